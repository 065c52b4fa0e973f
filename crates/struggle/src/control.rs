//! A group to compare with: visits that are offered nothing unasked, although they would be, so that what offers
//! bring can be told from what would have happened anyway. Whoever asks for help gets it in either group.
//!
//! Both groups hold the visits that were about to be offered something for the first time, noted in that moment, so
//! that they differ by chance and the offer alone.

use crate::offer::Draft;
use crate::rules::Rules;
use crate::sql;
use crate::state::hash;
use ground::{Instant, Result, SiteId, VisitId};
use journey::{Goal, VISIT_GAP};
use std::collections::{HashMap, HashSet};
use store::{Conn, params};

/// Visits of a hundred that may be held back.
pub const SHARES: [i64; 6] = [0, 5, 10, 20, 30, 50];
/// More than this are never held back, whatever is kept.
const MOST_SHARE: i64 = 50;
/// Visits that are looked at; the latest.
pub const MOST: i64 = 20_000;

impl Rules {
    /// Of a hundred visits how many are held back.
    pub fn share(&self) -> i64 {
        self.control.clamp(0, MOST_SHARE)
    }

    /// Whether chance holds this visit back: the same whenever it is asked.
    pub fn holds_back(&self, site: &SiteId, visit: &VisitId) -> bool {
        let mut n = hash(&["control", site.as_str(), visit.as_str()]);
        // The last bits of the hash hang together with the last letters; mixed, every visit is as likely.
        n = (n ^ (n >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        n = (n ^ (n >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        ((n ^ (n >> 33)) % 100) < self.share().unsigned_abs()
    }
}

/// Whether a visit that is about to be offered something for the first time is held back. Notes the group that it is
/// in, once: it stays there.
pub fn held_back(c: &Conn, rules: &Rules, draft: &Draft, now: Instant) -> Result<bool> {
    if rules.share() == 0 {
        return Ok(false);
    }
    if let Some(row) = c.one(sql::GROUP_OF, params![&draft.visit])? {
        return Ok(row.get(0));
    }
    let held = rules.holds_back(&draft.site, &draft.visit);
    let row = params![&draft.visit, &draft.site, now, held, rules.share(), draft.goal_key()];
    c.run(sql::GROUP_NOTE, row)?;
    Ok(held)
}

/// The group that a visit is in and since when; `None` where it is in neither.
pub fn group_of(c: &Conn, visit: &VisitId) -> Result<Option<(bool, Instant)>> {
    Ok(c.one(sql::GROUP_OF, params![visit])?.map(|r| (r.get(0), r.instant(1))))
}

/// How it went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// They reached what they wanted in the visit.
    Reached,
    /// They went to somebody.
    Somebody,
    /// Neither, and they are gone.
    GaveUp,
    /// They may still be there.
    Open,
}

/// A visit of one of the groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub visit: VisitId,
    pub held: bool,
    pub last_seen: Instant,
    pub reached: bool,
}

impl Compared {
    /// `somebody`: they went to somebody.
    pub fn end(&self, somebody: bool, now: Instant) -> End {
        match () {
            () if self.reached => End::Reached,
            () if somebody => End::Somebody,
            () if now - self.last_seen >= VISIT_GAP => End::GaveUp,
            () => End::Open,
        }
    }
}

/// What came of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    pub reached: u64,
    pub somebody: u64,
    pub gave_up: u64,
    pub open: u64,
}

impl Group {
    pub fn add(&mut self, end: End) {
        match end {
            End::Reached => self.reached += 1,
            End::Somebody => self.somebody += 1,
            End::GaveUp => self.gave_up += 1,
            End::Open => self.open += 1,
        }
    }

    /// Whose end is known.
    pub const fn ended(self) -> u64 {
        self.reached + self.somebody + self.gave_up
    }
}

/// Both groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// Of a hundred how many were held back, when it was compared last.
    pub share: i64,
    pub offered: Group,
    pub held: Group,
}

impl Groups {
    /// Counts visits; `somebody`: those that went to somebody.
    pub fn of(share: i64, visits: &[Compared], somebody: &HashSet<VisitId>, now: Instant) -> Self {
        let mut all = Self { share, ..Self::default() };
        for visit in visits {
            let group = if visit.held { &mut all.held } else { &mut all.offered };
            group.add(visit.end(somebody.contains(&visit.visit), now));
        }
        all
    }
}

/// Visits of both groups of a site since `since`, and the share that was held back. Where the share was changed, only
/// those since its last change: else the groups would differ by when they were there.
pub fn compared(c: &Conn, site: &SiteId, since: Instant) -> Result<(i64, Vec<Compared>)> {
    let rows = c.all(sql::GROUPS, params![site, since, MOST])?;
    let share = rows.first().map_or(0, |r| r.get::<i64>(2));
    let mut done: HashMap<VisitId, Vec<Option<String>>> = HashMap::new();
    for row in c.all(sql::GROUPS_REACHED, params![site, since, MOST])? {
        let event: journey::Event = row.json(1)?;
        done.entry(row.id(0)).or_default().push(event.goal.as_ref().map(Goal::key));
    }
    let one = |r: &store::Row| {
        let (visit, wanted): (VisitId, String) = (r.id(0), r.get(3));
        let reached = |goal: &Option<String>| wanted.is_empty() || goal.as_deref() == Some(wanted.as_str());
        let reached = done.get(&visit).is_some_and(|all| all.iter().any(reached));
        Compared { held: r.get(1), last_seen: r.instant(4), reached, visit }
    };
    Ok((share, rows.iter().take_while(|r| r.get::<i64>(2) == share).map(one).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Span;
    use proptest::prelude::*;

    fn rules(control: i64) -> Rules {
        Rules { control, ..Rules::default() }
    }

    #[test]
    fn chance_holds_back_about_the_share() {
        for share in SHARES {
            let held =
                (0..20_000).filter(|n| rules(share).holds_back(&"shop".into(), &VisitId(format!("v-{n}"))));
            let (held, wanted) = (held.count() as i64, share * 200);
            // Five standard deviations.
            assert!((held - wanted).abs() <= 354, "{share} of 100: {held}");
        }
        assert_eq!((rules(-3).share(), rules(100).share()), (0, 50));
    }

    #[test]
    fn an_end_is_known_once_they_are_gone() {
        let at = |m| Instant(0) + Span::minutes(m);
        let visit = |reached| Compared { visit: "v".into(), held: true, last_seen: at(0), reached };
        assert_eq!(visit(true).end(true, at(1)), End::Reached);
        assert_eq!(visit(false).end(true, at(1)), End::Somebody);
        assert_eq!(
            (visit(false).end(false, at(59)), visit(false).end(false, at(60))),
            (End::Open, End::GaveUp)
        );
        let groups = Groups::of(20, &[visit(true), visit(false)], &HashSet::new(), at(60));
        assert_eq!((groups.held.ended(), groups.held.gave_up, groups.offered.ended()), (2, 1, 0));
    }

    proptest! {
        #[test]
        fn whoever_is_held_back_by_a_small_share_is_by_a_larger_one(visit in "[a-f0-9]{1,40}", site in "[a-z]{1,8}") {
            let held = |n| rules(n).holds_back(&site.as_str().into(), &visit.as_str().into());
            let all = SHARES.map(held);
            prop_assert!(!all[0]);
            prop_assert!(all.windows(2).all(|w| w[0] <= w[1]));
            prop_assert_eq!(all, SHARES.map(held));
        }
    }
}
