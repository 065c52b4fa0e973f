//! Pages as a browser's tokenizer reads them.

use html5gum::{Token, Tokenizer};

/// One start tag with its attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// A page, taken apart.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    pub tags: Vec<Tag>,
    /// All text between the tags.
    pub text: String,
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub fn parse(html: &str) -> Parsed {
    let mut page = Parsed::default();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(k, v)| (text(k), text(v))).collect();
                page.tags.push(Tag { name: text(&tag.name), attributes });
            }
            Token::String(s) => page.text.push_str(&text(&s)),
            _ => {}
        }
    }
    page
}

/// What a page holds that must never be there, in words.
pub fn dangers(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in parse(html).tags {
        let shown = format!("{tag:?}");
        if tag.name == "script" {
            let own = tag.attribute("src").is_some_and(|s| s.starts_with("/assets/"));
            let map = tag.attribute("type") == Some("importmap");
            if !own && !map {
                found.push(format!("a script: {shown}"));
            }
        }
        // What is recorded is rebuilt in a document of its own, whose address is ours.
        let viewer = tag.name == "iframe" && tag.attribute("src") == Some("/viewer");
        if !viewer && ["iframe", "object", "embed", "base", "x-evil"].contains(&tag.name.as_str()) {
            found.push(format!("a tag: {shown}"));
        }
        for (name, value) in &tag.attributes {
            if name.starts_with("on") || name == "style" || name == "srcdoc" || name == "x-evil" {
                found.push(format!("an attribute: {shown}"));
            }
            let links = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "cite"];
            let plain: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
            let plain = plain.to_lowercase();
            let leads = [
                "javascript:",
                "vbscript:",
                "data:text",
                "http://evil",
                "https://evil",
                "//evil",
                "\\\\evil",
            ];
            if links.contains(&name.as_str()) && leads.iter().any(|l| plain.starts_with(l)) {
                found.push(format!("a link: {shown}"));
            }
        }
    }
    found
}
