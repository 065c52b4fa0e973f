//! The program as its operator has it: started, asked, stopped.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// The program without what this machine's environment says about it.
pub fn segue(data: &Path) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_segue"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("SEGUE_") {
            c.env_remove(name);
        }
    }
    c.env("SEGUE_DATA", data);
    c
}

/// The smallest shop.
pub const SHOP: &str = r#"{
  "products": {"1": {"name": "Lamp", "product_id": "1", "variants": {"7": {
    "item_id": "7", "options": {"color": "white"}, "available": true, "price": 12.5}}}},
  "users": {"eva_1": {"user_id": "eva_1", "name": {"first_name": "Éva", "last_name": "Őry"},
    "address": {"address1": "Fő utca 1", "address2": "", "city": "Győr", "country": "Hungary", "state": "", "zip": "9021"},
    "email": "eva@example.org", "payment_methods": {}, "orders": []}},
  "orders": {}
}"#;

pub fn run(data: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = segue(data).args(args).output().unwrap();
    let text = |b: Vec<u8>| String::from_utf8(b).unwrap();
    (status.code(), text(stdout), text(stderr))
}

/// A running program, ended with the test.
pub struct Running {
    pub child: Child,
    pub port: u16,
}

impl Running {
    pub fn serve(data: &Path) -> Self {
        Self::serve_with(data, &[])
    }

    pub fn serve_with(data: &Path, env: &[(&str, &str)]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self::serve_at(data, port, env)
    }

    /// Killed without a warning, and started again at the same place.
    pub fn killed_and_again(mut self, data: &Path) -> Self {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        Self::serve_at(data, self.port, &[])
    }

    fn serve_at(data: &Path, port: u16, env: &[(&str, &str)]) -> Self {
        let out = std::fs::File::create(data.join("out")).unwrap();
        let child = segue(data)
            .args(["serve", "--listen", &format!("127.0.0.1:{port}")])
            .env("SEGUE_LOG_FORMAT", "json")
            .envs(env.iter().copied())
            .stdout(out)
            .stderr(std::fs::File::create(data.join("log")).unwrap())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let running = Self { child, port };
        let began = Instant::now();
        while running.get("/readyz").is_none_or(|a| !a.starts_with("HTTP/1.1 200")) {
            assert!(began.elapsed() < Duration::from_secs(30), "it did not become ready");
            std::thread::sleep(Duration::from_millis(20));
        }
        running
    }

    /// The whole answer, head and body.
    pub fn get(&self, path: &str) -> Option<String> {
        self.send("GET", path, "", "")
    }

    /// A page with the cookies that an earlier answer set.
    pub fn get_after(&self, earlier: &str, path: &str) -> String {
        self.send("GET", path, &format!("Cookie: {}\r\n", cookies(earlier)), "").unwrap()
    }

    /// A form with the cookies and the token of the page at `path`.
    pub fn submit(&self, path: &str, fields: &str) -> String {
        let page = self.get(path).unwrap();
        let cookies = cookies(&page);
        let token = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let body = format!("csrf={token}&{fields}");
        let kind = "application/x-www-form-urlencoded";
        let head = format!("Cookie: {cookies}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        self.send("POST", path, &head, &body).unwrap()
    }

    fn send(&self, method: &str, path: &str, head: &str, body: &str) -> Option<String> {
        let mut s = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let host = self.port;
        write!(
            s,
            "{method} {path} HTTP/1.1\r\nHost: localhost:{host}\r\nConnection: close\r\n{head}\r\n{body}"
        )
        .ok()?;
        let mut answer = Vec::new();
        s.read_to_end(&mut answer).ok()?;
        Some(String::from_utf8_lossy(&answer).into_owned())
    }
}

/// What an answer sets, as a browser sends it back.
fn cookies(answer: &str) -> String {
    let set = answer.lines().filter_map(|l| l.strip_prefix("set-cookie: "));
    set.map(|c| c.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
