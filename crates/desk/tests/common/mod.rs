//! A shop with one customer and two account managers, of whom one supervises.

use axum::Router;
use axum::body::Body;
use desk::Desk;
use ground::{Currency, FixedClock, HandoverId, Instant, Lang, Money, SystemChance, Text, World};
use handover::Need;
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN};
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use people::sign_in::{self, Face, Signed};
use people::{Role, Staff};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::{House, Settings};

pub struct Place {
    pub desk: Desk,
    pub clock: Arc<FixedClock>,
    /// The secret of the last sign-in link that was mailed.
    pub mailed: Arc<Mutex<String>>,
    app: Router,
    _folder: TempDir,
}

#[derive(Debug)]
pub struct Got {
    pub status: StatusCode,
    pub html: String,
    pub to: String,
}

pub const SHOP: &str = r#"{
  "products": {"p1": {"name": "Lamp", "product_id": "p1", "variants": {
    "i1": {"item_id": "i1", "options": {"color": "red"}, "available": true, "price": 30.0},
    "i2": {"item_id": "i2", "options": {"color": "blue"}, "available": true, "price": 32.5},
    "i3": {"item_id": "i3", "options": {"color": "green"}, "available": true, "price": 90.0}}}},
  "users": {"eva": {"user_id": "eva", "name": {"first_name": "Eva", "last_name": "Adler"}, "email": "eva@example.org",
    "address": {"address1": "1 Elm St", "address2": "", "city": "Vienna", "state": "", "country": "Austria", "zip": "1010"},
    "payment_methods": {"card_1": {"source": "credit_card", "brand": "visa", "last_four": "1234", "id": "card_1"}},
    "orders": ["W1"]}},
  "orders": {"W1": {"order_id": "W1", "user_id": "eva",
    "address": {"address1": "1 Elm St", "address2": "", "city": "Vienna", "state": "", "country": "Austria", "zip": "1010"},
    "items": [{"name": "Lamp", "product_id": "p1", "item_id": "i1", "price": 30.0, "options": {"color": "red"}}],
    "fulfillments": [{"tracking_id": ["T1"], "item_ids": ["i1"]}], "status": "processed",
    "payment_history": [{"transaction_type": "payment", "amount": 30.0, "payment_method_id": "card_1"}]}}}"#;

fn site(id: &str, now: Instant) -> people::Site {
    people::Site {
        id: id.into(),
        name: id.to_uppercase(),
        kind: people::Audience::Customers,
        host: None,
        langs: Lang::ALL.to_vec(),
        default_lang: Lang::En,
        time_zone: "Europe/Vienna".into(),
        currency: Currency::EUR,
        look: people::Look::default(),
        hours: serde_json::Value::Null,
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::new(20_000, Currency::EUR),
        made_at: now,
    }
}

fn staff(id: &str, roles: &[(&str, Role)], now: Instant) -> Staff {
    Staff {
        id: id.into(),
        name: format!("{}{} Kis", id[..1].to_uppercase(), &id[1..]),
        called: String::new(),
        email: format!("{id}@example.org"),
        lang: Lang::En,
        langs: vec![Lang::En],
        skills: vec![],
        authority: 2_000,
        active: true,
        roles: roles.iter().map(|(s, r)| ((*s).into(), *r)).collect(),
        made_at: now,
    }
}

/// The secret of somebody's session.
fn secret(staff: &str) -> String {
    format!("{staff:-<43}")
}

impl Place {
    /// `anna` and `bela` are account managers of the shop, `zsofia` and `vera` supervise it, `otto` works elsewhere.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T10:00:00Z").unwrap()));
        let world = World::new(clock.clone(), Arc::new(SystemChance));
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        let hub = live::Hub::new(db.clone(), "t");
        let house =
            House { db: db.clone(), hub, world: world.clone(), settings: Arc::new(Settings::default()) };
        let now = world.now();
        db.write(move |c| {
            people::shelf::put_site(c, &site("shop", now))?;
            people::shelf::put_site(c, &site("other", now))?;
            let agent = Role::AccountManager;
            for s in [
                staff("anna", &[("shop", agent)], now),
                staff("bela", &[("shop", agent)], now),
                Staff {
                    authority: 10_000,
                    ..staff("zsofia", &[("shop", Role::Supervisor), ("shop", agent)], now)
                },
                Staff { authority: 10_000, ..staff("vera", &[("shop", Role::Supervisor)], now) },
                staff("otto", &[("other", agent), ("other", Role::Supervisor)], now),
            ] {
                people::shelf::put_staff(c, &s)?;
                let who =
                    Signed { face: Face::Desk, subject: s.id.0.clone(), site: None, next: "/desk".into() };
                sign_in::begin(c, &secret(s.id.as_str()), "unused", &who, now)?;
                staffing::shelf::came(c, &s.id, now)?;
                staffing::shelf::declare(c, &s.id, staffing::State::Available, "", s.id.as_str(), now)?;
            }
            Ok(())
        })
        .await
        .unwrap();
        let file = folder.path().join("shop.json");
        std::fs::write(&file, SHOP).unwrap();
        let import = records::Import {
            db: &db,
            world: &world,
            site: &"shop".into(),
            rejects: folder.path().join("rejects"),
            progress: &|_| {},
        };
        let totals = records::shop_format::import_shop(&import, &file).await.unwrap();
        let rejects = std::fs::read_to_string(folder.path().join("rejects")).unwrap_or_default();
        assert_eq!(totals.rejected(), 0, "{rejects}");
        let mailed = Arc::new(Mutex::new(String::new()));
        let kept = mailed.clone();
        let mailer: desk::Mailer = Arc::new(move |_, _, secret, _| {
            *kept.lock().unwrap() = secret.to_owned();
            Ok(())
        });
        let desk = Desk::new(house.clone(), folder.path().join("attachments"), mailer);
        let shop = web::Site { id: "shop".into(), name: "Shop".into(), ..web::Site::default() };
        let routes = Router::new().nest("/desk", desk::router(desk.clone()));
        let app = web::stand(routes, &house, Arc::new(Arc::new(shop)));
        Self { desk, clock, mailed, app, _folder: folder }
    }

    /// Eva asks for help; the handover's id.
    pub async fn ask(&self) -> HandoverId {
        self.ask_as("h1").await
    }

    /// The same under another id: whoever was helped asks again.
    pub async fn ask_as(&self, id: &'static str) -> HandoverId {
        let (line, now) = (self.desk.line.clone(), self.desk.house.world.now());
        let need = Need {
            goal: Some(Text::new("journey-goal-order-items").with("order", "W1")),
            order: Some("W1".into()),
            shared: [
                ("note", "Note to us", "<script>alert(1)</script>"),
                ("first", "First day", "2026-11-24"),
            ]
            .map(|(key, label, value)| handover::Shared {
                key: format!("field.{key}"),
                label: Text::new("struggle-share-field").with("label", label),
                value: value.into(),
            })
            .to_vec(),
            ..Need::plain("shop".into(), "eva".into(), Lang::En, "I need the <b>blue</b> one")
        };
        let ask = move |c: &store::Conn| handover::shelf::ask(c, &line, &id.into(), &need, now);
        self.desk.house.db.write(ask).await.unwrap().id
    }

    /// The carrier says this of the parcel of W1.
    pub async fn tracked(&self, kind: records::TrackingKind) {
        let now = self.desk.house.world.now();
        let track = move |c: &store::Conn| {
            let before = records::shelf::order(c, &"W1".into())?.unwrap();
            let mut after = before.clone();
            after.parcels[0].events.push(records::Tracking { at: now, kind, place: String::new() });
            records::shelf::save(c, &before, &after, now)
        };
        self.desk.house.db.write(track).await.unwrap();
    }

    /// The order W1 as it is.
    pub async fn order(&self) -> records::Order {
        self.desk.house.db.read(|c| records::shelf::order(c, &"W1".into())).await.unwrap().unwrap()
    }

    /// Anna accepts Eva; the address of their dialogue.
    pub async fn in_dialogue(&self) -> String {
        let h = self.ask().await;
        let got = self.post("anna", "/desk/acceptances", &[("handover", h.as_str())]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.html);
        assert!(got.to.starts_with("/desk/dialogue/"), "{}", got.to);
        got.to
    }

    pub async fn get(&self, who: &str, path: &str) -> Got {
        self.send(who, Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Got {
        let csrf = web::csrf::of(&secret(who));
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        let body: Vec<_> =
            all.iter().map(|(k, v)| format!("{}={}", web::segment(k), web::segment(v))).collect();
        let req = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(who, req.body(Body::from(body.join("&"))).unwrap()).await
    }

    /// Sends a file in a form.
    pub async fn upload(&self, who: &str, path: &str, name: &str, content: &[u8]) -> Got {
        let csrf = web::csrf::of(&secret(who));
        let mut body = Vec::new();
        for (field, value) in [("csrf", csrf.as_str()), ("client", "file-1")] {
            body.extend_from_slice(
                format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        let head =
            format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let req = Request::post(path).header(CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(who, req.body(Body::from(body)).unwrap()).await
    }

    pub async fn send(&self, who: &str, mut req: Request<Body>) -> Got {
        let headers = req.headers_mut();
        headers.insert(COOKIE, format!("__Host-desk={}", secret(who)).parse().unwrap());
        headers.insert(HOST, "localhost:8080".parse().unwrap());
        headers.insert(ORIGIN, "http://localhost:8080".parse().unwrap());
        let answer = self.app.clone().oneshot(req).await.unwrap();
        let to = answer.headers().get(LOCATION).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let status = answer.status();
        let html = answer.into_body().collect().await.unwrap().to_bytes();
        Got { status, html: String::from_utf8_lossy(&html).into_owned(), to }
    }
}

/// Panics where a sentence is missing: then its key stands in its place.
pub fn speaks(html: &str) {
    for house in ["desk", "dialogue", "handover", "remedy", "staffing", "web", "records", "journey"] {
        for open in [">", "\"", " "] {
            let mut rest = html;
            while let Some(at) = rest.find(&format!("{open}{house}-")) {
                let word: String =
                    rest[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                let next = rest[at + 1 + word.len()..].chars().next();
                // Classes and ids look alike but stand in attributes.
                let sentence = open == ">" && matches!(next, Some('<' | ' '));
                assert!(!sentence || web::knows(Lang::En, &word), "no sentence for {word}");
                rest = &rest[at + 1..];
            }
        }
    }
    assert!(!html.contains(" style=") && !html.contains(" onclick="));
}

/// Without the marks that keep names apart.
pub fn plain(html: &str) -> String {
    html.replace(['\u{2068}', '\u{2069}'], "")
}
