//! What the model may look at: a closed list, each a number of about one, computed from the decaying state.
//!
//! Not on it, and not to be derived from it: language, name, address, device, declared aids, words. A change of language
//! and an enlarged page are signs for the rules; they tell origin and eyesight as much as difficulty, so the model does
//! not see them.

use crate::sign::Sign;
use crate::state::State;
use ground::{Instant, Span};

/// The signs that the model may look at: all but change of language and enlarged page.
pub const JUDGED: [Sign; 23] = [
    Sign::Invalid,
    Sign::Refused,
    Sign::SearchEmpty,
    Sign::SearchRefined,
    Sign::Loop,
    Sign::RageClick,
    Sign::DeadClick,
    Sign::Thrash,
    Sign::Hesitation,
    Sign::Return,
    Sign::Refill,
    Sign::Help,
    Sign::ErrorClick,
    Sign::UTurn,
    Sign::Slow,
    Sign::Failed,
    Sign::Abandon,
    Sign::Copy,
    Sign::Backtrack,
    Sign::Again,
    Sign::Human,
    Sign::Anger,
    Sign::Urgency,
];

/// How it goes, beside the signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Time on this attempt: the first minute, and the two after it.
    FirstMinute,
    Later,
    /// Time since something new was reached: the first half minute, and a minute and a half after it.
    Still,
    StillLong,
    /// Tries since something new was reached.
    Tries,
    /// Pages and fields come back to.
    Again,
    /// Forms sent without success.
    Sent,
    Pages,
    /// A form was begun and not sent.
    Begun,
    /// Places of difficulty.
    Places,
    /// Guesses that were withdrawn.
    Withdrawn,
}

impl Way {
    pub const ALL: [Self; 11] = [
        Self::FirstMinute,
        Self::Later,
        Self::Still,
        Self::StillLong,
        Self::Tries,
        Self::Again,
        Self::Sent,
        Self::Pages,
        Self::Begun,
        Self::Places,
        Self::Withdrawn,
    ];

    /// As in the file of weights.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstMinute => "first-minute",
            Self::Later => "later",
            Self::Still => "still",
            Self::StillLong => "still-long",
            Self::Tries => "tries",
            Self::Again => "again",
            Self::Sent => "sent",
            Self::Pages => "pages",
            Self::Begun => "begun",
            Self::Places => "places",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether more of it can only be a sign of difficulty, so that its weight is never below zero.
    pub const fn is_difficulty(self) -> bool {
        !matches!(self, Self::Pages | Self::Begun | Self::FirstMinute)
    }
}

/// Numbers of a [`Vector`]: confirmed and guessed weight of each sign, then the ways.
pub const FEATURES: usize = JUDGED.len() * 2 + Way::ALL.len();
const GUESS: usize = JUDGED.len();
const WAY: usize = JUDGED.len() * 2;

/// What a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    Sure(Sign),
    Guess(Sign),
    Way(Way),
}

impl Feature {
    pub fn all() -> impl Iterator<Item = Self> {
        let sure = JUDGED.into_iter().map(Self::Sure);
        sure.chain(JUDGED.into_iter().map(Self::Guess)).chain(Way::ALL.into_iter().map(Self::Way))
    }

    /// Where it stands in a [`Vector`]; `None` where the model may not look at it.
    pub fn place(self) -> Option<usize> {
        let sign = |s| JUDGED.iter().position(|j| *j == s);
        match self {
            Self::Sure(s) => sign(s),
            Self::Guess(s) => sign(s).map(|i| GUESS + i),
            Self::Way(w) => Way::ALL.iter().position(|v| *v == w).map(|i| WAY + i),
        }
    }
}

/// What is looked at in one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector(pub [f64; FEATURES]);

impl Default for Vector {
    fn default() -> Self {
        Self([0.0; FEATURES])
    }
}

/// Part of `span` between `from` and `until` seconds, as a share of it.
fn part(span: Span, from: f64, until: f64) -> f64 {
    let seconds = span.0 as f64 / 1_000_000.0;
    ((seconds - from) / (until - from)).clamp(0.0, 1.0)
}

fn log(n: i64) -> f64 {
    (n.clamp(0, 50) as f64).ln_1p()
}

impl Vector {
    /// Of a state at a moment.
    pub fn of(state: &State, now: Instant) -> Self {
        let mut all = Self::default();
        let mut places = 0;
        for strand in &state.strands {
            let Some(i) = JUDGED.iter().position(|s| *s == strand.sign) else { continue };
            let (sure, weight) = state.weights(strand, now);
            all.0[i] += sure as f64 / 1_000.0;
            all.0[GUESS + i] += (weight - sure) as f64 / 1_000.0;
            places += i64::from(sure > 0);
        }
        let course = &state.course;
        all.time(course.on_task(now), course.still(now));
        let ways = [
            (Way::Tries, log(course.tries)),
            (Way::Again, log(course.again)),
            (Way::Sent, log(course.sent)),
            (Way::Pages, log(course.pages)),
            (Way::Begun, f64::from(u8::from(course.begun))),
            (Way::Places, log(places)),
            (Way::Withdrawn, course.withdrawn(now) as f64 / 1_000.0),
        ];
        ways.into_iter().for_each(|(way, n)| all.put(way, n));
        all
    }

    fn put(&mut self, way: Way, n: f64) {
        if let Some(i) = Feature::Way(way).place() {
            self.0[i] = n;
        }
    }

    /// The same moment at another time: nothing happened but waiting.
    pub fn time(&mut self, on_task: Span, still: Span) {
        self.put(Way::FirstMinute, part(on_task, 0.0, 60.0));
        self.put(Way::Later, part(on_task, 60.0, 180.0));
        self.put(Way::Still, part(still, 0.0, 30.0));
        self.put(Way::StillLong, part(still, 30.0, 120.0));
    }

    /// Without what is only guessed.
    pub fn settled(&self) -> Self {
        let mut all = self.clone();
        all.0[GUESS..WAY].fill(0.0);
        all
    }

    /// What is not nothing.
    pub fn sparse(&self) -> Vec<(usize, f64)> {
        self.0.iter().copied().enumerate().filter(|(_, n)| *n != 0.0).collect()
    }
}
