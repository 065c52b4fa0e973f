//! The desk through the front door: accept, read, write, put right, wrap up; and what others may not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod approvals;
mod common;
mod standby;

use common::{Place, plain, speaks};
use ground::{DialogueId, Span, Text};
use http::StatusCode;

#[tokio::test]
async fn from_the_queue_to_the_wrap_up() {
    let place = Place::open().await;
    let h = place.ask().await;
    let home = place.get("anna", "/desk").await;
    assert_eq!(home.status, StatusCode::OK, "{}", home.html);
    speaks(&home.html);
    assert!(home.html.contains("Eva Adler") && home.html.contains("&#60;b&#62;blue"), "{}", home.html);

    let accepted = place.post("anna", "/desk/acceptances", &[("handover", h.as_str())]).await;
    let talk = accepted.to;
    // The site's own quick replies, with their blanks filled.
    let body = "Hello {first}, {order} is on its way. {site}".to_owned();
    let reply = dialogue::QuickReply { id: "r-1".into(), short: "parcel".into(), body };
    let kept = move |c: &store::Conn| {
        ground::Lang::ALL.into_iter().try_for_each(|l| {
            let reply = dialogue::QuickReply { id: format!("r-{}", l.code()), ..reply.clone() };
            dialogue::shelf::save_reply(c, &"shop".into(), l, &reply, 1)
        })
    };
    place.desk.house.db.write(kept).await.unwrap();
    let html = place.get("anna", &talk).await.html;
    assert!(html.contains("data-short=\"parcel\" data-body=\"Hello Eva, W1 is on its way. "), "{html}");
    assert!(!html.contains("data-short=\"moment\""), "the built-in ones stand back");
    // The other was slower, and is told so on the next page.
    let late = place.post("bela", "/desk/acceptances", &[("handover", h.as_str())]).await;
    assert_eq!((late.status, late.to.as_str()), (StatusCode::SEE_OTHER, "/desk"));

    let work = place.get("anna", &talk).await;
    assert_eq!(work.status, StatusCode::OK, "{}", work.html);
    speaks(&work.html);
    for shown in ["Eva Adler", "order W1", "&#60;script&#62;alert(1)", "Change item options", "Lamp"] {
        assert!(work.html.contains(shown), "{shown}: {}", work.html);
    }
    assert!(!work.html.contains("<script>alert"));
    assert!(work.html.contains("Note to us") && !work.html.contains("Your entry"), "{}", work.html);
    assert!(work.html.contains("24 November 2026") && !work.html.contains("2026-11-24"), "{}", work.html);

    // Twice the same message is one.
    for _ in 0..2 {
        let fields = [("body", "Hello <i>Eva</i>"), ("client", "c-1")];
        assert_eq!(place.post("anna", &format!("{talk}/messages"), &fields).await.to, talk);
    }
    let empty = place.post("anna", &format!("{talk}/messages"), &[("body", " "), ("client", "c-2")]).await;
    assert_eq!((empty.status, empty.to.as_str()), (StatusCode::SEE_OTHER, talk.as_str()));
    let html = place.get("anna", &talk).await.html;
    assert_eq!(html.matches("Hello &#60;i&#62;Eva&#60;/i&#62;").count(), 1);

    place.post("anna", &format!("{talk}/notes"), &[("body", "Friendly"), ("id", "n-1")]).await;
    assert!(place.get("bela", &talk).await.html.contains("Friendly"));

    let wrong = place.post("anna", &format!("{talk}/wrap-up"), &[("wrong", ""), ("done", "x")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    speaks(&wrong.html);
    let fields =
        [("wrong", "Wrong colour"), ("done", "Changed it"), ("outcome", "open"), ("until", "2026-11-30")];
    let done = place.post("anna", &format!("{talk}/wrap-up"), &fields).await;
    assert_eq!((done.status, done.to.as_str()), (StatusCode::SEE_OTHER, "/desk"), "{}", done.html);

    for page in ["/desk/cases", "/desk/cases?list=open", "/desk/cases?list=all", "/desk/dialogues"] {
        let got = place.get("anna", page).await;
        assert!(got.html.contains("Wrong colour"), "{page}: {}", got.html);
        speaks(&got.html);
    }
    let cases = place.desk.house.db.read(|c| dialogue::shelf::cases_of(c, &"eva".into(), 9)).await.unwrap();
    assert_eq!(cases[0].open_until.unwrap().rfc3339(), "2026-11-30T22:59:59Z");
    let case = format!("/desk/cases/{}", cases[0].id);
    let html = place.get("anna", &case).await.html;
    assert!(html.contains("Hello &#60;i&#62;Eva"), "{html}");
    speaks(&html);
    let to = format!("{case}/settlement");
    let settled = place.post("bela", &to, &[("done", "All good"), ("outcome", "resolved")]).await;
    assert_eq!(settled.to, case);
    assert!(place.get("anna", &case).await.html.contains("All good"));
}

#[tokio::test]
async fn the_desks_own_verb_is_previewed_confirmed_once_and_told() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    let act = format!("{talk}/orders/W1/change-processed-items");
    let form = place.get("anna", &act).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.html);
    speaks(&form.html);
    assert!(form.html.contains("i1&#62;i2") || form.html.contains("i1>i2"), "{}", form.html);

    let preview = place.get("anna", &format!("{act}?preview=yes&swap=i1%3Ei2&method=card_1")).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.html);
    speaks(&preview.html);
    assert!(preview.html.contains("2.50"), "{}", preview.html);

    let fields = [("key", "k-1"), ("swap", "i1>i2"), ("method", "card_1")];
    for _ in 0..2 {
        let got = place.post("anna", &act, &fields).await;
        assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, talk.as_str()), "{}", got.html);
    }
    let order = place.order().await;
    assert_eq!(order.lines[0].item.as_str(), "i2");
    assert_eq!(order.payments.len(), 2, "paid the difference once");
    let id = DialogueId(talk.rsplit('/').next().unwrap().to_owned());
    let said = place.desk.house.db.read(move |c| dialogue::shelf::transcript(c, &id)).await.unwrap();
    let told = said.iter().filter(|m| m.say.as_ref().is_some_and(|t| t.key == "desk-act-done")).count();
    assert_eq!(told, 1);

    // A second change of items is refused, with the rule in words.
    let again = place.get("anna", &format!("{act}?preview=yes&swap=i2%3Ei3&method=card_1")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    // What customers may not do to a processed order is refused to the desk as well.
    let to = format!("{talk}/orders/W1/cancel");
    let cancel = place.post("anna", &to, &[("key", "k-2"), ("reason", "no longer needed")]).await;
    assert_eq!(cancel.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_known_and_done_stands_in_the_wrap_up() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    let fields = [("key", "k-1"), ("swap", "i1>i2"), ("method", "card_1")];
    place.post("anna", &format!("{talk}/orders/W1/change-processed-items"), &fields).await;
    let wrap = place.get("anna", &format!("{talk}/wrap-up")).await.html;
    let texts: Vec<_> = wrap.split("<textarea").filter_map(|t| t.split("</textarea>").next()).collect();
    let has = |name: &str, words: &str| {
        texts.iter().any(|t| t.contains(&format!("name=\"{name}\"")) && t.contains(words))
    };
    assert!(has("wrong", "I need the &#60;b&#62;blue"), "{texts:?}");
    assert!(has("done", "W1"), "{texts:?}");
    // A tab that shows the end has nothing to write with or to do.
    let fields = [("wrong", "Colour"), ("done", "Changed"), ("outcome", "resolved")];
    place.post("anna", &format!("{talk}/wrap-up"), &fields).await;
    let over = place.get("anna", &talk).await.html;
    assert!(over.contains("id=\"dialogue-foot\" class=\"talk-foot\" data-src"), "{over}");
    assert!(!over.contains("/messages\"") && !over.contains("/vouchers\"") && !over.contains("order-acts"));
}

#[tokio::test]
async fn who_is_in_conversation_is_shown_so_to_everybody_and_once() {
    let place = Place::open().await;
    place.in_dialogue().await;
    let now = place.desk.house.world.now();
    let visits = move |c: &store::Conn| {
        for id in ["v1", "v2"] {
            let mut v = journey::Visit::new(id.into(), "shop".into(), ground::Lang::En, now);
            (v.person, v.level) = (Some("eva".into()), "stuck".to_owned());
            journey::shelf::keep(c, &[v], &[])?;
        }
        Ok(())
    };
    place.desk.house.db.write(visits).await.unwrap();
    let others = place.get("bela", "/desk").await.html;
    assert_eq!(others.matches("In conversation with Anna Kis").count(), 1, "{others}");
    assert!(!others.contains("data-level=\"stuck\""));
    speaks(&others);
    let badge = |html: &str| html.split("<details class=\"menu presence\"").nth(1).unwrap()[..400].to_owned();
    assert!(badge(&place.get("anna", "/desk").await.html).contains("In conversation"));
    assert!(!badge(&others).contains("In conversation"));
}

#[tokio::test]
async fn what_was_struck_or_typed_is_nowhere_at_the_desk() {
    let place = Place::open().await;
    let (line, now) = (place.desk.line.clone(), place.desk.house.world.now());
    let visited = move |c: &store::Conn| {
        let mut v = journey::Visit::new("v9".into(), "shop".into(), ground::Lang::En, now);
        (v.person, v.struggle) = (Some("eva".into()), r#"{"discreet":true}"#.to_owned());
        assert!(struggle::is_discreet(&v), "as the offer leaves it");
        let searched = journey::Event::new("e9".into(), journey::Kind::Search, now).search("my illness", 0);
        journey::shelf::note(c, &v, &[searched])?;
        let entry = people::timeline::Entry {
            site: "shop".into(),
            person: "eva".into(),
            at: now,
            kind: "visit.stuck".to_owned(),
            actor: people::timeline::Actor::Person,
            subject: None,
            text: ground::Text::new("journey-goal-order-items").with("order", "W77"),
            visit: Some(v.id.clone()),
            dialogue: None,
        };
        people::timeline::note(c, &entry, &"t9".into())?;
        let need = handover::Need {
            visit: Some(v.id.clone()),
            ..handover::Need::plain("shop".into(), "eva".into(), ground::Lang::En, "")
        };
        handover::shelf::ask(c, &line, &"h9".into(), &need, now)
    };
    place.desk.house.db.write(visited).await.unwrap();
    let home = place.get("anna", "/desk").await.html;
    let talk = place.post("anna", "/desk/acceptances", &[("handover", "h9")]).await.to;
    let work = place.get("anna", &talk).await.html;
    assert!(home.contains("Eva Adler") && work.contains("Eva Adler"));
    for page in [home, work] {
        assert!(!page.contains("illness") && !page.contains("W77"), "{page}");
    }
}

#[tokio::test]
async fn vouchers_are_offered_where_the_site_has_a_budget() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    assert!(place.get("anna", &talk).await.html.contains("/vouchers\""));
    let none = |c: &store::Conn| {
        let mut site = people::shelf::site(c, &"shop".into())?.unwrap();
        site.voucher_budget.minor = 0;
        people::shelf::put_site(c, &site)
    };
    place.desk.house.db.write(none).await.unwrap();
    assert!(!place.get("anna", &talk).await.html.contains("/vouchers\""));
    // Supervisors hear of what waits on every page.
    let home = place.get("zsofia", "/desk").await.html;
    assert!(home.contains("<turbo-frame id=\"approvals-count\" data-src=\"/desk/approvals\">"), "{home}");
}

#[tokio::test]
async fn a_voucher_within_authority_is_granted_and_above_it_a_supervisor_decides() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    let vouchers = format!("{talk}/vouchers");
    speaks(&place.get("anna", &vouchers).await.html);
    for _ in 0..2 {
        let got =
            place.post("anna", &vouchers, &[("key", "k1"), ("amount", "20,00"), ("reason", "Sorry")]).await;
        assert_eq!(got.to, talk, "{}", got.html);
    }
    let wrong = place.post("anna", &vouchers, &[("key", "k2"), ("amount", "ten"), ("reason", "Sorry")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    place.post("anna", &vouchers, &[("key", "k3"), ("amount", "50"), ("reason", "Late <b>twice</b>")]).await;

    assert_eq!(place.get("anna", "/desk/approvals").await.status, StatusCode::FORBIDDEN);
    let list = place.get("zsofia", "/desk/approvals").await;
    assert!(list.html.contains("50.00") && list.html.contains("Late &#60;b&#62;"), "{}", list.html);
    speaks(&list.html);
    let asked = place.desk.house.db.read(|c| remedy::shelf::asked(c, &["shop".into()])).await.unwrap();
    let decide = format!("/desk/approvals/{}", asked[0].id);
    let no_reason = place.post("zsofia", &decide, &[("decision", "refuse"), ("reason", "")]).await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(place.post("otto", &decide, &[("decision", "grant")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(place.post("zsofia", &decide, &[("decision", "grant")]).await.to, "/desk/approvals");
    let forever = ground::Instant(i64::MAX);
    let trail = place.desk.house.db.read(move |c| people::audit::before(c, None, forever, 9)).await.unwrap();
    assert_eq!(
        (trail.len(), trail[0].kind.as_str()),
        (1, "remedy.granted"),
        "what did not count left nothing"
    );

    let vouchers = place.desk.house.db.read(|c| remedy::shelf::vouchers_of(c, &"eva".into())).await.unwrap();
    let worth: Vec<_> = vouchers.iter().map(|v| v.amount.minor).collect();
    assert_eq!(worth.iter().sum::<i64>(), 7_000, "{worth:?}");
}

#[tokio::test]
async fn other_sites_find_nothing_and_others_may_only_read() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    for path in [talk.clone(), format!("{talk}/orders/W1/cancel"), format!("{talk}/wrap-up")] {
        assert_eq!(place.get("otto", &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let says = place.post("otto", &format!("{talk}/messages"), &[("body", "x"), ("client", "c")]).await;
    assert_eq!(says.status, StatusCode::NOT_FOUND);
    let says = place.post("bela", &format!("{talk}/messages"), &[("body", "x"), ("client", "c")]).await;
    assert_eq!(says.status, StatusCode::SEE_OTHER);
    let read = place.get("bela", &talk).await;
    assert!(!read.html.contains("data-controller=\"composer\""));
    assert!(!read.html.contains(">x<"));
    assert_eq!(place.get("nobody", &talk).await.status, StatusCode::SEE_OTHER);
    assert!(!place.get("otto", "/desk").await.html.contains("Eva"));
}

#[tokio::test]
async fn a_file_is_checked_kept_and_served_harmlessly() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    let files = format!("{talk}/files");
    speaks(&place.get("anna", &files).await.html);
    place.upload("anna", &files, "photo.exe", b"\x89PNG\r\n\x1a\nimage").await;
    place.upload("anna", &files, "evil.png", b"<svg onload=alert(1)>").await;
    let html = place.get("anna", &talk).await.html;
    assert!(html.contains("alt=\"photo.png\"") && !html.contains("evil"), "{html}");
    let id = html.split("/files/").find_map(|s| s.split('"').next().filter(|s| s.len() == 43)).unwrap();
    let got = place.get("anna", &format!("{files}/{id}")).await;
    assert_eq!(got.status, StatusCode::OK);
    assert_eq!(place.get("otto", &format!("{files}/{id}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(place.get("anna", &format!("{files}/nothing")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_vanishes_for_ten_seconds_loses_the_person_and_no_earlier() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    let tab = |id: &str| {
        let caller = web::Caller::Staff { id: "anna".into(), csrf: String::new(), roles: vec![] };
        web::live::Tab::sample(id, web::Face::Desk, caller)
    };
    let (one, two) = (tab("t1"), tab("t2"));
    desk::ups::joined(&place.desk, &one).await;
    desk::ups::joined(&place.desk, &two).await;
    desk::ups::left(&place.desk, &one, Span::secs(9)).await;
    place.clock.advance(Span::secs(60));
    assert_eq!(desk::sweep(&place.desk).await.unwrap(), 0, "a second tab is open");
    desk::ups::left(&place.desk, &two, Span::secs(2)).await;
    place.clock.advance(Span::millis(7_900));
    assert_eq!(desk::sweep(&place.desk).await.unwrap(), 0);
    place.clock.advance(Span::millis(200));
    assert_eq!(desk::sweep(&place.desk).await.unwrap(), 1);
    assert!(place.get("bela", "/desk").await.html.contains("Lost their account manager"));
    let got = place.post("bela", "/desk/acceptances", &[("handover", "h1")]).await;
    assert_eq!(got.to, talk, "the thread goes on");
}

#[tokio::test]
async fn presence_is_a_switch_that_counts_at_once() {
    let place = Place::open().await;
    place
        .post("anna", "/desk/presence", &[("state", "break"), ("reason", "Tea"), ("then", "/desk/cases")])
        .await;
    let home = place.get("anna", "/desk").await.html;
    assert!(home.contains("On a break"), "{home}");
    let got = place.post("anna", "/desk/presence", &[("state", "nonsense")]).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_signs_in_once_and_only_when_it_is_pressed() {
    let place = Place::open().await;
    place.get("anna", "/desk").await;
    assert_eq!(place.post("anna", "/desk/sign-out", &[]).await.to, "/desk/sign-in");
    assert!(place.get("anna", "/desk/cases").await.to.starts_with("/desk/sign-in?then="));
    // Signed out is away: nobody is promised by mistake.
    let presence = place
        .desk
        .house
        .db
        .read(|c| staffing::shelf::presence(c, &"anna".into(), ground::Instant(0)))
        .await
        .unwrap();
    assert_eq!(presence.state, staffing::State::Away);

    // From here on with a session of bela's, whose form token is known to the test.
    let sent =
        place.post("bela", "/desk/sign-in", &[("email", "ANNA@example.org"), ("then", "/desk/cases")]).await;
    assert_eq!((sent.status, sent.to.as_str()), (StatusCode::SEE_OTHER, "/desk/sign-in?sent=yes"));
    let said = place.get("nobody", &sent.to).await;
    assert!(said.html.contains("a link is on its way"), "{}", said.html);
    speaks(&said.html);
    let secret = place.mailed.lock().unwrap().clone();
    let shown = place.get("bela", &format!("/desk/sign-in?link={secret}")).await;
    assert!(shown.html.contains(&secret), "{}", shown.html);
    speaks(&shown.html);
    let unknown = place.post("bela", "/desk/sign-in", &[("email", "nobody@example.org")]).await;
    assert_eq!((unknown.status, unknown.to), (sent.status, sent.to), "the answer does not tell who is known");
    let mistyped = place.post("bela", "/desk/sign-in", &[("email", "nobody")]).await;
    assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY);
    let used = place.post("bela", "/desk/sign-in/session", &[("link", &secret)]).await;
    assert_eq!((used.status, used.to.as_str()), (StatusCode::SEE_OTHER, "/desk/cases"), "{}", used.html);
    // The session that this browser had before has ended with it.
    let elsewhere = place.get("bela", "/desk/cases").await;
    assert!(elsewhere.to.starts_with("/desk/sign-in?then="), "{} {}", elsewhere.status, elsewhere.to);
    let again = place.post("zsofia", "/desk/sign-in/session", &[("link", &secret)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.html.contains("has been used already or is too old"), "{}", again.html);
    let late = place.get("nobody", &format!("/desk/sign-in?link={secret}")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "known before the tap");
}

#[tokio::test]
async fn the_desk_says_where_an_order_stands_as_its_parcels_tell() {
    let place = Place::open().await;
    let talk = place.in_dialogue().await;
    assert!(place.get("anna", &talk).await.html.contains("Being packed"));
    let now = place.desk.house.world.now();
    for (kind, said) in [
        (records::TrackingKind::InTransit, "On its way"),
        (records::TrackingKind::Delayed, "Delayed in Linz"),
        (records::TrackingKind::Lost, "Lost by the carrier"),
    ] {
        let follow = move |c: &store::Conn| {
            let before = records::shelf::order(c, &"W1".into())?.unwrap();
            let mut after = before.clone();
            let late = !matches!(kind, records::TrackingKind::InTransit);
            after.expected_at = Some(if late { now - Span::days(1) } else { now + Span::days(1) });
            after.parcels[0].events.push(records::Tracking { at: now, kind, place: "Linz".into() });
            records::shelf::save(c, &before, &after, now)
        };
        place.desk.house.db.write(follow).await.unwrap();
        let page = place.get("anna", &talk).await.html;
        speaks(&page);
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[tokio::test]
async fn that_somebody_wishes_to_talk_is_no_cause() {
    let place = Place::open().await;
    let (line, now) = (place.desk.line.clone(), place.desk.house.world.now());
    let need = handover::Need {
        cause: Some(ground::Text::new("struggle-cause-help")),
        reason: Some(ground::Text::new("struggle-help")),
        ..handover::Need::plain("shop".into(), "eva".into(), ground::Lang::En, "Where is it?")
    };
    let ask = move |c: &store::Conn| handover::shelf::ask(c, &line, &"h1".into(), &need, now);
    place.desk.house.db.write(ask).await.unwrap();
    let talk = place.post("anna", "/desk/acceptances", &[("handover", "h1")]).await.to;
    let html = place.get("anna", &talk).await.html;
    assert!(html.contains("Where is it?") && !html.contains("Probable cause"), "{html}");
}

#[tokio::test]
async fn the_live_view_shows_where_people_are_and_one_visits_way() {
    let place = Place::open().await;
    let now = place.desk.house.world.now();
    let visits = move |c: &store::Conn| {
        use journey::{Event, Goal, Kind, Visit};
        let items = Goal::order("items", &"#W1".into());
        for (id, level, lang, goal) in [
            ("v1", "stuck", ground::Lang::Hu, Some(items.clone())),
            ("v2", "none", ground::Lang::En, Some(items)),
            ("v3", "uneasy", ground::Lang::En, None),
        ] {
            let mut v = Visit::new(id.into(), "shop".into(), lang, now);
            (v.level, v.goal, v.page) = (level.to_owned(), goal, "/articles".to_owned());
            v.step = v.goal.is_some().then(|| Text::new("journey-step-form"));
            v.person = (id == "v1").then(|| "eva".into());
            journey::shelf::keep(c, &[v.clone()], &[])?;
            let e = |id: &str, kind| Event::new(id.into(), kind, now).page("/orders");
            let way = [
                e("e1", Kind::Page),
                e("e2", Kind::Search).search("my illness", 0),
                e("e3", Kind::Invalid).named("zip", "Post<b>code"),
                e("e4", Kind::Device),
            ];
            journey::shelf::note(c, &v, &way)?;
        }
        let mut quiet = Visit::new("v4".into(), "shop".into(), ground::Lang::En, now);
        quiet.struggle = r#"{"discreet":true}"#.to_owned();
        journey::shelf::note(c, &quiet, &[Event::new("e5".into(), Kind::Submit, now)])
    };
    place.desk.house.db.write(visits).await.unwrap();
    let rows = |html: &str| html.matches("<li class=\"visit\"").count();

    let all = place.get("anna", "/desk/visits").await.html;
    speaks(&all);
    assert_eq!(rows(&all), 4, "{all}");
    let hard = place.get("anna", "/desk/visits?level=uneasy").await.html;
    assert_eq!(rows(&hard), 2);
    assert_eq!(rows(&place.get("anna", "/desk/visits?level=stuck&lang=en").await.html), 0);
    let spot = all.split("class=\"cell-link hostile\" href=\"").nth(1).unwrap();
    let (href, rest) = spot.split_once('"').unwrap();
    assert!(rest.contains("</p></td><td>2<progress class=\"bar-of\" max=\"2\" value=\"2\" aria-hidden=\"true\"></progress></td><td>0</td><td>1</td><td>0</td>"), "the hardest first: {rest}");
    let chosen = place.get("anna", &href.replace("&#38;", "&").replace("&amp;", "&")).await.html;
    assert_eq!(rows(&chosen), 2, "{href}");
    assert!(chosen.contains("aria-current=\"true\""));

    // How many are at which step, and who waits for somebody.
    assert!(all.contains("Filling in the form: 2"), "{all}");
    assert_eq!(rows(&place.get("anna", "/desk/visits?waiting=yes").await.html), 0);
    assert_eq!(rows(&place.get("anna", "/desk/visits?site=other").await.html), 0);

    // What they want, whatever order it is about, and whether it is known who they are.
    for (choice, n) in [
        ("goal=order.items", 2),
        ("goal=none", 2),
        ("goal=leave.ask", 0),
        ("who=known", 1),
        ("who=unknown", 3),
        ("who=unknown&goal=order.items", 1),
        ("who=known&level=uneasy&goal=order.items", 1),
        ("who=known&lang=en", 0),
    ] {
        let html = place.get("anna", &format!("/desk/visits?{choice}")).await.html;
        speaks(&html);
        assert_eq!(rows(&html), n, "{choice}");
        assert!(plain(&html).contains(&format!("<span class=\"count\">{n} of 4</span>")), "{choice}: {html}");
        assert_eq!(html.contains("Nobody fits this choice"), n == 0, "{choice}");
    }
    let gone = place.get("anna", "/desk/visits?goal=site.checkout").await.html;
    assert!(
        plain(&gone).contains("<option value=\"site.checkout\" selected>finish “checkout” on the website"),
        "{gone}"
    );
    let odd = place.get("anna", "/desk/visits?goal=%3Cb%3E&lang=hu").await.html;
    assert!(odd.contains("selected>something else") && odd.contains("value=\"hu\" selected"), "{odd}");

    let one = place.get("anna", "/desk/visits/v1").await.html;
    speaks(&one);
    assert!(one.contains("Eva Adler") && one.contains("Post&#60;b&#62;code"), "{one}");
    assert!(!one.contains("my illness"));
    assert_eq!(one.matches("class=\"way-step\"").count(), 3, "{one}");
    let quiet = place.get("anna", "/desk/visits/v4").await.html;
    assert!(quiet.contains("They chose to share less") && !quiet.contains("way-step"), "{quiet}");
    assert_eq!(place.get("otto", "/desk/visits/v1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(rows(&place.get("otto", "/desk/visits").await.html), 0);
}

#[tokio::test]
async fn whoever_is_away_is_not_rung_for_and_is_said_to_be() {
    let place = Place::open().await;
    place.ask().await;
    let eva: ground::PersonId = "eva".into();
    place.desk.seen.note(&eva, place.desk.house.world.now());
    let rung = async |who: &str| place.get(who, "/desk").await.html.contains("queue-item for-me");
    assert!(rung("anna").await || rung("bela").await || rung("zsofia").await);
    place.clock.advance(ground::Span::secs(60));
    for who in ["anna", "bela", "zsofia"] {
        let html = place.get(who, "/desk").await.html;
        assert!(!html.contains("queue-item for-me"), "{who} is rung");
        assert!(
            html.contains("Not there for 1 min") && html.contains("data-ring-count-value=\"0\""),
            "{html}"
        );
        speaks(&html);
    }
    place.desk.seen.note(&eva, place.desk.house.world.now());
    assert!(rung("anna").await || rung("bela").await || rung("zsofia").await);
}

#[tokio::test]
async fn what_nobody_has_taken_is_on_the_first_page_of_those_who_may() {
    let place = Place::open().await;
    let (line, now) = (place.desk.line.clone(), place.desk.house.world.now());
    let leave = move |c: &store::Conn| {
        let need =
            handover::Need::plain("shop".into(), "eva".into(), ground::Lang::En, "The <b>lid</b> is missing");
        let by = now + ground::Span::days(1);
        handover::shelf::leave_about(c, &line, &need, "The <b>lid</b>", by, &"k-free".into(), "ABC234", now)
            .map(drop)
    };
    place.desk.house.db.write(leave).await.unwrap();
    for who in ["anna", "bela", "vera"] {
        let html = place.get(who, "/desk").await.html;
        assert!(
            html.contains("Open and nobody’s yet") && html.contains("The &#60;b&#62;lid&#60;/b&#62;"),
            "{html}"
        );
        assert!(!html.contains("is missing"), "the subject alone");
        speaks(&html);
    }
    assert!(!place.get("otto", "/desk").await.html.contains("nobody’s yet"));
    assert!(place.post("anna", "/desk/cases/k-free/taking", &[]).await.to.contains("k-free"));
    assert!(!place.get("bela", "/desk").await.html.contains("nobody’s yet"));
    assert!(place.get("anna", "/desk").await.html.contains("/desk/cases/k-free"), "it is hers now");
}
