//! How far an order has come, and when the next thing happens. Pure.

use ground::{Instant, Text};
use records::{Order, Standing, Status};

/// One step on the way: its name, and when or what (empty where nothing is known).
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub label: Text,
    pub note: Option<Text>,
}

/// The way of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub steps: Vec<Step>,
    /// How many steps are done; the next one is under way.
    pub reached: usize,
}

/// What stands under an order in a list: the one sentence that matters now.
pub fn now_line(order: &Order, now: Instant) -> Text {
    if let Some(event) = trouble(order, now) {
        return event;
    }
    let dated = |key: &'static str, at: Option<Instant>, without: &'static str| match at {
        Some(at) => Text::new(key).with("date", ground::Arg::Date(at)),
        None => Text::new(without),
    };
    match order.status {
        _ if order.is_late(now) => dated("portal-now-late", order.expected_at, "portal-now-late-undated"),
        Status::Pending | Status::PendingModified => {
            dated("portal-now-pending", order.expected_at, "portal-now-pending-undated")
        }
        Status::Processed if order.has_left() => {
            dated("portal-now-sent", order.expected_at, "portal-now-sent-undated")
        }
        Status::Processed if is_packed(order) => {
            dated("portal-now-packed", order.expected_at, "portal-now-packed-undated")
        }
        Status::Processed => dated("portal-now-packing", order.expected_at, "portal-now-packing-undated"),
        Status::Delivered => {
            dated("portal-now-delivered", order.delivered_at, "portal-now-delivered-undated")
        }
        Status::Cancelled => Text::new("portal-now-cancelled"),
        Status::ReturnRequested => Text::new("portal-now-returning"),
        Status::ExchangeRequested => Text::new("portal-now-exchanging"),
    }
}

/// The carrier is to come for it.
fn is_packed(order: &Order) -> bool {
    order.parcels.iter().any(|p| !p.events.is_empty())
}

/// Where an order stands, in a word or two.
pub fn badge(order: &Order, now: Instant) -> Text {
    match order.status {
        _ if order.is_late(now) => Text::new("portal-late"),
        Status::Pending | Status::PendingModified => Text::new("portal-badge-preparing"),
        Status::Processed if order.has_left() => Text::new("portal-badge-sent"),
        Status::Processed if is_packed(order) => Text::new("portal-badge-packed"),
        Status::Processed => Text::new("portal-badge-packing"),
        _ => order.status.text(),
    }
}

/// Why an order is late, in the carrier's words made ours.
fn trouble(order: &Order, now: Instant) -> Option<Text> {
    match order.standing(now) {
        Standing::Lost => Some(Text::new("portal-now-lost")),
        Standing::Delayed("") => Some(Text::new("portal-now-delayed")),
        Standing::Delayed(place) => Some(Text::new("portal-now-delayed-at").with("place", place)),
        _ => None,
    }
}

/// The tone of an order's badge: `good`, `warn`, `bad`, `note` or nothing.
pub fn tone(order: &Order, now: Instant) -> &'static str {
    match order.status {
        _ if order.standing(now).is_trouble() => "warn",
        Status::Delivered => "good",
        Status::Cancelled => "",
        Status::ReturnRequested | Status::ExchangeRequested => "note",
        Status::Pending | Status::PendingModified | Status::Processed => "note",
    }
}

pub fn progress(order: &Order) -> Progress {
    let on =
        |at: Option<Instant>| at.map(|at| Text::new("portal-step-on").with("date", ground::Arg::Date(at)));
    let by =
        |at: Option<Instant>| at.map(|at| Text::new("portal-step-by").with("date", ground::Arg::Date(at)));
    let step = |key: &'static str, note: Option<Text>| Step { label: Text::new(key), note };
    let ordered = step("portal-step-ordered", on(order.placed_at));
    let left = order.parcels.iter().flat_map(|p| &p.events).filter(|e| e.kind.has_left()).map(|e| e.at).min();
    let way = |reached| Progress {
        steps: vec![
            ordered.clone(),
            step("portal-step-packed", None),
            step("portal-step-sent", on(left)),
            match order.delivered_at {
                Some(_) => step("portal-step-delivered", on(order.delivered_at)),
                None => step("portal-step-delivered", by(order.expected_at)),
            },
        ],
        reached,
    };
    let back = |label: &'static str, end: &'static str| Progress {
        steps: vec![
            ordered.clone(),
            step("portal-step-delivered", on(order.delivered_at)),
            step(label, None),
            step("portal-step-items-back", None),
            step(end, None),
        ],
        reached: 3,
    };
    match order.status {
        Status::Pending | Status::PendingModified => way(1),
        Status::Processed if order.has_left() => way(3),
        Status::Processed if is_packed(order) => way(2),
        Status::Processed => way(1),
        Status::Delivered => way(4),
        Status::Cancelled => {
            Progress { steps: vec![ordered.clone(), step("portal-step-cancelled", None)], reached: 2 }
        }
        Status::ReturnRequested => back("portal-step-return-requested", "portal-step-refunded"),
        Status::ExchangeRequested => back("portal-step-exchange-requested", "portal-step-exchanged"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use ground::{Currency, Money};
    use records::{Address, Extra, Line, Parcel, Payment, PaymentKind, Tracking, TrackingKind, Words};

    pub(crate) const NOW: Instant = Instant(1_795_000_000_000_000);

    /// An order of two lines, placed three days before [`NOW`].
    pub(crate) fn order(status: Status) -> Order {
        let day = ground::Span::days;
        let line = |key: &str, item: &str, name: &str, price, quantity, colour: &str| Line {
            key: key.to_owned(),
            item: item.into(),
            product: format!("p-{name}").into(),
            name: name.to_owned(),
            price: Money::new(price, Currency::EUR),
            quantity,
            options: Words(vec![("colour".to_owned(), colour.to_owned())]),
            extra: Extra::new(),
        };
        Order {
            id: "#W2378156".into(),
            site: "shop".into(),
            person: Some("ann".into()),
            status,
            address: Address {
                address1: "Kőszegi út 4".to_owned(),
                city: "Szombathely".to_owned(),
                country: "Hungary".to_owned(),
                zip: "9700".to_owned(),
                ..Address::default()
            },
            currency: Currency::EUR,
            lines: vec![line("1", "i1", "Teapot", 4_990, 1, "white"), line("2", "i2", "Cup", 890, 4, "blue")],
            parcels: vec![Parcel {
                tracking: vec!["503133".to_owned()],
                items: vec!["i1".into(), "i2".into()],
                events: vec![Tracking {
                    at: NOW - day(1),
                    kind: TrackingKind::HandedOver,
                    place: "Graz".to_owned(),
                }],
                ..Parcel::default()
            }],
            payments: vec![Payment {
                kind: PaymentKind::Payment,
                amount: Money::new(8_550, Currency::EUR),
                method: "card_1".into(),
                at: Some(NOW - day(3)),
                extra: Extra::new(),
            }],
            placed_at: Some(NOW - day(3)),
            expected_at: Some(NOW + day(2)),
            delivered_at: None,
            cancel_reason: None,
            exchange: None,
            returned: None,
            items_changed_at: None,
            touched: false,
            extra: Extra::new(),
        }
    }

    #[test]
    fn an_order_comes_step_by_step() {
        let reached = |s| progress(&order(s)).reached;
        assert_eq!(reached(Status::Pending), 1);
        assert_eq!(reached(Status::Processed), 3);
        let mut packing = order(Status::Processed);
        packing.parcels[0].events[0].kind = TrackingKind::Packed;
        assert_eq!(progress(&packing).reached, 2);
        packing.parcels.clear();
        assert_eq!(progress(&packing).reached, 1);
        assert_eq!(reached(Status::Delivered), 4);
        assert_eq!(reached(Status::Cancelled), 2);
    }

    #[test]
    fn trouble_is_said_before_dates() {
        let mut o = order(Status::Processed);
        assert_eq!(now_line(&o, NOW).key, "portal-now-sent");
        assert!(o.is_late(NOW + ground::Span::days(3)));
        assert_eq!(now_line(&o, NOW + ground::Span::days(3)).key, "portal-now-late");
        o.parcels[0].events.push(Tracking { at: NOW, kind: TrackingKind::Delayed, place: "Linz".to_owned() });
        assert_eq!(now_line(&o, NOW).key, "portal-now-delayed-at");
        assert_eq!(tone(&o, NOW), "warn");
        o.status = Status::Delivered;
        assert_eq!(tone(&o, NOW), "good");
    }
}
