//! The portal's router on a database of its own, as a browser without script sees it.

use axum::Router;
use axum::body::Body;
use ground::{Currency, FixedClock, Instant, Lang, Money, SystemChance, World};
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use people::sign_in::{self, Face, Signed};
use portal::Portal;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use store::Db;
use tower::ServiceExt as _;
use web::{House, Settings};

pub struct Place {
    pub db: Db,
    app: Router,
    pub clock: Arc<FixedClock>,
    pub cookies: BTreeMap<String, String>,
    pub world: World,
    library: knowledge::Library,
    jobs: Arc<Mutex<Vec<(String, serde_json::Value)>>>,
    folder: tempfile::TempDir,
}

pub struct Got {
    pub status: StatusCode,
    pub to: String,
    pub body: Vec<u8>,
}

impl Got {
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let html = self.html();
        let at =
            html.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {html}"));
        html[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
    pub fn has(&self, text: &str) -> &Self {
        assert!(self.html().contains(text), "{text} is not in\n{}", self.html());
        self
    }
    pub fn lacks(&self, text: &str) -> &Self {
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

/// A site in Dublin that speaks every language.
pub fn site(id: &str, name: &str, kind: people::Audience) -> people::Site {
    people::Site {
        id: id.into(),
        name: name.into(),
        kind,
        host: None,
        langs: Lang::ALL.to_vec(),
        default_lang: Lang::En,
        time_zone: "Europe/Dublin".into(),
        currency: Currency::EUR,
        look: people::Look::default(),
        hours: json!({}),
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::zero(Currency::EUR),
        made_at: Instant(0),
    }
}

impl Place {
    /// A shop with two customers, and an article.
    pub async fn open() -> Self {
        let place =
            Self::on(site("shop", "Hearth", people::Audience::Customers), "2026-11-23T10:00:00Z").await;
        let file = place.folder.path().join("shop.json");
        std::fs::write(&file, shop().to_string()).unwrap();
        let (id, rejects) = ("shop".into(), place.folder.path().join("rejects"));
        let import = records::Import {
            db: &place.db,
            world: &place.world,
            site: &id,
            rejects: rejects.clone(),
            progress: &|_| {},
        };
        let totals = records::shop_format::import_shop(&import, &file).await.unwrap();
        assert_eq!(std::fs::read_to_string(rejects).unwrap_or_default(), "", "{totals:?}");
        let now = place.now();
        place
            .db
            .write(move |c| {
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
        place.library.catch_up().await.unwrap();
        place
    }

    /// A site of its own, with nobody in it, at a fixed time.
    pub async fn on(site: people::Site, at: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(Instant::parse(at).unwrap()));
        let world = World::new(clock.clone(), Arc::new(SystemChance));
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        let hub = live::Hub::new(db.clone(), "t");
        let house =
            House { db: db.clone(), hub, world: world.clone(), settings: Arc::new(Settings::default()) };
        let shown = web::Site {
            id: site.id.clone(),
            name: site.name.clone(),
            time_zone: site.time_zone.clone(),
            employees: site.kind == people::Audience::Employees,
            ..web::Site::default()
        };
        db.write(move |c| people::shelf::put_site(c, &site)).await.unwrap();
        let library = knowledge::Library::open(db.clone(), None).unwrap();
        let portal = Portal::new(house.clone(), library.clone());
        let app = web::stand(portal::router(portal), &house, Arc::new(Arc::new(shown)));
        Self { db, app, clock, cookies: BTreeMap::new(), world, library, jobs: Arc::default(), folder }
    }

    /// The shop, with Ann signed in.
    pub async fn signed_in() -> Self {
        let mut place = Self::open().await;
        place.sign_in("shop", "ann").await;
        place
    }

    /// Signs a person of the site in, whoever was before.
    pub async fn sign_in(&mut self, site: &'static str, who: &'static str) {
        let secret = self.world.token();
        let (kept, now) = (secret.clone(), self.now());
        self.db
            .write(move |c| {
                let to = Signed {
                    face: Face::Portal,
                    subject: who.into(),
                    site: Some(site.into()),
                    next: "/".into(),
                };
                sign_in::begin(c, &kept, &web::csrf::of(&kept), &to, now)
            })
            .await
            .unwrap();
        self.cookies.insert("__Host-portal".into(), secret);
    }

    pub fn now(&self) -> Instant {
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

    pub async fn get(&mut self, path: &str) -> Got {
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
    pub async fn post(&mut self, path: &str, page: &Got, fields: &[(&str, &str)]) -> Got {
        let csrf = page.hidden("csrf");
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        let body: Vec<_> =
            all.iter().map(|(k, v)| format!("{}={}", web::segment(k), web::segment(v))).collect();
        self.ask(Request::post(path), body.join("&")).await
    }

    /// What every job of a kind was told that has been done so far, oldest first.
    pub async fn done(&self, kind: &str) -> Vec<serde_json::Value> {
        let mut worker = jobs::Worker::new(self.db.clone(), self.world.clone());
        for kind in [channels::mail::KIND, records::jobs::SEND_BACK] {
            let done = self.jobs.clone();
            worker = worker.on(kind, move |job| {
                done.lock().unwrap().push((job.kind, job.payload));
                async { jobs::Outcome::Done }
            });
        }
        worker.turn().await.unwrap();
        let all = self.jobs.lock().unwrap();
        all.iter().filter(|(k, _)| k == kind).map(|(_, payload)| payload.clone()).collect()
    }

    /// Every mail that has left so far, oldest first.
    pub async fn mailed(&self) -> Vec<serde_json::Value> {
        self.done(channels::mail::KIND).await
    }

    /// Sends a form that leads to the page that says what will happen.
    pub async fn preview(&mut self, path: &str, page: &Got, fields: &[(&str, &str)]) -> Got {
        let sent = self.post(path, page, fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.html());
        let draft = sent.to.strip_prefix(path).and_then(|to| to.strip_prefix("?draft="));
        assert!(draft.is_some_and(|id| id.len() == 36), "{} says more than it must", sent.to);
        let check = self.get(&sent.to).await;
        assert_eq!(check.status, StatusCode::OK, "{}", check.html());
        check
    }

    pub async fn order(&self, id: &'static str) -> records::Order {
        self.db.read(move |c| records::shelf::order(c, &id.into())).await.unwrap().unwrap()
    }
}
