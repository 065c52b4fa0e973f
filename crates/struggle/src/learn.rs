//! What a site's own visits say of the model's chances there: by how much, in log-odds, they lie too low or too high.
//!
//! Promises: one number, bounded; few visits move it little; the built-in weights are always found again, because every
//! night begins from them; nothing of a person is kept.

use crate::Model;
use crate::model::fit::{logit, sigmoid};
use crate::sql;
use crate::state::State;
use ground::{Instant, Result, SiteId};
use journey::{Event, Goal, Kind};
use std::sync::Arc;
use store::{Conn, params};

/// Fewer visits teach nothing, and so do fewer of either end.
pub const FEWEST: usize = 30;
const OF_EACH: usize = 5;
/// How far chances are moved at most, in hundredths of log-odds.
pub const FARTHEST: i64 = 100;
/// What is thought before any visit: no difference, give or take half.
const SPREAD: f64 = 0.5;
/// Moments of one visit that are looked at.
const MOMENTS: usize = 200;

/// One visit: what the built-in weights said in it (log-odds), and whether they managed alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    pub said: Vec<f64>,
    /// Gave up, went to somebody, or said that what was offered helped.
    pub hard: bool,
}

/// The first help that came in a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    pub at: Instant,
    /// Whether it was needed; `None` where they did not say.
    pub needed: Option<bool>,
}

/// What a visit teaches; nothing where nothing was tried, or it is not known whether help was needed.
pub fn lesson(events: &[Event], help: Option<Help>, model: &Arc<Model>) -> Option<Lesson> {
    let until = help.map_or(Instant(i64::MAX), |h| h.at);
    let tried = |e: &&Event| matches!(e.kind, Kind::Submit | Kind::Refused | Kind::Invalid) && e.at <= until;
    let wanted = events.iter().rev().find(tried)?.goal.as_ref().map(Goal::key);
    let done = |e: &Event| e.kind == Kind::Success && e.goal.as_ref().map(Goal::key) == wanted;
    let reached = events.iter().find(|e| done(e)).map(|e| e.at);
    let hard = match help {
        Some(help) if reached.is_none_or(|at| help.at <= at) => help.needed?,
        _ => reached.is_none(),
    };
    let end = until.min(reached.unwrap_or(Instant(i64::MAX)));
    let mut state = State::default().judged_by(Some(Arc::clone(model)));
    let mut said = Vec::new();
    for event in events.iter().filter(|e| e.at < end).take(MOMENTS) {
        state.observe(event, event.at);
        said.push(logit(model.chance(&state, event.at).all));
    }
    (!said.is_empty()).then_some(Lesson { said, hard })
}

/// What a site's visits taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learned {
    /// By how much chances are moved, in hundredths of log-odds.
    pub by: i64,
    pub visits: i64,
    /// Of these: did not manage alone.
    pub hard: i64,
    /// How many the built-in weights expected, and how many the moved ones do, in thousandths of the visits.
    pub expected: i64,
    pub now: i64,
}

/// Learns from visits. `None` where they are too few.
pub fn learn(lessons: &[Lesson]) -> Option<Learned> {
    let hard = lessons.iter().filter(|l| l.hard).count();
    if lessons.len() < FEWEST || hard < OF_EACH || lessons.len() - hard < OF_EACH {
        return None;
    }
    let expected = |by: f64| lessons.iter().map(|l| of(l, by)).sum::<f64>();
    // As many as did not manage, less a pull towards the built-in weights: it falls all the way, so that halving finds it.
    let slope = |by: f64| hard as f64 - expected(by) - by / (SPREAD * SPREAD);
    let most = FARTHEST as f64 / 100.0;
    let (mut low, mut high) = (-most, most);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if slope(middle) > 0.0 { low = middle } else { high = middle }
    }
    let by = (f64::midpoint(low, high) * 100.0).round();
    let thousandths = |by: f64| (expected(by) * 1_000.0 / lessons.len() as f64).round() as i64;
    Some(Learned {
        by: by as i64,
        visits: lessons.len() as i64,
        hard: hard as i64,
        expected: thousandths(0.0),
        now: thousandths(by / 100.0),
    })
}

/// The chance that a visit's moments tell on average.
fn of(lesson: &Lesson, by: f64) -> f64 {
    lesson.said.iter().map(|z| sigmoid(z + by)).sum::<f64>() / lesson.said.len().max(1) as f64
}

/// What a site's visits taught, and when.
pub fn of_site(c: &Conn, site: &SiteId) -> Result<Option<(Learned, Instant)>> {
    let row = c.one(sql::LEARNED, params![site])?;
    Ok(row.map(|r| {
        let learned = Learned {
            by: r.get::<i64>(0).clamp(-FARTHEST, FARTHEST),
            visits: r.get(1),
            hard: r.get(2),
            expected: r.get(3),
            now: r.get(4),
        };
        (learned, r.instant(5))
    }))
}

/// Keeps what was learned; nothing learned is the built-in weights.
pub fn put(c: &Conn, site: &SiteId, learned: Option<Learned>, now: Instant) -> Result<()> {
    match learned {
        Some(l) => c.run(sql::LEARNED_PUT, params![site, l.by, l.visits, l.hard, l.expected, l.now, now])?,
        None => c.run(sql::LEARNED_DROP, params![site])?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Span;
    use proptest::prelude::*;

    fn lessons(n: usize, hard: usize, said: f64) -> Vec<Lesson> {
        (0..n).map(|i| Lesson { said: vec![said], hard: i < hard }).collect()
    }

    #[test]
    fn chances_move_towards_what_happens_and_no_farther_than_allowed() {
        assert_eq!(learn(&lessons(29, 15, 0.0)), None, "too few");
        assert_eq!(learn(&lessons(100, 4, 0.0)), None, "too few of one end");
        let even = learn(&lessons(100, 50, 0.0)).unwrap();
        assert_eq!((even.by, even.expected, even.now), (0, 500, 500));
        let more = learn(&lessons(1_000, 700, 0.0)).unwrap();
        assert!((80..=85).contains(&more.by), "{more:?}");
        assert!((690..=700).contains(&more.now), "{more:?}");
        let few = learn(&lessons(30, 21, 0.0)).unwrap();
        assert!((40..=60).contains(&few.by), "few move it less: {few:?}");
        assert_eq!(learn(&lessons(1_000, 990, 0.0)).unwrap().by, FARTHEST);
    }

    #[test]
    fn what_a_visit_teaches_is_how_it_ended_and_what_was_said_before() {
        let model = Model::shared().unwrap();
        let at = |s: i64| Instant(0) + Span::days(300) + Span::secs(s);
        let event = |n: i64, kind| {
            Event::new(format!("e{n}").into(), kind, at(n * 10)).goal(Some(Goal::profile()), None)
        };
        let refused: Vec<Event> = (0..3).map(|n| event(n, Kind::Refused)).collect();
        let mut done = refused.clone();
        done.push(event(4, Kind::Success));
        let of = |events: &[Event], help| lesson(events, help, &model);
        let help = |s, needed| Some(Help { at: at(s), needed });
        assert!(of(&refused, None).is_some_and(|l| l.hard && l.said.len() == 3));
        assert!(of(&done, None).is_some_and(|l| !l.hard && l.said.len() == 3));
        assert_eq!(of(&done, help(15, None)), None, "whether it was needed is not known");
        assert!(of(&done, help(15, Some(true))).is_some_and(|l| l.hard && l.said.len() == 2));
        assert!(of(&done, help(99, Some(true))).is_some_and(|l| !l.hard), "it was done before");
        assert_eq!(of(&[event(0, Kind::Page)], None), None, "nothing was tried");
    }

    proptest! {
        #[test]
        fn more_who_do_not_manage_never_lower_it(said in -4.0f64..4.0, n in 30usize..200, a in 5usize..100, b in 5usize..100) {
            let (a, b) = (a.min(n - 5), b.min(n - 5));
            let by = |hard| learn(&lessons(n, hard, said)).unwrap();
            let (few, many) = (by(a.min(b)), by(a.max(b)));
            prop_assert!(few.by <= many.by);
            prop_assert!(many.by.abs() <= FARTHEST && few.by.abs() <= FARTHEST);
            prop_assert_eq!(by(a), by(a));
            let nearer = (many.now - many.hard * 1_000 / many.visits).abs();
            prop_assert!(nearer <= (many.expected - many.hard * 1_000 / many.visits).abs() + 3);
        }
    }
}
