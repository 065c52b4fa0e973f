//! The account manager's side of co-browsing: asking for it, seeing, pointing, proposing, the end.
//!
//! Only the account manager of the open dialogue asks, sees and points; the person's yes is in `portal`.

use crate::messages::mine;
use crate::recordings;
use crate::{Desk, staff_of};
use askama::Template;
use axum::extract::{Path, State};
use dialogue::{Dialogue, facts};
use ground::{DialogueId, Error, Instant, Refusal, Result, Text};
use journey::cobrowse::{Share, topic};
use live::{Heard, Mark};
use serde_json::{Value, json};
use web::live::{RIGHTS, Tab};
use web::{Answer, Caller, Page, see, see_saying};

/// Facts of a dialogue after which its account manager is no longer in it.
const OVER: [&str; 3] = ["ended", "passed", "vanished"];
/// Longest text that may be proposed for a field, in characters.
const FILL: usize = 500;
/// Most points of a stroke, and how far from its element it may go, in thousandths of the element.
const POINTS: usize = 200;
const FAR: f64 = 50_000.0;

/// What stands in the work page's place for it.
#[derive(Template)]
#[template(path = "desk/cobrowse.html")]
pub(crate) struct Panel<'a> {
    p: &'a Page,
    id: &'a DialogueId,
    mine: bool,
    share: Option<Share>,
    /// Where the viewer is served from; empty: here.
    origin: String,
}

const TOOLS: [(&str, &str); 6] = [
    ("point", "desk-cobrowse-point"),
    ("frame", "desk-cobrowse-mark"),
    ("draw", "desk-cobrowse-draw"),
    ("scroll", "desk-cobrowse-scroll"),
    ("fill", "desk-cobrowse-fill"),
    ("click", "desk-cobrowse-click"),
];

impl Panel<'_> {
    /// What a click may do, with the key of what it is called and whether it is chosen at first.
    fn tools(&self, share: &Share) -> Vec<(&'static str, &'static str, bool)> {
        let may = |tool: &str| tool != "click" || share.clicks;
        TOOLS.iter().filter(|t| may(t.0)).map(|(tool, key)| (*tool, *key, *tool == "point")).collect()
    }
}

/// The panel as HTML; nothing for everybody but the account manager of the dialogue.
pub(crate) fn panel(desk: &Desk, p: &Page, d: &Dialogue, mine: bool) -> String {
    if mine { frame(desk, p, d, mine) } else { String::new() }
}

fn frame(desk: &Desk, p: &Page, d: &Dialogue, mine: bool) -> String {
    let share = desk.beside.of_dialogue(&d.id).filter(|s| mine && Some(&s.staff) == d.staff.as_ref());
    let origin = desk.house.settings.viewer_origin.clone().unwrap_or_default();
    Panel { p, id: &d.id, mine, share, origin }.render().unwrap_or_default()
}

/// `GET /desk/dialogue/{id}/co-browsing`: the frame alone.
pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
) -> Answer {
    let found = desk.read(&caller, move |c, me| {
        let d = dialogue::shelf::find(c, &id)?.ok_or(Error::NotFound)?;
        me.at(&d.site)?;
        let mine = d.staff.as_ref() == Some(&me.id);
        Ok((d, mine))
    });
    let (d, mine) = found.await?;
    Ok(axum::response::IntoResponse::into_response(axum::response::Html(frame(&desk, &p, &d, mine))))
}

/// `POST /desk/dialogue/{id}/co-browsing`: asks the person.
pub(crate) async fn ask(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    headers: http::HeaderMap,
) -> Answer {
    let (line, question) = (desk.line.clone(), desk.house.world.token());
    let client = format!("cobrowse-ask-{question}");
    let (to, staff) = (id.clone(), staff_of(&caller)?);
    if desk.beside.of_dialogue(&id).is_some_and(|s| s.staff == staff) {
        return Ok(back(&headers, &to));
    }
    let asked = desk.write(&caller, move |c, me, now| {
        let d = mine(c, &me, &id)?;
        if !d.is_open() {
            return Err(Refusal::conflict("dialogue.ended", Text::new("dialogue-ended")).into());
        }
        let name = me.staff.called().to_owned();
        let say = Text::new("dialogue-cobrowse-asked").with("name", name.as_str());
        dialogue::shelf::announce(c, &d, &client, say, &line, now)?;
        let n = live::last(c, &facts::topic(&d.id))?;
        let days = people::shelf::site(c, &d.site)?.map_or(0, |s| s.recording_days);
        let share = Share::asked(question.clone(), d.id, d.person, me.id.clone(), name, now);
        Ok((share.keeping(days), n))
    });
    match asked.await {
        Ok((share, n)) => {
            desk.beside.ask(share.clone());
            changed(&desk, &share);
            tokio::spawn(end_with_dialogue(desk.clone(), share, n));
            Ok(back(&headers, &to))
        }
        Err(Error::Refused(r)) => Ok(see_saying(format!("/desk/dialogue/{to}"), "bad", &r.reason)),
        Err(e) => Err(e.into()),
    }
}

/// `POST /desk/dialogue/{id}/co-browsing/endings`: no more, or never mind.
pub(crate) async fn end(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    headers: http::HeaderMap,
) -> Answer {
    let (line, to, staff) = (desk.line.clone(), id.clone(), staff_of(&caller)?);
    let share = desk.beside.of_dialogue(&id).filter(|s| s.staff == staff);
    let share = share.and_then(|s| desk.beside.end_same(&id, &s.id));
    if let Some(share) = &share {
        changed(&desk, share);
        recordings::finish(&desk, share).await?;
    }
    let client = share.filter(Share::is_on).map(|s| format!("cobrowse-end-{}", s.id));
    desk.write(&caller, move |c, me, now: Instant| {
        let d = dialogue::shelf::find(c, &id)?.ok_or(Error::NotFound)?;
        me.at(&d.site)?;
        let Some(client) = client.as_ref().filter(|_| d.is_open()) else { return Ok(()) };
        dialogue::shelf::announce(c, &d, client, Text::new("dialogue-cobrowse-ended"), &line, now)
    })
    .await?;
    Ok(back(&headers, &to))
}

pub(crate) fn back(headers: &http::HeaderMap, id: &DialogueId) -> axum::response::Response {
    match headers.contains_key("turbo-frame") {
        true => see(format!("/desk/dialogue/{id}/co-browsing")),
        false => see(format!("/desk/dialogue/{id}")),
    }
}

pub(crate) fn changed(desk: &Desk, share: &Share) {
    let (hub, data) = (&desk.house.hub, json!({ "refresh": ["cobrowse"] }).to_string());
    hub.flash(&facts::person_topic(&share.person), "cobrowse", data.clone());
    hub.flash(&facts::desk_topic(&share.dialogue), "cobrowse", data);
    hub.flash(&topic(&share.dialogue), RIGHTS, String::new());
}

/// Waits for the end of the dialogue, or for its account manager to leave it, and ends the share with it.
async fn end_with_dialogue(desk: Desk, share: Share, n: i64) {
    let hub = &desk.house.hub;
    let mut listener = hub.subscribe(&facts::topic(&share.dialogue), Mark { run: hub.run().to_owned(), n });
    loop {
        match listener.next().await {
            Ok(Heard::Fact(f)) if OVER.contains(&f.kind.as_str()) => break,
            Ok(_) if desk.beside.of_dialogue(&share.dialogue).is_none_or(|s| s.id != share.id) => return,
            Ok(_) => {}
            // Whoever cannot hear the end must not go on.
            Err(e) => {
                tracing::warn!(%e, "co-browsing was ended");
                break;
            }
        }
    }
    if let Some(share) = desk.beside.end_same(&share.dialogue, &share.id) {
        changed(&desk, &share);
        if let Err(e) = recordings::finish(&desk, &share).await {
            tracing::warn!(%e, "a recording could not be ended");
        }
    }
}

/// Whether this member of staff may hear a page; `None` where the topic is another.
pub fn topic_allowed(desk: &Desk, tab: &Tab, topic: &str) -> Option<bool> {
    let id = DialogueId(topic.strip_prefix("cobrowse:")?.to_owned());
    Some(tab.caller.staff().is_some_and(|staff| desk.beside.sees(staff, &id)))
}

/// Takes what an account manager's tab sends to `cobrowse:DIALOGUE`; `None` where it is not the desk's.
///
/// Bodies: `{kind: "fresh"}` (begin anew), `{kind: "pointer", x, y}` in pixels of the person's window,
/// `{kind: "off"}` (the pointer left), `{kind: "mark" | "scroll" | "click", node}`, `{kind: "fill", node, text}`,
/// `{kind: "draw", node, points}` (a stroke in thousandths of the element, or a frame without points),
/// `{kind: "wipe"}` (what was drawn goes).
pub async fn up(desk: &Desk, tab: &Tab, to: &str, body: &Value) -> Option<Result<Value>> {
    let staff = tab.caller.staff()?;
    let id = DialogueId(to.strip_prefix("cobrowse:")?.to_owned());
    let share = desk.beside.of_dialogue(&id).filter(|s| s.is_on() && s.staff == *staff);
    Some(share.ok_or(Error::NotFound).and_then(|share| act(desk, &share, body)))
}

fn act(desk: &Desk, share: &Share, body: &Value) -> Result<Value> {
    let kind = body.get("kind").and_then(Value::as_str).unwrap_or("");
    let place = |key: &str| body.get(key).and_then(Value::as_f64).map(|v| v.clamp(-1.0, 20_000.0).round());
    let node = body.get("node").and_then(Value::as_u64).filter(|n| *n < 1 << 32);
    let text =
        || body.get("text").and_then(Value::as_str).unwrap_or("").chars().take(FILL).collect::<String>();
    let said = match (kind, node) {
        ("fresh" | "off" | "wipe", _) => json!({ "kind": kind }),
        ("pointer", _) => json!({ "kind": kind, "x": place("x"), "y": place("y") }),
        ("mark" | "scroll", Some(node)) => json!({ "kind": kind, "node": node }),
        ("draw", Some(node)) => json!({ "kind": kind, "node": node, "points": points(body) }),
        ("click", Some(node)) if share.clicks => json!({ "kind": kind, "node": node }),
        ("click", _) => return Err(Error::Forbidden),
        ("fill", Some(node)) => json!({ "kind": kind, "node": node, "text": ground::visible(&text()) }),
        _ => return Err(Error::NotFound),
    };
    let mut said = said;
    said["run"] = share.run.as_str().into();
    let topic = facts::person_topic(&share.person);
    desk.house.hub.flash(&topic, "cobrowse", json!({ "data": said }).to_string());
    Ok(Value::Null)
}

/// The points of a stroke as far as they are some; what is no point is left out.
fn points(body: &Value) -> Vec<[f64; 2]> {
    let all = body.get("points").and_then(Value::as_array);
    let number = |v: Option<&Value>| v.and_then(Value::as_f64).map(|n| n.clamp(-FAR, FAR).round());
    let point = |p: &Value| Some([number(p.get(0))?, number(p.get(1))?]);
    all.into_iter().flatten().take(POINTS).filter_map(point).collect()
}
