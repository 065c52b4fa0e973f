//! Finding and keeping visits on a connection.

use crate::{Event, Goal, Visit, sql};
use ground::{EventId, Fault, Instant, PersonId, Result, SiteId, Span, VisitId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use store::{Conn, Row, Value, params};

/// A visit by its id.
pub fn visit(c: &Conn, id: &VisitId) -> Result<Option<Visit>> {
    c.one(sql::VISIT, params![id])?.map(|row| read(&row)).transpose()
}

/// Visits of a site seen after `since`, the last seen first.
pub fn live(c: &Conn, site: &SiteId, since: Instant, limit: i64) -> Result<Vec<Visit>> {
    c.all(sql::LIVE, params![site, since, limit])?.iter().map(read).collect()
}

/// Those of them who do not get on, the last seen first.
pub fn troubled(c: &Conn, site: &SiteId, since: Instant, limit: i64) -> Result<Vec<Visit>> {
    c.all(sql::TROUBLED, params![site, since, limit])?.iter().map(read).collect()
}

/// How many visits of a site were seen after `since`.
pub fn count_live(c: &Conn, site: &SiteId, since: Instant) -> Result<i64> {
    Ok(c.one(sql::COUNT_LIVE, params![site, since])?.map_or(0, |row| row.get(0)))
}

/// A person's visits, the last first.
pub fn of_person(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<Visit>> {
    c.all(sql::OF_PERSON, params![person, limit])?.iter().map(read).collect()
}

/// Deeds that a person's other visits to a site since `since` left unfinished, the latest visit first: what is reached
/// is no longer wanted when a visit ends. Looks at `limit` visits.
pub fn unfinished(
    c: &Conn,
    person: &PersonId,
    site: &SiteId,
    but: &VisitId,
    since: Instant,
    limit: i64,
) -> Result<Vec<(VisitId, Goal)>> {
    let rows = c.all(sql::GOALS, params![person, site, but, since, limit])?;
    let goals = rows.iter().map(|row| Ok((row.id(0), row.json::<Goal>(1)?))).collect::<Result<Vec<_>>>()?;
    Ok(goals.into_iter().filter(|(_, goal)| goal.is_deed() && !goal.is_aside()).collect())
}

/// The last events of a visit, oldest first.
pub fn events(c: &Conn, visit: &VisitId, limit: i64) -> Result<Vec<Event>> {
    let rows = c.all(sql::EVENTS, params![visit, limit])?;
    rows.iter().rev().map(|row| row.json(0)).collect()
}

/// What came from a site's website lately, the latest first.
pub fn foreign(c: &Conn, site: &SiteId, limit: i64) -> Result<Vec<Event>> {
    c.all(sql::FOREIGN, params![site, limit])?.iter().map(|row| row.json(0)).collect()
}

/// Keeps how visits stand and what was observed in them, as one transaction with whatever else `c`
/// does. Each visit at most once in `visits`.
pub fn keep(c: &Conn, visits: &[Visit], events: &[(VisitId, Event)]) -> Result<()> {
    let rows = visits.iter().map(visit_row).collect::<Result<Vec<_>>>()?;
    if !rows.is_empty() {
        c.run_many(sql::PUT_VISIT, &rows)?;
    }
    // PostgreSQL bears the same key twice in one statement only by accident.
    let mut seen: HashSet<(&VisitId, &EventId)> = HashSet::with_capacity(events.len());
    let fresh = events.iter().filter(|(visit, e)| seen.insert((visit, &e.id)));
    let rows = fresh.map(|(visit, e)| event_row(visit, e)).collect::<Result<Vec<_>>>()?;
    if !rows.is_empty() {
        c.run_many(sql::PUT_EVENT, &rows)?;
    }
    Ok(())
}

/// Keeps one visit with events of its own; for tests and for faces that do not batch.
pub fn note(c: &Conn, visit: &Visit, events: &[Event]) -> Result<()> {
    let events: Vec<_> = events.iter().map(|e| (visit.id.clone(), e.clone())).collect();
    keep(c, std::slice::from_ref(visit), &events)
}

/// What goes with the events of a visit.
const BESIDE: [&str; 4] =
    [sql::FORGET_OFFERS, sql::FORGET_UNAPPROACHED, sql::FORGET_COMPARED, sql::FORGET_VISIT];

fn forget_whole(c: &Conn, id: &VisitId) -> Result<()> {
    std::iter::once(sql::FORGET_EVENTS).chain(BESIDE).try_for_each(|s| c.run(s, params![id]).map(drop))
}

/// Deletes what is older than a site keeps it (`keep_days`, at least one), the oldest first, and at most about `rows`
/// rows: a visit with more goes in several calls, its events first. Answers how many rows went; 0 when all is done.
pub fn forget(c: &Conn, now: Instant, rows: i64) -> Result<i64> {
    let mut left = rows;
    for site in people::shelf::sites(c)? {
        let before = now - Span::days(site.keep_days.max(1));
        for row in c.all(sql::OLD, params![&site.id, before, left])? {
            if left <= 0 {
                return Ok(rows - left);
            }
            let visit: VisitId = row.id(0);
            left -= c.run(sql::FORGET_SOME, params![&visit, left])? as i64;
            if left <= 0 {
                break;
            }
            for statement in BESIDE {
                left -= c.run(statement, params![&visit])? as i64;
            }
        }
    }
    Ok(rows - left)
}

/// A visit goes on under another id, with all that was observed and offered in it; it stays `person`'s if it is
/// theirs, and else is nobody's. False where there is none.
pub fn carry_on(c: &Conn, from: &VisitId, to: &VisitId, person: Option<&PersonId>) -> Result<bool> {
    if c.run(sql::MOVE_VISIT, params![from, to, person.cloned()])? == 0 {
        return Ok(false);
    }
    c.run(sql::MOVE_EVENTS, params![from, to])?;
    c.run(sql::MOVE_OFFERS, params![from, to])?;
    c.run(sql::MOVE_COMPARED, params![from, to])?;
    Ok(true)
}

/// Deletes a visit of nobody in particular, with everything observed in it. False where there is none.
pub fn drop_whole(c: &Conn, site: &SiteId, id: &VisitId) -> Result<bool> {
    if visit(c, id)?.is_none_or(|v| v.site != *site) {
        return Ok(false);
    }
    forget_whole(c, id).map(|()| true)
}

/// Deletes one visit of a person, with everything observed in it. False where it is not theirs.
pub fn drop_visit(c: &Conn, person: &PersonId, id: &VisitId) -> Result<bool> {
    if visit(c, id)?.is_none_or(|v| v.person.as_ref() != Some(person)) {
        return Ok(false);
    }
    forget_whole(c, id).map(|()| true)
}

fn visit_row(v: &Visit) -> Result<Vec<Value>> {
    let row = params![
        &v.id,
        &v.site,
        &v.person,
        v.lang,
        opt_json(v.goal.as_ref())?,
        opt_json(v.step.as_ref())?,
        &v.page,
        v.started,
        v.last_seen,
        json(&v.device)?,
        &v.level,
        v.level_since,
        opt_json(v.reason.as_ref())?,
        opt_json(v.cause.as_ref())?,
        &v.struggle,
        v.events,
    ];
    Ok(row.to_vec())
}

fn event_row(visit: &VisitId, e: &Event) -> Result<Vec<Value>> {
    Ok(params![visit, &e.id, e.at, e.kind.code(), json(e)?].to_vec())
}

fn read(row: &Row) -> Result<Visit> {
    Ok(Visit {
        id: row.id(0),
        site: row.id(1),
        person: row.opt_id(2),
        lang: row.get(3),
        goal: from_json::<Goal>(row, 4)?,
        step: from_json(row, 5)?,
        page: row.get(6),
        started: row.instant(7),
        last_seen: row.instant(8),
        device: row.json(9)?,
        level: row.get(10),
        level_since: row.instant(11),
        reason: from_json(row, 12)?,
        cause: from_json(row, 13)?,
        struggle: row.get(14),
        events: row.get(15),
    })
}

fn json<T: Serialize>(what: &T) -> Result<String> {
    serde_json::to_string(what).map_err(|e| Fault::because("cannot write JSON", e).into())
}

fn opt_json<T: Serialize>(what: Option<&T>) -> Result<Option<String>> {
    what.map(json).transpose()
}

fn from_json<T: DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>> {
    row.get::<Option<String>>(column).is_some().then(|| row.json(column)).transpose()
}
