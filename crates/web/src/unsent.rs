//! A form that comes when the session has ended: its face may keep what was typed, and lead to signing in.

use crate::csrf;
use crate::house::House;
use crate::site::Site;
use axum::extract::{OriginalUri, Request};
use axum::response::Response;
use futures_util::future::BoxFuture;
use ground::SiteId;
use http::header::CONTENT_TYPE;
use std::sync::Arc;

/// No more than this is kept of a form, in bytes.
const LARGEST: usize = 16 * 1024;
/// Nor more fields than these.
const FIELDS: usize = 200;
/// Stands where the number of a card was.
const HIDDEN: &str = "•••";

/// What was typed, without its token and without what is never kept: passwords, codes, cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// The token that the form carried: it tells whose it was.
    pub token: String,
    pub site: SiteId,
    /// Where the form was going.
    pub address: String,
    pub fields: Vec<(String, String)>,
}

type Keep = dyn Fn(Unsent) -> BoxFuture<'static, Option<Response>> + Send + Sync;

/// How a face keeps it. Its middleware puts this into the request's extensions where nobody is signed in; the
/// answer leads on, or there is none and the page says only that the session has ended.
#[derive(Clone)]
pub struct Keeper(Arc<Keep>);

impl Keeper {
    pub fn new(
        keep: impl Fn(Unsent) -> BoxFuture<'static, Option<Response>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(keep))
    }
}

/// Has a form kept, where it is one of ours and somebody keeps it.
pub(crate) async fn keep(req: Request, house: &House) -> Option<Response> {
    let (parts, body) = req.into_parts();
    let keeper = parts.extensions.get::<Keeper>()?.clone();
    let kind = parts.headers.get(CONTENT_TYPE)?.to_str().ok()?;
    // The answer to a frame is a frame: that leads nowhere.
    let whole = !parts.headers.contains_key("turbo-frame");
    if !whole
        || !kind.starts_with("application/x-www-form-urlencoded")
        || !csrf::is_own(&parts.headers, house)
    {
        return None;
    }
    let site = parts.extensions.get::<Arc<Site>>()?.id.clone();
    let bytes = axum::body::to_bytes(body, LARGEST).await.ok()?;
    let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |u| &u.0);
    let address = uri.path_and_query().map(|p| p.as_str().to_owned())?;
    let (token, fields) = read(&bytes)?;
    (keeper.0)(Unsent { token, site, address, fields }).await
}

/// The token and the fields that are kept.
fn read(form: &[u8]) -> Option<(String, Vec<(String, String)>)> {
    let mut token = None;
    let mut fields = Vec::new();
    for (name, value) in form_urlencoded::parse(form) {
        if name == "csrf" {
            token = token.or(Some(value.into_owned()));
        } else if fields.len() < FIELDS && !is_secret(&name) {
            fields.push((ground::visible(&name).into_owned(), without_cards(&ground::visible(&value))));
        }
    }
    Some((token?, fields))
}

/// What may be kept of a field; nothing where it is a password, a code or something of a card.
pub fn keepable(name: &str, value: &str) -> Option<String> {
    (!is_secret(name)).then(|| without_cards(&ground::visible(value)))
}

/// A name that says: a password, a code that works once, something of a card or an account.
fn is_secret(name: &str) -> bool {
    let name = name.to_lowercase();
    let whole =
        ["passw", "passphrase", "jelsz", "kennwort", "creditcard", "cardn", "cvc", "cvv", "iban", "onetime"];
    let words = ["pass", "pin", "otp", "totp", "code", "cc", "csc", "card", "pan", "secret", "token", "tan"];
    if whole.iter().any(|w| name.contains(w)) {
        return true;
    }
    let parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let town = parts.iter().any(|p| ["zip", "post", "postal"].contains(p));
    parts.iter().any(|p| words.contains(p) && !(town && *p == "code"))
}

/// The text, with what is the number of a card left out.
fn without_cards(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(|c: char| !(c.is_ascii_digit() || " -.\u{a0}".contains(c))).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let kept = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        if is_card(kept) {
            out.push_str(HIDDEN);
            out.push_str(&run[kept.len()..]);
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// 13 to 19 digits of which the last is right.
fn is_card(run: &str) -> bool {
    let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
    let doubled = |(i, d): (usize, &u32)| match (i % 2, d * 2) {
        (0, _) => *d,
        (_, n) if n > 9 => n - 9,
        (_, n) => n,
    };
    (13..=19).contains(&digits.len()) && digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_codes_and_cards_are_never_kept() {
        for name in [
            "password",
            "new_password",
            "passwd",
            "Passwort",
            "pin",
            "sms-code",
            "one_time_code",
            "code",
            "otp",
            "card_number",
            "cardnumber",
            "cc-exp",
            "cvc",
            "cvv2",
            "iban",
            "t[secret]",
            "current-password",
            "jelszó",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "wish",
            "words",
            "zip",
            "zip_code",
            "postal-code",
            "payment_method_id",
            "body",
            "spinning",
            "wildcard",
        ] {
            assert!(!is_secret(name), "{name}");
        }
        assert_eq!(without_cards("mine is 4111 1111-1111 1111, thanks"), "mine is •••, thanks");
        assert_eq!(without_cards("4111111111111111"), "•••");
        for fine in
            ["+353 1 555 0000", "order #W4111111", "2026-11-23 10:00 12", "4111 1111 1111 1112", "ő 1", ""]
        {
            assert_eq!(without_cards(fine), fine);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_not_kept() {
        let (token, fields) = read(b"csrf=abc&wish=a%E2%80%AEb%00c&password=x&csrf=d").unwrap();
        assert_eq!((token.as_str(), fields), ("abc", vec![("wish".to_owned(), "abc".to_owned())]));
        assert_eq!(read(b"wish=a"), None);
    }
}
