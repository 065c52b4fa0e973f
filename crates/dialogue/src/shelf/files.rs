//! Attachments, private notes and quick replies on a connection.

use crate::facts::Line;
use crate::{Attachment, Dialogue, Kind, Message, Note, QuickReply, facts, sql};
use ground::{DialogueId, FileId, Instant, Lang, Refusal, Result, SiteId, StaffId, Text};
use store::{Conn, Row, params};

fn file_of(row: &Row) -> Option<Attachment> {
    Some(Attachment {
        id: row.id(0),
        dialogue: row.id(1),
        message: row.id(2),
        name: row.get(3),
        kind: Kind::parse(&row.get::<String>(4))?,
        bytes: row.get(5),
    })
}

pub(crate) fn add_file(c: &Conn, f: &Attachment, now: Instant) -> Result<()> {
    let values = params![&f.id, &f.dialogue, &f.message, &f.name, f.kind.extension(), f.bytes, now];
    c.run(sql::FILE_ADD, values)?;
    Ok(())
}

/// An attachment of this very dialogue; not found otherwise.
pub fn file(c: &Conn, dialogue: &DialogueId, id: &FileId) -> Result<Attachment> {
    c.one(sql::FILE, params![id, dialogue])?.as_ref().and_then(file_of).ok_or(ground::Error::NotFound)
}

pub(crate) fn with_files(c: &Conn, id: &DialogueId, mut messages: Vec<Message>) -> Result<Vec<Message>> {
    for file in c.all(sql::FILES_OF, params![id])?.iter().filter_map(file_of) {
        if let Some(message) = messages.iter_mut().find(|m| m.id == file.message) {
            message.attachments.push(file);
        }
    }
    Ok(messages)
}

/// Writes a note among staff and tells it on `desk:dialogue:ID`. Twice under one id is once.
pub fn note(c: &Conn, d: &Dialogue, note: &Note, line: &Line) -> Result<()> {
    let body = crate::clean_body(&note.body)?;
    let values = params![&note.id, &d.id, &note.staff, &note.staff_name, body, note.at];
    if c.run(sql::NOTE_ADD, values)? == 1 {
        facts::note(c, line, &d.id);
    }
    Ok(())
}

/// Notes of a dialogue, oldest first.
pub fn notes(c: &Conn, id: &DialogueId) -> Result<Vec<Note>> {
    let rows = c.all(sql::NOTES, params![id])?;
    let one = |r: &Row| Note {
        id: r.get(0),
        staff: StaffId(r.get(1)),
        staff_name: r.get(2),
        body: r.get(3),
        at: r.get(4),
    };
    Ok(rows.iter().map(one).collect())
}

/// A site's own quick replies in a language; empty where it has none (see [`QuickReply::defaults`]).
pub fn replies(c: &Conn, site: &SiteId, lang: Lang) -> Result<Vec<QuickReply>> {
    let rows = c.all(sql::REPLIES, params![site, lang])?;
    Ok(rows.iter().map(|r| QuickReply { id: r.get(0), short: r.get(1), body: r.get(2) }).collect())
}

/// Saves a quick reply under its short word (letters, digits and dashes, at most 24).
pub fn save_reply(c: &Conn, site: &SiteId, lang: Lang, reply: &QuickReply, position: i64) -> Result<()> {
    let short = reply.short.trim().to_lowercase();
    let plain = short.chars().all(|ch| ch.is_alphanumeric() || ch == '-');
    if short.is_empty() || short.chars().count() > 24 || !plain {
        return Err(Refusal::input("reply.short", "short", Text::new("dialogue-reply-short")).into());
    }
    let body = crate::clean_body(&reply.body)?;
    c.run(sql::REPLY_SAVE, params![&reply.id, site, lang, short, body, position])?;
    Ok(())
}

pub fn drop_reply(c: &Conn, site: &SiteId, id: &str) -> Result<bool> {
    Ok(c.run(sql::REPLY_DROP, params![id, site])? == 1)
}
