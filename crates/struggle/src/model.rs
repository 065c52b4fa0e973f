//! A small model that learned from recorded visits how likely it is that somebody gives up, and how long they stay.
//!
//! Logistic, over a closed list of [`Feature`]s; its weights are a readable file (`weights.toml`, made by
//! `segue train`). It judges beside the rules where it is asked to ([`State::judged_by`]): whoever sees it first is
//! believed. What was noticed, and its sentences, are the same for both.
//!
//! Promises: sees no language, name, address, device, aids or words; a guess that is not confirmed adds nothing beyond
//! uneasy; nothing that tells of difficulty lowers the chance; silence lowers the level.

pub mod feature;
mod file;
pub mod fit;
pub mod train;

pub use feature::{FEATURES, Feature, JUDGED, Vector, Way};
pub use file::{Figures, From};

use crate::learn::FARTHEST;
use crate::level::Level;
use crate::sign::Sign;
use crate::state::State;
use fit::{logit, score, sigmoid};
use ground::{Fault, Instant, Result, Span};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Weights as trained on `tests/journey/set`.
const BUILT_IN: &str = include_str!("../weights.toml");
/// How far, in log-odds, a level is held below where it begins, so that it does not flicker.
const HELD: f64 = 0.5;
/// Whoever tells nothing this long may be gone: from here the chance falls.
const GONE: Span = Span::minutes(3);
/// Log-odds that are lost with each minute of silence from then on.
const FALLS: f64 = 0.5;
/// Time between two looks into the future, and how far is looked.
pub const STEP: Span = Span::secs(5);
const FAR: Span = Span::minutes(10);

/// Coefficients of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    pub intercept: f64,
    pub of: [f64; FEATURES],
}

impl Default for Weights {
    fn default() -> Self {
        Self { intercept: 0.0, of: [0.0; FEATURES] }
    }
}

impl Weights {
    pub fn log_odds(&self, v: &Vector) -> f64 {
        self.intercept + self.of.iter().zip(v.0).map(|(w, x)| w * x).sum::<f64>()
    }
}

/// Chances at which the levels begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    pub uneasy: f64,
    pub stuck: f64,
    pub giving_up: f64,
}

/// The model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    pub from: From,
    pub levels: Levels,
    /// Of the log-odds: what makes chances of them that are kept.
    pub scale: f64,
    pub shift: f64,
    /// Whether they give up in this visit.
    pub gives_up: Weights,
    /// Whether they give up within the next [`STEP`].
    pub leaves: Weights,
    /// Judges without the rules, to be compared with them.
    pub alone: bool,
}

/// How likely somebody gives up, by everything and by what is confirmed alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    pub all: f64,
    pub sure: f64,
}

/// What makes it likely: a sign, or how it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    pub feature: Feature,
    /// Log-odds that it adds.
    pub adds: f64,
}

impl Model {
    /// The weights that the program brings along. Errors: never, a test reads them.
    pub fn built_in() -> Result<Self> {
        Self::read(BUILT_IN)
    }

    /// The same, read once.
    pub fn shared() -> Option<Arc<Self>> {
        static SHARED: OnceLock<Option<Arc<Model>>> = OnceLock::new();
        SHARED.get_or_init(|| Self::built_in().ok().map(Arc::new)).clone()
    }

    /// The same where a site's own visits moved its chances, by hundredths of log-odds; each held once.
    pub fn moved(by: i64) -> Option<Arc<Self>> {
        static MOVED: Mutex<BTreeMap<i64, Arc<Model>>> = Mutex::new(BTreeMap::new());
        let (shared, by) = (Self::shared()?, by.clamp(-FARTHEST, FARTHEST));
        if by == 0 {
            return Some(shared);
        }
        let mut all = MOVED.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(all.entry(by).or_insert_with(|| Arc::new(shared.shifted(by as f64 / 100.0, &[])))))
    }

    /// Reads a file of weights. Errors: what is wrong with it.
    pub fn read(text: &str) -> Result<Self> {
        file::read(text).map_err(|wrong| Fault::new(format!("weights: {wrong}")).into())
    }

    /// As a file of weights.
    pub fn write(&self) -> String {
        file::write(self)
    }

    pub fn chance_of(&self, v: &Vector) -> f64 {
        sigmoid(self.shift + self.scale * self.gives_up.log_odds(v))
    }

    /// Log-odds that every feature adds in a moment, the strongest first.
    pub fn contributions(&self, v: &Vector) -> Vec<Contribution> {
        let adds = Feature::all()
            .zip(self.gives_up.of.iter().zip(v.0))
            .map(|(feature, (w, x))| Contribution { feature, adds: self.scale * w * x });
        let mut all: Vec<_> = adds.filter(|c| c.adds != 0.0).collect();
        all.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()));
        all
    }

    /// How likely somebody gives up. Whoever told nothing for long may be gone, and is not to be helped.
    pub fn chance(&self, state: &State, now: Instant) -> Chance {
        let v = Vector::of(state, now);
        let gone = (state.course.silent(now).0 - GONE.0).max(0) as f64 / 60e6 * FALLS;
        let chance = |v: &Vector| sigmoid(self.shift + self.scale * self.gives_up.log_odds(v) - gone);
        Chance { all: chance(&v), sure: chance(&v.settled()) }
    }

    pub(crate) fn level(&self, chance: Chance, before: Level) -> Level {
        let begins = |l: Level| match l {
            Level::None => 0.0,
            Level::Uneasy => self.levels.uneasy,
            Level::Stuck => self.levels.stuck,
            Level::GivingUp => self.levels.giving_up,
        };
        let of = |l: Level| if l.needs_proof() { chance.sure } else { chance.all };
        let held = |l: Level| l == Level::None || (l <= before && logit(of(l)) >= logit(begins(l)) - HELD);
        let reached = |l: &Level| of(*l) >= begins(*l) || held(*l);
        Level::ALL.into_iter().rev().find(reached).unwrap_or_default()
    }

    /// How long somebody is expected to stay: half of those in whom everything is as it is now give up sooner, if
    /// nothing happens but waiting. Ten minutes at most. `None` where nothing was trained.
    pub fn stays(&self, state: &State, now: Instant) -> Option<Span> {
        if self.leaves == Weights::default() {
            return None;
        }
        let v = Vector::of(state, now);
        Some(self.stays_of(&v, state.course.on_task(now), state.course.still(now)))
    }

    /// The same of a moment.
    pub fn stays_of(&self, v: &Vector, on_task: Span, still: Span) -> Span {
        let (mut v, mut left, mut passed) = (v.clone(), 1.0, Span(0));
        while left > 0.5 && passed < FAR {
            left *= 1.0 - sigmoid(self.leaves.log_odds(&v));
            passed = Span(passed.0 + STEP.0);
            v.time(Span(on_task.0 + passed.0), Span(still.0 + passed.0));
        }
        passed
    }

    /// The same model where a site's own visits say that it is otherwise there.
    pub fn shifted(&self, by: f64, slopes: &[(usize, f64)]) -> Self {
        let mut own = self.clone();
        own.shift += by;
        for (i, more) in slopes {
            if let Some(w) = own.gives_up.of.get_mut(*i) {
                *w = (*w + more).max(if *w >= 0.0 { 0.0 } else { f64::NEG_INFINITY });
            }
        }
        own
    }

    /// Log-odds that standing still adds: time without anything new, and trying the same again and again.
    pub(crate) fn standstill(&self, v: &Vector) -> f64 {
        let is = |c: &Contribution| matches!(c.feature, Feature::Way(w) if w.is_difficulty());
        self.contributions(v).iter().filter(|c| is(c)).map(|c| c.adds).sum()
    }

    /// Log-odds that thousandths of a sign add: confirmed, and all of it.
    pub(crate) fn adds(&self, sign: Sign, sure: i64, weight: i64) -> f64 {
        let of = |f: Feature| f.place().map_or(0.0, |i| self.gives_up.of[i]);
        let (sure, guess) = (sure as f64 / 1_000.0, (weight - sure) as f64 / 1_000.0);
        self.scale * score(&[(0, sure), (1, guess)], &[of(Feature::Sure(sign)), of(Feature::Guess(sign))])
    }
}
