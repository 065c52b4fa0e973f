//! What somebody typed into the form of a verb, and what they mean by it.

use super::Noun;
use ground::{ItemId, PaymentMethodId};
use records::policy::Act;
use records::{Address, Order};
use serde::Deserialize;

/// More choices than an order can have lines; the rest of a hostile form is not read.
const MOST: usize = 500;

/// The fields of all verbs; each verb reads its own. `key` makes a confirmation work once.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
pub struct Typed {
    pub key: String,
    pub reason: String,
    pub address1: String,
    pub address2: String,
    pub city: String,
    pub state: String,
    pub country: String,
    pub zip: String,
    pub payment_method_id: String,
    /// `old>new*n`: n pieces of an item become another; without `*n`, one. Empty: stays as it is.
    pub swap: Vec<String>,
    /// `item*n`: n pieces come back. Empty: none.
    pub back: Vec<String>,
    /// The saved draft that this goes on with; empty: none.
    pub saved: String,
}

impl Typed {
    /// What the form begins with.
    pub fn fresh(noun: Noun, order: &Order, key: String) -> Self {
        let mut typed = Self { key, ..Self::default() };
        if noun.has_address() {
            let a = order.address.clone();
            (typed.address1, typed.address2, typed.city) = (a.address1, a.address2, a.city);
            (typed.state, typed.country, typed.zip) = (a.state, a.country, a.zip);
        }
        if let Some(method) = order.original_method().filter(|_| noun.has_swaps() || noun.has_returns()) {
            typed.payment_method_id = method.to_string();
        }
        typed
    }

    /// From names and values, as a form sends them.
    pub fn of(fields: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            let one = match name.as_str() {
                "key" => &mut typed.key,
                "saved" => &mut typed.saved,
                "reason" => &mut typed.reason,
                "address1" => &mut typed.address1,
                "address2" => &mut typed.address2,
                "city" => &mut typed.city,
                "state" => &mut typed.state,
                "country" => &mut typed.country,
                "zip" => &mut typed.zip,
                "payment_method_id" => &mut typed.payment_method_id,
                "swap" => {
                    typed.swap.push(value.clone());
                    continue;
                }
                "back" => {
                    typed.back.push(value.clone());
                    continue;
                }
                _ => continue,
            };
            one.clone_from(value);
        }
        typed
    }

    /// What is to be done.
    pub fn act(&self, noun: Noun) -> Act {
        let method = PaymentMethodId(self.payment_method_id.clone());
        match noun {
            Noun::Cancellations => Act::Cancel { reason: self.reason.clone() },
            Noun::AddressChanges => Act::ChangeAddress { address: self.address() },
            Noun::PaymentChanges => Act::ChangePayment { method },
            Noun::ItemChanges => {
                let (items, new_items) = self.swaps();
                Act::ChangeItems { items, new_items, method }
            }
            Noun::Returns => Act::Return { items: self.returned(), method },
            Noun::Exchanges => {
                let (items, new_items) = self.swaps();
                Act::Exchange { items, new_items, method }
            }
        }
    }

    fn address(&self) -> Address {
        Address::typed([&self.address1, &self.address2, &self.city, &self.state, &self.country, &self.zip])
    }

    fn swaps(&self) -> (Vec<ItemId>, Vec<ItemId>) {
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for choice in &self.swap {
            let (pair, n) = counted(choice);
            let Some((from, to)) = pair.split_once('>') else { continue };
            for _ in 0..n {
                if old.len() < MOST {
                    old.push(ItemId(from.to_owned()));
                    new.push(ItemId(to.to_owned()));
                }
            }
        }
        (old, new)
    }

    fn returned(&self) -> Vec<ItemId> {
        let mut items = Vec::new();
        for choice in self.back.iter().filter(|b| !b.is_empty()) {
            let (item, n) = counted(choice);
            items.extend(std::iter::repeat_n(ItemId(item.to_owned()), n.min(MOST - items.len().min(MOST))));
        }
        items
    }

    /// The verb's own fields by name, to be sent on hidden.
    pub fn fields(&self, noun: Noun) -> Vec<(&'static str, String)> {
        let mut fields = vec![("key", self.key.clone())];
        if !self.saved.is_empty() {
            fields.push(("saved", self.saved.clone()));
        }
        if noun.has_reason() {
            fields.push(("reason", self.reason.clone()));
        }
        if noun.has_address() {
            for (name, value) in [
                ("address1", &self.address1),
                ("address2", &self.address2),
                ("city", &self.city),
                ("state", &self.state),
                ("country", &self.country),
                ("zip", &self.zip),
            ] {
                fields.push((name, value.clone()));
            }
        }
        if noun.has_swaps() {
            fields.extend(self.swap.iter().filter(|s| !s.is_empty()).map(|s| ("swap", s.clone())));
        }
        if noun.has_returns() {
            fields.extend(self.back.iter().filter(|b| !b.is_empty()).map(|b| ("back", b.clone())));
        }
        if noun.has_method() {
            fields.push(("payment_method_id", self.payment_method_id.clone()));
        }
        fields
    }
}

/// `x*3` is x, three times.
fn counted(choice: &str) -> (&str, usize) {
    match choice.rsplit_once('*') {
        Some((what, n)) => match n.parse() {
            Ok(n) => (what, n),
            Err(_) => (choice, 1),
        },
        None => (choice, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_become_items() {
        let typed = Typed {
            swap: vec![String::new(), "a>b".into(), "c>d*2".into()],
            back: vec!["x*2".into(), String::new(), "y*1".into()],
            ..Typed::default()
        };
        let Act::ChangeItems { items, new_items, .. } = typed.act(Noun::ItemChanges) else { unreachable!() };
        assert_eq!(items, ["a".into(), "c".into(), "c".into()]);
        assert_eq!(new_items, ["b".into(), "d".into(), "d".into()]);
        let Act::Return { items, .. } = typed.act(Noun::Returns) else { unreachable!() };
        assert_eq!(items, ["x".into(), "x".into(), "y".into()]);
    }

    #[test]
    fn a_hostile_count_is_bounded() {
        let typed = Typed {
            swap: vec!["a>b*99999999".into()],
            back: vec!["x*99999999".into(), "x*99999999".into()],
            ..Typed::default()
        };
        assert_eq!(typed.swaps().0.len(), MOST);
        assert_eq!(typed.returned().len(), MOST);
    }
}
