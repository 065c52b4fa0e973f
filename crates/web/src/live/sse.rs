//! Where a WebSocket cannot be had: server-sent events down, `fetch(keepalive)` up, the same numbers.

use super::wire::{acknowledge, mark, wrap};
use super::{Live, MESSAGE_LIMIT, RIGHTS, TOPICS_LIMIT, Tab};
use crate::csrf::Seed;
use crate::trouble::Oops;
use axum::extract::{Request, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use ground::Span;
use live::Heard;
use serde::Deserialize;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// `GET /live/sse?face=…&tab=…&topics=a b&since=1.2 -`.
pub(super) async fn down(State(live): State<Live>, req: Request) -> Response {
    let (parts, _) = req.into_parts();
    let tab = match live.enter(&parts, false).await {
        Ok(tab) => tab,
        Err(oops) => return oops.into_response(),
    };
    let query = parts.uri.query().unwrap_or("").to_owned();
    let (send, receive) = mpsc::channel::<String>(64);
    tokio::spawn(feed(live, tab, query, send));
    Sse::new(events(receive)).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

fn events(receive: mpsc::Receiver<String>) -> impl Stream<Item = Result<Event, Infallible>> {
    futures_util::stream::unfold(receive, |mut r| async move {
        let text = r.recv().await?;
        Some((Ok(Event::default().data(text)), r))
    })
}

/// One task per topic, all into one short queue; whoever does not read is not written to.
async fn feed(live: Live, tab: Tab, query: String, send: mpsc::Sender<String>) {
    let open = live.counted();
    let began = Instant::now();
    live.ups.joined(&tab).await;
    let tab = Arc::new(tab);
    let value = |name: &str| {
        form_urlencoded::parse(query.as_bytes()).find(|(n, _)| n == name).map(|(_, v)| v.into_owned())
    };
    let since = value("since").unwrap_or_default();
    let mut since = since.split(' ');
    let mut tasks = tokio::task::JoinSet::new();
    let hello = json!({ "op": "hello", "beat": 15_000, "run": live.house.hub.run() });
    let _ = send.send(hello.to_string()).await;
    for topic in value("topics").unwrap_or_default().split_whitespace().take(TOPICS_LIMIT) {
        let from = since.next().map(str::to_owned);
        tasks.spawn(one(live.clone(), tab.clone(), topic.to_owned(), from, send.clone()));
    }
    let mut stop = live.stopping();
    tokio::select! {
        () = send.closed() => {
            let silent = Span::millis((began.elapsed().as_millis() as i64).min(15_000));
            live.ups.left(&tab, silent).await;
        }
        () = async { let _ = stop.wait_for(|s| *s).await; } => {}
    }
    tasks.shutdown().await;
    drop(open);
}

async fn one(live: Live, tab: Arc<Tab>, topic: String, since: Option<String>, send: mpsc::Sender<String>) {
    let gone = json!({ "op": "gone", "topic": topic }).to_string();
    let Ok(from) = mark(&live, &topic, since).await else { return };
    let mut listener = live.house.hub.subscribe(&topic, from);
    let opened = super::wire::opened(&listener, &topic, live.house.hub.flashed(&topic)).to_string();
    let mut opened = Some(opened);
    let mut proved: Option<Instant> = None;
    loop {
        if proved.is_none_or(|at| at.elapsed() > Duration::from_secs(30)) {
            if !live.ups.topic_allowed(&tab, &topic).await {
                let _ = send.send(gone).await;
                return;
            }
            proved = Some(Instant::now());
        }
        // From where it is heard, so that a tab that comes back misses nothing.
        if let Some(opened) = opened.take()
            && send.send(opened).await.is_err()
        {
            return;
        }
        let Ok(heard) = tokio::time::timeout(Duration::from_secs(30), listener.next()).await else {
            continue;
        };
        let mark = listener.mark().to_string();
        let text = match heard {
            Ok(Heard::Fact(f)) if f.kind == RIGHTS => {
                proved = None;
                None
            }
            Ok(Heard::Fact(f)) => live.ups.shown(&tab, &f).map(|d| wrap(&topic, &mark, f.n, &f.kind, &d)),
            Ok(Heard::Reset) => Some(json!({ "op": "reset", "topic": topic, "n": mark }).to_string()),
            Err(_) => return,
        };
        if let Some(text) = text
            && send.send(text).await.is_err()
        {
            return;
        }
    }
}

#[derive(Deserialize)]
struct Sent {
    to: String,
    seq: u64,
    #[serde(default)]
    body: Value,
}

/// `POST /live/up?face=…&tab=…` with `{to, seq, body}` and the page's token in `X-CSRF-Token`.
pub(super) async fn up(State(live): State<Live>, req: Request) -> Response {
    let (parts, body) = req.into_parts();
    match taken(&live, parts, body).await {
        Ok(ack) => axum::Json(ack).into_response(),
        Err(oops) => oops.into_response(),
    }
}

async fn taken(live: &Live, parts: http::request::Parts, body: axum::body::Body) -> Result<Value, Oops> {
    let tab = live.enter(&parts, true).await?;
    let seed = Seed::new(&parts, &tab.caller, &live.house);
    let given = parts.headers.get("x-csrf-token").and_then(|v| v.to_str().ok()).unwrap_or("");
    if !seed.fits(given) {
        return Err(Oops::Forbidden);
    }
    let bytes = axum::body::to_bytes(body, MESSAGE_LIMIT).await.map_err(|_| Oops::TooLarge)?;
    let sent: Sent = serde_json::from_slice(&bytes).map_err(|_| Oops::NotFound)?;
    let answer = live.ups.up(&tab, &sent.to, sent.body).await;
    Ok(acknowledge(&tab, sent.seq, answer))
}
