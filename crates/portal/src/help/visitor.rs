//! "Leave it with us" for somebody who is not signed in: nobody is let into anything by it, and nobody is told
//! whether an address is known here.

use super::{HelpPage, known, page};
use crate::Portal;
use crate::observe::Watch;
use crate::session::Maybe;
use axum::extract::State;
use ground::{CaseId, PersonId, Text};
use handover::Need;
use http::StatusCode;
use people::{Kind, Person, sign_in};
use serde::Deserialize;
use web::{Answer, ClientIp, Errors, Form, Page, see, see_with};

/// Characters of what is left, of a name and of an address: together with the words around them they fit into a
/// wish ([`handover::WISH_MAX`]), so that the address is never cut off.
const WISH_MAX: usize = 280;
const NAME_MAX: usize = 50;
const EMAIL_MAX: usize = 80;

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub struct Left {
    wish: String,
    name: String,
    email: String,
}

impl Left {
    /// Without what cannot be seen and blanks around.
    fn clean(self) -> Self {
        let clean = |text: String| ground::visible(&text).trim().to_owned();
        Self { wish: clean(self.wish), name: clean(self.name), email: clean(self.email) }
    }

    fn errors(&self) -> Errors {
        let mut errors = Errors::none();
        errors.require(!self.wish.is_empty(), "wish", "handover-leave-wish");
        errors.require(self.wish.chars().count() <= WISH_MAX, "wish", "handover-visitor-wish-long");
        let name = self.name.chars().count();
        errors.require((1..=NAME_MAX).contains(&name), "name", "handover-visitor-name-wrong");
        let email = sign_in::looks_like_mail(&self.email) && self.email.chars().count() <= EMAIL_MAX;
        errors.require(email, "email", "handover-visitor-email-wrong");
        errors
    }

    /// Somebody new, whose address nobody has proved: it stands in what they wrote, and no link is sent to it.
    fn person(&self, id: PersonId, p: &Page) -> Person {
        Person {
            id,
            site: p.site.id.clone(),
            kind: Kind::default(),
            first: self.name.clone(),
            last: String::new(),
            email: String::new(),
            phone: String::new(),
            lang: p.lang,
            address: people::Address::default(),
            prefs: people::Prefs::default(),
            manager: None,
            extra: serde_json::json!({}),
            made_at: p.now,
            changed_at: p.now,
        }
    }
}

/// `POST /help/visitor-cases`
pub async fn leave(
    State(portal): State<Portal>,
    p: Page,
    Maybe(me): Maybe,
    watch: Watch,
    ip: Option<axum::Extension<ClientIp>>,
    Form(left): Form<Left>,
) -> Answer {
    if me.is_some() {
        return Ok(see("/help"));
    }
    let left = left.clean();
    let mut errors = left.errors();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        let ip = ip.map(|axum::Extension(ClientIp(ip))| ip).unwrap_or_default();
        let mut free = portal.limits.callers.take(&ip, p.now).is_ok();
        free = free && portal.limits.addresses.take(&store::fold(&left.email), p.now).is_ok();
        errors.require(free, "wish", "handover-visitor-often");
        status = StatusCode::TOO_MANY_REQUESTS;
    }
    if !errors.is_empty() {
        let page = HelpPage {
            errors,
            wish: left.wish,
            called: left.name,
            email: left.email,
            ..page(&portal, p, None, &watch, "").await?
        };
        return web::page_as(status, &page);
    }

    let (line, now, site) = (portal.line.clone(), p.now, p.site.id.clone());
    let world = &portal.house.world;
    let (id, code) = (world.id::<CaseId>(), ::dialogue::case_code(world));
    let person = left.person(world.id(), &p);
    let said = p.t2("handover-visitor-who", "name", &left.name, "email", &left.email);
    let mut need = Need::plain(site.clone(), person.id.clone(), p.lang, &format!("{} – {said}", left.wish));
    let subject = left.wish.replace(['\n', '\r', '\t'], " ");
    if let Some(known) = known(&portal, &watch) {
        need.visit = watch.visit().cloned();
        (need.step, need.reason, need.cause) = (known.step, known.reason, known.cause);
        need.goal = known.goal.map(|g| g.name);
    }
    let kept = portal.house.db.write(move |c| {
        people::shelf::put_person(c, &person)?;
        let by = crate::cases::promise(c, &site, now)?.unwrap_or(now + crate::cases::SOON);
        // Lists show subjects; who it was and how they are reached is for whoever opens the case.
        let case = handover::shelf::leave_about(c, &line, &need, &subject, by, &id, &code, now)?;
        handover::facts::cases(c, &line, &site);
        Ok((case.code, by))
    });
    let (code, by) = kept.await?;
    let said = Text::new("handover-visitor-left")
        .with("code", code)
        .with("email", left.email)
        .with("day", ground::Arg::Date(by));
    // Another page, so that what was said is at its top and the form is empty.
    Ok(see_with("/", &said))
}
