//! What goes wrong, and the page that says so in the reader's language.

use crate::csrf::Forged;
use crate::own_path;
use crate::page::{Page, query_escape};
use crate::site::Face;
use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use ground::{Error, Fault, Refusal, Span, Text};
use http::header::{ACCEPT, CONTENT_TYPE, HOST, REFERER, RETRY_AFTER};
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use std::sync::{Arc, Mutex, PoisonError};

/// What a handler answers.
pub type Answer = Result<Response, Oops>;

/// Why there is no page. Turned into an error page (or `application/problem+json`) on the way out.
#[derive(Debug)]
pub enum Oops {
    /// The person can mend it: 409 or 422. Where a form can show it next to the field, re-render instead.
    Refused(Box<Refusal>),
    NotFound,
    /// There is such an address, and this is not done to it.
    Method,
    Forbidden,
    /// The session has ended.
    SignIn,
    TooLarge,
    /// Too many calls; how long to wait.
    TooMany(Span),
    /// Not a form of ours.
    Forged(Forged),
    Fault(Fault),
    /// An answer made by hand.
    Ready(StatusCode, Box<Mutex<Response>>),
}

impl From<Error> for Oops {
    fn from(e: Error) -> Self {
        match e {
            Error::Refused(r) => Self::Refused(r),
            Error::NotFound => Self::NotFound,
            Error::Forbidden => Self::Forbidden,
            Error::Fault(f) => Self::Fault(f),
        }
    }
}

impl From<Refusal> for Oops {
    fn from(r: Refusal) -> Self {
        Self::Refused(Box::new(r))
    }
}

impl From<Fault> for Oops {
    fn from(f: Fault) -> Self {
        Self::Fault(f)
    }
}

impl From<askama::Error> for Oops {
    fn from(e: askama::Error) -> Self {
        Self::Fault(Fault::because("a template failed", e))
    }
}

impl From<axum::extract::multipart::MultipartError> for Oops {
    fn from(e: axum::extract::multipart::MultipartError) -> Self {
        from_status(e.status()).unwrap_or(Self::TooLarge)
    }
}

impl Oops {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Refused(r) if r.conflict => StatusCode::CONFLICT,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Forbidden | Self::SignIn | Self::Forged(_) => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Ready(status, _) => *status,
        }
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        let status = self.status();
        match self {
            Self::Ready(_, r) => r.into_inner().unwrap_or_else(PoisonError::into_inner),
            Self::Fault(ref f) => {
                tracing::error!(fault = %f, cause = %causes(f), "fault");
                marked(status, self)
            }
            other => marked(status, other),
        }
    }
}

fn marked(status: StatusCode, oops: Oops) -> Response {
    let mut answer = status.into_response();
    answer.extensions_mut().insert(Trouble(Arc::new(oops)));
    answer
}

fn causes(f: &Fault) -> String {
    let mut out = String::new();
    let mut next = std::error::Error::source(f);
    while let Some(e) = next {
        out.push_str(&format!("{e}; "));
        next = e.source();
    }
    out
}

/// Rides on a response until somebody who knows the reader makes a page of it.
#[derive(Clone)]
pub(crate) struct Trouble(pub Arc<Oops>);

/// The number under which the log knows a request.
#[derive(Clone, Debug, Default)]
pub struct RequestId(pub String);

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage<'a> {
    p: Page,
    /// Middle part of the keys: `web-trouble-<kind>-title`, `-text`.
    kind: &'static str,
    id: &'a str,
    refusal: Option<&'a Refusal>,
    forged: Option<&'a Forged>,
    /// Where the form went, to be sent again.
    action: String,
    wait: Option<Text>,
    /// The page of ours that the request came from; empty where it does not say.
    from: String,
}

#[derive(Template)]
#[template(path = "trouble_frame.html")]
struct TroubleFrame<'a> {
    page: &'a TroublePage<'a>,
    frame: &'a str,
}

impl TroublePage<'_> {
    fn heading(&self) -> String {
        self.p.t(format!("web-trouble-{}-title", self.kind))
    }
    fn text(&self) -> String {
        self.p.t(format!("web-trouble-{}-text", self.kind))
    }
    /// Leads back to the page that the form stood on.
    fn sign_in(&self) -> String {
        let then =
            if self.from.is_empty() { String::new() } else { format!("?then={}", query_escape(&self.from)) };
        format!("{}{then}", self.p.sign_in())
    }
    fn retry(&self) -> Option<&Forged> {
        self.forged.filter(|f| !f.fields.is_empty())
    }
}

/// Makes the answer that fits the reader: a page, a frame, or a problem document. `status`: the one that was
/// already decided on, where it is another than the trouble's own.
pub(crate) fn render(parts: &Parts, oops: &Oops, status: Option<StatusCode>) -> Response {
    let id = parts.extensions.get::<RequestId>().map_or("", |r| r.0.as_str());
    let mut p = Page::of(parts).unwrap_or_else(|| Page::sample(ground::Lang::En, ground::Instant(0)));
    if wants_json(parts, p.face) {
        return problem(&p, oops, id, status);
    }
    let status = status.unwrap_or_else(|| oops.status());
    let kind = kind(oops);
    let forged = if let Oops::Forged(f) = oops { Some(f) } else { None };
    let refusal = if let Oops::Refused(r) = oops { Some(&**r) } else { None };
    let wait = if let Oops::TooMany(s) = oops { Some(seconds(*s)) } else { None };
    let action = p.path.clone();
    p.title = p.t(format!("web-trouble-{kind}-title"));
    let from = came_from(parts).unwrap_or_default();
    let page = TroublePage { p, kind, id, refusal, forged, action, wait, from };
    let frame = parts.headers.get("turbo-frame").and_then(|v| v.to_str().ok());
    let html = match frame {
        Some(frame) => TroubleFrame { page: &page, frame }.render(),
        None => page.render(),
    };
    let mut answer = match html {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, format!("Error {id}")).into_response(),
    };
    if let Oops::TooMany(s) = oops {
        let wait = s.as_secs().max(1);
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait));
    }
    answer
}

/// The path of the page on this very host that the request says it came from.
fn came_from(parts: &Parts) -> Option<String> {
    let text = |name| parts.headers.get(name).and_then(|v| v.to_str().ok());
    let (_, rest) = text(REFERER)?.split_once("://")?;
    let at = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.split_at(at);
    (host.eq_ignore_ascii_case(text(HOST)?) && own_path(path) == path).then(|| path.to_owned())
}

fn seconds(s: Span) -> Text {
    Text::new("web-trouble-wait").with("n", s.as_secs().max(1))
}

const fn kind(oops: &Oops) -> &'static str {
    match oops {
        Oops::Refused(_) => "refused",
        Oops::NotFound => "missing",
        Oops::Method => "method",
        Oops::Forbidden => "forbidden",
        Oops::SignIn => "signin",
        Oops::TooLarge => "large",
        Oops::TooMany(_) => "many",
        Oops::Forged(f) if f.foreign => "foreign",
        Oops::Forged(f) if f.cookieless => "cookie",
        Oops::Forged(_) => "stale",
        Oops::Fault(_) | Oops::Ready(..) => "fault",
    }
}

fn wants_json(parts: &Parts, face: Face) -> bool {
    let accept = parts.headers.get(ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or("");
    face == Face::Api || (accept.contains("json") && !accept.contains("html"))
}

/// RFC 9457. `type` is `about:blank` or `urn:segue:<rule>`; `id` is the request's.
fn problem(p: &Page, oops: &Oops, id: &str, status: Option<StatusCode>) -> Response {
    let unknown = matches!(oops, Oops::SignIn);
    let own = if unknown { StatusCode::UNAUTHORIZED } else { oops.status() };
    let status = status.unwrap_or(own);
    // Programs are not told of pages.
    let title = match (p.face, kind(oops)) {
        (Face::Api, kind @ ("missing" | "forbidden" | "signin")) => format!("web-problem-{kind}"),
        (_, kind) => format!("web-trouble-{kind}-title"),
    };
    let mut body = serde_json::json!({
        "type": "about:blank",
        "status": status.as_u16(),
        "title": p.t(title),
        "id": id,
    });
    if let Oops::Refused(r) = oops {
        body["type"] = format!("urn:segue:{}", r.rule).into();
        body["rule"] = r.rule.clone().into();
        body["detail"] = p.say(&r.reason).into();
        if let Some(field) = r.field.as_ref().filter(|f| !f.is_empty()) {
            body["field"] = field.clone().into();
        }
        if !r.instead.is_empty() {
            body["instead"] = r.instead.iter().map(|t| p.say(t)).collect::<Vec<_>>().into();
        }
    }
    let mut answer = (status, body.to_string()).into_response();
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Oops::TooMany(s) = oops {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(s.as_secs().max(1)));
    }
    if unknown {
        answer.headers_mut().insert(http::header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    answer
}

/// Somebody asked for something that no handler made: an unknown path, a method, a broken parameter.
pub(crate) fn from_status(status: StatusCode) -> Option<Oops> {
    Some(match status {
        StatusCode::NOT_FOUND => Oops::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Oops::Method,
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => Oops::Forbidden,
        StatusCode::PAYLOAD_TOO_LARGE => Oops::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => Oops::TooMany(Span::secs(1)),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Oops::Refused(Box::new(Refusal::input("form.unreadable", "", Text::new("web-form-unreadable"))))
        }
        StatusCode::INTERNAL_SERVER_ERROR => Oops::Fault(Fault::new("an answer without a page")),
        _ => return None,
    })
}
