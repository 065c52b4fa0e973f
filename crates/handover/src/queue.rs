//! Position and predicted wait, honestly. Pure.

use crate::choose::{Agent, Fit, fit};
use ground::{HandoverId, Instant, Lang, Span};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How long a dialogue takes where nothing is known yet.
pub const TYPICAL: Span = Span::minutes(6);

/// Somebody in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub id: HandoverId,
    pub lang: Lang,
    pub skill: String,
    pub front: bool,
    pub queued_at: Instant,
}

impl Waiting {
    fn rank(&self) -> (bool, Instant, &HandoverId) {
        (!self.front, self.queued_at, &self.id)
    }
}

/// Where somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1 is next.
    pub position: usize,
    /// How long it will probably take; `None` where nobody who could help is there.
    pub wait: Option<Span>,
}

/// The length to count on: the mean of past ones, between 2 and 20 minutes.
pub fn typical(past: &[Span]) -> Span {
    if past.is_empty() {
        return TYPICAL;
    }
    let sum: i64 = past.iter().map(|s| s.0.clamp(0, Span::hours(2).0)).sum();
    Span((sum / past.len() as i64).clamp(Span::minutes(2).0, Span::minutes(20).0))
}

/// Counts those ahead who wait for the same account managers, and plays the queue forward: each of
/// them takes a `typical` while, and who is busy needs the rest of theirs, at least a quarter.
pub fn place(me: &Waiting, queue: &[Waiting], agents: &[Agent], typical: Span, now: Instant) -> Place {
    let able: Vec<&Agent> = agents
        .iter()
        .filter(|a| (a.ready || a.busy_since.is_some()) && fit(a, me.lang, &me.skill) > Fit::No)
        .collect();
    let rival = |w: &&Waiting| {
        w.id != me.id
            && w.rank() < me.rank()
            && (able.is_empty() && w.lang == me.lang
                || able.iter().any(|a| fit(a, w.lang, &w.skill) > Fit::No))
    };
    let ahead = queue.iter().filter(rival).count();
    let rest = |since: Instant| Span((typical.0 - (now - since).0).max(typical.0 / 4));
    let mut free_at: BinaryHeap<Reverse<Span>> =
        able.iter().map(|a| Reverse(a.busy_since.map_or(Span(0), rest))).collect();
    let mut wait = None;
    for _ in 0..=ahead {
        let Some(Reverse(soonest)) = free_at.pop() else { break };
        wait = Some(soonest);
        free_at.push(Reverse(Span(soonest.0 + typical.0)));
    }
    Place { position: ahead + 1, wait }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choose::tests::agents;
    use ground::StaffId;
    use proptest::prelude::*;

    fn waiting(i: usize, lang: Lang, front: bool, at: i64) -> Waiting {
        Waiting {
            id: HandoverId(format!("h{i:02}")),
            lang,
            skill: String::new(),
            front,
            queued_at: Instant(at),
        }
    }
    fn agent(langs: &[Lang], busy: Option<Instant>) -> Agent {
        Agent {
            staff: StaffId("s".into()),
            name: String::new(),
            called: String::new(),
            langs: langs.to_vec(),
            skills: Vec::new(),
            ready: true,
            state: staffing::State::Available,
            free_since: Instant(0),
            busy_since: busy,
        }
    }

    #[test]
    fn the_wait_follows_from_who_is_there() {
        let now = Instant(0) + Span::minutes(60);
        let queue =
            [waiting(1, Lang::En, false, 1), waiting(2, Lang::En, false, 2), waiting(3, Lang::Hu, false, 0)];
        let busy = agent(&[Lang::En], Some(now - Span::minutes(2)));
        let at = |agents: &[Agent]| place(&queue[1], &queue, agents, TYPICAL, now);
        assert_eq!(at(&[]), Place { position: 2, wait: None });
        assert_eq!(at(std::slice::from_ref(&busy)), Place { position: 2, wait: Some(Span::minutes(10)) });
        assert_eq!(
            at(&[busy, agent(&[Lang::En], None)]),
            Place { position: 2, wait: Some(Span::minutes(4)) }
        );
        // Whoever speaks Hungarian alone does not shorten it; whoever speaks both has one more before them.
        assert_eq!(at(&[agent(&[Lang::Hu], None)]).wait, None);
        assert_eq!(
            at(&[agent(&[Lang::En, Lang::Hu], None)]),
            Place { position: 3, wait: Some(Span::minutes(12)) }
        );
    }

    #[test]
    fn given_back_goes_first() {
        let queue = [waiting(1, Lang::En, false, 1), waiting(2, Lang::En, true, 9)];
        assert_eq!(place(&queue[1], &queue, &[], TYPICAL, Instant(10)).position, 1);
        assert_eq!(place(&queue[0], &queue, &[], TYPICAL, Instant(10)).position, 2);
    }

    proptest! {
        #[test]
        fn nobody_behind_waits_less(all in agents(6), n in 1usize..10) {
            let queue: Vec<_> = (0..n).map(|i| waiting(i, Lang::En, false, i as i64)).collect();
            let now = Instant(60_000_000);
            let places: Vec<_> = queue.iter().map(|w| place(w, &queue, &all, TYPICAL, now)).collect();
            let free = all.iter().filter(|a| a.is_free() && a.langs.contains(&Lang::En)).count();
            for (i, p) in places.iter().enumerate() {
                prop_assert_eq!(p.position, i + 1);
                prop_assert!(i >= free || p.wait == Some(Span(0)));
                prop_assert!(i == 0 || places[i - 1].wait <= p.wait);
            }
        }
    }
}
