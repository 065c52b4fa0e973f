//! The story through the front door: refused twice, stuck, offered help, shares some of it.

use crate::observe::{COOKIE, visit_of};
use crate::{Portal, router};
use axum::Router;
use axum::body::Body;
use ground::{Currency, FixedClock, Instant, Lang, Money, Span, SystemChance, VisitId, World};
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE as COOKIES, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use people::sign_in::{self, Face, Signed};
use records::Status;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tower::ServiceExt as _;
use web::{House, Settings};

const SECRET: &str = "a-session-secret-of-forty-characters-000";
const CSRF: &str = "the-token-of-this-session-000000000000000";

pub(crate) struct Place {
    pub portal: Portal,
    app: Router,
    clock: Arc<FixedClock>,
    /// What the browser keeps.
    cookies: BTreeMap<String, String>,
    _stop: tokio::sync::watch::Sender<bool>,
    _folder: TempDir,
}

/// Whether the account manager is at the desk.
#[derive(Clone, Copy, PartialEq)]
enum Team {
    There,
    Away,
    Nobody,
}

pub(crate) struct Got {
    pub status: StatusCode,
    pub html: String,
    pub to: String,
}

impl Place {
    /// A shop with one customer, signed in, whose order is processed already.
    pub async fn open(somebody_there: bool) -> Self {
        Self::with(if somebody_there { Team::There } else { Team::Nobody }).await
    }

    async fn with(team: Team) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T10:00:00Z").unwrap()));
        let world = World::new(clock.clone(), Arc::new(SystemChance));
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        let hub = live::Hub::new(db.clone(), "t");
        let house =
            House { db: db.clone(), hub, world: world.clone(), settings: Arc::new(Settings::default()) };
        let now = world.now();
        db.write(move |c| set_up(c, team, now)).await.unwrap();
        let library = knowledge::Library::open(db, None).unwrap();
        let portal = Portal::new(house.clone(), library).attachments(folder.path().join("files"));
        let (stop, stopped) = tokio::sync::watch::channel(false);
        tokio::spawn(portal.clone().watch(stopped));
        let site = web::Site { id: "shop".into(), name: "Shop".into(), ..web::Site::default() };
        let app = web::stand(router(portal.clone()), &house, Arc::new(Arc::new(site)));
        Self {
            portal,
            app,
            clock,
            cookies: BTreeMap::from([("__Host-portal".to_owned(), SECRET.to_owned())]),
            _stop: stop,
            _folder: folder,
        }
    }

    /// The account manager works here, but not now: it is evening.
    pub async fn in_the_evening() -> Self {
        let place = Self::with(Team::Away).await;
        place.wait(Span::hours(9));
        place
    }

    /// The account manager works here, and is away although it is open.
    pub async fn while_away() -> Self {
        Self::with(Team::Away).await
    }

    pub fn now(&self) -> Instant {
        self.portal.house.world.now()
    }

    /// Names of the files that are kept.
    pub fn files(&self) -> usize {
        std::fs::read_dir(self._folder.path().join("files")).map_or(0, Iterator::count)
    }

    /// Sends a file as a browser without scripts does.
    pub async fn upload(&mut self, path: &str, client: &str, content: &str) -> Got {
        let part = |name: &str, rest: &str, value: &str| {
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"{rest}\r\n\r\n{value}\r\n")
        };
        let body = part("csrf", "", CSRF)
            + &part("client", "", client)
            + &part("file", "; filename=\"a.txt\"", content)
            + "--edge--\r\n";
        let req = Request::post(path)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header(ACCEPT, "text/html")
            .body(Body::from(body));
        self.ask(req.unwrap()).await
    }

    pub fn visit(&self) -> VisitId {
        visit_of(&self.cookie()).unwrap()
    }

    pub fn cookie(&self) -> String {
        self.cookies.get(COOKIE).cloned().unwrap_or_default()
    }

    pub fn forget_visit(&mut self) {
        self.cookies.remove(COOKIE);
    }

    pub fn wait(&self, span: Span) {
        self.clock.advance(span);
    }

    pub fn sign_out(&mut self) {
        self.cookies.remove("__Host-portal");
    }

    async fn ask(&mut self, mut req: Request<Body>) -> Got {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        req.headers_mut().insert(COOKIES, cookies.join("; ").parse().unwrap());
        req.headers_mut().insert(HOST, "localhost:8080".parse().unwrap());
        req.headers_mut().insert(ORIGIN, "http://localhost:8080".parse().unwrap());
        let answer = self.app.clone().oneshot(req).await.unwrap();
        for set in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            match rest.split(';').next().unwrap() {
                "" => self.cookies.remove(name),
                value => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        let to = answer.headers().get(LOCATION).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let status = answer.status();
        let html = answer.into_body().collect().await.unwrap().to_bytes();
        Got { status, html: String::from_utf8_lossy(&html).into_owned(), to }
    }

    pub async fn get(&mut self, path: &str) -> Got {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Got {
        self.send(path, fields, "text/html").await
    }

    async fn send(&mut self, path: &str, fields: &[(&str, &str)], accept: &str) -> Got {
        let own = fields.iter().any(|(name, _)| *name == "csrf");
        let mut all = if own { Vec::new() } else { vec![("csrf", CSRF)] };
        all.extend_from_slice(fields);
        let body: Vec<_> =
            all.iter().map(|(k, v)| format!("{}={}", web::segment(k), web::segment(v))).collect();
        let req = Request::post(path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, accept)
            .body(Body::from(body.join("&")));
        self.ask(req.unwrap()).await
    }

    /// Tries to change the items of a processed order.
    pub async fn try_in_vain(&mut self) {
        self.get("/orders/%23W1/item-changes/new").await;
        self.clock.advance(Span::secs(20));
        let got = self.post("/orders/%23W1/item-changes/preview", &[("swap", "i1>i3")]).await;
        assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.html);
        self.clock.advance(Span::secs(20));
    }

    /// Tries something else that a processed order refuses.
    pub async fn try_in_vain_to(&mut self, noun: &str, fields: &[(&str, &str)]) {
        self.get(&format!("/orders/%23W1/{noun}/new")).await;
        self.clock.advance(Span::secs(20));
        let got = self.post(&format!("/orders/%23W1/{noun}/preview"), fields).await;
        assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.html);
        self.clock.advance(Span::secs(20));
    }

    /// The id of what is offered within a second; `None` where nothing is.
    pub async fn offered(&self) -> Option<String> {
        for _ in 0..100 {
            if let Some(offer) = self.portal.observer.offer(&self.visit()) {
                return Some(offer.id.0.clone());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        None
    }
}

fn set_up(c: &store::Conn, team: Team, now: Instant) -> ground::Result<()> {
    let site = people::Site {
        id: "shop".into(),
        name: "Shop".into(),
        kind: people::Audience::Customers,
        host: None,
        langs: Lang::ALL.to_vec(),
        default_lang: Lang::En,
        time_zone: "UTC".into(),
        currency: Currency::EUR,
        look: people::Look::default(),
        // Without an account manager the site is closed, and no call can be promised.
        hours: match team {
            Team::Nobody => serde_json::json!({ "mon": [] }),
            Team::There | Team::Away => serde_json::json!({ "mon": ["09:00-17:00"] }),
        },
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::zero(Currency::EUR),
        made_at: now,
    };
    people::shelf::put_site(c, &site)?;
    people::shelf::put_person(c, &crate::testing::person(Lang::En))?;
    let who =
        Signed { face: Face::Portal, subject: "ann".into(), site: Some("shop".into()), next: "/".into() };
    sign_in::begin(c, SECRET, CSRF, &who, now)?;
    let mut order = crate::progress::tests::order(Status::Processed);
    order.id = "#W1".into();
    order.site = "shop".into();
    order.person = Some("ann".into());
    records::shelf::add(c, &order, 1, "test")?;
    if team != Team::Nobody {
        let staff = people::Staff {
            id: "sam".into(),
            name: "Novák Sam".into(),
            called: "Sam".into(),
            email: "sam@example.org".into(),
            lang: Lang::En,
            langs: vec![Lang::En],
            skills: vec![],
            authority: 0,
            active: true,
            roles: vec![("shop".into(), people::Role::AccountManager)],
            made_at: now,
        };
        people::shelf::put_staff(c, &staff)?;
    }
    if team == Team::There {
        staffing::shelf::came(c, &"sam".into(), now)?;
        staffing::shelf::declare(c, &"sam".into(), staffing::State::Available, "", "log", now)?;
    }
    Ok(())
}

#[tokio::test]
async fn refused_twice_then_offered_then_shared_without_what_was_struck() {
    let mut place = Place::open(true).await;
    place.try_in_vain().await;
    assert!(place.portal.observer.offer(&place.visit()).is_none());
    let topic = crate::observe::topic(&place.visit());
    let mut tab = place.portal.house.hub.subscribe(&topic, live::Mark::default());
    place.try_in_vain().await;
    let heard =
        tokio::time::timeout(Duration::from_secs(1), tab.next()).await.expect("within a second").unwrap();
    assert!(
        matches!(heard, live::Heard::Fact(f) if f.kind == "offer" && f.data == r#"{"refresh":["offer"]}"#)
    );
    let id = place.offered().await.unwrap();

    // Without script: the next page shows it and says why.
    let page = place.get("/orders").await.html;
    assert!(page.contains("You tried twice to change the item options of order #W1."), "{page}");
    assert!(page.contains("Somebody is free to help you now."));
    crate::testing::speaks(&page);

    let form = place.get(&format!("/offers/{id}")).await.html;
    for key in ["goal", "step", "refused.1"] {
        assert!(form.contains(&format!("value=\"{key}\"")), "{key}: {form}");
    }
    let yes = format!("/offers/{id}/acceptances");
    let fields = [
        ("keep", "goal"),
        ("value:goal", "Change the item options of order #W1"),
        ("keep", "refused.1"),
        ("value:refused.1", "I want the red one <script>"),
        ("keep", "password"),
        ("value:password", "hunter2"),
        ("wish", "please hurry"),
    ];
    let got = place.post(&yes, &fields).await;
    assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, super::WAITING), "{}", got.html);

    let handover =
        place.portal.house.db.read(|c| handover::shelf::open_of(c, &"ann".into())).await.unwrap().unwrap();
    let need = handover.need;
    assert_eq!(need.goal.unwrap().key, "journey-goal-order-items");
    assert_eq!((need.step, need.wish.as_str(), need.skill.as_str()), (None, "please hurry", "orders"));
    assert_eq!(need.order.unwrap().0, "#W1");
    let shared: Vec<_> = need.shared.iter().map(|s| (s.key.as_str(), s.value.as_str())).collect();
    let own = ("refused.1", "I want the red one <script>");
    assert_eq!(shared, [("goal", "Change the item options of order #W1"), own]);
    // They put the refusal into their own words: the visit's events would tell the others.
    assert!(need.visit.is_none() && need.cause.is_none());
    // Nor does the desk's list of visits tell it, now or after whatever happens next.
    place.try_in_vain().await;
    let told = |c: &store::Conn| journey::shelf::live(c, &"shop".into(), Instant(0), 9);
    let mut visit = place.portal.house.db.read(told).await.unwrap().remove(0);
    for _ in 0..100 {
        if visit.events >= 10 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
        visit = place.portal.house.db.read(told).await.unwrap().remove(0);
    }
    assert!(visit.events >= 10 && visit.level != "none", "{visit:?}");
    assert!(visit.goal.is_none() && visit.step.is_none() && visit.page.is_empty(), "{visit:?}");
    assert!(visit.reason.is_none() && visit.cause.is_none() && struggle::is_discreet(&visit));
    // The card is gone, and a second yes is none.
    assert!(!place.get("/orders").await.html.contains("offer-title"));
    assert_eq!(place.post(&yes, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_left_as_it_was_reaches_whoever_helps_with_cause_and_reason() {
    let mut place = Place::open(true).await;
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    let id = place.offered().await.unwrap();
    let offer = place.portal.observer.offer(&place.visit()).unwrap();
    let values: Vec<_> = offer
        .draft
        .facts
        .iter()
        .map(|f| (format!("value:{}", f.key), f.key.clone(), f.value.clone()))
        .collect();
    let fields: Vec<_> = values
        .iter()
        .flat_map(|(name, key, value)| [("keep", key.as_str()), (name.as_str(), value.as_str())])
        .collect();
    place.post(&format!("/offers/{id}/acceptances"), &fields).await;
    let handover =
        place.portal.house.db.read(|c| handover::shelf::open_of(c, &"ann".into())).await.unwrap().unwrap();
    let need = handover.need;
    assert_eq!(need.visit, Some(place.visit()));
    assert_eq!(need.reason.unwrap().key, "struggle-refused-goal");
    assert_eq!(need.cause.unwrap().key, "struggle-cause-refused-goal");
    assert_eq!(need.shared.len(), offer.draft.facts.len());
    let told = place.portal.house.db.read(|c| people::timeline::recent(c, &"ann".into(), 9)).await.unwrap();
    let kinds: Vec<_> = told.iter().map(|e| e.kind.as_str()).collect();
    for kind in ["visit.began", "visit.refused", "visit.stuck", "offer.made", "handover.asked"] {
        assert_eq!(kinds.iter().filter(|k| **k == kind).count(), 1, "{kind}: {kinds:?}");
    }
}

#[tokio::test]
async fn a_no_closes_it_for_good() {
    let mut place = Place::open(true).await;
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    let id = place.offered().await.unwrap();
    let no = place
        .send(&format!("/offers/{id}/refusals"), &[("then", "/orders")], "text/vnd.turbo-stream.html")
        .await;
    assert!(no.html.contains("<turbo-stream action=\"update\" target=\"offer\">"), "{}", no.html);
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    assert_eq!(place.offered().await, None);
    assert_eq!(place.get(&format!("/offers/{id}")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_wants_no_help_unasked_gets_none_ever() {
    let mut place = Place::open(true).await;
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    let id = place.offered().await.unwrap();
    let no =
        place.post(&format!("/offers/{id}/refusals"), &[("then", "//evil.example"), ("alone", "yes")]).await;
    assert_eq!((no.status, no.to.as_str()), (StatusCode::SEE_OTHER, "/"));
    let ann = place.portal.house.db.read(|c| people::shelf::person(c, &"ann".into())).await.unwrap().unwrap();
    assert_eq!(ann.prefs.approach, people::Approach::Never);
    // Nor on another day, with another difficulty; until she says otherwise.
    place.forget_visit();
    place.wait(Span::days(3));
    for _ in 0..4 {
        place.try_in_vain_to("returns", &[("items", "i1")]).await;
    }
    assert_eq!(place.offered().await, None);
    place.post("/preferences", &[("lang", "en"), ("approach", "welcome")]).await;
    place.try_in_vain_to("returns", &[("items", "i1")]).await;
    place.portal.observer.beat(true, true).await;
    assert!(place.offered().await.is_some());
}

#[tokio::test]
async fn one_no_counts_in_later_visits_for_the_same_difficulty() {
    let mut place = Place::open(true).await;
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    let id = place.offered().await.unwrap();
    place.post(&format!("/offers/{id}/refusals"), &[("then", "/")]).await;
    place.forget_visit();
    place.wait(Span::days(3));
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    assert_eq!(place.offered().await, None, "not for what was declined");
    for _ in 0..4 {
        place.try_in_vain_to("returns", &[("items", "i1")]).await;
    }
    place.portal.observer.beat(true, true).await;
    assert!(place.offered().await.is_some(), "another difficulty, days later");
}

#[tokio::test]
async fn a_browser_remembers_that_somebody_unknown_wants_no_help_unasked() {
    let mut place = Place::open(true).await;
    place.sign_out();
    let search_in_vain = async |place: &mut Place| {
        for word in ["aa", "bb", "cc", "dd", "ee", "ff", "gg"] {
            place.get(&format!("/search?q=zz{word}")).await;
            place.wait(Span::secs(5));
        }
    };
    search_in_vain(&mut place).await;
    let id = place.offered().await.unwrap();
    let page = place.get("/articles").await.html;
    assert!(page.contains("May we help?"), "{page}");
    let csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let no = [("csrf", csrf.as_str()), ("then", "/"), ("alone", "yes")];
    let got = place.post(&format!("/offers/{id}/refusals"), &no).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.html);
    place.forget_visit();
    place.wait(Span::days(30));
    search_in_vain(&mut place).await;
    assert_eq!(place.offered().await, None);
}

#[tokio::test]
async fn nothing_is_offered_where_nobody_can_help() {
    let mut place = Place::open(false).await;
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    assert_eq!(place.offered().await, None);
    assert!(!place.get("/orders").await.html.contains("offer-title"));
}

#[tokio::test]
async fn an_offer_is_its_own_visits_only() {
    let mut place = Place::open(true).await;
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    let id = place.offered().await.unwrap();
    let own = place.cookies.remove(COOKIE).unwrap();
    assert_eq!(place.get(&format!("/offers/{id}")).await.status, StatusCode::NOT_FOUND);
    let taken = place.post(&format!("/offers/{id}/acceptances"), &[("keep", "goal")]).await;
    assert_eq!(taken.status, StatusCode::NOT_FOUND);
    place.cookies.insert(COOKIE.to_owned(), own);
    assert_eq!(place.get(&format!("/offers/{id}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn where_nobody_is_there_a_call_is_promised_for_an_hour_that_can_be_kept() {
    let mut place = Place::with(Team::Away).await;
    for _ in 0..3 {
        place.try_in_vain().await;
    }
    let id = place.offered().await.unwrap();
    let page = place.get("/orders").await.html;
    assert!(page.contains("We can call you on"), "{page}");
    let yes = format!("/offers/{id}/acceptances");
    let keep = [("keep", "goal"), ("value:goal", "Another colour")];
    let wrong = place.post(&yes, &[keep[0], keep[1], ("phone", "call me")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("Another colour") && wrong.html.contains("aria-invalid"), "{}", wrong.html);
    crate::testing::speaks(&wrong.html);
    let right = place.post(&yes, &[keep[0], keep[1], ("phone", "+36 1 234 5678")]).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.html);
    let call =
        place.portal.house.db.read(|c| staffing::shelf::call_for(c, &"ann".into())).await.unwrap().unwrap();
    assert_eq!((call.phone.as_str(), call.wish.as_str()), ("+36 1 234 5678", "Another colour"));
    assert!(call.at > place.portal.house.world.now());
}
