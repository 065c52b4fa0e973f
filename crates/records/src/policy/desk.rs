//! What only an account manager may do: change an order that is being packed, send a lost parcel again.

use super::customer::worth;
use super::{Effect, Kind, LOST_AFTER_DAYS, Matter, Preview, Right, refuse, swap};
use crate::{Order, Parcel, Status};
use ground::{Instant, ItemId, Money, PaymentMethodId, Refusal, Span, Text};

pub fn may_change(kind: Kind, order: &Order, right: Right) -> Result<(), Refusal> {
    if right == Right::Customer {
        return Err(refuse::desk_only(kind));
    }
    if order.status != Status::Processed {
        return Err(refuse::only_processed(order));
    }
    if order.has_left() {
        return Err(refuse::already_left());
    }
    if kind == Kind::ChangeProcessedItems && order.items_changed_at.is_some() {
        return Err(refuse::items_once());
    }
    Ok(())
}

pub fn may_reship(order: &Order, right: Right, now: Instant) -> Result<(), Refusal> {
    if right == Right::Customer {
        return Err(refuse::desk_only(Kind::Reship));
    }
    if order.status != Status::Processed {
        return Err(refuse::reship_status(order));
    }
    if order.parcels.iter().any(|p| counts_as_lost(order, p, now)) { Ok(()) } else { Err(refuse::not_lost()) }
}

/// The carrier says so, or it left and is [`LOST_AFTER_DAYS`] late. A parcel is replaced once.
pub fn counts_as_lost(order: &Order, parcel: &Parcel, now: Instant) -> bool {
    if parcel.replaced || parcel.has_arrived() {
        return false;
    }
    let late = order.expected_at.is_some_and(|at| now - at >= Span::days(LOST_AFTER_DAYS));
    parcel.is_lost() || (parcel.has_left() && late)
}

/// A price difference in the customer's favour is given away, so it needs that much authority.
pub fn change_items(
    matter: &Matter<'_>,
    right: Right,
    items: &[ItemId],
    new_items: &[ItemId],
    method: &PaymentMethodId,
) -> Result<Preview, Refusal> {
    let mut preview = swap::change_lines(matter, Kind::ChangeProcessedItems, items, new_items, method)?;
    preview.gives = Money::new((-preview.cost.minor).max(0), preview.cost.currency);
    needs(right, preview.gives)?;
    preview.sentences.push(Text::new("records-preview-items-once"));
    Ok(preview)
}

/// A lost parcel is sent again at our cost: the worth of its items is the authority it needs.
pub fn reship(matter: &Matter<'_>, right: Right, parcel: usize) -> Result<Preview, Refusal> {
    let order = matter.order;
    let lost = order.parcels.get(parcel).ok_or_else(refuse::no_parcel)?;
    if !counts_as_lost(order, lost, matter.now) {
        return Err(refuse::not_lost());
    }
    let mut preview = Preview::new(Kind::Reship, order);
    preview.gives = worth(order, &lost.items);
    needs(right, preview.gives)?;
    preview.effects.push(Effect::Reship { parcel });
    preview.sentences.push(Text::new("records-preview-reship").with("count", lost.items.len() as i64));
    preview.sentences.push(Text::new("records-preview-free"));
    Ok(preview)
}

fn needs(right: Right, worth: Money) -> Result<(), Refusal> {
    match right {
        Right::Desk { authority }
            if worth.minor <= 0
                || (authority.currency == worth.currency && authority.minor >= worth.minor) =>
        {
            Ok(())
        }
        Right::Desk { authority } => Err(refuse::authority(worth, authority)),
        Right::Customer => Err(refuse::desk_only(Kind::Reship)),
    }
}
