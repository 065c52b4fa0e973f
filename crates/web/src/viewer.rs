//! The document in which a person's page is shown again at the desk: without anything of ours in it, under a
//! policy of its own. What it shows comes by a port from the desk's page.

use crate::assets::assets;
use crate::house::House;
use axum::Extension;
use axum::response::{Html, IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST};
use http::{HeaderMap, HeaderValue};

const SCRIPTS: [&str; 6] = [
    "viewer.js",
    "cobrowse_clean.js",
    "drawing.js",
    "pen.js",
    "viewer_replay.js",
    "vendor/rrweb-replay-2.1.6.js",
];
const STYLES: [&str; 2] = ["vendor/rrweb-replay-2.1.6.css", "viewer.css"];

/// `GET /viewer`: the same for everybody, and empty.
pub(crate) async fn get(Extension(house): Extension<House>, headers: HeaderMap) -> Response {
    let a = assets();
    let host = headers.get(HOST).and_then(|v| v.to_str().ok());
    let host = host.filter(|h| h.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b)));
    let own = format!("{}://{}", house.settings.scheme(), host.unwrap_or(house.settings.authority()));
    let at =
        |files: &[&str]| files.iter().map(|f| format!("{own}{}", a.url(f))).collect::<Vec<_>>().join(" ");
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {} 'unsafe-inline'; img-src data:; font-src data:; \
         connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors {}",
        at(&SCRIPTS),
        at(&STYLES),
        house.settings.viewer_ancestors(),
    );
    let links: String =
        STYLES.iter().map(|f| format!("<link rel=\"stylesheet\" href=\"{}\">", a.url(f))).collect();
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Viewer</title>{links}\
         <script type=\"module\" src=\"{}\"></script></head><body></body></html>",
        a.url(SCRIPTS[0])
    );
    let mut answer = Html(page).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
