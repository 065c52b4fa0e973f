//! Find, save, list and rate on a connection.

use crate::rating::WORDS_MAX;
use crate::{Article, Audience, Draft, Listed, Rating, State, Usefulness, Version, sql};
use ground::{ArticleId, Error, Fault, Instant, Lang, Refusal, Result, SiteId, Text};
use store::{Conn, Row, list as as_list, params};

fn word<T>(found: Option<T>, row: &Row, column: usize) -> Result<T> {
    found.ok_or_else(|| Fault::new(format!("unknown word {:?} in an article", row.value(column))).into())
}

pub(crate) fn article(row: &Row) -> Result<Article> {
    Ok(Article {
        id: row.id(0),
        site: row.id(1),
        slug: row.get(2),
        lang: row.get(3),
        title: row.get(4),
        body: row.get(5),
        audience: word(Audience::parse(&row.get::<String>(6)), row, 6)?,
        tags: row.json(7)?,
        state: word(State::parse(&row.get::<String>(8)), row, 8)?,
        source: row.get(9),
        version: row.get(10),
        created_at: row.instant(11),
        updated_at: row.instant(12),
        updated_by: row.get(13),
    })
}

fn listed(row: &Row) -> Result<Listed> {
    Ok(Listed {
        id: row.id(0),
        slug: row.get(1),
        lang: row.get(2),
        title: row.get(3),
        audience: word(Audience::parse(&row.get::<String>(4)), row, 4)?,
        tags: row.json(5)?,
        state: word(State::parse(&row.get::<String>(6)), row, 6)?,
        version: row.get(7),
        updated_at: row.instant(8),
        updated_by: row.get(9),
    })
}

/// An article, whatever its state.
pub fn find(c: &Conn, id: &ArticleId) -> Result<Option<Article>> {
    c.one(sql::BY_ID, params![id])?.as_ref().map(article).transpose()
}

/// An article by its address, whatever its state. For readers use [`read`].
pub fn by_slug(c: &Conn, site: &SiteId, lang: Lang, slug: &str) -> Result<Option<Article>> {
    c.one(sql::BY_SLUG, params![site, lang, slug])?.as_ref().map(article).transpose()
}

/// What a reader gets at an address: the article in their language, or else in another one that
/// the article has (the first of `langs`, then any). Errors: not found, also where it is not for them.
pub fn read(
    c: &Conn,
    site: &SiteId,
    lang: Lang,
    langs: &[Lang],
    slug: &str,
    reader: Audience,
) -> Result<Article> {
    let others = langs.iter().chain(&Lang::ALL).filter(|l| **l != lang);
    for lang in std::iter::once(&lang).chain(others) {
        if let Some(found) = by_slug(c, site, *lang, slug)?
            && found.is_for(reader)
        {
            return Ok(found);
        }
    }
    Err(Error::NotFound)
}

/// The same article in its languages, whatever their states.
pub fn siblings(c: &Conn, site: &SiteId, slug: &str) -> Result<Vec<Listed>> {
    c.all(sql::SIBLINGS, params![site, slug])?.iter().map(listed).collect()
}

/// The articles of a site for the office, newest change first; `words` are looked for in titles.
pub fn list(c: &Conn, site: &SiteId, words: &str, limit: i64, offset: i64) -> Result<Vec<Listed>> {
    let like = format!("%{}%", store::escape_like(&store::fold(words.trim())));
    c.all(sql::LIST, params![site, like, limit, offset])?.iter().map(listed).collect()
}

/// Like [`list`], of one language or one state where that is given.
pub fn list_in(
    c: &Conn,
    site: &SiteId,
    words: &str,
    (lang, state): (Option<Lang>, Option<State>),
    limit: i64,
    offset: i64,
) -> Result<Vec<Listed>> {
    let like = format!("%{}%", store::escape_like(&store::fold(words.trim())));
    let (lang, state) = (lang.map_or("", Lang::code), state.map_or("", State::word));
    c.all(sql::LIST_IN, params![site, like, lang, state, limit, offset])?.iter().map(listed).collect()
}

/// What a reader may read in a language, by title.
pub fn readable(c: &Conn, site: &SiteId, lang: Lang, reader: Audience, limit: i64) -> Result<Vec<Listed>> {
    let audiences = Audience::ALL.iter().filter(|a| reader.may_read(**a)).map(|a| a.word());
    c.all(sql::READABLE, params![site, lang, as_list(audiences), limit])?.iter().map(listed).collect()
}

/// How many articles of a site are published, in all languages.
pub fn count(c: &Conn, site: &SiteId) -> Result<i64> {
    Ok(c.one(sql::COUNT, params![site])?.map_or(0, |r| r.get(0)))
}

/// Every text an article had, newest first.
pub fn versions(c: &Conn, id: &ArticleId) -> Result<Vec<Version>> {
    let rows = c.all(sql::VERSIONS, params![id])?;
    rows.iter()
        .map(|row| {
            Ok(Version {
                version: row.get(0),
                title: row.get(1),
                body: row.get(2),
                audience: word(Audience::parse(&row.get::<String>(3)), row, 3)?,
                tags: row.json(4)?,
                state: word(State::parse(&row.get::<String>(5)), row, 5)?,
                at: row.instant(6),
                by: row.get(7),
            })
        })
        .collect()
}

/// What [`save`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    Created,
    Updated,
    Unchanged,
}

/// Writes what a draft says under its site, language and slug; `id` is used where it is new.
/// Errors: a refusal where the draft cannot be an article.
pub fn save(c: &Conn, draft: &Draft, by: &str, now: Instant, id: &ArticleId) -> Result<Saved> {
    put(c, draft, None, by, now, id)
}

/// Like [`save`], for somebody who edited version `edited`. Errors: a conflict where somebody else
/// was faster.
pub fn save_edit(
    c: &Conn,
    draft: &Draft,
    edited: i64,
    by: &str,
    now: Instant,
    id: &ArticleId,
) -> Result<Saved> {
    put(c, draft, Some(edited), by, now, id)
}

fn put(c: &Conn, d: &Draft, edited: Option<i64>, by: &str, now: Instant, id: &ArticleId) -> Result<Saved> {
    d.check()?;
    let d = &d.visible();
    let known = by_slug(c, &d.site, d.lang, &d.slug)?;
    let faster = || Refusal::conflict("article.changed-meanwhile", Text::new("knowledge-changed-meanwhile"));
    if edited.is_some_and(|v| v != known.as_ref().map_or(0, |a| a.version)) {
        return Err(faster().into());
    }
    if known.as_ref().is_some_and(|a| d.equals(a)) {
        return Ok(Saved::Unchanged);
    }
    let n: i64 = c.one(sql::NEXT_CHANGE, &[])?.map_or(0, |r| r.get(0));
    let tags = serde_json::json!(d.tags);
    let (title, state, audience) = (d.title.trim(), d.state.word(), d.audience.word());
    let folded = store::fold(title);
    let keep = |id: &ArticleId, version: i64| {
        c.run(sql::KEEP_VERSION, params![id, version, title, &d.body, audience, &tags, state, now, by])
    };
    let Some(known) = known else {
        let row = params![
            id, &d.site, &d.slug, d.lang, title, folded, &d.body, audience, &tags, state, &d.source, now, by,
            n
        ];
        if c.run(sql::INSERT, row)? == 0 {
            return Err(faster().into());
        }
        keep(id, 1)?;
        return Ok(Saved::Created);
    };
    let row = params![
        &known.id,
        known.version,
        title,
        folded,
        &d.body,
        audience,
        &tags,
        state,
        &d.source,
        now,
        by,
        n
    ];
    if c.run(sql::UPDATE, row)? == 0 {
        return Err(faster().into());
    }
    keep(&known.id, known.version + 1)?;
    Ok(Saved::Updated)
}

/// Articles that changed after change `n`, in order, each with its number.
pub(crate) fn changed_since(c: &Conn, n: i64, limit: i64) -> Result<Vec<(Article, i64)>> {
    c.all(sql::CHANGED_SINCE, params![n, limit])?.iter().map(|r| Ok((article(r)?, r.get(14)))).collect()
}

pub(crate) fn last_change(c: &Conn) -> Result<i64> {
    Ok(c.one(sql::LAST_CHANGE, &[])?.map_or(0, |r| r.get(0)))
}

/// Keeps a reader's answer; an earlier one of the same reader is replaced.
pub fn rate(c: &Conn, r: &Rating) -> Result<()> {
    let version = find(c, &r.article)?.ok_or(Error::NotFound)?.version;
    let words: String = r.words.trim().chars().take(WORDS_MAX).collect();
    c.run(sql::RATE, params![&r.article, &r.rater, version, r.useful, words, r.at])?;
    Ok(())
}

fn rating(row: &Row) -> Rating {
    Rating {
        article: row.id(0),
        rater: row.get(1),
        useful: row.get(2),
        words: row.get(3),
        at: row.instant(4),
    }
}

/// What a reader said of an article.
pub fn rating_of(c: &Conn, article: &ArticleId, rater: &str) -> Result<Option<Rating>> {
    Ok(c.one(sql::RATING_OF, params![article, rater])?.as_ref().map(rating))
}

/// What all readers said of an article.
pub fn usefulness(c: &Conn, article: &ArticleId) -> Result<Usefulness> {
    let mut all = Usefulness::default();
    for row in c.all(sql::USEFULNESS, params![article])? {
        if row.get(0) { all.yes = row.get(1) } else { all.no = row.get(1) }
    }
    Ok(all)
}

/// The latest answers on a site.
pub fn latest_ratings(c: &Conn, site: &SiteId, limit: i64) -> Result<Vec<Rating>> {
    Ok(c.all(sql::RATINGS_LATEST, params![site, limit])?.iter().map(rating).collect())
}

/// The articles that were rated since `since`: id, slug, language, title, and what was said.
pub fn rated(
    c: &Conn,
    site: &SiteId,
    since: Instant,
) -> Result<Vec<(ArticleId, String, Lang, String, Usefulness)>> {
    let mut all: Vec<(ArticleId, String, Lang, String, Usefulness)> = Vec::new();
    for row in c.all(sql::RATED_BY_SITE, params![site, since])? {
        let id: ArticleId = row.id(0);
        if all.last().is_none_or(|(last, ..)| *last != id) {
            all.push((id, row.get(1), row.get(2), row.get(3), Usefulness::default()));
        }
        if let Some((.., said)) = all.last_mut() {
            if row.get(4) { said.yes = row.get(5) } else { said.no = row.get(5) }
        }
    }
    Ok(all)
}
