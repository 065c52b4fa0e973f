//! The machine.

use crate::course::Course;
use crate::level::Level;
use crate::model::{Model, Vector};
use crate::open::{LAPSES, Noticed, Open};
use crate::sign::{Sign, decayed};
use crate::words;
use ground::{Instant, Span, Text};
use journey::{Event, Goal, Kind, Proof, Visit, clean};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Longest state as JSON, in bytes.
pub const STATE_MAX: usize = 8 * 1024;

/// Places of difficulty that are remembered; a weaker one makes room.
const STRANDS: usize = 12;
/// Bytes of words of all strands together; the weakest lose theirs first.
const ALL_WORDS_MAX: usize = 3_400;
/// Events within which a repetition is recognised.
const SEEN: usize = 48;
/// Bytes of words (goal, label, reason) that one strand keeps.
const WORDS_MAX: usize = 420;
/// Bytes of words that a strand may keep in any case.
const BARE: usize = 120;
/// What a success elsewhere leaves of difficulties that belong to no goal, in tenths.
const LEFT_BY_SUCCESS: i64 = 5;

/// Difficulty at one place: one rule that refuses, one field, one button.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Strand {
    #[serde(rename = "s")]
    pub sign: Sign,
    #[serde(rename = "k")]
    pub(crate) key: u64,
    /// Occurrences that were not withdrawn.
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
    fn new(sign: Sign, key: u64, at: Instant) -> Self {
        Self {
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
        }
    }

    /// Thousandths now of what can no longer be withdrawn.
    pub(crate) fn settled(&self, now: Instant) -> i64 {
        decayed(self.sum, now - self.at, self.sign.weighing().half_life)
    }

    pub(crate) fn is(&self, sign: Sign, key: u64) -> bool {
        self.sign == sign && self.key == key
    }

    pub(crate) fn gain(&mut self, weight: i64, at: Instant, half_life: Span) {
        let latest = self.at.max(at);
        self.sum = decayed(self.sum, latest - self.at, half_life);
        self.sum = (self.sum + decayed(weight, latest - at, half_life)).min(100_000);
        self.at = latest;
    }

    /// Bytes of its words, about as they are in JSON.
    fn words(&self) -> usize {
        let all = [self.goal.as_ref().map_or(0, size), self.reason.as_ref().map_or(0, size)];
        all.iter().sum::<usize>() + size(&self.label) + size(&self.page) + size(&self.rule)
    }
}

/// How a visit stands. Serialised, it is what `visits.struggle` keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    pub(crate) level: Level,
    pub(crate) since: Instant,
    pub(crate) strands: Vec<Strand>,
    /// What may still be withdrawn.
    pub(crate) open: Vec<Open>,
    /// Guesses that were withdrawn before they came.
    pub(crate) void: Vec<u64>,
    /// Hashes of the last events' ids.
    seen: Vec<u64>,
    /// Last page views.
    pub(crate) pages: Vec<(u64, Instant)>,
    /// Steps of goals that were entered; the last is the present one.
    pub(crate) steps: Vec<u64>,
    pub(crate) searches: Vec<(u64, Instant)>,
    #[serde(rename = "c", skip_serializing_if = "is_new")]
    pub(crate) course: Course,
    /// Who judges beside the rules.
    #[serde(skip)]
    pub(crate) model: Option<Arc<Model>>,
    /// They struck some of what this visit tells: nobody at the desk reads it elsewhere.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub discreet: bool,
}

fn is_new(course: &Course) -> bool {
    *course == Course::default()
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
    /// The sum behind it, in thousandths, with guesses.
    pub weight: i64,
    /// What of it is confirmed: stuck and beyond are reached by this alone.
    pub sure: i64,
    /// Where the model judges: the chance, by what is confirmed, that they give up, in millionths.
    pub chance: Option<i64>,
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
    /// Confirmed, or all of it a guess.
    pub proof: Proof,
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

    /// The same, judged by `model`, too, from now on; by the rules alone where there is none.
    pub fn judged_by(mut self, model: Option<Arc<Model>>) -> Self {
        self.model = model;
        self
    }

    /// Who judges from now on.
    pub fn judge(&mut self, model: Option<Arc<Model>>) {
        self.model = model;
    }

    /// The chance, by what is confirmed, that they give up, and the model that says so; `None` where the rules judge alone,
    /// or nothing was observed.
    pub fn chance(&self, now: Instant) -> Option<(f64, &Model)> {
        let model = self.model.as_deref().filter(|_| self.course != Course::default())?;
        Some((model.chance(self, now).sure, model))
    }

    /// How long they are expected to stay; `None` where the rules judge, or nothing was observed.
    pub fn stays(&self, now: Instant) -> Option<Span> {
        let model = self.model.as_ref().filter(|_| self.course != Course::default())?;
        model.stays(self, now)
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
        self.notice(event, now).0
    }

    /// Takes an event in, and answers also with every signal that appeared, was confirmed or was withdrawn by it
    /// or by the time since the last one.
    pub fn notice(&mut self, event: &Event, now: Instant) -> (Decision, Vec<Noticed>) {
        let mut out = Vec::new();
        let id = hash(&[event.id.as_str()]);
        if self.seen.contains(&id) {
            return (Decision { repeated: true, ..self.pass_into(now, &mut out) }, out);
        }
        push(&mut self.seen, id, SEEN);
        // First what time decided: a late success withdraws no old guess.
        self.ripen(event.at.min(now), &mut out);
        self.course.take(event, event.at.min(now));
        self.weigh(event, now, &mut out);
        (self.pass_into(now, &mut out), out)
    }

    /// Lets time pass.
    pub fn pass(&mut self, now: Instant) -> Decision {
        self.pass_into(now, &mut Vec::new())
    }

    pub(crate) fn pass_into(&mut self, now: Instant, out: &mut Vec<Noticed>) -> Decision {
        self.ripen(now, out);
        let keep: Vec<_> = self
            .strands
            .iter()
            .map(|s| self.weights(s, now).1 > 0 || now - s.at < Span::minutes(30))
            .collect();
        let mut keep = keep.into_iter();
        self.strands.retain(|_| keep.next().unwrap_or(true));
        let (mut sure, mut weight) = (0, 0);
        for (confirmed, all) in self.strands.iter().map(|s| self.weights(s, now)) {
            sure += confirmed;
            weight += all;
        }
        let before = self.level;
        let mut chance = None;
        let by_rules = Level::by_weight(weight, sure, before);
        self.level = match self.model.clone() {
            // Whom nothing was observed of is not judged.
            Some(model) if self.course != Course::default() => {
                let found = model.chance(self, now);
                chance = Some((found.sure * 1e6).round() as i64);
                let level = model.level(found, before);
                if model.alone { level } else { level.max(by_rules) }
            }
            _ => by_rules,
        };
        if self.level != before || self.since == Instant(0) {
            self.since = now;
        }
        Decision { before, level: self.level, weight, sure, chance, repeated: false }
    }

    /// The strongest evidence, at most `limit`: what is confirmed first, then guesses, which say that they are.
    pub fn explain(&self, now: Instant, limit: usize) -> Vec<Signal> {
        let proven = |s: &Strand| self.weights(s, now).0 > 0;
        let mut all: Vec<_> =
            self.ranked(now).into_iter().map(|(s, w)| words::signal(s, w, proven(s))).collect();
        if let Some(model) = &self.model {
            self.by_contribution(model, &mut all, now);
        }
        all.sort_by_key(|s| s.proof != Proof::Confirmed);
        all.truncate(limit);
        all
    }

    /// Orders signals by what they add to the model's judgement, with their weight where it adds little; and tells of
    /// standing still behind what is confirmed: what it was at says more.
    fn by_contribution(&self, model: &Model, all: &mut Vec<Signal>, now: Instant) {
        let adds = |s: &Signal| {
            let sure = if s.proof == Proof::Confirmed { s.weight } else { 0 };
            model.adds(s.sign, sure, s.weight) + s.weight as f64 / 10_000.0
        };
        all.sort_by(|a, b| adds(b).total_cmp(&adds(a)));
        let still = model.standstill(&Vector::of(self, now));
        if still > 0.0 && self.level > Level::None {
            let minutes = self.course.on_task(now).as_minutes();
            all.push(words::standstill(minutes, (still * 1_000.0) as i64, now));
        }
    }

    /// Strands with confirmed weight, the heaviest first: what people may be told and asked to share.
    pub(crate) fn proven(&self, now: Instant) -> Vec<(&Strand, i64)> {
        let mut all: Vec<_> = self.ranked(now);
        all.retain(|(s, _)| self.weights(s, now).0 > 0);
        all
    }

    /// Strands that weigh something, the heaviest first.
    pub(crate) fn ranked(&self, now: Instant) -> Vec<(&Strand, i64)> {
        let mut all: Vec<_> =
            self.strands.iter().map(|s| (s, self.weights(s, now).1)).filter(|(_, w)| *w > 0).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.sign.cmp(&b.0.sign)).then(a.0.key.cmp(&b.0.key)));
        all
    }

    /// How much evidence there is of difficulty with a goal, in thousandths.
    pub fn weight_of(&self, goal: &Goal, now: Instant) -> i64 {
        let key = goal.key();
        let of_it = |s: &&Strand| s.goal.as_ref().is_some_and(|g| g.key() == key);
        self.strands.iter().filter(of_it).map(|s| self.weights(s, now).0).sum()
    }

    /// The goal that somebody has most difficulty with, where there is enough to make them uneasy.
    pub fn hardest(&self, now: Instant) -> Option<&Goal> {
        let goals = self.strands.iter().filter_map(|s| s.goal.as_ref());
        let weighed = goals.map(|g| (self.weight_of(g, now), g));
        let enough = weighed.filter(|(weight, _)| *weight >= Level::Uneasy.ends());
        enough.max_by_key(|(weight, _)| *weight).map(|(_, g)| g)
    }

    pub(crate) fn add(
        &mut self,
        sign: Sign,
        event: &Event,
        place: &[&str],
        now: Instant,
        out: &mut Vec<Noticed>,
    ) {
        if event.proof.is_some() && self.verdict(event, sign, now, out) {
            return;
        }
        let at = event.at.min(now);
        // A guess that comes so late would lapse at once, and must not take another one's place before.
        if event.proof == Some(Proof::Provisional) && now - at > LAPSES {
            return;
        }
        let w = sign.weighing();
        let key = hash(place);
        let i = match self.strands.iter().position(|s| s.is(sign, key)) {
            Some(i) => i,
            None => {
                self.strands.push(Strand::new(sign, key, at));
                self.strands.len() - 1
            }
        };
        let strand = &mut self.strands[i];
        strand.gain(0, at, w.half_life);
        strand.count = (strand.count + 1).min(999);
        remember(strand, event);
        let weight = if strand.count > w.quiet { sign.weight_of(&event.rule) } else { 0 };
        if weight > 0 {
            self.take(sign, key, weight, event, at, out);
        }
        if self.strands.len() > STRANDS {
            self.drop_weakest(now);
        }
        self.shorten(now);
    }

    /// Takes the words of the weakest strands away while all together are too long. What they weigh stays.
    fn shorten(&mut self, now: Instant) {
        let mut words: usize = self.strands.iter().map(Strand::words).sum();
        while words > ALL_WORDS_MAX {
            let wordy = (0..self.strands.len()).filter(|i| self.strands[*i].words() > BARE);
            let weakest = wordy.min_by_key(|i| (self.weights(&self.strands[*i], now).1, self.strands[*i].at));
            let Some(i) = weakest else { return };
            let s = &mut self.strands[i];
            let before = s.words();
            (s.reason, s.label, s.page, s.rule) = (None, String::new(), String::new(), String::new());
            if s.words() > BARE {
                // Without words a goal is still known by kind and subject.
                let bare = |g: &Goal| Goal { name: Text::new("struggle-goal-else"), ..g.clone() };
                s.goal = s.goal.as_ref().map(bare).filter(|g| size(g) <= BARE * 2);
            }
            if s.words() >= before {
                s.goal = None;
            }
            words = self.strands.iter().map(Strand::words).sum();
        }
    }

    fn drop_weakest(&mut self, now: Instant) {
        let weakest = (0..self.strands.len())
            .min_by_key(|i| (self.weights(&self.strands[*i], now).1, self.strands[*i].at));
        if let Some(i) = weakest {
            let gone = self.strands.remove(i);
            self.open.retain(|o| !gone.is(o.sign, o.key));
        }
    }

    pub(crate) fn succeed(&mut self, event: &Event) {
        let key = goal_key(event);
        self.strands.retain(|s| s.goal.as_ref().map(Goal::key).unwrap_or_default() != key);
        self.open.retain(|o| self.strands.iter().any(|s| s.is(o.sign, o.key)));
        for o in &mut self.open {
            o.weight = o.weight * LEFT_BY_SUCCESS / 10;
        }
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

pub(crate) fn goal_key(event: &Event) -> String {
    event.goal.as_ref().map(Goal::key).unwrap_or_default()
}

pub(crate) fn push<T>(ring: &mut Vec<T>, item: T, max: usize) {
    if ring.len() >= max {
        ring.remove(0);
    }
    ring.push(item);
}

/// FNV-1a over the parts: the same in every run, because it is kept.
pub(crate) fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|p| p.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
