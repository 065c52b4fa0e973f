//! Who is there: from the portal's cookie to the caller, what pages show of them, and the person for handlers.

use crate::Portal;
use crate::in_line::InLine;
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ground::{Instant, PersonId, Result, SiteId};
use handover::Seen;
use http::request::Parts;
use people::sign_in::{self, Face};
use people::{Contrast, Motion, Person, TextSize};
use std::sync::Arc;
use store::Conn;
use web::{Caller, Nav, Oops, Prefs, Reader, Site, cookies};

const COOKIE: &str = web::Face::Portal.cookie();

/// The signed-in person. An extractor for routes of `Who::Person`.
#[derive(Clone, Debug)]
pub struct Me(pub Arc<Person>);

impl Me {
    pub fn id(&self) -> &PersonId {
        &self.0.id
    }
    pub fn site(&self) -> &SiteId {
        &self.0.site
    }
}

impl<S: Sync> FromRequestParts<S> for Me {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Oops> {
        parts.extensions.get::<Self>().cloned().ok_or(Oops::SignIn)
    }
}

/// The signed-in person where there is one.
#[derive(Clone, Debug)]
pub struct Maybe(pub Option<Me>);

impl<S: Sync> FromRequestParts<S> for Maybe {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.extensions.get::<Me>().cloned()))
    }
}

/// The portal's outer middleware.
pub async fn resolve(State(portal): State<Portal>, mut req: Request, next: Next) -> Response {
    let site = req.extensions().get::<Arc<Site>>().cloned().unwrap_or_default();
    let secret = cookies::get(req.headers(), COOKIE).map(str::to_owned);
    let me = match secret {
        Some(secret) => known(&portal, &site.id, secret).await,
        None => None,
    };
    let path = req.uri().path().to_owned();
    let ext = req.extensions_mut();
    match me {
        Some((me, csrf, mut thread)) => {
            // Whoever reads it has read it.
            if let Some(talk) = thread.talk.as_mut().filter(|t| t.href == path) {
                talk.unread = 0;
            }
            ext.insert(Caller::Person { id: me.id().clone(), site: me.site().clone(), csrf });
            if let Some(line) = &thread.line {
                ext.insert(line.clone());
            }
            let aside = crate::in_line::region(thread.line).and(crate::cobrowse::region(&portal, me.id()));
            ext.insert(Reader { aside: Some(aside), ..reader(&me.0, &site, thread.talk) });
            ext.insert(me);
        }
        None => {
            ext.insert(Reader { nav: nav(&site, None), ..Reader::default() });
            ext.insert(crate::unsent::keeper(&portal));
        }
    }
    next.run(req).await
}

/// Who is behind a live connection of the portal: the same answer as [`resolve`] gives.
pub async fn caller(portal: &Portal, head: &Parts) -> Caller {
    let site = head.extensions.get::<Arc<Site>>().cloned().unwrap_or_default();
    let Some(secret) = cookies::get(&head.headers, COOKIE).map(str::to_owned) else { return Caller::Nobody };
    match known(portal, &site.id, secret).await {
        Some((me, csrf, _)) => Caller::Person { id: me.id().clone(), site: me.site().clone(), csrf },
        None => Caller::Nobody,
    }
}

/// The way to an open dialogue, with how many messages are not read yet, or to the place in the queue.
struct Talk {
    href: String,
    name: &'static str,
    unread: i64,
}

/// What every page of a person shows of others who help: the way to them, and the place in line.
#[derive(Default)]
struct Thread {
    talk: Option<Talk>,
    line: Option<InLine>,
}

impl Thread {
    /// `since` is when they were last here, where that is a while ago.
    fn of(c: &Conn, person: &PersonId, seen: &Seen, since: Option<Instant>, now: Instant) -> Result<Self> {
        let mut thread = Self::default();
        let open = dialogue::shelf::open_of(c, person)?;
        let together = open.as_ref().is_some_and(|d| d.staff.is_some());
        if let Some(d) = open {
            let unread = (d.last_n - d.person_read.max(d.person_had)).max(0);
            let href = format!("/dialogue/{}", d.id);
            thread.talk = Some(Talk { href, name: "handover-nav-dialogue", unread });
        }
        if together {
            return Ok(thread);
        }
        let waits = |h: &handover::Handover| h.stage == handover::Stage::Waiting;
        if let Some(h) = handover::shelf::open_of(c, person)?.filter(waits) {
            seen.note(person, now);
            thread.line = Some(InLine::of(c, &h, seen, now)?);
            let (href, name) = ("/help/waiting".to_owned(), "handover-nav-waiting");
            thread.talk.get_or_insert(Talk { href, name, unread: 0 });
        } else if let Some(since) = since
            && handover::shelf::has_lapsed(c, person, since)?
        {
            thread.line = Some(InLine::Lapsed);
        }
        Ok(thread)
    }
}

async fn known(portal: &Portal, site: &SiteId, secret: String) -> Option<(Me, String, Thread)> {
    let (now, seen) = (portal.house.world.now(), portal.seen.clone());
    let (asked, at) = (secret.clone(), site.clone());
    let found = portal.house.db.read(move |c| {
        let Some(session) = sign_in::session(c, Face::Portal, &asked, now)? else { return Ok(None) };
        let person = people::shelf::person(c, &PersonId(session.subject.clone()))?;
        let Some(person) = person.filter(|p| p.site == at) else { return Ok(None) };
        let since = session.stale.then_some(session.seen_at);
        let thread = Thread::of(c, &person.id, &seen, since, now)?;
        Ok(Some((session, person, thread)))
    });
    let (session, person, thread) = match found.await {
        Ok(found) => found?,
        Err(e) => {
            tracing::error!(%e, "cannot read a session");
            return None;
        }
    };
    if session.stale {
        let used = secret;
        if let Err(e) = portal.house.db.write(move |c| sign_in::seen(c, &used, now)).await {
            tracing::warn!(%e, "cannot note that a session is in use");
        }
    }
    Some((Me(Arc::new(person)), session.csrf, thread))
}

fn reader(person: &Person, site: &Site, talk: Option<Talk>) -> Reader {
    let mut nav = nav(site, Some(person));
    // Whoever is talking to somebody, or waiting for somebody, finds the way back on every page.
    if let (Some(talk), Some(help)) = (talk, nav.last_mut()) {
        *help = Nav::new(talk.href, talk.name, "chat").counting(talk.unread);
    }
    Reader {
        name: person.name(),
        lang: Some(person.lang),
        zone: None,
        prefs: prefs(person),
        nav,
        topics: vec![format!("person:{}", person.id)],
        ..Reader::default()
    }
}

/// What a person chose, as pages show it.
pub fn prefs(person: &Person) -> Prefs {
    let size = match person.prefs.text_size {
        TextSize::Normal => "",
        TextSize::Large => "large",
        TextSize::Largest => "larger",
    };
    let contrast = if person.prefs.contrast == Contrast::More { "more" } else { "" };
    let motion = if person.prefs.motion == Motion::Less { "less" } else { "" };
    Prefs::new(size, contrast, motion, "")
}

/// The main navigation, for whom the site serves.
fn nav(site: &Site, person: Option<&Person>) -> Vec<Nav> {
    let mut nav = vec![Nav::new("/", "portal-nav-home", "home")];
    match (site.employees, person) {
        (false, Some(_)) => {
            nav.push(Nav::new("/orders", "portal-nav-orders", "orders"));
            nav.push(Nav::new("/products", "portal-nav-products", "box"));
        }
        (false, None) => nav.push(Nav::new("/products", "portal-nav-products", "box")),
        (true, Some(person)) => {
            nav.push(Nav::new("/leave", "services-nav-leave", "leave"));
            nav.push(Nav::new("/payslips", "services-nav-payslips", "payslip"));
            if person.kind == people::Kind::Manager {
                nav.push(Nav::new("/approvals", "services-nav-approvals", "people"));
            }
        }
        (true, None) => {}
    }
    nav.push(Nav::new("/articles", "portal-nav-articles", "book"));
    if person.is_some() {
        nav.push(Nav::new("/things", "portal-nav-things", "list"));
    }
    nav.push(Nav::new("/help", "handover-nav-help", "chat"));
    nav
}
