//! Leave: what an employee has, asks for and gets. Pure.

use crate::calendar::{Calendar, noon};
use ground::{Arg, Instant, PersonId, Refusal, RequestId, SiteId, StaffId, Text};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// How far ahead leave can be asked for, in days.
const AHEAD_DAYS: i32 = 550;
/// Longest stretch that can be asked for at once, in days.
const LONGEST_DAYS: i32 = 120;

/// The rule that a request lies in one year.
const TWO_YEARS: &str = "leave.two-years";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// From the year's balance.
    Annual,
    /// For moving house, a wedding, a funeral.
    Special,
    Unpaid,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Annual, Self::Special, Self::Unpaid];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::Special => "special",
            Self::Unpaid => "unpaid",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }

    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::Annual => "services-leave-annual",
            Self::Special => "services-leave-special",
            Self::Unpaid => "services-leave-unpaid",
        })
    }

    /// It takes from a balance.
    pub const fn is_counted(self) -> bool {
        !matches!(self, Self::Unpaid)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Asked,
    Approved,
    Refused,
    Withdrawn,
}

impl State {
    pub const ALL: [Self; 4] = [Self::Asked, Self::Approved, Self::Refused, Self::Withdrawn];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }

    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::Asked => "services-leave-asked",
            Self::Approved => "services-leave-approved",
            Self::Refused => "services-leave-refused",
            Self::Withdrawn => "services-leave-withdrawn",
        })
    }

    /// It takes from the balance.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Asked | Self::Approved)
    }
}

/// Working time in half days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Days {
    pub halves: i64,
}

impl Days {
    pub const fn whole(n: i64) -> Self {
        Self { halves: n * 2 }
    }

    /// Whole days in it.
    pub const fn floor(self) -> i64 {
        self.halves.div_euclid(2)
    }

    /// “3 days”, “1½ days”, in the reader's language.
    pub fn text(self) -> Text {
        let key = if self.halves % 2 == 0 { "services-days" } else { "services-days-and-half" };
        Text::new(key).with("n", self.halves / 2)
    }
}

impl std::ops::Add for Days {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { halves: self.halves + other.halves }
    }
}

impl std::ops::Sub for Days {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { halves: self.halves - other.halves }
    }
}

impl std::iter::Sum for Days {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |a, b| a + b)
    }
}

/// What an employee has of one kind in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    pub year: i16,
    pub kind: Kind,
    pub entitled: Days,
    /// Taken from the next year in advance; negative where the year before took from this one.
    pub advanced: Days,
    /// Approved, past and future.
    pub booked: Days,
    /// Asked for and not decided.
    pub asked: Days,
}

impl Balance {
    pub const fn none(year: i16, kind: Kind) -> Self {
        let zero = Days { halves: 0 };
        Self { year, kind, entitled: zero, advanced: zero, booked: zero, asked: zero }
    }

    /// What can still be asked for; never below nothing.
    pub fn left(&self) -> Days {
        let left = self.entitled + self.advanced - self.booked - self.asked;
        Days { halves: left.halves.max(0) }
    }

    pub fn total(&self) -> Days {
        self.entitled + self.advanced
    }
}

/// What somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub kind: Kind,
    pub first: Date,
    /// Included.
    pub last: Date,
}

/// What an ask takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub days: Days,
    pub year: i16,
    /// What is left afterwards; nothing for leave that is not counted.
    pub left: Option<Days>,
}

/// Leave that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct LeaveRequest {
    pub id: RequestId,
    pub site: SiteId,
    pub person: PersonId,
    pub kind: Kind,
    pub first: Date,
    pub last: Date,
    pub days: Days,
    pub year: i16,
    /// The person's own words to their manager.
    pub note: String,
    pub state: State,
    pub asked_at: Instant,
    /// Set where an account manager booked it.
    pub booked_by: Option<StaffId>,
    pub decided_at: Option<Instant>,
    /// A manager's person id, or a staff id.
    pub decided_by: Option<String>,
    pub decision_note: String,
}

/// A day as part of a sentence.
pub(crate) fn day(d: Date) -> Arg {
    Arg::Date(noon(d))
}

/// Whether the ask makes sense at all: its days, whatever the balance. Answers its working days.
pub fn check_days(
    ask: &Ask,
    calendar: &Calendar,
    today: Date,
    held: &[LeaveRequest],
) -> Result<Days, Refusal> {
    let wrong = |rule: &str, field: &str, key: &'static str| Refusal::input(rule, field, Text::new(key));
    if ask.last < ask.first {
        return Err(wrong("leave.dates", "last", "services-leave-dates"));
    }
    if ask.first < today {
        return Err(wrong("leave.past", "first", "services-leave-past"));
    }
    if (ask.first - today).get_days() > AHEAD_DAYS || (ask.last - ask.first).get_days() > LONGEST_DAYS {
        return Err(wrong("leave.too-far", "last", "services-leave-too-far"));
    }
    if ask.first.year() != ask.last.year() {
        let end = date(ask.first.year(), 12, 31);
        return Err(wrong(TWO_YEARS, "last", "services-leave-two-years")
            .or(Text::new("services-leave-until").with("day", day(end))));
    }
    let overlaps = |r: &&LeaveRequest| r.state.holds() && r.first <= ask.last && ask.first <= r.last;
    if let Some(other) = held.iter().find(overlaps) {
        let reason =
            Text::new("services-leave-overlap").with("first", day(other.first)).with("last", day(other.last));
        return Err(Refusal::conflict("leave.overlap", reason).or(Text::new("services-leave-withdraw-first")));
    }
    let days = Days::whole(calendar.working_days(ask.first, ask.last));
    if days.halves == 0 {
        return Err(wrong("leave.no-working-day", "first", "services-leave-no-working-day"));
    }
    Ok(days)
}

/// Whether an employee may ask for this by themselves, and what it takes. `balance` is of the year in which
/// it begins, `next` of the year after.
pub fn check(
    ask: &Ask,
    balance: &Balance,
    next: &Balance,
    calendar: &Calendar,
    today: Date,
    held: &[LeaveRequest],
) -> Result<Cost, Refusal> {
    let days = check_days(ask, calendar, today, held).map_err(|refusal| match refusal.rule.as_str() {
        TWO_YEARS if ask.kind.is_counted() => parted(ask, balance, next, calendar, refusal),
        _ => refusal,
    })?;
    let year = ask.first.year();
    if !ask.kind.is_counted() {
        return Ok(Cost { days, year, left: None });
    }
    if days > balance.left() {
        return Err(over_balance(ask, days, balance, next, calendar));
    }
    Ok(Cost { days, year, left: Some(balance.left() - days) })
}

/// Over the turn of a year: what each of the two years has room for.
fn parted(ask: &Ask, balance: &Balance, next: &Balance, calendar: &Calendar, refusal: Refusal) -> Refusal {
    let end = date(ask.first.year(), 12, 31);
    let (left, wanted) = (balance.left().floor(), calendar.working_days(ask.first, end));
    let until = if wanted <= left { Some(end) } else { calendar.reach(ask.first, end, left) };
    let mut refusal = Refusal { instead: Vec::new(), ..refusal };
    if let Some(until) = until {
        refusal = refusal.or(Text::new("services-leave-until").with("day", day(until)));
    }
    refusal = from_next_year(refusal, ask, next);
    if wanted > left { refusal.or(Text::new("services-leave-ask-for-advance")) } else { refusal }
}

/// Says from when days of the next year can be asked for, where there are any.
fn from_next_year(refusal: Refusal, ask: &Ask, next: &Balance) -> Refusal {
    if next.left() <= Days::default() {
        return refusal;
    }
    refusal.or(Text::new("services-leave-next-year").with("day", day(date(ask.first.year() + 1, 1, 1))))
}

fn over_balance(ask: &Ask, days: Days, balance: &Balance, next: &Balance, calendar: &Calendar) -> Refusal {
    let left = balance.left();
    let reason = Text::new("services-leave-over-balance")
        .with("asked", days.text())
        .with("left", left.text())
        .with("year", i64::from(balance.year).to_string());
    let mut refusal =
        Refusal { field: Some("last".into()), ..Refusal::conflict("leave.over-balance", reason) };
    if let Some(until) = calendar.reach(ask.first, ask.last, left.floor()) {
        refusal = refusal.or(Text::new("services-leave-shorter").with("last", day(until)));
    }
    from_next_year(refusal, ask, next)
        .or(Text::new("services-leave-take-unpaid"))
        .or(Text::new("services-leave-ask-for-advance"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn balance(entitled: i64, booked: i64) -> Balance {
        Balance {
            entitled: Days::whole(entitled),
            booked: Days::whole(booked),
            ..Balance::none(2027, Kind::Annual)
        }
    }

    fn ask(first: Date, last: Date) -> Ask {
        Ask { kind: Kind::Annual, first, last }
    }

    fn next(entitled: i64) -> Balance {
        Balance { year: 2028, ..balance(entitled, 0) }
    }

    const TODAY: Date = date(2027, 3, 1);

    fn refused(a: Ask, held: &[LeaveRequest]) -> Refusal {
        check(&a, &balance(25, 22), &next(25), &Calendar::default(), TODAY, held).unwrap_err()
    }

    fn held(first: Date, last: Date, state: State) -> LeaveRequest {
        LeaveRequest {
            id: "r".into(),
            site: "team".into(),
            person: "p".into(),
            kind: Kind::Annual,
            first,
            last,
            days: Days::whole(1),
            year: 2027,
            note: String::new(),
            state,
            asked_at: Instant(0),
            booked_by: None,
            decided_at: None,
            decided_by: None,
            decision_note: String::new(),
        }
    }

    #[test]
    fn each_rule_refuses_by_its_name() {
        let rule = |a, b| refused(ask(a, b), &[]).rule;
        assert_eq!(rule(date(2027, 3, 5), date(2027, 3, 4)), "leave.dates");
        assert_eq!(rule(date(2027, 2, 26), date(2027, 3, 4)), "leave.past");
        assert_eq!(rule(date(2027, 3, 5), date(2028, 3, 4)), "leave.too-far");
        assert_eq!(rule(date(2027, 12, 30), date(2028, 1, 4)), "leave.two-years");
        assert_eq!(rule(date(2027, 3, 6), date(2027, 3, 7)), "leave.no-working-day");
        let overlap = |state| {
            let h = [held(date(2027, 3, 8), date(2027, 3, 9), state)];
            check(
                &ask(date(2027, 3, 9), date(2027, 3, 10)),
                &balance(25, 22),
                &next(25),
                &Calendar::default(),
                TODAY,
                &h,
            )
        };
        assert_eq!(overlap(State::Asked).unwrap_err().rule, "leave.overlap");
        assert!(overlap(State::Withdrawn).is_ok());
    }

    #[test]
    fn over_the_balance_says_what_is_possible() {
        let r = refused(ask(date(2027, 3, 8), date(2027, 3, 12)), &[]);
        assert_eq!((r.rule.as_str(), r.conflict), ("leave.over-balance", true));
        assert_eq!(r.instead[0].key, "services-leave-shorter");
        assert_eq!(r.instead[0].args[0].1, day(date(2027, 3, 10)));
        assert_eq!(r.instead.len(), 4);
        let unpaid = Ask { kind: Kind::Unpaid, ..ask(date(2027, 3, 8), date(2027, 3, 12)) };
        assert!(check(&unpaid, &balance(25, 25), &next(25), &Calendar::default(), TODAY, &[]).is_ok());
    }

    #[test]
    fn in_the_last_days_of_a_year_each_year_gives_what_it_has() {
        let today = date(2027, 12, 28);
        let keys = |r: Refusal| r.instead.iter().map(|t| t.key.to_string()).collect::<Vec<_>>();
        let at = |first, last, this: i64, following: i64| {
            let calendar = Calendar { holidays: [date(2028, 1, 1)].into() };
            check(&ask(first, last), &balance(25, 25 - this), &next(following), &calendar, today, &[])
        };
        // Over the turn of the year: two days are left of this one, so the first part ends on the 30th.
        let r = at(date(2027, 12, 29), date(2028, 1, 7), 2, 25).unwrap_err();
        assert_eq!(r.rule, "leave.two-years");
        assert_eq!(r.instead[0].args[0].1, day(date(2027, 12, 30)));
        assert_eq!(r.instead[1].args[0].1, day(date(2028, 1, 1)));
        let [until, next_year, advance] =
            ["services-leave-until", "services-leave-next-year", "services-leave-ask-for-advance"];
        assert_eq!(keys(r), [until, next_year, advance]);
        let enough = at(date(2027, 12, 29), date(2028, 1, 7), 9, 25).unwrap_err();
        assert_eq!(enough.instead[0].args[0].1, day(date(2027, 12, 31)));
        assert_eq!(keys(enough), [until, next_year]);
        assert_eq!(keys(at(date(2027, 12, 29), date(2028, 1, 7), 0, 25).unwrap_err()), [next_year, advance]);
        assert_eq!(keys(at(date(2027, 12, 29), date(2028, 1, 7), 0, 0).unwrap_err()), [advance]);
        // Within the old year.
        let r = at(date(2027, 12, 29), date(2027, 12, 31), 2, 25).unwrap_err();
        assert_eq!(
            (r.rule.as_str(), &r.instead[0].args[0].1),
            ("leave.over-balance", &day(date(2027, 12, 30)))
        );
        assert_eq!(keys(r)[..2], ["services-leave-shorter", next_year]);
        assert_eq!(at(date(2027, 12, 29), date(2027, 12, 30), 2, 25).unwrap().left, Some(Days::default()));
        assert!(
            !keys(at(date(2027, 12, 29), date(2027, 12, 31), 2, 0).unwrap_err()).contains(&next_year.into())
        );
    }

    proptest! {
        /// What is granted never exceeds the balance, and what is offered instead is granted.
        #[test]
        fn a_balance_never_goes_below_nothing(entitled in 0i64..30, booked in 0i64..30, start in 0i32..250, long in 0i32..20) {
            let b = balance(entitled, booked);
            let first = TODAY.checked_add(jiff::Span::new().days(start)).unwrap();
            let a = ask(first, first.checked_add(jiff::Span::new().days(long)).unwrap());
            let c = Calendar::default();
            match check(&a, &b, &next(25), &c, TODAY, &[]) {
                Ok(cost) => prop_assert!(cost.days <= b.left() && cost.left == Some(b.left() - cost.days)),
                Err(r) if r.rule == "leave.over-balance" => {
                    if let Some(until) = c.reach(a.first, a.last, b.left().floor()) {
                        prop_assert!(check(&ask(a.first, until), &b, &next(25), &c, TODAY, &[]).is_ok());
                    }
                }
                Err(r) => prop_assert!(r.rule == "leave.no-working-day" || r.rule == "leave.two-years", "{}", r.rule),
            }
        }
    }
}
