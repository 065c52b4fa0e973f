//! PostgreSQL: several connections, each living and dying on its own thread.

use crate::conn::{Conn, Engine, Trouble};
use crate::door::{Gauges, Options, Queue, Work, in_time};
use crate::list::{Dialect, translate, widen};
use crate::row::Row;
use crate::value::Value;
use ground::{Error, Fault, Result};
use postgres::config::SslMode;
use postgres::error::SqlState;
use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use std::time::Duration;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Times that a closure runs before a conflict with others becomes its answer.
const ATTEMPTS: u32 = 12;
/// Rows in one statement of `run_many`.
const WIDE: usize = 100;

type Tried<T> = std::result::Result<T, (Trouble, Fault)>;
type Boxed = Box<dyn std::error::Error + Sync + Send>;

pub(crate) struct PgConn {
    client: Client,
    prepared: HashMap<(&'static str, usize), Statement>,
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Boxed> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(n) => match *ty {
                Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
                Type::INT2 => i16::try_from(*n)?.to_sql(ty, out),
                Type::FLOAT8 => (*n as f64).to_sql(ty, out),
                Type::INT8 => n.to_sql(ty, out),
                _ => Err(format!("a whole number was bound to a {ty}").into()),
            },
            Self::Bool(b) if *ty == Type::BOOL => b.to_sql(ty, out),
            Self::Real(x) if *ty == Type::FLOAT8 => x.to_sql(ty, out),
            // PostgreSQL keeps no NUL in text; SQLite's answer would differ, so neither sees one.
            Self::Text(s) if <&str as ToSql>::accepts(ty) && s.contains('\0') => {
                s.replace('\0', "").to_sql(ty, out)
            }
            Self::Text(s) if <&str as ToSql>::accepts(ty) => s.to_sql(ty, out),
            other => Err(format!("{other:?} was bound to a {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn trouble(e: postgres::Error) -> (Trouble, Fault) {
    let kind = match e.code() {
        Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => Trouble::Again,
        Some(&SqlState::ADMIN_SHUTDOWN | &SqlState::CRASH_SHUTDOWN | &SqlState::CANNOT_CONNECT_NOW) => {
            Trouble::Lost
        }
        Some(_) => Trouble::Other,
        None if e.is_closed() || std::error::Error::source(&e).is_some_and(|s| s.is::<std::io::Error>()) => {
            Trouble::Lost
        }
        None => Trouble::Other,
    };
    let text = e.as_db_error().map_or_else(|| e.to_string(), |d| d.message().to_owned());
    (kind, Fault::because(format!("PostgreSQL refused: {text}"), e))
}

impl PgConn {
    fn open(url: &str, options: &Options) -> Result<Self> {
        let mut config: Config =
            url.parse().map_err(|e| Fault::because("database_url is not a PostgreSQL address", e))?;
        config.application_name("segue").connect_timeout(Duration::from_secs(5));
        let client = if config.get_ssl_mode() == SslMode::Require {
            config.connect(tls()?)
        } else {
            config.connect(NoTls)
        };
        let client = client.map_err(|e| {
            Fault::because(
                "cannot connect to PostgreSQL (is database_url right, and does the server run?)",
                e,
            )
        })?;
        let mut conn = Self { client, prepared: HashMap::new() };
        let limit = options.statement.as_millis();
        conn.control(&format!("set statement_timeout = {limit}; set client_min_messages = warning"))
            .map_err(|(_, fault)| fault)?;
        Ok(conn)
    }

    fn statement(&mut self, sql: &'static str, rows: usize, columns: usize) -> Tried<Statement> {
        if let Some(s) = self.prepared.get(&(sql, rows)) {
            return Ok(s.clone());
        }
        let text = translate(sql, Dialect::Postgres);
        let text = if rows > 1 {
            widen(&text, columns, rows)
                .ok_or_else(|| (Trouble::Other, Fault::new("run_many needs `values (…)`")))?
        } else {
            text
        };
        let statement = self.client.prepare(&text).map_err(trouble)?;
        self.prepared.insert((sql, rows), statement.clone());
        Ok(statement)
    }

    pub(crate) fn all(&mut self, sql: &'static str, params: &[Value]) -> Tried<Vec<Row>> {
        let statement = self.statement(sql, 1, 0)?;
        let rows = self.client.query(&statement, &refs(params.iter())).map_err(trouble)?;
        rows.iter().map(read_row).collect()
    }

    pub(crate) fn run(&mut self, sql: &'static str, params: &[Value]) -> Tried<u64> {
        let statement = self.statement(sql, 1, 0)?;
        self.client.execute(&statement, &refs(params.iter())).map_err(trouble)
    }

    pub(crate) fn run_many(&mut self, sql: &'static str, rows: &[Vec<Value>]) -> Tried<u64> {
        let mut n = 0;
        let (wide, rest) = rows.as_chunks::<WIDE>();
        for some in wide {
            let statement = self.statement(sql, WIDE, some[0].len())?;
            n += self.client.execute(&statement, &refs(some.iter().flatten())).map_err(trouble)?;
        }
        for row in rest {
            n += self.run(sql, row)?;
        }
        Ok(n)
    }

    pub(crate) fn prepare(&mut self, sql: &'static str) -> Tried<()> {
        self.statement(sql, 1, 0).map(drop)
    }

    pub(crate) fn control(&mut self, words: &str) -> Tried<()> {
        self.client.batch_execute(words).map_err(trouble)
    }
}

/// `sslmode=require` means an encrypted connection to a server whose certificate the machine trusts.
fn tls() -> Result<MakeRustlsConnect> {
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = rustls::RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(found.certs);
    let config = rustls::ClientConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .map_err(|e| Fault::because("cannot prepare TLS for PostgreSQL", e))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn refs<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<&'a (dyn ToSql + Sync)> {
    values.map(|v| v as &(dyn ToSql + Sync)).collect()
}

fn read_row(row: &postgres::Row) -> Tried<Row> {
    let cell = |i: usize, ty: &Type| -> std::result::Result<Value, postgres::Error> {
        Ok(match *ty {
            Type::INT8 => row.try_get::<_, Option<i64>>(i)?.map_or(Value::Null, Value::Int),
            Type::INT4 => row.try_get::<_, Option<i32>>(i)?.map_or(Value::Null, |n| Value::Int(n.into())),
            Type::BOOL => row.try_get::<_, Option<bool>>(i)?.map_or(Value::Null, Value::Bool),
            Type::FLOAT8 => row.try_get::<_, Option<f64>>(i)?.map_or(Value::Null, Value::Real),
            _ => row.try_get::<_, Option<String>>(i)?.map_or(Value::Null, Value::Text),
        })
    };
    let values = row.columns().iter().enumerate().map(|(i, column)| {
        cell(i, column.type_()).map_err(|e| {
            let (name, ty) = (column.name(), column.type_());
            (Trouble::Other, Fault::because(format!("column {name} is a {ty}: cast it in sql.rs"), e))
        })
    });
    values.collect::<Tried<Vec<Value>>>().map(Row)
}

/// Connects once to say early what is wrong, and migrates. Answers the version and the steps that are missing.
pub(crate) fn prepare_database(
    url: &str,
    options: &Options,
    now: ground::Instant,
) -> Result<(String, usize)> {
    let conn = Conn::new(Engine::Postgres(Box::new(PgConn::open(url, options)?)), true);
    let missing = options.bring_forward(&conn, now)?;
    let row = conn.one("show server_version", &[])?;
    Ok((format!("PostgreSQL {}", row.map(|r| r.get::<String>(0)).unwrap_or_default()), missing))
}

/// A connection's thread: connects when there is work, and again when the connection is lost.
pub(crate) fn serve(url: &str, options: &Options, queue: &Queue, gauges: &Arc<Gauges>) {
    let mut conn: Option<Conn> = None;
    while let Ok(work) = queue.recv() {
        gauges.queued.fetch_sub(1, Relaxed);
        let Some(mut work) = in_time(work) else { continue };
        let count = if work.writes() { &gauges.writes } else { &gauges.reads };
        count.fetch_add(1, Relaxed);
        for attempt in 1.. {
            if conn.is_none() {
                match PgConn::open(url, options) {
                    Ok(c) => conn = Some(Conn::new(Engine::Postgres(Box::new(c)), true)),
                    Err(error) if work.late() || attempt >= ATTEMPTS => {
                        work.fail(error);
                        break;
                    }
                    Err(_) => {
                        thread::sleep(Duration::from_millis(100 * u64::from(attempt)));
                        continue;
                    }
                }
            }
            let Some(c) = &conn else { continue };
            match once(c, &mut *work) {
                Turn::Done => break,
                Turn::Lost => conn = None,
                Turn::LostAtCommit => {
                    conn = None;
                    let what = "the connection was lost during a commit: it may or may not be stored";
                    work.fail(Error::Fault(Fault::new(what)));
                    break;
                }
                Turn::Again => {}
            }
            gauges.retries.fetch_add(1, Relaxed);
            if attempt >= ATTEMPTS || work.late() {
                work.finish();
                break;
            }
            thread::sleep(Duration::from_millis(u64::from(attempt * attempt)));
        }
    }
}

enum Turn {
    Done,
    Again,
    Lost,
    LostAtCommit,
}

fn once(c: &Conn, work: &mut dyn Work) -> Turn {
    let begin = if work.writes() { "begin" } else { "begin isolation level repeatable read read only" };
    if c.control(begin).is_err() {
        return Turn::Lost;
    }
    let keep = work.attempt(c);
    match c.trouble() {
        Some(Trouble::Lost) => return Turn::Lost,
        Some(Trouble::Again) => return if c.control("rollback").is_ok() { Turn::Again } else { Turn::Lost },
        _ => {}
    }
    if !keep {
        let back = c.control("rollback");
        work.finish();
        return if back.is_ok() { Turn::Done } else { Turn::Lost };
    }
    match c.control("commit") {
        Ok(()) => {
            work.finish();
            Turn::Done
        }
        Err((Trouble::Again, _)) => Turn::Again,
        Err((Trouble::Lost, _)) if work.writes() => Turn::LostAtCommit,
        Err((_, fault)) => {
            work.fail(Error::Fault(Fault::because("the database could not commit", fault)));
            Turn::Done
        }
    }
}
