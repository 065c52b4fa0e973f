//! The employees: leave balances, requests in every state, pay statements, holidays.

use super::cast::TEAM;
use super::catalog::rows;
use super::shop::id_of;
use ground::{Currency, DocumentId, Instant, Lang, Money, PersonId, Result, Span};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use people::{Kind as PersonKind, Person};
use services::{Balance, Calendar, Days, Kind, LeaveRequest, Payslip, SlipLine, State, shelf};
use std::collections::BTreeMap;
use store::Conn;

const EMPLOYEES: &str = include_str!("../../demo/staff.txt");

pub struct Employee {
    pub id: String,
    first: String,
    last: String,
    lang: Lang,
    manager: Option<String>,
    /// Days a year, and those that are booked this year.
    days: i64,
    booked: i64,
}

pub fn employees() -> Vec<Employee> {
    let one = |l: Vec<&str>| Employee {
        id: id_of(l[0], l[1]),
        first: l[0].to_owned(),
        last: l[1].to_owned(),
        lang: Lang::parse(l[2]).unwrap_or_default(),
        manager: (l[3] != "-").then(|| l[3].to_owned()),
        days: l[4].parse().unwrap_or(25),
        booked: l[5].parse().unwrap_or(0),
    };
    rows(EMPLOYEES).filter(|l| l.len() == 6).map(one).collect()
}

impl Employee {
    fn person(&self, leads: bool, now: Instant) -> Person {
        Person {
            id: self.id.as_str().into(),
            site: TEAM.into(),
            kind: if leads { PersonKind::Manager } else { PersonKind::Employee },
            first: self.first.clone(),
            last: self.last.clone(),
            email: format!("{}@morgenlind.example", self.id.replace('_', ".")),
            phone: String::new(),
            lang: self.lang,
            address: people::Address {
                address1: "Raktár utca 12.".into(),
                city: "Győr".into(),
                country: "Magyarország".into(),
                zip: "9027".into(),
                ..people::Address::default()
            },
            prefs: people::Prefs::default(),
            manager: self.manager.as_deref().map(PersonId::from),
            extra: serde_json::json!({}),
            made_at: now - Span::days(900),
            changed_at: now - Span::days(30),
        }
    }
}

/// Everything about the employees, in one write.
pub fn put(c: &Conn, now: Instant) -> Result<()> {
    let all = employees();
    let today = services::today(now, "Europe/Budapest");
    let calendar = holidays(c, today)?;
    for e in &all {
        let leads = all.iter().any(|o| o.manager.as_deref() == Some(e.id.as_str()));
        people::shelf::put_person(c, &e.person(leads, now))?;
    }
    for (nth, e) in all.iter().enumerate() {
        balances(c, e, today)?;
        taken(c, e, nth as i64, &calendar, today, now)?;
        planned_ahead(c, e, &calendar, today, now)?;
        payslips(c, e, nth as i64, today)?;
    }
    Ok(())
}

/// The holidays of this year and the next that have fixed dates.
fn holidays(c: &Conn, today: Date) -> Result<Calendar> {
    const FIXED: [(i8, i8, [&str; 3]); 8] = [
        (1, 1, ["New Year", "Neujahr", "Újév"]),
        (3, 15, ["National Day", "Nationalfeiertag", "Nemzeti ünnep"]),
        (5, 1, ["Labour Day", "Tag der Arbeit", "A munka ünnepe"]),
        (8, 20, ["Saint Stephen’s Day", "Stephanstag", "Államalapítás ünnepe"]),
        (10, 23, ["Republic Day", "Tag der Republik", "1956-os forradalom ünnepe"]),
        (11, 1, ["All Saints’ Day", "Allerheiligen", "Mindenszentek"]),
        (12, 25, ["Christmas Day", "1. Weihnachtstag", "Karácsony első napja"]),
        (12, 26, ["Second day of Christmas", "2. Weihnachtstag", "Karácsony második napja"]),
    ];
    let mut calendar = Calendar::default();
    for year in [today.year(), today.year() + 1] {
        for (month, day, [en, de, hu]) in FIXED {
            let names: BTreeMap<String, String> =
                [("en", en), ("de", de), ("hu", hu)].map(|(l, n)| (l.to_owned(), n.to_owned())).into();
            let day = date(year, month, day);
            shelf::set_holiday(c, &TEAM.into(), day, &names)?;
            calendar.holidays.insert(day);
        }
    }
    Ok(calendar)
}

fn balances(c: &Conn, e: &Employee, today: Date) -> Result<()> {
    for year in today.year()..=today.year() + 2 {
        for (kind, days) in [(Kind::Annual, e.days), (Kind::Special, 3)] {
            let b = Balance { entitled: Days::whole(days), ..Balance::none(year, kind) };
            shelf::set_balance(c, &e.id.as_str().into(), &b)?;
        }
    }
    Ok(())
}

/// Leave that was taken this year up to a week ago, in two stretches, and one that is asked for.
fn taken(c: &Conn, e: &Employee, nth: i64, calendar: &Calendar, today: Date, now: Instant) -> Result<()> {
    let year_begins = date(today.year(), 1, 2);
    let past = calendar.working_days(year_begins, today) - 6;
    let booked = e.booked.min(past.max(0));
    let place = |name: &str, first: Date, days: i64, state: State| -> Result<()> {
        let first = if calendar.is_working(first) { first } else { calendar.after(first, 1) };
        let last = calendar.after(first, days - 1);
        // Asked for some weeks before it begins, and decided some days later: never after today.
        let begins = services::calendar::noon(first);
        let lately = now - Span::days(1 + nth % 6) - Span::hours(nth);
        let asked = if state == State::Asked { lately } else { lately.min(begins - Span::days(35 + nth)) };
        let decided = (state == State::Approved).then(|| asked + Span::hours(20 + nth * 3));
        let request = LeaveRequest {
            id: format!("{}-{name}", e.id).into(),
            site: TEAM.into(),
            person: e.id.as_str().into(),
            kind: Kind::Annual,
            first,
            last,
            days: Days::whole(days),
            year: today.year(),
            note: String::new(),
            state,
            asked_at: asked,
            booked_by: None,
            decided_at: decided,
            decided_by: decided.and(e.manager.clone()),
            decision_note: String::new(),
        };
        shelf::insert_request(c, &request)
    };
    // A week in spring, two in summer, the rest in autumn, as far as the year has come.
    let so_far = calendar.working_days(year_begins, today) - 6;
    let mut rest_past = booked;
    let young = so_far < booked * 3 / 2 + 8;
    let plan: &[(&str, i64, i64)] =
        if young { &[("taken", 100, 1)] } else { &[("spring", 30, 3), ("summer", 58, 2), ("autumn", 96, 1)] };
    for (name, share, of) in plan {
        let days = rest_past / of;
        let from = (so_far * share / 100 - days).max(0);
        if days > 0 {
            place(name, calendar.after(year_begins, from), days, State::Approved)?;
        }
        rest_past -= days;
    }
    // What is left of the plan lies ahead, where the year still has room for it.
    let rest = e.booked - booked;
    let ahead = calendar.after(today, 12);
    if rest > 0 && calendar.after(ahead, rest).year() == today.year() {
        place("planned", ahead, rest, State::Approved)?;
    }
    // Not all want the same days, unless the year is nearly over.
    let later = if rest > 0 { 0 } else { nth % 5 * 2 };
    let days = 1 + nth % 3;
    let asks = e.manager.is_some() && e.days - e.booked > 4;
    let soon = [later, 0].into_iter().map(|more| calendar.after(today, 8 + more));
    if let Some(soon) = soon.filter(|d| calendar.after(*d, days).year() == today.year()).find(|_| asks) {
        place("asked", soon, days, State::Asked)?;
    }
    Ok(())
}

/// From this day on (month, day) too few working days are left of a year to tell the story of leave in it: then
/// the next year's is planned as well, so that it is told there.
const LATE: (i8, i8) = (12, 14);

fn planned_ahead(c: &Conn, e: &Employee, calendar: &Calendar, today: Date, now: Instant) -> Result<()> {
    if today < date(today.year(), LATE.0, LATE.1) {
        return Ok(());
    }
    let first = calendar.after(date(today.year() + 1, 6, 30), 1);
    let request = LeaveRequest {
        id: format!("{}-next", e.id).into(),
        site: TEAM.into(),
        person: e.id.as_str().into(),
        kind: Kind::Annual,
        first,
        last: calendar.after(first, e.booked - 1),
        days: Days::whole(e.booked),
        year: first.year(),
        note: String::new(),
        state: State::Approved,
        asked_at: now - Span::days(9),
        booked_by: None,
        decided_at: Some(now - Span::days(8)),
        decided_by: e.manager.clone(),
        decision_note: String::new(),
    };
    shelf::insert_request(c, &request)
}

/// The last six months.
fn payslips(c: &Conn, e: &Employee, nth: i64, today: Date) -> Result<()> {
    let gross = 285_000 + nth * 17_300;
    for back in 1..=6i64 {
        let month = today.first_of_month().saturating_sub(back.months());
        let allowance = if (nth + back) % 3 == 0 { 18_500 } else { 0 };
        let parts = [
            ("salary", gross),
            ("allowance", allowance),
            ("tax", -(gross + allowance) * 15 / 100),
            ("pension", -(gross + allowance) * 10 / 100),
            ("health", -(gross + allowance) * 7 / 100),
            ("unemployment", -(gross + allowance) * 15 / 1000),
        ];
        let lines: Vec<SlipLine> = parts
            .iter()
            .filter(|(_, minor)| *minor != 0)
            .map(|(kind, minor)| SlipLine { kind: (*kind).to_owned(), minor: *minor })
            .collect();
        let eur = |minor| Money::new(minor, Currency::EUR);
        let slip = Payslip {
            id: DocumentId(format!("{}-{:04}-{:02}", e.id, month.year(), month.month())),
            person: e.id.as_str().into(),
            month: format!("{:04}-{:02}", month.year(), month.month()),
            gross: eur(gross + allowance),
            net: eur(lines.iter().map(|l| l.minor).sum()),
            lines,
            paid_at: services::calendar::noon(month.last_of_month()),
        };
        shelf::set_payslip(c, &slip)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::World;

    /// Whenever the demo is started, its story holds: three days are left, and nothing overlaps.
    #[tokio::test]
    async fn the_story_of_leave_holds_all_year() {
        for day in ["01-03", "01-20", "02-14", "04-05", "06-30", "08-21", "10-31", "11-23", "12-10", "12-28"]
        {
            let folder = tempfile::tempdir().unwrap();
            let db = store::testing::open(folder.path(), &World::system()).await.unwrap();
            let now = Instant::parse(&format!("2027-{day}T09:00:00Z")).unwrap();
            db.write(move |c| {
                for site in super::super::cast::sites(now) {
                    people::shelf::put_site(c, &site)?;
                }
                put(c, now)
            })
            .await
            .unwrap();
            let (left, requests) = db
                .read(move |c| {
                    let tomasz = PersonId::from("tomasz_wisniewski");
                    let left = |year| shelf::balance(c, &tomasz, year, Kind::Annual).map(|b| b.left());
                    let late = services::today(now, "Europe/Budapest") >= date(2027, LATE.0, LATE.1);
                    assert_eq!(left(2028)?, Days::whole(if late { 3 } else { 26 }));
                    Ok((left(2027)?, shelf::leave_requests(c, &tomasz, 50)?))
                })
                .await
                .unwrap();
            assert_eq!(left, Days::whole(3), "on {day}");
            let overlap = requests.windows(2).find(|w| w[1].last >= w[0].first);
            assert!(overlap.is_none(), "on {day}: {overlap:?}");
        }
    }
}
