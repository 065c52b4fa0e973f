//! A page from which somebody was asked for, beside the window where that goes on: how it stands, the dialogue's messages,
//! and the page itself where its person shows it.
//!
//! The first message is `{hello: SECRET, lang, after}`; then each is numbered, `{seq, …}`, and answered `{ack: seq}` with
//! what came of it, or with `error` where it was refused.

use super::ask::{No, count, no, refused, whole};
use super::socket::From;
use super::{Followed, Tied};
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use futures_util::future::{BoxFuture, FutureExt as _, select_all};
use ground::Error;
use http::StatusCode;
use live::{Heard, Listener, Mark};
use serde_json::{Value, json};
use std::time::Duration;
use web::Tongue;

/// Largest message: a part of a page is at most 20,000 UTF-16 units, as JSON in JSON.
const MESSAGE: usize = 160 * 1024;
/// A tie says who it is within so long.
const HELLO: Duration = Duration::from_secs(10);
/// Rights are looked at, and how it stands is told, at least so often; this is a ping's pace, too.
const AGAIN: Duration = Duration::from_secs(5);
/// A page that takes nothing off the wire for so long is left.
const SEND: Duration = Duration::from_secs(10);
/// Facts that come together are answered with one state.
const GATHER: Duration = Duration::from_millis(30);

/// `GET /segue/beside?site=KEY`
pub(super) async fn open(from: From, ws: WebSocketUpgrade) -> Response {
    match from.page().await {
        Ok(_) => ws
            .max_message_size(MESSAGE)
            .max_frame_size(MESSAGE)
            .read_buffer_size(4 * 1024)
            .write_buffer_size(0)
            .max_write_buffer_size(2 * MESSAGE)
            .on_upgrade(move |socket| meet(from, socket)),
        Err(n) => refused(&from.script, &n),
    }
}

/// Sends what is to be sent; false where nobody takes it.
async fn send(socket: &mut WebSocket, what: &Value) -> bool {
    let text = Message::Text(what.to_string().into());
    matches!(tokio::time::timeout(SEND, socket.send(text)).await, Ok(Ok(())))
}

async fn meet(from: From, mut socket: WebSocket) {
    let Ok(Some(Ok(Message::Text(text)))) = tokio::time::timeout(HELLO, socket.recv()).await else { return };
    let Ok(hello) = serde_json::from_str::<Value>(&text) else { return };
    let said = |key: &str| hello.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
    let at = match from.page().await {
        Ok(page) => page.tied(&said("hello"), &said("lang")),
        Err(n) => return count(&from.script, &n),
    };
    let after = hello.get("after").and_then(Value::as_i64).unwrap_or(0).max(0);
    let words = Some(from.script.visits.words(at.lang));
    let mut talk = Talk { from, at, after, words, topics: Vec::new(), listeners: Vec::new() };
    if talk.stands(&mut socket).await {
        talk.go_on(&mut socket).await;
    }
    talk.from.script.visits.left(&talk.at);
}

struct Talk {
    from: From,
    at: Tied,
    /// The number of the last message that was told.
    after: i64,
    /// What goes along with the first state.
    words: Option<Value>,
    topics: Vec<String>,
    listeners: Vec<Listener>,
}

impl Talk {
    /// Tells how it stands. False where there is nothing to follow (any more), or nobody who hears it.
    async fn stands(&mut self, socket: &mut WebSocket) -> bool {
        let script = &self.from.script;
        let Followed { mut state, topics, over } = match script.visits.follow(&self.at, self.after).await {
            Ok(followed) => followed,
            Err(Error::NotFound) => {
                count(script, &no(StatusCode::NOT_FOUND, "nothing ties this page"));
                send(socket, &json!({ "gone": true })).await;
                return false;
            }
            Err(e) => {
                tracing::warn!(error = ?e, "a page of others could not be told how it stands");
                return false;
            }
        };
        // Before it is told, so that nothing that follows is missed.
        if self.topics != topics {
            let hub = &script.house.hub;
            self.listeners = topics.iter().map(|t| hub.subscribe(t, Mark::default())).collect();
            self.topics = topics;
            // What happened before one listened is in the next state.
            return Box::pin(self.stands(socket)).await;
        }
        if let Some(last) = state.get("last").and_then(Value::as_i64) {
            self.after = last;
        }
        if let Some(path) = state.get("path").and_then(Value::as_str) {
            state["open"] = whole(script, &self.from.headers, path).into();
        }
        if let Some(words) = self.words.take() {
            state["words"] = words;
        }
        send(socket, &state).await && !over
    }

    async fn go_on(&mut self, socket: &mut WebSocket) {
        let mut again = tokio::time::interval(AGAIN);
        again.tick().await;
        loop {
            let going = tokio::select! {
                message = socket.recv() => match message {
                    Some(Ok(Message::Text(text))) => self.take(socket, &text).await,
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => true,
                    _ => return,
                },
                heard = next(&mut self.listeners) => match heard {
                    Ok(Heard::Fact(fact)) => self.hear(socket, &fact.kind, &fact.data).await,
                    Ok(_) => self.stands(socket).await,
                    Err(e) => return tracing::warn!(error = ?e, "a page of others hears nothing"),
                },
                _ = again.tick() => match self.from.page().await {
                    Ok(_) => self.stands(socket).await,
                    Err(n) if n.is_slow() => true,
                    Err(n) => return count(&self.from.script, &n),
                },
            };
            if !going {
                return;
            }
        }
    }

    /// A fact of what it follows: the account manager's hand goes on at once; for the rest the state is told anew.
    async fn hear(&mut self, socket: &mut WebSocket, kind: &str, data: &str) -> bool {
        let data: Value = serde_json::from_str(data).unwrap_or_default();
        match (kind, data.get("data")) {
            ("cobrowse", Some(hand)) => send(socket, &json!({ "hand": hand })).await,
            ("typing", Some(who)) => {
                who.get("side") != Some(&json!("staff")) || send(socket, &json!({ "typing": true })).await
            }
            ("read" | "delivered", _) => true,
            _ => {
                tokio::time::sleep(GATHER).await;
                self.stands(socket).await
            }
        }
    }

    async fn take(&mut self, socket: &mut WebSocket, text: &str) -> bool {
        let script = &self.from.script;
        let Ok(body) = serde_json::from_str::<Value>(text) else { return false };
        let seq = body.get("seq").and_then(Value::as_u64).unwrap_or(0);
        let page = matches!(body.get("kind").and_then(Value::as_str), Some("here" | "away" | "part"));
        // Parts of a page have a measure of their own.
        if !page {
            while let Err(wait) = script.batches.take(&self.at.secret, script.house.world.now()) {
                count(script, &No::slow(wait));
                tokio::time::sleep(Duration::from_millis(250)).await;
            }
        }
        let answer = match script.visits.heard(&self.at, &body).await {
            Ok(value) => json!({ "ack": seq, "value": value }),
            Err(Error::Refused(r)) => {
                json!({ "ack": seq, "error": Tongue::new(self.at.lang).say(&r.reason) })
            }
            Err(Error::NotFound) => json!({ "ack": seq, "error": "" }),
            Err(e) => {
                tracing::warn!(error = ?e, "what a page of others sent was not taken");
                json!({ "ack": seq, "error": "", "later": true })
            }
        };
        send(socket, &answer).await
    }
}

/// The next thing on any of them; never where there are none.
async fn next(listeners: &mut [Listener]) -> ground::Result<Heard> {
    if listeners.is_empty() {
        return std::future::pending().await;
    }
    let all: Vec<BoxFuture<'_, ground::Result<Heard>>> =
        listeners.iter_mut().map(|l| l.next().boxed()).collect();
    select_all(all).await.0
}
