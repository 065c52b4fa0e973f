//! What is done on the command line, for the office's page of changes.

use ground::{EventId, Instant, Result, SiteId, World};
use people::audit::{self, Change};
use serde_json::Value;
use store::{Conn, Db};

/// Who is named there.
pub const WHO: &str = "command line";

/// Writes a change that was made on the command line, in the transaction that makes it.
pub fn note(
    c: &Conn,
    kind: &str,
    subject: &str,
    site: Option<&SiteId>,
    after: &Value,
    (id, at): &(EventId, Instant),
) -> Result<()> {
    let change = Change {
        at: *at,
        staff: None,
        staff_name: WHO.to_owned(),
        site: site.cloned(),
        kind: kind.to_owned(),
        subject: subject.to_owned(),
        before: Value::Null,
        after: after.clone(),
    };
    audit::note(c, &change, id)
}

/// The same for what took many transactions, after the last.
pub async fn note_after(
    db: &Db,
    world: &World,
    kind: &'static str,
    subject: String,
    site: SiteId,
    after: Value,
) -> Result<()> {
    let stamp = stamp(world);
    db.write(move |c| note(c, kind, &subject, Some(&site), &after, &stamp)).await
}

/// An id and an instant for a change.
pub fn stamp(world: &World) -> (EventId, Instant) {
    (world.id(), world.now())
}
