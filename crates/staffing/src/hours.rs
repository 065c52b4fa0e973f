//! Opening hours: a week of shifts in a time zone. Pure.

use ground::{Instant, Span};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// How many days ahead an opening is looked for.
const HORIZON_DAYS: i32 = 60;

/// Where a site says nothing: Monday to Friday, nine to five.
const USUAL: (u16, u16) = (9 * 60, 17 * 60);

/// The keys of a week in JSON, Monday first.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A stretch of one day, in minutes since local midnight; `to` may be 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    pub from: u16,
    pub to: u16,
}

impl Shift {
    /// Reads `09:00-17:30`; midnight at the end is `24:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let minute = |t: &str| {
            let (h, m) = t.trim().split_once(':')?;
            let (h, m): (u16, u16) = (h.parse().ok()?, m.parse().ok()?);
            (h <= 24 && m < 60 && h * 60 + m <= 1440).then_some(h * 60 + m)
        };
        let (from, to) = text.split_once(['-', '–'])?;
        let shift = Self { from: minute(from)?, to: minute(to)? };
        (shift.from < shift.to).then_some(shift)
    }
}

impl std::fmt::Display for Shift {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { from, to } = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

/// A site's week, Monday first, and the dates on which it stays closed.
#[derive(Clone, Debug)]
pub struct Week {
    pub days: [Vec<Shift>; 7],
    pub closed: BTreeSet<Date>,
    pub zone: TimeZone,
}

impl Week {
    /// The hours of a site: `{"mon": ["09:00-12:30", "13:00-17:00"], …, "closed": ["2026-12-25"]}`. Days
    /// that are missing are closed; where there are no hours at all, Monday to Friday from nine to five.
    /// What cannot be read is skipped.
    pub fn of(site: &people::Site) -> Self {
        let zone = TimeZone::get(&site.time_zone).unwrap_or(TimeZone::UTC);
        let Some(hours) = site.hours.as_object().filter(|h| !h.is_empty()) else {
            return Self::workdays(USUAL.0, USUAL.1, zone);
        };
        let texts = |key: &str| {
            let list = hours.get(key).and_then(|v| v.as_array()).cloned().unwrap_or_default();
            list.into_iter().filter_map(|v| v.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        let days = DAYS.map(|day| texts(day).iter().filter_map(|t| Shift::parse(t)).collect());
        let closed = texts("closed").iter().filter_map(|d| d.parse().ok()).collect();
        Self { days, closed, zone }
    }

    /// As [`Week::of`] reads it.
    pub fn json(&self) -> serde_json::Value {
        let mut map = serde_json::Map::new();
        for (day, shifts) in DAYS.iter().zip(&self.days) {
            map.insert((*day).to_owned(), shifts.iter().map(Shift::to_string).collect());
        }
        map.insert("closed".to_owned(), self.closed.iter().map(Date::to_string).collect());
        map.into()
    }

    /// By when we promise to answer: the end of the next day that is open, today not counted.
    pub fn promise(&self, at: Instant) -> Option<Instant> {
        let today = at.timestamp().to_zoned(self.zone.clone()).date();
        (1..=HORIZON_DAYS).find_map(|offset| {
            let date = today.checked_add(jiff::Span::new().days(offset)).ok()?;
            let last = self.shifts(date)?.iter().map(|s| s.to).max()?;
            self.instant(date, last)
        })
    }

    /// The shifts of a date; `None` where it stays closed.
    fn shifts(&self, date: Date) -> Option<&[Shift]> {
        let index = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        (!self.closed.contains(&date)).then_some(&self.days[index])
    }

    /// Monday to Friday, the same hours.
    pub fn workdays(from: u16, to: u16, zone: TimeZone) -> Self {
        let mut days: [Vec<Shift>; 7] = Default::default();
        for day in days.iter_mut().take(5) {
            day.push(Shift { from, to });
        }
        Self { days, closed: BTreeSet::new(), zone }
    }

    /// Every hour of every day.
    pub fn always(zone: TimeZone) -> Self {
        Self {
            days: std::array::from_fn(|_| vec![Shift { from: 0, to: 1440 }]),
            closed: BTreeSet::new(),
            zone,
        }
    }

    pub fn open_at(&self, at: Instant) -> bool {
        self.closes(at).is_some()
    }

    /// The end of the stretch that is open at `at`; `None` where it is closed.
    pub fn closes(&self, at: Instant) -> Option<Instant> {
        self.stretches(at, 2).find(|(from, to)| *from <= at && at < *to).map(|(_, to)| to)
    }

    /// The first instant from `at` on that is open; `None` where the site never opens.
    pub fn next_opening(&self, at: Instant) -> Option<Instant> {
        self.stretches(at, HORIZON_DAYS).find(|(_, to)| at < *to).map(|(from, _)| from.max(at))
    }

    /// The next `count` starts of slots that are wholly open and begin after `after`.
    pub fn slots(&self, after: Instant, length: Span, count: usize) -> Vec<Instant> {
        let mut found = Vec::new();
        if length.0 <= 0 {
            return found;
        }
        for (from, to) in self.stretches(after, HORIZON_DAYS) {
            let mut start = from;
            while start + length <= to {
                if start > after {
                    found.push(start);
                    if found.len() >= count {
                        return found;
                    }
                }
                start = start + length;
            }
        }
        found
    }

    /// Open stretches as instants, from the day before `at` on, earliest first; those that touch are one.
    fn stretches(&self, at: Instant, days: i32) -> impl Iterator<Item = (Instant, Instant)> {
        let first = at.timestamp().to_zoned(self.zone.clone()).date();
        let mut all: Vec<(Instant, Instant)> = Vec::new();
        for offset in -1..=days {
            let Ok(date) = first.checked_add(jiff::Span::new().days(offset)) else { continue };
            for shift in self.shifts(date).unwrap_or_default() {
                let (Some(from), Some(to)) = (self.instant(date, shift.from), self.instant(date, shift.to))
                else {
                    continue;
                };
                match all.last_mut() {
                    Some(last) if from <= last.1 && last.0 <= from => last.1 = last.1.max(to),
                    _ if from < to => all.push((from, to)),
                    _ => {}
                }
            }
        }
        all.into_iter()
    }

    /// A local time as an instant. A time that the clocks skip is taken as much later as they jump.
    fn instant(&self, date: Date, minute: u16) -> Option<Instant> {
        let (date, minute) = if minute >= 1440 { (date.tomorrow().ok()?, 0) } else { (date, minute) };
        let time = Time::new(i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?, 0, 0).ok()?;
        let zoned = self.zone.to_ambiguous_zoned(date.to_datetime(time)).compatible().ok()?;
        Some(Instant::from(zoned.timestamp()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }
    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    #[test]
    fn a_week_opens_and_closes_in_its_own_time_zone() {
        let week = Week::workdays(9 * 60, 17 * 60, berlin());
        assert!(!week.open_at(at("2026-11-23T07:59:59Z")));
        assert!(week.open_at(at("2026-11-23T08:00:00Z")));
        assert_eq!(week.closes(at("2026-11-23T15:59:59Z")), Some(at("2026-11-23T16:00:00Z")));
        assert_eq!(week.next_opening(at("2026-11-27T16:00:00Z")), Some(at("2026-11-30T08:00:00Z")));
    }

    #[test]
    fn nine_stays_nine_when_the_clocks_change() {
        let week = Week::workdays(9 * 60, 17 * 60, berlin());
        assert_eq!(week.next_opening(at("2026-03-27T20:00:00Z")), Some(at("2026-03-30T07:00:00Z")));
        assert_eq!(week.next_opening(at("2026-10-23T20:00:00Z")), Some(at("2026-10-26T08:00:00Z")));
    }

    #[test]
    fn a_day_of_23_hours_has_no_gap() {
        let week = Week::always(berlin());
        assert_eq!(week.next_opening(at("2026-03-29T01:00:00Z")), Some(at("2026-03-29T01:00:00Z")));
        assert_eq!(week.slots(at("2026-03-28T22:59:59Z"), Span::hours(1), 25).len(), 25);
    }

    #[test]
    fn a_holiday_is_closed_and_an_empty_week_never_opens() {
        let mut week = Week::workdays(9 * 60, 17 * 60, berlin());
        week.closed.insert(jiff::civil::date(2026, 12, 25));
        assert_eq!(week.next_opening(at("2026-12-24T16:00:00Z")), Some(at("2026-12-28T08:00:00Z")));
        week.days = Default::default();
        assert_eq!(week.next_opening(at("2026-12-24T16:00:00Z")), None);
    }

    #[test]
    fn hours_are_read_and_written() {
        assert_eq!(Shift::parse("09:00-17:30"), Some(Shift { from: 540, to: 1050 }));
        for wrong in ["9-17", "17:00-09:00", "09:00-25:00", "", "09:61-10:00"] {
            assert_eq!(Shift::parse(wrong), None, "{wrong}");
        }
        let week = Week::workdays(540, 1440, berlin());
        assert_eq!(week.json()["fri"][0], "09:00-24:00");
        assert_eq!(week.promise(at("2026-11-23T10:00:00Z")), Some(at("2026-11-24T23:00:00Z")));
        assert_eq!(week.promise(at("2026-11-27T10:00:00Z")), Some(at("2026-11-30T23:00:00Z")));
        assert_eq!(
            Week::always(berlin()).promise(at("2026-11-27T10:00:00Z")),
            Some(at("2026-11-28T23:00:00Z"))
        );
    }

    proptest! {
        #[test]
        fn the_next_opening_is_open_and_nothing_before_it(
            zone in prop::sample::select(vec!["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]),
            seconds in 1_700_000_000i64..1_900_000_000,
            from in 0u16..1439, length in 1u16..1440, earlier in 0i64..2_000_000,
        ) {
            let to = (from + length).min(1440);
            let week = Week::workdays(from, to, TimeZone::get(zone).unwrap());
            let now = Instant(seconds * 1_000_000);
            if let Some(opening) = week.next_opening(now) {
                prop_assert!(opening >= now);
                prop_assert!(week.open_at(opening));
                let before = Instant(opening.0 - earlier * 1_000_000 - 1);
                prop_assert!(before < now || !week.open_at(before));
            }
            for slot in week.slots(now, Span::minutes(30), 3) {
                prop_assert!(slot > now && week.open_at(slot));
                prop_assert!(week.closes(slot).unwrap() >= slot + Span::minutes(30));
            }
        }
    }
}
