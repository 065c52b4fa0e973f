//! Two different blockages are two different causes at the desk, each drawn from what happened in the visit.

use ground::Span;
use http::StatusCode;
use std::time::Duration;
use stories::Place;
use stories::client::Client;
use stories::html::parse;

/// Asks for help, is accepted, and what the desk then shows as the probable cause and as what failed.
async fn seen_at_the_desk(place: &Place, person: (&str, &mut Client), staff: &str) -> String {
    let (name, browser) = person;
    let mut tab = place.tab(staff, "desk").await;
    tokio::spawn(async move { tab.wait_for(Duration::from_secs(60), |_| false).await });
    let mut desk = place.browser(staff);
    assert_eq!(desk.post("/desk/presence", &[("state", "available")]).await.to(), "/desk");
    assert_eq!(browser.post("/help", &[("wish", "Please help me")]).await.to(), "/help/waiting");
    let id: ground::PersonId = name.into();
    let h = place.db.read(move |c| handover::shelf::open_of(c, &id)).await.unwrap().unwrap();
    let to = desk.post("/desk/acceptances", &[("handover", h.id.as_str())]).await.to().to_owned();
    assert!(to.starts_with("/desk/dialogue/"), "{to}");
    let page = desk.get(&to).await.text();
    let from = page.find("<section class=\"goal\"").expect("the goal");
    let to = page[from..].find("<section class=\"notes\"").expect("the notes") + from;
    parse(&page[from..to]).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rule_that_refuses_and_a_form_that_is_not_understood_are_told_apart() {
    let place = Place::alive().await;
    // Ann wants to cancel what is being packed already: a rule refuses.
    let mut ann = place.browser("ann");
    for _ in 0..3 {
        ann.get("/orders/%23W2/cancellations/new").await;
        place.pass(Span::secs(15));
        let fields = [("reason", "no longer needed"), ("key", "k")];
        let got = ann.post("/orders/%23W2/cancellations/preview", &fields).await;
        assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.text());
    }
    // Bob may change his address, and does not get it into the form.
    let mut bob = place.browser("bob");
    for _ in 0..4 {
        bob.get("/orders/%23W9/address-changes/new").await;
        place.pass(Span::secs(15));
        let fields = [
            ("address1", "1 New Street"),
            ("city", ""),
            ("country", "Ireland"),
            ("zip", "H92"),
            ("key", "k"),
        ];
        let got = bob.post("/orders/%23W9/address-changes/preview", &fields).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.text());
    }

    let of_ann = seen_at_the_desk(&place, ("ann", &mut ann), "anna").await;
    let of_bob = seen_at_the_desk(&place, ("bob", &mut bob), "andor").await;
    assert!(
        of_ann.contains("Probable cause Refused three times while trying to cancel order #W2"),
        "{of_ann}"
    );
    assert!(of_bob.contains("Probable cause An entry was not accepted 4 times: Enter the town."), "{of_bob}");
    assert!(!of_ann.contains("was not accepted") && !of_bob.contains("Refused"), "{of_ann}\n{of_bob}");
    assert!(
        of_bob.contains("order #W9") && !of_bob.contains("New Street"),
        "what was typed was not shared: {of_bob}"
    );
}
