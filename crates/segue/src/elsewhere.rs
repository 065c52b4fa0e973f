//! Visits of foreign pages, as the portal watches over them.

use api::script::{Came, Followed, Offered, Shared, Tied, Visits};
use futures_util::future::BoxFuture;
use ground::{Lang, OfferId, Result, SiteId};
use journey::SharedFact;
use portal::Portal;
use portal::observe::{self, topic};
use portal::tie;
use serde_json::Value;
use struggle::Offer;
use web::Tongue;

/// The portal behind `segue.js`.
pub struct Elsewhere(pub Portal);

fn there(came: &Came) -> observe::Came {
    observe::Came {
        site: came.site.clone(),
        visit: came.visit.clone(),
        host: came.host.clone(),
        person: came.person.clone(),
        lang: came.lang,
        agent: came.agent.clone(),
    }
}

fn of(at: &Tied) -> tie::At {
    tie::At { site: at.site.clone(), host: at.host.clone(), secret: at.secret.clone(), lang: at.lang }
}

fn offered(offer: &Offer, came: &Came) -> Offered {
    let tongue = Tongue::new(came.lang);
    let shared =
        |f: &SharedFact| Shared { key: f.key.clone(), label: tongue.say(&f.label), value: f.value.clone() };
    Offered {
        id: offer.id.clone(),
        why: tongue.say(&offer.draft.reason),
        promise: offer.own.say(came.lang, &portal::offer::says(offer), &|t| tongue.say(t)),
        shared: if offer.kind.is_somebody() {
            offer.draft.facts.iter().map(shared).collect()
        } else {
            Vec::new()
        },
    }
}

impl Visits for Elsewhere {
    fn take<'a>(
        &'a self,
        came: &'a Came,
        body: &'a Value,
    ) -> BoxFuture<'a, Result<(usize, Option<Offered>)>> {
        Box::pin(async move {
            let taken = self.0.observer.foreign(&there(came), body).await?;
            Ok((taken.dropped, taken.offer.map(|o| offered(&o, came))))
        })
    }

    fn offer(&self, came: &Came) -> Option<Offered> {
        let visit = self.0.observer.foreign_visit(&there(came)).ok()?;
        self.0.observer.offer(&visit).map(|o| offered(&o, came))
    }

    fn title<'a>(&'a self, site: &'a SiteId, lang: Lang) -> BoxFuture<'a, Result<Option<String>>> {
        Box::pin(async move {
            let site = site.clone();
            let own = self.0.house.db.read(move |c| struggle::shelf::own(c, &site)).await?;
            Ok(Some(own.words(lang, "heading").to_owned()).filter(|words| !words.is_empty()))
        })
    }

    fn topic(&self, came: &Came) -> Option<String> {
        self.0.observer.foreign_visit(&there(came)).ok().map(|v| topic(&v))
    }

    fn open(&self, came: &Came, left: Option<&[String]>) -> String {
        self.0.open_elsewhere(&there(came), left)
    }

    fn words(&self, lang: Lang) -> Value {
        self.0.beside_words(lang)
    }

    fn follow<'a>(&'a self, at: &'a Tied, after: i64) -> BoxFuture<'a, Result<Followed>> {
        Box::pin(async move {
            let tie::Followed { state, topics, over } = self.0.beside_elsewhere(&of(at), after).await?;
            Ok(Followed { state, topics, over })
        })
    }

    fn heard<'a>(&'a self, at: &'a Tied, body: &'a Value) -> BoxFuture<'a, Result<Value>> {
        Box::pin(async move { self.0.heard_elsewhere(&of(at), body).await })
    }

    fn left(&self, at: &Tied) {
        self.0.left_elsewhere(&of(at));
    }

    fn refuse<'a>(&'a self, came: &'a Came, offer: &'a OfferId, never: bool) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move { self.0.refuse_elsewhere(&there(came), offer, never).await })
    }

    fn observed<'a>(&'a self, came: &'a Came) -> BoxFuture<'a, Result<Value>> {
        Box::pin(async move { self.0.observed_elsewhere(&there(came)).await })
    }

    fn forget<'a>(&'a self, came: &'a Came) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move { self.0.forget_elsewhere(&there(came)).await })
    }
}
