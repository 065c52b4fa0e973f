//! The person's side of recordings of co-browsing: the second question, the mark while it is made, its end in either
//! way, and afterwards what there is, to keep as a file or to delete.

use crate::Portal;
use crate::cobrowse::{Said, back, changed, over};
use crate::session::Me;
use ::dialogue::shelf;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use ground::{DialogueId, Error, Instant, PersonId, Result, Span, Text};
use http::HeaderMap;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use journey::Share;
use journey::recording::{self, Piece, Recording};
use serde_json::{Value, json};
use web::{Answer, Form, Page, Routes, Who, see, see_with};

/// The addresses of this file; merged into the portal's table. All are about the caller's own page.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        .post("/co-browsing/recordings", Who::Person, agree)
        .post("/co-browsing/recordings/endings", Who::Person, end)
        .get("/observed/recordings/{id}", Who::Person, export)
        .post("/observed/recordings/{id}/deletions", Who::Person, delete)
}

/// `POST /co-browsing/recordings`: yes, record it.
pub async fn agree(
    State(portal): State<Portal>,
    me: Me,
    p: Page,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Answer {
    let asked = portal.beside.of_person(me.id()).filter(|s| s.tape_asked().is_some_and(|t| t.id == said.id));
    let (Some(share), now) = (asked, p.now) else { return Err(over().into()) };
    let (taped, line, site) = (share.clone(), portal.line.clone(), me.site().clone());
    let begun = portal.house.db.write(move |c| {
        let d = shelf::of(c, &taped.dialogue, &taped.person)?;
        let Some(tape) = taped.tape_asked().filter(|_| d.is_open() && d.staff.as_ref() == Some(&taped.staff))
        else {
            return Ok(false);
        };
        let r = Recording {
            id: tape.id.clone(),
            site: site.clone(),
            person: taped.person.clone(),
            dialogue: taped.dialogue.clone(),
            staff: taped.staff.clone(),
            name: taped.name.clone(),
            purpose: tape.purpose.clone(),
            started: now,
            last: now,
            until: now + Span::days(taped.days),
            bytes: 0,
            pieces: 0,
            on: true,
        };
        if recording::find(c, &r.id, now)?.is_some() {
            return Ok(false);
        }
        recording::begin(c, &r)?;
        let say = Text::new("dialogue-recording-on").with("purpose", tape.purpose.as_str());
        shelf::announce(c, &d, &format!("recording-on-{}", r.id), say, &line, now).map(|()| true)
    });
    if !begun.await? {
        return Err(over().into());
    }
    let Some(share) = portal.beside.tape(me.id(), &said.id) else {
        // It was over between the question and the yes.
        let (id, person) = (said.id, me.id().clone());
        portal.house.db.write(move |c| recording::throw(c, &person, &id)).await?;
        return Err(over().into());
    };
    changed(&portal, &share);
    // A recording begins with a picture of the whole.
    let fresh = json!({ "data": { "kind": "fresh", "run": share.run } }).to_string();
    portal.house.hub.flash(&::dialogue::facts::person_topic(&share.person), "cobrowse", fresh);
    Ok(back(&headers, &share))
}

/// `POST /co-browsing/recordings/endings`: no; or no more, and what there is stays or goes.
pub async fn end(
    State(portal): State<Portal>,
    me: Me,
    p: Page,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Answer {
    let own = portal.beside.of_person(me.id());
    let before = own.and_then(|s| portal.beside.end_tape(&s.dialogue, &said.id));
    let Some(share) = before else { return Ok(see("/co-browsing")) };
    changed(&portal, &share);
    let how = match (share.taping().is_some(), said.what.as_str()) {
        (false, _) => How::No,
        (true, "discard") => How::Thrown,
        (true, _) => How::Kept,
    };
    finish(&portal, &share, how, p.now).await?;
    Ok(back(&headers, &share))
}

/// How a recording, or the question for one, ended.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum How {
    No,
    Kept,
    Thrown,
    /// It was as large or as long as may be.
    Full,
}

/// What remains to be done once a share has no recording any more: it is over in the database, and the thread says so.
pub(crate) async fn finish(portal: &Portal, before: &Share, how: How, now: Instant) -> Result<()> {
    let Some(tape) = before.tape.clone() else { return Ok(()) };
    let (id, person, line) = (before.dialogue.clone(), before.person.clone(), portal.line.clone());
    let done = portal.house.db.write(move |c| {
        let key = match how {
            How::No => "dialogue-recording-no",
            How::Thrown => {
                recording::throw(c, &person, &tape.id)?;
                "dialogue-recording-thrown"
            }
            How::Kept | How::Full => {
                recording::end(c, &tape.id)?;
                if how == How::Full { "dialogue-recording-full" } else { "dialogue-recording-kept" }
            }
        };
        let d = shelf::of(c, &id, &person)?;
        if !d.is_open() {
            return Ok(());
        }
        shelf::announce(c, &d, &format!("recording-end-{}", tape.id), Text::new(key), &line, now)
    });
    done.await?;
    if how == How::Thrown { journey::jobs::sweep(&portal.house.db).await } else { Ok(()) }
}

/// Keeps a piece that was seen, where it is being recorded.
pub(crate) async fn keep(portal: &Portal, dialogue: &DialogueId, piece: Piece) -> Result<()> {
    let Some(share) = portal.beside.of_dialogue(dialogue) else { return Ok(()) };
    let Some(id) = share.taping().map(str::to_owned) else { return Ok(()) };
    let (tape, now) = (id.clone(), piece.at);
    if portal.house.db.write(move |c| recording::keep(c, &tape, &piece)).await? {
        return Ok(());
    }
    if let Some(before) = portal.beside.end_tape(dialogue, &id) {
        changed(portal, &before);
        finish(portal, &before, How::Full, now).await?;
    }
    Ok(())
}

/// A recording as a file of one's own says it.
pub(crate) fn told(r: &Recording) -> Value {
    json!({
        "id": r.id,
        "dialogue": r.dialogue.as_str(),
        "account_manager": r.name,
        "purpose": r.purpose,
        "started": r.started.0,
        "ended": r.last.0,
        "kept_until": r.until.0,
        "bytes": r.bytes,
    })
}

async fn own(portal: &Portal, person: PersonId, id: String, now: Instant) -> Result<Recording> {
    let found = portal.house.db.read(move |c| recording::find(c, &id, now)).await?;
    found.filter(|r| r.person == person).ok_or(Error::NotFound)
}

/// `GET /observed/recordings/{id}`: all of it, as JSON.
pub async fn export(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let r = own(&portal, me.id().clone(), id, p.now).await?;
    let (mut stream, mut after) = (Vec::new(), 0);
    loop {
        let id = r.id.clone();
        let some = portal.house.db.read(move |c| recording::pieces(c, &id, after)).await?;
        let Some(last) = some.last() else { break };
        after = last.n;
        stream.extend(some.iter().map(piece));
    }
    let mut all = told(&r);
    all["stream"] = stream.into();
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"recording.json\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, all.to_string()).into_response())
}

fn piece(x: &Piece) -> Value {
    json!({ "at": x.at.0, "run": x.run, "n": x.message, "of": x.pieces, "at_piece": x.piece, "text": x.text })
}

/// `POST /observed/recordings/{id}/deletions`: the consent is taken back, and what there is goes.
pub async fn delete(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let r = own(&portal, me.id().clone(), id, p.now).await?;
    match portal.beside.end_tape(&r.dialogue, &r.id) {
        Some(before) => {
            changed(&portal, &before);
            finish(&portal, &before, How::Thrown, p.now).await?;
        }
        None => {
            let (id, person) = (r.id, r.person);
            portal.house.db.write(move |c| recording::throw(c, &person, &id)).await?;
            journey::jobs::sweep(&portal.house.db).await?;
        }
    }
    Ok(see_with("/observed", &Text::new("portal-recording-deleted")))
}

/// All of a person's recordings go, also one that is being made.
pub(crate) async fn delete_all(portal: &Portal, person: &PersonId, now: Instant) -> Result<u64> {
    if let Some(share) = portal.beside.of_person(person)
        && let Some(tape) = &share.tape
        && let Some(before) = portal.beside.end_tape(&share.dialogue, &tape.id)
    {
        changed(portal, &before);
        let how = if before.taping().is_some() { How::Thrown } else { How::No };
        finish(portal, &before, how, now).await?;
    }
    let person = person.clone();
    let gone = portal.house.db.write(move |c| recording::throw_all(c, &person)).await?;
    journey::jobs::sweep(&portal.house.db).await.map(|()| gone)
}
