//! Asking for help through the front door: wait, talk, rate, or leave it with us.

use crate::offer::tests::Place;
use ::dialogue::{Outcome, Wrap};
use ground::{DialogueId, Instant};
use handover::shelf::Acceptor;
use http::StatusCode;

const WISH: [(&str, &str); 1] = [("wish", "Where is <b>it</b>?")];

/// Sam accepts; the dialogue's id.
async fn accept(place: &Place) -> DialogueId {
    let (line, now) = (place.portal.line.clone(), place.portal.house.world.now());
    let accept = move |c: &store::Conn| {
        let h = handover::shelf::open_of(c, &"ann".into())?.unwrap();
        let by = Acceptor { staff: &"sam".into(), name: "Sam", zone: "UTC" };
        handover::shelf::accept(c, &line, &h.id, &by, &"d1".into(), now).map(|d| d.id)
    };
    place.portal.house.db.write(accept).await.unwrap()
}

async fn wrap(place: &Place, id: &DialogueId) {
    let (line, now, id) = (place.portal.line.clone(), place.portal.house.world.now(), id.clone());
    let end = move |c: &store::Conn| {
        let d = ::dialogue::shelf::find(c, &id)?.unwrap();
        let wrap = Wrap {
            subject: "Parcel".into(),
            wrong: "It was late".into(),
            done: "It is found".into(),
            outcome: Outcome::Resolved,
            order: None,
        };
        handover::shelf::wrap(c, &line, &d, &"sam".into(), &wrap, &"k1".into(), "ABC234", now).map(drop)
    };
    place.portal.house.db.write(end).await.unwrap();
}

#[tokio::test]
async fn from_the_question_to_the_rating() {
    let mut place = Place::open(true).await;
    let page = place.get("/help").await;
    assert!(page.html.contains("Sam is here"), "{}", page.html);
    crate::testing::speaks(&page.html);

    let asked = place.post("/help", &WISH).await;
    assert_eq!((asked.status, asked.to.as_str()), (StatusCode::SEE_OTHER, "/help/waiting"));
    let waiting = place.get("/help/waiting").await;
    assert!(
        waiting.html.contains("You are next") && waiting.html.contains("&#60;b&#62;it"),
        "{}",
        waiting.html
    );
    crate::testing::speaks(&waiting.html);
    assert_eq!(place.get("/help").await.to, "/help/waiting");

    let id = accept(&place).await;
    let talk = format!("/dialogue/{id}");
    assert_eq!(place.get("/help/waiting").await.to, talk);
    let page = place.get(&talk).await;
    assert!(page.html.contains("Sam is here"), "{}", page.html);
    let elsewhere = place.get("/orders").await.html;
    assert!(elsewhere.contains(&format!("href=\"{talk}\"")), "the way back is on every page");
    crate::testing::speaks(&page.html);

    let messages = format!("{talk}/messages");
    for _ in 0..2 {
        let got = place.post(&messages, &[("body", "Hello <i>Sam</i>"), ("client", "c1")]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.html);
    }
    let long = "x".repeat(::dialogue::BODY_MAX + 1);
    let got = place.post(&messages, &[("body", &long), ("client", "c2")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.html.contains(&long), "what was typed stays");
    assert_eq!(place.get(&talk).await.html.matches("Hello &#60;i&#62;Sam").count(), 1);

    let early = place.post(&format!("{talk}/rating"), &[("stars", "5")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrap(&place, &id).await;
    let late = place.post(&messages, &[("body", "One more thing"), ("client", "c3")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = place.get(&talk).await;
    assert!(page.html.contains("How was it with Sam?"), "{}", page.html);
    crate::testing::speaks(&page.html);
    let none = place.post(&format!("{talk}/rating"), &[("words", "Fine")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.html.contains("Fine"), "what was typed stays");
    let rated = place.post(&format!("{talk}/rating"), &[("stars", "4"), ("words", "Quick")]).await;
    assert_eq!(rated.to, talk);
    let again = place.post(&format!("{talk}/rating"), &[("stars", "1")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);

    for path in ["/cases", "/cases/k1"] {
        let page = place.get(path).await;
        assert!(page.html.contains("Parcel"), "{path}: {}", page.html);
        crate::testing::speaks(&page.html);
    }
    assert!(place.get("/cases/k1").await.html.contains("Hello &#60;i&#62;Sam"));
}

#[tokio::test]
async fn nobody_there_so_it_is_left_with_us_or_a_call_is_promised() {
    let mut place = Place::open(false).await;
    let page = place.get("/help").await;
    assert!(page.html.contains("Nobody is here right now"), "{}", page.html);
    let empty = place.post("/help/case", &[("wish", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.html);
    crate::testing::speaks(&empty.html);
    let left = place.post("/help/case", &WISH).await;
    assert!(left.to.starts_with("/cases/"), "{}", left.html);
    let case = place.get(&left.to).await;
    assert!(case.html.contains("Where is &#60;b&#62;it"), "{}", case.html);

    let past = [("phone", "123456"), ("at", "2026-11-23T03:00:00Z")];
    assert_eq!(place.post("/help/call", &past).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_waits_may_stop_waiting() {
    let mut place = Place::open(true).await;
    place.post("/help", &WISH).await;
    assert_eq!(place.post("/help/cancellation", &[]).await.to, "/help");
    assert_eq!(place.get("/help/waiting").await.to, "/help");
    let open = place.portal.house.db.read(|c| handover::shelf::open_of(c, &"ann".into())).await.unwrap();
    assert!(open.is_none());
}

#[tokio::test]
async fn anothers_dialogue_does_not_exist() {
    let mut place = Place::open(true).await;
    let (line, now) = (place.portal.line.clone(), Instant(1));
    let other = move |c: &store::Conn| {
        ::dialogue::shelf::open(
            c,
            &"dx".into(),
            &"shop".into(),
            &"bob".into(),
            ground::Lang::En,
            "UTC",
            now,
        )?;
        let d = ::dialogue::shelf::find(c, &"dx".into())?.unwrap();
        ::dialogue::shelf::announce(c, &d, "x", ground::Text::new("handover-ended"), &line, now)
    };
    place.portal.house.db.write(other).await.unwrap();
    for path in ["/dialogue/dx", "/dialogue/dx/files", "/dialogue/dx/files/f"] {
        assert_eq!(place.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let got = place.post("/dialogue/dx/messages", &[("body", "x"), ("client", "c")]).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
    place.sign_out();
    assert!(place.get("/dialogue/dx").await.to.starts_with("/sign-in"));
    assert_eq!(place.get("/help").await.status, StatusCode::OK);
}
