//! The message that survives one redirect, in a cookie of its own.

use crate::cookies;
use crate::page::Flash;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ground::Text;
use http::HeaderMap;
use http::request::Parts;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const COOKIE: &str = "__Host-flash";
/// Longer messages are not kept: browsers drop cookies of 4 KiB.
const LONGEST: usize = 2_000;

/// In a request's extensions: whether a page showed the message, so that it can be taken back.
#[derive(Clone, Default)]
pub(crate) struct Shown(Arc<AtomicBool>);

impl Shown {
    pub fn seen(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

pub(crate) fn put(headers: &mut HeaderMap, tone: &str, text: &Text) {
    let Ok(json) = serde_json::to_vec(&(tone, text)) else { return };
    let value = URL_SAFE_NO_PAD.encode(json);
    if value.len() <= LONGEST {
        cookies::set(headers, COOKIE, &value, Some(60));
    }
}

pub(crate) fn take(parts: &Parts) -> Option<Flash> {
    // A frame or a prefetch is not the page that was promised the message.
    if parts.headers.contains_key("turbo-frame") || parts.headers.contains_key("x-sec-purpose") {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(cookies::get(&parts.headers, COOKIE)?).ok()?;
    let (tone, text): (String, Text) = serde_json::from_slice(&bytes).ok()?;
    if let Some(shown) = parts.extensions.get::<Shown>() {
        shown.0.store(true, Ordering::Relaxed);
    }
    Some(Flash { text, tone })
}

pub(crate) fn clear(headers: &mut HeaderMap) {
    let set_again =
        headers.get_all(http::header::SET_COOKIE).iter().any(|c| c.as_bytes().starts_with(COOKIE.as_bytes()));
    if !set_again {
        cookies::clear(headers, COOKIE);
    }
}
