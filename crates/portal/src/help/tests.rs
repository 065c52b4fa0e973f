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
    let elsewhere = place.get("/orders").await.html;
    assert!(
        elsewhere.contains("href=\"/help/waiting\"") && elsewhere.contains("You are in line"),
        "{elsewhere}"
    );

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
async fn in_closed_hours_it_is_left_with_us_with_what_was_known() {
    let mut place = Place::in_the_evening().await;
    place.try_in_vain().await;
    place.try_in_vain().await;
    let page = place.get("/help").await;
    for said in ["Nobody is here right now", "We are back on Monday", "Change the item options of order #W1"]
    {
        assert!(page.html.to_lowercase().contains(&said.to_lowercase()), "{said}: {}", page.html);
    }
    assert!(!page.html.contains("action=\"/help\""), "nobody can be talked to: {}", page.html);
    let left = place.post("/help/case", &WISH).await;
    let case = place.get(&left.to).await;
    assert!(case.html.contains("You hear from us by") && case.html.contains("#W1"), "{}", case.html);
    let things = place.get("/things").await;
    assert!(things.html.contains("Where is &#60;b&#62;it") && things.html.contains("Left something with us"));

    // At the desk it is open, with everything that was known.
    let found = place.portal.house.db.read(|c| {
        let cases = ::dialogue::shelf::open_cases(c, &["shop".into()], 9)?;
        let handover = handover::shelf::of_case(c, &cases[0])?.unwrap();
        Ok((cases, handover, handover::shelf::queue(c, &["shop".into()])?.len()))
    });
    let (cases, handover, waiting) = found.await.unwrap();
    assert_eq!((cases.len(), cases[0].wrong.as_str(), waiting), (1, "Where is <b>it</b>?", 0));
    assert!(cases[0].open_until.unwrap() > place.now());
    let need = handover.need;
    assert_eq!(need.goal.unwrap().key, "journey-goal-order-items");
    assert_eq!(need.reason.unwrap().key, "struggle-refused-goal");
    assert_eq!((need.cause.is_some(), need.visit), (true, Some(place.visit())));
}

#[tokio::test]
async fn whoever_asks_about_an_order_is_asked_about_that_one() {
    let mut place = Place::while_away().await;
    place.get("/preferences").await;
    let page = place.get("/help?about=%23W1").await.html;
    assert!(page.contains("name=\"about\" value=\"#W1\"") && page.contains("order #W1"), "{page}");
    assert!(!place.get("/help?about=%23W9").await.html.contains("#W9"), "another's order does not exist");
    let wrong = place.post("/help/call", &[("phone", "x"), ("about", "#W1")]).await.html;
    assert!(wrong.contains("id=\"way-call-wrong\" open") && wrong.contains("order #W1"), "{wrong}");
    place.post("/help", &[("about", "#W1"), ("wish", "Where is it?")]).await;
    let h =
        place.portal.house.db.read(|c| handover::shelf::open_of(c, &"ann".into())).await.unwrap().unwrap();
    assert_eq!((h.need.order, h.need.skill.as_str()), (Some("#W1".into()), "orders"));
    assert_eq!(h.need.goal.unwrap().key, "journey-goal-order-look");
}

#[tokio::test]
async fn a_call_is_promised_seen_and_cancelled() {
    let mut place = Place::while_away().await;
    place.try_in_vain().await;
    let page = place.get("/help").await.html;
    let at = page.split("<option value=\"2026").nth(1).unwrap().split('"').next().unwrap();
    let at = format!("2026{at}");
    let got = place.post("/help/call", &[("phone", "+36 1 234 5678"), ("at", &at), ("wish", "soon")]).await;
    assert_eq!(got.to, "/help", "{}", got.html);
    for path in ["/help", "/things"] {
        let page = place.get(path).await.html;
        assert!(page.contains("We call you on") && page.contains("+36 1 234 5678"), "{path}: {page}");
        assert!(!page.contains("action=\"/help/call\""), "one call is enough: {page}");
        crate::testing::speaks(&page);
    }
    let calls = |c: &store::Conn| staffing::shelf::calls(c, &"shop".into(), 9);
    let due = place.portal.house.db.read(calls).await.unwrap();
    assert_eq!((due.len(), due[0].at), (1, Instant::parse(&at).unwrap()));
    assert_eq!(due[0].wish, "soon · change the item options of order #W1");
    let twice = place.post("/help/call", &[("phone", "+36 1 234 5678"), ("at", &at)]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);

    place.wait(ground::Span::secs(1));
    assert_eq!(place.post("/help/call/cancellation", &[]).await.to, "/help");
    assert!(place.get("/help").await.html.contains("action=\"/help/call\""));
    assert!(place.portal.house.db.read(calls).await.unwrap().is_empty());
    let told = place.portal.house.db.read(|c| people::timeline::recent(c, &"ann".into(), 9)).await.unwrap();
    let kinds: Vec<_> = told.iter().map(|e| e.kind.as_str()).filter(|k| k.starts_with("call")).collect();
    assert_eq!(kinds, ["call.cancelled", "call.promised"]);
}

#[tokio::test]
async fn what_is_not_solved_is_opened_again() {
    let mut place = Place::open(true).await;
    place.post("/help", &WISH).await;
    let id = accept(&place).await;
    wrap(&place, &id).await;
    place.wait(ground::Span::days(1));
    assert!(place.get("/things").await.html.contains("/cases/k1#more"));
    let page = place.get("/cases/k1").await;
    assert!(page.html.contains("It is not solved"), "{}", page.html);
    crate::testing::speaks(&page.html);
    let more = "/cases/k1/additions";
    assert_eq!(place.post(more, &[("words", "  ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let got = place.post(more, &[("words", "It is <i>red</i> again")]).await;
    assert_eq!(got.to, "/cases/k1", "{}", got.html);
    let page = place.get("/cases/k1").await.html;
    assert!(
        page.contains("It was late") && page.contains("&#60;i&#62;red") && page.contains("open again"),
        "{page}"
    );
    let open =
        place.portal.house.db.read(|c| ::dialogue::shelf::open_cases(c, &["shop".into()], 9)).await.unwrap();
    assert_eq!((open.len(), open[0].staff.clone(), open[0].resolved_at), (1, Some("sam".into()), None));
    assert!(open[0].open_until.unwrap() > place.now());
    let until = open[0].open_until;
    // Said of an open case, it is added, and the promised date stays.
    place.wait(ground::Span::hours(30));
    place.post(more, &[("words", "And late")]).await;
    let (case, told) = place
        .portal
        .house
        .db
        .read(|c| {
            let case = ::dialogue::shelf::case(c, &"k1".into())?.unwrap();
            Ok((case, people::timeline::recent(c, &"ann".into(), 2)?))
        })
        .await
        .unwrap();
    assert_eq!(
        (case.wrong.as_str(), case.open_until),
        ("It was late\n\nIt is <i>red</i> again\n\nAnd late", until)
    );
    assert_eq!(told.iter().map(|e| e.kind.as_str()).collect::<Vec<_>>(), ["case.added", "case.reopened"]);
    assert_eq!(place.post("/cases/other/additions", &[("words", "x")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_refused_file_leaves_nothing_behind() {
    let mut place = Place::open(true).await;
    place.post("/help", &WISH).await;
    let id = accept(&place).await;
    let files = format!("/dialogue/{id}/files");
    for _ in 0..2 {
        let sent = place.upload(&files, "f1", "just a note").await;
        assert_eq!((sent.status, place.files()), (StatusCode::SEE_OTHER, 1), "{}", sent.html);
    }
    assert_eq!(place.get(&format!("/dialogue/{id}")).await.html.matches("a.txt").count(), 1);
    place.upload(&files, "f2", "<svg onload=alert(1)>").await;
    place.upload("/dialogue/other/files", "f3", "note").await;
    for (content, said) in [
        ("x".repeat(::dialogue::ATTACHMENT_MAX + 99_000), "larger than 10 MB"),
        (String::new(), "Choose a file"),
    ] {
        let got = place.upload(&files, "f5", &content).await;
        assert_eq!((got.status, place.files()), (StatusCode::SEE_OTHER, 1), "{said}: {}", got.html);
        assert!(place.get(&got.to).await.html.contains(said), "{said}");
    }
    wrap(&place, &id).await;
    let late = place.upload(&files, "f4", "too late").await;
    assert_eq!((late.status, place.files()), (StatusCode::SEE_OTHER, 1), "{}", late.html);
    assert!(place.get(&late.to).await.html.contains("This conversation has ended"));
}

#[tokio::test]
async fn messages_without_script_are_rationed_and_keep_what_was_typed() {
    let mut place = Place::open(true).await;
    place.post("/help", &WISH).await;
    let messages = format!("/dialogue/{}/messages", accept(&place).await);
    for n in 0..30 {
        let got = place.post(&messages, &[("body", "x"), ("client", &format!("c{n}"))]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{n}");
    }
    let many = [("body", "one too many"), ("client", "c99")];
    let got = place.post(&messages, &many).await;
    assert_eq!(got.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(got.html.contains("one too many") && got.html.contains("Wait a moment"), "{}", got.html);
    place.wait(ground::Span::secs(3));
    assert_eq!(place.post(&messages, &many).await.status, StatusCode::SEE_OTHER);
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
async fn who_is_not_signed_in_leaves_something_with_us_and_opens_no_account() {
    let mut place = Place::open(true).await;
    place.post("/sign-out", &[]).await;
    let page = place.get("/help").await.html;
    assert!(page.contains("action=\"/help/visitor-cases\""), "{page}");
    let token = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let csrf = ("csrf", token);
    let wrong = [csrf, ("wish", "My <b>lamp</b>"), ("name", ""), ("email", "nobody")];
    let got = place.post("/help/visitor-cases", &wrong).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        got.html.contains("My &#60;b&#62;lamp&#60;/b&#62;")
            && got.html.contains("id=\"way-case-wrong\" open")
    );
    assert!(got.html.contains("Write your name") && got.html.contains("Write an e-mail address"));

    // The address of somebody who is known here: nothing is attached to her, and the answer is the same.
    let before = people_of(&place).await;
    let ann = place.portal.house.db.read(|c| people::shelf::person(c, &"ann".into())).await.unwrap().unwrap();
    assert!(!ann.email.is_empty());
    for (n, email) in [(1, ann.email.as_str()), (2, "new@example.org")] {
        let left = [csrf, ("wish", "My lamp\u{202e} hums"), ("name", "Zoë"), ("email", email)];
        let got = place.post("/help/visitor-cases", &left).await;
        assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, "/"));
        assert_eq!(people_of(&place).await, before + n);
    }
    let (hers, all) = place
        .portal
        .house
        .db
        .read(|c| {
            let all = people::shelf::persons_of_site(c, &"shop".into(), "", 10)?;
            assert_eq!(all.iter().filter(|p| p.email.is_empty() && p.first == "Zoë").count(), 2);
            let mut cases = Vec::new();
            for p in all.iter().filter(|p| p.first == "Zoë") {
                cases.extend(::dialogue::shelf::cases_of(c, &p.id, 9)?);
            }
            Ok((::dialogue::shelf::cases_of(c, &"ann".into(), 9)?, cases))
        })
        .await
        .unwrap();
    assert_eq!((hers.len(), all.len()), (0, 2));
    assert!(all[0].wrong.starts_with("My lamp hums – Not signed in, nothing proven. Answer to: Zoë, "));
    assert!(all.iter().all(|k| k.subject == "My lamp hums"), "{}", all[0].subject);
    let long = ["w".repeat(280), "n".repeat(50), format!("{}@example.org", "e".repeat(68))];
    let left = [csrf, ("wish", &long[0]), ("name", &long[1]), ("email", &long[2])];
    assert_eq!(place.post("/help/visitor-cases", &left).await.to, "/");
    let whole = place.portal.house.db.read(|c| {
        let all = people::shelf::persons_of_site(c, &"shop".into(), "", 10)?;
        let who = all.iter().find(|p| p.first.starts_with("nnn")).unwrap();
        ::dialogue::shelf::cases_of(c, &who.id, 9)
    });
    assert!(whole.await.unwrap()[0].wrong.ends_with("@example.org"), "the address is never cut off");
    // Rationed by address, and what was typed stays.
    let mut last = StatusCode::OK;
    for _ in 0..4 {
        let left = [csrf, ("wish", "again"), ("name", "Zoë"), ("email", "new@example.org")];
        let got = place.post("/help/visitor-cases", &left).await;
        last = got.status;
        if last == StatusCode::TOO_MANY_REQUESTS {
            assert!(got.html.contains("again") && got.html.contains("too often"), "{}", got.html);
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

async fn people_of(place: &Place) -> usize {
    let all = |c: &store::Conn| people::shelf::persons_of_site(c, &"shop".into(), "", 100);
    place.portal.house.db.read(all).await.unwrap().len()
}

#[tokio::test]
async fn who_leaves_the_last_device_waits_for_nobody() {
    let mut place = Place::open(true).await;
    place.post("/help", &WISH).await;
    let now = place.portal.house.world.now();
    let phone = people::sign_in::Signed {
        face: people::sign_in::Face::Portal,
        subject: "ann".into(),
        site: Some("shop".into()),
        next: String::new(),
    };
    let begin = move |c: &store::Conn| people::sign_in::begin(c, "her phone", "csrf", &phone, now);
    place.portal.house.db.write(begin).await.unwrap();
    let waits = |place: &Place| {
        let db = place.portal.house.db.clone();
        async move { db.read(|c| handover::shelf::open_of(c, &"ann".into())).await.unwrap().is_some() }
    };
    place.post("/sign-out", &[]).await;
    assert!(waits(&place).await, "her phone is still there");

    let mut place = Place::open(true).await;
    place.post("/help", &WISH).await;
    assert!(waits(&place).await);
    place.post("/sign-out", &[]).await;
    assert!(!waits(&place).await, "nobody is called to somebody who has gone");
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
