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

/// Most replies of a site in one language.
pub const REPLIES_MAX: usize = 100;
/// Most characters of a reply.
const REPLY_LONG: usize = 1_000;

/// A site's own quick reply, its language and its place; none where it is another's.
pub fn reply(c: &Conn, site: &SiteId, id: &str) -> Result<Option<(Lang, QuickReply, i64)>> {
    let row = c.one(sql::REPLY, params![id, site])?;
    Ok(row.map(|r| {
        let reply = QuickReply { id: r.get(0), short: r.get(1), body: r.get(2) };
        (r.get::<Option<Lang>>(3).unwrap_or_default(), reply, r.get(4))
    }))
}

/// Short word (letters, digits and dashes, at most 24, always small) and body, as they are kept. Errors: a
/// refusal at the field `short` or `body`.
pub fn clean_reply(reply: &QuickReply) -> Result<QuickReply> {
    let short = reply.short.trim().trim_start_matches('/').to_lowercase();
    let plain = short.chars().all(|ch| ch.is_alphanumeric() || ch == '-');
    if short.is_empty() || short.chars().count() > 24 || !plain {
        return Err(Refusal::input("reply.short", "short", Text::new("dialogue-reply-short")).into());
    }
    let body = crate::clean_body(&reply.body)?;
    if body.chars().count() > REPLY_LONG {
        let reason = Text::new("dialogue-message-long").with("most", REPLY_LONG as i64);
        return Err(Refusal::input("reply.long", "body", reason).into());
    }
    if let Some(name) = crate::reply::unknown_blank(&body) {
        let reason = Text::new("dialogue-reply-blank").with("name", format!("{{{name}}}"));
        return Err(Refusal::input("reply.blank", "body", reason).into());
    }
    Ok(QuickReply { id: reply.id.clone(), short, body })
}

/// Saves a quick reply under its short word, over whatever stood there.
pub fn save_reply(c: &Conn, site: &SiteId, lang: Lang, reply: &QuickReply, position: i64) -> Result<()> {
    let r = clean_reply(reply)?;
    c.run(sql::REPLY_SAVE, params![&r.id, site, lang, r.short, r.body, position])?;
    Ok(())
}

/// Changes word and body of a reply. Errors: not found; a refusal where another one has that word.
pub fn change_reply(c: &Conn, site: &SiteId, reply: &QuickReply) -> Result<()> {
    let r = clean_reply(reply)?;
    let (lang, ..) = self::reply(c, site, &r.id)?.ok_or(ground::Error::NotFound)?;
    word_is_free(&replies(c, site, lang)?, &r)?;
    c.run(sql::REPLY_CHANGE, params![&r.id, site, r.short, r.body])?;
    Ok(())
}

/// Adds a reply behind the others. Errors: a refusal where one has that word, or there are too many.
pub fn add_reply(c: &Conn, site: &SiteId, lang: Lang, reply: &QuickReply) -> Result<()> {
    let (all, r) = (replies(c, site, lang)?, clean_reply(reply)?);
    word_is_free(&all, &r)?;
    if all.len() >= REPLIES_MAX {
        let reason = Text::new("dialogue-reply-many").with("most", REPLIES_MAX as i64);
        return Err(Refusal::input("reply.many", "short", reason).into());
    }
    let ids: Vec<&str> = all.iter().map(|r| r.id.as_str()).collect();
    order_replies(c, site, &ids)?;
    save_reply(c, site, lang, &r, ids.len() as i64 + 1)
}

fn word_is_free(all: &[QuickReply], r: &QuickReply) -> Result<()> {
    if all.iter().any(|o| o.id != r.id && o.short == r.short) {
        let reason = Text::new("dialogue-reply-taken").with("short", r.short.as_str());
        return Err(Refusal::input("reply.taken", "short", reason).into());
    }
    Ok(())
}

/// Puts replies of a site into this order.
pub fn order_replies(c: &Conn, site: &SiteId, ids: &[&str]) -> Result<()> {
    for (id, place) in ids.iter().zip(1i64..) {
        c.run(sql::REPLY_PLACE, params![*id, site, place])?;
    }
    Ok(())
}

pub fn drop_reply(c: &Conn, site: &SiteId, id: &str) -> Result<bool> {
    Ok(c.run(sql::REPLY_DROP, params![id, site])? == 1)
}
