//! The one program: commands, wiring, shutdown. Knows all, is known by none.

/// Prints a line, whether or not anybody reads it: a closed pipe stops no house.
macro_rules! say {
    ($($line:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($line)*);
    }};
}

pub mod cli;
pub mod config;
pub mod demo;
mod doctor;
mod elsewhere;
pub mod eval;
mod learning;
mod letters;
mod load;
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
