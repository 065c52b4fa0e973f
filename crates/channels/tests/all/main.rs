//! Mail, as it leaves.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod mail;
mod peers;
mod postfix;
