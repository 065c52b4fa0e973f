//! What a browser may say, what it may not, and what is left of it afterwards.

use super::*;
use crate::offer::tests::Place;
use journey::Goal;
use serde_json::json;
use std::time::Duration;
use web::{Caller, Face};

fn tab(cookie: &str) -> Tab {
    let mut tab = Tab::sample("tab", Face::Portal, Caller::Nobody);
    tab.visit = Some(cookie.to_owned());
    tab.site = Some(Arc::new(web::Site { id: "shop".into(), ..web::Site::default() }));
    tab
}

/// The visit as it is kept, once `enough` of it is.
async fn kept(place: &Place, id: &VisitId, enough: impl Fn(&Visit) -> bool) -> Visit {
    for _ in 0..200 {
        let asked = id.clone();
        let visit = place.portal.house.db.read(move |c| journey::shelf::visit(c, &asked)).await.unwrap();
        if let Some(visit) = visit.filter(|v| enough(v)) {
            return visit;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the visit was not kept");
}

#[tokio::test]
async fn a_page_is_noted_with_its_goal_without_any_script() {
    let mut place = Place::open(false).await;
    place.get("/orders").await;
    place.get("/orders/%23W1/item-changes/new").await;
    let visit = kept(&place, &place.visit(), |v| v.events >= 2).await;
    assert_eq!(visit.goal.unwrap().key(), "order.items:#W1");
    assert_eq!(visit.step.unwrap().key, "journey-step-form");
    assert_eq!(
        (visit.person.unwrap().0.as_str(), visit.page.as_str()),
        ("ann", "/orders/%23W1/item-changes/new")
    );
}

#[tokio::test]
async fn a_page_beside_the_way_replaces_no_goal_that_is_hard() {
    let mut place = Place::open(false).await;
    let goal = |place: &Place| {
        let known = place.portal.observer.known(&place.visit()).unwrap();
        (known.goal.unwrap().key(), known.step.map(|s| s.key.into_owned()))
    };
    // Nothing was hard yet: what is looked at is what is wanted.
    place.get("/orders/%23W1/item-changes/new").await;
    place.get("/preferences").await;
    assert_eq!(goal(&place), ("profile.edit:".into(), None));

    place.try_in_vain().await;
    place.try_in_vain().await;
    let items = goal(&place);
    assert_eq!(items.0, "order.items:#W1");
    for path in ["/", "/preferences", "/profile", "/help", "/search?q=colour", "/orders/%23W1", "/articles"] {
        place.get(path).await;
        assert_eq!(goal(&place), items, "{path}");
    }
    place.post("/preferences", &[("lang", "en"), ("text_size", "large"), ("contrast", "normal")]).await;
    assert_eq!(goal(&place), items, "settings were saved, and it is as hard as before");
    // Another deed is another goal; once it is done, the hard one is what is left.
    place.get("/orders/%23W1/address-changes/new").await;
    assert_eq!(goal(&place).0, "order.address:#W1");
    let watch = Watch::new(place.portal.observer.clone(), place.visit(), "/orders/%23W1/address-changes");
    watch.success(Some(Goal::order("address", &"#W1".into())));
    assert_eq!(goal(&place).0, "order.items:#W1");
    let watch = Watch::new(place.portal.observer.clone(), place.visit(), "/orders/%23W1/item-changes");
    watch.success(Some(Goal::order("items", &"#W1".into())));
    assert_eq!(place.portal.observer.known(&place.visit()).unwrap().goal, None, "all is done");
    for _ in 0..2 {
        place.try_in_vain().await;
    }
    // In time it fades.
    place.wait(ground::Span::minutes(50));
    place.get("/preferences").await;
    assert_eq!(goal(&place).0, "profile.edit:");
}

#[tokio::test]
async fn what_is_done_is_not_wanted_on_the_page_that_says_so() {
    let mut place = Place::open(false).await;
    let goal =
        |place: &Place| place.portal.observer.known(&place.visit()).unwrap().goal.map(|goal| goal.key());
    place.get("/profile").await;
    assert_eq!(goal(&place).unwrap(), "profile.edit:");
    let watch = Watch::new(place.portal.observer.clone(), place.visit(), "/profile");
    watch.success(Some(Goal::profile()));
    place.get("/profile").await;
    assert_eq!(goal(&place), None);
    // Whoever opens it once more wants something again.
    place.get("/profile").await;
    assert_eq!(goal(&place).unwrap(), "profile.edit:");
}

#[tokio::test]
async fn what_a_browser_sends_becomes_text_and_a_decision() {
    let mut place = Place::open(false).await;
    place.get("/orders/%23W1/item-changes/new").await;
    let observer = place.portal.observer.clone();
    let bad = format!(
        "<script>alert('1')</script>\u{202E}evil{}\u{0}{}",
        "\u{0301}".repeat(500),
        "x".repeat(1 << 20)
    );
    let events: Vec<_> = ["field", "invalid", "rage_click", "dead_click", "section", "success", &bad]
        .iter()
        .enumerate()
        .map(|(i, kind)| {
            json!({"id": format!("{i}-aaa"), "kind": kind, "page": bad, "name": bad, "label": bad, "rule": bad,
                "how": "left", "count": 1e308})
        })
        .collect();
    let body = json!({"page": bad, "events": events, "typed": [{"name": bad, "label": bad, "value": bad}],
        "device": {"kind": bad, "link": bad, "aids": [bad], "width": -1e308}});
    let tab = tab(&place.cookie());
    observer.up(&tab, &body).await.unwrap();
    observer.up(&tab, &body).await.unwrap();
    let visit = kept(&place, &place.visit(), |v| v.events >= 6).await;
    assert_eq!(visit.events, 1 + 5, "a repeated message counts once; success is not a browser's to claim");
    let asked = visit.id.clone();
    let events = place.portal.house.db.read(move |c| journey::shelf::events(c, &asked, 99)).await.unwrap();
    for e in &events {
        for text in [&e.name, &e.label, &e.rule, &e.page] {
            assert!(text.chars().count() <= 200 && !text.contains(['\u{202E}', '\u{0}']), "{text}");
        }
        assert!(e.label.is_empty() || e.label.starts_with("<script>alert('1')</script>evil"));
    }
    assert!(visit.struggle.len() <= struggle::STATE_MAX);
    // Escaped wherever it is shown.
    let known = observer.known(&visit.id).unwrap();
    assert!(known.facts.iter().all(|f| f.value.chars().count() <= struggle::offer::VALUE_MAX));
}

#[tokio::test]
async fn nothing_typed_is_kept_before_it_is_agreed() {
    let mut place = Place::open(false).await;
    place.get("/orders/%23W1/item-changes/new").await;
    let observer = place.portal.observer.clone();
    let typed = json!([{"name": "colour", "label": "Colour", "value": "a secret wish"},
        {"name": "note", "label": "Note", "value": "4111 1111 1111 1111"}]);
    let body = json!({"page": "/x", "events": [{"id": "e-1", "kind": "idle"}], "typed": typed});
    observer.up(&tab(&place.cookie()), &body).await.unwrap();
    let visit = kept(&place, &place.visit(), |v| v.events >= 2).await;
    assert!(!format!("{visit:?}").contains("secret"));
    let asked = visit.id.clone();
    let events = place.portal.house.db.read(move |c| journey::shelf::events(c, &asked, 99)).await.unwrap();
    assert!(!format!("{events:?}").contains("secret"));
    let facts = observer.known(&visit.id).unwrap().facts;
    let field: Vec<_> =
        facts.iter().filter(|f| f.key.starts_with("field.")).map(|f| f.value.as_str()).collect();
    assert_eq!(field, ["a secret wish"]);
}

#[tokio::test]
async fn a_visit_goes_on_after_a_restart() {
    let mut place = Place::open(false).await;
    place.try_in_vain().await;
    let before = kept(&place, &place.visit(), |v| v.level != "none" && v.events >= 3).await;
    // Another process on the same database.
    let (observer, heart) = Observer::new(
        &place.portal.house,
        Arc::new(crate::offer::AtTheDesk { library: place.portal.library.clone() }),
    );
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let beating = tokio::spawn(heart.run(stopped));
    let id = place.visit();
    observer.meet(&id, &"shop".into(), None, Lang::En, None).await.unwrap();
    let refusal = ground::Refusal::conflict("order.items-only-pending", ground::Text::new("x"));
    for _ in 0..2 {
        Watch::new(observer.clone(), id.clone(), "/orders/%23W1/item-changes/preview")
            .refused(&refusal, before.goal.clone());
    }
    let after = kept(&place, &id, |v| v.level == "stuck").await;
    assert_eq!(after.started, before.started);
    assert_eq!(after.person, before.person);
    stop.send(true).unwrap();
    beating.await.unwrap();
}

#[tokio::test]
async fn a_flood_from_one_browser_is_rationed() {
    let mut place = Place::open(false).await;
    place.get("/orders").await;
    let observer = place.portal.observer.clone();
    for n in 0..20 {
        let events: Vec<_> =
            (0..50).map(|i| json!({"id": format!("f-{n}-{i}"), "kind": "section"})).collect();
        observer.up(&tab(&place.cookie()), &json!({ "events": events })).await.unwrap();
    }
    let visit = kept(&place, &place.visit(), |v| v.events > 1).await;
    assert!(visit.events <= 1 + 200, "{}", visit.events);
}

#[tokio::test]
async fn what_is_acknowledged_to_a_browser_is_on_disk() {
    let mut place = Place::open(false).await;
    place.get("/orders").await;
    let (observer, id) = (place.portal.observer.clone(), place.visit());
    kept(&place, &id, |v| v.events == 1).await;
    for n in 0..20 {
        let body = json!({"events": [{"id": format!("ack-{n}"), "kind": "section"}]});
        observer.up(&tab(&place.cookie()), &body).await.unwrap();
        let asked = id.clone();
        let there = place.portal.house.db.read(move |c| journey::shelf::events(c, &asked, 99)).await.unwrap();
        assert!(there.iter().any(|e| e.id.as_str() == format!("ack-{n}")), "{n} was acknowledged");
    }
}

#[tokio::test]
async fn a_tab_hears_its_own_visit_only() {
    let mut place = Place::open(false).await;
    place.get("/orders").await;
    let own = tab(&place.cookie());
    let observer = &place.portal.observer;
    assert!(observer.may_hear(&own, &topic(&place.visit())));
    assert!(!observer.may_hear(&own, "visit:other") && !observer.may_hear(&own, "visit:"));
    assert!(!observer.may_hear(&tab("not a token"), &topic(&place.visit())));
}

/// What a site's desk was told since it was asked last.
async fn told(place: &Place, desk: &mut live::Listener) -> Vec<String> {
    place.portal.observer.beat(false, false).await;
    place.portal.house.hub.flash(&site_topic(&"shop".into()), "end", String::new());
    let mut kinds = Vec::new();
    loop {
        match desk.next().await.unwrap() {
            live::Heard::Fact(f) if f.kind == "end" => return kinds,
            live::Heard::Fact(f) => kinds.push(f.kind),
            live::Heard::Reset => {}
        }
    }
}

#[tokio::test]
async fn where_people_go_is_told_to_the_live_view_once_in_a_second() {
    let mut place = Place::open(false).await;
    let mut desk = place.portal.house.hub.subscribe(&site_topic(&"shop".into()), live::Mark::default());
    for path in ["/", "/orders"] {
        place.get(path).await;
        assert!(told(&place, &mut desk).await.is_empty(), "{path}");
        place.get(path).await;
        place.wait(MOVES);
        assert_eq!(told(&place, &mut desk).await, ["moves"], "{path}: once for all");
        assert!(told(&place, &mut desk).await.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn robots_leave_no_trace() {
    let mut place = Place::open(false).await;
    place.sign_out();
    for _ in 0..5 {
        place.forget_visit();
        place.get("/").await;
    }
    tokio::time::sleep(Duration::from_millis(60)).await;
    let count =
        place.portal.house.db.read(|c| journey::shelf::live(c, &"shop".into(), Instant(0), 9)).await.unwrap();
    assert!(count.is_empty());
    // Whoever comes back is somebody.
    place.get("/orders").await;
    kept(&place, &place.visit(), |v| v.events >= 1).await;
}

#[tokio::test]
async fn a_visit_is_not_handed_on_with_the_device() {
    let mut place = Place::open(false).await;
    place.get("/orders").await;
    let anns = place.visit();
    place.sign_out();
    place.get("/").await;
    assert_ne!(place.visit(), anns);
}

#[tokio::test]
async fn a_site_that_does_not_observe_sets_no_cookie() {
    let mut place = Place::open(false).await;
    let stop_observing = |c: &store::Conn| {
        let mut site = people::shelf::site(c, &"shop".into())?.unwrap();
        site.observe = false;
        people::shelf::put_site(c, &site)
    };
    place.portal.house.db.write(stop_observing).await.unwrap();
    place.get("/orders").await;
    assert_eq!(place.cookie(), "");
}

#[tokio::test]
async fn whoever_comes_back_for_what_they_left_is_known_to_be_here_again_once() {
    let mut place = Place::open(false).await;
    let again = |place: &Place| {
        let (db, visit) = (place.portal.house.db.clone(), place.visit());
        async move {
            let events = db.read(move |c| journey::shelf::events(c, &visit, 100)).await.unwrap();
            let again = events.into_iter().filter(|e| e.kind == journey::Kind::Again);
            again.map(|e| (e.goal.unwrap().key(), e.count.unwrap())).collect::<Vec<_>>()
        }
    };
    place.get("/orders/%23W1/item-changes/new").await;
    kept(&place, &place.visit(), |v| v.goal.is_some()).await;
    assert_eq!(again(&place).await, Vec::new(), "the first time is not again");

    place.wait(Span::days(1));
    place.forget_visit();
    place.get("/orders").await;
    place.get("/orders/%23W1").await;
    place.get("/orders/%23W1/item-changes/new").await;
    place.get("/orders/%23W1/item-changes/new").await;
    kept(&place, &place.visit(), |v| v.events >= 5).await;
    assert_eq!(again(&place).await, [("order.items:#W1".to_owned(), 2)], "once, however often it is shown");
}

#[tokio::test]
async fn a_message_tells_that_it_is_urgent_and_none_of_its_words() {
    let mut place = Place::open(false).await;
    place.get("/help").await;
    place.post("/help/case", &[("wish", "This is URGENT: my grandmother's lamp")]).await;
    let visit = place.visit();
    kept(&place, &visit, |v| v.events >= 3).await;
    let events = place.portal.house.db.read(move |c| journey::shelf::events(c, &visit, 100)).await.unwrap();
    let said: Vec<_> = events.iter().filter(|e| e.kind == journey::Kind::Message).collect();
    assert_eq!(said.iter().map(|e| e.rule.as_str()).collect::<Vec<_>>(), ["urgency"]);
    assert!(!serde_json::to_string(&events).unwrap().contains("grandmother"));
}

#[tokio::test]
async fn a_page_tells_what_it_can_before_somebody_is_offered() {
    let mut place = Place::open(true).await;
    let now = place.now();
    let article = move |c: &store::Conn| {
        let draft = knowledge::Draft {
            site: "shop".into(),
            slug: "returns".into(),
            lang: Lang::En,
            title: "How to return something".into(),
            body: "Pack it, <b>and</b> hand it in.".into(),
            audience: knowledge::Audience::Public,
            tags: vec![],
            state: knowledge::State::Published,
            source: String::new(),
        };
        knowledge::shelf::save(c, &draft, "test", now, &"a1".into()).map(drop)
    };
    place.portal.house.db.write(article).await.unwrap();
    place.portal.library.catch_up().await.unwrap();
    place.get("/orders").await;
    place.get("/orders").await;
    let (observer, visit) = (place.portal.observer.clone(), place.visit());
    let watch = Watch::new(observer.clone(), visit.clone(), "/orders/%23W1/returns/preview");
    let goal = journey::Goal::order("return", &"#W1".into());
    let wants = ground::Text::new("offer-own-words").with("words", "Five <digits>");
    watch.page(Some(goal), None);
    (0..5).for_each(|_| watch.invalid("zip", "Post<code>", "format", &wants));

    // First what the field wants.
    let field = place.offered().await.unwrap();
    assert_eq!(observer.offer(&visit).unwrap().kind, struggle::Kind::Field);
    let page = place.get("/orders").await.html;
    assert!(page.contains("data-kind=\"field\"") && page.contains("Five &#60;digits&#62;"), "{page}");
    crate::testing::speaks(&page);
    place.wait(ground::Span::secs(10));
    let no = [("helped", "not_helped"), ("then", "/orders")];
    let got = place.post(&format!("/offers/{field}/outcomes"), &no).await;
    assert_eq!((got.status.as_u16(), got.to.as_str()), (303, "/orders"), "{}", got.html);

    // That did not help: an article, read in place.
    let answer = place.offered().await.unwrap();
    assert_eq!(observer.offer(&visit).unwrap().kind, struggle::Kind::Answer);
    let page = place.get("/orders").await.html;
    assert!(page.contains("How to return something"), "{page}");
    crate::testing::speaks(&page);
    let got = place.post(&format!("/offers/{answer}/acceptances"), &[]).await;
    assert_eq!((got.status.as_u16(), got.to), (303, format!("/offers/{answer}")));
    let read = place.get(&format!("/offers/{answer}")).await.html;
    assert!(read.contains("hand it in.") && !read.contains("<b>and"), "{read}");
    crate::testing::speaks(&read);
    place.wait(ground::Span::secs(10));
    place.post(&format!("/offers/{answer}/outcomes"), &no).await;

    // That did not help either: somebody. And after a no nothing.
    let somebody = place.offered().await.unwrap();
    assert_eq!(observer.offer(&visit).unwrap().kind, struggle::Kind::Person);
    place.post(&format!("/offers/{somebody}/refusals"), &[("then", "/orders")]).await;
    place.wait(ground::Span::secs(10));
    observer.consider(&visit).await;
    assert!(observer.offer(&visit).is_none());

    let counted = place.portal.house.db.read(|c| struggle::counts::by_kind(c, &"shop".into(), Instant(0)));
    let counted: Vec<_> =
        counted.await.unwrap().iter().map(|k| (k.kind, k.offers.accepted, k.not_helped)).collect();
    use struggle::Kind::{Answer, Field, Person};
    assert_eq!(counted, [(Field, 1, 1), (Answer, 1, 1), (Person, 0, 0)]);
    // They see it in their file, and erase it with the visit.
    let file = place.get("/observed/export").await.html;
    assert!(file.contains("\"struggle-why-field\"") && file.contains("\"not_helped\""), "{file}");
    place.post("/observed/deletions", &[("visit", visit.as_str())]).await;
    let left = place.portal.house.db.read(move |c| struggle::shelf::of_visit(c, &visit)).await.unwrap();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn whoever_is_held_back_to_compare_with_gets_what_they_ask_for() {
    let mut place = Place::open(true).await;
    let now = place.now();
    let rules = struggle::rules::Rules { control: 50, ..Default::default() };
    let (kept, usual) = (rules.clone(), Default::default());
    let put = move |c: &store::Conn| struggle::shelf::put_rules(c, &"shop".into(), &kept, &usual, now);
    place.portal.house.db.write(put).await.unwrap();
    let group = |place: &Place| {
        let (db, visit) = (place.portal.house.db.clone(), place.visit());
        async move { db.read(move |c| struggle::control::group_of(c, &visit)).await.unwrap() }
    };
    let mut seen = [false; 2];
    for _ in 0..40 {
        place.forget_visit();
        place.get("/orders").await;
        place.get("/orders").await;
        let visit = place.visit();
        let held = rules.holds_back(&"shop".into(), &visit);
        if seen[usize::from(held)] {
            continue;
        }
        seen[usize::from(held)] = true;
        for _ in 0..3 {
            place.try_in_vain().await;
        }
        let observer = place.portal.observer.clone();
        if held {
            while group(&place).await.is_none() {
                observer.consider(&visit).await;
                place.wait(Span::secs(5));
            }
            assert!(observer.offer(&visit).is_none(), "nothing unasked");
            place.wait(Span::secs(10));
            observer.consider(&visit).await;
            assert!(observer.offer(&visit).is_none(), "nor later");
            let file = place.get("/observed/export").await.html;
            assert!(file.contains("\"held_back\": true"), "{file}");
            Watch::new(observer.clone(), visit.clone(), "/orders").help();
            place.wait(Span::secs(10));
            observer.consider(&visit).await;
            assert!(observer.offer(&visit).is_some(), "they asked");
        } else {
            assert!(place.offered().await.is_some());
            // A no would keep the next visit from being offered anything.
            observer.withdraw(&visit).await;
        }
        assert_eq!(group(&place).await.unwrap().0, held);
    }
    assert_eq!(seen, [true; 2]);
}
