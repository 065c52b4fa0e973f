//! What was typed when the session had ended is not lost, and is for the same person alone.

use ground::Span;
use http::StatusCode;
use people::sign_in::Face;
use stories::cast::SHOP;
use stories::client::{Client, Got};
use stories::digest::{content, difference};
use stories::{Place, place, things};

/// Signs Ann in again in this browser, as a link from a mail does.
async fn sign_in(place: &Place, client: &mut Client, name: &'static str, link: &'static str) -> Got {
    let now = place.now();
    place
        .db
        .write(move |c| {
            let next = "/".to_owned();
            let to = people::sign_in::Signed {
                face: Face::Portal,
                subject: name.into(),
                site: Some(SHOP.into()),
                next,
            };
            people::sign_in::link(c, link, &to, now, people::sign_in::LINK_LIFE)
        })
        .await
        .unwrap();
    client.post("/sign-in/link", &[("t", link)]).await
}

/// The address of what was kept.
fn kept(got: &Got) -> String {
    let to = got.to().strip_prefix("/sign-in?then=").unwrap_or_else(|| panic!("led to {}", got.to()));
    assert!(to.starts_with("/unsent/"), "{to}");
    to.to_owned()
}

#[tokio::test]
async fn what_ann_typed_is_there_once_she_is_signed_in_again() {
    let place = Place::open().await;
    let mut ann = place.browser("ann");
    ann.get("/help").await.has("name=\"wish\"");
    place.pass(Span::days(8));
    let typed = [
        ("about", "#W1"),
        ("wish", "The lid is missing.\nThe spout too & <b>more</b>"),
        ("password", "hunter2"),
    ];
    let got = ann.post("/help/case", &typed).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
    let at = kept(&got);
    ann.get(got.to()).await.has("what you wrote is not sent yet").has(&format!("value=\"{at}\""));
    // Nobody sees it before.
    assert_eq!(ann.get(&at).await.to(), format!("/sign-in?then={}", web::segment(&at)));

    let got = sign_in(&place, &mut ann, "ann", "link-1").await;
    assert_eq!(got.to(), "/sign-in/arrived?then=%2F");
    let page = ann.get(&at).await;
    page.has("The lid is missing.").has("What should we take care of?").has("Leave it with us");
    page.lacks("<b>more</b>").lacks("hunter2").lacks(">#W1<");
    assert_eq!((page.hidden("about").as_str(), page.hidden("csrf")), ("#W1", ann.csrf("/help/case")));

    // It goes where it was going, once.
    let action =
        page.text().split("action=\"/help/case").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let sent = ann.post(&format!("/help/case{action}"), &typed[..2]).await;
    assert!(sent.to().starts_with("/cases/"), "{}", sent.text());
    ann.get(sent.to()).await.has("The spout too &#38; &#60;b&#62;more&#60;/b&#62;");
    assert_eq!(ann.get(&at).await.status, StatusCode::NOT_FOUND, "it is sent");
}

#[tokio::test]
async fn what_is_refused_when_it_is_sent_is_still_there() {
    let place = Place::open().await;
    let mut ann = place.browser("ann");
    place.pass(Span::days(8));
    let typed = [("first", ""), ("last", "Őry"), ("phone", "+353 1 555 0000")];
    let at = kept(&ann.post("/profile", &typed).await);
    sign_in(&place, &mut ann, "ann", "link-1").await;
    ann.get(&at).await.has("+353 1 555 0000").has("Family name");
    let id = at.trim_start_matches("/unsent/");
    let sent = ann.post(&format!("/profile?draft={id}"), &typed).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    sent.has("value=\"+353 1 555 0000\"");
    assert_eq!(ann.get(&at).await.status, StatusCode::OK);
    assert_eq!(ann.post(&format!("{at}/deletions"), &[]).await.to(), "/");
    ann.get("/").await.has("Nothing was sent.");
    assert_eq!(ann.get(&at).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_act_on_an_order_is_told_in_the_words_of_its_form() {
    let place = Place::open().await;
    let mut left = place.nobody().left_by("ann");
    let fields = [("key", "key-1"), ("swap", "i1>i2"), ("payment_method_id", "card_1")];
    let at = kept(&left.post("/orders/%23W1/item-changes/preview", &fields).await);
    let page = place.browser("ann").get(&at).await;
    page.has("#W1").has("<dt>Teapot</dt>").has("Colour: red").has("1234").lacks("<dt>swap").lacks(">key-1<");
    // The order is another's, and so is the draft: told by nobody's words.
    let at = kept(&left.post("/orders/%23W9/item-changes/preview", &fields).await);
    place.browser("ann").get(&at).await.has("i1&#62;i2").lacks("Teapot");
}

#[tokio::test]
async fn another_person_finds_nothing_there() {
    let place = Place::open().await;
    let at = kept(&place.nobody().left_by("ann").post("/help/case", &[("wish", "mine")]).await);
    let before = content(&place.db).await;
    let mut bob = place.browser("bob");
    assert_eq!(bob.get(&at).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bob.post(&format!("{at}/deletions"), &[]).await.status, StatusCode::NOT_FOUND);
    // Sending something else under its name leaves it where it is.
    let id = at.trim_start_matches("/unsent/");
    bob.post(&format!("/help/cancellation?draft={id}"), &[]).await;
    assert_eq!(difference(&before, &content(&place.db).await), "");
    assert_eq!(place.browser("ann").get(&at).await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_signed_out_leaves_nothing_behind() {
    let place = Place::open().await;
    let mut ann = place.browser("ann");
    let mut left = place.nobody().left_by("ann");
    assert_eq!(ann.post("/sign-out", &[]).await.to(), "/");
    let before = content(&place.db).await;
    let got = left.post("/help/case", &[("wish", "mine")]).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    got.has("Please sign in again");
    assert_eq!(difference(&before, &content(&place.db).await), "");
}

#[tokio::test]
async fn only_forms_of_ours_with_something_in_them_are_kept() {
    let place = Place::open().await;
    let before = content(&place.db).await;
    let left = || place.nobody().left_by("ann");
    let refused = |got: Got| assert_eq!(got.status, StatusCode::FORBIDDEN, "{}", got.to());
    let wish = [("wish", "mine")];
    let large = "x".repeat(16 * 1024);
    refused(left().post("/help/case", &[("wish", &large)]).await);
    refused(left().post("/help/case", &[("wish", " "), ("about", "#W1")]).await);
    refused(left().post("/help/case", &[("password", "x"), ("key", "k")]).await);
    let mut foreign = left();
    foreign.origin = Some("https://evil.example".into());
    refused(foreign.post("/help/case", &wish).await);
    let mut unknown = left();
    unknown.token = false;
    refused(unknown.post("/help/case", &wish).await);
    refused(place.nobody().post("/help/case", &wish).await);
    // Of another site, and of another face.
    refused(left().at(stories::cast::OTHER_HOST).post("/help/case", &wish).await);
    let desk = left().post("/desk/me", &wish).await;
    assert!(!desk.to().contains("unsent"), "{}", desk.to());
    assert_eq!(difference(&before, &content(&place.db).await), "");
}

#[tokio::test]
async fn a_draft_is_kept_for_an_hour_and_a_person_has_few() {
    let place = Place::open().await;
    let (kind, now) = (people::draft::Kind::Unsent, place.now());
    let ids: Vec<String> = (0..250).map(|n| format!("d-{n:03}")).collect();
    place
        .db
        .write(move |c| {
            for (n, id) in ids.iter().enumerate() {
                let made = now + Span::secs(n as i64);
                let mut draft = things::draft(kind, id, made);
                // Few are one's; a crowd has many.
                if n < 230 {
                    draft.person = format!("p-{n}").as_str().into();
                }
                people::draft::keep(c, &draft)?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let rows = |c: &stories::digest::Content| c["drafts"].len();
    assert_eq!(rows(&content(&place.db).await), 230 + 12, "the oldest of Ann's are gone");
    place.browser("ann").get("/unsent/d-249").await.has("my parcel is late");
    assert_eq!(place.browser("ann").get("/unsent/d-237").await.status, StatusCode::NOT_FOUND);
    place.pass(people::draft::LIFE);
    place.pass(Span::secs(240));
    let mut ann = place.browser("ann");
    assert_eq!(ann.get("/unsent/d-240").await.status, StatusCode::NOT_FOUND, "a moment over the hour");
    assert_eq!(ann.get("/unsent/d-241").await.status, StatusCode::OK);
    let sweep = |at| place.db.write(move |c| people::draft::sweep(c, at));
    let mut swept = Vec::new();
    while swept.last() != Some(&0) {
        swept.push(sweep(place.now()).await.unwrap());
    }
    assert_eq!(swept, [100, 100, 33, 0]);
    assert_eq!(rows(&content(&place.db).await), 9);
}

/// An ended session says for a day whose it was.
#[tokio::test]
async fn an_ended_session_is_remembered_for_a_day() {
    let place = Place::open().await;
    let known = || async { kept_at(&place).await };
    place.pass(people::sign_in::LIFE);
    place.pass(Span::hours(23));
    let sweep = |now| place.db.write(move |c| people::shelf::sweep(c, now));
    sweep(place.now()).await.unwrap();
    assert!(known().await.starts_with("/sign-in?then="));
    assert_eq!(place.browser("ann").get("/orders").await.status, StatusCode::SEE_OTHER, "it opens nothing");
    place.pass(Span::hours(2));
    sweep(place.now()).await.unwrap();
    assert_eq!(known().await, "");

    // The session that another one took the place of is ended, and known.
    let now = place.now();
    place.db.write(move |c| place::begin(c, "ann", Face::Portal, Some(SHOP), now)).await.unwrap();
    let mut ann = place.browser("ann");
    assert!(sign_in(&place, &mut ann, "ann", "link-2").await.to().starts_with("/sign-in/arrived"));
    assert_eq!(place.browser("ann").get("/orders").await.status, StatusCode::SEE_OTHER);
    assert!(known().await.starts_with("/sign-in?then="));
}

async fn kept_at(place: &Place) -> String {
    place.nobody().left_by("ann").post("/help/case", &[("wish", "mine")]).await.to().to_owned()
}
