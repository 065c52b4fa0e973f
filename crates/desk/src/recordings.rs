//! Recordings of co-browsing at the desk: asking for one in a dialogue, its end, and replaying it with the case.
//!
//! Whoever may see the case may replay it; each replay is noted in the trail before anything of it is given out.

use crate::cobrowse::{back, changed};
use crate::view::Names;
use crate::{Desk, Me, cases, staff_of};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use dialogue::Case;
use ground::{CaseId, DialogueId, Error, EventId, Instant, Refusal, Result, Span, Text};
use http::header::CACHE_CONTROL;
use journey::recording::{self, PURPOSE, Piece, Recording};
use people::audit::{self, Change, Wanted};
use serde::Deserialize;
use serde_json::{Value, json};
use store::Conn;
use web::{Answer, Caller, Form, Page, see_saying};

/// What the trail calls a replay.
const REPLAYED: &str = "recording.replayed";
/// The rest of a recording is given out so long after its replay was noted.
const REPLAY: Span = Span::hours(12);

#[derive(Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    purpose: String,
}

/// `POST /desk/dialogue/{id}/co-browsing/recordings`: asks the person.
pub(crate) async fn ask(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    headers: http::HeaderMap,
    Form(wish): Form<Wish>,
) -> Answer {
    let staff = staff_of(&caller)?;
    let purpose: String = ground::visible(wish.purpose.trim()).chars().take(PURPOSE).collect();
    let bad = |key: &'static str| Ok(see_saying(format!("/desk/dialogue/{id}"), "bad", &Text::new(key)));
    if !desk.beside.sees(&staff, &id) {
        // Whose dialogue it is not is told nothing of it.
        let at = id.clone();
        desk.read(&caller, move |c, me| crate::messages::mine(c, &me, &at).map(drop)).await?;
        return bad("desk-recording-no-screen");
    }
    if purpose.is_empty() {
        return bad("desk-recording-purpose-missing");
    }
    let tape = desk.house.world.token();
    let Some(share) = desk.beside.ask_tape(&staff, &id, &tape, &purpose) else {
        return bad("desk-recording-no-screen");
    };
    changed(&desk, &share);
    let line = desk.line.clone();
    let said = desk.write(&caller, move |c, me, now| {
        let d = crate::messages::mine(c, &me, &share.dialogue)?;
        let say = Text::new("dialogue-recording-asked")
            .with("name", share.name.as_str())
            .with("purpose", purpose.as_str());
        dialogue::shelf::announce(c, &d, &format!("recording-ask-{tape}"), say, &line, now)
    });
    match said.await {
        Ok(()) => Ok(back(&headers, &id)),
        Err(Error::Refused(r)) => Ok(see_saying(format!("/desk/dialogue/{id}"), "bad", &r.reason)),
        Err(e) => Err(e.into()),
    }
}

/// `POST /desk/dialogue/{id}/co-browsing/recordings/endings`: no more, or never mind. What there is stays: to throw it
/// away is the person's.
pub(crate) async fn end(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    headers: http::HeaderMap,
) -> Answer {
    let staff = staff_of(&caller)?;
    let share = desk.beside.of_dialogue(&id).filter(|s| s.staff == staff);
    let before = share.and_then(|s| desk.beside.end_tape(&id, &s.tape?.id));
    if let Some(before) = before {
        changed(&desk, &before);
        finish(&desk, &before).await?;
    } else {
        let at = id.clone();
        desk.read(&caller, move |c, me| crate::messages::mine(c, &me, &at).map(drop)).await?;
    }
    Ok(back(&headers, &id))
}

/// What remains to be done once a share is over, or has no recording any more.
pub(crate) async fn finish(desk: &Desk, before: &journey::Share) -> Result<()> {
    let Some(tape) = before.tape.clone() else { return Ok(()) };
    let (id, line, now) = (before.dialogue.clone(), desk.line.clone(), desk.now());
    let done = desk.house.db.write(move |c| {
        if tape.on {
            recording::end(c, &tape.id)?;
        }
        let Some(d) = dialogue::shelf::find(c, &id)?.filter(|d| d.is_open()) else { return Ok(()) };
        let key = if tape.on { "dialogue-recording-kept" } else { "dialogue-recording-no" };
        dialogue::shelf::announce(c, &d, &format!("recording-end-{}", tape.id), Text::new(key), &line, now)
    });
    done.await
}

#[derive(Template)]
#[template(path = "desk/recording.html")]
struct Replay {
    p: Page,
    me: Me,
    k: Case,
    r: Recording,
    person: String,
    /// Where the viewer is served from; empty: here.
    origin: String,
}

/// A recording of a case, for whoever may see the case.
fn of(c: &Conn, me: &Me, case: &CaseId, id: &str, now: Instant) -> Result<(Case, Recording)> {
    let case = cases::of(c, me, case)?;
    let found = recording::find(c, id, now)?;
    let r = found.filter(|r| r.site == case.site && Some(&r.dialogue) == case.dialogue.as_ref());
    Ok((case, r.ok_or(Error::NotFound)?))
}

/// `GET /desk/cases/{id}/recordings/{recording}`: where it is replayed; nothing of it yet.
pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path((case, id)): Path<(CaseId, String)>,
    p: Page,
) -> Answer {
    let (now, origin) = (p.now, desk.house.settings.viewer_origin.clone().unwrap_or_default());
    let page = desk.read(&caller, move |c, me| {
        let (k, r) = of(c, &me, &case, &id, now)?;
        let person = Names::default().person(c, &k.person)?;
        let p = p.clone().titled("desk-recording-title");
        Ok(Replay { p, person, origin: origin.clone(), me, k, r })
    });
    web::page(&page.await?)
}

#[derive(Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    after: i64,
}

/// `POST /desk/cases/{id}/recordings/{recording}/replays`: some of it, as JSON; the first of it notes the replay.
pub(crate) async fn replay(
    State(desk): State<Desk>,
    caller: Caller,
    Path((case, id)): Path<(CaseId, String)>,
    Form(from): Form<From>,
) -> Answer {
    let entry: EventId = desk.house.world.id();
    let some = desk.write(&caller, move |c, me, now| {
        let (case, r) = of(c, &me, &case, &id, now)?;
        if from.after <= 0 {
            note(c, &me, &case, &r, &entry, now)?;
        } else if !noted(c, &me, &r, now)? {
            return Err(Refusal::conflict("recording.replay", Text::new("desk-recording-again")).into());
        }
        recording::pieces(c, &r.id, from.after.max(0))
    });
    let some = some.await?;
    let pieces: Vec<Value> = some.iter().map(piece).collect();
    let body = json!({ "pieces": pieces, "after": some.last().map(|x| x.n) });
    Ok(([(CACHE_CONTROL, "no-store")], axum::Json(body)).into_response())
}

fn piece(x: &Piece) -> Value {
    let time = x.at.0 / 1_000;
    json!({ "time": time, "run": x.run, "n": x.message, "of": x.pieces, "at": x.piece, "text": x.text })
}

fn note(c: &Conn, me: &Me, case: &Case, r: &Recording, id: &EventId, now: Instant) -> Result<()> {
    let after = json!({ "name": case.code, "case": case.code });
    let change = Change {
        at: now,
        staff: Some(me.id.clone()),
        staff_name: me.staff.name.clone(),
        site: Some(r.site.clone()),
        kind: REPLAYED.to_owned(),
        subject: r.id.clone(),
        before: Value::Null,
        after,
    };
    audit::note(c, &change, id)
}

fn noted(c: &Conn, me: &Me, r: &Recording, now: Instant) -> Result<bool> {
    let wanted = Wanted {
        sites: vec![r.site.clone()],
        staff: me.id.to_string(),
        kind: REPLAYED.to_owned(),
        subject: r.id.clone(),
        from: Some(now - REPLAY),
        ..Wanted::default()
    };
    Ok(!audit::find(c, &wanted, 1, 0)?.is_empty())
}
