//! The desk's part of the live stream: who may hear what, what a tab sends, who is there.

use crate::messages::{mine, write};
use crate::presence::tell;
use crate::{Desk, Me, me};
use dialogue::{Mark, Side};
use ground::{DialogueId, Error, Result, Span, StaffId};
use serde_json::{Value, json};
use store::Conn;
use web::live::Tab;

/// Whether this member of staff may hear a topic; `None` where the topic is not the desk's.
pub async fn topic_allowed(desk: &Desk, tab: &Tab, topic: &str) -> Option<bool> {
    let (kind, id) = split(topic)?;
    let staff = tab.caller.staff()?;
    if kind == "staff" {
        return Some(id == staff.as_str());
    }
    let id = id.to_owned();
    let allowed = desk.read(&tab.caller, move |c, me| allowed(c, &me, kind, &id)).await;
    Some(allowed.unwrap_or(false))
}

fn split(topic: &str) -> Option<(&'static str, &str)> {
    const KINDS: [(&str, &str); 5] = [
        ("staff:", "staff"),
        ("queue:", "site"),
        ("visits:", "site"),
        ("dialogue:", "dialogue"),
        ("desk:dialogue:", "dialogue"),
    ];
    KINDS.iter().find_map(|(prefix, kind)| Some((*kind, topic.strip_prefix(prefix)?)))
}

fn allowed(c: &Conn, me: &Me, kind: &str, id: &str) -> Result<bool> {
    match kind {
        "site" => Ok(me.sites.iter().any(|s| s.as_str() == id)),
        _ => {
            let d = dialogue::shelf::find(c, &DialogueId(id.to_owned()))?;
            Ok(d.is_some_and(|d| me.sites.contains(&d.site)))
        }
    }
}

/// Takes what an account manager's tab sends to `dialogue:ID`; `None` where it is not the desk's.
///
/// Bodies: `{kind: "message", client, body}`, `{kind: "typing"}`, `{kind: "read" | "had", n}`.
pub async fn up(desk: &Desk, tab: &Tab, to: &str, body: Value) -> Option<Result<Value>> {
    tab.caller.staff()?;
    let id = DialogueId(to.strip_prefix("dialogue:")?.to_owned());
    Some(take(desk, tab, id, &body).await)
}

async fn take(desk: &Desk, tab: &Tab, id: DialogueId, body: &Value) -> Result<Value> {
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
    match text("kind") {
        "message" => {
            let n = write(desk, &tab.caller, id, text("body"), text("client").to_owned()).await?;
            Ok(json!({ "n": n }))
        }
        "typing" => {
            let d = id.clone();
            desk.read(&tab.caller, move |c, me| mine(c, &me, &d).map(drop)).await?;
            dialogue::facts::typing(&desk.line.hub, &id, Side::Staff);
            Ok(Value::Null)
        }
        kind @ ("read" | "had") => {
            let mark = if kind == "read" { Mark::Read } else { Mark::Delivered };
            let n = body.get("n").and_then(Value::as_i64).unwrap_or(0);
            let line = desk.line.clone();
            desk.write(&tab.caller, move |c, me, _| {
                let d = mine(c, &me, &id)?;
                dialogue::shelf::mark(c, &d, Side::Staff, mark, n, &line).map(|_| Value::Null)
            })
            .await
        }
        _ => Err(Error::NotFound),
    }
}

/// A tab of the desk is here.
pub async fn joined(desk: &Desk, tab: &Tab) {
    let Some(staff) = tab.caller.staff().cloned() else { return };
    if tab.face == web::Face::Desk && desk.tabs.joined(&staff, &tab.id) {
        changed(desk, staff, None).await;
    }
}

/// A connection of a tab ended; nothing had been heard of it for `silent`.
pub async fn left(desk: &Desk, tab: &Tab, silent: Span) {
    let Some(staff) = tab.caller.staff().cloned() else { return };
    if tab.face == web::Face::Desk && desk.tabs.left(&staff, &tab.id) {
        changed(desk, staff, Some(silent)).await;
    }
}

async fn changed(desk: &Desk, staff: StaffId, gone: Option<Span>) {
    let (now, line) = (desk.now(), desk.line.clone());
    let done = desk
        .house
        .db
        .write(move |c| {
            match gone {
                Some(silent) => staffing::shelf::went(c, &staff, now - silent)?,
                None => staffing::shelf::came(c, &staff, now).map(drop)?,
            }
            tell(c, &line, &me::load(c, &staff, now)?.sites)
        })
        .await;
    if let Err(e) = done {
        tracing::warn!(%e, "presence could not be kept");
    }
}
