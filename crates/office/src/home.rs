//! Where somebody begins: their sites, and what changed last.

use crate::Office;
use crate::me::{LEADS, Me, OFFICE, WRITERS};
use askama::Template;
use axum::extract::State;
use ground::SiteId;
use people::Role;
use web::{Answer, Caller, Page};

pub(crate) struct Row {
    id: SiteId,
    name: String,
    kind: &'static str,
    persons: i64,
    articles: i64,
    open: bool,
    /// Opens at all.
    ever: bool,
    leads: bool,
    writes: bool,
    address: String,
}

#[derive(Template)]
#[template(path = "office/home.html")]
struct HomePage {
    p: Page,
    /// What a young house still lacks: sentence, where it is mended, and what that is called.
    next: Vec<(String, String, String)>,
    rows: Vec<Row>,
    /// Nobody at the desk yet.
    no_help: bool,
    leads: bool,
    /// Jobs that were given up, for those who may look at them.
    given_up: i64,
}

/// What is to be done first, for whoever may do it.
fn next(p: &Page, me: &Me, rows: &[Row]) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for r in rows {
        let site = web::segment(&r.id);
        let mut add = |word: &str, lacks: bool, href: String| {
            if lacks {
                let (text, act) = (format!("office-next-{word}"), format!("office-next-{word}-do"));
                all.push((p.t1(text, "site", r.name.as_str()), href, p.t(act)));
            }
        };
        add("hours", r.leads && !r.ever, format!("/office/sites/{site}/hours"));
        add("articles", r.writes && r.articles == 0, format!("/office/articles/new?site={site}"));
        add("persons", r.leads && r.persons == 0, format!("/office/persons/new?site={site}"));
    }
    let helps = !me.staff.sites(&[Role::AccountManager, Role::Supervisor]).is_empty();
    if !all.is_empty() && helps {
        all.push((p.t("office-next-desk"), "/desk".to_owned(), p.t("office-next-desk-do")));
    }
    all
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
            helpers += staff.iter().filter(|s| s.is(&site.id, Role::AccountManager)).count();
            let named = site.host.as_ref().map(|h| format!("{scheme}://{h}{port}"));
            let week = staffing::Week::of(&site);
            rows.push(Row {
                kind: crate::sites::kind_key(site.kind),
                persons: people::shelf::count_persons(c, &site.id)?,
                articles: knowledge::shelf::count(c, &site.id)?,
                open: week.open_at(now),
                ever: week.next_opening(now).is_some() || week.open_at(now),
                leads: me.is(&site.id, LEADS),
                writes: me.is(&site.id, WRITERS),
                address: named.unwrap_or_else(|| public.clone()),
                id: site.id,
                name: site.name,
            });
        }
        Ok(HomePage {
            p: p.clone().titled("office-home-title"),
            next: next(&p, me, &rows),
            leads: !me.staff.sites(LEADS).is_empty(),
            no_help: helpers == 0,
            given_up: crate::jobs::noticed(c, me)?,
            rows,
        })
    });
    web::page(&page.await?)
}
