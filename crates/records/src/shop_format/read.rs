//! Reads a shop file record by record, so that its size does not matter.

use super::put::{Context, Row};
use super::record::{ShopOrder, ShopProduct, ShopUser, Taken};
use crate::import::{Kind, Origin};
use ground::{Fault, Result};
use serde::de::{DeserializeOwned, DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::{Deserializer, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Records between the reader and the database.
const AHEAD: usize = 256;

/// One record, or why it cannot be taken.
pub struct Piece {
    pub row: std::result::Result<Row, (Kind, String)>,
    pub origin: Origin,
    /// Bytes read, and to be read.
    pub done: u64,
    pub of: u64,
}

type Reader = JoinHandle<Result<()>>;

/// Begins to read on a thread of its own.
pub fn start(path: &Path, context: Arc<Context>) -> Result<(Reader, mpsc::Receiver<Piece>)> {
    let fault = |e| Fault::because(format!("cannot read {}", path.display()), e);
    let file = File::open(path).map_err(fault)?;
    let of = file.metadata().map_err(fault)?.len();
    let (out, pieces) = mpsc::channel(AHEAD);
    let name = path.display().to_string();
    let reader = tokio::task::spawn_blocking(move || {
        let place = Arc::new(Place::default());
        let counted = Counted { inner: BufReader::with_capacity(1 << 16, file), place: Arc::clone(&place) };
        let mut json = serde_json::Deserializer::from_reader(counted);
        let shop = Shop { out, context, place, of };
        json.deserialize_map(shop).and_then(|()| json.end()).map_err(|e| {
            Fault::because(format!("{name} is not JSON as the shop format has it: {e}"), e).into()
        })
    });
    Ok((reader, pieces))
}

/// How far the file was read; lines count from 1.
#[derive(Default)]
struct Place {
    bytes: AtomicU64,
    newlines: AtomicU64,
}

struct Counted<R> {
    inner: R,
    place: Arc<Place>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.place.bytes.fetch_add(n as u64, Relaxed);
        let newlines = buffer[..n].iter().filter(|b| **b == b'\n').count();
        self.place.newlines.fetch_add(newlines as u64, Relaxed);
        Ok(n)
    }
}

struct Shop {
    out: mpsc::Sender<Piece>,
    context: Arc<Context>,
    place: Arc<Place>,
    of: u64,
}

impl<'de> Visitor<'de> for Shop {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a shop: an object with products, users and orders")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let kind = match name.as_str() {
                "products" => Kind::Product,
                "users" => Kind::Person,
                "orders" => Kind::Order,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            map.next_value_seed(Section { shop: &self, name, kind })?;
        }
        Ok(())
    }
}

struct Section<'a> {
    shop: &'a Shop,
    name: String,
    kind: Kind,
}

impl<'de> DeserializeSeed<'de> for Section<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> std::result::Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Section<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} by id", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        let mut seq = 0;
        while let Some(key) = map.next_key::<String>()? {
            let line = self.shop.place.newlines.load(Relaxed) + 1;
            let raw: Box<RawValue> = map.next_value()?;
            let pointer = format!("/{}/{}", self.name, key.replace('~', "~0").replace('/', "~1"));
            let origin = Origin { line, pointer: Some(pointer) };
            let row = super::record::id(&key, "the key")
                .and_then(|()| self.row(&key, seq, &raw, &origin))
                .map_err(|reason| (self.kind, reason));
            let done = self.shop.place.bytes.load(Relaxed);
            let piece = Piece { row, origin, done, of: self.shop.of };
            self.shop.out.blocking_send(piece).map_err(|_| A::Error::custom("the import was stopped"))?;
            seq += 1;
        }
        Ok(())
    }
}

impl Section<'_> {
    fn row(&self, key: &str, seq: i64, raw: &RawValue, origin: &Origin) -> Taken<Row> {
        let context = &self.shop.context;
        match self.kind {
            Kind::Product => Row::product(context, key, seq, parse::<ShopProduct>(raw)?, origin),
            Kind::Person => Row::person(context, key, seq, parse::<ShopUser>(raw)?, origin),
            Kind::Order | Kind::Line => Row::order(context, key, seq, parse::<ShopOrder>(raw)?, origin),
        }
    }
}

fn parse<T: DeserializeOwned + Serialize>(raw: &RawValue) -> Taken<T> {
    serde_json::from_str(&seen(raw.get())).map_err(|e| e.to_string())
}

/// The record with only what can be seen of its texts (`ground::visible`), in keys and values alike: they
/// stand on other people's pages, in mails and documents.
fn seen(record: &str) -> Cow<'_, str> {
    // What hides stands there itself, or behind one of these escapes.
    let escaped = ["\\u", "\\b", "\\f"].iter().any(|e| record.contains(e));
    if !escaped && matches!(ground::visible(record), Cow::Borrowed(_)) {
        return Cow::Borrowed(record);
    }
    let mut kept = String::with_capacity(record.len());
    let mut rest = record;
    while let Some(from) = rest.find('"') {
        let to = from + 1 + literal(&rest[from + 1..]);
        kept.push_str(&rest[..from]);
        match serde_json::from_str::<String>(&rest[from..to]) {
            Ok(text) => kept.push_str(&serde_json::Value::from(ground::visible(&text)).to_string()),
            // Half a surrogate pair: the parser says what is wrong with it.
            Err(_) => kept.push_str(&rest[from..to]),
        }
        rest = &rest[to..];
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Length of a text of JSON after its first quote, with its last one.
fn literal(text: &str) -> usize {
    let mut escaped = false;
    for (at, b) in text.bytes().enumerate() {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_of_a_record_goes_and_the_rest_stays_as_it_is() {
        let usual = r#"{"a": "Ő \"so\"", "b": [1.50, null]}"#;
        assert!(matches!(seen(usual), Cow::Borrowed(_)));
        let bad = "{\"z\": \"\u{202e}evil\", \"a\\u202e\": \"bell\\u0007 \\\\\\\"x\\u00e9\\b\", \"n\": 1.50, \"h\": \"\\ud800\"}";
        assert_eq!(
            seen(bad),
            "{\"z\": \"evil\", \"a\": \"bell \\\\\\\"xé\", \"n\": 1.50, \"h\": \"\\ud800\"}"
        );
    }
}
