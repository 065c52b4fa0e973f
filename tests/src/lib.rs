//! What stories stand on: the whole program in one process, on a database of its own in either engine,
//! with two sites, their people, and a clock that stands still.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

pub mod cast;
pub mod client;
pub mod digest;
pub mod html;
pub mod place;
pub mod routes;
pub mod tab;
pub mod things;

pub use cast::{ALL_STAFF, OTHER, PERSONS, SHOP};
pub use client::{Client, Got};
pub use place::Place;
pub use tab::Tab;
