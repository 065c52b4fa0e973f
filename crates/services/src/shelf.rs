//! Find, save and list on a connection.

use crate::{Balance, Calendar, Days, Kind, LeaveRequest, Payslip, State};
use ground::{Currency, DocumentId, Fault, Instant, Lang, Money, PersonId, RequestId, Result, SiteId};
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{Conn, Row, params};

use crate::sql;

fn read<T>(found: Option<T>, row: &Row, column: usize) -> Result<T> {
    found.ok_or_else(|| Fault::new(format!("unknown {:?} in a service", row.value(column))).into())
}

fn date(row: &Row, column: usize) -> Result<Date> {
    read(row.get::<String>(column).parse().ok(), row, column)
}

fn halves(row: &Row, column: usize) -> Days {
    Days { halves: row.get(column) }
}

fn request(row: &Row) -> Result<LeaveRequest> {
    Ok(LeaveRequest {
        id: row.id(0),
        site: row.id(1),
        person: row.id(2),
        kind: read(Kind::parse(&row.get::<String>(3)), row, 3)?,
        first: date(row, 4)?,
        last: date(row, 5)?,
        days: halves(row, 6),
        year: row.get::<i64>(7) as i16,
        note: row.get(8),
        state: read(State::parse(&row.get::<String>(9)), row, 9)?,
        asked_at: row.instant(10),
        booked_by: row.opt_id(11),
        decided_at: row.get(12),
        decided_by: row.get(13),
        decision_note: row.get(14),
    })
}

/// Keeps the balances of an employee from being counted twice until the commit.
pub(crate) fn hold(c: &Conn, person: &PersonId) -> Result<()> {
    c.run(sql::HOLD, params![person])?;
    Ok(())
}

/// What an employee has in a year, annual leave first.
pub fn balances(c: &Conn, person: &PersonId, year: i16) -> Result<Vec<Balance>> {
    let mut all = Vec::new();
    for row in c.all(sql::BALANCES, params![person, i64::from(year)])? {
        let kind = read(Kind::parse(&row.get::<String>(1)), &row, 1)?;
        all.push(Balance {
            entitled: halves(&row, 2),
            advanced: halves(&row, 3),
            ..Balance::none(year, kind)
        });
    }
    for row in c.all(sql::TAKEN, params![person, i64::from(year)])? {
        let (kind, state) = (row.get::<String>(0), row.get::<String>(1));
        if let Some(b) = all.iter_mut().find(|b| b.kind.word() == kind) {
            if state == State::Asked.word() { b.asked = halves(&row, 2) } else { b.booked = halves(&row, 2) }
        }
    }
    Ok(all)
}

/// One balance; empty where the employee has none of this kind.
pub fn balance(c: &Conn, person: &PersonId, year: i16, kind: Kind) -> Result<Balance> {
    let found = balances(c, person, year)?.into_iter().find(|b| b.kind == kind);
    Ok(found.unwrap_or_else(|| Balance::none(year, kind)))
}

/// Sets what an employee is entitled to in a year.
pub fn set_balance(c: &Conn, person: &PersonId, b: &Balance) -> Result<()> {
    let row = params![person, i64::from(b.year), b.kind.word(), b.entitled.halves, b.advanced.halves];
    c.run(sql::SET_BALANCE, row)?;
    Ok(())
}

/// Moves days from the next year into this one.
pub(crate) fn advance(c: &Conn, person: &PersonId, year: i16, kind: Kind, days: Days) -> Result<()> {
    for (year, halves) in [(year, days.halves), (year + 1, -days.halves)] {
        c.run(sql::ADVANCE, params![person, i64::from(year), kind.word(), halves])?;
    }
    Ok(())
}

/// A request, whosever it is: check before showing it.
pub fn leave_request(c: &Conn, id: &RequestId) -> Result<Option<LeaveRequest>> {
    c.one(sql::REQUEST, params![id])?.as_ref().map(request).transpose()
}

/// An employee's requests, latest first day first.
pub fn leave_requests(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<LeaveRequest>> {
    c.all(sql::OF_PERSON, params![person, limit])?.iter().map(request).collect()
}

/// What a manager has to decide, and what was decided since `since`.
pub fn for_manager(c: &Conn, manager: &PersonId, since: Instant) -> Result<Vec<LeaveRequest>> {
    c.all(sql::FOR_MANAGER, params![manager, State::Asked.word(), since])?.iter().map(request).collect()
}

/// Writes a request as it stands; one that exists is left alone.
pub fn insert_request(c: &Conn, r: &LeaveRequest) -> Result<()> {
    c.run(
        sql::INSERT_REQUEST,
        params![
            &r.id,
            &r.site,
            &r.person,
            r.kind.word(),
            r.first.to_string(),
            r.last.to_string(),
            r.days.halves,
            i64::from(r.year),
            &r.note,
            r.state.word(),
            r.asked_at,
            &r.booked_by,
            r.decided_at,
            &r.decided_by,
            &r.decision_note
        ],
    )?;
    Ok(())
}

/// Who decides on this person's requests.
pub fn manager_of(c: &Conn, person: &PersonId) -> Result<Option<PersonId>> {
    Ok(c.one(sql::MANAGER_OF, params![person])?.and_then(|r| r.opt_id(0)))
}

/// Those whose requests this person decides; empty for whoever is no manager.
pub fn team_of(c: &Conn, manager: &PersonId) -> Result<Vec<PersonId>> {
    Ok(c.all(sql::TEAM_OF, params![manager])?.iter().map(|r| r.id(0)).collect())
}

/// The working days of a site.
pub fn calendar(c: &Conn, site: &SiteId) -> Result<Calendar> {
    let rows = c.all(sql::HOLIDAYS, params![site])?;
    Ok(Calendar { holidays: rows.iter().map(|r| date(r, 0)).collect::<Result<_>>()? })
}

/// The next holidays from a day on, with their names in a language.
pub fn holidays(c: &Conn, site: &SiteId, from: Date, lang: Lang, limit: i64) -> Result<Vec<(Date, String)>> {
    let rows = c.all(sql::NAMED_HOLIDAYS, params![site, from.to_string(), limit])?;
    let one = |row: &Row| {
        let names: BTreeMap<String, String> = row.json(1)?;
        let name = names.get(lang.code()).or_else(|| names.values().next()).cloned().unwrap_or_default();
        Ok((date(row, 0)?, name))
    };
    rows.iter().map(one).collect()
}

/// `names` by language code.
pub fn set_holiday(c: &Conn, site: &SiteId, day: Date, names: &BTreeMap<String, String>) -> Result<()> {
    c.run(sql::SET_HOLIDAY, params![site, day.to_string(), serde_json::json!(names)])?;
    Ok(())
}

fn payslip(row: &Row) -> Result<Payslip> {
    let currency = read(Currency::parse(&row.get::<String>(3)).ok(), row, 3)?;
    Ok(Payslip {
        id: row.id(0),
        person: row.id(1),
        month: row.get(2),
        gross: Money::new(row.get(4), currency),
        net: Money::new(row.get(5), currency),
        lines: row.json(6)?,
        paid_at: row.instant(7),
    })
}

/// An employee's pay statements, latest first.
pub fn payslips(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<Payslip>> {
    c.all(sql::PAYSLIPS, params![person, limit])?.iter().map(payslip).collect()
}

/// A pay statement of this person. Errors: not found, also where it is another person's.
pub fn payslip_of(c: &Conn, person: &PersonId, id: &DocumentId) -> Result<Payslip> {
    let found = c.one(sql::PAYSLIP, params![id])?.as_ref().map(payslip).transpose()?;
    found.filter(|p| p.person == *person).ok_or(ground::Error::NotFound)
}

/// Keeps a pay statement; a month that exists is left alone.
pub fn set_payslip(c: &Conn, p: &Payslip) -> Result<()> {
    let lines = serde_json::json!(p.lines);
    let currency = p.gross.currency;
    c.run(
        sql::SET_PAYSLIP,
        params![&p.id, &p.person, &p.month, currency.code(), p.gross, p.net, lines, p.paid_at],
    )?;
    Ok(())
}
