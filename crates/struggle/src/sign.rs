//! The signs of difficulty: what each weighs, how fast time lowers it, and where that comes from.

use ground::{Span, Text};
use serde::{Deserialize, Serialize};

/// How stuck somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    #[default]
    None,
    Uneasy,
    Stuck,
    GivingUp,
}

impl Level {
    pub const ALL: [Self; 4] = [Self::None, Self::Uneasy, Self::Stuck, Self::GivingUp];

    /// As stored: `giving-up`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Uneasy => "uneasy",
            Self::Stuck => "stuck",
            Self::GivingUp => "giving-up",
        }
    }

    /// The code of [`Level::code`] read back; anything else is `None`.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|l| l.code() == code).unwrap_or_default()
    }

    /// In words, as at the desk.
    pub const fn text(self) -> Text {
        match self {
            Self::None => Text::new("struggle-level-none"),
            Self::Uneasy => Text::new("struggle-level-uneasy"),
            Self::Stuck => Text::new("struggle-level-stuck"),
            Self::GivingUp => Text::new("struggle-level-giving-up"),
        }
    }

    /// The weight at which it begins, in thousandths. Three refusals within a few minutes make
    /// somebody stuck; one makes them uneasy.
    pub const fn begins(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Uneasy => 1_500,
            Self::Stuck => 4_000,
            Self::GivingUp => 8_000,
        }
    }

    /// The weight below which it ends: seven tenths of where it begins, so that it does not flicker.
    pub const fn ends(self) -> i64 {
        self.begins() * 7 / 10
    }
}

/// A kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// A validation error at one field, again.
    Invalid,
    /// The policy refused.
    Refused,
    /// A search without result.
    SearchEmpty,
    /// A search worded anew for the second time.
    SearchRefined,
    /// The same page again and again, with others between.
    Loop,
    RageClick,
    DeadClick,
    Thrash,
    /// Nothing happens in a form that was begun.
    Hesitation,
    /// Left a step of a goal and came back to it.
    Return,
    /// Filled the same field anew.
    Refill,
    /// Looked for help.
    Help,
}

/// How a sign is weighed.
#[derive(Clone, Copy, Debug)]
pub struct Weighing {
    pub sign: Sign,
    /// Thousandths that each occurrence adds.
    pub weight: i64,
    /// Occurrences at one place that are normal and add nothing.
    pub quiet: i64,
    /// Thousandths that one place can weigh at most: clicks alone make nobody stuck.
    pub cap: i64,
    /// Time that halves it.
    pub half_life: Span,
    /// Where threshold and weight come from.
    pub source: &'static str,
}

/// Every sign and how it is weighed. Weights are our own judgement where no source is named: the order
/// of magnitude is set by two stories (three refusals: stuck; a search without result: not yet), and
/// they are meant to be corrected by what `insight` measures.
pub const SIGNS: [Weighing; 12] = [
    weigh(
        Sign::Refused,
        1_600,
        0,
        6_000,
        15,
        "the policy's own answer, so certain; three within minutes make a person stuck",
    ),
    weigh(
        Sign::Invalid,
        1_300,
        1,
        5_000,
        10,
        "WCAG 2.2, 3.3.1/3.3.3: an error should be mendable from its message; so the second at one field is evidence",
    ),
    weigh(
        Sign::SearchEmpty,
        1_000,
        0,
        4_200,
        8,
        "search logs: a query without hits is the usual measure of failed search",
    ),
    weigh(
        Sign::SearchRefined,
        900,
        0,
        1_800,
        8,
        "reformulated twice within three minutes; weak alone, because shoppers browse",
    ),
    weigh(
        Sign::Loop,
        700,
        0,
        2_500,
        8,
        "third view of a page within five minutes (as Clarity's quick-backs, but three)",
    ),
    weigh(
        Sign::RageClick,
        1_500,
        0,
        3_000,
        5,
        "3 clicks within 1 s and 30 px (PostHog's default; Datadog: more than 3 in 1 s)",
    ),
    weigh(
        Sign::DeadClick,
        600,
        0,
        2_000,
        5,
        "no mutation within 2.5 s, no scroll or selection within 0.1 s (PostHog's defaults)",
    ),
    weigh(Sign::Thrash, 800, 0, 1_600, 5, "pointer or history back and forth: FullStory's thrashed cursor"),
    weigh(Sign::Hesitation, 800, 0, 1_600, 8, "45 s without input in a begun form on a visible page"),
    weigh(Sign::Return, 700, 0, 2_100, 10, "left a step of a goal and entered it again, unfinished"),
    weigh(Sign::Refill, 500, 1, 1_500, 8, "the same field filled with something else a second time"),
    weigh(Sign::Help, 1_000, 0, 2_000, 10, "looking for a way to reach somebody says it plainly"),
];

const fn weigh(
    sign: Sign,
    weight: i64,
    quiet: i64,
    cap: i64,
    half_life_minutes: i64,
    source: &'static str,
) -> Weighing {
    Weighing { sign, weight, quiet, cap, half_life: Span::minutes(half_life_minutes), source }
}

impl Sign {
    /// How it is weighed.
    pub fn weighing(self) -> Weighing {
        // Each sign stands in the table; a test counts them.
        SIGNS.into_iter().find(|w| w.sign == self).unwrap_or(SIGNS[0])
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
