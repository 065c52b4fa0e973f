//! The signs of difficulty, and what each means. How they are weighed stands in [`crate::table`].

use crate::table::{SIGNS, Weighing};
use ground::Span;
use serde::{Deserialize, Serialize};

/// A kind of evidence. Numbers without a source are our own judgement; docs/observation.md says the same to
/// people, with what looks alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// One field was not accepted again. WCAG 2.2, 3.3.1 and 3.3.3: the first message should have been enough.
    Invalid,
    /// The policy refused: its own answer, so certain.
    Refused,
    /// A search without result: search logs' usual measure of a failed one.
    SearchEmpty,
    /// A third wording within three minutes (own number). A guess for 45 s: an article that is opened withdraws it.
    SearchRefined,
    /// The same page a third time within five minutes (a list: a fifth), with others between. Akin to
    /// Contentsquare's looping index; the numbers are our own.
    Loop,
    /// 3 clicks within 1 s and 30 px (PostHog; Datadog: more than 3 within 1 s on one element). A guess at the third
    /// click: selected text, or a page that answers every click (stepper, pager, calendar), withdraws it.
    RageClick,
    /// A click that changes nothing: a guess after 1 s of quiet, confirmed after 2.5 s (PostHog), withdrawn by an
    /// answer of the page up to 7 s (Sentry's limit of a slow click).
    DeadClick,
    /// Six turns of the pointer of 90 px within 1.5 s (own numbers); FullStory's thrashed cursor.
    Thrash,
    /// 45 s without input in a begun form (own number). A guess for 20 s more: sending the form withdraws it.
    Hesitation,
    /// Left a step of a goal for something else and came back to it, unfinished.
    Return,
    /// Filled the same field with something else a second time.
    Refill,
    /// Looked for a way to reach somebody.
    Help,
    /// An uncaught error of a script within 1 s of a click (own number; Datadog and FullStory name no time, Datadog's
    /// for taps is 100 ms after the action). A guess for 2.5 s: a page that goes on all the same withdraws it.
    ErrorClick,
    /// Back to the page before within 7 s (own number), as Clarity's quick back. A guess for 20 s: success,
    /// or a form sent, withdraws it.
    #[serde(rename = "u-turn")]
    UTurn,
    /// A request of the page took 4 s or more (own number; Nielsen: attention is held for 10 s at most).
    Slow,
    /// A request of the page failed, or was answered with 5xx.
    Failed,
    /// Left a begun form without sending it. A guess for 60 s: coming back to it, or success, withdraws it.
    Abandon,
    /// Copied the text of an error: it will be searched for, or sent to somebody.
    Copy,
    /// Chose another language in mid-visit.
    Language,
    /// Made the page larger by a quarter or more.
    Zoom,
    /// Back to an earlier step without leaving the goal, for the second time (looking back once is checking). A
    /// guess for 30 s: sending the form withdraws it.
    Backtrack,
    /// Here again for what an earlier visit left unfinished.
    Again,
    /// Asks for a human being, in a search or a message ([`crate::said`]).
    Human,
    /// Words of anger, in a search or a message.
    Anger,
    /// Words of urgency, in a search or a message.
    Urgency,
    /// Tries on and reaches nothing new. Weighs nothing by the rules; the model tells it as its reason.
    Standstill,
}

impl Sign {
    /// How it is weighed.
    pub fn weighing(self) -> Weighing {
        // Each sign stands in the table; a test counts them.
        SIGNS.into_iter().find(|w| w.sign == self).unwrap_or(SIGNS[0])
    }

    /// As stored and in documents: `dead-click`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Refused => "refused",
            Self::SearchEmpty => "search-empty",
            Self::SearchRefined => "search-refined",
            Self::Loop => "loop",
            Self::RageClick => "rage-click",
            Self::DeadClick => "dead-click",
            Self::Thrash => "thrash",
            Self::Hesitation => "hesitation",
            Self::Return => "return",
            Self::Refill => "refill",
            Self::Help => "help",
            Self::ErrorClick => "error-click",
            Self::UTurn => "u-turn",
            Self::Slow => "slow",
            Self::Failed => "failed",
            Self::Abandon => "abandon",
            Self::Copy => "copy",
            Self::Language => "language",
            Self::Zoom => "zoom",
            Self::Backtrack => "backtrack",
            Self::Again => "again",
            Self::Human => "human",
            Self::Anger => "anger",
            Self::Urgency => "urgency",
            Self::Standstill => "standstill",
        }
    }
}

/// Rules that trying again cannot satisfy, because only somebody else can lift them: the second refusal
/// tells what the third tells elsewhere.
pub const LIFTED_BY_OTHERS: [&str; 1] = ["leave.over-balance"];
/// What a refusal by one of them weighs, in thousandths.
const LIFTED_WEIGHT: i64 = 2_200;

impl Sign {
    /// Thousandths that one occurrence adds, given the rule that refused (empty: none).
    pub(crate) fn weight_of(self, rule: &str) -> i64 {
        if self == Self::Refused && LIFTED_BY_OTHERS.contains(&rule) {
            return LIFTED_WEIGHT;
        }
        self.weighing().weight
    }
}

/// What is left of `sum` after `passed`.
pub(crate) fn decayed(sum: i64, passed: Span, half_life: Span) -> i64 {
    if passed.0 <= 0 {
        return sum;
    }
    let halves = passed.0 as f64 / half_life.0 as f64;
    if halves > 40.0 { 0 } else { (sum as f64 * (-halves).exp2()).round() as i64 }
}
