//! Who is there to help: presence of account managers, hours of a site, calls promised for an hour.
//!
//! Promises: hours are right in the site's time zone on days that have 23 or 25 of them; somebody
//! whose browser is away for less than [`VANISH`] is still there, and the server's own downtime is
//! not held against them. Knows nothing of queues and dialogues.

mod call;
pub mod counts;
mod hours;
mod presence;
pub mod shelf;
pub mod sql;

pub use call::{Call, CallState, NewCall, SLOT, free_hours};
pub use hours::{DAYS, Shift, Week};
pub use presence::{AWAY_AFTER, Presence, State, VANISH};
