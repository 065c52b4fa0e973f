//! What systems of record know: orders, products and payments, and what may be done about them.
//!
//! Promises: [`policy`] is the one place that decides what may be done to an order, for portal, API
//! and desk; [`actions`] is the one way to do it, in one transaction, once per key, noted on the
//! person's timeline. Imports may be repeated and change nothing.
//! Knows nothing of pages, visits, dialogues or remedies.

pub mod actions;
pub mod facts;
pub mod import;
pub mod jobs;
mod order;
pub mod orders_csv;
pub mod policy;
pub mod shelf;
pub mod shop_format;
pub mod sql;
mod standing;
mod words;

pub use import::{Import, Progress, Tally, Totals};
pub use order::*;
pub use people::Address;
pub use standing::Standing;
pub use words::Words;
