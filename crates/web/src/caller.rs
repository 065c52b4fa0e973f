//! Who calls, and who may.

use crate::site::Face;
use axum::extract::FromRequestParts;
use ground::{PersonId, SiteId, StaffId};
use http::request::Parts;
use std::convert::Infallible;

/// What staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    AccountManager,
    Supervisor,
    Editor,
    Administrator,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::AccountManager, Self::Supervisor, Self::Editor, Self::Administrator];

    /// As stored: `account-manager`, `supervisor`, `editor`, `administrator`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AccountManager => "account-manager",
            Self::Supervisor => "supervisor",
            Self::Editor => "editor",
            Self::Administrator => "administrator",
        }
    }

    /// The code of [`Role::code`], read back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }
}

/// Who calls. A face's middleware finds out from its cookie and puts this into the request's extensions;
/// as an extractor it never fails.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Caller {
    #[default]
    Nobody,
    Person {
        id: PersonId,
        site: SiteId,
        /// What forms must carry: [`crate::csrf::of`] the session's secret.
        csrf: String,
    },
    Staff {
        id: StaffId,
        /// What forms must carry: [`crate::csrf::of`] the session's secret.
        csrf: String,
        /// Held here or everywhere.
        roles: Vec<Role>,
    },
}

impl Caller {
    /// Staff behind a session's secret, with their roles by [`Role::code`]; what is no role is none.
    pub fn of_staff<'a>(id: &StaffId, secret: &str, roles: impl IntoIterator<Item = &'a str>) -> Self {
        let mut roles: Vec<Role> = roles.into_iter().filter_map(Role::parse).collect();
        roles.sort_by_key(|r| r.code());
        roles.dedup();
        Self::Staff { id: id.clone(), csrf: crate::csrf::of(secret), roles }
    }

    pub const fn is_nobody(&self) -> bool {
        matches!(self, Self::Nobody)
    }

    pub const fn person(&self) -> Option<&PersonId> {
        if let Self::Person { id, .. } = self { Some(id) } else { None }
    }

    pub const fn staff(&self) -> Option<&StaffId> {
        if let Self::Staff { id, .. } = self { Some(id) } else { None }
    }

    pub fn has(&self, role: Role) -> bool {
        matches!(self, Self::Staff { roles, .. } if roles.contains(&role))
    }

    pub(crate) fn csrf(&self) -> Option<&str> {
        match self {
            Self::Nobody => None,
            Self::Person { csrf, .. } | Self::Staff { csrf, .. } => Some(csrf),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody, signed in or not.
    Anyone,
    /// A signed-in person of the site that was asked.
    Person,
    /// Staff with one of these roles; any staff where the list is empty.
    Staff(&'static [Role]),
    /// A program with a bearer token, for a person or for staff. No cookie counts, so no CSRF token is asked.
    Bearer,
    /// A program that proves itself in another way (signature, secret address). No CSRF token is asked.
    Machine,
}

pub(crate) enum Verdict {
    Welcome,
    /// Nobody is signed in.
    SignIn,
    /// Somebody is, and they may not.
    Forbidden,
}

impl Who {
    pub(crate) fn judge(self, caller: &Caller, site: Option<&SiteId>) -> Verdict {
        match (self, caller) {
            (Self::Anyone | Self::Machine, _) => Verdict::Welcome,
            (_, Caller::Nobody) => Verdict::SignIn,
            (Self::Bearer, _) => Verdict::Welcome,
            (Self::Person, Caller::Person { site: own, .. }) if site.is_none_or(|s| s == own) => {
                Verdict::Welcome
            }
            (Self::Staff(asked), Caller::Staff { roles, .. })
                if asked.is_empty() || asked.iter().any(|r| roles.contains(r)) =>
            {
                Verdict::Welcome
            }
            _ => Verdict::Forbidden,
        }
    }

    /// For the table of routes: `anyone`, `person`, `staff(supervisor,editor)`, `bearer`, `machine`.
    pub fn label(self) -> String {
        match self {
            Self::Anyone => "anyone".to_owned(),
            Self::Person => "person".to_owned(),
            Self::Staff([]) => "staff".to_owned(),
            Self::Staff(roles) => {
                format!("staff({})", roles.iter().map(|r| r.code()).collect::<Vec<_>>().join(","))
            }
            Self::Bearer => "bearer".to_owned(),
            Self::Machine => "machine".to_owned(),
        }
    }
}

/// What a face's middleware knows of its signed-in caller beyond [`Caller`]; put it into the request's
/// extensions and every page shows it.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    pub name: String,
    pub lang: Option<ground::Lang>,
    /// IANA zone; the site's where `None`.
    pub zone: Option<String>,
    pub prefs: crate::page::Prefs,
    pub nav: Vec<crate::page::Nav>,
    /// Topics every page of this caller listens to, such as `person:ID`.
    pub topics: Vec<String>,
    /// What the face puts below every page's main part.
    pub aside: Option<Aside>,
}

/// A fragment of HTML made when a page is, for it: it may use the page's token and language.
#[derive(Clone)]
pub struct Aside(std::sync::Arc<dyn Fn(&crate::Page) -> String + Send + Sync>);

impl Aside {
    /// `make` answers safe HTML: a rendered template.
    pub fn new(make: impl Fn(&crate::Page) -> String + Send + Sync + 'static) -> Self {
        Self(std::sync::Arc::new(make))
    }

    /// Both, one after the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::new(move |p| self.html(p) + &other.html(p))
    }

    pub(crate) fn html(&self, p: &crate::Page) -> String {
        (self.0)(p)
    }
}

impl std::fmt::Debug for Aside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Aside")
    }
}

impl Face {
    /// Where a caller without a session is sent.
    pub const fn sign_in(self) -> &'static str {
        match self {
            Self::Portal | Self::Api => "/sign-in",
            Self::Desk => "/desk/sign-in",
            Self::Office => "/office/sign-in",
        }
    }
}
