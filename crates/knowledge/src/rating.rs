//! Was this useful?

use ground::{ArticleId, Instant};
use serde::Serialize;

/// Longest remark that is kept, in characters.
pub(crate) const WORDS_MAX: usize = 2_000;

/// A reader's answer. The last one of a reader counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    pub article: ArticleId,
    /// `person:ID` or `visit:ID`.
    pub rater: String,
    pub useful: bool,
    /// What was missing; may be empty.
    pub words: String,
    pub at: Instant,
}

/// What readers said of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Usefulness {
    pub yes: i64,
    pub no: i64,
}

impl Usefulness {
    /// Share of yes in per cent; nothing where nobody answered.
    pub fn per_cent(&self) -> Option<i64> {
        let all = self.yes + self.no;
        (all > 0).then(|| self.yes * 100 / all)
    }
}
