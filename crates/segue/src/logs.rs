//! Structured logs: text on a terminal, JSON otherwise.

use crate::config::{Config, LogFormat};
use std::io::IsTerminal as _;
use tracing_subscriber::EnvFilter;

/// Begins to log to standard error. A second call changes nothing.
pub fn begin(config: &Config) {
    let filter = config.log_level.parse::<EnvFilter>().unwrap_or_else(|_| EnvFilter::new("info"));
    let json = match config.log_format {
        LogFormat::Auto => !std::io::stderr().is_terminal(),
        LogFormat::Text => false,
        LogFormat::Json => true,
    };
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let _ = if json { logs.json().flatten_event(true).try_init() } else { logs.compact().try_init() };
}
