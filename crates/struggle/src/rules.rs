//! When a site offers help: what an administrator may change, and what it would have meant in the past.

use crate::choose::{Block, Case, Kind, Past, choose};
use crate::level::Level;
use crate::model::{Levels, Model};
use crate::offer::{NO_LASTS, Promise};
use crate::state::State;
use ground::{Instant, Span};
use journey::{Event, Goal, Kind as Seen, Proof};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Hours that a no may count for.
pub const PAUSES: [i64; 5] = [4, 24, 72, 168, 720];
/// Time that is let pass after the last event of a visit that is replayed: what was a guess is decided.
const AFTERWARDS: Span = Span::secs(90);

/// How soon help is offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Half as much again as it takes to be stuck.
    Careful,
    #[default]
    Normal,
    /// Once it is as much as somebody has who is about to be no longer stuck.
    Eager,
}

impl Sensitivity {
    pub const ALL: [Self; 3] = [Self::Careful, Self::Normal, Self::Eager];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Careful => "careful",
            Self::Normal => "normal",
            Self::Eager => "eager",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// Who says that somebody is stuck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judge {
    /// The weights of the signs, alone.
    Rules,
    /// They, or the model that learned from recorded visits, whoever sees it first.
    #[default]
    Model,
}

impl Judge {
    pub const ALL: [Self; 2] = [Self::Model, Self::Rules];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Model => "model",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|j| j.code() == code)
    }
}

/// A site's rules for offering help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    pub judge: Judge,
    pub sensitivity: Sensitivity,
    /// For how many hours a no counts for everything.
    pub pause: i64,
    /// Kinds that are not offered.
    pub off: Vec<Kind>,
    /// Of a hundred visits, how many are offered nothing unasked, to compare with ([`crate::control`]).
    pub control: i64,
    /// Whether the site's own visits move the model's chances ([`crate::learn`]).
    pub learn: bool,
    /// By how much they do, in hundredths of log-odds; kept beside the rules.
    #[serde(skip)]
    pub learned: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            judge: Judge::Model,
            sensitivity: Sensitivity::Normal,
            pause: NO_LASTS.as_minutes() / 60,
            off: Vec::new(),
            control: 0,
            learn: true,
            learned: 0,
        }
    }
}

impl Rules {
    /// For how long a no counts for everything.
    pub fn no_lasts(&self) -> Span {
        Span::hours(self.pause)
    }

    /// Who judges beside the rules.
    pub fn model(&self) -> Option<Arc<Model>> {
        if self.judge == Judge::Model { Model::moved(self.learned) } else { None }
    }

    /// Whether somebody struggles enough to be offered help.
    pub fn ready(&self, state: &State, now: Instant) -> bool {
        let sure = |of: i64| state.sure(now) >= of;
        let likely = |of: fn(&Levels) -> f64| state.chance(now).is_some_and(|(p, m)| p >= of(&m.levels));
        let stuck = || state.level() >= Level::Stuck;
        match self.sensitivity {
            Sensitivity::Careful => {
                stuck()
                    && (sure(Level::Stuck.begins() * 3 / 2)
                        || likely(|l| f64::midpoint(l.stuck, l.giving_up)))
            }
            Sensitivity::Normal => stuck(),
            Sensitivity::Eager => {
                stuck() || sure(Level::Stuck.ends()) || likely(|l| f64::midpoint(l.uneasy, l.stuck))
            }
        }
    }

    /// What can be promised where some kinds are not offered.
    pub fn promise(&self, promise: Promise) -> Promise {
        let kind = match promise {
            Promise::Person { .. } => Kind::Person,
            Promise::CallAt(_) => Kind::Call,
            Promise::Nobody => return promise,
        };
        if self.off.contains(&kind) { Promise::Nobody } else { promise }
    }
}

/// A visit as it was kept.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// The oldest first.
    pub events: &'a [Event],
    /// Known by name: what they typed can be saved.
    pub known: bool,
    /// When its person had said no to help before.
    pub noes: &'a [Instant],
}

/// What would have been offered first in a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Would {
    pub kind: Kind,
    pub at: Instant,
    /// Somebody was free.
    pub free: bool,
    /// They reached that goal later in the same visit.
    pub reached: bool,
}

/// What came of a visit that was replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replay {
    Nothing,
    /// They had said no before.
    Silent,
    Offered(Would),
}

/// Plays a visit again through the same machine under other rules. `promise` says what could have been kept then,
/// and whether somebody was free. What was at hand is judged by what the visit itself tells: an article where there
/// were words to look for, the right page where they wanted something done and were not at its form.
pub fn replay(visit: &Kept<'_>, rules: &Rules, promise: &dyn Fn(Instant) -> (Promise, bool)) -> Replay {
    let mut state = State::default().judged_by(rules.model());
    let (mut goal, mut filling): (Option<&Goal>, bool) = (None, false);
    let mut last = Instant(0);
    for (nth, event) in visit.events.iter().enumerate() {
        last = last.max(event.at);
        state.observe(event, last);
        if event.kind == Seen::Page {
            filling = event.step.as_ref().is_some_and(|s| s.key == "journey-step-form");
        }
        goal = event.goal.as_ref().or(goal);
        let ending = nth + 1 == visit.events.len();
        for now in [Some(last), ending.then_some(last + AFTERWARDS)].into_iter().flatten() {
            state.pass(now);
            let Some((kind, free)) = would(&state, rules, (goal, filling && visit.known), promise, now)
            else {
                continue;
            };
            if visit.noes.iter().any(|no| *no <= now && now - *no < rules.no_lasts()) {
                return Replay::Silent;
            }
            let wanted = goal.map(Goal::key);
            let reached = |e: &&Event| e.kind == Seen::Success && e.goal.as_ref().map(Goal::key) == wanted;
            let reached = visit.events[nth + 1..].iter().any(|e| reached(&e));
            return Replay::Offered(Would { kind, at: now, free, reached });
        }
    }
    Replay::Nothing
}

fn would(
    state: &State,
    rules: &Rules,
    (goal, filling): (Option<&Goal>, bool),
    promise: &dyn Fn(Instant) -> (Promise, bool),
    now: Instant,
) -> Option<(Kind, bool)> {
    if !rules.ready(state, now) || state.explain(now, 1).first()?.proof != Proof::Confirmed {
        return None;
    }
    let deed = goal.is_some_and(Goal::is_deed);
    let hand = [
        (Kind::Field, state.field(now).is_some()),
        (Kind::Answer, !state.looked_for(now).is_empty() || deed),
        (Kind::Service, deed && !filling),
        (Kind::Save, deed && filling),
    ];
    let at_hand: Vec<Kind> =
        hand.into_iter().filter(|(k, there)| *there && !rules.off.contains(k)).map(|(k, _)| k).collect();
    let (promise, free) = promise(now);
    let none: [Past; 0] = [];
    let chosen = choose(&Case {
        level: state.level().max(Level::Stuck),
        block: Block::of(state, now),
        wishes_somebody: state.wishes_somebody(now),
        typing: false,
        promise: rules.promise(promise),
        at_hand: &at_hand,
        before: &none,
    })?;
    Some((chosen.kind, free))
}

impl State {
    /// What of the evidence can no longer be withdrawn, in thousandths.
    pub fn sure(&self, now: Instant) -> i64 {
        self.proven(now).iter().map(|(s, _)| s.settled(now)).sum()
    }
}

/// What replaying visits came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    pub visits: u64,
    pub offered: u64,
    pub by_kind: Vec<(Kind, u64)>,
    /// Of those offered: nobody was free then.
    pub nobody_free: u64,
    /// Of those offered: reached their goal in the same visit, and nobody helped them.
    pub by_themselves: u64,
    /// Left alone, because of an earlier no.
    pub silent: u64,
}

impl Trial {
    /// `helped`: somebody helped in this visit.
    pub fn add(&mut self, replay: Replay, helped: bool) {
        self.visits += 1;
        match replay {
            Replay::Nothing => {}
            Replay::Silent => self.silent += 1,
            Replay::Offered(would) => {
                self.offered += 1;
                self.nobody_free += u64::from(!would.free);
                self.by_themselves += u64::from(would.reached && !helped);
                match self.by_kind.iter_mut().find(|(k, _)| *k == would.kind) {
                    Some((_, n)) => *n += 1,
                    None => self.by_kind.push((would.kind, 1)),
                }
            }
        }
    }

    pub fn of(&self, kind: Kind) -> u64 {
        self.by_kind.iter().find(|(k, _)| *k == kind).map_or(0, |(_, n)| *n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Text;
    use proptest::prelude::*;

    fn at(s: i64) -> Instant {
        Instant(0) + Span::days(300) + Span::secs(s)
    }

    fn goal() -> Goal {
        Goal::order("items", &"#W1".into())
    }

    /// Refused so often, ten seconds apart, and then done.
    fn refused(times: i64, done: bool) -> Vec<Event> {
        let event = |n: i64, kind| {
            Event::new(format!("e{n}").into(), kind, at(n * 10))
                .goal(Some(goal()), Some(Text::new("journey-step-form")))
        };
        let mut all: Vec<Event> = (1..=times).map(|n| event(n, Seen::Refused)).collect();
        if done {
            all.push(event(times + 1, Seen::Success));
        }
        all
    }

    fn rules(sensitivity: Sensitivity) -> Rules {
        Rules { sensitivity, ..Rules::default() }
    }

    fn somebody(_: Instant) -> (Promise, bool) {
        (Promise::Person { wait: Span::secs(0) }, true)
    }

    #[test]
    fn the_more_eager_the_sooner() {
        let events = refused(5, true);
        let visit = Kept { events: &events, known: true, noes: &[] };
        let when = |s| match replay(&visit, &rules(s), &somebody) {
            Replay::Offered(w) => (w.kind, (w.at - at(0)).as_secs() / 10, w.reached),
            other => panic!("{other:?}"),
        };
        assert_eq!(when(Sensitivity::Eager), (Kind::Person, 2, true));
        assert_eq!(when(Sensitivity::Normal), (Kind::Person, 3, true));
        assert_eq!(when(Sensitivity::Careful), (Kind::Person, 4, true));
    }

    #[test]
    fn a_no_and_a_kind_that_is_off_are_kept() {
        let events = refused(3, false);
        let no = [at(-3_600 * 5)];
        let visit = Kept { events: &events, known: true, noes: &no };
        assert_eq!(replay(&visit, &Rules::default(), &somebody), Replay::Silent);
        let short = Rules { pause: 4, ..Rules::default() };
        assert!(matches!(replay(&visit, &short, &somebody), Replay::Offered(w) if !w.reached));
        let off = Rules { off: vec![Kind::Person], ..short };
        assert_eq!(replay(&visit, &off, &somebody), Replay::Nothing);
    }

    proptest! {
        #[test]
        fn whoever_is_offered_by_careful_rules_is_offered_by_eager_ones(times in 0i64..9, done: bool) {
            let events = refused(times, done);
            let visit = Kept { events: &events, known: false, noes: &[] };
            let offered = |s| matches!(replay(&visit, &rules(s), &somebody), Replay::Offered(_));
            let [careful, normal, eager] = Sensitivity::ALL.map(offered);
            prop_assert!(careful <= normal && normal <= eager);
            let mut trial = Trial::default();
            trial.add(replay(&visit, &Rules::default(), &somebody), false);
            prop_assert!(trial.by_themselves <= trial.offered && trial.offered + trial.silent <= trial.visits);
        }
    }
}
