//! Every text an article had, and the way back to one.

use super::one::{found, write};
use super::tone;
use crate::Office;
use askama::Template;
use axum::extract::{Path, State};
use ground::{ArticleId, Error, Text};
use knowledge::{Article, Draft, Version, shelf};
use web::{Answer, Caller, Page, see_with};

#[derive(Template)]
#[template(path = "office/article_versions.html")]
struct VersionsPage {
    p: Page,
    article: Article,
    /// With how the badge of its state looks.
    versions: Vec<(Version, &'static str)>,
}

/// `GET /office/articles/{id}/versions`
pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<ArticleId>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let (article, _) = found(c, me, &id)?;
        let versions = shelf::versions(c, &id)?.into_iter().map(|v| (v.clone(), tone(v.state))).collect();
        Ok(VersionsPage { p: p.clone().titled("office-versions-title"), article, versions })
    });
    web::page(&page.await?)
}

#[derive(Template)]
#[template(path = "office/article_version.html")]
struct VersionPage {
    p: Page,
    article: Article,
    version: Version,
    html: String,
}

fn numbered(c: &store::Conn, id: &ArticleId, n: i64) -> ground::Result<Version> {
    shelf::versions(c, id)?.into_iter().find(|v| v.version == n).ok_or(Error::NotFound)
}

/// `GET /office/articles/{id}/versions/{n}`
pub(crate) async fn one(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path((id, n)): Path<(ArticleId, i64)>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let (article, _) = found(c, me, &id)?;
        let version = numbered(c, &id, n)?;
        let p = p.clone().titled_as(version.title.as_str());
        Ok(VersionPage { p, html: knowledge::html(&version.body), article, version })
    });
    web::page(&page.await?)
}

/// `POST /office/articles/{id}/versions/{n}/restoration`: an earlier text becomes the newest version; who
/// may read it, and whether it is published, stays as it is now.
pub(crate) async fn restore(
    State(office): State<Office>,
    caller: Caller,
    Path((id, n)): Path<(ArticleId, i64)>,
) -> Answer {
    let to = format!("/office/articles/{}", web::segment(&id));
    office
        .write(&caller, move |c, hand| {
            let (now, site) = found(c, &hand.me, &id)?;
            let then = numbered(c, &id, n)?;
            let draft = Draft {
                site: site.id,
                slug: now.slug.clone(),
                lang: now.lang,
                title: then.title,
                body: then.body,
                audience: now.audience,
                tags: then.tags,
                state: now.state,
                source: now.source.clone(),
            };
            write(c, hand, &now, &draft, now.version)
        })
        .await?;
    Ok(see_with(to, &Text::new("office-version-restored").with("n", n)))
}
