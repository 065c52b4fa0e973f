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
