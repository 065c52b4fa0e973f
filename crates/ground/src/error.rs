//! Two kinds of failure: what the person can mend, and what is our fault.

use crate::Text;
use serde::{Deserialize, Serialize};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person can mend it; said in their language, next to the field where there is one.
    #[error("refused: {}", .0.rule)]
    Refused(Box<Refusal>),
    /// It does not exist, or they may not know that it does.
    #[error("not found")]
    NotFound,
    /// They may see it, and may not do this to it.
    #[error("forbidden")]
    Forbidden,
    /// Ours. Shown as an id; the rest goes to the log.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A refusal that says which rule refused and what is possible instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable machine name of the rule: `order.not-pending`.
    pub rule: String,
    /// The reason in words.
    pub reason: Text,
    /// The form field it belongs to.
    pub field: Option<String>,
    /// What the person can do instead.
    pub instead: Vec<Text>,
    /// True where the state of a thing refuses (409), false where the input does (422).
    pub conflict: bool,
}

impl Refusal {
    /// The input is wrong (422).
    pub fn input(rule: &str, field: &str, reason: Text) -> Self {
        Self {
            rule: rule.to_owned(),
            reason,
            field: Some(field.to_owned()),
            instead: Vec::new(),
            conflict: false,
        }
    }

    /// The thing's state does not allow it (409).
    pub fn conflict(rule: &str, reason: Text) -> Self {
        Self { rule: rule.to_owned(), reason, field: None, instead: Vec::new(), conflict: true }
    }

    pub fn or(mut self, instead: Text) -> Self {
        self.instead.push(instead);
        self
    }
}

impl From<Refusal> for Error {
    fn from(r: Refusal) -> Self {
        Self::Refused(Box::new(r))
    }
}

/// What went wrong on our side, with its causes in words.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    what: String,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Fault {
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), source: None }
    }

    pub fn because(
        what: impl Into<String>,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self { what: what.into(), source: Some(source.into()) }
    }
}
