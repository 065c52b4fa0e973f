//! What every face shares.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

#[path = "../../examples/gallery/face.rs"]
mod face;
mod front_door;
mod live_stream;
mod locales;
