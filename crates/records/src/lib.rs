//! What systems of record know: orders, products and payments, and what may be done about them.
//!
//! Promises: [`policy`] is the one place that decides what may be done to an order, for portal, API
//! and desk; [`actions`] is the one way to do it, in one transaction, once per key, noted on the
//! person's timeline. Imports may be repeated and change nothing.
//! Knows nothing of pages, visits, dialogues or remedies.

mod order;
pub mod policy;
pub mod shelf;
pub mod sql;
mod words;

pub use order::*;
pub use words::Words;

/// Where parcels go.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Address {
    pub address1: String,
    #[serde(default)]
    pub address2: String,
    pub city: String,
    #[serde(default)]
    pub state: String,
    pub country: String,
    pub zip: String,
}
