//! Stories through the front door of the portal, without script.

use crate::common::Place;
use ground::{Lang, Span};
use http::StatusCode;

#[tokio::test]
async fn a_link_from_the_mail_signs_in_once() {
    let mut place = Place::open().await;
    assert_eq!(place.get("/orders").await.to, "/sign-in?then=%2Forders");
    let page = place.get("/sign-in?then=%2Forders").await;
    let wrong = place.post("/sign-in", &page, &[("email", "ann(at)example"), ("then", "/orders")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.has("value=\"ann(at)example\"");
    for email in ["nobody@example.org", "ANN@example.org"] {
        let sent = place.post("/sign-in", &page, &[("email", email), ("then", "/orders")]).await;
        assert_eq!(
            (sent.status, sent.to.as_str()),
            (StatusCode::SEE_OTHER, "/sign-in/sent"),
            "{}",
            sent.html()
        );
    }
    place.get("/sign-in/sent").await.has("Check your mail");
    let mails = place.mailed().await;
    assert_eq!(mails.len(), 1, "an unknown address gets no mail");
    let text = mails[0]["text"].as_str().unwrap();
    let link = text.split_whitespace().find(|w| w.starts_with("http://localhost:8080/")).unwrap();
    let path = link.trim_start_matches("http://localhost:8080").to_owned();

    let ask = place.get(&path).await;
    ask.has("Welcome back, Ann Őry");
    let token = ask.hidden("t");
    let arrived = place.post("/sign-in/link", &ask, &[("t", &token)]).await;
    assert!(arrived.to.starts_with("/sign-in/arrived?then="), "{}", arrived.html());
    assert_eq!(place.get(&arrived.to).await.to, "/orders");
    place.get("/orders").await.has("Your orders").has("You are signed in");

    // Signing in anew ends what this browser had; what it was is worth nothing elsewhere.
    let first = place.cookies["__Host-portal"].clone();
    place.cookies.remove("__Host-portal");
    let form = place.get("/sign-in").await;
    place.post("/sign-in", &form, &[("email", "ann@example.org")]).await;
    place.cookies.insert("__Host-portal".into(), first.clone());
    let mails = place.mailed().await;
    let text = mails.last().unwrap()["text"].as_str().unwrap();
    let fresh = text.split("?t=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let page = place.get("/profile").await;
    assert_eq!(page.status, StatusCode::OK);
    place.post("/sign-in/link", &page, &[("t", &fresh)]).await;
    let second = place.cookies.insert("__Host-portal".into(), first.clone()).unwrap();
    assert_ne!(first, second);
    assert!(place.get("/orders").await.to.starts_with("/sign-in"), "the first session is over");
    place.cookies.insert("__Host-portal".into(), second);
    assert_eq!(place.get("/orders").await.status, StatusCode::OK);

    // A second time, from elsewhere.
    place.cookies.clear();
    let spent = place.get(&path).await;
    assert_eq!(spent.status, StatusCode::CONFLICT);
    spent.has("This link has been used or is too old");
    let again = place.post("/sign-in/link", &spent, &[("t", &token)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(!place.cookies.contains_key("__Host-portal"));
    // A browser that drops the cookie is told so.
    let lost = place.get(&arrived.to).await;
    assert_eq!(lost.status, StatusCode::FORBIDDEN);
    lost.has("Your browser did not keep the sign-in");
}

#[tokio::test]
async fn an_old_link_is_no_link_and_signing_out_ends_the_session() {
    let mut place = Place::signed_in().await;
    let page = place.get("/").await;
    page.has("Ann");
    let out = place.post("/sign-out", &page, &[]).await;
    assert_eq!(out.to, "/");
    place.get("/").await.has("You are signed out").lacks("Under way");
    let ask = place.get("/sign-in").await;
    place.post("/sign-in", &ask, &[("email", "ann@example.org")]).await;
    let mails = place.mailed().await;
    let text = mails[0]["text"].as_str().unwrap();
    let token = text.split("?t=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    place.clock.advance(Span::minutes(16));
    assert_eq!(place.get(&format!("/sign-in/link?t={token}")).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_order_is_cancelled_with_what_it_brings_shown_first_and_only_once() {
    let mut place = Place::signed_in().await;
    place.get("/orders/%23W1").await.has("Order #W1").has("cancellations/new");
    let form = place.get("/orders/%23W1/cancellations/new").await;
    let key = form.hidden("key");
    let bad =
        place.post("/orders/%23W1/cancellations/preview", &form, &[("key", &key), ("reason", "bored")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("key", key.as_str()), ("reason", "no longer needed")];
    let check = place.preview("/orders/%23W1/cancellations/preview", &form, &fields).await;
    check.has("You get back").has("€49.90").has("1234").has("5 to 7 business days");
    assert_eq!(place.order("#W1").await.status, records::Status::Pending, "nothing has happened yet");
    for _ in 0..2 {
        let done = place.post("/orders/%23W1/cancellations", &check, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html());
        place.get(&done.to).await.has("The order is cancelled").has("€49.90");
    }
    let order = place.order("#W1").await;
    assert_eq!((order.status, order.payments.len()), (records::Status::Cancelled, 2));
    place.get("/orders?state=cancelled").await.has("#W1").lacks("#W2");
    place.get("/things").await.has("#W1");
}

#[tokio::test]
async fn what_is_looked_over_stands_in_no_address_and_is_for_one_person_and_one_order() {
    let mut place = Place::signed_in().await;
    let form = place.get("/orders/%23W1/address-changes/new").await;
    let fields = [
        ("key", "k-1"),
        ("address1", "1 Secret Lane"),
        ("city", "Cork"),
        ("country", "Ireland"),
        ("zip", "T12"),
    ];
    let path = "/orders/%23W1/address-changes/preview";
    let sent = place.post(path, &form, &fields).await;
    for (_, typed) in fields {
        assert!(!sent.to.contains(&web::segment(typed)), "{} tells {typed}", sent.to);
    }
    let check = place.get(&sent.to).await;
    place.get(&sent.to).await.has("Secret Lane").has("T12");
    // It is of no use for another order, another verb or another person.
    let draft = sent.to.strip_prefix(path).unwrap().to_owned();
    for other in ["%23W2/address-changes", "%23W1/cancellations"] {
        let got = place.get(&format!("/orders/{other}/preview{draft}")).await;
        assert_eq!(got.to, format!("/orders/{other}/new"));
    }
    place.sign_in("shop", "bob").await;
    assert_eq!(place.get(&sent.to).await.status, StatusCode::NOT_FOUND);
    assert_eq!(place.get(&format!("/unsent/{}", &draft[7..])).await.status, StatusCode::NOT_FOUND);

    // Once it is done, and after an hour, it leads to an empty form.
    place.sign_in("shop", "ann").await;
    assert_eq!(place.get(&format!("/unsent/{}", &draft[7..])).await.status, StatusCode::NOT_FOUND);
    let form = place.get("/orders/%23W1/address-changes/new").await;
    check.has(&format!("action=\"/orders/%23W1/address-changes{draft}\""));
    let done = place.post(&format!("/orders/%23W1/address-changes{draft}"), &form, &fields).await;
    assert!(done.to.contains("/done"), "{}", done.to);
    let got = place.get(&sent.to).await;
    assert_eq!(got.to, "/orders/%23W1/address-changes/new");
    place.get(&got.to).await.has("Nothing was changed now");
    let form = place.get("/orders/%23W3/returns/new").await;
    let fields = [("key", "k-2"), ("back", "i1*1"), ("payment_method_id", "card_1")];
    let sent = place.post("/orders/%23W3/returns/preview", &form, &fields).await;
    place.clock.advance(ground::Span::minutes(59));
    assert_eq!(place.get(&sent.to).await.status, StatusCode::OK);
    place.clock.advance(ground::Span::minutes(1));
    assert_eq!(place.get(&sent.to).await.to, "/orders/%23W3/returns/new");
}

#[tokio::test]
async fn item_options_change_with_their_difference_in_price() {
    let mut place = Place::signed_in().await;
    let form = place.get("/orders/%23W1/item-changes/new").await;
    form.has("€3.00 more").has("€2.00 less").lacks("black");
    let key = form.hidden("key");
    let fields = [("key", key.as_str()), ("swap", "i1>i2"), ("payment_method_id", "gift_1")];
    let check = place.preview("/orders/%23W1/item-changes/preview", &form, &fields).await;
    check.has("You pay").has("€3.00");
    // One may go back and change something; what was chosen stays.
    let edit = place.post("/orders/%23W1/item-changes/edit", &check, &fields).await;
    edit.has("value=\"i1&#62;i2\" selected");
    let done = place.post("/orders/%23W1/item-changes", &check, &fields).await;
    place.get(&done.to).await.has("The items are changed");
    let order = place.order("#W1").await;
    assert_eq!(order.status, records::Status::PendingModified);
    assert_eq!(order.lines[0].item.as_str(), "i2");
    // Once: the same again with another key is refused, with the reason.
    let again = [("key", "other"), ("swap", "i2>i3"), ("payment_method_id", "card_1")];
    let refused = place.post("/orders/%23W1/item-changes", &check, &again).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.has("order.final-after-item-change");
}

#[tokio::test]
async fn what_the_policy_refuses_can_be_tried_and_keeps_what_was_typed() {
    let mut place = Place::signed_in().await;
    let page = place.get("/orders/%23W2").await;
    page.has("What can’t be changed and why").has("/orders/%23W2/item-changes/new");
    let form = place.get("/orders/%23W2/item-changes/new").await;
    form.has("As it stands, this will not go through");
    let fields = [("key", "k"), ("swap", "i1>i2"), ("payment_method_id", "gift_1")];
    let refused = place.post("/orders/%23W2/item-changes/preview", &form, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.has("data-rule=\"order.items-only-pending\"").has("What you can do instead");
    refused.has("value=\"i1&#62;i2\" selected").has("value=\"gift_1\" checked");
}

#[tokio::test]
async fn a_return_goes_to_the_original_method_or_a_gift_card_and_a_letter_says_how() {
    let mut place = Place::signed_in().await;
    let form = place.get("/orders/%23W3/returns/new").await;
    let key = form.hidden("key");
    let none = place
        .post("/orders/%23W3/returns/preview", &form, &[("key", &key), ("payment_method_id", "card_1")])
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("key", key.as_str()), ("back", "i1*1"), ("payment_method_id", "gift_1")];
    let check = place.preview("/orders/%23W3/returns/preview", &form, &fields).await;
    check.has("You get back").has("once the items are back");
    let done = place.post("/orders/%23W3/returns", &check, &fields).await;
    place.get(&done.to).await.has("The return is registered");
    place.post("/orders/%23W3/returns", &check, &fields).await;
    let letters = place.done(records::jobs::SEND_BACK).await;
    assert_eq!(letters.len(), 1, "how to send it back is written once");
    assert_eq!((letters[0]["order"].as_str(), letters[0]["person"].as_str()), (Some("#W3"), Some("ann")));
}

#[tokio::test]
async fn another_persons_order_does_not_exist() {
    let mut place = Place::signed_in().await;
    let page = place.get("/orders").await;
    page.lacks("#W9");
    let mut paths = vec![
        "/orders/%23W9".to_owned(),
        "/orders/%23W9/invoice.pdf".to_owned(),
        "/orders/%23nope".to_owned(),
    ];
    for noun in
        ["cancellations", "address-changes", "payment-changes", "item-changes", "returns", "exchanges", "x"]
    {
        paths.push(format!("/orders/%23W9/{noun}/new"));
        paths.push(format!("/orders/%23W9/{noun}/done"));
    }
    for path in paths {
        assert_eq!(place.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let home = place.get("/").await;
    for end in ["", "/preview", "/edit"] {
        let path = format!("/orders/%23W9/cancellations{end}");
        let got = place.post(&path, &home, &[("key", "k"), ("reason", "no longer needed")]).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(place.order("#W9").await.status, records::Status::Pending);
}

#[tokio::test]
async fn the_invoice_is_a_pdf() {
    let mut place = Place::signed_in().await;
    let got = place.get("/orders/%23W3/invoice.pdf").await;
    assert_eq!(got.status, StatusCode::OK);
    assert!(got.body.starts_with(b"%PDF-1.7"));
    place.get("/documents").await.has("invoice.pdf");
}

#[tokio::test]
async fn profile_and_preferences_are_kept_and_show_at_once() {
    let mut place = Place::signed_in().await;
    let page = place.get("/profile").await;
    let wrong = place.post("/profile", &page, &[("first", ""), ("phone", "abc")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [
        ("first", "Anna"),
        ("last", "Őry"),
        ("phone", "+36 1 234 5678"),
        ("address1", "Fő utca 1"),
        ("city", "Győr"),
        ("country", "Hungary"),
        ("zip", "9021"),
    ];
    assert_eq!(place.post("/profile", &page, &fields).await.to, "/profile");
    place.get("/profile").await.has("Anna").has("Fő utca 1").has("Your details are saved");

    let page = place.get("/preferences").await;
    let fields = [
        ("lang", "hu"),
        ("text_size", "largest"),
        ("contrast", "more"),
        ("motion", "less"),
        ("approach", "never"),
    ];
    assert_eq!(place.post("/preferences", &page, &fields).await.to, "/preferences");
    place
        .get("/preferences")
        .await
        .has("<html lang=\"hu\"")
        .has("data-text-size=\"larger\"")
        .has("data-contrast=\"more\"")
        .has("data-motion=\"less\"")
        .has("Elmentve");
    let ann = place.db.read(|c| people::shelf::person(c, &"ann".into())).await.unwrap().unwrap();
    assert_eq!((ann.lang, ann.prefs.approach), (Lang::Hu, people::Approach::Never));
    assert_eq!(ann.name(), "Őry Anna");
    // The form asks in the order in which the name is said.
    let form = place.get("/profile").await.html();
    assert!(form.find("id=\"f-last\"").unwrap() < form.find("id=\"f-first\"").unwrap(), "{form}");
}

#[tokio::test]
async fn things_are_found_by_words() {
    let mut place = Place::signed_in().await;
    place.get("/search?q=teapot").await.has("/orders/%23W1").has("/products/p1");
    place.get("/search?q=w2").await.lacks("/orders/%23W2");
    place.get("/search?q=%23W2").await.has("/orders/%23W2").lacks("/orders/%23W1");
    place.get("/search?q=return").await.has("/articles/returns");
    place
        .get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
        .await
        .lacks("<script>alert")
        .has("Nothing found");
    place.get("/articles?q=hand").await.has("<mark>");
    place.get("/products?q=tea").await.has("Teapot");
    place.get("/products/p1").await.has("Sold out").has("€52.90");
    assert_eq!(place.get("/products/p404").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_is_rated_once_per_person() {
    let mut place = Place::signed_in().await;
    let page = place.get("/articles/returns").await;
    page.has("How to return something").has("Was this useful?");
    for useful in ["no", "yes"] {
        let got = place
            .post("/articles/returns/ratings", &page, &[("useful", useful), ("words", "the label")])
            .await;
        assert_eq!(got.to, "/articles/returns");
    }
    place.get("/articles/returns").await.has("You said: yes");
    let seen = place.db.read(|c| knowledge::shelf::usefulness(c, &"a1".into())).await.unwrap();
    assert_eq!((seen.yes, seen.no), (1, 0));
}

#[tokio::test]
async fn what_was_observed_can_be_seen_and_deleted() {
    let mut place = Place::signed_in().await;
    let (now, mut visit) =
        (place.now(), journey::Visit::new("v1".into(), "shop".into(), Lang::En, place.now()));
    visit.person = Some("ann".into());
    let mut other = journey::Visit::new("v2".into(), "shop".into(), Lang::En, place.now());
    other.person = Some("bob".into());
    place
        .db
        .write(move |c| {
            let event = journey::Event::new("e1".into(), journey::Kind::Page, now).page("/orders");
            journey::shelf::note(c, &visit, &[event])?;
            journey::shelf::note(c, &other, &[])
        })
        .await
        .unwrap();
    let page = place.get("/observed").await;
    page.has("1 thing observed").has("value=\"v1\"").lacks("value=\"v2\"");
    let copy = place.get("/observed/export").await;
    let all: serde_json::Value = serde_json::from_str(&copy.html()).unwrap();
    assert_eq!((&all["person"], all["visits"].as_array().unwrap().len()), (&"ann".into(), 1), "{all}");
    assert_eq!(all["visits"][0]["events"][0]["page"], "/orders");
    place.post("/observed/deletions", &page, &[("visit", "v2")]).await;
    place.post("/observed/deletions", &page, &[("visit", "v1")]).await;
    let left = place
        .db
        .read(|c| {
            Ok((
                journey::shelf::visit(c, &"v1".into())?.is_some(),
                journey::shelf::visit(c, &"v2".into())?.is_some(),
            ))
        })
        .await
        .unwrap();
    assert_eq!(left, (false, true), "only one's own");
}

#[tokio::test]
async fn every_page_speaks_each_language() {
    let mut place = Place::signed_in().await;
    let paths = [
        "/",
        "/orders",
        "/orders?state=open",
        "/orders?page=9",
        "/orders/%23W1",
        "/orders/%23W2",
        "/orders/%23W3",
        "/products",
        "/products/p1",
        "/articles",
        "/articles/returns",
        "/search",
        "/search?q=x",
        "/profile",
        "/preferences",
        "/observed",
        "/things",
        "/documents",
        "/help",
        "/orders/%23W1/address-changes/new",
        "/orders/%23W1/payment-changes/new",
        "/orders/%23W3/exchanges/new",
        "/orders/%23W3/returns/new",
    ];
    for lang in Lang::ALL {
        place.cookies.insert("__Host-lang".into(), lang.code().into());
        for path in paths {
            let got = place.get(path).await;
            assert_eq!(got.status, StatusCode::OK, "{path}");
            got.has(&format!("<html lang=\"{lang}\""));
        }
    }
}
