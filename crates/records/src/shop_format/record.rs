//! The records of a shop file, as they stand in it, and what they mean to us.

use crate::{
    Address, Exchange, Extra, Line, MethodKind, Order, Parcel, Payment, PaymentKind, PaymentMethod, Product,
    Return, Status, Tracking, TrackingKind, Variant, Words,
};
use ground::{Currency, Instant, ItemId, Money, PersonId, SiteId};
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Why a record cannot be taken, in English.
pub type Taken<T> = Result<T, String>;

/// A JSON object whose order counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<T>(pub Vec<(String, T)>);

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Serialize> Serialize for Listed<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Pairs<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
            type Value = Listed<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Listed<T>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Listed(pairs))
            }
        }
        d.deserialize_map(Pairs(std::marker::PhantomData))
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopProduct {
    pub name: String,
    pub product_id: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
    pub variants: Listed<ShopVariant>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopVariant {
    pub item_id: String,
    pub options: Words,
    pub available: bool,
    pub price: f64,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopName {
    pub first_name: String,
    pub last_name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopUser {
    pub user_id: String,
    pub name: ShopName,
    pub address: Address,
    /// Missing for customers who are known by a number only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// `en`, `de` or `hu`; the site's language where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    pub payment_methods: Listed<ShopMethod>,
    #[serde(default)]
    pub orders: Vec<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopMethod {
    pub source: String,
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_four: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<f64>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopOrder {
    pub order_id: String,
    /// Missing for an anonymous order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    pub address: Address,
    pub items: Vec<ShopItem>,
    pub status: String,
    pub fulfillments: Vec<ShopParcel>,
    pub payment_history: Vec<ShopPayment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered_at: Option<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopItem {
    pub name: String,
    pub product_id: String,
    pub item_id: String,
    pub price: f64,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub quantity: i64,
    pub options: Words,
    #[serde(flatten)]
    pub extra: Extra,
}

const fn one() -> i64 {
    1
}
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_one(n: &i64) -> bool {
    *n == 1
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopParcel {
    pub tracking_id: Vec<String>,
    pub item_ids: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<ShopEvent>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replaced: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopEvent {
    pub at: String,
    pub kind: TrackingKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShopPayment {
    pub transaction_type: String,
    pub amount: f64,
    pub payment_method_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    #[serde(flatten)]
    pub extra: Extra,
}

pub fn id(text: &str, what: &str) -> Taken<()> {
    match text {
        "" => Err(format!("{what} is empty")),
        t if t.len() > ground::ID_MAX => Err(format!("{what} is longer than {} bytes", ground::ID_MAX)),
        t if t.chars().any(char::is_control) || matches!(ground::visible(t), Cow::Owned(_)) => {
            Err(format!("{what} holds characters that cannot be seen"))
        }
        _ => Ok(()),
    }
}

fn money(amount: f64, currency: Currency, what: &str) -> Taken<Money> {
    Money::from_f64(amount, currency).map_err(|e| format!("{what}: {e}"))
}

fn instant(text: Option<&String>, what: &str) -> Taken<Option<Instant>> {
    text.map(|t| {
        Instant::parse(t).ok_or_else(|| format!("{what} is not a time such as 2026-11-23T10:00:00Z"))
    })
    .transpose()
}

fn written(at: Option<Instant>) -> Option<String> {
    at.map(|at| at.timestamp().to_string())
}

impl ShopProduct {
    pub fn product(&self, key: &str, site: &SiteId, currency: Currency) -> Taken<Product> {
        id(&self.product_id, "product_id")?;
        if self.product_id != key {
            return Err(format!("product_id is {}, but its key is {key}", self.product_id));
        }
        let mut variants = Vec::new();
        for (key, v) in &self.variants.0 {
            id(&v.item_id, "item_id")?;
            if v.item_id != *key {
                return Err(format!("item_id is {}, but its key is {key}", v.item_id));
            }
            let price = money(v.price, currency, "price")?;
            if price.minor < 0 {
                return Err(format!("the price of item {key} is below zero"));
            }
            variants.push(Variant {
                item: v.item_id.as_str().into(),
                product: self.product_id.as_str().into(),
                options: v.options.clone(),
                available: v.available,
                price,
                extra: v.extra.clone(),
            });
        }
        Ok(Product {
            id: self.product_id.as_str().into(),
            site: site.clone(),
            name: self.name.clone(),
            names: self.names.clone(),
            labels: self.labels.clone(),
            variants,
            extra: self.extra.clone(),
        })
    }

    pub fn of(p: &Product) -> Self {
        let variant = |v: &Variant| {
            let record = ShopVariant {
                item_id: v.item.0.clone(),
                options: v.options.clone(),
                available: v.available,
                price: v.price.as_f64(),
                extra: v.extra.clone(),
            };
            (v.item.0.clone(), record)
        };
        Self {
            name: p.name.clone(),
            product_id: p.id.0.clone(),
            names: p.names.clone(),
            labels: p.labels.clone(),
            variants: Listed(p.variants.iter().map(variant).collect()),
            extra: p.extra.clone(),
        }
    }
}

impl ShopUser {
    pub fn methods(&self, currency: Currency) -> Taken<Vec<PaymentMethod>> {
        let mut methods = Vec::new();
        for (key, m) in &self.payment_methods.0 {
            id(&m.id, "payment method id")?;
            if m.id != *key {
                return Err(format!("payment method id is {}, but its key is {key}", m.id));
            }
            let balance = m.balance.map(|b| money(b, currency, "balance")).transpose()?;
            let kind = MethodKind::parse(&m.source);
            if kind == MethodKind::GiftCard && balance.is_none_or(|b| b.minor < 0) {
                return Err(format!("gift card {key} has no balance, or one below zero"));
            }
            methods.push(PaymentMethod {
                id: m.id.as_str().into(),
                person: self.user_id.as_str().into(),
                kind,
                brand: m.brand.clone(),
                last_four: m.last_four.clone(),
                balance,
                extra: m.extra.clone(),
            });
        }
        Ok(methods)
    }

    pub fn check(&self, key: &str) -> Taken<()> {
        id(&self.user_id, "user_id")?;
        if self.user_id != key {
            return Err(format!("user_id is {}, but its key is {key}", self.user_id));
        }
        Ok(())
    }
}

impl From<&PaymentMethod> for ShopMethod {
    fn from(m: &PaymentMethod) -> Self {
        Self {
            source: m.kind.word().to_owned(),
            id: m.id.0.clone(),
            brand: m.brand.clone(),
            last_four: m.last_four.clone(),
            balance: m.balance.map(Money::as_f64),
            extra: m.extra.clone(),
        }
    }
}

/// What an order gets when something is done to it; before that, the keys are missing.
const ACTED: [&str; 7] = [
    "cancel_reason",
    "exchange_items",
    "exchange_new_items",
    "exchange_payment_method_id",
    "exchange_price_difference",
    "return_items",
    "return_payment_method_id",
];

fn field<T: serde::de::DeserializeOwned>(extra: &mut Extra, name: &str) -> Taken<Option<T>> {
    match extra.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(v) => serde_json::from_value(v).map(Some).map_err(|e| format!("{name}: {e}")),
    }
}

impl ShopOrder {
    /// `currency` is what the amounts are in where the record does not say.
    pub fn order(&self, key: &str, site: &SiteId, currency: Currency) -> Taken<Order> {
        id(&self.order_id, "order_id")?;
        if self.order_id != key {
            return Err(format!("order_id is {}, but its key is {key}", self.order_id));
        }
        let currency = match &self.currency {
            None => currency,
            Some(code) => Currency::parse(code).map_err(|e| format!("currency: {e}"))?,
        };
        let status =
            Status::parse(&self.status).ok_or_else(|| format!("unknown status “{}”", self.status))?;
        let mut extra = self.extra.clone();
        let touched = ACTED.iter().any(|k| extra.contains_key(*k));
        let cancel_reason = field(&mut extra, "cancel_reason")?;
        let exchange = exchange(&mut extra, currency)?;
        let returned = returned(&mut extra)?;
        let items_changed_at = field::<String>(&mut extra, "items_changed_at")?;
        let person = self.user_id.as_deref().map(PersonId::from);
        if let Some(p) = &person {
            id(p.as_str(), "user_id")?;
        }
        Ok(Order {
            id: self.order_id.as_str().into(),
            site: site.clone(),
            person,
            status,
            address: self.address.clone(),
            currency,
            lines: self.items.iter().enumerate().map(|(n, i)| i.line(n, currency)).collect::<Taken<_>>()?,
            parcels: self.fulfillments.iter().map(ShopParcel::parcel).collect::<Taken<_>>()?,
            payments: self.payment_history.iter().map(|p| p.payment(currency)).collect::<Taken<_>>()?,
            placed_at: instant(self.placed_at.as_ref(), "placed_at")?,
            expected_at: instant(self.expected_at.as_ref(), "expected_at")?,
            delivered_at: instant(self.delivered_at.as_ref(), "delivered_at")?,
            cancel_reason,
            exchange,
            returned,
            items_changed_at: instant(items_changed_at.as_ref(), "items_changed_at")?,
            touched,
            extra,
        })
    }

    /// `currency` is the site's own, which is not written.
    pub fn of(o: &Order, currency: Currency) -> Self {
        let mut extra = o.extra.clone();
        if o.touched {
            for key in ACTED {
                extra.insert(key.to_owned(), Value::Null);
            }
            let mut set = |key: &str, value: Value| extra.insert(key.to_owned(), value);
            if let Some(reason) = &o.cancel_reason {
                set("cancel_reason", reason.as_str().into());
            }
            let ids = |ids: &[ItemId]| Value::from(ids.iter().map(ItemId::as_str).collect::<Vec<_>>());
            if let Some(e) = &o.exchange {
                set("exchange_items", ids(&e.items));
                set("exchange_new_items", ids(&e.new_items));
                set("exchange_payment_method_id", e.method.as_str().into());
                set("exchange_price_difference", e.difference.as_f64().into());
            }
            if let Some(r) = &o.returned {
                set("return_items", ids(&r.items));
                set("return_payment_method_id", r.method.as_str().into());
            }
            // A pending order says it by its status.
            if o.status != Status::PendingModified
                && let Some(at) = written(o.items_changed_at)
            {
                set("items_changed_at", at.into());
            }
        }
        // Whoever reads a file without dates knows of none; our own times of bookings stay here.
        let dated = o.placed_at.is_some();
        let payment = |p: &Payment| ShopPayment {
            transaction_type: p.kind.word().to_owned(),
            amount: p.amount.as_f64(),
            payment_method_id: p.method.0.clone(),
            at: written(p.at.filter(|_| dated)),
            extra: p.extra.clone(),
        };
        Self {
            order_id: o.id.0.clone(),
            user_id: o.person.as_ref().map(|p| p.0.clone()),
            address: o.address.clone(),
            items: o.lines.iter().map(ShopItem::of).collect(),
            status: o.status.word().to_owned(),
            fulfillments: o.parcels.iter().map(ShopParcel::of).collect(),
            payment_history: o.payments.iter().map(payment).collect(),
            currency: (o.currency != currency).then(|| o.currency.code().to_owned()),
            placed_at: written(o.placed_at),
            expected_at: written(o.expected_at),
            delivered_at: written(o.delivered_at),
            extra,
        }
    }

    /// Rows of the database that it becomes.
    pub fn weight(&self) -> usize {
        1 + self.items.len() + self.fulfillments.len() + self.payment_history.len()
    }
}

fn exchange(extra: &mut Extra, currency: Currency) -> Taken<Option<Exchange>> {
    let items: Option<Vec<ItemId>> = field(extra, "exchange_items")?;
    let new_items: Option<Vec<ItemId>> = field(extra, "exchange_new_items")?;
    let method: Option<String> = field(extra, "exchange_payment_method_id")?;
    let difference: Option<f64> = field(extra, "exchange_price_difference")?;
    match (items, new_items, method, difference) {
        (None, None, None, None) => Ok(None),
        (Some(items), Some(new_items), Some(method), Some(difference)) => Ok(Some(Exchange {
            items,
            new_items,
            method: method.into(),
            difference: money(difference, currency, "exchange_price_difference")?,
        })),
        _ => Err("an exchange needs items, new items, payment method and price difference".to_owned()),
    }
}

fn returned(extra: &mut Extra) -> Taken<Option<Return>> {
    let items: Option<Vec<ItemId>> = field(extra, "return_items")?;
    let method: Option<String> = field(extra, "return_payment_method_id")?;
    match (items, method) {
        (None, None) => Ok(None),
        (Some(items), Some(method)) => Ok(Some(Return { items, method: method.into() })),
        _ => Err("a return needs items and payment method".to_owned()),
    }
}

impl ShopItem {
    fn line(&self, n: usize, currency: Currency) -> Taken<Line> {
        id(&self.item_id, "item_id")?;
        id(&self.product_id, "product_id")?;
        Ok(Line {
            key: n.to_string(),
            item: self.item_id.as_str().into(),
            product: self.product_id.as_str().into(),
            name: self.name.clone(),
            price: money(self.price, currency, "price")?,
            quantity: self.quantity,
            options: self.options.clone(),
            extra: self.extra.clone(),
        })
    }

    fn of(l: &Line) -> Self {
        Self {
            name: l.name.clone(),
            product_id: l.product.0.clone(),
            item_id: l.item.0.clone(),
            price: l.price.as_f64(),
            quantity: l.quantity,
            options: l.options.clone(),
            extra: l.extra.clone(),
        }
    }
}

impl ShopParcel {
    fn parcel(&self) -> Taken<Parcel> {
        let event = |e: &ShopEvent| {
            let at = instant(Some(&e.at), "at")?.ok_or("an event has no time")?;
            Ok(Tracking { at, kind: e.kind, place: e.place.clone() })
        };
        Ok(Parcel {
            tracking: self.tracking_id.clone(),
            items: self.item_ids.iter().map(|i| i.as_str().into()).collect(),
            events: self.events.iter().map(event).collect::<Taken<_>>()?,
            replaced: self.replaced,
            extra: self.extra.clone(),
        })
    }

    fn of(p: &Parcel) -> Self {
        let event = |e: &Tracking| ShopEvent {
            at: e.at.timestamp().to_string(),
            kind: e.kind,
            place: e.place.clone(),
        };
        Self {
            tracking_id: p.tracking.clone(),
            item_ids: p.items.iter().map(|i| i.0.clone()).collect(),
            events: p.events.iter().map(event).collect(),
            replaced: p.replaced,
            extra: p.extra.clone(),
        }
    }
}

impl ShopPayment {
    fn payment(&self, currency: Currency) -> Taken<Payment> {
        let kind = PaymentKind::parse(&self.transaction_type)
            .ok_or_else(|| format!("unknown transaction_type “{}”", self.transaction_type))?;
        let amount = money(self.amount, currency, "amount")?;
        if amount.minor < 0 {
            return Err("an amount of the payment history is below zero".to_owned());
        }
        id(&self.payment_method_id, "payment_method_id")?;
        Ok(Payment {
            kind,
            amount,
            method: self.payment_method_id.as_str().into(),
            at: instant(self.at.as_ref(), "at")?,
            extra: self.extra.clone(),
        })
    }
}
