//! Measures: how those who were served found it, and what to look at first. Pure: whoever holds the
//! answers counts them, this crate says what they mean. Known by no noun.
//!
//! Promises: few answers never look like certainty; nothing is averaged over nobody; a table that leaves
//! the house carries no formula that somebody typed.

mod ratings;
mod share;
mod tables;
mod waits;

pub use ratings::{Said, Stars, first_to_mend};
pub use share::Share;
pub use tables::{Table, csv, tally};
pub use waits::Waits;
