//! From a website of others to the portal and back: help that was offered there goes on here.
//!
//! The foreign page opens `GET /offers/arrival#v=…`; the fragment, which no server and no log sees, is the visit as the
//! script knows it. The page sends it with a form of ours, and the visit goes on under a new cookie: from then on the
//! script, and whoever made the link, knows nothing more of it. The link works once. The page that opened it may hand over
//! a secret, by which it follows what is asked for here ([`crate::tie`]).

use crate::Portal;
use crate::observe::{COOKIE, Came, Watch, visit_of};
use askama::Template;
use axum::extract::State;
use ground::{Error, OfferId, Result, Text, VisitId};
use journey::VISIT_GAP;
use journey::jobs::EVENTS_MAX;
use serde::Deserialize;
use serde_json::{Value, json};
use struggle::shelf;
use web::{Answer, Caller, Form, Oops, Page};

/// Longest list of what was struck.
const STRUCK_MAX: usize = 2_000;

#[derive(Template)]
#[template(path = "offer/arrival.html")]
struct Arrival {
    p: Page,
}

/// `GET /offers/arrival`: asks the browser what it was sent with. The one page of ours that knows the page by which it was
/// opened; it says nothing to it but that it is there.
pub async fn get(p: Page) -> Answer {
    let mut answer = web::page(&Arrival { p: p.titled("offer-arrival") })?;
    let policy = http::HeaderName::from_static("cross-origin-opener-policy");
    answer.headers_mut().insert(policy, http::HeaderValue::from_static("unsafe-none"));
    Ok(answer)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Arrived {
    visit: String,
    /// Keys of what was struck there, with commas between.
    struck: String,
    /// What the page that opened the window ties itself with, and the origin that the browser says it is of.
    tie: String,
    origin: String,
}

/// `POST /offers/arrivals`: the visit goes on here, at what was offered, or where help is asked for.
pub async fn post(
    State(portal): State<Portal>,
    caller: Caller,
    watch: Watch,
    p: Page,
    Form(f): Form<Arrived>,
) -> Answer {
    let Some(from) = visit_of(&f.visit) else { return plain(&portal, &p, &f, &watch).await };
    let token = portal.house.world.token();
    let to = visit_of(&token).ok_or(Oops::NotFound)?;
    let offer = match portal.observer.carry_on(&p.site.id, &from, &to, caller.person()).await {
        Ok(offer) => offer,
        Err(Error::NotFound) if portal.observer.has_gone_on(&from) => {
            return Ok(web::see_saying("/help", "note", &Text::new("offer-arrival-spent")));
        }
        Err(Error::NotFound) => return plain(&portal, &p, &f, &watch).await,
        Err(e) => return Err(e.into()),
    };
    tie(&portal, &p, &f, &to).await?;
    let struck: String = f.struck.chars().take(STRUCK_MAX).collect();
    let at = offer.map_or_else(|| "/help".to_owned(), |offer| crate::offer::page(&offer.id, &struck));
    let mut answer = web::see(at);
    web::cookies::set(answer.headers_mut(), COOKIE, &token, Some(VISIT_GAP.as_secs()));
    Ok(answer)
}

/// Nothing was observed there: help is asked for in the visit that is.
async fn plain(portal: &Portal, p: &Page, f: &Arrived, watch: &Watch) -> Answer {
    if let Some(visit) = watch.visit() {
        tie(portal, p, f, visit).await?;
    }
    Ok(web::see("/help"))
}

/// Ties the page that opened the window to this visit, where our script may stand on pages of its origin.
async fn tie(portal: &Portal, p: &Page, f: &Arrived, visit: &VisitId) -> Result<()> {
    let Some((_, host)) = f.origin.split_once("://").filter(|_| !f.tie.is_empty()) else { return Ok(()) };
    let site = p.site.id.clone();
    let website = portal.house.db.read(move |c| people::website::of_site(c, &site)).await?;
    if website.is_some_and(|w| w.allows(&f.origin)) {
        portal.ties.bind(&f.tie, &p.site.id, host, visit, p.now);
    }
    Ok(())
}

impl Portal {
    /// A no from a foreign page; with `never`, to all help unasked in this visit (and for whoever is known, for good).
    ///
    /// Errors: not found where nothing is proposed in this visit under this id.
    pub async fn refuse_elsewhere(&self, came: &Came, offer: &OfferId, never: bool) -> Result<()> {
        let visit = self.observer.foreign_visit(came)?;
        self.observer.foreign_meet(&visit, came).await?;
        let (id, of, person, now) =
            (offer.clone(), visit.clone(), came.person.clone(), self.house.world.now());
        let kept = self.house.db.write(move |c| {
            let offer = shelf::offer(c, &id, &of)?;
            shelf::decline(c, &offer.id, now)?;
            if never {
                shelf::never(c, &offer.id)?;
                shelf::leave_alone(c, &of, person.as_ref(), true, now)?;
            }
            Ok(())
        });
        kept.await?;
        self.observer.answered(&visit, false);
        Ok(())
    }

    /// Where help from a foreign page goes on: a path of the portal, at the offer that is open or where help is asked for.
    /// What the card did not leave of the facts goes along as struck.
    pub fn open_elsewhere(&self, came: &Came, left: Option<&[String]>) -> String {
        let Ok(visit) = self.observer.foreign_visit(came) else { return "/offers/arrival#v=".to_owned() };
        let offer = self.observer.offer(&visit);
        let facts = offer.iter().flat_map(|o| o.draft.facts.iter().map(|f| f.key.as_str()));
        let struck: Vec<_> = facts.filter(|k| left.is_some_and(|l| !l.iter().any(|l| l == k))).collect();
        let struck =
            if struck.is_empty() { String::new() } else { format!("&s={}", web::segment(struck.join(","))) };
        format!("/offers/arrival#v={}{struck}", came.visit)
    }

    /// All that was observed in a foreign visit, for whoever it is: they alone know its token. A visit that is somebody's
    /// is shown to them at the portal only.
    pub async fn observed_elsewhere(&self, came: &Came) -> Result<Value> {
        let (visit, site) = (self.observer.foreign_visit(came)?, came.site.clone());
        let found = self.house.db.read(move |c| {
            let kept = journey::shelf::visit(c, &visit)?.filter(|v| v.site == site && v.person.is_none());
            Ok((journey::shelf::events(c, &visit, EVENTS_MAX)?, kept.ok_or(Error::NotFound)?))
        });
        let (events, visit) = found.await?;
        Ok(
            json!({ "started": visit.started, "last_seen": visit.last_seen, "device": visit.device, "events": events }),
        )
    }

    /// Deletes a foreign visit with all that was observed in it. One that is somebody's is deleted by them at the portal,
    /// or by a page that proves who they are.
    pub async fn forget_elsewhere(&self, came: &Came) -> Result<()> {
        let visit = self.observer.foreign_visit(came)?;
        self.observer.part(&visit);
        let (id, site, person) = (visit.clone(), came.site.clone(), came.person.clone());
        let gone = self.house.db.write(move |c| {
            let theirs =
                journey::shelf::visit(c, &id)?.is_some_and(|v| v.person.is_none() || v.person == person);
            if theirs { journey::shelf::drop_whole(c, &site, &id) } else { Ok(false) }
        });
        if gone.await? {
            self.observer.forget(&visit);
        }
        Ok(())
    }
}
