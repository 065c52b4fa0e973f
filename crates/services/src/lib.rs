//! What a person can ask an organisation for, beyond their orders. Today: leave and pay
//! statements of employees; the catalogue of services grows here.
//!
//! Promises: what is asked is counted in working days of the site's own calendar; a balance never
//! goes below nothing; nobody decides on their own request; a request is decided once; everything
//! is noted on the person's timeline. Knows nothing of HTTP, nor of who is stuck.

pub mod calendar;
pub mod facts;
pub mod grant;
pub mod leave;
pub mod payslip;
pub mod shelf;
pub mod sql;
pub mod verbs;

#[cfg(test)]
mod tests;

pub use calendar::{Calendar, today};
pub use grant::{Advance, Grantor};
pub use leave::{Ask, Balance, Cost, Days, Kind, LeaveRequest, State};
pub use payslip::{Payslip, SlipLine};
