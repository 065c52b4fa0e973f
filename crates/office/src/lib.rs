//! The office: where administrators, supervisors and editors run the house without touching the database.
//!
//! Promises: whoever does not work at a site does not find it; whoever lacks the role is refused; every
//! change is on the audit trail, written in the transaction that makes it; nobody gains power over a site
//! by way of staff they share with it. Knows the nouns; is known by the program alone.

mod articles;
mod audit;
mod fields;
mod hand;
mod home;
mod hours;
mod jobs;
mod me;
mod measures;
mod observed;
mod persons;
mod replies;
mod routes;
mod seen;
mod session;
mod setup;
mod sign_in;
mod site;
mod sites;
mod staff;
mod tokens;

pub use me::Me;
pub use routes::routes;
pub use session::caller;

use ground::{Instant, Result, StaffId};
use hand::Hand;
use std::sync::Arc;
use store::Conn;
use web::{Caller, House, Limiter};

/// What the office's pages need. Cheap to clone.
#[derive(Clone)]
pub struct Office {
    pub house: House,
    limits: Arc<Limits>,
}

/// How often something may be asked for.
struct Limits {
    /// Sign-in links by network address.
    callers: Limiter,
    /// Sign-in links by mail address.
    addresses: Limiter,
}

impl Office {
    pub fn new(house: House) -> Self {
        let limits = Limits {
            callers: Limiter::new(10, 1.0 / 30.0, 10_000),
            addresses: Limiter::new(3, 1.0 / 300.0, 10_000),
        };
        Self { house, limits: Arc::new(limits) }
    }

    pub(crate) fn now(&self) -> Instant {
        self.house.world.now()
    }

    /// Reads as a member of staff: `f` gets who asks.
    pub(crate) async fn read<T, F>(&self, caller: &Caller, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Conn, &Me) -> Result<T> + Send + 'static,
    {
        let id = staff_of(caller)?;
        self.house.db.read(move |c| f(c, &me::load(c, &id)?)).await
    }

    /// Writes as a member of staff, in one transaction; changes are noted with the [`Hand`] that makes them.
    pub(crate) async fn write<T, F>(&self, caller: &Caller, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Conn, &Hand) -> Result<T> + Send + 'static,
    {
        let (id, now, first) = (staff_of(caller)?, self.now(), self.house.world.id());
        self.house.db.write(move |c| f(c, &Hand::new(me::load(c, &id)?, now, &first))).await
    }
}

fn staff_of(caller: &Caller) -> Result<StaffId> {
    caller.staff().cloned().ok_or(ground::Error::Forbidden)
}

/// All pages of the office, with their sign-in; to be mounted at `/office`.
pub fn router(office: Office) -> axum::Router {
    let resolve = axum::middleware::from_fn_with_state(office.clone(), session::resolve);
    routes::routes().into_router().layer(resolve).with_state(office)
}
