//! Makes a decision so, on the values in hand.

use super::{Effect, LOST_AFTER_DAYS, Preview};
use crate::{Line, Order, Parcel, Payment, PaymentMethod};
use ground::{Instant, Money, Span};

/// Carries out all effects of a preview that was decided on exactly these values.
pub fn apply(preview: &Preview, order: &mut Order, methods: &mut [PaymentMethod], now: Instant) {
    order.touched = true;
    for effect in &preview.effects {
        one(effect, order, methods, now);
    }
}

fn one(effect: &Effect, order: &mut Order, methods: &mut [PaymentMethod], now: Instant) {
    match effect {
        Effect::Status(status) => order.status = *status,
        Effect::CancelReason(reason) => order.cancel_reason = Some(reason.clone()),
        Effect::Address(address) => order.address = address.clone(),
        Effect::Swap { line, item, price, options } => {
            let Some(at) = order.lines.iter().position(|l| l.key == *line) else { return };
            if order.lines[at].quantity > 1 {
                order.lines[at].quantity -= 1;
                let key = fresh_key(order, line);
                let piece = Line { key, quantity: 1, ..order.lines[at].clone() };
                order.lines.insert(at + 1, piece);
                return swap(&mut order.lines[at + 1], item, *price, options);
            }
            swap(&mut order.lines[at], item, *price, options);
        }
        Effect::ItemsChanged => order.items_changed_at = Some(now),
        Effect::Booked { kind, amount, method } => order.payments.push(Payment {
            kind: *kind,
            amount: *amount,
            method: method.clone(),
            at: Some(now),
            extra: crate::Extra::new(),
        }),
        Effect::Balance { method, by } => {
            if let Some(m) = methods.iter_mut().find(|m| m.id == *method) {
                let before = m.balance.unwrap_or(Money::zero(by.currency));
                m.balance = Some(Money::new(before.minor + by.minor, by.currency));
            }
        }
        Effect::Exchange(exchange) => order.exchange = Some(exchange.clone()),
        Effect::Return(returned) => order.returned = Some(returned.clone()),
        Effect::Reship { parcel } => {
            let Some(lost) = order.parcels.get_mut(*parcel) else { return };
            lost.replaced = true;
            let items = lost.items.clone();
            order.parcels.push(Parcel { items, ..Parcel::default() });
            order.expected_at = Some(now + Span::days(LOST_AFTER_DAYS));
        }
    }
}

fn swap(line: &mut Line, item: &ground::ItemId, price: Money, options: &crate::Words) {
    line.item = item.clone();
    line.price = price;
    line.options = options.clone();
}

fn fresh_key(order: &Order, from: &str) -> String {
    let mut n = 1;
    loop {
        let key = format!("{from}+{n}");
        if order.lines.iter().all(|l| l.key != key) {
            return key;
        }
        n += 1;
    }
}
