//! What somebody typed when their session had ended: kept for an hour, shown to the same person once they are
//! signed in again, and sent when they say so.
//!
//! `GET  /unsent/{id}`            what they had typed
//! `POST /unsent/{id}/deletions`  throws it away
//!
//! "Send" goes to the address that the form was going to, with `?draft=ID`; once that has led on, the draft is
//! gone ([`sent`]). So is one that was looked over and confirmed ([`crate::act`]).

pub(crate) mod words;

use crate::Portal;
use crate::order::Matter;
use crate::session::Me;
use askama::Template;
use axum::extract::{Path, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ground::{EventId, OrderId, PersonId, Result, Text};
use http::{Method, StatusCode};
use people::draft::{self, Draft, Kind};
use people::sign_in::{self, Face};
use web::{Answer, Keeper, Page, Routes, Unsent, Who, see, see_saying};
use words::Said;

/// The addresses of this file; merged into the portal's table.
pub fn routes() -> Routes<Portal> {
    Routes::new().get("/unsent/{id}", Who::Person, get).post("/unsent/{id}/deletions", Who::Person, throw)
}

/// Longest address that a form of ours goes to.
const ADDRESS: usize = 500;

/// Keeps forms that come when nobody is signed in; for [`crate::session::resolve`].
pub(crate) fn keeper(portal: &Portal) -> Keeper {
    let portal = portal.clone();
    Keeper::new(move |typed| {
        let portal = portal.clone();
        Box::pin(async move {
            keep(&portal, typed).await.unwrap_or_else(|e| {
                tracing::error!(%e, "a form could not be kept");
                None
            })
        })
    })
}

/// Leads to signing in and on to what was typed. None where the form is nobody's, or nothing was typed into it.
async fn keep(portal: &Portal, typed: Unsent) -> Result<Option<Response>> {
    let now = portal.house.world.now();
    let written = typed.fields.iter().any(|(n, v)| !words::is_hidden(n) && !v.trim().is_empty());
    if !written || typed.address.len() > ADDRESS {
        return Ok(None);
    }
    let (token, site) = (typed.token.clone(), typed.site.clone());
    let find = move |c: &store::Conn| {
        let Some((person, _)) = sign_in::owner(c, Face::Portal, &token)? else { return Ok(None) };
        Ok(people::shelf::person(c, &PersonId(person))?.filter(|p| p.site == site))
    };
    let Some(person) = portal.house.db.read(find).await? else { return Ok(None) };
    if portal.limits.messages.take(person.id.as_str(), now).is_err() {
        return Ok(None);
    }
    let draft = Draft {
        id: portal.house.world.id::<EventId>().0,
        site: typed.site,
        person: person.id,
        kind: Kind::Unsent,
        address: typed.address,
        fields: typed.fields,
        made_at: now,
    };
    let to = format!("/sign-in?then=/unsent/{}", draft.id);
    portal.house.db.write(move |c| draft::keep(c, &draft)).await?;
    Ok(Some(see(to)))
}

#[derive(Template)]
#[template(path = "unsent.html")]
struct UnsentPage {
    p: Page,
    draft: Draft,
    what: String,
    said: Vec<Said>,
    /// Where "Send" goes.
    action: String,
}

async fn own(portal: &Portal, me: &Me, id: String, now: ground::Instant) -> Result<Draft> {
    let person = me.id().clone();
    let found = portal.house.db.read(move |c| draft::find(c, &person, Kind::Unsent, &id, now));
    found.await?.ok_or(ground::Error::NotFound)
}

/// `GET /unsent/{id}`
pub async fn get(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let draft = own(&portal, &me, id, p.now).await?;
    let matter = match words::order_of(&draft.address) {
        Some((order, noun)) => Matter::of(&portal, &me, OrderId(order)).await.ok().map(|m| (m, noun)),
        None => None,
    };
    let p = p.titled("portal-unsent-title");
    let query = query(&draft.id);
    let query = if draft.address.contains('?') { query.replacen('?', "&", 1) } else { query };
    let page = UnsentPage {
        what: words::what(&p, &draft.address),
        said: words::said(&p, &draft, matter.as_ref()),
        action: format!("{}{query}", draft.address),
        draft,
        p,
    };
    web::page(&page)
}

/// `POST /unsent/{id}/deletions`
pub async fn throw(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let draft = own(&portal, &me, id, p.now).await?;
    portal.house.db.write(move |c| draft::throw(c, &draft.person, &draft.id)).await?;
    Ok(see_saying("/", "note", &Text::new("portal-unsent-thrown")))
}

/// Inside the middleware that finds the caller: a draft that was sent, and taken, is needed no longer.
pub(crate) async fn sent(State(portal): State<Portal>, req: Request, next: Next) -> Response {
    let posted =
        if req.method() == Method::POST { named(req.uri().query().unwrap_or("")) } else { Vec::new() };
    let me = req.extensions().get::<Me>().map(|m| m.id().clone());
    let answer = next.run(req).await;
    let taken = answer.status() == StatusCode::SEE_OTHER || answer.status().is_success();
    if let (Some(me), true, false) = (me, taken, posted.is_empty()) {
        let throw =
            move |c: &store::Conn| posted.iter().try_for_each(|id| draft::throw(c, &me, id).map(drop));
        if let Err(e) = portal.house.db.write(throw).await {
            tracing::warn!(%e, "a draft that was sent is still there");
        }
    }
    answer
}

/// Added to the address of a form, it names the draft that goes with it.
pub(crate) fn query(id: &str) -> String {
    format!("?draft={id}")
}

/// The drafts that an address names: one was looked over, and when it was confirmed the session had ended.
fn named(query: &str) -> Vec<String> {
    query.split('&').filter_map(|pair| pair.strip_prefix("draft=")).take(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::speaks;
    use ground::Lang;

    #[test]
    fn what_was_typed_is_shown_in_each_language_as_text() {
        let addresses = [
            "/help",
            "/help/case",
            "/help/call",
            "/dialogue/d/messages",
            "/dialogue/d/rating",
            "/profile",
            "/preferences",
            "/leave/requests/preview",
            "/cases/c/additions",
            "/articles/a/ratings",
            "/approvals/r/decisions",
            "/orders/%23W1/returns/preview",
            "/something/else",
        ];
        let fields = [
            ("wish", "<b>HX</b>\nsecond"),
            ("at", "2026-11-23T10:00:00Z"),
            ("at", "HX"),
            ("stars", "4"),
            ("words", "w"),
            ("first", "2026-11-24"),
            ("last", "HX"),
            ("kind", "annual"),
            ("note", "n"),
            ("decision", "approve"),
            ("useful", "yes"),
            ("text_size", "large"),
            ("lang", "hu"),
            ("manner", "HX"),
            ("key", "hidden-key"),
            ("<x-evil>", "v"),
            ("phone", "1"),
            ("zip", "2"),
            ("body", "b"),
            ("reason", "no longer needed"),
        ];
        for lang in Lang::ALL {
            for address in addresses {
                let draft = Draft {
                    id: "d-1".into(),
                    site: "shop".into(),
                    person: "ann".into(),
                    kind: Kind::Unsent,
                    address: address.to_owned(),
                    fields: fields.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec(),
                    made_at: NOW,
                };
                let p = Page::sample(lang, NOW).titled("portal-unsent-title");
                let (what, said) = (words::what(&p, address), words::said(&p, &draft, None));
                let html = UnsentPage { p, action: address.to_owned(), what, said, draft }.render().unwrap();
                speaks(&html);
                assert!(!html.contains("<b>HX") && !html.contains("<x-evil>"), "{html}");
                assert_eq!(html.matches("hidden-key").count(), 1, "it is sent, and not shown");
            }
        }
    }
}
