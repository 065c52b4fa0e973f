//! What is noticed, what it is called, and what is offered.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod chosen;
mod model;
mod offers;
mod stages;
mod stories;
