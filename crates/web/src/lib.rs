//! What every page stands in: layout, forms, cookies, CSRF, CSP, languages, the live stream, error pages.
//!
//! Promises: every answer carries a request id and a strict policy; every changing request is checked for
//! its Origin and its token; every route names who may call it; every error is a page (a frame, a problem
//! document) in the reader's language. Knows nothing of orders, visits or any other noun.
//!
//! # A face page, to copy
//!
//! ```ignore
//! // crates/portal/src/routes.rs — one flat table
//! use web::{Role, Routes, Who};
//!
//! pub fn table() -> Routes<Portal> {
//!     Routes::new()
//!         .get("/orders/{id}/cancellation", Who::Person, cancellation::get)
//!         .post("/orders/{id}/cancellation", Who::Person, cancellation::post)
//!         .upload("/dialogue/{id}/files", Who::Person, 10 << 20, files::post) // field `csrf` first
//! }
//! // The desk's: Who::Staff(&[Role::AccountManager, Role::Supervisor]); the API's: Who::Bearer.
//!
//! // The face's middleware finds the caller and leaves both in the request's extensions.
//! async fn who(State(s): State<Portal>, mut req: Request, next: Next) -> Response {
//!     if let Some(secret) = web::cookies::get(req.headers(), Face::Portal.cookie()).map(str::to_owned) {
//!         if let Ok(Some(me)) = s.session(&secret).await {
//!             let caller = Caller::Person { id: me.id, site: me.site, csrf: web::csrf::of(&secret) };
//!             req.extensions_mut().insert(caller);
//!             req.extensions_mut().insert(Reader { name: me.name, lang: Some(me.lang), nav: nav(), ..Reader::default() });
//!         }
//!     }
//!     next.run(req).await
//! }
//!
//! pub fn router(s: Portal) -> Router {
//!     table().into_router().layer(middleware::from_fn_with_state(s.clone(), who)).with_state(s)
//! }
//! // The program: web::stand(Router::new().merge(portal).nest("/desk", desk)…, &house, sites)
//! ```
//!
//! ```ignore
//! // crates/portal/src/cancellation.rs — get, post and the page struct
//! use askama::Template;
//! use web::{Answer, Caller, Choice, Errors, Form, Oops, Page};
//!
//! #[derive(Template)]
//! #[template(path = "cancellation.html")]          // crates/portal/templates/cancellation.html
//! struct CancellationPage { p: Page, order: Order, reasons: Vec<Choice>, errors: Errors }
//!
//! pub async fn get(State(s): State<Portal>, caller: Caller, p: Page, Path(id): Path<OrderId>) -> Answer {
//!     let order = s.order(&caller, &id).await?;               // checks permission; Error::NotFound otherwise
//!     let p = p.titled("portal-cancel-title").listening(format!("person:{}", order.person), None);
//!     web::page(&CancellationPage { p, order, reasons: reasons(""), errors: Errors::none() })
//! }
//!
//! #[derive(serde::Deserialize)]
//! pub struct Cancellation { #[serde(default)] reason: String }
//!
//! pub async fn post(State(s): State<Portal>, caller: Caller, p: Page, Path(id): Path<OrderId>,
//!                   Form(f): Form<Cancellation>) -> Answer {
//!     match s.cancel(&caller, &id, &f.reason).await {
//!         Ok(()) => Ok(web::see_with(format!("/orders/{}", web::segment(&id)), &Text::new("portal-cancel-done"))),
//!         Err(e) => {                                          // a refusal re-renders with 422; others go on
//!             let errors = Errors::catch(e)?;
//!             let order = s.order(&caller, &id).await?;
//!             let page = CancellationPage { p: p.titled("portal-cancel-title"), order, reasons: reasons(&f.reason), errors };
//!             web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
//!         }
//!     }
//! }
//! ```
//!
//! ```html
//! {# crates/portal/templates/cancellation.html; askama.toml: dirs = ["templates", "../web/templates"] #}
//! {% extends "layout.html" %}
//! {% import "form.html" as form %}
//! {% import "ui.html" as ui %}
//! {% block main_class %} narrow{% endblock %}
//! {% block content %}
//! <h1>{{ p.title }}</h1>
//! {{ form::summary(p, errors) }}
//! <p>{{ p.t1("portal-cancel-refund", "amount", order.total) }} {{ ui::badge(p.t("portal-pending"), tone="note") }}</p>
//! {% call ui::card(title=p.t("portal-cancel-what")) %}<p>…</p>{% endcall %}
//! <form method="post" class="stack" novalidate>
//!   {{ form::token(p) }}
//!   {{ form::choose(p, errors, "reason", p.t("portal-cancel-why"), reasons) }}
//!   {{ form::input(p, errors, "email", p.t("portal-email"), "", hint=p.t("portal-email-hint"), kind="email", auto="email") }}
//!   {{ form::submit(p.t("portal-cancel-confirm")) }}
//! </form>
//! {% endblock %}
//! ```
//!
//! The desk extends `app.html` and fills `{% block columns %}` with `<section class="col">`s that scroll by
//! themselves. Icons: `{{ p.icon("orders") }}`. Style sheets dropped into `browser/styles/` and controllers
//! dropped into `browser/controllers/NAME_controller.js` are found without registration.

mod alike;
mod answer;
mod assets;
mod caller;
pub mod cookies;
pub mod csrf;
mod files;
mod flash;
mod form;
mod headers;
mod house;
mod icons;
mod limit;
pub mod live;
mod local;
mod look;
mod offer_card;
mod page;
mod routes;
mod script;
mod site;
mod stand;
mod trouble;
mod unsent;
mod viewer;
mod words;

pub use alike::Alike;
pub use answer::{
    foreign_file, own_path, page, page_as, path_within, see, see_saying, see_with, segment, streams,
};
pub use caller::{Aside, Caller, Reader, Role, Who};
pub use form::{Choice, Errors, Form, Query};
pub use headers::csp;
pub use house::{House, Settings};
pub use icons::{NAMES as ICONS, icon};
pub use limit::Limiter;
pub use offer_card::OfferCard;
pub use page::{Flash, Nav, PREFS_COOKIE, Page, Plain, Prefs, initial};
pub use routes::{FORM_LIMIT, Route, Routes};
pub use script::{Script, browser_file, script};
pub use site::{Face, Look, Site, Sites};
pub use stand::{ClientIp, stand};
pub use trouble::{Answer, Oops, RequestId};
pub use unsent::{Keeper, Unsent, keepable};
pub use words::{Say, Tongue, knows};
