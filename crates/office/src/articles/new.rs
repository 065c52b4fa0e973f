//! A new article, or an article in one more language.

use super::one::{OnePage, Typed, audiences, done, shown};
use super::tone;
use crate::Office;
use crate::me::WRITERS;
use axum::extract::State;
use ground::{ArticleId, Error, Lang, Refusal, Result, Text};
use http::StatusCode;
use knowledge::{Usefulness, shelf, slug_of};
use people::Site;
use serde::Deserialize;
use serde_json::Value;
use store::Conn;
use web::{Answer, Caller, Choice, Errors, Form, Page, Query, see_with};

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
    lang: String,
    /// The article that is to be said in one more language.
    slug: String,
}

/// The form for an article that is not there yet.
fn form(c: &Conn, p: &Page, site: Site, f: Typed, errors: Errors, preview: bool) -> Result<OnePage> {
    let lang = Lang::parse(&f.lang).filter(|l| site.langs.contains(l)).unwrap_or(site.default_lang);
    let choice = |l: &Lang| Choice::new(l.code(), l.own_name()).chosen(*l == lang);
    let siblings = if f.slug.is_empty() { Vec::new() } else { shelf::siblings(c, &site.id, &f.slug)? };
    Ok(OnePage {
        p: p.clone().titled("office-article-new"),
        errors,
        audiences: audiences(p, &f.audience),
        preview: preview.then(|| knowledge::html(&f.body)),
        article: None,
        stage: knowledge::State::Draft,
        state: p.say(&knowledge::State::Draft.text()),
        tone: tone(knowledge::State::Draft),
        langs: site.langs.iter().map(choice).collect(),
        siblings,
        missing: Vec::new(),
        said: Usefulness::default(),
        f,
        site,
    })
}

/// `GET /office/articles/new?site=shop&lang=de&slug=returns`: a translator begins with the text there is.
pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let site = me.choose(c, &w.site, WRITERS)?.site;
        let mut f = Typed { site: site.id.to_string(), lang: w.lang.clone(), ..Typed::default() };
        let all = if w.slug.is_empty() { Vec::new() } else { shelf::siblings(c, &site.id, &w.slug)? };
        let first = all.iter().find(|a| a.lang == site.default_lang).or(all.first());
        if let Some(there) = first.map_or(Ok(None), |a| shelf::find(c, &a.id))? {
            f = Typed { lang: w.lang.clone(), version: 0, ..Typed::of(&there) };
        }
        form(c, &p, site, f, Errors::none(), false)
    });
    web::page(&page.await?)
}

/// `POST /office/articles/preview`
pub(crate) async fn preview(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Form(f): Form<Typed>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let site = me.site(c, &f.site.as_str().into(), WRITERS)?;
        form(c, &p, site, f.clone(), Errors::none(), true)
    });
    web::page(&page.await?)
}

/// `POST /office/articles`
pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Form(f): Form<Typed>,
) -> Answer {
    let (typed, id) = (f.clone(), office.house.world.id::<ArticleId>());
    let to = format!("/office/articles/{}", web::segment(&id));
    let made = office.write(&caller, move |c, hand| {
        let site = hand.me.site(c, &typed.site.as_str().into(), WRITERS)?;
        let lang = Lang::parse(&typed.lang).filter(|l| site.langs.contains(l));
        let wrong = || Refusal::input("article.lang", "lang", Text::new("office-article-lang-wrong"));
        let lang = lang.ok_or_else(wrong)?;
        let wanted = typed.slug.trim();
        let slug = if wanted.is_empty() { slug_of(&typed.title) } else { wanted.to_owned() };
        let draft = typed.draft(site.id.clone(), slug, lang, knowledge::State::Draft);
        draft.check()?;
        if shelf::by_slug(c, &site.id, lang, &draft.slug)?.is_some() {
            let text = Text::new("office-article-slug-taken");
            return Err(Refusal::input("article.slug-taken", "slug", text).into());
        }
        shelf::save_edit(c, &draft, 0, &hand.me.staff.name, hand.now, &id)?;
        let after = shelf::find(c, &id)?.ok_or(Error::NotFound)?;
        hand.note(c, Some(&site.id), "article.made", id.as_str(), Value::Null, shown(&after))
    });
    match made.await {
        Ok(_) => Ok(see_with(to, &done(&f.act))),
        Err(e) => {
            let errors = Errors::catch(e)?;
            let page = office.read(&caller, move |c, me| {
                let site = me.site(c, &f.site.as_str().into(), WRITERS)?;
                form(c, &p, site, f.clone(), errors.clone(), false)
            });
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page.await?)
        }
    }
}
