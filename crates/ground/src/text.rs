//! A sentence to be said in the reader's language: a key of `locales/` and what fills it.

use crate::{Instant, Money};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What fills a place in a sentence. Data of persons is `Str` and is escaped where it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Arg {
    Str(String),
    Int(i64),
    Money(Money),
    /// Shown as a date.
    Date(Instant),
    /// Shown as date and time.
    Time(Instant),
    /// Another sentence.
    Text(Text),
}

/// A key of the locale files with its arguments. Serialised, it is what the timeline keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    pub key: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Text {
    pub const fn new(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), arg.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(s: &str) -> Self {
        Self::Str(s.to_owned())
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Self {
        Self::Str(s)
    }
}
impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}
impl From<Money> for Arg {
    fn from(m: Money) -> Self {
        Self::Money(m)
    }
}
impl From<Text> for Arg {
    fn from(t: Text) -> Self {
        Self::Text(t)
    }
}

/// Combining marks that are kept in a row; more is not writing, it is paint.
const MARKS_MAX: usize = 8;

/// What can be seen of a text that came from outside: without control characters (line ends and tabs stay)
/// and without characters that turn the direction of what follows; at most eight combining marks in a row.
pub fn visible(text: &str) -> Cow<'_, str> {
    // The usual text is short ASCII, or at least has nothing to be taken out.
    if text.chars().all(|c| !is_hidden(c) && !is_mark(c)) {
        return Cow::Borrowed(text);
    }
    let mut marks = 0;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_hidden(*c)) {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks <= MARKS_MAX {
            kept.push(c);
        }
    }
    Cow::Owned(kept)
}

fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// The blocks of Unicode that hold combining marks of alphabets and symbols.
const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_goes() {
        assert!(matches!(visible("Ősz\r\n\tstraße 👩\u{200D}👧"), Cow::Borrowed(_)));
        assert_eq!(visible("pay \u{202E}drawkcab\u{202C}\u{2066}!\u{2069}"), "pay drawkcab!");
        assert_eq!(visible("a\u{0}b\u{8}\u{1b}[31m\u{7f}\u{85}c"), "ab[31mc");
        let zalgo = format!("Z{}algo", "\u{301}".repeat(99));
        assert_eq!(visible(&zalgo), format!("Z{}algo", "\u{301}".repeat(MARKS_MAX)));
        assert_eq!(visible("e\u{301}te\u{301}"), "e\u{301}te\u{301}");
    }
}
