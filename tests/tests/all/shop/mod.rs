//! A shop behind the HTTP API, for stories: its sites, tokens, calls.

use axum::Router;
use axum::body::{Body, to_bytes};
use ground::{Currency, EventId, Instant, Lang, Money, PersonId, SiteId, StaffId, World};
use http::{Method, Request, StatusCode};
use people::token::{self, Bearer};
use records::Import;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Db, Options, Place};
use tower::ServiceExt as _;

pub struct Shop {
    pub db: Db,
    pub world: World,
    pub site: SiteId,
    pub router: Router,
    folder: tempfile::TempDir,
}

/// A retail shop that was not written for us; `None` (and said aloud) where it is not there.
pub fn real_shop() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/retail");
    if folder.join("db.json").exists() {
        return Some(folder);
    }
    eprintln!("SKIPPED: {} is not there", folder.display());
    None
}

pub fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

impl Shop {
    /// A database of its own, on whichever engine the suite runs.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = store::testing::place(folder.path());
        Self::open(folder, place).await
    }

    /// A copy of an SQLite database that was prepared, so that each story has a fresh one.
    pub async fn copy_of(prepared: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("segue.db");
        for ending in ["", "-wal"] {
            let from = PathBuf::from(format!("{}{ending}", prepared.display()));
            if from.exists() {
                std::fs::copy(from, format!("{}{ending}", file.display())).unwrap();
            }
        }
        Self::open(folder, Place::Sqlite(file)).await
    }

    async fn open(folder: tempfile::TempDir, place: Place) -> Self {
        let world = World::system();
        let db = Db::open(&Options::new(place), &world).await.unwrap();
        let hub = live::Hub::new(db.clone(), "test");
        let settings = Arc::new(web::Settings::default());
        let house = web::House { db: db.clone(), hub, world: world.clone(), settings };
        let site = web::Site { id: "shop".into(), currency: Currency::USD, ..web::Site::default() };
        let routes = Router::new().nest("/api/v1", api::router(api::Api::new(house.clone())));
        let router = web::stand(routes, &house, Arc::new(Arc::new(site)));
        Self { db, world, site: "shop".into(), router, folder }
    }

    pub async fn add_site(&self, id: &str) {
        let site = people::Site {
            id: id.into(),
            name: id.into(),
            kind: people::Audience::Customers,
            host: Some(format!("{id}.localhost")),
            langs: Lang::ALL.to_vec(),
            default_lang: Lang::En,
            time_zone: "UTC".into(),
            currency: Currency::USD,
            look: people::Look::default(),
            hours: json!({}),
            observe: true,
            keep_days: 30,
            recording_days: 30,
            voucher_budget: Money::zero(Currency::USD),
            made_at: Instant(0),
        };
        self.db.write(move |c| people::shelf::put_site(c, &site)).await.unwrap();
    }

    pub async fn add_staff(&self, id: &str, site: &str, role: people::Role, authority: i64) {
        let staff = people::Staff {
            id: id.into(),
            name: id.into(),
            called: String::new(),
            email: format!("{id}@example.com"),
            lang: Lang::En,
            langs: vec![Lang::En],
            skills: vec![],
            authority,
            active: true,
            roles: vec![(site.into(), role)],
            made_at: Instant(0),
        };
        self.db.write(move |c| people::shelf::put_staff(c, &staff)).await.unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub async fn import(&self, site: &str, file: &Path) -> records::Totals {
        let (site, rejects) = (site.into(), self.path("rejects.jsonl"));
        let import = Import { db: &self.db, world: &self.world, site: &site, rejects, progress: &|_| {} };
        records::shop_format::import_shop(&import, file).await.unwrap()
    }

    pub async fn import_value(&self, site: &str, shop: &Value) -> records::Totals {
        let file = self.path("in.json");
        std::fs::write(&file, shop.to_string()).unwrap();
        self.import(site, &file).await
    }

    pub async fn export(&self) -> Value {
        let file = self.path("out.json");
        records::shop_format::export_shop(&self.db, &self.site, &file).await.unwrap();
        read(&file)
    }

    pub async fn token(&self, bearer: Bearer) -> String {
        let (secret, id, now): (String, EventId, _) = (self.world.token(), self.world.id(), self.world.now());
        let kept = secret.clone();
        self.db.write(move |c| token::create(c, &kept, &bearer, "test", &id, now)).await.unwrap();
        secret
    }

    pub async fn person_token(&self, person: &str) -> String {
        self.token(Bearer::Person(PersonId::from(person))).await
    }

    pub async fn staff_token(&self, staff: &str) -> String {
        self.token(Bearer::Staff(StaffId::from(staff))).await
    }

    pub async fn call(&self, method: Method, path: &str, token: &str, body: Option<&Value>) -> Answer {
        self.call_with(method, path, token, body, &[]).await
    }

    pub async fn call_with(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        request = request.header("host", "shop.localhost");
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = body.map_or_else(Body::empty, |b| Body::from(b.to_string()));
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, 1 << 24).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub body: Value,
}

/// A segment of a path: `#W1` becomes `%23W1`.
pub fn segment(id: &str) -> String {
    web::segment(id)
}
