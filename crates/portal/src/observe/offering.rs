//! From struggle to offer: made, taken back, answered; and what a visit tells of what its person needs.

use super::{CONSIDER_AGAIN, Observer, lock};
use ground::{OfferId, VisitId};
use journey::Goal;
use std::sync::Arc;
use struggle::{Draft, Level, Offer};
use web::Tongue;

impl Observer {
    /// Offers help in a visit that is stuck, if it may be offered and can be kept.
    pub(super) async fn consider(&self, id: &VisitId) {
        let now = self.now();
        let drafted = self.0.visits.with(id, |live| {
            let due =
                live.offer.is_none() && now - live.considered >= CONSIDER_AGAIN && live.may_be_offered();
            if !due {
                return None;
            }
            live.considered = now;
            let tongue = Tongue::new(live.visit.lang);
            Draft::of(&live.visit, &live.state, &live.typed, &|t| tongue.say(t), now)
                .map(|draft| (draft, live.visit.lang))
        });
        let Some((draft, lang)) = drafted.flatten() else { return };
        let (can_keep, offer_id): (_, OfferId) = (Arc::clone(&self.0.can_keep), self.world().id());
        let note_id: ground::EventId = self.world().id();
        let made = self.0.house.db.write(move |c| {
            let key = draft.goal_key();
            if !struggle::shelf::may_approach(c, &draft.visit, draft.person.as_ref(), &key, now)? {
                return Ok(None);
            }
            let wish = struggle::Wish {
                site: draft.site.clone(),
                person: draft.person.clone(),
                lang,
                skill: struggle::offer::skill(draft.goal.as_ref()),
            };
            let promise = can_keep.now(c, &wish, now)?;
            let made = struggle::shelf::make(c, &draft, promise, &offer_id, now)?;
            if let Some(entry) = made.as_ref().and_then(|o| crate::offer::noted(o, "offer.made", now)) {
                people::timeline::note(c, &entry, &note_id)?;
            }
            Ok(made)
        });
        match made.await {
            Ok(Some(offer)) => {
                self.0.visits.with(id, |live| live.offer = Some(Arc::new(offer)));
                lock(&self.0.stuck).remove(id);
                self.tell_visit(id);
            }
            Ok(None) => {}
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
