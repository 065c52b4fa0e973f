//! The shop's customers and orders, as a file in the shop format: generated from a seed, with dates
//! relative to today. It comes into the database by the same door as everybody's.

use super::catalog::{self, Item, Product, euros};
use ground::{Chance as _, Instant, SeededChance, Span};
use serde_json::{Map, Value, json};

const PEOPLE: &str = include_str!("../../demo/people.txt");

/// A customer of the demo.
pub struct Customer {
    pub id: String,
    pub first: String,
    pub last: String,
    pub lang: String,
    pub address: Value,
    methods: Vec<Value>,
}

/// An order with what happened to it; dates count back from now.
pub struct Made {
    pub id: String,
    pub customer: String,
    pub status: &'static str,
    pub placed_at: Instant,
    pub delivered_at: Option<Instant>,
    pub total: i64,
    record: Value,
}

pub struct Shop {
    pub products: Vec<Product>,
    pub customers: Vec<Customer>,
    pub orders: Vec<Made>,
}

/// What becomes of an order.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Pending,
    Modified,
    /// Packed, not yet handed over.
    Packed,
    OnItsWay,
    Late,
    Lost,
    Delivered,
    Cancelled,
    Returning,
    Exchanging,
}

/// `Élise Marchand` is `elise_marchand`.
pub fn id_of(first: &str, last: &str) -> String {
    let plain = format!("{first} {last}").replace('ß', "ss").replace("ø", "o").replace('Ø', "o");
    knowledge::slug_of(&plain).replace('-', "_")
}

fn customers(chance: &SeededChance) -> Vec<Customer> {
    catalog::rows(PEOPLE).filter(|l| l.len() == 10).map(|l| customer(&l, chance)).collect()
}

fn customer(l: &[&str], chance: &SeededChance) -> Customer {
    let id = id_of(l[0], l[1]);
    let method = |word: &str| {
        let number = 1_000_000 + chance.below(8_999_999);
        match word.trim().split_once('=') {
            Some((_, balance)) => json!({
                "source": "gift_card", "id": format!("gift_card_{number}"),
                "balance": balance.parse::<f64>().unwrap_or(0.0),
            }),
            None if word.trim() == "paypal" => {
                json!({ "source": "paypal", "id": format!("paypal_{number}") })
            }
            None => json!({
                "source": "credit_card", "id": format!("credit_card_{number}"), "brand": word.trim(),
                "last_four": format!("{:04}", chance.below(10_000)),
            }),
        }
    };
    Customer {
        first: l[0].to_owned(),
        last: l[1].to_owned(),
        lang: l[2].to_owned(),
        address: json!({
            "address1": l[3], "address2": l[4], "city": l[5], "state": l[6], "country": l[7], "zip": l[8],
        }),
        methods: l[9].split(',').map(method).collect(),
        id,
    }
}

impl Customer {
    fn record(&self, orders: &[Made]) -> Value {
        let methods: Map<String, Value> = self
            .methods
            .iter()
            .map(|m| (m["id"].as_str().unwrap_or_default().to_owned(), m.clone()))
            .collect();
        let own: Vec<&str> = orders.iter().filter(|o| o.customer == self.id).map(|o| o.id.as_str()).collect();
        json!({
            "user_id": self.id,
            "name": { "first_name": self.first, "last_name": self.last },
            "address": self.address,
            "email": format!("{}@example.com", self.id.replace('_', ".")),
            "language": self.lang,
            "payment_methods": methods,
            "orders": own,
        })
    }

    /// The first way to pay that is no gift card; a gift card only where there is nothing else.
    fn pays_with(&self) -> &str {
        let plain = self.methods.iter().find(|m| m["source"] != "gift_card").or_else(|| self.methods.first());
        plain.and_then(|m| m["id"].as_str()).unwrap_or_default()
    }
}

impl Shop {
    /// The same shop for the same seed, around `now`.
    pub fn generate(seed: u64, now: Instant) -> Self {
        let chance = SeededChance::new(seed);
        let products = catalog::products(&chance);
        let customers = customers(&chance);
        let mut maker = Maker { chance, products: &products, now, number: 41_207, orders: Vec::new() };
        for (nth, c) in customers.iter().enumerate() {
            match nth {
                0 => maker.first_story(c),
                1 => maker.second_story(c),
                2 => maker.third_story(c),
                _ => maker.usual(c, nth),
            }
        }
        let orders = maker.orders;
        Self { products, customers, orders }
    }

    /// The whole shop in the shop format.
    pub fn file(&self) -> Value {
        let products: Map<String, Value> = self.products.iter().map(|p| (p.id.clone(), p.record())).collect();
        let users: Map<String, Value> =
            self.customers.iter().map(|c| (c.id.clone(), c.record(&self.orders))).collect();
        let orders: Map<String, Value> =
            self.orders.iter().map(|o| (o.id.clone(), o.record.clone())).collect();
        json!({ "products": products, "users": users, "orders": orders })
    }
}

struct Maker<'a> {
    chance: SeededChance,
    products: &'a [Product],
    now: Instant,
    number: u64,
    orders: Vec<Made>,
}

impl Maker<'_> {
    /// The customer of the demo's story: the lamp of her packed order should be green.
    fn first_story(&mut self, c: &Customer) {
        self.order(c, Fate::Delivered, 71, &[("4303", 2), ("4606", 0)]);
        self.order(c, Fate::Delivered, 12, &[("4504", 1), ("4506", 0), ("4401", 1)]);
        self.order(c, Fate::Late, 9, &[("4602", 0)]);
        self.order(c, Fate::Packed, 2, &[("4201", 0), ("4304", 2)]);
        self.order(c, Fate::Pending, 0, &[("4310", 2), ("4603", 0)]);
    }

    fn second_story(&mut self, c: &Customer) {
        self.order(c, Fate::Delivered, 40, &[("4103", 0), ("4103", 1)]);
        self.order(c, Fate::Lost, 16, &[("4604", 0)]);
        self.order(c, Fate::Packed, 1, &[("4301", 1), ("4302", 0)]);
        self.order(c, Fate::Pending, 0, &[("4501", 1)]);
    }

    fn third_story(&mut self, c: &Customer) {
        self.order(c, Fate::Returning, 20, &[("4202", 0), ("4205", 1)]);
        self.order(c, Fate::Delivered, 11, &[("4404", 0), ("4403", 3)]);
        self.order(c, Fate::Packed, 2, &[("4601", 1)]);
        self.order(c, Fate::Modified, 1, &[("4605", 2), ("4605", 4)]);
    }

    /// Four to seven orders of the last half year.
    fn usual(&mut self, c: &Customer, nth: usize) {
        use Fate::{
            Cancelled, Delivered, Exchanging, Late, Lost, Modified, OnItsWay, Packed, Pending, Returning,
        };
        const LATER: [Fate; 12] = [
            Pending, OnItsWay, Packed, Pending, Late, Pending, Modified, OnItsWay, Lost, Packed, Pending,
            OnItsWay,
        ];
        const BEFORE: [Fate; 8] =
            [Delivered, Cancelled, Delivered, Returning, Delivered, Exchanging, Delivered, Delivered];
        let count = 3 + self.chance.below(4);
        for n in 0..count {
            let fate = BEFORE[(nth + n as usize) % BEFORE.len()];
            let recent = matches!(fate, Returning | Exchanging);
            let age = if recent { 10 + self.chance.below(12) } else { 9 + n * 22 + self.chance.below(20) };
            let lines = self.lines();
            self.order(c, fate, age as i64, &lines);
        }
        let fate = LATER[nth % LATER.len()];
        let age = match fate {
            Pending | Modified => self.chance.below(2),
            Packed => 1 + self.chance.below(2),
            OnItsWay => 3 + self.chance.below(2),
            _ => 9 + self.chance.below(4),
        };
        // What is lost is sent again on an account manager's own authority, so it is no furniture.
        let lines = if fate == Lost { vec![("4612", 1), ("4509", 2)] } else { self.lines() };
        self.order(c, fate, age as i64, &lines);
    }

    fn lines(&self) -> Vec<(&'static str, usize)> {
        const LIKED: [&str; 34] = [
            "4101", "4103", "4106", "4108", "4109", "4201", "4202", "4204", "4205", "4301", "4302", "4303",
            "4304", "4305", "4306", "4309", "4310", "4312", "4401", "4402", "4403", "4404", "4405", "4409",
            "4501", "4504", "4506", "4508", "4509", "4602", "4603", "4605", "4607", "4612",
        ];
        let mut lines: Vec<(&'static str, usize)> = Vec::new();
        for _ in 0..1 + self.chance.below(3) {
            let product = LIKED[self.chance.below(LIKED.len() as u64) as usize];
            lines.push((product, self.chance.below(9) as usize));
        }
        lines
    }

    fn find(&self, (product, nth): (&str, usize)) -> Option<(&Product, &Item)> {
        let product = self.products.iter().find(|p| p.id == product)?;
        Some((product, &product.items[nth % product.items.len()]))
    }

    fn order(&mut self, c: &Customer, fate: Fate, age: i64, lines: &[(&str, usize)]) {
        self.number += 1 + self.chance.below(40);
        let id = format!("#M{}", self.number);
        let mut items: Vec<(&Product, &Item)> = Vec::new();
        for line in lines {
            // An order holds each item once: shops of this format count lines, not pieces.
            if let Some(found) = self.find(*line).filter(|(_, i)| items.iter().all(|(_, k)| k.id != i.id)) {
                items.push(found);
            }
        }
        let total: i64 = items.iter().map(|(_, i)| i.price).sum();
        let placed = self.now - Span::days(age) - Span::minutes(95 + self.chance.below(300) as i64);
        let times = Times::of(fate, placed, self.now);
        let method = c.pays_with();
        let mut payments = vec![json!({
            "transaction_type": "payment", "amount": euros(total), "payment_method_id": method, "at": placed.rfc3339(),
        })];
        if fate == Fate::Cancelled {
            let at = (placed + Span::hours(5)).rfc3339();
            payments.push(json!({
                "transaction_type": "refund", "amount": euros(total), "payment_method_id": method, "at": at,
            }));
        }
        let record = |(p, i): &(&Product, &Item)| {
            json!({
                "name": p.names[0], "product_id": p.id, "item_id": i.id, "price": euros(i.price),
                "options": i.options_record(),
            })
        };
        let mut order = json!({
            "order_id": id,
            "user_id": c.id,
            "address": c.address,
            "items": items.iter().map(record).collect::<Vec<_>>(),
            "status": fate.word(),
            "fulfillments": self.parcels(fate, &items, &times, c),
            "payment_history": payments,
            "placed_at": placed.rfc3339(),
            "expected_at": times.expected.rfc3339(),
        });
        if let Some(at) = times.delivered {
            order["delivered_at"] = json!(at.rfc3339());
        }
        acted(&mut order, fate, &items, method);
        let customer = c.id.clone();
        let made = Made {
            id,
            customer,
            status: fate.word(),
            placed_at: placed,
            delivered_at: times.delivered,
            total,
            record: order,
        };
        self.orders.push(made);
    }

    fn parcels(&self, fate: Fate, items: &[(&Product, &Item)], t: &Times, c: &Customer) -> Value {
        if matches!(fate, Fate::Pending | Fate::Modified | Fate::Cancelled) {
            return json!([]);
        }
        let there = c.address["city"].as_str().unwrap_or_default();
        let steps = [
            ("packed", t.packed, "Győr"),
            ("handed-over", t.packed + Span::hours(6), "Győr"),
            ("in-transit", t.packed + Span::hours(20), "Wien"),
            ("out-for-delivery", t.expected - Span::hours(5), there),
            ("delivered", t.delivered.unwrap_or(t.expected), there),
        ];
        let last = match fate {
            Fate::Packed => 1,
            Fate::OnItsWay | Fate::Late | Fate::Lost => 3,
            _ => 5,
        };
        let mut events: Vec<Value> = steps[..last]
            .iter()
            .map(|(kind, at, place)| json!({ "kind": kind, "at": at.rfc3339(), "place": place }))
            .collect();
        if matches!(fate, Fate::Late | Fate::Lost) {
            events.push(
                json!({ "kind": "delayed", "at": (t.expected + Span::hours(9)).rfc3339(), "place": "Wien" }),
            );
        }
        if fate == Fate::Lost {
            events.push(
                json!({ "kind": "lost", "at": (t.expected + Span::days(4)).rfc3339(), "place": "Wien" }),
            );
        }
        let number = format!("{:012}", 310_000_000_000u64 + self.chance.below(89_999_999_999));
        let ids: Vec<&str> = items.iter().map(|(_, i)| i.id.as_str()).collect();
        json!([{ "tracking_id": [number], "item_ids": ids, "events": events }])
    }
}

/// What an order carries when something was asked for it.
fn acted(order: &mut Value, fate: Fate, items: &[(&Product, &Item)], method: &str) {
    let Some((product, item)) = items.first() else { return };
    match fate {
        Fate::Cancelled => order["cancel_reason"] = json!("no longer needed"),
        Fate::Returning => {
            order["return_items"] = json!([item.id]);
            order["return_payment_method_id"] = json!(method);
        }
        Fate::Exchanging => {
            let other = product.items.iter().find(|i| i.available && i.id != item.id).unwrap_or(item);
            order["exchange_items"] = json!([item.id]);
            order["exchange_new_items"] = json!([other.id]);
            order["exchange_payment_method_id"] = json!(method);
            order["exchange_price_difference"] = json!(euros(other.price - item.price));
        }
        _ => {}
    }
}

struct Times {
    packed: Instant,
    expected: Instant,
    delivered: Option<Instant>,
}

impl Times {
    fn of(fate: Fate, placed: Instant, now: Instant) -> Self {
        let packed = placed + Span::hours(22);
        let packed = if packed > now { now - Span::hours(1) } else { packed };
        let expected = match fate {
            Fate::Late => now - Span::days(3),
            Fate::Lost => now - Span::days(8),
            Fate::Packed | Fate::OnItsWay => now + Span::days(2),
            _ => placed + Span::days(4),
        };
        let arrived = matches!(fate, Fate::Delivered | Fate::Returning | Fate::Exchanging);
        Self { packed, expected, delivered: arrived.then_some(placed + Span::days(3) + Span::hours(21)) }
    }
}

impl Fate {
    const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Modified => "pending (item modified)",
            Self::Packed | Self::OnItsWay | Self::Late | Self::Lost => "processed",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
            Self::Returning => "return requested",
            Self::Exchanging => "exchange requested",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_shop_is_alive_and_the_same_for_the_same_seed() {
        let now = Instant::parse("2026-11-23T09:00:00Z").unwrap();
        let shop = Shop::generate(7, now);
        assert_eq!(shop.file(), Shop::generate(7, now).file());
        assert_eq!(shop.customers.len(), 28);
        assert!((130..190).contains(&shop.orders.len()), "{} orders", shop.orders.len());
        let states: BTreeSet<&str> = shop.orders.iter().map(|o| o.status).collect();
        assert_eq!(states.len(), 7);
        assert!(shop.orders.iter().all(|o| o.total > 0 && o.placed_at < now));
        assert_eq!(shop.customers[0].id, "elise_marchand");
        let ids: BTreeSet<&str> = shop.orders.iter().map(|o| o.id.as_str()).collect();
        assert_eq!(ids.len(), shop.orders.len());
        let packed = shop.orders.iter().find(|o| {
            o.customer == "elise_marchand"
                && o.status == "processed"
                && o.record["fulfillments"][0]["events"].as_array().unwrap().len() == 1
        });
        assert_eq!(packed.unwrap().record["items"][0]["options"]["colour"], "white");
    }
}
