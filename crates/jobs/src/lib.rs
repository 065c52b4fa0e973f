//! A durable queue and timetable: try again, or give up.
//!
//! A job is put in with the transaction that makes it necessary ([`enqueue`]), so it exists exactly
//! when that transaction does. A [`Worker`] claims what is due and runs it; every failure chooses:
//! [`Outcome::Again`] or [`Outcome::GiveUp`]. A job whose worker died is taken up again when its
//! hold ends, so a handler may run twice and must bear it.
//!
//! Knows nothing of what jobs mean.

mod queue;
pub mod sql;
mod worker;

pub use queue::{Job, Waiting, count_given_up, discard, enqueue, find_given_up, given_up, revive, waiting};
pub use worker::{Held, Outcome, Worker};
