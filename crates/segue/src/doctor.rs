//! Looks at everything that a start needs, and says of each that it is well or what to do.

use crate::config::{Config, Wrong};
use crate::open;
use channels::mail::Postman;
use ground::{Instant, World};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::Db;

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
    house(&config, world, &mut report).await;
    match TcpListener::bind(config.listen) {
        Ok(_) => report.ok("port", &format!("{} is free", config.listen)),
        Err(_) if segue_answers(config.listen) => {
            report.ok("port", &format!("{}: Segue runs and answers there", config.listen));
        }
        Err(e) => report.bad(
            "port",
            &format!(
                "{} cannot be had: {e}. Stop what uses it, or choose another with --listen.",
                config.listen
            ),
        ),
    }
    match clock(world.now()) {
        Ok(text) => report.ok("clock", &text),
        Err(text) => report.bad("clock", &text),
    }
    mail(&config, &mut report).await;
    report.well
}

/// Data directory and database. What is not there yet is not made, only tried beside its place.
async fn house(config: &Config, world: &World, report: &mut Report) {
    let folders = open::Folders { root: config.data.clone() };
    let root = folders.root.display();
    let (there, tried) =
        if folders.root.is_dir() { (true, folders.root.clone()) } else { (false, standing(&folders.root)) };
    // Goes away with everything in it.
    let trial = match tempfile::Builder::new().prefix(".segue-doctor").tempdir_in(&tried) {
        Ok(trial) => trial,
        Err(e) => {
            let user = "let the user who runs Segue write there, or choose another with --data";
            return report
                .bad("data directory", &format!("cannot write into {}: {e}; {user}", tried.display()));
        }
    };
    match there {
        true => report.ok("data directory", &root.to_string()),
        false => report.ok(
            "data directory",
            &format!(
                "{root} is not there yet: the first start makes it (if it should be there, check --data)"
            ),
        ),
    }
    let made = config.database_url.is_some() || folders.database().is_file();
    let at = if made { folders.clone() } else { open::Folders { root: trial.path().to_owned() } };
    let mut options = open::options(config, &at);
    options.migrate = !made;
    match Db::open(&options, world).await {
        Ok(db) => database(&db, made, world, report).await,
        Err(e) => report.bad("database", &chain(&e)),
    }
}

async fn database(db: &Db, made: bool, world: &World, report: &mut Report) {
    let (version, missing) = (db.version(), db.missing_steps());
    report.ok(
        "database",
        &match (made, missing) {
            (true, n) if n == store::MIGRATIONS.len() => {
                format!("{version}; it is empty, the first start fills it")
            }
            (false, _) => format!("{version}; there is none yet, the first start makes it"),
            (true, 0) => format!("{version}, schema up to date"),
            (true, n) => {
                format!("{version}; the next start brings its schema forward by {n}: back it up before")
            }
        },
    );
    let now = world.now();
    // What a running house does every hour: a statement that writes.
    let written = if missing == 0 {
        db.write(move |c| people::shelf::sweep(c, now)).await.map(drop)
    } else {
        db.write(|_| Ok(())).await
    };
    match written {
        Ok(()) => report.ok("write access", "a transaction was committed"),
        Err(e) => report.bad("write access", &chain(&e)),
    }
}

/// Reaches the mail server as a mail would, and sends none.
async fn mail(config: &Config, report: &mut Report) {
    let Some(smtp) = &config.mail else {
        return report.ok("mail", "stays in the data directory, because mail.host is not set");
    };
    let reached = match Postman::by_smtp(&config.mail_from, smtp) {
        Ok(postman) => postman.reaches().await,
        Err(e) => Err(chain(&e)),
    };
    match reached {
        Ok(()) => report.ok("mail", &format!("leaves by {}:{}, which answers", smtp.host, smtp.port)),
        Err(why) => {
            report.bad("mail", &format!("{why}. Check mail.host, mail.port, mail.security and mail.user."))
        }
    }
}

/// Whether the program itself has the port.
fn segue_answers(at: SocketAddr) -> bool {
    let wait = Duration::from_secs(1);
    let asked = TcpStream::connect_timeout(&at, wait).and_then(|mut s| {
        s.set_read_timeout(Some(wait))?;
        s.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        s.take(4_096).read_to_string(&mut answer)?;
        Ok(answer)
    });
    asked.is_ok_and(|answer| answer.starts_with("HTTP/1.1 200") && answer.ends_with("\r\n\r\nok\n"))
}

/// The nearest directory that is there.
fn standing(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    whole.ancestors().find(|p| p.is_dir()).map_or_else(|| PathBuf::from("/"), Path::to_owned)
}

struct Report {
    well: bool,
}

impl Report {
    fn ok(&self, what: &str, text: &str) {
        say!("ok   {what:<15} {text}");
    }

    fn bad(&mut self, what: &str, text: &str) {
        self.well = false;
        say!("BAD  {what:<15} {}", text.replace('\n', "\n                     "));
    }
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
