//! Into the house: set-up by its single-use link, sign-in by mail, and out again.

use crate::common::{Place, speaks};
use ground::Span;
use people::sign_in::{self, Face, LINK_LIFE, Signed};

async fn setup_link(place: &Place) -> String {
    let now = place.world.now();
    let to = Signed { face: Face::Setup, subject: "setup".into(), site: None, next: "/office".into() };
    let link = move |c: &store::Conn| sign_in::link(c, "the-setup-secret", &to, now, Span::hours(24));
    place.db.write(link).await.unwrap();
    "/office/setup?token=the-setup-secret".to_owned()
}

const HOUSE: &[(&str, &str)] = &[
    ("token", "the-setup-secret"),
    ("site", "Lamps & Co"),
    ("kind", "customers"),
    ("langs", "de"),
    ("langs", "hu"),
    ("default_lang", "hu"),
    ("zone", "europe/budapest"),
    ("currency", "HUF"),
    ("name", "Anna Kis"),
    ("email", "anna@example.org"),
    ("lang", "hu"),
    ("desk", "yes"),
];

fn with(field: &str, value: &str) -> Vec<(&'static str, String)> {
    HOUSE.iter().map(|(k, v)| (*k, if *k == field { value.to_owned() } else { (*v).to_owned() })).collect()
}

#[tokio::test]
async fn the_first_site_and_its_administrator_are_made_by_one_link() {
    let place = Place::empty().await;
    let link = setup_link(&place).await;
    let browser = place.browser();
    let page = browser.get(&link).await;
    page.is(200).has("name=\"site\"").has("value=\"the-setup-secret\"");
    speaks(&page);

    // What is wrong is told at its field, and nothing typed is lost.
    for (field, wrong) in [
        ("site", " "),
        ("name", ""),
        ("email", "anna"),
        ("email", "a b@example.org"),
        ("zone", "Europe/Atlantis"),
        ("langs", "xx"),
        ("default_lang", "en"),
    ] {
        let fields = with(field, wrong);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let got = browser.post("/office/setup", &fields).await;
        got.is(422).has(&format!("href=\"#f-{field}\"")).has(&format!("id=\"f-{field}\""));
        for kept in ["Lamps &#38; Co", "Anna Kis"] {
            assert!(got.html.contains(kept) || ["site", "name"].contains(&field), "{kept} is lost");
        }
        speaks(&got);
    }

    let made = browser.post("/office/setup", HOUSE).await;
    made.leads_to("/office/sign-in/arrived?then=%2Foffice");
    assert!(browser.has_cookie("__Host-office"));
    browser.get(&made.to).await.leads_to("/office");
    browser.get("/office").await.is(200).has("Lamps &#38; Co").has("lang=\"hu\"");
    let site = place.db.read(people::shelf::sites).await.unwrap().remove(0);
    assert_eq!(
        (site.id.as_str(), site.time_zone.as_str(), site.currency.code()),
        ("lamps-co", "Europe/Budapest", "HUF")
    );
    assert_eq!(site.default_lang, ground::Lang::Hu);
    assert!(staffing::Week::of(&site).open_at(ground::Instant::parse("2026-11-24T09:00:00Z").unwrap()));
    browser.get("/office/audit").await.has("Anna Kis");

    // The link is worth nothing any more, neither shown nor sent.
    let other = place.browser();
    let spent = other.get(&link).await;
    spent.is(409);
    speaks(&spent);
    other.post("/office/setup", HOUSE).await.is(409);
    assert!(!other.has_cookie("__Host-office"));
    assert_eq!(place.db.read(people::shelf::all_staff).await.unwrap().len(), 1);
}

#[tokio::test]
async fn without_the_link_nobody_sets_anything_up() {
    let place = Place::empty().await;
    let browser = place.browser();
    browser.get("/office/setup").await.is(409);
    browser.get("/office/setup?token=guessed").await.is(409);
    browser.post("/office/setup", HOUSE).await.is(409);
    assert!(place.db.read(people::shelf::sites).await.unwrap().is_empty());
}

#[tokio::test]
async fn one_signs_in_by_a_link_that_works_once() {
    let place = Place::open().await;
    let browser = place.browser();
    browser.get("/office/persons?q=eva").await.leads_to("/office/sign-in?then=%2Foffice%2Fpersons%3Fq%3Deva");
    let page = browser.get("/office/sign-in?then=%2Foffice%2Fpersons%3Fq%3Deva").await;
    page.is(200).has("name=\"then\" value=\"/office/persons?q=eva\"");
    speaks(&page);
    let fields = [("email", " Anna@Example.org "), ("then", "/office/persons?q=eva")];
    browser.post("/office/sign-in", &fields).await.leads_to("/office/sign-in/sent");
    speaks(&browser.get("/office/sign-in/sent").await);

    let links = place.mailed().await;
    let path = links[0].strip_prefix("http://localhost:8080").unwrap();
    // Looking does not use it up: mail scanners look.
    for _ in 0..2 {
        let page = browser.get(path).await;
        page.is(200).has("Anna Kis");
        speaks(&page);
    }
    let token = path.split_once("t=").unwrap().1;
    let signed = browser.post("/office/sign-in/link", &[("t", token)]).await;
    signed.leads_to("/office/sign-in/arrived?then=%2Foffice%2Fpersons%3Fq%3Deva");
    browser.get(&signed.to).await.leads_to("/office/persons?q=eva");
    browser.get("/office/persons?q=eva").await.has("Eva Adler").has("Welcome, ");

    // Signing in again ends the session that this browser had; another browser's goes on.
    let first = browser.cookie("__Host-office");
    let other = place.of("anna");
    place.clock.advance(Span::minutes(6));
    browser.post("/office/sign-in", &[("email", "anna@example.org")]).await.is(303);
    let links = place.mailed().await;
    let second = links[0].split_once("t=").unwrap().1;
    browser.post("/office/sign-in/link", &[("t", second)]).await.is(303);
    browser.get("/office").await.is(200);
    let old = place.browser();
    old.keep("__Host-office", &first);
    old.get("/office").await.leads_to("/office/sign-in?then=%2Foffice");
    other.get("/office").await.is(200);

    let again = place.browser();
    again.get(path).await.is(409);
    let spent = again.post("/office/sign-in/link", &[("t", token)]).await;
    spent.is(409).has("name=\"email\"");
    speaks(&spent);

    // Out, on the server too.
    let secret = browser.post("/office/sign-out", &[]).await;
    secret.leads_to("/office/sign-in");
    assert!(!browser.has_cookie("__Host-office"));
}

#[tokio::test]
async fn a_signed_out_session_ends_on_the_server() {
    let place = Place::open().await;
    place.of("anna").post("/office/sign-out", &[]).await.is(303);
    place.of("anna").get("/office").await.leads_to("/office/sign-in?then=%2Foffice");
}

#[tokio::test]
async fn a_link_is_too_old_after_a_quarter_of_an_hour() {
    let place = Place::open().await;
    let browser = place.browser();
    browser.post("/office/sign-in", &[("email", "anna@example.org")]).await.is(303);
    let links = place.mailed().await;
    place.clock.advance(Span(LINK_LIFE.0 + 1));
    let path = links[0].strip_prefix("http://localhost:8080").unwrap();
    browser.get(path).await.is(409);
    browser.post("/office/sign-in/link", &[("t", path.split_once("t=").unwrap().1)]).await.is(409);
}

#[tokio::test]
async fn nobody_learns_who_works_here_and_nobody_is_flooded() {
    let place = Place::open().await;
    // Somebody unknown, and somebody of the desk, get the same answer and no mail.
    for email in ["nobody@example.org", "bela@example.org"] {
        let got = place.browser().post("/office/sign-in", &[("email", email)]).await;
        got.leads_to("/office/sign-in/sent");
    }
    assert!(place.mailed().await.is_empty());
    for _ in 0..5 {
        place
            .browser()
            .post("/office/sign-in", &[("email", "anna@example.org")])
            .await
            .leads_to("/office/sign-in/sent");
    }
    assert_eq!(place.mailed().await.len(), 3, "an address gets three letters at once");
    let mut answers = Vec::new();
    for n in 0..5 {
        let email = format!("n{n}@example.org");
        answers.push(place.browser().post("/office/sign-in", &[("email", &email)]).await.status.as_u16());
    }
    assert_eq!(answers, [303, 303, 303, 429, 429], "one network address may not go on asking");
    let wrong = place.browser().post("/office/sign-in", &[("email", "anna")]).await;
    wrong.is(422).has("value=\"anna\"");
}

#[tokio::test]
async fn a_browser_that_drops_the_cookie_is_told_so() {
    let place = Place::open().await;
    let browser = place.browser();
    let got = browser.get("/office/sign-in/arrived?then=%2Foffice").await;
    got.is(403).has("Safari");
    speaks(&got);
    // A foreign address is no place to go to.
    for evil in ["https://evil.example", "//evil.example", "/desk", "/officer"] {
        let path = format!("/office/sign-in/arrived?then={}", web::segment(evil));
        place.of("anna").get(&path).await.leads_to("/office");
    }
}

#[tokio::test]
async fn a_link_of_another_door_does_not_open_this_one() {
    let place = Place::open().await;
    let now = place.world.now();
    let link = move |c: &store::Conn| {
        let to = Signed { face: Face::Desk, subject: "anna".into(), site: None, next: "/desk".into() };
        sign_in::link(c, "desk-secret", &to, now, LINK_LIFE)
    };
    place.db.write(link).await.unwrap();
    place.browser().get("/office/sign-in/link?t=desk-secret").await.is(409);
    place.browser().post("/office/sign-in/link", &[("t", "desk-secret")]).await.is(409);
    // And it was not used up by the wrong door.
    let there = place.db.read(move |c| sign_in::look(c, "desk-secret", now)).await.unwrap();
    assert!(there.is_some());
    // A form without its token changes nothing.
    let stranger = place.browser();
    stranger.keep("__Host-office", "somebody-elses-secret-that-is-not-open-----");
    stranger.post("/office/sites/shop/vouchers", &[("budget", "1")]).await.is(403);
}
