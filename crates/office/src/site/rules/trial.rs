//! Visits that are kept, played again under two rules. What is not kept is judged as well as it can be: who was there
//! by what account managers declared, who was busy by the conversations that went on, and an account manager who only
//! closed the window counts as there.

use crate::Office;
use ground::{Instant, PersonId, Result, Span, StaffId, VisitId};
use people::{Role, Site};
use staffing::{State, Week};
use std::collections::{HashMap, HashSet};
use store::Conn;
use struggle::rules::{Kept, Rules, Trial, replay};
use struggle::{Promise, Stage, regret, shelf};

/// Visits that are played again at most, the latest.
const VISITS: i64 = 2_000;
/// Visits, and events, that are read at once.
const SLICE: usize = 50;
const EVENTS: i64 = 50_000;
/// What somebody declared longer ago than this before the period is not looked for.
const DECLARED: Span = Span::days(14);
/// Entries of staff and conversations that are looked at.
const ENTRIES: i64 = 50_000;

/// How it would have been, under both.
pub(super) struct Tried {
    pub now: Trial,
    pub tried: Trial,
    /// There were more visits.
    pub cut: bool,
}

/// Who was there and when.
struct Past {
    week: Week,
    declared: Vec<(StaffId, State, Instant)>,
    busy: Vec<(Instant, Option<Instant>)>,
}

impl Past {
    fn read(c: &Conn, site: &Site, since: Instant) -> Result<Self> {
        let staff = people::shelf::staff_of_site(c, &site.id)?;
        let ids: Vec<StaffId> =
            staff.into_iter().filter(|s| s.is(&site.id, Role::AccountManager)).map(|s| s.id).collect();
        Ok(Self {
            week: Week::of(site),
            declared: staffing::counts::declared(c, &ids, since - DECLARED, ENTRIES)?,
            busy: dialogue::shelf::times(c, &site.id, since, ENTRIES)?,
        })
    }

    /// What could have been promised then, and whether somebody was free.
    fn promise(&self, at: Instant) -> (Promise, bool) {
        let mut there = HashMap::new();
        for (staff, state, _) in self.declared.iter().take_while(|(.., when)| *when <= at) {
            there.insert(staff, *state == State::Available);
        }
        let there = there.values().filter(|available| **available).count();
        let busy = self.busy.iter().filter(|(from, to)| *from <= at && to.is_none_or(|to| to > at)).count();
        let open = self.week.open_at(at);
        if open && there > busy {
            return (Promise::Person { wait: Span::secs(0) }, true);
        }
        match self.week.slots(at, Span::minutes(30), 1).first() {
            Some(hour) => (Promise::CallAt(*hour), false),
            None => (Promise::Nobody, false),
        }
    }
}

struct Read {
    past: Past,
    visits: Vec<(VisitId, Option<PersonId>)>,
    noes: HashMap<PersonId, Vec<Instant>>,
    /// Visits in which somebody helped.
    helped: HashSet<VisitId>,
}

fn read(c: &Conn, site: &Site, since: Instant) -> Result<Read> {
    let mut noes: HashMap<PersonId, Vec<Instant>> = HashMap::new();
    for (person, at) in shelf::noes(c, &site.id, since - Span::days(30))? {
        noes.entry(person).or_default().push(at);
    }
    let made = regret::made(c, &site.id, since)?;
    let helped = made.into_iter().filter(|o| o.kind.is_somebody() && o.stage == Stage::Accepted);
    Ok(Read {
        past: Past::read(c, site, since)?,
        visits: journey::counts::visits_since(c, &site.id, since, VISITS)?,
        helped: helped.map(|o| o.visit).collect(),
        noes,
    })
}

/// Plays the visits of the last `days` again: as the rules are, and as they would be.
pub(super) async fn run(
    office: &Office,
    site: &Site,
    [now_rules, tried_rules]: [&Rules; 2],
    days: i64,
    now: Instant,
) -> Result<Tried> {
    let (of, since) = (site.clone(), now - Span::days(days));
    let read = office.house.db.read(move |c| read(c, &of, since)).await?;
    let mut all =
        Tried { now: Trial::default(), tried: Trial::default(), cut: read.visits.len() as i64 >= VISITS };
    let promise = |at| read.past.promise(at);
    for slice in read.visits.chunks(SLICE) {
        let ids: Vec<VisitId> = slice.iter().map(|(id, _)| id.clone()).collect();
        let events = office.house.db.read(move |c| journey::counts::events_of(c, &ids, EVENTS)).await?;
        for (id, person) in slice {
            let noes = person.as_ref().and_then(|p| read.noes.get(p)).map_or(&[][..], Vec::as_slice);
            let none = Vec::new();
            let events = events.get(id).unwrap_or(&none);
            // A no of this visit answers what is played again.
            let first = events.first().map_or(Instant(0), |e| e.at);
            let before: Vec<Instant> = noes.iter().copied().filter(|no| *no < first).collect();
            let visit = Kept { events, known: person.is_some(), noes: &before };
            let helped = read.helped.contains(id);
            all.now.add(replay(&visit, now_rules, &promise), helped);
            all.tried.add(replay(&visit, tried_rules, &promise), helped);
        }
    }
    Ok(all)
}
