//! What is offered: by what is needed, and by what can be kept.

use crate::level::Level;
use crate::offer::Promise;
use crate::sign::Sign;
use crate::state::{State, Strand};
use ground::{Instant, Text};
use serde::{Deserialize, Serialize};

/// A kind of offer, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What a field wants that was not accepted.
    Field,
    /// An article.
    Answer,
    /// The page where what they want is done.
    Service,
    /// To keep what was typed, and go on later.
    Save,
    /// A call at a promised hour.
    Call,
    /// Somebody, now or soon.
    Person,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Field, Self::Answer, Self::Service, Self::Save, Self::Call, Self::Person];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Answer => "answer",
            Self::Service => "service",
            Self::Save => "save",
            Self::Call => "call",
            Self::Person => "person",
        }
    }

    /// The code of [`Kind::code`] read back.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|k| k.code() == code).unwrap_or(Self::Person)
    }

    /// Whether a human being is promised.
    pub const fn is_somebody(self) -> bool {
        matches!(self, Self::Call | Self::Person)
    }
}

/// What blocks, as far as it says what helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// A field that is not accepted, or whose content is doubted.
    Field,
    /// They do not go on with a form that they began.
    Pause,
    /// Something that is not found.
    Search,
    /// The way through the pages.
    Way,
    /// A rule, or a fault of ours: explaining lifts neither.
    Ours,
    /// They ask for somebody themselves.
    Asks,
    Other,
}

impl Block {
    /// What blocks most, by confirmed evidence; a rule that refused before anything else, because whatever they look
    /// for or try afterwards does not lift it.
    pub fn of(state: &State, now: Instant) -> Self {
        let proven = state.proven(now);
        if proven.iter().any(|(s, _)| s.sign == Sign::Refused) {
            return Self::Ours;
        }
        proven.first().map_or(Self::Other, |(s, _)| Self::by(s.sign))
    }

    const fn by(sign: Sign) -> Self {
        match sign {
            Sign::Invalid | Sign::Refill => Self::Field,
            Sign::Hesitation | Sign::Abandon => Self::Pause,
            Sign::SearchEmpty | Sign::SearchRefined => Self::Search,
            Sign::Loop | Sign::Return | Sign::UTurn | Sign::Backtrack | Sign::Thrash => Self::Way,
            Sign::Refused
            | Sign::RageClick
            | Sign::DeadClick
            | Sign::ErrorClick
            | Sign::Failed
            | Sign::Slow => Self::Ours,
            Sign::Help | Sign::Human | Sign::Anger => Self::Asks,
            _ => Self::Other,
        }
    }

    /// What may help without anybody, the weakest first.
    const fn ladder(self) -> &'static [Kind] {
        match self {
            Self::Field => &[Kind::Field, Kind::Answer],
            Self::Pause => &[Kind::Field, Kind::Save, Kind::Answer],
            Self::Search | Self::Way => &[Kind::Answer, Kind::Service],
            Self::Other => &[Kind::Answer],
            Self::Ours | Self::Asks => &[],
        }
    }
}

/// How an earlier offer of the visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    pub kind: Kind,
    pub end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Taken,
    No,
    /// Time or success made it needless.
    Lapsed,
}

/// What is known when an offer is thought of.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub level: Level,
    pub block: Block,
    /// They said that they want to talk to somebody.
    pub wishes_somebody: bool,
    /// They are typing just now.
    pub typing: bool,
    /// What can be kept of somebody's time.
    pub promise: Promise,
    /// What else is at hand: a field's own words, an article, a page.
    pub at_hand: &'a [Kind],
    /// Earlier offers of this visit, the last one last.
    pub before: &'a [Past],
}

/// What is offered, and why this.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub kind: Kind,
    /// For the desk and the office.
    pub why: Text,
}

/// Chooses what is offered; nothing while somebody types, after a no, or where nothing can be kept.
///
/// The weakest kind that fits what blocks and was not taken yet, so that nobody waits for a person to be told
/// what a page can tell. Whoever is giving up, or wishes for somebody, is offered somebody first.
pub fn choose(case: &Case<'_>) -> Option<Chosen> {
    let no = case.before.last().is_some_and(|p| p.end == End::No);
    if case.level < Level::Stuck || case.typing || no {
        return None;
    }
    let chosen = |kind, key| Some(Chosen { kind, why: Text::new(key) });
    let somebody = match case.promise {
        Promise::Person { .. } => Some(Kind::Person),
        Promise::CallAt(_) => Some(Kind::Call),
        Promise::Nobody => None,
    };
    let taken = |kind| case.before.iter().any(|p| p.kind == kind && p.end == End::Taken);
    let somebody = somebody.filter(|k| !taken(*k));
    let first = case.wishes_somebody || case.block == Block::Asks || case.level == Level::GivingUp;
    if let (true, Some(kind)) = (first, somebody) {
        let giving_up = case.level == Level::GivingUp;
        return chosen(kind, if giving_up { "struggle-why-giving-up" } else { "struggle-why-wish" });
    }
    let weaker = case.block.ladder().iter().copied().find(|k| case.at_hand.contains(k) && !taken(*k));
    match (weaker, somebody) {
        (Some(Kind::Field), _) => chosen(Kind::Field, "struggle-why-field"),
        (Some(kind @ Kind::Answer), _) => chosen(kind, "struggle-why-answer"),
        (Some(Kind::Save), _) => chosen(Kind::Save, "struggle-why-save"),
        (Some(kind), _) => chosen(kind, "struggle-why-service"),
        (None, Some(kind)) => chosen(kind, "struggle-why-somebody"),
        // Where nobody can be promised, what they did need not be lost. (A rule that refuses it refuses it later.)
        (None, None)
            if case.block != Block::Ours && case.at_hand.contains(&Kind::Save) && !taken(Kind::Save) =>
        {
            chosen(Kind::Save, "struggle-why-save-nobody")
        }
        (None, None) => None,
    }
}

impl State {
    /// Whether they said, in a search, a message or by looking for it, that they want to talk to somebody.
    pub fn wishes_somebody(&self, now: Instant) -> bool {
        self.proven(now).iter().any(|(s, _)| matches!(s.sign, Sign::Human | Sign::Help))
    }

    /// The field that is not accepted: its label (empty where not at hand) and what it wants.
    pub fn field(&self, now: Instant) -> Option<(String, Text)> {
        let all = self.proven(now);
        let strand = all.iter().map(|(s, _)| s).find(|s| s.sign == Sign::Invalid && s.reason.is_some())?;
        Some((strand.label.clone(), strand.reason.clone()?))
    }

    /// What was searched for last, or nothing: words to find an article by.
    pub fn looked_for(&self, now: Instant) -> String {
        let searched = |s: &&Strand| matches!(s.sign, Sign::SearchEmpty | Sign::SearchRefined);
        let found = self.proven(now).into_iter().map(|(s, _)| s).find(searched);
        found.map(|s| s.label.clone()).unwrap_or_default()
    }
}
