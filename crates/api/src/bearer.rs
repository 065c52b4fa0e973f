//! In whose name a program calls.

use crate::Api;
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ground::{Error, OrderId, PersonId, Result, SiteId};
use http::HeaderMap;
use http::header::{ACCEPT_LANGUAGE, AUTHORIZATION};
use http::request::Parts;
use people::{Person, Role, Staff, token};
use records::Order;
use records::actions::By;
use std::sync::Arc;
use store::Conn;
use web::{Caller, ClientIp, Oops, Reader};

/// The person or the member of staff whose token came.
#[derive(Clone, Debug)]
pub enum Bearer {
    Person(Arc<Person>),
    Staff(Arc<Staff>),
}

impl<S: Sync> FromRequestParts<S> for Bearer {
    type Rejection = Oops;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> std::result::Result<Self, Oops> {
        parts.extensions.get::<Self>().cloned().ok_or(Oops::SignIn)
    }
}

impl Bearer {
    /// Whose idempotency keys are told apart.
    pub fn key(&self) -> String {
        match self {
            Self::Person(p) => format!("api:person:{}", p.id),
            Self::Staff(s) => format!("api:staff:{}", s.id),
        }
    }

    /// Sees what belongs to this site's customers.
    fn helps_at(&self, site: &SiteId) -> bool {
        match self {
            Self::Person(_) => false,
            Self::Staff(s) => s.is(site, Role::AccountManager) || s.is(site, Role::Supervisor),
        }
    }

    /// Sees the products of a site.
    pub fn belongs_to(&self, site: &SiteId) -> bool {
        match self {
            Self::Person(p) => p.site == *site,
            Self::Staff(s) => s.works_at(site),
        }
    }

    /// The order, and by whom it is acted on. Errors: not found for everybody else's.
    pub fn order(&self, c: &Conn, id: &OrderId) -> Result<(Order, By)> {
        let order = records::shelf::order(c, id)?.ok_or(Error::NotFound)?;
        let person = order.person.clone().ok_or(Error::NotFound)?;
        let by = match self {
            Self::Person(p) if p.id == person => By::Person(person),
            Self::Staff(s) if self.helps_at(&order.site) => {
                By::Staff { staff: s.id.clone(), person, approved_by: None }
            }
            _ => return Err(Error::NotFound),
        };
        Ok((order, by))
    }

    /// A person, and by whom they are acted for. Errors: not found for everybody else.
    pub fn person(&self, c: &Conn, id: &PersonId) -> Result<(Person, By)> {
        let person = people::shelf::person(c, id)?.ok_or(Error::NotFound)?;
        let by = match self {
            Self::Person(p) if p.id == person.id => By::Person(person.id.clone()),
            Self::Staff(s) if self.helps_at(&person.site) => {
                By::Staff { staff: s.id.clone(), person: person.id.clone(), approved_by: None }
            }
            _ => return Err(Error::NotFound),
        };
        Ok((person, by))
    }
}

/// The API's outer middleware: from the token to the caller.
pub async fn resolve(State(api): State<Api>, mut req: Request, next: Next) -> Response {
    let now = api.house.world.now();
    let Some(secret) = secret(req.headers()) else { return next.run(req).await };
    let ip = req.extensions().get::<ClientIp>().map_or(String::new(), |ip| ip.0.clone());
    match find(&api, secret).await {
        Ok(Some(bearer)) => {
            if let Err(wait) = api.calls.take(&bearer.key(), now) {
                return Oops::TooMany(wait).into_response();
            }
            enter(&mut req, bearer);
            next.run(req).await
        }
        Ok(None) => match api.wrong.take(&ip, now) {
            Ok(()) => next.run(req).await,
            Err(wait) => Oops::TooMany(wait).into_response(),
        },
        Err(e) => Oops::from(e).into_response(),
    }
}

fn secret(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim().to_owned())
}

async fn find(api: &Api, secret: String) -> Result<Option<Bearer>> {
    let found = api.house.db.read(move |c| match token::bearer(c, &secret)? {
        Some(token::Bearer::Person(id)) => {
            Ok(people::shelf::person(c, &id)?.map(|p| Bearer::Person(Arc::new(p))))
        }
        Some(token::Bearer::Staff(id)) => {
            let staff = people::shelf::staff(c, &id)?.filter(|s| s.active);
            Ok(staff.map(|s| Bearer::Staff(Arc::new(s))))
        }
        None => Ok(None),
    });
    found.await
}

fn enter(req: &mut Request, bearer: Bearer) {
    let (caller, lang, name) = match &bearer {
        Bearer::Person(p) => {
            let caller = Caller::Person { id: p.id.clone(), site: p.site.clone(), csrf: String::new() };
            (caller, p.lang, p.name())
        }
        Bearer::Staff(s) => {
            let caller = Caller::Staff { id: s.id.clone(), csrf: String::new(), roles: Vec::new() };
            (caller, s.lang, s.name.clone())
        }
    };
    // A program that asks for a language gets it; otherwise the bearer's own.
    let lang = (!req.headers().contains_key(ACCEPT_LANGUAGE)).then_some(lang);
    let ext = req.extensions_mut();
    ext.insert(caller);
    ext.insert(Reader { name, lang, ..Reader::default() });
    ext.insert(bearer);
}
