//! Measures: how those who were served found it, and what to look at first. Pure: whoever holds the
//! answers counts them, this crate says what they mean. Known by no noun.
//!
//! Promises: few answers never look like certainty; nothing is averaged over nobody.

mod ratings;

pub use ratings::{Said, Stars, first_to_mend};
