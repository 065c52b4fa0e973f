//! Help proposed to somebody who is stuck: why it appears, what would be shared, and their answer.

use crate::choose::Kind;
use crate::own::Own;
use crate::sign::Sign;
use crate::state::State;
use ground::{Arg, HandoverId, Instant, Lang, OfferId, PersonId, Result, SiteId, Span, Text, VisitId};
use journey::wire::Typed;
use journey::{Goal, Proof, SharedFact, Visit, clean};
use serde::{Deserialize, Serialize};
use store::Conn;

/// A no counts for everything this long; for the same goal it counts for ever.
pub const NO_LASTS: Span = Span::hours(24);
/// Facts that are proposed for sharing at most.
pub const FACTS_MAX: usize = 14;
/// Longest value of a shared fact, in characters.
pub const VALUE_MAX: usize = 300;

/// How help can be kept, for whoever would need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    /// Somebody is free, or will be after `wait`.
    Person { wait: Span },
    /// A call can be promised for this instant.
    CallAt(Instant),
    /// Nothing can be promised, so nothing is offered.
    Nobody,
}

/// Whom help is for.
#[derive(Clone, Debug)]
pub struct Wish {
    pub site: SiteId,
    pub person: Option<PersonId>,
    pub lang: Lang,
    /// A skill that would help; empty for any.
    pub skill: String,
}

/// Whether help can be kept; the program plugs in who knows.
pub trait CanKeep: Send + Sync {
    fn now(&self, c: &Conn, wish: &Wish, now: Instant) -> Result<Promise>;

    /// An article that fits these words, for whoever would read it.
    fn answer(&self, _wish: &Wish, _words: &str) -> Option<Thing> {
        None
    }
}

/// What is offered, where it is not somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thing {
    /// The article's title, the page's name, what the field wants.
    pub text: Text,
    /// Where it is; empty for a field.
    #[serde(default)]
    pub href: String,
    /// The field's label, where known; the article's slug.
    #[serde(default)]
    pub of: String,
}

/// What they said of it afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Helped,
    NotHelped,
}

impl Outcome {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Helped => "helped",
            Self::NotHelped => "not_helped",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Helped, Self::NotHelped].into_iter().find(|o| o.code() == code)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Open,
    Accepted,
    Declined,
    /// Time or success made it needless.
    Lapsed,
}

impl Stage {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
        }
    }

    pub fn parse(code: &str) -> Self {
        match code {
            "open" => Self::Open,
            "accepted" => Self::Accepted,
            "declined" => Self::Declined,
            _ => Self::Lapsed,
        }
    }
}

/// An offer before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub site: SiteId,
    pub visit: VisitId,
    pub person: Option<PersonId>,
    pub goal: Option<Goal>,
    pub step: Option<Text>,
    /// Why it appears, said to the person.
    pub reason: Text,
    /// The same, said to the desk.
    pub why: Text,
    /// What probably blocks, for the desk.
    pub cause: Text,
    /// What would be shared, as proposed.
    pub facts: Vec<SharedFact>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub id: OfferId,
    pub kind: Kind,
    pub thing: Option<Thing>,
    pub outcome: Option<Outcome>,
    /// Why this kind was chosen.
    pub chosen: Option<Text>,
    pub draft: Draft,
    pub promise: Promise,
    pub stage: Stage,
    /// What was agreed to be shared.
    pub shared: Vec<SharedFact>,
    pub handover: Option<HandoverId>,
    pub made_at: Instant,
    pub decided_at: Option<Instant>,
    /// What the site says in its own words.
    pub own: Own,
}

/// What the person left of one proposed fact: absent where they struck it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub key: String,
    pub value: String,
}

impl Draft {
    /// What would be offered to somebody who struggles. `say` says a sentence in their language;
    /// `typed` are fields that may be shared.
    pub fn of(
        visit: &Visit,
        state: &State,
        typed: &[Typed],
        say: &dyn Fn(&Text) -> String,
        now: Instant,
    ) -> Option<Self> {
        // Nobody is told a guess, or offered help for one.
        let strongest = state.explain(now, 1).into_iter().next().filter(|s| s.proof == Proof::Confirmed)?;
        Some(Self {
            site: visit.site.clone(),
            visit: visit.id.clone(),
            person: visit.person.clone(),
            goal: visit.goal.clone(),
            step: visit.step.clone(),
            reason: strongest.you,
            why: strongest.text,
            cause: state.probable_cause(now),
            facts: Self::facts(visit, state, typed, say, now),
        })
    }

    /// What would be shared: goal and step, what was refused, what was not accepted, what was searched for,
    /// what was typed into fields that may be shared.
    pub fn facts(
        visit: &Visit,
        state: &State,
        typed: &[Typed],
        say: &dyn Fn(&Text) -> String,
        now: Instant,
    ) -> Vec<SharedFact> {
        let mut facts = Vec::new();
        let mut add = |key: String, label: Text, value: String| {
            let value = clean::text(&value, VALUE_MAX);
            if !value.is_empty() && facts.len() < FACTS_MAX {
                facts.push(SharedFact { key, label, value });
            }
        };
        if let Some(goal) = &visit.goal {
            add("goal".into(), Text::new("struggle-share-goal"), capital(&say(&goal.name)));
        }
        if let Some(step) = &visit.step {
            add("step".into(), Text::new("struggle-share-step"), say(step));
        }
        let mut numbers = std::collections::HashMap::new();
        for (strand, _) in state.proven(now) {
            let (kind, label) = match strand.sign {
                Sign::Refused => ("refused", Text::new("struggle-share-refused").with("count", strand.count)),
                Sign::Invalid => ("invalid", invalid_label(&strand.label)),
                Sign::SearchEmpty | Sign::SearchRefined => ("search", Text::new("struggle-share-search")),
                _ => continue,
            };
            let value = match (strand.sign, &strand.reason) {
                (Sign::SearchEmpty | Sign::SearchRefined, _) => strand.label.clone(),
                (_, Some(reason)) => say(reason),
                (Sign::Refused, None) => strand.rule.clone(),
                _ => say(&Text::new("struggle-share-not-accepted").with("count", Arg::Int(strand.count))),
            };
            let n = numbers.entry(kind).and_modify(|n| *n += 1).or_insert(1);
            add(format!("{kind}.{n}"), label, value);
        }
        for t in typed {
            let label = Text::new("struggle-share-field").with("label", t.label.as_str());
            add(format!("field.{}", t.name), label, t.value.clone());
        }
        facts
    }

    /// The goal's key, or nothing where none is known.
    pub fn goal_key(&self) -> String {
        self.goal.as_ref().map(Goal::key).unwrap_or_default()
    }
}

impl Offer {
    /// What is agreed to be shared: of what was proposed, what was left, as it was edited. Keys that
    /// were not proposed, and empty values, share nothing.
    pub fn agree(&self, answers: &[Answer]) -> Vec<SharedFact> {
        let left = |fact: &SharedFact| {
            let answer = answers.iter().find(|a| a.key == fact.key)?;
            let value = clean::text(&answer.value, VALUE_MAX);
            (!value.is_empty()).then(|| SharedFact { value, ..fact.clone() })
        };
        self.draft.facts.iter().filter_map(left).collect()
    }

    /// A skill that would help; empty where nothing is known.
    pub fn skill(&self) -> String {
        skill(self.draft.goal.as_ref())
    }
}

/// The skill that a goal asks for; empty where none is known.
pub fn skill(goal: Option<&Goal>) -> String {
    let kind = goal.map_or("", |g| g.kind.as_str());
    match kind.split('.').next().unwrap_or("") {
        _ if matches!(kind, "order.return" | "order.exchange") => "returns",
        "order" => "orders",
        "leave" => "leave",
        "payslip" => "payslips",
        _ => "",
    }
    .to_owned()
}

/// With a capital letter: a goal may also stand within a sentence.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |c| c.to_uppercase().chain(rest).collect())
}

fn invalid_label(label: &str) -> Text {
    if label.is_empty() {
        Text::new("struggle-share-invalid")
    } else {
        Text::new("struggle-share-invalid-field").with("label", label)
    }
}
