//! Offers on the engine that the environment chooses.

use ground::{Instant, Span, Text, World};
use journey::{Goal, SharedFact};
use struggle::{Draft, Promise, Stage, shelf, sql};

const NOW: Instant = Instant(1_800_000_000_000_000);

async fn db() -> (tempfile::TempDir, store::Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = store::testing::open(folder.path(), &World::system()).await.unwrap();
    (folder, db)
}

fn draft(visit: &str, person: Option<&str>) -> Draft {
    Draft {
        site: "shop".into(),
        visit: visit.into(),
        person: person.map(Into::into),
        goal: Some(Goal::order("items", &"#W1".into())),
        step: None,
        reason: Text::new("struggle-refused-goal-you"),
        why: Text::new("struggle-refused-goal"),
        cause: Text::new("struggle-cause-refused-goal"),
        facts: vec![SharedFact {
            key: "goal".into(),
            label: Text::new("struggle-share-goal"),
            value: "x".into(),
        }],
    }
}

const SOMEBODY: Promise = Promise::Person { wait: Span::secs(30) };

#[tokio::test]
async fn every_statement_is_understood() {
    let (_folder, db) = db().await;
    db.read(|c| sql::ALL.iter().try_for_each(|(_, sql)| c.prepare(sql))).await.unwrap();
}

#[tokio::test]
async fn nothing_is_offered_that_cannot_be_kept_and_nothing_twice() {
    let (_folder, db) = db().await;
    db.write(|c| {
        assert!(shelf::make(c, &draft("v", None), Promise::Nobody, &"o0".into(), NOW)?.is_none());
        let made = shelf::make(c, &draft("v", None), SOMEBODY, &"o1".into(), NOW)?;
        assert!(made.is_some());
        assert!(shelf::make(c, &draft("v", None), SOMEBODY, &"o2".into(), NOW)?.is_none());
        assert_eq!(shelf::open(c, &"v".into())?, made);
        assert!(matches!(shelf::offer(c, &"o1".into(), &"other".into()), Err(ground::Error::NotFound)));
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_no_is_a_no() {
    let (_folder, db) = db().await;
    db.write(|c| {
        let ada = "ada".into();
        let may = |visit: &str, goal: &str, at| {
            shelf::may_approach(c, &visit.into(), Some(&ada), goal, struggle::offer::NO_LASTS, at)
        };
        let goal = "order.items:#W1";
        assert!(may("v", goal, NOW)?);
        shelf::make(c, &draft("v", Some("ada")), SOMEBODY, &"o1".into(), NOW)?;
        assert!(shelf::decline(c, &"o1".into(), NOW)?);
        assert!(!shelf::decline(c, &"o1".into(), NOW)?, "answered already");
        assert!(!may("v", goal, NOW + Span::days(3))?, "not in this visit");
        assert!(!may("w", goal, NOW + Span::days(300))?, "not for this goal");
        assert!(!may("w", "profile.edit:", NOW + Span::hours(1))?, "not today");
        assert!(may("w", "profile.edit:", NOW + Span::days(3))?);
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_lapsed_was_no_answer() {
    let (_folder, db) = db().await;
    db.write(|c| {
        shelf::make(c, &draft("v", None), SOMEBODY, &"o1".into(), NOW)?;
        assert!(shelf::lapse(c, &"v".into(), NOW)?);
        assert!(shelf::may_approach(
            c,
            &"v".into(),
            None,
            "order.items:#W1",
            struggle::offer::NO_LASTS,
            NOW
        )?);
        shelf::make(c, &draft("v", None), SOMEBODY, &"o2".into(), NOW)?;
        let agreed = draft("v", None).facts;
        assert!(shelf::accept(c, &"o2".into(), &agreed, &"h".into(), &"ada".into(), NOW)?);
        let offer = shelf::offer(c, &"o2".into(), &"v".into())?;
        assert_eq!((offer.stage, offer.shared, offer.handover), (Stage::Accepted, agreed, Some("h".into())));
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn somebody_unknown_can_ask_to_be_left_alone() {
    let (_folder, db) = db().await;
    db.write(|c| {
        shelf::leave_alone(c, &"v".into(), None, true, NOW)?;
        assert!(!shelf::may_approach(c, &"v".into(), None, "", struggle::offer::NO_LASTS, NOW)?);
        shelf::leave_alone(c, &"v".into(), None, false, NOW)?;
        assert!(shelf::may_approach(c, &"v".into(), None, "", struggle::offer::NO_LASTS, NOW)?);
        Ok(())
    })
    .await
    .unwrap();
}
