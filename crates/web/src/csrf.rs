//! A form is ours: its Origin, and a token that only our pages know.
//!
//! Signed in, the token belongs to the session ([`of`]). Anonymous, it is the digest of the cookie
//! `__Host-seed`, which no other host can set. Pages are not masked against compression attacks: with
//! `SameSite=Lax` no foreign page can make the browser fetch them with cookies.

use crate::caller::Caller;
use crate::cookies;
use crate::house::House;
use crate::trouble::Oops;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use futures_util::StreamExt as _;
use ground::digest;
use http::header::{CONTENT_TYPE, HOST, ORIGIN};
use http::request::Parts;
use http::{HeaderMap, Method};
use std::sync::atomic::{AtomicBool, Ordering};

const COOKIE: &str = "__Host-seed";
/// A field read first from a multipart body lies within so many bytes.
const FIRST_FIELD: usize = 4_096;

/// The token of a session, from the session's secret (the cookie's value).
pub fn of(secret: &str) -> String {
    digest(&format!("csrf:{secret}"))
}

/// The token of this request, for the page that it makes. In the request's extensions as `Arc<Seed>`.
pub(crate) struct Seed {
    token: String,
    /// A new cookie, to be set if a page used it.
    fresh: Option<String>,
    used: AtomicBool,
}

impl Seed {
    pub fn new(parts: &Parts, caller: &Caller, house: &House) -> Self {
        let used = AtomicBool::new(false);
        if let Some(token) = caller.csrf() {
            return Self { token: token.to_owned(), fresh: None, used };
        }
        if let Some(seed) = cookies::get(&parts.headers, COOKIE).filter(|s| s.len() >= 32) {
            return Self { token: of(seed), fresh: None, used };
        }
        let seed = house.world.token();
        Self { token: of(&seed), fresh: Some(seed), used }
    }

    /// The token, to be written into a page.
    pub fn token(&self) -> String {
        self.used.store(true, Ordering::Relaxed);
        self.token.clone()
    }

    /// Sets the cookie where a page needs it.
    pub fn leave(&self, headers: &mut HeaderMap) {
        if let Some(seed) = self.fresh.as_deref().filter(|_| self.used.load(Ordering::Relaxed)) {
            cookies::set(headers, COOKIE, seed, None);
        }
    }

    pub fn fits(&self, given: &str) -> bool {
        // Equal time whatever the first difference; a fresh seed fits nothing.
        let (a, b) = (self.token.as_bytes(), given.as_bytes());
        let same = a.len() == b.len() && a.iter().zip(b).fold(0, |d, (x, y)| d | (x ^ y)) == 0;
        same && self.fresh.is_none()
    }
}

/// Why a request was not taken for ours, with what was typed.
#[derive(Debug)]
pub struct Forged {
    /// It came from another website (true), or carried no valid token (false).
    pub foreign: bool,
    /// The browser brought no cookie of ours at all: it does not keep them.
    pub cookieless: bool,
    /// What was typed, to be sent again.
    pub fields: Vec<(String, String)>,
}

pub(crate) fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
}

/// Lets a request pass if it is ours; a form's body is read up to `limit` bytes and put back.
pub(crate) async fn check(req: Request, seed: &Seed, house: &House, limit: usize) -> Result<Request, Oops> {
    let own = is_own(req.headers(), house);
    let header = req.headers().get("x-csrf-token").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let kind = req.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    let (parts, body) = req.into_parts();
    if kind.starts_with("application/x-www-form-urlencoded") {
        let bytes = axum::body::to_bytes(body, limit).await.map_err(|_| Oops::TooLarge)?;
        let mut fields: Vec<(String, String)> = form_urlencoded::parse(&bytes).into_owned().collect();
        let field = fields.iter().find(|(n, _)| n == "csrf").map(|(_, v)| v.clone());
        if own && header.or(field).is_some_and(|t| seed.fits(&t)) {
            return Ok(Request::from_parts(parts, Body::from(bytes)));
        }
        fields.retain(|(n, _)| n != "csrf");
        return Err(Oops::Forged(Forged { foreign: !own, cookieless: seed.fresh.is_some(), fields }));
    }
    if own && header.as_deref().is_some_and(|t| seed.fits(t)) {
        return Ok(Request::from_parts(parts, body));
    }
    if own && kind.starts_with("multipart/form-data") {
        let (token, body) = first_field(body, &kind).await;
        if token.is_some_and(|t| seed.fits(&t)) {
            return Ok(Request::from_parts(parts, body));
        }
    }
    Err(Oops::Forged(Forged { foreign: !own, cookieless: seed.fresh.is_some(), fields: Vec::new() }))
}

/// The Origin is ours; without one, the browser at least does not say that it is foreign.
pub(crate) fn is_own(headers: &HeaderMap, house: &House) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let host = headers.get(HOST).and_then(|v| v.to_str().ok());
    match headers.get(ORIGIN).map(|v| v.to_str().unwrap_or("null")) {
        Some(origin) => house.settings.is_own_origin(origin, host),
        None => matches!(text("sec-fetch-site"), None | Some("same-origin" | "none")),
    }
}

/// Reads the value of the field `csrf` where it is the first of a multipart body, and gives the body back whole.
async fn first_field(body: Body, kind: &str) -> (Option<String>, Body) {
    let boundary =
        kind.split("boundary=").nth(1).map(|b| b.split(';').next().unwrap_or(b).trim().trim_matches('"'));
    let end = format!("\r\n--{}", boundary.unwrap_or("-"));
    let mut stream = body.into_data_stream();
    let mut seen: Vec<Bytes> = Vec::new();
    let mut text = Vec::new();
    let mut token = None;
    while let Some(Ok(chunk)) = stream.next().await {
        text.extend_from_slice(&chunk[..chunk.len().min(FIRST_FIELD)]);
        seen.push(chunk);
        token = value_of_first(&text, &end);
        if token.is_some() || text.len() >= FIRST_FIELD {
            break;
        }
    }
    let before = futures_util::stream::iter(seen.into_iter().map(Ok));
    (token, Body::from_stream(before.chain(stream)))
}

fn value_of_first(text: &[u8], end: &str) -> Option<String> {
    let text = String::from_utf8_lossy(text);
    let (head, rest) = text.split_once("\r\n\r\n")?;
    let (value, _) = rest.split_once(end)?;
    head.contains("name=\"csrf\"").then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_first_field_of_an_upload_is_read_and_put_back() {
        let whole = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\ntoken\r\n--x\r\nrest";
        let chunks: Vec<Result<Bytes, std::io::Error>> =
            whole.as_bytes().chunks(7).map(|c| Ok(Bytes::copy_from_slice(c))).collect();
        let body = Body::from_stream(futures_util::stream::iter(chunks));
        let (token, body) = first_field(body, "multipart/form-data; boundary=x").await;
        assert_eq!(token.as_deref(), Some("token"));
        let back = axum::body::to_bytes(body, 1_000).await.unwrap();
        assert_eq!(back, whole.as_bytes());
    }
}
