//! Those who work at the desk or the office.

use ground::{Instant, Lang, Money, SiteId, StaffId};
use serde::{Deserialize, Serialize};

/// What a member of staff may do at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    AccountManager,
    Supervisor,
    Editor,
    Administrator,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::AccountManager, Self::Supervisor, Self::Editor, Self::Administrator];

    pub const fn word(self) -> &'static str {
        match self {
            Self::AccountManager => "account-manager",
            Self::Supervisor => "supervisor",
            Self::Editor => "editor",
            Self::Administrator => "administrator",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.word() == word)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Staff {
    pub id: StaffId,
    pub name: String,
    /// What persons call them: "Anna". Empty: by their whole name, because a given name cannot be cut from it.
    pub called: String,
    pub email: String,
    /// In which the desk speaks to them.
    pub lang: Lang,
    /// In which they speak with persons.
    pub langs: Vec<Lang>,
    pub skills: Vec<String>,
    /// What they may grant alone, each time, in minor units of the site's currency.
    pub authority: i64,
    pub active: bool,
    /// Where they work, as what.
    pub roles: Vec<(SiteId, Role)>,
    pub made_at: Instant,
}

impl Staff {
    /// As persons call them.
    pub fn called(&self) -> &str {
        if self.called.is_empty() { &self.name } else { &self.called }
    }

    pub fn is(&self, site: &SiteId, role: Role) -> bool {
        self.active && self.roles.iter().any(|(s, r)| s == site && *r == role)
    }

    pub fn works_at(&self, site: &SiteId) -> bool {
        self.active && self.roles.iter().any(|(s, _)| s == site)
    }

    /// Every site where they have one of these roles.
    pub fn sites(&self, roles: &[Role]) -> Vec<SiteId> {
        let mut sites: Vec<_> =
            self.roles.iter().filter(|(_, r)| roles.contains(r)).map(|(s, _)| s.clone()).collect();
        sites.sort();
        sites.dedup();
        sites
    }

    pub fn may_grant(&self, worth: Money) -> bool {
        worth.minor <= self.authority
    }
}
