//! The passage of a person to an account manager: need, queue, acceptance, return.
//!
//! Promises: a handover is accepted by exactly one account manager, however many try at once; nobody
//! who is in a dialogue gets a second one; whoever loses their account manager is the next to be
//! served and is told so once; position and wait are computed from who is really there. The database
//! decides (keys and conditional statements), never the memory of a process. Knows nothing of HTTP.

mod choose;
pub mod counts;
pub mod crew;
pub mod facts;
mod need;
mod queue;
pub mod shelf;
pub mod sql;
pub mod standby;

pub use choose::{Agent, Fit, choose, fit};
pub use need::{Handover, Need, Shared, Stage, WISH_MAX};
pub use queue::{Place, TYPICAL, Waiting, place, typical};
pub use standby::{Standbys, choose_first};
