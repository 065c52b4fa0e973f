//! The demo's own pages: the first one with portal and desk side by side, signing in as anybody with
//! one click, and the mail that was sent. They exist in the demo only.

use super::cast::{self, PARTS, Part, ROOT};
use super::elsewhere;
use super::letters::Letter;
use crate::open::Folders;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use channels::Spool;
use ground::{Error, OrderId, Result};
use people::sign_in::{self, Face, Signed};
use records::Status;
use web::{Answer, House, Page, Routes, Who, cookies, csrf};

/// How many mails are shown.
const LETTERS: usize = 30;

/// What the demo's pages need.
#[derive(Clone)]
pub struct Demo {
    pub house: House,
    pub spool: Spool,
    /// Where the program listens; every name is reached on this port.
    pub port: u16,
}

/// The table of the demo's routes.
pub fn routes() -> Routes<Demo> {
    Routes::new().get("/demo", Who::Anyone, first).get("/demo/as/{part}", Who::Anyone, sign_in_as).get(
        "/demo/mail",
        Who::Anyone,
        mail,
    )
}

/// Adds the demo's pages to those of the faces.
pub fn mount(faces: Router, house: &House, folders: &Folders) -> Router {
    let demo = Demo { house: house.clone(), spool: Spool::new(folders.mail()), port: port_of(house) };
    let pages = routes().into_router().with_state(demo.clone());
    faces.merge(pages).layer(middleware::from_fn_with_state(demo, lead))
}

/// The port of the program's own address.
fn port_of(house: &House) -> u16 {
    house.settings.authority().rsplit_once(':').and_then(|(_, port)| port.parse().ok()).unwrap_or(80)
}

/// `http://shop.segue.localhost:8080`
pub fn origin(host: &str, port: u16) -> String {
    format!("http://{host}:{port}")
}

/// The origins of all names of the demo, for the policy about frames.
pub fn origins(port: u16) -> Vec<String> {
    PARTS.iter().map(|p| origin(&p.host(), port)).collect()
}

/// Where a part signs in with one click.
pub fn link(part: &Part, port: u16) -> String {
    format!("{}/demo/as/{}", origin(&part.host(), port), part.key)
}

fn name_of(headers: &HeaderMap) -> &str {
    let host = headers.get(HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    host.rsplit_once(':')
        .filter(|(_, p)| p.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(name, _)| name)
}

/// Whoever comes to the program's address without a name is led to the demo's first page.
pub async fn lead(State(demo): State<Demo>, req: Request, next: Next) -> Response {
    if name_of(req.headers()) == elsewhere::host() {
        return elsewhere::serve(req.uri().path(), demo.port);
    }
    let nameless = matches!(name_of(req.headers()), "localhost" | "127.0.0.1" | "[::1]");
    let at_root = name_of(req.headers()) == ROOT;
    match req.uri().path() {
        "/" if nameless || at_root => {
            Redirect::temporary(&format!("{}/demo", origin(ROOT, demo.port))).into_response()
        }
        "/demo" if nameless => {
            Redirect::temporary(&format!("{}/demo", origin(ROOT, demo.port))).into_response()
        }
        _ => next.run(req).await,
    }
}

#[derive(Template)]
#[template(path = "demo.html")]
struct First {
    p: Page,
    portal: String,
    desk: String,
    /// Where its items are changed.
    change: String,
    /// A website that is not ours.
    elsewhere: String,
    cards: Vec<Card>,
}

struct Card {
    name: &'static str,
    key: &'static str,
    lang: &'static str,
    href: String,
    host: String,
    address: String,
}

impl Card {
    fn all(port: u16) -> Vec<Self> {
        let one = |part: &Part| Self {
            name: part.name,
            key: part.key,
            lang: part.lang.own_name(),
            href: link(part, port),
            host: part.host(),
            address: origin(&part.host(), port),
        };
        PARTS.iter().map(one).collect()
    }

    /// Its words are the same for every language of a part: `customer-de` is a customer.
    fn role(&self) -> String {
        let role = self.key.trim_end_matches("-de").trim_end_matches("-hu");
        format!("demo-role-{role}")
    }
    fn about(&self) -> String {
        format!("{}-about", self.role())
    }
}

/// `GET /demo`: portal and desk side by side, and three steps to an offer.
async fn first(State(demo): State<Demo>, p: Page) -> Answer {
    let order = demo.house.db.read(story).await?;
    let at = |key: &str| cast::find(key).map(|part| link(part, demo.port)).unwrap_or_default();
    let shop = cast::find("customer").map(|part| origin(&part.host(), demo.port)).unwrap_or_default();
    let path = order.map_or_else(|| "/orders".to_owned(), |id| format!("/orders/{}", web::segment(&id)));
    web::page(&First {
        p: p.titled("demo-title"),
        portal: at("customer"),
        desk: at("account-manager"),
        change: format!("{shop}{path}/item-changes/new"),
        elsewhere: origin(&elsewhere::host(), demo.port),
        cards: Card::all(demo.port),
    })
}

/// The customer's order that is packed and has not left.
fn story(c: &store::Conn) -> Result<Option<OrderId>> {
    let customer = cast::find("customer").map_or("", |p| p.id);
    let orders = records::shelf::orders_of(c, &customer.into(), 50, 0)?;
    Ok(orders.into_iter().find(|o| o.status == Status::Processed && !o.has_left()).map(|o| o.id))
}

/// `GET /demo/as/{part}`: signed in, on the part's own name.
async fn sign_in_as(State(demo): State<Demo>, headers: HeaderMap, Path(key): Path<String>) -> Answer {
    let part = cast::find(&key).ok_or(Error::NotFound)?;
    if name_of(&headers) != part.host() {
        return Ok(Redirect::temporary(&link(part, demo.port)).into_response());
    }
    let world = &demo.house.world;
    let (secret, now, log) = (world.token(), world.now(), world.token());
    let kept = secret.clone();
    let signed = Signed {
        face: part.face,
        subject: part.id.to_owned(),
        site: (part.face == Face::Portal).then(|| part.site.into()),
        next: part.next.to_owned(),
    };
    let done = demo.house.db.write(move |c| {
        sign_in::begin(c, &kept, &csrf::of(&kept), &signed, now)?;
        if let Some(staff) = signed.staff().filter(|_| signed.face == Face::Desk) {
            // At the desk and available, as somebody who came to work today.
            staffing::shelf::came(c, &staff, now)?;
            staffing::shelf::declare(c, &staff, staffing::State::Available, "", &log, now)?;
            staffing::shelf::went(c, &staff, now)?;
        }
        Ok(())
    });
    done.await?;
    let mut answer = web::see(part.next);
    let (cookie, life) = match part.face {
        Face::Portal | Face::Setup => (web::Face::Portal.cookie(), sign_in::LIFE),
        Face::Desk => (web::Face::Desk.cookie(), sign_in::STAFF_LIFE),
        Face::Office => (web::Face::Office.cookie(), sign_in::STAFF_LIFE),
    };
    cookies::set(answer.headers_mut(), cookie, &secret, Some(life.as_secs()));
    Ok(answer)
}

#[derive(Template)]
#[template(path = "demo_mail.html")]
struct MailPage {
    p: Page,
    letters: Vec<Letter>,
}

/// `GET /demo/mail`: what would have been sent, newest first.
async fn mail(State(demo): State<Demo>, p: Page) -> Answer {
    let letters = demo.spool.latest(LETTERS).await.iter().map(|m| Letter::read(&m.raw)).collect();
    web::page(&MailPage { p: p.titled("demo-mail"), letters })
}

/// What the terminal says when the demo has begun.
pub fn greeting(port: u16) -> String {
    use std::fmt::Write as _;
    let mut text = format!("Segue’s demo is at {}\n\nSigned in with one click:\n", origin("localhost", port));
    for part in PARTS {
        let _ = writeln!(text, "  {:<22} {:<20} {}", part.key.replace('-', " "), part.name, link(part, port));
    }
    let _ = write!(
        text,
        "\nMail that was sent: {}/demo/mail\nCtrl-C ends it; with --data DIR it is kept.",
        origin(ROOT, port)
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::{Instant, Lang};

    #[test]
    fn the_pages_are_made_in_each_language() {
        for lang in Lang::ALL {
            let p = || Page::sample(lang, Instant(0));
            let first = First {
                p: p(),
                portal: "http://a".into(),
                desk: "http://b".into(),
                change: "http://a/c".into(),
                elsewhere: "http://e".into(),
                cards: Card::all(8080),
            };
            let letters = vec![Letter::read("To: a\nSubject: <b>\n\nHello http://x.y")];
            for html in [first.render().unwrap(), MailPage { p: p(), letters }.render().unwrap()] {
                assert!(!html.contains(">demo-") && !html.contains("style="), "{html}");
            }
        }
    }

    #[test]
    fn a_name_is_read_without_its_port() {
        let name = |host: &str| {
            let mut h = HeaderMap::new();
            h.insert(HOST, host.parse().unwrap());
            name_of(&h).to_owned()
        };
        assert_eq!(name("segue.localhost:8080"), "segue.localhost");
        assert_eq!(name("[::1]:8080"), "[::1]");
        assert_eq!(name("localhost"), "localhost");
    }
}
