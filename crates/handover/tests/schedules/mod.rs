//! Exclusivity under random schedules: whatever happens at once, on however many nodes, nobody is in two dialogues,
//! nobody has two account managers, and nobody is left without a place.

use super::{Plain, need};
use dialogue::{Line, Outcome, Wrap, shelf as talk};
use ground::{
    Clock, DialogueId, Error, FixedClock, HandoverId, Instant, PersonId, Result, Span, StaffId, SystemChance,
    World,
};
use handover::shelf::{self, Acceptor, Leaving};
use handover::{Handover, Stage};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use staffing::{State, VANISH};
use std::sync::Arc;
use store::{Conn, Db, Options, Place};

const PEOPLE: usize = 4;
const STAFF: usize = 3;

/// Something that somebody does: person or account manager by number.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Ask(usize),
    Accept(usize, usize),
    Cancel(usize),
    Pass(usize),
    Wrap(usize),
    /// Their browser is gone, and the sweep comes by.
    Vanish(usize),
    Return(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let (p, s) = (0..PEOPLE, 0..STAFF);
    prop_oneof![
        3 => p.clone().prop_map(Deed::Ask),
        5 => (p.clone(), s.clone()).prop_map(|(p, s)| Deed::Accept(p, s)),
        1 => p.prop_map(Deed::Cancel),
        1 => s.clone().prop_map(Deed::Pass),
        1 => s.clone().prop_map(Deed::Wrap),
        1 => s.clone().prop_map(Deed::Vanish),
        1 => s.prop_map(Deed::Return),
    ]
}

/// A world of its own for one schedule in a database that all of them share.
#[derive(Clone)]
struct Case {
    n: usize,
    line: Line,
    now: Instant,
}

impl Case {
    fn person(&self, p: usize) -> PersonId {
        PersonId(format!("p{}-{p}", self.n))
    }

    fn staff(&self, s: usize) -> StaffId {
        StaffId(format!("s{}-{s}", self.n))
    }

    fn act(&self, c: &Conn, deed: Deed, key: &str, seen: Option<&Handover>) -> Result<()> {
        let (line, now) = (&self.line, self.now);
        match deed {
            Deed::Ask(p) => {
                let need = need(self.person(p).as_str());
                shelf::ask(c, line, &HandoverId(format!("h-{key}")), &need, now)?;
            }
            Deed::Accept(_, s) => {
                let Some(h) = seen else { return Ok(()) };
                let staff = self.staff(s);
                let by = Acceptor { staff: &staff, name: "Anna", zone: "UTC" };
                shelf::accept(c, line, &h.id, &by, &DialogueId(format!("d-{key}")), now)?;
            }
            Deed::Cancel(_) => {
                let Some(h) = seen else { return Ok(()) };
                shelf::cancel(c, line, h, now)?;
            }
            Deed::Pass(s) => {
                shelf::return_to_front(c, line, &self.staff(s), Leaving::Passed, now)?;
            }
            Deed::Wrap(s) => {
                let staff = self.staff(s);
                let Some(d) = talk::of_staff(c, &staff)? else { return Ok(()) };
                let wrap = Wrap {
                    subject: String::new(),
                    wrong: "Parcel lost".into(),
                    done: "Sent again".into(),
                    outcome: Outcome::OpenUntil(now + Span::days(3)),
                    order: None,
                };
                shelf::wrap(c, line, &d, &staff, &wrap, &format!("k-{key}").into(), key, now)?;
            }
            Deed::Vanish(s) => {
                staffing::shelf::went(c, &self.staff(s), now)?;
                shelf::sweep(c, line, now + VANISH)?;
            }
            Deed::Return(s) => {
                staffing::shelf::declare(c, &self.staff(s), State::Available, "", &format!("l-{key}"), now)?;
                staffing::shelf::came(c, &self.staff(s), now)?;
            }
        }
        Ok(())
    }

    /// What must be so between any two moments.
    fn holds(&self, c: &Conn) -> Result<std::result::Result<(), String>> {
        let mut open_turns: Vec<(StaffId, DialogueId)> = Vec::new();
        for p in 0..PEOPLE {
            let person = self.person(p);
            let mut helpers = 0;
            for d in talk::all_of(c, &person, 100)? {
                for (staff, ..) in shelf::turns(c, &d.id)?.into_iter().filter(|(_, _, to, _)| to.is_none()) {
                    helpers += 1;
                    open_turns.push((staff, d.id.clone()));
                }
            }
            let open = shelf::open_of(c, &person)?;
            let expected = usize::from(open.as_ref().is_some_and(|h| h.stage == Stage::Accepted));
            if helpers != expected {
                return Ok(Err(format!("{person} has {helpers} account managers, with {open:?}")));
            }
            if let Some(h) = open.filter(|h| h.stage == Stage::Waiting && h.turn > 0 && !h.front) {
                return Ok(Err(format!("{h:?} was given back, and not to the front")));
            }
        }
        for s in 0..STAFF {
            let staff = self.staff(s);
            let theirs: Vec<_> = open_turns.iter().filter(|(who, _)| *who == staff).map(|(_, d)| d).collect();
            let engaged = talk::of_staff(c, &staff)?.map(|d| d.id);
            if theirs.len() > 1 || theirs.first().copied() != engaged.as_ref() {
                return Ok(Err(format!("{staff} is engaged in {engaged:?}, and has {theirs:?}")));
            }
        }
        Ok(Ok(()))
    }
}

/// One deed on one node. What they act on they have read before, as from a page that may have aged.
async fn run(db: Db, case: Case, deed: Deed, key: String) -> std::result::Result<bool, String> {
    let seen = match deed {
        Deed::Accept(p, _) | Deed::Cancel(p) => {
            let person = case.person(p);
            db.read(move |c| shelf::open_of(c, &person)).await.map_err(|e| format!("{e:?}"))?
        }
        _ => None,
    };
    match db.write(move |c| case.act(c, deed, &key, seen.as_ref())).await {
        Ok(()) => Ok(true),
        Err(Error::Refused(_) | Error::Forbidden | Error::NotFound) => Ok(false),
        Err(other) => Err(format!("{deed:?}: {other:?}")),
    }
}

/// Two doors to one PostgreSQL database are two nodes; a SQLite file has one program.
async fn nodes(place: &Place, world: &World) -> Vec<Db> {
    let count = if matches!(place, Place::Postgres(_)) { 2 } else { 1 };
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(Db::open(&Options::new(place.clone()), world).await.unwrap());
    }
    all
}

#[test]
fn whatever_happens_at_once_one_person_has_one_account_manager() {
    let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T09:00:00Z").unwrap()));
    let world = World::new(clock.clone(), Arc::new(SystemChance));
    let dbs = rt.block_on(nodes(&store::testing::place(folder.path()), &world));
    let line = |db: &Db| {
        let _guard = rt.enter();
        Line { hub: live::Hub::new(db.clone(), "t"), voice: Arc::new(Plain) }
    };
    let lines: Vec<Line> = dbs.iter().map(line).collect();
    let schedule = prop::collection::vec(prop::collection::vec(deed(), 1..6), 1..14);
    let (n, accepted) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let config = ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() };
    let done = TestRunner::new(config).run(&schedule, |rounds| {
        n.set(n.get() + 1);
        for (r, round) in rounds.iter().enumerate() {
            clock.advance(Span::secs(1));
            let case = |node: usize| Case { n: n.get(), line: lines[node].clone(), now: clock.now() };
            let all: Vec<_> = round
                .iter()
                .enumerate()
                .map(|(i, deed)| {
                    let (node, key) = (i % dbs.len(), format!("{}-{r}-{i}", n.get()));
                    (*deed, rt.spawn(run(dbs[node].clone(), case(node), *deed, key)))
                })
                .collect();
            for (deed, task) in all {
                let did = rt.block_on(task).unwrap().map_err(TestCaseError::fail)?;
                accepted.set(accepted.get() + usize::from(did && matches!(deed, Deed::Accept(..))));
            }
            let me = case(0);
            let held = rt.block_on(dbs[0].read(move |c| me.holds(c))).unwrap();
            prop_assert!(held.is_ok(), "after round {}: {}", r, held.unwrap_err());
        }
        Ok(())
    });
    done.unwrap();
    assert!(accepted.get() > 20, "the schedules met nothing: {}", accepted.get());
}
