//! When those who wait were last seen. In memory: after a start everybody has just been seen, so that the
//! server's absence is nobody's.

use ground::{Instant, PersonId, Span};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Whoever was not seen for so long is not rung.
pub const GHOST: Span = Span::secs(60);
/// Whoever was not seen for so long waits no longer.
pub const GONE: Span = Span::minutes(10);
/// Whoever comes back is told for so long that they were away.
const BACK: Span = Span::minutes(1);

#[derive(Clone, Copy)]
struct Last {
    at: Instant,
    /// Came back from being away.
    back: Option<Instant>,
    /// The desk shows them as away.
    ghost: bool,
}

impl Last {
    const fn new(at: Instant) -> Self {
        Self { at, back: None, ghost: false }
    }
}

/// Shared by the faces: the portal sees them, the desk asks. Cheap to clone.
#[derive(Clone, Default)]
pub struct Seen(Arc<Mutex<HashMap<PersonId, Last>>>);

impl Seen {
    fn all(&self) -> MutexGuard<'_, HashMap<PersonId, Last>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody who waits is there. True where they had been away.
    pub fn note(&self, person: &PersonId, now: Instant) -> bool {
        let mut all = self.all();
        let last = all.entry(person.clone()).or_insert(Last::new(now));
        let away = now - last.at >= GHOST;
        if away {
            last.back = Some(now);
        }
        last.at = last.at.max(now);
        away
    }

    /// Since when somebody has been away for so long that they are not rung.
    pub fn away(&self, person: &PersonId, now: Instant) -> Option<Instant> {
        self.all().get(person).map(|l| l.at).filter(|at| now - *at >= GHOST)
    }

    /// They have come back a moment ago, and are told what that meant.
    pub fn is_back(&self, person: &PersonId, now: Instant) -> bool {
        self.all().get(person).and_then(|l| l.back).is_some_and(|at| now - at < BACK)
    }

    /// Of those who wait now: who has become a ghost or is none any more, and who is gone. Whoever waits no longer is
    /// forgotten; `here` says whose browser is connected.
    pub fn tend(&self, waiting: &[PersonId], here: impl Fn(&PersonId) -> bool, now: Instant) -> Tended {
        let mut tended = Tended::default();
        for person in waiting {
            if here(person) {
                self.note(person, now);
            }
            let mut all = self.all();
            let last = all.entry(person.clone()).or_insert(Last::new(now));
            let ghost = now - last.at >= GHOST;
            if now - last.at >= GONE {
                tended.gone.push(person.clone());
            } else if last.ghost != ghost {
                last.ghost = ghost;
                tended.turned.push(person.clone());
            }
        }
        self.all().retain(|person, _| waiting.contains(person));
        tended
    }
}

/// What time has done to those who wait.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Became a ghost, or are back.
    pub turned: Vec<PersonId>,
    /// Wait no longer.
    pub gone: Vec<PersonId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_away_is_not_rung_and_then_gone() {
        let (seen, ann) = (Seen::default(), PersonId::from("ann"));
        let at = |secs| Instant(0) + Span::secs(secs);
        let tend = |now| seen.tend(std::slice::from_ref(&ann), |_| false, at(now));
        let turned = || Tended { turned: vec![ann.clone()], gone: vec![] };
        assert_eq!(tend(0), Tended::default(), "just begun");
        assert_eq!(tend(59), Tended::default());
        assert_eq!(seen.away(&ann, at(59)), None);
        assert_eq!(tend(60), turned());
        assert_eq!(tend(61), Tended::default(), "said once");
        assert_eq!(seen.away(&ann, at(61)), Some(at(0)));
        assert!(!seen.is_back(&ann, at(61)));
        assert!(seen.note(&ann, at(90)) && !seen.note(&ann, at(91)));
        assert!(seen.is_back(&ann, at(91)) && !seen.is_back(&ann, at(150)));
        assert_eq!(seen.away(&ann, at(91)), None);
        assert_eq!(tend(92), turned());
        assert_eq!(tend(690), turned());
        assert_eq!(tend(691).gone, turned().turned);
        // A connected browser is somebody.
        assert_eq!(seen.tend(std::slice::from_ref(&ann), |_| true, at(692)), turned());
        assert!(seen.is_back(&ann, at(692)));
        assert_eq!(seen.tend(&[], |_| true, at(693)), Tended::default());
        assert!(seen.all().is_empty());
    }
}
