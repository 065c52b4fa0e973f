//! What a person needs, and what they agreed to share.

use ground::{DialogueId, HandoverId, Instant, Lang, OrderId, PersonId, SiteId, Text, VisitId};
pub use journey::SharedFact as Shared;

/// Longest wish, in characters.
pub const WISH_MAX: usize = 500;

/// What somebody asks an account manager for.
#[derive(Clone, Debug)]
pub struct Need {
    pub site: SiteId,
    pub person: PersonId,
    pub visit: Option<VisitId>,
    pub lang: Lang,
    /// A skill that would help; empty for any.
    pub skill: String,
    pub goal: Option<Text>,
    /// Which part of the goal, in words.
    pub step: Option<Text>,
    /// In their own words; may be empty.
    pub wish: String,
    pub order: Option<OrderId>,
    /// Why help was offered.
    pub reason: Option<Text>,
    /// What probably is the matter.
    pub cause: Option<Text>,
    pub shared: Vec<Shared>,
}

impl Need {
    /// "Talk to someone", without a visit that says why.
    pub fn plain(site: SiteId, person: PersonId, lang: Lang, wish: &str) -> Self {
        Self {
            site,
            person,
            visit: None,
            lang,
            skill: String::new(),
            goal: None,
            step: None,
            wish: wish.to_owned(),
            order: None,
            reason: None,
            cause: None,
            shared: Vec::new(),
        }
    }

    /// The wish as stored: trimmed, bounded, without control characters.
    pub(crate) fn wish(&self) -> String {
        let plain: String = self.wish.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        plain.trim().chars().take(WISH_MAX).collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Waiting,
    Accepted,
    Done,
    Cancelled,
    /// Left with us: a case with a date.
    Left,
}

impl Stage {
    pub fn parse(code: &str) -> Self {
        match code {
            "waiting" => Self::Waiting,
            "accepted" => Self::Accepted,
            "cancelled" => Self::Cancelled,
            "left" => Self::Left,
            _ => Self::Done,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Handover {
    pub id: HandoverId,
    pub need: Need,
    pub stage: Stage,
    /// Given back by somebody who vanished or passed it on: goes first.
    pub front: bool,
    /// How often it has been given back.
    pub turn: i64,
    /// The thread, once somebody has accepted.
    pub dialogue: Option<DialogueId>,
    pub asked_at: Instant,
    pub queued_at: Instant,
    pub closed_at: Option<Instant>,
}
