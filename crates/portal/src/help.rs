//! "Talk to someone": whether somebody is there, asking, waiting with an honest place, cancelling, leaving
//! it with us, a call at a promised hour.

mod visitor;

use crate::Portal;
use crate::observe::{Known, Watch};
use crate::order::Matter;
use crate::session::{Maybe, Me};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ground::{CaseId, EventId, HandoverId, Instant, Lang, OrderId, PersonId, Refusal, Result, SiteId, Text};
use handover::crew::{self, Keep};
use handover::{Handover, Need, Place, Stage};
use http::StatusCode;
use journey::Goal;
use serde::Deserialize;
use staffing::{Call, NewCall, Week};
use store::Conn;
use web::{Answer, Choice, Errors, Form, Page, Query, Routes, Who, see, see_with};

/// Hours that are proposed for a call.
const HOURS: usize = 6;

/// The addresses of this file; merged into the portal's table.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        .get("/help", Who::Anyone, get)
        .post("/help", Who::Person, ask)
        .get("/help/waiting", Who::Person, waiting)
        .post("/help/cancellation", Who::Person, cancel)
        .post("/help/case", Who::Person, leave)
        .post("/help/visitor-cases", Who::Anyone, visitor::leave)
        .post("/help/call", Who::Person, call)
        .post("/help/call/cancellation", Who::Person, cancel_call)
}

/// What is known before somebody asks.
struct Help {
    keep: Keep,
    /// Who is there and speaks the language.
    names: Vec<String>,
    opens: Option<Instant>,
    by: Option<Instant>,
    hours: Vec<Instant>,
    /// The order that they ask about, or what the visit says they are trying to do.
    goal: Option<Text>,
    call: Option<Call>,
}

#[derive(Template)]
#[template(path = "help/help.html")]
struct HelpPage {
    p: Page,
    signed: bool,
    help: Help,
    errors: Errors,
    wish: String,
    phone: String,
    /// Of somebody who is not signed in and leaves something with us.
    called: String,
    email: String,
    hours: Vec<Choice>,
    /// The order that they ask about; may be empty.
    about: String,
}

impl HelpPage {
    fn free(&self) -> bool {
        matches!(self.help.keep, Keep::Person(_))
    }

    fn wait(&self) -> String {
        match self.help.keep {
            Keep::Person(wait) => say_wait(&self.p, wait),
            Keep::CallAt(_) | Keep::Nobody => String::new(),
        }
    }

    fn who(&self) -> String {
        match self.help.names.as_slice() {
            [] => String::new(),
            [one] => self.p.t1("handover-help-one", "name", one),
            [one, rest @ ..] => self.p.t2("handover-help-more", "name", one, "n", rest.len()),
        }
    }
}

pub(crate) fn say_wait(p: &Page, wait: ground::Span) -> String {
    p.say(&wait_text(wait))
}

pub(crate) fn wait_text(wait: ground::Span) -> Text {
    match wait.as_minutes() {
        0 => Text::new("handover-wait-moment"),
        n => Text::new("handover-wait-minutes").with("n", n),
    }
}

fn know(
    c: &Conn,
    site: &SiteId,
    lang: Lang,
    person: Option<&PersonId>,
    goal: Option<Goal>,
    now: Instant,
) -> Result<Help> {
    let agents = crew::agents(c, site, now)?;
    let there = agents.iter().filter(|a| (a.ready || a.busy_since.is_some()) && a.langs.contains(&lang));
    let names = there.map(|a| a.called.clone()).collect();
    let week = people::shelf::site(c, site)?.map(|s| Week::of(&s));
    Ok(Help {
        keep: crew::keep(c, site, lang, "", now)?,
        names,
        opens: week.as_ref().and_then(|w| w.next_opening(now)).filter(|at| *at > now),
        by: week.as_ref().and_then(|w| w.promise(now)),
        hours: crew::hours(c, site, lang, now, HOURS)?,
        goal: goal.map(|g| g.name),
        call: person.map(|id| staffing::shelf::call_for(c, id)).transpose()?.flatten(),
    })
}

async fn page(portal: &Portal, p: Page, me: Option<&Me>, watch: &Watch, about: &str) -> Result<HelpPage> {
    let (site, lang, now) = (p.site.id.clone(), p.lang, p.now);
    let asked = asked_about(portal, me, about).await?;
    let about = asked.as_ref().map(ToString::to_string).unwrap_or_default();
    let goal = wanted(known(portal, watch).and_then(|k| k.goal), asked.as_ref());
    let goal = goal.filter(|g| asked.is_some() || g.is_deed());
    let person = me.map(|m| m.id().clone());
    let find = move |c: &Conn| know(c, &site, lang, person.as_ref(), goal.clone(), now);
    let help = portal.house.db.read(find).await?;
    let hour = |at: &Instant| Choice::new(at.rfc3339(), format!("{}, {}", p.day(*at), p.time(*at)));
    Ok(HelpPage {
        hours: help.hours.iter().map(hour).collect(),
        signed: me.is_some(),
        phone: me.map(|m| m.0.phone.clone()).unwrap_or_default(),
        wish: String::new(),
        called: String::new(),
        email: String::new(),
        errors: Errors::none(),
        about,
        help,
        p: p.titled("handover-help-title"),
    })
}

/// `GET /help`: whoever waits or talks already is led there.
pub async fn get(
    State(portal): State<Portal>,
    p: Page,
    Maybe(me): Maybe,
    watch: Watch,
    Query(q): Query<About>,
) -> Answer {
    if let Some(me) = &me
        && let Some(to) = under_way(&portal, me).await?
    {
        return Ok(see(to));
    }
    watch.help();
    web::page(&page(&portal, p, me.as_ref(), &watch, &q.about).await?)
}

/// Where the person's open handover is to be seen.
async fn under_way(portal: &Portal, me: &Me) -> Result<Option<String>> {
    let id = me.id().clone();
    let open = portal.house.db.read(move |c| handover::shelf::open_of(c, &id)).await?;
    Ok(open.map(|h| place_of(&h)))
}

fn place_of(h: &Handover) -> String {
    match &h.dialogue {
        Some(d) => format!("/dialogue/{d}"),
        None => "/help/waiting".to_owned(),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct About {
    about: String,
}

/// The order that somebody asks about, if it is theirs.
async fn asked_about(portal: &Portal, me: Option<&Me>, about: &str) -> Result<Option<OrderId>> {
    let Some(me) = me.filter(|_| !about.is_empty()) else { return Ok(None) };
    match Matter::of(portal, me, OrderId(about.to_owned())).await {
        Ok(matter) => Ok(Some(matter.order.id)),
        Err(ground::Error::NotFound) => Ok(None),
        Err(e) => Err(e),
    }
}

/// What the visit knows that they want, unless they ask about another order.
fn wanted(goal: Option<Goal>, about: Option<&OrderId>) -> Option<Goal> {
    match about {
        Some(order) if goal.as_ref().and_then(Goal::order_id).as_ref() != Some(order) => {
            Some(Goal::order("look", order))
        }
        _ => goal,
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wished {
    about: String,
    wish: String,
    phone: String,
    at: String,
}

/// What the visit knows goes along, where it is about the same; what was typed only where they agreed to it at
/// an offer.
async fn need(portal: &Portal, me: &Me, lang: Lang, watch: &Watch, f: &Wished) -> Result<Need> {
    let mut need = Need::plain(me.site().clone(), me.id().clone(), lang, &f.wish);
    let (known, about) = (known(portal, watch), asked_about(portal, Some(me), &f.about).await?);
    let goal = wanted(known.as_ref().and_then(|k| k.goal.clone()), about.as_ref());
    need.skill = struggle::offer::skill(goal.as_ref());
    if let Some(known) = known.filter(|k| k.goal == goal) {
        need.visit = watch.visit().cloned();
        (need.step, need.reason, need.cause) = (known.step, known.reason, known.cause);
    }
    need.order = goal.as_ref().and_then(Goal::order_id);
    need.goal = goal.map(|g| g.name);
    Ok(need)
}

fn known(portal: &Portal, watch: &Watch) -> Option<Known> {
    watch.visit().and_then(|v| portal.observer.known(v))
}

/// `POST /help`
pub async fn ask(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(f): Form<Wished>,
) -> Answer {
    let (line, id, now) = (portal.line.clone(), portal.house.world.id::<HandoverId>(), p.now);
    watch.message(&f.wish);
    let need = need(&portal, &me, p.lang, &watch, &f).await?;
    let asked = portal.house.db.write(move |c| handover::shelf::ask(c, &line, &id, &need, now)).await?;
    let to = place_of(&asked);
    if let Some(visit) = watch.visit() {
        portal.ties.asked(visit, &asked.id, me.id());
        portal.observer.tell_visit(visit);
        portal.observer.withdraw(visit).await;
    }
    Ok(see(to))
}

#[derive(Template)]
#[template(path = "help/waiting.html")]
struct WaitingPage {
    p: Page,
    h: Handover,
    place: Place,
    opens: Option<Instant>,
    by: Option<Instant>,
    /// They were away for a while.
    back: bool,
}

impl WaitingPage {
    fn wait(&self) -> String {
        self.place.wait.map(|w| say_wait(&self.p, w)).unwrap_or_default()
    }
}

/// `GET /help/waiting`: as soon as somebody is there, it leads to the dialogue.
pub async fn waiting(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let (id, now) = (me.id().clone(), p.now);
    let found = portal.house.db.read(move |c| {
        let Some(h) = handover::shelf::open_of(c, &id)? else { return Ok(None) };
        let agents = crew::agents(c, &h.need.site, now)?;
        let place = handover::shelf::place_of(c, &h, &agents, now)?;
        let week = people::shelf::site(c, &h.need.site)?.map(|s| Week::of(&s));
        let opens = week.as_ref().and_then(|w| w.next_opening(now)).filter(|at| *at > now);
        Ok(Some((h, place, opens, week.and_then(|w| w.promise(now)))))
    });
    match found.await? {
        None => Ok(see("/help")),
        Some((h, ..)) if h.stage == Stage::Accepted => Ok(see(place_of(&h))),
        Some((h, place, opens, by)) => {
            let back = portal.seen.is_back(me.id(), now);
            web::page(&WaitingPage { p: p.titled("handover-waiting-title"), h, place, opens, by, back })
        }
    }
}

/// `POST /help/cancellation`
pub async fn cancel(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let (line, id, now) = (portal.line.clone(), me.id().clone(), p.now);
    let still = portal.house.db.write(move |c| {
        let Some(h) = handover::shelf::open_of(c, &id)? else { return Ok(None) };
        let gone = handover::shelf::cancel(c, &line, &h, now)?;
        Ok((!gone).then(|| place_of(&h)))
    });
    match still.await? {
        Some(to) => Ok(see(to)),
        None => Ok(see_with("/help", &Text::new("handover-cancelled"))),
    }
}

/// `POST /help/case`: "leave it with us".
pub async fn leave(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(f): Form<Wished>,
) -> Answer {
    let (line, now) = (portal.line.clone(), p.now);
    let (id, code) = (portal.house.world.id::<CaseId>(), ::dialogue::case_code(&portal.house.world));
    watch.message(&f.wish);
    let (who, wished) = (me.clone(), need(&portal, &me, p.lang, &watch, &f).await?);
    let left = portal.house.db.write(move |c| {
        let mut need = wished.clone();
        if need.wish.trim().is_empty()
            && let Some(h) = handover::shelf::open_of(c, who.id())?
        {
            need.wish = h.need.wish;
        }
        let by = crate::cases::promise(c, who.site(), now)?.unwrap_or(now + crate::cases::SOON);
        let case = handover::shelf::leave(c, &line, &need, by, &id, &code, now)?;
        handover::facts::cases(c, &line, who.site());
        Ok(case)
    });
    match left.await {
        Ok(case) => {
            let said = Text::new("handover-left").with("code", case.code.as_str());
            Ok(see_with(format!("/cases/{}", case.id), &said))
        }
        Err(e) => again(&portal, p, me, &watch, f, e).await,
    }
}

/// `POST /help/call`
pub async fn call(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(f): Form<Wished>,
) -> Answer {
    let (now, id, lang, line) = (p.now, portal.house.world.id::<EventId>(), p.lang, portal.line.clone());
    watch.message(&f.wish);
    let (who, visit, typed) = (me.clone(), watch.visit().cloned(), f);
    let asked = asked_about(&portal, Some(&me), &typed.about).await?;
    let goal = wanted(known(&portal, &watch).and_then(|k| k.goal), asked.as_ref());
    let goal = goal.filter(|g| asked.is_some() || g.is_deed());
    let about = [typed.wish.trim().to_owned(), goal.map(|g| p.say(&g.name)).unwrap_or_default()];
    let about = about.into_iter().filter(|a| !a.is_empty()).collect::<Vec<_>>().join(" · ");
    let form = Wished {
        about: typed.about.clone(),
        wish: typed.wish.clone(),
        phone: typed.phone.clone(),
        at: typed.at.clone(),
    };
    let promised = portal.house.db.write(move |c| {
        let wrong = || Refusal::input("call.hour", "at", Text::new("staffing-call-hour"));
        let new = NewCall {
            site: who.site().clone(),
            person: who.id().clone(),
            visit: visit.clone(),
            lang,
            phone: typed.phone.clone(),
            wish: about.clone(),
            at: Instant::parse(&typed.at).ok_or_else(wrong)?,
        };
        // One more than was shown: an hour may have gone while they typed.
        let free = crew::hours(c, who.site(), lang, now, HOURS + 2)?;
        let call = staffing::shelf::promise(c, &new, &free, id.as_str(), now)?;
        handover::facts::calls(c, &line, who.site());
        Ok(call)
    });
    match promised.await {
        Ok(call) => {
            let said = Text::new("handover-call-promised").with("at", ground::Arg::Time(call.at));
            Ok(see_with("/help", &said))
        }
        Err(e) => again(&portal, p, me, &watch, form, e).await,
    }
}

/// The page again, with what was typed and what is wrong with it.
async fn again(
    portal: &Portal,
    p: Page,
    me: Me,
    watch: &Watch,
    typed: Wished,
    error: ground::Error,
) -> std::result::Result<Response, web::Oops> {
    let errors = Errors::catch(error)?;
    let mut page = page(portal, p, Some(&me), watch, &typed.about).await?;
    page.errors = errors;
    page.wish = typed.wish;
    if !typed.phone.is_empty() {
        page.phone = typed.phone;
    }
    for hour in &mut page.hours {
        hour.chosen = hour.value == typed.at;
    }
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /help/call/cancellation`
pub async fn cancel_call(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let (id, line, now) = (me.id().clone(), portal.line.clone(), p.now);
    portal
        .house
        .db
        .write(move |c| {
            if let Some(call) = staffing::shelf::call_for(c, &id)? {
                let cancelled = staffing::CallState::Cancelled;
                staffing::shelf::close_call(c, &call.site, &call.id, cancelled, None, now)?;
                handover::facts::calls(c, &line, &call.site);
            }
            Ok(())
        })
        .await?;
    Ok(see_with("/help", &Text::new("handover-call-cancelled")))
}

#[cfg(test)]
mod tests;
