//! What a page can tell instead of somebody: an article read in place, the right page, what a field wants; and
//! whether it helped.

use super::{closed, find};
use crate::Portal;
use crate::articles::reader;
use crate::observe::{Watch, topic};
use crate::session::Maybe;
use askama::Template;
use axum::extract::{Path, State};
use ground::{OfferId, Text};
use http::HeaderMap;
use knowledge::Article;
use struggle::{Kind, Offer, Outcome, Stage, shelf};
use web::{Answer, Form, Oops, Page};

#[derive(Template)]
#[template(path = "offer/answer.html")]
struct AnswerPage {
    p: Page,
    id: String,
    topic: String,
    article: Article,
    html: String,
}

/// The article that is offered, in place. Where it is gone meanwhile, all of them.
pub(super) async fn read(portal: &Portal, p: Page, me: &Maybe, offer: &Offer) -> Answer {
    let slug = offer.thing.as_ref().map(|t| t.of.clone()).unwrap_or_default();
    let (site, lang, langs, reader) = (p.site.id.clone(), p.lang, p.site.langs.clone(), reader(me));
    let found =
        portal.house.db.read(move |c| knowledge::shelf::read(c, &site, lang, &langs, &slug, reader)).await;
    let article = match found {
        Err(ground::Error::NotFound) => return Ok(web::see("/articles")),
        found => found?,
    };
    let p = p.titled_as(article.title.clone());
    web::page(&AnswerPage {
        html: article.html(),
        id: offer.id.0.clone(),
        topic: topic(&offer.draft.visit),
        article,
        p,
    })
}

/// A yes to what a page can tell: leads there.
pub(super) async fn take(portal: &Portal, offer: &Offer) -> Answer {
    let (id, now) = (offer.id.clone(), portal.house.world.now());
    portal.house.db.write(move |c| shelf::take(c, &id, now)).await?;
    portal.observer.taken(&offer.draft.visit);
    let to = match (offer.kind, &offer.thing) {
        (Kind::Answer, _) => format!("/offers/{}", web::segment(&offer.id)),
        (_, Some(thing)) if !thing.href.is_empty() => thing.href.clone(),
        _ => "/".to_owned(),
    };
    Ok(web::see(to))
}

/// What they say of it.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Said {
    #[serde(default)]
    helped: String,
    /// Where they were.
    #[serde(default)]
    then: String,
}

/// `POST /offers/{id}/outcomes`: it helped, or it did not; then something stronger may be offered.
pub async fn judge(
    State(portal): State<Portal>,
    watch: Watch,
    p: Page,
    headers: HeaderMap,
    Path(id): Path<OfferId>,
    Form(said): Form<Said>,
) -> Answer {
    let visit = watch.visit().cloned().ok_or(Oops::NotFound)?;
    let offer = find(&portal, &id, &visit).await?;
    let outcome = Outcome::parse(&said.helped).ok_or(Oops::NotFound)?;
    if offer.kind.is_somebody() || matches!(offer.stage, Stage::Declined | Stage::Lapsed) {
        return Ok(web::see_saying(&said.then, "note", &Text::new("offer-answered")));
    }
    let now = portal.house.world.now();
    portal
        .house
        .db
        .write(move |c| {
            shelf::take(c, &id, now)?;
            shelf::judge(c, &id, outcome)
        })
        .await?;
    portal.observer.judged(&visit, outcome).await;
    let key = if outcome == Outcome::Helped { "offer-thanks" } else { "offer-thanks-not" };
    closed(&p, &headers, &said.then, &Text::new(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::speaks;
    use ground::Lang;

    #[test]
    fn an_answer_is_shown_in_each_language_and_never_as_markup() {
        for lang in Lang::ALL {
            let article = Article {
                id: "a1".into(),
                site: "shop".into(),
                slug: "returns".into(),
                lang: Lang::De,
                title: "<b>Zurück</b>".into(),
                body: "Pack it.<script>x</script>".into(),
                audience: knowledge::Audience::Public,
                tags: vec![],
                state: knowledge::State::Published,
                source: String::new(),
                version: 1,
                created_at: NOW,
                updated_at: NOW,
                updated_by: "editor".into(),
            };
            let html = article.html();
            let page =
                AnswerPage { p: Page::sample(lang, NOW), id: "o".into(), topic: "t".into(), article, html };
            let html = page.render().unwrap();
            speaks(&html);
            assert!(!html.contains("<script>x") && !html.contains("<b>Zurück"), "{html}");
        }
    }
}
