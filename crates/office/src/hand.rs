//! The hand that changes something, and the trail it leaves.

use crate::Me;
use ground::{EventId, Instant, Result, SiteId};
use people::audit::{self, Change};
use serde_json::{Map, Value};
use std::cell::Cell;
use store::Conn;

/// A member of staff in the act of changing something.
pub(crate) struct Hand {
    pub me: Me,
    pub now: Instant,
    first: String,
    made: Cell<u32>,
}

impl Hand {
    pub fn new(me: Me, now: Instant, first: &EventId) -> Self {
        Self { me, now, first: first.0.clone(), made: Cell::new(0) }
    }

    /// Notes what differs between two objects; nothing where nothing does. Answers whether anything did.
    pub fn note(
        &self,
        c: &Conn,
        site: Option<&SiteId>,
        kind: &str,
        subject: &str,
        before: Value,
        after: Value,
    ) -> Result<bool> {
        let (before, after) = difference(before, after);
        if before == after {
            return Ok(false);
        }
        let n = self.made.replace(self.made.get() + 1);
        let change = Change {
            at: self.now,
            staff: Some(self.me.id().clone()),
            staff_name: self.me.staff.name.clone(),
            site: site.cloned(),
            kind: kind.to_owned(),
            subject: subject.to_owned(),
            before,
            after,
        };
        audit::note(c, &change, &EventId(format!("{}.{n}", self.first)))?;
        Ok(true)
    }
}

/// Two objects without the fields in which they agree; anything else as it is.
pub(crate) fn difference(before: Value, after: Value) -> (Value, Value) {
    let (Value::Object(a), Value::Object(b)) = (&before, &after) else { return (before, after) };
    let differing = |x: &Map<String, Value>, y: &Map<String, Value>| -> Map<String, Value> {
        x.iter().filter(|(k, v)| y.get(*k) != Some(*v)).map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    (differing(a, b).into(), differing(b, a).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_noted() {
        let (a, b) = difference(json!({"name": "A", "days": 3}), json!({"name": "A", "days": 4}));
        assert_eq!((a, b), (json!({"days": 3}), json!({"days": 4})));
        let (a, b) = difference(Value::Null, json!({"name": "A"}));
        assert_eq!((a, b), (Value::Null, json!({"name": "A"})));
    }
}
