//! What may be done to an order, by whom, and what it costs: one place for portal, API and desk.
//!
//! Pure. [`decide`] answers with a [`Preview`] (what would happen, as data and as sentences) or with
//! a refusal that names its rule; [`apply`] makes it so on the values in hand. Knows no database,
//! no clock and no HTTP.

mod address;
mod apply;
mod customer;
mod desk;
mod refuse;
mod swap;
#[cfg(test)]
pub(crate) mod tests;

pub use address::{check as check_address, line as address_line};
pub use apply::apply;

use crate::{Address, Exchange, Order, PaymentKind, PaymentMethod, Product, Return, Status, Words};
use ground::{Instant, ItemId, Money, PaymentMethodId, ProductId, Refusal, Text};
use serde::{Deserialize, Serialize};

/// The reasons for which a customer may cancel, as the shop writes them.
pub const CANCEL_REASONS: [&str; 2] = ["no longer needed", "ordered by mistake"];
/// A parcel that is this many days late counts as lost.
pub const LOST_AFTER_DAYS: i64 = 5;

/// Something to be done to an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    Cancel {
        reason: String,
    },
    ChangeAddress {
        address: Address,
    },
    ChangePayment {
        method: PaymentMethodId,
    },
    /// The n-th item is changed to the n-th new item.
    ChangeItems {
        items: Vec<ItemId>,
        new_items: Vec<ItemId>,
        method: PaymentMethodId,
    },
    Return {
        items: Vec<ItemId>,
        method: PaymentMethodId,
    },
    Exchange {
        items: Vec<ItemId>,
        new_items: Vec<ItemId>,
        method: PaymentMethodId,
    },
    /// Desk only: the address of an order that is being packed.
    RedirectProcessed {
        address: Address,
    },
    /// Desk only: the item options of an order that is being packed.
    ChangeProcessedItems {
        items: Vec<ItemId>,
        new_items: Vec<ItemId>,
        method: PaymentMethodId,
    },
    /// Desk only: send the items of a lost parcel again. `parcel` counts from 0.
    Reship {
        parcel: usize,
    },
}

/// The kinds of [`Act`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Cancel,
    ChangeAddress,
    ChangePayment,
    ChangeItems,
    Return,
    Exchange,
    RedirectProcessed,
    ChangeProcessedItems,
    Reship,
}

impl Kind {
    pub const CUSTOMER: [Self; 6] = [
        Self::Cancel,
        Self::ChangeAddress,
        Self::ChangePayment,
        Self::ChangeItems,
        Self::Return,
        Self::Exchange,
    ];
    pub const DESK: [Self; 3] = [Self::RedirectProcessed, Self::ChangeProcessedItems, Self::Reship];

    /// The machine's word for it: `change-items`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::ChangeAddress => "change-address",
            Self::ChangePayment => "change-payment",
            Self::ChangeItems => "change-items",
            Self::Return => "return",
            Self::Exchange => "exchange",
            Self::RedirectProcessed => "redirect-processed",
            Self::ChangeProcessedItems => "change-processed-items",
            Self::Reship => "reship",
        }
    }

    /// The verb on a button.
    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::Cancel => "records-act-cancel",
            Self::ChangeAddress => "records-act-change-address",
            Self::ChangePayment => "records-act-change-payment",
            Self::ChangeItems => "records-act-change-items",
            Self::Return => "records-act-return",
            Self::Exchange => "records-act-exchange",
            Self::RedirectProcessed => "records-act-redirect-processed",
            Self::ChangeProcessedItems => "records-act-change-processed-items",
            Self::Reship => "records-act-reship",
        })
    }
}

impl Act {
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Cancel { .. } => Kind::Cancel,
            Self::ChangeAddress { .. } => Kind::ChangeAddress,
            Self::ChangePayment { .. } => Kind::ChangePayment,
            Self::ChangeItems { .. } => Kind::ChangeItems,
            Self::Return { .. } => Kind::Return,
            Self::Exchange { .. } => Kind::Exchange,
            Self::RedirectProcessed { .. } => Kind::RedirectProcessed,
            Self::ChangeProcessedItems { .. } => Kind::ChangeProcessedItems,
            Self::Reship { .. } => Kind::Reship,
        }
    }
}

/// By what right it is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Right {
    /// The customer, or a program in their name.
    Customer,
    /// An account manager; `authority` is what they may give away alone.
    Desk { authority: Money },
}

/// Everything the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    pub order: &'a Order,
    /// All payment methods of the order's person.
    pub methods: &'a [PaymentMethod],
    /// At least the products of the order, with all their variants.
    pub products: &'a [Product],
    pub now: Instant,
}

impl<'a> Matter<'a> {
    fn method(&self, id: &PaymentMethodId, field: &str) -> Result<&'a PaymentMethod, Refusal> {
        self.methods.iter().find(|m| m.id == *id).ok_or_else(|| refuse::unknown_method(field))
    }

    fn product(&self, id: &ProductId) -> Option<&'a Product> {
        self.products.iter().find(|p| p.id == *id)
    }

    fn method_text(&self, id: &PaymentMethodId) -> Text {
        self.methods
            .iter()
            .find(|m| m.id == *id)
            .map_or_else(|| Text::new("records-method-former"), PaymentMethod::text)
    }
}

/// When money arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    AtOnce,
    /// Within 5 to 7 business days.
    BusinessDays,
}

impl When {
    fn of(method: Option<&PaymentMethod>) -> Self {
        match method {
            Some(m) if m.is_gift_card() => Self::AtOnce,
            _ => Self::BusinessDays,
        }
    }

    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::AtOnce => "records-when-at-once",
            Self::BusinessDays => "records-when-business-days",
        })
    }
}

/// Money that moves, or will.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Movement {
    pub kind: PaymentKind,
    /// Always positive.
    pub amount: Money,
    pub method: PaymentMethodId,
    pub method_text: Text,
    pub when: When,
    /// Only once the items have come back; nothing is booked before.
    pub after_arrival: bool,
}

/// What changes, as data. [`apply`] carries it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Status(Status),
    CancelReason(String),
    Address(Address),
    /// One piece of a line becomes another item.
    Swap {
        line: String,
        item: ItemId,
        price: Money,
        options: Words,
    },
    ItemsChanged,
    Booked {
        kind: PaymentKind,
        amount: Money,
        method: PaymentMethodId,
    },
    /// A gift card's balance moves by this much.
    Balance {
        method: PaymentMethodId,
        by: Money,
    },
    Exchange(Exchange),
    Return(Return),
    /// The parcel is replaced by a new one with the same items.
    Reship {
        parcel: usize,
    },
}

/// One item that becomes another, for showing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Swapped {
    pub product: ProductId,
    pub name: String,
    pub item: ItemId,
    pub options: Words,
    pub price: Money,
    pub new_item: ItemId,
    pub new_options: Words,
    pub new_price: Money,
}

/// What would happen, before anyone says yes.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub kind: Kind,
    pub effects: Vec<Effect>,
    pub money: Vec<Movement>,
    pub swaps: Vec<Swapped>,
    /// What the customer pays in sum; negative where money goes back.
    pub cost: Money,
    /// What is given away: the authority that it takes at the desk.
    pub gives: Money,
    /// What the person is told before they confirm, in order of importance.
    pub sentences: Vec<Text>,
    /// What the timeline keeps.
    pub done: Text,
}

/// May this kind of thing be done to the order at all, as it stands?
pub fn may(kind: Kind, order: &Order, right: Right, now: Instant) -> Result<(), Refusal> {
    match kind {
        Kind::Cancel => customer::may_cancel(order),
        Kind::ChangeAddress | Kind::ChangePayment | Kind::ChangeItems => customer::may_change(kind, order),
        Kind::Return => customer::may_return(order),
        Kind::Exchange => customer::may_exchange(order),
        Kind::RedirectProcessed | Kind::ChangeProcessedItems => desk::may_change(kind, order, right),
        Kind::Reship => desk::may_reship(order, right, now),
    }
}

/// The whole decision: what would happen, or which rule refuses.
pub fn decide(act: &Act, matter: &Matter<'_>, right: Right) -> Result<Preview, Refusal> {
    may(act.kind(), matter.order, right, matter.now)?;
    match act {
        Act::Cancel { reason } => customer::cancel(matter, reason),
        Act::ChangeAddress { address } => customer::change_address(matter, Kind::ChangeAddress, address),
        Act::ChangePayment { method } => customer::change_payment(matter, method),
        Act::ChangeItems { items, new_items, method } => swap::change_items(matter, items, new_items, method),
        Act::Return { items, method } => customer::give_back(matter, items, method),
        Act::Exchange { items, new_items, method } => swap::exchange(matter, items, new_items, method),
        Act::RedirectProcessed { address } => {
            customer::change_address(matter, Kind::RedirectProcessed, address)
        }
        Act::ChangeProcessedItems { items, new_items, method } => {
            desk::change_items(matter, right, items, new_items, method)
        }
        Act::Reship { parcel } => desk::reship(matter, right, *parcel),
    }
}
