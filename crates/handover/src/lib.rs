//! The passage of a person to an account manager: need, queue, acceptance, return.
//!
//! Promises: a handover is accepted by exactly one account manager, however many try at once; nobody
//! who is in a dialogue gets a second one; whoever loses their account manager is the next to be
//! served and is told so once; whoever waits and is not there is not rung, and after ten minutes waits
//! no longer; position and wait are computed from who is really there. The database
//! decides (keys and conditional statements), never the memory of a process. Knows nothing of HTTP.

mod assign;
mod choose;
pub mod counts;
pub mod crew;
pub mod facts;
mod need;
mod queue;
mod seen;
pub mod shelf;
pub mod sql;
pub mod standby;

pub use assign::assign;
pub use choose::{Agent, Asked, Fit, REMEMBERS, choose, fit, why};
pub use need::{Handover, Need, Shared, Stage, WISH_MAX};
pub use queue::{Place, TYPICAL, Waiting, place, typical};
pub use seen::{GHOST, GONE, Seen, Tended};
pub use standby::Standbys;
