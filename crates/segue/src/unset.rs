//! What a house says that has no site yet: not a portal without content, but what comes next.

use askama::Template;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::RETRY_AFTER;
use http::{HeaderValue, StatusCode};
use std::sync::Arc;
use web::{Page, Site};

#[derive(Template)]
#[template(path = "unset.html")]
struct Unset {
    p: Page,
}

/// Stands before the portal's routes, and answers 503 until there is a site.
pub async fn until_set_up(p: Page, req: Request, next: Next) -> Response {
    if req.extensions().get::<Arc<Site>>().is_some() {
        return next.run(req).await;
    }
    let mut answer = match web::page(&Unset { p: p.titled("segue-unset") }) {
        Ok(page) => page,
        Err(oops) => return oops.into_response(),
    };
    *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("60"));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::{Instant, Lang};

    #[test]
    fn it_says_in_every_language_what_comes_next() {
        for lang in Lang::ALL {
            let p = Page::sample(lang, Instant(0)).titled("segue-unset");
            let html = Unset { p }.render().unwrap();
            assert!(html.contains("<h1>") && html.contains("segue serve"), "{html}");
            assert!(!html.contains("segue-unset"), "a text is missing in {lang:?}");
        }
    }
}
