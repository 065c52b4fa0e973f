//! What would be shared, to be struck and edited.

use super::{Frame, HOURS, find, promise};
use crate::Portal;
use crate::observe::{Watch, topic};
use crate::session::Maybe;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use ground::{Instant, OfferId, Text};
use handover::crew;
use http::HeaderMap;
use journey::{SharedFact, clean};
use struggle::{Answer as Left, Kind, Offer, Promise, Stage};
use web::{Answer, Caller, Choice, Errors, Oops, Page};

/// Prefix of a shared fact's edited value in the form.
const VALUE: &str = "value:";

#[derive(Template)]
#[template(path = "offer/sharing.html")]
struct Sharing {
    p: Page,
    id: String,
    topic: String,
    title: String,
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

impl Fact {
    /// Lines of the field: short values stay short.
    fn rows(&self) -> usize {
        (self.value.chars().count() / 60 + 1).min(4)
    }
}

/// What was struck before the page came: keys, with commas between.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Before {
    struck: String,
}

/// `GET /offers/{id}`: what would be shared, to be struck and edited.
pub async fn get(
    State(portal): State<Portal>,
    caller: Caller,
    me: Maybe,
    watch: Watch,
    p: Page,
    headers: HeaderMap,
    Path(id): Path<OfferId>,
    Query(before): Query<Before>,
) -> Answer {
    let visit = watch.visit().cloned().ok_or(Oops::NotFound)?;
    let offer = find(&portal, &id, &visit).await?;
    if offer.kind == Kind::Answer && matches!(offer.stage, Stage::Open | Stage::Accepted) {
        return super::answer::read(&portal, p, &me, &offer).await;
    }
    if offer.stage != Stage::Open && headers.contains_key("turbo-frame") {
        // Within another page: that one stays.
        return web::page(&Frame { p: &p, topic: topic(&visit), card: None });
    }
    if offer.stage != Stage::Open {
        return Ok(web::see_saying("/", "note", &Text::new("offer-answered")));
    }
    if !offer.kind.is_somebody() {
        return Ok(web::see("/"));
    }
    let person = person(&portal, &caller).await?;
    let phone = person.map(|p| p.phone).unwrap_or_default();
    let given = Given::without(&offer, &before.struck);
    sharing(&portal, p, &offer, given.as_ref(), phone, Errors::none()).await
}

/// What comes from the sharing form: `keep` for each key, `value:KEY`, `wish`, `phone`, `at`.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub kept: Vec<Left>,
    pub wish: String,
    pub phone: String,
    pub at: Option<Instant>,
}

impl Given {
    /// All that is proposed but what was struck. `None` where nothing was.
    fn without(offer: &Offer, struck: &str) -> Option<Self> {
        let left = |f: &&SharedFact| !struck.split(',').any(|s| s == f.key);
        let kept = offer.draft.facts.iter().filter(left);
        let kept = kept.map(|f| Left { key: f.key.clone(), value: f.value.clone() });
        (!struck.is_empty()).then(|| Self { kept: kept.collect(), ..Self::default() })
    }

    /// What of the offer is not left in the form, as [`super::page`] takes it.
    pub fn struck(&self, offer: &Offer) -> String {
        let keys = offer.draft.facts.iter().map(|f| f.key.as_str());
        let struck: Vec<_> = keys.filter(|k| !self.kept.iter().any(|l| l.key == *k)).collect();
        struck.join(",")
    }

    pub fn of(fields: &[(String, String)]) -> Self {
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

/// What was shown in the reader's words and left so is what was proposed.
pub(super) fn as_proposed(p: &Page, offer: &Offer, mut kept: Vec<Left>) -> Vec<Left> {
    for left in &mut kept {
        let proposed = offer.draft.facts.iter().find(|f| f.key == left.key);
        if let Some(fact) = proposed.filter(|f| p.typed(&f.value) == left.value.trim()) {
            left.value.clone_from(&fact.value);
        }
    }
    kept
}

async fn person(portal: &Portal, caller: &Caller) -> Result<Option<people::Person>, Oops> {
    let Some(id) = caller.person().cloned() else { return Ok(None) };
    Ok(portal.house.db.read(move |c| people::shelf::person(c, &id)).await?)
}

pub(super) async fn sharing(
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
            value: p.typed(left.flatten().map_or(&f.value, |l| &l.value)),
            kept: left.is_none_or(|l| l.is_some()),
        }
    };
    let own = |text: &Text| offer.own.say(p.lang, text, &|t| p.say(t));
    let page = Sharing {
        id: offer.id.0.clone(),
        topic: topic(&offer.draft.visit),
        title: own(&Text::new("offer-title")),
        reason: p.say(&offer.draft.reason),
        promise: own(&promise(offer.promise)),
        facts: offer.draft.facts.iter().map(fact).collect(),
        wish: given.map(|g| g.wish.clone()).unwrap_or_default(),
        calls,
        phone,
        hours: hours.iter().map(hour).collect(),
        errors,
        p: p.clone().titled("offer-title"),
    };
    web::page(&page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Lang;
    use struggle::offer::Draft;

    #[test]
    fn a_day_that_is_said_as_a_date_and_left_so_is_what_was_proposed() {
        let fact = |key: &str, value: &str| SharedFact {
            key: key.into(),
            label: Text::new("struggle-share-field").with("label", "First day"),
            value: value.into(),
        };
        let text = || Text::new("struggle-share-goal");
        let draft = Draft {
            site: "shop".into(),
            visit: "v".into(),
            person: None,
            goal: None,
            step: None,
            reason: text(),
            why: text(),
            cause: text(),
            facts: vec![
                fact("field.first", "2026-11-24"),
                fact("field.last", "2026-11-25"),
                fact("field.note", "sea"),
            ],
        };
        let offer = Offer {
            id: "o".into(),
            kind: Kind::Person,
            thing: None,
            outcome: None,
            chosen: None,
            draft,
            promise: Promise::Nobody,
            stage: Stage::Open,
            shared: Vec::new(),
            handover: None,
            made_at: Instant(0),
            decided_at: None,
            own: struggle::own::Own::default(),
        };
        for lang in Lang::ALL {
            let p = Page::sample(lang, Instant(0));
            let left = |key: &str, value: String| Left { key: key.into(), value };
            let kept = vec![
                left("field.first", p.typed("2026-11-24")),
                left("field.last", p.typed("2026-11-26")),
                left("field.note", "sea".into()),
            ];
            let values: Vec<_> = as_proposed(&p, &offer, kept).into_iter().map(|l| l.value).collect();
            assert_eq!(values, ["2026-11-24".to_owned(), p.typed("2026-11-26"), "sea".to_owned()]);
        }
    }
}
