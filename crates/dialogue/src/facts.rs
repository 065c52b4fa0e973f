//! What others may hear of a dialogue.
//!
//! `dialogue:ID` (the person and the account manager in it): messages and marks as kept facts, typing
//! as a flash. `desk:dialogue:ID` (staff of the site only): private notes. `person:ID`: that the list
//! of cases changed.

use crate::fragments::Speaks;
use crate::{Dialogue, Mark, Message, Side};
use ground::{DialogueId, Instant, PersonId, Result};
use live::Hub;
use serde_json::{Value, json};
use std::sync::Arc;
use store::Conn;

/// On which a dialogue is heard, and in which words.
#[derive(Clone)]
pub struct Line {
    pub hub: Hub,
    pub voice: Arc<dyn Speaks>,
}

/// Person and account manager.
pub fn topic(id: &DialogueId) -> String {
    format!("dialogue:{id}")
}

/// Staff of the site only.
pub fn desk_topic(id: &DialogueId) -> String {
    format!("desk:dialogue:{id}")
}

/// The person's own.
pub fn person_topic(id: &PersonId) -> String {
    format!("person:{id}")
}

/// Keeps a fact on a topic: ready HTML, frames to fetch again, data.
pub fn keep(c: &Conn, line: &Line, topic: &str, kind: &str, data: &Value, now: Instant) -> Result<()> {
    live::publish(c, &line.hub, topic, kind, data.to_string(), now).map(|_| ())
}

/// Flashes "fetch these frames again" after the commit.
pub fn refresh(c: &Conn, line: &Line, topic: String, frames: &'static [&'static str]) {
    let hub = line.hub.clone();
    c.after_commit(move || hub.flash(&topic, "refresh", json!({ "refresh": frames }).to_string()));
}

pub(crate) fn message(
    c: &Conn,
    line: &Line,
    d: &Dialogue,
    m: &Message,
    html: &str,
    now: Instant,
) -> Result<()> {
    let stream = format!(
        "<turbo-stream action=\"append\" target=\"transcript\"><template>{html}</template></turbo-stream>"
    );
    let data = json!({ "html": stream, "data": { "n": m.n, "author": m.author.code(), "client": m.client } });
    keep(c, line, &topic(&d.id), "message", &data, now)
}

pub(crate) fn mark(c: &Conn, line: &Line, d: &Dialogue, side: Side, mark: Mark, n: i64) {
    let kind = match mark {
        Mark::Delivered => "delivered",
        Mark::Read => "read",
    };
    let (hub, topic, data) =
        (line.hub.clone(), topic(&d.id), json!({ "data": { "side": side.code(), "n": n } }));
    c.after_commit(move || hub.flash(&topic, kind, data.to_string()));
}

/// Somebody is typing; not kept.
pub fn typing(hub: &Hub, id: &DialogueId, side: Side) {
    hub.flash(&topic(id), "typing", json!({ "data": { "side": side.code() } }).to_string());
}

pub(crate) fn note(c: &Conn, line: &Line, id: &DialogueId) {
    refresh(c, line, desk_topic(id), &["notes"]);
}

/// The dialogue ended, or another account manager is in it: both sides fetch its head and foot again.
pub fn turned(c: &Conn, line: &Line, id: &DialogueId, kind: &str, now: Instant) -> Result<()> {
    let data = json!({ "refresh": ["dialogue-head", "dialogue-foot"] });
    keep(c, line, &topic(id), kind, &data, now)
}

pub(crate) fn case(c: &Conn, line: &Line, person: &PersonId) {
    refresh(c, line, person_topic(person), &["cases", "home-under-way"]);
}
