//! The desk: where account managers see who needs help, help them, and put things right.
//!
//! Promises: every page and stream is asked for by staff of the site that it shows, otherwise it is
//! not found; everything that came from a visitor is shown as text. Knows the nouns and processes;
//! is known by the program alone.

mod acceptances;
mod act_form;
mod acts;
mod approvals;
mod calls;
mod cases;
pub mod cobrowse;
mod dialogues;
mod files;
mod home;
mod leave;
mod live_map;
mod me;
mod messages;
mod orders;
mod places;
mod presence;
mod recordings;
mod routes;
mod session;
mod sign_in;
mod standby;
mod tabs;
mod together;
pub mod ups;
mod view;
mod visit;
mod visits;
mod vouchers;
mod work;
mod wrap;

pub use me::Me;
pub use routes::routes;
pub use session::{caller, resolve};
pub use tabs::Tabs;
pub use view::Fluent;

use dialogue::{Files, Line};
use ground::{Instant, Lang, Result, SiteId, StaffId};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use store::Conn;
use together::Together;
use web::{Caller, House, Limiter};

/// How a mail with a sign-in link leaves (`/desk/sign-in?link=` and the secret): the program plugs it in.
pub type Mailer = Arc<dyn Fn(&Conn, &people::Staff, &str, Instant) -> Result<()> + Send + Sync>;

/// What the desk's pages need. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    pub house: House,
    pub line: Line,
    pub files: Files,
    pub tabs: Tabs,
    /// Whose pages are seen; the portal's is the same.
    pub beside: journey::Cobrowse,
    /// Who stands by for whom.
    pub standbys: handover::Standbys,
    /// Who of those who wait is there; the portal's is the same.
    pub seen: handover::Seen,
    /// Sends the secret of a sign-in link (third argument) to staff.
    pub mailer: Mailer,
    limits: Arc<Limits>,
    /// The first page's list of visits, by site and language.
    lists: Arc<Together<(Vec<SiteId>, Lang), web::Alike>>,
}

/// How often a sign-in link may be asked for.
struct Limits {
    /// By network address.
    callers: Limiter,
    /// By mail address: no mail bombs in our name.
    addresses: Limiter,
}

impl Desk {
    /// `attachments` is the folder for files that are sent in dialogues.
    pub fn new(house: House, attachments: PathBuf, mailer: Mailer) -> Self {
        let line = Line { hub: house.hub.clone(), voice: Arc::new(Fluent) };
        let limits = Limits {
            callers: Limiter::new(10, 1.0 / 30.0, 10_000),
            addresses: Limiter::new(3, 1.0 / 300.0, 10_000),
        };
        let (files, tabs, limits) = (Files::new(attachments), Tabs::default(), Arc::new(limits));
        let beside = journey::Cobrowse::default();
        let (standbys, seen) = (handover::Standbys::default(), handover::Seen::default());
        let lists = Arc::default();
        Self { house, line, files, tabs, beside, standbys, seen, mailer, limits, lists }
    }

    /// Who of those who wait is there; the portal's is the same.
    #[must_use]
    pub fn seen(mut self, seen: handover::Seen) -> Self {
        self.seen = seen;
        self
    }

    /// Whose pages are seen; the portal's is the same.
    #[must_use]
    pub fn beside(mut self, beside: journey::Cobrowse) -> Self {
        self.beside = beside;
        self
    }

    pub(crate) fn now(&self) -> Instant {
        self.house.world.now()
    }

    /// Reads as a member of staff: `f` gets who asks, with the sites where they work.
    pub(crate) async fn read<T, F>(&self, caller: &Caller, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Conn, Me) -> Result<T> + Send + 'static,
    {
        let (id, now) = (staff_of(caller)?, self.now());
        self.house.db.read(move |c| f(c, me::load(c, &id, now)?)).await
    }

    /// Writes as a member of staff, in one transaction.
    pub(crate) async fn write<T, F>(&self, caller: &Caller, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Conn, Me, Instant) -> Result<T> + Send + 'static,
    {
        let (id, now) = (staff_of(caller)?, self.now());
        self.house.db.write(move |c| f(c, me::load(c, &id, now)?, now)).await
    }
}

fn staff_of(caller: &Caller) -> Result<StaffId> {
    caller.staff().cloned().ok_or(ground::Error::Forbidden)
}

/// All pages of the desk, with their sign-in; to be mounted at `/desk`.
pub fn router(desk: Desk) -> axum::Router {
    let resolve = axum::middleware::from_fn_with_state(desk.clone(), session::resolve);
    routes::routes().into_router().layer(resolve).with_state(desk)
}

/// Gives back every person whose account manager has vanished; call it once a second. Answers how many.
pub async fn sweep(desk: &Desk) -> Result<usize> {
    let (now, here) = (desk.now(), desk.tabs.here());
    standby::sweep(desk, now).await?;
    let due = desk
        .house
        .db
        .read(move |c| {
            let gone = staffing::shelf::vanished(c, now)?;
            let lost = here.iter().any(|id| gone.contains(id));
            Ok(lost || !dialogue::shelf::engaged(c, &gone)?.is_empty())
        })
        .await?;
    if !due {
        return Ok(0);
    }
    let (line, here) = (desk.line.clone(), desk.tabs.here());
    desk.house
        .db
        .write(move |c| {
            staffing::shelf::still_here(c, &here)?;
            Ok(handover::shelf::sweep(c, &line, now)?.len())
        })
        .await
}

/// Watches over presence until the program stops. First, everybody gets a fresh ten seconds.
pub async fn watch(desk: Desk) {
    let now = desk.now();
    if let Err(e) = desk.house.db.write(move |c| staffing::shelf::fresh_start(c, now)).await {
        tracing::error!(%e, "presence could not be renewed");
    }
    let mut tick = tokio::time::interval(Duration::from_millis(500));
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        match sweep(&desk).await {
            Ok(0) => {}
            Ok(n) => tracing::info!(n, "persons given back to the front of the queue"),
            Err(e) => tracing::warn!(%e, "presence could not be swept"),
        }
    }
}
