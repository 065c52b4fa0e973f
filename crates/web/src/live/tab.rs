//! One tab of somebody's browser.

use super::Ups;
use crate::caller::Caller;
use crate::page::{language, offered};
use crate::site::{Face, Site};
use crate::stand::ClientIp;
use crate::trouble::Oops;
use crate::{cookies, own_path};
use ground::Lang;
use http::header::{COOKIE, HOST};
use http::request::Parts;
use http::{HeaderValue, Request};
use std::sync::Arc;

/// Who is at the other end of a live connection.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Chosen by the tab and kept over its reconnects; unique only together with the caller. At most 64 bytes.
    pub id: String,
    pub face: Face,
    pub caller: Caller,
    pub site: Option<Arc<Site>>,
    pub lang: Lang,
    pub ip: String,
    /// The value of `__Host-visit`.
    pub visit: Option<String>,
    /// What was asked with, for finding the caller again: cookie and host only.
    pub(super) head: Arc<Parts>,
}

impl Tab {
    pub(super) async fn of(parts: &Parts, ups: &dyn Ups) -> Result<Self, Oops> {
        let query = |name: &str| {
            form_urlencoded::parse(parts.uri.query().unwrap_or("").as_bytes())
                .find(|(n, _)| n == name)
                .map(|(_, v)| v.into_owned())
        };
        let face = query("face").as_deref().and_then(Face::parse).unwrap_or_default();
        let id = query("tab")
            .filter(|t| t.len() <= 64 && t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        let site = parts.extensions.get::<Arc<Site>>().cloned();
        // The page's own, which the browser's may not be: whose it is may have chosen another.
        let (shown, anywhere) = (query("lang").as_deref().and_then(Lang::parse), Site::default());
        let at = site.as_deref().unwrap_or(&anywhere);
        let lang =
            shown.filter(|l| offered(face, at).contains(l)).unwrap_or_else(|| language(parts, at, None));
        let head = head(parts);
        let caller = ups.caller(face, &head).await;
        Ok(Self {
            id: id.unwrap_or_default(),
            face,
            caller,
            lang,
            ip: parts.extensions.get::<ClientIp>().map(|i| i.0.clone()).unwrap_or_default(),
            visit: cookies::get(&parts.headers, "__Host-visit").map(str::to_owned),
            site,
            head: Arc::new(head),
        })
    }

    /// A tab for tests.
    pub fn sample(id: &str, face: Face, caller: Caller) -> Self {
        let (head, ()) = Request::new(()).into_parts();
        Self {
            id: id.to_owned(),
            face,
            caller,
            site: None,
            lang: Lang::En,
            ip: String::new(),
            visit: None,
            head: Arc::new(head),
        }
    }
}

fn head(parts: &Parts) -> Parts {
    let mut small = Request::new(());
    for name in [COOKIE, HOST] {
        for value in parts.headers.get_all(&name) {
            // A clone would keep the whole buffer that the request was read into, for as long as the tab is open.
            if let Ok(own) = HeaderValue::from_bytes(value.as_bytes()) {
                small.headers_mut().append(&name, own);
            }
        }
    }
    if let Some(site) = parts.extensions.get::<Arc<Site>>() {
        small.extensions_mut().insert(site.clone());
    }
    if let Ok(uri) = own_path(parts.uri.path()).parse() {
        *small.uri_mut() = uri;
    }
    small.into_parts().0
}
