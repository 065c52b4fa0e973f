//! What happens after a commit: who has to send something back is told how.

use crate::policy::Kind;
use ground::{EventId, Fault, Instant, JobId, OrderId, PersonId, Result};
use jobs::Job;
use serde::{Deserialize, Serialize};
use store::Conn;

/// Kind of the job that tells a person how to send something back. The program plugs in who writes.
pub const SEND_BACK: &str = "order.send-back";

/// The payload of a job of [`SEND_BACK`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendBack {
    pub person: PersonId,
    pub order: OrderId,
    /// [`Kind::Return`] or [`Kind::Exchange`].
    pub kind: Kind,
}

/// Puts the job in with the deed that makes it necessary, whoever did it; once for the deed's `entry`.
pub(crate) fn send_back(c: &Conn, what: &SendBack, entry: &EventId, now: Instant) -> Result<()> {
    let payload = serde_json::to_value(what).map_err(|e| Fault::because("cannot write JSON", e))?;
    let job = Job { kind: SEND_BACK, payload, run_at: now, unique: None };
    jobs::enqueue(c, &job, &JobId(format!("{entry}-back")), now)?;
    Ok(())
}
