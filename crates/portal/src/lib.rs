//! Customers and employees helping themselves: the pages of the portal.
//!
//! Promises: every page works without script, in every language of its site, for its own person only
//! (what belongs to others does not exist here); what may be done to an order is asked of
//! `records::policy` and done through `records::actions`; what was typed is never lost by a refusal.
//! Knows nothing of the desk and the office.

pub mod invoice;
pub mod progress;
pub mod routes;
pub mod words;

use std::sync::Arc;
use web::House;

/// What every handler of the portal needs. Cheap to clone.
#[derive(Clone)]
pub struct Portal {
    pub house: House,
    /// Articles, searched.
    pub library: Arc<knowledge::Library>,
}

impl axum::extract::FromRef<Portal> for House {
    fn from_ref(portal: &Portal) -> Self {
        portal.house.clone()
    }
}
