//! One front door: a brand or an audience.

use ground::{Currency, Instant, Lang, Money, SiteId};
use serde::{Deserialize, Serialize};

/// Whom a site serves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    #[default]
    Customers,
    Employees,
}

impl Audience {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Employees => "employees",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Customers, Self::Employees].into_iter().find(|a| a.word() == word)
    }
}

/// How a site looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Accent colour, `#rrggbb`.
    pub accent: String,
    /// One or two letters, or an emoji, that stand for the site.
    pub mark: String,
    pub tagline: String,
}

impl Default for Look {
    fn default() -> Self {
        Self { accent: "#2456c7".to_owned(), mark: String::new(), tagline: String::new() }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    pub id: SiteId,
    pub name: String,
    pub kind: Audience,
    /// The name in the `Host` header; none: the only site, or the default one.
    pub host: Option<String>,
    /// Never empty.
    pub langs: Vec<Lang>,
    pub default_lang: Lang,
    /// IANA name of the time zone.
    pub time_zone: String,
    pub currency: Currency,
    pub look: Look,
    /// Opening hours as JSON; `staffing` reads them.
    pub hours: serde_json::Value,
    /// Whether visits are observed.
    pub observe: bool,
    /// Days for which visits and events are kept.
    pub keep_days: i64,
    /// Days for which recordings of co-browsing are kept; 0: there are none.
    pub recording_days: i64,
    /// What all vouchers of one day may be worth together.
    pub voucher_budget: Money,
    pub made_at: Instant,
}
