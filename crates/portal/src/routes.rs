//! Every address of the portal, and who may call it. A verb is a noun: cancelling an order makes a
//! cancellation. Other files of this crate add their lines here, by heading.

use crate::{
    Portal, act, articles, cases, cobrowse, dialogue, documents, elsewhere, help, home, in_line, observed,
    offer, order, orders, preferences, products, profile, recordings, saved, search, sign_in, team, things,
    unsent,
};
use web::{Routes, Who};

/// The table. `Who::Person` means: signed in on the site that was asked.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        // Signing in and out
        .get("/sign-in", Who::Anyone, sign_in::get)
        .post("/sign-in", Who::Anyone, sign_in::post)
        .get("/sign-in/sent", Who::Anyone, sign_in::sent)
        .get("/sign-in/link", Who::Anyone, sign_in::link)
        .post("/sign-in/link", Who::Anyone, sign_in::redeem)
        .get("/sign-in/arrived", Who::Anyone, sign_in::arrived)
        .post("/sign-out", Who::Anyone, sign_in::sign_out)
        // For everybody; home and search say more to whoever is signed in
        .get("/", Who::Anyone, home::get)
        .get("/search", Who::Anyone, search::get)
        .get("/products", Who::Anyone, products::list)
        .get("/products/{id}", Who::Anyone, products::get)
        .get("/articles", Who::Anyone, articles::list)
        .get("/articles/{slug}", Who::Anyone, articles::get)
        .post("/articles/{slug}/ratings", Who::Person, articles::rate)
        // About oneself
        .get("/profile", Who::Person, profile::get)
        .post("/profile", Who::Person, profile::post)
        .get("/preferences", Who::Person, preferences::get)
        .post("/preferences", Who::Person, preferences::post)
        .get("/observed", Who::Person, observed::get)
        .get("/observed/export", Who::Person, observed::export)
        .post("/observed/deletions", Who::Person, observed::delete)
        .get("/things", Who::Person, things::get)
        .get("/documents", Who::Person, documents::get)
        // Orders: only one's own; another's is not found
        .get("/orders", Who::Person, orders::get)
        .get("/orders/{id}", Who::Person, order::get)
        .get("/orders/{id}/invoice.pdf", Who::Person, order::pdf)
        // What may be done to an order; {noun}: cancellations, address-changes, payment-changes,
        // item-changes, returns, exchanges
        .get("/orders/{id}/{noun}/new", Who::Person, act::new)
        .post("/orders/{id}/{noun}/saved", Who::Person, act::save)
        .post("/orders/{id}/{noun}/preview", Who::Person, act::preview)
        .get("/orders/{id}/{noun}/preview", Who::Person, act::show)
        .post("/orders/{id}/{noun}/edit", Who::Person, act::edit)
        .post("/orders/{id}/{noun}", Who::Person, act::confirm)
        .get("/orders/{id}/{noun}/done", Who::Person, act::done)
        // Help that was offered in one's own visit; another's is not found
        .get("/offers/open", Who::Anyone, offer::open)
        .get("/offers/arrival", Who::Anyone, elsewhere::get)
        .post("/offers/arrivals", Who::Anyone, elsewhere::post)
        .get("/offers/{id}", Who::Anyone, offer::get)
        .post("/offers/{id}/acceptances", Who::Anyone, offer::accept)
        .post("/offers/{id}/refusals", Who::Anyone, offer::decline)
        .post("/offers/{id}/outcomes", Who::Anyone, offer::judge)
        // Talking to someone, dialogues, cases
        .merge(help::routes())
        .merge(in_line::routes())
        .merge(dialogue::routes())
        .merge(cases::routes())
        .merge(cobrowse::routes())
        .merge(recordings::routes())
        // What was typed when the session had ended; another's is not found
        .merge(unsent::routes())
        // What was saved to go on later; another's is not found
        .merge(saved::routes())
        // Employees and their managers
        .merge(team::routes())
}
