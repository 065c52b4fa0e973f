//! How the signs are weighed.
//!
//! Weights are our own judgement where no source is named: the order of magnitude is set by two stories (three
//! refusals: stuck; a search without result: not yet), and they are meant to be corrected by what is measured.

use crate::sign::Sign;
use ground::Span;

/// How a sign is weighed.
#[derive(Clone, Copy, Debug)]
pub struct Weighing {
    pub sign: Sign,
    /// Thousandths that each occurrence adds; a guess adds half.
    pub weight: i64,
    /// Occurrences at one place that are normal and add nothing.
    pub quiet: i64,
    /// Thousandths that one place can weigh at most: clicks alone make nobody stuck.
    pub cap: i64,
    /// Time that halves it.
    pub half_life: Span,
    /// How long it stays a guess that later events may withdraw; zero where it is certain at once. (What the
    /// browser calls a guess stays one until the browser decides.)
    pub settles: Span,
    /// Where definition and threshold come from.
    pub source: &'static str,
}

/// Every sign and how it is weighed.
pub const SIGNS: [Weighing; 26] = [
    weigh(
        Sign::Refused,
        1_600,
        6_000,
        15,
        "the policy's own answer; three within minutes make a person stuck",
    ),
    weigh(Sign::Invalid, 1_300, 5_000, 10, "WCAG 2.2, 3.3.1 and 3.3.3").quiet(1),
    weigh(Sign::SearchEmpty, 1_000, 4_200, 8, "search logs: the usual measure of a failed search"),
    weigh(Sign::SearchRefined, 900, 1_800, 8, "own; weak alone, because shoppers browse").settles(45),
    weigh(Sign::Loop, 700, 2_500, 8, "Contentsquare (looping index); own numbers"),
    weigh(Sign::RageClick, 1_500, 3_000, 5, "PostHog; Datadog"),
    weigh(Sign::DeadClick, 600, 2_000, 5, "PostHog; Datadog; Sentry"),
    weigh(Sign::Thrash, 800, 1_600, 5, "FullStory (thrashed cursor); own numbers"),
    weigh(Sign::Hesitation, 800, 1_600, 8, "own").settles(20),
    weigh(Sign::Return, 700, 2_100, 10, "own"),
    weigh(Sign::Refill, 500, 1_500, 8, "own").quiet(1),
    weigh(Sign::Help, 1_000, 2_000, 10, "plainly said"),
    weigh(Sign::ErrorClick, 900, 2_700, 5, "Datadog; FullStory; own number"),
    weigh(Sign::UTurn, 500, 1_500, 5, "Clarity (quick back); own number").settles(20),
    weigh(Sign::Slow, 300, 900, 5, "Nielsen, response times; own number"),
    weigh(Sign::Failed, 900, 2_700, 8, "FullStory (network errors)"),
    weigh(Sign::Abandon, 900, 1_800, 15, "FullStory (form abandonment); own number").settles(60),
    weigh(Sign::Copy, 800, 1_600, 10, "own"),
    weigh(Sign::Language, 400, 400, 10, "own"),
    weigh(Sign::Zoom, 300, 600, 10, "own"),
    weigh(Sign::Backtrack, 500, 1_500, 8, "own").settles(30).quiet(1),
    weigh(Sign::Again, 1_000, 1_800, 20, "own"),
    weigh(Sign::Human, 2_000, 2_500, 15, "plainly said"),
    weigh(Sign::Anger, 1_200, 2_400, 10, "own"),
    weigh(Sign::Urgency, 600, 600, 10, "own"),
    weigh(Sign::Standstill, 0, 0, 5, "learned: the model's own reason"),
];

const fn weigh(sign: Sign, weight: i64, cap: i64, minutes: i64, source: &'static str) -> Weighing {
    Weighing {
        sign,
        weight,
        quiet: 0,
        cap,
        half_life: Span::minutes(minutes),
        settles: Span::secs(0),
        source,
    }
}

impl Weighing {
    const fn quiet(mut self, times: i64) -> Self {
        self.quiet = times;
        self
    }

    const fn settles(mut self, seconds: i64) -> Self {
        self.settles = Span::secs(seconds);
        self
    }
}
