//! The live stream's server half: one connection per tab, both ways.
//!
//! A tab opens topics, each authorised when it is opened and again while it is open; kept facts come with
//! their mark, so that a tab that was away says how far it heard. What goes up is acknowledged once its
//! handler has kept it; an unacknowledged message is sent again with the same `seq` and body, so handlers
//! recognise a repeated body by its own id.
//!
//! A tab that sends faster than it may hears `slow` with the `seq` from which it is read more slowly; all of it
//! is still taken, in order.
//!
//! Nothing is queued for a slow reader: while it does not read, nothing is fetched for it; after
//! [`SEND_LIMIT`] it is dropped and catches up when it comes back.

mod sse;
mod tab;
mod wire;

pub use tab::Tab;

use crate::caller::Caller;
use crate::csrf;
use crate::house::House;
use crate::limit::Limiter;
use crate::site::Face;
use crate::stand::ClientIp;
use crate::trouble::Oops;
use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::future::BoxFuture;
use ground::{Result, Span};
use http::StatusCode;
use http::request::Parts;
use live::Fact;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::watch;

/// Largest message a tab may send, in bytes.
pub const MESSAGE_LIMIT: usize = 256 * 1024;
/// Topics one tab may have open at a time.
pub const TOPICS_LIMIT: usize = 32;
/// A tab that reads nothing for so long is dropped.
pub const SEND_LIMIT: Duration = Duration::from_secs(10);
/// The kind of a flash that makes every tab hearing it prove its rights again, at once.
/// It is not passed on: `hub.flash(topic, web::live::RIGHTS, String::new())`.
pub const RIGHTS: &str = "rights";

/// What faces plug into the live stream.
pub trait Ups: Send + Sync + 'static {
    /// Who is calling, from the cookie of that face: the same answer as the face's middleware gives.
    fn caller<'a>(&'a self, face: Face, head: &'a Parts) -> BoxFuture<'a, Caller>;

    /// Whether this tab may hear this topic, now.
    fn topic_allowed<'a>(&'a self, tab: &'a Tab, topic: &'a str) -> BoxFuture<'a, bool>;

    /// Takes what a tab sends to `visit`, `dialogue:ID` … and answers when it is kept. The value rides on the
    /// acknowledgement (`Null`: nothing to say). A refusal is acknowledged too, with its reason; after a fault
    /// the tab sends the same again later. The same body may come twice.
    fn up<'a>(&'a self, tab: &'a Tab, to: &'a str, body: Value) -> BoxFuture<'a, Result<Value>>;

    /// The fact's JSON as this tab may see it; `None` hides it (a private note from the person).
    fn shown(&self, tab: &Tab, fact: &Fact) -> Option<String> {
        let _ = tab;
        Some(fact.data.clone())
    }

    /// A tab is here. After a reconnect this comes before `left` of the old connection or after it.
    fn joined<'a>(&'a self, tab: &'a Tab) -> BoxFuture<'a, ()> {
        let _ = tab;
        Box::pin(std::future::ready(()))
    }

    /// A connection of a tab ended; `silent`: how long nothing had been heard of it. Not called when the
    /// program itself stops.
    fn left<'a>(&'a self, tab: &'a Tab, silent: Span) -> BoxFuture<'a, ()> {
        let _ = (tab, silent);
        Box::pin(std::future::ready(()))
    }
}

/// The live stream of the house. Cheap to clone.
#[derive(Clone)]
pub struct Live {
    pub(crate) house: House,
    pub(crate) ups: Arc<dyn Ups>,
    opens: Arc<Limiter>,
    stop: Arc<watch::Sender<bool>>,
    open: Arc<AtomicUsize>,
}

impl Live {
    pub fn new(house: &House, ups: Arc<dyn Ups>) -> Self {
        let (burst, per_second) = house.settings.opens;
        Self {
            house: house.clone(),
            ups,
            opens: Arc::new(Limiter::new(burst, per_second, 20_000)),
            stop: Arc::new(watch::channel(false).0),
            open: Arc::default(),
        }
    }

    /// `GET /live`, `GET /live/sse`, `POST /live/up`. Merge it before [`crate::stand`].
    pub fn router(&self) -> Router {
        Router::new()
            .route("/live", get(socket))
            .route("/live/sse", get(sse::down))
            .route("/live/up", post(sse::up))
            .with_state(self.clone())
    }

    /// Tells every tab to come back in a moment, and closes: call it when the program is told to stop.
    pub fn shutdown(&self) {
        self.stop.send_replace(true);
    }

    /// How many connections are open.
    pub fn tabs(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    /// Counts a connection until it is dropped.
    pub(crate) fn counted(&self) -> Counted {
        self.open.fetch_add(1, Ordering::Relaxed);
        Counted(self.open.clone())
    }

    pub(crate) fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// Ours, not too often; then who it is.
    async fn enter(&self, parts: &Parts, origin_needed: bool) -> Result<Tab, Oops> {
        let origin = parts.headers.contains_key(http::header::ORIGIN);
        if !csrf::is_own(&parts.headers, &self.house) || (origin_needed && !origin) {
            return Err(Oops::Forbidden);
        }
        let ip = parts.extensions.get::<ClientIp>().map_or("", |i| i.0.as_str());
        self.opens.take(ip, self.house.world.now()).map_err(Oops::TooMany)?;
        Tab::of(parts, &*self.ups).await
    }
}

/// One open connection.
pub(crate) struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn socket(State(live): State<Live>, ws: WebSocketUpgrade, req: Request) -> Response {
    let (parts, _) = req.into_parts();
    let tab = match live.enter(&parts, true).await {
        Ok(tab) => tab,
        Err(oops) => return oops.into_response(),
    };
    if *live.stop.borrow() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    ws.max_message_size(MESSAGE_LIMIT)
        .max_frame_size(MESSAGE_LIMIT)
        .read_buffer_size(2 * 1024)
        .write_buffer_size(0)
        .max_write_buffer_size(2 * MESSAGE_LIMIT)
        .on_upgrade(move |socket| wire::talk(live, tab, socket))
}
