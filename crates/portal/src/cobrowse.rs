//! The person's side of co-browsing: the question, the bar while the page is seen, the end, and the page's
//! stream on its way up.
//!
//! Only what `browser/cobrowse_clean.js` left over is sent; here it is a text that is passed on unread, within
//! the limits of [`journey::cobrowse`].

use crate::Portal;
use crate::recordings::{self, How};
use crate::session::Me;
use ::dialogue::{facts, shelf};
use askama::Template;
use axum::extract::State;
use ground::{DialogueId, Error, Instant, PersonId, Refusal, Result, Text};
use http::HeaderMap;
use journey::cobrowse::{Admission, PART, Share, Yes, topic};
use journey::recording::Piece;
use serde::Deserialize;
use serde_json::{Value, json};
use web::live::{RIGHTS, Tab};
use web::{Answer, Aside, Form, Page, Routes, Who, see};

/// Longest name of a page load, in bytes.
const RUN: usize = 64;

/// The addresses of this file; merged into the portal's table. All are about the caller's own page.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        .get("/co-browsing", Who::Person, get)
        .post("/co-browsing/consents", Who::Person, agree)
        .post("/co-browsing/endings", Who::Person, end)
}

#[derive(Template)]
#[template(path = "cobrowse_region.html")]
struct Region<'a> {
    p: &'a Page,
    share: Option<Share>,
    /// Host of the website of others where they are, and may answer.
    elsewhere: Option<String>,
}

#[derive(Template)]
#[template(path = "cobrowse_frame.html")]
struct Frame<'a> {
    p: &'a Page,
    share: Option<Share>,
    elsewhere: Option<String>,
}

/// The place of the question and of the bar on every page of a person; for [`crate::session::resolve`].
pub(crate) fn region(portal: &Portal, person: &PersonId) -> Aside {
    let (portal, person) = (portal.clone(), person.clone());
    Aside::new(move |p| {
        let (share, elsewhere) = (portal.beside.of_person(&person), portal.ties.host(&person));
        Region { p, share, elsewhere }.render().unwrap_or_default()
    })
}

/// `GET /co-browsing`: the frame alone.
pub async fn get(State(portal): State<Portal>, me: Me, p: Page) -> Answer {
    let (share, elsewhere) = (portal.beside.of_person(me.id()), portal.ties.host(me.id()));
    web::page(&Frame { p: &p, share, elsewhere })
}

/// The answer to a question, which it names.
#[derive(Deserialize)]
pub struct Said {
    pub(crate) id: String,
    /// What becomes of a recording: `discard`, or it stays.
    #[serde(default)]
    pub(crate) what: String,
    #[serde(default)]
    fields: String,
    #[serde(default)]
    clicks: String,
}

/// `POST /co-browsing/consents`: yes.
pub async fn agree(
    State(portal): State<Portal>,
    me: Me,
    p: Page,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Answer {
    let asked = portal.beside.of_person(me.id()).filter(|s| s.id == said.id);
    let Some(asked) = asked else { return Err(over().into()) };
    let yes = Yes { fields: said.fields == "yes", clicks: said.clicks == "yes", at: None };
    let share = begin(&portal, asked, yes, p.now).await?;
    Ok(back(&headers, &share))
}

/// From a question to a page that is seen, which the thread says.
///
/// Errors: a conflict where the question is no longer open.
pub(crate) async fn begin(portal: &Portal, asked: Share, yes: Yes, now: Instant) -> Result<Share> {
    let (id, person, line) = (asked.dialogue.clone(), asked.person.clone(), portal.line.clone());
    let (client, staff, name) =
        (format!("cobrowse-on-{}", asked.id), asked.staff.clone(), asked.name.clone());
    let open = portal.house.db.write(move |c| {
        let d = shelf::of(c, &id, &person)?;
        if d.staff.as_ref() != Some(&staff) {
            return Ok(false);
        }
        let say = Text::new("dialogue-cobrowse-on").with("name", name.as_str());
        shelf::announce(c, &d, &client, say, &line, now).map(|()| true)
    });
    if !open.await? {
        portal.beside.end_same(&asked.dialogue, &asked.id);
        return Err(over());
    }
    let share = portal.beside.agree(&asked.person, &asked.id, yes).ok_or_else(over)?;
    changed(portal, &share);
    Ok(share)
}

/// `POST /co-browsing/endings`: no, or no more.
pub async fn end(
    State(portal): State<Portal>,
    me: Me,
    p: Page,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Answer {
    let Some(share) = portal.beside.of_person(me.id()).filter(|s| s.id == said.id) else {
        return Ok(see("/co-browsing"));
    };
    finish(&portal, &share, p.now).await?;
    Ok(back(&headers, &share))
}

/// Ends it by the person's wish, and says so in the thread.
pub(crate) async fn finish(portal: &Portal, share: &Share, now: Instant) -> Result<()> {
    // First it is over; then it is said.
    let ended = portal.beside.end_same(&share.dialogue, &share.id);
    changed(portal, share);
    if let Some(before) = ended {
        let how = if before.taping().is_some() { How::Kept } else { How::No };
        recordings::finish(portal, &before, how, now).await?;
    }
    let (id, person, line) = (share.dialogue.clone(), share.person.clone(), portal.line.clone());
    let key = if share.is_on() { "dialogue-cobrowse-ended" } else { "dialogue-cobrowse-no" };
    let client = format!("cobrowse-end-{}", share.id);
    let said = portal.house.db.write(move |c| {
        let d = shelf::of(c, &id, &person)?;
        if !d.is_open() {
            return Ok(());
        }
        shelf::announce(c, &d, &client, Text::new(key), &line, now)
    });
    said.await
}

pub(crate) fn back(headers: &HeaderMap, share: &Share) -> axum::response::Response {
    if headers.contains_key("turbo-frame") {
        see("/co-browsing")
    } else {
        see(format!("/dialogue/{}", share.dialogue))
    }
}

pub(crate) fn over() -> Error {
    Refusal::conflict("cobrowse.over", Text::new("cobrowse-over")).into()
}

/// Both sides fetch how it stands, and who may not hear any more is silenced at once.
pub(crate) fn changed(portal: &Portal, share: &Share) {
    let (hub, data) = (&portal.house.hub, json!({ "refresh": ["cobrowse"] }).to_string());
    hub.flash(&facts::person_topic(&share.person), "cobrowse", data.clone());
    hub.flash(&facts::desk_topic(&share.dialogue), "cobrowse", data);
    hub.flash(&topic(&share.dialogue), RIGHTS, String::new());
}

/// Takes what a person's tab sends to `cobrowse:DIALOGUE`; `None` where it is for somebody else.
///
/// Bodies: `{kind: "here", run}` (this page load is the one to be seen), `{kind: "away", run, why}`,
/// `{kind: "part", run, n, of, at, text}` (a piece of its stream), `{kind: "end"}`.
pub async fn up(portal: &Portal, tab: &Tab, to: &str, body: &Value) -> Option<Result<Value>> {
    let id = DialogueId(to.strip_prefix("cobrowse:")?.to_owned());
    let person = tab.caller.person()?.clone();
    Some(take(portal, &person, &id, None, body).await)
}

/// What a page sends of itself: one of the portal, or of the website `at`.
pub(crate) async fn take(
    portal: &Portal,
    person: &PersonId,
    id: &DialogueId,
    at: Option<&str>,
    body: &Value,
) -> Result<Value> {
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
    let number = |key: &str| body.get(key).and_then(Value::as_u64).filter(|n| *n < 1 << 53);
    let run = text("run");
    if run.len() > RUN {
        return Err(Error::NotFound);
    }
    let hub = &portal.house.hub;
    match text("kind") {
        "here" => {
            let share = portal.beside.here(person, id, run, at).ok_or(Error::NotFound)?;
            let data = json!({ "data": { "kind": "run", "run": run } }).to_string();
            hub.flash(&facts::person_topic(&share.person), "cobrowse", data);
            Ok(Value::Null)
        }
        "away" => {
            if portal.beside.of_dialogue(id).is_some_and(|s| s.person == *person && s.is_on() && s.run == run)
            {
                let why = if text("why") == "large" { "large" } else { "hidden" };
                let data = json!({ "data": { "kind": "away", "why": why } });
                hub.flash(&topic(id), "cobrowse", data.to_string());
            }
            Ok(Value::Null)
        }
        "part" => {
            part(portal, person, id, run, text("text"), [number("n"), number("of"), number("at")]).await
        }
        "end" => {
            let share =
                portal.beside.of_person(person).filter(|s| s.dialogue == *id).ok_or(Error::NotFound)?;
            finish(portal, &share, portal.house.world.now()).await.map(|()| Value::Null)
        }
        _ => Err(Error::NotFound),
    }
}

async fn part(
    portal: &Portal,
    person: &PersonId,
    id: &DialogueId,
    run: &str,
    text: &str,
    [n, of, at]: [Option<u64>; 3],
) -> Result<Value> {
    let (Some(n), Some(of), Some(at)) = (n, of, at) else { return Err(Error::NotFound) };
    if text.len() > PART {
        return Ok(json!({ "dropped": true }));
    }
    let now = portal.house.world.now();
    match portal.beside.admit(person, id, run, text.len(), now) {
        Admission::Pass => {
            let data =
                json!({ "data": { "kind": "part", "run": run, "n": n, "of": of, "at": at, "text": text } });
            portal.house.hub.flash(&topic(id), "cobrowse", data.to_string());
            let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
            let (message, pieces, piece) = (number(n), number(of), number(at));
            let (run, text) = (run.to_owned(), text.to_owned());
            recordings::keep(portal, id, Piece { n: 0, at: now, run, message, pieces, piece, text }).await?;
            Ok(Value::Null)
        }
        Admission::TooMuch => Ok(json!({ "dropped": true })),
        Admission::Other => Ok(json!({ "other": true })),
        Admission::Over => {
            if let Some(share) = portal.beside.of_dialogue(id).filter(|s| s.person == *person) {
                finish(portal, &share, now).await?;
            }
            Ok(json!({ "other": true }))
        }
    }
}
