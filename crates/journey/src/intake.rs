//! Between many visits that speak at once and one database: a bounded queue, written in batches.
//!
//! A page never waits for observation. [`Intake::offer`] puts an entry in or says that there is no
//! room; [`Intake::kept`] also waits until it is committed. [`Keeper::run`] writes.

use crate::{Event, Visit, shelf};
use ground::{Error, Fault, Result, VisitId};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use store::Db;
use tokio::sync::{mpsc, oneshot, watch};

/// Entries that may wait.
pub const WAITING: usize = 8_192;
/// Entries written by one closure. (A closure holds SQLite's only writer.)
pub const BATCH: usize = 256;
/// Attempts for a batch; then each entry is tried alone, once.
const ATTEMPTS: u32 = 6;

/// How a visit stands, and what was observed since it was last said.
#[derive(Clone, Debug)]
pub struct Entry {
    pub visit: Visit,
    pub events: Vec<Event>,
}

struct Waiting {
    entry: Entry,
    kept: Option<oneshot::Sender<()>>,
}

/// Where entries are put. Cheap to clone.
#[derive(Clone)]
pub struct Intake {
    queue: mpsc::Sender<Waiting>,
    counts: Arc<Counts>,
}

/// A place in the queue that nobody else can take.
pub struct Room(mpsc::OwnedPermit<Waiting>);

impl Room {
    /// Puts an entry in, in order with all others, and answers with its commit to wait for.
    pub fn put(self, entry: Entry) -> Kept {
        let (kept, answer) = oneshot::channel();
        self.0.send(Waiting { entry, kept: Some(kept) });
        Kept(answer)
    }
}

/// A commit to wait for.
pub struct Kept(oneshot::Receiver<()>);

impl Kept {
    /// Errors: a fault where the database did not take it.
    pub async fn wait(self) -> Result<()> {
        self.0.await.map_err(|_| gone())
    }
}

fn gone() -> Error {
    Fault::new("what was observed was not kept").into()
}

/// For the metrics page.
#[derive(Debug, Default)]
pub struct Counts {
    /// Events written.
    pub events: AtomicU64,
    /// Commits that took.
    pub batches: AtomicU64,
    /// Entries refused because the queue was full, and entries the database did not take.
    pub lost: AtomicU64,
    /// Events from browsers that were not understood, or too many for one message.
    pub dropped: AtomicU64,
    /// Events from browsers beyond what one visit may send.
    pub rationed: AtomicU64,
    /// Events that came again and were known.
    pub repeated: AtomicU64,
}

/// Who writes what was put in.
pub struct Keeper {
    db: Db,
    queue: mpsc::Receiver<Waiting>,
    counts: Arc<Counts>,
}

impl Intake {
    /// The queue and its keeper; nothing is written until [`Keeper::run`] runs.
    pub fn new(db: Db) -> (Self, Keeper) {
        let (sender, queue) = mpsc::channel(WAITING);
        let counts = Arc::<Counts>::default();
        (Self { queue: sender, counts: Arc::clone(&counts) }, Keeper { db, queue, counts })
    }

    /// Puts an entry in without waiting. False where the queue is full: the caller goes on, and what
    /// was observed is lost.
    pub fn offer(&self, entry: Entry) -> bool {
        let room = self.queue.try_send(Waiting { entry, kept: None }).is_ok();
        if !room {
            self.counts.lost.fetch_add(1, Relaxed);
        }
        room
    }

    /// Puts an entry in without waiting, in order with all others, and answers with its commit to wait for.
    /// `None` where the queue is full.
    pub fn put(&self, entry: Entry) -> Option<Kept> {
        let (kept, answer) = oneshot::channel();
        let room = self.queue.try_send(Waiting { entry, kept: Some(kept) }).is_ok();
        if !room {
            self.counts.lost.fetch_add(1, Relaxed);
        }
        room.then_some(Kept(answer))
    }

    /// Waits for a place in the queue: who sends faster than the database writes is read more slowly, and nothing is
    /// lost. Errors: a fault where the keeper is gone.
    pub async fn room(&self) -> Result<Room> {
        self.queue.clone().reserve_owned().await.map(Room).map_err(|_| gone())
    }

    /// Puts an entry in and waits for its commit. Errors: a fault where the keeper is gone or the
    /// database did not take it.
    pub async fn kept(&self, entry: Entry) -> Result<()> {
        self.room().await?.put(entry).wait().await
    }

    pub fn counts(&self) -> &Counts {
        &self.counts
    }
}

impl Keeper {
    /// Writes until `stop` becomes true and what waits is written, or until every [`Intake`] is gone.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut some = Vec::with_capacity(BATCH);
        loop {
            let stopping = *stop.borrow();
            if stopping {
                self.queue.close();
            }
            let count = tokio::select! {
                biased;
                n = self.queue.recv_many(&mut some, BATCH) => n,
                Ok(()) = stop.changed(), if !stopping => continue,
            };
            if count == 0 {
                return;
            }
            self.write(&mut some).await;
        }
    }

    /// Writes what waits now. For tests.
    pub async fn turn(&mut self) {
        let mut some = Vec::new();
        while some.len() < WAITING {
            let Ok(waiting) = self.queue.try_recv() else { break };
            some.push(waiting);
            if some.len() == BATCH {
                self.write(&mut some).await;
            }
        }
        self.write(&mut some).await;
    }

    async fn write(&self, some: &mut Vec<Waiting>) {
        if some.is_empty() {
            return;
        }
        let (entries, answers): (Vec<_>, Vec<_>) = some.drain(..).map(|w| (w.entry, w.kept)).unzip();
        let batch = Arc::new(Batch::of(entries));
        for attempt in 1..=ATTEMPTS {
            match self.put(Arc::clone(&batch)).await {
                Ok(()) => {
                    for answer in answers.into_iter().flatten() {
                        let _ = answer.send(());
                    }
                    return;
                }
                Err(e) => tracing::warn!(attempt, error = ?e, "observed events could not be written"),
            }
            tokio::time::sleep(Duration::from_millis(50 << attempt)).await;
        }
        self.one_by_one(&batch).await;
    }

    /// So that one bad entry does not take others with it.
    async fn one_by_one(&self, batch: &Batch) {
        for visit in &batch.visits {
            let events = batch.events.iter().filter(|(id, _)| *id == visit.id).cloned().collect();
            let alone = Batch { visits: vec![visit.clone()], events };
            if let Err(e) = self.put(Arc::new(alone)).await {
                self.counts.lost.fetch_add(1, Relaxed);
                tracing::error!(visit = %visit.id, error = ?e, "observed events were lost");
            }
        }
    }

    async fn put(&self, batch: Arc<Batch>) -> Result<()> {
        let count = batch.events.len() as u64;
        self.db.write(move |c| shelf::keep(c, &batch.visits, &batch.events)).await?;
        self.counts.events.fetch_add(count, Relaxed);
        self.counts.batches.fetch_add(1, Relaxed);
        Ok(())
    }
}

/// Several entries made ready for one transaction: each visit once, as it stood last.
struct Batch {
    visits: Vec<Visit>,
    events: Vec<(VisitId, Event)>,
}

impl Batch {
    fn of(entries: Vec<Entry>) -> Self {
        let mut at: HashMap<VisitId, usize> = HashMap::with_capacity(entries.len());
        let mut batch = Self { visits: Vec::with_capacity(entries.len()), events: Vec::new() };
        for Entry { visit, events } in entries {
            batch.events.extend(events.into_iter().map(|e| (visit.id.clone(), e)));
            match at.get(&visit.id) {
                Some(i) => batch.visits[*i] = visit,
                None => {
                    at.insert(visit.id.clone(), batch.visits.len());
                    batch.visits.push(visit);
                }
            }
        }
        batch
    }
}
