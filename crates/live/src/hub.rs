//! The listeners of this process, and the facts that they missed.

use crate::sql;
use ground::{Instant, Result};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::{Conn, Db, params};
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant as Moment;

/// Facts and flashes that a topic holds for slow listeners; one who falls behind further catches
/// up from the database.
const BACKLOG: usize = 64;
/// Topics that everybody who visits has for themselves, where little happens: a place of 40 bytes costs memory by
/// the thousand.
const OWN: [&str; 2] = ["person:", "visit:"];
const OWN_BACKLOG: usize = 8;
/// For so long it is known when a topic was told something that is not kept: a page that came before and listens only
/// now has missed it.
const RECENT: Duration = Duration::from_secs(60);
/// Topics of which that is known, before the old ones are looked for.
const RECENT_MOST: usize = 8_192;
/// Kept facts fetched at once while catching up.
const PAGE: i64 = 200;

/// What happened. `n` is 0 for a flash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    pub topic: String,
    pub n: i64,
    pub kind: String,
    /// JSON, as text.
    pub data: String,
}

/// How far a listener has heard a topic: the number of its last kept fact, and the run of the
/// process that it heard it from (flashes do not outlive a process).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub run: String,
    pub n: i64,
}

impl Mark {
    /// Reads `run.n` as written by `Display`; anything else is "nothing heard yet".
    pub fn parse(text: &str) -> Self {
        text.rsplit_once('.')
            .and_then(|(run, n)| Some(Self { run: run.to_owned(), n: n.parse().ok().filter(|n| *n >= 0)? }))
            .unwrap_or_default()
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.run, self.n)
    }
}

/// What a listener hears.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Fact(Fact),
    /// Flashes may have been missed: fetch lists again.
    Reset,
}

/// Where facts meet their listeners. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    db: Db,
    run: Arc<str>,
    topics: Arc<Mutex<HashMap<String, broadcast::Sender<Arc<Fact>>>>>,
    recent: Arc<Mutex<HashMap<String, Moment>>>,
}

/// Numbers and keeps a fact in the writer's transaction and wakes the listeners after its commit.
/// Answers its number within the topic.
pub fn publish(c: &Conn, hub: &Hub, topic: &str, kind: &str, data: String, now: Instant) -> Result<i64> {
    let n = c.one(sql::NEXT, params![topic])?.map_or(1, |row| row.get(0));
    c.run(sql::KEEP, params![topic, n, kind, &data, now])?;
    let fact = Fact { topic: topic.to_owned(), n, kind: kind.to_owned(), data };
    let hub = hub.clone();
    c.after_commit(move || hub.tell(fact));
    Ok(n)
}

/// The kept facts of a topic after `n`, oldest first, at most `limit`.
pub fn since(c: &Conn, topic: &str, n: i64, limit: i64) -> Result<Vec<Fact>> {
    let rows = c.all(sql::SINCE, params![topic, n, limit])?;
    let fact = |row: &store::Row| Fact {
        topic: topic.to_owned(),
        n: row.get(0),
        kind: row.get(1),
        data: row.get(2),
    };
    Ok(rows.iter().map(fact).collect())
}

/// The number of a topic's last kept fact; 0 where there is none.
pub fn last(c: &Conn, topic: &str) -> Result<i64> {
    Ok(c.one(sql::LAST, params![topic])?.map_or(0, |row| row.get(0)))
}

/// Deletes at most `limit` facts older than `before`, oldest first. Answers how many.
pub fn expire(c: &Conn, before: Instant, limit: i64) -> Result<u64> {
    c.run(sql::EXPIRE, params![before, limit])
}

impl Hub {
    /// `run` names this run of the process; a new one each start.
    pub fn new(db: Db, run: impl Into<Arc<str>>) -> Self {
        Self { db, run: run.into(), topics: Arc::default(), recent: Arc::default() }
    }

    /// Tells the listeners something that is not kept.
    pub fn flash(&self, topic: &str, kind: &str, data: String) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if recent.len() >= RECENT_MOST {
            recent.retain(|_, at| at.elapsed() < RECENT);
        }
        let room = recent.len() < RECENT_MOST;
        if let Some(at) = recent.get_mut(topic) {
            *at = Moment::now();
        } else if room {
            recent.insert(topic.to_owned(), Moment::now());
        }
        drop(recent);
        self.tell(Fact { topic: topic.to_owned(), n: 0, kind: kind.to_owned(), data });
    }

    /// How long ago a topic was told something that is not kept; nothing where that is longer than a minute.
    pub fn flashed(&self, topic: &str) -> Option<Duration> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.get(topic).map(Moment::elapsed).filter(|ago| *ago < RECENT)
    }

    /// Hears everything kept after `from`, then what happens from now on.
    pub fn subscribe(&self, topic: &str, from: Mark) -> Listener {
        let stream = self.stream(topic);
        let mut waiting = VecDeque::new();
        if !from.run.is_empty() {
            // Whoever was away, even for a moment, may have missed flashes.
            waiting.push_back(Heard::Reset);
        }
        Listener {
            hub: self.clone(),
            topic: topic.to_owned(),
            stream,
            behind: true,
            waiting,
            mark: Mark { run: self.run.to_string(), n: from.n },
        }
    }

    fn stream(&self, topic: &str) -> broadcast::Receiver<Arc<Fact>> {
        let own = OWN.iter().any(|o| topic.starts_with(o));
        let backlog = if own { OWN_BACKLOG } else { BACKLOG };
        let mut topics = self.topics();
        match topics.get(topic) {
            Some(sender) => sender.subscribe(),
            None => {
                let (sender, stream) = broadcast::channel(backlog);
                topics.insert(topic.to_owned(), sender);
                stream
            }
        }
    }

    /// How many listeners there are, for the metrics page.
    pub fn listeners(&self) -> usize {
        self.topics().values().map(broadcast::Sender::receiver_count).sum()
    }

    /// How many topics are held in memory.
    pub fn topics_held(&self) -> usize {
        self.topics().len()
    }

    /// Whether anybody listens to a topic in this process.
    pub fn heard(&self, topic: &str) -> bool {
        self.topics().get(topic).is_some_and(|s| s.receiver_count() > 0)
    }

    pub fn run(&self) -> &str {
        &self.run
    }

    fn tell(&self, fact: Fact) {
        let mut topics = self.topics();
        if let Some(sender) = topics.get(&fact.topic)
            && sender.receiver_count() == 0
        {
            topics.remove(&fact.topic);
        } else if let Some(sender) = topics.get(&fact.topic) {
            let _ = sender.send(Arc::new(fact));
        }
    }

    fn topics(&self) -> MutexGuard<'_, HashMap<String, broadcast::Sender<Arc<Fact>>>> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One listener of one topic.
pub struct Listener {
    hub: Hub,
    topic: String,
    stream: broadcast::Receiver<Arc<Fact>>,
    /// Kept facts may be missing: ask the database before the stream.
    behind: bool,
    waiting: VecDeque<Heard>,
    mark: Mark,
}

/// Nothing is kept for a topic that nobody listens to.
impl Drop for Listener {
    fn drop(&mut self) {
        let mut topics = self.hub.topics();
        if topics.get(&self.topic).is_some_and(|s| s.receiver_count() <= 1) {
            topics.remove(&self.topic);
        }
    }
}

impl Listener {
    /// Waits for the next thing to hear. Cancel-safe. Errors: the database's, while catching up.
    pub async fn next(&mut self) -> Result<Heard> {
        loop {
            if self.behind && self.waiting.is_empty() {
                self.catch_up().await?;
            }
            if let Some(heard) = self.waiting.pop_front() {
                if let Heard::Fact(fact) = &heard
                    && fact.n > 0
                {
                    self.mark.n = fact.n;
                }
                return Ok(heard);
            }
            match self.stream.recv().await {
                Ok(fact) if fact.n == 0 => return Ok(Heard::Fact(Arc::unwrap_or_clone(fact))),
                Ok(fact) if fact.n <= self.mark.n => {}
                Ok(fact) if fact.n == self.mark.n + 1 => {
                    self.mark.n = fact.n;
                    return Ok(Heard::Fact(Arc::unwrap_or_clone(fact)));
                }
                // A hole: commits on another connection were told in another order.
                Ok(_) => self.behind = true,
                Err(RecvError::Lagged(_)) => {
                    self.behind = true;
                    self.waiting.push_back(Heard::Reset);
                }
                Err(RecvError::Closed) => {
                    self.stream = self.hub.stream(&self.topic);
                    self.behind = true;
                }
            }
        }
    }

    /// How many facts are held for it, and for nobody else.
    pub fn held(&self) -> usize {
        self.waiting.len()
    }

    /// How far this listener has heard.
    pub fn mark(&self) -> &Mark {
        &self.mark
    }

    /// Fetches what was missed, a page at a time: the next when that was heard, so that nobody holds more of it.
    async fn catch_up(&mut self) -> Result<()> {
        let (topic, mut n) = (self.topic.clone(), self.mark.n);
        let found = self.hub.db.read(move |c| {
            let last = last(c, &topic)?;
            Ok((last, since(c, &topic, n.min(last), PAGE)?))
        });
        let (last, some) = found.await?;
        if last < n {
            // A mark from another life of the database: start over.
            self.waiting.push_back(Heard::Reset);
            self.mark.n = last;
            n = last;
        }
        self.behind = some.len() as i64 == PAGE && some.last().is_some_and(|f| f.n > n);
        self.waiting.extend(some.into_iter().map(Heard::Fact));
        Ok(())
    }
}
