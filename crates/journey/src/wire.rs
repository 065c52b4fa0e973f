//! What a browser sends, read with suspicion.

use crate::visit::AIDS;
use crate::{Device, Event, Goal, How, Kind, Link, Proof, clean};
use ground::{EventId, Instant, Span, Text};
use serde_json::Value;

/// Events taken from one message; the rest is dropped.
pub const EVENTS_MAX: usize = 50;
/// Fields marked for sharing that are taken from one message, and kept of one visit.
pub const TYPED_MAX: usize = 8;
/// An event may say that it happened at most this long ago.
pub const AGO_MAX: Span = Span::minutes(10);

/// What one message held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    pub events: Vec<Event>,
    pub device: Option<Device>,
    /// What was typed into fields that our own pages mark for sharing. It is kept in memory only, until
    /// the person agrees.
    pub typed: Vec<Typed>,
    /// Entries that were not understood or not allowed.
    pub dropped: usize,
}

/// What was typed into one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub name: String,
    pub label: String,
    pub value: String,
}

impl Typed {
    /// Cleaned. `None` where nothing is left, or where it looks like the number of a card.
    pub fn new(name: &str, label: &str, value: &str) -> Option<Self> {
        let typed = Self {
            name: clean::name(name),
            label: clean::text(label, clean::NAME_MAX),
            value: clean::text(value, clean::TEXT_MAX),
        };
        let digits = typed.value.chars().filter(char::is_ascii_digit).count();
        let card = digits >= 12 && typed.value.chars().all(|c| c.is_ascii_digit() || " -./".contains(c));
        (!typed.name.is_empty() && !typed.value.is_empty() && !card).then_some(typed)
    }
}

/// Reads `{"page": …, "late": …, "events": [{id, kind, ago, name, label, how, rule, count, proof, of}],
/// "device": {…},
/// "typed": [{name, label, value}]}`.
/// Never fails: what is not understood is counted and dropped.
pub fn read(body: &Value, now: Instant) -> Message {
    let mut message = Message { device: body.get("device").and_then(device), ..Message::default() };
    let typed = body.get("typed").and_then(Value::as_array);
    message.typed = typed
        .into_iter()
        .flatten()
        .take(TYPED_MAX)
        .filter_map(|t| Typed::new(str_of(t, "name"), str_of(t, "label"), str_of(t, "value")))
        .collect();
    let page = clean::path(str_of(body, "page"));
    let Some(events) = body.get("events").and_then(Value::as_array) else { return message };
    message.dropped = events.len().saturating_sub(EVENTS_MAX);
    // Both are spans of the tab's own clock, so that it does not matter what hour it believes it is.
    let late = span(body, "late");
    for raw in events.iter().take(EVENTS_MAX) {
        match event(raw, &page, late, now) {
            Some(e) => message.events.push(e),
            None => message.dropped += 1,
        }
    }
    message
}

/// What the script on a website of others sends, at `host`: as [`read`], and there the page itself says what was
/// shown, which goal it serves (`"goal": {"name", "step"}`) and that it was reached. Pages are `//host/path`, so that
/// they are never taken for ours. Nothing that was typed is read.
pub fn read_foreign(body: &Value, host: &str, now: Instant) -> Message {
    let mut message = Message { device: body.get("device").and_then(device), ..Message::default() };
    let host = clean::name(host);
    let told = body.get("goal").unwrap_or(&Value::Null);
    let goal = Goal::named(str_of(told, "name"));
    let step = clean::name(str_of(told, "step"));
    let step = (!step.is_empty()).then(|| Text::new("journey-step-named").with("name", step));
    let Some(events) = body.get("events").and_then(Value::as_array) else { return message };
    message.dropped = events.len().saturating_sub(EVENTS_MAX);
    let late = span(body, "late");
    for raw in events.iter().take(EVENTS_MAX) {
        let kind = foreign(str_of(raw, "kind"), str_of(raw, "rule"));
        match kind.and_then(|kind| of_kind(kind, raw, "", late, now)) {
            Some(mut e) => {
                e.page = format!("//{host}{}", e.page);
                e.label = if kind == Some(Kind::Page) { String::new() } else { e.label };
                message.events.push(e.goal(goal.clone(), step.clone()));
            }
            None => message.dropped += 1,
        }
    }
    message
}

/// The kinds that a website's page may claim.
fn foreign(kind: &str, rule: &str) -> Option<Kind> {
    match (kind, rule) {
        ("goal", "done") => Some(Kind::Success),
        ("goal" | "page", _) => Some(Kind::Page),
        ("event", _) => Some(Kind::Section),
        _ => Kind::parse(kind).filter(|k| k.from_browser() || matches!(k, Kind::Submit | Kind::Download)),
    }
}

fn event(raw: &Value, page: &str, late: Span, now: Instant) -> Option<Event> {
    let kind = Kind::parse(str_of(raw, "kind")).filter(|k| k.from_browser())?;
    of_kind(kind, raw, page, late, now)
}

fn of_kind(kind: Kind, raw: &Value, page: &str, late: Span, now: Instant) -> Option<Event> {
    let id = clean::name(str_of(raw, "id"));
    if id.len() < 3 {
        return None;
    }
    let ago = Span((span(raw, "ago").0 + late.0).min(AGO_MAX.0));
    let mut event = Event::new(EventId(id), kind, now - ago)
        .named(str_of(raw, "name"), str_of(raw, "label"))
        .rule(str_of(raw, "rule"), None);
    event.page = match clean::path(str_of(raw, "page")) {
        own if own.is_empty() => page.to_owned(),
        own => own,
    };
    event.how = How::parse(str_of(raw, "how"));
    if kind == Kind::Field && event.how.is_none() {
        return None;
    }
    event.proof = Proof::parse(str_of(raw, "proof"));
    event.of = Some(clean::name(str_of(raw, "of"))).filter(|of| of.len() >= 3).map(EventId);
    // What is withdrawn, or confirmed later, was said before.
    if event.proof == Some(Proof::Withdrawn) && event.of.is_none() {
        return None;
    }
    match raw.get("count").and_then(Value::as_f64).filter(|c| c.is_finite()) {
        Some(count) => Some(event.count(count as i64)),
        None => Some(event),
    }
}

/// Milliseconds that a tab claims, within reason.
fn span(raw: &Value, key: &str) -> Span {
    let said = raw.get(key).and_then(Value::as_f64).filter(|a| a.is_finite()).unwrap_or(0.0);
    Span::millis((said as i64).clamp(0, AGO_MAX.as_millis()))
}

fn device(raw: &Value) -> Option<Device> {
    raw.as_object()?;
    let number = |key| raw.get(key).and_then(Value::as_f64).map_or(0, |n| (n as i64).clamp(0, 20_000));
    let said: Vec<&str> = raw
        .get("aids")
        .and_then(Value::as_array)
        .map(|a| a.iter().filter_map(Value::as_str).take(20).collect())
        .unwrap_or_default();
    Some(Device {
        kind: match str_of(raw, "kind") {
            kind @ ("phone" | "tablet" | "computer") => kind.to_owned(),
            _ => String::new(),
        },
        browser: String::new(),
        width: number("width"),
        height: number("height"),
        link: Link::parse(str_of(raw, "link")),
        aids: AIDS.iter().filter(|a| said.contains(a)).map(|a| (*a).to_owned()).collect(),
    })
}

fn str_of<'a>(raw: &'a Value, key: &str) -> &'a str {
    raw.get(key).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const NOW: Instant = Instant(1_800_000_000_000_000);

    #[test]
    fn a_browser_may_not_claim_what_only_the_server_knows() {
        for kind in
            ["success", "refused", "page", "search", "submit", "download", "message", "again", "made-up"]
        {
            let read = read(&json!({"events": [{"id": "t-1", "kind": kind}]}), NOW);
            assert_eq!((read.events.len(), read.dropped), (0, 1), "{kind}");
        }
    }

    #[test]
    fn hostile_text_in_every_field_comes_out_as_bounded_text() {
        let mega = "x".repeat(1 << 20);
        let zalgo = "Z\u{0301}\u{0302}\u{0303}\u{0304}".repeat(99);
        let hostile = ["<script>alert(1)</script>", "\u{202E}evil", "\u{0}\u{7}\u{1b}[31m", &mega, &zalgo];
        for bad in hostile {
            let fields = json!({
                "page": bad,
                "events": [{"id": format!("id-{bad}"), "kind": "field", "page": bad, "name": bad,
                    "label": bad, "how": "left", "rule": bad, "count": 1e300, "ago": -1e300}],
                "device": {"kind": bad, "link": bad, "aids": [bad], "width": 1e300, "browser": bad},
            });
            let read = read(&fields, NOW);
            let e = &read.events[0];
            for text in [&e.page, &e.name, &e.label, &e.rule, &e.id.0] {
                assert!(text.chars().count() <= clean::TEXT_MAX);
                assert!(!text.contains(['\u{202E}', '\u{0}', '\u{7}', '\u{1b}']));
            }
            assert_eq!(e.at, NOW);
            assert_eq!(e.count, Some(100_000));
            let d = read.device.unwrap();
            assert_eq!((d.kind.as_str(), d.browser.as_str(), d.aids.len(), d.width), ("", "", 0, 20_000));
        }
    }

    #[test]
    fn a_clock_that_jumps_moves_an_event_by_minutes_at_most_and_never_ahead() {
        let at = |late: Value, ago: Value| {
            let body = json!({"late": late, "events": [{"id": "t-1", "kind": "idle", "ago": ago}]});
            let elsewhere = read_foreign(&body, "www.example.org", NOW);
            assert_eq!(elsewhere.events[0].at, read(&body, NOW).events[0].at);
            (NOW - read(&body, NOW).events[0].at).as_millis()
        };
        assert_eq!(at(json!(0), json!(1_500)), 1_500);
        assert_eq!(at(json!(90_000), json!(1_500)), 91_500, "it waited for a connection");
        for ahead in [json!(-1), json!(-1e300), json!("x"), json!(null), json!([[[]]])] {
            assert_eq!((at(ahead.clone(), json!(5)), at(json!(5), ahead)), (5, 5));
        }
        for far in [json!(1u64 << 31), json!(1u64 << 53), json!(u64::MAX), json!(1e300)] {
            let most = AGO_MAX.as_millis();
            assert_eq!(
                (at(far.clone(), json!(0)), at(json!(0), far.clone()), at(far.clone(), far)),
                (most, most, most)
            );
        }
    }

    #[test]
    fn the_number_of_a_card_is_never_kept() {
        for card in ["4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005"] {
            assert_eq!(Typed::new("note", "Note", card), None);
        }
        assert!(Typed::new("note", "Note", "order 4111111111111111 is late").is_some());
    }

    #[test]
    fn a_message_of_too_many_events_is_cut() {
        let many: Vec<_> = (0..500).map(|i| json!({"id": format!("t-{i}"), "kind": "idle"})).collect();
        let read = read(&json!({ "events": many }), NOW);
        assert_eq!((read.events.len(), read.dropped), (EVENTS_MAX, 450));
    }

    proptest! {
        #[test]
        fn any_text_for_a_message_is_borne(text in "\\PC*") {
            if let Ok(body) = serde_json::from_str::<Value>(&text) {
                read(&body, NOW);
            }
            read(&json!({"page": text, "events": [text], "device": text}), NOW);
        }
    }
}
