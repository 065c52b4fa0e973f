//! Jobs as rows.

use crate::sql;
use ground::{Instant, JobId, Result};
use store::{Conn, params};

/// Something to do later, or soon.
#[derive(Clone, Debug)]
pub struct Job {
    /// Chooses the handler.
    pub kind: &'static str,
    pub payload: serde_json::Value,
    pub run_at: Instant,
    /// While a job with this key waits or runs, another is not put in.
    pub unique: Option<String>,
}

/// Puts a job in, with the transaction that makes it necessary. False where its `unique` key is
/// taken already.
pub fn enqueue(c: &Conn, job: &Job, id: &JobId, now: Instant) -> Result<bool> {
    let row = params![id, job.kind, &job.payload, job.run_at, &job.unique, now];
    Ok(c.run(sql::PUT, row)? == 1)
}

/// How many jobs wait or run.
pub fn waiting(c: &Conn) -> Result<i64> {
    Ok(c.one(sql::COUNT, &[])?.map_or(0, |row| row.get(0)))
}

/// A job that was given up, for the office.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub id: JobId,
    pub kind: String,
    pub attempts: i64,
    pub problem: String,
    pub made_at: Instant,
    pub payload: serde_json::Value,
}

fn given(r: &store::Row) -> Result<Waiting> {
    Ok(Waiting {
        id: r.id(0),
        kind: r.get(1),
        attempts: r.get(2),
        problem: r.get::<Option<String>>(3).unwrap_or_default(),
        made_at: r.instant(4),
        payload: r.json(5)?,
    })
}

/// The last jobs that were given up, newest first.
pub fn given_up(c: &Conn, limit: i64) -> Result<Vec<Waiting>> {
    c.all(sql::GIVEN_UP, params![limit])?.iter().map(given).collect()
}

/// How many jobs were given up.
pub fn count_given_up(c: &Conn) -> Result<i64> {
    Ok(c.one(sql::GIVEN_UP_COUNT, &[])?.map_or(0, |row| row.get(0)))
}

/// A job that was given up; none where it was not or is no more.
pub fn find_given_up(c: &Conn, id: &JobId) -> Result<Option<Waiting>> {
    c.one(sql::GIVEN_UP_ONE, params![id])?.as_ref().map(given).transpose()
}

/// Lets a job that was given up be tried again, from its first attempt. False where it was not given up.
pub fn revive(c: &Conn, id: &JobId, now: Instant) -> Result<bool> {
    Ok(c.run(sql::REVIVE, params![id, now])? == 1)
}

/// Deletes a job that was given up. False where it was not.
pub fn discard(c: &Conn, id: &JobId) -> Result<bool> {
    Ok(c.run(sql::DISCARD, params![id])? == 1)
}
