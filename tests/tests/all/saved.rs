//! What somebody saved in the middle of a form is there on another device, for them alone, until it is done.

use ground::Span;
use http::StatusCode;
use people::sign_in::Face;
use stories::Place;
use stories::cast::SHOP;
use stories::client::Got;

const FORM: &str = "/orders/%23W1/address-changes/new";
const SAVE: &str = "/orders/%23W1/address-changes/saved";
const TYPED: [(&str, &str); 7] = [
    ("key", "key-1"),
    ("address1", "1 <b>New</b> Street"),
    ("address2", ""),
    ("city", "Galway"),
    ("zip", "H91 AB12"),
    ("country", "Ireland"),
    ("password", "hunter2"),
];

/// The id of what was saved.
fn saved(got: &Got) -> String {
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    got.to().strip_prefix("/saved/").unwrap_or_else(|| panic!("led to {}", got.to())).to_owned()
}

#[tokio::test]
async fn what_ann_saves_on_one_device_she_finishes_on_another() {
    let place = Place::open().await;
    let mut ann = place.browser("ann");
    ann.get(FORM).await.has("Save and go on later").has("keeps what you typed for 14 days");
    let id = saved(&ann.post(SAVE, &TYPED).await);
    let page = ann.get(&format!("/saved/{id}")).await;
    page.has("H91 AB12").has("Galway").lacks("<b>New").lacks("hunter2").has("Passwords");
    ann.post("/sign-out", &[]).await;

    // Thirteen days later, another device; the link from the mail asks to sign in first.
    place.pass(Span::days(13));
    let mut phone = place.nobody();
    let at = format!("/saved/{id}");
    assert!(phone.get(&at).await.to().starts_with("/sign-in?then="));
    let now = place.now();
    place
        .db
        .write(move |c| {
            let to = people::sign_in::Signed {
                face: Face::Portal,
                subject: "ann".into(),
                site: Some(SHOP.into()),
                next: "/".to_owned(),
            };
            people::sign_in::link(c, "link-phone", &to, now, people::sign_in::LINK_LIFE)
        })
        .await
        .unwrap();
    phone.post("/sign-in/link", &[("t", "link-phone")]).await;
    phone.get("/").await.has("You were in the middle of").has("#W1").has(&format!("{FORM}?saved={id}"));
    let form = phone.get(&format!("{FORM}?saved={id}")).await;
    form.has("value=\"1 &#60;b&#62;New&#60;/b&#62; Street\"")
        .has("value=\"Galway\"")
        .has("value=\"H91 AB12\"");
    let (key, carried) = (form.hidden("key"), form.hidden("saved"));
    assert_eq!(carried, id);
    assert_ne!(key, "key-1", "it is sent once, under a key of its own");

    // Saved once more it takes the place of the first.
    let more: Vec<_> = TYPED.iter().copied().filter(|(n, _)| *n != "city").collect();
    let again = [&more[..], &[("city", "Sligo"), ("saved", id.as_str())]].concat();
    let second = saved(&phone.post(SAVE, &again).await);
    assert_eq!(phone.get(&at).await.status, StatusCode::NOT_FOUND);
    phone.get(&format!("{FORM}?saved={second}")).await.has("value=\"Sligo\"");

    // Looked over, changed again, and done: then it is gone.
    let send = [&more[..], &[("city", "Sligo"), ("saved", second.as_str())]].concat();
    let check = phone.post("/orders/%23W1/address-changes/preview", &send).await;
    let page = phone.get(check.to()).await;
    assert_eq!(page.hidden("saved"), second);
    assert_eq!(phone.get(&format!("/saved/{second}")).await.status, StatusCode::OK, "not done yet");
    let done = phone.post("/orders/%23W1/address-changes", &send).await;
    assert!(done.to().contains("/done"), "{}", done.text());
    assert_eq!(phone.get(&format!("/saved/{second}")).await.status, StatusCode::NOT_FOUND);
    phone.get("/").await.lacks("You were in the middle of");
}

#[tokio::test]
async fn it_is_theirs_alone_and_not_for_ever() {
    let place = Place::open().await;
    let mut ann = place.browser("ann");
    let id = saved(&ann.post(SAVE, &TYPED).await);
    let at = format!("/saved/{id}");
    for name in ["bob", "eve"] {
        let mut other = place.browser(name);
        assert_eq!(other.get(&at).await.status, StatusCode::NOT_FOUND, "{name}");
        assert_eq!(other.post(&format!("{at}/deletions"), &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&format!("{at}/letters"), &[]).await.status, StatusCode::NOT_FOUND);
        let form = other.get(&format!("/orders/%23W9/address-changes/new?saved={id}")).await;
        assert_eq!(form.status, StatusCode::NOT_FOUND, "{name}");
    }
    // Nor does it fill in another form of hers.
    let other = ann.get(&format!("/orders/%23W2/address-changes/new?saved={id}")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    // What is looked over a dozen times drives nothing saved away.
    for _ in 0..15 {
        ann.post("/orders/%23W1/address-changes/preview", &TYPED).await;
    }
    ann.get(&at).await.has("Galway");
    place.pass(Span::days(15));
    let now = place.now();
    let person = ground::PersonId("ann".into());
    let left = place.db.read(move |c| people::draft::of(c, &person, people::draft::Kind::Saved, now)).await;
    assert_eq!(left.unwrap(), []);
}

#[tokio::test]
async fn an_employee_saves_leave_and_mails_a_link_that_tells_nothing() {
    let place = Place::open().await;
    let mut eve = place.browser("eve");
    let typed = [("first", "2026-12-21"), ("last", ""), ("kind", "annual"), ("note", "skiing")];
    let id = saved(&eve.post("/leave/requests/saved", &typed).await);
    let form = eve.get(&format!("/leave?saved={id}")).await;
    form.has("value=\"2026-12-21\"").has("skiing");
    assert_eq!(form.hidden("saved"), id);
    assert_eq!(eve.post(&format!("/saved/{id}/letters"), &[]).await.to(), format!("/saved/{id}"));
    let mails = place.db.read(|c| c.all("select payload from jobs order by id", &[])).await.unwrap();
    let mails: Vec<String> = mails.iter().map(|r| r.get(0)).collect();
    assert!(mails.iter().any(|m| m.contains(&format!("/saved/{id}")) && !m.contains("skiing")), "{mails:?}");
    eve.post(&format!("/saved/{id}/deletions"), &[]).await;
    eve.get("/").await.lacks("You were in the middle of");
}
