//! Who is on the sites now: where they are, who does not get on. Never a screen, never what somebody typed or
//! searched for.

use crate::live_map::{Choice, Spot, Wish, goals, spots};
use crate::view::Names;
use crate::{Desk, Me};
use askama::Template;
use axum::extract::State;
use dialogue::Dialogue;
use ground::{Instant, Lang, PersonId, Result, SiteId, Span, Text, VisitId};
use handover::{Agent, Standbys};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use store::Conn;
use web::{Answer, Caller, Page, Query};

/// A visit is live while something was heard of it within this time.
pub(crate) const LIVE: Span = Span::minutes(5);
/// Visits of one site that are looked at: of those who do not get on, and of all; the last seen first.
const LOOKED_AT: i64 = 500;
/// Rows of the live view.
const ROWS: usize = 200;

/// One visit as the desk lists it.
#[derive(Clone)]
pub(crate) struct Row {
    pub id: VisitId,
    pub level: String,
    pub level_text: String,
    pub name: String,
    pub goal: String,
    pub step: String,
    pub reason: String,
    pub page: String,
    pub lang: Lang,
    pub minutes: String,
    /// Who stands by for them; empty: nobody.
    pub by: String,
    /// They asked for somebody, and wait.
    pub waits: bool,
    /// Who it is is known.
    pub known: bool,
    /// The kind of what they want; empty where that is not known.
    pub kind: String,
    pub site: SiteId,
    pub rank: u8,
    seen: Instant,
}

impl Row {
    pub fn of(p: &Page, v: journey::Visit, name: String, talks: bool) -> Self {
        let (rank, key) = level(&v.level);
        Self {
            rank,
            seen: v.last_seen,
            level_text: p.t(key),
            name,
            known: v.person.is_some(),
            kind: v.goal.as_ref().map(|g| g.kind.clone()).unwrap_or_default(),
            goal: v.goal.as_ref().map(|g| p.say(&g.name)).unwrap_or_default(),
            step: say(p, v.step.as_ref()),
            reason: if talks || rank > 0 { say(p, v.reason.as_ref()) } else { String::new() },
            lang: v.lang,
            minutes: crate::home::minutes(p, p.now - v.started),
            page: p.say(&crate::places::place(&v.page)),
            level: v.level,
            by: String::new(),
            waits: false,
            site: v.site,
            id: v.id,
        }
    }

    /// What they are at: what they want, or where they are.
    pub fn spot(&self) -> &str {
        if self.goal.is_empty() { &self.page } else { &self.goal }
    }
}

/// Degree and words of a level.
pub(crate) fn level(word: &str) -> (u8, &'static str) {
    match word {
        "giving-up" | "giving_up" => (3, "desk-level-giving-up"),
        "stuck" => (2, "desk-level-stuck"),
        "uneasy" => (1, "desk-level-uneasy"),
        _ => (0, "desk-level-none"),
    }
}

fn say(p: &Page, text: Option<&Text>) -> String {
    text.map(|t| p.say(t)).unwrap_or_default()
}

/// The live visits of a site, somebody on several devices once: the `most` of them who need most, and how many
/// there are in all.
pub(crate) fn of_site(
    c: &Conn,
    p: &Page,
    names: &mut Names,
    site: &SiteId,
    agents: &[Agent],
    standbys: &Standbys,
    most: usize,
) -> Result<(Vec<Row>, usize)> {
    let (talks, since) = (talks(c, agents)?, p.now - LIVE);
    let queue = handover::shelf::queue(c, std::slice::from_ref(site))?;
    let queue: HashSet<PersonId> = queue.into_iter().map(|h| h.need.person).collect();
    let looked_at = LOOKED_AT.min(i64::try_from(most).unwrap_or(LOOKED_AT));
    // Of thousands, those who do not get on first: others are heard of all the time.
    let mut visits = journey::shelf::troubled(c, site, since, looked_at)?;
    let others = journey::shelf::live(c, site, since, looked_at)?;
    let all = others.len();
    visits.extend(others);
    let (mut seen, mut known) = (HashSet::new(), HashSet::new());
    // Somebody on several devices is one.
    visits.retain(|v| {
        known.insert(v.id.clone()) && v.person.as_ref().is_none_or(|who| seen.insert(who.clone()))
    });
    let all = if all < looked_at as usize {
        visits.len()
    } else {
        journey::shelf::count_live(c, site, since)? as usize
    };
    for v in &mut visits {
        if let Some(name) = v.person.as_ref().and_then(|person| talks.get(person)) {
            v.level = "none".to_owned();
            v.reason = Some(Text::new("desk-visit-talks").with("name", name.as_str()));
        }
    }
    visits.sort_by_key(|v| (Reverse(level(&v.level).0), Reverse(v.last_seen)));
    visits.truncate(most);
    let mut rows = Vec::with_capacity(visits.len());
    for v in visits {
        let helper = v.person.as_ref().and_then(|person| talks.get(person));
        let name = called(c, p, names, v.person.as_ref())?;
        let by = standbys.of(&v.id, v.person.as_ref(), p.now).filter(|_| helper.is_none());
        let waits = v.person.as_ref().is_some_and(|person| queue.contains(person));
        let mut row = Row::of(p, v, name, helper.is_some());
        row.by = by.map(|s| s.name).unwrap_or_default();
        row.waits = waits;
        rows.push(row);
    }
    Ok((rows, all))
}

pub(crate) fn called(c: &Conn, p: &Page, names: &mut Names, person: Option<&PersonId>) -> Result<String> {
    match person {
        Some(person) => names.person(c, person),
        None => Ok(p.t("desk-visitor")),
    }
}

/// The most troubled first.
pub(crate) fn sort(rows: &mut [Row]) {
    rows.sort_by_key(|r| (Reverse(r.rank), Reverse(r.seen)));
}

/// With whom those talk who are in a dialogue.
fn talks(c: &Conn, agents: &[Agent]) -> Result<HashMap<PersonId, String>> {
    let mut all = HashMap::new();
    for a in agents.iter().filter(|a| a.busy_since.is_some()) {
        if let Some(Dialogue { person, .. }) = dialogue::shelf::of_staff(c, &a.staff)? {
            all.insert(person, a.name.clone());
        }
    }
    Ok(all)
}

#[derive(Template)]
#[template(path = "desk/visits.html")]
struct Visits {
    p: Page,
    me: Me,
    wish: Wish,
    here: String,
    /// Not above the list: what is left out.
    more: i64,
    /// Everybody who is there.
    all: usize,
    /// How many were looked at, where that is not everybody.
    looked: usize,
    /// How many fit the choice.
    fit: usize,
    rows: Vec<Row>,
    spots: Vec<Spot>,
    /// How many are at the spot where most are.
    most: i64,
    langs: Vec<Lang>,
    goals: Vec<Choice>,
    /// Sites to choose from; none where there is one.
    sites: Vec<(SiteId, String)>,
}

/// `GET /desk/visits`
pub(crate) async fn list(
    State(desk): State<Desk>,
    caller: Caller,
    Query(wish): Query<Wish>,
    p: Page,
) -> Answer {
    let p = p.titled("desk-live-title");
    let standbys = desk.standbys.clone();
    let page = desk.read(&caller, move |c, me| build(c, me, p.clone(), wish.clone(), &standbys)).await?;
    web::page(&page)
}

fn build(c: &Conn, me: Me, mut p: Page, wish: Wish, standbys: &Standbys) -> Result<Visits> {
    let (mut names, mut rows, mut all, mut sites) = (Names::default(), Vec::new(), 0, Vec::new());
    for id in &me.sites {
        p = p.listening(format!("visits:{id}"), None);
        let agents = handover::crew::agents(c, id, p.now)?;
        let (some, count) = of_site(c, &p, &mut names, id, &agents, standbys, usize::MAX)?;
        rows.extend(some);
        all += count;
        if me.sites.len() > 1
            && let Some(site) = people::shelf::site(c, id)?
        {
            sites.push((site.id, site.name));
        }
    }
    sort(&mut rows);
    let looked = if rows.len() < all { rows.len() } else { 0 };
    let langs = Lang::ALL.into_iter();
    let langs = langs.filter(|l| wish.lang == l.code() || rows.iter().any(|r| r.lang == *l)).collect();
    let goals = goals(&p, &rows, &wish);
    let there: Vec<&Row> = rows.iter().filter(|r| wish.wants_there(r)).collect();
    let spots = spots(&there, &wish);
    let most = spots.iter().map(|s| s.people).max().unwrap_or(0);
    rows.retain(|r| wish.wants(r));
    let fit = rows.len();
    let more = fit.saturating_sub(ROWS) as i64;
    rows.truncate(ROWS);
    let here = wish.query(&wish.at);
    Ok(Visits { p, me, wish, here, more, all, looked, fit, rows, spots, most, langs, goals, sites })
}
