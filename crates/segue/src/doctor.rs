//! Looks at everything that a start needs, and says of each that it is well or what to do.

use crate::config::{Config, Wrong};
use crate::open;
use ground::{Instant, World};
use std::net::TcpListener;

/// Checks, one line each. Answers whether all is well.
pub async fn run(config: Result<Config, Wrong>, world: &World) -> bool {
    let mut report = Report { well: true };
    let config = match config {
        Ok(config) => config,
        Err(wrong) => {
            report.bad("configuration", &wrong.0);
            return false;
        }
    };
    match config.check_exposure() {
        Ok(()) => report.ok("configuration", &format!("reached at {}", config.public_url)),
        Err(wrong) => report.bad("configuration", &wrong.0),
    }
    match open::folders(&config).and_then(|f| writable(&f).map(|()| f)) {
        Ok(folders) => {
            report.ok("data directory", &folders.root.display().to_string());
            match open::database(&config, &folders, world).await {
                Ok(db) => {
                    report.ok("database", &format!("{}, schema up to date", db.version()));
                    match db.write(|_| Ok(())).await {
                        Ok(()) => report.ok("write access", "a transaction was committed"),
                        Err(e) => report.bad("write access", &chain(&e)),
                    }
                }
                Err(e) => report.bad("database", &chain(&e)),
            }
        }
        Err(e) => report.bad("data directory", &chain(&e)),
    }
    match TcpListener::bind(config.listen) {
        Ok(_) => report.ok("port", &format!("{} is free", config.listen)),
        Err(e) => report.bad(
            "port",
            &format!(
                "{} cannot be had: {e}. Stop what uses it (it may be Segue itself, then all is well), or choose \
                 another with --listen.",
                config.listen
            ),
        ),
    }
    match clock(world.now()) {
        Ok(text) => report.ok("clock", &text),
        Err(text) => report.bad("clock", &text),
    }
    match &config.mail {
        Some(smtp) => report.ok("mail", &format!("leaves by {}:{}", smtp.host, smtp.port)),
        None => report.ok("mail", "stays in the data directory, because mail.host is not set"),
    }
    report.well
}

struct Report {
    well: bool,
}

impl Report {
    fn ok(&self, what: &str, text: &str) {
        println!("ok   {what:<15} {text}");
    }

    fn bad(&mut self, what: &str, text: &str) {
        self.well = false;
        println!("BAD  {what:<15} {}", text.replace('\n', "\n                     "));
    }
}

fn writable(folders: &open::Folders) -> ground::Result<()> {
    let probe = folders.root.join(".doctor");
    std::fs::write(&probe, b"x").and_then(|()| std::fs::remove_file(&probe)).map_err(|e| {
        ground::Fault::because(format!("cannot write into {}", folders.root.display()), e).into()
    })
}

/// A clock before this program was made is wrong, and so is one decades after.
fn clock(now: Instant) -> Result<String, String> {
    let text = now.rfc3339();
    let wrong = text.as_str() < "2026-01-01" || text.as_str() > "2056";
    if wrong { Err(format!("it says {text}: set the machine's clock, for example by NTP")) } else { Ok(text) }
}

/// An error with its causes, in one line.
pub fn chain(e: &dyn std::error::Error) -> String {
    let mut text = e.to_string();
    let mut cause = e.source();
    while let Some(c) = cause {
        let more = c.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = c.source();
    }
    text
}
