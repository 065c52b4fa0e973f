//! What others may hear: supervisors of the site on `queue:SITE`, the person on `person:ID`.

use dialogue::Line;
use dialogue::facts::{desk_topic, person_topic, refresh};
use ground::{DialogueId, PersonId, SiteId};
use store::Conn;

/// The list of those who wait for an approval changed.
pub(crate) fn approvals(c: &Conn, line: &Line, site: &SiteId) {
    refresh(c, line, format!("queue:{site}"), &["approvals", "approvals-count"]);
}

/// What may be done changed with an order, for everybody who has the dialogue open at the desk.
pub(crate) fn acts(c: &Conn, line: &Line, dialogue: Option<&DialogueId>) {
    if let Some(id) = dialogue {
        refresh(c, line, desk_topic(id), &["acts"]);
    }
}

/// What was granted, asked or refused in a dialogue changed.
pub(crate) fn remedies(c: &Conn, line: &Line, dialogue: Option<&DialogueId>, person: &PersonId) {
    if let Some(id) = dialogue {
        refresh(c, line, desk_topic(id), &["remedies", "timeline"]);
    }
    refresh(c, line, person_topic(person), &["vouchers", "home-under-way"]);
}
