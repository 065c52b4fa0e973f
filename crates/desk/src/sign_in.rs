//! Staff sign in by a link that is sent to them and works once.

use crate::Desk;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ground::Text;
use http::{HeaderMap, StatusCode};
use people::sign_in::{self, Entering, Face as Door, STAFF_LIFE};
use serde::Deserialize;
use web::{Answer, Caller, ClientIp, Errors, Face, Form, Oops, Page, Query, cookies, csrf, see, see_saying};

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
struct SignIn {
    p: Page,
    email: String,
    then: String,
    sent: bool,
    /// The secret of a link that waits to be used; empty where there is none.
    link: String,
    /// The link that somebody came with is used, too old or unknown.
    spent: bool,
    errors: Errors,
}

impl SignIn {
    /// The empty form.
    fn new(p: Page, then: String) -> Self {
        let p = p.titled("desk-sign-in-title");
        let (email, link, errors) = (String::new(), String::new(), Errors::none());
        Self { p, email, then, sent: false, link, spent: false, errors }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    then: String,
    /// The secret of a link.
    link: String,
    /// A link was asked for: "yes".
    sent: String,
}

/// Only into the desk.
fn next(then: &str) -> String {
    web::path_within(Face::Desk, then)
}

/// The form; with `?link=…`, a button that uses the link: a mail scanner that follows it uses up nothing.
pub(crate) async fn get(State(desk): State<Desk>, caller: Caller, p: Page, Query(q): Query<Asked>) -> Answer {
    if q.link.is_empty() && caller.staff().is_some() {
        return Ok(see(next(&q.then)));
    }
    let mut page = SignIn::new(p, next(&q.then));
    page.sent = q.sent == "yes";
    if q.link.is_empty() {
        return web::page(&page);
    }
    let (link, now) = (q.link.clone(), desk.now());
    let found = desk.house.db.read(move |c| sign_in::look(c, &link, now)).await?;
    if !found.is_some_and(|s| s.face == Door::Desk) {
        return spent(page.p);
    }
    page.link = q.link;
    web::page(&page)
}

/// The form, with the word that a link is needed anew.
fn spent(p: Page) -> Answer {
    let page = SignIn { spent: true, ..SignIn::new(p, next("")) };
    web::page_as(StatusCode::CONFLICT, &page)
}

#[derive(Deserialize)]
pub(crate) struct Link {
    link: String,
}

/// Uses a link, once, begins a session, and ends the one that this browser had.
pub(crate) async fn redeem(
    State(desk): State<Desk>,
    p: Page,
    headers: HeaderMap,
    Form(f): Form<Link>,
) -> Answer {
    let (secret, now) = (desk.house.world.token(), desk.now());
    let (session, old) = (secret.clone(), cookies::get(&headers, Face::Desk.cookie()).map(str::to_owned));
    let signed = desk
        .house
        .db
        .write(move |c| {
            let csrf = csrf::of(&session);
            let entering = Entering { link: &f.link, session: &session, csrf: &csrf, old: old.as_deref() };
            sign_in::enter(c, Door::Desk, &entering, |_| true, now)
        })
        .await;
    match signed {
        Ok(who) => {
            let mut answer: Response = see(next(&who.next));
            cookies::set(answer.headers_mut(), Face::Desk.cookie(), &secret, Some(STAFF_LIFE.as_secs()));
            Ok(answer)
        }
        Err(ground::Error::Refused(_) | ground::Error::NotFound) => spent(p),
        Err(e) => Err(e.into()),
    }
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    email: String,
    #[serde(default)]
    then: String,
}

/// Sends a link where the address is known; says the same where it is not.
pub(crate) async fn post(
    State(desk): State<Desk>,
    p: Page,
    ip: Option<axum::Extension<ClientIp>>,
    Form(f): Form<Wanted>,
) -> Answer {
    let (secret, now, mailer) = (desk.house.world.token(), desk.now(), desk.mailer.clone());
    let (email, then) = (f.email.trim().to_owned(), next(&f.then));
    let mut errors = Errors::none();
    errors.require(sign_in::looks_like_mail(&email), "email", "desk-sign-in-email-wrong");
    if !errors.is_empty() {
        let page = SignIn { email, errors, ..SignIn::new(p, then) };
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let ip = ip.map(|axum::Extension(ClientIp(ip))| ip).unwrap_or_default();
    desk.limits.callers.take(&ip, now).map_err(Oops::TooMany)?;
    if desk.limits.addresses.take(&store::fold(&email), now).is_ok() {
        let (email, then) = (email.clone(), then.clone());
        desk.house
            .db
            .write(move |c| {
                let door = (Door::Desk, &crate::me::DESK_ROLES[..]);
                let Some(staff) = sign_in::link_for_staff(c, &secret, &email, door, &then, now)? else {
                    return Ok(());
                };
                mailer(c, &staff, &secret, now)
            })
            .await?;
    }
    Ok(see("/desk/sign-in?sent=yes"))
}

pub(crate) async fn out(State(desk): State<Desk>, caller: Caller, headers: HeaderMap) -> Answer {
    let (line, log) = (desk.line.clone(), desk.house.world.id::<ground::EventId>());
    desk.write(&caller, move |c, me, now| {
        staffing::shelf::declare(c, &me.id, staffing::State::Away, "", log.as_str(), now)?;
        crate::presence::tell(c, &line, &me.sites)
    })
    .await?;
    if let Some(secret) = cookies::get(&headers, Face::Desk.cookie()).map(str::to_owned) {
        desk.house.db.write(move |c| sign_in::end(c, &secret)).await?;
    }
    // Other tabs of this browser find out now, not at their next question.
    if let Some(id) = caller.staff() {
        desk.house.hub.flash(&format!("staff:{id}"), web::live::RIGHTS, String::new());
    }
    let mut answer = see_saying("/desk/sign-in", "note", &Text::new("desk-signed-out"));
    cookies::clear(answer.headers_mut(), Face::Desk.cookie());
    Ok(answer)
}
