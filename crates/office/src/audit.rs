//! Who changed what in the office, before and after.

use crate::Office;
use crate::me::{ADMINISTRATORS, LEADS};
use askama::Template;
use axum::extract::State;
use ground::{Instant, Lang, Result};
use people::audit::{self, Change};
use people::{Site, shelf};
use serde::Deserialize;
use serde_json::Value;
use store::Conn;
use web::{Answer, Caller, Choice, Page, Query};

const PAGE: i64 = 50;

/// Kinds of change, by what they are about.
const ABOUT: [&str; 9] =
    ["site.", "staff.", "person.", "article.", "token.", "job.", "house.", "import.", "export."];

struct Field {
    name: String,
    before: String,
    after: String,
}

struct Row {
    at: Instant,
    who: String,
    what: String,
    /// What was changed: its id, and what people call it.
    subject: String,
    called: String,
    site: String,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "office/audit.html")]
struct AuditPage {
    p: Page,
    rows: Vec<Row>,
    sites: Vec<Choice>,
    staff: Vec<Choice>,
    about: Vec<Choice>,
    filtered: bool,
    newer: String,
    older: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
    staff: String,
    about: String,
    subject: String,
    page: i64,
}

/// A value as people read it.
fn plain(p: &Page, v: Option<&Value>) -> String {
    match v {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(yes)) => p.t(if *yes { "office-yes" } else { "office-no" }),
        Some(Value::String(text)) => text.clone(),
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

fn fields(p: &Page, before: &Value, after: &Value) -> Vec<Field> {
    let empty = serde_json::Map::new();
    let (a, b) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
    let names = a.keys().chain(b.keys().filter(|k| !a.contains_key(*k)));
    names
        .map(|name| {
            let key = format!("office-field-{}", name.replace('_', "-"));
            let known = web::knows(p.lang, &key);
            Field {
                name: if known { p.t(key) } else { name.clone() },
                before: worded(p, name, plain(p, a.get(name))),
                after: worded(p, name, plain(p, b.get(name))),
            }
        })
        .collect()
}

/// What people call the thing that was changed; its id where it has no other name.
fn called(c: &Conn, change: &Change) -> Result<String> {
    let id = change.subject.as_str();
    let name = match change.kind.split('.').next() {
        Some("site") => shelf::site(c, &id.into())?.map(|s| s.name),
        Some("staff" | "house") => shelf::staff(c, &id.into())?.map(|s| s.name),
        Some("person") => shelf::person(c, &id.into())?.map(|p| p.name()),
        Some("article") => knowledge::shelf::find(c, &id.into())?.map(|a| a.title),
        Some("token") => {
            let either = [&change.after, &change.before];
            either.iter().find_map(|v| v.get("label").and_then(Value::as_str)).map(str::to_owned)
        }
        _ => None,
    };
    Ok(name.unwrap_or_else(|| id.to_owned()))
}

fn row(p: &Page, sites: &[Site], called: String, c: Change) -> Row {
    let key = format!("office-did-{}", c.kind.replace(['.', '_'], "-"));
    let site = c.site.as_ref().and_then(|id| sites.iter().find(|s| s.id == *id));
    Row {
        at: c.at,
        what: if web::knows(p.lang, &key) { p.t(key) } else { c.kind },
        site: site.map(|s| s.name.clone()).unwrap_or_default(),
        fields: fields(p, &c.before, &c.after),
        // As the program writes it down.
        who: match (&c.staff, c.staff_name.as_str()) {
            (None, "command line") => p.t("office-by-command-line"),
            _ => c.staff_name,
        },
        subject: c.subject,
        called,
    }
}

pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let sites = me.sites(c, LEADS)?;
        if !w.site.is_empty() {
            me.site(c, &w.site.as_str().into(), LEADS)?;
        }
        let wanted = audit::Wanted {
            sites: sites
                .iter()
                .filter(|s| w.site.is_empty() || s.id.as_str() == w.site)
                .map(|s| s.id.clone())
                .collect(),
            // What concerns the whole house is for those who administer all of it.
            siteless: w.site.is_empty() && shelf::sites(c)?.iter().all(|s| me.is(&s.id, ADMINISTRATORS)),
            staff: w.staff.clone(),
            kind: w.about.clone(),
            subject: w.subject.clone(),
        };
        let n = w.page.clamp(0, 100_000);
        let mut found = audit::find(c, &wanted, PAGE + 1, n * PAGE)?;
        let more = found.len() as i64 > PAGE;
        found.truncate(PAGE as usize);
        let mut names: Vec<Choice> = Vec::new();
        for site in &sites {
            for s in shelf::staff_of_site(c, &site.id)? {
                if !names.iter().any(|n| n.value == s.id.as_str()) {
                    names.push(Choice::new(s.id.as_str(), s.name).chosen(s.id.as_str() == w.staff));
                }
            }
        }
        let to = |n: i64| {
            let part = |text: &str| web::segment(text);
            format!(
                "/office/audit?site={}&staff={}&about={}&subject={}&page={n}",
                part(&w.site),
                part(&w.staff),
                part(&w.about),
                part(&w.subject)
            )
        };
        let about = ABOUT.map(|a| {
            Choice::new(a, p.t(format!("office-about-{}", a.trim_end_matches('.')))).chosen(a == w.about)
        });
        Ok(AuditPage {
            rows: found
                .into_iter()
                .map(|x| Ok(row(&p, &sites, called(c, &x)?, x)))
                .collect::<Result<Vec<_>>>()?,
            sites: sites
                .iter()
                .map(|s| Choice::new(s.id.as_str(), s.name.as_str()).chosen(s.id.as_str() == w.site))
                .collect(),
            staff: names,
            about: about.into(),
            filtered: [&w.site, &w.staff, &w.about, &w.subject].iter().any(|t| !t.is_empty()),
            newer: if n > 0 { to(n - 1) } else { String::new() },
            older: if more { to(n + 1) } else { String::new() },
            p: p.clone().titled("office-audit-title"),
        })
    });
    web::page(&page.await?)
}
