//! One article in one language: written, looked at, published, withdrawn.

use super::tone;
use crate::hand::Hand;
use crate::me::WRITERS;
use crate::{Me, Office, fields};
use askama::Template;
use axum::extract::{Path, State};
use ground::{ArticleId, Error, Lang, Result, SiteId, Text};
use http::StatusCode;
use knowledge::{Article, Audience, Draft, Listed, Usefulness, shelf};
use people::Site;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Conn;
use web::{Answer, Caller, Choice, Errors, Form, Page, see_with};

/// What was typed, and what is to be done with it.
#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    pub site: String,
    pub slug: String,
    pub lang: String,
    pub title: String,
    pub body: String,
    pub audience: String,
    pub tags: String,
    /// The version that was edited; 0 for a new article.
    pub version: i64,
    /// `save`, `publish` or `withdraw`.
    #[serde(rename = "do")]
    pub act: String,
}

impl Typed {
    pub fn of(a: &Article) -> Self {
        Self {
            site: a.site.to_string(),
            slug: a.slug.clone(),
            lang: a.lang.code().to_owned(),
            title: a.title.clone(),
            body: a.body.clone(),
            audience: a.audience.word().to_owned(),
            tags: a.tags.join(", "),
            version: a.version,
            act: String::new(),
        }
    }

    /// The article that is meant; `state` is the one it has now.
    pub fn draft(&self, site: SiteId, slug: String, lang: Lang, state: knowledge::State) -> Draft {
        Draft {
            site,
            slug,
            lang,
            title: self.title.split_whitespace().collect::<Vec<_>>().join(" "),
            body: self.body.replace("\r\n", "\n"),
            audience: Audience::parse(&self.audience).unwrap_or_default(),
            tags: fields::words(&self.tags),
            state: match self.act.as_str() {
                "publish" => knowledge::State::Published,
                "withdraw" => knowledge::State::Withdrawn,
                _ => state,
            },
            source: String::new(),
        }
    }
}

#[derive(Template)]
#[template(path = "office/article.html")]
pub(crate) struct OnePage {
    pub p: Page,
    pub errors: Errors,
    pub site: Site,
    /// None for a new one.
    pub article: Option<Article>,
    pub f: Typed,
    pub stage: knowledge::State,
    pub state: String,
    pub tone: &'static str,
    /// Languages to choose from for a new article.
    pub langs: Vec<Choice>,
    pub audiences: Vec<Choice>,
    /// The article in its other languages.
    pub siblings: Vec<Listed>,
    /// Languages of the site in which it is missing.
    pub missing: Vec<Lang>,
    pub said: Usefulness,
    /// What was typed, as HTML, where that was asked for.
    pub preview: Option<String>,
}

impl OnePage {
    /// Where the form's preview is made.
    fn preview_path(&self) -> String {
        match &self.article {
            Some(a) => format!("/office/articles/{}/preview", web::segment(&a.id)),
            None => "/office/articles/preview".to_owned(),
        }
    }

    /// Where people read it, if they can and this is their site.
    fn address(&self) -> Option<String> {
        let a = self.article.as_ref()?;
        let readable = a.state == knowledge::State::Published && a.audience != Audience::Staff;
        (readable && self.p.site.id == self.site.id).then(|| format!("/articles/{}", web::segment(&a.slug)))
    }
}

/// The article as whoever asks may edit it. Errors: not found, also at a site where they do not work.
pub(crate) fn found(c: &Conn, me: &Me, id: &ArticleId) -> Result<(Article, Site)> {
    let article = shelf::find(c, id)?.ok_or(Error::NotFound)?;
    let site = me.site(c, &article.site, WRITERS)?;
    Ok((article, site))
}

pub(crate) fn audiences(p: &Page, chosen: &str) -> Vec<Choice> {
    let choice = |a: Audience| Choice::new(a.word(), p.say(&a.text())).chosen(a.word() == chosen);
    Audience::ALL.map(choice).into()
}

/// Whatever was typed (and its preview, where that was asked for), else the article as it stands.
fn one(
    c: &Conn,
    p: &Page,
    (a, site): (Article, Site),
    sent: Option<(Typed, Errors, bool)>,
) -> Result<OnePage> {
    let (f, errors, preview) = sent.unwrap_or_else(|| (Typed::of(&a), Errors::none(), false));
    let all = shelf::siblings(c, &site.id, &a.slug)?;
    let missing = site.langs.iter().copied().filter(|l| !all.iter().any(|o| o.lang == *l));
    Ok(OnePage {
        p: p.clone().titled_as(a.title.as_str()),
        errors,
        audiences: audiences(p, &f.audience),
        preview: preview.then(|| knowledge::html(&f.body)),
        stage: a.state,
        state: p.say(&a.state.text()),
        tone: tone(a.state),
        langs: Vec::new(),
        missing: missing.collect(),
        siblings: all.into_iter().filter(|o| o.id != a.id).collect(),
        said: shelf::usefulness(c, &a.id)?,
        article: Some(a),
        f,
        site,
    })
}

/// `GET /office/articles/{id}`
pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<ArticleId>,
) -> Answer {
    let page = office.read(&caller, move |c, me| one(c, &p, found(c, me, &id)?, None));
    web::page(&page.await?)
}

/// `POST /office/articles/{id}/preview`: shows what was typed, and keeps it in the form.
pub(crate) async fn preview(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<ArticleId>,
    Form(f): Form<Typed>,
) -> Answer {
    let page = office
        .read(&caller, move |c, me| one(c, &p, found(c, me, &id)?, Some((f.clone(), Errors::none(), true))));
    web::page(&page.await?)
}

/// How the audit trail shows an article; its texts are kept as versions.
pub(crate) fn shown(a: &Article) -> Value {
    json!({
        "title": a.title,
        "slug": a.slug,
        "lang": a.lang.code(),
        "audience": a.audience.word(),
        "tags": a.tags.join(", "),
        "state": a.state.word(),
        "version": a.version.to_string(),
    })
}

/// Writes a draft over version `edited` of an article and notes what changed. False where nothing did.
pub(crate) fn write(c: &Conn, hand: &Hand, before: &Article, draft: &Draft, edited: i64) -> Result<bool> {
    shelf::save_edit(c, draft, edited, &hand.me.staff.name, hand.now, &before.id)?;
    let after = shelf::find(c, &before.id)?.ok_or(Error::NotFound)?;
    let kind = match after.state {
        s if s == before.state => "article.changed",
        knowledge::State::Published => "article.published",
        _ => "article.withdrawn",
    };
    hand.note(c, Some(&before.site), kind, before.id.as_str(), shown(before), shown(&after))
}

pub(crate) fn done(act: &str) -> Text {
    Text::new(match act {
        "publish" => "office-article-published",
        "withdraw" => "office-article-withdrawn",
        _ => "office-saved",
    })
}

/// `POST /office/articles/{id}`: saves; by `do` it publishes or withdraws as well.
pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<ArticleId>,
    Form(f): Form<Typed>,
) -> Answer {
    let (typed, which) = (f.clone(), id.clone());
    let saved = office.write(&caller, move |c, hand| {
        let (before, site) = found(c, &hand.me, &which)?;
        let mut draft = typed.draft(site.id, before.slug.clone(), before.lang, before.state);
        draft.source.clone_from(&before.source);
        write(c, hand, &before, &draft, typed.version)
    });
    match saved.await {
        Ok(_) => Ok(see_with(format!("/office/articles/{}", web::segment(&id)), &done(&f.act))),
        Err(e) => {
            let errors = Errors::catch(e)?;
            let page = office.read(&caller, move |c, me| {
                one(c, &p, found(c, me, &id)?, Some((f.clone(), errors.clone(), false)))
            });
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page.await?)
        }
    }
}
