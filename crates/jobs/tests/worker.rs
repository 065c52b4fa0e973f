//! A job is done once, tried again as long as it is worth it, and never lost.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use ground::{FixedClock, Instant, SeededChance, Span, World};
use jobs::{Job, Outcome, Worker, enqueue};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use store::Db;

async fn house() -> (Db, World, Arc<FixedClock>, tempfile::TempDir) {
    let clock = Arc::new(FixedClock::at(Instant::parse("2026-03-01T10:00:00Z").unwrap()));
    let world = World::new(clock.clone(), Arc::new(SeededChance::new(1)));
    let folder = tempfile::tempdir().unwrap();
    (store::testing::open(folder.path(), &world).await.unwrap(), world, clock, folder)
}

async fn put(db: &Db, world: &World, unique: Option<&str>) -> bool {
    let (now, id) = (world.now(), world.id());
    let job = Job {
        kind: "greet",
        payload: serde_json::json!({"who": "Ada"}),
        run_at: now,
        unique: unique.map(Into::into),
    };
    db.write(move |c| enqueue(c, &job, &id, now)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_job_comes_again_later_and_then_ends() {
    let (db, world, clock, _folder) = house().await;
    let tries = Arc::new(AtomicI64::new(0));
    let counted = Arc::clone(&tries);
    let worker = Worker::new(db.clone(), world.clone()).on("greet", move |held| {
        assert_eq!(held.payload["who"], "Ada");
        counted.store(held.attempt, SeqCst);
        async move {
            if held.attempt < 3 {
                Outcome::Again { after: Span::secs(10), why: "not yet".into() }
            } else {
                Outcome::Done
            }
        }
    });
    put(&db, &world, None).await;
    assert_eq!(worker.turn().await.unwrap(), 1);
    assert_eq!(worker.turn().await.unwrap(), 0);
    clock.advance(Span::secs(10));
    assert_eq!(worker.turn().await.unwrap(), 1);
    clock.advance(Span::secs(10));
    assert_eq!(worker.turn().await.unwrap(), 0, "the pause doubles");
    clock.advance(Span::secs(10));
    assert_eq!(worker.turn().await.unwrap(), 1);
    assert_eq!(tries.load(SeqCst), 3);
    assert_eq!(db.read(jobs::waiting).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_do_a_hundred_jobs_once_each() {
    let (db, world, _clock, _folder) = house().await;
    let done = Arc::new(AtomicI64::new(0));
    for _ in 0..100 {
        put(&db, &world, None).await;
    }
    let counted = Arc::clone(&done);
    let worker = Worker::new(db.clone(), world.clone()).on("greet", move |_| {
        counted.fetch_add(1, SeqCst);
        async { Outcome::Done }
    });
    let (a, b) = tokio::join!(worker.turn(), worker.turn());
    assert_eq!(a.unwrap() + b.unwrap(), 100);
    assert_eq!(done.load(SeqCst), 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_nobody_does_is_given_up_with_its_reason() {
    let (db, world, ..) = house().await;
    assert!(put(&db, &world, Some("once")).await);
    assert!(!put(&db, &world, Some("once")).await);
    Worker::new(db.clone(), world.clone()).turn().await.unwrap();
    let given_up = db.read(|c| jobs::given_up(c, 10)).await.unwrap();
    assert_eq!(given_up[0].problem, "nobody does jobs of the kind greet");
    assert!(put(&db, &world, Some("once")).await, "its key is free again");
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_are_understood() {
    let (db, ..) = house().await;
    db.read(|c| jobs::sql::ALL.iter().try_for_each(|(_, sql)| c.prepare(sql))).await.unwrap();
}
