//! What somebody does next, and how long they hesitate before: pure, so that the same seed makes the same people.
//!
//! Most get on: they read, fill a form in field by field, search now and then, and correct themselves at times. The
//! others have one trouble each and come back to it again and again, with ordinary moments in between.

use ground::{Chance as _, SeededChance};
use serde_json::{Value, json};
use std::time::Duration;

/// What does not work for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A field that is not accepted, whatever is put in.
    Field,
    /// A button that does nothing.
    Button,
    /// A page that is at fault: requests fail or are slow, scripts break.
    Page,
    /// They do not find what they look for.
    Lost,
    /// They cannot make up their mind, and give up.
    Wavering,
}

impl Trouble {
    pub const ALL: [Self; 5] = [Self::Field, Self::Button, Self::Page, Self::Lost, Self::Wavering];
}

/// A page that somebody goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The next of those that they know of.
    Next,
    /// Where they are already, or were just now.
    Again,
    Search(&'static str),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    pub look: Option<Look>,
    /// As a tab of ours tells them; at least one, a few at most.
    pub events: Vec<Value>,
}

/// The fields of a form, in their order.
const FIELDS: [(&str, &str); 6] = [
    ("first", "First name"),
    ("last", "Last name"),
    ("address1", "Street"),
    ("zip", "Postcode"),
    ("city", "City"),
    ("phone", "Telephone"),
];
const SECTIONS: [&str; 6] = ["text", "summary", "price", "delivery", "questions", "footer"];
/// What people look for, and what nobody has.
const SOUGHT: [&str; 4] = ["return", "invoice", "delivery", "voucher"];
const NOT_THERE: [&str; 4] =
    ["zeppelin mooring", "quagga saddle", "left-handed gravity", "unobtainium spoon"];

pub struct Temper {
    nth: usize,
    chance: SeededChance,
    trouble: Option<Trouble>,
    moments: u64,
    /// The field that they are in, and whether they have begun to fill it.
    field: usize,
    within: bool,
}

impl Temper {
    /// Of a hundred people, `stuck` do not get on.
    pub fn new(nth: usize, chance: SeededChance, stuck: u64) -> Self {
        let has = chance.below(100) < stuck;
        let which = Trouble::ALL[chance.below(Trouble::ALL.len() as u64) as usize];
        Self { nth, chance, trouble: has.then_some(which), moments: 0, field: 0, within: false }
    }

    pub fn below(&self, n: u64) -> u64 {
        self.chance.below(n)
    }

    pub fn moments(&self) -> u64 {
        self.moments
    }

    /// Until the next moment: `every` on average. Of eight times once they hesitate: two to four times as long.
    pub fn pause(&self, every: Duration) -> Duration {
        let share = self.chance.below(1_000) as f64 / 1_000.0;
        if self.chance.below(8) == 0 {
            return every.mul_f64(2.0 + 2.0 * share);
        }
        every.mul_f64((0.5 + share) * 5.0 / 7.0)
    }

    pub fn next(&mut self) -> Moment {
        self.moments += 1;
        match self.trouble {
            Some(trouble) if self.moments > 2 && self.chance.below(3) == 0 => self.struggle(trouble),
            _ => self.get_on(),
        }
    }

    fn get_on(&mut self) -> Moment {
        let look = match self.chance.below(24) {
            _ if self.moments < 2 => None,
            0..=3 => Some(Look::Next),
            4 => Some(Look::Search(self.one_of(&SOUGHT))),
            _ => None,
        };
        let event = match self.chance.below(3) {
            0 => self.fill_in(),
            _ => json!({"kind": "section", "name": self.one_of(&SECTIONS)}),
        };
        self.told(look, vec![event])
    }

    /// Field by field, each visited and left; one in twenty is filled anew.
    fn fill_in(&mut self) -> Value {
        let (name, label) = FIELDS[self.field];
        let how = match (self.within, self.chance.below(20)) {
            (false, _) => "visited",
            (true, 0) => "refilled",
            (true, _) => "left",
        };
        self.within = how == "visited";
        if !self.within {
            self.field = (self.field + 1) % FIELDS.len();
        }
        json!({"kind": "field", "name": name, "label": label, "how": how})
    }

    fn struggle(&self, trouble: Trouble) -> Moment {
        let invalid = json!({"kind": "invalid", "name": "zip", "label": "Postcode", "rule": "zip.unknown"});
        let (look, events) = match (trouble, self.chance.below(3)) {
            (Trouble::Field, 0) => (None, vec![invalid]),
            (Trouble::Field, _) => {
                let anew = json!({"kind": "field", "name": "zip", "label": "Postcode", "how": "refilled"});
                (None, vec![anew, invalid])
            }
            (Trouble::Button, 0) => {
                (None, vec![json!({"kind": "rage_click", "name": "send", "label": "Send", "count": 4})])
            }
            // A guess first, and then it is certain.
            (Trouble::Button, _) => {
                let kind = ["rage_click", "dead_click"][self.chance.below(2) as usize];
                let guess = json!({"kind": kind, "name": "send", "label": "Send", "count": 3, "proof": "provisional"});
                let sure = json!({"kind": kind, "name": "send", "label": "Send", "count": 3, "proof": "confirmed", "of": self.id(0)});
                (None, vec![guess, sure])
            }
            (Trouble::Page, 0) => {
                (None, vec![json!({"kind": "request", "name": "send", "rule": "http.500"})])
            }
            (Trouble::Page, 1) => {
                let slow = json!({"kind": "request", "name": "send", "rule": "slow", "count": 4 + self.chance.below(9)});
                (None, vec![slow, json!({"kind": "error_click", "name": "send", "label": "Send"})])
            }
            (Trouble::Page, _) => {
                let failed = json!({"kind": "request", "name": "send", "rule": "failed"});
                (None, vec![failed, json!({"kind": "copy", "name": "error"})])
            }
            (Trouble::Lost, 0) => (Some(Look::Again), vec![json!({"kind": "section", "name": "text"})]),
            (Trouble::Lost, _) => (
                Some(Look::Search(self.one_of(&NOT_THERE))),
                vec![json!({"kind": "section", "name": "text"})],
            ),
            (Trouble::Wavering, 0) => {
                (None, vec![json!({"kind": "idle", "name": "zip", "label": "Postcode"})])
            }
            (Trouble::Wavering, 1) => {
                (None, vec![json!({"kind": "thrash"}), json!({"kind": "zoom", "count": 150})])
            }
            (Trouble::Wavering, _) => {
                (Some(Look::Again), vec![json!({"kind": "abandon", "name": "address"})])
            }
        };
        self.told(look, events)
    }

    fn told(&self, look: Option<Look>, mut events: Vec<Value>) -> Moment {
        for (n, event) in events.iter_mut().enumerate() {
            event["id"] = self.id(n).into();
        }
        Moment { look, events }
    }

    fn id(&self, n: usize) -> String {
        format!("l{}-{}-{n}", self.nth, self.moments)
    }

    fn one_of(&self, all: &[&'static str]) -> &'static str {
        all[self.chance.below(all.len() as u64) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::{Instant, Span};
    use std::collections::BTreeSet;
    use struggle::{Level, State};

    fn people(stuck: u64) -> impl Iterator<Item = Temper> {
        (0..300).map(move |n| Temper::new(n, SeededChance::new(n as u64), stuck))
    }

    #[test]
    fn the_same_seed_makes_the_same_people_and_the_server_understands_all_that_they_tell() {
        let (mut kinds, mut again) = (BTreeSet::new(), people(50));
        for mut person in people(50) {
            let mut twin = again.next().unwrap();
            for _ in 0..60 {
                let moment = person.next();
                assert_eq!(moment, twin.next());
                assert!((1..=3).contains(&moment.events.len()), "{moment:?}");
                let body = json!({"page": "/profile", "events": moment.events});
                let read = journey::wire::read(&body, Instant(0));
                assert_eq!((read.dropped, read.events.len()), (0, moment.events.len()), "{body}");
                kinds.extend(read.events.iter().map(|e| e.kind.code()));
                assert_eq!(person.pause(Duration::from_secs(5)), twin.pause(Duration::from_secs(5)));
            }
        }
        assert!(kinds.len() >= 11, "{kinds:?}");
    }

    #[test]
    fn a_pause_is_as_long_as_was_asked_for_on_average_and_some_hesitate() {
        let person = people(0).next().unwrap();
        let all: Vec<f64> = (0..20_000).map(|_| person.pause(Duration::from_secs(5)).as_secs_f64()).collect();
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        assert!((4.8..5.2).contains(&mean), "{mean}");
        assert!(all.iter().all(|p| (1.7..=20.0).contains(p)));
        assert!(all.iter().filter(|p| **p > 10.0).count() > 1_000, "hardly anybody hesitates");
    }

    /// Five minutes of each: whoever has a trouble is seen to have it, hardly anybody else is.
    #[test]
    fn those_who_do_not_get_on_are_found_and_the_others_are_left_alone() {
        let worst = |person: &mut Temper| {
            let (mut state, mut now, mut worst) = (State::default(), Instant(1_000_000_000), Level::None);
            let end = now + Span::minutes(5);
            while now < end {
                now = now + Span::millis(person.pause(Duration::from_secs(5)).as_millis() as i64);
                let body = json!({"page": "/profile", "events": person.next().events});
                for event in journey::wire::read(&body, now).events {
                    let _ = state.observe(&event, now);
                    worst = worst.max(state.level());
                }
            }
            worst
        };
        let calm = people(0).filter_map(|mut p| (worst(&mut p) >= Level::Uneasy).then_some(())).count();
        assert!(calm <= 15, "{calm} of 300 who get on seem not to");
        for trouble in [Trouble::Field, Trouble::Button, Trouble::Page, Trouble::Wavering] {
            let all: Vec<_> = people(100).filter(|p| p.trouble == Some(trouble)).collect();
            let (count, mut found) = (all.len(), 0);
            for mut person in all {
                found += usize::from(worst(&mut person) >= Level::Uneasy);
            }
            println!("{trouble:?}: {found} of {count}");
            assert!(count > 30 && found * 10 >= count * 8, "{trouble:?}: {found} of {count}");
        }
    }
}
