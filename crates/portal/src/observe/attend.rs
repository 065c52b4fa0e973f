//! The middleware that gives every request of the portal its visit.

use super::{COOKIE, Observer, Watch, topic, visit_of};
use crate::Portal;
use axum::extract::{OriginalUri, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use ground::VisitId;
use http::header::{CONTENT_TYPE, SET_COOKIE, USER_AGENT};
use http::{HeaderMap, Method, StatusCode};
use journey::VISIT_GAP;
use std::sync::Arc;
use web::{Aside, Caller, Reader, Site, cookies};

/// Inside the middleware that finds the caller: gives the request its visit, every page the region where
/// help is offered, and notes the page afterwards, where its handler did not.
pub async fn attend(State(portal): State<Portal>, mut req: Request, next: Next) -> Response {
    let observer = portal.observer.clone();
    let Some(site) = req.extensions().get::<Arc<Site>>().cloned() else { return next.run(req).await };
    if is_ahead(req.headers()) || !observer.observes(&site.id).await {
        return next.run(req).await;
    }
    let arrival = Arrival::of(&req, &site);
    let (token, visit) = match arrival.enter(&observer, &site).await {
        Ok(entered) => entered,
        Err(e) => {
            tracing::warn!(error = ?e, "a visit could not be read");
            return next.run(req).await;
        }
    };
    let path = req.extensions().get::<OriginalUri>().map_or(req.uri(), |u| &u.0).path().to_owned();
    // Whoever is known has said it in their preferences.
    let unknown = arrival.caller.person().is_none();
    let alone = unknown && cookies::get(req.headers(), crate::offer::ALONE).is_some();
    observer.0.visits.with(&visit, |live| live.alone = alone);
    let watch = Watch::new(observer.clone(), visit.clone(), &path);
    if req.method() == Method::POST && !path.starts_with("/offers/") {
        watch.sent();
    }
    let whole = req.method() == Method::GET && !req.headers().contains_key("turbo-frame");
    req.extensions_mut().insert(watch.clone());
    let reader = req.extensions_mut().get_or_insert_default::<Reader>();
    reader.topics.push(topic(&visit));
    let offers = Aside::new(move |p| crate::offer::region(&observer, &visit, p));
    reader.aside = Some(match reader.aside.take() {
        Some(other) => other.and(offers),
        None => offers,
    });
    let mut answer = next.run(req).await;
    watch.answered();
    if whole && answer.status() == StatusCode::OK && is_html(answer.headers()) {
        watch.page_by_path();
    }
    let own =
        answer.headers().get_all(SET_COOKIE).iter().any(|v| v.as_bytes().starts_with(COOKIE.as_bytes()));
    if !own {
        cookies::set(answer.headers_mut(), COOKIE, &token, Some(VISIT_GAP.as_secs()));
    }
    answer
}

/// With what somebody arrives.
struct Arrival {
    caller: Caller,
    agent: Option<String>,
    token: Option<String>,
    lang: ground::Lang,
}

impl Arrival {
    fn of(req: &Request, site: &Site) -> Self {
        Self {
            caller: req.extensions().get::<Caller>().cloned().unwrap_or_default(),
            agent: req.headers().get(USER_AGENT).and_then(|v| v.to_str().ok()).map(str::to_owned),
            token: cookies::get(req.headers(), COOKIE).map(str::to_owned),
            lang: lang(req, site),
        }
    }

    /// The visit of this request: the cookie's, or a new one where that belongs to somebody else or has ended.
    async fn enter(&self, observer: &Observer, site: &Site) -> ground::Result<(String, VisitId)> {
        let (person, agent, now) = (self.caller.person(), self.agent.as_deref(), observer.now());
        if let Some(token) = &self.token
            && let Some(visit) = visit_of(token)
        {
            observer.meet(&visit, &site.id, None, self.lang, agent).await?;
            let own = observer.0.visits.with(&visit, |live| live.is_of(&site.id, person, now));
            if own == Some(true) {
                observer.meet(&visit, &site.id, person, self.lang, agent).await?;
                observer.met(&visit);
                return Ok((token.clone(), visit));
            }
        }
        let token = observer.world().token();
        let Some(visit) = visit_of(&token) else {
            return Err(ground::Fault::new("a token is no token").into());
        };
        observer.meet(&visit, &site.id, person, self.lang, agent).await?;
        Ok((token, visit))
    }
}

fn lang(req: &Request, site: &Site) -> ground::Lang {
    let reader = req.extensions().get::<Reader>().and_then(|r| r.lang);
    let header = req.headers().get(http::header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    let chosen = cookies::get(req.headers(), "__Host-lang").and_then(ground::Lang::parse);
    chosen
        .filter(|l| site.langs.contains(l))
        .or(reader)
        .or_else(|| ground::Lang::negotiate(header?, &site.langs))
        .unwrap_or(site.default_lang)
}

/// Fetched ahead of a click that may never come.
fn is_ahead(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-purpose") || headers.contains_key("x-sec-purpose")
}

fn is_html(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/html"))
}
