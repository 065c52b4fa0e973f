//! The person's side of a dialogue, its rating, and their cases.

use crate::Portal;
use crate::session::Me;
use ::dialogue::{
    Attachment, Author, Case, Dialogue, Mark, NewMessage, Rating, Side, clean_body, facts, shelf,
    valid_client,
};
use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Response};
use ground::{CaseId, DialogueId, Error, FileId, Instant, Refusal, Result, Text};
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use remedy::Voucher;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Conn;
use web::live::Tab;
use web::{Answer, Errors, Form, Page, Routes, Who, see, see_saying, see_with};

/// The addresses of this file; merged into the portal's table.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        .get("/dialogue/{id}", Who::Person, get)
        .post("/dialogue/{id}/messages", Who::Person, post)
        .get("/dialogue/{id}/files", Who::Person, attach)
        .upload("/dialogue/{id}/files", Who::Person, ::dialogue::ATTACHMENT_MAX + 64 * 1024, upload)
        .get("/dialogue/{id}/files/{file}", Who::Person, file)
        .post("/dialogue/{id}/rating", Who::Person, rate)
        .get("/cases", Who::Person, cases)
        .get("/cases/{id}", Who::Person, case)
        // A thread within a case names its files relative to its own page.
        .get("/cases/{id}/files/{file}", Who::Person, file)
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
        Ok(DialoguePage {
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
    me: Me,
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
        let d = shelf::of(c, &id, me.id())?;
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
    match write(&portal, me.clone(), id.clone(), &f.body, f.client, p.now).await {
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

/// `GET /dialogue/{id}/files`: the form, for browsers without scripts.
pub async fn attach(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<DialogueId>) -> Answer {
    let mut page = page(&portal, p, &me, id).await?;
    page.attaching = true;
    web::page(&page)
}

/// `POST /dialogue/{id}/files`
pub async fn upload(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    headers: HeaderMap,
    Path(id): Path<DialogueId>,
    mut form: Multipart,
) -> Answer {
    let script = headers.get(ACCEPT).is_some_and(|v| v.as_bytes().starts_with(b"application/json"));
    let back = format!("/dialogue/{id}");
    let missing = Text::new("dialogue-file-missing");
    let (mut name, mut content, mut client) = (String::new(), Vec::new(), String::new());
    while let Some(field) = form.next_field().await.map_err(|_| web::Oops::TooLarge)? {
        match field.name() {
            Some("client") => client = field.text().await.map_err(|_| web::Oops::TooLarge)?,
            Some("file") => {
                name = field.file_name().unwrap_or("").to_owned();
                content = field.bytes().await.map_err(|_| web::Oops::TooLarge)?.to_vec();
            }
            _ => {}
        }
    }
    if content.is_empty() || !valid_client(&client) {
        return Ok(see_saying(back, "bad", &missing));
    }
    let (own, d) = (me.id().clone(), id.clone());
    portal.house.db.read(move |c| shelf::of(c, &d, &own).map(drop)).await?;
    let id_of_file = FileId(portal.house.world.token());
    let file = match Attachment::check(id_of_file, id.clone(), &name, &content) {
        Ok(file) => file,
        Err(Error::Refused(r)) if !script => return Ok(see_saying(back, "bad", &r.reason)),
        Err(e) => return Err(e.into()),
    };
    portal.files.save(&file.id, content).await?;
    let (line, now) = (portal.line.clone(), p.now);
    portal
        .house
        .db
        .write(move |c| {
            let d = shelf::of(c, &id, me.id())?;
            let new = by(&me, String::new(), client.clone(), Some(file.clone()));
            shelf::post(c, &d, &new, &line, now).map(drop)
        })
        .await?;
    if script { Ok(axum::Json(json!({})).into_response()) } else { Ok(see(back)) }
}

/// `GET /dialogue/{id}/files/{file}`: served so that it can do no harm.
pub async fn file(
    State(portal): State<Portal>,
    me: Me,
    Path((id, file)): Path<(DialogueId, FileId)>,
) -> Answer {
    let own = me.id().clone();
    let find = move |c: &Conn| {
        let d = shelf::of(c, &id, &own)?;
        shelf::file(c, &d.id, &file)
    };
    let file = portal.house.db.read(find).await?;
    let content = portal.files.load(&file.id).await?;
    Ok(serve(&file, content))
}

fn serve(file: &Attachment, content: Vec<u8>) -> Response {
    let mut answer = content.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type()));
    if let Ok(value) = HeaderValue::from_str(&file.disposition()) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    let policy = "default-src 'none'; sandbox; frame-ancestors 'none'";
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    answer
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

#[derive(Template)]
#[template(path = "help/cases.html")]
struct CasesPage {
    p: Page,
    open: Vec<Case>,
    resolved: Vec<Case>,
    vouchers: Vec<Voucher>,
}

/// `GET /cases`: what is open with us, and what was.
pub async fn cases(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let id = me.id().clone();
    let find = move |c: &Conn| Ok((shelf::cases_of(c, &id, 100)?, remedy::shelf::vouchers_of(c, &id)?));
    let (all, vouchers) = portal.house.db.read(find).await?;
    let (open, resolved) = all.into_iter().partition(Case::is_open);
    web::page(&CasesPage { p: p.titled("dialogue-cases-title"), open, resolved, vouchers })
}

#[derive(Template)]
#[template(path = "help/case.html")]
struct CasePage {
    p: Page,
    k: Case,
    owner: String,
    messages: Vec<String>,
}

/// `GET /cases/{id}`: with its thread.
pub async fn case(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<CaseId>) -> Answer {
    let (own, voice) = (me.id().clone(), portal.line.voice.clone());
    let (zone, lang) = (p.site.time_zone.clone(), p.lang);
    let find = move |c: &Conn| {
        let k = shelf::case_for(c, &id, &own)?;
        let owner = k.staff.as_ref().map(|s| people::shelf::staff(c, s)).transpose()?.flatten();
        let messages = match &k.dialogue {
            Some(d) => shelf::transcript(c, d)?,
            None => Vec::new(),
        };
        let html = |m: &::dialogue::Message| ::dialogue::message_html(m, lang, &zone, &*voice);
        let owner = owner.map(|s| s.name).unwrap_or_default();
        Ok((messages.iter().map(html).collect::<Vec<_>>(), k, owner))
    };
    let (messages, k, owner) = portal.house.db.read(find).await?;
    web::page(&CasePage { p: p.titled_as(k.subject.clone()), k, owner, messages })
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

async fn take(portal: &Portal, person: ground::PersonId, id: DialogueId, body: &Value) -> Result<Value> {
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
    let now = portal.house.world.now();
    match text("kind") {
        "message" => {
            let own = person.clone();
            let me = portal.house.db.read(move |c| people::shelf::person(c, &own)).await?;
            let me = Me(std::sync::Arc::new(me.ok_or(Error::NotFound)?));
            let n = write(portal, me, id, text("body"), text("client").to_owned(), now).await?;
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
