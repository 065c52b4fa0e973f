//! Quick replies: a short word that becomes a sentence, per language, with blanks that the desk fills in.

use ground::{Lang, Text};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickReply {
    pub id: String,
    /// What is typed after `/`.
    pub short: String,
    /// May have [`BLANKS`]: `Hello {first}`.
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

/// What the desk fills in: the person's name and first name, what persons call the account manager, the
/// site, the order that is talked of.
pub const BLANKS: [&str; 5] = ["name", "first", "me", "site", "order"];

/// Stands where there is nothing to fill in.
pub const GAP: &str = "…";

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

    /// The body with its blanks filled by `with`; [`GAP`] where that has nothing. What is no blank of ours
    /// stays as it is.
    pub fn filled(&self, with: impl Fn(&str) -> String) -> String {
        let mut text = String::with_capacity(self.body.len());
        for piece in pieces(&self.body) {
            match piece {
                Piece::Plain(plain) => text.push_str(plain),
                Piece::Blank(name) if BLANKS.contains(&name) => {
                    let value = with(name);
                    text.push_str(if value.trim().is_empty() { GAP } else { value.trim() });
                }
                Piece::Blank(name) => {
                    text.push('{');
                    text.push_str(name);
                    text.push('}');
                }
            }
        }
        text
    }

    /// True where something is filled in.
    pub fn has_blanks(&self) -> bool {
        pieces(&self.body).any(|p| matches!(p, Piece::Blank(name) if BLANKS.contains(&name)))
    }
}

/// The first `{word}` of a text that nothing fills in.
pub fn unknown_blank(body: &str) -> Option<&str> {
    pieces(body).find_map(|p| match p {
        Piece::Blank(name) if !BLANKS.contains(&name) => Some(name),
        _ => None,
    })
}

enum Piece<'a> {
    Plain(&'a str),
    /// What stands between braces, if it is one word.
    Blank(&'a str),
}

/// A text cut at its blanks.
fn pieces(body: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = body;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let word = |from: usize| {
            let after = rest.get(from + 1..)?;
            let name = after.get(..after.find('}')?)?;
            let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
            plain.then_some(name)
        };
        let blank = rest.match_indices('{').find_map(|(at, _)| word(at).map(|name| (at, name)));
        let (piece, cut) = match blank {
            Some((0, name)) => (Piece::Blank(name), name.len() + 2),
            Some((at, _)) => (Piece::Plain(rest.get(..at)?), at),
            None => (Piece::Plain(rest), rest.len()),
        };
        rest = rest.get(cut..).unwrap_or_default();
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reply(body: &str) -> QuickReply {
        QuickReply { id: "r".into(), short: "hello".into(), body: body.into() }
    }

    fn with(name: &str) -> String {
        match name {
            "first" => "Élise".to_owned(),
            "site" => "The shop".to_owned(),
            _ => String::new(),
        }
    }

    #[test]
    fn blanks_are_filled_and_gaps_are_seen() {
        assert_eq!(reply("Hello {first}, {site}.").filled(with), "Hello Élise, The shop.");
        assert_eq!(reply("About {order}").filled(with), "About …");
        assert_eq!(
            reply("{first}").filled(|_| "{site}".to_owned()),
            "{site}",
            "what is filled in is no pattern"
        );
        assert!(reply("{me}").has_blanks() && !reply("{you}").has_blanks());
    }

    #[test]
    fn what_nothing_fills_is_found_and_left() {
        assert_eq!(unknown_blank("Dear {frist}"), Some("frist"));
        for fine in ["{first} {name}", "{ a b }", "{", "}{", "{}", "a { b"] {
            assert_eq!(unknown_blank(fine), None, "{fine}");
        }
        assert_eq!(reply("Dear {frist} { {first}").filled(with), "Dear {frist} { Élise");
    }

    proptest! {
        #[test]
        fn a_text_without_blanks_stays_as_it_is(body in "[^{]{0,40}") {
            prop_assert_eq!(reply(&body).filled(with), body);
        }

        #[test]
        fn any_text_can_be_cut(body in "\\PC{0,60}") {
            let kept = reply(&body).filled(|name| format!("{{{name}}}"));
            prop_assert_eq!(kept, body);
        }
    }
}
