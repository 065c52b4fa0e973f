//! The second question: whether what is seen may be recorded. A share remembers it; the recording itself is stored.

use super::{Cobrowse, Share};
use ground::{DialogueId, PersonId, StaffId};

/// A recording that was asked for, or is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tape {
    /// Names the question, and then the recording.
    pub id: String,
    /// What it is for.
    pub purpose: String,
    /// The person said yes.
    pub on: bool,
}

impl Share {
    /// The id of the recording that is being made.
    pub fn taping(&self) -> Option<&str> {
        self.tape.as_ref().filter(|t| t.on).map(|t| t.id.as_str())
    }

    /// A recording that was asked for and not answered.
    pub fn tape_asked(&self) -> Option<&Tape> {
        self.tape.as_ref().filter(|t| !t.on)
    }
}

impl Cobrowse {
    /// Asks whether what `staff` sees may be recorded, in place of an unanswered question. `None` where they see
    /// nothing, it is being recorded, or the site keeps no recordings.
    pub fn ask_tape(&self, staff: &StaffId, dialogue: &DialogueId, id: &str, purpose: &str) -> Option<Share> {
        let mut all = self.lock();
        let own = |s: &&mut Share| s.is_on() && s.staff == *staff && s.days > 0 && s.taping().is_none();
        let share = all.get_mut(dialogue).filter(own)?;
        share.tape = Some(Tape { id: id.to_owned(), purpose: purpose.to_owned(), on: false });
        Some(share.clone())
    }

    /// The person's yes to the question `id`: from now on it is recorded. `None` where there is no such question.
    pub fn tape(&self, person: &PersonId, id: &str) -> Option<Share> {
        let mut all = self.lock();
        let asked =
            |s: &&mut Share| s.person == *person && s.is_on() && s.tape_asked().is_some_and(|t| t.id == id);
        let share = all.values_mut().find(asked)?;
        share.tape.as_mut()?.on = true;
        Some(share.clone())
    }

    /// The question `id`, or the recording that came of it, is over. Answers the share as it was before.
    pub fn end_tape(&self, dialogue: &DialogueId, id: &str) -> Option<Share> {
        let mut all = self.lock();
        let share = all.get_mut(dialogue).filter(|s| s.tape.as_ref().is_some_and(|t| t.id == id))?;
        let before = share.clone();
        share.tape = None;
        Some(before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Instant;

    #[test]
    fn a_recording_needs_a_yes_of_its_own_by_that_person_to_that_question() {
        let (all, ann, anna, d) = (Cobrowse::default(), "ann".into(), "anna".into(), "d".into());
        let share = || {
            let at = Instant(0);
            Share::asked("q".into(), "d".into(), "ann".into(), "anna".into(), "Anna".into(), at)
        };
        all.ask(share().keeping(30));
        assert!(all.ask_tape(&anna, &d, "t", "to learn").is_none(), "nothing is seen yet");
        all.agree(&ann, "q", crate::cobrowse::Yes::default()).unwrap();
        assert!(
            all.of_dialogue(&d).unwrap().tape.is_none(),
            "a yes to the first question is none to the second"
        );
        assert!(all.ask_tape(&"andor".into(), &d, "t", "to learn").is_none());
        all.ask_tape(&anna, &d, "t", "to learn").unwrap();
        assert_eq!(all.of_dialogue(&d).unwrap().taping(), None);
        assert!(all.tape(&"eve".into(), "t").is_none() && all.tape(&ann, "q").is_none());
        assert_eq!(all.tape(&ann, "t").unwrap().taping(), Some("t"));
        assert!(all.tape(&ann, "t").is_none(), "answered already");
        assert!(all.ask_tape(&anna, &d, "u", "more").is_none(), "one at a time");
        assert!(all.end_tape(&d, "u").is_none());
        assert_eq!(all.end_tape(&d, "t").unwrap().taping(), Some("t"));
        assert!(all.of_dialogue(&d).unwrap().is_on(), "the page is still seen");
        all.end(&d);
        assert!(all.ask_tape(&anna, &d, "v", "more").is_none());
        // A site that keeps none.
        all.ask(share());
        all.agree(&ann, "q", crate::cobrowse::Yes::default()).unwrap();
        assert!(all.ask_tape(&anna, &d, "w", "more").is_none());
    }
}
