//! Everything between an organisation and one person, in order of time.

use crate::sql;
use ground::{DialogueId, EventId, Instant, PersonId, Result, SiteId, StaffId, Text, VisitId};
use serde::{Deserialize, Serialize};
use store::{Conn, Row, params};

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Actor {
    Person,
    Staff(StaffId),
    System,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub site: SiteId,
    pub person: PersonId,
    pub at: Instant,
    /// Stable machine word: `order.cancelled`, `dialogue.begun`.
    pub kind: String,
    pub actor: Actor,
    /// What it happened to: an order's id, a case's…
    pub subject: Option<String>,
    /// A sentence in the reader's language.
    pub text: Text,
    pub visit: Option<VisitId>,
    pub dialogue: Option<DialogueId>,
}

/// Writes an entry, in the transaction that makes it true.
pub fn note(c: &Conn, e: &Entry, id: &EventId) -> Result<()> {
    let (kind, actor) = match &e.actor {
        Actor::Person => ("person", None),
        Actor::Staff(id) => ("staff", Some(id.clone())),
        Actor::System => ("system", None),
    };
    let words = serde_json::to_value(&e.text).unwrap_or_default();
    c.run(
        sql::TIMELINE_NOTE,
        params![id, &e.site, &e.person, e.at, &e.kind, kind, actor, &e.subject, words, &e.visit, &e.dialogue],
    )?;
    Ok(())
}

/// The last entries of a person, newest first.
pub fn recent(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<Entry>> {
    c.all(sql::TIMELINE_RECENT, params![person, limit])?.iter().map(read).collect()
}

/// The last entries that a person reads of themselves, newest first: without how their visits went.
pub fn shown(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<Entry>> {
    c.all(sql::TIMELINE_SHOWN, params![person, limit])?.iter().map(read).collect()
}

/// The last entries about one thing, newest first.
pub fn about(c: &Conn, person: &PersonId, subject: &str, limit: i64) -> Result<Vec<Entry>> {
    c.all(sql::TIMELINE_ABOUT, params![person, subject, limit])?.iter().map(read).collect()
}

fn read(r: &Row) -> Result<Entry> {
    let actor = match r.get::<String>(4).as_str() {
        "person" => Actor::Person,
        "staff" => Actor::Staff(r.opt_id(5).unwrap_or(StaffId(String::new()))),
        _ => Actor::System,
    };
    Ok(Entry {
        site: r.id(0),
        person: r.id(1),
        at: r.instant(2),
        kind: r.get(3),
        actor,
        subject: r.get(6),
        text: r.json(7)?,
        visit: r.opt_id(8),
        dialogue: r.opt_id(9),
    })
}
