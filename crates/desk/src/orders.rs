//! The person's orders at the desk: what is in them, and what may be done.

use ground::{Instant, OrderId, Result};
use records::policy::{self, Kind, Right};
use records::{Order, Standing, Status};
use store::Conn;
use web::{Page, segment};

/// Orders shown at most.
const SHOWN: usize = 4;

pub(crate) struct ActLink {
    pub href: String,
    pub label: String,
}

pub(crate) struct LineView {
    pub name: String,
    pub options: String,
    pub price: String,
}

pub(crate) struct OrderView {
    pub id: OrderId,
    pub status: String,
    pub tone: &'static str,
    pub total: String,
    pub lines: Vec<LineView>,
    pub note: String,
    /// The one that it is about: shown open.
    pub focus: bool,
    pub acts: Vec<ActLink>,
    /// What may not be done, and why.
    pub refused: Vec<(String, String)>,
}

pub(crate) fn right(authority: ground::Money) -> Right {
    Right::Desk { authority }
}

/// The order that it is about, then what is under way, then the rest.
pub(crate) fn list(
    c: &Conn,
    p: &Page,
    person: &ground::PersonId,
    about: Option<&OrderId>,
    base: &str,
    right: Right,
) -> Result<Vec<OrderView>> {
    let mut orders = records::shelf::orders_of(c, person, 40, 0)?;
    let focus = about.cloned().filter(|id| orders.iter().any(|o| o.id == *id));
    let focus = focus
        .or_else(|| orders.iter().find(|o| !o.status.is_settled()).or(orders.first()).map(|o| o.id.clone()));
    orders.sort_by_key(|o| (Some(&o.id) != focus.as_ref(), o.status.is_settled()));
    orders.truncate(SHOWN);
    Ok(orders.iter().map(|o| view(p, o, focus.as_ref() == Some(&o.id), base, right, p.now)).collect())
}

fn view(p: &Page, o: &Order, focus: bool, base: &str, right: Right, now: Instant) -> OrderView {
    let (mut acts, mut refused) = (Vec::new(), Vec::new());
    for kind in Kind::CUSTOMER.into_iter().chain(Kind::DESK) {
        let label = p.say(&kind.text());
        match policy::may(kind, o, right, now) {
            Ok(()) => {
                let href = format!("{base}/orders/{}/{}", segment(o.id.as_str()), kind.word());
                acts.push(ActLink { href, label });
            }
            Err(r) => refused.push((label, p.say(&r.reason))),
        }
    }
    let line = |l: &records::Line| LineView {
        name: if l.quantity == 1 { l.name.clone() } else { format!("{} × {}", l.quantity, l.name) },
        options: options(&l.options),
        price: p.money(l.total()),
    };
    OrderView {
        id: o.id.clone(),
        status: p.say(&o.standing_text(now)),
        tone: tone(o, now),
        total: p.money(o.total()),
        lines: o.lines.iter().map(line).collect(),
        note: note(p, o),
        focus,
        acts,
        refused,
    }
}

fn tone(o: &Order, now: Instant) -> &'static str {
    match o.status {
        _ if o.standing(now) == Standing::Lost => "bad",
        _ if o.standing(now).is_trouble() => "warn",
        Status::Delivered => "good",
        Status::Cancelled => "",
        Status::ReturnRequested | Status::ExchangeRequested => "warn",
        _ => "note",
    }
}

fn note(p: &Page, o: &Order) -> String {
    match (o.delivered_at, o.expected_at, o.placed_at) {
        (Some(at), _, _) => p.t1("desk-order-delivered", "date", at),
        (None, Some(at), _) if o.is_late(p.now) => {
            let late = p.t1("desk-order-late", "date", ground::Arg::Date(at));
            match o.standing(p.now) {
                Standing::Delayed(place) if !place.is_empty() => {
                    format!("{late} · {}", p.t1("desk-order-delayed", "place", place))
                }
                _ => late,
            }
        }
        (None, Some(at), _) if !o.status.is_settled() => p.t1("desk-order-expected", "date", at),
        (_, _, Some(at)) => p.t1("desk-order-placed", "date", at),
        _ => String::new(),
    }
}

/// `blue, M`: the chosen options in one line.
pub(crate) fn options(words: &records::Words) -> String {
    words.iter().map(|(_, v)| v.to_string()).collect::<Vec<_>>().join(", ")
}
