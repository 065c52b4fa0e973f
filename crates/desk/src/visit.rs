//! The way of one visit: what they want, at which step they are, what happened to them. Never a screen, never what
//! somebody typed or searched for.

use crate::view::Names;
use crate::visits::{LIVE, Row, called, level};
use crate::{Desk, Me};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Error, HandoverId, Instant, Result, Span, VisitId};
use handover::{Agent, Handover, Seen, Stage, Standbys, crew};
use journey::{Event, Kind};
use people::Role;
use store::Conn;
use web::{Answer, Caller, Page};

/// Steps of one visit's way.
const STEPS: i64 = 60;

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
    /// They asked for somebody, and wait.
    asks: Option<Asks>,
    /// How many ring for this reader.
    rings: usize,
}

struct Asks {
    id: HandoverId,
    /// This reader is asked first.
    first: bool,
    /// This reader may take them now.
    able: bool,
}

/// `GET /desk/visits/{id}`: where somebody goes and what happens to them there.
pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<VisitId>,
    p: Page,
) -> Answer {
    let (standbys, seen) = (desk.standbys.clone(), desk.seen.clone());
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
            let asks =
                match v.person.as_ref().map(|person| handover::shelf::open_of(c, person)).transpose()? {
                    Some(Some(h)) if h.stage == Stage::Waiting && me.at(&h.need.site).is_ok() => {
                        Some(asks(c, &me, &h, &standbys, &seen, p.now)?)
                    }
                    _ => None,
                };
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
                rings: usize::from(asks.as_ref().is_some_and(|a| a.first)),
                asks,
            })
        })
        .await?;
    web::page(&page)
}

/// Who is asked first, as the first page says it.
fn asks(c: &Conn, me: &Me, h: &Handover, standbys: &Standbys, seen: &Seen, now: Instant) -> Result<Asks> {
    let agents = crew::agents(c, &h.need.site, now)?;
    let rung = handover::shelf::rung_for(c, h, standbys, seen, now)?;
    let agent = me.is(&h.need.site, Role::AccountManager);
    let able =
        |a: &Agent| agent && a.staff == me.id && a.busy_since.is_none() && a.langs.contains(&h.need.lang);
    Ok(Asks {
        id: h.id.clone(),
        first: rung.is_some_and(|a| a.staff == me.id),
        able: agents.iter().any(able),
    })
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
