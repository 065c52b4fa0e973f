//! Every refusal of the policy: its rule, its reason in words, and what is possible instead.

use super::Kind;
use crate::{Order, PaymentMethod, Status};
use ground::{ItemId, Money, Refusal, Text};

fn instead(order: &Order) -> Vec<Text> {
    match order.status {
        Status::Pending => vec![Text::new("records-instead-pending")],
        Status::PendingModified => vec![Text::new("records-instead-modified")],
        Status::Processed if order.has_left() => vec![Text::new("records-instead-underway")],
        Status::Processed => {
            // Item options are changed once.
            let key = match order.items_changed_at {
                Some(_) => "records-instead-processed-address",
                None => "records-instead-processed",
            };
            vec![Text::new(key), Text::new("records-instead-after-delivery")]
        }
        Status::Delivered => vec![Text::new("records-instead-delivered")],
        Status::Cancelled => vec![Text::new("records-instead-cancelled")],
        Status::ReturnRequested | Status::ExchangeRequested => vec![Text::new("records-instead-requested")],
    }
}

fn by_status(rule: &str, key: &'static str, order: &Order) -> Refusal {
    let mut refusal = Refusal::conflict(rule, Text::new(key).with("status", order.status.text()));
    refusal.instead = instead(order);
    refusal
}

pub fn cancel_only_pending(order: &Order) -> Refusal {
    by_status("order.cancel-only-pending", "records-refused-cancel-only-pending", order)
}

pub fn change_only_pending(kind: Kind, order: &Order) -> Refusal {
    match kind {
        Kind::ChangeAddress => {
            by_status("order.address-only-pending", "records-refused-address-only-pending", order)
        }
        Kind::ChangePayment => {
            by_status("order.payment-only-pending", "records-refused-payment-only-pending", order)
        }
        _ => by_status("order.items-only-pending", "records-refused-items-only-pending", order),
    }
}

pub fn return_only_delivered(order: &Order) -> Refusal {
    by_status("order.return-only-delivered", "records-refused-return-only-delivered", order)
}

pub fn exchange_only_delivered(order: &Order) -> Refusal {
    by_status("order.exchange-only-delivered", "records-refused-exchange-only-delivered", order)
}

pub fn items_changed_once(order: &Order) -> Refusal {
    by_status("order.final-after-item-change", "records-refused-final-after-item-change", order)
}

pub fn payment_changed_once() -> Refusal {
    Refusal::conflict("payment.changed-once", Text::new("records-refused-payment-changed-once"))
        .or(Text::new("records-instead-cancel-and-order"))
}

pub fn cancel_reason() -> Refusal {
    Refusal::input("cancel.reason", "reason", Text::new("records-refused-cancel-reason"))
}

pub fn unknown_method(field: &str) -> Refusal {
    Refusal::input("payment.unknown-method", field, Text::new("records-refused-unknown-method"))
        .or(Text::new("records-instead-own-method"))
}

pub fn same_method() -> Refusal {
    Refusal::input("payment.same-method", "payment_method_id", Text::new("records-refused-same-method"))
        .or(Text::new("records-instead-other-method"))
}

pub fn balance_too_low(method: &PaymentMethod, needed: Money) -> Refusal {
    let balance = method.balance.unwrap_or(Money::zero(needed.currency));
    let reason =
        Text::new("records-refused-gift-card-balance").with("balance", balance).with("needed", needed);
    Refusal::input("payment.gift-card-balance", "payment_method_id", reason)
        .or(Text::new("records-instead-other-method"))
}

pub fn return_method() -> Refusal {
    Refusal::input("return.method", "payment_method_id", Text::new("records-refused-return-method"))
        .or(Text::new("records-instead-return-method"))
}

pub fn no_items() -> Refusal {
    Refusal::input("items.none", "item_ids", Text::new("records-refused-no-items"))
}

pub fn counts_differ() -> Refusal {
    Refusal::input("items.counts-differ", "new_item_ids", Text::new("records-refused-counts-differ"))
}

pub fn not_in_order(item: &ItemId) -> Refusal {
    let reason = Text::new("records-refused-not-in-order").with("item", item.as_str());
    Refusal::input("items.not-in-order", "item_ids", reason)
}

pub fn too_many(item: &ItemId, there: i64) -> Refusal {
    let reason = Text::new("records-refused-too-many").with("item", item.as_str()).with("count", there);
    Refusal::input("items.too-many", "item_ids", reason)
}

pub fn other_product(name: &str) -> Refusal {
    let reason = Text::new("records-refused-other-product").with("name", name);
    Refusal::input("items.other-product", "new_item_ids", reason)
        .or(Text::new("records-instead-same-product").with("name", name))
}

pub fn same_item(name: &str) -> Refusal {
    let reason = Text::new("records-refused-same-item").with("name", name);
    Refusal::input("items.same-options", "new_item_ids", reason)
}

pub fn unavailable(name: &str, options: String) -> Refusal {
    let reason = Text::new("records-refused-unavailable").with("name", name).with("options", options);
    Refusal::input("items.unavailable", "new_item_ids", reason)
        .or(Text::new("records-instead-other-options").with("name", name))
}

pub fn desk_only(kind: Kind) -> Refusal {
    Refusal::conflict("desk.only", Text::new("records-refused-desk-only").with("act", kind.text()))
        .or(Text::new("records-instead-talk"))
}

pub fn only_processed(order: &Order) -> Refusal {
    by_status("desk.only-processed", "records-refused-only-processed", order)
}

pub fn already_left() -> Refusal {
    Refusal::conflict("desk.already-shipped", Text::new("records-refused-already-left"))
        .or(Text::new("records-instead-after-delivery"))
}

pub fn items_once() -> Refusal {
    Refusal::conflict("order.items-changed-once", Text::new("records-refused-items-once"))
        .or(Text::new("records-instead-after-delivery"))
}

pub fn reship_status(order: &Order) -> Refusal {
    by_status("reship.only-processed", "records-refused-reship-status", order)
}

pub fn not_lost() -> Refusal {
    let reason = Text::new("records-refused-not-lost").with("days", super::LOST_AFTER_DAYS);
    Refusal::conflict("reship.not-lost", reason).or(Text::new("records-instead-wait"))
}

pub fn no_parcel() -> Refusal {
    Refusal::input("reship.no-such-parcel", "parcel", Text::new("records-refused-no-parcel"))
}

pub fn authority(needed: Money, held: Money) -> Refusal {
    let reason = Text::new("records-refused-authority").with("needed", needed).with("held", held);
    Refusal::conflict("authority.too-low", reason).or(Text::new("records-instead-supervisor"))
}

pub fn address(field: &str, key: &'static str) -> Refusal {
    Refusal::input("address.incomplete", field, Text::new(key))
}
