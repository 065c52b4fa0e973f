//! What a person typed and has not sent yet: kept for them alone, for an hour, or for two weeks where they said so.

use crate::sql;
use ground::{Instant, PersonId, Result, SiteId, Span};
use store::{Conn, Row, params};

/// A draft that nobody asked for is kept so long.
pub const LIFE: Span = Span::hours(1);
/// One that its person saved is kept so long.
pub const SAVED: Span = Span::days(14);
/// Drafts of one person and kind; the oldest goes where there would be more.
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
    /// They saved it, to go on later.
    Saved,
}

impl Kind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unsent => "unsent",
            Self::Check => "check",
            Self::Saved => "saved",
        }
    }

    /// For how long it is kept.
    pub const fn life(self) -> Span {
        match self {
            Self::Unsent | Self::Check => LIFE,
            Self::Saved => SAVED,
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
        self.made_at + self.kind.life()
    }
}

/// Keeps a draft.
pub fn keep(c: &Conn, d: &Draft) -> Result<()> {
    let fields = serde_json::to_value(&d.fields).unwrap_or_default();
    let row = params![&d.id, &d.site, &d.person, d.kind.word(), &d.address, fields, d.made_at, d.until()];
    c.run(sql::DRAFT_PUT, row)?;
    c.run(sql::DRAFTS_OLDEST, params![&d.person, MOST, d.kind.word()])?;
    Ok(())
}

/// A person's draft of this kind. None where it is another's, or was kept for long enough.
pub fn find(c: &Conn, person: &PersonId, kind: Kind, id: &str, now: Instant) -> Result<Option<Draft>> {
    let row = c.one(sql::DRAFT, params![id, person, kind.word(), now])?;
    row.as_ref().map(|r| read(person, kind, r)).transpose()
}

/// A person's drafts of this kind, the newest first.
pub fn of(c: &Conn, person: &PersonId, kind: Kind, now: Instant) -> Result<Vec<Draft>> {
    c.all(sql::DRAFTS, params![person, kind.word(), now])?.iter().map(|r| read(person, kind, r)).collect()
}

fn read(person: &PersonId, kind: Kind, r: &Row) -> Result<Draft> {
    Ok(Draft {
        id: r.get(0),
        site: r.id(1),
        person: person.clone(),
        kind,
        address: r.get(2),
        fields: r.json(3)?,
        made_at: r.instant(4),
    })
}

/// Throws a person's draft away: it was sent, or is not wanted. False where there is none.
pub fn throw(c: &Conn, person: &PersonId, id: &str) -> Result<bool> {
    Ok(c.run(sql::DRAFT_DROP, params![id, person])? == 1)
}

/// Deletes some of those that were kept for long enough; how many. To be called until there are none.
pub fn sweep(c: &Conn, now: Instant) -> Result<u64> {
    c.run(sql::DRAFTS_EXPIRE, params![now, BATCH])
}
