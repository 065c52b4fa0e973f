//! A table of routes that says who may call each, and holds them to it.

use crate::caller::{Caller, Verdict, Who};
use crate::csrf::{self, Seed};
use crate::flash;
use crate::house::House;
use crate::page::query_escape;
use crate::site::{Face, Site};
use crate::trouble::{self, Oops, Trouble};
use crate::unsent;
use axum::Router;
use axum::extract::{DefaultBodyLimit, OriginalUri, Request, State};
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode};
use std::sync::Arc;

/// A form may be so large, in bytes, where the route says nothing else.
pub const FORM_LIMIT: usize = 256 * 1024;

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub method: Method,
    /// As axum writes it: `/orders/{id}`. Below the mount of its face.
    pub path: &'static str,
    pub who: Who,
    /// Largest body in bytes.
    pub limit: usize,
}

/// Collects routes. `S` is the state of the face.
pub struct Routes<S> {
    router: Router<S>,
    table: Vec<Route>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

macro_rules! verbs {
    ($($name:ident $method:ident),+) => {$(
        #[must_use]
        pub fn $name<H: Handler<T, S>, T: 'static>(self, path: &'static str, who: Who, handler: H) -> Self {
            self.add(Method::$method, path, who, FORM_LIMIT, handler)
        }
    )+};
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    pub fn new() -> Self {
        Self { router: Router::new(), table: Vec::new() }
    }

    verbs! { get GET, post POST, put PUT, patch PATCH, delete DELETE }

    /// A `POST` with a body of up to `limit` bytes. In a multipart form the field `csrf` comes first.
    #[must_use]
    pub fn upload<H: Handler<T, S>, T: 'static>(
        self,
        path: &'static str,
        who: Who,
        limit: usize,
        handler: H,
    ) -> Self {
        self.add(Method::POST, path, who, limit, handler)
    }

    fn add<H: Handler<T, S>, T: 'static>(
        mut self,
        method: Method,
        path: &'static str,
        who: Who,
        limit: usize,
        handler: H,
    ) -> Self {
        let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
        let rule = Rule { who, limit };
        let route = on(filter, handler)
            .layer(DefaultBodyLimit::max(limit))
            .route_layer(middleware::from_fn_with_state(rule, guard));
        self.router = self.router.route(path, route);
        self.table.push(Route { method, path, who, limit });
        self
    }

    /// Adds the routes of another table of the same face.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// All routes, for the test that calls each as everybody.
    pub fn table(&self) -> &[Route] {
        &self.table
    }

    pub fn into_router(self) -> Router<S> {
        self.router
    }
}

#[derive(Clone, Copy)]
struct Rule {
    who: Who,
    limit: usize,
}

async fn guard(State(rule): State<Rule>, req: Request, next: Next) -> Response {
    let (mut parts, body) = req.into_parts();
    let Some(house) = parts.extensions.get::<House>().cloned() else {
        tracing::error!("a route outside web::stand");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let caller = parts.extensions.get::<Caller>().cloned().unwrap_or_default();
    let seed = Arc::new(Seed::new(&parts, &caller, &house));
    let shown = flash::Shown::default();
    parts.extensions.insert(seed.clone());
    parts.extensions.insert(shown.clone());
    let kept = parts.clone();
    let result = enter(rule, &caller, &house, &seed, Request::from_parts(parts, body)).await;
    let mut answer = match result {
        Ok(req) => next.run(req).await,
        Err(oops) => oops.into_response(),
    };
    if let Some(Trouble(oops)) = answer.extensions_mut().remove::<Trouble>() {
        answer = dressed(answer, trouble::render(&kept, &oops, None));
    }
    let headers = answer.headers_mut();
    if !matches!(rule.who, Who::Bearer | Who::Machine) {
        seed.leave(headers);
    }
    if shown.seen() {
        flash::clear(headers);
    }
    let html = headers.get(CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/html"));
    if (html || !caller.is_nobody()) && !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    answer
}

/// The error page, with the cookies and headers that the handler or extractor had set.
pub(crate) fn dressed(bare: Response, mut page: Response) -> Response {
    for (name, value) in bare.headers() {
        if !page.headers().contains_key(name) && name != http::header::CONTENT_LENGTH {
            page.headers_mut().append(name, value.clone());
        }
    }
    page
}

async fn enter(
    rule: Rule,
    caller: &Caller,
    house: &House,
    seed: &Seed,
    req: Request,
) -> Result<Request, Oops> {
    let site = req.extensions().get::<Arc<Site>>();
    match rule.who.judge(caller, site.map(|s| &s.id)) {
        Verdict::Welcome => {}
        Verdict::Forbidden => return Err(Oops::Forbidden),
        Verdict::SignIn => return Err(sign_in(req, house).await),
    }
    if csrf::changes(req.method()) && !matches!(rule.who, Who::Bearer | Who::Machine) {
        return csrf::check(req, seed, house, rule.limit).await;
    }
    Ok(req)
}

/// A page that needs a session leads to the sign-in page and back, and so does a form that is kept meanwhile;
/// anything else is refused.
async fn sign_in(req: Request, house: &House) -> Oops {
    let uri = req.extensions().get::<OriginalUri>().map_or(req.uri(), |u| &u.0);
    let face = Face::of_path(uri.path());
    let html = req
        .headers()
        .get(http::header::ACCEPT)
        .is_none_or(|v| v.to_str().is_ok_and(|v| v.contains("html") || v.contains("*/*")));
    if *req.method() == Method::POST && html && face != Face::Api {
        return unsent::keep(req, house).await.map_or(Oops::SignIn, Oops::from);
    }
    if face == Face::Api || *req.method() != Method::GET || !html {
        return Oops::SignIn;
    }
    let then = query_escape(uri.path_and_query().map_or("/", |p| p.as_str()));
    let mut answer = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::from_str(&format!("{}?then={then}", face.sign_in())) {
        answer.headers_mut().insert(LOCATION, to);
    }
    answer.into()
}

/// The request's head with everything the layers put there, for error pages made outside a route.
pub(crate) fn head(req: Request) -> (Parts, Request) {
    let (parts, body) = req.into_parts();
    (parts.clone(), Request::from_parts(parts, body))
}
