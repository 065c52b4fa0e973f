//! Who somebody is, as the website's own server says: a JSON Web Token (RFC 7519) signed with HS256 (RFC 7515).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use ground::{Instant, Span};
use people::website::Secret;
use ring::hmac;
use serde::Deserialize;

/// Longest token, in bytes.
pub const MAX: usize = 4_096;
/// A token may live so long from now on: it is fetched anew with each page.
pub const LIFE_MAX: Span = Span::hours(1);
/// Clocks of two servers may differ by so much.
const SKEW: Span = Span::secs(60);

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    aud: String,
    exp: f64,
}

/// The `sub` of a token that is signed with one of `secrets`, for this website (`aud`), and neither expired nor good
/// for longer than [`LIFE_MAX`]. `None` for anything else: whoever is not proved is not known.
pub fn subject(token: &str, aud: &str, secrets: &[Secret], now: Instant) -> Option<String> {
    if token.len() > MAX {
        return None;
    }
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let header: Header = serde_json::from_slice(&B64.decode(header).ok()?).ok()?;
    // The algorithm is ours to choose, not the token's.
    if header.alg != "HS256" {
        return None;
    }
    let signature = B64.decode(signature).ok()?;
    let fits = |s: &&Secret| s.retired_at.is_none() && header.kid.as_ref().is_none_or(|kid| *kid == s.kid);
    let proved = secrets.iter().filter(fits).any(|s| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, s.secret.as_bytes());
        hmac::verify(&key, signed.as_bytes(), &signature).is_ok()
    });
    if !proved {
        return None;
    }
    let claims: Claims = serde_json::from_slice(&B64.decode(claims).ok()?).ok()?;
    let until = Instant((claims.exp.clamp(0.0, 1e11) * 1e6) as i64);
    let fresh = now < until + SKEW && until <= now + LIFE_MAX + SKEW;
    (claims.aud == aud && fresh && !claims.sub.is_empty()).then_some(claims.sub)
}

/// Signs a token, as a website's server does; for tests and the demo.
pub fn sign(sub: &str, aud: &str, until: Instant, secret: &Secret) -> String {
    let header =
        B64.encode(serde_json::json!({ "alg": "HS256", "typ": "JWT", "kid": secret.kid }).to_string());
    let claims = serde_json::json!({ "sub": sub, "aud": aud, "exp": until.0 / 1_000_000 });
    let signed = format!("{header}.{}", B64.encode(claims.to_string()));
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.secret.as_bytes());
    format!("{signed}.{}", B64.encode(hmac::sign(&key, signed.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_800_000_000_000_000);

    fn secret(kid: &str, retired: bool) -> Secret {
        let secret = format!("{kid}-0123456789abcdef0123456789abcdef");
        Secret { kid: kid.into(), secret, made_at: NOW, retired_at: retired.then_some(NOW) }
    }

    #[test]
    fn whoever_is_proved_is_known_by_either_secret_in_force() {
        let both = [secret("a", false), secret("b", false)];
        for s in &both {
            let token = sign("ann", "key", NOW + Span::minutes(5), s);
            assert_eq!(subject(&token, "key", &both, NOW).as_deref(), Some("ann"));
        }
        // Without a name of the key, each is tried.
        let text = |json: &str| B64.encode(json);
        let claims = format!(r#"{{"sub":"ann","aud":"key","exp":{}}}"#, (NOW.0 / 1_000_000) + 60);
        let signed = format!("{}.{}", text(r#"{"alg":"HS256"}"#), text(&claims));
        let key = hmac::Key::new(hmac::HMAC_SHA256, both[1].secret.as_bytes());
        let token = format!("{signed}.{}", B64.encode(hmac::sign(&key, signed.as_bytes())));
        assert_eq!(subject(&token, "key", &both, NOW).as_deref(), Some("ann"));
    }

    #[test]
    fn nobody_is_known_by_anything_else() {
        let (own, other, retired) = (secret("a", false), secret("x", false), secret("r", true));
        let all = [own.clone(), retired.clone()];
        let soon = NOW + Span::minutes(5);
        let fine = sign("ann", "key", soon, &own);
        let mut bent = fine.clone();
        bent.replace_range(fine.len() - 4.., "AAAA");
        let none = |alg: &str| {
            let claims = B64.encode(format!(r#"{{"sub":"ann","aud":"key","exp":{}}}"#, soon.0 / 1_000_000));
            format!("{}.{claims}.", B64.encode(format!(r#"{{"alg":"{alg}"}}"#)))
        };
        let mut renamed = other.clone();
        renamed.kid.clone_from(&own.kid);
        let rest = fine.split_once('.').unwrap().1;
        let claims = rest.split_once('.').unwrap().0;
        let signed = format!("{}.{claims}", B64.encode(r#"{"alg":"RS256"}"#));
        let key = hmac::Key::new(hmac::HMAC_SHA256, own.secret.as_bytes());
        let as_rs256 = format!("{signed}.{}", B64.encode(hmac::sign(&key, signed.as_bytes())));
        let wrong = [
            ("unsigned", none("none")),
            ("no signature", none("HS256")),
            ("another algorithm's name", format!("{}.{rest}", B64.encode(r#"{"alg":"RS256"}"#))),
            ("another algorithm's name, well signed", as_rs256),
            ("another website's", sign("ann", "key2", soon, &own)),
            ("expired", sign("ann", "key", NOW - Span::minutes(2), &own)),
            ("good for too long", sign("ann", "key", NOW + Span::hours(3), &own)),
            ("an unknown secret", sign("ann", "key", soon, &other)),
            ("an unknown secret under a known name", sign("ann", "key", soon, &renamed)),
            ("a retired secret", sign("ann", "key", soon, &retired)),
            ("of nobody", sign("", "key", soon, &own)),
            ("bent", bent),
            ("not a token", "a.b".into()),
            ("nothing", String::new()),
            ("far too long", format!("{fine}{}", "A".repeat(MAX))),
        ];
        for (what, token) in wrong {
            assert_eq!(subject(&token, "key", &all, NOW), None, "{what}");
        }
        assert!(subject(&fine, "key", &all, NOW).is_some());
    }
}
