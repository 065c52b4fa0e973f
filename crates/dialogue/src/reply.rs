//! Quick replies: a short word that becomes a sentence, per language.

use ground::{Lang, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickReply {
    pub id: String,
    /// What is typed after `/`.
    pub short: String,
    pub body: String,
}

/// The replies a site has before it writes its own: (word, key of the locale files).
pub const DEFAULTS: [(&str, &str); 5] = [
    ("hello", "dialogue-reply-hello"),
    ("moment", "dialogue-reply-moment"),
    ("check", "dialogue-reply-check"),
    ("else", "dialogue-reply-else"),
    ("bye", "dialogue-reply-bye"),
];

impl QuickReply {
    /// The built-in replies in a language; `say` turns a sentence into words.
    pub fn defaults(lang: Lang, say: impl Fn(Lang, &Text) -> String) -> Vec<Self> {
        let one = |(short, key): &(&'static str, &'static str)| Self {
            id: (*short).to_owned(),
            short: (*short).to_owned(),
            body: say(lang, &Text::new(key)),
        };
        DEFAULTS.iter().map(one).collect()
    }
}
