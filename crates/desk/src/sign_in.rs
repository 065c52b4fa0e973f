//! Staff sign in by a link that is sent to them and works once.

use crate::Desk;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ground::Text;
use http::HeaderMap;
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
    errors: Errors,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    then: String,
    /// The secret of a link.
    link: String,
}

/// Only into the desk.
fn next(then: &str) -> String {
    web::path_within(Face::Desk, then)
}

/// The form; with `?link=…`, a button that uses the link: a mail scanner that follows it uses up nothing.
pub(crate) async fn get(caller: Caller, p: Page, Query(q): Query<Asked>) -> Answer {
    if q.link.is_empty() && caller.staff().is_some() {
        return Ok(see(next(&q.then)));
    }
    let p = p.titled("desk-sign-in-title");
    let page = SignIn {
        p,
        email: String::new(),
        then: next(&q.then),
        sent: false,
        link: q.link,
        errors: Errors::none(),
    };
    web::page(&page)
}

#[derive(Deserialize)]
pub(crate) struct Link {
    link: String,
}

/// Uses a link, once, begins a session, and ends the one that this browser had.
pub(crate) async fn redeem(State(desk): State<Desk>, headers: HeaderMap, Form(f): Form<Link>) -> Answer {
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
        Err(ground::Error::Refused(r)) => Ok(see_saying("/desk/sign-in", "bad", &r.reason)),
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
    let sent = errors.is_empty();
    if sent {
        let ip = ip.map(|axum::Extension(ClientIp(ip))| ip).unwrap_or_default();
        desk.limits.callers.take(&ip, now).map_err(Oops::TooMany)?;
    }
    if sent && desk.limits.addresses.take(&store::fold(&email), now).is_ok() {
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
    web::page(&SignIn { p: p.titled("desk-sign-in-title"), email, then, sent, link: String::new(), errors })
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
