//! Brings a schema forward, never back.

use crate::conn::Conn;
use crate::list::Dialect;
use crate::params;
use ground::{Fault, Instant, Result};

/// One numbered step, in both engines' words.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    pub number: u32,
    pub name: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// Every step, in order.
pub const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

const FIRST: &str = "create table if not exists migrations \
    (number bigint primary key, name text not null, at bigint not null)";
const FIRST_LITE: &str = "create table if not exists migrations \
    (number integer primary key, name text not null, at integer not null) strict";
const LOCK_ROW: &str =
    "insert into migrations (number, name, at) values (0, 'lock', $1) on conflict (number) do nothing";
const LOCK: &str = "update migrations set at = $1 where number = 0";
const DONE: &str = "select number from migrations where number > 0 order by number";
const THERE: &str =
    "select 1 from pg_tables where tablename = 'migrations' and schemaname = current_schema()";
const THERE_LITE: &str = "select 1 from sqlite_schema where type = 'table' and name = 'migrations'";
const NOTE: &str = "insert into migrations (number, name, at) values ($1, $2, $3)";

/// Runs what is missing, in one transaction that waits for others who do the same.
pub(crate) fn run(c: &Conn, now: Instant, migrations: &[Migration]) -> Result<()> {
    let said = |words: &str| c.control(words).map_err(|(_, fault)| fault);
    let lite = c.dialect() == Dialect::Sqlite;
    // Two programs that make the table at once: PostgreSQL may refuse the second, which then has it.
    if said(if lite { FIRST_LITE } else { FIRST }).is_err() {
        std::thread::sleep(std::time::Duration::from_millis(200));
        said(FIRST)?;
    }
    said(if lite { "begin immediate" } else { "begin" })?;
    let done = step(c, now, migrations, lite);
    said(if done.is_ok() { "commit" } else { "rollback" })?;
    c.fresh();
    done
}

/// How many steps are missing. Changes nothing.
///
/// Errors: a fault where a newer program made the database.
pub(crate) fn missing(c: &Conn, migrations: &[Migration]) -> Result<usize> {
    let there = if c.dialect() == Dialect::Sqlite { THERE_LITE } else { THERE };
    let done = if c.one(there, &[])?.is_some() { done(c, migrations)? } else { Vec::new() };
    Ok(migrations.iter().filter(|m| !done.contains(&i64::from(m.number))).count())
}

fn done(c: &Conn, migrations: &[Migration]) -> Result<Vec<i64>> {
    let done: Vec<i64> = c.all(DONE, &[])?.iter().map(|r| r.get(0)).collect();
    let newest = migrations.iter().map(|m| i64::from(m.number)).max().unwrap_or(0);
    match done.iter().find(|n| **n > newest) {
        None => Ok(done),
        Some(foreign) => Err(Fault::new(format!(
            "the database was made by a newer program (its migration {foreign} is unknown here): start that one"
        ))
        .into()),
    }
}

fn step(c: &Conn, now: Instant, migrations: &[Migration], lite: bool) -> Result<()> {
    c.run(LOCK_ROW, params![now])?;
    c.run(LOCK, params![now])?;
    let done = done(c, migrations)?;
    for m in migrations.iter().filter(|m| !done.contains(&i64::from(m.number))) {
        c.control(if lite { m.sqlite } else { m.postgres })
            .map_err(|(_, fault)| Fault::because(format!("migration {} failed", m.name), fault))?;
        c.run(NOTE, params![m.number, m.name, now])?;
    }
    Ok(())
}
