//! Handovers on a connection: ask, accept, give back, cancel, finish.

use crate::queue::Waiting;
use crate::{Agent, Asked, Handover, Need, Place, Stage, facts, place, sql, typical};
use dialogue::{Case, CaseState, Dialogue, Line, Wrap};
use ground::{
    CaseId, DialogueId, EventId, HandoverId, Instant, Lang, PersonId, Refusal, Result, SiteId, Span, StaffId,
    Text,
};
use people::timeline::{Actor, Entry};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use store::{Conn, Row, Value, params};

fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|e| ground::Fault::because("a need could not be written", e).into())
}

fn opt_json<T: DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>> {
    match row.get::<Option<String>>(column) {
        Some(_) => row.json(column).map(Some),
        None => Ok(None),
    }
}

fn handover_of(row: &Row) -> Result<Handover> {
    let need = Need {
        site: row.id(1),
        person: row.id(2),
        visit: row.opt_id(3),
        lang: row.get::<Option<Lang>>(4).unwrap_or_default(),
        skill: row.get(5),
        goal: opt_json(row, 6)?,
        step: opt_json(row, 7)?,
        wish: row.get(8),
        order: row.opt_id(9),
        reason: opt_json(row, 10)?,
        cause: opt_json(row, 11)?,
        shared: row.json(12)?,
    };
    Ok(Handover {
        id: row.id(0),
        need,
        stage: Stage::parse(&row.get::<String>(13)),
        front: row.get::<i64>(14) == 0,
        turn: row.get(15),
        dialogue: row.opt_id(16),
        asked_at: row.get(17),
        queued_at: row.get(18),
        closed_at: row.get(19),
    })
}

/// Puts a need into the queue. Whoever is in it already keeps their place: the open handover comes back.
pub fn ask(c: &Conn, line: &Line, id: &HandoverId, need: &Need, now: Instant) -> Result<Handover> {
    if c.run(sql::ASK, &row(id, need, now)?)? == 1 {
        let text = Text::new("handover-timeline-asked");
        note(c, need, "handover.asked", Actor::Person, text, None, format!("{id}-asked"), now)?;
        tell_queue(c, line, &need.site)?;
    }
    open_of(c, &need.person)?.ok_or(ground::Error::NotFound)
}

/// A need as the parameters of [`sql::ASK`] and [`sql::LEFT`].
fn row(id: &HandoverId, need: &Need, now: Instant) -> Result<Vec<Value>> {
    let goal = need.goal.as_ref().map(json).transpose()?;
    let step = need.step.as_ref().map(json).transpose()?;
    let reason = need.reason.as_ref().map(json).transpose()?;
    let cause = need.cause.as_ref().map(json).transpose()?;
    let values = params![
        id,
        &need.site,
        &need.person,
        &need.visit,
        need.lang,
        &need.skill,
        goal,
        step,
        need.wish(),
        &need.order,
        reason,
        cause,
        json(&need.shared)?,
        now
    ];
    Ok(values.to_vec())
}

/// A handover by its id. Whether the caller may see it is theirs to check.
pub fn find(c: &Conn, id: &HandoverId) -> Result<Option<Handover>> {
    c.one(sql::FIND, params![id])?.as_ref().map(handover_of).transpose()
}

/// The person's open handover: waiting or in a dialogue.
pub fn open_of(c: &Conn, person: &PersonId) -> Result<Option<Handover>> {
    c.one(sql::OPEN_OF, params![person])?.as_ref().map(handover_of).transpose()
}

/// Everybody who waits, at any site; at most 1,000.
pub fn all_waiting(c: &Conn) -> Result<Vec<PersonId>> {
    Ok(c.all(sql::WAITING, &[])?.iter().map(|r| r.id(0)).collect())
}

/// The handover that led to a dialogue.
pub fn of_dialogue(c: &Conn, id: &DialogueId) -> Result<Option<Handover>> {
    c.one(sql::OF_DIALOGUE, params![id])?.as_ref().map(handover_of).transpose()
}

/// Who waits at these sites, next first; at most 200.
pub fn queue(c: &Conn, sites: &[SiteId]) -> Result<Vec<Handover>> {
    c.all(sql::QUEUE, params![store::list(sites)])?.iter().map(handover_of).collect()
}

impl Handover {
    /// As the queue counts them.
    pub fn waiting(&self) -> Waiting {
        Waiting {
            id: self.id.clone(),
            lang: self.need.lang,
            skill: self.need.skill.clone(),
            front: self.front,
            queued_at: self.queued_at,
        }
    }
}

/// Where a waiting handover stands among `agents` of its site.
pub fn place_of(c: &Conn, h: &Handover, agents: &[Agent], now: Instant) -> Result<Place> {
    let queue: Vec<Waiting> =
        queue(c, std::slice::from_ref(&h.need.site))?.iter().map(Handover::waiting).collect();
    Ok(place(&h.waiting(), &queue, agents, usual(c, &h.need.site)?, now))
}

/// How long a dialogue of this site usually takes.
pub fn usual(c: &Conn, site: &SiteId) -> Result<Span> {
    let past: Vec<Span> = c.all(sql::LENGTHS, params![site])?.iter().map(|r| Span(r.get(0))).collect();
    Ok(typical(&past))
}

/// Notes on the person's timeline; `id` makes the entry unique.
fn note(
    c: &Conn,
    need: &Need,
    kind: &str,
    actor: Actor,
    text: Text,
    dialogue: Option<&DialogueId>,
    id: String,
    now: Instant,
) -> Result<()> {
    let entry = Entry {
        site: need.site.clone(),
        person: need.person.clone(),
        at: now,
        kind: kind.to_owned(),
        actor,
        subject: dialogue.map(|d| d.0.clone()),
        text,
        visit: need.visit.clone(),
        dialogue: dialogue.cloned(),
    };
    people::timeline::note(c, &entry, &EventId(id))
}

fn tell_queue(c: &Conn, line: &Line, site: &SiteId) -> Result<()> {
    let waiting = queue(c, std::slice::from_ref(site))?;
    facts::queue(c, line, site, waiting.into_iter().map(|h| h.need.person));
    Ok(())
}

/// Who accepts: their id and the name that the person will see.
#[derive(Clone, Debug)]
pub struct Acceptor<'a> {
    pub staff: &'a StaffId,
    pub name: &'a str,
    /// IANA name of the site's time zone.
    pub zone: &'a str,
}

/// Gives a handover to an account manager: creates its acceptance. `fresh` becomes the id of the
/// dialogue unless there is one (given back). Of many at once exactly one succeeds.
///
/// Refused (409): `handover.taken` where another was first or the person left; `handover.busy` where
/// the account manager is in a dialogue.
pub fn accept(
    c: &Conn,
    line: &Line,
    id: &HandoverId,
    by: &Acceptor<'_>,
    fresh: &DialogueId,
    now: Instant,
) -> Result<Dialogue> {
    let taken = || ground::Error::from(Refusal::conflict("handover.taken", Text::new("handover-taken")));
    let busy = || ground::Error::from(Refusal::conflict("handover.busy", Text::new("handover-busy")));
    if c.run(sql::ACCEPT, params![id, by.staff, fresh, now])? == 0 {
        return Err(taken());
    }
    let h = find(c, id)?.ok_or(ground::Error::NotFound)?;
    let dialogue = h.dialogue.clone().unwrap_or_else(|| fresh.clone());
    if h.dialogue.is_none() {
        let new = dialogue::shelf::open(c, fresh, &h.need.site, &h.need.person, h.need.lang, by.zone, now)?;
        if !new {
            return Err(taken());
        }
    }
    if c.run(sql::ACCEPTED, params![id, &dialogue])? == 0 {
        return Err(taken());
    }
    let mut d = dialogue::shelf::find(c, &dialogue)?.ok_or(ground::Error::NotFound)?;
    if !dialogue::shelf::engage(c, by.staff, &d, now)? {
        return Err(busy());
    }
    d.staff = Some(by.staff.clone());
    let joined = Text::new("handover-joined").with("name", by.name);
    dialogue::shelf::announce(c, &d, &format!("joined-{}", h.turn), joined, line, now)?;
    dialogue::facts::turned(c, line, &d.id, "joined", now)?;
    let begun = Text::new("handover-timeline-begun").with("name", by.name);
    let (actor, entry) = (Actor::Staff(by.staff.clone()), format!("{}-begun-{}", d.id, h.turn));
    note(c, &h.need, "dialogue.begun", actor, begun, Some(&d.id), entry, now)?;
    facts::taken(c, line, &h.need.site, &h.id);
    facts::come(c, line, &d, by.name);
    tell_queue(c, line, &h.need.site)?;
    Ok(d)
}

/// Why an account manager leaves a dialogue that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Their browser has been away for too long.
    Vanished,
    /// They passed it on.
    Passed,
}

/// Gives the person back to the front of the queue, tells them once, and keeps the thread. `None`
/// where the account manager is in no dialogue.
pub fn return_to_front(
    c: &Conn,
    line: &Line,
    staff: &StaffId,
    why: Leaving,
    now: Instant,
) -> Result<Option<Handover>> {
    let Some(d) = dialogue::shelf::of_staff(c, staff)? else { return Ok(None) };
    dialogue::shelf::release(c, &d.id)?;
    let (code, say) = match why {
        Leaving::Vanished => ("vanished", Text::new("handover-vanished")),
        Leaving::Passed => ("passed", Text::new("handover-passed")),
    };
    c.run(sql::ACCEPTANCE_END, params![&d.id, now, code])?;
    c.run(sql::BACK, params![&d.id, now])?;
    staffing::shelf::freed(c, staff, now)?;
    let Some(h) = of_dialogue(c, &d.id)? else { return Ok(None) };
    dialogue::shelf::announce(c, &d, &format!("{code}-{}", h.turn), say, line, now)?;
    dialogue::facts::turned(c, line, &d.id, code, now)?;
    tell_queue(c, line, &d.site)?;
    Ok(Some(h))
}

/// Gives back everybody whose account manager has vanished.
pub fn sweep(c: &Conn, line: &Line, now: Instant) -> Result<Vec<Handover>> {
    let mut back = Vec::new();
    for staff in staffing::shelf::vanished(c, now)? {
        back.extend(return_to_front(c, line, &staff, Leaving::Vanished, now)?);
    }
    Ok(back)
}

/// The person no longer wants to wait. False where somebody accepted meanwhile.
pub fn cancel(c: &Conn, line: &Line, h: &Handover, now: Instant) -> Result<bool> {
    close(c, line, h, sql::CANCEL, now)
}

/// Somebody who waited has not been seen for [`crate::GONE`]: they wait no longer, which their timeline says.
/// False where they wait for nobody, or somebody accepted meanwhile.
pub fn lapse(c: &Conn, line: &Line, person: &PersonId, now: Instant) -> Result<bool> {
    let Some(h) = open_of(c, person)?.filter(|h| h.stage == Stage::Waiting) else { return Ok(false) };
    if !close(c, line, &h, sql::CANCEL, now)? {
        return Ok(false);
    }
    let text = Text::new("handover-timeline-lapsed");
    note(
        c,
        &h.need,
        LAPSED,
        Actor::System,
        text,
        h.dialogue.as_ref(),
        format!("{}-lapsed-{}", h.id, h.turn),
        now,
    )?;
    Ok(true)
}

/// The kind of the entry that [`lapse`] leaves.
const LAPSED: &str = "handover.lapsed";

/// Since `since` somebody's place was given up, and they have asked for nobody again.
pub fn has_lapsed(c: &Conn, person: &PersonId, since: Instant) -> Result<bool> {
    let last = people::timeline::recent(c, person, 6)?;
    let last = last.iter().find(|e| e.kind.starts_with("handover."));
    Ok(last.is_some_and(|e| e.kind == LAPSED && e.at >= since))
}

/// The queue of somebody's site is shown anew: they went away from it, or are back.
pub fn turned(c: &Conn, line: &Line, person: &PersonId) -> Result<()> {
    match open_of(c, person)? {
        Some(h) => tell_queue(c, line, &h.need.site),
        None => Ok(()),
    }
}

fn close(c: &Conn, line: &Line, h: &Handover, statement: &'static str, now: Instant) -> Result<bool> {
    if c.run(statement, params![&h.id, now])? == 0 {
        return Ok(false);
    }
    if let Some(d) = &h.dialogue {
        dialogue::shelf::end(c, d, line, now)?;
    }
    dialogue::facts::refresh(c, line, dialogue::facts::person_topic(&h.need.person), facts::OF_WAITING);
    facts::taken(c, line, &h.need.site, &h.id);
    tell_queue(c, line, &h.need.site)?;
    Ok(true)
}

/// "Leave it with us": a case with a promised date takes the place of waiting. It keeps what was known, as the
/// handover that was waited for, or as one of its own. Its subject is how the wish begins.
pub fn leave(
    c: &Conn,
    line: &Line,
    need: &Need,
    until: Instant,
    id: &CaseId,
    code: &str,
    now: Instant,
) -> Result<Case> {
    leave_about(c, line, need, &need.wish(), until, id, code, now)
}

/// The same with a subject of its own, cut where it is long.
pub fn leave_about(
    c: &Conn,
    line: &Line,
    need: &Need,
    subject: &str,
    until: Instant,
    id: &CaseId,
    code: &str,
    now: Instant,
) -> Result<Case> {
    let wish = need.wish();
    if wish.is_empty() {
        return Err(Refusal::input("leave.wish", "wish", Text::new("handover-leave-wish")).into());
    }
    let waiting = open_of(c, &need.person)?;
    if let Some(h) = &waiting
        && !close(c, line, h, sql::LEAVE, now)?
    {
        return Err(Refusal::conflict("handover.taken", Text::new("handover-leave-taken")).into());
    }
    let handover = match &waiting {
        Some(h) => h.id.clone(),
        None => {
            let own = HandoverId(id.0.clone());
            c.run(sql::LEFT, &row(&own, need, now)?)?;
            own
        }
    };
    let case = Case {
        id: id.clone(),
        code: code.to_owned(),
        site: need.site.clone(),
        person: need.person.clone(),
        dialogue: waiting.and_then(|h| h.dialogue),
        handover: Some(handover),
        staff: None,
        order: need.order.clone(),
        subject: subject.chars().take(80).collect(),
        wrong: wish,
        done: String::new(),
        state: CaseState::Open,
        open_until: Some(until),
        created_at: now,
        changed_at: now,
        resolved_at: None,
    };
    dialogue::shelf::add_case(c, &case, line)?;
    let text = Text::new("handover-timeline-left").with("code", case.code.as_str());
    note(c, need, "case.opened", Actor::Person, text, case.dialogue.as_ref(), format!("{id}-left"), now)?;
    Ok(case)
}

/// Ends the dialogue that an account manager is in with a wrap-up, which becomes its case.
pub fn wrap(
    c: &Conn,
    line: &Line,
    d: &Dialogue,
    staff: &StaffId,
    wrap: &Wrap,
    id: &CaseId,
    code: &str,
    now: Instant,
) -> Result<Case> {
    if d.staff.as_ref() != Some(staff) {
        return Err(ground::Error::Forbidden);
    }
    let ended = Text::new("handover-ended");
    wrap.check(now)?;
    dialogue::shelf::announce(c, d, "ended", ended, line, now)?;
    let case = dialogue::shelf::wrap(c, d, staff, wrap, id, code, line, now)?;
    c.run(sql::ACCEPTANCE_END, params![&d.id, now, "done"])?;
    c.run(sql::DONE, params![&d.id, now])?;
    if let Some(h) = of_dialogue(c, &d.id)? {
        let key = if case.is_open() { "handover-timeline-open" } else { "handover-timeline-resolved" };
        let text = Text::new(key).with("subject", case.subject.as_str()).with("code", case.code.as_str());
        let actor = Actor::Staff(staff.clone());
        note(c, &h.need, "dialogue.ended", actor, text, Some(&d.id), format!("{}-ended", d.id), now)?;
    }
    staffing::shelf::freed(c, staff, now)?;
    tell_queue(c, line, &d.site)?;
    Ok(case)
}

/// The handover that a case came from: the one that was left with us, or that led to its dialogue.
pub fn of_case(c: &Conn, case: &Case) -> Result<Option<Handover>> {
    match (&case.handover, &case.dialogue) {
        (Some(id), _) => find(c, id),
        (None, Some(d)) => of_dialogue(c, d),
        (None, None) => Ok(None),
    }
}

/// Who was in a dialogue, in order: (who, from, to, why it ended).
pub fn turns(c: &Conn, id: &DialogueId) -> Result<Vec<(StaffId, Instant, Option<Instant>, String)>> {
    let rows = c.all(sql::ACCEPTED_BY, params![id])?;
    Ok(rows.iter().map(|r| (r.id(0), r.get(1), r.get(2), r.get(3))).collect())
}

/// How many an account manager has accepted since then.
pub fn accepted_since(c: &Conn, staff: &StaffId, since: Instant) -> Result<i64> {
    Ok(c.one(sql::TODAY, params![staff, since])?.map_or(0, |r| r.get(0)))
}

/// Who helped each of these persons to the end, and when last: within [`crate::REMEMBERS`] before `now`.
fn helped(
    c: &Conn,
    persons: &[PersonId],
    now: Instant,
) -> Result<HashMap<PersonId, Vec<(StaffId, Instant)>>> {
    let mut all: HashMap<PersonId, Vec<(StaffId, Instant)>> = HashMap::new();
    if persons.is_empty() {
        return Ok(all);
    }
    for r in c.all(sql::HELPED, params![store::list(persons), now - crate::REMEMBERS])? {
        all.entry(r.id(0)).or_default().push((r.id(1), r.get(2)));
    }
    Ok(all)
}

/// Who passed each of these on to others.
fn passed(c: &Conn, handovers: &[HandoverId]) -> Result<HashMap<HandoverId, Vec<StaffId>>> {
    let mut all: HashMap<HandoverId, Vec<StaffId>> = HashMap::new();
    if handovers.is_empty() {
        return Ok(all);
    }
    for r in c.all(sql::PASSED, params![store::list(handovers)])? {
        all.entry(r.id(0)).or_default().push(r.id(1));
    }
    Ok(all)
}

/// Whom the router would ring for one of those who wait at its site, and why, were it to ring for all of them now.
/// `away`: who is not there and is not rung for.
pub fn rung_for(
    c: &Conn,
    h: &Handover,
    standbys: &crate::Standbys,
    seen: &crate::Seen,
    now: Instant,
) -> Result<Option<Rung>> {
    let site = std::slice::from_ref(&h.need.site);
    let agents = crate::crew::agents(c, &h.need.site, now)?;
    let rung = rings(c, &queue(c, site)?, &agents, standbys, seen, now)?;
    Ok(rung.into_iter().find(|(id, _)| *id == h.id).map(|(_, rung)| rung))
}

/// Somebody who is rung.
#[derive(Clone, Debug)]
pub struct Rung {
    pub staff: StaffId,
    /// What colleagues read.
    pub name: String,
    /// What speaks for them.
    pub why: Vec<Text>,
}

/// Whom the router rings for each of those who wait at one site, `waiting` in their order. Whoever is not there is not rung for.
pub fn rings(
    c: &Conn,
    waiting: &[Handover],
    agents: &[Agent],
    standbys: &crate::Standbys,
    seen: &crate::Seen,
    now: Instant,
) -> Result<HashMap<HandoverId, Rung>> {
    let there: Vec<_> = waiting.iter().filter(|h| seen.away(&h.need.person, now).is_none()).collect();
    let persons: Vec<_> = there.iter().map(|h| h.need.person.clone()).collect();
    let helped = helped(c, &persons, now)?;
    let by: Vec<_> = there.iter().map(|h| standbys.for_handover(h, now)).collect();
    // Whoever is back in the line has had a turn.
    let again: Vec<_> = there.iter().filter(|h| h.turn > 0).map(|h| h.id.clone()).collect();
    let passed = passed(c, &again)?;
    let mut asked = Vec::with_capacity(there.len());
    for (h, by) in there.iter().zip(&by) {
        asked.push(Asked {
            lang: h.need.lang,
            skill: &h.need.skill,
            by: by.as_ref(),
            helped: helped.get(&h.need.person).map_or(&[], Vec::as_slice),
            not: passed.get(&h.id).map_or(&[], Vec::as_slice),
        });
    }
    let rung = |(n, agent): (usize, Option<usize>)| {
        let agent = &agents[agent?];
        let why = crate::why(&asked[n], agent, now);
        Some((there[n].id.clone(), Rung { staff: agent.staff.clone(), name: agent.name.clone(), why }))
    };
    Ok(crate::assign(&asked, agents).into_iter().enumerate().filter_map(rung).collect())
}
