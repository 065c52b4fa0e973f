//! Answers a handler gives.

use crate::flash;
use crate::site::Face;
use crate::trouble::{Answer, Oops};
use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use ground::Text;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderName, HeaderValue, StatusCode};
use std::sync::Mutex;

/// The page, with 200.
pub fn page(template: &impl Template) -> Answer {
    Ok(Html(template.render()?).into_response())
}

/// The page with another status: 422 for a form that came back with errors.
pub fn page_as(status: StatusCode, template: &impl Template) -> Answer {
    Ok((status, Html(template.render()?)).into_response())
}

/// Turbo Stream elements, rendered from a fragment.
pub fn streams(template: &impl Template) -> Answer {
    let mut answer = template.render()?.into_response();
    answer
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("text/vnd.turbo-stream.html; charset=utf-8"));
    Ok(answer)
}

/// A file that somebody sent, so that it can do no harm: its own type and no guessing, no scripts, for this site
/// only. `disposition` says how it is shown and named.
pub fn foreign_file(content: Vec<u8>, media_type: &'static str, disposition: &str) -> Response {
    let mut answer = content.into_response();
    let headers = answer.headers_mut();
    if let Ok(value) = HeaderValue::from_str(disposition) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    let policy = "default-src 'none'; img-src 'self'; style-src 'none'; sandbox; frame-ancestors 'none'";
    let fixed = [
        (CONTENT_TYPE, media_type),
        (CONTENT_SECURITY_POLICY, policy),
        (CACHE_CONTROL, "private, max-age=3600"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// 303: after a `POST`, see the page at `path` of ours. A path that is not one leads to `/`.
pub fn see(path: impl AsRef<str>) -> Response {
    let to = HeaderValue::from_str(own_path(path.as_ref())).unwrap_or(HeaderValue::from_static("/"));
    let mut answer = StatusCode::SEE_OTHER.into_response();
    answer.headers_mut().insert(LOCATION, to);
    answer
}

/// 303 with good news that the next page shows once.
pub fn see_with(path: impl AsRef<str>, text: &Text) -> Response {
    let mut answer = see(path);
    flash::put(answer.headers_mut(), "good", text);
    answer
}

/// 303 with a message of another tone: `note` or `bad`.
pub fn see_saying(path: impl AsRef<str>, tone: &str, text: &Text) -> Response {
    let mut answer = see(path);
    flash::put(answer.headers_mut(), tone, text);
    answer
}

/// A path within a face; its first page where it leads elsewhere.
pub fn path_within(face: Face, path: &str) -> String {
    let (path, mount) = (own_path(path), face.mount());
    let within = path.strip_prefix(mount).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if within { path.to_owned() } else { mount.to_owned() }
}

/// `path` where it is a path on our own origin, else `/`: for `then` parameters that came from outside.
pub fn own_path(path: &str) -> &str {
    let fine = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if fine { path } else { "/" }
}

/// One segment of a path, percent-encoded: `#W1` becomes `%23W1`.
pub fn segment(text: impl AsRef<str>) -> String {
    const KEEP: percent_encoding::AsciiSet =
        percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    percent_encoding::utf8_percent_encode(text.as_ref(), &KEEP).to_string()
}

impl From<Response> for Oops {
    fn from(r: Response) -> Self {
        Self::Ready(r.status(), Box::new(Mutex::new(r)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_paths_are_followed() {
        assert_eq!(own_path("/orders/1?x=2"), "/orders/1?x=2");
        for evil in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\nb", "javascript:1"]
        {
            assert_eq!(own_path(evil), "/");
        }
    }

    #[test]
    fn identifiers_fit_into_paths() {
        assert_eq!(segment("#W1 /ő"), "%23W1%20%2F%C5%91");
    }
}
