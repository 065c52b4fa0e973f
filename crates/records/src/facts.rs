//! What others may hear: the pages of `person:ID` are told to fetch what changed again.

use ground::{OrderId, PersonId};
use live::Hub;
use serde_json::json;
use store::Conn;

/// After the commit, every open page of the person shows the order as it stands.
pub fn order_changed(c: &Conn, hub: &Hub, person: &PersonId, order: &OrderId) {
    let data = json!({
        "refresh": ["order", "orders", "home-under-way", "timeline"],
        "data": { "order": order.as_str() }
    });
    flash(c, hub, person, "order", data.to_string());
}

/// After the commit, every open page of the person shows who they are.
pub fn person_changed(c: &Conn, hub: &Hub, person: &PersonId) {
    flash(c, hub, person, "refresh", json!({ "refresh": ["profile", "timeline"] }).to_string());
}

fn flash(c: &Conn, hub: &Hub, person: &PersonId, kind: &'static str, data: String) {
    let (hub, topic) = (hub.clone(), format!("person:{person}"));
    c.after_commit(move || hub.flash(&topic, kind, data));
}
