//! The whole house through its front doors, as one program: linking one is what building tests costs.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod access;
mod api;
mod beside;
mod causes;
mod cobrowse;
mod hostile;
mod house;
mod ingest;
mod letters;
mod migrations;
mod nothing_lost;
mod races;
mod recordings;
mod retail_tasks;
mod saved;
mod shop;
mod strangers;
mod unsent;
mod website;
