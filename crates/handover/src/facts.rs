//! What others may hear of the queue: `queue:SITE` for the desk, `person:ID` for who waits.

use dialogue::Line;
use dialogue::facts::{person_topic, refresh};
use ground::{PersonId, SiteId};
use store::Conn;

pub fn queue_topic(site: &SiteId) -> String {
    format!("queue:{site}")
}

/// The queue changed: every desk fetches its list again, and everyone who waits their place.
pub fn queue(c: &Conn, line: &Line, site: &SiteId, waiting: impl IntoIterator<Item = PersonId>) {
    refresh(c, line, queue_topic(site), &["queue", "visits"]);
    for person in waiting {
        refresh(c, line, person_topic(&person), &["waiting", "help-state"]);
    }
}
