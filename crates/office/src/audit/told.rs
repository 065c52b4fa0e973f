//! A change as a sentence: who did what to which thing, by its name and with the way to it, and what differs.

use crate::Me;
use crate::me::{ADMINISTRATORS, LEADS, OFFICE, WRITERS};
use ground::{Instant, Lang, Result};
use people::audit::Change;
use people::{Site, shelf};
use serde_json::Value;
use std::path::Path;
use store::Conn;
use web::Page;

/// A part of a sentence; a link where `href` is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub text: String,
    pub href: String,
}

impl Part {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: String::new() }
    }
}

pub(crate) struct Field {
    pub name: String,
    pub before: String,
    pub after: String,
}

pub(crate) struct Row {
    pub at: Instant,
    pub sentence: Vec<Part>,
    /// Finds all changes of the same thing.
    pub subject: String,
    pub site: String,
    pub fields: Vec<Field>,
}

/// What stands for a name in a sentence until the sentence is cut there.
const WHO: char = '\u{e000}';
const WHAT: char = '\u{e001}';

/// A change, for whoever may see it.
pub(crate) fn row(c: &Conn, me: &Me, p: &Page, sites: &[Site], x: Change) -> Result<Row> {
    let site = x.site.as_ref().and_then(|id| sites.iter().find(|s| s.id == *id));
    Ok(Row {
        at: x.at,
        sentence: sentence(p, &x.kind, who(c, me, p, &x)?, what(c, me, p, &x)?),
        site: site.map(|s| s.name.clone()).unwrap_or_default(),
        fields: fields(c, p, &x.before, &x.after)?,
        subject: x.subject,
    })
}

/// The sentence of a kind of change, with two names in it, in whatever order the language wants them.
fn sentence(p: &Page, kind: &str, who: Part, what: Part) -> Vec<Part> {
    let key = format!("office-did-{}", kind.replace(['.', '_'], "-"));
    // A kind that an earlier or later version of the program wrote.
    let key = if web::knows(p.lang, &key) { key } else { "office-did-something".to_owned() };
    let text = p.t2(key, "who", WHO.to_string(), "what", WHAT.to_string());
    let mut parts: Vec<Part> = Vec::new();
    let mut plain = String::new();
    for ch in text.chars() {
        let name = match ch {
            WHO => &who,
            WHAT => &what,
            other => {
                plain.push(other);
                continue;
            }
        };
        parts.push(Part::plain(std::mem::take(&mut plain)));
        parts.push(name.clone());
    }
    parts.push(Part::plain(plain));
    parts.retain(|part| !part.text.is_empty());
    parts
}

/// Who did it, as they were called then.
fn who(c: &Conn, me: &Me, p: &Page, x: &Change) -> Result<Part> {
    let Some(id) = &x.staff else {
        let command_line = x.staff_name == "command line";
        let name = if command_line { p.t("office-by-command-line") } else { x.staff_name.clone() };
        return Ok(Part::plain(name));
    };
    let seen = shelf::staff(c, id)?.is_some_and(|s| s.roles.iter().any(|(site, _)| me.is(site, LEADS)));
    let href = if seen { format!("/office/staff/{}", web::segment(id)) } else { String::new() };
    Ok(Part { text: x.staff_name.clone(), href })
}

/// The text of a field, as it was after the change, else before.
fn kept<'a>(x: &'a Change, name: &str) -> Option<&'a str> {
    let text = |v: &'a Value| v.get(name).and_then(Value::as_str).filter(|t| !t.is_empty());
    text(&x.after).or_else(|| text(&x.before))
}

/// What was changed, by its name today; what is no longer there by the name that was noted, else in words.
fn what(c: &Conn, me: &Me, p: &Page, x: &Change) -> Result<Part> {
    let (id, noun) = (x.subject.as_str(), x.kind.split('.').next().unwrap_or_default());
    let at = |roles| x.site.as_ref().is_some_and(|site| me.is(site, roles));
    let to = |noun: &str, may: bool| {
        if may { format!("/office/{noun}/{}", web::segment(id)) } else { String::new() }
    };
    let (name, href) = match noun {
        "site" => {
            let site = shelf::site(c, &id.into())?;
            let href = to("sites", site.is_some() && me.is(&id.into(), LEADS));
            (site.map(|s| s.name), href)
        }
        "website" => {
            let site = shelf::site(c, &id.into())?;
            let href = if at(ADMINISTRATORS) {
                format!("/office/sites/{}/website", web::segment(id))
            } else {
                String::new()
            };
            (site.map(|s| s.name), href)
        }
        "staff" | "house" => {
            let staff = shelf::staff(c, &id.into())?;
            let seen = staff.iter().flat_map(|s| &s.roles).any(|(site, _)| me.is(site, LEADS));
            (staff.map(|s| s.name), to("staff", seen))
        }
        "person" => {
            let person = shelf::person(c, &id.into())?;
            let href = to("persons", person.as_ref().is_some_and(|p| me.is(&p.site, LEADS)));
            (person.map(|p| p.name()), href)
        }
        "article" => {
            let article = knowledge::shelf::find(c, &id.into())?;
            let href = to("articles", article.as_ref().is_some_and(|a| me.is(&a.site, WRITERS)));
            (article.map(|a| a.title), href)
        }
        "reply" => {
            let site = x.site.clone().unwrap_or_else(|| "".into());
            let reply = dialogue::shelf::reply(c, &site, id)?.filter(|_| at(OFFICE));
            let href = reply
                .as_ref()
                .map(|_| format!("/office/sites/{}/replies/{}", web::segment(&site), web::segment(id)));
            let short = reply.map(|(_, r, _)| r.short).or_else(|| kept(x, "short").map(str::to_owned));
            (short.map(|short| format!("/{short}")), href.unwrap_or_default())
        }
        "token" => {
            let href = if at(ADMINISTRATORS) { "/office/tokens".to_owned() } else { String::new() };
            (kept(x, "label").map(|label| format!("“{label}”")), href)
        }
        "job" => (kept(x, "job").map(|kind| worded(p, "job", kind.to_owned())), String::new()),
        "import" | "export" => {
            let file = |path: &str| {
                Path::new(path).file_name().map_or(path.to_owned(), |n| n.to_string_lossy().into_owned())
            };
            (Some(id.split(", ").map(file).collect::<Vec<_>>().join(", ")), String::new())
        }
        _ => (None, String::new()),
    };
    let noted = || {
        let name = kept(x, "name").or_else(|| kept(x, "title")).map(str::to_owned);
        name.or_else(|| Some(format!("{} {}", kept(x, "first")?, kept(x, "last")?)))
    };
    let text = name.or_else(noted).unwrap_or_else(|| p.t("office-audit-gone"));
    Ok(Part { text, href })
}

/// A value as people read it.
fn plain(p: &Page, v: Option<&Value>) -> String {
    match v {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(yes)) => p.t(if *yes { "office-yes" } else { "office-no" }),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(n)) => n.as_i64().map_or_else(|| n.to_string(), |n| p.number(n)),
        Some(other) => other.to_string(),
    }
}

/// Machine words of a field in the reader's language; any other text as it is.
fn worded(p: &Page, field: &str, text: String) -> String {
    let prefixes: &[&str] = match field {
        "lang" | "default_lang" | "langs" => &[],
        "state" => &["knowledge-state-"],
        "audience" => &["knowledge-audience-"],
        "kind" => &["office-kind-", "office-person-"],
        "roles" => &["office-role-"],
        "job" => &["office-job-"],
        _ => return text,
    };
    let word = |w: &str| {
        let keys = prefixes.iter().map(|prefix| format!("{prefix}{}", w.replace('.', "-")));
        let known = keys.into_iter().find(|key| web::knows(p.lang, key)).map(|key| p.t(key));
        let lang = || Lang::parse(w).map(|l| l.own_name().to_owned());
        known.or_else(|| if prefixes.is_empty() { lang() } else { None }).unwrap_or_else(|| w.to_owned())
    };
    text.split(", ").map(word).collect::<Vec<_>>().join(", ")
}

pub(crate) fn fields(c: &Conn, p: &Page, before: &Value, after: &Value) -> Result<Vec<Field>> {
    let empty = serde_json::Map::new();
    let (a, b) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
    let names = a.keys().chain(b.keys().filter(|k| !a.contains_key(*k)));
    let value = |name: &str, v: Option<&Value>| -> Result<String> {
        let text = plain(p, v);
        // An id, noted as it was.
        if name == "manager" && !text.is_empty() {
            let person = shelf::person(c, &text.as_str().into())?;
            return Ok(person.map_or_else(|| p.t("office-audit-gone"), |who| who.name()));
        }
        Ok(worded(p, name, text))
    };
    names
        .map(|name| {
            let key = format!("office-field-{}", name.replace('_', "-"));
            let known = web::knows(p.lang, &key);
            Ok(Field {
                name: if known { p.t(key) } else { name.clone() },
                before: value(name, a.get(name))?,
                after: value(name, b.get(name))?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_change_is_a_sentence_with_both_names() {
        let kinds = [
            "site.made",
            "site.changed",
            "site.words-changed",
            "site.rules-changed",
            "website.changed",
            "website.key-made",
            "website.key-retired",
            "staff.added",
            "staff.changed",
            "staff.roles-changed",
            "staff.left",
            "staff.came-back",
            "person.added",
            "person.changed",
            "token.created",
            "token.revoked",
            "house.begun",
            "import.shop",
            "import.orders",
            "import.articles",
            "export.shop",
            "article.made",
            "article.changed",
            "article.published",
            "article.withdrawn",
            "job.revived",
            "job.removed",
            "recording.replayed",
            "reply.added",
            "reply.changed",
            "reply.moved",
            "reply.removed",
            "reply.restored",
            "of.old",
        ];
        for lang in Lang::ALL {
            let p = Page::sample(lang, Instant(0));
            for kind in kinds {
                let what = Part { text: "W".into(), href: "/w".into() };
                let said = sentence(&p, kind, Part::plain("Gina"), what.clone());
                assert!(said.iter().any(|part| part.text == "Gina"), "{lang:?} {kind}: {said:?}");
                let named = said.contains(&what) || kind == "house.begun";
                assert!(named && said.len() > 1, "{lang:?} {kind}: {said:?}");
            }
        }
    }
}
