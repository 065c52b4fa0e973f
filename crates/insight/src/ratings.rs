//! Was it useful, and how many stars: counted with the caution that few answers deserve.

use crate::Share;
use serde::{Deserialize, Serialize};

/// Answers to a question with yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub yes: u64,
    pub no: u64,
}

impl Said {
    pub const fn all(self) -> u64 {
        self.yes + self.no
    }

    /// Share of yes in per cent; nothing where nobody answered.
    pub fn per_cent(self) -> Option<u64> {
        (self.all() > 0).then(|| (self.yes * 100 + self.all() / 2) / self.all())
    }

    /// Share of no, in thousandths, that is at least there with 95 per cent certainty (lower end of
    /// Wilson's interval): 1 of 1 is less alarming than 8 of 10.
    pub fn surely_no(self) -> u64 {
        Share { some: self.no, all: self.all() }.surely().map_or(0, |(low, _)| low)
    }
}

/// What to mend first: most surely unhelpful first; what nobody complained about is left out.
pub fn first_to_mend<T>(all: impl IntoIterator<Item = (T, Said)>) -> Vec<(T, Said)> {
    let mut list: Vec<(T, Said)> = all.into_iter().filter(|(_, said)| said.no > 0).collect();
    list.sort_by_key(|(_, said)| (std::cmp::Reverse(said.surely_no()), std::cmp::Reverse(said.no)));
    list
}

/// Ratings of 1 to 5 stars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stars {
    /// How many gave one star, two, … five.
    pub given: [u64; 5],
}

impl Stars {
    /// Counts; what is not 1 to 5 is no rating.
    pub fn of(all: impl IntoIterator<Item = i64>) -> Self {
        let mut stars = Self::default();
        for n in all {
            if let Some(count) = usize::try_from(n - 1).ok().and_then(|at| stars.given.get_mut(at)) {
                *count += 1;
            }
        }
        stars
    }

    pub fn count(self) -> u64 {
        self.given.iter().sum()
    }

    /// Average in tenths of a star: 43 is 4.3; nothing where nobody rated.
    pub fn average(self) -> Option<u64> {
        let sum: u64 = self.given.iter().zip(1..).map(|(count, stars)| count * stars).sum();
        let count = self.count();
        (count > 0).then(|| (sum * 10 + count / 2) / count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_answers_are_no_certainty() {
        let said = |yes, no| Said { yes, no };
        assert!(said(0, 1).surely_no() < said(2, 8).surely_no());
        let list = first_to_mend([("one", said(0, 1)), ("many", said(2, 8)), ("fine", said(9, 0))]);
        assert_eq!(list.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["many", "one"]);
        assert_eq!((said(2, 1).per_cent(), said(0, 0).per_cent()), (Some(67), None));
    }

    #[test]
    fn stars_are_averaged_over_those_who_gave_them() {
        let stars = Stars::of([5, 4, 4, 0, 6, -1]);
        assert_eq!((stars.count(), stars.average()), (3, Some(43)));
        assert_eq!(Stars::default().average(), None);
    }

    proptest! {
        #[test]
        fn what_is_sure_is_never_more_than_what_was_said(yes in 0u64..1000, no in 0u64..1000) {
            let said = Said { yes, no };
            prop_assert!(said.surely_no() <= (no * 1000).checked_div(yes + no).unwrap_or(0) + 1);
        }
    }
}
