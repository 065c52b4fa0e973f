//! Many tabs that tell something every few seconds, and desks that watch, whatever the server: ours, the floor, the peer.

use crate::http::Client;
use crate::socket::Socket;
use crate::town::name;
use futures_util::{FutureExt as _, SinkExt as _, StreamExt as _};
use ground::{Chance as _, SeededChance};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{Error, Result};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;

/// Each tab tells something this often.
pub const TELLS_EVERY: Duration = Duration::from_secs(5);
/// How long a desk may wait to see that somebody is stuck, and a tab at the end for what it sent last.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a server is spoken to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Words {
    Ours,
    Floor,
    Peer,
}

impl Words {
    fn tell(self, n: usize, seq: u64, events: &Value) -> Message {
        Message::text(match self {
            Self::Ours => {
                let body = json!({ "page": "/profile", "events": events });
                json!({ "op": "up", "to": "visit", "seq": seq, "body": body }).to_string()
            }
            Self::Floor => json!({ "visit": n, "seq": seq, "events": events }).to_string(),
            Self::Peer => format!("42{seq}{}", json!(["visit", { "visit": n, "events": events }])),
        })
    }

    /// The number of what is on disk.
    fn kept(self, text: &str) -> Option<u64> {
        match self {
            Self::Peer => text.strip_prefix("43")?.split('[').next()?.parse().ok(),
            Self::Ours if !text.contains("\"op\":\"ack\"") || text.contains("\"refused\"") => None,
            Self::Ours | Self::Floor => serde_json::from_str::<Value>(text).ok()?["seq"].as_u64(),
        }
    }
}

/// What came of it, on this side.
#[derive(Default)]
pub struct Tally {
    pub sent: AtomicU64,
    pub kept: AtomicU64,
    /// What was refused, slowed down or asked for again; connections that broke.
    pub troubled: AtomicU64,
    times: Mutex<Vec<Duration>>,
}

impl Tally {
    /// How long it took until something was kept: the half, and all but one of a hundred.
    pub fn quantiles(&self) -> (Duration, Duration) {
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner).clone();
        times.sort_unstable();
        let at = |share: usize| {
            times.get(times.len().saturating_sub(1) * share / 100).copied().unwrap_or_default()
        };
        (at(50), at(99))
    }
}

/// Tabs and desks.
pub struct Crowd {
    words: Words,
    tabs: Vec<mpsc::Sender<Value>>,
    tasks: tokio::task::JoinSet<()>,
    desks: usize,
    wanted: Arc<AtomicUsize>,
    seen: (mpsc::Sender<(usize, Instant)>, mpsc::Receiver<(usize, Instant)>),
    stop: watch::Sender<bool>,
    pub tally: Arc<Tally>,
}

impl Crowd {
    pub fn new(words: Words) -> Self {
        Self {
            words,
            tabs: Vec::new(),
            tasks: tokio::task::JoinSet::new(),
            desks: 0,
            wanted: Arc::new(AtomicUsize::new(usize::MAX)),
            seen: mpsc::channel(1_000),
            stop: watch::channel(false).0,
            tally: Arc::default(),
        }
    }

    pub fn tab(&mut self, socket: Socket) {
        let (orders, coming) = mpsc::channel(4);
        let tab = Tab {
            n: self.tabs.len(),
            words: self.words,
            seq: 0,
            unanswered: VecDeque::new(),
            tally: self.tally.clone(),
        };
        self.tasks.spawn(tab.live(socket, coming, self.stop.subscribe()));
        self.tabs.push(orders);
    }

    /// A desk: told that its list changed, it fetches `list`; without, the row itself comes.
    pub fn desk(&mut self, socket: Socket, list: Option<(Client, Vec<u8>)>) {
        self.tasks.spawn(desk(socket, list, self.wanted.clone(), self.seen.0.clone(), self.stop.subscribe()));
        self.desks += 1;
    }

    /// So many get stuck, one after the other: the times until each desk saw each of them.
    pub async fn decide(&mut self, stuck: usize) -> Result<Vec<Duration>> {
        let (chance, mut times) = (SeededChance::new(11), Vec::new());
        for nth in 0..stuck {
            let n = nth * (self.tabs.len() / stuck).max(1);
            sleep(Duration::from_millis(chance.below(200))).await;
            self.wanted.store(n, Relaxed);
            let events = |i: usize| json!({"id": format!("stuck-{n}-{i}"), "kind": "invalid", "name": "city", "label": "City", "rule": "city.unknown"});
            let sent = Instant::now();
            self.tabs[n].send((0..6).map(events).collect()).await.map_err(Error::other)?;
            let mut missing = self.desks;
            while missing > 0 {
                let Ok(Some((who, at))) = timeout(PATIENCE, self.seen.1.recv()).await else {
                    return Err(Error::other(format!("{missing} desks were not told of {}", name(n))));
                };
                if who == n {
                    times.push(at - sent);
                    missing -= 1;
                }
            }
        }
        Ok(times)
    }

    /// Ends; each tab waits for what it sent last.
    pub async fn end(mut self) -> Arc<Tally> {
        let _ = self.stop.send(true);
        while self.tasks.join_next().await.is_some() {}
        self.tally
    }
}

struct Tab {
    n: usize,
    words: Words,
    seq: u64,
    unanswered: VecDeque<(u64, u64, Instant)>,
    tally: Arc<Tally>,
}

impl Tab {
    async fn live(
        mut self,
        socket: Socket,
        mut orders: mpsc::Receiver<Value>,
        mut stop: watch::Receiver<bool>,
    ) {
        let (mut out, mut back) = socket.split();
        let first = tokio::time::Instant::now() + TELLS_EVERY * (self.n % 1_000) as u32 / 1_000;
        let mut tick = tokio::time::interval_at(first, TELLS_EVERY);
        loop {
            let events = tokio::select! {
                _ = stop.changed() => break,
                got = back.next() => match got {
                    Some(Ok(Message::Text(text))) if text.as_str() == "2" => {
                        let _ = out.send(Message::text("3")).await;
                        continue;
                    }
                    Some(Ok(message)) => { self.heard(&message); continue }
                    _ => { self.tally.troubled.fetch_add(1, Relaxed); return }
                },
                Some(events) = orders.recv() => events,
                _ = tick.tick() => json!([{"id": format!("t-{}-{}", self.n, self.seq), "kind": "section", "name": "address"}]),
            };
            self.seq += 1;
            let count = events.as_array().map_or(0, Vec::len) as u64;
            self.tally.sent.fetch_add(count, Relaxed);
            self.unanswered.push_back((self.seq, count, Instant::now()));
            if out.send(self.words.tell(self.n, self.seq, &events)).await.is_err() {
                self.tally.troubled.fetch_add(1, Relaxed);
                return;
            }
        }
        let last = timeout(PATIENCE, async {
            while !self.unanswered.is_empty()
                && let Some(Ok(message)) = back.next().await
            {
                self.heard(&message);
            }
        });
        let _ = last.await;
    }

    fn heard(&mut self, message: &Message) {
        let Message::Text(text) = message else { return };
        if ["\"op\":\"again\"", "\"op\":\"slow\"", "\"refused\""].iter().any(|t| text.contains(t)) {
            self.tally.troubled.fetch_add(1, Relaxed);
        }
        let Some(seq) = self.words.kept(text) else { return };
        let Some(at) = self.unanswered.iter().position(|u| u.0 == seq) else { return };
        let Some((_, count, sent)) = self.unanswered.remove(at) else { return };
        self.tally.kept.fetch_add(count, Relaxed);
        self.tally.times.lock().unwrap_or_else(PoisonError::into_inner).push(sent.elapsed());
    }
}

/// Watches like the desk's browser.
async fn desk(
    mut socket: Socket,
    mut list: Option<(Client, Vec<u8>)>,
    wanted: Arc<AtomicUsize>,
    seen: mpsc::Sender<(usize, Instant)>,
    mut stop: watch::Receiver<bool>,
) {
    let mut last = usize::MAX;
    loop {
        let message = tokio::select! {
            _ = stop.changed() => return,
            message = socket.next() => message,
        };
        let Some(Ok(Message::Text(text))) = message else {
            if matches!(message, Some(Ok(_))) { continue } else { return }
        };
        if text.as_str() == "2" {
            let _ = socket.send(Message::text("3")).await;
            continue;
        }
        let n = wanted.load(Relaxed);
        let there = match &mut list {
            None => text.contains(&format!("\"stuck\":{n}}}")),
            Some((client, asked)) => {
                if !text.contains("\"op\":\"fact\"") || !text.contains("\"topic\":\"visits:") {
                    continue;
                }
                // What came meanwhile is answered by the same fetch.
                while socket.next().now_or_never().flatten().is_some() {}
                let Ok(page) = client.ask(asked).await else { return };
                let (page, who) = (page.text(), format!("<bdi>{}</bdi>", name(n)));
                page.split("<li class=\"visit\"")
                    .any(|row| row.contains(&who) && !row.contains("data-level=\"none\""))
            }
        };
        if there && n != last {
            last = n;
            let _ = seen.send((n, Instant::now())).await;
        }
    }
}
