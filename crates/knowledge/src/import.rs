//! Reads articles from Markdown files, with or without front matter, and from JSON lists of
//! `{id, title, content}`. What cannot be an article is reported with file, line and reason, and
//! the rest goes on; a second time nothing changes.

use crate::shelf::{self, Saved};
use crate::{Audience, Draft, State, front, slug_of};
use ground::{ArticleId, Fault, Lang, Result, SiteId, World};
use serde::Deserialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};
use store::Db;

/// Articles in one transaction.
const SLICE: usize = 50;
/// Largest file that is read, in bytes.
const FILE_MAX: u64 = 64_000_000;

/// What an article gets where its file says nothing.
#[derive(Clone, Debug)]
pub struct Defaults {
    pub site: SiteId,
    pub lang: Lang,
    pub audience: Audience,
    /// Who is noted as the author: `import`, or a member of staff.
    pub by: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
}

/// Something that was not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub reason: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
    /// How many of these there are in each language.
    pub langs: Vec<(Lang, usize)>,
    pub rejects: Vec<Reject>,
}

/// Imports a folder of Markdown files, one Markdown file, or a JSON file. Errors: a fault where the
/// path or the database cannot be read or written.
pub async fn import_articles(
    db: &Db,
    world: &World,
    defaults: &Defaults,
    path: &Path,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Totals> {
    let mut totals = Totals::default();
    let drafts = read(defaults, path, &mut totals.rejects)?;
    let of = drafts.len();
    let count = |lang| drafts.iter().filter(|d| d.lang == lang).count();
    totals.langs = Lang::ALL.into_iter().map(|l| (l, count(l))).filter(|(_, n)| *n > 0).collect();
    progress(Progress { done: 0, of });
    for (nth, slice) in drafts.chunks(SLICE).enumerate() {
        let rows: Vec<(Draft, ArticleId)> = slice.iter().map(|d| (d.clone(), world.id())).collect();
        let (now, by) = (world.now(), defaults.by.clone());
        let saved = db
            .write(move |c| {
                rows.iter().map(|(d, id)| shelf::save(c, d, &by, now, id)).collect::<Result<Vec<_>>>()
            })
            .await?;
        for s in saved {
            match s {
                Saved::Created => totals.created += 1,
                Saved::Updated => totals.updated += 1,
                Saved::Unchanged => totals.unchanged += 1,
            }
        }
        progress(Progress { done: (nth * SLICE + slice.len()).min(of), of });
    }
    Ok(totals)
}

/// Everything under `path` that can be an article; the rest goes into `rejects`.
fn read(defaults: &Defaults, path: &Path, rejects: &mut Vec<Reject>) -> Result<Vec<Draft>> {
    let mut files = Vec::new();
    if path.is_dir() {
        walk(path, &mut files)?;
        files.sort();
    } else {
        files.push(path.to_owned());
    }
    let root = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut seen = Seen::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let mut reject =
            |line: usize, reason: String| rejects.push(Reject { file: name.clone(), line, reason });
        let size = std::fs::metadata(&file).map_err(|e| unreadable(&file, e))?.len();
        if size > FILE_MAX {
            reject(1, format!("the file is larger than {} MB", FILE_MAX / 1_000_000));
            continue;
        }
        let text = match String::from_utf8(std::fs::read(&file).map_err(|e| unreadable(&file, e))?) {
            Ok(text) => text,
            Err(e) => {
                let good = &e.as_bytes()[..e.utf8_error().valid_up_to()];
                reject(1 + good.iter().filter(|b| **b == b'\n').count(), "not UTF-8".to_owned());
                continue;
            }
        };
        let found = if name.ends_with(".json") {
            from_json(defaults, &name, &text)
        } else {
            vec![from_markdown(defaults, &name, &text)]
        };
        for draft in found {
            match draft.and_then(|(line, d)| fits(line, d, &mut seen)) {
                Ok(d) => drafts.push(d),
                Err((line, reason)) => reject(line, reason),
            }
        }
    }
    Ok(drafts)
}

fn unreadable(path: &Path, e: std::io::Error) -> Fault {
    Fault::because(format!("cannot read {}", path.display()), e)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, e))? {
        let path = entry.map_err(|e| unreadable(folder, e))?.path();
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "md" || e == "markdown" || e == "json") {
            files.push(path);
        }
    }
    Ok(())
}

/// Line and reason.
type Wrong = (usize, String);

/// Slug and language of what was read, and the file where it stood.
type Seen = HashMap<(String, Lang), String>;

fn fits(line: usize, draft: Draft, seen: &mut Seen) -> Result<Draft, Wrong> {
    if let Err(refusal) = draft.check() {
        let reason = match refusal.rule.as_str() {
            "article.title-missing" => "no title: neither `title:` nor a heading",
            "article.title-long" => "the title is longer than 200 characters",
            "article.body-missing" => "no text",
            "article.body-long" => "the text is longer than 1 MB",
            "article.slug" => "the slug is not of lower-case letters, digits and hyphens",
            other => other,
        };
        return Err((line, reason.to_owned()));
    }
    match seen.entry((draft.slug.clone(), draft.lang)) {
        Entry::Occupied(o) => {
            Err((line, format!("`{}` in {} is already in {}", draft.slug, draft.lang, o.get())))
        }
        Entry::Vacant(v) => {
            v.insert(draft.source.clone());
            Ok(draft)
        }
    }
}

/// A Markdown file as an article. `name` is its path, which says its slug and language where the text does not.
///
/// Errors: line (from 1) and reason.
pub fn draft_of(defaults: &Defaults, name: &str, text: &str) -> Result<Draft, (usize, String)> {
    let (line, draft) = from_markdown(defaults, name, text)?;
    fits(line, draft, &mut Seen::new())
}

fn from_markdown(defaults: &Defaults, name: &str, text: &str) -> Result<(usize, Draft), Wrong> {
    let front = front::split(text)?;
    let field = |key: &str| front.get(key);
    let wrong =
        |key: &str, value: &str, allowed: &str| (1, format!("{key}: `{value}` is not one of {allowed}"));
    let (stem, tail) = stem_and_lang(name);
    let lang = match field("lang").or_else(|| field("language")) {
        Some(tag) => Lang::parse(tag).ok_or_else(|| wrong("lang", tag, "en, de, hu"))?,
        None => tail.unwrap_or(defaults.lang),
    };
    let audience = match field("audience") {
        Some(word) => {
            Audience::parse(word).ok_or_else(|| wrong("audience", word, "public, signed-in, staff"))?
        }
        None => defaults.audience,
    };
    let state = match field("state") {
        Some(word) => {
            State::parse(word).ok_or_else(|| wrong("state", word, "draft, published, withdrawn"))?
        }
        None => State::Published,
    };
    let tags = front.all("tags").or_else(|| front.all("keywords")).unwrap_or_default();
    let tags = tags
        .iter()
        .flat_map(|t| t.split(','))
        .map(|t| t.trim().to_owned())
        .filter(|t| !t.is_empty())
        .collect();
    if let (true, Some(target)) = (front.body.trim().is_empty(), field("redirect_to")) {
        return Err((front.body_line, format!("no text, only a redirect to {target}")));
    }
    let (heading, rest) = first_heading(&front.body);
    let title = field("title").or(heading).unwrap_or_default().to_owned();
    // A heading that only says the title again is not shown twice.
    let body = if heading.is_some_and(|h| h == title) { rest } else { &front.body };
    let slug = field("slug").map_or_else(|| slug_of(&stem), str::to_owned);
    let draft = Draft {
        site: defaults.site.clone(),
        slug,
        lang,
        title,
        body: without_template_marks(body).trim().to_owned(),
        audience,
        tags,
        state,
        source: name.to_owned(),
    };
    Ok((front.body_line, draft))
}

/// `leave/sick.de.md` is `leave/sick` in German; so is `de/leave/sick.md`. `index` and `readme`
/// stand for their folder.
fn stem_and_lang(name: &str) -> (String, Option<Lang>) {
    let stem = name.rsplit_once('.').map_or(name, |(s, _)| s);
    let exact = |s: &str| Lang::ALL.into_iter().find(|l| l.code() == s);
    let (stem, lang) = match stem.rsplit_once('.') {
        Some((s, tail)) if exact(tail).is_some() => (s, exact(tail)),
        _ => (stem, None),
    };
    let mut parts: Vec<&str> = stem.split('/').collect();
    let folder = parts.iter().position(|p| exact(p).is_some()).filter(|_| lang.is_none() && parts.len() > 1);
    let lang = folder.map_or(lang, |i| exact(parts.remove(i)));
    if parts.len() > 1
        && parts.last().is_some_and(|p| ["index", "readme"].contains(&p.to_lowercase().as_str()))
    {
        parts.pop();
    }
    (parts.join("/"), lang)
}

/// The words of a first-level heading that begins the text, and what follows it.
fn first_heading(body: &str) -> (Option<&str>, &str) {
    let text = body.trim_start();
    let Some(line) = text.lines().next().filter(|l| l.starts_with("# ")) else {
        let first = text.lines().find(|l| l.starts_with('#')).map(|l| l.trim_start_matches('#').trim());
        return (first, body);
    };
    (Some(line[2..].trim_end_matches('#').trim()), &text[line.len()..])
}

/// Takes out what page generators leave in Markdown: `{% page "/a" %}` becomes `/a`, any other
/// `{% … %}` disappears.
fn without_template_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{%") {
        let Some(end) = rest[at..].find("%}") else { break };
        out.push_str(&rest[..at]);
        let inner = rest[at + 2..at + end].trim();
        if let Some(target) = inner.strip_prefix("page ") {
            out.push_str(target.trim().trim_matches('"'));
        }
        rest = &rest[at + end + 2..];
    }
    out.push_str(rest);
    out
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    id: String,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    title: String,
    #[serde(default, alias = "body")]
    content: String,
    lang: Option<Lang>,
    audience: Option<Audience>,
    state: Option<State>,
    #[serde(default)]
    tags: Vec<String>,
}

fn from_json(defaults: &Defaults, name: &str, text: &str) -> Vec<Result<(usize, Draft), Wrong>> {
    let items: Vec<serde_json::Value> = match serde_json::from_str(text) {
        Ok(items) => items,
        Err(e) => return vec![Err((e.line(), format!("not a JSON list: {e}")))],
    };
    let lines = lines_of_items(text);
    let one = |(nth, value): (usize, serde_json::Value)| {
        let line = lines.get(nth).copied().unwrap_or(1);
        let item: Item = serde_json::from_value(value).map_err(|e| (line, e.to_string()))?;
        let named = if item.slug.is_empty() { slug_of(&item.id) } else { item.slug };
        let internal = item.title.starts_with("Internal:");
        let audience = item.audience.unwrap_or(if internal { Audience::Staff } else { defaults.audience });
        let draft = Draft {
            site: defaults.site.clone(),
            slug: if named.is_empty() { slug_of(&item.title) } else { named },
            lang: item.lang.unwrap_or(defaults.lang),
            title: item.title,
            body: item.content,
            audience,
            tags: item.tags,
            state: item.state.unwrap_or(State::Published),
            source: name.to_owned(),
        };
        Ok((line, draft))
    };
    items.into_iter().enumerate().map(one).collect()
}

/// The line on which each object of a JSON list begins.
fn lines_of_items(text: &str) -> Vec<usize> {
    let (mut lines, mut line, mut depth, mut quoted, mut escaped) = (Vec::new(), 1, 0, false, false);
    for b in text.bytes() {
        line += usize::from(b == b'\n');
        match b {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => {
                if depth == 1 {
                    lines.push(line);
                }
                depth += 1;
            }
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests;
