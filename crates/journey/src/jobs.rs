//! Jobs of this crate.

use crate::{recording, shelf};
use ground::{Instant, JobId, Result, Span, World};
use jobs::{Job, Outcome};
use store::{Conn, Db};

/// Kind of the job that deletes what sites no longer wish to keep.
pub const FORGET: &str = "journey.forget";
/// Rows deleted by one closure: it holds SQLite's only writer, and nobody may wait for long.
pub const FORGET_BATCH: i64 = 100;
/// Events of one visit that are kept; later ones still count for its struggle.
pub const EVENTS_MAX: i64 = 2_000;

/// Puts the forgetting of an hour in, once. Call at start with `run_at` = now; it goes on by itself.
pub fn schedule(c: &Conn, id: &JobId, run_at: Instant, now: Instant) -> Result<bool> {
    let unique = Some(format!("{FORGET}:{}", run_at.0 / Span::hours(1).0));
    jobs::enqueue(c, &Job { kind: FORGET, payload: serde_json::Value::Null, run_at, unique }, id, now)
}

/// Deletes what is old batch by batch, and puts itself in for the next hour.
pub async fn forget(db: Db, world: World) -> Outcome {
    match forget_now(&db, &world).await {
        Ok(()) => Outcome::Done,
        Err(e) => Outcome::Again { after: Span::minutes(5), why: format!("{e:?}") },
    }
}

/// Deletes recordings that were thrown away, little by little.
pub async fn sweep(db: &Db) -> Result<()> {
    while db.write(recording::sweep).await? {}
    Ok(())
}

async fn forget_now(db: &Db, world: &World) -> Result<()> {
    let now = world.now();
    while db.write(move |c| shelf::forget(c, now, FORGET_BATCH)).await? > 0 {}
    while db.write(move |c| recording::expire(c, now)).await? > 0 {}
    sweep(db).await?;
    let id: JobId = world.id();
    db.write(move |c| schedule(c, &id, now + Span::hours(1), now)).await.map(drop)
}
