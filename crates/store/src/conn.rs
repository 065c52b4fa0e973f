//! A connection inside a closure.

use crate::list::Dialect;
use crate::postgres_engine::PgConn;
use crate::row::Row;
use crate::sqlite_engine::LiteConn;
use crate::value::Value;
use ground::{Error, Fault, Result};
use std::cell::{Cell, RefCell};

type Hook = Box<dyn FnOnce() + Send>;

pub(crate) enum Engine {
    Sqlite(LiteConn),
    Postgres(Box<PgConn>),
}

/// What went wrong in a statement, as far as the door must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Run the closure again: serialisation failure or deadlock.
    Again,
    /// The connection is gone.
    Lost,
    Other,
}

/// A connection inside a closure of [`crate::Db::read`] or [`crate::Db::write`].
pub struct Conn {
    pub(crate) engine: RefCell<Engine>,
    trouble: Cell<Option<Trouble>>,
    hooks: RefCell<Vec<Hook>>,
    writes: bool,
}

impl Conn {
    pub(crate) fn new(engine: Engine, writes: bool) -> Self {
        Self { engine: RefCell::new(engine), trouble: Cell::new(None), hooks: RefCell::default(), writes }
    }

    /// Every row of an answer.
    pub fn all(&self, sql: &'static str, params: &[Value]) -> Result<Vec<Row>> {
        self.statement(sql, |engine| match engine {
            Engine::Sqlite(c) => c.all(sql, params),
            Engine::Postgres(c) => c.all(sql, params),
        })
    }

    /// The first row of an answer, if there is one.
    pub fn one(&self, sql: &'static str, params: &[Value]) -> Result<Option<Row>> {
        Ok(self.all(sql, params)?.into_iter().next())
    }

    /// Runs a statement and counts the rows that it changed.
    pub fn run(&self, sql: &'static str, params: &[Value]) -> Result<u64> {
        self.statement(sql, |engine| match engine {
            Engine::Sqlite(c) => c.run(sql, params),
            Engine::Postgres(c) => c.run(sql, params),
        })
    }

    /// Runs `insert … values ($1, …, $k) …` for many rows of k values; one round trip per 100 rows
    /// on PostgreSQL. Counts the rows that were inserted.
    pub fn run_many(&self, sql: &'static str, rows: &[Vec<Value>]) -> Result<u64> {
        self.statement(sql, |engine| match engine {
            Engine::Sqlite(c) => c.run_many(sql, rows),
            Engine::Postgres(c) => c.run_many(sql, rows),
        })
    }

    /// Called by the door after the commit, on the door's thread: wake somebody, nothing longer.
    pub fn after_commit(&self, hook: impl FnOnce() + Send + 'static) {
        self.hooks.borrow_mut().push(Box::new(hook));
    }

    /// Checks that a statement is understood by the engine.
    pub fn prepare(&self, sql: &'static str) -> Result<()> {
        self.statement(sql, |engine| match engine {
            Engine::Sqlite(c) => c.prepare(sql),
            Engine::Postgres(c) => c.prepare(sql),
        })
    }

    pub(crate) fn dialect(&self) -> Dialect {
        match &*self.engine.borrow() {
            Engine::Sqlite(_) => Dialect::Sqlite,
            Engine::Postgres(_) => Dialect::Postgres,
        }
    }

    fn statement<T>(
        &self,
        sql: &'static str,
        run: impl FnOnce(&mut Engine) -> std::result::Result<T, (Trouble, Fault)>,
    ) -> Result<T> {
        if self.trouble.get().is_some() {
            return Err(Fault::new("an earlier statement of this transaction failed").into());
        }
        run(&mut self.engine.borrow_mut()).map_err(|(trouble, fault)| {
            self.trouble.set(Some(trouble));
            Error::Fault(Fault::because(format!("statement failed: {}", first_words(sql)), fault))
        })
    }

    /// Makes the connection ready for the next closure.
    pub(crate) fn fresh(&self) {
        self.trouble.set(None);
        self.hooks.borrow_mut().clear();
    }

    pub(crate) fn trouble(&self) -> Option<Trouble> {
        self.trouble.get()
    }

    pub(crate) fn take_hooks(&self) -> Vec<Hook> {
        if self.writes { std::mem::take(&mut *self.hooks.borrow_mut()) } else { Vec::new() }
    }

    /// Transaction words; only the door says them.
    pub(crate) fn control(&self, words: &str) -> std::result::Result<(), (Trouble, Fault)> {
        match &mut *self.engine.borrow_mut() {
            Engine::Sqlite(c) => c.control(words),
            Engine::Postgres(c) => c.control(words),
        }
    }
}

fn first_words(sql: &str) -> String {
    sql.split_whitespace().take(12).collect::<Vec<_>>().join(" ")
}
