//! Dialogues on a connection: open, post, mark, end.

mod cases;
mod files;

pub use cases::*;
pub use files::*;

use crate::facts::Line;
use crate::fragments;
use crate::{Author, Dialogue, Mark, Message, NewMessage, Side, facts, sql};
use ground::{DialogueId, Instant, Lang, MessageId, PersonId, Refusal, Result, SiteId, StaffId, Text};
use std::collections::HashMap;
use store::{Conn, Row, params};

/// Messages shown of one dialogue at most.
pub const PAGE: i64 = 500;

fn dialogue_of(row: &Row) -> Dialogue {
    Dialogue {
        id: row.id(0),
        site: row.id(1),
        person: row.id(2),
        lang: row.get::<Option<Lang>>(3).unwrap_or_default(),
        zone: row.get(4),
        opened_at: row.get(5),
        ended_at: row.get(6),
        last_n: row.get(7),
        person_read: row.get(8),
        staff_read: row.get(9),
        person_had: row.get(10),
        staff_had: row.get(11),
        staff: row.opt_id(12),
    }
}

/// Opens a dialogue. False where the person has an open one already.
pub fn open(
    c: &Conn,
    id: &DialogueId,
    site: &SiteId,
    person: &PersonId,
    lang: Lang,
    zone: &str,
    now: Instant,
) -> Result<bool> {
    Ok(c.run(sql::OPEN, params![id, site, person, lang, zone, now])? == 1)
}

/// A dialogue by its id. Whether the caller may see it is theirs to check.
pub fn find(c: &Conn, id: &DialogueId) -> Result<Option<Dialogue>> {
    Ok(c.one(sql::FIND, params![id])?.as_ref().map(dialogue_of))
}

/// The person's own dialogue; not found where it is another's.
pub fn of(c: &Conn, id: &DialogueId, person: &PersonId) -> Result<Dialogue> {
    find(c, id)?.filter(|d| d.person == *person).ok_or(ground::Error::NotFound)
}

/// The person's open dialogue.
pub fn open_of(c: &Conn, person: &PersonId) -> Result<Option<Dialogue>> {
    Ok(c.one(sql::OF_PERSON_OPEN, params![person])?.as_ref().map(dialogue_of))
}

/// The dialogue that an account manager is in.
pub fn of_staff(c: &Conn, staff: &StaffId) -> Result<Option<Dialogue>> {
    Ok(c.one(sql::OF_STAFF, params![staff])?.as_ref().map(dialogue_of))
}

/// A person's dialogues, newest first.
pub fn all_of(c: &Conn, person: &PersonId, limit: i64) -> Result<Vec<Dialogue>> {
    Ok(c.all(sql::OF_PERSON, params![person, limit])?.iter().map(dialogue_of).collect())
}

/// Dialogues of sites, newest first.
pub fn of_sites(c: &Conn, sites: &[SiteId], limit: i64, offset: i64) -> Result<Vec<Dialogue>> {
    Ok(c.all(sql::OF_SITE, params![store::list(sites), limit, offset])?.iter().map(dialogue_of).collect())
}

/// Puts an account manager into a dialogue. False where they, the person or the dialogue are taken:
/// three keys of one table decide.
pub fn engage(c: &Conn, staff: &StaffId, d: &Dialogue, now: Instant) -> Result<bool> {
    Ok(c.run(sql::ENGAGE, params![staff, &d.person, &d.id, now])? == 1)
}

/// Takes the account manager out of a dialogue, which stays open.
pub fn release(c: &Conn, id: &DialogueId) -> Result<Option<StaffId>> {
    Ok(c.one(sql::RELEASE, params![id])?.map(|row| row.id(0)))
}

/// Which of these account managers are in a dialogue, and since when.
pub fn engaged(c: &Conn, staff: &[StaffId]) -> Result<HashMap<StaffId, (DialogueId, Instant)>> {
    let rows = c.all(sql::ENGAGED, params![store::list(staff)])?;
    Ok(rows.iter().map(|r| (r.id(0), (r.id(1), r.instant(2)))).collect())
}

/// From when to when dialogues of a site went on that had not ended before `since`; none: still.
pub fn times(c: &Conn, site: &SiteId, since: Instant, most: i64) -> Result<Vec<(Instant, Option<Instant>)>> {
    Ok(c.all(sql::TIMES, params![site, since, most])?.iter().map(|r| (r.instant(0), r.get(1))).collect())
}

/// Ends a dialogue and frees whoever was in it. False where it had ended.
pub fn end(c: &Conn, id: &DialogueId, line: &Line, now: Instant) -> Result<bool> {
    let ended = c.run(sql::END, params![id, now])? == 1;
    if ended {
        release(c, id)?;
        facts::turned(c, line, id, "ended", now)?;
    }
    Ok(ended)
}

fn message_of(row: &Row) -> Result<Message> {
    let say = match row.get::<Option<String>>(6) {
        Some(_) => Some(row.json::<Text>(6)?),
        None => None,
    };
    Ok(Message {
        id: row.id(0),
        n: row.get(1),
        author: Author::parse(&row.get::<String>(2)),
        author_id: row.get(3),
        author_name: row.get(4),
        body: row.get(5),
        say,
        client: row.get(7),
        at: row.get(8),
        attachments: Vec::new(),
    })
}

/// A message that is stored, and whether it is stored just now.
#[derive(Clone, Debug)]
pub struct Posted {
    pub message: Message,
    pub fresh: bool,
}

/// Stores a message and tells it on `dialogue:ID` after the commit. A second time with the same author
/// and client id gives the first one back. Refused (409) where the dialogue has ended.
pub fn post(c: &Conn, d: &Dialogue, new: &NewMessage, line: &Line, now: Instant) -> Result<Posted> {
    let seen = params![&d.id, new.author.code(), &new.client];
    if let Some(row) = c.one(sql::BY_CLIENT, seen)? {
        let message = with_files(c, &d.id, vec![message_of(&row)?])?.remove(0);
        return Ok(Posted { message, fresh: false });
    }
    let Some(next) = c.one(sql::NEXT, params![&d.id])? else {
        return Err(Refusal::conflict("dialogue.ended", Text::new("dialogue-ended")).into());
    };
    let n: i64 = next.get(0);
    let id = MessageId(format!("{}.{n}", d.id));
    let say = new.say.as_ref().map(serde_json::to_string).transpose();
    let say = say.map_err(|e| ground::Fault::because("a sentence could not be written", e))?;
    let values = params![
        &id,
        &d.id,
        n,
        new.author.code(),
        &new.author_id,
        &new.author_name,
        &new.body,
        say,
        &new.client,
        now
    ];
    if c.run(sql::ADD, values)? == 0 {
        // Another connection stored it between the look and the insert.
        let row = c.one(sql::BY_CLIENT, seen)?.ok_or(ground::Error::NotFound)?;
        return Ok(Posted { message: message_of(&row)?, fresh: false });
    }
    let mut attachments = Vec::new();
    if let Some(file) = &new.attachment {
        let file = crate::Attachment { message: id.clone(), ..file.clone() };
        add_file(c, &file, now)?;
        attachments.push(file);
    }
    let message = Message {
        id,
        n,
        author: new.author,
        author_id: new.author_id.clone(),
        author_name: new.author_name.clone(),
        body: new.body.clone(),
        say: new.say.clone(),
        client: new.client.clone(),
        at: now,
        attachments,
    };
    facts::message(c, line, d, &message, &fragments::message(&message, d.lang, &d.zone, &*line.voice), now)?;
    Ok(Posted { message, fresh: true })
}

/// A sentence of the system in a dialogue; `client` makes it unique.
pub fn announce(c: &Conn, d: &Dialogue, client: &str, say: Text, line: &Line, now: Instant) -> Result<()> {
    post(c, d, &NewMessage::system(client, say), line, now).map(|_| ())
}

/// Messages after number `after`, in order, with their attachments.
pub fn since(c: &Conn, id: &DialogueId, after: i64, limit: i64) -> Result<Vec<Message>> {
    let rows = c.all(sql::SINCE, params![id, after, limit])?;
    with_files(c, id, rows.iter().map(message_of).collect::<Result<_>>()?)
}

/// The last [`PAGE`] messages, in order, with their attachments.
pub fn transcript(c: &Conn, id: &DialogueId) -> Result<Vec<Message>> {
    let rows = c.all(sql::LAST, params![id, PAGE])?;
    with_files(c, id, rows.iter().rev().map(message_of).collect::<Result<_>>()?)
}

/// Moves a side's mark forward. False where it was there already.
pub fn mark(c: &Conn, d: &Dialogue, side: Side, mark: Mark, n: i64, line: &Line) -> Result<bool> {
    let statement = match (side, mark) {
        (Side::Person, Mark::Read) => sql::PERSON_READ,
        (Side::Staff, Mark::Read) => sql::STAFF_READ,
        (Side::Person, Mark::Delivered) => sql::PERSON_HAD,
        (Side::Staff, Mark::Delivered) => sql::STAFF_HAD,
    };
    let moved = c.run(statement, params![&d.id, n])? == 1;
    if moved {
        facts::mark(c, line, d, side, mark, n);
    }
    Ok(moved)
}
