//! The same over one socket: batches up, what was taken and what is proposed down.

use super::ask::{No, Page, count, no, read, refused, take};
use super::{BODY_MAX, Came, Script};
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRef, FromRequestParts, Query};
use axum::response::{IntoResponse as _, Response};
use http::request::Parts;
use http::{HeaderMap, StatusCode};
use live::{Heard, Mark};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use web::{ClientIp, Site};

/// A page says something at least so often; it sends nothing while nothing happens, so this is a ping's pace.
const PING: Duration = Duration::from_secs(25);
/// A page that takes nothing off the wire for so long is left.
const SEND: Duration = Duration::from_secs(10);
/// Whoever is too fast is looked at again after so long.
const WAIT: Duration = Duration::from_millis(250);

/// `GET /segue/live?site=KEY`
pub(super) async fn open(from: From, ws: WebSocketUpgrade) -> Response {
    match from.page().await {
        Ok(_) => ws
            .max_message_size(BODY_MAX)
            .max_frame_size(BODY_MAX)
            .on_upgrade(move |socket| talk(from, socket)),
        Err(n) => refused(&from.script, &n),
    }
}

/// Who opened a socket. Their rights are looked at again with each message: a key that is retired, an origin that is
/// no longer listed, an address that sends too much.
pub(super) struct From {
    pub script: Script,
    site: Arc<Site>,
    ip: ClientIp,
    pub headers: HeaderMap,
    key: String,
}

impl<S: Sync> FromRequestParts<S> for From
where
    Script: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let wrong = || StatusCode::BAD_REQUEST.into_response();
        let Query(asked) = Query::<super::ask::Asked>::try_from_uri(&parts.uri).map_err(|_| wrong())?;
        let site = parts.extensions.get::<Arc<Site>>().cloned().ok_or_else(wrong)?;
        let ip = parts.extensions.get::<ClientIp>().cloned().ok_or_else(wrong)?;
        let script = Script::from_ref(state);
        Ok(Self { script, site, ip, headers: parts.headers.clone(), key: asked.site })
    }
}

impl From {
    pub async fn page(&self) -> Result<Page, No> {
        Page::of(&self.script, &self.site, &self.ip, &self.headers, &self.key).await
    }
}

async fn talk(from: From, mut socket: WebSocket) {
    let script = from.script.clone();
    let mut ping = tokio::time::interval(PING);
    let mut offers: Option<live::Listener> = None;
    let mut came: Option<Came> = None;
    loop {
        let told = async {
            match &mut offers {
                Some(listener) => listener.next().await,
                None => std::future::pending().await,
            }
        };
        let out = tokio::select! {
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => match batch(&from, text.as_bytes(), came.as_ref()).await {
                    Ok((heard, who)) => {
                        if came.is_none() {
                            let topic = script.visits.topic(&who);
                            offers = topic.map(|t| script.house.hub.subscribe(&t, Mark::default()));
                        }
                        came = Some(who);
                        Message::Text(heard.to_string().into())
                    }
                    Err(n) => {
                        count(&script, &n);
                        let said = Message::Text(json!({ "error": n.why() }).to_string().into());
                        if n.is_final() {
                            let _ = tokio::time::timeout(SEND, socket.send(said)).await;
                            return;
                        }
                        said
                    }
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                _ => return,
            },
            heard = told => match (heard, &came) {
                (Ok(Heard::Fact(f)), _) if f.kind != "offer" => continue,
                (Ok(_), Some(came)) => {
                    Message::Text(json!({ "offer": script.visits.offer(came) }).to_string().into())
                }
                _ => return,
            },
            _ = ping.tick() => Message::Ping(Vec::new().into()),
        };
        // Nothing is queued for whoever does not read.
        if !matches!(tokio::time::timeout(SEND, socket.send(out)).await, Ok(Ok(()))) {
            return;
        }
    }
}

/// Takes a message. Whoever sends faster than they may is read more slowly; what they sent is taken all the same.
async fn batch(from: &From, text: &[u8], before: Option<&Came>) -> Result<(Value, Came), No> {
    let script = &from.script;
    let body = read(text)?;
    if body.get("site").and_then(Value::as_str) != Some(from.key.as_str()) {
        return Err(no(StatusCode::BAD_REQUEST, "another website's batch"));
    }
    let page = loop {
        match from.page().await {
            Err(n) if n.is_slow() => pause(script, &n).await,
            page => break page?,
        }
    };
    let came = page.came(script, &body).await;
    if before.is_some_and(|b| b.visit != came.visit) {
        return Err(no(StatusCode::BAD_REQUEST, "a socket carries one visit"));
    }
    if body.get("kind").and_then(Value::as_str) == Some("hello") {
        return Ok((json!({ "offer": script.visits.offer(&came) }), came));
    }
    loop {
        match take(script, &page, &body).await {
            Err(n) if n.is_slow() => pause(script, &n).await,
            heard => return Ok((heard?, came)),
        }
    }
}

/// Until it may be tried again.
async fn pause(script: &Script, n: &No) {
    count(script, n);
    tokio::time::sleep(WAIT).await;
}
