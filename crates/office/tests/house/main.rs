//! The office through the front door, on whichever engine the tests run.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod access;
mod common;
mod control;
mod doors;
mod measures;
mod offers;
mod pages;
mod rules;
mod stories;
mod website;
