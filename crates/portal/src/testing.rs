//! For tests: what every page must be.

/// Panics where a sentence is missing: then its key stands in its place.
pub fn speaks(html: &str) {
    let mut rest = html;
    let mut text = String::new();
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        let end = rest[start..].find('>').map_or(rest.len(), |e| start + e + 1);
        let tag = &rest[start..end];
        for name in ["aria-label=\"", "title=\"", "placeholder=\""] {
            if let Some(at) = tag.find(name) {
                text.push_str(tag[at + name.len()..].split('"').next().unwrap_or(""));
                text.push(' ');
            }
        }
        rest = &rest[end..];
    }
    let houses = ["portal-", "web-"];
    let key = text.split_whitespace().find(|w| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        houses.iter().any(|h| w.starts_with(h))
            && w.bytes().all(|b| b.is_ascii_lowercase() || b"-0123456789".contains(&b))
    });
    assert!(key.is_none(), "no sentence for {}", key.unwrap_or_default());
    assert!(!html.contains(" style="), "an inline style");
    assert!(!html.contains(" onclick="), "an inline handler");
}

/// Somebody to show pages to.
pub fn person(lang: ground::Lang) -> people::Person {
    people::Person {
        id: "ann".into(),
        site: "shop".into(),
        kind: people::Kind::Customer,
        first: "Ágnes".into(),
        last: "Őry".into(),
        email: "agnes@example.hu".into(),
        phone: String::new(),
        lang,
        address: people::Address::default(),
        prefs: people::Prefs::default(),
        manager: None,
        extra: serde_json::json!({}),
        made_at: ground::Instant(0),
        changed_at: ground::Instant(0),
    }
}

/// Something to buy, in two colours, one of them sold out.
pub fn product(name: &str) -> records::Product {
    let variant = |item: &str, colour: &str, price, available| records::Variant {
        item: item.into(),
        product: name.into(),
        options: records::Words(vec![("colour".to_owned(), colour.to_owned())]),
        available,
        price: ground::Money::new(price, ground::Currency::EUR),
        extra: records::Extra::new(),
    };
    records::Product {
        id: name.into(),
        site: "shop".into(),
        name: name.into(),
        names: std::collections::BTreeMap::new(),
        labels: std::collections::BTreeMap::new(),
        variants: vec![variant("i1", "white", 4_990, true), variant("i3", "red", 5_290, false)],
        extra: records::Extra::new(),
    }
}
