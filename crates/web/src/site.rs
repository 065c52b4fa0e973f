//! The front door that was knocked at, as pages see it.

use futures_util::future::BoxFuture;
use ground::{Currency, Lang, SiteId};
use std::sync::Arc;

/// A site, as far as a page needs it. In every request's extensions as `Arc<Site>` where the `Host` is known.
#[derive(Clone, Debug)]
pub struct Site {
    pub id: SiteId,
    pub name: String,
    /// True where employees are served, false for customers.
    pub employees: bool,
    /// Languages offered, never empty.
    pub langs: Vec<Lang>,
    pub default_lang: Lang,
    /// IANA name: `Europe/Vienna`.
    pub time_zone: String,
    pub currency: Currency,
    pub look: Look,
}

/// How a site looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The one accent colour, six hexadecimal digits without `#`. It is darkened or lightened until text on
    /// it can be read.
    pub accent: String,
    /// Path of the logo on our own origin; without one the first letter of the name stands for it.
    pub logo: Option<String>,
    /// One or two characters that stand for the site where there is no logo; empty: its first letter.
    pub mark: String,
}

impl Default for Look {
    fn default() -> Self {
        Self { accent: "2b5fc7".to_owned(), logo: None, mark: String::new() }
    }
}

impl Default for Site {
    /// What pages stand in before any site exists, and at names that are no site's.
    fn default() -> Self {
        Self {
            id: SiteId(String::new()),
            name: "Segue".to_owned(),
            employees: false,
            langs: Lang::ALL.to_vec(),
            default_lang: Lang::En,
            time_zone: "UTC".to_owned(),
            currency: Currency::EUR,
            look: Look::default(),
        }
    }
}

/// Finds the site of a request. Asked at every request, so answer from memory.
pub trait Sites: Send + Sync + 'static {
    /// `host` is the `Host` header in lower case, with its port if it had one.
    fn by_host<'a>(&'a self, host: &'a str) -> BoxFuture<'a, Option<Arc<Site>>>;
}

/// The same site whatever the host: for tests and for a house with one site.
impl Sites for Arc<Site> {
    fn by_host<'a>(&'a self, _host: &'a str) -> BoxFuture<'a, Option<Arc<Site>>> {
        Box::pin(std::future::ready(Some(self.clone())))
    }
}

/// For one kind of person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Face {
    #[default]
    Portal,
    Desk,
    Office,
    Api,
}

impl Face {
    /// By where it is mounted.
    pub fn of_path(path: &str) -> Self {
        let under = |p: &str| path == p || path.strip_prefix(p).is_some_and(|r| r.starts_with('/'));
        match path {
            _ if under("/desk") => Self::Desk,
            _ if under("/office") => Self::Office,
            _ if under("/api") => Self::Api,
            _ => Self::Portal,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Desk => "desk",
            Self::Office => "office",
            Self::Api => "api",
        }
    }

    /// The name in [`Face::name`], read back.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Portal, Self::Desk, Self::Office, Self::Api].into_iter().find(|f| f.name() == name)
    }

    /// Its sign-in cookie.
    pub const fn cookie(self) -> &'static str {
        match self {
            Self::Portal | Self::Api => "__Host-portal",
            Self::Desk => "__Host-desk",
            Self::Office => "__Host-office",
        }
    }

    /// Where it is mounted, without a trailing slash.
    pub const fn mount(self) -> &'static str {
        match self {
            Self::Portal => "",
            Self::Desk => "/desk",
            Self::Office => "/office",
            Self::Api => "/api/v1",
        }
    }
}
