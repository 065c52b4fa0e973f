//! The shop's products, read from `demo/products.txt` and `demo/words.txt`.

use ground::Chance as _;
use ground::SeededChance;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const PRODUCTS: &str = include_str!("../../demo/products.txt");
const WORDS: &str = include_str!("../../demo/words.txt");

/// What may not be sold out, because the demo's story asks for it.
const ALWAYS: [&str; 3] = ["4201", "4303", "4304"];

#[derive(Clone, Debug)]
pub struct Item {
    pub id: String,
    /// Option and value, in English.
    pub options: Vec<(String, String)>,
    /// Cents.
    pub price: i64,
    pub available: bool,
}

#[derive(Clone, Debug)]
pub struct Product {
    pub id: String,
    /// English, German, Hungarian.
    pub names: [String; 3],
    pub items: Vec<Item>,
}

/// An option's value and what it costs more, in cents.
type Choice = (String, i64);

fn lines(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
        .map(|l| l.split('|').map(str::trim).collect())
}

pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(text)
}

/// Every product with every combination of its options.
pub fn products(chance: &SeededChance) -> Vec<Product> {
    lines(PRODUCTS).filter(|l| l.len() == 6).map(|l| product(&l, chance)).collect()
}

fn product(l: &[&str], chance: &SeededChance) -> Product {
    let price: i64 = l[4].parse().unwrap_or(0) * 100;
    let mut items: Vec<(Vec<(String, String)>, i64)> = vec![(Vec::new(), price)];
    for option in l[5].split(';') {
        let Some((name, values)) = option.split_once(':') else { continue };
        let choices: Vec<Choice> = values.split(',').map(choice).collect();
        items = items
            .iter()
            .flat_map(|(options, price)| {
                choices.iter().map(move |(value, more)| {
                    let mut options = options.clone();
                    options.push((name.trim().to_owned(), value.clone()));
                    (options, price + more)
                })
            })
            .collect();
    }
    let always = ALWAYS.contains(&l[0]);
    let item = |(n, (options, price)): (usize, (Vec<(String, String)>, i64))| Item {
        id: format!("{}{:02}", l[0], n + 1),
        options,
        price,
        available: always || n == 0 || chance.below(8) > 0,
    };
    Product {
        id: l[0].to_owned(),
        names: [l[1].to_owned(), l[2].to_owned(), l[3].to_owned()],
        items: items.into_iter().enumerate().map(item).collect(),
    }
}

/// `oak+6` or `paper−20`: the surcharge in euros stands behind the value.
fn choice(text: &str) -> Choice {
    let text = text.trim();
    let split = |sign: char| {
        let (value, euros) = text.rsplit_once(sign)?;
        Some((value.trim().to_owned(), euros.trim().parse::<i64>().ok()? * 100))
    };
    let less = || ['−', '-'].into_iter().find_map(split).map(|(v, cents)| (v, -cents));
    split('+').or_else(less).unwrap_or_else(|| (text.to_owned(), 0))
}

impl Product {
    /// As in the shop format.
    pub fn record(&self) -> Value {
        let items: serde_json::Map<String, Value> =
            self.items.iter().map(|i| (i.id.clone(), i.record())).collect();
        json!({
            "name": self.names[0],
            "product_id": self.id,
            "names": { "en": self.names[0], "de": self.names[1], "hu": self.names[2] },
            "labels": self.labels(),
            "variants": items,
        })
    }

    /// Its options and their values in German and Hungarian.
    fn labels(&self) -> Value {
        let mut labels: [BTreeMap<&str, &str>; 2] = Default::default();
        for words in lines(WORDS).filter(|w| w.len() == 3) {
            let used = |(name, value): &(String, String)| name == words[0] || value == words[0];
            if self.items.iter().flat_map(|i| &i.options).any(used) {
                labels[0].insert(words[0], words[1]);
                labels[1].insert(words[0], words[2]);
            }
        }
        json!({ "de": labels[0], "hu": labels[1] })
    }
}

impl Item {
    pub fn options_record(&self) -> Value {
        Value::Object(self.options.iter().map(|(n, v)| (n.clone(), json!(v))).collect())
    }

    fn record(&self) -> Value {
        json!({
            "item_id": self.id,
            "options": self.options_record(),
            "available": self.available,
            "price": euros(self.price),
        })
    }
}

/// Cents as the number of a JSON file.
pub(super) fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_has_items_and_every_word_a_translation() {
        let all = products(&SeededChance::new(1));
        assert_eq!(all.len(), 60);
        let words: Vec<&str> = lines(WORDS).map(|w| w[0]).collect();
        for p in &all {
            assert!(!p.items.is_empty() && p.items.len() < 100, "{}", p.id);
            for item in &p.items {
                assert!(item.price > 500, "{} costs {}", item.id, item.price);
                for (name, value) in &item.options {
                    assert!(words.contains(&name.as_str()), "{name}");
                    let plain = value.chars().any(|c| c.is_ascii_digit()) || words.contains(&value.as_str());
                    assert!(plain, "{value}");
                }
            }
        }
        let lamp = all.iter().find(|p| p.id == "4201").unwrap();
        assert_eq!(lamp.items[4].options[0].1, "opal glass");
        assert_eq!((lamp.items[4].options[1].1.as_str(), lamp.items[4].price), ("green", 10600));
    }
}
