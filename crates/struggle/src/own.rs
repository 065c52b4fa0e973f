//! A site's own words for what is offered, by sentence and language.

use ground::{Arg, Lang, Refusal, Result, Text, visible};

/// Longest own sentence, in characters.
pub const LONGEST: usize = 200;

/// A sentence of an offer that a site may say in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// As stored, and as a form calls it.
    pub code: &'static str,
    /// Of which kind of offer, as [`crate::Kind::code`]; empty: of all.
    pub kind: &'static str,
    /// What is said without own words.
    pub key: &'static str,
    /// What is filled in; own words must have all that are `needed`.
    pub blanks: &'static [&'static str],
    pub needed: &'static [&'static str],
}

impl Sentence {
    const fn new(
        code: &'static str,
        kind: &'static str,
        key: &'static str,
        blanks: &'static [&'static str],
        needed: &'static [&'static str],
    ) -> Self {
        Self { code, kind, key, blanks, needed }
    }

    pub fn parse(code: &str) -> Option<&'static Self> {
        SENTENCES.iter().find(|s| s.code == code)
    }

    /// The words as they are kept; empty ones are none.
    ///
    /// Errors: refused at the field `code` where they are too long, have a blank that does not exist or a brace that
    /// is none, or lack what they must say.
    pub fn clean(&self, words: &str) -> Result<String> {
        let words = visible(words).split_whitespace().collect::<Vec<_>>().join(" ");
        let refuse = |rule, text: Text| Err(Refusal::input(rule, self.code, text).into());
        if words.is_empty() {
            return Ok(words);
        }
        if words.chars().count() > LONGEST {
            return refuse("offer-text.long", Text::new("offer-text-long").with("most", LONGEST as i64));
        }
        let Some(blanks) = blanks(&words) else {
            return refuse("offer-text.brace", Text::new("offer-text-brace"));
        };
        if let Some(unknown) = blanks.iter().find(|b| !self.blanks.contains(b)) {
            let text = Text::new("offer-text-unknown").with("name", format!("{{{unknown}}}"));
            return refuse("offer-text.unknown", text);
        }
        if let Some(lacks) = self.needed.iter().find(|n| !blanks.contains(n)) {
            let text = Text::new("offer-text-lacks").with("name", format!("{{{lacks}}}"));
            return refuse("offer-text.lacks", text);
        }
        Ok(words)
    }

    /// The usual sentence with its blanks as a form names them.
    pub fn usual(&self) -> Text {
        let mut text = Text::new(self.key);
        for name in self.blanks {
            text = text.with(name, format!("{{{name}}}"));
        }
        text
    }
}

/// What an offer says.
pub const SENTENCES: [Sentence; 8] = [
    Sentence::new("heading", "", "offer-title", &[], &[]),
    Sentence::new("field", "field", "offer-field-of", &["label", "words"], &["words"]),
    Sentence::new("answer", "answer", "offer-answer", &["title"], &["title"]),
    Sentence::new("service", "service", "offer-service", &["goal"], &["goal"]),
    Sentence::new("save", "save", "offer-save", &["days"], &["days"]),
    Sentence::new("call", "call", "offer-promise-call", &["at"], &["at"]),
    Sentence::new("person-now", "person", "offer-promise-now", &[], &[]),
    Sentence::new("person-wait", "person", "offer-promise-wait", &["minutes"], &["minutes"]),
];

/// The names in braces; nothing where a brace belongs to none.
fn blanks(words: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(at) = rest.find(['{', '}']) {
        let after = rest[at..].strip_prefix('{')?;
        let (name, then) = after.split_once('}')?;
        if name.is_empty() || name.contains('{') {
            return None;
        }
        found.push(name);
        rest = then;
    }
    Some(found)
}

/// What a site says in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own(Vec<(Lang, String, String)>);

impl Own {
    /// From language, sentence and words.
    pub fn new(all: Vec<(Lang, String, String)>) -> Self {
        Self(all)
    }

    /// The own words of a sentence; empty where there are none.
    pub fn words(&self, lang: Lang, code: &str) -> &str {
        self.0.iter().find(|(l, c, _)| *l == lang && c == code).map_or("", |(.., words)| words)
    }

    /// A sentence in the site's words, where it has some for it; else as `say` says it. `say` says each blank too.
    pub fn say(&self, lang: Lang, text: &Text, say: &dyn Fn(&Text) -> String) -> String {
        let sentence = SENTENCES.iter().find(|s| s.key == text.key);
        match sentence.map_or("", |s| self.words(lang, s.code)) {
            "" => say(text),
            words => fill(words, text, say),
        }
    }
}

/// Own words with the blanks filled from the usual sentence. What fills one is never looked through for another.
fn fill(words: &str, text: &Text, say: &dyn Fn(&Text) -> String) -> String {
    let mut said = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let (name, then) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, arg)) = text.args.iter().find(|(n, _)| n == name) {
            said.push_str(&say(&alone(arg)));
        }
        rest = then;
    }
    said + rest
}

/// What fills a blank, as a sentence of its own.
fn alone(arg: &Arg) -> Text {
    match arg {
        Arg::Text(text) => text.clone(),
        arg => Text::new("offer-own-words").with("words", arg.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refused(code: &str, words: &str) -> String {
        match Sentence::parse(code).unwrap().clean(words).unwrap_err() {
            ground::Error::Refused(r) => r.rule.to_string(),
            other => panic!("{other:?}"),
        }
    }

    fn say(text: &Text) -> String {
        let arg = |a: &Arg| match a {
            Arg::Str(s) => s.clone(),
            Arg::Int(n) => n.to_string(),
            other => format!("{other:?}"),
        };
        text.args.iter().map(|(_, a)| arg(a)).collect()
    }

    #[test]
    fn own_words_say_what_must_be_said_and_nothing_unknown() {
        let answer = Sentence::parse("answer").unwrap();
        assert_eq!(answer.clean("  Read\n “{title}”. ").unwrap(), "Read “{title}”.");
        assert_eq!(answer.clean(" \n ").unwrap(), "");
        assert_eq!(refused("answer", "Read it."), "offer-text.lacks");
        assert_eq!(refused("answer", "{title} {name}"), "offer-text.unknown");
        for wrong in ["{title", "title}", "{}", "{{title}}", "}{title}"] {
            assert_eq!(refused("answer", wrong), "offer-text.brace", "{wrong}");
        }
        assert_eq!(refused("heading", &"ő".repeat(LONGEST + 1)), "offer-text.long");
        assert!(Sentence::parse("heading").unwrap().clean(&"ő".repeat(LONGEST)).is_ok());
    }

    #[test]
    fn what_fills_a_blank_is_no_blank() {
        let own = Own::new(vec![(Lang::En, "field".into(), "{label} → {words}".into())]);
        let text = Text::new("offer-field-of").with("label", "{words}").with("words", "<b>{label}</b>");
        assert_eq!(own.say(Lang::En, &text, &say), "{words} → <b>{label}</b>");
        assert_eq!(
            own.say(Lang::De, &text, &say),
            "{words}<b>{label}</b>",
            "the usual ones in another language"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_kept_can_be_said(words in "[{}a-z ]{0,40}") {
            for s in &SENTENCES {
                if let Ok(kept) = s.clean(&words)
                    && !kept.is_empty()
                {
                    let own = Own::new(vec![(Lang::En, s.code.into(), kept)]);
                    let said = own.say(Lang::En, &s.usual(), &|t| say(t).replace(['{', '}'], ""));
                    prop_assert!(!said.contains(['{', '}']), "{said}");
                }
            }
        }
    }
}
