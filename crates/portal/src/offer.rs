//! Help proposed to somebody who is stuck: the card on every page, the list of what would be shared, the
//! yes and the no.
//!
//! The card says why it appears, is closed with one tap, takes no focus and moves nothing that somebody
//! is typing into. What is struck from the list is not kept, and whoever helps is told only of what is left.

mod answer;
mod sharing;
mod yes;

pub use answer::judge;
pub use sharing::get;
pub use yes::accept;

use crate::Portal;
use crate::observe::{Observer, Watch, topic};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use ground::{Arg, Instant, OfferId, Result, Span, Text, VisitId};
use handover::crew;
use http::{HeaderMap, StatusCode};
use knowledge::{Audience, Closeness};
use std::sync::Arc;
use store::Conn;
use struggle::{CanKeep, Kind, Offer, Promise, Thing, Wish, shelf};
use web::{Answer, Caller, Form, OfferCard, Oops, Page};

/// Where a person waits for whoever helps them.
pub const WAITING: &str = "/help/waiting";
/// The cookie of a browser where nobody wants to be offered help.
pub(crate) const ALONE: &str = "__Host-alone";
/// Hours for a call to choose from.
const HOURS: usize = 4;

/// Help as the queue and the roster of the desk can keep it.
pub struct AtTheDesk {
    pub library: knowledge::Library,
}

impl CanKeep for AtTheDesk {
    fn now(&self, c: &Conn, wish: &Wish, now: Instant) -> Result<Promise> {
        if let Some(person) = &wish.person
            && (handover::shelf::open_of(c, person)?.is_some()
                || staffing::shelf::call_for(c, person)?.is_some())
        {
            return Ok(Promise::Nobody);
        }
        Ok(match crew::keep(c, &wish.site, wish.lang, &wish.skill, now)? {
            crew::Keep::Person(wait) => Promise::Person { wait },
            crew::Keep::CallAt(at) => Promise::CallAt(at),
            crew::Keep::Nobody => Promise::Nobody,
        })
    }

    fn answer(&self, wish: &Wish, words: &str) -> Option<Thing> {
        let reader = if wish.person.is_some() { Audience::SignedIn } else { Audience::Public };
        let found = self.library.search(&wish.site, wish.lang, reader, words, 1).ok()?;
        // Half a match is no answer.
        let hit = found.hits.first().filter(|_| found.closeness != Closeness::Some)?;
        Some(Thing {
            text: Text::new("offer-answer").with("title", hit.plain_title()),
            href: format!("/articles/{}", web::segment(&hit.slug)),
            of: hit.slug.clone(),
        })
    }
}

/// The place of the card on every page; empty where nothing is offered.
#[derive(Template)]
#[template(path = "offer/region.html")]
struct Region<'a> {
    p: &'a Page,
    topic: String,
    card: Option<OfferCard>,
    /// The page has the frame itself.
    own_frame: bool,
}

#[derive(Template)]
#[template(path = "offer/frame.html")]
struct Frame<'a> {
    p: &'a Page,
    topic: String,
    card: Option<OfferCard>,
}

#[derive(Template)]
#[template(path = "offer/closed.html")]
struct Closed<'a> {
    p: &'a Page,
    said: &'a Text,
}

fn card(p: &Page, offer: &Offer) -> OfferCard {
    let own = |text: &Text| offer.own.say(p.lang, text, &|t| p.say(t));
    OfferCard {
        id: offer.id.0.clone(),
        kind: offer.kind.code(),
        title: own(&Text::new("offer-title")),
        reason: p.say(&offer.draft.reason),
        says: own(&says(offer)),
        mark: String::new(),
        field: match (&offer.thing, offer.kind) {
            (Some(thing), Kind::Field) => thing.of.clone(),
            _ => String::new(),
        },
        save_at: match (&offer.thing, offer.kind) {
            (Some(thing), Kind::Save) => format!("{}/saved", thing.of),
            _ => String::new(),
        },
    }
}

/// What is promised, or what is offered instead of somebody.
pub fn says(offer: &Offer) -> Text {
    offer.thing.as_ref().map_or_else(|| promise(offer.promise), |thing| thing.text.clone())
}

/// The promise in words.
pub fn promise(promise: Promise) -> Text {
    match promise {
        Promise::Person { wait } if wait.as_secs() < 60 => Text::new("offer-promise-now"),
        Promise::Person { wait } => {
            Text::new("offer-promise-wait").with("minutes", (wait.as_secs() + 59) / 60)
        }
        Promise::CallAt(at) => Text::new("offer-promise-call").with("at", Arg::Time(at)),
        Promise::Nobody => Text::new("offer-promise-none"),
    }
}

/// The region that every page of the portal has; for [`crate::observe::attend`].
pub(crate) fn region(observer: &Observer, visit: &VisitId, p: &Page) -> String {
    let own_frame = p.path.starts_with("/offers/");
    // Whoever is asking for help already needs no offer of it.
    let asking = ["/help", "/dialogue/"].iter().any(|at| p.path.starts_with(at));
    let card = observer.offer_at(visit, &p.path).filter(|_| !asking).map(|o| card(p, &o));
    Region { p, topic: topic(visit), card, own_frame }.render().unwrap_or_default()
}

/// `GET /offers/open`: the card alone, fetched when the server says that something changed.
pub async fn open(State(portal): State<Portal>, watch: Watch, p: Page) -> Answer {
    let Some(visit) = watch.visit() else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let card = portal.observer.offer_at(visit, &p.path).map(|o| card(&p, &o));
    web::page(&Frame { p: &p, topic: topic(visit), card })
}

/// What comes with a no.
#[derive(Debug, Default, serde::Deserialize)]
pub struct No {
    /// `yes`: do not approach me again.
    #[serde(default)]
    alone: String,
    /// Where they were.
    #[serde(default)]
    then: String,
}

/// `POST /offers/{id}/refusals`: no, and not again; with `alone`, never.
pub async fn decline(
    State(portal): State<Portal>,
    caller: Caller,
    watch: Watch,
    p: Page,
    headers: HeaderMap,
    Path(id): Path<OfferId>,
    Form(no): Form<No>,
) -> Answer {
    let visit = watch.visit().cloned().ok_or(Oops::NotFound)?;
    let (person, now, alone) = (caller.person().cloned(), portal.house.world.now(), no.alone == "yes");
    let (of, note_id) = (visit.clone(), portal.house.world.id());
    let by_browser = alone && person.is_none();
    let kept = portal.house.db.write(move |c| {
        let offer = shelf::offer(c, &id, &of)?;
        if shelf::decline(c, &offer.id, now)?
            && let Some(entry) = noted(&offer, "offer.declined", now)
        {
            people::timeline::note(c, &entry, &note_id)?;
        }
        if alone {
            shelf::never(c, &offer.id)?;
            shelf::leave_alone(c, &of, person.as_ref(), true, now)?;
        }
        Ok(())
    });
    kept.await?;
    portal.observer.answered(&visit, false);
    let said = Text::new(if alone { "offer-left-alone" } else { "offer-declined" });
    let mut answer = closed(&p, &headers, &no.then, &said)?;
    remember(&mut answer, by_browser);
    Ok(answer)
}

/// The card goes, and something is said instead.
fn closed(p: &Page, headers: &HeaderMap, then: &str, said: &Text) -> Answer {
    let streams = headers
        .get(http::header::ACCEPT)
        .is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("text/vnd.turbo-stream.html")));
    if streams { web::streams(&Closed { p, said }) } else { Ok(web::see_saying(then, "note", said)) }
}

/// Whoever is not known is remembered by their browser.
fn remember(answer: &mut Response, by_browser: bool) {
    if by_browser {
        web::cookies::set(answer.headers_mut(), ALONE, "yes", Some(Span::days(365).as_secs()));
    }
}

/// For the timeline of whoever is known: `offer.made` or `offer.declined`.
pub(crate) fn noted(offer: &Offer, kind: &str, at: Instant) -> Option<people::timeline::Entry> {
    use people::timeline::{Actor, Entry};
    let made = kind == "offer.made";
    Some(Entry {
        site: offer.draft.site.clone(),
        person: offer.draft.person.clone()?,
        at,
        kind: kind.to_owned(),
        actor: if made { Actor::System } else { Actor::Person },
        subject: offer.draft.goal.as_ref().and_then(|g| g.subject.clone()),
        text: Text::new(if made { "offer-timeline-made" } else { "offer-timeline-declined" }),
        visit: Some(offer.draft.visit.clone()),
        dialogue: None,
    })
}

/// The page of an offer, with what was struck of it already: keys, with commas between.
pub(crate) fn page(id: &OfferId, struck: &str) -> String {
    let query = if struck.is_empty() { String::new() } else { format!("?struck={}", web::segment(struck)) };
    format!("/offers/{}{query}", web::segment(id))
}

async fn find(portal: &Portal, id: &OfferId, visit: &VisitId) -> Result<Offer, Oops> {
    let (id, visit) = (id.clone(), visit.clone());
    Ok(portal.house.db.read(move |c| shelf::offer(c, &id, &visit)).await?)
}

/// The desk's voice on the portal: sentences of dialogues in the reader's language.
pub(crate) struct Voice;

impl dialogue::Speaks for Voice {
    fn say(&self, lang: ground::Lang, zone: &str, text: &Text) -> String {
        web::Tongue::new(lang).in_zone(zone).say(text)
    }
}

/// A line for the portal's own handovers.
pub(crate) fn line(house: &web::House) -> dialogue::Line {
    dialogue::Line { hub: house.hub.clone(), voice: Arc::new(Voice) }
}

#[cfg(test)]
pub(crate) mod tests;
