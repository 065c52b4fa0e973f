//! Visits of websites that are not ours: they come by our script instead of a cookie, and go the same way.

use super::{Live, Observer, lock, visit_of};
use ground::{Error, Lang, PersonId, Refusal, Result, SiteId, Text, VisitId};
use journey::{VISIT_GAP, wire};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use struggle::Offer;

/// Foreign visits that are remembered to have gone on; a page whose visit is not begins another.
const CARRIED_MAX: usize = 20_000;

/// Who comes, from where. Nothing in it is trusted but the person, who is proved.
#[derive(Clone, Debug)]
pub struct Came {
    pub site: SiteId,
    /// What the script recognises the visit by: 43 characters; its digest is the visit's id.
    pub visit: String,
    /// Host of the page, with its port.
    pub host: String,
    pub person: Option<PersonId>,
    pub lang: Lang,
    pub agent: String,
}

/// What came of a batch.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Events that were not understood, not allowed, or came too fast.
    pub dropped: usize,
    /// What is proposed in the visit now.
    pub offer: Option<Arc<Offer>>,
}

impl Observer {
    /// Takes in a batch of a foreign page, and answers when it is on disk. Events that came before are recognised by
    /// their ids.
    ///
    /// Errors: refused where the visit is no token; not found where it is another person's or site's, or where the
    /// site wishes no observation.
    pub async fn foreign(&self, came: &Came, body: &Value) -> Result<Taken> {
        let id = self.foreign_visit(came)?;
        if !self.observes(&came.site).await {
            return Err(Error::NotFound);
        }
        if let Some(on) = self.carried(&id) {
            return self.foreign_adds(&on, came, body).await;
        }
        self.foreign_meet(&id, came).await?;
        let message = wire::read_foreign(body, &came.host, self.now());
        self.counts().dropped.fetch_add(message.dropped as u64, Relaxed);
        if let Some(device) = message.device {
            self.0.visits.with(&id, |live| live.told(device));
        }
        let too_fast = if message.events.is_empty() { 0 } else { self.take(&id, message.events).await? };
        Ok(Taken { dropped: message.dropped + too_fast, offer: self.offer(&id) })
    }

    /// What happens on the foreign page after the visit went on at the portal belongs to it: the page adds, and hears
    /// nothing.
    async fn foreign_adds(&self, id: &VisitId, came: &Came, body: &Value) -> Result<Taken> {
        self.meet(id, &came.site, None, came.lang, None).await?;
        let now = self.now();
        let goes_on = |live: &mut Live| live.visit.site == came.site && live.visit.is_live(now);
        if self.0.visits.with(id, goes_on) != Some(true) {
            return Err(Error::NotFound);
        }
        let message = wire::read_foreign(body, &came.host, now);
        self.counts().dropped.fetch_add(message.dropped as u64, Relaxed);
        let too_fast = if message.events.is_empty() { 0 } else { self.take(id, message.events).await? };
        Ok(Taken { dropped: message.dropped + too_fast, offer: None })
    }

    /// Where a foreign visit went on, if it did.
    fn carried(&self, id: &VisitId) -> Option<VisitId> {
        let mut all = lock(&self.0.carried);
        let (on, told) = all.get_mut(id)?;
        *told = self.now();
        Some(on.clone())
    }

    /// Whether a foreign visit went on at the portal, so that a link to it is spent.
    pub(crate) fn has_gone_on(&self, id: &VisitId) -> bool {
        lock(&self.0.carried).contains_key(id)
    }

    /// The foreign page says no more of what went on at the portal.
    pub(crate) fn part(&self, id: &VisitId) {
        lock(&self.0.carried).remove(id);
    }

    /// The id of the visit that came.
    pub fn foreign_visit(&self, came: &Came) -> Result<VisitId> {
        let wrong = || Refusal::input("website.visit", "visit", Text::new("people-website-visit"));
        Ok(visit_of(&came.visit).ok_or_else(wrong)?)
    }

    /// Makes sure that it is in memory, and that it is theirs.
    pub(crate) async fn foreign_meet(&self, id: &VisitId, came: &Came) -> Result<()> {
        let (person, now) = (came.person.as_ref(), self.now());
        self.meet(id, &came.site, person, came.lang, Some(&came.agent)).await?;
        let theirs = |live: &mut Live| {
            // Whoever signed in there before stays known until their token ends; nobody else takes it over.
            let same = person.is_none() || live.visit.person.as_ref() == person;
            let theirs = live.visit.site == came.site && same && live.visit.is_live(now);
            live.foreign |= theirs;
            theirs
        };
        match self.0.visits.with(id, theirs) {
            Some(true) => self.met(id),
            _ => return Err(Error::NotFound),
        }
        Ok(())
    }

    /// The visit goes on at the portal under an id that the foreign page does not know.
    ///
    /// What is proposed in it goes along.
    ///
    /// Errors: not found where there is no such visit of this site (any more).
    pub async fn carry_on(
        &self,
        site: &SiteId,
        from: &VisitId,
        to: &VisitId,
        person: Option<&PersonId>,
    ) -> Result<Option<Arc<Offer>>> {
        let (asked, site, old, new) = (from.clone(), site.clone(), from.clone(), to.clone());
        let person = person.cloned();
        let moved = self.0.house.db.write(move |c| {
            let visit =
                journey::shelf::visit(c, &asked)?.filter(|v| v.site == site).ok_or(Error::NotFound)?;
            let offer = struggle::shelf::open(c, &visit.id)?;
            // Of two who arrive with one link, one goes on.
            let moved = journey::shelf::carry_on(c, &old, &new, person.as_ref())?;
            if moved { Ok(offer) } else { Err(Error::NotFound) }
        });
        let offer = moved.await?;
        self.forget(from);
        let now = self.now();
        let mut carried = lock(&self.0.carried);
        if carried.len() >= CARRIED_MAX {
            carried.retain(|_, (_, told)| now - *told < VISIT_GAP);
        }
        if carried.len() < CARRIED_MAX {
            carried.insert(from.clone(), (to.clone(), now));
        }
        Ok(offer.map(Arc::new))
    }
}
