//! The articles of both sites, in three languages, as they stand in `demo/articles`.

use super::cast::{SHOP, TEAM};
use ground::{ArticleId, Fault, Instant, Lang, Result, World};
use knowledge::{Audience, Defaults, Draft, shelf};
use store::Conn;

/// `site/lang/slug.md` and its text.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/articles.rs"));

/// Every article, ready to be saved.
///
/// Errors: a fault that names the file which cannot be an article.
pub fn drafts() -> Result<Vec<Draft>> {
    let mut all = Vec::with_capacity(FILES.len());
    for (name, text) in FILES {
        let (site, file) = name.split_once('/').unwrap_or((SHOP, name));
        let site = if site == TEAM { TEAM } else { SHOP };
        let defaults =
            Defaults { site: site.into(), lang: Lang::En, audience: Audience::Public, by: "demo".into() };
        let draft = knowledge::draft_of(&defaults, file, text)
            .map_err(|(line, reason)| Fault::new(format!("demo/articles/{name}:{line}: {reason}")))?;
        all.push(draft);
    }
    Ok(all)
}

/// With an id for each.
pub fn with_ids(world: &World) -> Result<Vec<(Draft, ArticleId)>> {
    Ok(drafts()?.into_iter().map(|d| (d, world.id())).collect())
}

pub fn put(c: &Conn, all: &[(Draft, ArticleId)], at: Instant) -> Result<()> {
    for (draft, id) in all {
        shelf::save(c, draft, "Sofia Conti", at, id)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_article_is_there_in_three_languages_and_its_links_lead_somewhere() {
        let all = drafts().unwrap();
        let mut langs: BTreeMap<(String, String), usize> = BTreeMap::new();
        for d in &all {
            d.check().unwrap();
            *langs.entry((d.site.0.clone(), d.slug.clone())).or_default() += 1;
            let html = knowledge::html(&d.body);
            for link in html.split("href=\"/articles/").skip(1) {
                let slug = link.split('"').next().unwrap();
                assert!(all.iter().any(|o| o.site == d.site && o.slug == slug), "{} → {slug}", d.slug);
            }
        }
        assert!(langs.values().all(|n| *n == 3), "{langs:?}");
        assert!(langs.len() >= 30);
    }
}
