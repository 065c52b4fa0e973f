//! How a visit goes on: since when, when something new was reached last, how often the same was tried. For the model
//! ([`crate::model`]); the rules do not look at it.
//!
//! Whoever changes the language, enlarges the page or has aids declared leaves no trace here.

use crate::sign::decayed;
use crate::state::{hash, push};
use ground::{Instant, Span};
use journey::{Event, How, Kind, Proof};
use serde::{Deserialize, Serialize};

/// Pages, fields and words that are remembered as seen.
const KNOWN: usize = 32;
/// Whoever tells nothing for this long reads, or is gone: time counts for no more.
const AWAKE: Span = Span::secs(60);
/// What halves what was withdrawn.
const FADES: Span = Span::minutes(5);

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Course {
    /// When this attempt began: the first event, or the last success.
    #[serde(rename = "b")]
    began: Instant,
    /// The last event.
    #[serde(rename = "l")]
    last: Instant,
    /// When something new was reached: a page, a field, an answer.
    #[serde(rename = "f")]
    fresh: Instant,
    /// What was tried since then.
    #[serde(rename = "t")]
    pub tries: i64,
    /// Pages and fields come back to.
    #[serde(rename = "a")]
    pub again: i64,
    #[serde(rename = "s")]
    pub sent: i64,
    #[serde(rename = "p")]
    pub pages: i64,
    /// A form was begun and not sent.
    #[serde(rename = "o")]
    pub begun: bool,
    #[serde(rename = "w")]
    withdrawn: i64,
    #[serde(rename = "v")]
    withdrawn_at: Instant,
    #[serde(rename = "k")]
    known: Vec<u32>,
}

impl Course {
    /// Takes an event in.
    pub fn take(&mut self, event: &Event, at: Instant) {
        if matches!(event.kind, Kind::Device | Kind::Language | Kind::Zoom | Kind::Again) {
            return;
        }
        if self.began == Instant(0) {
            (self.began, self.fresh) = (at, at);
        }
        self.last = self.last.max(at);
        let of = |what: &str, name: &str| hash(&[what, &event.page, name]) as u32;
        match event.kind {
            Kind::Page => {
                self.pages = more(self.pages);
                self.meet(of("page", ""), at);
            }
            Kind::Field => {
                self.begun = true;
                if event.how != Some(How::Left) {
                    self.meet(of("field", &event.name), at);
                }
            }
            Kind::Search if event.hits != Some(0) => {
                self.meet(hash(&["search", &event.words.to_lowercase()]) as u32, at);
            }
            Kind::Submit => {
                (self.sent, self.begun) = (more(self.sent), false);
                self.tries = more(self.tries);
            }
            Kind::Download => self.reach(at),
            Kind::Success => {
                let known = std::mem::take(&mut self.known);
                *self = Self { began: at, last: at, fresh: at, known, ..Self::default() };
            }
            Kind::Section | Kind::Help | Kind::Message => {}
            _ if event.proof.is_none_or(|p| p == Proof::Provisional) => self.tries = more(self.tries),
            _ => {}
        }
    }

    /// A guess was withdrawn: it was something else, or nearly that.
    pub fn withdraw(&mut self, weight: i64, at: Instant) {
        self.withdrawn = (self.withdrawn(at) + weight).min(10_000);
        self.withdrawn_at = self.withdrawn_at.max(at);
    }

    fn meet(&mut self, what: u32, at: Instant) {
        if self.known.contains(&what) {
            self.again = more(self.again);
            self.tries = more(self.tries);
        } else {
            push(&mut self.known, what, KNOWN);
            self.reach(at);
        }
    }

    fn reach(&mut self, at: Instant) {
        (self.fresh, self.tries) = (self.fresh.max(at), 0);
    }

    /// Until when time counts.
    pub fn awake(&self, now: Instant) -> Instant {
        now.min(self.last + AWAKE)
    }

    pub fn on_task(&self, now: Instant) -> Span {
        self.awake(now) - self.began
    }

    /// Since something new was reached.
    pub fn still(&self, now: Instant) -> Span {
        self.awake(now) - self.fresh
    }

    /// Since the last event.
    pub fn silent(&self, now: Instant) -> Span {
        now - self.last
    }

    /// Thousandths of what was withdrawn.
    pub fn withdrawn(&self, now: Instant) -> i64 {
        decayed(self.withdrawn, now - self.withdrawn_at, FADES)
    }
}

fn more(n: i64) -> i64 {
    (n + 1).min(99)
}
