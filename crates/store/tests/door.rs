//! The door keeps its contract, on whichever engine the suite runs.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use ground::{Error, Fault, Refusal, Text, World};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use store::{Conn, Db, params};

const MAKE: &str = "insert into facts (topic, n, kind, data, at) values ($1, $2, $3, $4, $5)";
const COUNT: &str = "select count(*) from facts where topic = $1";
const CLAIM: &str = "update facts set kind = $2 where topic = $1 and n = 1 and kind = 'free'";

async fn db() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (store::testing::open(folder.path(), &World::system()).await.unwrap(), folder)
}

fn make(c: &Conn, topic: &str, n: i64) -> ground::Result<u64> {
    c.run(MAKE, params![topic, n, "free", "{}", 0i64])
}

async fn count(db: &Db, topic: &'static str) -> i64 {
    db.read(move |c| Ok(c.one(COUNT, params![topic])?.unwrap().get(0))).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_answered_ok_stays_and_what_is_refused_goes() {
    let (db, _folder) = db().await;
    db.write(|c| make(c, "t", 1)).await.unwrap();
    let refused = db
        .write(|c| -> ground::Result<()> {
            make(c, "t", 2)?;
            Err(Refusal::conflict("no", Text::new("no")).into())
        })
        .await;
    assert!(matches!(refused, Err(Error::Refused(_))));
    assert_eq!(count(&db, "t").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_statement_dooms_the_closure() {
    let (db, _folder) = db().await;
    db.write(|c| make(c, "t", 1)).await.unwrap();
    let doomed = db
        .write(|c| {
            make(c, "t", 2)?;
            let _ = make(c, "t", 1);
            Ok(())
        })
        .await;
    assert!(matches!(doomed, Err(Error::Fault(_))));
    assert_eq!(count(&db, "t").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_answered_and_the_door_lives_on() {
    let (db, _folder) = db().await;
    let answer = db.write(|_| -> ground::Result<()> { panic!("oh") }).await;
    let Err(Error::Fault(fault)) = answer else { panic!("{answer:?}") };
    assert!(fault.to_string().contains("oh"));
    db.write(|c| make(c, "t", 1)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn hooks_run_after_the_commit_only() {
    let (db, _folder) = db().await;
    let calls = Arc::new(AtomicU32::new(0));
    let ring = |fail: bool| {
        let calls = Arc::clone(&calls);
        move |c: &Conn| -> ground::Result<()> {
            let calls = Arc::clone(&calls);
            c.after_commit(move || {
                calls.fetch_add(1, SeqCst);
            });
            if fail { Err(Fault::new("no").into()) } else { Ok(()) }
        }
    };
    let _ = db.write(ring(true)).await;
    db.write(ring(false)).await.unwrap();
    assert_eq!(calls.load(SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_cannot_write() {
    let (db, _folder) = db().await;
    assert!(db.read(|c| make(c, "t", 1)).await.is_err());
    assert_eq!(count(&db, "t").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_claim_one_thing_exactly_one_wins() {
    let (db, _folder) = db().await;
    for round in 0..50 {
        let topic = format!("race-{round}");
        let t = topic.clone();
        db.write(move |c| make(c, &t, 1)).await.unwrap();
        let racers = (0..64).map(|who: i64| {
            let (db, topic) = (db.clone(), topic.clone());
            tokio::spawn(async move {
                db.write(move |c| c.run(CLAIM, params![&topic, who.to_string()])).await.unwrap()
            })
        });
        let mut winners = 0;
        for racer in racers.collect::<Vec<_>>() {
            winners += racer.await.unwrap();
        }
        assert_eq!(winners, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_go_in_by_the_hundred_and_lists_come_out() {
    let (db, _folder) = db().await;
    db.write(|c| {
        let rows: Vec<_> =
            (1..=250i64).map(|n| params!["many", n, n.to_string(), "{}", 0i64].to_vec()).collect();
        assert_eq!(c.run_many(MAKE, &rows)?, 250);
        Ok(())
    })
    .await
    .unwrap();
    const SOME: &str = "select n from facts where topic = $2 and kind in {list:$1} order by n";
    let some = db
        .read(|c| {
            let rows = c.all(SOME, params![store::list(["7", "249", "x"]), "many"])?;
            Ok(rows.iter().map(|r| r.get::<i64>(0)).collect::<Vec<_>>())
        })
        .await
        .unwrap();
    assert_eq!(some, [7, 249]);
}

#[test]
fn the_door_is_not_entered_from_inside() {
    let inner = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let (db, _folder) = inner.block_on(db());
    let again = db.clone();
    let answer = inner.block_on(db.write(move |_| -> ground::Result<()> {
        let lone = tokio::runtime::Builder::new_current_thread().build().unwrap();
        lone.block_on(again.read(|_| Ok(())))
    }));
    assert!(answer.unwrap_err().to_string().contains("inside one of its own closures"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_counts_the_missing_steps_and_takes_none() {
    let folder = tempfile::tempdir().unwrap();
    let (world, place) = (World::system(), store::testing::place(folder.path()));
    let mut looks = store::Options::new(place.clone());
    looks.migrate = false;
    let all = store::MIGRATIONS.len();
    for _ in 0..2 {
        assert_eq!(Db::open(&looks, &world).await.unwrap().missing_steps(), all);
    }
    drop(store::testing::open_half_way(&place, all - 1, &world).await.unwrap());
    assert_eq!(Db::open(&looks, &world).await.unwrap().missing_steps(), 1);
    assert_eq!(Db::open(&store::Options::new(place), &world).await.unwrap().missing_steps(), 0);
}
