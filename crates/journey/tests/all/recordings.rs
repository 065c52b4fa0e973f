//! Recordings: bounded, in order, kept for as long as was told, and gone once they are thrown away.

use super::{NOW, house, site};
use ground::{Instant, Span};
use journey::Recording;
use journey::recording::{self, LONGEST, MOST, Piece};
use store::Db;

fn made(id: &str, started: Instant, days: i64) -> Recording {
    Recording {
        id: id.into(),
        site: "shop".into(),
        person: "ann".into(),
        dialogue: "d".into(),
        staff: "anna".into(),
        name: "Anna".into(),
        purpose: "show it to the makers".into(),
        started,
        last: started,
        until: started + Span::days(days),
        bytes: 0,
        pieces: 0,
        on: true,
    }
}

fn piece(message: i64, text: String, at: Instant) -> Piece {
    Piece { n: 0, at, run: "r".into(), message, pieces: 1, piece: 0, text }
}

async fn keep(db: &Db, id: &'static str, p: Piece) -> bool {
    db.write(move |c| recording::keep(c, id, &p)).await.unwrap()
}

/// Rows of pieces, of whatever recording.
async fn pieces(db: &Db) -> i64 {
    let count = "select count(*) from recording_parts";
    db.read(move |c| Ok(c.one(count, &[])?.unwrap().get(0))).await.unwrap()
}

#[tokio::test]
async fn a_recording_is_what_came_in_order_and_ends_where_it_is_full() {
    let (_folder, db) = house().await;
    db.write(|c| recording::begin(c, &made("r", NOW, 30))).await.unwrap();
    let mut n = 0;
    let large = "x".repeat(60_000);
    while keep(&db, "r", piece(n, format!("{n}-{large}"), NOW + Span::secs(n))).await {
        n += 1;
    }
    let r = db.read(|c| recording::find(c, "r", NOW)).await.unwrap().unwrap();
    assert!(r.bytes <= MOST && r.bytes > MOST - 70_000 && r.pieces == n, "{r:?}");
    let (mut read, mut after) = (Vec::new(), 0);
    loop {
        let some = db.read(move |c| recording::pieces(c, "r", after)).await.unwrap();
        let Some(last) = some.last() else { break };
        assert!(some.iter().map(|p| p.text.len()).sum::<usize>() < 1_200_000, "too much at once");
        after = last.n;
        read.extend(some.iter().map(|p| p.message));
    }
    assert_eq!(read, (0..n).collect::<Vec<_>>());
    // Small pieces count as well, and so does time.
    db.write(|c| recording::begin(c, &made("s", NOW, 30))).await.unwrap();
    assert!(keep(&db, "s", piece(0, "[]".into(), NOW)).await);
    let r = db.read(|c| recording::find(c, "s", NOW)).await.unwrap().unwrap();
    assert!(MOST / r.bytes < 40_000, "pieces are not bounded");
    assert!(!keep(&db, "s", piece(1, "[]".into(), NOW + LONGEST)).await, "longer than may be");
    // Ended is ended.
    assert!(db.write(|c| recording::end(c, "s")).await.unwrap());
    assert!(!keep(&db, "s", piece(2, "[]".into(), NOW)).await);
    assert!(!db.write(|c| recording::end(c, "s")).await.unwrap());
}

#[tokio::test]
async fn what_is_thrown_away_is_seen_by_nobody_and_goes_little_by_little() {
    let (_folder, db) = house().await;
    db.write(|c| recording::begin(c, &made("r", NOW, 30))).await.unwrap();
    for n in 0..250 {
        assert!(keep(&db, "r", piece(n, "[]".into(), NOW)).await);
    }
    assert!(!db.write(|c| recording::throw(c, &"eve".into(), "r")).await.unwrap(), "another's");
    assert!(db.write(|c| recording::throw(c, &"ann".into(), "r")).await.unwrap());
    assert!(!keep(&db, "r", piece(250, "[]".into(), NOW)).await, "nothing comes after it");
    let seen = db.read(|c| {
        let own = recording::of_person(c, &"ann".into(), NOW)?;
        Ok((recording::find(c, "r", NOW)?, own, recording::of_dialogue(c, &"d".into(), NOW)?))
    });
    assert_eq!(seen.await.unwrap(), (None, vec![], vec![]));
    let mut left = vec![pieces(&db).await];
    while db.write(recording::sweep).await.unwrap() {
        left.push(pieces(&db).await);
    }
    assert_eq!(left, [250, 150, 50, 0, 0], "a hundred at a time, and the recording last");
}

#[tokio::test]
async fn nothing_is_kept_longer_than_was_told_or_than_the_site_wishes() {
    let (_folder, db) = house().await;
    let left = db
        .write(|c| {
            people::shelf::put_site(c, &site(90))?;
            recording::begin(c, &made("told-a-day", NOW - Span::days(2), 1))?;
            recording::begin(c, &made("told-a-month", NOW - Span::days(20), 30))?;
            recording::begin(c, &made("of-today", NOW, 30))?;
            let ids = |c: &store::Conn| -> ground::Result<Vec<String>> {
                Ok(recording::of_person(c, &"ann".into(), NOW)?.into_iter().map(|r| r.id).collect())
            };
            let mut left = vec![ids(c)?];
            assert_eq!(recording::expire(c, NOW)?, 1);
            left.push(ids(c)?);
            let mut fewer = site(90);
            fewer.recording_days = 7;
            people::shelf::put_site(c, &fewer)?;
            assert_eq!(recording::expire(c, NOW)?, 1);
            left.push(ids(c)?);
            fewer.recording_days = 0;
            people::shelf::put_site(c, &fewer)?;
            recording::expire(c, NOW + Span::secs(1))?;
            left.push(ids(c)?);
            Ok(left)
        })
        .await
        .unwrap();
    // What is over is not shown, even before it is deleted.
    let all = ["of-today", "told-a-month"];
    assert_eq!(left, [&all[..], &all[..], &all[..1], &[]]);
}

#[tokio::test]
async fn what_nobody_ended_is_ended() {
    let (_folder, db) = house().await;
    db.write(|c| {
        people::shelf::put_site(c, &site(90))?;
        recording::begin(c, &made("of-a-process-that-died", NOW - Span::hours(2), 30))?;
        recording::begin(c, &made("going-on", NOW, 30))?;
        recording::expire(c, NOW)?;
        let on = |id| -> ground::Result<bool> { Ok(recording::find(c, id, NOW)?.unwrap().on) };
        assert!(!on("of-a-process-that-died")? && on("going-on")?);
        Ok(())
    })
    .await
    .unwrap();
}
