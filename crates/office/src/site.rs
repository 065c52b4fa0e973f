//! One site: what is set, and a form for each part of it.

pub(crate) mod look;
pub(crate) mod observation;
pub(crate) mod offers;
pub(crate) mod profile;
pub(crate) mod rules;
pub(crate) mod vouchers;
pub(crate) mod website;
pub(crate) mod week;

use crate::hours::Sheet;
use crate::me::{ADMINISTRATORS, LEADS};
use crate::sites::{kind_key, shown};
use crate::{Office, hand::Hand, seen};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ground::{Instant, Money, Result, SiteId, Text};
use people::{Role, Site, shelf};
use staffing::Week;
use store::Conn;
use web::{Answer, Caller, Oops, Page, see_with};

#[derive(Template)]
#[template(path = "office/site.html")]
struct SitePage {
    p: Page,
    site: Site,
    administers: bool,
    kind: &'static str,
    langs: String,
    sheet: Sheet,
    open: bool,
    next: Option<Instant>,
    closed: Vec<String>,
    persons: i64,
    staff: i64,
    articles: i64,
    spent: Money,
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let now = office.now();
    let page = office.read(&caller, move |c, me| {
        let site = me.site(c, &id, LEADS)?;
        let week = Week::of(&site);
        let mut sheet = Sheet::of(&week);
        sheet.closed.retain(|d| !d.is_empty());
        let day = remedy::site_day(now, &site.time_zone);
        Ok(SitePage {
            p: p.clone().titled_as(site.name.as_str()),
            administers: me.staff.is(&site.id, Role::Administrator),
            kind: kind_key(site.kind),
            langs: site.langs.iter().map(|l| l.own_name()).collect::<Vec<_>>().join(", "),
            open: week.open_at(now),
            next: week.next_opening(now),
            closed: sheet.closed.clone(),
            sheet,
            persons: shelf::count_persons(c, &site.id)?,
            staff: shelf::staff_of_site(c, &site.id)?.iter().filter(|s| s.active).count() as i64,
            articles: knowledge::shelf::count(c, &site.id)?,
            spent: Money::new(remedy::shelf::spent(c, &site.id, &day)?, site.currency),
            site,
        })
    });
    web::page(&page.await?)
}

/// The site for a form of administrators.
async fn for_form(office: &Office, caller: &Caller, id: &SiteId) -> Result<Site> {
    let id = id.clone();
    office.read(caller, move |c, me| me.site(c, &id, ADMINISTRATORS)).await
}

/// What a form of a site carries of the `fields` that it is about.
fn carried(site: &Site, fields: &[&str], errors: &web::Errors, sent: &str) -> String {
    seen::carried(errors, sent, &seen::of(&shown(site), fields))
}

/// Changes a site by what `change` makes of it as it stands now, for whoever has one of the `roles` there, and
/// notes what differs. Refuses where the
/// form was opened (`sent`) with something else in its `fields` than stands there.
async fn change<F>(
    (office, caller, p): (&Office, &Caller, &Page),
    (id, roles): (&SiteId, &'static [Role]),
    (fields, sent): (&'static [&'static str], &str),
    change: F,
) -> Result<()>
where
    F: Fn(&Conn, &Hand, &mut Site) -> Result<()> + Send + 'static,
{
    let (id, sent, p) = (id.clone(), sent.to_owned(), p.clone());
    office
        .write(caller, move |c, hand| {
            shelf::hold_site(c, &id)?;
            let before = hand.me.site(c, &id, roles)?;
            seen::still(c, &p, &sent, &seen::of(&shown(&before), fields))?;
            let mut after = before.clone();
            change(c, hand, &mut after)?;
            shelf::put_site(c, &after)?;
            hand.note(c, Some(&id), "site.changed", id.as_str(), shown(&before), shown(&after)).map(drop)
        })
        .await
}

fn saved(id: &SiteId) -> Response {
    see_with(format!("/office/sites/{}", web::segment(id)), &Text::new("office-saved"))
}

/// A refusal becomes errors of the form; anything else goes on.
fn caught(done: Result<()>) -> Result<Option<web::Errors>, Oops> {
    match done {
        Ok(()) => Ok(None),
        Err(e) => web::Errors::catch(e).map(Some),
    }
}
