//! One observed fact.

use crate::{Goal, clean};
use ground::{EventId, Instant, Text};
use serde::{Deserialize, Serialize};

/// What kinds of fact are observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A page was shown.
    Page,
    /// A section of it came into view.
    Section,
    /// A search, with its number of hits.
    Search,
    /// A field was visited, left or refilled.
    Field,
    /// A field was not accepted (validation).
    Invalid,
    /// The policy refused.
    Refused,
    /// A click that changed nothing.
    DeadClick,
    /// Rapid repeated clicks at one place.
    RageClick,
    /// Back and forth between pages, or of the pointer.
    Thrash,
    /// Nothing happens in a form that was begun.
    Idle,
    /// A document was fetched.
    Download,
    /// A form was sent.
    Submit,
    /// What was wanted was done.
    Success,
    /// The person asked for help, or looked at how to get it.
    Help,
    /// What kind of device, connection and aids there are.
    Device,
    /// A click that was followed by an error of a script.
    ErrorClick,
    /// A request that failed (`rule` is `failed` or `http.500`) or was slow (`rule` is `slow`; `count` seconds).
    Request,
    /// A form that was begun was left without being sent.
    Abandon,
    /// The text of an error was copied.
    Copy,
    /// Another language was chosen.
    Language,
    /// The page was made larger; `count` is the percentage.
    Zoom,
    /// A message was written. Its words stay where it is kept; `rule` names what it says (`human`, `anger`…).
    Message,
    /// Somebody is here again for what an earlier visit left unfinished; `count` says in how many visits.
    Again,
}

impl Kind {
    pub const ALL: [Self; 23] = [
        Self::Page,
        Self::Section,
        Self::Search,
        Self::Field,
        Self::Invalid,
        Self::Refused,
        Self::DeadClick,
        Self::RageClick,
        Self::Thrash,
        Self::Idle,
        Self::Download,
        Self::Submit,
        Self::Success,
        Self::Help,
        Self::Device,
        Self::ErrorClick,
        Self::Request,
        Self::Abandon,
        Self::Copy,
        Self::Language,
        Self::Zoom,
        Self::Message,
        Self::Again,
    ];

    /// As stored and sent: `dead_click`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Section => "section",
            Self::Search => "search",
            Self::Field => "field",
            Self::Invalid => "invalid",
            Self::Refused => "refused",
            Self::DeadClick => "dead_click",
            Self::RageClick => "rage_click",
            Self::Thrash => "thrash",
            Self::Idle => "idle",
            Self::Download => "download",
            Self::Submit => "submit",
            Self::Success => "success",
            Self::Help => "help",
            Self::Device => "device",
            Self::ErrorClick => "error_click",
            Self::Request => "request",
            Self::Abandon => "abandon",
            Self::Copy => "copy",
            Self::Language => "language",
            Self::Zoom => "zoom",
            Self::Message => "message",
            Self::Again => "again",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    /// What a browser may claim. The rest is known better, and only, by the pages' handlers.
    pub const fn from_browser(self) -> bool {
        matches!(
            self,
            Self::Section
                | Self::Field
                | Self::Invalid
                | Self::DeadClick
                | Self::RageClick
                | Self::Thrash
                | Self::Idle
                | Self::Help
                | Self::Device
                | Self::ErrorClick
                | Self::Request
                | Self::Abandon
                | Self::Copy
                | Self::Language
                | Self::Zoom
        )
    }
}

/// How sure it is that an event means what its kind says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    /// It looks so at the deciding moment; what comes next decides.
    Provisional,
    Confirmed,
    /// It was something else.
    Withdrawn,
}

impl Proof {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Confirmed => "confirmed",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Provisional, Self::Confirmed, Self::Withdrawn].into_iter().find(|p| p.code() == code)
    }
}

/// What happened to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    Visited,
    Left,
    /// Filled again with something else.
    Refilled,
}

impl How {
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "visited" => Some(Self::Visited),
            "left" => Some(Self::Left),
            "refilled" => Some(Self::Refilled),
            _ => None,
        }
    }
}

/// One observed fact in a visit. What a kind does not need stays empty. Texts are clean already:
/// the constructors and [`crate::wire::read`] see to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Unique within the visit; a second event of the same id is the same event.
    pub id: EventId,
    pub kind: Kind,
    pub at: Instant,
    /// Path of the page, without query.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// Which part of the goal, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Text>,
    /// Machine name of the field, section, document or thing clicked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The same as our own page names it to people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// Which rule refused, or which check failed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// The reason that was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// What was searched for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Hits of a search.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hits: Option<i64>,
    /// How often (clicks), or how long in seconds (idle).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// How sure it is; nothing for what needs no second look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// The provisional event that this one of the same kind confirms or withdraws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<EventId>,
}

impl Event {
    /// An event with nothing but its kind.
    pub fn new(id: EventId, kind: Kind, at: Instant) -> Self {
        Self {
            id,
            kind,
            at,
            page: String::new(),
            goal: None,
            step: None,
            name: String::new(),
            label: String::new(),
            how: None,
            rule: String::new(),
            reason: None,
            words: String::new(),
            hits: None,
            count: None,
            proof: None,
            of: None,
        }
    }

    /// True for what happened indeed: neither a guess nor its withdrawal. Whoever lists or counts events asks this,
    /// because a guess and its confirmation are two events.
    pub fn stands(&self) -> bool {
        matches!(self.proof, None | Some(Proof::Confirmed))
    }

    /// A guess, or what became of the guess `of`.
    #[must_use]
    pub fn proof(mut self, proof: Proof, of: Option<EventId>) -> Self {
        self.proof = Some(proof);
        self.of = of;
        self
    }

    #[must_use]
    pub fn page(mut self, path: &str) -> Self {
        self.page = clean::path(path);
        self
    }

    #[must_use]
    pub fn goal(mut self, goal: Option<Goal>, step: Option<Text>) -> Self {
        self.goal = goal;
        self.step = step;
        self
    }

    /// Machine name and the words for people.
    #[must_use]
    pub fn named(mut self, name: &str, label: &str) -> Self {
        self.name = clean::name(name);
        self.label = clean::text(label, clean::TEXT_MAX);
        self
    }

    #[must_use]
    pub fn rule(mut self, rule: &str, reason: Option<Text>) -> Self {
        self.rule = clean::name(rule);
        self.reason = reason;
        self
    }

    #[must_use]
    pub fn search(mut self, words: &str, hits: i64) -> Self {
        self.words = clean::text(words, clean::TEXT_MAX);
        self.hits = Some(hits.max(0));
        self
    }

    #[must_use]
    pub fn count(mut self, count: i64) -> Self {
        self.count = Some(count.clamp(0, 100_000));
        self
    }
}
