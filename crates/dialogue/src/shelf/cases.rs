//! Cases and ratings on a connection.

use crate::facts::Line;
use crate::{Case, CaseState, Dialogue, MORE_MAX, Outcome, Rating, Wrap, facts, sql};
use ground::{CaseId, DialogueId, EventId, Instant, PersonId, Refusal, Result, SiteId, Span, StaffId, Text};
use people::timeline::{Actor, Entry};
use store::{Conn, Row, params};

/// A rating is asked for this long after the end of a dialogue.
pub const RATING_ASKED: Span = Span::days(14);

fn case_of(row: &Row) -> Case {
    Case {
        id: row.id(0),
        code: row.get(1),
        site: row.id(2),
        person: row.id(3),
        dialogue: row.opt_id(4),
        staff: row.opt_id(5),
        order: row.opt_id(6),
        subject: row.get(7),
        wrong: row.get(8),
        done: row.get(9),
        state: CaseState::parse(&row.get::<String>(10)),
        open_until: row.get(11),
        created_at: row.get(12),
        changed_at: row.get(13),
        resolved_at: row.get(14),
        handover: row.opt_id(15),
    }
}

/// Stores a new case. One per dialogue: false where there is one.
pub fn add_case(c: &Conn, case: &Case, line: &Line) -> Result<bool> {
    let values = params![
        &case.id,
        &case.code,
        &case.site,
        &case.person,
        &case.dialogue,
        &case.staff,
        &case.order,
        &case.subject,
        &case.wrong,
        &case.done,
        case.state.code(),
        case.open_until,
        case.created_at,
        case.resolved_at,
        &case.handover
    ];
    let added = c.run(sql::CASE_ADD, values)? == 1;
    if added {
        facts::case(c, line, &case.person);
    }
    Ok(added)
}

/// The case that a wrap-up makes. Ends the dialogue; refused (409) where it had ended.
pub fn wrap(
    c: &Conn,
    d: &Dialogue,
    staff: &StaffId,
    wrap: &Wrap,
    id: &CaseId,
    code: &str,
    line: &Line,
    now: Instant,
) -> Result<Case> {
    wrap.check(now)?;
    if !super::end(c, &d.id, line, now)? {
        return Err(Refusal::conflict("dialogue.ended", Text::new("dialogue-ended")).into());
    }
    let (state, open_until, resolved_at) = match wrap.outcome {
        Outcome::Resolved => (CaseState::Resolved, None, Some(now)),
        Outcome::OpenUntil(until) => (CaseState::Open, Some(until), None),
    };
    let short = |s: &str, most: usize| s.trim().chars().take(most).collect::<String>();
    let subject =
        if wrap.subject.trim().is_empty() { short(&wrap.wrong, 80) } else { short(&wrap.subject, 120) };
    let case = Case {
        id: id.clone(),
        code: code.to_owned(),
        site: d.site.clone(),
        person: d.person.clone(),
        dialogue: Some(d.id.clone()),
        handover: None,
        staff: Some(staff.clone()),
        order: wrap.order.clone(),
        subject,
        wrong: short(&wrap.wrong, 2_000),
        done: short(&wrap.done, 2_000),
        state,
        open_until,
        created_at: now,
        changed_at: now,
        resolved_at,
    };
    add_case(c, &case, line)?;
    Ok(case)
}

/// A case by its id. Whether the caller may see it is theirs to check.
pub fn case(c: &Conn, id: &CaseId) -> Result<Option<Case>> {
    Ok(c.one(sql::CASE, params![id])?.as_ref().map(case_of))
}

/// The person's own case; not found where it is another's.
pub fn case_for(c: &Conn, id: &CaseId, person: &PersonId) -> Result<Case> {
    case(c, id)?.filter(|k| k.person == *person).ok_or(ground::Error::NotFound)
}

pub fn case_of_dialogue(c: &Conn, id: &DialogueId) -> Result<Option<Case>> {
    Ok(c.one(sql::CASE_OF_DIALOGUE, params![id])?.as_ref().map(case_of))
}

/// A person's cases, newest first.
pub fn cases_of(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<Case>> {
    Ok(c.all(sql::CASES_OF_PERSON, params![person, limit])?.iter().map(case_of).collect())
}

/// A person's open cases, the one promised soonest first.
pub fn open_cases_of(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<Case>> {
    Ok(c.all(sql::CASES_OPEN_OF_PERSON, params![person, limit])?.iter().map(case_of).collect())
}

/// Open cases of sites, the one promised soonest first.
pub fn open_cases(c: &Conn, sites: &[SiteId], limit: i64) -> Result<Vec<Case>> {
    Ok(c.all(sql::CASES_OPEN, params![store::list(sites), limit])?.iter().map(case_of).collect())
}

/// What an account manager looks after, open ones first.
pub fn cases_by(c: &Conn, staff: &StaffId, sites: &[SiteId], limit: i64) -> Result<Vec<Case>> {
    Ok(c.all(sql::CASES_MINE, params![staff, store::list(sites), limit])?.iter().map(case_of).collect())
}

/// Open cases of sites that nobody has taken, the one promised soonest first.
pub fn free_cases(c: &Conn, sites: &[SiteId], limit: i64) -> Result<Vec<Case>> {
    Ok(c.all(sql::CASES_FREE, params![store::list(sites), limit])?.iter().map(case_of).collect())
}

/// All cases of sites, newest first.
pub fn all_cases(c: &Conn, sites: &[SiteId], limit: i64) -> Result<Vec<Case>> {
    Ok(c.all(sql::CASES_ALL, params![store::list(sites), limit])?.iter().map(case_of).collect())
}

/// Says what was done and resolves an open case, or promises another date.
pub fn settle(c: &Conn, case: &Case, done: &str, outcome: &Outcome, line: &Line, now: Instant) -> Result<()> {
    let done: String = done.trim().chars().take(2_000).collect();
    if done.is_empty() {
        return Err(Refusal::input("wrap.missing", "done", Text::new("dialogue-wrap-done-missing")).into());
    }
    let changed = match outcome {
        Outcome::Resolved => c.run(sql::CASE_RESOLVE, params![&case.id, done, now])?,
        Outcome::OpenUntil(until) if *until <= now => {
            let reason = Text::new("dialogue-wrap-until-past");
            return Err(Refusal::input("wrap.past", "until", reason).into());
        }
        Outcome::OpenUntil(until) => c.run(sql::CASE_POSTPONE, params![&case.id, *until, done, now])?,
    };
    if changed == 0 {
        return Err(Refusal::conflict("case.resolved", Text::new("dialogue-case-settled")).into());
    }
    facts::case(c, line, &case.person);
    Ok(())
}

/// The person says more of their case; where it was resolved, it is open again, and they hear of it by
/// `until`. `id` is the timeline entry's.
pub fn say_more(
    c: &Conn,
    case: &Case,
    words: &str,
    until: Instant,
    line: &Line,
    id: &EventId,
    now: Instant,
) -> Result<()> {
    let words: String =
        words.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(MORE_MAX).collect();
    if words.is_empty() {
        return Err(Refusal::input("case.more", "words", Text::new("dialogue-more-missing")).into());
    }
    if !case.takes_more() {
        return Err(Refusal::conflict("case.full", Text::new("dialogue-more-full")).into());
    }
    c.run(sql::CASE_MORE, params![&case.id, format!("\n\n{words}"), until, now])?;
    let (kind, key) = match case.state {
        CaseState::Open => ("case.added", "dialogue-timeline-added"),
        CaseState::Resolved => ("case.reopened", "dialogue-timeline-reopened"),
    };
    let entry = Entry {
        site: case.site.clone(),
        person: case.person.clone(),
        at: now,
        kind: kind.to_owned(),
        actor: Actor::Person,
        subject: Some(case.id.0.clone()),
        text: Text::new(key).with("code", case.code.as_str()).with("words", words),
        visit: None,
        dialogue: case.dialogue.clone(),
    };
    people::timeline::note(c, &entry, id)?;
    facts::case(c, line, &case.person);
    Ok(())
}

/// Takes over a case.
pub fn take_case(c: &Conn, case: &Case, staff: &StaffId, line: &Line, now: Instant) -> Result<()> {
    c.run(sql::CASE_TAKE, params![&case.id, staff, now])?;
    facts::case(c, line, &case.person);
    Ok(())
}

/// Stores the one rating of an ended dialogue. Refused: not 1 to 5 (422), rated already or not ended (409).
pub fn rate(c: &Conn, d: &Dialogue, rating: &Rating, line: &Line) -> Result<()> {
    if !(1..=5).contains(&rating.stars) {
        return Err(Refusal::input("rating.stars", "stars", Text::new("dialogue-rating-stars")).into());
    }
    if d.is_open() {
        return Err(Refusal::conflict("rating.open", Text::new("dialogue-rating-open")).into());
    }
    let words: String =
        rating.words.trim().chars().filter(|c| *c == '\n' || !c.is_control()).take(1_000).collect();
    if c.run(sql::RATE, params![&d.id, &d.person, rating.stars, words, rating.at])? == 0 {
        return Err(Refusal::conflict("rating.once", Text::new("dialogue-rating-once")).into());
    }
    let entry = Entry {
        site: d.site.clone(),
        person: d.person.clone(),
        at: rating.at,
        kind: "dialogue.rated".to_owned(),
        actor: Actor::Person,
        subject: Some(d.id.0.clone()),
        text: Text::new("dialogue-timeline-rated").with("stars", rating.stars),
        visit: None,
        dialogue: Some(d.id.clone()),
    };
    people::timeline::note(c, &entry, &EventId(format!("{}-rated", d.id)))?;
    facts::refresh(c, line, facts::desk_topic(&d.id), &["timeline"]);
    Ok(())
}

/// Ratings given on a site since `since`, the latest first.
pub fn ratings(c: &Conn, site: &SiteId, since: Instant, limit: i64) -> Result<Vec<Rating>> {
    let rows = c.all(sql::RATINGS_SINCE, params![site, since, limit])?;
    Ok(rows.iter().map(|r| Rating { stars: r.get(0), words: r.get(1), at: r.get(2) }).collect())
}

pub fn rating(c: &Conn, id: &DialogueId) -> Result<Option<Rating>> {
    let row = c.one(sql::RATING, params![id])?;
    Ok(row.map(|r| Rating { stars: r.get(0), words: r.get(1), at: r.get(2) }))
}

/// The person's last ended dialogue that waits for a rating.
pub fn unrated(c: &Conn, person: &PersonId, now: Instant) -> Result<Option<DialogueId>> {
    Ok(c.one(sql::UNRATED, params![person, now - RATING_ASKED])?.map(|r| r.id(0)))
}
