//! Whether visits are observed, and for how long what was observed is kept.

use super::{carried, caught, change, for_form, saved};
use crate::Office;
use crate::me::ADMINISTRATORS;
use askama::Template;
use axum::extract::{Path, State};
use ground::{SiteId, Text};
use http::StatusCode;
use journey::recording::DAYS as RECORDINGS;
use people::Site;
use serde::Deserialize;
use web::{Answer, Caller, Errors, Form, Page};

/// Days that what was observed may be kept.
const DAYS: std::ops::RangeInclusive<i64> = 1..=730;

#[derive(Template)]
#[template(path = "office/site_observation.html")]
struct ObservationPage {
    p: Page,
    errors: Errors,
    site: Site,
    observe: bool,
    days: String,
    recordings: String,
    /// Fewer days than now: what is older will be deleted, so it is asked again.
    confirm: Option<Sure>,
    seen: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    observe: String,
    days: String,
    /// Days that recordings are kept; empty: as before.
    recordings: String,
    /// The numbers of days whose consequence was shown.
    sure: String,
    seen: String,
}

const FIELDS: &[&str] = &["observe", "keep_days", "recording_days"];

/// What would be deleted, and what says that it was shown.
struct Sure {
    visits: Option<i64>,
    recordings: Option<i64>,
    word: String,
}

impl Sure {
    /// None where nothing is kept for fewer days than now.
    fn of(site: &Site, days: i64, recordings: i64) -> Option<Self> {
        let visits = (days < site.keep_days).then_some(days);
        let shorter = (recordings < site.recording_days).then_some(recordings);
        let words = [visits.map(|n| n.to_string()), shorter.map(|n| format!("r{n}"))];
        let word = words.into_iter().flatten().collect::<Vec<_>>().join("-");
        (!word.is_empty()).then_some(Self { visits, recordings: shorter, word })
    }
}

fn form(p: Page, site: Site, f: &Typed, errors: Errors, confirm: Option<Sure>) -> ObservationPage {
    let p = p.titled("office-site-observation");
    let seen = carried(&site, FIELDS, &errors, &f.seen);
    let (observe, days, recordings) = (f.observe == "yes", f.days.clone(), f.recordings.clone());
    ObservationPage { p, errors, site, observe, days, recordings, confirm, seen }
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let site = for_form(&office, &caller, &id).await?;
    let observe = if site.observe { "yes" } else { "" };
    let f = Typed {
        observe: observe.to_owned(),
        days: site.keep_days.to_string(),
        recordings: site.recording_days.to_string(),
        ..Typed::default()
    };
    web::page(&form(p, site, &f, Errors::none(), None))
}

pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(f): Form<Typed>,
) -> Answer {
    let site = for_form(&office, &caller, &id).await?;
    let mut errors = Errors::none();
    let days = f.days.trim().parse::<i64>().ok().filter(|d| DAYS.contains(d));
    let kept = match f.recordings.trim() {
        "" => Some(site.recording_days),
        typed => typed.parse::<i64>().ok().filter(|d| RECORDINGS.contains(d)),
    };
    let wrong = |r: &std::ops::RangeInclusive<i64>| {
        Text::new("office-keep-days-wrong").with("least", *r.start()).with("most", *r.end())
    };
    if days.is_none() {
        errors.add("days", wrong(&DAYS));
    }
    if kept.is_none() {
        errors.add("recordings", wrong(&RECORDINGS));
    }
    let (Some(days), Some(kept)) = (days, kept) else {
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(p, site, &f, errors, None));
    };
    if let Some(sure) = Sure::of(&site, days, kept).filter(|sure| sure.word != f.sure) {
        return web::page(&form(p, site, &f, errors, Some(sure)));
    }
    let observe = f.observe == "yes";
    let done = change((&office, &caller, &p), (&id, ADMINISTRATORS), (FIELDS, &f.seen), move |_, _, site| {
        (site.observe, site.keep_days, site.recording_days) = (observe, days, kept);
        Ok(())
    });
    match caught(done.await)? {
        None => Ok(saved(&id)),
        Some(errors) => {
            let site = for_form(&office, &caller, &id).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(p, site, &f, errors, None))
        }
    }
}
