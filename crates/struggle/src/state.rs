//! The machine.

use crate::sign::{Level, Sign, decayed};
use crate::words;
use ground::{Instant, Span, Text};
use journey::{Event, Goal, How, Kind, Visit, clean};
use serde::{Deserialize, Serialize};

/// Longest state as JSON, in bytes.
pub const STATE_MAX: usize = 8 * 1024;

/// Places of difficulty that are remembered; a weaker one makes room.
const STRANDS: usize = 8;
/// Events within which a repetition is recognised.
const SEEN: usize = 48;
const PAGES: usize = 12;
const STEPS: usize = 8;
const SEARCHES: usize = 4;
/// Bytes of words (goal, label, reason) that one strand keeps.
const WORDS_MAX: usize = 420;
/// Views of one page that make a loop, and within which time.
const LOOP_VIEWS: usize = 3;
const LOOP_WITHIN: Span = Span::minutes(5);
const REFINED_WITHIN: Span = Span::minutes(3);
/// What a success elsewhere leaves of difficulties that belong to no goal, in tenths.
const LEFT_BY_SUCCESS: i64 = 5;

/// Difficulty at one place: one rule that refuses, one field, one button.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Strand {
    #[serde(rename = "s")]
    pub sign: Sign,
    #[serde(rename = "k")]
    key: u64,
    /// Occurrences.
    #[serde(rename = "n")]
    pub count: i64,
    /// Weight in thousandths as it was at `at`.
    #[serde(rename = "w")]
    sum: i64,
    #[serde(rename = "t")]
    pub at: Instant,
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// Field, button, words searched for, page.
    #[serde(rename = "l", default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    #[serde(rename = "u", default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    #[serde(rename = "p", default, skip_serializing_if = "String::is_empty")]
    pub page: String,
}

impl Strand {
    /// Thousandths now.
    pub fn weight(&self, now: Instant) -> i64 {
        let w = self.sign.weighing();
        decayed(self.sum, now - self.at, w.half_life).min(w.cap)
    }
}

/// How a visit stands. Serialised, it is what `visits.struggle` keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    pub(crate) level: Level,
    pub(crate) since: Instant,
    pub(crate) strands: Vec<Strand>,
    /// Hashes of the last events' ids.
    seen: Vec<u64>,
    /// Last page views.
    pages: Vec<(u64, Instant)>,
    /// Steps of goals that were entered; the last is the present one.
    steps: Vec<u64>,
    searches: Vec<(u64, Instant)>,
    /// They struck some of what this visit tells: nobody at the desk reads it elsewhere.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub discreet: bool,
}

/// Whether somebody struck some of what their visit tells when they agreed to be helped.
pub fn is_discreet(visit: &Visit) -> bool {
    State::read(&visit.struggle).discreet
}

/// What came of an event, or of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub before: Level,
    pub level: Level,
    /// The sum behind it, in thousandths.
    pub weight: i64,
    /// The event was known already and changed nothing.
    pub repeated: bool,
}

impl Decision {
    pub fn changed(&self) -> bool {
        self.before != self.level
    }

    /// True where the level rose to stuck or beyond just now.
    pub fn became_stuck(&self) -> bool {
        self.before < Level::Stuck && self.level >= Level::Stuck
    }
}

/// Evidence of difficulty, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    pub sign: Sign,
    /// For the desk: "tried three times to change …".
    pub text: Text,
    /// For the person: "You tried three times to change …".
    pub you: Text,
    /// Thousandths.
    pub weight: i64,
    pub count: i64,
    pub last: Instant,
}

impl State {
    /// The state as it was kept; an unreadable one is a new one.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// As it is kept, at most [`STATE_MAX`] bytes.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn level(&self) -> Level {
        self.level
    }

    /// When the present level was reached.
    pub fn since(&self) -> Instant {
        self.since
    }

    /// Takes an event in.
    pub fn observe(&mut self, event: &Event, now: Instant) -> Decision {
        let id = hash(&[event.id.as_str()]);
        if self.seen.contains(&id) {
            return Decision { repeated: true, ..self.pass(now) };
        }
        push(&mut self.seen, id, SEEN);
        match event.kind {
            Kind::Refused => self.add(Sign::Refused, event, &[&goal_key(event), &event.rule], now),
            Kind::Invalid => {
                self.add(Sign::Invalid, event, &[&goal_key(event), &event.page, &event.name], now);
            }
            Kind::Search => self.search(event, now),
            Kind::Page => self.page(event, now),
            Kind::RageClick => self.add(Sign::RageClick, event, &[&event.page, &event.name], now),
            Kind::DeadClick => self.add(Sign::DeadClick, event, &[&event.page, &event.name], now),
            Kind::Thrash => self.add(Sign::Thrash, event, &[&event.page], now),
            Kind::Idle => self.add(Sign::Hesitation, event, &[&event.page], now),
            Kind::Help => self.add(Sign::Help, event, &[], now),
            Kind::Field if event.how == Some(How::Refilled) => {
                self.add(Sign::Refill, event, &[&event.page, &event.name], now);
            }
            Kind::Success => self.succeed(event),
            Kind::Field | Kind::Section | Kind::Download | Kind::Submit | Kind::Device => {}
        }
        self.pass(now)
    }

    /// Lets time pass.
    pub fn pass(&mut self, now: Instant) -> Decision {
        self.strands.retain(|s| s.weight(now) > 0 || now - s.at < Span::minutes(30));
        let weight: i64 = self.strands.iter().map(|s| s.weight(now)).sum();
        let before = self.level;
        let reached = |l: &Level| weight >= l.begins();
        let up = Level::ALL.into_iter().rev().find(reached).unwrap_or_default();
        let held = |l: &Level| *l <= before && weight >= l.ends();
        let down = Level::ALL.into_iter().rev().find(held).unwrap_or_default();
        self.level = up.max(down);
        if self.level != before || self.since == Instant(0) {
            self.since = now;
        }
        Decision { before, level: self.level, weight, repeated: false }
    }

    /// The strongest evidence, at most `limit`.
    pub fn explain(&self, now: Instant, limit: usize) -> Vec<Signal> {
        self.ranked(now).into_iter().take(limit).map(|(s, weight)| words::signal(s, weight)).collect()
    }

    /// Strands that weigh something, the heaviest first.
    pub(crate) fn ranked(&self, now: Instant) -> Vec<(&Strand, i64)> {
        let mut all: Vec<_> =
            self.strands.iter().map(|s| (s, s.weight(now))).filter(|(_, w)| *w > 0).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.sign.cmp(&b.0.sign)).then(a.0.key.cmp(&b.0.key)));
        all
    }

    /// How much evidence there is of difficulty with a goal, in thousandths.
    pub fn weight_of(&self, goal: &Goal, now: Instant) -> i64 {
        let key = goal.key();
        let of_it = |s: &&Strand| s.goal.as_ref().is_some_and(|g| g.key() == key);
        self.strands.iter().filter(of_it).map(|s| s.weight(now)).sum()
    }

    /// The goal that somebody has most difficulty with, where there is enough to make them uneasy.
    pub fn hardest(&self, now: Instant) -> Option<&Goal> {
        let goals = self.strands.iter().filter_map(|s| s.goal.as_ref());
        let weighed = goals.map(|g| (self.weight_of(g, now), g));
        let enough = weighed.filter(|(weight, _)| *weight >= Level::Uneasy.ends());
        enough.max_by_key(|(weight, _)| *weight).map(|(_, g)| g)
    }

    fn add(&mut self, sign: Sign, event: &Event, place: &[&str], now: Instant) {
        let at = event.at.min(now);
        let w = sign.weighing();
        let key = hash(place);
        let i = match self.strands.iter().position(|s| s.sign == sign && s.key == key) {
            Some(i) => i,
            None => {
                let fresh = Strand {
                    sign,
                    key,
                    count: 0,
                    sum: 0,
                    at,
                    goal: None,
                    label: String::new(),
                    reason: None,
                    rule: String::new(),
                    page: String::new(),
                };
                self.strands.push(fresh);
                self.strands.len() - 1
            }
        };
        let strand = &mut self.strands[i];
        let latest = strand.at.max(at);
        strand.sum = decayed(strand.sum, latest - strand.at, w.half_life);
        strand.count = (strand.count + 1).min(999);
        if strand.count > w.quiet {
            strand.sum =
                (strand.sum + decayed(sign.weight_of(&event.rule), latest - at, w.half_life)).min(100_000);
        }
        strand.at = latest;
        remember(strand, event);
        if self.strands.len() > STRANDS {
            self.drop_weakest(now);
        }
    }

    fn drop_weakest(&mut self, now: Instant) {
        let weakest =
            (0..self.strands.len()).min_by_key(|i| (self.strands[*i].weight(now), self.strands[*i].at));
        if let Some(i) = weakest {
            self.strands.remove(i);
        }
    }

    fn search(&mut self, event: &Event, now: Instant) {
        let at = event.at.min(now);
        if event.words.is_empty() {
            return;
        }
        if event.hits == Some(0) {
            self.add(Sign::SearchEmpty, event, &[], now);
        }
        let words = hash(&[&event.words.to_lowercase()]);
        self.searches.retain(|(w, t)| *w != words && at - *t < REFINED_WITHIN);
        push(&mut self.searches, (words, at), SEARCHES);
        if self.searches.len() >= 3 && event.hits != Some(0) {
            self.add(Sign::SearchRefined, event, &[], now);
        }
    }

    fn page(&mut self, event: &Event, now: Instant) {
        let at = event.at.min(now);
        let page = hash(&[&event.page]);
        // A reload is no way back.
        if self.pages.last().is_none_or(|(last, _)| *last != page) {
            push(&mut self.pages, (page, at), PAGES);
            let views = self.pages.iter().filter(|(p, t)| *p == page && at - *t < LOOP_WITHIN).count();
            // Lists are gone back to by everybody.
            let is_hub = event.page.matches('/').count() <= 1;
            if views >= if is_hub { LOOP_VIEWS + 2 } else { LOOP_VIEWS } {
                self.add(Sign::Loop, event, &[&event.page], now);
            }
        }
        if let Some(goal) = event.goal.as_ref().filter(|g| g.is_deed()) {
            let step = hash(&[&goal.key(), event.step.as_ref().map_or("", |s| &s.key)]);
            if self.steps.last() != Some(&step) {
                let again = self.steps.contains(&step);
                push(&mut self.steps, step, STEPS);
                if again {
                    self.add(Sign::Return, event, &[&goal.key()], now);
                }
            }
        } else if self.steps.last().is_some_and(|s| *s != 0) {
            // Left the step for a page that belongs to no deed.
            push(&mut self.steps, 0, STEPS);
        }
    }

    fn succeed(&mut self, event: &Event) {
        let key = goal_key(event);
        self.strands.retain(|s| s.goal.as_ref().map(Goal::key).unwrap_or_default() != key);
        for s in &mut self.strands {
            s.sum = s.sum * LEFT_BY_SUCCESS / 10;
        }
        self.pages.clear();
        self.steps.clear();
        self.searches.clear();
    }
}

/// Keeps the words of the latest event, as far as there is room.
fn remember(strand: &mut Strand, event: &Event) {
    let label = match event.kind {
        Kind::Search => &event.words,
        // A field's machine name says nothing to people.
        Kind::Invalid | Kind::Field => &event.label,
        _ if event.label.is_empty() => &event.name,
        _ => &event.label,
    };
    strand.label = clean::text(label, 60);
    strand.rule = event.rule.chars().take(48).collect();
    strand.page = event.page.chars().take(60).collect();
    let mut room = WORDS_MAX;
    let mut fits = |bytes: usize| {
        let ok = bytes <= room;
        room = room.saturating_sub(bytes);
        ok
    };
    strand.goal = event.goal.clone().filter(|g| fits(size(g)));
    strand.reason = event.reason.clone().filter(|r| fits(size(r)));
}

fn size<T: Serialize>(what: &T) -> usize {
    serde_json::to_string(what).map_or(usize::MAX, |s| s.len())
}

fn goal_key(event: &Event) -> String {
    event.goal.as_ref().map(Goal::key).unwrap_or_default()
}

fn push<T>(ring: &mut Vec<T>, item: T, max: usize) {
    if ring.len() >= max {
        ring.remove(0);
    }
    ring.push(item);
}

/// FNV-1a over the parts: the same in every run, because it is kept.
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|p| p.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
