//! An order as one line of a list.

use crate::progress;
use ground::{Instant, Lang, Money, Text};
use records::{Order, Product, Status};
use web::{Page, segment};

pub struct OrderRow {
    pub href: String,
    pub icon: &'static str,
    pub tone: &'static str,
    /// What is in it.
    pub title: String,
    /// The one sentence that matters now.
    pub now: Text,
    pub number: String,
    pub placed: Option<Instant>,
    pub total: Money,
    pub badge: Text,
}

impl OrderRow {
    pub fn of(order: &Order, products: &[Product], lang: Lang, p: &Page, now: Instant) -> Self {
        Self {
            href: href(order),
            icon: match order.status {
                Status::Cancelled => "cancel",
                Status::ReturnRequested => "return",
                Status::ExchangeRequested => "exchange",
                Status::Delivered => "done",
                Status::Processed if order.has_left() => "truck",
                _ => "orders",
            },
            tone: progress::tone(order, now),
            title: title(order, products, lang, p),
            now: progress::now_line(order, now),
            number: order.id.to_string(),
            placed: order.placed_at,
            total: order.total(),
            badge: progress::badge(order, now),
        }
    }
}

/// Where an order is.
pub fn href(order: &Order) -> String {
    format!("/orders/{}", segment(order.id.as_str()))
}

/// "Teapot and 2 more", in the reader's language.
pub fn title(order: &Order, products: &[Product], lang: Lang, p: &Page) -> String {
    let Some(first) = order.lines.first() else {
        return p.t1("portal-order-title", "order", order.id.as_str());
    };
    let product = products.iter().find(|x| x.id == first.product);
    let name = product.map_or(first.name.as_str(), |x| x.name(lang));
    match order.lines.len() - 1 {
        0 => name.to_owned(),
        more => p.t2("portal-order-and-more", "name", name, "n", more),
    }
}
