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
