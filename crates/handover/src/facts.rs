//! What others may hear of the queue: `queue:SITE` for the desk, `person:ID` for who waits.

use dialogue::facts::{person_topic, refresh};
use dialogue::{Dialogue, Line};
use ground::{HandoverId, PersonId, SiteId, Text};
use serde_json::json;
use store::Conn;

/// What pages show of waiting, by the ids of their frames.
pub(crate) const OF_WAITING: &[&str] = &["waiting", "help-state", "in-line"];

pub fn queue_topic(site: &SiteId) -> String {
    format!("queue:{site}")
}

/// The queue changed: every desk fetches its list again, and everyone who waits their place.
pub fn queue(c: &Conn, line: &Line, site: &SiteId, waiting: impl IntoIterator<Item = PersonId>) {
    refresh(c, line, queue_topic(site), &["queue", "visits", "where", "way", "crew", "today"]);
    for person in waiting {
        refresh(c, line, person_topic(&person), OF_WAITING);
    }
}

/// What is left with a site's account managers changed.
pub fn cases(c: &Conn, line: &Line, site: &SiteId) {
    refresh(c, line, queue_topic(site), &["cases"]);
}

/// The promised calls of a site changed: every desk fetches them again.
pub fn calls(c: &Conn, line: &Line, site: &SiteId) {
    refresh(c, line, queue_topic(site), &["calls"]);
}

/// Somebody is taken care of: their line goes from every desk at once, before the lists are fetched anew.
pub(crate) fn taken(c: &Conn, line: &Line, site: &SiteId, id: &HandoverId) {
    let html = format!("<turbo-stream action=\"remove\" target=\"q-{id}\"></turbo-stream>");
    let (hub, topic) = (line.hub.clone(), queue_topic(site));
    c.after_commit(move || hub.flash(&topic, "taken", json!({ "html": html }).to_string()));
}

/// Somebody is there: pages that wait lead on, every other page of the person says so with a link.
pub(crate) fn come(c: &Conn, line: &Line, d: &Dialogue, name: &str) {
    let say = |text: &Text| escape(&line.voice.say(d.lang, &d.zone, text));
    let html = format!(
        "<turbo-stream action=\"update\" target=\"flash\"><template><div class=\"notice note\" role=\"status\"><p>{} \
         <a href=\"/dialogue/{}\">{}</a></p></div></template></turbo-stream>",
        say(&Text::new("handover-come").with("name", name)),
        d.id,
        say(&Text::new("handover-come-open")),
    );
    let data = json!({ "html": html, "refresh": OF_WAITING, "data": { "dialogue": d.id.as_str() } });
    let (hub, topic) = (line.hub.clone(), person_topic(&d.person));
    c.after_commit(move || hub.flash(&topic, "come", data.to_string()));
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
