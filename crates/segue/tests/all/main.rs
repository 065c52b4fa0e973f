//! The program as its administrator meets it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod commands;
mod docs;
mod load;
mod mail;
#[path = "../../../channels/tests/all/postfix/mod.rs"]
mod postfix;
mod program;
