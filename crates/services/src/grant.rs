//! What an account manager may book for an employee beyond their balance. Pure.

use crate::leave::{Ask, Balance, Days, day};
use ground::{Refusal, StaffId, Text};
use jiff::civil::date;

/// Most days of a year that can be taken in advance from the next, whoever grants it.
pub const ADVANCE_MOST: Days = Days::whole(10);
/// Most days that an account manager may advance alone; above it a supervisor books.
pub const ADVANCE_ALONE: Days = Days::whole(5);

/// Who grants, and how far they may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grantor {
    pub staff: StaffId,
    pub name: String,
    /// Supervisors may go to the limit of the rule.
    pub supervisor: bool,
}

impl Grantor {
    pub const fn authority(&self) -> Days {
        if self.supervisor { ADVANCE_MOST } else { ADVANCE_ALONE }
    }
}

/// A booking on behalf of an employee: so much from the balance, so much in advance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advance {
    pub days: Days,
    /// Taken from the next year; nothing where the balance is enough.
    pub from_next_year: Days,
}

/// Whether `who` may book `days` for an employee, and how much of it comes from the next year.
pub fn check(
    ask: &Ask,
    days: Days,
    this: &Balance,
    next: &Balance,
    who: &Grantor,
) -> Result<Advance, Refusal> {
    let missing = days - this.left();
    if !ask.kind.is_counted() || missing.halves <= 0 {
        return Ok(Advance { days, from_next_year: Days::default() });
    }
    if this.advanced + missing > ADVANCE_MOST {
        let reason = Text::new("services-advance-most").with("most", ADVANCE_MOST.text());
        return Err(
            Refusal::conflict("leave.advance-most", reason).or(Text::new("services-leave-take-unpaid"))
        );
    }
    if missing > next.left() {
        let first = date(ask.first.year() + 1, 1, 1);
        let reason = Text::new("services-advance-nothing-left")
            .with("left", next.left().text())
            .with("day", day(first));
        return Err(Refusal::conflict("leave.advance-nothing-left", reason)
            .or(Text::new("services-leave-take-unpaid")));
    }
    if missing > who.authority() {
        let reason = Text::new("services-advance-authority")
            .with("missing", missing.text())
            .with("most", who.authority().text());
        return Err(Refusal::conflict("leave.authority", reason).or(Text::new("services-advance-supervisor")));
    }
    Ok(Advance { days, from_next_year: missing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leave::Kind;

    fn who(supervisor: bool) -> Grantor {
        Grantor { staff: "s".into(), name: "S".into(), supervisor }
    }

    fn year(year: i16, entitled: i64, advanced: i64, booked: i64) -> Balance {
        Balance {
            entitled: Days::whole(entitled),
            advanced: Days::whole(advanced),
            booked: Days::whole(booked),
            ..Balance::none(year, Kind::Annual)
        }
    }

    #[test]
    fn an_advance_has_a_rule_and_an_authority() {
        let ask = Ask { kind: Kind::Annual, first: date(2027, 3, 8), last: date(2027, 3, 19) };
        let ten = Days::whole(10);
        let (this, next) = (year(2027, 25, 0, 18), year(2028, 25, 0, 0));
        let granted = check(&ask, ten, &this, &next, &who(false)).unwrap();
        assert_eq!(granted.from_next_year, Days::whole(3));
        assert_eq!(check(&ask, Days::whole(7), &this, &next, &who(false)).unwrap().from_next_year.halves, 0);
        let rule =
            |this: Balance, next: Balance, boss| check(&ask, ten, &this, &next, &who(boss)).unwrap_err().rule;
        assert_eq!(rule(year(2027, 25, 0, 23), next, false), "leave.authority");
        assert!(check(&ask, ten, &year(2027, 25, 0, 23), &next, &who(true)).is_ok());
        assert_eq!(rule(year(2027, 25, 8, 33), next, true), "leave.advance-most");
        assert_eq!(rule(this, year(2028, 25, 0, 23), true), "leave.advance-nothing-left");
    }
}
