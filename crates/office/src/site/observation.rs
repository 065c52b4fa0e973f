//! Whether visits are observed, and for how long what was observed is kept.

use super::{carried, caught, change, for_form, saved};
use crate::Office;
use crate::me::ADMINISTRATORS;
use askama::Template;
use axum::extract::{Path, State};
use ground::{SiteId, Text};
use http::StatusCode;
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
    /// Fewer days than now: what is older will be deleted, so it is asked again.
    confirm: Option<i64>,
    seen: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    observe: String,
    days: String,
    /// The number of days whose consequence was shown.
    sure: String,
    seen: String,
}

const FIELDS: &[&str] = &["observe", "keep_days"];

fn form(p: Page, site: Site, f: &Typed, errors: Errors, confirm: Option<i64>) -> ObservationPage {
    let p = p.titled("office-site-observation");
    let seen = carried(&site, FIELDS, &errors, &f.seen);
    ObservationPage { p, errors, site, observe: f.observe == "yes", days: f.days.clone(), confirm, seen }
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let site = for_form(&office, &caller, &id).await?;
    let observe = if site.observe { "yes" } else { "" };
    let f = Typed { observe: observe.to_owned(), days: site.keep_days.to_string(), ..Typed::default() };
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
    let Some(days) = days else {
        let text = Text::new("office-keep-days-wrong").with("least", *DAYS.start()).with("most", *DAYS.end());
        errors.add("days", text);
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(p, site, &f, errors, None));
    };
    if days < site.keep_days && f.sure != days.to_string() {
        return web::page(&form(p, site, &f, errors, Some(days)));
    }
    let observe = f.observe == "yes";
    let done = change((&office, &caller, &p), (&id, ADMINISTRATORS), (FIELDS, &f.seen), move |_, _, site| {
        (site.observe, site.keep_days) = (observe, days);
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
