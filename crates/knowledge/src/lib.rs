//! What an organisation knows: articles in languages, for readers who may see them, found by
//! words and judged by those who read them.
//!
//! Promises: every text an article ever had is kept; what [`html`] answers is safe by
//! construction, whoever wrote the Markdown; an article is found at most two seconds after it was
//! saved, by whichever process; a reader never finds, counts or sees an article that is not for
//! them. Knows nothing of HTTP, of orders and of who is stuck.

mod article;
mod front;
mod import;
mod markdown;
mod rating;
mod search;
pub mod shelf;
mod snippet;
pub mod sql;
mod words;

pub use article::{Article, Audience, Draft, Listed, SLUG_MAX, State, Version, slug_of};
pub use import::{Defaults, Progress, Reject, Totals, draft_of, import_articles};
pub use markdown::{Heading, headings, html, plain};
pub use rating::{Rating, Usefulness};
pub use search::{Closeness, Hit, Hits, Library};
pub use snippet::Piece;
