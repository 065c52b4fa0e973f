//! Standing by: an account manager keeps an eye on a visit, to be the first should its person ask for help.
//!
//! A preference and no claim: it gives nobody a right, blocks nobody, and lives in the memory of this process. It ends
//! by itself after [`STANDS`], when presence ends, or when its account manager stands by for somebody else.

use crate::Handover;
use ground::{Instant, PersonId, SiteId, Span, StaffId, VisitId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How long somebody stands by.
pub const STANDS: Span = Span::minutes(10);

/// Who stands by for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standby {
    pub staff: StaffId,
    /// What colleagues read.
    pub name: String,
    pub site: SiteId,
    pub visit: VisitId,
    pub person: Option<PersonId>,
    pub until: Instant,
}

impl Standby {
    /// Whether this handover came out of that visit, or is its person's.
    pub fn is_for(&self, h: &Handover) -> bool {
        h.need.visit.as_ref() == Some(&self.visit) || self.person.as_ref() == Some(&h.need.person)
    }
}

/// All who stand by in this process: one for a visit, one visit for each. Cheap to clone.
#[derive(Clone, Default)]
pub struct Standbys(Arc<Mutex<HashMap<StaffId, Standby>>>);

impl Standbys {
    fn lock(&self) -> MutexGuard<'_, HashMap<StaffId, Standby>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stands by, in place of whatever visit they stood by for. Errors: who already stands by for it.
    pub fn begin(&self, new: Standby, now: Instant) -> Result<(), Standby> {
        let mut all = self.lock();
        let same = |s: &&Standby| {
            s.staff != new.staff
                && s.until > now
                && (s.visit == new.visit || s.person.is_some() && s.person == new.person)
        };
        if let Some(other) = all.values().find(same) {
            return Err(other.clone());
        }
        all.insert(new.staff.clone(), new);
        Ok(())
    }

    /// Ends it. Answers what ended.
    pub fn end(&self, staff: &StaffId) -> Option<Standby> {
        self.lock().remove(staff)
    }

    /// Who stands by for a visit, or for its person in another one.
    pub fn of(&self, visit: &VisitId, person: Option<&PersonId>, now: Instant) -> Option<Standby> {
        let fits = |s: &&Standby| {
            s.until > now && (s.visit == *visit || person.is_some() && s.person.as_ref() == person)
        };
        self.lock().values().find(fits).cloned()
    }

    /// Who stands by for whoever asks here.
    pub fn for_handover(&self, h: &Handover, now: Instant) -> Option<StaffId> {
        self.lock().values().find(|s| s.until > now && s.is_for(h)).map(|s| s.staff.clone())
    }

    /// Everybody who stands by, over or not.
    pub fn all(&self) -> Vec<Standby> {
        self.lock().values().cloned().collect()
    }

    /// Ends those whose time is over, and those who are not `ready` any more. Answers what ended.
    pub fn sweep(&self, now: Instant, ready: impl Fn(&StaffId) -> bool) -> Vec<Standby> {
        let mut gone = Vec::new();
        self.lock().retain(|_, s| {
            let stays = s.until > now && ready(&s.staff);
            if !stays {
                gone.push(s.clone());
            }
            stays
        });
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choose::tests::agents;
    use crate::choose::{Asked, choose};
    use ground::Lang;
    use proptest::prelude::*;

    fn by(staff: &str, visit: &str, until: i64) -> Standby {
        Standby {
            staff: staff.into(),
            name: staff.to_owned(),
            site: "shop".into(),
            visit: visit.into(),
            person: None,
            until: Instant(until),
        }
    }

    #[test]
    fn one_stands_by_for_a_visit_and_for_one_visit_only() {
        let (all, now) = (Standbys::default(), Instant(0));
        assert!(all.begin(by("anna", "v1", 10), now).is_ok());
        assert_eq!(all.begin(by("bela", "v1", 10), now), Err(by("anna", "v1", 10)));
        assert!(all.begin(by("anna", "v2", 10), now).is_ok());
        assert!(all.begin(by("bela", "v1", 10), now).is_ok(), "Anna left it for another");
        // Two visits of one person are one.
        let of_ann = |staff, visit| Standby { person: Some("ann".into()), ..by(staff, visit, 20) };
        assert!(all.begin(of_ann("anna", "v3"), now).is_ok());
        assert!(all.begin(of_ann("bela", "v4"), now).is_err());
        assert!(all.of(&"v5".into(), Some(&"ann".into()), now).is_some());
        // Its time is over.
        assert!(all.of(&"v3".into(), None, Instant(20)).is_none());
        assert!(all.begin(of_ann("bela", "v4"), Instant(20)).is_ok());
        assert_eq!(all.sweep(Instant(15), |s| s.as_str() != "bela").len(), 1);
        assert_eq!(all.sweep(Instant(20), |_| true).len(), 1);
        assert!(all.all().is_empty());
    }

    proptest! {
        #[test]
        fn it_is_a_preference_and_blocks_nobody(all in agents(8), who in 0usize..8, lang in prop::sample::select(Lang::ALL.to_vec())) {
            let who = StaffId(format!("s{who}"));
            let asked = Asked { lang, skill: "orders", ..Asked::default() };
            let usual = choose(&asked, &all);
            let first = choose(&Asked { by: Some(&who), ..asked }, &all);
            prop_assert_eq!(usual.is_some(), first.is_some());
            if let Some(first) = first {
                prop_assert!(first.is_free() && first.langs.contains(&lang));
                let can = all.iter().any(|a| a.staff == who && a.is_free() && a.langs.contains(&lang));
                prop_assert_eq!(&first.staff, if can { &who } else { &usual.unwrap().staff });
            }
        }
    }
}
