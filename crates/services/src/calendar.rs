//! Working days.

use ground::Instant;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// The days on which a site works: Monday to Friday without its holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    pub holidays: BTreeSet<Date>,
}

impl Calendar {
    pub fn is_working(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holidays.contains(&day)
    }

    /// Working days from `first` to `last`, both included; 0 where `last` is before `first`.
    pub fn working_days(&self, first: Date, last: Date) -> i64 {
        days(first, last).filter(|d| self.is_working(*d)).count() as i64
    }

    /// The last day up to which `most` working days from `first` on reach, not later than `last`.
    pub fn reach(&self, first: Date, last: Date, most: i64) -> Option<Date> {
        let mut left = most;
        let mut reached = None;
        for day in days(first, last) {
            if self.is_working(day) {
                if left == 0 {
                    break;
                }
                left -= 1;
                reached = Some(day);
            }
        }
        reached
    }

    /// `n` working days after `day`; `day` itself where `n` is 0.
    pub fn after(&self, day: Date, n: i64) -> Date {
        let mut day = day;
        let mut left = n;
        while left > 0 {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            left -= i64::from(self.is_working(day));
        }
        day
    }
}

/// From `first` to `last`, both included; at most two years.
fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |d| d.tomorrow().ok()).take_while(move |d| *d <= last).take(731)
}

/// The day that it is in a time zone; an unknown zone counts as UTC.
pub fn today(now: Instant, zone: &str) -> Date {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    now.timestamp().to_zoned(zone).date()
}

/// Noon of a day in UTC: the instant that shows as this day in every European time zone.
pub fn noon(day: Date) -> Instant {
    day.at(12, 0, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map(|z| Instant::from(z.timestamp()))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn calendar() -> Calendar {
        Calendar { holidays: [date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)].into() }
    }

    #[test]
    fn a_week_with_a_holiday_has_four_days() {
        let c = calendar();
        assert_eq!(c.working_days(date(2026, 12, 21), date(2026, 12, 27)), 4);
        assert_eq!(c.working_days(date(2026, 12, 26), date(2026, 12, 27)), 0);
        assert_eq!(c.reach(date(2026, 12, 23), date(2026, 12, 31), 3), Some(date(2026, 12, 28)));
        assert_eq!(c.reach(date(2026, 12, 23), date(2026, 12, 31), 0), None);
        assert_eq!(c.after(date(2026, 12, 24), 1), date(2026, 12, 28));
        assert_eq!(today(Instant::parse("2026-12-31T23:30:00Z").unwrap(), "Europe/Berlin"), date(2027, 1, 1));
    }

    proptest! {
        /// Cutting a stretch in two changes nothing, and what is reached costs what it may.
        #[test]
        fn days_add_up(start in 0i64..700, a in 0i64..60, b in 1i64..60, most in 0i64..40) {
            let c = calendar();
            let first = date(2026, 1, 1).checked_add(jiff::Span::new().days(start)).unwrap();
            let middle = first.checked_add(jiff::Span::new().days(a)).unwrap();
            let last = middle.checked_add(jiff::Span::new().days(b)).unwrap();
            let whole = c.working_days(first, last);
            prop_assert_eq!(whole, c.working_days(first, middle) + c.working_days(middle.tomorrow().unwrap(), last));
            match c.reach(first, last, most) {
                Some(day) => prop_assert_eq!(c.working_days(first, day), whole.min(most)),
                None => prop_assert!(most == 0 || whole == 0),
            }
        }
    }
}
