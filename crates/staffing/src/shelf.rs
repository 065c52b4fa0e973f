//! Presence and promised calls on a connection.

use crate::{Call, CallState, NewCall, Presence, State, VANISH, sql};
use ground::{EventId, Instant, Lang, PersonId, Refusal, Result, SiteId, StaffId, Text};
use people::timeline::{Actor, Entry};
use store::{Conn, Row, params};

fn presence_of(row: &Row) -> Presence {
    Presence {
        staff: row.id(0),
        state: State::parse(&row.get::<String>(1)).unwrap_or_default(),
        reason: row.get(2),
        since: row.get(3),
        free_since: row.get(4),
        gone_since: row.get(5),
    }
}

/// The presence of one account manager; away where they were never seen.
pub fn presence(c: &Conn, staff: &StaffId, now: Instant) -> Result<Presence> {
    let row = c.one(sql::PRESENCE, params![staff])?;
    Ok(row.map_or_else(|| Presence::unseen(staff.clone(), now), |row| presence_of(&row)))
}

/// Presence of several; those never seen are missing.
pub fn presences(c: &Conn, staff: &[StaffId]) -> Result<Vec<Presence>> {
    Ok(c.all(sql::PRESENCES, params![store::list(staff)])?.iter().map(presence_of).collect())
}

fn save(c: &Conn, p: &Presence) -> Result<()> {
    let values = params![&p.staff, p.state.code(), &p.reason, p.since, p.free_since, p.gone_since];
    c.run(sql::PRESENCE_SAVE, values)?;
    Ok(())
}

/// The account manager's own switch. `log` is the id of the entry in the presence log.
pub fn declare(
    c: &Conn,
    staff: &StaffId,
    state: State,
    reason: &str,
    log: &str,
    now: Instant,
) -> Result<Presence> {
    let mut p = presence(c, staff, now)?;
    if p.state != State::Available && state == State::Available {
        p.free_since = now;
    }
    p.state = state;
    p.reason = reason.chars().take(200).collect();
    p.since = now;
    save(c, &p)?;
    c.run(sql::LOG, params![log, staff, state.code(), &p.reason, now])?;
    Ok(p)
}

/// A first tab connected.
pub fn came(c: &Conn, staff: &StaffId, now: Instant) -> Result<Presence> {
    let mut p = presence(c, staff, now)?;
    let state = p.on_return(now);
    if state != p.state {
        p.state = state;
        p.since = now;
    }
    p.gone_since = None;
    save(c, &p)?;
    Ok(p)
}

/// The last tab is gone.
pub fn went(c: &Conn, staff: &StaffId, now: Instant) -> Result<()> {
    c.run(sql::PRESENCE_GONE, params![staff, now])?;
    Ok(())
}

/// These have a connected tab here, whatever another node believes. Returns how many were thought gone.
pub fn still_here(c: &Conn, staff: &[StaffId]) -> Result<u64> {
    if staff.is_empty() {
        return Ok(0);
    }
    c.run(sql::PRESENCE_STILL_HERE, params![store::list(staff)])
}

/// Their dialogue ended: from now on they are free.
pub fn freed(c: &Conn, staff: &StaffId, now: Instant) -> Result<()> {
    c.run(sql::PRESENCE_FREED, params![staff, now])?;
    Ok(())
}

/// The server starts: nobody can be connected yet, and its downtime counts against nobody. Whoever
/// was there, or had been gone for less than an hour, has [`VANISH`] from now.
pub fn fresh_start(c: &Conn, now: Instant) -> Result<()> {
    c.run(sql::PRESENCE_FRESH, params![now, now - ground::Span::hours(1)])?;
    Ok(())
}

/// Everybody whose browser has been away for [`VANISH`] or longer.
pub fn vanished(c: &Conn, now: Instant) -> Result<Vec<StaffId>> {
    Ok(c.all(sql::VANISHED, params![now - VANISH])?.iter().map(|r| r.id(0)).collect())
}

fn call_of(row: &Row) -> Call {
    Call {
        id: row.get(0),
        site: row.id(1),
        person: row.id(2),
        lang: row.get::<Option<Lang>>(3).unwrap_or_default(),
        phone: row.get(4),
        wish: row.get(5),
        at: row.get(6),
        state: CallState::parse(&row.get::<String>(7)),
        staff: row.opt_id(8),
    }
}

/// Promises a call. The hour must be one of `free` (see [`crate::free_hours`]); one promise per person.
pub fn promise(c: &Conn, new: &NewCall, free: &[Instant], id: &str, now: Instant) -> Result<Call> {
    let phone: String = new.phone.trim().chars().take(40).collect();
    if phone.chars().filter(char::is_ascii_digit).count() < 5 {
        return Err(Refusal::input("call.phone", "phone", Text::new("staffing-call-phone")).into());
    }
    if !free.contains(&new.at) {
        return Err(Refusal::input("call.hour", "at", Text::new("staffing-call-hour")).into());
    }
    let wish: String = new.wish.chars().take(500).collect();
    let values = params![id, &new.site, &new.person, &new.visit, new.lang, phone, wish, new.at, now];
    if c.run(sql::CALL_ADD, values)? == 0 {
        return Err(Refusal::conflict("call.one", Text::new("staffing-call-one")).into());
    }
    let call = call_for(c, &new.person)?.ok_or(ground::Error::NotFound)?;
    note(c, &call, Actor::Person, "call.promised", "staffing-timeline-promised", now)?;
    Ok(call)
}

/// Notes on the person's timeline what became of their call.
fn note(c: &Conn, call: &Call, actor: Actor, kind: &str, key: &'static str, now: Instant) -> Result<()> {
    let entry = Entry {
        site: call.site.clone(),
        person: call.person.clone(),
        at: now,
        kind: kind.to_owned(),
        actor,
        subject: Some(call.id.clone()),
        text: Text::new(key).with("at", ground::Arg::Time(call.at)),
        visit: None,
        dialogue: None,
    };
    people::timeline::note(c, &entry, &EventId(format!("{}-{}", call.id, call.state.code())))
}

/// The call promised to a person, if any.
pub fn call_for(c: &Conn, person: &PersonId) -> Result<Option<Call>> {
    Ok(c.one(sql::CALL_OF, params![person])?.as_ref().map(call_of))
}

/// Promised calls of a site, next first.
pub fn calls(c: &Conn, site: &SiteId, limit: i64) -> Result<Vec<Call>> {
    Ok(c.all(sql::CALLS, params![site, limit])?.iter().map(call_of).collect())
}

/// Hours already promised from `from` on.
pub fn taken(c: &Conn, site: &SiteId, from: Instant) -> Result<Vec<Instant>> {
    Ok(c.all(sql::CALLS_TAKEN, params![site, from])?.iter().map(|r| r.instant(0)).collect())
}

/// Closes a promise; false where it was closed already.
pub fn close_call(
    c: &Conn,
    site: &SiteId,
    id: &str,
    state: CallState,
    staff: Option<&StaffId>,
    now: Instant,
) -> Result<bool> {
    let closed = c.one(sql::CALL_CLOSE, params![id, site, state.code(), staff])?;
    let Some(call) = closed.as_ref().map(call_of) else { return Ok(false) };
    let actor = staff.map_or(Actor::Person, |s| Actor::Staff(s.clone()));
    let (kind, key) = match state {
        CallState::Kept => ("call.kept", "staffing-timeline-kept"),
        _ => ("call.cancelled", "staffing-timeline-cancelled"),
    };
    note(c, &call, actor, kind, key, now)?;
    Ok(true)
}
