//! What customers may do themselves: cancel, change address and payment, give back.

use super::{Effect, Kind, Matter, Movement, Preview, When, address, refuse};
use crate::{Address, Order, PaymentKind, Return, Status};
use ground::{ItemId, Money, PaymentMethodId, Refusal, Text};

pub fn may_cancel(order: &Order) -> Result<(), Refusal> {
    match order.status {
        Status::Pending => Ok(()),
        Status::PendingModified => Err(refuse::items_changed_once(order)),
        _ => Err(refuse::cancel_only_pending(order)),
    }
}

pub fn may_change(kind: Kind, order: &Order) -> Result<(), Refusal> {
    match order.status {
        Status::Pending if kind == Kind::ChangePayment && !is_paid_once(order) => {
            Err(refuse::payment_changed_once())
        }
        Status::Pending => Ok(()),
        Status::PendingModified => Err(refuse::items_changed_once(order)),
        _ => Err(refuse::change_only_pending(kind, order)),
    }
}

/// One payment and nothing after it: only then is there one method to replace by another.
fn is_paid_once(order: &Order) -> bool {
    matches!(order.payments.as_slice(), [only] if only.kind == PaymentKind::Payment)
}

pub fn may_return(order: &Order) -> Result<(), Refusal> {
    if order.status == Status::Delivered { Ok(()) } else { Err(refuse::return_only_delivered(order)) }
}

pub fn may_exchange(order: &Order) -> Result<(), Refusal> {
    if order.status == Status::Delivered { Ok(()) } else { Err(refuse::exchange_only_delivered(order)) }
}

pub fn cancel(matter: &Matter<'_>, reason: &str) -> Result<Preview, Refusal> {
    let order = matter.order;
    if !super::CANCEL_REASONS.contains(&reason) {
        return Err(refuse::cancel_reason());
    }
    let mut preview = Preview::new(Kind::Cancel, order);
    preview.sentences.push(Text::new("records-preview-cancel").with("order", order.id.as_str()));
    preview.effects.push(Effect::Status(Status::Cancelled));
    preview.effects.push(Effect::CancelReason(reason.to_owned()));
    let mut methods: Vec<&PaymentMethodId> = Vec::new();
    for payment in &order.payments {
        if !methods.contains(&&payment.method) && order.paid_by(&payment.method).minor > 0 {
            methods.push(&payment.method);
        }
    }
    for method in methods {
        preview.move_now(matter, PaymentKind::Refund, order.paid_by(method), method);
    }
    preview.sentences.push(Text::new("records-preview-final"));
    Ok(preview)
}

pub fn change_address(matter: &Matter<'_>, kind: Kind, to: &Address) -> Result<Preview, Refusal> {
    address::check(to)?;
    let mut preview = Preview::new(kind, matter.order);
    preview.effects.push(Effect::Address(to.clone()));
    preview.sentences.push(Text::new("records-preview-address").with("address", address::line(to)));
    preview.sentences.push(Text::new("records-preview-free"));
    Ok(preview)
}

pub fn change_payment(matter: &Matter<'_>, to: &PaymentMethodId) -> Result<Preview, Refusal> {
    let order = matter.order;
    let method = matter.method(to, "payment_method_id")?;
    let paid = order.payments.first().ok_or_else(refuse::payment_changed_once)?;
    if paid.method == *to {
        return Err(refuse::same_method());
    }
    if method.is_gift_card() && method.balance.is_none_or(|b| b.minor < paid.amount.minor) {
        return Err(refuse::balance_too_low(method, paid.amount));
    }
    let mut preview = Preview::new(Kind::ChangePayment, order);
    preview.move_now(matter, PaymentKind::Payment, paid.amount, to);
    preview.move_now(matter, PaymentKind::Refund, paid.amount, &paid.method);
    preview.sentences.push(Text::new("records-preview-payment-once"));
    Ok(preview)
}

/// “Return”, which is a word of the language.
pub fn give_back(matter: &Matter<'_>, items: &[ItemId], to: &PaymentMethodId) -> Result<Preview, Refusal> {
    let order = matter.order;
    check_items(order, items)?;
    let method = matter.method(to, "payment_method_id")?;
    if !method.is_gift_card() && order.original_method() != Some(to) {
        return Err(refuse::return_method());
    }
    let worth = worth(order, items);
    let mut preview = Preview::new(Kind::Return, order);
    let mut sorted = items.to_vec();
    sorted.sort();
    preview.effects.push(Effect::Status(Status::ReturnRequested));
    preview.effects.push(Effect::Return(Return { items: sorted, method: to.clone() }));
    preview.sentences.push(Text::new("records-preview-return").with("count", items.len() as i64));
    preview.move_after_arrival(matter, PaymentKind::Refund, worth, to);
    preview.sentences.push(Text::new("records-preview-return-mail"));
    preview.sentences.push(Text::new("records-preview-return-once"));
    Ok(preview)
}

/// All of them are in the order, no more often than the order holds them, and there is at least one.
pub fn check_items(order: &Order, items: &[ItemId]) -> Result<(), Refusal> {
    if items.is_empty() {
        return Err(refuse::no_items());
    }
    for item in items {
        let there = order.count(item);
        let wanted = items.iter().filter(|i| *i == item).count() as i64;
        if there <= 0 {
            return Err(refuse::not_in_order(item));
        }
        if wanted > there {
            return Err(refuse::too_many(item, there));
        }
    }
    Ok(())
}

/// What the pieces cost when they were ordered; of two lines with the same item, the earlier first.
pub fn worth(order: &Order, items: &[ItemId]) -> Money {
    let mut left: Vec<(&ItemId, i64, i64)> =
        order.lines.iter().map(|l| (&l.item, l.quantity, l.price.minor)).collect();
    let mut minor = 0;
    for item in items {
        if let Some(line) = left.iter_mut().find(|(i, quantity, _)| *i == item && *quantity > 0) {
            line.1 -= 1;
            minor += line.2;
        }
    }
    Money::new(minor, order.currency)
}

impl Preview {
    pub(super) fn new(kind: Kind, order: &Order) -> Self {
        Self {
            kind,
            effects: Vec::new(),
            money: Vec::new(),
            swaps: Vec::new(),
            cost: Money::zero(order.currency),
            gives: Money::zero(order.currency),
            sentences: Vec::new(),
            done: done(kind).with("order", order.id.as_str()),
        }
    }

    /// Books money at once: the payment history and, for a gift card, its balance.
    pub(super) fn move_now(
        &mut self,
        matter: &Matter<'_>,
        kind: PaymentKind,
        amount: Money,
        to: &PaymentMethodId,
    ) {
        self.effects.push(Effect::Booked { kind, amount, method: to.clone() });
        if matter.methods.iter().any(|m| m.id == *to && m.is_gift_card()) {
            let by = if kind == PaymentKind::Payment { -amount } else { amount };
            self.effects.push(Effect::Balance { method: to.clone(), by });
        }
        self.movement(matter, kind, amount, to, false);
    }

    /// Promises money for when the items are back; books nothing.
    pub(super) fn move_after_arrival(
        &mut self,
        matter: &Matter<'_>,
        kind: PaymentKind,
        amount: Money,
        to: &PaymentMethodId,
    ) {
        self.movement(matter, kind, amount, to, true);
    }

    fn movement(
        &mut self,
        matter: &Matter<'_>,
        kind: PaymentKind,
        amount: Money,
        to: &PaymentMethodId,
        after_arrival: bool,
    ) {
        let method = matter.methods.iter().find(|m| m.id == *to);
        let when = if kind == PaymentKind::Payment { When::AtOnce } else { When::of(method) };
        let method_text = matter.method_text(to);
        let key = match (kind, after_arrival) {
            (PaymentKind::Payment, false) => "records-preview-pay",
            (PaymentKind::Payment, true) => "records-preview-pay-later",
            (PaymentKind::Refund, false) => "records-preview-refund",
            (PaymentKind::Refund, true) => "records-preview-refund-later",
        };
        let mut sentence = Text::new(key).with("amount", amount).with("method", method_text.clone());
        if kind == PaymentKind::Refund {
            sentence = sentence.with("when", when.text());
        }
        self.sentences.push(sentence);
        self.cost.minor += if kind == PaymentKind::Payment { amount.minor } else { -amount.minor };
        self.money.push(Movement { kind, amount, method: to.clone(), method_text, when, after_arrival });
    }
}

const fn done(kind: Kind) -> Text {
    Text::new(match kind {
        Kind::Cancel => "records-done-cancel",
        Kind::ChangeAddress => "records-done-change-address",
        Kind::ChangePayment => "records-done-change-payment",
        Kind::ChangeItems => "records-done-change-items",
        Kind::Return => "records-done-return",
        Kind::Exchange => "records-done-exchange",
        Kind::RedirectProcessed => "records-done-redirect-processed",
        Kind::ChangeProcessedItems => "records-done-change-processed-items",
        Kind::Reship => "records-done-reship",
    })
}
