//! Cookies, all of one make: `__Host-`, `Secure`, `HttpOnly`, `Path=/`, `SameSite=Lax`.

use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};

/// The value of a cookie, where the browser sent it exactly once.
pub fn get<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|h| h.to_str().ok())
        .flat_map(|h| h.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(n, _)| *n == name)
        .map(|(_, v)| v);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Adds a cookie to an answer. `name` begins with `__Host-`; `value` is a token, an id or base64url (anything
/// else is refused by the type of the header and leaves no cookie). `seconds`: how long it lives, `None` until
/// the browser closes.
pub fn set(headers: &mut HeaderMap, name: &str, value: &str, seconds: Option<i64>) {
    let age = seconds.map_or_else(String::new, |s| format!("; Max-Age={s}"));
    let safe = value.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b';' | b',' | b'"' | b'\\'));
    let line = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{age}");
    match HeaderValue::from_str(&line) {
        Ok(line) if safe => {
            headers.append(SET_COOKIE, line);
        }
        _ => tracing::error!(name, "cookie with a value that cannot be sent"),
    }
}

/// Takes a cookie back.
pub fn clear(headers: &mut HeaderMap, name: &str) {
    set(headers, name, "", Some(0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_sent_twice_is_none() {
        let mut h = HeaderMap::new();
        h.append(COOKIE, HeaderValue::from_static("a=1; __Host-desk=x"));
        assert_eq!(get(&h, "__Host-desk"), Some("x"));
        h.append(COOKIE, HeaderValue::from_static("__Host-desk=y"));
        assert_eq!(get(&h, "__Host-desk"), None);
        assert_eq!(get(&h, "a"), Some("1"));
    }

    #[test]
    fn every_cookie_is_of_one_make() {
        let mut h = HeaderMap::new();
        set(&mut h, "__Host-desk", "abc", Some(60));
        set(&mut h, "__Host-bad", "a; Domain=x", None);
        let all: Vec<_> = h.get_all(SET_COOKIE).iter().collect();
        assert_eq!(all, ["__Host-desk=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"]);
    }
}
