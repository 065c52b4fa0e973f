//! `segue.js`: one script for any website, and what it talks to.
//!
//! A page of others is known by its site key (public) and its origin (the browser's word); a person by a token that
//! the website's own server signed ([`jwt`]). No cookie is read or set here. What comes is bounded before it is read:
//! bodies, calls by address and by visit. The program plugs in who watches over visits ([`Visits`]).

mod ask;
mod beside;
pub mod jwt;
mod serve;
mod socket;

use futures_util::future::BoxFuture;
use ground::{Lang, OfferId, PersonId, Result, SiteId};
use people::website::Website;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use web::{House, Limiter, Routes, Who};

/// Largest batch, in bytes.
pub const BODY_MAX: usize = 32 * 1024;
/// Largest number of a batch: what every script counts exactly.
pub const SEQ_MAX: u64 = (1 << 53) - 1;

/// A call by the script, after key, origin and token were looked at.
#[derive(Clone, Debug)]
pub struct Came {
    pub site: SiteId,
    /// What the script recognises the visit by.
    pub visit: String,
    /// Host of the page, with its port.
    pub host: String,
    /// Proved by the website's server.
    pub person: Option<PersonId>,
    pub lang: Lang,
    pub agent: String,
}

/// Help that is proposed, in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Offered {
    pub id: OfferId,
    /// Why, in a sentence.
    pub why: String,
    pub promise: String,
    /// What would be shared, each to be struck on the card.
    pub shared: Vec<Shared>,
}

/// One fact that would be shared.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Shared {
    pub key: String,
    pub label: String,
    pub value: String,
}

/// A page from which somebody was asked for, which follows that.
#[derive(Clone, Debug)]
pub struct Tied {
    pub site: SiteId,
    /// Host of the page, with its port.
    pub host: String,
    /// What the page handed to the window that it opened.
    pub secret: String,
    pub lang: Lang,
}

/// How it stands.
#[derive(Clone, Debug)]
pub struct Followed {
    /// As the page is told; `path` in it is one of the portal.
    pub state: Value,
    /// Where a change is told.
    pub topics: Vec<String>,
    /// Nothing follows.
    pub over: bool,
}

/// Who watches over visits of foreign pages.
pub trait Visits: Send + Sync + 'static {
    /// Takes in a batch; answers when it is on disk, with the number of events that were left out and what is
    /// proposed in the visit.
    fn take<'a>(&'a self, came: &'a Came, body: &'a Value)
    -> BoxFuture<'a, Result<(usize, Option<Offered>)>>;
    /// What is proposed now.
    fn offer(&self, came: &Came) -> Option<Offered>;
    /// What a site says above its offers in its own words; nothing where they are the usual ones.
    fn title<'a>(&'a self, _site: &'a SiteId, _lang: Lang) -> BoxFuture<'a, Result<Option<String>>> {
        Box::pin(async { Ok(None) })
    }
    /// The topic on which a change of the proposal is told.
    fn topic(&self, came: &Came) -> Option<String>;
    /// Where help goes on, as a path of the portal, with what was left of what would be shared (by key; `None`
    /// where the card did not ask).
    fn open(&self, came: &Came, left: Option<&[String]>) -> String;
    /// What a page needs to show what was asked for from it, by name.
    fn words(&self, lang: Lang) -> Value;
    /// How what was asked for from a page stands, with the messages after the number `after`. Errors: not found where
    /// nothing ties this page.
    fn follow<'a>(&'a self, at: &'a Tied, after: i64) -> BoxFuture<'a, Result<Followed>>;
    /// Takes what such a page sends.
    fn heard<'a>(&'a self, at: &'a Tied, body: &'a Value) -> BoxFuture<'a, Result<Value>>;
    /// The page went away; it may come back.
    fn left(&self, at: &Tied);
    /// A no; with `never`, to all help unasked.
    fn refuse<'a>(&'a self, came: &'a Came, offer: &'a OfferId, never: bool) -> BoxFuture<'a, Result<()>>;
    fn observed<'a>(&'a self, came: &'a Came) -> BoxFuture<'a, Result<Value>>;
    fn forget<'a>(&'a self, came: &'a Came) -> BoxFuture<'a, Result<()>>;
}

/// What was refused, for the metrics page.
#[derive(Debug, Default)]
pub struct Counts {
    pub batches: AtomicU64,
    pub slowed: AtomicU64,
    pub refused: AtomicU64,
}

impl Counts {
    fn one(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

/// What the routes of the script share. Cheap to clone.
#[derive(Clone)]
pub struct Script {
    pub house: House,
    visits: Arc<dyn Visits>,
    /// Calls, by network address and by visit.
    addresses: Arc<Limiter>,
    batches: Arc<Limiter>,
    pub counts: Arc<Counts>,
}

impl Script {
    pub fn new(house: House, visits: Arc<dyn Visits>) -> Self {
        Self {
            house,
            visits,
            addresses: Arc::new(Limiter::new(600, 100.0, 50_000)),
            batches: Arc::new(Limiter::new(40, 5.0, 200_000)),
            counts: Arc::default(),
        }
    }

    async fn website(&self, key: &str) -> Result<Option<(Website, Vec<people::website::Secret>)>> {
        if key.is_empty() || key.len() > 64 {
            return Ok(None);
        }
        let key = key.to_owned();
        self.house
            .db
            .read(move |c| {
                let Some(w) = people::website::by_key(c, &key)? else { return Ok(None) };
                Ok(Some((w.clone(), people::website::secrets(c, &w.site)?)))
            })
            .await
    }
}

/// The table of routes, at the root. Each proves itself by a site key and an origin.
pub fn table() -> Routes<Script> {
    Routes::new()
        .get("/segue.js", Who::Machine, serve::loader)
        .get("/segue.mjs", Who::Machine, serve::module)
        .get("/segue/{file}", Who::Machine, serve::file)
        .get("/segue/setup", Who::Machine, ask::setup)
        .get("/segue/live", Who::Machine, socket::open)
        .get("/segue/beside", Who::Machine, beside::open)
        .get("/segue/observed", Who::Machine, ask::observed)
        .upload("/segue/events", Who::Machine, BODY_MAX, ask::events)
        .upload("/segue/answer", Who::Machine, BODY_MAX, ask::answer)
        .upload("/segue/forget", Who::Machine, BODY_MAX, ask::forget)
}

pub fn router(script: Script) -> axum::Router {
    table().into_router().with_state(script)
}
