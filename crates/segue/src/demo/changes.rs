//! Who changed what in the demo's year, for the office's page of changes.

use super::cast::{SHOP, TEAM};
use ground::{EventId, Instant, Result, Span, World};
use people::audit::{self, Change};
use serde_json::{Value, json};
use store::Conn;

const COUNT: usize = 7;

/// An id for each change.
pub fn ids(world: &World) -> [EventId; COUNT] {
    std::array::from_fn(|_| world.id())
}

pub fn put(c: &Conn, now: Instant, ids: &[EventId; COUNT]) -> Result<()> {
    let (anna, martin) = (Some(("anna", "Anna Jensen")), Some(("martin", "Martin Groß")));
    type Row =
        (i64, Option<(&'static str, &'static str)>, &'static str, &'static str, &'static str, Value, Value);
    let all: [Row; COUNT] = [
        (400, anna, SHOP, "house.begun", "anna", Value::Null, Value::Null),
        (
            399,
            None,
            SHOP,
            "import.shop",
            "shop.json",
            Value::Null,
            json!({ "added": 250, "changed": 0, "rejected": 0 }),
        ),
        (310, anna, TEAM, "site.made", TEAM, Value::Null, json!({ "name": "Morgenlind Team" })),
        (205, anna, SHOP, "staff.added", "levente", Value::Null, json!({ "name": "Kovács Levente" })),
        (
            96,
            martin,
            SHOP,
            "staff.changed",
            "nora",
            json!({ "authority": "20.00" }),
            json!({ "authority": "25.00" }),
        ),
        (
            41,
            anna,
            SHOP,
            "site.changed",
            SHOP,
            json!({ "voucher_budget": "400.00" }),
            json!({ "voucher_budget": "500.00" }),
        ),
        (12, anna, SHOP, "site.changed", SHOP, json!({ "keep_days": 60 }), json!({ "keep_days": 90 })),
    ];
    for ((days, who, site, kind, subject, before, after), id) in all.into_iter().zip(ids) {
        let change = Change {
            at: now - Span::days(days) - Span::hours(days % 7),
            staff: who.map(|(id, _)| id.into()),
            staff_name: who.map_or(crate::trail::WHO, |(_, name)| name).to_owned(),
            site: Some(site.into()),
            kind: kind.to_owned(),
            subject: subject.to_owned(),
            before,
            after,
        };
        audit::note(c, &change, id)?;
    }
    Ok(())
}
