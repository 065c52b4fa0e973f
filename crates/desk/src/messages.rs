//! What the account manager writes: messages and private notes.

use crate::{Desk, Me};
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use dialogue::{Author, Dialogue, NewMessage, Note, clean_body, valid_client};
use ground::{DialogueId, Error, Refusal, Result, Text};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use store::Conn;
use web::{Answer, Caller, Form, see, see_saying};

#[derive(Deserialize)]
pub(crate) struct Written {
    body: String,
    client: String,
}

/// The dialogue that this member of staff is in; not found for others' sites, forbidden for others' dialogues.
pub(crate) fn mine(c: &Conn, me: &Me, id: &DialogueId) -> Result<Dialogue> {
    let d = dialogue::shelf::find(c, id)?.ok_or(Error::NotFound)?;
    me.at(&d.site)?;
    if d.staff.as_ref() != Some(&me.id) {
        let reason = Text::new(if d.is_open() { "desk-dialogue-others" } else { "dialogue-ended" });
        return Err(Refusal::conflict("dialogue.not-yours", reason).into());
    }
    Ok(d)
}

pub(crate) fn by(me: &Me, body: String, client: String) -> NewMessage {
    NewMessage {
        author: Author::Staff,
        author_id: me.id.0.clone(),
        author_name: me.name.clone(),
        body,
        say: None,
        client,
        attachment: None,
    }
}

/// Stores a message of the account manager; the number it got.
pub(crate) async fn write(
    desk: &Desk,
    caller: &Caller,
    id: DialogueId,
    body: &str,
    client: String,
) -> Result<i64> {
    let body = clean_body(body)?;
    if !valid_client(&client) {
        return Err(Refusal::input("message.client", "client", Text::new("dialogue-message-client")).into());
    }
    let line = desk.line.clone();
    desk.write(caller, move |c, me, now| {
        let d = mine(c, &me, &id)?;
        let posted = dialogue::shelf::post(c, &d, &by(&me, body.clone(), client.clone()), &line, now)?;
        Ok(posted.message.n)
    })
    .await
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<DialogueId>,
    Form(f): Form<Written>,
) -> Answer {
    let back = format!("/desk/dialogue/{id}");
    let json =
        headers.get(http::header::ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    match write(&desk, &caller, id, &f.body, f.client).await {
        Ok(n) if json => Ok((StatusCode::OK, serde_json::json!({ "n": n }).to_string()).into_response()),
        Ok(_) => Ok(see(back)),
        Err(Error::Refused(r)) if !json => Ok(see_saying(back, "bad", &r.reason)),
        Err(e) => Err(e.into()),
    }
}

#[derive(Deserialize)]
pub(crate) struct Noted {
    body: String,
    id: String,
}

pub(crate) async fn note(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    Form(f): Form<Noted>,
) -> Answer {
    let back = format!("/desk/dialogue/{id}");
    let line = desk.line.clone();
    if !valid_client(&f.id) {
        return Err(Error::NotFound.into());
    }
    let noted = desk
        .write(&caller, move |c, me, now| {
            let d = dialogue::shelf::find(c, &id)?.ok_or(Error::NotFound)?;
            me.at(&d.site)?;
            let (staff, staff_name) = (me.id.clone(), me.name.clone());
            let note =
                Note { id: format!("{}.{}", d.id, f.id), staff, staff_name, body: f.body.clone(), at: now };
            dialogue::shelf::note(c, &d, &note, &line)
        })
        .await;
    match noted {
        Ok(()) => Ok(see(back)),
        Err(Error::Refused(r)) => Ok(see_saying(back, "bad", &r.reason)),
        Err(e) => Err(e.into()),
    }
}
