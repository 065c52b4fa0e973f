//! What the script asks and tells by requests.

use super::serve::foreign;
use super::{BODY_MAX, Came, Counts, SEQ_MAX, Script, Tied, jwt};
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Json};
use ground::{Error, Lang, OfferId, PersonId};
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, ORIGIN, RETRY_AFTER, USER_AGENT, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};
use people::website::{Basis, Website};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use web::{ClientIp, Site, Tongue};

/// Texts of the card, as the script asks for them.
const TEXTS: [&str; 14] = [
    "offer-region",
    "offer-title",
    "offer-shared",
    "offer-card-hint",
    "offer-accept",
    "offer-no",
    "offer-never",
    "offer-ask-title",
    "offer-ask-text",
    "offer-ask-yes",
    "offer-opened",
    "offer-open",
    "offer-failed",
    "offer-close",
];
/// Deepest nesting of a batch: `events[].…` needs three.
const DEPTH: usize = 6;

/// A call that is refused, before anything of it was taken.
pub(super) struct No {
    status: StatusCode,
    why: &'static str,
    retry: Option<i64>,
}

pub(super) const fn no(status: StatusCode, why: &'static str) -> No {
    No { status, why, retry: None }
}

impl No {
    pub(super) fn why(&self) -> &'static str {
        self.why
    }

    pub(super) fn is_slow(&self) -> bool {
        self.status == StatusCode::TOO_MANY_REQUESTS
    }

    /// The page has no business here any more.
    pub(super) fn is_final(&self) -> bool {
        matches!(self.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
    }

    pub(super) fn slow(wait: ground::Span) -> Self {
        let seconds = (wait.as_millis() + 999) / 1_000;
        Self { status: StatusCode::TOO_MANY_REQUESTS, why: "too many at once", retry: Some(seconds.max(1)) }
    }
}

/// The page that calls: its website, its language, and how it may be answered.
pub(super) struct Page {
    pub website: Website,
    secrets: Vec<people::website::Secret>,
    site: Arc<Site>,
    origin: String,
    agent: String,
    accept: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    pub site: String,
    visit: String,
    lang: String,
}

impl Page {
    /// Looks at key and origin. A key is of the site whose portal was asked, and of no other.
    pub(super) async fn of(
        script: &Script,
        site: &Arc<Site>,
        ip: &ClientIp,
        headers: &HeaderMap,
        key: &str,
    ) -> Result<Self, No> {
        script.addresses.take(&ip.0, script.house.world.now()).map_err(No::slow)?;
        let found = script.website(key).await.map_err(|e| {
            tracing::warn!(error = ?e, "a website could not be read");
            no(StatusCode::SERVICE_UNAVAILABLE, "not now")
        })?;
        let (website, secrets) = found
            .filter(|(w, _)| w.site == site.id)
            .ok_or(no(StatusCode::NOT_FOUND, "there is no website with this key here"))?;
        let text =
            |name| headers.get(name).and_then(|v: &HeaderValue| v.to_str().ok()).unwrap_or("").to_owned();
        let origin = text(ORIGIN);
        if !website.allows(&origin) {
            return Err(no(StatusCode::FORBIDDEN, "the script may not stand on pages of this origin"));
        }
        let (agent, accept) = (text(USER_AGENT), text(http::header::ACCEPT_LANGUAGE));
        Ok(Self { website, secrets, site: site.clone(), origin, agent, accept })
    }

    /// The language to speak: the one asked for, the browser's, the site's.
    pub(super) fn lang(&self, asked: &str) -> Lang {
        let of_site = |l: &Lang| self.site.langs.contains(l);
        Lang::parse(asked)
            .filter(of_site)
            .or_else(|| Lang::negotiate(&self.accept, &self.site.langs))
            .unwrap_or(self.site.default_lang)
    }

    /// Whose batch it is.
    pub(super) async fn came(&self, script: &Script, body: &Value) -> Came {
        let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or("");
        let now = script.house.world.now();
        let sub = jwt::subject(text("token"), &self.website.key, &self.secrets, now);
        let person = match sub {
            Some(sub) => known(script, &self.website, sub).await,
            None => None,
        };
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        Came {
            site: self.website.site.clone(),
            visit: text("visit").to_owned(),
            host: host.to_owned(),
            person,
            lang: self.lang(text("lang")),
            agent: self.agent.clone(),
        }
    }

    /// The page as one from which somebody was asked for.
    pub(super) fn tied(&self, secret: &str, lang: &str) -> Tied {
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        Tied {
            site: self.website.site.clone(),
            host: host.to_owned(),
            secret: secret.to_owned(),
            lang: self.lang(lang),
        }
    }

    fn answer(&self, status: StatusCode, body: &Value) -> Response {
        let mut answer = (status, Json(body)).into_response();
        self.open(answer.headers_mut());
        answer
    }

    fn open(&self, h: &mut HeaderMap) {
        if let Ok(origin) = HeaderValue::from_str(&self.origin) {
            h.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        h.insert(VARY, HeaderValue::from_static("origin"));
        h.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        foreign(h);
    }

    /// A refusal that the page may read.
    fn refuse(&self, n: &No) -> Response {
        let mut answer = n.answer();
        self.open(answer.headers_mut());
        answer
    }
}

/// The person of this id, if the site has them.
async fn known(script: &Script, website: &Website, sub: String) -> Option<PersonId> {
    let (site, id) = (website.site.clone(), PersonId(sub));
    let found = script.house.db.read(move |c| people::shelf::person(c, &id)).await.ok().flatten()?;
    (found.site == site).then_some(found.id)
}

impl No {
    fn answer(&self) -> Response {
        let mut answer = (self.status, Json(json!({ "error": self.why }))).into_response();
        if let Some(seconds) = self.retry {
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        foreign(answer.headers_mut());
        answer
    }
}

fn fault(e: &Error) -> No {
    match e {
        Error::NotFound => no(StatusCode::NOT_FOUND, "there is no such visit here"),
        Error::Refused(_) => no(StatusCode::BAD_REQUEST, "the visit is not one that the script made"),
        other => {
            tracing::warn!(error = ?other, "a call of the script failed");
            no(StatusCode::SERVICE_UNAVAILABLE, "not now")
        }
    }
}

/// Reads a body: JSON, bounded in size and depth.
pub(super) fn read(body: &[u8]) -> Result<Value, No> {
    if body.len() > BODY_MAX {
        return Err(no(StatusCode::PAYLOAD_TOO_LARGE, "a batch is at most 32 KiB"));
    }
    let value: Value =
        serde_json::from_slice(body).map_err(|_| no(StatusCode::BAD_REQUEST, "the body is no JSON"))?;
    if !value.is_object() || !shallow(&value, DEPTH) {
        return Err(no(StatusCode::BAD_REQUEST, "the body is no batch"));
    }
    Ok(value)
}

fn shallow(value: &Value, depth: usize) -> bool {
    let inner: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Array(all) => Box::new(all.iter()),
        Value::Object(all) => Box::new(all.values()),
        _ => return true,
    };
    depth > 0 && inner.into_iter().all(|v| shallow(v, depth - 1))
}

/// The number of a batch; none where it carries none.
pub(super) fn seq(body: &Value) -> Result<Option<u64>, No> {
    match body.get("seq") {
        None | Some(Value::Null) => Ok(None),
        Some(n) => n
            .as_u64()
            .filter(|n| *n <= SEQ_MAX)
            .map(Some)
            .ok_or(no(StatusCode::BAD_REQUEST, "the number is none")),
    }
}

/// `GET /segue/setup?site=KEY&lang=de`
pub(super) async fn setup(
    State(script): State<Script>,
    Extension(site): Extension<Arc<Site>>,
    Extension(ip): Extension<ClientIp>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Response {
    let page = match Page::of(&script, &site, &ip, &headers, &asked.site).await {
        Ok(page) => page,
        Err(n) => return refused(&script, &n),
    };
    let lang = page.lang(&asked.lang);
    let tongue = Tongue::new(lang);
    let mut texts: serde_json::Map<String, Value> =
        TEXTS.iter().map(|t| ((*t).to_owned(), tongue.t(t).into())).collect();
    match script.visits.title(&site.id, lang).await {
        Ok(Some(own)) => drop(texts.insert("offer-title".to_owned(), own.into())),
        Ok(None) => {}
        Err(e) => tracing::warn!(error = ?e, "own words were not found"),
    }
    let w = &page.website;
    let body = json!({
        "site": w.key,
        "name": site.name,
        "lang": lang.code(),
        "languages": site.langs.iter().map(|l| l.code()).collect::<Vec<_>>(),
        "theme": { "accent": format!("#{}", site.look.accent) },
        "basis": if site_observes(&script, w).await { w.basis } else { Basis::None },
        "fields": w.fields,
        "texts": texts,
    });
    page.answer(StatusCode::OK, &body)
}

/// Whether the site wishes observation at all.
async fn site_observes(script: &Script, w: &Website) -> bool {
    let id = w.site.clone();
    let found = script.house.db.read(move |c| people::shelf::site(c, &id)).await;
    found.is_ok_and(|s| s.is_some_and(|s| s.observe))
}

/// `POST /segue/events`
pub(super) async fn events(
    State(script): State<Script>,
    Extension(site): Extension<Arc<Site>>,
    Extension(ip): Extension<ClientIp>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (page, body) = match enter(&script, &site, &ip, &headers, &body).await {
        Ok(entered) => entered,
        Err(answer) => return answer,
    };
    match take(&script, &page, &body).await {
        Ok(heard) => page.answer(StatusCode::OK, &heard),
        Err(n) => {
            count(&script, &n);
            page.refuse(&n)
        }
    }
}

/// Takes one batch in, and says what the script hears of it.
pub(super) async fn take(script: &Script, page: &Page, body: &Value) -> Result<Value, No> {
    let number = seq(body)?;
    let came = page.came(script, body).await;
    if page.website.basis == Basis::None {
        return Err(no(StatusCode::FORBIDDEN, "nobody is observed on this website"));
    }
    script.batches.take(&came.visit, script.house.world.now()).map_err(No::slow)?;
    let (dropped, offer) = script.visits.take(&came, body).await.map_err(|e| fault(&e))?;
    Counts::one(&script.counts.batches);
    Ok(json!({ "taken": number, "dropped": dropped, "offer": offer, "known": came.person.is_some() }))
}

async fn enter(
    script: &Script,
    site: &Arc<Site>,
    ip: &ClientIp,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(Page, Value), Response> {
    let body = read(body).map_err(|n| refused(script, &n))?;
    let key = body.get("site").and_then(Value::as_str).unwrap_or("");
    let page = Page::of(script, site, ip, headers, key).await.map_err(|n| refused(script, &n))?;
    Ok((page, body))
}

pub(super) fn count(script: &Script, n: &No) {
    let slow = n.status == StatusCode::TOO_MANY_REQUESTS;
    Counts::one(if slow { &script.counts.slowed } else { &script.counts.refused });
}

pub(super) fn refused(script: &Script, n: &No) -> Response {
    count(script, n);
    n.answer()
}

/// `POST /segue/answer`: yes leads to the portal, where it is shown what would be shared; no ends it.
pub(super) async fn answer(
    State(script): State<Script>,
    Extension(site): Extension<Arc<Site>>,
    Extension(ip): Extension<ClientIp>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (page, body) = match enter(&script, &site, &ip, &headers, &body).await {
        Ok(entered) => entered,
        Err(answer) => return answer,
    };
    let came = page.came(&script, &body).await;
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or("");
    let (offer, said) = (OfferId(text("offer").to_owned()), text("answer"));
    let done = match said {
        "yes" => {
            let left = keys(&body);
            let at = whole(&script, &headers, &script.visits.open(&came, left.as_deref()));
            return page.answer(StatusCode::OK, &json!({ "open": at }));
        }
        "no" | "never" => script.visits.refuse(&came, &offer, said == "never").await,
        _ => return page.refuse(&no(StatusCode::BAD_REQUEST, "an answer is yes, no or never")),
    };
    match done {
        Ok(()) => page.answer(StatusCode::OK, &json!({})),
        Err(e) => page.refuse(&fault(&e)),
    }
}

/// The address of a path of the portal, by the name by which it was asked.
pub(super) fn whole(script: &Script, headers: &HeaderMap, path: &str) -> String {
    let host = headers.get(http::header::HOST).and_then(|v| v.to_str().ok());
    let host = host.unwrap_or(script.house.settings.authority());
    format!("{}://{host}{path}", script.house.settings.scheme())
}

/// What the card left of what would be shared.
fn keys(body: &Value) -> Option<Vec<String>> {
    let all = body.get("shared")?.as_array()?;
    Some(all.iter().filter_map(Value::as_str).take(64).map(str::to_owned).collect())
}

/// `POST /segue/forget`: all that was observed in this visit goes.
pub(super) async fn forget(
    State(script): State<Script>,
    Extension(site): Extension<Arc<Site>>,
    Extension(ip): Extension<ClientIp>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (page, body) = match enter(&script, &site, &ip, &headers, &body).await {
        Ok(entered) => entered,
        Err(answer) => return answer,
    };
    match script.visits.forget(&page.came(&script, &body).await).await {
        Ok(()) => page.answer(StatusCode::OK, &json!({ "gone": true })),
        Err(e) => page.refuse(&fault(&e)),
    }
}

/// `GET /segue/observed?site=KEY&visit=…`
pub(super) async fn observed(
    State(script): State<Script>,
    Extension(site): Extension<Arc<Site>>,
    Extension(ip): Extension<ClientIp>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Response {
    let page = match Page::of(&script, &site, &ip, &headers, &asked.site).await {
        Ok(page) => page,
        Err(n) => return refused(&script, &n),
    };
    let came = page.came(&script, &json!({ "visit": asked.visit })).await;
    match script.visits.observed(&came).await {
        Ok(all) => page.answer(StatusCode::OK, &all),
        Err(e) => page.refuse(&fault(&e)),
    }
}
