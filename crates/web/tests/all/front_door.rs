//! Stories at the front door of a small face: who may call, whose form it is, what goes wrong, in which language.

use axum::Router;
use axum::body::Body;
use ground::{FixedClock, Instant, Lang, SeededChance, World};
use http::{Method, Request, Response, StatusCode};
use std::path::PathBuf;
use std::sync::Arc;
use tower::ServiceExt as _;
use web::{House, Page, Settings, Who};

struct Front {
    app: Router,
    folder: PathBuf,
}

impl Drop for Front {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn front() -> Front {
    front_with(Settings { public_url: "https://shop.example".to_owned(), ..Settings::default() }).await
}

async fn front_with(settings: Settings) -> Front {
    let clock = FixedClock::at(Instant::parse("2026-11-23T13:05:00Z").unwrap());
    let world = World::new(Arc::new(clock), Arc::new(SeededChance::new(7)));
    let folder = std::env::temp_dir().join(format!("segue-web-{}", World::system().token()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = store::testing::open(&folder, &world).await.unwrap();
    let hub = live::Hub::new(db.clone(), "run");
    let house = House { db, hub, world, settings: Arc::new(settings) };
    let live = web::live::Live::new(&house, Arc::new(crate::face::Talk { house: house.clone() }));
    let app = web::stand(
        crate::face::router(house.clone()).merge(live.router()),
        &house,
        Arc::new(crate::face::site()),
    );
    Front { app, folder }
}

struct Ask(http::request::Builder, Body);

fn ask(method: Method, path: &str) -> Ask {
    Ask(Request::builder().method(method).uri(path).header("host", "shop.example"), Body::empty())
}

fn get(path: &str) -> Ask {
    ask(Method::GET, path).with("accept", "text/html")
}

fn post(path: &str, form: &str) -> Ask {
    let Ask(head, _) = ask(Method::POST, path)
        .with("content-type", "application/x-www-form-urlencoded")
        .with("origin", "https://shop.example");
    Ask(head, Body::from(form.to_owned()))
}

impl Ask {
    fn with(self, name: &str, value: &str) -> Self {
        Self(self.0.header(name, value), self.1)
    }
    fn body(self, body: impl Into<Body>) -> Self {
        Self(self.0, body.into())
    }
    async fn of(self, front: &Front) -> (StatusCode, http::HeaderMap, String) {
        let answer: Response<Body> = front.app.clone().oneshot(self.0.body(self.1).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, 10 << 20).await.unwrap();
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }
}

const ANNA: (&str, &str) = ("cookie", "__Host-portal=anna");

#[tokio::test]
async fn every_route_keeps_to_its_table() {
    let front = front().await;
    let callers: [(&str, &str); 5] = [
        ("nobody", ""),
        ("person", "__Host-portal=anna"),
        ("person of another site", "__Host-portal=elsewhere"),
        ("account manager", "__Host-desk=sam"),
        ("supervisor", "__Host-desk=sue"),
    ];
    for route in crate::face::table().table() {
        let path = route.path.replace("{how}", "missing");
        for (name, cookie) in callers {
            let secret = cookie.split_once('=').map_or("", |c| c.1);
            let ask = ask(route.method.clone(), &path)
                .with("cookie", cookie)
                .with("accept", "text/html")
                .with("x-csrf-token", &web::csrf::of(secret))
                .with("origin", "https://shop.example");
            let (status, headers, _) = ask.of(&front).await;
            let desk = path.starts_with("/desk");
            let portal_person = name.starts_with("person") && !desk;
            let welcome = match route.who {
                Who::Anyone | Who::Machine => true,
                Who::Person => name == "person",
                Who::Staff([]) => desk && ["account manager", "supervisor"].contains(&name),
                Who::Staff(_) => desk && name == "supervisor",
                Who::Bearer => portal_person,
            };
            let turned_away = status == StatusCode::FORBIDDEN
                || status == StatusCode::UNAUTHORIZED
                || headers.get("location").is_some_and(|l| {
                    l.as_bytes().ends_with(b"then=%2Fmine")
                        || l.as_bytes().starts_with(b"/desk/sign-in?then=")
                });
            // An anonymous caller has no token yet: a changing request is refused as not ours.
            let no_token = route.who == Who::Anyone
                && route.method != Method::GET
                && (secret.is_empty() || desk != cookie.contains("desk"));
            assert_eq!(!welcome || no_token, turned_away, "{} {path} as {name}: {status}", route.method);
        }
    }
}

#[tokio::test]
async fn a_page_that_needs_a_session_leads_to_sign_in_and_back() {
    let front = front().await;
    let (status, headers, _) = get("/mine?a=1").of(&front).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(headers["location"], "/sign-in?then=%2Fmine%3Fa%3D1");
    let (status, headers, _) = get("/desk").of(&front).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(headers["location"], "/desk/sign-in?then=%2Fdesk");
    // A form that is sent after the session ended: back to the page that it stood on, if that is ours.
    let sent = |from: &str| post("/mine", "note=Hello").with("accept", "text/html").with("referer", from);
    let (status, _, body) = sent("https://shop.example/mine?a=1").of(&front).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(body.contains("href=\"/sign-in?then=%2Fmine%3Fa%3D1\""), "{body}");
    let (_, _, body) = sent("https://elsewhere.example/mine").of(&front).await;
    assert!(body.contains("href=\"/sign-in\""), "{body}");
}

#[tokio::test]
async fn a_form_with_the_sessions_token_passes() {
    let front = front().await;
    let (_, _, token) = get("/mine").with(ANNA.0, ANNA.1).of(&front).await;
    assert_eq!(token, web::csrf::of("anna"));
    let (status, _, body) = post("/mine", &format!("csrf={token}&x=1")).with(ANNA.0, ANNA.1).of(&front).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "changed"));
    let (status, _, _) = post("/mine", "").with("x-csrf-token", &token).with(ANNA.0, ANNA.1).of(&front).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn an_old_page_is_refused_and_nothing_typed_is_lost() {
    let front = front().await;
    let form = "csrf=old&note=Dear+%3Cb%3EAnna%3C%2Fb%3E";
    let (status, _, body) = post("/mine", form).with(ANNA.0, ANNA.1).of(&front).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(body.contains("This page was open for too long"), "{body}");
    assert!(body.contains("Dear &#60;b&#62;Anna&#60;/b&#62;"), "{body}");
    assert!(body.contains(&format!("value=\"{}\"", web::csrf::of("anna"))), "a fresh token: {body}");
    assert!(body.contains("action=\"/mine\""));
}

#[tokio::test]
async fn a_foreign_origin_is_refused_even_with_the_token() {
    let front = front().await;
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "http://shop.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let ask = ask(Method::POST, "/mine")
            .with("content-type", "application/x-www-form-urlencoded")
            .with(name, value)
            .with(ANNA.0, ANNA.1)
            .body(format!("csrf={}&note=hello", web::csrf::of("anna")));
        let (status, _, body) = ask.of(&front).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{name}: {value}");
        assert!(body.contains("did not come from our pages") && body.contains("hello"), "{body}");
        assert!(!body.contains("<textarea"), "nothing to send again by one click");
    }
}

#[tokio::test]
async fn an_anonymous_form_needs_the_seed_that_its_page_planted() {
    let front = front().await;
    let (_, headers, body) = get("/form").of(&front).await;
    let cookie = headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-seed=") && cookie.contains("; Secure; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );
    let seed = cookie.split(';').next().unwrap();
    let token = web::csrf::of(seed.split_once('=').unwrap().1);
    assert!(body.contains(&token));
    let form = format!("csrf={token}&email=a%40b.example");
    let (status, headers, _) = post("/form", &form).with("cookie", seed).of(&front).await;
    assert_eq!((status, headers["location"].to_str().unwrap()), (StatusCode::SEE_OTHER, "/"));
    let (status, _, body) = post("/form", &form).of(&front).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "without the cookie");
    assert!(body.contains("did not keep our cookie") && body.contains("a@b.example"), "{body}");
}

#[tokio::test]
async fn a_message_survives_one_redirect() {
    let front = front().await;
    let seed = "__Host-seed=0123456789012345678901234567890123456789012";
    let token = web::csrf::of(&seed[12..]);
    let (_, headers, _) =
        post("/form", &format!("csrf={token}&email=a%40b")).with("cookie", seed).of(&front).await;
    let flash = headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let (_, headers, body) = get("/").with("cookie", &format!("{seed}; {flash}")).of(&front).await;
    assert!(body.contains("<p>just now</p>"), "{body}");
    assert!(headers.get_all("set-cookie").iter().any(|c| c.as_bytes().starts_with(b"__Host-flash=; ")));
}

#[tokio::test]
async fn an_upload_carries_its_token_first() {
    let front = front().await;
    let part = |name: &str, value: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let send = |body: String| {
        ask(Method::POST, "/files")
            .with("content-type", "multipart/form-data; boundary=x")
            .with("origin", "https://shop.example")
            .with(ANNA.0, ANNA.1)
            .body(body)
    };
    let token = part("csrf", &web::csrf::of("anna"));
    let (status, _, body) = send(format!("{token}{}--x--\r\n", part("file", "1234"))).of(&front).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, "47"));
    let (status, _, _) = send(format!("{}{token}--x--\r\n", part("file", "1234"))).of(&front).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "the token comes first");
    let (status, _, _) =
        send(format!("{token}{}--x--\r\n", part("file", &"9".repeat(70_000)))).of(&front).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let (status, _, _) = post("/mine", &"a".repeat(300_000)).with(ANNA.0, ANNA.1).of(&front).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn every_answer_says_what_a_browser_may_do() {
    let front = front().await;
    for path in ["/", "/nowhere", "/break/panic", "/look/2b5fc7.css", "/assets/x/app.js", "/api/v1/thing"] {
        let (_, headers, _) = get(path).of(&front).await;
        let csp = headers["content-security-policy"].to_str().unwrap();
        for part in [
            "default-src 'none'",
            "script-src 'self' 'sha256-",
            "connect-src 'self' wss://shop.example;",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(csp.contains(part), "{path}: {csp}");
        }
        assert!(!csp.contains("unsafe"), "{csp}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
        assert_eq!(headers["x-request-id"].len(), 16);
        assert!(headers.contains_key("strict-transport-security"));
    }
    let demo =
        Settings { frame_ancestors: vec!["http://segue.localhost:8080".to_owned()], ..Settings::default() };
    let (_, headers, _) = get("/").of(&front_with(demo).await).await;
    let csp = headers["content-security-policy"].to_str().unwrap();
    assert!(csp.contains("frame-ancestors http://segue.localhost:8080;") && csp.contains(" ws://"), "{csp}");
}

#[tokio::test]
async fn a_page_has_no_inline_script_or_style_but_the_import_map() {
    let front = front().await;
    for (path, cookie) in [("/", ""), ("/form", ""), ("/desk", "__Host-desk=sam"), ("/break/rule", "")] {
        let (_, _, body) = get(path).with("cookie", cookie).of(&front).await;
        assert_eq!(body.matches("<script").count(), 2, "{path}");
        assert!(
            !body.contains("<style") && !body.contains(" style=") && !body.contains(" onclick"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn what_goes_wrong_is_a_page_in_the_readers_language() {
    let front = front().await;
    let cases = [
        ("/break/missing", 404, "Ezt az oldalt nem találjuk"),
        ("/nowhere/at/all", 404, "Ezt az oldalt nem találjuk"),
        ("/break/forbidden", 403, "Ezt az oldalt nem nyithatja meg"),
        ("/break/rule", 409, "Valami nem illik össze."),
        ("/break/often", 429, "7 másodperc múlva"),
        ("/break/fault", 500, "Nálunk romlott el valami"),
        ("/break/panic", 500, "Nálunk romlott el valami"),
    ];
    for (path, status, words) in cases {
        let (got, headers, body) = get(path).with("accept-language", "hu-HU, en;q=0.5").of(&front).await;
        assert_eq!(got.as_u16(), status, "{path}");
        assert!(body.contains(words) && body.contains("<html lang=\"hu\""), "{path}: {body}");
        assert!(!body.contains("secret") && !body.contains("on purpose"), "{path} tells nothing");
        if status == 500 {
            assert!(body.contains(headers["x-request-id"].to_str().unwrap()), "{path} shows its number");
        }
    }
}

#[tokio::test]
async fn a_frame_and_a_program_get_errors_in_their_form() {
    let front = front().await;
    let (status, _, body) = get("/break/rule").with("turbo-frame", "card\"x").of(&front).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(body.trim_start().starts_with("<turbo-frame id=\"card&#34;x\">"), "{body}");
    let (status, headers, body) =
        ask(Method::GET, "/break/rule").with("accept", "application/json").of(&front).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(headers["content-type"], "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(problem["type"], "urn:segue:order.not-pending");
    assert_eq!(problem["instead"][0], "Go to the start page");
    let (status, headers, body) = ask(Method::PUT, "/api/v1/thing").of(&front).await;
    assert_eq!((status, headers["www-authenticate"].to_str().unwrap()), (StatusCode::UNAUTHORIZED, "Bearer"));
    assert!(body.contains("A bearer token is needed") && !headers.contains_key("set-cookie"), "{body}");
    let (status, _, body) = ask(Method::DELETE, "/api/v1/thing").of(&front).await;
    let problem: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status.as_u16(), &problem["status"]), (405, &405.into()), "{body}");
    assert_eq!(problem["title"], "This cannot be done here");
}

#[tokio::test]
async fn a_language_is_chosen_by_a_link_and_remembered() {
    let front = front().await;
    let (status, headers, _) = get("/language?to=de&then=/form%3Fx%3D1").of(&front).await;
    assert_eq!((status, headers["location"].to_str().unwrap()), (StatusCode::SEE_OTHER, "/form?x=1"));
    let cookie = headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let (_, _, body) = get("/form").with("cookie", &cookie).with("accept-language", "hu").of(&front).await;
    assert!(body.contains("<html lang=\"de\"") && body.contains("Zum Inhalt springen"));
    let (_, headers, _) = get("/language?to=de&then=//evil.example").of(&front).await;
    assert_eq!(headers["location"], "/");
}

#[tokio::test]
async fn assets_are_kept_and_small() {
    let front = front().await;
    let (_, _, body) = get("/").of(&front).await;
    let at = body.find("/assets/").unwrap();
    let base = &body[at..at + "/assets/0123456789abcdef/".len()];
    for (file, kind) in [
        ("app.js", "text/javascript; charset=utf-8"),
        ("styles/all.css", "text/css; charset=utf-8"),
        ("controllers/index.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
    ] {
        let (status, headers, body) = get(&format!("{base}{file}")).of(&front).await;
        assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, kind), "{file}");
        assert!(!body.is_empty());
    }
    for path in ["../Cargo.toml", "vendor/README.md", "%2e%2e/Cargo.toml", "nothing.js"] {
        let (status, _, _) = get(&format!("{base}{path}")).of(&front).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let (_, headers, _) = get("/").with("accept-encoding", "gzip").of(&front).await;
    assert_eq!(headers["content-encoding"], "gzip");
}

#[tokio::test]
async fn hostile_text_is_text() {
    let front = front().await;
    let seed = "__Host-seed=0123456789012345678901234567890123456789012";
    let token = web::csrf::of(&seed[12..]);
    let form = format!(
        "csrf={token}&email=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&note=%3C%2Ftextarea%3E%3Cimg+src%3Dx%3E"
    );
    let (status, _, body) = post("/form", &form).with("cookie", seed).of(&front).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!body.contains("<script>alert") && !body.contains("<img src=x"), "{body}");
    assert!(body.contains("aria-invalid=\"true\" aria-describedby=\"f-email-hint f-email-error\""), "{body}");
    assert!(body.contains("<a href=\"#f-email\">"), "the summary leads to the field");
}

#[test]
fn every_layout_speaks_every_language() {
    use askama::Template as _;
    let now = Instant::parse("2026-11-23T13:05:00Z").unwrap();
    for lang in Lang::ALL {
        let html = crate::face::Gallery::sample(Page::sample(lang, now)).render().unwrap();
        assert!(html.contains(&format!("<html lang=\"{lang}\"")));
        assert!(!html.contains(">web-") && !html.contains("\"web-"), "{lang}: a sentence is missing");
        let html = crate::face::SampleDesk { p: Page::sample(lang, now) }.render().unwrap();
        assert!(html.contains("class=\"app\"") && html.contains("app-main three"));
    }
}
