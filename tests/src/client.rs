//! A browser, or a program with a token, without a network.

use crate::cast;
use axum::Router;
use axum::body::Body;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use std::collections::BTreeMap;
use tower::ServiceExt as _;

#[derive(Clone)]
pub struct Client {
    app: Router,
    pub host: String,
    pub cookies: BTreeMap<String, String>,
    pub bearer: Option<String>,
    /// Sent as `Origin`; its own where `None`.
    pub origin: Option<String>,
    /// Whether forms carry their token.
    pub token: bool,
    seed: String,
}

/// What came back.
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Got {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where it leads; empty where it does not.
    pub fn to(&self) -> &str {
        self.headers.get(LOCATION).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    #[track_caller]
    pub fn has(&self, text: &str) -> &Self {
        assert!(self.text().contains(text), "{text} is not in\n{}", self.text());
        self
    }

    #[track_caller]
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(!self.text().contains(text), "{text} is in\n{}", self.text());
        self
    }

    /// The value of a hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let html = self.text();
        let at =
            html.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {html}"));
        html[at..].split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    }
}

/// What a request carries.
#[derive(Clone, Debug)]
pub enum Load {
    Nothing,
    Form(Vec<(String, String)>),
    Json(String),
    /// Fields, then one file with its name.
    Upload(Vec<(String, String)>, String, Vec<u8>),
}

impl Client {
    pub fn new(app: Router, host: &str) -> Self {
        Self {
            app,
            host: host.to_owned(),
            cookies: BTreeMap::new(),
            bearer: None,
            origin: None,
            token: true,
            seed: "s".repeat(43),
        }
    }

    /// With the session cookies that somebody of the cast may have.
    #[must_use]
    pub fn signed_in(mut self, name: &str) -> Self {
        for face in ["portal", "desk", "office"] {
            self.cookies.insert(format!("__Host-{face}"), cast::secret(name, face));
        }
        self
    }

    /// Nobody, with a page that was somebody's before their session ended.
    #[must_use]
    pub fn left_by(mut self, name: &str) -> Self {
        self.seed = cast::secret(name, "portal");
        self
    }

    #[must_use]
    pub fn with_bearer(mut self, name: &str) -> Self {
        self.bearer = Some(cast::token(name));
        self
    }

    #[must_use]
    pub fn at(mut self, host: &str) -> Self {
        self.host = host.to_owned();
        self
    }

    pub fn cookie_line(&self) -> String {
        let all: Vec<_> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        all.join("; ")
    }

    /// The token that a form at this path must carry: the session's, else the anonymous one.
    pub fn csrf(&self, path: &str) -> String {
        let face = ["desk", "office"].into_iter().find(|f| path.starts_with(&format!("/{f}")));
        let cookie = format!("__Host-{}", face.unwrap_or("portal"));
        web::csrf::of(self.cookies.get(&cookie).unwrap_or(&self.seed))
    }

    pub async fn get(&mut self, path: &str) -> Got {
        self.send(Method::GET, path, &Load::Nothing).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Got {
        let fields = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        self.send(Method::POST, path, &Load::Form(fields)).await
    }

    pub async fn send(&mut self, method: Method, path: &str, load: &Load) -> Got {
        self.send_with(method, path, load, &[]).await
    }

    /// With headers of its own, as scripts of our pages send.
    pub async fn send_with(
        &mut self,
        method: Method,
        path: &str,
        load: &Load,
        headers: &[(&str, &str)],
    ) -> Got {
        let signed = self.csrf(path);
        let csrf = if self.token { signed } else { "wrong".to_owned() };
        let mut cookies = self.cookie_line();
        // Where no session is found, the anonymous token counts: it is the same one.
        if !cookies.contains("__Host-seed") {
            let face = ["desk", "office"].into_iter().find(|f| path.starts_with(&format!("/{f}")));
            let seed =
                self.cookies.get(&format!("__Host-{}", face.unwrap_or("portal"))).unwrap_or(&self.seed);
            cookies = format!("{cookies}{}__Host-seed={seed}", if cookies.is_empty() { "" } else { "; " });
        }
        let own = format!("http://{}", self.host);
        let mut req = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.host)
            .header(ORIGIN, self.origin.as_ref().unwrap_or(&own))
            .header(COOKIE, cookies)
            .header(ACCEPT, "text/html");
        if let Some(bearer) = &self.bearer {
            req = req.header(AUTHORIZATION, format!("Bearer {bearer}"));
        }
        for (name, value) in headers {
            req = req.header(*name, *value);
        }
        let (kind, body) = written(load, &csrf);
        if let Some(kind) = kind {
            req = req.header(CONTENT_TYPE, kind);
        }
        let answer = self.app.clone().oneshot(req.body(Body::from(body)).unwrap()).await.unwrap();
        self.keep(answer.headers());
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body =
            if headers.get(CONTENT_TYPE).is_some_and(|v| v.as_bytes().starts_with(b"text/event-stream")) {
                Vec::new()
            } else {
                answer.into_body().collect().await.unwrap().to_bytes().to_vec()
            };
        Got { status, headers, body }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

fn written(load: &Load, csrf: &str) -> (Option<String>, Vec<u8>) {
    match load {
        Load::Nothing => (None, Vec::new()),
        Load::Json(text) => (Some("application/json".into()), text.clone().into_bytes()),
        Load::Form(fields) => {
            let mut form = form_urlencoded::Serializer::new(String::new());
            form.append_pair("csrf", csrf);
            fields.iter().for_each(|(k, v)| {
                form.append_pair(k, v);
            });
            (Some("application/x-www-form-urlencoded".into()), form.finish().into_bytes())
        }
        Load::Upload(fields, name, content) => {
            let mut body = Vec::new();
            let csrf = [("csrf".to_owned(), csrf.to_owned())];
            for (k, v) in csrf.iter().chain(fields) {
                body.extend(
                    format!("--bOuNd\r\nContent-Disposition: form-data; name=\"{k}\"\r\n\r\n{v}\r\n").bytes(),
                );
            }
            let name = name.replace('"', "%22").replace(['\r', '\n'], " ");
            body.extend(
                format!(
                    "--bOuNd\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .bytes(),
            );
            body.extend(content);
            body.extend(b"\r\n--bOuNd--\r\n");
            (Some("multipart/form-data; boundary=bOuNd".into()), body)
        }
    }
}
