//! The outside world: today, mail that leaves.
//!
//! A mail is put in as a job with the transaction that makes it necessary ([`mail::enqueue`]) and
//! leaves later, by SMTP where it is configured, else into a spool folder. Knows nothing of what
//! mails say.

pub mod mail;
mod spool;

pub use spool::{Spool, Spooled};
