//! Who does the jobs.

use crate::sql;
use futures_util::future::BoxFuture;
use ground::{Instant, JobId, Result, Span, World};
use std::collections::HashMap;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use store::{Db, params};
use tokio::sync::watch;

/// How long a claimed job is left alone before somebody else may take it up.
const HOLD: Span = Span::minutes(5);
/// Jobs claimed at once.
const BATCH: i64 = 8;
/// Pause where nothing is due.
const PAUSE: Duration = Duration::from_millis(250);
/// Attempts before even `Again` becomes giving up.
const ATTEMPTS: i64 = 12;

/// What became of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Try again after at least this long; the pause doubles with each attempt.
    Again {
        after: Span,
        why: String,
    },
    GiveUp {
        why: String,
    },
}

/// A claimed job, as its handler sees it.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: JobId,
    pub kind: String,
    pub payload: serde_json::Value,
    /// 1 the first time.
    pub attempt: i64,
}

type Handler = Arc<dyn Fn(Held) -> BoxFuture<'static, Outcome> + Send + Sync>;

/// Claims due jobs and runs them, a few at once.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    world: World,
    handlers: HashMap<&'static str, Handler>,
}

impl Worker {
    pub fn new(db: Db, world: World) -> Self {
        Self { db, world, handlers: HashMap::new() }
    }

    /// Says who does the jobs of a kind.
    #[must_use]
    pub fn on<F, Fut>(mut self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(Held) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Outcome> + Send + 'static,
    {
        self.handlers.insert(kind, Arc::new(move |held| Box::pin(handler(held))));
        self
    }

    /// Works until `stop` becomes true; finishes what it has begun.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let worked = self.turn().await.unwrap_or_else(|e| {
                tracing::error!(error = ?e, "jobs could not be fetched");
                0
            });
            if worked == 0 {
                tokio::select! {
                    _ = stop.changed() => {}
                    () = tokio::time::sleep(PAUSE) => {}
                }
            }
        }
    }

    /// Does everything that is due now and answers how many jobs that was. For tests and for [`run`](Self::run).
    pub async fn turn(&self) -> Result<usize> {
        let mut count = 0;
        loop {
            let held = self.claim().await?;
            if held.is_empty() {
                return Ok(count);
            }
            count += held.len();
            futures_util::future::join_all(held.into_iter().map(|h| self.one(h))).await;
        }
    }

    async fn claim(&self) -> Result<Vec<Held>> {
        let now = self.world.now();
        let due = self
            .db
            .read(move |c| {
                let rows = c.all(sql::DUE, params![now, BATCH])?;
                Ok(rows.iter().map(|r| r.get::<String>(0)).collect::<Vec<_>>())
            })
            .await?;
        if due.is_empty() {
            return Ok(Vec::new());
        }
        self.db
            .write(move |c| {
                let mut held = Vec::new();
                for id in &due {
                    let Some(row) = c.one(sql::CLAIM, params![id, now + HOLD, now])? else { continue };
                    held.push(Held {
                        id: row.id(0),
                        kind: row.get(1),
                        payload: row.json(2)?,
                        attempt: row.get(3),
                    });
                }
                Ok(held)
            })
            .await
    }

    async fn one(&self, held: Held) {
        let (id, kind, attempt) = (held.id.clone(), held.kind.clone(), held.attempt);
        let outcome = match self.handlers.get(held.kind.as_str()) {
            None => Outcome::GiveUp { why: format!("nobody does jobs of the kind {kind}") },
            Some(handler) => {
                let done = futures_util::FutureExt::catch_unwind(AssertUnwindSafe(handler(held))).await;
                done.unwrap_or_else(|_| Outcome::Again { after: Span::minutes(1), why: "it panicked".into() })
            }
        };
        let outcome = match outcome {
            Outcome::Again { why, .. } if attempt >= ATTEMPTS => Outcome::GiveUp { why },
            other => other,
        };
        if let Outcome::Again { why, .. } | Outcome::GiveUp { why } = &outcome {
            tracing::warn!(job = %id, kind, attempt, why, "a job failed");
        }
        let now = self.world.now();
        let noted = self.db.write(move |c| note(c, &id, &outcome, attempt, now)).await;
        if let Err(e) = noted {
            tracing::error!(error = ?e, "a job's outcome could not be noted; it will run again");
        }
    }
}

fn note(c: &store::Conn, id: &JobId, outcome: &Outcome, attempt: i64, now: Instant) -> Result<u64> {
    match outcome {
        Outcome::Done => c.run(sql::DONE, params![id]),
        Outcome::Again { after, why } => {
            let doubled = after.0.saturating_mul(1 << (attempt - 1).clamp(0, 10));
            c.run(sql::AGAIN, params![id, now + Span(doubled), why])
        }
        Outcome::GiveUp { why } => c.run(sql::GIVE_UP, params![id, why]),
    }
}
