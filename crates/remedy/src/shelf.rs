//! Remedies on a connection: ask, decide, budgets.

use crate::{ActAsk, Ask, Remedy, State, VOUCHER_DAYS, Verdict, Voucher, check, facts, sql};
use dialogue::Line;
use ground::{
    Currency, DialogueId, EventId, Fault, Instant, Money, PersonId, Refusal, RemedyId, Result, SiteId, Span,
    StaffId, Text,
};
use records::actions::{self, By, Deed};
use store::{Conn, Row, params};

fn currency(code: &str) -> Result<Currency> {
    Currency::parse(code).map_err(|e| ground::Fault::because("a stored currency cannot be read", e).into())
}

fn parse(act: &str) -> Result<records::policy::Act> {
    serde_json::from_str(act).map_err(|e| Fault::because("a stored act cannot be read", e).into())
}

fn remedy_of(row: &Row) -> Result<Remedy> {
    Ok(Remedy {
        id: row.id(0),
        site: row.id(1),
        person: row.id(2),
        dialogue: row.opt_id(3),
        order: row.opt_id(4),
        staff: row.id(5),
        amount: Money::new(row.get(6), currency(&row.get::<String>(7))?),
        reason: row.get(8),
        state: State::parse(&row.get::<String>(9)),
        at: row.get(10),
        decided_at: row.get(11),
        voucher: row.get(12),
        decided_by: row.opt_id(13),
        decision: row.get::<Option<String>>(14).unwrap_or_default(),
        act: row.get::<Option<String>>(15).map(|text| parse(&text)).transpose()?,
    })
}

/// Asks for a voucher: granted at once within `authority`, otherwise a supervisor is asked. The same
/// key gives the first answer again. `budget` is the site's for a day. Refused where the amount, the
/// reason or the budget do not allow it.
pub fn voucher(
    c: &Conn,
    line: &Line,
    ask: &Ask,
    authority: Money,
    budget: Money,
    now: Instant,
) -> Result<Remedy> {
    if let Some(row) = c.one(sql::BY_KEY, params![&ask.key])? {
        return remedy_of(&row);
    }
    let reason = reason_of(&ask.reason)?;
    // Counting first takes the row; a refusal undoes it with everything else.
    let counted = c.one(sql::SPEND, params![&ask.site, &ask.day, ask.amount.minor.max(0)])?;
    let before = counted.map_or(0, |r| r.get::<i64>(0)) - ask.amount.minor.max(0);
    let left = Money::new(budget.minor - before, budget.currency);
    let verdict = match check(ask.amount, authority, Some(left)) {
        Verdict::Refuse(refusal) => return Err(ground::Error::Refused(refusal)),
        other => other,
    };
    let values = params![
        &ask.id,
        &ask.key,
        &ask.site,
        &ask.person,
        &ask.dialogue,
        &ask.order,
        &ask.staff,
        ask.amount.minor,
        ask.amount.currency.code(),
        reason,
        &ask.day,
        now
    ];
    if c.run(sql::ADD, values)? == 0 {
        c.one(sql::SPEND, params![&ask.site, &ask.day, -ask.amount.minor])?;
        let row = c.one(sql::BY_KEY, params![&ask.key])?.ok_or(ground::Error::NotFound)?;
        return remedy_of(&row);
    }
    let remedy = find(c, &ask.id)?;
    if verdict == Verdict::Grant {
        grant(c, line, &remedy, &ask.code, now)?;
    } else {
        facts::approvals(c, line, &ask.site);
        facts::remedies(c, line, ask.dialogue.as_ref(), &ask.person);
    }
    find(c, &ask.id)
}

fn reason_of(typed: &str) -> Result<String> {
    let reason: String = typed.trim().chars().filter(|ch| !ch.is_control()).take(300).collect();
    if reason.is_empty() {
        return Err(Refusal::input("remedy.reason", "reason", Text::new("remedy-reason-missing")).into());
    }
    Ok(reason)
}

/// Asks a supervisor for what is above somebody's authority. The same key gives the first answer
/// again. Whether the act is possible is the caller's to check; it is decided anew when it is granted.
pub fn ask_act(c: &Conn, line: &Line, ask: &ActAsk, now: Instant) -> Result<Remedy> {
    let reason = reason_of(&ask.reason)?;
    let act = serde_json::to_string(&ask.act).map_err(|e| Fault::because("cannot write JSON", e))?;
    let values = params![
        &ask.id,
        &ask.key,
        &ask.site,
        &ask.person,
        &ask.dialogue,
        &ask.order,
        &ask.staff,
        ask.amount.minor,
        ask.amount.currency.code(),
        reason,
        now,
        act
    ];
    if c.run(sql::ADD_ACT, values)? == 1 {
        facts::approvals(c, line, &ask.site);
        facts::remedies(c, line, Some(&ask.dialogue), &ask.person);
    }
    let row = c.one(sql::BY_KEY, params![&ask.key])?.ok_or(ground::Error::NotFound)?;
    remedy_of(&row)
}

/// A remedy by its id. Whether the caller may see it is theirs to check.
pub fn find(c: &Conn, id: &RemedyId) -> Result<Remedy> {
    c.one(sql::FIND, params![id])?.map_or(Err(ground::Error::NotFound), |row| remedy_of(&row))
}

fn grant(c: &Conn, line: &Line, r: &Remedy, code: &str, now: Instant) -> Result<()> {
    if c.run(sql::DECIDE, params![&r.id, State::Granted.code(), now])? == 0 {
        return Err(Refusal::conflict("remedy.decided", Text::new("remedy-decided")).into());
    }
    let expires = now + Span::days(VOUCHER_DAYS);
    let values =
        params![code, &r.id, &r.site, &r.person, r.amount.minor, r.amount.currency.code(), now, expires];
    c.run(sql::VOUCHER, values)?;
    if let Some(d) = open_dialogue(c, r.dialogue.as_ref())? {
        let said = Text::new("remedy-voucher-granted").with("amount", r.amount).with("code", code);
        dialogue::shelf::announce(c, &d, &format!("voucher-{}", r.id), said, line, now)?;
    }
    let entry = people::timeline::Entry {
        site: r.site.clone(),
        person: r.person.clone(),
        at: now,
        kind: "voucher.granted".to_owned(),
        actor: people::timeline::Actor::Staff(r.staff.clone()),
        subject: Some(code.to_owned()),
        text: Text::new("remedy-timeline-voucher").with("amount", r.amount).with("code", code),
        visit: None,
        dialogue: r.dialogue.clone(),
    };
    people::timeline::note(c, &entry, &ground::EventId(format!("{}-granted", r.id)))?;
    facts::remedies(c, line, r.dialogue.as_ref(), &r.person);
    Ok(())
}

/// Does what was asked, for whoever asked, on the approver's authority: the policy decides once more.
fn carry_out(
    c: &Conn,
    line: &Line,
    r: &Remedy,
    act: &records::policy::Act,
    by: &StaffId,
    now: Instant,
) -> Result<()> {
    c.run(sql::DECIDE, params![&r.id, State::Granted.code(), now])?;
    let deed = Deed {
        order: r.order.clone().ok_or(ground::Error::NotFound)?,
        act: act.clone(),
        by: By::Staff { staff: r.staff.clone(), person: r.person.clone(), approved_by: Some(by.clone()) },
        now,
        entry: EventId(format!("{}-done", r.id)),
        visit: None,
        dialogue: r.dialogue.clone(),
        key: Some(format!("approval-{}", r.id)),
    };
    let done = actions::perform(c, &line.hub, &deed)?;
    if let Some(d) = open_dialogue(c, r.dialogue.as_ref())? {
        let name = people::shelf::staff(c, &r.staff)?.map_or_else(|| r.staff.0.clone(), |s| s.name);
        let said = Text::new("remedy-act-done").with("name", name).with("what", done.text);
        dialogue::shelf::announce(c, &d, &format!("act-{}", r.id), said, line, now)?;
    }
    facts::acts(c, line, r.dialogue.as_ref());
    facts::remedies(c, line, r.dialogue.as_ref(), &r.person);
    Ok(())
}

fn open_dialogue(c: &Conn, id: Option<&DialogueId>) -> Result<Option<dialogue::Dialogue>> {
    match id {
        Some(id) => Ok(dialogue::shelf::find(c, id)?.filter(dialogue::Dialogue::is_open)),
        None => Ok(None),
    }
}

/// A supervisor's decision on what is above somebody's authority. `code` becomes the voucher's; an act
/// is done in the same transaction, so that nothing is decided where the policy refuses it by now.
/// Forbidden for whoever asked; refused (409) where it is decided, (422) where a refusal has no reason.
pub fn decide(
    c: &Conn,
    line: &Line,
    r: &Remedy,
    by: &StaffId,
    grants: bool,
    reason: &str,
    code: &str,
    now: Instant,
) -> Result<Remedy> {
    if r.staff == *by {
        return Err(ground::Error::Forbidden);
    }
    let reason: String = reason.trim().chars().take(300).collect();
    if !grants && reason.is_empty() {
        return Err(Refusal::input("remedy.reason", "reason", Text::new("remedy-refusal-reason")).into());
    }
    if c.run(sql::APPROVAL, params![&r.id, by, grants, &reason, now])? == 0 {
        return Err(Refusal::conflict("remedy.decided", Text::new("remedy-decided")).into());
    }
    if let (true, Some(act)) = (grants, &r.act) {
        carry_out(c, line, r, act, by, now)?;
    } else if grants {
        grant(c, line, r, code, now)?;
    } else {
        c.run(sql::DECIDE, params![&r.id, State::Refused.code(), now])?;
        // What an act would have given away was never counted.
        if r.act.is_none()
            && let Some(day) = c.one(sql::DAY_OF, params![&r.id])?
        {
            c.one(sql::SPEND, params![&r.site, day.get::<String>(0), -r.amount.minor])?;
        }
        facts::remedies(c, line, r.dialogue.as_ref(), &r.person);
    }
    facts::approvals(c, line, &r.site);
    find(c, &r.id)
}

/// What waits for a supervisor of these sites, oldest first.
pub fn asked(c: &Conn, sites: &[SiteId]) -> Result<Vec<Remedy>> {
    c.all(sql::ASKED, params![store::list(sites)])?.iter().map(remedy_of).collect()
}

/// The last decisions of supervisors at these sites.
pub fn decided(c: &Conn, sites: &[SiteId]) -> Result<Vec<Remedy>> {
    c.all(sql::DECIDED, params![store::list(sites)])?.iter().map(remedy_of).collect()
}

/// What was granted, asked and refused in a dialogue.
pub fn of_dialogue(c: &Conn, id: &DialogueId) -> Result<Vec<Remedy>> {
    c.all(sql::OF_DIALOGUE, params![id])?.iter().map(remedy_of).collect()
}

/// A person's vouchers, newest first.
pub fn vouchers_of(c: &Conn, person: &PersonId) -> Result<Vec<Voucher>> {
    let one = |r: &Row| {
        let currency = currency(&r.get::<String>(3))?;
        Ok(Voucher {
            code: r.get(0),
            amount: Money::new(r.get(1), currency),
            left: Money::new(r.get(2), currency),
            granted_at: r.get(4),
            expires_at: r.get(5),
        })
    };
    c.all(sql::VOUCHERS_OF, params![person])?.iter().map(one).collect()
}

/// What was granted or asked at a site on a day, in minor units.
pub fn spent(c: &Conn, site: &SiteId, day: &str) -> Result<i64> {
    Ok(c.one(sql::SPENT, params![site, day])?.map_or(0, |r| r.get(0)))
}
