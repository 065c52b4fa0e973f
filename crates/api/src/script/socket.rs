//! The same over one socket: batches up, what was taken and what is proposed down.

use super::ask::{No, Page, no, read, refused, take};
use super::{BODY_MAX, Came, Counts, Script};
use axum::Extension;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::response::Response;
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

/// `GET /segue/live?site=KEY`
pub(super) async fn open(
    State(script): State<Script>,
    Extension(site): Extension<Arc<Site>>,
    Extension(ip): Extension<ClientIp>,
    headers: HeaderMap,
    Query(asked): Query<super::ask::Asked>,
    ws: WebSocketUpgrade,
) -> Response {
    match Page::of(&script, &site, &ip, &headers, &asked.site).await {
        Ok(page) => ws
            .max_message_size(BODY_MAX)
            .max_frame_size(BODY_MAX)
            .on_upgrade(move |socket| talk(script, page, socket)),
        Err(n) => refused(&script, &n),
    }
}

async fn talk(script: Script, page: Page, mut socket: WebSocket) {
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
                Some(Ok(Message::Text(text))) => {
                    let heard = batch(&script, &page, text.as_bytes()).await;
                    match heard {
                        Ok((heard, who)) => {
                            if came.as_ref().map(|c| &c.visit) != Some(&who.visit) {
                                let topic = script.visits.topic(&who);
                                offers = topic.map(|t| script.house.hub.subscribe(&t, Mark::default()));
                            }
                            came = Some(who);
                            Message::Text(heard.to_string().into())
                        }
                        Err(n) => Message::Text(json!({ "error": n.why() }).to_string().into()),
                    }
                }
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

async fn batch(script: &Script, page: &Page, text: &[u8]) -> Result<(Value, Came), No> {
    let slowed = |n: No| {
        Counts::one(&script.counts.refused);
        n
    };
    let body = read(text).map_err(slowed)?;
    if body.get("site").and_then(Value::as_str) != Some(page.website.key.as_str()) {
        return Err(slowed(no(StatusCode::NOT_FOUND, "another website's batch")));
    }
    let came = page.came(script, &body).await;
    if body.get("kind").and_then(Value::as_str) == Some("hello") {
        return Ok((json!({ "offer": script.visits.offer(&came) }), came));
    }
    // A page that sends faster than it may is read more slowly; what it sent is taken all the same.
    loop {
        match take(script, page, &body).await {
            Err(n) if n.why() == "too many at once" => tokio::time::sleep(Duration::from_millis(250)).await,
            other => return other.map(|heard| (heard, came)),
        }
    }
}
