//! A small face with one page of each kind. The gallery shows it, the tests knock at it.

use askama::Template;
use axum::Router;
use axum::extract::{Multipart, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use futures_util::future::BoxFuture;
use ground::{Currency, Instant, Money, PersonId, Refusal, Result, SiteId, Span, StaffId, Text};
use http::StatusCode;
use http::request::Parts;
use serde_json::Value;
use std::sync::Arc;
use web::live::{Tab, Ups};
use web::{
    Answer, Caller, Choice, Errors, Face, Form, House, Nav, Oops, Page, Reader, Role, Routes, Site, Who,
};

#[derive(Clone)]
pub struct Shop {
    pub house: House,
}

pub fn site() -> Arc<Site> {
    Arc::new(Site {
        id: SiteId::from("shop"),
        name: "Lindenhof Home".to_owned(),
        time_zone: "Europe/Vienna".to_owned(),
        ..Site::default()
    })
}

pub fn table() -> Routes<Shop> {
    Routes::new()
        .get("/", Who::Anyone, gallery)
        .get("/form", Who::Anyone, form)
        .post("/form", Who::Anyone, send)
        .get("/mine", Who::Person, mine)
        .post("/mine", Who::Person, change)
        .upload("/files", Who::Person, 64 * 1024, file)
        .get("/desk", Who::Staff(&[]), desk)
        .get("/desk/people", Who::Staff(&[Role::Supervisor]), desk)
        .get("/break/{how}", Who::Anyone, broken)
        .put("/api/v1/thing", Who::Bearer, change)
        .post("/hook", Who::Machine, change)
}

pub fn router(house: House) -> Router {
    let shop = Shop { house };
    table().into_router().layer(middleware::from_fn(who)).with_state(shop)
}

/// The cookie says who it is, as plainly as only a gallery may.
pub fn caller(face: Face, headers: &http::HeaderMap) -> Caller {
    let secret = web::cookies::get(headers, face.cookie()).unwrap_or("").to_owned();
    let csrf = web::csrf::of(&secret);
    let staff = |roles: Vec<Role>| Caller::Staff { id: StaffId::from("sam"), csrf: csrf.clone(), roles };
    match secret.as_str() {
        "anna" => Caller::Person { id: PersonId::from("anna"), site: SiteId::from("shop"), csrf },
        "elsewhere" => Caller::Person { id: PersonId::from("eve"), site: SiteId::from("other"), csrf },
        "sam" => staff(vec![Role::AccountManager]),
        "sue" => staff(vec![Role::Supervisor]),
        _ => Caller::Nobody,
    }
}

async fn who(mut req: Request, next: Next) -> Response {
    let path = req.uri().path().to_owned();
    let face = Face::of_path(&path);
    let found = caller(face, req.headers());
    let nav = match face {
        Face::Desk => vec![
            Nav::new("/desk", "Visits", "eye").counting(12),
            Nav::new("/desk/queue", "Queue", "people").counting(3),
            Nav::new("/desk/cases", "Cases", "list"),
        ],
        _ => vec![
            Nav::new("/", "Home", "home"),
            Nav::new("/orders", "Orders", "orders"),
            Nav::new("/form", "Returns", "return"),
            Nav::new("/help", "Help", "book"),
        ],
    };
    let name = match &found {
        Caller::Nobody => None,
        Caller::Person { .. } => Some("Anna Berger"),
        Caller::Staff { .. } => Some("Sam Okafor"),
    };
    if let Some(name) = name {
        let reader = Reader { name: name.to_owned(), nav, ..Reader::default() };
        req.extensions_mut().insert(reader);
    }
    req.extensions_mut().insert(found);
    next.run(req).await
}

/// The gallery's live stream: everybody hears everything and may say something.
pub struct Talk {
    pub house: House,
}

impl Ups for Talk {
    fn caller<'a>(&'a self, face: Face, head: &'a Parts) -> BoxFuture<'a, Caller> {
        Box::pin(std::future::ready(caller(face, &head.headers)))
    }

    fn topic_allowed<'a>(&'a self, tab: &'a Tab, topic: &'a str) -> BoxFuture<'a, bool> {
        let secret = topic.starts_with("staff:") && tab.caller.staff().is_none();
        Box::pin(std::future::ready(!secret))
    }

    fn up<'a>(&'a self, tab: &'a Tab, to: &'a str, body: Value) -> BoxFuture<'a, Result<Value>> {
        Box::pin(async move {
            if body["refuse"] == true {
                return Err(Refusal::conflict("gallery.no", Text::new("web-trouble-refused-text")).into());
            }
            let now = self.house.world.now();
            let (hub, to, data) = (self.house.hub.clone(), to.to_owned(), body.to_string());
            let _ = tab;
            let n =
                self.house.db.write(move |c| live::publish(c, &hub, &to, "said", data.clone(), now)).await?;
            Ok(n.into())
        })
    }
}

#[derive(Template)]
#[template(path = "gallery.html")]
pub struct Gallery {
    pub p: Page,
    pub total: Money,
    pub at: Instant,
    pub none: Errors,
    pub facts: Vec<(String, String)>,
    pub steps: Vec<(String, String)>,
    pub done: usize,
}

impl Gallery {
    pub fn sample(p: Page) -> Self {
        let now = p.now;
        let own = |v: &[(&str, &str)]| v.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Self {
            total: Money::new(123_450, Currency::EUR),
            at: now - Span::hours(30),
            none: Errors::none(),
            facts: own(&[
                ("Order", "#W2378156"),
                ("Delivery address", "Lindengasse 12/4, 1070 Vienna"),
                ("Payment", "Gift card, then Visa ending in 4242"),
            ]),
            steps: own(&[
                ("Ordered", "20 November"),
                ("Packed", "21 November"),
                ("On its way", "Parcel 3Q4499, expected tomorrow"),
                ("Delivered", ""),
            ]),
            done: 2,
            p,
        }
    }
}

async fn gallery(State(s): State<Shop>, p: Page) -> Answer {
    tracing::debug!(run = s.house.hub.run(), "gallery");
    let p = p.titled_as("Good morning, Anna").listening("talk:1", None);
    web::page(&Gallery::sample(p))
}

#[derive(Template)]
#[template(path = "sample_form.html")]
pub struct SampleForm {
    pub p: Page,
    pub errors: Errors,
    pub email: String,
    pub note: String,
    pub reasons: Vec<Choice>,
    pub countries: Vec<Choice>,
}

impl SampleForm {
    pub fn new(p: Page, email: &str, note: &str, errors: Errors) -> Self {
        let reasons = vec![
            Choice::new("no longer needed", "I no longer need it").hint("You get the full amount back."),
            Choice::new("ordered by mistake", "I ordered it by mistake").chosen(true),
        ];
        let countries = vec![Choice::new("at", "Austria").chosen(true), Choice::new("hu", "Hungary")];
        Self { p, errors, email: email.to_owned(), note: note.to_owned(), reasons, countries }
    }
}

async fn form(p: Page) -> Answer {
    web::page(&SampleForm::new(p.titled_as("Cancel order #W2378156"), "", "", Errors::none()))
}

#[derive(serde::Deserialize)]
struct Sent {
    #[serde(default)]
    email: String,
    #[serde(default)]
    note: String,
}

async fn send(p: Page, Form(f): Form<Sent>) -> Answer {
    let mut errors = Errors::none();
    errors.require(f.email.contains('@'), "email", "web-trouble-refused-text");
    if errors.is_empty() {
        return Ok(web::see_with("/", &Text::new("web-now")));
    }
    errors.instead.push(Text::new("web-to-start"));
    let page = SampleForm::new(p.titled_as("Cancel order #W2378156"), &f.email, &f.note, errors);
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn mine(p: Page) -> Answer {
    Ok(p.csrf.into_response())
}

async fn change() -> Answer {
    Ok("changed".into_response())
}

async fn file(mut parts: Multipart) -> Answer {
    let mut size = 0;
    while let Some(field) = parts.next_field().await? {
        size += field.bytes().await?.len();
    }
    Ok(size.to_string().into_response())
}

#[derive(Template)]
#[template(path = "sample_desk.html")]
pub struct SampleDesk {
    pub p: Page,
}

async fn desk(p: Page) -> Answer {
    web::page(&SampleDesk { p: p.titled_as("Anna Berger") })
}

async fn broken(State(_): State<Shop>, axum::extract::Path(how): axum::extract::Path<String>) -> Answer {
    Err(match how.as_str() {
        "panic" => panic!("on purpose"),
        "fault" => Oops::Fault(ground::Fault::new("on purpose, with a <secret>")),
        "rule" => Refusal::conflict("order.not-pending", Text::new("web-trouble-refused-text"))
            .or(Text::new("web-to-start"))
            .into(),
        "often" => Oops::TooMany(Span::secs(7)),
        "forbidden" => Oops::Forbidden,
        _ => Oops::NotFound,
    })
}
