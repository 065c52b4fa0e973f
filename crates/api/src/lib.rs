//! For programs: the HTTP API under `/api/v1`, with the same rules as portal and desk.
//!
//! Promises: every call is made in the name of one person or one member of staff, by a bearer token;
//! what they may not see does not exist for them (404); a refusal is a problem document (RFC 9457)
//! that names its rule and changes nothing; a mutation with an `Idempotency-Key` is done once.
//! Beside it stands [`script`], for websites of others. Knows no pages and no cookies.

mod acts;
mod bearer;
mod body;
mod openapi;
mod read;
mod routes;
pub mod script;

pub use bearer::Bearer;
pub use routes::table;

use axum::{Router, middleware};
use std::sync::Arc;
use web::{House, Limiter};

/// What the routes of the API share. Cheap to clone.
#[derive(Clone)]
pub struct Api {
    pub house: House,
    /// Wrong tokens, by network address.
    wrong: Arc<Limiter>,
    /// Calls, by caller.
    calls: Arc<Limiter>,
}

impl Api {
    pub fn new(house: House) -> Self {
        let wrong = Arc::new(Limiter::new(20, 1.0, 10_000));
        let calls = Arc::new(Limiter::new(400, 100.0, 50_000));
        Self { house, wrong, calls }
    }
}

/// Everything below `/api/v1`.
pub fn router(api: Api) -> Router {
    let routes = table().into_router();
    routes.layer(middleware::from_fn_with_state(api.clone(), bearer::resolve)).with_state(api)
}
