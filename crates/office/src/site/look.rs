//! How a site looks: accent colour, mark and tagline.

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

#[derive(Template)]
#[template(path = "office/site_look.html")]
struct LookPage {
    p: Page,
    errors: Errors,
    site: Site,
    f: Typed,
    seen: String,
}

const FIELDS: &[&str] = &["accent", "mark", "tagline"];

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    accent: String,
    mark: String,
    tagline: String,
    seen: String,
}

fn form(p: Page, site: Site, f: Typed, errors: Errors) -> LookPage {
    let seen = carried(&site, FIELDS, &errors, &f.seen);
    LookPage { p: p.titled("office-site-look"), errors, site, f, seen }
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let site = for_form(&office, &caller, &id).await?;
    let look = site.look.clone();
    let f = Typed { accent: look.accent, mark: look.mark, tagline: look.tagline, ..Typed::default() };
    web::page(&form(p, site, f, Errors::none()))
}

pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let accent = f.accent.trim().to_ascii_lowercase();
    let colour = |a: &str| {
        a.strip_prefix('#').is_some_and(|h| h.len() == 6 && h.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    errors.require(colour(&accent), "accent", "office-accent-wrong");
    let mark: String = f.mark.trim().to_owned();
    errors.require(mark.chars().count() <= 2, "mark", "office-mark-wrong");
    let tagline = f.tagline.split_whitespace().collect::<Vec<_>>().join(" ");
    if tagline.chars().count() > 100 {
        errors.add("tagline", Text::new("office-too-long").with("most", 100));
    }
    if errors.is_empty() {
        let done =
            change((&office, &caller, &p), (&id, ADMINISTRATORS), (FIELDS, &f.seen), move |_, _, site| {
                site.look.accent.clone_from(&accent);
                site.look.mark.clone_from(&mark);
                site.look.tagline.clone_from(&tagline);
                Ok(())
            });
        match caught(done.await)? {
            None => return Ok(saved(&id)),
            Some(refused) => errors = refused,
        }
    }
    let site = for_form(&office, &caller, &id).await?;
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(p, site, f, errors))
}
