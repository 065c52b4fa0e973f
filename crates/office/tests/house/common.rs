//! A house of three sites, with those who run them, and a browser for each.

use axum::Router;
use axum::body::Body;
use ground::{Currency, FixedClock, Instant, JobId, Lang, Money, Span, SystemChance, World};
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use journey::{Event, Kind as EventKind, Visit};
use knowledge::{Audience as Readers, Draft, State};
use office::Office;
use people::sign_in::{self, Face, Signed};
use people::token::{self, Bearer};
use people::{Audience, Kind, Person, Role, Staff, shelf};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use store::{Conn, Db};
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::{House, Settings};

pub struct Place {
    pub db: Db,
    pub world: World,
    pub clock: Arc<FixedClock>,
    app: Router,
    _folder: TempDir,
}

pub struct Got {
    pub status: StatusCode,
    pub html: String,
    pub to: String,
}

impl Got {
    #[track_caller]
    pub fn has(&self, text: &str) -> &Self {
        assert!(self.html.contains(text), "{text} is not in ({})\n{}", self.status, self.html);
        self
    }

    #[track_caller]
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(!self.html.contains(text), "{text} is in\n{}", self.html);
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}\n{}", self.to, self.html);
        self
    }

    #[track_caller]
    pub fn leads_to(&self, path: &str) -> &Self {
        assert_eq!((self.status, self.to.as_str()), (StatusCode::SEE_OTHER, path), "{}", self.html);
        self
    }
}

/// The secret of somebody's session.
pub fn secret(staff: &str) -> String {
    format!("{staff:-<43}")
}

pub fn site(id: &str, kind: Audience, host: Option<&str>, now: Instant) -> people::Site {
    people::Site {
        id: id.into(),
        name: format!("The {id}"),
        kind,
        host: host.map(str::to_owned),
        langs: Lang::ALL.to_vec(),
        default_lang: Lang::En,
        time_zone: "Europe/Vienna".into(),
        currency: Currency::EUR,
        look: people::Look::default(),
        hours: staffing::Week::workdays(8 * 60, 18 * 60, jiff::tz::TimeZone::UTC).json(),
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::new(20_000, Currency::EUR),
        made_at: now,
    }
}

pub fn person(id: &str, site: &str, kind: Kind, now: Instant) -> Person {
    Person {
        id: id.into(),
        site: site.into(),
        kind,
        first: format!("{}{}", id[..1].to_uppercase(), &id[1..]),
        last: "Adler".into(),
        email: format!("{id}@example.org"),
        phone: String::new(),
        lang: Lang::En,
        address: people::Address::default(),
        prefs: people::Prefs::default(),
        manager: None,
        extra: serde_json::json!({}),
        made_at: now,
        changed_at: now,
    }
}

fn staff(id: &str, roles: &[(&str, Role)], now: Instant) -> Staff {
    Staff {
        id: id.into(),
        name: format!("{}{} Kis", id[..1].to_uppercase(), &id[1..]),
        called: String::new(),
        email: format!("{id}@example.org"),
        lang: match id {
            "dora" => Lang::De,
            "hanna" => Lang::Hu,
            _ => Lang::En,
        },
        langs: vec![Lang::En],
        skills: vec!["orders".into()],
        authority: 2_000,
        active: true,
        roles: roles.iter().map(|(s, r)| ((*s).into(), *r)).collect(),
        made_at: now,
    }
}

pub fn article(site: &str, slug: &str, lang: Lang, state: State, title: &str) -> Draft {
    Draft {
        site: site.into(),
        slug: slug.into(),
        lang,
        title: title.into(),
        body: format!("# {title}\n\nSend it **back**."),
        audience: Readers::Public,
        tags: vec!["returns".into()],
        state,
        source: String::new(),
    }
}

fn furnish(c: &Conn, now: Instant) -> ground::Result<()> {
    shelf::put_site(c, &site("shop", Audience::Customers, None, now))?;
    shelf::put_site(c, &site("work", Audience::Employees, Some("work.example.org"), now))?;
    shelf::put_site(c, &site("other", Audience::Customers, Some("other.example.org"), now))?;
    let admin = Role::Administrator;
    let all = [("shop", admin), ("work", admin), ("other", admin)];
    for s in [
        staff("anna", &[("shop", admin), ("work", admin)], now),
        staff("zsofia", &[("shop", Role::Supervisor)], now),
        staff("ed", &[("shop", Role::Editor)], now),
        staff("bela", &[("shop", Role::AccountManager)], now),
        staff("otto", &[("other", admin)], now),
        staff("gina", &all, now),
        staff("dora", &all, now),
        staff("hanna", &all, now),
    ] {
        shelf::put_staff(c, &s)?;
        let who = Signed { face: Face::Office, subject: s.id.0.clone(), site: None, next: String::new() };
        sign_in::begin(c, &secret(s.id.as_str()), "unused", &who, now)?;
    }
    for (id, site, kind) in [
        ("eva", "shop", Kind::Customer),
        ("karl", "work", Kind::Employee),
        ("mira", "work", Kind::Manager),
        ("olga", "other", Kind::Customer),
    ] {
        shelf::put_person(c, &person(id, site, kind, now))?;
    }
    for (id, draft) in [
        ("a-returns", article("shop", "returns", Lang::En, State::Published, "How to return")),
        ("a-secret", article("other", "secret", Lang::En, State::Published, "Secret of the other")),
    ] {
        knowledge::shelf::save(c, &draft, "import", now, &id.into())?;
    }
    for (id, site, words) in [("v-shop", "shop", "<script>alert(1)</script>"), ("v-other", "other", "x")] {
        let mut visit = Visit::new(id.into(), site.into(), Lang::En, now - Span::minutes(5));
        visit.level = "stuck".to_owned();
        visit.events = 1;
        visit.person = (site == "shop").then(|| "eva".into());
        let mut event = Event::new("e1".into(), EventKind::Search, now);
        (event.words, event.hits) = (words.to_owned(), Some(3));
        event.label = "/<script>alert(2)".to_owned();
        journey::shelf::note(c, &visit, &[event])?;
    }
    token::create(c, &secret("eva-key"), &Bearer::Person("eva".into()), "Eva's app", &"k-eva".into(), now)?;
    token::create(c, &secret("olga-key"), &Bearer::Person("olga".into()), "Olga's", &"k-olga".into(), now)?;
    let payload =
        serde_json::json!({ "to": "lost@example.org", "subject": "Hello", "text": "a secret link" });
    let job = jobs::Job { kind: "mail.send", payload, run_at: now, unique: None };
    jobs::enqueue(c, &job, &JobId("j1".into()), now)?;
    Ok(())
}

impl Place {
    /// Anna administers shop and work, zsofia supervises and ed edits the shop, bela is at its desk only,
    /// otto administers the other site; gina (and dora in German, hanna in Hungarian) all three.
    pub async fn open() -> Self {
        let place = Self::empty().await;
        let now = place.world.now();
        place.db.write(move |c| furnish(c, now)).await.unwrap();
        // Nobody here does jobs, so the mail is given up.
        jobs::Worker::new(place.db.clone(), place.world.clone()).turn().await.unwrap();
        place
    }

    /// A house in which nothing is.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T10:00:00Z").unwrap()));
        let world = World::new(clock.clone(), Arc::new(SystemChance));
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        let hub = live::Hub::new(db.clone(), "t");
        let settings = Arc::new(Settings::default());
        let house = House { db: db.clone(), hub, world: world.clone(), settings };
        // The site speaks one language with its persons; staff read their own all the same.
        let langs = vec![Lang::De];
        let here = web::Site { id: "shop".into(), name: "Shop".into(), langs, ..web::Site::default() };
        let routes = Router::new().nest("/office", office::router(Office::new(house.clone())));
        let app = web::stand(routes, &house, Arc::new(Arc::new(here)));
        Self { db, world, clock, app, _folder: folder }
    }

    pub fn browser(&self) -> Browser {
        Browser { app: self.app.clone(), clock: self.clock.clone(), cookies: Mutex::default() }
    }

    /// A browser in which somebody is signed in.
    pub fn of(&self, staff: &str) -> Browser {
        let browser = self.browser();
        browser.keep("__Host-office", &secret(staff));
        browser
    }

    /// The links in the mails that wait to be sent, oldest first.
    pub async fn mailed(&self) -> Vec<String> {
        let worker = jobs::Worker::new(self.db.clone(), self.world.clone());
        let sent = Arc::new(Mutex::new(Vec::new()));
        let keep = sent.clone();
        let worker = worker.on("mail.send", move |job| {
            let text = job.payload["text"].as_str().unwrap_or_default().to_owned();
            let link = text.split_whitespace().find(|w| w.starts_with("http")).unwrap_or_default().to_owned();
            keep.lock().unwrap().push(link);
            async { jobs::Outcome::Done }
        });
        worker.turn().await.unwrap();

        sent.lock().unwrap().clone()
    }
}

pub struct Browser {
    app: Router,
    clock: Arc<FixedClock>,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Browser {
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> String {
        self.cookies.lock().unwrap().get(name).cloned().unwrap_or_default()
    }

    pub fn has_cookie(&self, name: &str) -> bool {
        self.cookies.lock().unwrap().contains_key(name)
    }

    pub async fn get(&self, path: &str) -> Got {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form with the token of this browser's session, a second after what was before.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        self.clock.advance(Span::secs(1));
        let known = |name: &str| self.cookies.lock().unwrap().get(name).cloned();
        let secret = known("__Host-office").or_else(|| known("__Host-seed")).unwrap_or_else(|| {
            self.keep("__Host-seed", &"s".repeat(43));
            "s".repeat(43)
        });
        let csrf = web::csrf::of(&secret);
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        let body: Vec<_> =
            all.iter().map(|(k, v)| format!("{}={}", web::segment(k), web::segment(v))).collect();
        let req = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(req.body(Body::from(body.join("&"))).unwrap()).await
    }

    /// Sends a form and looks at the page to which it leads.
    pub async fn done(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let answer = self.post(path, fields).await;
        answer.is(303);
        self.get(&answer.to).await
    }

    async fn send(&self, mut req: Request<Body>) -> Got {
        let line: Vec<_> = self.cookies.lock().unwrap().iter().map(|(k, v)| format!("{k}={v}")).collect();
        let headers = req.headers_mut();
        headers.insert(COOKIE, line.join("; ").parse().unwrap());
        headers.insert(HOST, "localhost:8080".parse().unwrap());
        headers.insert(ORIGIN, "http://localhost:8080".parse().unwrap());
        let answer = self.app.clone().oneshot(req).await.unwrap();
        for set in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if value.is_empty() || rest.contains("Max-Age=0") {
                self.cookies.lock().unwrap().remove(name);
            } else {
                self.keep(name, value);
            }
        }
        let to = answer.headers().get(LOCATION).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let status = answer.status();
        let html = answer.into_body().collect().await.unwrap().to_bytes();
        Got { status, html: String::from_utf8_lossy(&html).into_owned(), to }
    }
}

/// Panics where a sentence is missing (then its key stands in its place) or a page breaks the house's policy.
#[track_caller]
pub fn speaks(got: &Got) {
    let html = &got.html;
    for open in [">", "\"", " "] {
        for (at, _) in html.match_indices(&format!("{open}office-")) {
            // Classes look alike.
            if html[..=at].rfind("class=\"").is_some_and(|c| c + 7 > at || !html[c + 7..at].contains('"')) {
                continue;
            }
            let rest = &html[at + open.len()..];
            let word: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            panic!("no sentence for {word} in\n{html}");
        }
    }
    assert!(!html.contains(" style=") && !html.contains(" onclick="), "{html}");
    assert!(html.contains("<h1") && html.contains("<html lang="), "{html}");
}
