//! One person with one tab: looks around, reads, fills something in, and in some cases does not get on.

use super::report::Tally;
use super::temper::{Look, Temper};
use super::{Plan, Target};
use futures_util::{SinkExt as _, StreamExt as _};
use ground::SeededChance;
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
    temper: Temper,
    every: Duration,
    cookie: String,
    page: String,
    links: Vec<String>,
    /// Of the links, the one that they go to next.
    next: usize,
    unanswered: VecDeque<Sent>,
}

enum End {
    Over,
    Broken,
}

impl Visitor {
    pub fn new(plan: &Plan, nth: usize, seed: u64) -> Self {
        let temper = Temper::new(nth, SeededChance::new(seed), plan.stuck);
        let next = temper.below(LINKS as u64) as usize;
        Self {
            target: plan.target.clone(),
            nth,
            temper,
            every: plan.every,
            cookie: String::new(),
            page: "/".to_owned(),
            links: Vec::new(),
            next,
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
            sleep(Duration::from_millis(500 + self.temper.below(1_500))).await;
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
        let mut next = Instant::now() + self.temper.pause(self.every);
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
                    next = Instant::now() + self.temper.pause(self.every);
                    let moment = self.temper.next();
                    if let Some(to) = moment.look.map(|look| self.way(look)) {
                        match self.look(&to, tally).await {
                            Err(e) if refused(&e) => tally.failed("a page", &e),
                            // The server is away: so will the connection be.
                            Ok(()) | Err(_) => {}
                        }
                    }
                    if !self.tell(moment.events, &mut socket, tally).await {
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

    /// Where a look leads.
    fn way(&mut self, look: Look) -> String {
        match look {
            Look::Search(words) => format!("/articles?q={}", web::segment(words)),
            Look::Next if !self.links.is_empty() => {
                self.next = (self.next + 1) % self.links.len();
                self.links[self.next].clone()
            }
            Look::Next | Look::Again => self.page.clone(),
        }
    }

    async fn tell(
        &mut self,
        events: Vec<Value>,
        socket: &mut WebSocketStream<TcpStream>,
        tally: &Tally,
    ) -> bool {
        let sent = Sent {
            seq: self.temper.moments(),
            events: events.len() as u64,
            body: json!({ "page": self.page, "events": events }),
            at: Instant::now(),
        };
        tally.sent.fetch_add(sent.events, Relaxed);
        let message = up(&sent);
        self.unanswered.push_back(sent);
        socket.send(message).await.is_ok()
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
