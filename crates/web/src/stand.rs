//! What stands around every route: request id, log, site, panics, headers, compression, error pages, assets.

use crate::house::House;
use crate::page::{LANG_COOKIE, Page};
use crate::routes::{dressed, head};
use crate::site::{Site, Sites};
use crate::trouble::{self, Oops, RequestId, Trouble};
use crate::{assets, cookies, headers, look, own_path};
use axum::Router;
use axum::extract::{ConnectInfo, Query, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use ground::{Fault, Lang};
use http::header::{CONTENT_TYPE, HOST};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::any::Any;
use std::net::{Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tracing::Instrument as _;

/// The caller's network address in text, behind the configured proxies; of IPv6 the network of 64 bits, because whoever
/// has one address there has them all. In every request's extensions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClientIp(pub String);

#[derive(Clone)]
struct Ground {
    house: House,
    sites: Arc<dyn Sites>,
}

/// Puts the house around the routes of all faces. Secrets belong into queries, cookies and bodies, never into
/// paths: paths are logged.
pub fn stand(routes: Router, house: &House, sites: Arc<dyn Sites>) -> Router {
    let ground = Ground { house: house.clone(), sites };
    routes
        .route("/assets/{hash}/{*path}", get(assets::serve))
        .route("/look/{file}", get(look::stylesheet))
        .route("/viewer", get(crate::viewer::get))
        .route("/language", get(language))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(ground, around))
        .layer(CompressionLayer::new().gzip(true).br(true).quality(CompressionLevel::Fastest))
}

async fn around(State(ground): State<Ground>, mut req: Request, next: Next) -> Response {
    let began = Instant::now();
    let house = ground.house;
    let id = request_id(&house);
    let host = host(&req);
    let site = match &host {
        Some(host) => ground.sites.by_host(host).await,
        None => None,
    };
    let ip = client_ip(&req, house.settings.proxies);
    let (method, path) = (req.method().clone(), req.uri().path().to_owned());
    let span = tracing::info_span!("request", id = %id.0, %method, path = %path);
    let ext = req.extensions_mut();
    ext.insert(house.clone());
    ext.insert(id.clone());
    ext.insert(ClientIp(ip));
    if let Some(site) = site {
        ext.insert::<Arc<Site>>(site);
    }
    let (kept, req) = head(req);
    let mut answer = next.run(req).instrument(span.clone()).await;
    if let Some((status, oops)) = untold(&mut answer) {
        answer = dressed(answer, trouble::render(&kept, &oops, status));
    }
    let status = answer.status().as_u16();
    let micros = began.elapsed().as_micros() as u64;
    span.in_scope(|| tracing::info!(status, micros, "answered"));
    headers::secure(answer.headers_mut(), &house.settings, host.as_deref());
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        answer.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    answer
}

/// An error that no route made a page of: an unknown path, a panic, a refusal by the framework.
fn untold(answer: &mut Response) -> Option<(Option<StatusCode>, Arc<Oops>)> {
    if let Some(Trouble(oops)) = answer.extensions_mut().remove::<Trouble>() {
        return Some((None, oops));
    }
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() {
        return None;
    }
    let plain = answer.headers().get(CONTENT_TYPE).is_none_or(|v| v.as_bytes().starts_with(b"text/plain"));
    let oops = plain.then(|| trouble::from_status(status)).flatten()?;
    answer.headers_mut().remove(CONTENT_TYPE);
    Some((Some(status), Arc::new(oops)))
}

fn panicked(what: Box<dyn Any + Send>) -> Response {
    let text = what
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| what.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_default();
    Oops::Fault(Fault::new(format!("panic: {text}"))).into_response()
}

fn request_id(house: &House) -> RequestId {
    RequestId(format!("{:016x}", house.world.chance().u64()))
}

fn host(req: &Request) -> Option<String> {
    let from_header = req.headers().get(HOST).and_then(|v| v.to_str().ok());
    from_header.or_else(|| req.uri().authority().map(|a| a.as_str())).map(str::to_ascii_lowercase)
}

/// The peer's address, or with `proxies` trusted ones in front, what the outermost of them saw.
fn client_ip(req: &Request, proxies: usize) -> String {
    let peer = req.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip().to_string());
    let seen = (proxies > 0).then(|| forwarded(req.headers(), proxies)).flatten();
    seen.or(peer).map(network).unwrap_or_default()
}

fn network(address: String) -> String {
    match address.parse::<Ipv6Addr>() {
        Ok(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).to_string(),
        },
        Err(_) => address,
    }
}

fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<String> {
    let all: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(str::trim)
        .collect();
    all.len().checked_sub(proxies).and_then(|i| all.get(i)).map(|s| (*s).to_owned())
}

#[derive(serde::Deserialize)]
struct Choose {
    to: String,
    #[serde(default)]
    then: String,
}

/// `GET /language?to=de&then=/orders`: remembered on this device; works without script and without a form.
async fn language(p: Page, headers: HeaderMap, Query(c): Query<Choose>) -> Response {
    let mut answer = crate::see(own_path(&c.then));
    let ahead = headers.get("sec-purpose").or(headers.get("x-sec-purpose")).is_some();
    if let Some(lang) = Lang::parse(&c.to).filter(|l| p.site.langs.contains(l) && !ahead) {
        cookies::set(answer.headers_mut(), LANG_COOKIE, lang.code(), Some(31_536_000));
    }
    answer
}
