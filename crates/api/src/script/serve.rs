//! The script itself: for every page, from anywhere.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

/// A page asks again after so long whether there is a newer one.
const KEEP: &str = "public, max-age=600, stale-while-revalidate=86400";

/// `GET /segue.js`
pub(super) async fn loader(headers: HeaderMap) -> Response {
    send("segue.js", &headers)
}

/// `GET /segue.mjs`
pub(super) async fn module(headers: HeaderMap) -> Response {
    send("segue.mjs", &headers)
}

/// `GET /segue/{file}`
pub(super) async fn file(Path(file): Path<String>, headers: HeaderMap) -> Response {
    send(&file, &headers)
}

fn send(name: &str, asked: &HeaderMap) -> Response {
    let Some(script) = web::script(name) else { return StatusCode::NOT_FOUND.into_response() };
    let known = asked.get(IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == script.tag.as_bytes());
    let mut answer =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { script.text.clone().into_response() };
    let h = answer.headers_mut();
    h.insert(CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    h.insert(CACHE_CONTROL, HeaderValue::from_static(KEEP));
    h.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if let Ok(tag) = HeaderValue::from_str(&script.tag) {
        h.insert(ETAG, tag);
    }
    foreign(h);
    answer
}

/// May be used on pages of others.
pub(super) fn foreign(h: &mut HeaderMap) {
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    h.insert(policy, HeaderValue::from_static("cross-origin"));
}
