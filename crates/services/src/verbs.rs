//! What is done about leave: asking, withdrawing, deciding, booking on somebody's behalf. Each verb
//! checks its rule, writes once, and notes it on the person's timeline.

use crate::grant::{self, Advance, Grantor};
use crate::leave::{self, Ask, Cost, LeaveRequest, State, day};
use crate::{shelf, sql};
use ground::{
    DialogueId, Error, EventId, Instant, PersonId, Refusal, RequestId, Result, SiteId, Text, VisitId,
};
use jiff::civil::Date;
use people::timeline::{self, Actor, Entry};
use store::{Conn, params};

/// Longest note, in characters.
const NOTE_MAX: usize = 500;
/// Requests of a person that are looked at when days are compared.
const HELD: i64 = 500;

/// Where and when something is done.
#[derive(Clone, Debug)]
pub struct At {
    pub site: SiteId,
    /// The day in the site's time zone: [`crate::today`].
    pub today: Date,
    pub now: Instant,
    /// The visit in which it happens, if there is one.
    pub visit: Option<VisitId>,
    /// The dialogue in which it happens, if there is one.
    pub dialogue: Option<DialogueId>,
    /// Id of the timeline entry that it makes.
    pub entry: EventId,
}

/// What an employee's ask would take. Errors: the refusal that asking would get.
pub fn preview(c: &Conn, person: &PersonId, ask: &Ask, at: &At) -> Result<Cost> {
    let calendar = shelf::calendar(c, &at.site)?;
    let held = shelf::leave_requests(c, person, HELD)?;
    let balance = |year| shelf::balance(c, person, year, ask.kind);
    let (this, next) = (balance(ask.first.year())?, balance(ask.first.year() + 1)?);
    Ok(leave::check(ask, &this, &next, &calendar, at.today, &held)?)
}

/// An employee asks for leave; their manager will decide.
pub fn ask(
    c: &Conn,
    person: &PersonId,
    ask: &Ask,
    note: &str,
    at: &At,
    id: &RequestId,
) -> Result<LeaveRequest> {
    shelf::hold(c, person)?;
    let cost = preview(c, person, ask, at)?;
    let request =
        LeaveRequest { note: short(note), state: State::Asked, ..blank(id, person, ask, cost.days, at) };
    shelf::insert_request(c, &request)?;
    note_it(c, &request, Actor::Person, "leave.asked", "services-noted-asked", at)?;
    Ok(request)
}

/// An employee takes back what they asked for, before its first day.
pub fn withdraw(c: &Conn, person: &PersonId, id: &RequestId, at: &At) -> Result<LeaveRequest> {
    let request = shelf::leave_request(c, id)?.filter(|r| r.person == *person).ok_or(Error::NotFound)?;
    if request.first <= at.today && request.state == State::Approved {
        return Err(Refusal::conflict("leave.begun", Text::new("services-leave-begun"))
            .or(Text::new("services-leave-talk"))
            .into());
    }
    if c.run(sql::WITHDRAW, params![id, at.now])? == 0 {
        return Err(Refusal::conflict("leave.decided", Text::new("services-leave-decided")).into());
    }
    note_it(c, &request, Actor::Person, "leave.withdrawn", "services-noted-withdrawn", at)?;
    Ok(request)
}

/// A manager decides. Errors: forbidden where they are not this employee's manager; a refusal where
/// it is their own request, or was decided already.
pub fn decide(
    c: &Conn,
    manager: &PersonId,
    id: &RequestId,
    approve: bool,
    words: &str,
    at: &At,
) -> Result<LeaveRequest> {
    let request = shelf::leave_request(c, id)?.ok_or(Error::NotFound)?;
    if request.person == *manager {
        return Err(Refusal::conflict("leave.own-request", Text::new("services-leave-own-request")).into());
    }
    if shelf::manager_of(c, &request.person)?.as_ref() != Some(manager) {
        return Err(Error::Forbidden);
    }
    let words = short(words);
    if !approve && words.is_empty() {
        return Err(Refusal::input(
            "leave.reason-missing",
            "words",
            Text::new("services-leave-reason-missing"),
        )
        .into());
    }
    let state = if approve { State::Approved } else { State::Refused };
    if c.run(sql::DECIDE, params![id, state.word(), at.now, manager.as_str(), &words])? == 0 {
        return Err(Refusal::conflict("leave.decided", Text::new("services-leave-decided")).into());
    }
    let (kind, key) = match state {
        State::Approved => ("leave.approved", "services-noted-approved"),
        _ => ("leave.refused", "services-noted-refused"),
    };
    note_it(c, &request, Actor::System, kind, key, at)?;
    Ok(LeaveRequest {
        state,
        decided_at: Some(at.now),
        decided_by: Some(manager.0.clone()),
        decision_note: words,
        ..request
    })
}

/// What booking this for an employee would take from this year and the next. Errors: the refusal
/// that booking would get.
pub fn preview_booking(c: &Conn, who: &Grantor, person: &PersonId, ask: &Ask, at: &At) -> Result<Advance> {
    let calendar = shelf::calendar(c, &at.site)?;
    let held = shelf::leave_requests(c, person, HELD)?;
    let days = leave::check_days(ask, &calendar, at.today, &held)?;
    let year = ask.first.year();
    let this = shelf::balance(c, person, year, ask.kind)?;
    let next = shelf::balance(c, person, year + 1, ask.kind)?;
    Ok(grant::check(ask, days, &this, &next, who)?)
}

/// An account manager books leave for an employee, in advance from the next year where the balance
/// is not enough and rule and authority allow it. It is approved at once; the manager sees it.
pub fn book(
    c: &Conn,
    who: &Grantor,
    person: &PersonId,
    ask: &Ask,
    words: &str,
    at: &At,
    id: &RequestId,
) -> Result<(LeaveRequest, Advance)> {
    shelf::hold(c, person)?;
    let granted = preview_booking(c, who, person, ask, at)?;
    if granted.from_next_year.halves > 0 {
        shelf::advance(c, person, ask.first.year(), ask.kind, granted.from_next_year)?;
    }
    let request = LeaveRequest {
        state: State::Approved,
        booked_by: Some(who.staff.clone()),
        decided_at: Some(at.now),
        decided_by: Some(who.staff.0.clone()),
        decision_note: short(words),
        ..blank(id, person, ask, granted.days, at)
    };
    shelf::insert_request(c, &request)?;
    let key =
        if granted.from_next_year.halves > 0 { "services-noted-advanced" } else { "services-noted-booked" };
    let text = sentence(&request, key).with("advance", granted.from_next_year.text());
    write_down(c, &request, Actor::Staff(who.staff.clone()), "leave.booked", text, at)?;
    Ok((request, granted))
}

fn short(words: &str) -> String {
    words.trim().chars().take(NOTE_MAX).collect()
}

fn blank(id: &RequestId, person: &PersonId, ask: &Ask, days: leave::Days, at: &At) -> LeaveRequest {
    LeaveRequest {
        id: id.clone(),
        site: at.site.clone(),
        person: person.clone(),
        kind: ask.kind,
        first: ask.first,
        last: ask.last,
        days,
        year: ask.first.year(),
        note: String::new(),
        state: State::Asked,
        asked_at: at.now,
        booked_by: None,
        decided_at: None,
        decided_by: None,
        decision_note: String::new(),
    }
}

fn sentence(r: &LeaveRequest, key: &'static str) -> Text {
    Text::new(key)
        .with("days", r.days.text())
        .with("kind", r.kind.text())
        .with("first", day(r.first))
        .with("last", day(r.last))
}

fn note_it(
    c: &Conn,
    r: &LeaveRequest,
    actor: Actor,
    kind: &'static str,
    key: &'static str,
    at: &At,
) -> Result<()> {
    write_down(c, r, actor, kind, sentence(r, key), at)
}

fn write_down(c: &Conn, r: &LeaveRequest, actor: Actor, kind: &str, text: Text, at: &At) -> Result<()> {
    let entry = Entry {
        person: r.person.clone(),
        site: r.site.clone(),
        at: at.now,
        actor,
        kind: kind.into(),
        subject: Some(r.id.0.clone()),
        text,
        visit: at.visit.clone(),
        dialogue: at.dialogue.clone(),
    };
    timeline::note(c, &entry, &at.entry)
}
