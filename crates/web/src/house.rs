//! What every handler needs, and what was configured.

use ground::World;
use std::sync::Arc;

/// The door to the database, the hub of live facts, time and chance, and the settings. Cheap to clone.
#[derive(Clone)]
pub struct House {
    pub db: store::Db,
    pub hub: live::Hub,
    pub world: World,
    pub settings: Arc<Settings>,
}

/// What concerns every face. Times and sizes are stated per field.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the program is reached: `https://help.example.org`, without a trailing slash.
    pub public_url: String,
    /// The demo: sign-in links on a page, embedding by `frame_ancestors`.
    pub demo: bool,
    /// Origins that may show our pages in a frame (the demo's first page). Empty: none.
    pub frame_ancestors: Vec<String>,
    /// Origins that our pages may show in a frame. Empty: none.
    pub frame_src: Vec<String>,
    /// Another origin of ours for the document that shows persons' pages at the desk. `None`: the desk's own.
    pub viewer_origin: Option<String>,
    /// Origins of the desk, where the viewer has another. Empty: that of `public_url`.
    pub desk_origins: Vec<String>,
    /// How many proxies stand in front and append to `X-Forwarded-For`. 0: the peer's address counts.
    pub proxies: usize,
    /// Live connections one address may open at once, and then per second.
    pub opens: (u32, f64),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://localhost:8080".to_owned(),
            demo: false,
            frame_ancestors: Vec::new(),
            frame_src: Vec::new(),
            viewer_origin: None,
            desk_origins: Vec::new(),
            proxies: 0,
            opens: (600, 50.0),
        }
    }
}

impl Settings {
    /// `https` or `http`, from `public_url`.
    pub fn scheme(&self) -> &str {
        if self.public_url.starts_with("https:") { "https" } else { "http" }
    }

    /// Host and port of `public_url`.
    pub fn authority(&self) -> &str {
        let rest = self.public_url.split_once("://").map_or(self.public_url.as_str(), |(_, r)| r);
        rest.split('/').next().unwrap_or(rest)
    }

    /// Who may frame the viewer, as a policy says it.
    pub(crate) fn viewer_ancestors(&self) -> String {
        match (&self.viewer_origin, self.desk_origins.as_slice()) {
            (None, _) => "'self'".to_owned(),
            (Some(_), []) => format!("{}://{}", self.scheme(), self.authority()),
            (Some(_), origins) => origins.join(" "),
        }
    }

    /// True where `origin` is ours: the public one, or the same host that was asked, with our scheme.
    pub fn is_own_origin(&self, origin: &str, host: Option<&str>) -> bool {
        let Some((scheme, authority)) = origin.split_once("://") else { return false };
        scheme == self.scheme()
            && (authority.eq_ignore_ascii_case(self.authority())
                || host.is_some_and(|h| h.eq_ignore_ascii_case(authority)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_ours_by_scheme_and_host() {
        let s = Settings { public_url: "https://help.example.org/".to_owned(), ..Settings::default() };
        assert!(s.is_own_origin("https://help.example.org", None));
        assert!(s.is_own_origin("https://shop.example.org", Some("shop.example.org")));
        assert!(!s.is_own_origin("http://help.example.org", Some("help.example.org")));
        assert!(!s.is_own_origin("https://evil.example", Some("help.example.org")));
        assert!(!s.is_own_origin("null", Some("null")));
    }
}
