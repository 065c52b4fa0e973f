//! Standing beside a person: who sees whose page now, and how much of it may flow.
//!
//! Nothing of it is stored, but by a second yes (see [`crate::recording`]): it lives in the memory of this process, and a restart ends it. The page goes from
//! the person's tab through [`Cobrowse::admit`] to the one account manager and nowhere else. It is given for one
//! dialogue, by that person's yes to that question, and ends with either side or with the dialogue.

mod tape;

pub use tape::Tape;

use ground::{DialogueId, Instant, PersonId, StaffId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Longest text of one message of a page's stream, in bytes of UTF-8.
pub const PART: usize = 64 * 1024;
/// Bytes a page may send at once; a snapshot with its styles fits in several times.
pub const BURST: i64 = 6 * 1024 * 1024;
/// Bytes a second that it gains back.
pub const PER_SECOND: i64 = 512 * 1024;
/// Bytes in all, after which it ends.
pub const MOST: i64 = 256 * 1024 * 1024;

/// The topic on which the account manager's viewer hears the page.
pub fn topic(id: &DialogueId) -> String {
    format!("cobrowse:{id}")
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The person was asked, and has not answered.
    Asked,
    /// They said yes: the page is seen.
    On,
}

/// One person's page, shown or about to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Names this question: a yes to another one is none.
    pub id: String,
    pub dialogue: DialogueId,
    pub person: PersonId,
    pub staff: StaffId,
    /// What the account manager is called.
    pub name: String,
    pub stage: Stage,
    /// What the person types into ordinary fields is shown as well.
    pub fields: bool,
    /// The account manager may click.
    pub clicks: bool,
    /// The one page load, in one tab, that is shown.
    pub run: String,
    /// Host of the website of others whose pages are shown; `None`: the portal's are.
    pub at: Option<String>,
    /// Days for which the site keeps recordings; 0: it makes none.
    pub days: i64,
    /// A recording that was asked for, or is being made.
    pub tape: Option<Tape>,
    left: i64,
    filled_at: Instant,
    spent: i64,
}

impl Share {
    /// A question by `staff`, who is called `name`.
    pub fn asked(
        id: String,
        dialogue: DialogueId,
        person: PersonId,
        staff: StaffId,
        name: String,
        now: Instant,
    ) -> Self {
        Self {
            id,
            dialogue,
            person,
            staff,
            name,
            stage: Stage::Asked,
            fields: false,
            clicks: false,
            run: String::new(),
            at: None,
            days: 0,
            tape: None,
            left: BURST,
            filled_at: now,
            spent: 0,
        }
    }

    /// At a site that keeps recordings for so many days.
    #[must_use]
    pub fn keeping(mut self, days: i64) -> Self {
        self.days = days;
        self
    }

    pub fn is_on(&self) -> bool {
        self.stage == Stage::On
    }

    fn spend(&mut self, bytes: i64, now: Instant) -> Admission {
        let gained = (now - self.filled_at).as_millis().clamp(0, 60_000) * PER_SECOND / 1_000;
        self.filled_at = now;
        self.left = (self.left + gained).min(BURST);
        if self.spent + bytes > MOST {
            return Admission::Over;
        }
        if bytes > self.left {
            return Admission::TooMuch;
        }
        self.left -= bytes;
        self.spent += bytes;
        Admission::Pass
    }
}

/// What somebody agrees to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Yes {
    /// What they type into ordinary fields is shown as well.
    pub fields: bool,
    /// The account manager may click.
    pub clicks: bool,
    /// Host of the website of others where they said it; `None`: at the portal. Only pages of there are shown.
    pub at: Option<String>,
}

/// What becomes of a piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Pass,
    /// Faster than may be: it is dropped, and the page begins anew a little later.
    TooMuch,
    /// Another tab is shown, or none.
    Other,
    /// More than one share may carry: it ends.
    Over,
}

/// All shares of this process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Cobrowse(Arc<Mutex<HashMap<DialogueId, Share>>>);

impl Cobrowse {
    fn lock(&self) -> MutexGuard<'_, HashMap<DialogueId, Share>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a question, in place of an unanswered one. False where the page is seen already.
    pub fn ask(&self, share: Share) -> bool {
        let mut all = self.lock();
        if all.get(&share.dialogue).is_some_and(|s| s.is_on() && s.staff == share.staff) {
            return false;
        }
        all.insert(share.dialogue.clone(), share);
        true
    }

    /// The person's yes to the question `id`. `None` where there is no such question any more.
    pub fn agree(&self, person: &PersonId, id: &str, yes: Yes) -> Option<Share> {
        let mut all = self.lock();
        let share = all.values_mut().find(|s| s.person == *person && s.id == id)?;
        if share.is_on() && share.at != yes.at {
            return None;
        }
        (share.stage, share.fields, share.clicks, share.at) = (Stage::On, yes.fields, yes.clicks, yes.at);
        Some(share.clone())
    }

    pub fn of_person(&self, person: &PersonId) -> Option<Share> {
        self.lock().values().find(|s| s.person == *person).cloned()
    }

    pub fn of_dialogue(&self, dialogue: &DialogueId) -> Option<Share> {
        self.lock().get(dialogue).cloned()
    }

    /// Whether this account manager sees that page now.
    pub fn sees(&self, staff: &StaffId, dialogue: &DialogueId) -> bool {
        self.lock().get(dialogue).is_some_and(|s| s.is_on() && s.staff == *staff)
    }

    /// Ends it. Answers what ended; `None` where there was nothing.
    pub fn end(&self, dialogue: &DialogueId) -> Option<Share> {
        self.lock().remove(dialogue)
    }

    /// Ends it where it is still the same question.
    pub fn end_same(&self, dialogue: &DialogueId, id: &str) -> Option<Share> {
        let mut all = self.lock();
        if all.get(dialogue)?.id != id {
            return None;
        }
        all.remove(dialogue)
    }

    /// The person is at this page load now, of the portal or of the website `at`: it is the one that is shown. `None`
    /// where nothing of there is.
    pub fn here(
        &self,
        person: &PersonId,
        dialogue: &DialogueId,
        run: &str,
        at: Option<&str>,
    ) -> Option<Share> {
        let mut all = self.lock();
        let own = |s: &&mut Share| s.person == *person && s.is_on() && s.at.as_deref() == at;
        let share = all.get_mut(dialogue).filter(own)?;
        run.clone_into(&mut share.run);
        Some(share.clone())
    }

    /// Whether a piece of a page, so many bytes long, goes on to the account manager.
    pub fn admit(
        &self,
        person: &PersonId,
        dialogue: &DialogueId,
        run: &str,
        bytes: usize,
        now: Instant,
    ) -> Admission {
        let mut all = self.lock();
        let own = |s: &&mut Share| s.person == *person && s.is_on() && s.run == run;
        let Some(share) = all.get_mut(dialogue).filter(own) else { return Admission::Other };
        share.spend(bytes as i64, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Span;

    fn share(id: &str) -> Share {
        let at = Instant(0);
        Share::asked(id.into(), "d".into(), "ann".into(), "anna".into(), "Anna".into(), at)
    }

    fn on() -> Cobrowse {
        let all = Cobrowse::default();
        assert!(all.ask(share("q")));
        assert!(all.agree(&"ann".into(), "q", Yes::default()).is_some());
        assert!(all.here(&"ann".into(), &"d".into(), "r1", None).is_some());
        all
    }

    #[test]
    fn only_a_yes_of_that_person_to_that_question_shows_the_page() {
        let all = Cobrowse::default();
        all.ask(share("q"));
        assert!(!all.sees(&"anna".into(), &"d".into()));
        assert!(all.agree(&"eve".into(), "q", Yes::default()).is_none());
        assert!(all.agree(&"ann".into(), "an older question", Yes::default()).is_none());
        assert!(all.here(&"ann".into(), &"d".into(), "r", None).is_none(), "not before the yes");
        assert!(all.agree(&"ann".into(), "q", Yes { clicks: true, ..Yes::default() }).is_some());
        assert!(
            all.agree(&"ann".into(), "q", Yes { at: Some("shop.example".into()), ..Yes::default() })
                .is_none()
        );
        assert!(all.sees(&"anna".into(), &"d".into()) && !all.sees(&"andor".into(), &"d".into()));
        assert!(!all.ask(share("again")), "it is on already");
    }

    #[test]
    fn only_the_tab_that_the_person_is_at_is_shown() {
        let (all, ann, d) = (on(), "ann".into(), "d".into());
        assert_eq!(all.admit(&ann, &d, "r1", 10, Instant(0)), Admission::Pass);
        assert!(all.here(&ann, &d, "r2", None).is_some());
        assert_eq!(all.admit(&ann, &d, "r1", 10, Instant(0)), Admission::Other);
        assert_eq!(all.admit(&"eve".into(), &d, "r2", 10, Instant(0)), Admission::Other);
        all.end(&d);
        assert_eq!(all.admit(&ann, &d, "r2", 10, Instant(0)), Admission::Other);
    }

    #[test]
    fn only_pages_of_where_they_agreed_are_shown() {
        let (all, ann, d) = (Cobrowse::default(), "ann".into(), "d".into());
        all.ask(share("q"));
        all.agree(&ann, "q", Yes { at: Some("shop.example".into()), ..Yes::default() }).unwrap();
        assert!(
            all.here(&ann, &d, "r1", None).is_none()
                && all.here(&ann, &d, "r1", Some("else.example")).is_none()
        );
        assert!(all.here(&ann, &d, "r1", Some("shop.example")).is_some());
    }

    #[test]
    fn a_page_that_floods_is_dropped_and_in_the_end_ended() {
        let (all, ann, d) = (on(), "ann".into(), "d".into());
        let mut now = Instant(0);
        assert_eq!(all.admit(&ann, &d, "r1", BURST as usize, now), Admission::Pass);
        assert_eq!(all.admit(&ann, &d, "r1", PART, now), Admission::TooMuch);
        let mut passed = BURST;
        loop {
            now = now + Span::secs(1);
            match all.admit(&ann, &d, "r1", PER_SECOND as usize, now) {
                Admission::Pass => passed += PER_SECOND,
                other => {
                    assert_eq!(other, Admission::Over);
                    break;
                }
            }
        }
        assert!(passed <= MOST);
    }
}
