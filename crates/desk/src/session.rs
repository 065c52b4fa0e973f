//! From the cookie to the caller, and what every desk page knows of them.

use crate::Desk;
use crate::me::DESK_ROLES;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ground::Result;
use http::request::Parts;
use people::sign_in::{self, Face as Door};
use people::{Role, Staff};
use std::sync::Arc;
use web::{Caller, Face, Nav, Reader, cookies};

struct Known {
    staff: Staff,
    approvals: i64,
    stale: bool,
}

async fn known(desk: &Desk, secret: &str) -> Result<Option<Known>> {
    let (secret, now) = (secret.to_owned(), desk.now());
    desk.house
        .db
        .read(move |c| {
            let Some(session) = sign_in::session(c, Door::Desk, &secret, now)? else { return Ok(None) };
            let staff = people::shelf::staff(c, &session.subject.as_str().into())?.filter(|s| s.active);
            let Some(staff) = staff else { return Ok(None) };
            let supervised = staff.sites(&[Role::Supervisor]);
            let approvals =
                if supervised.is_empty() { 0 } else { remedy::shelf::asked(c, &supervised)?.len() };
            Ok(Some(Known { staff, approvals: approvals as i64, stale: session.stale }))
        })
        .await
}

fn as_caller(staff: &Staff, secret: &str) -> Caller {
    Caller::of_staff(&staff.id, secret, staff.roles.iter().map(|(_, role)| role.word()))
}

/// Who is behind a request or a live connection of the desk.
pub async fn caller(desk: &Desk, head: &Parts) -> Caller {
    let Some(secret) = cookies::get(&head.headers, Face::Desk.cookie()) else { return Caller::Nobody };
    match known(desk, secret).await {
        Ok(Some(k)) => as_caller(&k.staff, secret),
        Ok(None) => Caller::Nobody,
        Err(e) => {
            tracing::warn!(%e, "a session could not be read");
            Caller::Nobody
        }
    }
}

/// The desk's middleware: puts [`Caller`] and [`Reader`] into the request.
pub async fn resolve(State(desk): State<Desk>, mut req: Request, next: Next) -> Response {
    let secret = cookies::get(req.headers(), Face::Desk.cookie()).map(str::to_owned);
    if let Some(secret) = secret {
        match known(&desk, &secret).await {
            Ok(Some(k)) => {
                if k.stale {
                    let (secret, now) = (secret.clone(), desk.now());
                    let _ = desk.house.db.write(move |c| sign_in::seen(c, &secret, now)).await;
                }
                req.extensions_mut().insert(as_caller(&k.staff, &secret));
                req.extensions_mut().insert(reader(&k));
                req.extensions_mut().insert(Arc::new(k.staff));
            }
            Ok(None) => {}
            Err(e) => tracing::warn!(%e, "a session could not be read"),
        }
    }
    next.run(req).await
}

fn reader(k: &Known) -> Reader {
    let mut nav = vec![
        Nav::new("/desk", "desk-nav-home", "list"),
        Nav::new("/desk/visits", "desk-live-title", "eye"),
        Nav::new("/desk/dialogues", "desk-nav-dialogues", "chat"),
        Nav::new("/desk/cases", "desk-nav-cases", "flag"),
    ];
    if !k.staff.sites(&[Role::Supervisor]).is_empty() {
        let approvals = Nav::new("/desk/approvals", "desk-nav-approvals", "check").counting(k.approvals);
        nav.push(approvals.live("approvals-count"));
    }
    let mut topics = vec![format!("staff:{}", k.staff.id)];
    topics.extend(k.staff.sites(&DESK_ROLES).iter().map(|s| format!("queue:{s}")));
    Reader { name: k.staff.name.clone(), lang: Some(k.staff.lang), nav, topics, ..Reader::default() }
}
