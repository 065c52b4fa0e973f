//! Stories through the front door of the portal, without script: the router on a database of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use axum::Router;
use axum::body::Body;
use ground::{Currency, FixedClock, Instant, Lang, Money, Span, SystemChance, World};
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use people::sign_in::{self, Face, Signed};
use portal::Portal;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Db;
use tower::ServiceExt as _;
use web::{House, Settings};

struct Place {
    db: Db,
    app: Router,
    clock: Arc<FixedClock>,
    cookies: BTreeMap<String, String>,
    _folder: tempfile::TempDir,
}

struct Got {
    status: StatusCode,
    to: String,
    body: Vec<u8>,
}

impl Got {
    fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// The value of a hidden field.
    fn hidden(&self, name: &str) -> String {
        let html = self.html();
        let at =
            html.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {html}"));
        html[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
    fn has(&self, text: &str) -> &Self {
        assert!(self.html().contains(text), "{text} is not in\n{}", self.html());
        self
    }
    fn lacks(&self, text: &str) -> &Self {
        assert!(!self.html().contains(text), "{text} is in\n{}", self.html());
        self
    }
}

/// Two customers; Ann has an order of each kind.
fn shop() -> serde_json::Value {
    let variant = |id: &str, colour: &str, price: f64, available: bool| json!({ "item_id": id, "options": {"colour": colour}, "available": available, "price": price });
    let user = |id: &str,
                first: &str,
                last: &str,
                email: &str,
                methods: serde_json::Value,
                orders: serde_json::Value| {
        json!({ "user_id": id, "name": {"first_name": first, "last_name": last},
            "address": {"address1": "12 Quay Street", "address2": "", "city": "Galway", "country": "Ireland",
                "state": "", "zip": "H91"},
            "email": email, "payment_methods": methods, "orders": orders })
    };
    let order = |id: &str, user: &str, status: &str, method: &str, amount: f64| {
        json!({ "order_id": id, "user_id": user,
            "address": {"address1": "12 Quay Street", "address2": "", "city": "Galway", "country": "Ireland",
                "state": "", "zip": "H91"},
            "items": [{"name": "Teapot", "product_id": "p1", "item_id": "i1", "price": amount,
                "options": {"colour": "white"}}],
            "fulfillments": [], "status": status,
            "payment_history": [{"transaction_type": "payment", "amount": amount, "payment_method_id": method}] })
    };
    let ann = json!({
        "card_1": {"source": "credit_card", "brand": "visa", "last_four": "1234", "id": "card_1"},
        "gift_1": {"source": "gift_card", "balance": 5, "id": "gift_1"} });
    let bob =
        json!({ "card_2": {"source": "credit_card", "brand": "visa", "last_four": "9999", "id": "card_2"} });
    json!({
        "products": { "p1": { "name": "Teapot", "product_id": "p1", "variants": {
            "i1": variant("i1", "white", 49.9, true), "i2": variant("i2", "red", 52.9, true),
            "i3": variant("i3", "green", 47.9, true), "i4": variant("i4", "black", 10.0, false) } } },
        "users": {
            "ann": user("ann", "Ann", "Őry", "ann@example.org", ann, json!(["#W1", "#W2", "#W3"])),
            "bob": user("bob", "Bob", "Bee", "bob@example.org", bob, json!(["#W9"])) },
        "orders": {
            "#W1": order("#W1", "ann", "pending", "card_1", 49.9),
            "#W2": order("#W2", "ann", "processed", "card_1", 49.9),
            "#W3": order("#W3", "ann", "delivered", "card_1", 49.9),
            "#W9": order("#W9", "bob", "pending", "card_2", 49.9) } })
}

impl Place {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T10:00:00Z").unwrap()));
        let world = World::new(clock.clone(), Arc::new(SystemChance));
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        let hub = live::Hub::new(db.clone(), "t");
        let house =
            House { db: db.clone(), hub, world: world.clone(), settings: Arc::new(Settings::default()) };
        let site = people::Site {
            id: "shop".into(),
            name: "Hearth".into(),
            kind: people::Audience::Customers,
            host: None,
            langs: Lang::ALL.to_vec(),
            default_lang: Lang::En,
            time_zone: "Europe/Dublin".into(),
            currency: Currency::EUR,
            look: people::Look::default(),
            hours: json!({}),
            observe: true,
            keep_days: 30,
            voucher_budget: Money::zero(Currency::EUR),
            made_at: world.now(),
        };
        db.write(move |c| people::shelf::put_site(c, &site)).await.unwrap();
        let file = folder.path().join("shop.json");
        std::fs::write(&file, shop().to_string()).unwrap();
        let id = "shop".into();
        let rejects = folder.path().join("rejects");
        let import = records::Import { db: &db, world: &world, site: &id, rejects, progress: &|_| {} };
        let totals = records::shop_format::import_shop(&import, &file).await.unwrap();
        assert_eq!(
            std::fs::read_to_string(folder.path().join("rejects")).unwrap_or_default(),
            "",
            "{totals:?}"
        );
        let now = world.now();
        db.write(move |c| {
            let draft = knowledge::Draft {
                site: "shop".into(),
                slug: "returns".into(),
                lang: Lang::En,
                title: "How to return something".into(),
                body: "Pack it, and hand it in.".into(),
                audience: knowledge::Audience::Public,
                tags: vec![],
                state: knowledge::State::Published,
                source: String::new(),
            };
            knowledge::shelf::save(c, &draft, "test", now, &"a1".into()).map(drop)
        })
        .await
        .unwrap();
        let library = knowledge::Library::open(db.clone(), None).unwrap();
        library.catch_up().await.unwrap();
        let portal = Portal::new(house.clone(), library);
        let shown = web::Site {
            id: "shop".into(),
            name: "Hearth".into(),
            time_zone: "Europe/Dublin".into(),
            ..web::Site::default()
        };
        let app = web::stand(portal::router(portal), &house, Arc::new(Arc::new(shown)));
        Self { db, app, clock, cookies: BTreeMap::new(), _folder: folder }
    }

    async fn signed_in() -> Self {
        let mut place = Self::open().await;
        let secret = "s".repeat(43);
        let (kept, now) = (secret.clone(), place.now());
        place
            .db
            .write(move |c| {
                let who = Signed {
                    face: Face::Portal,
                    subject: "ann".into(),
                    site: Some("shop".into()),
                    next: "/".into(),
                };
                sign_in::begin(c, &kept, &web::csrf::of(&kept), &who, now)
            })
            .await
            .unwrap();
        place.cookies.insert("__Host-portal".into(), secret);
        place
    }

    fn now(&self) -> Instant {
        ground::Clock::now(&*self.clock)
    }

    async fn ask(&mut self, req: http::request::Builder, body: String) -> Got {
        let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let req = req
            .header(HOST, "localhost:8080")
            .header(ORIGIN, "http://localhost:8080")
            .header(COOKIE, cookies.join("; "))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let answer = self.app.clone().oneshot(req).await.unwrap();
        for set in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let to = answer.headers().get(LOCATION).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let status = answer.status();
        let body = answer.into_body().collect().await.unwrap().to_bytes().to_vec();
        Got { status, to, body }
    }

    async fn get(&mut self, path: &str) -> Got {
        let got = self.ask(Request::get(path), String::new()).await;
        let html = got.html();
        for house in [">portal-", "\"portal-act", ">web-", ">records-", " records-"] {
            assert!(
                !html.contains(house),
                "a sentence is missing on {path}: {}",
                &html[html.find(house).unwrap()..][..60]
            );
        }
        got
    }

    /// Sends a form found on `page` of ours.
    async fn post(&mut self, path: &str, page: &Got, fields: &[(&str, &str)]) -> Got {
        let csrf = page.hidden("csrf");
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        let body: Vec<_> =
            all.iter().map(|(k, v)| format!("{}={}", web::segment(k), web::segment(v))).collect();
        self.ask(Request::post(path), body.join("&")).await
    }

    /// The links in mails that wait to leave.
    async fn mailed(&self) -> Vec<serde_json::Value> {
        self.db
            .read(|c| {
                let rows = c.all("select payload from jobs where kind = 'mail.send' order by id", &[])?;
                rows.iter().map(|r| r.json(0)).collect::<ground::Result<Vec<_>>>()
            })
            .await
            .unwrap()
    }

    /// Sends a form that leads to the page that says what will happen.
    async fn preview(&mut self, path: &str, page: &Got, fields: &[(&str, &str)]) -> Got {
        let sent = self.post(path, page, fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html());
        let check = self.get(&sent.to).await;
        assert_eq!(check.status, StatusCode::OK, "{}", check.html());
        check
    }

    async fn order(&self, id: &'static str) -> records::Order {
        self.db.read(move |c| records::shelf::order(c, &id.into())).await.unwrap().unwrap()
    }
}

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
async fn a_return_goes_to_the_original_method_or_a_gift_card_and_a_mail_says_how() {
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
    let mails = place.mailed().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0]["text"].as_str().unwrap().contains("http://localhost:8080/orders/%23W3"));
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
