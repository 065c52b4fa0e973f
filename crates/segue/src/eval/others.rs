//! What others publish of how they recognise difficulty, on the same stream. docs/journey.md names the sources.

use super::{Raw, Run, Verdict};

/// PostHog: three clicks, each within a second and 30 px of the one before.
const RAGE: (usize, i64, f64) = (3, 1_000, 30.0);
/// PostHog: a click without a change for 2.5 s, and without scrolling or selecting within 0.1 s.
const DEAD: (i64, i64) = (2_500, 100);
/// OpenReplay: three clicks on one thing, each within 0.3 s of the one before; no change within 1.234 s.
const OPEN_RAGE: (usize, i64) = (3, 300);
const OPEN_DEAD: i64 = 1_234;

fn of<'a>(run: &'a Run, what: &'a str) -> impl Iterator<Item = &'a Raw> {
    run.raw.iter().filter(move |r| r.what == what)
}

fn within(run: &Run, what: &str, from: i64, until: i64) -> bool {
    of(run, what).any(|r| r.at >= from && r.at <= until)
}

/// Clicks in anger: when each third one came.
fn bursts(run: &Run, clicks: usize, near: impl Fn(&Raw, &Raw) -> bool) -> Vec<i64> {
    let (mut found, mut length, mut before): (Vec<i64>, usize, Option<&Raw>) = (Vec::new(), 0, None);
    for click in of(run, "click").filter(|c| !c.field) {
        length = if before.is_some_and(|b| near(b, click)) { length + 1 } else { 1 };
        if length == clicks {
            found.push(click.at);
        }
        before = Some(click);
    }
    found
}

fn verdict(mut found: Vec<i64>, run: &Run) -> Verdict {
    found.retain(|at| *at <= run.ended);
    found.sort_unstable();
    Verdict { score: found.len() as f64, first: found.first().copied() }
}

pub fn posthog(run: &Run) -> Verdict {
    let mut found =
        bursts(run, RAGE.0, |a, b| b.at - a.at < RAGE.1 && ((b.x - a.x).abs() + (b.y - a.y).abs()) < RAGE.2);
    found.extend(of(run, "click").filter(|c| !c.field).map(|c| c.at).filter_map(|at| {
        let moved = within(run, "scroll", at, at + DEAD.1) || within(run, "selection", at, at + DEAD.1);
        let changed = within(run, "mutation", at, at + DEAD.0) || within(run, "page", at, at + DEAD.0);
        (!moved && !changed).then_some(at + DEAD.0)
    }));
    verdict(found, run)
}

pub fn openreplay(run: &Run) -> Verdict {
    let mut found = bursts(run, OPEN_RAGE.0, |a, b| b.at - a.at < OPEN_RAGE.1 && b.target == a.target);
    found.extend(of(run, "click").filter(|c| !c.field).map(|c| c.at).filter_map(|at| {
        let changed = within(run, "mutation", at, at + OPEN_DEAD) || within(run, "page", at, at + OPEN_DEAD);
        (!changed).then_some(at + OPEN_DEAD)
    }));
    verdict(found, run)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn click(at: i64, x: f64) -> Raw {
        Raw { at, what: "click".into(), target: "b".into(), x, y: 0.0, field: false }
    }

    fn run(raw: Vec<Raw>) -> Run {
        Run { ended: 60_000, raw, ..Run::default() }
    }

    #[test]
    fn a_click_that_changes_nothing_is_dead_to_both_after_their_own_times() {
        let dead = run(vec![click(1_000, 5.0)]);
        assert_eq!(posthog(&dead).first, Some(3_500));
        assert_eq!(openreplay(&dead).first, Some(2_234));
        let late = Raw { at: 3_000, what: "mutation".into(), ..click(0, 0.0) };
        let slow = run(vec![click(1_000, 5.0), late]);
        assert_eq!(posthog(&slow).first, None);
        assert_eq!(openreplay(&slow).first, Some(2_234));
    }

    #[test]
    fn three_clicks_are_angry_as_near_as_each_says() {
        let answer = |at| Raw { at, what: "mutation".into(), ..click(0, 0.0) };
        let raw = |step: i64| (0..3).flat_map(|n| [click(n * step, 5.0), answer(n * step + 1)]).collect();
        assert_eq!(posthog(&run(raw(600))).first, Some(1_200));
        assert_eq!(openreplay(&run(raw(600))).first, None);
        assert_eq!(openreplay(&run(raw(200))).first, Some(400));
    }
}
