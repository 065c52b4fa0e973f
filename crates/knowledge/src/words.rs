//! How text becomes what is compared: words in lower case, each cut to its stem by the rules of
//! its language, without accents.

use ground::Lang;
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer,
    TokenStream,
};

/// Longest word that is indexed, in bytes.
const WORD_MAX: usize = 60;
/// Most words of a question that count.
const WORDS_MAX: usize = 12;
/// Longest question, in characters.
const QUESTION_MAX: usize = 300;

/// A word of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it was written, in lower case without accents.
    pub plain: String,
    pub stem: String,
}

pub(crate) fn stemming(lang: Lang) -> TextAnalyzer {
    let language = match lang {
        Lang::En => Language::English,
        Lang::De => Language::German,
        Lang::Hu => Language::Hungarian,
    };
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(WORD_MAX))
        .filter(LowerCaser)
        .filter(Stemmer::new(language))
        .filter(AsciiFoldingFilter)
        .build()
}

pub(crate) fn folding() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(WORD_MAX))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build()
}

fn tokens(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
    let mut stream = analyzer.token_stream(text);
    let mut all = Vec::new();
    while stream.advance() {
        all.push(stream.token().text.clone());
    }
    all
}

/// The words of a question that are worth comparing; all of them where none is.
pub(crate) fn of_question(lang: Lang, question: &str) -> Vec<Word> {
    let question: String = question.chars().take(QUESTION_MAX).collect();
    let plain = tokens(folding(), &question);
    let stems = tokens(stemming(lang), &question);
    let mut all: Vec<Word> = Vec::new();
    for (plain, stem) in plain.into_iter().zip(stems) {
        if all.iter().all(|w| w.stem != stem) {
            all.push(Word { plain, stem });
        }
    }
    let stop = stop_words(lang);
    let mut worth: Vec<Word> = all.iter().filter(|w| !stop.contains(&w.plain.as_str())).cloned().collect();
    if worth.is_empty() {
        worth = all;
    }
    worth.truncate(WORDS_MAX);
    worth
}

/// Words that say nothing about what is asked, folded.
fn stop_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &[
            "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did",
            "do", "does", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in", "into", "is",
            "it", "its", "me", "my", "of", "on", "or", "our", "please", "s", "should", "so", "t", "that",
            "the", "their", "there", "this", "to", "was", "we", "were", "what", "when", "where", "which",
            "who", "why", "will", "with", "would", "you", "your",
        ],
        Lang::De => &[
            "aber", "als", "am", "an", "auch", "auf", "aus", "bei", "bin", "bitte", "da", "das", "dass",
            "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es",
            "fur", "habe", "haben", "hat", "ich", "ihr", "ihre", "im", "in", "ist", "kann", "man", "mein",
            "meine", "meinem", "meinen", "meiner", "mich", "mir", "mit", "muss", "nach", "oder", "sich",
            "sie", "sind", "so", "um", "und", "uns", "von", "vom", "wann", "warum", "was", "wenn", "werden",
            "wie", "wird", "wo", "zu", "zum", "zur",
        ],
        Lang::Hu => &[
            "a", "ahol", "amely", "ami", "az", "azt", "be", "de", "egy", "el", "en", "es", "ez", "ezt",
            "fel", "ha", "hogy", "hogyan", "hol", "igen", "is", "kell", "ki", "le", "lehet", "meg", "melyik",
            "mennyi", "mert", "mi", "miert", "mikor", "milyen", "mit", "nekem", "on", "s", "tudok", "vagy",
            "vagyok", "van", "vannak", "volt",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_question_are_cut_to_their_stems() {
        let stems = |lang, q| of_question(lang, q).into_iter().map(|w| w.stem).collect::<Vec<_>>();
        assert_eq!(stems(Lang::En, "How do I return my returned items?"), ["return", "item"]);
        assert_eq!(stems(Lang::De, "Bestellungen ändern"), stems(Lang::De, "die Bestellung ändern"));
        assert_eq!(stems(Lang::Hu, "visszaküldés"), stems(Lang::Hu, "a visszaküldést"));
        assert_eq!(stems(Lang::En, "how to"), ["how", "to"]);
    }
}
