//! The desk's first page: who waits, who visits, who is there.

use crate::Desk;
use crate::me::{Me, key_of};
use crate::view::Names;
use askama::Template;
use axum::extract::State;
use dialogue::Case;
use ground::{DialogueId, HandoverId, Instant, Lang, PersonId, Result, Span, Text};
use handover::{Agent, Fit, choose, crew, fit};
use people::Role;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use store::Conn;
use web::{Answer, Caller, Page};

/// Visits shown at most; the most troubled first.
const VISITS: usize = 60;
/// A visit is live while something was heard of it within this time.
const LIVE: Span = Span::minutes(5);

pub(crate) struct Waits {
    pub id: HandoverId,
    pub name: String,
    pub site: String,
    pub lang: Lang,
    pub since: Instant,
    pub waited: String,
    pub front: bool,
    /// The router would ring this reader.
    pub mine: bool,
    /// This reader speaks the language.
    pub able: bool,
    pub goal: String,
    pub reason: String,
    pub wish: String,
}

pub(crate) struct Visits {
    pub level: String,
    pub level_text: String,
    pub name: String,
    pub goal: String,
    pub step: String,
    pub reason: String,
    pub page: String,
    pub lang: Lang,
    pub minutes: String,
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
    visits: Vec<Visits>,
    live_count: usize,
    crew: Vec<Colleague>,
    busy_with: Option<Now>,
    cases: Vec<Case>,
    calls: Vec<CallRow>,
    accepted: i64,
}

pub(crate) async fn get(State(desk): State<Desk>, caller: Caller, p: Page) -> Answer {
    let p = p.titled("desk-title");
    let home = desk.read(&caller, move |c, me| build(c, me, p.clone())).await?;
    web::page(&home)
}

fn build(c: &Conn, me: Me, p: Page) -> Result<Home> {
    let now = p.now;
    let mut names = Names::default();
    let mut queue = Vec::new();
    let mut visits = Vec::new();
    let mut colleagues = Vec::new();
    let mut calls = Vec::new();
    let mut p = p;
    for id in &me.sites {
        let Some(site) = people::shelf::site(c, id)? else { continue };
        p = p.listening(format!("visits:{id}"), None);
        let agents = crew::agents(c, id, now)?;
        for h in handover::shelf::queue(c, std::slice::from_ref(id))? {
            let rung = choose(h.need.lang, &h.need.skill, &agents).is_some_and(|a| a.staff == me.id);
            let own = agents.iter().find(|a| a.staff == me.id);
            queue.push(Waits {
                name: names.person(c, &h.need.person)?,
                site: site.name.clone(),
                lang: h.need.lang,
                since: h.asked_at,
                waited: minutes(&p, now - h.asked_at),
                front: h.front,
                mine: rung,
                able: own.is_some_and(|a| fit(a, h.need.lang, "") > Fit::No),
                goal: say(&p, h.need.goal.as_ref()),
                reason: say(&p, h.need.reason.as_ref()),
                wish: h.need.wish,
                id: h.id,
            });
        }
        let talks = talks(c, &agents)?;
        let mut seen = HashSet::new();
        for mut v in journey::shelf::live(c, id, now - LIVE, 500)? {
            // The newest first: somebody on several devices is one.
            if v.person.as_ref().is_some_and(|person| !seen.insert(person.clone())) {
                continue;
            }
            let helper = v.person.as_ref().and_then(|person| talks.get(person));
            if let Some(name) = helper {
                v.level = "none".to_owned();
                v.reason = Some(Text::new("desk-visit-talks").with("name", name.as_str()));
            }
            let name = match &v.person {
                Some(person) => names.person(c, person)?,
                None => p.t("desk-visitor"),
            };
            visits.push((rank(&v.level), v.last_seen, visit(&p, v, name, helper.is_some(), now)));
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
    let live_count = visits.len();
    visits.sort_by_key(|(rank, seen, _)| (Reverse(*rank), Reverse(*seen)));
    colleagues.sort_by(|a, b| a.name.cmp(&b.name));
    colleagues.dedup_by(|a, b| a.name == b.name);
    let busy_with = match dialogue::shelf::of_staff(c, &me.id)? {
        Some(d) => Some(Now { name: names.person(c, &d.person)?, id: d.id }),
        None => None,
    };
    let mut cases = dialogue::shelf::cases_by(c, &me.id, &me.sites, 30)?;
    cases.retain(Case::is_open);
    cases.truncate(6);
    let accepted = handover::shelf::accepted_since(c, &me.id, now - Span::hours(12))?;
    Ok(Home {
        for_me: queue.iter().filter(|w| w.mine).count(),
        queue,
        visits: visits.into_iter().map(|(_, _, v)| v).take(VISITS).collect(),
        live_count,
        crew: colleagues,
        busy_with,
        cases,
        calls,
        accepted,
        me,
        p,
    })
}

/// With whom those talk who are in a dialogue.
fn talks(c: &Conn, agents: &[Agent]) -> Result<HashMap<PersonId, String>> {
    let mut all = HashMap::new();
    for a in agents.iter().filter(|a| a.busy_since.is_some()) {
        if let Some(d) = dialogue::shelf::of_staff(c, &a.staff)? {
            all.insert(d.person, a.name.clone());
        }
    }
    Ok(all)
}

fn visit(p: &Page, v: journey::Visit, name: String, talks: bool, now: Instant) -> Visits {
    let (_, key) = level(&v.level);
    Visits {
        level_text: p.t(key),
        name,
        goal: v.goal.as_ref().map(|g| p.say(&g.name)).unwrap_or_default(),
        step: say(p, v.step.as_ref()),
        reason: if talks || rank(&v.level) > 0 { say(p, v.reason.as_ref()) } else { String::new() },
        lang: v.lang,
        minutes: minutes(p, now - v.started),
        page: p.say(&crate::places::place(&v.page)),
        level: v.level,
    }
}

fn level(word: &str) -> (u8, &'static str) {
    match word {
        "giving-up" | "giving_up" => (3, "desk-level-giving-up"),
        "stuck" => (2, "desk-level-stuck"),
        "uneasy" => (1, "desk-level-uneasy"),
        _ => (0, "desk-level-none"),
    }
}

fn rank(word: &str) -> u8 {
    level(word).0
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
