//! Opening hours as a form: a few stretches for each day, and dates on which a site stays closed.

use ground::Text;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use staffing::{DAYS, Shift, Week};
use std::collections::BTreeSet;
use web::{Errors, Page};

/// Stretches that a day may have.
const STRETCHES: usize = 4;
/// Dates that may be closed.
const CLOSED: usize = 200;

/// Weekdays from eight to six: what a new site begins with.
pub(crate) fn usual() -> Value {
    Week::workdays(8 * 60, 18 * 60, TimeZone::UTC).json()
}

/// Hours in one line, for the audit trail: `mon 08:00-18:00; tue …; closed 2026-12-25`.
pub(crate) fn told(hours: &Value) -> String {
    let list = |key: &str| {
        let items = hours.get(key).and_then(Value::as_array).into_iter().flatten();
        items.filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
    };
    let parts = DAYS.iter().chain(&["closed"]).map(|key| (*key, list(key)));
    parts.filter(|(_, l)| !l.is_empty()).map(|(k, l)| format!("{k} {l}")).collect::<Vec<_>>().join("; ")
}

/// A day as the form shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Day {
    /// `mon`
    pub key: &'static str,
    /// From and to as a browser writes them; empty ones to be filled.
    pub stretches: Vec<(String, String)>,
}

impl Day {
    /// From midnight to midnight.
    pub fn round_the_clock(&self) -> bool {
        let ends = |t: &str| matches!(t, "00:00" | "24:00");
        let whole = |(from, to): &(String, String)| from == "00:00" && ends(to);
        self.stretches.iter().any(whole)
    }
    /// As people read it: `08:00–12:00, 13:00–18:00`; empty where it is closed.
    pub fn told(&self) -> String {
        let open = self.stretches.iter().filter(|(from, _)| !from.is_empty());
        open.map(|(from, to)| format!("{from}–{}", if to == "00:00" { "24:00" } else { to }))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The form, as it was sent or as it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet {
    pub days: Vec<Day>,
    /// `2026-12-25`; empty ones to be filled.
    pub closed: Vec<String>,
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

impl Sheet {
    /// What is in force, with room for more.
    pub fn of(week: &Week) -> Self {
        let days = DAYS.iter().zip(&week.days).map(|(key, shifts)| Day {
            key,
            stretches: shifts.iter().map(|s| (clock(s.from), clock(s.to))).collect(),
        });
        let closed = week.closed.iter().map(Date::to_string).collect();
        Self { days: days.collect(), closed }.with_room()
    }

    /// What was sent: fields `mon_from`, `mon_to`, …, `closed`, each as often as there are rows.
    pub fn sent(fields: &[(String, String)]) -> Self {
        let all =
            |name: String| fields.iter().filter(move |(n, _)| *n == name).map(|(_, v)| v.trim().to_owned());
        let days = DAYS.iter().map(|key| Day {
            key,
            stretches: all(format!("{key}_from")).zip(all(format!("{key}_to"))).take(STRETCHES).collect(),
        });
        Self { days: days.collect(), closed: all("closed".to_owned()).take(CLOSED).collect() }
    }

    /// At least two rows a day, one of them empty where there may be more; three empty dates.
    pub fn with_room(mut self) -> Self {
        for day in &mut self.days {
            day.stretches.retain(|(from, to)| !from.is_empty() || !to.is_empty());
            let rows = (day.stretches.len() + 1).clamp(2, STRETCHES);
            day.stretches.resize(rows.max(day.stretches.len()), Default::default());
        }
        self.closed.retain(|d| !d.is_empty());
        self.closed.resize(self.closed.len() + 3, String::new());
        self
    }

    /// Tuesday to Friday as Monday.
    pub fn copy_monday(mut self) -> Self {
        let monday = self.days.first().map(|d| d.stretches.clone()).unwrap_or_default();
        for day in self.days.iter_mut().skip(1).take(4) {
            day.stretches.clone_from(&monday);
        }
        self
    }

    /// The week that was meant; what is wrong is told for its day.
    pub fn read(&self, zone: &str, errors: &mut Errors) -> Week {
        let days = std::array::from_fn(|i| self.days.get(i).map(|d| read_day(d, errors)).unwrap_or_default());
        let mut closed = BTreeSet::new();
        for text in self.closed.iter().filter(|d| !d.is_empty()) {
            match text.parse::<Date>() {
                Ok(date) => {
                    closed.insert(date);
                }
                Err(_) => errors.add("closed", Text::new("office-hours-date-wrong")),
            }
        }
        Week { days, closed, zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC) }
    }

    /// Key and words of each day.
    pub fn named<'a>(&'a self, p: &'a Page) -> Vec<(String, &'a Day)> {
        self.days.iter().map(|d| (p.t(format!("office-day-{}", d.key)), d)).collect()
    }
}

fn read_day(day: &Day, errors: &mut Errors) -> Vec<Shift> {
    let mut shifts: Vec<Shift> = Vec::new();
    for (from, to) in day.stretches.iter().filter(|(from, to)| !from.is_empty() || !to.is_empty()) {
        let to = if to == "00:00" { "24:00" } else { to };
        match Shift::parse(&format!("{from}-{to}")) {
            Some(shift) => shifts.push(shift),
            None => {
                errors.add(day.key, Text::new("office-hours-stretch-wrong"));
                return Vec::new();
            }
        }
    }
    shifts.sort_by_key(|s| s.from);
    if shifts.windows(2).any(|two| two[0].to > two[1].from) {
        errors.add(day.key, Text::new("office-hours-overlap"));
    }
    shifts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Sheet {
        Sheet::sent(&fields.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_day_has_several_stretches_and_may_last_until_midnight() {
        let sheet = sent(&[
            ("mon_from", "13:00"),
            ("mon_to", "00:00"),
            ("mon_from", "08:00"),
            ("mon_to", "12:00"),
            ("mon_from", ""),
            ("mon_to", ""),
            ("closed", "2026-12-25"),
            ("closed", ""),
        ]);
        let mut errors = Errors::none();
        let week = sheet.read("Europe/Budapest", &mut errors);
        assert!(errors.is_empty());
        assert_eq!(told(&week.json()), "mon 08:00-12:00, 13:00-24:00; closed 2026-12-25");
        let again = Sheet::of(&week);
        assert_eq!(again.days[0].told(), "08:00–12:00, 13:00–24:00");
        assert_eq!(again.days[0].stretches.len(), 3);
        assert_eq!((again.days[1].stretches.len(), again.closed.len()), (2, 4));
    }

    #[test]
    fn what_is_wrong_is_told_for_its_day() {
        for day in [
            [("tue_from", "12:00"), ("tue_to", "08:00"), ("x", ""), ("x", "")],
            [("tue_from", "12:00"), ("tue_to", ""), ("x", ""), ("x", "")],
            [("tue_from", "08:00"), ("tue_to", "12:00"), ("tue_from", "11:00"), ("tue_to", "13:00")],
        ] {
            let mut errors = Errors::none();
            sent(&day).read("UTC", &mut errors);
            assert!(errors.has("tue") && !errors.has("mon"), "{day:?}");
        }
    }

    #[test]
    fn monday_is_copied_to_the_workdays() {
        let sheet = sent(&[("mon_from", "08:00"), ("mon_to", "12:00")]).copy_monday();
        assert_eq!(sheet.days[4].told(), "08:00–12:00");
        assert_eq!(sheet.days[5].told(), "");
        let whole = sent(&[("mon_from", "00:00"), ("mon_to", "00:00")]);
        assert!(whole.days[0].round_the_clock() && !sheet.days[0].round_the_clock());
    }

    #[test]
    fn a_new_site_opens_on_workdays() {
        assert!(told(&usual()).starts_with("mon 08:00-18:00; tue 08:00-18:00"));
    }
}
