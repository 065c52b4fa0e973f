//! What puts a failure right, and who may grant it.
//!
//! Promises: nobody grants more than their authority alone, and nobody approves their own; a remedy
//! asked twice under one key is granted once; the budget of a site and day holds, however many grant
//! at once; an act that was granted has been done, by the policy of that moment, exactly once. Knows
//! nothing of HTTP.

mod authority;
pub mod facts;
pub mod shelf;
pub mod sql;
mod voucher;

pub use authority::{Verdict, check};
pub use voucher::{ActAsk, Ask, Remedy, State, VOUCHER_DAYS, Voucher, site_day, voucher_code};
