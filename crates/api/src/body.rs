//! JSON in, JSON out, and the key that makes a call safe to repeat.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use ground::{Fault, Refusal, Text};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderName, HeaderValue, StatusCode};
use records::actions::KEY_MAX;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::convert::Infallible;
use web::{Answer, Oops};

/// The body as JSON of a known shape.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Oops;

    async fn from_request(req: Request, state: &S) -> Result<Self, Oops> {
        let bytes = Bytes::from_request(req, state).await.map_err(|_| Oops::TooLarge)?;
        serde_json::from_slice(&bytes).map(Json).map_err(|e| {
            let reason = Text::new("api-body-unreadable").with("problem", e.to_string());
            Refusal::input("body.unreadable", "", reason).into()
        })
    }
}

/// `Idempotency-Key`, where one came; a header that is no text counts as one too long.
#[derive(Clone, Debug)]
pub struct Key(pub Option<String>);

impl<S: Sync> FromRequestParts<S> for Key {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let header = parts.headers.get("idempotency-key");
        Ok(Self(header.map(|v| v.to_str().map_or_else(|_| "x".repeat(KEY_MAX + 1), str::to_owned))))
    }
}

/// An answer in JSON.
pub fn json(status: StatusCode, value: &impl Serialize) -> Answer {
    let text = serde_json::to_string(value).map_err(|e| Fault::because("cannot write JSON", e))?;
    let mut answer = (status, text).into_response();
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(answer)
}

/// Marks an answer that was given before, for the same key.
pub fn again(mut answer: Response, again: bool) -> Response {
    if again {
        let name = HeaderName::from_static("idempotency-replayed");
        answer.headers_mut().insert(name, HeaderValue::from_static("true"));
    }
    answer
}
