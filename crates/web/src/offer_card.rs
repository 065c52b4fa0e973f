//! What the card of an offer says: shown where it is made, and where its words are written.

use crate::Tongue;
use askama::Template;
use ground::Lang;

#[derive(Clone, Debug)]
pub struct OfferCard {
    pub id: String,
    /// `field`, `answer`, `service`, `save`, `call` or `person`.
    pub kind: &'static str,
    pub title: String,
    /// Why it appears.
    pub reason: String,
    /// What is promised, or what is offered instead of somebody.
    pub says: String,
    /// The label of the field that it is about; empty where it is about none, or that is not at hand.
    pub field: String,
    /// Where the form of the page is saved; empty where that is not what is offered.
    pub save_at: String,
    /// Set apart from other cards on the same page; empty where it is the only one.
    pub mark: String,
}

#[derive(Template)]
#[template(path = "offer_card.html")]
struct Section<'a> {
    card: &'a OfferCard,
    tongue: Tongue,
    csrf: &'a str,
    path: &'a str,
}

impl OfferCard {
    /// The card as people see it, in their language, on the page `path`.
    pub fn section(&self, lang: &Lang, csrf: &str, path: &str) -> String {
        Section { card: self, tongue: Tongue::new(*lang), csrf, path }.render().unwrap_or_default()
    }
}
