//! The door itself: threads that own connections, and the queue before them.

use crate::conn::{Conn, Engine};
use crate::sqlite_engine::LiteConn;
use crate::{migrate, postgres_engine, sqlite_engine};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use ground::{Error, Fault, Result, World};
use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Closures that may wait; one more is refused at once.
const QUEUE: usize = 8_192;

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A SQLite file; made where it does not exist.
    Sqlite(PathBuf),
    /// A PostgreSQL connection string (`postgres://…` or `host=… user=…`).
    Postgres(String),
}

/// How the door behaves.
#[derive(Clone, Debug)]
pub struct Options {
    pub place: Place,
    /// Threads that read (SQLite), or connections (PostgreSQL).
    pub connections: usize,
    /// How long a closure may wait for its turn.
    pub wait: Duration,
    /// How long one statement may run.
    pub statement: Duration,
    /// Brings the schema up to date; else it is only looked at ([`Db::missing_steps`]).
    pub migrate: bool,
    /// The steps that make the schema; a test of theirs stops half way.
    pub(crate) migrations: &'static [migrate::Migration],
}

impl Options {
    pub fn new(place: Place) -> Self {
        let connections = if matches!(place, Place::Sqlite(_)) { 2 } else { 8 };
        Self {
            place,
            connections,
            wait: Duration::from_secs(10),
            statement: Duration::from_secs(30),
            migrate: true,
            migrations: migrate::MIGRATIONS,
        }
    }

    /// Runs the steps that are missing, or counts them.
    pub(crate) fn bring_forward(&self, c: &Conn, now: ground::Instant) -> Result<usize> {
        if self.migrate {
            return migrate::run(c, now, self.migrations).map(|()| 0);
        }
        migrate::missing(c, self.migrations)
    }
}

/// What the door did, for the metrics page.
#[derive(Debug, Default)]
pub struct Gauges {
    pub reads: AtomicU64,
    pub writes: AtomicU64,
    /// Synced commits; fewer than writes where closures were grouped.
    pub groups: AtomicU64,
    pub retries: AtomicU64,
    pub refused: AtomicU64,
    pub queued: AtomicI64,
}

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// The door. Cheap to clone; the threads end when the last one is dropped.
#[derive(Clone)]
pub struct Db(Arc<Door>);

struct Door {
    reads: Sender<Box<dyn Work>>,
    writes: Sender<Box<dyn Work>>,
    wait: Duration,
    gauges: Arc<Gauges>,
    version: String,
    missing_steps: usize,
}

impl Db {
    /// Opens the database and, unless only a look is wanted, brings its schema up to date.
    ///
    /// Errors: a fault that names the place and says what is wrong with it.
    pub async fn open(options: &Options, world: &World) -> Result<Self> {
        let (options, now) = (options.clone(), world.now());
        let (done, answer) = oneshot::channel();
        thread::spawn(move || {
            let _ = done.send(Self::open_now(&options, now));
        });
        answer.await.map_err(|_| Fault::new("the thread that opens the database died"))?
    }

    fn open_now(options: &Options, now: ground::Instant) -> Result<Self> {
        let gauges = Arc::new(Gauges::default());
        let (reads, read_queue) = bounded(QUEUE);
        let (version, missing_steps): (String, usize);
        let writes = match &options.place {
            Place::Sqlite(path) => {
                let (writes, write_queue) = bounded(QUEUE);
                let conn = |writes| {
                    LiteConn::open(path, writes, options.statement)
                        .map(|c| Conn::new(Engine::Sqlite(c), writes))
                };
                let writer = conn(true)?;
                missing_steps = options.bring_forward(&writer, now)?;
                version = sqlite_engine::version();
                let g = Arc::clone(&gauges);
                spawn("store-write", move || sqlite_engine::write_loop(&writer, &write_queue, &g))?;
                for _ in 0..options.connections.max(1) {
                    let (reader, queue, g) = (conn(false)?, read_queue.clone(), Arc::clone(&gauges));
                    spawn("store-read", move || sqlite_engine::read_loop(&reader, &queue, &g))?;
                }
                writes
            }
            Place::Postgres(url) => {
                let (words, missing) = postgres_engine::prepare_database(url, options, now)?;
                (version, missing_steps) = (words, missing);
                for _ in 0..options.connections.max(2) {
                    let (o, queue, g) = (options.clone(), read_queue.clone(), Arc::clone(&gauges));
                    let url = url.clone();
                    spawn("store-pg", move || postgres_engine::serve(&url, &o, &queue, &g))?;
                }
                reads.clone()
            }
        };
        Ok(Self(Arc::new(Door { reads, writes, wait: options.wait, gauges, version, missing_steps })))
    }

    /// Runs a closure on one snapshot. What it writes is an error on both engines.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Conn) -> Result<T> + Send + 'static,
    {
        self.send(&self.0.reads, f, false).await
    }

    /// Runs a closure as one transaction; answers after the commit.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Conn) -> Result<T> + Send + 'static,
    {
        self.send(&self.0.writes, f, true).await
    }

    pub fn gauges(&self) -> &Gauges {
        &self.0.gauges
    }

    /// The engine and its version in words.
    pub fn version(&self) -> &str {
        &self.0.version
    }

    /// Steps of the schema that are missing: none, unless the door was opened for a look only.
    pub fn missing_steps(&self) -> usize {
        self.0.missing_steps
    }

    async fn send<T, F>(&self, queue: &Sender<Box<dyn Work>>, f: F, writes: bool) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Conn) -> Result<T> + Send + 'static,
    {
        assert!(!INSIDE.get(), "the door was called from inside one of its own closures");
        let (answer, answered) = oneshot::channel();
        let deadline = Instant::now() + self.0.wait;
        let work =
            Box::new(Piece { f, writes, deadline, result: None, hooks: Vec::new(), answer: Some(answer) });
        self.0.gauges.queued.fetch_add(1, Relaxed);
        if let Err(e) = queue.try_send(work) {
            self.0.gauges.queued.fetch_sub(1, Relaxed);
            self.0.gauges.refused.fetch_add(1, Relaxed);
            let why = match e {
                TrySendError::Full(_) => "the database is busy: too many closures wait for it",
                TrySendError::Disconnected(_) => "the database is closed",
            };
            return Err(Fault::new(why).into());
        }
        answered.await.map_err(|_| Fault::new("the database's thread died"))?
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<()> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(run)
        .map(drop)
        .map_err(|e| Fault::because("cannot start a database thread", e).into())
}

/// A closure in the queue, whatever it answers.
pub(crate) trait Work: Send {
    fn late(&self) -> bool;
    fn writes(&self) -> bool;
    /// Runs it once; true where it may be committed. May be called again.
    fn attempt(&mut self, c: &Conn) -> bool;
    /// Answers the caller with what the last attempt gave; after the commit, where there is one.
    fn finish(&mut self);
    /// Answers the caller that the database could not do it.
    fn fail(&mut self, error: Error);
}

/// Drops a closure that waited too long, after telling its caller.
pub(crate) fn in_time(mut work: Box<dyn Work>) -> Option<Box<dyn Work>> {
    if work.late() {
        work.fail(Error::Fault(Fault::new("the database is busy: the closure waited too long")));
        return None;
    }
    Some(work)
}

struct Piece<T, F> {
    f: F,
    writes: bool,
    deadline: Instant,
    result: Option<Result<T>>,
    hooks: Vec<Box<dyn FnOnce() + Send>>,
    answer: Option<oneshot::Sender<Result<T>>>,
}

impl<T: Send + 'static, F: Fn(&Conn) -> Result<T> + Send + 'static> Work for Piece<T, F> {
    fn late(&self) -> bool {
        Instant::now() > self.deadline
    }

    fn writes(&self) -> bool {
        self.writes
    }

    fn attempt(&mut self, c: &Conn) -> bool {
        c.fresh();
        INSIDE.set(true);
        let result = catch_unwind(AssertUnwindSafe(|| (self.f)(c)));
        INSIDE.set(false);
        self.hooks = c.take_hooks();
        let result = result.unwrap_or_else(|panic| {
            Err(Fault::new(format!("a closure panicked: {}", panic_text(&*panic))).into())
        });
        let result = match (result, c.trouble()) {
            (Ok(_), Some(_)) => Err(Fault::new("a statement failed and the closure went on").into()),
            (result, _) => result,
        };
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn finish(&mut self) {
        let Some(result) = self.result.take() else { return };
        if result.is_ok() {
            self.hooks.drain(..).for_each(|hook| hook());
        }
        if let Some(answer) = self.answer.take() {
            let _ = answer.send(result);
        }
    }

    fn fail(&mut self, error: Error) {
        self.result = Some(Err(error));
        self.finish();
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| "no text".to_owned())
}

pub(crate) type Queue = Receiver<Box<dyn Work>>;
