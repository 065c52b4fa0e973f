//! Customers and employees helping themselves: the pages of the portal.
//!
//! Promises: every page works without script, in every language of its site, for its own person only
//! (what belongs to others does not exist here); what may be done to an order is asked of
//! `records::policy` and done through `records::actions`; what was typed is never lost by a refusal.
//! Knows nothing of the desk and the office.

pub mod act;
pub mod art;
pub mod articles;
pub mod cases;
pub mod cobrowse;
pub mod dialogue;
pub mod documents;
pub mod elsewhere;
pub mod help;
pub mod home;
pub mod in_line;
pub mod invoice;
pub mod letters;
pub mod observe;
pub mod observed;
pub mod offer;
pub mod order;
pub mod order_row;
pub mod orders;
pub mod preferences;
pub mod products;
pub mod profile;
pub mod progress;
pub mod recordings;
pub mod routes;
pub mod saved;
pub mod search;
pub mod session;
pub mod sign_in;
pub mod team;
#[cfg(test)]
mod testing;
pub mod things;
pub mod tie;
pub mod unsent;
pub mod words;

use std::sync::{Arc, Mutex};
use web::{House, Limiter};

/// What every handler of the portal needs. Cheap to clone: every layer and handler of a request has its own.
#[derive(Clone)]
pub struct Portal(Arc<Parts>);

impl std::ops::Deref for Portal {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What the portal is made of.
#[derive(Clone)]
pub struct Parts {
    pub house: House,
    /// Articles, searched.
    pub library: knowledge::Library,
    pub limits: Arc<Limits>,
    /// Watches over visits.
    pub observer: observe::Observer,
    /// On which handovers and dialogues are heard.
    pub line: ::dialogue::Line,
    /// Files that are sent in dialogues.
    pub files: ::dialogue::Files,
    /// Whose pages are seen; the desk's is the same.
    pub beside: journey::Cobrowse,
    /// Pages of others that are tied to what was asked for from them.
    pub(crate) ties: tie::Ties,
    /// Who of those who wait is there; the desk's is the same.
    pub seen: handover::Seen,
    heart: Arc<Mutex<Option<observe::Heart>>>,
}

/// How often something may be asked for.
pub struct Limits {
    /// Sign-in links by network address.
    pub callers: Limiter,
    /// Sign-in links by mail address.
    pub addresses: Limiter,
    /// Messages and files that come as forms, and what is added to cases, by person.
    pub messages: Limiter,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            callers: Limiter::new(20, 0.1, 50_000),
            addresses: Limiter::new(3, 1.0 / 120.0, 50_000),
            messages: Limiter::new(30, 0.5, 50_000),
        }
    }
}

impl Portal {
    pub fn new(house: House, library: knowledge::Library) -> Self {
        let (observer, heart) =
            observe::Observer::new(&house, Arc::new(offer::AtTheDesk { library: library.clone() }));
        let line = offer::line(&house);
        let heart = Arc::new(Mutex::new(Some(heart)));
        let files = ::dialogue::Files::new("attachments".into());
        let beside = journey::Cobrowse::default();
        let seen = handover::Seen::default();
        let ties = tie::Ties::default();
        let limits = Arc::default();
        Self(Arc::new(Parts { house, library, limits, observer, line, files, beside, ties, seen, heart }))
    }

    /// The folder for files that are sent in dialogues; the desk's is the same.
    #[must_use]
    pub fn attachments(self, folder: std::path::PathBuf) -> Self {
        let files = ::dialogue::Files::new(folder);
        Self(Arc::new(Parts { files, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// Whose pages are seen; the desk's is the same.
    #[must_use]
    pub fn beside(self, beside: journey::Cobrowse) -> Self {
        Self(Arc::new(Parts { beside, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// Keeps what is observed, offers help and looks after those who wait, until `stop` becomes true. Run it once,
    /// beside the requests.
    pub async fn watch(self, mut stop: tokio::sync::watch::Receiver<bool>) {
        let (tending, mut stopped) = (self.clone(), stop.clone());
        let tending = async move {
            tokio::select! {
                _ = stopped.wait_for(|s| *s) => {}
                () = in_line::watch(tending) => {}
            }
        };
        let beating = self.beat(&mut stop);
        tokio::join!(tending, beating);
    }

    async fn beat(&self, stop: &mut tokio::sync::watch::Receiver<bool>) {
        let heart = self.heart.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        if let Some(heart) = heart {
            heart.run(stop.clone()).await;
        }
    }
}

/// All pages of the portal, with their sign-in; to be mounted at `/`.
pub fn router(portal: Portal) -> axum::Router {
    let resolve = axum::middleware::from_fn_with_state(portal.clone(), session::resolve);
    let attend = axum::middleware::from_fn_with_state(portal.clone(), observe::attend);
    let sent = axum::middleware::from_fn_with_state(portal.clone(), unsent::sent);
    routes::routes().into_router().layer(sent).layer(attend).layer(resolve).with_state(portal)
}
