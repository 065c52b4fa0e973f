//! Other options of the same product: before delivery a change, after it an exchange.

use super::customer::check_items;
use super::{Effect, Kind, Matter, Preview, Swapped, refuse};
use crate::{Exchange, Line, PaymentKind, PaymentMethod, Status, Variant};
use ground::{ItemId, Money, PaymentMethodId, Refusal, Text};

struct Swaps<'a> {
    pairs: Vec<(&'a Line, &'a Variant)>,
    /// What the new items cost more; negative where they cost less.
    difference: Money,
    method: &'a PaymentMethod,
}

pub fn change_items(
    matter: &Matter<'_>,
    items: &[ItemId],
    new_items: &[ItemId],
    method: &PaymentMethodId,
) -> Result<Preview, Refusal> {
    let swaps = check(matter, items, new_items, method)?;
    let mut preview = changed(matter, Kind::ChangeItems, &swaps);
    preview.effects.push(Effect::Status(Status::PendingModified));
    preview.sentences.push(Text::new("records-preview-items-once"));
    Ok(preview)
}

/// The lines changed and the difference booked; shared with the desk's verb.
pub fn change_lines(
    matter: &Matter<'_>,
    kind: Kind,
    items: &[ItemId],
    new_items: &[ItemId],
    method: &PaymentMethodId,
) -> Result<Preview, Refusal> {
    Ok(changed(matter, kind, &check(matter, items, new_items, method)?))
}

fn changed(matter: &Matter<'_>, kind: Kind, swaps: &Swaps<'_>) -> Preview {
    let mut preview = Preview::new(kind, matter.order);
    show(&mut preview, swaps);
    for (line, variant) in &swaps.pairs {
        preview.effects.push(Effect::Swap {
            line: line.key.clone(),
            item: variant.item.clone(),
            price: variant.price,
            options: variant.options.clone(),
        });
    }
    let (kind, amount) = sign(swaps.difference);
    if amount.minor > 0 {
        preview.move_now(matter, kind, amount, &swaps.method.id);
    } else {
        preview.sentences.push(Text::new("records-preview-free"));
    }
    preview.effects.push(Effect::ItemsChanged);
    preview
}

pub fn exchange(
    matter: &Matter<'_>,
    items: &[ItemId],
    new_items: &[ItemId],
    method: &PaymentMethodId,
) -> Result<Preview, Refusal> {
    let swaps = check(matter, items, new_items, method)?;
    let mut preview = Preview::new(Kind::Exchange, matter.order);
    show(&mut preview, &swaps);
    preview.effects.push(Effect::Status(Status::ExchangeRequested));
    let sorted = |ids: &[ItemId]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    preview.effects.push(Effect::Exchange(Exchange {
        items: sorted(items),
        new_items: sorted(new_items),
        method: method.clone(),
        difference: swaps.difference,
    }));
    let (kind, amount) = sign(swaps.difference);
    if amount.minor > 0 {
        preview.move_after_arrival(matter, kind, amount, method);
    } else {
        preview.sentences.push(Text::new("records-preview-free"));
    }
    preview.sentences.push(Text::new("records-preview-return-mail"));
    preview.sentences.push(Text::new("records-preview-exchange-once"));
    Ok(preview)
}

fn sign(difference: Money) -> (PaymentKind, Money) {
    let kind = if difference.minor > 0 { PaymentKind::Payment } else { PaymentKind::Refund };
    (kind, Money::new(difference.minor.abs(), difference.currency))
}

fn show(preview: &mut Preview, swaps: &Swaps<'_>) {
    for (line, variant) in &swaps.pairs {
        preview.sentences.push(
            Text::new("records-preview-swap")
                .with("name", line.name.as_str())
                .with("from", line.options.line())
                .with("to", variant.options.line()),
        );
        preview.swaps.push(Swapped {
            product: line.product.clone(),
            name: line.name.clone(),
            item: line.item.clone(),
            options: line.options.clone(),
            price: line.price,
            new_item: variant.item.clone(),
            new_options: variant.options.clone(),
            new_price: variant.price,
        });
    }
}

fn check<'a>(
    matter: &Matter<'a>,
    items: &[ItemId],
    new_items: &[ItemId],
    method: &PaymentMethodId,
) -> Result<Swaps<'a>, Refusal> {
    let order = matter.order;
    check_items(order, items)?;
    if items.len() != new_items.len() {
        return Err(refuse::counts_differ());
    }
    let mut left: Vec<(&Line, i64)> = order.lines.iter().map(|l| (l, l.quantity)).collect();
    let mut pairs = Vec::new();
    let mut difference = Money::zero(order.currency);
    for (item, new) in items.iter().zip(new_items) {
        let Some(slot) = left.iter_mut().find(|(l, quantity)| l.item == *item && *quantity > 0) else {
            return Err(refuse::not_in_order(item));
        };
        slot.1 -= 1;
        let line = slot.0;
        let product = matter.product(&line.product);
        let Some(variant) = product.and_then(|p| p.variant(new)) else {
            return Err(refuse::other_product(&line.name));
        };
        if new == item {
            return Err(refuse::same_item(&line.name));
        }
        if !variant.available {
            return Err(refuse::unavailable(&line.name, variant.options.line()));
        }
        difference.minor += variant.price.minor - line.price.minor;
        pairs.push((line, variant));
    }
    let method = matter.method(method, "payment_method_id")?;
    if method.is_gift_card() && method.balance.is_none_or(|b| b.minor < difference.minor) {
        return Err(refuse::balance_too_low(method, difference));
    }
    Ok(Swaps { pairs, difference, method })
}
