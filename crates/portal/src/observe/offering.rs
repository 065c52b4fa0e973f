//! From struggle to offer: made, taken back, answered; and what a visit tells of what its person needs.

use super::visits::Live;
use super::{CONSIDER_AGAIN, Observer, lock};
use ground::{Instant, OfferId, Text, VisitId};
use journey::Goal;
use std::sync::Arc;
use struggle::choose::Past;
use struggle::rules::Rules;
use struggle::shelf::Plan;
use struggle::{Block, Case, Draft, Kind, Level, Offer, Outcome, Promise, Thing, choose};
use web::Tongue;

/// What came of thinking of an offer.
enum Made {
    Nothing,
    /// Chance has it that this visit is compared with those that are offered something.
    HeldBack,
    Offer(Box<Offer>),
}

impl Observer {
    /// Offers help in a visit that is stuck, if it may be offered and can be kept.
    pub(super) async fn consider(&self, id: &VisitId) {
        let now = self.now();
        let Some(site) = self.0.visits.with(id, |live| live.visit.site.clone()) else { return };
        let rules = self.rules(&site);
        let drafted = self.0.visits.with(id, |live| {
            let due = live.offer.is_none()
                // Whoever is held back to compare with gets what they ask for.
                && (!live.held_back || live.state.wishes_somebody(now))
                && now - live.considered >= CONSIDER_AGAIN
                && live.may_be_offered(&rules, now);
            if !due {
                return None;
            }
            live.considered = now;
            let tongue = Tongue::new(live.visit.lang);
            let draft = Draft::of(&live.visit, &live.state, &live.typed, &|t| tongue.say(t), now)?;
            Some((draft, live.visit.lang, Told::of(live, now)))
        });
        let Some((draft, lang, told)) = drafted.flatten() else { return };
        let wish = struggle::Wish {
            site: draft.site.clone(),
            person: draft.person.clone(),
            lang,
            skill: struggle::offer::skill(draft.goal.as_ref()),
        };
        let answer = told.words.iter().find_map(|words| self.0.can_keep.answer(&wish, words));
        let (can_keep, offer_id): (_, OfferId) = (Arc::clone(&self.0.can_keep), self.world().id());
        let note_id: ground::EventId = self.world().id();
        let made = self.0.house.db.write(move |c| {
            let key = draft.goal_key();
            if !struggle::shelf::may_approach(
                c,
                &draft.visit,
                draft.person.as_ref(),
                &key,
                rules.no_lasts(),
                now,
            )? {
                return Ok(Made::Nothing);
            }
            let promise = can_keep.now(c, &wish, now)?;
            let before = struggle::shelf::past(c, &draft.visit)?;
            let Some(plan) = told.choose(&rules, promise, answer.as_ref(), &before) else {
                return Ok(Made::Nothing);
            };
            // What was asked for, and what follows an offer, is not compared.
            let unasked = before.is_empty() && !told.wishes_somebody;
            if unasked && struggle::control::held_back(c, &rules, &draft, now)? {
                return Ok(Made::HeldBack);
            }
            let made = struggle::shelf::make_of(c, &draft, promise, plan, &offer_id, now)?;
            if let Some(entry) = made.as_ref().and_then(|o| crate::offer::noted(o, "offer.made", now)) {
                people::timeline::note(c, &entry, &note_id)?;
            }
            Ok(made.map_or(Made::Nothing, |offer| Made::Offer(Box::new(offer))))
        });
        match made.await {
            Ok(Made::Offer(offer)) => {
                self.0.visits.with(id, |live| live.offer = Some(Arc::from(offer)));
                lock(&self.0.stuck).remove(id);
                self.tell_visit(id);
            }
            Ok(Made::HeldBack) => {
                self.0.visits.with(id, |live| live.held_back = true);
            }
            Ok(Made::Nothing) => {}
            Err(e) => tracing::warn!(visit = %id, error = ?e, "an offer could not be made"),
        }
    }

    /// Takes back what is offered in a visit: somebody is no longer stuck, or asked for help themselves. That is
    /// no answer.
    pub async fn withdraw(&self, id: &VisitId) {
        if self.0.visits.with(id, |live| live.offer.take().is_some()) != Some(true) {
            return;
        }
        let (asked, now) = (id.clone(), self.now());
        if let Err(e) = self.0.house.db.write(move |c| struggle::shelf::lapse(c, &asked, now)).await {
            tracing::warn!(visit = %id, error = ?e, "an offer did not lapse");
        }
        self.tell_visit(id);
    }

    /// The offer that is open in a visit.
    pub fn offer(&self, id: &VisitId) -> Option<Arc<Offer>> {
        self.0.visits.with(id, |live| live.offer.clone()).flatten()
    }

    /// An offer was answered: it goes from every tab. Where some of it was `struck`, the desk's list tells no more
    /// than what was left.
    pub(crate) fn answered(&self, id: &VisitId, struck: bool) {
        let site = self.0.visits.with(id, |live| {
            live.offer = None;
            live.typed.clear();
            if struck {
                live.hush(&self.0.intake);
            }
            live.visit.site.clone()
        });
        if let Some(site) = site.filter(|_| struck) {
            lock(&self.0.changed).insert(site);
        }
        lock(&self.0.stuck).remove(id);
        self.tell_visit(id);
    }

    /// They took what a page can tell. (The page that it stands on is not fetched anew: it is being read.)
    pub(crate) fn taken(&self, id: &VisitId) {
        self.0.visits.with(id, |live| live.offer = None);
    }

    /// What was proposed to be saved is saved.
    pub(crate) async fn saved(&self, id: &VisitId) {
        let open = self.offer(id).filter(|o| o.kind == Kind::Save);
        let Some(offer) = open else { return };
        let (of, now) = (offer.id.clone(), self.now());
        if let Err(e) = self.0.house.db.write(move |c| struggle::shelf::take(c, &of, now)).await {
            tracing::warn!(visit = %id, error = ?e, "an offer that was taken is still open");
        }
        self.taken(id);
    }

    /// The offer as a page shows it: to save something only beside the form that it is about.
    pub(crate) fn offer_at(&self, id: &VisitId, path: &str) -> Option<Arc<Offer>> {
        let filling = self.0.visits.with(id, |live| (live.fills_in(), live.visit.page.clone()));
        self.offer(id).filter(|o| match (&o.thing, &filling) {
            (Some(thing), Some((filling, page))) if o.kind == Kind::Save => {
                let at = if path == "/offers/open" { page.as_str() } else { path };
                *filling && (at == thing.href || at.starts_with(&thing.of))
            }
            _ => o.kind != Kind::Save,
        })
    }

    /// They said whether it helped. Where it did not, something stronger may be offered at once.
    pub(crate) async fn judged(&self, id: &VisitId, outcome: Outcome) {
        let again = self.0.visits.with(id, |live| {
            live.offer = None;
            live.considered = Instant(0);
        });
        if again.is_some() && self.may_be_offered(id) && outcome == Outcome::NotHelped {
            self.consider(id).await;
        } else {
            self.tell_visit(id);
        }
    }

    /// What is known of a visit now: for a handover that the person asks for themselves.
    pub fn known(&self, id: &VisitId) -> Option<Known> {
        let now = self.now();
        let told = self.0.visits.with(id, |live| !live.state.discreet) == Some(true);
        if !told {
            return None;
        }
        self.0.visits.with(id, |live| Known {
            goal: live.visit.goal.clone(),
            step: live.visit.step.clone(),
            reason: live.state.explain(now, 1).into_iter().next().map(|s| s.text),
            cause: (live.state.level() > Level::None).then(|| live.state.probable_cause(now)),
            skill: struggle::offer::skill(live.visit.goal.as_ref()),
            facts: Draft::facts(
                &live.visit,
                &live.state,
                &live.typed,
                &|t| Tongue::new(live.visit.lang).say(t),
                now,
            ),
        })
    }
}

/// What a visit tells about what its person needs.
#[derive(Clone, Debug)]
pub struct Known {
    pub goal: Option<Goal>,
    pub step: Option<ground::Text>,
    /// For the desk: "tried three times to …".
    pub reason: Option<ground::Text>,
    pub cause: Option<ground::Text>,
    pub skill: String,
    /// What may be proposed to be shared.
    pub facts: Vec<journey::SharedFact>,
}

/// What a visit tells about which kind of help fits.
#[derive(Clone, Debug)]
struct Told {
    level: Level,
    block: Block,
    wishes_somebody: bool,
    field: Option<Thing>,
    service: Option<Thing>,
    /// They are at a form that can be saved.
    save: Option<Thing>,
    /// Words to find an article by, the best first.
    words: Vec<String>,
}

impl Told {
    fn of(live: &Live, now: Instant) -> Self {
        let (state, goal) = (&live.state, live.visit.goal.as_ref());
        let field = state.field(now).map(|(label, wants)| {
            let text = match label.as_str() {
                "" => Text::new("offer-field"),
                _ => Text::new("offer-field-of").with("label", label.as_str()),
            };
            Thing { text: text.with("words", wants), href: String::new(), of: label }
        });
        let there = |g: &Goal| {
            let (href, _) = place(g)?;
            let text = Text::new("offer-service").with("goal", g.name.clone());
            (href != live.visit.page).then(|| Thing { text, href, of: g.key() })
        };
        let by_goal = goal.and_then(place).map(|(_, key)| Tongue::new(live.visit.lang).say(&Text::new(key)));
        let words = [Some(state.looked_for(now)), by_goal].into_iter().flatten().filter(|w| !w.is_empty());
        let told = Self {
            level: state.level(),
            block: Block::of(state, now),
            wishes_somebody: state.wishes_somebody(now),
            field,
            save: goal.filter(|_| live.visit.person.is_some() && live.fills_in()).and_then(saving),
            service: goal.filter(|g| g.is_deed()).and_then(there),
            words: words.collect(),
        };
        if live.foreign {
            Self { field: None, service: None, save: None, words: Vec::new(), ..told }
        } else {
            told
        }
    }

    /// The kind, and what it offers. Whether somebody types just now their browser knows, and shows the card later.
    fn choose(
        &self,
        rules: &Rules,
        promise: Promise,
        answer: Option<&Thing>,
        before: &[Past],
    ) -> Option<Plan> {
        let hand = [
            (Kind::Field, self.field.as_ref()),
            (Kind::Answer, answer),
            (Kind::Service, self.service.as_ref()),
            (Kind::Save, self.save.as_ref()),
        ];
        let at_hand: Vec<Kind> =
            hand.iter().filter(|(k, t)| t.is_some() && !rules.off.contains(k)).map(|(k, _)| *k).collect();
        let chosen = choose(&Case {
            // Whom the site's rules offer help counts as stuck.
            level: self.level.max(Level::Stuck),
            block: self.block,
            wishes_somebody: self.wishes_somebody,
            typing: false,
            promise: rules.promise(promise),
            at_hand: &at_hand,
            before,
        })?;
        let thing = hand.into_iter().find(|(k, _)| *k == chosen.kind).and_then(|(_, t)| t.cloned());
        Some(Plan { kind: chosen.kind, thing, why: Some(chosen.why) })
    }
}

/// The form of a goal, where it is one that can be saved, and where that is done.
fn saving(goal: &Goal) -> Option<Thing> {
    let long = ["order.items", "order.address", "order.return", "order.exchange", "leave.ask"];
    let (at, _) = place(goal).filter(|_| long.contains(&goal.kind.as_str()))?;
    let (href, of) = match at.as_str() {
        "/leave" => (at, "/leave/requests".to_owned()),
        _ => (format!("{at}/new"), at),
    };
    let text = Text::new("offer-save").with("days", people::draft::SAVED.as_days());
    Some(Thing { text, href, of })
}

/// Where a goal is reached on the portal, and the words by which an article about it is found.
fn place(goal: &Goal) -> Option<(String, &'static str)> {
    let (noun, key) = match goal.kind.as_str() {
        "order.items" => ("item-changes", "offer-find-items"),
        "order.address" => ("address-changes", "offer-find-address"),
        "order.payment" => ("payment-changes", "offer-find-payment"),
        "order.cancel" => ("cancellations", "offer-find-cancel"),
        "order.return" => ("returns", "offer-find-return"),
        "order.exchange" => ("exchanges", "offer-find-exchange"),
        "leave.ask" => return Some(("/leave".to_owned(), "offer-find-leave")),
        "payslip.read" => return Some(("/payslips".to_owned(), "offer-find-payslip")),
        _ => return None,
    };
    Some((format!("/orders/{}/{noun}", web::segment(goal.order_id()?.as_str())), key))
}
