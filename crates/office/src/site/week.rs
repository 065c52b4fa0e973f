//! When a site is there for people.

use super::{carried, caught, change, saved};
use crate::Office;
use crate::hours::Sheet;
use crate::me::LEADS;
use askama::Template;
use axum::extract::{Path, State};
use ground::{Result, SiteId};
use http::StatusCode;
use people::Site;
use staffing::Week;
use web::{Answer, Caller, Errors, Form, Page};

#[derive(Template)]
#[template(path = "office/site_hours.html")]
struct HoursPage {
    p: Page,
    errors: Errors,
    site: Site,
    sheet: Sheet,
    /// Monday was copied; nothing is saved yet.
    copied: bool,
    seen: String,
}

const FIELDS: &[&str] = &["hours"];

async fn site(office: &Office, caller: &Caller, id: &SiteId) -> Result<Site> {
    let id = id.clone();
    office.read(caller, move |c, me| me.site(c, &id, LEADS)).await
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let site = site(&office, &caller, &id).await?;
    let sheet = Sheet::of(&Week::of(&site));
    let (p, errors) = (p.titled("office-site-hours"), Errors::none());
    let seen = carried(&site, FIELDS, &errors, "");
    web::page(&HoursPage { p, errors, site, sheet, copied: false, seen })
}

pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(f): Form<Vec<(String, String)>>,
) -> Answer {
    let site = site(&office, &caller, &id).await?;
    let p = p.titled("office-site-hours");
    let sheet = Sheet::sent(&f);
    let seen = f.iter().find(|(name, _)| name == "seen").map_or("", |(_, value)| value.as_str());
    if f.iter().any(|(name, value)| name == "do" && value == "copy") {
        let sheet = sheet.copy_monday().with_room();
        let (errors, seen) = (Errors::none(), seen.to_owned());
        return web::page(&HoursPage { p, errors, site, sheet, copied: true, seen });
    }
    let mut errors = Errors::none();
    let hours = sheet.read(&site.time_zone, &mut errors).json();
    if errors.is_empty() {
        let done = change((&office, &caller, &p), (&id, LEADS), (FIELDS, seen), move |_, _, site| {
            site.hours.clone_from(&hours);
            Ok(())
        });
        match caught(done.await)? {
            None => return Ok(saved(&id)),
            Some(refused) => errors = refused,
        }
    }
    let site = self::site(&office, &caller, &id).await?;
    let seen = carried(&site, FIELDS, &errors, seen);
    let page = HoursPage { p, errors, site, sheet: sheet.with_room(), copied: false, seen };
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
