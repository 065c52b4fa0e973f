//! Finding and keeping offers on a connection.

use crate::choose::{End, Kind, Past};
use crate::offer::{Draft, Offer, Outcome, Promise, Stage, Thing};
use crate::own::{Own, Sentence};
use crate::rules::Rules;
use crate::sql;
use ground::{
    Error, Fault, HandoverId, Instant, Lang, OfferId, PersonId, Result, SiteId, Span, Text, VisitId,
};
use journey::SharedFact;
use people::Approach;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Conn, Row, params};

/// Whether help may be proposed at all, where a no lasts `no_lasts`: they did not ask to be left alone, and did not answer already.
/// (A no counts in the whole visit, for the person so long and for the same goal ever; a yes counts
/// in the visit, where help is one tap away.)
pub fn may_approach(
    c: &Conn,
    visit: &VisitId,
    person: Option<&PersonId>,
    goal_key: &str,
    no_lasts: Span,
    now: Instant,
) -> Result<bool> {
    if is_left_alone(c, visit, person)? {
        return Ok(false);
    }
    // No goal is no "same goal".
    let goal = if goal_key.is_empty() { "-" } else { goal_key };
    let answered = c.one(sql::ANSWERED, params![visit, person.cloned(), goal, now - no_lasts])?;
    Ok(answered.is_none_or(|row| row.get::<i64>(0) == 0))
}

/// Whether they asked not to be approached: the person, where known, else the visit.
pub fn is_left_alone(c: &Conn, visit: &VisitId, person: Option<&PersonId>) -> Result<bool> {
    if let Some(person) = person
        && people::shelf::person(c, person)?.is_some_and(|p| p.prefs.approach == Approach::Never)
    {
        return Ok(true);
    }
    Ok(c.one(sql::LEFT_ALONE, params![visit])?.is_some())
}

/// Remembers whether they may be approached: with the person, where known, and with the visit.
pub fn leave_alone(
    c: &Conn,
    visit: &VisitId,
    person: Option<&PersonId>,
    wish: bool,
    now: Instant,
) -> Result<()> {
    if let Some(id) = person {
        people::shelf::hold_person(c, id)?;
    }
    if let Some(id) = person
        && let Some(mut person) = people::shelf::person(c, id)?
    {
        person.prefs.approach = if wish { Approach::Never } else { Approach::Welcome };
        person.changed_at = now;
        people::shelf::put_person(c, &person)?;
    }
    if wish {
        c.run(sql::LEAVE_ALONE, params![visit, now])?;
    } else {
        c.run(sql::APPROACH_AGAIN, params![visit])?;
    }
    Ok(())
}

/// Offers somebody. `None` where an offer is open in the visit already, or nothing can be promised.
pub fn make(c: &Conn, draft: &Draft, promise: Promise, id: &OfferId, now: Instant) -> Result<Option<Offer>> {
    let kind = if matches!(promise, Promise::CallAt(_)) { Kind::Call } else { Kind::Person };
    make_of(c, draft, promise, Plan { kind, thing: None, why: None }, id, now)
}

/// What is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub kind: Kind,
    /// What is at hand, where it is not somebody.
    pub thing: Option<Thing>,
    /// Why this kind was chosen.
    pub why: Option<Text>,
}

/// Makes an offer of a kind. `None` where one is open in the visit already, or somebody would be offered and
/// nobody can be promised.
pub fn make_of(
    c: &Conn,
    draft: &Draft,
    promise: Promise,
    plan: Plan,
    id: &OfferId,
    now: Instant,
) -> Result<Option<Offer>> {
    let Plan { kind, thing, why: chosen } = plan;
    if kind.is_somebody() && promise == Promise::Nobody {
        return Ok(None);
    }
    let made = c.run(
        sql::MAKE,
        params![
            id,
            &draft.site,
            &draft.visit,
            &draft.person,
            draft.goal_key(),
            draft.goal.as_ref().map(json).transpose()?,
            draft.step.as_ref().map(json).transpose()?,
            json(&draft.reason)?,
            json(&draft.why)?,
            json(&draft.cause)?,
            json(&promise)?,
            json(&draft.facts)?,
            now,
            kind.code(),
            thing.as_ref().map(json).transpose()?,
            chosen.as_ref().map(json).transpose()?
        ],
    )?;
    if made == 0 {
        return Ok(None);
    }
    Ok(Some(Offer {
        id: id.clone(),
        kind,
        thing,
        outcome: None,
        chosen,
        draft: draft.clone(),
        promise,
        stage: Stage::Open,
        shared: Vec::new(),
        handover: None,
        made_at: now,
        decided_at: None,
        own: own(c, &draft.site)?,
    }))
}

/// An offer of a visit, to its own person only. Errors: not found, where it is of another visit.
pub fn offer(c: &Conn, id: &OfferId, visit: &VisitId) -> Result<Offer> {
    let found = c.one(sql::OFFER, params![id])?.map(|r| read(&r)).transpose()?;
    worded(c, found.filter(|o| o.draft.visit == *visit).ok_or(Error::NotFound)?)
}

/// An offer in the words of its site.
fn worded(c: &Conn, offer: Offer) -> Result<Offer> {
    Ok(Offer { own: own(c, &offer.draft.site)?, ..offer })
}

/// What a site says in its own words.
pub fn own(c: &Conn, site: &SiteId) -> Result<Own> {
    let rows = c.all(sql::TEXTS, params![site])?;
    let one = |r: &Row| Some((Lang::parse(&r.get::<String>(0))?, r.get(1), r.get(2)));
    Ok(Own::new(rows.iter().filter_map(one).collect()))
}

/// A site's rules for offering help, and what they were before, where that can be taken back.
pub fn rules(c: &Conn, site: &SiteId) -> Result<(Rules, Option<Rules>)> {
    let (mut now, before) = match c.one(sql::RULES, params![site])? {
        Some(row) => (row.json::<Rules>(0)?, opt_json(&row, 1)?),
        None => (Rules::default(), None),
    };
    if now.learn {
        now.learned = crate::learn::of_site(c, site)?.map_or(0, |(learned, _)| learned.by);
    }
    Ok((now, before))
}

/// Changes a site's rules.
pub fn put_rules(c: &Conn, site: &SiteId, rules: &Rules, before: &Rules, now: Instant) -> Result<()> {
    c.run(sql::RULES_PUT, params![site, json(rules)?, json(before)?, now])?;
    Ok(())
}

/// Who said no on a site, and when; the earliest first.
pub fn noes(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<(PersonId, Instant)>> {
    let rows = c.all(sql::NOES, params![site, since, crate::regret::MOST])?;
    Ok(rows.iter().map(|r| (r.id(0), r.instant(1))).collect())
}

/// Keeps a site's own words for a sentence; empty ones make it the usual one again.
///
/// Errors: refused where the words do not fit the sentence.
pub fn put_own(
    c: &Conn,
    site: &SiteId,
    lang: Lang,
    sentence: &Sentence,
    words: &str,
    now: Instant,
) -> Result<()> {
    let words = sentence.clean(words)?;
    if words.is_empty() {
        c.run(sql::TEXT_DROP, params![site, lang.code(), sentence.code])?;
    } else {
        c.run(sql::TEXT_PUT, params![site, lang.code(), sentence.code, words, now])?;
    }
    Ok(())
}

/// What is proposed in a visit now.
pub fn open(c: &Conn, visit: &VisitId) -> Result<Option<Offer>> {
    c.one(sql::OPEN, params![visit])?.map(|row| worded(c, read(&row)?)).transpose()
}

/// Everything that was offered in a visit, the last one last.
pub fn of_visit(c: &Conn, visit: &VisitId) -> Result<Vec<Offer>> {
    c.all(sql::ALL_OF_VISIT, params![visit])?.iter().map(read).collect()
}

/// Offers of a site since an instant, the last first.
pub fn of_site(c: &Conn, site: &SiteId, since: Instant, limit: i64) -> Result<Vec<Offer>> {
    c.all(sql::OF_SITE, params![site, since, limit])?.iter().map(read).collect()
}

/// Notes a yes with exactly what was agreed. False where it was answered already.
pub fn accept(
    c: &Conn,
    id: &OfferId,
    shared: &[SharedFact],
    handover: &HandoverId,
    person: &PersonId,
    now: Instant,
) -> Result<bool> {
    Ok(c.run(sql::ACCEPT, params![id, json(&shared)?, handover, person, now])? == 1)
}

/// Notes a no. False where it was answered already.
pub fn decline(c: &Conn, id: &OfferId, now: Instant) -> Result<bool> {
    Ok(c.run(sql::DECLINE, params![id, now])? == 1)
}

/// Notes that a no was for ever.
pub fn never(c: &Conn, id: &OfferId) -> Result<()> {
    c.run(sql::NEVER, params![id])?;
    Ok(())
}

/// Notes that they take what a page can tell. False where it was answered already, or is somebody.
pub fn take(c: &Conn, id: &OfferId, now: Instant) -> Result<bool> {
    Ok(c.run(sql::TAKE, params![id, now])? == 1)
}

/// Notes what they said of what they took.
pub fn judge(c: &Conn, id: &OfferId, outcome: Outcome) -> Result<bool> {
    Ok(c.run(sql::JUDGE, params![id, outcome.code()])? == 1)
}

/// What was offered in a visit before, the last one last.
pub fn past(c: &Conn, visit: &VisitId) -> Result<Vec<Past>> {
    let end = |state: &str| match state {
        "accepted" => End::Taken,
        "declined" => End::No,
        _ => End::Lapsed,
    };
    let one = |row: &Row| Past { kind: Kind::parse(&row.get::<String>(0)), end: end(&row.get::<String>(1)) };
    Ok(c.all(sql::OF_VISIT, params![visit])?.iter().map(one).collect())
}

/// Deletes what was offered in a visit, except what an account manager works on.
pub fn forget(c: &Conn, visit: &VisitId) -> Result<()> {
    c.run(sql::FORGET, params![visit])?;
    Ok(())
}

/// Takes back what is open in a visit: it is needed no longer. That is no no.
pub fn lapse(c: &Conn, visit: &VisitId, now: Instant) -> Result<bool> {
    Ok(c.run(sql::LAPSE, params![visit, now])? > 0)
}

fn read(row: &Row) -> Result<Offer> {
    let draft = Draft {
        site: row.id(1),
        visit: row.id(2),
        person: row.opt_id(3),
        goal: opt_json(row, 4)?,
        step: opt_json(row, 5)?,
        reason: row.json(6)?,
        why: row.json(15)?,
        cause: row.json(7)?,
        facts: row.json(9)?,
    };
    Ok(Offer {
        id: row.id(0),
        kind: Kind::parse(&row.get::<String>(16)),
        thing: opt_json(row, 17)?,
        outcome: row.get::<Option<String>>(18).as_deref().and_then(Outcome::parse),
        chosen: opt_json(row, 19)?,
        draft,
        promise: row.json(8)?,
        shared: opt_json(row, 10)?.unwrap_or_default(),
        stage: Stage::parse(&row.get::<String>(11)),
        handover: row.opt_id(12),
        made_at: row.instant(13),
        decided_at: row.get(14),
        own: Own::default(),
    })
}

fn json<T: Serialize>(what: &T) -> Result<String> {
    serde_json::to_string(what).map_err(|e| Fault::because("cannot write JSON", e).into())
}

fn opt_json<T: DeserializeOwned>(row: &Row, column: usize) -> Result<Option<T>> {
    row.get::<Option<String>>(column).is_some().then(|| row.json(column)).transpose()
}
