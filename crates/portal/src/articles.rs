//! Answers: `GET /articles`, `GET /articles/{slug}`, `POST /articles/{slug}/ratings`.

use crate::Portal;
use crate::observe::Watch;
use crate::session::Maybe;
use askama::Template;
use axum::extract::{Path, State};
use ground::Text;
use journey::Goal;
use knowledge::{Article, Audience, Heading, Hit, Listed, Rating};
use serde::Deserialize;
use web::{Answer, Form, Page, Query, see, see_with};

/// Articles that a search answers with.
const HITS: usize = 20;

#[derive(Template)]
#[template(path = "articles.html")]
struct ListPage {
    p: Page,
    q: String,
    /// Without a question: everything.
    all: Vec<Listed>,
    hits: Vec<Hit>,
    total: usize,
}

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage {
    p: Page,
    article: Article,
    html: String,
    headings: Vec<Heading>,
    /// What this reader said before.
    rated: Option<bool>,
    others: Vec<Listed>,
}

#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    q: String,
}

#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    useful: String,
    #[serde(default)]
    words: String,
}

/// What kind of reader this is.
pub fn reader(maybe: &Maybe) -> Audience {
    if maybe.0.is_some() { Audience::SignedIn } else { Audience::Public }
}

pub async fn list(
    State(portal): State<Portal>,
    p: Page,
    me: Maybe,
    watch: Watch,
    Query(wish): Query<Wish>,
) -> Answer {
    let reader = reader(&me);
    let (site, lang) = (p.site.id.clone(), p.lang);
    let q = wish.q.trim().to_owned();
    let p = p.titled("portal-articles");
    if q.is_empty() {
        let read = portal.house.db.read(move |c| knowledge::shelf::readable(c, &site, lang, reader, 200));
        let all = read.await?;
        return web::page(&ListPage { p, q, all, hits: Vec::new(), total: 0 });
    }
    let found = portal.library.search(&site, lang, reader, &q, HITS)?;
    watch.page(Some(Goal::answer()), None);
    watch.search(&q, found.total);
    web::page(&ListPage { p, q, all: Vec::new(), hits: found.hits, total: found.total })
}

pub async fn get(State(portal): State<Portal>, p: Page, me: Maybe, Path(slug): Path<String>) -> Answer {
    let reader = reader(&me);
    let rater = me.0.as_ref().map(|me| format!("person:{}", me.id()));
    let (site, lang, langs) = (p.site.id.clone(), p.lang, p.site.langs.clone());
    let read = portal.house.db.read(move |c| {
        let article = knowledge::shelf::read(c, &site, lang, &langs, &slug, reader)?;
        let rated = match &rater {
            Some(rater) => knowledge::shelf::rating_of(c, &article.id, rater)?.map(|r| r.useful),
            None => None,
        };
        let others = knowledge::shelf::readable(c, &site, article.lang, reader, 60)?;
        Ok((article, rated, others))
    });
    let (article, rated, others) = read.await?;
    web::page(&page(p, article, rated, others))
}

fn page(p: Page, article: Article, rated: Option<bool>, mut others: Vec<Listed>) -> ArticlePage {
    let shared = |l: &Listed| l.tags.iter().filter(|t| article.tags.contains(t)).count();
    others.retain(|l| l.slug != article.slug && shared(l) > 0);
    others.sort_by_key(|l| std::cmp::Reverse(shared(l)));
    others.truncate(4);
    let html = article.html();
    let headings = knowledge::headings(&article.body);
    ArticlePage { p: p.titled_as(article.title.clone()), html, headings, rated, others, article }
}

pub async fn rate(
    State(portal): State<Portal>,
    p: Page,
    me: Maybe,
    Path(slug): Path<String>,
    Form(said): Form<Said>,
) -> Answer {
    let to = format!("/articles/{}", web::segment(&slug));
    let reader = reader(&me);
    let Some(rater) = me.0.as_ref().map(|me| format!("person:{}", me.id())) else { return Ok(see(to)) };
    let (site, lang, langs, now) = (p.site.id.clone(), p.lang, p.site.langs.clone(), p.now);
    let useful = said.useful == "yes";
    portal
        .house
        .db
        .write(move |c| {
            let article = knowledge::shelf::read(c, &site, lang, &langs, &slug, reader)?;
            let words = said.words.clone();
            let rating = Rating { article: article.id, rater: rater.clone(), useful, words, at: now };
            knowledge::shelf::rate(c, &rating)
        })
        .await?;
    let key = if useful { "portal-article-thanks" } else { "portal-article-thanks-no" };
    Ok(see_with(to, &Text::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::speaks;
    use ground::Lang;

    fn article(lang: Lang) -> Article {
        Article {
            id: "a1".into(),
            site: "shop".into(),
            slug: "returns".into(),
            lang,
            title: "How to return".into(),
            body: "Pack it.\n\n## Label\n\nPrint it.\n\n## Hand in\n\nAt the post.".into(),
            audience: Audience::Public,
            tags: vec!["returns".into()],
            state: knowledge::State::Published,
            source: String::new(),
            version: 1,
            created_at: NOW,
            updated_at: NOW,
            updated_by: "editor".into(),
        }
    }

    fn listed(slug: &str) -> Listed {
        let a = article(Lang::En);
        Listed {
            id: slug.into(),
            slug: slug.into(),
            lang: a.lang,
            title: "Exchange".into(),
            audience: a.audience,
            tags: a.tags,
            state: a.state,
            version: 1,
            updated_at: NOW,
            updated_by: a.updated_by,
        }
    }

    #[test]
    fn answers_are_shown_in_each_language() {
        for lang in Lang::ALL {
            let p = || Page::sample(lang, NOW);
            for rated in [None, Some(true), Some(false)] {
                speaks(&page(p(), article(Lang::De), rated, vec![listed("x")]).render().unwrap());
            }
            let piece = |text: &str, mark| knowledge::Piece { text: text.into(), mark };
            let hit = Hit {
                id: "a1".into(),
                slug: "returns".into(),
                title: vec![piece("How to ", false), piece("return", true)],
                snippet: vec![piece("<b>Pack</b>", false)],
                score: 1.0,
            };
            let list = |q: &str, hits, all| ListPage { p: p(), q: q.into(), total: 1, hits, all };
            speaks(&list("", vec![], vec![listed("x")]).render().unwrap());
            speaks(&list("", vec![], vec![]).render().unwrap());
            speaks(&list("nothing", vec![], vec![]).render().unwrap());
            let html = list("return", vec![hit], vec![]).render().unwrap();
            speaks(&html);
            assert!(html.contains("<mark>return</mark>") && !html.contains("<b>Pack"), "{html}");
        }
    }
}
