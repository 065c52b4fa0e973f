//! A website that is not ours, with our script on it: a shop whose payment breaks.

use super::cast::{ROOT, SHOP};
use super::pages::origin;
use axum::response::{IntoResponse as _, Response};
use ground::{Result, World};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use people::website::{self, Basis, Website};
use store::Db;

const KEY: &str = "demo-elsewhere";

/// Its name.
pub fn host() -> String {
    format!("elsewhere.{ROOT}")
}

/// Makes it known to the demo's shop, at the port where the program listens today. What the office set stays.
pub async fn put(db: &Db, world: &World, port: u16) -> Result<()> {
    let (now, own) = (world.now(), origin(&host(), port));
    db.write(move |c| {
        let mut shop = website::of_site(c, &SHOP.into())?.unwrap_or_else(|| Website {
            site: SHOP.into(),
            key: KEY.to_owned(),
            origins: Vec::new(),
            basis: Basis::Consent,
            fields: vec!["postcode".to_owned(), "voucher".to_owned()],
            changed_at: now,
        });
        if shop.allows(&own) {
            return Ok(());
        }
        // Of the ports of earlier starts nothing is left.
        let ours = format!("http://{}:", host());
        shop.origins.retain(|o| !o.starts_with(&ours));
        shop.origins.insert(0, own.clone());
        website::put(c, &shop)
    })
    .await
}

/// A page or file of it.
pub fn serve(path: &str, port: u16) -> Response {
    let (file, kind) = match path {
        "/" => ("elsewhere/index.html", "text/html; charset=utf-8"),
        "/shop.css" => ("elsewhere/shop.css", "text/css; charset=utf-8"),
        "/shop.js" => ("elsewhere/shop.js", "text/javascript; charset=utf-8"),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let Some(bytes) = web::browser_file(file) else { return StatusCode::NOT_FOUND.into_response() };
    let segue = origin(&format!("{SHOP}.{ROOT}"), port);
    let text = String::from_utf8_lossy(&bytes).replace("{{segue}}", &segue).replace("{{key}}", KEY);
    let policy = format!(
        "default-src 'none'; script-src 'self' {segue}; connect-src {segue} {}; style-src 'self'; img-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        segue.replacen("http", "ws", 1)
    );
    let mut answer = text.into_response();
    let h = answer.headers_mut();
    h.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    h.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        h.insert(CONTENT_SECURITY_POLICY, policy);
    }
    // The strictest under which a window that the page opens may answer it.
    h.insert(
        http::HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin-allow-popups"),
    );
    answer
}
