//! One person with one tab: looks around, reads, fills something in, and in some cases does not get on.

use super::report::Tally;
use super::{Plan, Target};
use futures_util::{SinkExt as _, StreamExt as _};
use ground::{Chance as _, SeededChance};
use http::header::{COOKIE, HOST, SET_COOKIE};
use http_body_util::{BodyExt as _, Empty};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{Error, ErrorKind, Result};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::{sleep, sleep_until, timeout};
use tokio_tungstenite::tungstenite::{self, Message, client::IntoClientRequest as _};
use tokio_tungstenite::{WebSocketStream, client_async};

/// How long somebody waits, when all is over, for what they sent last.
const LAST: Duration = Duration::from_secs(5);
/// Of so many moments, one goes to another page.
const PAGE_IN: u64 = 6;
/// Pages that somebody remembers to go to.
const LINKS: usize = 20;

struct Sent {
    seq: u64,
    events: u64,
    body: Value,
    at: Instant,
}

pub struct Visitor {
    target: Target,
    nth: usize,
    chance: SeededChance,
    every: Duration,
    stuck: bool,
    cookie: String,
    page: String,
    links: Vec<String>,
    moments: u64,
    unanswered: VecDeque<Sent>,
}

enum End {
    Over,
    Broken,
}

impl Visitor {
    pub fn new(plan: &Plan, nth: usize, seed: u64) -> Self {
        let chance = SeededChance::new(seed);
        let stuck = chance.below(100) < plan.stuck;
        Self {
            target: plan.target.clone(),
            nth,
            chance,
            every: plan.every,
            stuck,
            cookie: String::new(),
            page: "/".to_owned(),
            links: Vec::new(),
            moments: 0,
            unanswered: VecDeque::new(),
        }
    }

    /// Stays until it is over.
    pub async fn live(mut self, tally: Arc<Tally>, mut stopped: watch::Receiver<bool>) {
        for page in ["/", "/articles"] {
            if let Err(e) = self.look(page, &tally).await {
                return tally.failed("a page", &e);
            }
        }
        while !*stopped.borrow() {
            match self.connect().await {
                Ok(socket) => {
                    tally.open.fetch_add(1, Relaxed);
                    let end = self.tab(socket, &tally, &mut stopped).await;
                    tally.open.fetch_sub(1, Relaxed);
                    if matches!(end, End::Over) {
                        return;
                    }
                    tally.broken.fetch_add(1, Relaxed);
                }
                Err(e) if refused(&e) => tally.failed("a connection", &e),
                Err(_) => drop(tally.broken.fetch_add(1, Relaxed)),
            }
            sleep(Duration::from_millis(500 + self.chance.below(1_500))).await;
        }
    }

    /// Opens a page, keeps the visit's cookie, and remembers where one could go from there.
    async fn look(&mut self, page: &str, tally: &Tally) -> Result<()> {
        let began = Instant::now();
        let stream = self.target.connect(self.nth).await?;
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(Error::other)?;
        let driving = tokio::spawn(connection);
        let request = http::Request::get(page)
            .header(HOST, &self.target.host)
            .header(COOKIE, &self.cookie)
            .header("user-agent", "Mozilla/5.0 (segue load)")
            .body(Empty::<Bytes>::new())
            .map_err(Error::other)?;
        let answer = sender.send_request(request).await.map_err(Error::other)?;
        let status = answer.status();
        for line in answer.headers().get_all(SET_COOKIE) {
            let pair = line.to_str().unwrap_or("").split(';').next().unwrap_or("");
            if pair.starts_with("__Host-visit=") {
                pair.clone_into(&mut self.cookie);
            }
        }
        let body = answer.into_body().collect().await.map_err(Error::other)?.to_bytes();
        drop(sender);
        let _ = driving.await;
        if !status.is_success() {
            return Err(Error::new(ErrorKind::PermissionDenied, format!("{page} answered {status}")));
        }
        tally.pages.fetch_add(1, Relaxed);
        tally.page_times.add(began.elapsed());
        page.clone_into(&mut self.page);
        if self.links.is_empty() {
            self.links = links(&String::from_utf8_lossy(&body));
        }
        Ok(())
    }

    async fn connect(&self) -> Result<WebSocketStream<TcpStream>> {
        let tab = format!("load-{}", self.nth);
        let url = format!("ws://{}/live?face=portal&tab={tab}", self.target.host);
        let mut request = url.into_client_request().map_err(Error::other)?;
        for (name, value) in [("cookie", self.cookie.clone()), ("origin", self.target.origin())] {
            request.headers_mut().insert(name, value.parse().map_err(Error::other)?);
        }
        let stream = self.target.connect(self.nth).await?;
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(socket),
            Err(tungstenite::Error::Http(answer)) => {
                Err(Error::new(ErrorKind::PermissionDenied, format!("/live answered {}", answer.status())))
            }
            Err(e) => Err(Error::other(e)),
        }
    }

    async fn tab(
        &mut self,
        mut socket: WebSocketStream<TcpStream>,
        tally: &Tally,
        stopped: &mut watch::Receiver<bool>,
    ) -> End {
        // What was sent before the connection broke goes again; the server knows it by its ids.
        for sent in &self.unanswered {
            if socket.send(up(sent)).await.is_err() {
                return End::Broken;
            }
        }
        let mut next = Instant::now() + self.pause();
        loop {
            tokio::select! {
                _ = stopped.changed() => break,
                heard = socket.next() => match heard {
                    Some(Ok(Message::Text(text))) => {
                        if self.heard(&text, tally) {
                            sleep(Duration::from_millis(200)).await;
                            return End::Broken;
                        }
                    }
                    Some(Ok(_)) => {}
                    _ => return End::Broken,
                },
                () = sleep_until(next.into()) => {
                    next = Instant::now() + self.pause();
                    if self.moments > 0 && self.chance.below(PAGE_IN) == 0 && !self.links.is_empty() {
                        let to = self.links[self.chance.below(self.links.len() as u64) as usize].clone();
                        match self.look(&to, tally).await {
                            Err(e) if refused(&e) => tally.failed("a page", &e),
                            // The server is away: so will the connection be.
                            Ok(()) | Err(_) => {}
                        }
                    }
                    if !self.tell(&mut socket, tally).await {
                        return End::Broken;
                    }
                }
            }
        }
        let waited = timeout(LAST, async {
            while !self.unanswered.is_empty() {
                match socket.next().await {
                    Some(Ok(Message::Text(text))) => {
                        self.heard(&text, tally);
                    }
                    Some(Ok(_)) => {}
                    _ => return,
                }
            }
        });
        let _ = waited.await;
        let _ = timeout(Duration::from_secs(1), socket.close(None)).await;
        End::Over
    }

    /// From half to one and a half of the plan's pause.
    fn pause(&self) -> Duration {
        self.every.mul_f64(0.5 + self.chance.below(1_000) as f64 / 1_000.0)
    }

    async fn tell(&mut self, socket: &mut WebSocketStream<TcpStream>, tally: &Tally) -> bool {
        self.moments += 1;
        let events = self.moment();
        let sent = Sent {
            seq: self.moments,
            events: events.len() as u64,
            body: json!({ "page": self.page, "events": events }),
            at: Instant::now(),
        };
        tally.sent.fetch_add(sent.events, Relaxed);
        let message = up(&sent);
        self.unanswered.push_back(sent);
        socket.send(message).await.is_ok()
    }

    /// What a moment of this person tells: one event as a rule, more where they do not get on.
    fn moment(&self) -> Vec<Value> {
        let id = |n: usize| format!("l{}-{}-{n}", self.nth, self.moments);
        if self.stuck && self.moments > 2 && self.chance.below(3) == 0 {
            let kind = ["invalid", "rage_click", "dead_click"][self.chance.below(3) as usize];
            return (0..2)
                .map(|n| json!({"id": id(n), "kind": kind, "name": "zip", "label": "Postcode", "rule": "zip.unknown", "count": 3}))
                .collect();
        }
        let how = ["visited", "left", "refilled"][self.chance.below(3) as usize];
        let event = match self.chance.below(3) {
            0 => json!({"id": id(0), "kind": "field", "name": "q", "label": "Search", "how": how}),
            _ => json!({"id": id(0), "kind": "section", "name": "text"}),
        };
        vec![event]
    }

    /// Takes an answer in. True where the server wants something again.
    fn heard(&mut self, text: &str, tally: &Tally) -> bool {
        let said: Value = serde_json::from_str(text).unwrap_or_default();
        match said["op"].as_str() {
            Some("ack") => self.acknowledged(&said, tally),
            Some("slow") => drop(tally.slow.fetch_add(1, Relaxed)),
            Some("again") => {
                tally.again.fetch_add(1, Relaxed);
                return true;
            }
            _ => {}
        }
        false
    }

    fn acknowledged(&mut self, said: &Value, tally: &Tally) {
        let at = self.unanswered.iter().position(|s| said["seq"].as_u64() == Some(s.seq));
        let Some(sent) = at.and_then(|at| self.unanswered.remove(at)) else { return };
        if let Some(refused) = said.get("refused") {
            return tally.failed("an event", refused);
        }
        tally.acknowledged.fetch_add(sent.events, Relaxed);
        tally.times.add(sent.at.elapsed());
    }
}

/// The server answered, and said no.
fn refused(e: &Error) -> bool {
    e.kind() == ErrorKind::PermissionDenied
}

fn up(sent: &Sent) -> Message {
    Message::text(json!({"op": "up", "to": "visit", "seq": sent.seq, "body": sent.body}).to_string())
}

/// The articles and products that a page leads to.
fn links(html: &str) -> Vec<String> {
    let ends = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let fine =
        |l: &&str| ["/articles/", "/products/"].iter().any(|p| l.starts_with(p)) && !l.contains(['?', '#']);
    ends.filter(fine).take(LINKS).map(str::to_owned).collect()
}
