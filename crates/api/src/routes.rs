//! Every route of the API. The OpenAPI document describes each; a test compares.

use crate::{Api, acts, openapi, read};
use web::{Routes, Who};

/// The table of routes, below `/api/v1`.
pub fn table() -> Routes<Api> {
    Routes::new()
        .get("/openapi.json", Who::Anyone, openapi::get)
        .get("/whoami", Who::Bearer, read::whoami)
        // What may be done to an order; the noun is what comes to be.
        .post("/orders/{id}/cancellations", Who::Bearer, acts::cancellation)
        .post("/orders/{id}/address-changes", Who::Bearer, acts::address_change)
        .post("/orders/{id}/payment-changes", Who::Bearer, acts::payment_change)
        .post("/orders/{id}/item-changes", Who::Bearer, acts::item_change)
        .post("/orders/{id}/returns", Who::Bearer, acts::give_back)
        .post("/orders/{id}/exchanges", Who::Bearer, acts::exchange)
        .get("/orders/{id}", Who::Bearer, read::order)
        .get("/people/{id}", Who::Bearer, read::person)
        .put("/people/{id}/address", Who::Bearer, acts::address)
        .get("/people/{id}/orders", Who::Bearer, read::orders_of)
        .get("/products", Who::Bearer, read::products)
        .get("/products/{id}", Who::Bearer, read::product)
}
