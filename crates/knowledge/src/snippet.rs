//! The part of a text that answers a question, with the words that were found marked.

use serde::Serialize;

/// A run of text; `mark` where it is a word that was looked for. Plain text: escape it when shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub text: String,
    pub mark: bool,
}

/// Only so much of a text is looked at, in bytes.
const LOOK_AT: usize = 20_000;

/// All of `text`, with the words marked that begin with one of `needles` (folded).
pub(crate) fn marked(text: &str, needles: &[String]) -> Vec<Piece> {
    pieces(text, &matches(text, needles))
}

/// About `width` characters of `text` around the place where most of `needles` stand together.
pub(crate) fn snippet(text: &str, needles: &[String], width: usize) -> Vec<Piece> {
    let text = &text[..floor(text, LOOK_AT)];
    let found = matches(text, needles);
    let best = (0..found.len()).max_by_key(|i| {
        let near = found[*i..].iter().take_while(|m| m.1 <= found[*i].0 + width * 3 / 4);
        let distinct = near.fold(0u64, |set, m| set | 1 << (m.2 % 64)).count_ones();
        (distinct, std::cmp::Reverse(*i))
    });
    let about = best.map_or(0, |i| found[i].0);
    let start = word_start(text, about.saturating_sub(width / 5));
    let end = word_end(text, start, width);
    let inside: Vec<_> = found
        .iter()
        .filter(|m| m.0 >= start && m.1 <= end)
        .map(|m| (m.0 - start, m.1 - start, m.2))
        .collect();
    let mut out = pieces(&text[start..end], &inside);
    if start > 0 {
        out.insert(0, Piece { text: "… ".to_owned(), mark: false });
    }
    if end < text.len() {
        out.push(Piece { text: " …".to_owned(), mark: false });
    }
    out
}

type Match = (usize, usize, usize);

/// Where words begin and end that begin with a needle, and which one.
fn matches(text: &str, needles: &[String]) -> Vec<Match> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let word = &text[from..at];
                if let Some(n) = needles.iter().position(|n| begins(word, n)) {
                    found.push((from, at, n));
                }
            }
            _ => {}
        }
    }
    found
}

fn begins(word: &str, needle: &str) -> bool {
    if word.is_ascii() {
        word.len() >= needle.len() && word.as_bytes()[..needle.len()].eq_ignore_ascii_case(needle.as_bytes())
    } else {
        store::fold(&word.replace('ß', "ss")).starts_with(needle)
    }
}

fn pieces(text: &str, found: &[Match]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut push = |text: &str, mark| {
        if !text.is_empty() {
            out.push(Piece { text: text.replace('\n', " · "), mark });
        }
    };
    for (from, to, _) in found {
        push(&text[at..*from], false);
        push(&text[*from..*to], true);
        at = *to;
    }
    push(&text[at..], false);
    out
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn word_start(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8))
}

fn word_end(text: &str, start: usize, width: usize) -> usize {
    let end = text[start..].char_indices().nth(width).map_or(text.len(), |(i, _)| start + i);
    if end == text.len() {
        return end;
    }
    text[start..end].rfind(char::is_whitespace).map_or(end, |i| start + i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(p: &[Piece]) -> String {
        p.iter().map(|p| if p.mark { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn the_place_with_most_words_is_shown() {
        let text = "Delivery takes two days. ".repeat(20) + "You may return parcels within 30 days.";
        let out = snippet(&text, &["return".into(), "parcel".into()], 60);
        assert!(shown(&out).contains("[return] [parcels] within"), "{}", shown(&out));
        assert_eq!(
            shown(&marked("Größen und ÄNDERN", &["andern".into(), "grosse".into()])),
            "[Größen] und [ÄNDERN]"
        );
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "\\PC{0,80}", needle in "[a-zß]{0,3}", width in 1usize..40) {
            let _ = snippet(&text, std::slice::from_ref(&needle), width);
            let all: String = marked(&text, &[needle]).into_iter().map(|p| p.text).collect();
            prop_assert_eq!(all, text.replace('\n', " · "));
        }
    }
}
