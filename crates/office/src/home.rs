//! Where somebody begins: their sites, and what changed last.

use crate::Office;
use crate::me::{LEADS, OFFICE, WRITERS};
use askama::Template;
use axum::extract::State;
use ground::SiteId;
use web::{Answer, Caller, Page};

pub(crate) struct Row {
    id: SiteId,
    name: String,
    kind: &'static str,
    persons: i64,
    articles: i64,
    open: bool,
    leads: bool,
    writes: bool,
    address: String,
}

#[derive(Template)]
#[template(path = "office/home.html")]
struct HomePage {
    p: Page,
    name: String,
    rows: Vec<Row>,
    /// Nobody at the desk yet.
    no_help: bool,
    leads: bool,
    /// Jobs that were given up, for those who may look at them.
    given_up: i64,
}

pub(crate) async fn get(State(office): State<Office>, caller: Caller, p: Page) -> Answer {
    let now = office.now();
    let (scheme, public) =
        (office.house.settings.scheme().to_owned(), office.house.settings.public_url.clone());
    let port = office.house.settings.authority().rsplit_once(':').map(|(_, port)| format!(":{port}"));
    let port = port.unwrap_or_default();
    let page = office.read(&caller, move |c, me| {
        let mut rows = Vec::new();
        let mut helpers = 0;
        for site in me.sites(c, OFFICE)? {
            let staff = people::shelf::staff_of_site(c, &site.id)?;
            helpers += staff.iter().filter(|s| s.is(&site.id, people::Role::AccountManager)).count();
            let named = site.host.as_ref().map(|h| format!("{scheme}://{h}{port}"));
            rows.push(Row {
                kind: crate::sites::kind_key(site.kind),
                persons: people::shelf::count_persons(c, &site.id)?,
                articles: knowledge::shelf::count(c, &site.id)?,
                open: staffing::Week::of(&site).open_at(now),
                leads: me.is(&site.id, LEADS),
                writes: me.is(&site.id, WRITERS),
                address: named.unwrap_or_else(|| public.clone()),
                id: site.id,
                name: site.name,
            });
        }
        Ok(HomePage {
            p: p.clone().titled("office-home-title"),
            name: me.staff.name.clone(),
            leads: !me.staff.sites(LEADS).is_empty(),
            no_help: helpers == 0,
            given_up: crate::jobs::noticed(c, me)?,
            rows,
        })
    });
    web::page(&page.await?)
}
