//! Vouchers as stories: within authority, above it, twice under one key, more than the budget.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use dialogue::{Line, Speaks};
use ground::{Currency, Error, Instant, Lang, Money, StaffId, Text, World};
use remedy::{Ask, Remedy, State, shelf};
use std::sync::Arc;
use store::Db;

struct Plain;
impl Speaks for Plain {
    fn say(&self, _: Lang, _: &str, text: &Text) -> String {
        text.key.to_string()
    }
}

async fn place() -> (Db, Line, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = store::testing::open(folder.path(), &World::system()).await.unwrap();
    let line = Line { hub: live::Hub::new(db.clone(), "t"), voice: Arc::new(Plain) };
    (db, line, folder)
}

fn ask(n: u32, minor: i64) -> Ask {
    Ask {
        id: format!("r{n}").into(),
        key: format!("k{n}"),
        site: "shop".into(),
        person: "eva".into(),
        dialogue: None,
        order: None,
        staff: "anna".into(),
        amount: Money::new(minor, Currency::EUR),
        reason: "Lost parcel".into(),
        day: "2026-11-23".into(),
        code: format!("CODE-{n}"),
    }
}

const NOW: Instant = Instant(1_795_000_000_000_000);

async fn voucher(db: &Db, line: &Line, ask: Ask) -> Result<Remedy, String> {
    let line = line.clone();
    let answer = db
        .write(move |c| {
            let eur = |minor| Money::new(minor, Currency::EUR);
            shelf::voucher(c, &line, &ask, eur(2_000), eur(5_000), NOW)
        })
        .await;
    answer.map_err(|e| match e {
        Error::Refused(r) => r.rule.clone(),
        other => format!("{other:?}"),
    })
}

#[tokio::test]
async fn every_statement_is_understood() {
    let (db, _, _folder) = place().await;
    db.read(|c| remedy::sql::ALL.iter().try_for_each(|(_, sql)| c.prepare(sql))).await.unwrap()
}

#[tokio::test]
async fn within_authority_it_is_granted_and_only_once() {
    let (db, line, _folder) = place().await;
    let first = voucher(&db, &line, ask(1, 2_000)).await.unwrap();
    let again =
        voucher(&db, &line, Ask { id: "r2".into(), code: "OTHER".into(), ..ask(1, 2_000) }).await.unwrap();
    assert_eq!((first.state, first.voucher.as_deref()), (State::Granted, Some("CODE-1")));
    assert_eq!((again.id, again.voucher.as_deref()), (first.id, Some("CODE-1")));
    assert_eq!(db.read(|c| shelf::vouchers_of(c, &"eva".into())).await.unwrap().len(), 1);
}

#[tokio::test]
async fn above_authority_another_decides_once() {
    let (db, line, _folder) = place().await;
    let r = voucher(&db, &line, ask(1, 2_001)).await.unwrap();
    assert_eq!((r.state, r.voucher.clone()), (State::Asked, None));
    let decide = |by: &'static str, grants: bool| {
        let (r, line) = (r.clone(), line.clone());
        db.write(move |c| shelf::decide(c, &line, &r, &StaffId(by.into()), grants, "Fair", "CODE-9", NOW))
    };
    assert!(matches!(decide("anna", true).await, Err(Error::Forbidden)));
    let granted = decide("zsofia", true).await.unwrap();
    assert_eq!((granted.state, granted.voucher.as_deref()), (State::Granted, Some("CODE-9")));
    assert!(matches!(decide("zsofia", false).await, Err(Error::Refused(r)) if r.rule == "remedy.decided"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_budget_holds_however_many_grant_at_once() {
    let (db, line, _folder) = place().await;
    let mut under_way = tokio::task::JoinSet::new();
    for n in 0..20 {
        let (db, line) = (db.clone(), line.clone());
        under_way.spawn(async move { voucher(&db, &line, ask(n, 1_500)).await });
    }
    let all = under_way.join_all().await;
    assert_eq!(all.iter().filter(|r| r.is_ok()).count(), 3);
    assert!(all.iter().filter_map(|r| r.as_ref().err()).all(|rule| rule == "remedy.budget"));
}
