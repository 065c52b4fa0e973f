//! A yes, with exactly what is left of what was proposed.

use super::sharing::{Given, as_proposed, sharing};
use super::{HOURS, WAITING, find};
use crate::Portal;
use crate::observe::Watch;
use axum::extract::{Path, State};
use ground::{HandoverId, Instant, OfferId, PersonId, Refusal, Result, Text, VisitId};
use handover::{Need, crew};
use http::StatusCode;
use journey::{SharedFact, clean};
use staffing::NewCall;
use store::Conn;
use struggle::{Offer, Promise, Stage, shelf};
use web::{Answer, Caller, Errors, Form, Oops, Page};

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
    if !offer.kind.is_somebody() {
        return super::answer::take(&portal, &offer).await;
    }
    let mut given = Given::of(&fields);
    let Some(person) = caller.person().cloned() else {
        // What they struck stays struck.
        let back = super::page(&id, &given.struck(&offer));
        return Ok(web::see(format!("/sign-in?then={}", web::segment(back))));
    };
    given.kept = as_proposed(&p, &offer, given.kept);
    let shared = offer.agree(&given.kept);
    let struck = !tells_all(&offer, &shared);
    let yes = Yes {
        words: shared.iter().map(|f| p.typed(&f.value)).collect(),
        shared,
        line: portal.line.clone(),
        handover: portal.house.world.id(),
        call: portal.house.world.id::<HandoverId>().0,
        now: portal.house.world.now(),
        lang: p.lang,
        wish: given.wish.clone(),
        phone: given.phone.clone(),
        at: given.at,
        person: person.clone(),
        id,
    };
    let of = visit.clone();
    let kept = portal.house.db.write(move |c| yes.keep(c, &of));
    match kept.await {
        Ok((handover, said)) => {
            portal.ties.asked(&visit, &handover, &person);
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
    /// Their values, for whoever calls.
    words: Vec<String>,
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
    fn keep(&self, c: &Conn, visit: &VisitId) -> Result<(HandoverId, Text)> {
        let offer = shelf::offer(c, &self.id, visit)?;
        if offer.stage != Stage::Open {
            return Err(Refusal::conflict("offer.answered", Text::new("offer-answered")).into());
        }
        let (handover, said) = match offer.promise {
            Promise::CallAt(_) => (self.call(c, &offer)?, Text::new("offer-call-promised")),
            _ => (self.ask(c, &offer)?, Text::new("offer-accepted")),
        };
        shelf::accept(c, &self.id, &self.shared, &handover, &self.person, self.now)?;
        Ok((handover, said))
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
        let facts = self.words.iter().map(String::as_str);
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
