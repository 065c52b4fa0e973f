//! The dialogue itself.

use ground::{DialogueId, Instant, Lang, PersonId, SiteId, StaffId};
use serde::{Deserialize, Serialize};

/// Whose side of a dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Person,
    Staff,
}

impl Side {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Staff => "staff",
        }
    }
}

/// How far a side has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It reached their screen.
    Delivered,
    /// They saw it.
    Read,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Dialogue {
    pub id: DialogueId,
    pub site: SiteId,
    pub person: PersonId,
    pub lang: Lang,
    /// IANA name of the site's time zone.
    pub zone: String,
    pub opened_at: Instant,
    pub ended_at: Option<Instant>,
    /// The last message's number.
    pub last_n: i64,
    pub person_read: i64,
    pub staff_read: i64,
    pub person_had: i64,
    pub staff_had: i64,
    /// Who is in it now; `None` while the person waits for another, and after the end.
    pub staff: Option<StaffId>,
}

impl Dialogue {
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }

    /// How far the other side has read what `side` wrote.
    pub fn read_by_other(&self, side: Side) -> i64 {
        match side {
            Side::Person => self.staff_read,
            Side::Staff => self.person_read,
        }
    }

    /// How far what `side` wrote has reached the other side's screen.
    pub fn had_by_other(&self, side: Side) -> i64 {
        match side {
            Side::Person => self.staff_had.max(self.staff_read),
            Side::Staff => self.person_had.max(self.person_read),
        }
    }
}

/// A note among staff.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub id: String,
    pub staff: StaffId,
    pub staff_name: String,
    pub body: String,
    pub at: Instant,
}
