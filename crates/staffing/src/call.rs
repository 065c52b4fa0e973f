//! A call promised for an hour when somebody is there. Pure.

use crate::Week;
use ground::{Instant, Lang, PersonId, SiteId, Span, StaffId, VisitId};

/// Calls are promised for slots of this length.
pub const SLOT: Span = Span::minutes(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallState {
    Promised,
    Kept,
    Cancelled,
}

impl CallState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Promised => "promised",
            Self::Kept => "kept",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn parse(code: &str) -> Self {
        match code {
            "kept" => Self::Kept,
            "cancelled" => Self::Cancelled,
            _ => Self::Promised,
        }
    }
}

/// A wish for a call.
#[derive(Clone, Debug)]
pub struct NewCall {
    pub site: SiteId,
    pub person: PersonId,
    pub visit: Option<VisitId>,
    pub lang: Lang,
    pub phone: String,
    pub wish: String,
    pub at: Instant,
}

#[derive(Clone, Debug)]
pub struct Call {
    pub id: String,
    pub site: SiteId,
    pub person: PersonId,
    pub lang: Lang,
    pub phone: String,
    pub wish: String,
    pub at: Instant,
    pub state: CallState,
    pub staff: Option<StaffId>,
}

/// The next hours that can be promised: open, at least a slot away, and fewer calls `taken` at
/// that hour than account managers who could make them.
pub fn free_hours(week: &Week, now: Instant, taken: &[Instant], staff: usize, count: usize) -> Vec<Instant> {
    if staff == 0 {
        return Vec::new();
    }
    let many = week.slots(now + SLOT, SLOT, count.saturating_add(taken.len()));
    many.into_iter().filter(|at| taken.iter().filter(|t| *t == at).count() < staff).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    #[test]
    fn a_full_hour_is_not_promised_again() {
        let week = Week::workdays(9 * 60, 10 * 60, TimeZone::UTC);
        let now = Instant::parse("2026-11-23T08:00:00Z").unwrap();
        let nine = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        assert_eq!(free_hours(&week, now, &[], 1, 1), [nine]);
        assert_eq!(free_hours(&week, now, &[nine], 1, 1), [nine + SLOT]);
        assert_eq!(free_hours(&week, now, &[nine], 2, 1), [nine]);
        assert_eq!(free_hours(&week, now, &[], 0, 1), []);
    }
}
