//! Who is on the sites now: where they are, who does not get on, and the way of one visit. Never a screen, never what
//! somebody typed or searched for.

use crate::view::Names;
use crate::{Desk, Me};
use askama::Template;
use axum::extract::{Path, State};
use dialogue::Dialogue;
use ground::{Error, Instant, Lang, PersonId, Result, SiteId, Span, Text, VisitId};
use handover::{Agent, Standbys};
use journey::{Event, Kind};
use people::Role;
use serde::Deserialize;
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
/// Steps of one visit's way.
const STEPS: i64 = 60;

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
    site: SiteId,
    rank: u8,
    seen: Instant,
}

impl Row {
    fn of(p: &Page, v: journey::Visit, name: String, talks: bool) -> Self {
        let (rank, key) = level(&v.level);
        Self {
            rank,
            seen: v.last_seen,
            level_text: p.t(key),
            name,
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
    fn spot(&self) -> &str {
        if self.goal.is_empty() { &self.page } else { &self.goal }
    }
}

/// Degree and words of a level.
fn level(word: &str) -> (u8, &'static str) {
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

fn called(c: &Conn, p: &Page, names: &mut Names, person: Option<&PersonId>) -> Result<String> {
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

/// What is asked for; empty is everything.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    /// `uneasy` or `stuck`: this or worse.
    level: String,
    /// The words of a spot.
    at: String,
    lang: String,
    site: String,
    /// `yes`: only those who asked for somebody, and wait.
    waiting: String,
}

impl Wish {
    fn wants(&self, r: &Row) -> bool {
        r.rank >= level(&self.level).0 && (self.at.is_empty() || self.at == r.spot()) && self.wants_there(r)
    }

    /// Whatever they are at, and however it goes: the map counts these.
    fn wants_there(&self, r: &Row) -> bool {
        (self.lang.is_empty() || self.lang == r.lang.code())
            && (self.site.is_empty() || self.site == r.site.as_str())
            && (self.waiting != "yes" || r.waits)
    }

    fn query(&self, at: &str) -> String {
        let pairs = [
            ("level", self.level.as_str()),
            ("at", at),
            ("lang", self.lang.as_str()),
            ("site", self.site.as_str()),
            ("waiting", self.waiting.as_str()),
        ];
        let parts = pairs.iter().filter(|(_, v)| !v.is_empty());
        let parts: Vec<_> = parts.map(|(k, v)| format!("{k}={}", web::segment(v))).collect();
        if parts.is_empty() { "/desk/visits".to_owned() } else { format!("/desk/visits?{}", parts.join("&")) }
    }
}

/// Where people are, and how many of them do not get on.
struct Spot {
    text: String,
    href: String,
    chosen: bool,
    people: i64,
    uneasy: i64,
    stuck: i64,
    giving_up: i64,
    /// At which step how many are, the most first.
    steps: Vec<(String, i64)>,
}

/// Steps that are told of one spot.
const STEPS_TOLD: usize = 4;

fn spots(rows: &[&Row], wish: &Wish) -> Vec<Spot> {
    let mut all: Vec<Spot> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for r in rows {
        let nth = *at.entry(r.spot()).or_insert_with(|| {
            all.push(Spot {
                text: r.spot().to_owned(),
                chosen: wish.at == r.spot(),
                // A second time takes it back.
                href: wish.query(if wish.at == r.spot() { "" } else { r.spot() }),
                people: 0,
                uneasy: 0,
                stuck: 0,
                giving_up: 0,
                steps: Vec::new(),
            });
            all.len() - 1
        });
        let spot = &mut all[nth];
        spot.people += 1;
        if !r.goal.is_empty() && !r.step.is_empty() {
            match spot.steps.iter_mut().find(|(step, _)| *step == r.step) {
                Some((_, n)) => *n += 1,
                None => spot.steps.push((r.step.clone(), 1)),
            }
        }
        match r.rank {
            1 => spot.uneasy += 1,
            2 => spot.stuck += 1,
            3 => spot.giving_up += 1,
            _ => {}
        }
    }
    for spot in &mut all {
        spot.steps.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        spot.steps.truncate(STEPS_TOLD);
    }
    all.sort_by(|a, b| {
        let key = |s: &Spot| (s.giving_up, s.stuck, s.uneasy, s.people);
        key(b).cmp(&key(a)).then_with(|| a.text.cmp(&b.text))
    });
    all
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
    all: usize,
    rows: Vec<Row>,
    spots: Vec<Spot>,
    /// How many are at the spot where most are.
    most: i64,
    langs: Vec<Lang>,
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
    let page = desk
        .read(&caller, move |c, me| {
            let (mut p, mut names, mut rows, mut all) = (p.clone(), Names::default(), Vec::new(), 0);
            let mut sites = Vec::new();
            for id in &me.sites {
                p = p.listening(format!("visits:{id}"), None);
                let agents = handover::crew::agents(c, id, p.now)?;
                let (some, count) = of_site(c, &p, &mut names, id, &agents, &standbys, usize::MAX)?;
                rows.extend(some);
                all += count;
                if me.sites.len() > 1
                    && let Some(site) = people::shelf::site(c, id)?
                {
                    sites.push((site.id, site.name));
                }
            }
            sort(&mut rows);
            let langs = Lang::ALL.into_iter().filter(|l| rows.iter().any(|r| r.lang == *l)).collect();
            let there: Vec<&Row> = rows.iter().filter(|r| wish.wants_there(r)).collect();
            let spots = spots(&there, &wish);
            let most = spots.iter().map(|s| s.people).max().unwrap_or(0);
            rows.retain(|r| wish.wants(r));
            let more = rows.len().saturating_sub(ROWS) as i64;
            rows.truncate(ROWS);
            let here = wish.query(&wish.at);
            Ok(Visits { p, me, here, more, all, rows, spots, most, langs, sites, wish: wish.clone() })
        })
        .await?;
    web::page(&page)
}

struct Step {
    at: Instant,
    text: String,
    hard: bool,
}

#[derive(Template)]
#[template(path = "desk/visit.html")]
struct OneVisit {
    p: Page,
    me: Me,
    row: Row,
    /// They asked that no more is told than they shared.
    discreet: bool,
    /// Nothing was heard of them for a while.
    left: bool,
    steps: Vec<Step>,
    /// How long they are expected to stay, in words; empty where nobody can tell.
    stays: String,
    /// This reader stands by, until then.
    mine: Option<Instant>,
    /// This reader may stand by.
    may: bool,
}

/// `GET /desk/visits/{id}`: where somebody goes and what happens to them there.
pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<VisitId>,
    p: Page,
) -> Answer {
    let standbys = desk.standbys.clone();
    let page = desk
        .read(&caller, move |c, me| {
            let v = journey::shelf::visit(c, &id)?.ok_or(Error::NotFound)?;
            me.at(&v.site)?;
            let p = p.clone().listening(format!("visits:{}", v.site), None);
            let discreet = struggle::is_discreet(&v);
            let events = if discreet { Vec::new() } else { journey::shelf::events(c, &v.id, STEPS)? };
            let steps = events.iter().rev().filter(|e| e.stands()).filter_map(|e| step(&p, e)).collect();
            let name = called(c, &p, &mut Names::default(), v.person.as_ref())?;
            let left = p.now - v.last_seen > LIVE;
            let by = standbys.of(&v.id, v.person.as_ref(), p.now);
            let mine = by.as_ref().filter(|s| s.staff == me.id).map(|s| s.until);
            let helped =
                v.person.as_ref().map(|person| dialogue::shelf::open_of(c, person)).transpose()?.flatten();
            let may = me.is(&v.site, Role::AccountManager) && !left && helped.is_none();
            let stays = if left || discreet { String::new() } else { stays(c, &p, &v)? };
            let mut row = Row::of(&p, v, name, false);
            row.by = by.map(|s| s.name).unwrap_or_default();
            Ok(OneVisit {
                p: p.titled_as(row.name.clone()),
                me,
                row,
                discreet,
                left,
                steps,
                stays,
                mine,
                may,
            })
        })
        .await?;
    web::page(&page)
}

/// How long somebody who does not get on is expected to stay.
fn stays(c: &Conn, p: &Page, v: &journey::Visit) -> Result<String> {
    let model = struggle::shelf::rules(c, &v.site)?.0.model();
    let state = struggle::State::read(&v.struggle).judged_by(model);
    let span = state.stays(p.now).filter(|_| level(&v.level).0 > 0);
    // Ten minutes is as far as it looks.
    let minutes = |s: Span| ((s.as_secs() + 30) / 60).clamp(1, 10);
    Ok(span.map(|s| p.tn("desk-follow-stays-for", minutes(s))).unwrap_or_default())
}

/// What happened, without what was typed.
fn step(p: &Page, e: &Event) -> Option<Step> {
    let easy = match e.kind {
        Kind::Page => Some(match &e.step {
            Some(part) => format!("{} – {}", p.say(&crate::places::place(&e.page)), p.say(part)),
            None => p.say(&crate::places::place(&e.page)),
        }),
        Kind::Search if e.hits != Some(0) => Some(p.tn("desk-step-search", e.hits.unwrap_or(0))),
        Kind::Submit => Some(p.t("desk-step-submit")),
        Kind::Success => Some(p.t("desk-step-success")),
        Kind::Download => Some(p.t("desk-step-download")),
        Kind::Help => Some(p.t("desk-step-help")),
        _ => None,
    };
    let hard = easy.is_none();
    let text = match easy {
        Some(text) => text,
        None if e.kind == Kind::Idle => p.t("desk-step-idle"),
        None => crate::work::failure(p, e)?,
    };
    Some(Step { at: e.at, text, hard })
}
