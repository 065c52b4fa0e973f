//! Signing in by a link that arrives by mail, works once and not for long; and signing out.

use crate::Portal;
use crate::session::Maybe;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use channels::mail::Mail;
use ground::{Instant, JobId, Lang, Span, Text};
use http::{HeaderMap, StatusCode};
use people::Person;
use people::sign_in::{self, Entering, Face, LINK_LIFE, Signed};
use serde::Deserialize;
use web::{
    Answer, ClientIp, Errors, Form, Oops, Page, Query, cookies, csrf, own_path, see, see_saying, see_with,
};

const COOKIE: &str = web::Face::Portal.cookie();

#[derive(Template)]
#[template(path = "sign_in.html")]
struct AskPage {
    p: Page,
    errors: Errors,
    email: String,
    then: String,
    /// Why a link did not work, where that led here.
    spent: bool,
}

impl AskPage {
    /// A form is kept meanwhile.
    fn keeps(&self) -> bool {
        self.then.starts_with("/unsent/")
    }
}

#[derive(Template)]
#[template(path = "sign_in_sent.html")]
struct SentPage {
    p: Page,
}

#[derive(Template)]
#[template(path = "sign_in_link.html")]
struct LinkPage {
    p: Page,
    token: String,
    name: String,
}

#[derive(Template)]
#[template(path = "sign_in_lost.html")]
struct LostPage {
    p: Page,
}

#[derive(Deserialize, Default)]
pub struct Then {
    #[serde(default)]
    then: String,
}

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    email: String,
    #[serde(default)]
    then: String,
}

#[derive(Deserialize)]
pub struct Token {
    #[serde(default)]
    t: String,
}

/// `GET /sign-in?then=/orders`
pub async fn get(p: Page, Maybe(me): Maybe, Query(q): Query<Then>) -> Answer {
    if me.is_some() {
        return Ok(see(own_path(&q.then)));
    }
    let then = own_path(&q.then).to_owned();
    let p = p.titled("portal-sign-in");
    web::page(&AskPage { p, errors: Errors::none(), email: String::new(), then, spent: false })
}

/// `POST /sign-in`: the same answer whether the address is known or not.
pub async fn post(
    State(portal): State<Portal>,
    p: Page,
    ip: Option<axum::Extension<ClientIp>>,
    Form(asked): Form<Asked>,
) -> Answer {
    let email = asked.email.trim().to_owned();
    let then = own_path(&asked.then).to_owned();
    let mut errors = Errors::none();
    errors.require(sign_in::looks_like_mail(&email), "email", "portal-sign-in-email-wrong");
    if !errors.is_empty() {
        let page = AskPage { p: p.titled("portal-sign-in"), errors, email, then, spent: false };
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let now = portal.house.world.now();
    let ip = ip.map(|axum::Extension(ClientIp(ip))| ip).unwrap_or_default();
    portal.limits.callers.take(&ip, now).map_err(Oops::TooMany)?;
    // An address gets few links: no mail bombs in our name. The answer does not tell.
    if portal.limits.addresses.take(&store::fold(&email), now).is_ok() {
        send_link(&portal, &p, email, then, now).await?;
    }
    Ok(see("/sign-in/sent"))
}

/// `GET /sign-in/sent`
pub async fn sent(p: Page) -> Answer {
    web::page(&SentPage { p: p.titled("portal-sign-in-sent") })
}

/// `GET /sign-in/link?t=…`: asks before it signs in, so that a mail scanner uses up nothing.
pub async fn link(State(portal): State<Portal>, p: Page, Query(q): Query<Token>) -> Answer {
    let now = portal.house.world.now();
    let (token, site) = (q.t.clone(), p.site.id.clone());
    let found = portal.house.db.read(move |c| {
        let person = sign_in::look(c, &token, now)?.and_then(|s| s.person());
        let Some(id) = person else { return Ok(None) };
        Ok(people::shelf::person(c, &id)?.filter(|p| p.site == site))
    });
    match found.await? {
        Some(person) => {
            let p = p.titled("portal-sign-in");
            web::page(&LinkPage { p, token: q.t, name: person.name() })
        }
        None => spent(p),
    }
}

/// `POST /sign-in/link`: uses the link, begins a session, and ends the one that this browser had.
pub async fn redeem(
    State(portal): State<Portal>,
    p: Page,
    headers: HeaderMap,
    Form(q): Form<Token>,
) -> Answer {
    let now = portal.house.world.now();
    let old = cookies::get(&headers, COOKIE).map(str::to_owned);
    let (secret, site) = (portal.house.world.token(), p.site.id.clone());
    let kept = secret.clone();
    let signed = portal.house.db.write(move |c| {
        let here = |signed: &Signed| signed.site.as_ref().is_none_or(|s| *s == site);
        let csrf = csrf::of(&kept);
        let entering = Entering { link: &q.t, session: &kept, csrf: &csrf, old: old.as_deref() };
        sign_in::enter(c, Face::Portal, &entering, here, now)
    });
    match signed.await {
        Ok(signed) => {
            let to = format!("/sign-in/arrived?then={}", web::segment(own_path(&signed.next)));
            let mut answer = see(to);
            cookies::set(answer.headers_mut(), COOKIE, &secret, Some(sign_in::LIFE.as_secs()));
            Ok(answer)
        }
        Err(ground::Error::Refused(_) | ground::Error::NotFound) => spent(p),
        Err(e) => Err(e.into()),
    }
}

/// `GET /sign-in/arrived?then=…`: whether the browser kept the cookie.
pub async fn arrived(p: Page, Maybe(me): Maybe, Query(q): Query<Then>) -> Answer {
    match me {
        Some(me) => {
            let hello = Text::new("portal-signed-in").with("name", me.0.first.as_str());
            Ok(see_with(own_path(&q.then), &hello))
        }
        None => web::page_as(StatusCode::FORBIDDEN, &LostPage { p: p.titled("portal-sign-in-lost") }),
    }
}

/// Whoever used a session within this time is still there on that device.
const STILL_THERE: Span = Span::minutes(10);

/// `POST /sign-out`. Whoever leaves the last of their devices waits for nobody any more: an account manager
/// must not be called to somebody who has gone.
pub async fn sign_out(State(portal): State<Portal>, Maybe(me): Maybe, headers: HeaderMap) -> Answer {
    if let Some(secret) = cookies::get(&headers, COOKIE).map(str::to_owned) {
        let (now, line, id) =
            (portal.house.world.now(), portal.line.clone(), me.as_ref().map(|m| m.0.id.clone()));
        let left = move |c: &store::Conn| {
            sign_in::end(c, &secret)?;
            let Some(id) = &id else { return Ok(()) };
            if sign_in::lively(c, Face::Portal, id.as_str(), now - STILL_THERE, now)? {
                return Ok(());
            }
            let Some(h) = handover::shelf::open_of(c, id)? else { return Ok(()) };
            if h.stage == handover::Stage::Waiting {
                handover::shelf::cancel(c, &line, &h, now)?;
            }
            Ok(())
        };
        portal.house.db.write(left).await?;
    }
    // Other tabs of this browser find out now, not at their next question.
    if let Some(me) = me {
        portal.house.hub.flash(&format!("person:{}", me.0.id), web::live::RIGHTS, String::new());
    }
    let mut answer: Response = see_saying("/", "note", &Text::new("portal-signed-out"));
    cookies::clear(answer.headers_mut(), COOKIE);
    Ok(answer)
}

fn spent(p: Page) -> Answer {
    let p = p.titled("portal-sign-in-spent");
    let then = "/".to_owned();
    let page = AskPage { p, errors: Errors::none(), email: String::new(), then, spent: true };
    web::page_as(StatusCode::CONFLICT, &page)
}

async fn send_link(
    portal: &Portal,
    p: &Page,
    email: String,
    then: String,
    now: Instant,
) -> ground::Result<()> {
    let world = portal.house.world.clone();
    let (secret, job): (String, JobId) = (world.token(), world.id());
    let (site, lang) = (p.site.clone(), p.lang);
    let settings = portal.house.settings.clone();
    portal
        .house
        .db
        .write(move |c| {
            let Some(person) = people::shelf::persons_by_email(c, &site.id, &email)?.into_iter().next()
            else {
                return Ok(());
            };
            let to = signed(&person, &then);
            sign_in::link(c, &secret, &to, now, LINK_LIFE)?;
            let host = people::shelf::site(c, &site.id)?.and_then(|s| s.host);
            let base = crate::words::base_url(&settings, host.as_deref());
            let url = format!("{base}/sign-in/link?t={secret}");
            let mail = letter(&person, &site.name, lang, &url);
            channels::mail::enqueue(c, &mail, &job, now)
        })
        .await
}

fn signed(person: &Person, then: &str) -> Signed {
    Signed {
        face: Face::Portal,
        subject: person.id.to_string(),
        site: Some(person.site.clone()),
        next: then.to_owned(),
    }
}

fn letter(person: &Person, site: &str, lang: Lang, url: &str) -> Mail {
    let tongue = web::Tongue::new(lang);
    let minutes = LINK_LIFE.as_minutes();
    let text = [
        tongue.t1("portal-mail-hello", "name", person.first.as_str()),
        tongue.t1("portal-mail-sign-in", "site", site),
        url.to_owned(),
        tongue.tn("portal-mail-sign-in-once", minutes),
        tongue.t("portal-mail-sign-in-not-you"),
    ];
    Mail {
        to: person.email.clone(),
        to_name: person.name(),
        subject: tongue.t1("portal-mail-sign-in-subject", "site", site),
        text: text.join("\n\n"),
        html: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_made_in_each_language() {
        for lang in Lang::ALL {
            let p = || Page::sample(lang, Instant(0));
            let errors = Errors::none;
            let ask =
                |spent| AskPage { p: p(), errors: errors(), email: String::new(), then: "/".into(), spent };
            let pages = [
                ask(false).render().unwrap(),
                ask(true).render().unwrap(),
                SentPage { p: p() }.render().unwrap(),
                LinkPage { p: p(), token: "t".into(), name: "Ágnes".into() }.render().unwrap(),
                LostPage { p: p() }.render().unwrap(),
            ];
            for page in pages {
                crate::testing::speaks(&page);
            }
        }
    }
}
