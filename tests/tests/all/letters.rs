//! Whoever returns or exchanges something is told by mail how to send it back: once, whoever asked for it and
//! through whichever face.

use channels::Spool;
use http::{Method, StatusCode};
use segue::open::Folders;
use std::time::Duration;
use stories::client::Load;
use stories::things::DIALOGUE;
use stories::{Place, things};

/// The mails to Ann, once everything that was due is done.
async fn mails(place: &Place) -> Vec<String> {
    let spool = Spool::new(Folders { root: place.folder.path().to_owned() }.mail());
    place.start();
    for _ in 0..400 {
        let mails = spool.latest(50).await.into_iter().map(|m| m.raw);
        let mails: Vec<_> = mails.filter(|raw| raw.contains("ann@example.org")).collect();
        // What repeats itself, every hour and every night, goes on waiting.
        let waiting = place.db.read(jobs::waiting).await.unwrap();
        if !mails.is_empty() && waiting <= 2 {
            return mails;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("no mail to Ann");
}

#[track_caller]
fn tells_how(mails: &[String], order: &str) {
    assert_eq!(mails.len(), 1, "{mails:#?}");
    // The link to the order, as mail writes it.
    let raw = mails[0].replace("=\r\n", "");
    assert!(raw.contains(&format!("http://shop.localhost:8080/orders/%23{order}")), "{raw}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_through_the_portal_is_explained_once() {
    let place = Place::open().await;
    let mut ann = place.browser("ann");
    let fields = [("key", "k-1"), ("back", "i1"), ("payment_method_id", "card_1")];
    for _ in 0..2 {
        let got = ann.post("/orders/%23W3/returns", &fields).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    }
    tells_how(&mails(&place).await, "W3");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_return_by_a_program_is_explained_once_and_a_cancellation_not_at_all() {
    let place = Place::open().await;
    let mut program = place.program("ann");
    let body = Load::Json(r#"{"reason": "no longer needed"}"#.into());
    let got = program.send(Method::POST, "/api/v1/orders/%23W1/cancellations", &body).await;
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.text());
    let body = Load::Json(r#"{"item_ids": ["i1"], "payment_method_id": "card_1"}"#.into());
    let got = program.send(Method::POST, "/api/v1/orders/%23W3/returns", &body).await;
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.text());
    tells_how(&mails(&place).await, "W3");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exchange_by_an_account_manager_is_explained_to_the_customer_once() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let mut anna = place.browser("anna");
    let act = format!("/desk/dialogue/{DIALOGUE}/orders/%23W3/exchange");
    let refused = [("key", "k-0"), ("swap", "i1>i1"), ("method", "card_1")];
    assert_eq!(anna.post(&act, &refused).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("key", "k-1"), ("swap", "i1>i2"), ("method", "card_1")];
    for _ in 0..2 {
        let got = anna.post(&act, &fields).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    }
    tells_how(&mails(&place).await, "W3");
}
