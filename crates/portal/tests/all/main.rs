//! The portal through its front door.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod common;
mod stories;
mod team;
