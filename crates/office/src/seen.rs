//! Two who edit the same thing: a form carries what stood there when it was opened, and does not write over
//! what somebody else changed since without having shown it.

use crate::audit::told;
use crate::hand::difference;
use ground::{Refusal, Result, Text};
use serde_json::Value;
use store::Conn;
use web::{Errors, Page};

/// The rule of the refusal.
const RULE: &str = "changed-meanwhile";

/// What a form carries: as it stands now for a form that is opened or that told of a change; else what it
/// was opened with.
pub(crate) fn carried(errors: &Errors, sent: &str, now: &Value) -> String {
    if sent.is_empty() || is_refusal(errors) { now.to_string() } else { sent.to_owned() }
}

/// Whether a form came back because somebody else had changed the same.
pub(crate) fn is_refusal(errors: &Errors) -> bool {
    errors.rule.as_deref() == Some(RULE)
}

/// Refuses, and tells what is new, where a form was opened with something else than stands there now. What
/// carries nothing is not held up: a program knows what it does.
pub(crate) fn still(c: &Conn, p: &Page, sent: &str, now: &Value) -> Result<()> {
    let Ok(seen) = serde_json::from_str::<Value>(sent) else { return Ok(()) };
    let (was, is) = difference(seen, now.clone());
    if was == is {
        return Ok(());
    }
    let news: Vec<String> = told::fields(c, p, &was, &is)?
        .into_iter()
        .map(|f| format!("{}: {}", f.name, if f.after.is_empty() { p.t("office-none") } else { f.after }))
        .collect();
    let text = Text::new("office-changed-meanwhile").with("now", news.join("; "));
    Err(Refusal::conflict(RULE, text).into())
}

/// Some fields of an object.
pub(crate) fn of(all: &Value, names: &[&str]) -> Value {
    let one = |name: &&str| Some(((*name).to_owned(), all.get(*name)?.clone()));
    Value::Object(names.iter().filter_map(one).collect())
}
