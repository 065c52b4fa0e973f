//! What is measured: a floor and the program, each a process of its own.

use crate::http::{Answer, Client, request};
use std::io::{Error, Result};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// A process that answers on a port of this machine.
pub struct House {
    pub port: u16,
    pub pid: u32,
    /// From starting the process to its first answer.
    pub cold_start: Duration,
    child: Child,
}

impl House {
    /// Ends it the hard way, as a crash does.
    pub async fn kill(mut self) -> Result<()> {
        self.child.kill().await
    }
}

pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

pub async fn up(mut command: Command, port: u16, path: &str) -> Result<House> {
    let began = Instant::now();
    let child = command.kill_on_drop(true).stdout(std::process::Stdio::null()).spawn()?;
    let pid = child.id().unwrap_or(0);
    for _ in 0..3_000 {
        tokio::time::sleep(Duration::from_millis(5)).await;
        let Ok(mut client) = Client::open(port).await else { continue };
        let ready = client.ask(&request("GET", "localhost", path, &[], "")).await;
        if ready.is_ok_and(|a| a.status == 200) {
            return Ok(House { port, pid, cold_start: began.elapsed(), child });
        }
    }
    Err(Error::other("it did not become ready"))
}

/// The least that answers: this program again, as a minimal axum server.
pub async fn floor() -> Result<House> {
    let port = free_port()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["floor", &port.to_string()]);
    up(command, port, "/").await
}

/// The program beside this one, built for release.
pub fn program() -> Result<PathBuf> {
    let beside = std::env::current_exe()?.with_file_name("segue");
    if beside.exists() {
        return Ok(beside);
    }
    Err(Error::other("build the program first: cargo build --release -p segue"))
}

fn quiet(mut command: Command, folder: &Path, port: u16) -> Command {
    command.arg("--data").arg(folder).args(["--listen", &format!("127.0.0.1:{port}")]);
    command.env("SEGUE_LOG_LEVEL", "error").stderr(std::process::Stdio::null());
    command
}

/// The demo, on data in `folder`.
pub async fn demo(folder: &Path) -> Result<House> {
    let port = free_port()?;
    let mut command = Command::new(program()?);
    command.arg("demo");
    up(quiet(command, folder, port), port, "/readyz").await
}

/// `serve` on data that is there.
pub async fn serve(folder: &Path) -> Result<House> {
    let port = free_port()?;
    let mut command = Command::new(program()?);
    command.arg("serve");
    up(quiet(command, folder, port), port, "/readyz").await
}

/// Runs the program's command line and answers what it printed.
pub async fn say(arguments: &[&str]) -> Result<String> {
    let out = Command::new(program()?).args(arguments).output().await?;
    if !out.status.success() {
        return Err(Error::other(String::from_utf8_lossy(&out.stderr).into_owned()));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Somebody of the demo, signed in.
pub struct Me {
    pub host: String,
    pub cookie: String,
}

impl Me {
    pub async fn enter(house: &House, part: &str, name: &str) -> Result<Self> {
        let host = format!("{name}.segue.localhost:{}", house.port);
        let mut client = Client::open(house.port).await?;
        let answer = client.ask(&request("GET", &host, &format!("/demo/as/{part}"), &[], "")).await?;
        let cookie = cookies(&answer);
        if cookie.is_empty() {
            return Err(Error::other(format!("{part} could not sign in: {}", answer.status)));
        }
        let me = Self { host, cookie };
        // Like a browser, they come back with the visit's cookie.
        let visit = cookies(&client.ask(&me.get("/")).await?);
        Ok(Self { cookie: format!("{}; {visit}", me.cookie), ..me })
    }

    pub fn get(&self, path: &str) -> Vec<u8> {
        request("GET", &self.host, path, &[("cookie", &self.cookie), ("accept", "text/html")], "")
    }

    /// The id of the visit that the cookie stands for.
    pub fn visit(&self) -> String {
        let secret = self.cookie.split("__Host-visit=").nth(1).unwrap_or_default();
        ground::digest(secret.split(';').next().unwrap_or_default())
    }

    /// The token of forms, from a page.
    pub async fn csrf(&self, house: &House, path: &str) -> Result<String> {
        let page = Client::open(house.port).await?.ask(&self.get(path)).await?.text();
        let mark = "name=\"csrf-token\" content=\"";
        let start = page.find(mark).ok_or_else(|| Error::other(format!("{path} has no token")))? + mark.len();
        Ok(page[start..].split('"').next().unwrap_or("").to_owned())
    }

    pub async fn post(&self, house: &House, path: &str, csrf: &str, form: &str) -> Result<Answer> {
        let origin = format!("http://{}", self.host);
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("origin", &origin),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let body = format!("csrf={csrf}&{form}");
        Client::open(house.port).await?.ask(&request("POST", &self.host, path, &headers, &body)).await
    }
}

fn cookies(answer: &Answer) -> String {
    let set = answer.headers.iter().filter(|(n, _)| n.eq_ignore_ascii_case("set-cookie"));
    set.filter_map(|(_, v)| v.split(';').next()).collect::<Vec<_>>().join("; ")
}
