//! How stuck somebody is, and why; and what to propose to them.
//!
//! [`State`] is a pure machine: events of a visit go in, a [`Level`] comes out, with the reasons in
//! words ([`Signal`]) and what probably blocks ([`State::probable_cause`]). An [`Offer`] proposes help,
//! if [`CanKeep`] says that it can be kept.
//!
//! Promises: an event that comes twice counts once; difficulty never lowers the level, time and
//! success do; the state is at most [`STATE_MAX`] bytes as JSON, whatever is observed. Nobody is
//! offered help again in a visit after a no, nor ever after "don't approach me". Knows nothing of
//! queues and account managers: the program plugs in who can be there.

mod cause;
pub mod counts;
pub mod offer;
pub mod shelf;
mod sign;
pub mod sql;
mod state;
mod words;

pub use offer::{Answer, CanKeep, Draft, Offer, Promise, Stage, Wish};
pub use sign::{LIFTED_BY_OTHERS, Level, SIGNS, Sign, Weighing};
pub use state::{Decision, STATE_MAX, Signal, State, is_discreet};
