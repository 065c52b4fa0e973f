//! The data about people and orders, and what is done to it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod actions;
mod orders;
mod shop;
