//! What stays open until it is resolved, and how the person found it.

use ground::{
    CaseId, DialogueId, HandoverId, Instant, OrderId, PersonId, Refusal, Result, SiteId, StaffId, Text, World,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseState {
    Open,
    Resolved,
}

impl CaseState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Resolved => "resolved",
        }
    }

    pub fn parse(code: &str) -> Self {
        if code == "resolved" { Self::Resolved } else { Self::Open }
    }
}

/// Longest account of what is wrong, in characters, with everything that was said later.
pub const WRONG_MAX: usize = 8_000;
/// Longest thing that is said later, in characters.
pub const MORE_MAX: usize = 1_000;

#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub id: CaseId,
    /// Six characters that can be read out.
    pub code: String,
    pub site: SiteId,
    pub person: PersonId,
    pub dialogue: Option<DialogueId>,
    /// What was known when it was left with us, instead of waiting.
    pub handover: Option<HandoverId>,
    /// Who looks after it.
    pub staff: Option<StaffId>,
    pub order: Option<OrderId>,
    pub subject: String,
    pub wrong: String,
    pub done: String,
    pub state: CaseState,
    /// The date promised to the person.
    pub open_until: Option<Instant>,
    pub created_at: Instant,
    pub changed_at: Instant,
    pub resolved_at: Option<Instant>,
}

impl Case {
    pub fn is_open(&self) -> bool {
        self.state == CaseState::Open
    }

    /// More can be said of it: there is room for it.
    pub fn takes_more(&self) -> bool {
        self.wrong.chars().count() + MORE_MAX <= WRONG_MAX
    }

    /// Open, and the promised date is past.
    pub fn is_late(&self, now: &Instant) -> bool {
        self.is_open() && self.open_until.is_some_and(|until| until < *now)
    }
}

/// How a dialogue ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Resolved,
    OpenUntil(Instant),
}

/// The wrap-up of a dialogue.
#[derive(Clone, Debug)]
pub struct Wrap {
    pub subject: String,
    pub wrong: String,
    pub done: String,
    pub outcome: Outcome,
    pub order: Option<OrderId>,
}

impl Wrap {
    /// Refused where what was wrong or what was done is missing, or the date is past.
    pub fn check(&self, now: Instant) -> Result<()> {
        let missing = |field: &str, key: &'static str| {
            Err(Refusal::input("wrap.missing", field, Text::new(key)).into())
        };
        if self.wrong.trim().is_empty() {
            return missing("wrong", "dialogue-wrap-wrong-missing");
        }
        if self.done.trim().is_empty() {
            return missing("done", "dialogue-wrap-done-missing");
        }
        match self.outcome {
            Outcome::OpenUntil(until) if until <= now => {
                Err(Refusal::input("wrap.past", "until", Text::new("dialogue-wrap-until-past")).into())
            }
            _ => Ok(()),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// 1 to 5.
    pub stars: i64,
    pub words: String,
    pub at: Instant,
}

/// A code that can be read out: no letters or digits that look alike.
pub fn case_code(world: &World) -> String {
    const SIGNS: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let index = |_| usize::try_from(world.chance().below(SIGNS.len() as u64)).unwrap_or(0);
    (0..6).map(index).map(|i| char::from(SIGNS[i])).collect()
}
