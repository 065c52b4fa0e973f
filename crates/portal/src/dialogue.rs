//! The person's side of a dialogue, and its rating.

pub(crate) mod files;
mod shared;

use crate::Portal;
use crate::session::Me;
use ::dialogue::{
    Attachment, Author, Case, Dialogue, Mark, NewMessage, Rating, Side, clean_body, facts, shelf,
    valid_client,
};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use ground::{DialogueId, Error, Instant, PersonId, Refusal, Result, Span, Text};
use http::header::{ACCEPT, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use shared::Told;
use std::sync::Arc;
use store::Conn;
use web::live::Tab;
use web::{Answer, Errors, Form, Page, Routes, Who, see, see_with};

/// The addresses of this file; merged into the portal's table.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        .get("/dialogue/{id}", Who::Person, get)
        .post("/dialogue/{id}/messages", Who::Person, post)
        .get("/dialogue/{id}/files", Who::Person, files::attach)
        .upload("/dialogue/{id}/files", Who::Person, ::dialogue::ATTACHMENT_MAX + 64 * 1024, files::upload)
        .get("/dialogue/{id}/files/{file}", Who::Person, files::get)
        .post("/dialogue/{id}/rating", Who::Person, rate)
}

#[derive(Template)]
#[template(path = "help/dialogue.html")]
struct DialoguePage {
    p: Page,
    d: Dialogue,
    /// What they are called; empty while nobody is there.
    with: String,
    full: String,
    /// Waits for another account manager.
    waiting: bool,
    messages: Vec<String>,
    case: Option<Case>,
    rating: Option<Rating>,
    errors: Errors,
    typed: String,
    stars: i64,
    words: String,
    fresh: String,
    attaching: bool,
    most: i64,
    /// What the account manager was told when it began, and where each of it came from.
    told: Vec<Told>,
    /// They see what did not work in the visit.
    visit: bool,
}

impl DialoguePage {
    fn had(&self) -> i64 {
        self.d.had_by_other(Side::Person)
    }
    fn read(&self) -> i64 {
        self.d.read_by_other(Side::Person)
    }
    /// How many stars, the key of what they mean, whether they are chosen.
    fn scale(&self) -> [(i64, String, bool); 5] {
        [1, 2, 3, 4, 5].map(|n| (n, self.p.t(format!("dialogue-rating-{n}")), self.stars == n))
    }
    fn ended(&self) -> Instant {
        self.d.ended_at.unwrap_or(self.d.opened_at)
    }
    fn path(&self) -> String {
        format!("/dialogue/{}", self.d.id)
    }
}

async fn page(portal: &Portal, p: Page, me: &Me, id: DialogueId) -> Result<DialoguePage> {
    let (person, run, voice) =
        (me.id().clone(), portal.house.hub.run().to_owned(), portal.line.voice.clone());
    let fresh = portal.house.world.id::<DialogueId>().0;
    let find = move |c: &Conn| {
        let d = shelf::of(c, &id, &person)?;
        let topic = facts::topic(&d.id);
        let mark = live::Mark { run: run.clone(), n: live::last(c, &topic)? };
        let last = handover::shelf::turns(c, &d.id)?.pop().map(|t| t.0);
        let staff = last.map(|s| people::shelf::staff(c, &s)).transpose()?.flatten();
        let (with, full) = staff.map_or_else(Default::default, |s| (s.called().to_owned(), s.name));
        let html = |m: &::dialogue::Message| ::dialogue::message_html(m, p.lang, &d.zone, &*voice);
        let need = handover::shelf::of_dialogue(c, &d.id)?.map(|h| h.need);
        Ok(DialoguePage {
            told: need.as_ref().map(|n| shared::told(&p, n)).unwrap_or_default(),
            visit: need.is_some_and(|n| n.visit.is_some()),
            p: p.clone().titled("dialogue-title").listening(topic, Some(mark.to_string())),
            with,
            full,
            waiting: d.is_open() && d.staff.is_none(),
            messages: shelf::transcript(c, &d.id)?.iter().map(html).collect(),
            case: shelf::case_of_dialogue(c, &d.id)?,
            rating: shelf::rating(c, &d.id)?,
            errors: Errors::none(),
            typed: String::new(),
            stars: 0,
            words: String::new(),
            fresh: fresh.clone(),
            attaching: false,
            most: (::dialogue::ATTACHMENT_MAX / (1024 * 1024)) as i64,
            d,
        })
    };
    portal.house.db.read(find).await
}

/// `GET /dialogue/{id}`: the thread, for ever; while it is open, with a field to write in.
pub async fn get(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<DialogueId>) -> Answer {
    web::page(&page(&portal, p, &me, id).await?)
}

#[derive(Deserialize)]
pub struct Written {
    body: String,
    client: String,
}

fn by(me: &Me, body: String, client: String, attachment: Option<Attachment>) -> NewMessage {
    NewMessage {
        author: Author::Person,
        author_id: me.id().0.clone(),
        author_name: me.0.name(),
        body,
        say: None,
        client,
        attachment,
    }
}

/// Stores a message; the number it got. Refused: empty, too long, the dialogue has ended.
async fn write(
    portal: &Portal,
    person: PersonId,
    id: DialogueId,
    body: &str,
    client: String,
    now: Instant,
) -> Result<i64> {
    let body = clean_body(body)?;
    if !valid_client(&client) {
        return Err(Refusal::input("message.client", "client", Text::new("dialogue-message-client")).into());
    }
    let line = portal.line.clone();
    let posted = portal.house.db.write(move |c| {
        let d = shelf::of(c, &id, &person)?;
        let me = Me(Arc::new(people::shelf::person(c, &person)?.ok_or(Error::NotFound)?));
        shelf::post(c, &d, &by(&me, body.clone(), client.clone(), None), &line, now)
    });
    Ok(posted.await?.message.n)
}

/// `POST /dialogue/{id}/messages`
pub async fn post(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<DialogueId>,
    Form(f): Form<Written>,
) -> Answer {
    let script = headers.get(ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    if let Err(wait) = portal.limits.messages.take(me.id().as_str(), p.now) {
        if script {
            return Err(web::Oops::TooMany(wait));
        }
        return too_often(page(&portal, p, &me, id).await?, f.body, wait);
    }
    match write(&portal, me.id().clone(), id.clone(), &f.body, f.client, p.now).await {
        Ok(n) if script => Ok(axum::Json(json!({ "n": n })).into_response()),
        Ok(_) => Ok(see(format!("/dialogue/{id}#body"))),
        Err(e) if script => Err(e.into()),
        Err(e) => {
            let errors = Errors::catch(e)?;
            let mut page = page(&portal, p, &me, id).await?;
            (page.errors, page.typed) = (errors, f.body);
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The page with what was typed, and for how long to wait.
fn too_often(mut page: DialoguePage, typed: String, wait: Span) -> Answer {
    page.errors.add("body", Text::new("dialogue-message-often"));
    page.typed = typed;
    let mut answer = web::page_as(StatusCode::TOO_MANY_REQUESTS, &page)?;
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    Ok(answer)
}

#[derive(Deserialize)]
pub struct Rated {
    #[serde(default)]
    stars: i64,
    #[serde(default)]
    words: String,
}

/// `POST /dialogue/{id}/rating`: once.
pub async fn rate(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    Path(id): Path<DialogueId>,
    Form(f): Form<Rated>,
) -> Answer {
    let (own, d, now) = (me.id().clone(), id.clone(), p.now);
    let (line, words, stars) = (portal.line.clone(), f.words.clone(), f.stars);
    let rated = portal.house.db.write(move |c| {
        let d = shelf::of(c, &d, &own)?;
        shelf::rate(c, &d, &Rating { stars, words: words.clone(), at: now }, &line)
    });
    match rated.await {
        Ok(()) => Ok(see_with(format!("/dialogue/{id}"), &Text::new("dialogue-rated"))),
        Err(e) => {
            let errors = Errors::catch(e)?;
            let mut page = page(&portal, p, &me, id).await?;
            (page.errors, page.stars, page.words) = (errors, f.stars, f.words);
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Whether this person may hear `dialogue:ID`; `None` where the topic is another.
pub async fn topic_allowed(portal: &Portal, tab: &Tab, topic: &str) -> Option<bool> {
    let id = DialogueId(topic.strip_prefix("dialogue:")?.to_owned());
    let person = tab.caller.person()?.clone();
    let own = portal.house.db.read(move |c| shelf::of(c, &id, &person).map(drop)).await;
    Some(own.is_ok())
}

/// Takes what a person's tab sends to `dialogue:ID`; `None` where it is for somebody else.
///
/// Bodies: `{kind: "message", client, body}`, `{kind: "typing"}`, `{kind: "read" | "had", n}`.
pub async fn up(portal: &Portal, tab: &Tab, to: &str, body: &Value) -> Option<Result<Value>> {
    let id = DialogueId(to.strip_prefix("dialogue:")?.to_owned());
    let person = tab.caller.person()?.clone();
    Some(take(portal, person, id, body).await)
}

pub(crate) async fn take(portal: &Portal, person: PersonId, id: DialogueId, body: &Value) -> Result<Value> {
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
    let now = portal.house.world.now();
    match text("kind") {
        "message" => {
            let n = write(portal, person, id, text("body"), text("client").to_owned(), now).await?;
            Ok(json!({ "n": n }))
        }
        "typing" => {
            let d = id.clone();
            portal.house.db.read(move |c| shelf::of(c, &d, &person).map(drop)).await?;
            facts::typing(&portal.line.hub, &id, Side::Person);
            Ok(Value::Null)
        }
        kind @ ("read" | "had") => {
            let mark = if kind == "read" { Mark::Read } else { Mark::Delivered };
            let (n, line) = (body.get("n").and_then(Value::as_i64).unwrap_or(0), portal.line.clone());
            let moved = portal.house.db.write(move |c| {
                let d = shelf::of(c, &id, &person)?;
                shelf::mark(c, &d, Side::Person, mark, n, &line)
            });
            moved.await.map(|_| Value::Null)
        }
        _ => Err(Error::NotFound),
    }
}
