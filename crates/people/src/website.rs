//! A website that is not ours, on which our script stands: where it may, what it may observe, and what its server
//! signs with to say who somebody is.

use crate::sql;
use ground::{Instant, Refusal, Result, SiteId, Text};
use serde::{Deserialize, Serialize};
use store::{Conn, Row, params};

/// Origins and fields of one website.
pub const ORIGINS_MAX: usize = 20;
pub const FIELDS_MAX: usize = 100;
/// Secrets in force at a time: one is used while the other is being replaced.
pub const SECRETS_MAX: usize = 2;

/// Why somebody may be observed there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Each person agrees first, and the page says so to the script.
    #[default]
    Consent,
    /// The organisation declares a legitimate interest, and answers for it.
    Interest,
    /// Nobody is observed; help can be asked for.
    None,
}

impl Basis {
    pub const ALL: [Self; 3] = [Self::Consent, Self::Interest, Self::None];

    /// As stored and sent: `consent`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Interest => "interest",
            Self::None => "none",
        }
    }

    /// The code of [`Basis::code`] read back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.code() == code)
    }
}

/// The website of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Website {
    #[serde(skip)]
    pub site: SiteId,
    /// Public: stands in the page.
    pub key: String,
    /// `https://www.example.org`, in lower case and without a path.
    pub origins: Vec<String>,
    pub basis: Basis,
    /// Names or selectors of fields whose names may leave the page.
    pub fields: Vec<String>,
    #[serde(skip)]
    pub changed_at: Instant,
}

/// What a website's server signs with.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    pub kid: String,
    pub secret: String,
    pub made_at: Instant,
    pub retired_at: Option<Instant>,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secret")
            .field("kid", &self.kid)
            .field("retired_at", &self.retired_at)
            .finish_non_exhaustive()
    }
}

impl Website {
    /// Whether the script may stand on a page of this origin.
    pub fn allows(&self, origin: &str) -> bool {
        self.origins.iter().any(|o| o.eq_ignore_ascii_case(origin))
    }
}

/// An origin as browsers send it: scheme, host, and the port where it is not the usual one. `None` for anything else;
/// plain `http` is one on this machine only.
pub fn origin(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('/').to_ascii_lowercase();
    let (scheme, rest) = typed.split_once("://")?;
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) => (host, Some(port.parse::<u16>().ok()?)),
        None => (rest, None),
    };
    let label = |l: &str| {
        let fine = l.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        !l.is_empty() && l.len() <= 63 && fine && !l.starts_with('-') && !l.ends_with('-')
    };
    if host.len() > 253 || !host.split('.').all(label) {
        return None;
    }
    let here = host == "localhost" || host.ends_with(".localhost") || host == "127.0.0.1";
    let usual = match scheme {
        "https" => 443,
        "http" if here => 80,
        _ => return None,
    };
    Some(match port.filter(|p| *p != usual) {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

/// A site's website.
pub fn of_site(c: &Conn, site: &SiteId) -> Result<Option<Website>> {
    c.one(sql::WEBSITE_OF_SITE, params![site])?.as_ref().map(read).transpose()
}

/// The website with this public key.
pub fn by_key(c: &Conn, key: &str) -> Result<Option<Website>> {
    c.one(sql::WEBSITE_BY_KEY, params![key])?.as_ref().map(read).transpose()
}

/// Keeps a website. Errors: refused where it has too many origins or fields.
pub fn put(c: &Conn, w: &Website) -> Result<()> {
    if w.origins.len() > ORIGINS_MAX || w.fields.len() > FIELDS_MAX {
        let most = if w.origins.len() > ORIGINS_MAX { ORIGINS_MAX } else { FIELDS_MAX };
        let text = Text::new("people-website-too-many").with("most", most as i64);
        return Err(Refusal::input("website.too-many", "origins", text).into());
    }
    let (origins, fields) = (list(&w.origins), list(&w.fields));
    c.run(sql::WEBSITE_PUT, params![&w.site, &w.key, origins, w.basis.code(), fields, w.changed_at])?;
    Ok(())
}

/// The secrets of a website, the newest first; retired ones too.
pub fn secrets(c: &Conn, site: &SiteId) -> Result<Vec<Secret>> {
    let read = |r: &Row| Secret {
        kid: r.get(0),
        secret: r.get(1),
        made_at: r.instant(2),
        retired_at: r.get::<Option<i64>>(3).map(Instant),
    };
    Ok(c.all(sql::SECRETS, params![site])?.iter().map(read).collect())
}

/// Adds a secret. Errors: refused where [`SECRETS_MAX`] are in force.
pub fn add_secret(c: &Conn, site: &SiteId, s: &Secret) -> Result<()> {
    crate::shelf::hold_site(c, site)?;
    let in_force = secrets(c, site)?.iter().filter(|s| s.retired_at.is_none()).count();
    if in_force >= SECRETS_MAX {
        let text = Text::new("people-website-secrets").with("most", SECRETS_MAX as i64);
        return Err(Refusal::conflict("website.secrets", text).into());
    }
    c.run(sql::SECRET_ADD, params![&s.kid, site, &s.secret, s.made_at])?;
    Ok(())
}

/// From now on nothing that is signed with it counts. False where there is none in force.
pub fn retire_secret(c: &Conn, site: &SiteId, kid: &str, now: Instant) -> Result<bool> {
    Ok(c.run(sql::SECRET_RETIRE, params![kid, site, now])? == 1)
}

fn list(all: &[String]) -> serde_json::Value {
    serde_json::Value::from(all.to_vec())
}

fn read(r: &Row) -> Result<Website> {
    Ok(Website {
        site: r.id(0),
        key: r.get(1),
        origins: r.json(2)?,
        basis: Basis::parse(&r.get::<String>(3)).unwrap_or(Basis::None),
        fields: r.json(4)?,
        changed_at: r.instant(5),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_a_browser_sends() {
        let fine = [
            ("https://www.Example.org/", "https://www.example.org"),
            ("https://example.org:443", "https://example.org"),
            ("https://example.org:8443", "https://example.org:8443"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://shop.localhost", "http://shop.localhost"),
        ];
        for (typed, meant) in fine {
            assert_eq!(origin(typed).as_deref(), Some(meant), "{typed}");
        }
        let wrong = [
            "",
            "example.org",
            "http://example.org",
            "https://",
            "https://a b",
            "https://a/b",
            "https://*.a.org",
            "ftp://a.org",
            "https://a.org:99999",
            "https://u:p@a.org",
            "javascript://a",
            "https://-a.org",
            "null",
        ];
        for typed in wrong {
            assert_eq!(origin(typed), None, "{typed}");
        }
    }
}
