//! Keys for programs, bound to a person or to a member of staff.

use crate::sql;
use ground::{EventId, Instant, PersonId, Result, StaffId, digest};
use store::{Conn, params};

/// For whom a program acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearer {
    Person(PersonId),
    Staff(StaffId),
}

/// A key as the office lists it; the key itself is not kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub id: String,
    pub bearer: Bearer,
    pub label: String,
    pub made_at: Instant,
    pub revoked_at: Option<Instant>,
}

/// Keeps a new key; `secret` is shown once.
pub fn create(
    c: &Conn,
    secret: &str,
    bearer: &Bearer,
    label: &str,
    id: &EventId,
    now: Instant,
) -> Result<()> {
    let (person, staff) = match bearer {
        Bearer::Person(id) => (Some(id), None),
        Bearer::Staff(id) => (None, Some(id)),
    };
    c.run(sql::TOKEN_PUT, params![digest(secret), id, person.cloned(), staff.cloned(), label, now])?;
    Ok(())
}

/// Whose key this is, unless it was revoked.
pub fn bearer(c: &Conn, secret: &str) -> Result<Option<Bearer>> {
    let row = c.one(sql::TOKEN, params![digest(secret)])?;
    Ok(row.and_then(|r| read_bearer(&r, 0)))
}

fn read_bearer(r: &store::Row, column: usize) -> Option<Bearer> {
    r.opt_id(column).map(Bearer::Person).or_else(|| r.opt_id(column + 1).map(Bearer::Staff))
}

/// Keys, newest first.
pub fn list(c: &Conn, limit: i64) -> Result<Vec<Token>> {
    let rows = c.all(sql::TOKENS, params![limit])?;
    Ok(rows.iter().filter_map(read).collect())
}

fn read(r: &store::Row) -> Option<Token> {
    Some(Token {
        id: r.get(0),
        bearer: read_bearer(r, 1)?,
        label: r.get(3),
        made_at: r.instant(4),
        revoked_at: r.get(6),
    })
}

/// A key by its id.
pub fn find(c: &Conn, id: &str) -> Result<Option<Token>> {
    Ok(c.one(sql::TOKEN_BY_ID, params![id])?.as_ref().and_then(read))
}

/// Revokes every key of a member of staff, such as one who left. Answers how many.
pub fn revoke_all(c: &Conn, staff: &StaffId, now: Instant) -> Result<u64> {
    c.run(sql::TOKENS_REVOKE_STAFF, params![staff, now])
}

/// Revokes a key. False where it was revoked already or never was.
pub fn revoke(c: &Conn, id: &str, now: Instant) -> Result<bool> {
    Ok(c.run(sql::TOKEN_REVOKE, params![id, now])? == 1)
}
