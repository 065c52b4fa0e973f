//! Sentences in the reader's language: the Fluent files of `locales/`, read once.

use crate::files;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use ground::{Arg, Instant, Lang, Text};
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// A language and a time zone to speak in; what a [`crate::Page`] speaks with, and what a mail uses.
#[derive(Clone, Debug)]
pub struct Tongue {
    pub lang: Lang,
    pub(crate) zone: TimeZone,
}

impl Tongue {
    /// Speaks `lang`, with times in UTC.
    pub fn new(lang: Lang) -> Self {
        Self { lang, zone: TimeZone::UTC }
    }

    /// Times in this IANA zone (`Europe/Vienna`); UTC where it is unknown.
    #[must_use]
    pub fn in_zone(mut self, name: &str) -> Self {
        self.zone = zone(name);
        self
    }

    /// The sentence without arguments; the key itself where it is missing.
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.speak(key.as_ref(), None)
    }

    /// The sentence with one argument.
    pub fn t1(&self, key: impl AsRef<str>, name: &str, value: impl Say) -> String {
        let mut args = FluentArgs::new();
        args.set(name.to_owned(), self.fill(&value.arg()));
        self.speak(key.as_ref(), Some(&args))
    }

    /// The sentence with two arguments.
    pub fn t2(&self, key: impl AsRef<str>, a: &str, x: impl Say, b: &str, y: impl Say) -> String {
        let mut args = FluentArgs::new();
        args.set(a.to_owned(), self.fill(&x.arg()));
        args.set(b.to_owned(), self.fill(&y.arg()));
        self.speak(key.as_ref(), Some(&args))
    }

    /// The sentence that counts: its argument is `$n`.
    pub fn tn(&self, key: impl AsRef<str>, n: impl Say) -> String {
        self.t1(key, "n", n)
    }

    /// A sentence that travelled as data.
    pub fn say(&self, text: &Text) -> String {
        if text.args.is_empty() {
            return self.speak(&text.key, None);
        }
        let mut args = FluentArgs::new();
        for (name, arg) in &text.args {
            args.set(name.clone().into_owned(), self.fill(arg));
        }
        self.speak(&text.key, Some(&args))
    }

    fn fill(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Str(s) => FluentValue::String(Cow::Owned(isolate(s))),
            Arg::Int(n) => FluentValue::from(*n),
            Arg::Money(m) => FluentValue::String(Cow::Owned(self.money(*m))),
            Arg::Date(i) => FluentValue::String(Cow::Owned(self.date(*i))),
            Arg::Time(i) => FluentValue::String(Cow::Owned(self.date_time(*i))),
            Arg::Text(t) => FluentValue::String(Cow::Owned(self.say(t))),
        }
    }

    fn speak(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let (key, attribute) = key.split_once('.').map_or((key, None), |(k, a)| (k, Some(a)));
        let bundle = bundle(self.lang);
        let pattern = bundle.get_message(key).and_then(|m| match attribute {
            Some(a) => m.get_attribute(a).map(|a| a.value()),
            None => m.value(),
        });
        let Some(pattern) = pattern else {
            tracing::warn!(key, lang = self.lang.code(), "sentence missing");
            return key.to_owned();
        };
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, args, &mut faults).into_owned();
        if !faults.is_empty() {
            tracing::warn!(key, ?faults, "sentence incomplete");
        }
        said
    }
}

/// True where `lang` has the sentence.
pub fn knows(lang: Lang, key: &str) -> bool {
    bundle(lang).has_message(key)
}

/// What may fill a place in a sentence; templates pass values by reference, which is as good.
pub trait Say {
    fn arg(&self) -> Arg;
}

impl<T: Say + ?Sized> Say for &T {
    fn arg(&self) -> Arg {
        (**self).arg()
    }
}
impl Say for str {
    fn arg(&self) -> Arg {
        Arg::Str(self.to_owned())
    }
}
impl Say for String {
    fn arg(&self) -> Arg {
        Arg::Str(self.clone())
    }
}
impl Say for Arg {
    fn arg(&self) -> Arg {
        self.clone()
    }
}
impl Say for Text {
    fn arg(&self) -> Arg {
        Arg::Text(self.clone())
    }
}
impl Say for ground::Money {
    fn arg(&self) -> Arg {
        Arg::Money(*self)
    }
}
/// An instant is said as a date; wrap it in [`Arg::Time`] for the hour.
impl Say for Instant {
    fn arg(&self) -> Arg {
        Arg::Date(*self)
    }
}
macro_rules! say_int {
    ($($t:ty),+) => {$(
        impl Say for $t {
            fn arg(&self) -> Arg {
                Arg::Int(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )+};
}
say_int!(i32, i64, u32, u64, usize);

/// Text of unknown writing direction is fenced, so that it cannot turn the sentence around it.
fn isolate(text: &str) -> String {
    if text.chars().any(turns) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

fn turns(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08ff}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// The zone of that name, or UTC.
pub(crate) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or_else(|_| {
        tracing::warn!(name, "unknown time zone");
        TimeZone::UTC
    })
}

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: OnceLock<[Bundle; 3]> = OnceLock::new();
    let all = BUNDLES.get_or_init(|| Lang::ALL.map(read));
    match lang {
        Lang::En => &all[0],
        Lang::De => &all[1],
        Lang::Hu => &all[2],
    }
}

fn read(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    let prefix = format!("{}/", lang.code());
    for (name, bytes) in files::locales() {
        if !name.starts_with(&prefix) || !name.ends_with(".ftl") {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, faults)| {
            tracing::error!(name, ?faults, "locale file has faults");
            resource
        });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(name, ?faults, "sentence defined twice");
        }
    }
    bundle
}
