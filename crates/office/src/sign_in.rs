//! Staff sign in by a link that is sent to them, works once and not for long.

use crate::Office;
use crate::me::OFFICE;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use channels::mail::{self, Mail};
use ground::{JobId, Text};
use http::{HeaderMap, StatusCode};
use people::Staff;
use people::sign_in::{self, Entering, Face as Door, LINK_LIFE, STAFF_LIFE};
use serde::Deserialize;
use web::{
    Answer, Caller, ClientIp, Errors, Face, Form, Oops, Page, Query, cookies, csrf, see, see_saying, see_with,
};

const COOKIE: &str = Face::Office.cookie();

#[derive(Template)]
#[template(path = "office/sign_in.html")]
struct AskPage {
    p: Page,
    errors: Errors,
    email: String,
    then: String,
    /// A link that did not work led here.
    spent: bool,
}

#[derive(Template)]
#[template(path = "office/sign_in_said.html")]
struct SaidPage {
    p: Page,
    icon: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "office/sign_in_link.html")]
struct LinkPage {
    p: Page,
    token: String,
    name: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    email: String,
    then: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Token {
    t: String,
}

/// Only into the office.
fn next(then: &str) -> String {
    web::path_within(Face::Office, then)
}

fn asking(p: Page, errors: Errors, email: String, then: &str, spent: bool) -> AskPage {
    AskPage { p: p.titled("office-sign-in-title"), errors, email, then: next(then), spent }
}

/// `GET /office/sign-in?then=/office/sites`
pub(crate) async fn get(caller: Caller, p: Page, Query(q): Query<Asked>) -> Answer {
    if caller.staff().is_some() {
        return Ok(see(next(&q.then)));
    }
    web::page(&asking(p, Errors::none(), String::new(), &q.then, false))
}

/// Sends a link where the address is known; answers the same where it is not.
pub(crate) async fn post(
    State(office): State<Office>,
    p: Page,
    ip: Option<axum::Extension<ClientIp>>,
    Form(asked): Form<Asked>,
) -> Answer {
    let email = asked.email.trim().to_owned();
    if !sign_in::looks_like_mail(&email) {
        let mut errors = Errors::none();
        errors.add("email", Text::new("office-email-wrong"));
        let page = asking(p, errors, email, &asked.then, false);
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let now = office.now();
    let ip = ip.map(|axum::Extension(ClientIp(ip))| ip).unwrap_or_default();
    office.limits.callers.take(&ip, now).map_err(Oops::TooMany)?;
    if office.limits.addresses.take(&store::fold(&email), now).is_ok() {
        send_link(&office, email, next(&asked.then)).await?;
    }
    Ok(see("/office/sign-in/sent"))
}

async fn send_link(office: &Office, email: String, then: String) -> ground::Result<()> {
    let world = office.house.world.clone();
    let (secret, job, now): (String, JobId, _) = (world.token(), world.id(), world.now());
    let base = office.house.settings.public_url.clone();
    office
        .house
        .db
        .write(move |c| {
            let door = (Door::Office, OFFICE);
            let Some(staff) = sign_in::link_for_staff(c, &secret, &email, door, &then, now)? else {
                return Ok(());
            };
            let url = format!("{base}/office/sign-in/link?t={secret}");
            mail::enqueue(c, &letter(&staff, &url), &job, now)
        })
        .await
}

fn letter(staff: &Staff, url: &str) -> Mail {
    let tongue = web::Tongue::new(staff.lang);
    let text = [
        tongue.t1("office-mail-hello", "name", staff.name.as_str()),
        tongue.t("office-mail-sign-in"),
        url.to_owned(),
        tongue.tn("office-mail-sign-in-once", LINK_LIFE.as_minutes()),
        tongue.t("office-mail-sign-in-not-you"),
    ];
    Mail {
        to: staff.email.clone(),
        to_name: staff.name.clone(),
        subject: tongue.t("office-mail-sign-in-subject"),
        text: text.join("\n\n"),
        html: None,
    }
}

pub(crate) async fn sent(p: Page) -> Answer {
    let text = p.t("office-sign-in-sent-text");
    web::page(&SaidPage { p: p.titled("office-sign-in-sent"), icon: "mail", text })
}

/// Asks before it signs in, so that a mail scanner uses up nothing.
pub(crate) async fn link(State(office): State<Office>, p: Page, Query(q): Query<Token>) -> Answer {
    let (token, now) = (q.t.clone(), office.now());
    let found = office.house.db.read(move |c| {
        let to = sign_in::look(c, &token, now)?.filter(|s| s.face == Door::Office);
        to.and_then(|s| s.staff()).map_or(Ok(None), |id| people::shelf::staff(c, &id))
    });
    match found.await?.filter(|s| s.active) {
        Some(staff) => {
            let p = p.titled("office-sign-in-title");
            web::page(&LinkPage { p, token: q.t, name: staff.name })
        }
        None => spent(p),
    }
}

/// Uses the link, begins a session, and ends the one that this browser had.
pub(crate) async fn redeem(
    State(office): State<Office>,
    p: Page,
    headers: HeaderMap,
    Form(q): Form<Token>,
) -> Answer {
    let (secret, now) = (office.house.world.token(), office.now());
    let old = cookies::get(&headers, COOKIE).map(str::to_owned);
    let kept = secret.clone();
    let signed = office.house.db.write(move |c| {
        let csrf = csrf::of(&kept);
        let entering = Entering { link: &q.t, session: &kept, csrf: &csrf, old: old.as_deref() };
        sign_in::enter(c, Door::Office, &entering, |_| true, now)
    });
    match signed.await {
        Ok(who) => Ok(arriving(&next(&who.next), &secret)),
        Err(ground::Error::Refused(_) | ground::Error::NotFound) => spent(p),
        Err(e) => Err(e.into()),
    }
}

/// Sets the session's cookie and goes where it is seen whether the browser kept it.
pub(crate) fn arriving(next: &str, secret: &str) -> Response {
    let mut answer = see(format!("/office/sign-in/arrived?then={}", web::segment(next)));
    cookies::set(answer.headers_mut(), COOKIE, secret, Some(STAFF_LIFE.as_secs()));
    answer
}

/// `GET /office/sign-in/arrived?then=…`
pub(crate) async fn arrived(caller: Caller, p: Page, Query(q): Query<Asked>) -> Answer {
    if caller.staff().is_some() {
        let hello = Text::new("office-signed-in").with("name", p.name.clone().unwrap_or_default());
        return Ok(see_with(next(&q.then), &hello));
    }
    let text = p.t("office-sign-in-lost-text");
    let page = SaidPage { p: p.titled("office-sign-in-lost"), icon: "warning", text };
    web::page_as(StatusCode::FORBIDDEN, &page)
}

pub(crate) async fn out(State(office): State<Office>, caller: Caller, headers: HeaderMap) -> Answer {
    if let Some(secret) = cookies::get(&headers, COOKIE).map(str::to_owned) {
        office.house.db.write(move |c| sign_in::end(c, &secret)).await?;
    }
    // Other tabs of this browser find out now, not at their next question.
    if let Some(id) = caller.staff() {
        office.house.hub.flash(&format!("staff:{id}"), web::live::RIGHTS, String::new());
    }
    let mut answer = see_saying("/office/sign-in", "note", &Text::new("office-signed-out"));
    cookies::clear(answer.headers_mut(), COOKIE);
    Ok(answer)
}

fn spent(p: Page) -> Answer {
    let page = asking(p, Errors::none(), String::new(), "", true);
    web::page_as(StatusCode::CONFLICT, &page)
}
