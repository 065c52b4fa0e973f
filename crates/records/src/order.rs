//! What a shop knows: orders with their lines, parcels and payments, products with their variants,
//! and the ways a person pays.

use crate::{Address, Words};
use ground::{
    Currency, Instant, ItemId, Lang, Money, OrderId, PaymentMethodId, PersonId, ProductId, SiteId, Text,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where an order stands. Its words in files and in the API are [`Status::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    #[serde(rename = "pending")]
    Pending,
    /// Still pending, but its items were changed, which happens once and ends every other change.
    #[serde(rename = "pending (item modified)")]
    PendingModified,
    #[serde(rename = "processed")]
    Processed,
    #[serde(rename = "delivered")]
    Delivered,
    #[serde(rename = "cancelled")]
    Cancelled,
    #[serde(rename = "return requested")]
    ReturnRequested,
    #[serde(rename = "exchange requested")]
    ExchangeRequested,
}

impl Status {
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::PendingModified,
        Self::Processed,
        Self::Delivered,
        Self::Cancelled,
        Self::ReturnRequested,
        Self::ExchangeRequested,
    ];

    /// The word in the shop format, in the database and in the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::PendingModified => "pending (item modified)",
            Self::Processed => "processed",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
            Self::ReturnRequested => "return requested",
            Self::ExchangeRequested => "exchange requested",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }

    /// The status in the reader's language.
    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::Pending => "records-status-pending",
            Self::PendingModified => "records-status-pending-modified",
            Self::Processed => "records-status-processed",
            Self::Delivered => "records-status-delivered",
            Self::Cancelled => "records-status-cancelled",
            Self::ReturnRequested => "records-status-return-requested",
            Self::ExchangeRequested => "records-status-exchange-requested",
        })
    }

    /// Nothing more is expected to happen by itself.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Delivered | Self::Cancelled)
    }
}

/// One line of an order: so many of one item at one price.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Unique within the order, never shown.
    pub key: String,
    pub item: ItemId,
    pub product: ProductId,
    /// As it was when ordered, in the shop's own language.
    pub name: String,
    /// Of one piece.
    pub price: Money,
    /// At least 1 in an order; negative in a credit note that was imported.
    pub quantity: i64,
    pub options: Words,
    /// Fields of the source that mean nothing to us, kept for the export.
    pub extra: Extra,
}

impl Line {
    pub fn total(&self) -> Money {
        Money::new(self.price.minor.saturating_mul(self.quantity), self.price.currency)
    }
}

/// Fields of an imported record that mean nothing to us.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// What happened to a parcel on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrackingKind {
    Packed,
    HandedOver,
    InTransit,
    OutForDelivery,
    Delayed,
    Delivered,
    Lost,
}

impl TrackingKind {
    /// The carrier has it, or had it.
    pub const fn has_left(self) -> bool {
        !matches!(self, Self::Packed)
    }

    pub const fn text(self) -> Text {
        Text::new(match self {
            Self::Packed => "records-tracking-packed",
            Self::HandedOver => "records-tracking-handed-over",
            Self::InTransit => "records-tracking-in-transit",
            Self::OutForDelivery => "records-tracking-out-for-delivery",
            Self::Delayed => "records-tracking-delayed",
            Self::Delivered => "records-tracking-delivered",
            Self::Lost => "records-tracking-lost",
        })
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tracking {
    /// Microseconds since 1970.
    pub at: Instant,
    pub kind: TrackingKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// Items that travel together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parcel {
    /// The carrier's numbers; none while it is being packed.
    pub tracking: Vec<String>,
    pub items: Vec<ItemId>,
    /// Oldest first.
    pub events: Vec<Tracking>,
    /// Another parcel was sent in its place.
    pub replaced: bool,
    pub extra: Extra,
}

impl Parcel {
    pub fn has_left(&self) -> bool {
        self.events.iter().any(|e| e.kind.has_left())
    }

    pub fn has_arrived(&self) -> bool {
        self.events.iter().any(|e| e.kind == TrackingKind::Delivered)
    }

    /// The carrier gave it up and it was not found since.
    pub fn is_lost(&self) -> bool {
        self.events.last().is_some_and(|e| e.kind == TrackingKind::Lost)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PaymentKind {
    Payment,
    Refund,
}

impl PaymentKind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Payment, Self::Refund].into_iter().find(|k| k.word() == word)
    }
}

/// Money that moved for an order; always positive, the kind says which way.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    pub kind: PaymentKind,
    pub amount: Money,
    pub method: PaymentMethodId,
    /// Unknown for what was imported without it.
    pub at: Option<Instant>,
    pub extra: Extra,
}

/// What the customer asked to get in place of what they got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// In ascending order.
    pub items: Vec<ItemId>,
    /// In ascending order.
    pub new_items: Vec<ItemId>,
    pub method: PaymentMethodId,
    /// What the customer still pays; negative where money goes back.
    pub difference: Money,
}

/// What the customer asked to give back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Return {
    /// In ascending order.
    pub items: Vec<ItemId>,
    pub method: PaymentMethodId,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub id: OrderId,
    pub site: SiteId,
    /// Nobody for an anonymous invoice.
    pub person: Option<PersonId>,
    pub status: Status,
    pub address: Address,
    pub currency: Currency,
    pub lines: Vec<Line>,
    pub parcels: Vec<Parcel>,
    pub payments: Vec<Payment>,
    pub placed_at: Option<Instant>,
    /// When it is promised to arrive.
    pub expected_at: Option<Instant>,
    pub delivered_at: Option<Instant>,
    pub cancel_reason: Option<String>,
    pub exchange: Option<Exchange>,
    pub returned: Option<Return>,
    /// When its items were changed; that happens once.
    pub items_changed_at: Option<Instant>,
    /// It was acted upon since it was placed.
    pub touched: bool,
    pub extra: Extra,
}

impl Order {
    /// What all its lines cost.
    pub fn total(&self) -> Money {
        Money::new(self.lines.iter().map(|l| l.total().minor).sum(), self.currency)
    }

    /// What a payment method has paid for it and not got back.
    pub fn paid_by(&self, method: &PaymentMethodId) -> Money {
        let minor = self.payments.iter().filter(|p| p.method == *method).map(|p| match p.kind {
            PaymentKind::Payment => p.amount.minor,
            PaymentKind::Refund => -p.amount.minor,
        });
        Money::new(minor.sum(), self.currency)
    }

    /// The method that carries the order: the first that paid and was not refunded in full,
    /// otherwise the first that ever paid.
    pub fn original_method(&self) -> Option<&PaymentMethodId> {
        let paid = || self.payments.iter().filter(|p| p.kind == PaymentKind::Payment);
        paid().find(|p| self.paid_by(&p.method).minor > 0).or_else(|| paid().next()).map(|p| &p.method)
    }

    /// Any parcel of it has been handed to a carrier.
    pub fn has_left(&self) -> bool {
        self.parcels.iter().any(Parcel::has_left)
    }

    /// How many of an item it holds.
    pub fn count(&self, item: &ItemId) -> i64 {
        self.lines.iter().filter(|l| l.item == *item).map(|l| l.quantity).sum()
    }

    /// Pieces of all lines.
    pub fn pieces(&self) -> i64 {
        self.lines.iter().map(|l| l.quantity).sum()
    }
}

/// How a person pays. Card numbers are never known here, only what tells one card from another.
#[derive(Clone, Debug, PartialEq)]
pub struct PaymentMethod {
    pub id: PaymentMethodId,
    pub person: PersonId,
    pub kind: MethodKind,
    pub brand: Option<String>,
    pub last_four: Option<String>,
    /// Gift cards only.
    pub balance: Option<Money>,
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MethodKind {
    GiftCard,
    Paypal,
    CreditCard,
    /// Something a shop calls by its own word.
    Other(String),
}

impl MethodKind {
    pub fn word(&self) -> &str {
        match self {
            Self::GiftCard => "gift_card",
            Self::Paypal => "paypal",
            Self::CreditCard => "credit_card",
            Self::Other(word) => word,
        }
    }

    pub fn parse(word: &str) -> Self {
        match word {
            "gift_card" => Self::GiftCard,
            "paypal" => Self::Paypal,
            "credit_card" => Self::CreditCard,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl PaymentMethod {
    pub fn is_gift_card(&self) -> bool {
        self.kind == MethodKind::GiftCard
    }

    /// What it is called in a sentence: “Visa card ending in 1234”.
    pub fn text(&self) -> Text {
        let brand = self.brand.clone().unwrap_or_default();
        let brand = brand.get(..1).map(|first| first.to_uppercase() + &brand[1..]).unwrap_or(brand);
        match &self.kind {
            MethodKind::GiftCard => Text::new("records-method-gift-card"),
            MethodKind::Paypal => Text::new("records-method-paypal"),
            MethodKind::CreditCard => Text::new("records-method-credit-card")
                .with("brand", brand)
                .with("digits", self.last_four.clone().unwrap_or_default()),
            MethodKind::Other(word) => Text::new("records-method-other").with("name", word.replace('_', " ")),
        }
    }
}

/// One thing to buy: a product with its options chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub item: ItemId,
    pub product: ProductId,
    pub options: Words,
    pub available: bool,
    pub price: Money,
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    pub id: ProductId,
    pub site: SiteId,
    /// In the shop's own language.
    pub name: String,
    /// By language code.
    pub names: BTreeMap<String, String>,
    /// By language code, then by the word in the shop's own language: options and their values.
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
    pub variants: Vec<Variant>,
    pub extra: Extra,
}

impl Product {
    pub fn name(&self, lang: Lang) -> &str {
        self.names.get(lang.code()).unwrap_or(&self.name)
    }

    /// An option or its value in the reader's language.
    pub fn label<'a>(&'a self, lang: Lang, word: &'a str) -> &'a str {
        self.labels.get(lang.code()).and_then(|l| l.get(word)).map_or(word, String::as_str)
    }

    pub fn variant(&self, item: &ItemId) -> Option<&Variant> {
        self.variants.iter().find(|v| v.item == *item)
    }
}
