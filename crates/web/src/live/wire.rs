//! The WebSocket of one tab.

use super::{Live, RIGHTS, SEND_LIMIT, TOPICS_LIMIT, Tab};
use crate::site::Face;
use crate::words::Tongue;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::StreamExt as _;
use futures_util::future::{AbortHandle, Abortable, BoxFuture};
use futures_util::stream::FuturesUnordered;
use ground::{Error, Refusal, Span};
use live::{Heard, Listener, Mark};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};

/// Rights of open topics are proved again this often.
const PROVE_EVERY: Duration = Duration::from_secs(30);
/// Messages a tab may send at once, and then a second; beyond that it is told so (`slow`) and read more slowly.
/// Nothing is dropped, the order stays, and what it hears does not wait.
const BURST: f64 = 120.0;
const PER_SECOND: f64 = 60.0;

/// What a tab says.
#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub(super) enum Said {
    Open {
        topic: String,
        #[serde(default)]
        since: Option<String>,
    },
    Close {
        topic: String,
    },
    Up {
        to: String,
        seq: u64,
        #[serde(default)]
        body: Value,
    },
}

type Next = (String, Listener, ground::Result<Heard>);

struct Wire {
    live: Live,
    tab: Tab,
    socket: WebSocket,
    topics: HashMap<String, AbortHandle>,
    hearing: FuturesUnordered<BoxFuture<'static, Option<Next>>>,
    last_heard: Instant,
    tokens: f64,
    /// Nothing more is read before.
    paused: Option<Instant>,
    /// It was told that it sends too fast, and has not rested since.
    slowed: bool,
}

/// Why a connection ends.
enum End {
    Gone,
    Stopping,
    SignedOut,
}

/// How often the other end is asked for a sign of life, and how long it may owe one. A vanished account
/// manager keeps a person waiting, so the desk is asked more often.
fn pulse(face: Face) -> (Duration, Duration) {
    match face {
        Face::Desk => (Duration::from_secs(3), Duration::from_secs(8)),
        _ => (Duration::from_secs(20), Duration::from_secs(50)),
    }
}

pub(super) async fn talk(live: Live, tab: Tab, socket: WebSocket) {
    let open = live.counted();
    live.ups.joined(&tab).await;
    let mut wire = Wire {
        live,
        tab,
        socket,
        topics: HashMap::new(),
        hearing: FuturesUnordered::new(),
        last_heard: Instant::now(),
        tokens: BURST,
        paused: None,
        slowed: false,
    };
    let end = wire.run().await;
    let (code, reason) = match end {
        End::Gone => (1000, ""),
        End::Stopping => (1012, "restart"),
        End::SignedOut => (4401, "signed out"),
    };
    let close = Message::Close(Some(CloseFrame { code, reason: Utf8Bytes::from_static(reason) }));
    let _ = timeout(Duration::from_secs(1), wire.socket.send(close)).await;
    if !matches!(end, End::Stopping) {
        let silent = Span::millis(wire.last_heard.elapsed().as_millis() as i64);
        wire.live.ups.left(&wire.tab, silent).await;
    }
    drop(open);
}

impl Wire {
    async fn run(&mut self) -> End {
        let (beat, patience) = pulse(self.tab.face);
        let mut beats = interval(beat);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beats.reset();
        let mut proofs = interval(PROVE_EVERY);
        proofs.reset();
        let mut stop = self.live.stopping();
        let hello =
            json!({ "op": "hello", "beat": beat.as_millis() as u64, "run": self.live.house.hub.run() });
        if self.send(hello.to_string()).await.is_err() {
            return End::Gone;
        }
        loop {
            let step = tokio::select! {
                () = async { let _ = stop.wait_for(|s| *s).await; } => return End::Stopping,
                () = until(self.paused), if self.paused.is_some() => {
                    self.paused = None;
                    Ok(())
                }
                message = self.socket.recv(), if self.paused.is_none() => match message {
                    Some(Ok(message)) => self.heard(message).await,
                    _ => Err(End::Gone),
                },
                Some(next) = self.hearing.next() => self.fact(next).await,
                _ = beats.tick() => self.beat(patience).await,
                _ = proofs.tick() => self.prove().await,
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    async fn send(&mut self, text: String) -> Result<(), End> {
        match timeout(SEND_LIMIT, self.socket.send(Message::Text(text.into()))).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(End::Gone),
        }
    }

    async fn beat(&mut self, patience: Duration) -> Result<(), End> {
        if self.last_heard.elapsed() > patience {
            return Err(End::Gone);
        }
        match timeout(SEND_LIMIT, self.socket.send(Message::Ping(Default::default()))).await {
            Ok(Ok(())) => self.send(r#"{"op":"beat"}"#.to_owned()).await,
            _ => Err(End::Gone),
        }
    }

    async fn heard(&mut self, message: Message) -> Result<(), End> {
        let text = match message {
            Message::Text(text) => text,
            Message::Close(_) => return Err(End::Gone),
            Message::Ping(_) | Message::Pong(_) | Message::Binary(_) => {
                self.last_heard = Instant::now();
                return Ok(());
            }
        };
        let said = serde_json::from_str(&text);
        self.spend(said.as_ref().ok()).await?;
        match said {
            Ok(Said::Open { topic, since }) => self.open(topic, since).await,
            Ok(Said::Close { topic }) => {
                self.forget(&topic);
                Ok(())
            }
            Ok(Said::Up { to, seq, body }) => self.up(&to, seq, body).await,
            Err(e) => {
                tracing::debug!(%e, "a message that cannot be read");
                Ok(())
            }
        }
    }

    /// Spends a token. Where there is none, nothing more is read until there is, and the tab is told once.
    async fn spend(&mut self, said: Option<&Said>) -> Result<(), End> {
        let gained = self.last_heard.elapsed().as_secs_f64() * PER_SECOND;
        self.last_heard = Instant::now();
        self.tokens = (self.tokens + gained).min(BURST) - 1.0;
        if self.tokens >= 0.0 {
            self.slowed &= self.tokens < BURST / 2.0;
            return Ok(());
        }
        self.paused = Some(self.last_heard + Duration::from_secs_f64(-self.tokens / PER_SECOND));
        if std::mem::replace(&mut self.slowed, true) {
            return Ok(());
        }
        let seq = said.and_then(|s| if let Said::Up { seq, .. } = s { Some(*seq) } else { None });
        self.send(json!({ "op": "slow", "seq": seq, "rate": PER_SECOND }).to_string()).await
    }

    async fn up(&mut self, to: &str, seq: u64, body: Value) -> Result<(), End> {
        let answer = self.live.ups.up(&self.tab, to, body).await;
        self.send(acknowledge(&self.tab, seq, answer).to_string()).await
    }

    async fn open(&mut self, topic: String, since: Option<String>) -> Result<(), End> {
        if self.topics.contains_key(&topic) {
            return Ok(());
        }
        let room = self.topics.len() < TOPICS_LIMIT && topic.len() <= 200;
        if !room || !self.live.ups.topic_allowed(&self.tab, &topic).await {
            return self.send(json!({ "op": "gone", "topic": topic }).to_string()).await;
        }
        let hub = &self.live.house.hub;
        let Ok(from) = mark(&self.live, &topic, since).await else { return Err(End::Gone) };
        let listener = hub.subscribe(&topic, from);
        let opened = opened(&listener, &topic, hub.flashed(&topic));
        self.hear(topic, listener);
        self.send(opened.to_string()).await
    }

    fn hear(&mut self, topic: String, mut listener: Listener) {
        let (handle, registration) = AbortHandle::new_pair();
        self.topics.insert(topic.clone(), handle);
        let next = async move {
            let heard = listener.next().await;
            (topic, listener, heard)
        };
        self.hearing.push(Box::pin(async move { Abortable::new(next, registration).await.ok() }));
    }

    fn forget(&mut self, topic: &str) {
        if let Some(handle) = self.topics.remove(topic) {
            handle.abort();
        }
    }

    async fn fact(&mut self, next: Option<Next>) -> Result<(), End> {
        let Some((topic, listener, heard)) = next else { return Ok(()) };
        if !self.topics.contains_key(&topic) {
            return Ok(());
        }
        let mark = listener.mark().to_string();
        let (text, prove) = match heard {
            Ok(Heard::Fact(fact)) if fact.kind == RIGHTS => (None, true),
            Ok(Heard::Fact(fact)) => {
                let data = self.live.ups.shown(&self.tab, &fact);
                (data.map(|d| wrap(&topic, &mark, fact.n, &fact.kind, &d)), false)
            }
            Ok(Heard::Reset) => {
                (Some(json!({ "op": "reset", "topic": topic, "n": mark }).to_string()), false)
            }
            Err(e) => {
                tracing::warn!(%e, topic, "a listener fell silent");
                return Err(End::Gone);
            }
        };
        self.hear(topic, listener);
        if let Some(text) = text {
            self.send(text).await?;
        }
        if prove { self.prove().await } else { Ok(()) }
    }

    /// Asks again who this is and what they may hear.
    async fn prove(&mut self) -> Result<(), End> {
        let caller = self.live.ups.caller(self.tab.face, &self.tab.head).await;
        let same = caller.person() == self.tab.caller.person() && caller.staff() == self.tab.caller.staff();
        if !same {
            return Err(End::SignedOut);
        }
        self.tab.caller = caller;
        let open: Vec<String> = self.topics.keys().cloned().collect();
        for topic in open {
            if !self.live.ups.topic_allowed(&self.tab, &topic).await {
                self.forget(&topic);
                self.send(json!({ "op": "gone", "topic": topic }).to_string()).await?;
            }
        }
        Ok(())
    }
}

async fn until(at: Option<Instant>) {
    if let Some(at) = at {
        sleep_until(at).await;
    }
}

/// Where to begin: after the mark that the tab remembers, or without one, with what happens from now on.
pub(super) async fn mark(live: &Live, topic: &str, since: Option<String>) -> ground::Result<Mark> {
    if let Some(since) = since.filter(|s| s != "-") {
        return Ok(Mark::parse(&since));
    }
    let topic = topic.to_owned();
    let n = live.house.db.read(move |c| ::live::last(c, &topic)).await?;
    Ok(Mark { run: String::new(), n })
}

/// A fact as it goes over the wire; `data` is JSON already. A flash has no number.
pub(super) fn wrap(topic: &str, mark: &str, n: i64, kind: &str, data: &str) -> String {
    let mark = if n == 0 { Value::Null } else { mark.into() };
    let data = if data.is_empty() { "null" } else { data };
    format!(
        r#"{{"op":"fact","topic":{},"n":{mark},"kind":{},"data":{data}}}"#,
        Value::from(topic),
        Value::from(kind)
    )
}

pub(super) fn acknowledge(tab: &Tab, seq: u64, answer: ground::Result<Value>) -> Value {
    let refused = |rule: &str, reason: String, instead: Vec<String>| json!({ "op": "ack", "seq": seq, "refused": { "rule": rule, "reason": reason, "instead": instead } });
    let tongue = Tongue::new(tab.lang);
    match answer {
        Ok(Value::Null) => json!({ "op": "ack", "seq": seq }),
        Ok(data) => json!({ "op": "ack", "seq": seq, "data": data }),
        Err(Error::Refused(r)) => {
            let Refusal { rule, reason, instead, .. } = &*r;
            refused(rule, tongue.say(reason), instead.iter().map(|t| tongue.say(t)).collect())
        }
        Err(Error::NotFound) => refused("not-found", tongue.t("web-trouble-missing-title"), Vec::new()),
        Err(Error::Forbidden) => refused("forbidden", tongue.t("web-trouble-forbidden-title"), Vec::new()),
        Err(Error::Fault(f)) => {
            tracing::error!(fault = %f, "what a tab sent was not kept");
            json!({ "op": "again", "seq": seq })
        }
    }
}

/// That a topic is heard from now on, and from which mark; `told`: how many milliseconds ago it was told something that is
/// not kept, so that a page that came before fetches what it shows.
pub(super) fn opened(listener: &Listener, topic: &str, told: Option<Duration>) -> Value {
    let mut opened = json!({ "op": "opened", "topic": topic, "n": listener.mark().to_string() });
    if let Some(told) = told {
        opened["told"] = u64::try_from(told.as_millis()).unwrap_or(u64::MAX).into();
    }
    opened
}
