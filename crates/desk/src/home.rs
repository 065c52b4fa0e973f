//! The desk's first page: who waits, who visits, who is there.

use crate::Desk;
use crate::me::{DESK_ROLES, Me, key_of};
use crate::view::Names;
use crate::visits;
use askama::Template;
use axum::Extension;
use axum::extract::State;
use dialogue::Case;
use ground::{DialogueId, HandoverId, Instant, Lang, Result, Span, Text};
use handover::{Fit, Seen, Standbys, crew, fit};
use http::HeaderMap;
use people::{Role, Staff};
use std::sync::Arc;
use store::Conn;
use web::{Alike, Answer, Caller, Page};

/// Cases shown at most of those that nobody has taken; the page of cases has all.
const FREE: i64 = 8;
/// Visits shown at most; the most troubled first.
const VISITS: usize = 60;

pub(crate) struct Waits {
    pub id: HandoverId,
    pub name: String,
    pub site: String,
    pub lang: Lang,
    pub since: Instant,
    pub waited: String,
    pub front: bool,
    /// For how long they have not been seen, where that is why nobody is rung; else empty.
    pub away: String,
    /// The router would ring this reader.
    pub mine: bool,
    /// Whom the router would ring instead; empty: nobody else.
    pub rings: String,
    /// What speaks for whom it would ring.
    pub why: String,
    /// This reader speaks the language.
    pub able: bool,
    pub goal: String,
    pub reason: String,
    pub wish: String,
}

pub(crate) struct Colleague {
    pub name: String,
    pub state: &'static str,
    pub text: String,
}

pub(crate) struct Now {
    pub id: DialogueId,
    pub name: String,
}

pub(crate) struct CallRow {
    pub id: String,
    pub at: Instant,
    pub phone: String,
    pub name: String,
    /// What it is about, as the person shared it; may be empty.
    pub wish: String,
    /// The hour is past.
    pub late: bool,
}

#[derive(Template)]
#[template(path = "desk/home.html")]
struct Home {
    p: Page,
    me: Me,
    queue: Vec<Waits>,
    for_me: usize,
    visits: Vec<visits::Row>,
    live_count: usize,
    crew: Vec<Colleague>,
    busy_with: Option<Now>,
    cases: Vec<Case>,
    /// Open, and nobody's yet: this reader may take them.
    free: Vec<Case>,
    calls: Vec<CallRow>,
    accepted: i64,
}

/// The list alone: what every desk fetches whenever somebody gets stuck.
#[derive(Template)]
#[template(path = "desk/visits_frame.html")]
struct List {
    p: Page,
    visits: Vec<visits::Row>,
    live_count: usize,
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    staff: Option<Extension<Arc<Staff>>>,
    headers: HeaderMap,
    p: Page,
) -> Answer {
    let p = p.titled("desk-title");
    if headers.get("turbo-frame").is_some_and(|f| f == "visits")
        && let Some(Extension(staff)) = staff
    {
        return Ok(only_visits(&desk, &staff, p).await?.answer(&headers));
    }
    let (standbys, seen) = (desk.standbys.clone(), desk.seen.clone());
    let home = desk.read(&caller, move |c, me| build(c, me, p.clone(), &standbys, &seen)).await?;
    web::page(&home)
}

/// Nothing else is made ready then, and the list is made for all who ask at that moment together: it says the same to
/// everybody who works at the same sites in the same language.
async fn only_visits(desk: &Desk, staff: &Staff, mut p: Page) -> Result<Arc<Alike>> {
    let sites = staff.sites(&DESK_ROLES);
    desk.lists
        .ask((sites.clone(), p.lang), || {
            // Time goes on while others' lists are made.
            p.now = desk.now();
            let standbys = desk.standbys.clone();
            desk.house.db.read(move |c| {
                let (mut visits, mut live_count, mut names) = (Vec::new(), 0, Names::default());
                for id in &sites {
                    let agents = crew::agents(c, id, p.now)?;
                    let (some, count) = visits::of_site(c, &p, &mut names, id, &agents, &standbys, VISITS)?;
                    visits.extend(some);
                    live_count += count;
                }
                visits::sort(&mut visits);
                visits.truncate(VISITS);
                let list = List { p: p.clone(), visits, live_count };
                let html =
                    list.render().map_err(|e| ground::Fault::because("a list could not be written", e))?;
                Ok(Alike::new(html))
            })
        })
        .await
}

fn build(c: &Conn, me: Me, p: Page, standbys: &Standbys, seen: &Seen) -> Result<Home> {
    let now = p.now;
    let mut names = Names::default();
    let mut queue = Vec::new();
    let (mut visits, mut live_count) = (Vec::new(), 0);
    let mut colleagues = Vec::new();
    let mut calls = Vec::new();
    let mut p = p;
    for id in &me.sites {
        let Some(site) = people::shelf::site(c, id)? else { continue };
        p = p.listening(format!("visits:{id}"), None);
        let agents = crew::agents(c, id, now)?;
        let (some, count) = visits::of_site(c, &p, &mut names, id, &agents, standbys, VISITS)?;
        visits.extend(some);
        live_count += count;
        let waiting = handover::shelf::queue(c, std::slice::from_ref(id))?;
        let rings = handover::shelf::rings(c, &waiting, &agents, standbys, seen, now)?;
        for h in waiting {
            let rung = rings.get(&h.id);
            let for_me = rung.is_some_and(|r| r.staff == me.id);
            let reasons = rung.map(|r| r.why.iter().map(|t| p.say(t)).collect::<Vec<_>>());
            let away = seen.away(&h.need.person, now);
            let own = agents.iter().find(|a| a.staff == me.id);
            queue.push(Waits {
                name: names.person(c, &h.need.person)?,
                site: site.name.clone(),
                lang: h.need.lang,
                since: h.asked_at,
                waited: minutes(&p, now - h.asked_at),
                front: h.front,
                mine: for_me,
                rings: rung.filter(|_| !for_me).map(|r| r.name.clone()).unwrap_or_default(),
                why: reasons.unwrap_or_default().join(" · "),
                away: away.map(|at| minutes(&p, now - at)).unwrap_or_default(),
                able: own.is_some_and(|a| fit(a, h.need.lang, "") > Fit::No),
                goal: say(&p, h.need.goal.as_ref()),
                reason: say(&p, h.need.reason.as_ref()),
                wish: h.need.wish,
                id: h.id,
            });
        }
        for a in &agents {
            let (state, key) = match (a.busy_since, a.state) {
                (Some(_), _) => ("busy", "desk-crew-busy"),
                (None, s) => (s.code(), key_of(s)),
            };
            colleagues.push(Colleague { name: a.name.clone(), state, text: p.t(key) });
        }
        if me.is(id, Role::AccountManager) {
            for k in staffing::shelf::calls(c, id, 5)? {
                let name = names.person(c, &k.person)?;
                calls.push(CallRow {
                    late: k.at < now,
                    id: k.id,
                    at: k.at,
                    phone: k.phone,
                    wish: k.wish,
                    name,
                });
            }
        }
    }
    queue.sort_by_key(|w| (!w.front, w.since));
    visits::sort(&mut visits);
    visits.truncate(VISITS);
    colleagues.sort_by(|a, b| a.name.cmp(&b.name));
    colleagues.dedup_by(|a, b| a.name == b.name);
    let busy_with = match dialogue::shelf::of_staff(c, &me.id)? {
        Some(d) => Some(Now { name: names.person(c, &d.person)?, id: d.id }),
        None => None,
    };
    let mut cases = dialogue::shelf::cases_by(c, &me.id, &me.sites, 30)?;
    cases.retain(Case::is_open);
    cases.truncate(6);
    let free = dialogue::shelf::free_cases(c, &me.sites, FREE)?;
    let accepted = handover::shelf::accepted_since(c, &me.id, now - Span::hours(12))?;
    Ok(Home {
        for_me: queue.iter().filter(|w| w.mine).count(),
        queue,
        visits,
        live_count,
        crew: colleagues,
        busy_with,
        cases,
        free,
        calls,
        accepted,
        me,
        p,
    })
}

fn say(p: &Page, text: Option<&Text>) -> String {
    text.map(|t| p.say(t)).unwrap_or_default()
}

/// `3 min`; under a minute "just now".
pub(crate) fn minutes(p: &Page, span: Span) -> String {
    match span.as_minutes() {
        0 => p.t("desk-moment"),
        n => p.tn("desk-minutes", n),
    }
}
