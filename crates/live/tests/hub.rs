//! Nobody misses a kept fact, nobody hears one twice.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use ground::World;
use live::{Heard, Hub, Mark};
use store::Db;

async fn house() -> (Db, Hub, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = store::testing::open(folder.path(), &World::system()).await.unwrap();
    (db.clone(), Hub::new(db, "run1"), folder)
}

async fn say(db: &Db, hub: &Hub, what: &'static str) -> i64 {
    let (hub, now) = (hub.clone(), World::system().now());
    db.write(move |c| live::publish(c, &hub, "t", "said", format!("\"{what}\""), now)).await.unwrap()
}

fn fact(heard: Heard) -> (i64, String) {
    match heard {
        Heard::Fact(f) => (f.n, f.data),
        Heard::Reset => (-1, String::new()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn first_load_and_reconnect_are_the_same_path() {
    let (db, hub, _folder) = house().await;
    say(&db, &hub, "a").await;
    let mut ear = hub.subscribe("t", Mark::default());
    assert_eq!(fact(ear.next().await.unwrap()), (1, "\"a\"".into()));
    say(&db, &hub, "b").await;
    assert_eq!(fact(ear.next().await.unwrap()), (2, "\"b\"".into()));
    let mark = Mark::parse(&ear.mark().to_string());
    drop(ear);
    say(&db, &hub, "c").await;
    let mut ear = hub.subscribe("t", mark);
    assert_eq!(ear.next().await.unwrap(), Heard::Reset);
    assert_eq!(fact(ear.next().await.unwrap()), (3, "\"c\"".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_facts_are_heard_once_each_in_order_by_a_slow_listener() {
    let (db, hub, _folder) = house().await;
    let mut ear = hub.subscribe("t", Mark::default());
    let writers = (0..1000).map(|_| {
        let (db, hub) = (db.clone(), hub.clone());
        tokio::spawn(async move { say(&db, &hub, "x").await })
    });
    for w in writers.collect::<Vec<_>>() {
        w.await.unwrap();
    }
    hub.flash("t", "end", "0".into());
    let mut expected = 1;
    loop {
        assert!(ear.held() <= 200, "{} facts wait for one listener", ear.held());
        match ear.next().await.unwrap() {
            Heard::Reset => {}
            Heard::Fact(f) if f.n == 0 => break,
            Heard::Fact(f) => {
                assert_eq!(f.n, expected);
                expected += 1;
            }
        }
    }
    assert_eq!(expected, 1001);
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_are_understood() {
    let (db, ..) = house().await;
    db.read(|c| live::sql::ALL.iter().try_for_each(|(_, sql)| c.prepare(sql))).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_held_for_topics_that_nobody_listens_to() {
    let (db, hub, _folder) = house().await;
    for n in 0..500 {
        let topic = format!("visit:{n}");
        let (one, other) = (hub.subscribe(&topic, Mark::default()), hub.subscribe(&topic, Mark::default()));
        drop(one);
        assert!(hub.heard(&topic), "somebody else still listens");
        drop(other);
    }
    let mut ear = hub.subscribe("t", Mark::default());
    drop(hub.subscribe("t", Mark::default()));
    assert_eq!(hub.topics_held(), 1);
    say(&db, &hub, "a").await;
    assert_eq!(fact(ear.next().await.unwrap()), (1, "\"a\"".into()));
}

/// A visitor's own topic holds less, and who falls behind misses nothing that is kept.
#[tokio::test(flavor = "multi_thread")]
async fn who_falls_behind_on_a_topic_of_their_own_catches_up() {
    let (db, hub, _folder) = house().await;
    let mut ear = hub.subscribe("person:1", Mark::default());
    for n in 0..40 {
        let (hub, now) = (hub.clone(), World::system().now());
        db.write(move |c| live::publish(c, &hub, "person:1", "said", n.to_string(), now)).await.unwrap();
    }
    let mut heard = Vec::new();
    while heard.len() < 40 {
        if let Heard::Fact(f) = ear.next().await.unwrap() {
            heard.push(f.n);
        }
    }
    assert_eq!(heard, (1..=40).collect::<Vec<_>>());
}
