//! SQLite: one writer that groups waiting closures into one synced commit, and several readers.

use crate::conn::{Conn, Engine, Trouble};
use crate::door::{Gauges, Queue, Work, in_time};
use crate::list::{Dialect, translate};
use crate::row::Row;
use crate::value::Value;
use ground::{Error, Fault, Result};
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

/// Older versions have a race at the reset of the write-ahead log that can corrupt a database.
const OLDEST: i32 = 3_051_003;
/// Closures in one synced commit.
const GROUP: usize = 64;
/// Operations of SQLite's virtual machine between looks at the clock.
const LOOK_EVERY: i32 = 100_000;

type Tried<T> = std::result::Result<T, (Trouble, Fault)>;

pub(crate) struct LiteConn {
    db: Connection,
    texts: HashMap<&'static str, String>,
    /// When the running statement began, in milliseconds since `birth`.
    began: Arc<AtomicU64>,
    birth: Instant,
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Bool(b) => ValueRef::Integer(i64::from(*b)),
            Value::Real(x) => ValueRef::Real(*x),
            Value::Text(s) => ValueRef::Text(s.as_bytes()),
        }))
    }
}

fn trouble(e: rusqlite::Error) -> (Trouble, Fault) {
    let busy = matches!(e.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked));
    (if busy { Trouble::Again } else { Trouble::Other }, Fault::because("SQLite refused", e))
}

impl LiteConn {
    pub(crate) fn open(path: &Path, writes: bool, statement_limit: Duration) -> Result<Self> {
        let version = rusqlite::version_number();
        if version < OLDEST {
            return Err(Fault::new(format!(
                "SQLite {} is too old: 3.51.3 or newer is needed, because older ones can corrupt a write-ahead log",
                rusqlite::version()
            ))
            .into());
        }
        let told = |e| Fault::because(format!("cannot open the database {}", path.display()), e);
        let mut db = Connection::open(path).map_err(told)?;
        db.execute_batch(
            "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; \
             pragma foreign_keys = on; pragma journal_size_limit = 67108864; pragma temp_store = memory; \
             pragma cache_size = -8000;",
        )
        .map_err(told)?;
        if !writes {
            db.execute_batch("pragma query_only = on").map_err(told)?;
        }
        // Otherwise a statement whose plan may depend on a parameter, such as any `limit $n`, is prepared again
        // at each run.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(told)?;
        db.set_prepared_statement_cache_capacity(512);
        // A statement that runs longer than its limit is interrupted.
        let began = Arc::new(AtomicU64::new(0));
        let (seen, birth) = (Arc::clone(&began), Instant::now());
        let limit = statement_limit.as_millis() as u64;
        let look = move || birth.elapsed().as_millis() as u64 > seen.load(Relaxed).saturating_add(limit);
        db.progress_handler(LOOK_EVERY, Some(look)).map_err(told)?;
        Ok(Self { db, texts: HashMap::new(), began, birth })
    }

    fn with<T>(
        &mut self,
        sql: &'static str,
        f: impl FnOnce(&mut rusqlite::CachedStatement<'_>) -> rusqlite::Result<T>,
    ) -> Tried<T> {
        self.began.store(self.birth.elapsed().as_millis() as u64, Relaxed);
        let text = self.texts.entry(sql).or_insert_with(|| translate(sql, Dialect::Sqlite));
        let mut statement = self.db.prepare_cached(text).map_err(trouble)?;
        f(&mut statement).map_err(trouble)
    }

    pub(crate) fn all(&mut self, sql: &'static str, params: &[Value]) -> Tried<Vec<Row>> {
        self.with(sql, |s| {
            let columns = s.column_count();
            let mut rows = s.query(rusqlite::params_from_iter(params))?;
            let mut out = Vec::new();
            while let Some(row) = rows.next()? {
                let mut values = Vec::with_capacity(columns);
                for i in 0..columns {
                    values.push(match row.get_ref(i)? {
                        ValueRef::Null => Value::Null,
                        ValueRef::Integer(n) => Value::Int(n),
                        ValueRef::Real(x) => Value::Real(x),
                        ValueRef::Text(t) => Value::Text(String::from_utf8_lossy(t).into_owned()),
                        ValueRef::Blob(_) => Value::Null,
                    });
                }
                out.push(Row(values));
            }
            Ok(out)
        })
    }

    pub(crate) fn run(&mut self, sql: &'static str, params: &[Value]) -> Tried<u64> {
        self.with(sql, |s| s.execute(rusqlite::params_from_iter(params)).map(|n| n as u64))
    }

    pub(crate) fn run_many(&mut self, sql: &'static str, rows: &[Vec<Value>]) -> Tried<u64> {
        self.with(sql, |s| {
            let mut n = 0;
            for row in rows {
                n += s.execute(rusqlite::params_from_iter(row))? as u64;
            }
            Ok(n)
        })
    }

    pub(crate) fn prepare(&mut self, sql: &'static str) -> Tried<()> {
        self.with(sql, |_| Ok(()))
    }

    pub(crate) fn control(&mut self, words: &str) -> Tried<()> {
        if words.contains(';') {
            return self.db.execute_batch(words).map_err(trouble);
        }
        let word = self.db.prepare_cached(words).and_then(|mut s| s.raw_execute());
        word.map(drop).map_err(trouble)
    }

    fn in_transaction(&self) -> bool {
        !self.db.is_autocommit()
    }
}

fn in_transaction(c: &Conn) -> bool {
    match &*c.engine.borrow() {
        Engine::Sqlite(c) => c.in_transaction(),
        Engine::Postgres(_) => true,
    }
}

pub(crate) fn version() -> String {
    format!("SQLite {}", rusqlite::version())
}

/// The writer's thread: takes what waits, at most 64, and commits it together.
pub(crate) fn write_loop(c: &Conn, queue: &Queue, gauges: &Arc<Gauges>) {
    while let Ok(first) = queue.recv() {
        let mut group = vec![first];
        while group.len() < GROUP
            && let Ok(next) = queue.try_recv()
        {
            group.push(next);
        }
        gauges.queued.fetch_sub(group.len() as i64, Relaxed);
        let mut group: Vec<_> = group.into_iter().filter_map(in_time).collect();
        if group.is_empty() {
            continue;
        }
        gauges.groups.fetch_add(1, Relaxed);
        gauges.writes.fetch_add(group.len() as u64, Relaxed);
        if group.len() > 1 && together(c, &mut group) {
            for mut work in group {
                work.finish();
            }
            continue;
        }
        for work in group {
            alone(c, work);
        }
    }
}

/// Runs a group in one transaction, each closure in its savepoint. False where nothing was
/// committed and each must run again alone.
fn together(c: &Conn, group: &mut [Box<dyn Work>]) -> bool {
    if c.control("begin immediate").is_err() {
        return false;
    }
    for work in group.iter_mut() {
        if c.control("savepoint one").is_err() {
            return undo(c);
        }
        let keep = work.attempt(c);
        if !in_transaction(c) {
            return false;
        }
        let undone = keep || c.control("rollback to one").is_ok();
        if !undone || c.control("release one").is_err() {
            return undo(c);
        }
    }
    if let Err((_, fault)) = c.control("commit") {
        tracing::warn!(error = ?fault, "a group's commit failed; each closure runs again alone");
        return undo(c);
    }
    true
}

fn undo(c: &Conn) -> bool {
    if in_transaction(c) {
        let _ = c.control("rollback");
    }
    false
}

fn alone(c: &Conn, mut work: Box<dyn Work>) {
    if let Err((_, fault)) = c.control("begin immediate") {
        work.fail(Error::Fault(Fault::because("the database could not begin a write", fault)));
        return;
    }
    if !work.attempt(c) {
        undo(c);
        work.finish();
        return;
    }
    match c.control("commit") {
        Ok(()) => work.finish(),
        Err((_, fault)) => {
            undo(c);
            work.fail(Error::Fault(Fault::because("the database could not commit", fault)));
        }
    }
}

/// A reader's thread: one snapshot a closure.
pub(crate) fn read_loop(c: &Conn, queue: &Queue, gauges: &Arc<Gauges>) {
    while let Ok(work) = queue.recv() {
        gauges.queued.fetch_sub(1, Relaxed);
        let Some(mut work) = in_time(work) else { continue };
        gauges.reads.fetch_add(1, Relaxed);
        if let Err((_, fault)) = c.control("begin") {
            work.fail(Error::Fault(Fault::because("the database could not begin a read", fault)));
            continue;
        }
        work.attempt(c);
        undo(c);
        work.finish();
    }
}
