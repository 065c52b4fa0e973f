//! From the cookie to the caller, and what every office page knows of them.

use crate::Office;
use crate::me::{ADMINISTRATORS, LEADS, OFFICE, WRITERS};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ground::Result;
use http::request::Parts;
use people::sign_in::{self, Face as Door};
use people::{Role, Staff};
use web::{Caller, Face, Nav, Reader, cookies};

async fn known(office: &Office, secret: &str) -> Result<Option<(Staff, bool)>> {
    let (secret, now) = (secret.to_owned(), office.now());
    office
        .house
        .db
        .read(move |c| {
            let Some(session) = sign_in::session(c, Door::Office, &secret, now)? else { return Ok(None) };
            let staff = people::shelf::staff(c, &session.subject.as_str().into())?;
            Ok(staff.filter(|s| s.active && !s.sites(OFFICE).is_empty()).map(|s| (s, session.stale)))
        })
        .await
}

fn as_caller(staff: &Staff, secret: &str) -> Caller {
    Caller::of_staff(&staff.id, secret, staff.roles.iter().map(|(_, role)| role.word()))
}

/// Who is behind a request of the office.
pub async fn caller(office: &Office, head: &Parts) -> Caller {
    let Some(secret) = cookies::get(&head.headers, Face::Office.cookie()) else { return Caller::Nobody };
    match known(office, secret).await {
        Ok(Some((staff, _))) => as_caller(&staff, secret),
        Ok(None) => Caller::Nobody,
        Err(e) => {
            tracing::warn!(%e, "a session could not be read");
            Caller::Nobody
        }
    }
}

/// The office's middleware: puts [`Caller`] and [`Reader`] into the request.
pub(crate) async fn resolve(State(office): State<Office>, mut req: Request, next: Next) -> Response {
    if let Some(secret) = cookies::get(req.headers(), Face::Office.cookie()).map(str::to_owned) {
        match known(&office, &secret).await {
            Ok(Some((staff, stale))) => {
                req.extensions_mut().insert(as_caller(&staff, &secret));
                req.extensions_mut().insert(reader(&staff));
                if stale {
                    let now = office.now();
                    let _ = office.house.db.write(move |c| sign_in::seen(c, &secret, now)).await;
                }
            }
            Ok(None) => {}
            Err(e) => tracing::warn!(%e, "a session could not be read"),
        }
    }
    next.run(req).await
}

/// Only what they may open is in the navigation.
fn reader(staff: &Staff) -> Reader {
    let may = |roles: &[Role]| !staff.sites(roles).is_empty();
    let mut nav = vec![Nav::new("/office", "office-nav-home", "home")];
    let mut entry = |roles: &[Role], href: &str, key: &str, icon: &'static str| {
        if may(roles) {
            nav.push(Nav::new(href, key, icon));
        }
    };
    entry(LEADS, "/office/sites", "office-nav-sites", "building");
    entry(LEADS, "/office/staff", "office-nav-staff", "people");
    entry(LEADS, "/office/persons", "office-nav-persons", "person");
    entry(WRITERS, "/office/articles", "office-nav-articles", "book");
    entry(LEADS, "/office/measures", "office-nav-measures", "chart");
    entry(LEADS, "/office/observed", "office-nav-observed", "eye");
    entry(LEADS, "/office/audit", "office-nav-audit", "history");
    entry(ADMINISTRATORS, "/office/tokens", "office-nav-tokens", "lock");
    Reader { name: staff.name.clone(), lang: Some(staff.lang), nav, ..Reader::default() }
}
