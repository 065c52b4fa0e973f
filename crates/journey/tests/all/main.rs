//! Visits and events through the intake, on the engine that the environment chooses.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod recordings;

use ground::{EventId, Instant, Lang, OrderId, PersonId, SiteId, Span, Text, VisitId, World};
use journey::{Entry, Event, Goal, Intake, Kind, Visit, shelf, sql};
use store::{Db, testing};
use tempfile::TempDir;

const NOW: Instant = Instant(1_800_000_000_000_000);

async fn house() -> (TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = testing::open(folder.path(), &World::system()).await.unwrap();
    (folder, db)
}

fn visit(id: &str) -> Visit {
    Visit::new(VisitId::from(id), SiteId::from("shop"), Lang::Hu, NOW)
}

fn site(keep_days: i64) -> people::Site {
    people::Site {
        id: "shop".into(),
        name: "Shop".into(),
        kind: people::Audience::Customers,
        host: None,
        langs: vec![Lang::Hu],
        default_lang: Lang::Hu,
        time_zone: "UTC".into(),
        currency: ground::Currency::EUR,
        look: people::Look::default(),
        hours: serde_json::Value::Null,
        observe: true,
        keep_days,
        recording_days: 30,
        voucher_budget: ground::Money::zero(ground::Currency::EUR),
        made_at: NOW,
    }
}

fn event(id: &str, kind: Kind) -> Event {
    Event::new(EventId::from(id), kind, NOW).page("/orders/W1")
}

#[tokio::test]
async fn every_statement_is_understood() {
    let (_folder, db) = house().await;
    db.read(|c| sql::ALL.iter().try_for_each(|(_, sql)| c.prepare(sql))).await.unwrap();
}

#[tokio::test]
async fn a_visit_comes_back_as_it_was_kept() {
    let (_folder, db) = house().await;
    let (intake, mut keeper) = Intake::new(db.clone());
    let mut v = visit("v1");
    v.person = Some(PersonId::from("ada"));
    v.goal = Some(Goal::order("items", &OrderId::from("#W1")));
    v.step = Some(Text::new("journey-step-confirm"));
    v.struggle = r#"{"level":"stuck"}"#.into();
    v.events = 2;
    assert!(intake.offer(Entry { visit: v.clone(), events: vec![event("e1", Kind::Page)] }));
    // The same event again, and another, in one batch and in the next.
    assert!(
        intake.offer(Entry {
            visit: v.clone(),
            events: vec![event("e1", Kind::Page), event("e2", Kind::Idle)]
        })
    );
    keeper.turn().await;
    assert!(intake.offer(Entry { visit: v.clone(), events: vec![event("e2", Kind::Idle)] }));
    keeper.turn().await;

    let (back, events) =
        db.read(|c| Ok((shelf::visit(c, &"v1".into())?, shelf::events(c, &"v1".into(), 10)?))).await.unwrap();
    assert_eq!(back, Some(v));
    assert_eq!(events.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["e1", "e2"]);
}

#[tokio::test]
async fn a_signed_in_person_stays_known() {
    let (_folder, db) = house().await;
    let mut known = visit("v1");
    known.person = Some("ada".into());
    let of_ada = db
        .write(move |c| {
            shelf::note(c, &known, &[])?;
            shelf::note(c, &visit("v1"), &[])?;
            shelf::of_person(c, &"ada".into(), 5)
        })
        .await
        .unwrap();
    assert_eq!(of_ada.len(), 1);
}

#[tokio::test]
async fn what_a_site_no_longer_wishes_to_keep_goes() {
    let (_folder, db) = house().await;
    let left = db
        .write(|c| {
            for i in 0..10 {
                let mut v = visit(&format!("v{i}"));
                v.last_seen = NOW - Span::days(i);
                shelf::note(c, &v, &[event("e", Kind::Page)])?;
            }
            people::shelf::put_site(c, &site(5))?;
            let mut gone = Vec::new();
            while gone.last() != Some(&0) {
                gone.push(shelf::forget(c, NOW, 3)?);
            }
            // Three rows a time, of four visits with one event each.
            assert_eq!(gone, [3, 3, 2, 0]);
            assert!(shelf::events(c, &"v9".into(), 5)?.is_empty());
            shelf::live(c, &"shop".into(), NOW - Span::days(100), 100)
        })
        .await
        .unwrap();
    assert_eq!(left.len(), 6);
}

#[tokio::test]
async fn a_visit_with_very_many_events_goes_in_several_calls() {
    let (_folder, db) = house().await;
    db.write(|c| people::shelf::put_site(c, &site(5)).map(drop)).await.unwrap();
    let put = |c: &store::Conn| {
        let old = Visit { last_seen: NOW - Span::days(9), ..visit("old") };
        let all: Vec<_> = (0..90).map(|i| event(&format!("e-{i}"), Kind::Idle)).collect();
        shelf::note(c, &old, &all)
    };
    db.write(put).await.unwrap();
    let mut gone = Vec::new();
    while gone.last() != Some(&0) {
        gone.push(db.write(|c| shelf::forget(c, NOW, 40)).await.unwrap());
        let left = db.read(|c| shelf::events(c, &"old".into(), 100)).await.unwrap();
        let visit = db.read(|c| shelf::visit(c, &"old".into())).await.unwrap();
        assert_eq!(left.len() as i64, 90 - gone.iter().sum::<i64>().min(90));
        assert!(visit.is_some() || left.is_empty(), "events without their visit");
    }
    assert_eq!(gone, [40, 40, 11, 0]);
}

#[tokio::test]
async fn a_full_queue_says_so_and_keeps_what_it_has() {
    let (_folder, db) = house().await;
    let (intake, mut keeper) = Intake::new(db.clone());
    let put = |i: usize| {
        intake.offer(Entry { visit: visit("v"), events: vec![event(&format!("e{i}"), Kind::Idle)] })
    };
    assert_eq!((0..journey::intake::WAITING + 5).filter(|i| put(*i)).count(), journey::intake::WAITING);
    keeper.turn().await;
    let kept = db.read(|c| shelf::events(c, &"v".into(), 100_000)).await.unwrap();
    assert_eq!(kept.len(), journey::intake::WAITING);
}

#[tokio::test]
async fn the_keeper_writes_what_waits_before_it_stops() {
    let (_folder, db) = house().await;
    let (intake, keeper) = Intake::new(db.clone());
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let running = tokio::spawn(keeper.run(stopped));
    intake.kept(Entry { visit: visit("v"), events: vec![event("e1", Kind::Page)] }).await.unwrap();
    intake.offer(Entry { visit: visit("v"), events: vec![event("e2", Kind::Page)] });
    stop.send(true).unwrap();
    running.await.unwrap();
    assert_eq!(db.read(|c| shelf::events(c, &"v".into(), 10)).await.unwrap().len(), 2);
}

#[tokio::test]
async fn what_was_observed_is_counted_by_day_and_kind() {
    let (_folder, db) = house().await;
    let (days, kept, none) = db
        .write(|c| {
            for (id, ago) in [("v1", 0), ("v2", 0), ("v3", 26)] {
                let mut v = visit(id);
                v.last_seen = NOW - Span::hours(ago);
                v.events = 2;
                let mut all = [event("e1", Kind::Page), event("e2", Kind::Search)];
                all.iter_mut().for_each(|e| e.at = v.last_seen);
                shelf::note(c, &v, &all[..if id == "v2" { 1 } else { 2 }])?;
            }
            let since = NOW - Span::days(3);
            let site = "shop".into();
            Ok((
                journey::counts::by_day(c, &site, since, Span::hours(1))?,
                journey::counts::kept(c, &site)?,
                journey::counts::kept(c, &"other".into())?,
            ))
        })
        .await
        .unwrap();
    assert_eq!(
        days.iter().map(|d| (d.visits, d.events, d.offers)).collect::<Vec<_>>(),
        [(2, 4, 0), (1, 2, 0)]
    );
    assert_eq!(days[0].noon - days[1].noon, Span::days(1));
    // Of every kind: how many, the oldest, and the visit that goes first with it.
    let old = NOW - Span::hours(26);
    let told: Vec<_> = kept.iter().map(|k| (k.kind, k.count, k.oldest, k.first_visit)).collect();
    assert_eq!(told, [(Kind::Page, 3, old, old), (Kind::Search, 2, old, old)]);
    assert_eq!(kept[1].example.as_ref().map(|e| e.at), Some(NOW));
    assert_eq!(none, []);
}
