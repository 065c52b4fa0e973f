//! Recordings of co-browsing: what an account manager saw, kept by the person's second yes.
//!
//! Promises: what is kept is what was seen, piece by piece as it came; a recording never grows past [`MOST`] bytes or
//! [`LONGEST`], whoever writes to it at once, because its row is the referee; once the person throws it away nobody
//! reads it, though its pieces are deleted little by little.

use crate::sql;
use ground::{DialogueId, Instant, PersonId, Result, SiteId, Span, StaffId};
use store::{Conn, Row, params};

/// Bytes of one recording.
pub const MOST: i64 = 16 * 1024 * 1024;
/// Least that a piece counts for, so that there are not too many of them.
const LEAST: i64 = 512;
/// How long one recording may go on.
pub const LONGEST: Span = Span::minutes(30);
/// Longest account of what it is for, in characters.
pub const PURPOSE: usize = 120;
/// Days for which a site may keep them.
pub const DAYS: std::ops::RangeInclusive<i64> = 0..=365;
/// Recordings of a person or a dialogue that are listed.
const LISTED: i64 = 100;
/// Pieces that are deleted or read at once.
const BATCH: i64 = 100;
/// Bytes that are read at once, as soon as there is one piece.
const READ: usize = 1024 * 1024;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    pub id: String,
    pub site: SiteId,
    pub person: PersonId,
    pub dialogue: DialogueId,
    pub staff: StaffId,
    /// What the account manager was called.
    pub name: String,
    /// What it is for, as the person was told.
    pub purpose: String,
    pub started: Instant,
    /// When the last of it came.
    pub last: Instant,
    /// Until when it is kept, as the person was told; sooner where the site keeps them for fewer days now.
    pub until: Instant,
    pub bytes: i64,
    pub pieces: i64,
    pub on: bool,
}

impl Recording {
    pub fn minutes(&self) -> i64 {
        ((self.last - self.started).as_millis() + 59_999) / 60_000
    }
}

/// A piece of a page's stream; see [`crate::cobrowse`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub n: i64,
    pub at: Instant,
    /// The page load.
    pub run: String,
    /// Which message of it, in how many pieces, and which of them this is.
    pub message: i64,
    pub pieces: i64,
    pub piece: i64,
    pub text: String,
}

fn read(row: &Row) -> Recording {
    Recording {
        id: row.get(0),
        site: row.id(1),
        person: row.id(2),
        dialogue: row.id(3),
        staff: row.id(4),
        name: row.get(5),
        purpose: row.get(6),
        started: row.instant(7),
        last: row.instant(8),
        until: row.instant(9),
        bytes: row.get(10),
        pieces: row.get(11),
        on: row.get::<String>(12) == "on",
    }
}

/// Begins one, empty.
pub fn begin(c: &Conn, r: &Recording) -> Result<()> {
    let row =
        params![&r.id, &r.site, &r.person, &r.dialogue, &r.staff, &r.name, &r.purpose, r.started, r.until];
    c.run(sql::RECORDING_ADD, row).map(drop)
}

/// Keeps a piece; its number does not matter. False where the recording is over, or would be too large or too long.
pub fn keep(c: &Conn, id: &str, p: &Piece) -> Result<bool> {
    let bytes = (p.text.len() as i64).max(LEAST);
    let grown = c.one(sql::RECORDING_GROW, params![id, bytes, p.at, MOST, p.at - LONGEST])?;
    let Some(row) = grown else { return Ok(false) };
    let n: i64 = row.get(0);
    c.run(sql::RECORDING_PIECE, params![id, n, p.at, &p.run, p.message, p.pieces, p.piece, &p.text])?;
    Ok(true)
}

/// It goes on no more, and stays. False where it was over.
pub fn end(c: &Conn, id: &str) -> Result<bool> {
    Ok(c.run(sql::RECORDING_END, params![id])? == 1)
}

/// A person's recording is thrown away: from now on nobody sees it. False where it is not theirs.
pub fn throw(c: &Conn, person: &PersonId, id: &str) -> Result<bool> {
    Ok(c.run(sql::RECORDING_THROW, params![id, person])? == 1)
}

/// All of a person's recordings are thrown away. Answers how many.
pub fn throw_all(c: &Conn, person: &PersonId) -> Result<u64> {
    c.run(sql::RECORDINGS_THROW, params![person])
}

/// A recording that is there for `now`, whoever may see it.
pub fn find(c: &Conn, id: &str, now: Instant) -> Result<Option<Recording>> {
    Ok(c.one(sql::RECORDING, params![id, now])?.as_ref().map(read))
}

/// A person's, the latest first.
pub fn of_person(c: &Conn, person: &PersonId, now: Instant) -> Result<Vec<Recording>> {
    Ok(c.all(sql::RECORDINGS_OF_PERSON, params![person, now, LISTED])?.iter().map(read).collect())
}

/// Those made in a dialogue, the first first.
pub fn of_dialogue(c: &Conn, dialogue: &DialogueId, now: Instant) -> Result<Vec<Recording>> {
    Ok(c.all(sql::RECORDINGS_OF_DIALOGUE, params![dialogue, now, LISTED])?.iter().map(read).collect())
}

/// Some pieces after number `after`, in order; none where that was all.
pub fn pieces(c: &Conn, id: &str, after: i64) -> Result<Vec<Piece>> {
    let rows = c.all(sql::RECORDING_PIECES, params![id, after, BATCH])?;
    let (mut some, mut bytes) = (Vec::new(), 0);
    for row in &rows {
        let piece = Piece {
            n: row.get(0),
            at: row.instant(1),
            run: row.get(2),
            message: row.get(3),
            pieces: row.get(4),
            piece: row.get(5),
            text: row.get(6),
        };
        bytes += piece.text.len();
        some.push(piece);
        if bytes > READ {
            break;
        }
    }
    Ok(some)
}

/// What has been kept for long enough is thrown away, some of it; and what nobody ended is ended. Answers how many
/// recordings went; to be called until there are none.
pub fn expire(c: &Conn, now: Instant) -> Result<u64> {
    c.run(sql::RECORDINGS_STALE, params![now - LONGEST - Span::hours(1), BATCH])?;
    let mut gone = c.run(sql::RECORDINGS_PAST, params![now, BATCH])?;
    for site in people::shelf::sites(c)? {
        let before = now - Span::days(site.recording_days.max(0));
        gone += c.run(sql::RECORDINGS_SHORTER, params![&site.id, before, BATCH])?;
    }
    Ok(gone)
}

/// Deletes some pieces of what was thrown away. Answers whether there may be more.
pub fn sweep(c: &Conn) -> Result<bool> {
    let Some(row) = c.one(sql::RECORDING_GONE, &[])? else { return Ok(false) };
    let id: String = row.get(0);
    if c.run(sql::RECORDING_EMPTY, params![&id, BATCH])? == 0 {
        c.run(sql::RECORDING_DROP, params![&id])?;
    }
    Ok(true)
}
