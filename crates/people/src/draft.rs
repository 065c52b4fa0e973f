//! What a person typed and has not sent yet: kept for an hour, for them alone.

use crate::sql;
use ground::{Instant, PersonId, Result, SiteId, Span};
use store::{Conn, Row, params};

/// A draft is kept so long.
pub const LIFE: Span = Span::hours(1);
/// Drafts of one person; the oldest goes where there would be more.
pub const MOST: i64 = 12;
/// Drafts deleted in one transaction.
const BATCH: i64 = 100;

/// Why it has not been sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The session had ended.
    Unsent,
    /// The person looks it over before they confirm.
    Check,
}

impl Kind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unsent => "unsent",
            Self::Check => "check",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: String,
    pub site: SiteId,
    pub person: PersonId,
    pub kind: Kind,
    /// Where the form goes: a path of the site.
    pub address: String,
    /// Name and value, in the order of the form.
    pub fields: Vec<(String, String)>,
    pub made_at: Instant,
}

impl Draft {
    /// Until when it is kept.
    pub fn until(&self) -> Instant {
        self.made_at + LIFE
    }
}

/// Keeps a draft.
pub fn keep(c: &Conn, d: &Draft) -> Result<()> {
    let fields = serde_json::to_value(&d.fields).unwrap_or_default();
    let row = params![&d.id, &d.site, &d.person, d.kind.word(), &d.address, fields, d.made_at, d.until()];
    c.run(sql::DRAFT_PUT, row)?;
    c.run(sql::DRAFTS_OLDEST, params![&d.person, MOST])?;
    Ok(())
}

/// A person's draft of this kind. None where it is another's, or was kept for long enough.
pub fn find(c: &Conn, person: &PersonId, kind: Kind, id: &str, now: Instant) -> Result<Option<Draft>> {
    let row = c.one(sql::DRAFT, params![id, person, kind.word(), now])?;
    let read = |r: &Row| -> Result<Draft> {
        Ok(Draft {
            id: r.get(0),
            site: r.id(1),
            person: person.clone(),
            kind,
            address: r.get(2),
            fields: r.json(3)?,
            made_at: r.instant(4),
        })
    };
    row.as_ref().map(read).transpose()
}

/// Throws a person's draft away: it was sent, or is not wanted. False where there is none.
pub fn throw(c: &Conn, person: &PersonId, id: &str) -> Result<bool> {
    Ok(c.run(sql::DRAFT_DROP, params![id, person])? == 1)
}

/// Deletes some of those that were kept for long enough; how many. To be called until there are none.
pub fn sweep(c: &Conn, now: Instant) -> Result<u64> {
    c.run(sql::DRAFTS_EXPIRE, params![now, BATCH])
}
