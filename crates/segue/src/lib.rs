//! The one program: commands, wiring, shutdown. Knows all, is known by none.

pub mod cli;
pub mod config;
pub mod demo;
mod doctor;
mod letters;
mod logs;
pub mod metrics;
pub mod open;
mod run;
mod serve;
mod setup;
pub mod sites;
mod token;
mod trail;
mod transfer;
mod unset;
pub mod ups;
pub mod wiring;

pub use run::main;
