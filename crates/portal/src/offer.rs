//! Help proposed to somebody who is stuck: the card on every page, the list of what would be shared, the
//! yes and the no.
//!
//! The card says why it appears, is closed with one tap, takes no focus and moves nothing that somebody
//! is typing into. What is struck from the list is not kept, and whoever helps is told only of what is left.

use crate::Portal;
use crate::observe::{Observer, Watch, topic};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use ground::{Arg, HandoverId, Instant, OfferId, PersonId, Refusal, Result, Span, Text, VisitId};
use handover::{Need, crew};
use http::{HeaderMap, StatusCode};
use journey::{SharedFact, clean};
use staffing::NewCall;
use std::sync::Arc;
use store::Conn;
use struggle::{Answer as Left, CanKeep, Offer, Promise, Stage, Wish, shelf};
use web::{Answer, Caller, Choice, Errors, Form, Oops, Page};

/// Where a person waits for whoever helps them.
pub const WAITING: &str = "/help/waiting";
/// Hours for a call to choose from.
const HOURS: usize = 4;
/// The cookie of a browser where nobody wants to be offered help.
pub(crate) const ALONE: &str = "__Host-alone";
/// Prefix of a shared fact's edited value in the form.
const VALUE: &str = "value:";

/// Help as the queue and the roster of the desk can keep it.
pub struct AtTheDesk;

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
}

/// The place of the card on every page; empty where nothing is offered.
#[derive(Template)]
#[template(path = "offer/region.html")]
struct Region<'a> {
    p: &'a Page,
    topic: String,
    card: Option<Card>,
    /// The page has the frame itself.
    own_frame: bool,
}

/// What the card says.
#[derive(Clone)]
struct Card {
    id: String,
    reason: String,
    promise: String,
}

#[derive(Template)]
#[template(path = "offer/frame.html")]
struct Frame<'a> {
    p: &'a Page,
    topic: String,
    card: Option<Card>,
}

#[derive(Template)]
#[template(path = "offer/sharing.html")]
struct Sharing {
    p: Page,
    id: String,
    topic: String,
    reason: String,
    promise: String,
    facts: Vec<Fact>,
    wish: String,
    /// A call is promised, not a person now.
    calls: bool,
    phone: String,
    hours: Vec<Choice>,
    errors: Errors,
}

/// One fact that would be shared.
struct Fact {
    key: String,
    label: String,
    value: String,
    kept: bool,
}

#[derive(Template)]
#[template(path = "offer/closed.html")]
struct Closed<'a> {
    p: &'a Page,
    alone: bool,
}

impl Fact {
    /// Lines of the field: short values stay short.
    fn rows(&self) -> usize {
        (self.value.chars().count() / 60 + 1).min(4)
    }
}

fn card(p: &Page, offer: &Offer) -> Card {
    Card {
        id: offer.id.0.clone(),
        reason: p.say(&offer.draft.reason),
        promise: p.say(&promise(offer.promise)),
    }
}

/// The promise in words.
fn promise(promise: Promise) -> Text {
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
    let card = observer.offer(visit).filter(|_| !asking).map(|o| card(p, &o));
    Region { p, topic: topic(visit), card, own_frame }.render().unwrap_or_default()
}

/// `GET /offers/open`: the card alone, fetched when the server says that something changed.
pub async fn open(State(portal): State<Portal>, watch: Watch, p: Page) -> Answer {
    let Some(visit) = watch.visit() else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let card = portal.observer.offer(visit).map(|o| card(&p, &o));
    web::page(&Frame { p: &p, topic: topic(visit), card })
}

/// `GET /offers/{id}`: what would be shared, to be struck and edited.
pub async fn get(
    State(portal): State<Portal>,
    caller: Caller,
    watch: Watch,
    p: Page,
    headers: HeaderMap,
    Path(id): Path<OfferId>,
) -> Answer {
    let visit = watch.visit().cloned().ok_or(Oops::NotFound)?;
    let offer = find(&portal, &id, &visit).await?;
    if offer.stage != Stage::Open && headers.contains_key("turbo-frame") {
        // Within another page: that one stays.
        return web::page(&Frame { p: &p, topic: topic(&visit), card: None });
    }
    if offer.stage != Stage::Open {
        return Ok(web::see_saying("/", "note", &Text::new("offer-answered")));
    }
    let person = person(&portal, &caller).await?;
    let phone = person.map(|p| p.phone).unwrap_or_default();
    sharing(&portal, p, &offer, None, phone, Errors::none()).await
}

/// What comes from the sharing form: `keep` for each key, `value:KEY`, `wish`, `phone`, `at`.
#[derive(Debug, Default)]
struct Given {
    kept: Vec<Left>,
    wish: String,
    phone: String,
    at: Option<Instant>,
}

impl Given {
    fn of(fields: &[(String, String)]) -> Self {
        let value = |name: &str| fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
        let kept = fields
            .iter()
            .filter(|(n, _)| n == "keep")
            .map(|(_, key)| Left { key: key.clone(), value: value(&format!("{VALUE}{key}")).to_owned() });
        Self {
            kept: kept.take(64).collect(),
            wish: value("wish").chars().take(handover::WISH_MAX).collect(),
            phone: clean::text(value("phone"), 40),
            at: value("at").parse().ok().map(Instant),
        }
    }
}

/// `POST /offers/{id}/acceptances`: yes, with exactly what is left.
pub async fn accept(
    State(portal): State<Portal>,
    caller: Caller,
    watch: Watch,
    p: Page,
    Path(id): Path<OfferId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let visit = watch.visit().cloned().ok_or(Oops::NotFound)?;
    let offer = find(&portal, &id, &visit).await?;
    let Some(person) = caller.person().cloned() else {
        return Ok(web::see(format!("/sign-in?then=/offers/{}", web::segment(&id))));
    };
    let given = Given::of(&fields);
    let shared = offer.agree(&given.kept);
    let struck = !tells_all(&offer, &shared);
    let yes = Yes {
        shared,
        line: portal.line.clone(),
        handover: portal.house.world.id(),
        call: portal.house.world.id::<HandoverId>().0,
        now: portal.house.world.now(),
        lang: p.lang,
        wish: given.wish.clone(),
        phone: given.phone.clone(),
        at: given.at,
        person,
        id,
    };
    let kept = portal.house.db.write(move |c| yes.keep(c, &visit));
    match kept.await {
        Ok(said) => {
            portal.observer.answered(&offer.draft.visit, struck);
            let to = if matches!(offer.promise, Promise::Person { .. }) { WAITING } else { "/" };
            Ok(web::see_with(to, &said))
        }
        Err(e) => {
            let errors = Errors::catch(e)?;
            let phone = given.phone.clone();
            let mut answer = sharing(&portal, p, &offer, Some(&given), phone, errors).await?;
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(answer)
        }
    }
}

/// A yes, ready to be kept.
struct Yes {
    id: OfferId,
    person: PersonId,
    shared: Vec<SharedFact>,
    line: dialogue::Line,
    handover: HandoverId,
    call: String,
    now: Instant,
    lang: ground::Lang,
    wish: String,
    phone: String,
    at: Option<Instant>,
}

impl Yes {
    /// Makes the handover, or promises the call, in the transaction that notes the yes.
    fn keep(&self, c: &Conn, visit: &VisitId) -> Result<Text> {
        let offer = shelf::offer(c, &self.id, visit)?;
        if offer.stage != Stage::Open {
            return Err(Refusal::conflict("offer.answered", Text::new("offer-answered")).into());
        }
        let (handover, said) = match offer.promise {
            Promise::CallAt(_) => (self.call(c, &offer)?, Text::new("offer-call-promised")),
            _ => (self.ask(c, &offer)?, Text::new("offer-accepted")),
        };
        shelf::accept(c, &self.id, &self.shared, &handover, &self.person, self.now)?;
        Ok(said)
    }

    fn ask(&self, c: &Conn, offer: &Offer) -> Result<HandoverId> {
        let need = need(offer, &self.shared, &self.person, self.lang, &self.wish);
        Ok(handover::shelf::ask(c, &self.line, &self.handover, &need, self.now)?.id)
    }

    fn call(&self, c: &Conn, offer: &Offer) -> Result<HandoverId> {
        let site = &offer.draft.site;
        let free = crew::hours(c, site, self.lang, self.now, HOURS)?;
        let call = NewCall {
            site: site.clone(),
            person: self.person.clone(),
            visit: Some(offer.draft.visit.clone()),
            lang: self.lang,
            phone: self.phone.clone(),
            wish: self.in_words(),
            at: self.at.or(free.first().copied()).unwrap_or(self.now),
        };
        let call = staffing::shelf::promise(c, &call, &free, &self.call, self.now)?;
        handover::facts::calls(c, &self.line, site);
        Ok(HandoverId(call.id))
    }

    /// Whoever calls reads this first.
    fn in_words(&self) -> String {
        let facts = self.shared.iter().map(|f| f.value.as_str());
        let wish = Some(self.wish.as_str()).filter(|w| !w.is_empty());
        clean::text(&wish.into_iter().chain(facts).collect::<Vec<_>>().join(" · "), handover::WISH_MAX)
    }
}

/// Whether what failed is shared as it was proposed.
fn evidence_left(offer: &Offer, shared: &[SharedFact]) -> bool {
    let is_evidence =
        |f: &&SharedFact| ["refused.", "invalid.", "search."].iter().any(|k| f.key.starts_with(k));
    offer.draft.facts.iter().filter(is_evidence).all(|f| shared.contains(f))
}

/// Whether all that the visit itself would tell is shared as it was proposed.
fn tells_all(offer: &Offer, shared: &[SharedFact]) -> bool {
    let of_visit = |f: &&SharedFact| matches!(f.key.as_str(), "goal" | "step");
    evidence_left(offer, shared) && offer.draft.facts.iter().filter(of_visit).all(|f| shared.contains(f))
}

/// What the account manager is told: nothing that was struck, directly or by inference.
fn need(offer: &Offer, shared: &[SharedFact], person: &PersonId, lang: ground::Lang, wish: &str) -> Need {
    let draft = &offer.draft;
    let left = |key: &str| shared.iter().find(|f| f.key == key);
    let proposed = |key: &str| draft.facts.iter().find(|f| f.key == key);
    // In our words where it was left as it was, else in theirs.
    let said = |key: &str, ours: Option<Text>| {
        let left = left(key)?;
        let edited = proposed(key).is_some_and(|f| f.value != left.value);
        if edited { Some(Text::new("offer-own-words").with("words", left.value.as_str())) } else { ours }
    };
    let all_evidence = evidence_left(offer, shared);
    let goal_left = left("goal").is_some();
    Need {
        site: draft.site.clone(),
        person: person.clone(),
        // The visit's events would tell what was struck.
        visit: all_evidence.then(|| draft.visit.clone()),
        lang,
        skill: if goal_left { offer.skill() } else { String::new() },
        goal: said("goal", draft.goal.as_ref().map(|g| g.name.clone())),
        step: said("step", draft.step.clone()),
        wish: wish.to_owned(),
        order: draft.goal.as_ref().filter(|_| goal_left).and_then(journey::Goal::order_id),
        reason: (all_evidence && goal_left).then(|| draft.why.clone()),
        cause: (all_evidence && goal_left).then(|| draft.cause.clone()),
        shared: shared.to_vec(),
    }
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
            shelf::leave_alone(c, &of, person.as_ref(), true, now)?;
        }
        Ok(())
    });
    kept.await?;
    portal.observer.answered(&visit, false);
    let streams = headers
        .get(http::header::ACCEPT)
        .is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("text/vnd.turbo-stream.html")));
    if streams {
        let mut answer = web::streams(&Closed { p: &p, alone })?;
        remember(&mut answer, by_browser);
        return Ok(answer);
    }
    let said = Text::new(if alone { "offer-left-alone" } else { "offer-declined" });
    let mut answer = web::see_saying(&no.then, "note", &said);
    remember(&mut answer, by_browser);
    Ok(answer)
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

async fn find(portal: &Portal, id: &OfferId, visit: &VisitId) -> Result<Offer, Oops> {
    let (id, visit) = (id.clone(), visit.clone());
    Ok(portal.house.db.read(move |c| shelf::offer(c, &id, &visit)).await?)
}

async fn person(portal: &Portal, caller: &Caller) -> Result<Option<people::Person>, Oops> {
    let Some(id) = caller.person().cloned() else { return Ok(None) };
    Ok(portal.house.db.read(move |c| people::shelf::person(c, &id)).await?)
}

async fn sharing(
    portal: &Portal,
    p: Page,
    offer: &Offer,
    given: Option<&Given>,
    phone: String,
    errors: Errors,
) -> Result<Response, Oops> {
    let calls = matches!(offer.promise, Promise::CallAt(_));
    let (site, lang, now) = (offer.draft.site.clone(), p.lang, portal.house.world.now());
    let hours = if calls {
        portal.house.db.read(move |c| crew::hours(c, &site, lang, now, HOURS)).await?
    } else {
        Vec::new()
    };
    let chosen = given.and_then(|g| g.at).or(hours.first().copied());
    let hour = |at: &Instant| Choice::new(at.0.to_string(), p.date_time(at)).chosen(Some(*at) == chosen);
    let fact = |f: &SharedFact| {
        let left = given.map(|g| g.kept.iter().find(|k| k.key == f.key));
        Fact {
            key: f.key.clone(),
            label: p.say(&f.label),
            value: left.flatten().map_or_else(|| f.value.clone(), |l| l.value.clone()),
            kept: left.is_none_or(|l| l.is_some()),
        }
    };
    let page = Sharing {
        id: offer.id.0.clone(),
        topic: topic(&offer.draft.visit),
        reason: p.say(&offer.draft.reason),
        promise: p.say(&promise(offer.promise)),
        facts: offer.draft.facts.iter().map(fact).collect(),
        wish: given.map(|g| g.wish.clone()).unwrap_or_default(),
        calls,
        phone,
        hours: hours.iter().map(hour).collect(),
        errors,
        p: p.titled("offer-title"),
    };
    web::page(&page)
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
