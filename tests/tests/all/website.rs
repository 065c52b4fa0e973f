//! A page of others with our script: who is stuck there is offered help and goes on at the portal; whoever has no
//! business there is refused, and changes nothing.

use axum::body::Body;
use futures_util::{SinkExt as _, StreamExt as _};
use ground::{Lang, Span};
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ETAG, HOST, IF_NONE_MATCH, ORIGIN, RETRY_AFTER, SET_COOKIE};
use http::{Method, Request, StatusCode};
use http_body_util::BodyExt as _;
use people::website::{self, Basis, Secret, Website};
use serde_json::{Value, json};
use std::time::Duration;
use stories::Place;
use stories::cast::{OTHER, OTHER_HOST, SHOP, SHOP_HOST};
use stories::digest::{content, difference};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tower::ServiceExt as _;

pub(super) const KEY: &str = "shop-elsewhere";
pub(super) const AT: &str = "https://www.example.org";

/// The shop's website, observed for a declared interest.
pub(super) async fn elsewhere(place: &Place, basis: Basis) {
    let now = place.now();
    let site = |id: &str, key: &str, origin: &str, basis| Website {
        site: id.into(),
        key: key.into(),
        origins: vec![origin.into()],
        basis,
        fields: vec!["postcode".into()],
        changed_at: now,
    };
    let both =
        [site(SHOP, KEY, AT, basis), site(OTHER, "works-key", "https://works.example.org", Basis::Interest)];
    place.db.write(move |c| both.iter().try_for_each(|w| website::put(c, w))).await.unwrap();
}

pub(super) struct Said {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub body: Value,
}

pub(super) async fn call(
    place: &Place,
    method: Method,
    host: &str,
    origin: Option<&str>,
    path: &str,
    body: String,
) -> Said {
    let mut req = Request::builder().method(method).uri(path).header(HOST, host);
    if let Some(origin) = origin {
        req = req.header(ORIGIN, origin);
    }
    let answer = place.router.clone().oneshot(req.body(Body::from(body)).unwrap()).await.unwrap();
    assert!(!answer.headers().contains_key(SET_COOKIE), "{path} sets a cookie");
    let (head, body) = answer.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Said {
        status: head.status,
        headers: head.headers,
        body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
    }
}

pub(super) async fn post(place: &Place, to: &str, body: &Value) -> Said {
    call(place, Method::POST, SHOP_HOST, Some(AT), &format!("/segue/{to}"), body.to_string()).await
}

pub(super) fn visit(n: u8) -> String {
    format!("{n:0>43}")
}

pub(super) fn batch(visit: &str, seq: u64, events: &Value) -> Value {
    json!({ "site": KEY, "visit": visit, "seq": seq, "goal": { "name": "checkout", "step": "address" }, "events": events })
}

pub(super) fn page(id: &str) -> Value {
    json!({ "id": id, "kind": "page", "page": "/checkout" })
}

/// Not accepted, again and again.
fn refusals(n: usize) -> Value {
    let one = |i: usize| json!({ "id": format!("tab-{i}"), "kind": "invalid", "page": "/checkout", "name": "postcode", "rule": "patternMismatch" });
    Value::Array(std::iter::once(page("tab-page")).chain((0..n).map(one)).collect())
}

/// What is offered, as soon as it is.
async fn offered(place: &Place, visit: &str) -> Value {
    for n in 0..200u64 {
        let said = post(place, "events", &batch(visit, 100 + n, &json!([]))).await;
        if !said.body["offer"].is_null() {
            return said.body["offer"].clone();
        }
        if said.status == StatusCode::TOO_MANY_REQUESTS {
            place.pass(Span::secs(5));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nothing was offered");
}

async fn at_the_desk(place: &Place) {
    let mut tab = place.tab("anna", "desk").await;
    tokio::spawn(async move { tab.wait_for(Duration::from_secs(60), |_| false).await });
    let mut desk = place.browser("anna");
    assert_eq!(desk.post("/desk/presence", &[("state", "available")]).await.to(), "/desk");
    // Her tab is known to be there a moment after it opened.
    for _ in 0..200 {
        let now = place.now();
        let kept =
            place.db.read(move |c| handover::crew::keep(c, &SHOP.into(), Lang::En, "", now)).await.unwrap();
        if matches!(kept, handover::crew::Keep::Person(_)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nobody is at the desk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_stuck_on_a_page_of_others_is_helped_at_the_portal() {
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    at_the_desk(&place).await;
    let v = visit(1);
    let said = post(&place, "events", &batch(&v, 1, &refusals(6))).await;
    assert_eq!(
        (said.status, &said.body["taken"], &said.body["known"]),
        (StatusCode::OK, &json!(1), &json!(false))
    );
    assert_eq!(said.headers[ACCESS_CONTROL_ALLOW_ORIGIN], AT);
    let mut desk = place.browser("anna");
    desk.get("/desk/visits").await.has("checkout");

    let offer = offered(&place, &v).await;
    assert!(offer["why"].as_str().is_some_and(|why| !why.is_empty()), "{offer}");
    let keys: Vec<_> =
        offer["shared"].as_array().unwrap().iter().map(|f| f["key"].as_str().unwrap()).collect();
    let (Some(left), Some(struck)) = (keys.first(), keys.get(1)) else { panic!("{offer}") };
    assert_eq!(*left, "goal", "{offer}");
    let yes = json!({ "site": KEY, "visit": v, "offer": offer["id"], "answer": "yes", "shared": [left] });
    let open = post(&place, "answer", &yes).await.body["open"].as_str().unwrap().to_owned();
    let (page, sent) = open.split_once("#v=").unwrap();
    let (token, gone) = sent.split_once("&s=").unwrap();
    assert_eq!(gone, web::segment(keys[1..].join(",")));
    assert_eq!((page, token), (format!("http://{SHOP_HOST}/offers/arrival").as_str(), v.as_str()));

    // The browser goes there with what no server saw.
    let mut ann = place.browser("ann");
    ann.get("/offers/arrival").await.has("data-controller=\"arrival\"");
    let gone = keys[1..].join(",");
    let arrived = ann.post("/offers/arrivals", &[("visit", token), ("struck", &gone)]).await;
    let to = arrived.to().to_owned();
    let at = format!("/offers/{}", offer["id"].as_str().unwrap());
    assert_eq!(to, format!("{at}?struck={}", web::segment(&gone)));
    // What was struck there is struck here, and stays so when she signs in first.
    let shown = ann.get(&to).await;
    shown.has("checkout").has("value=\"goal\" checked").has(&format!("value=\"{struck}\""));
    shown.lacks(&format!("value=\"{struck}\" checked"));
    let accepted = ann
        .post(&format!("{at}/acceptances"), &[("keep", "goal"), ("value:goal", "finish the checkout")])
        .await;
    assert_eq!(accepted.to(), "/help/waiting");

    // What she does there meanwhile belongs to the visit that went on; the page hears nothing of it.
    let pay = json!([{ "id": "tab-later", "kind": "page", "page": "/basket" }]);
    let more = post(&place, "events", &batch(&v, 900, &pay)).await;
    assert_eq!((more.status, &more.body["offer"]), (StatusCode::OK, &Value::Null));
    ann.get("/observed").await.has("www.example.org/basket");
    let forget = json!({ "site": KEY, "visit": v });
    post(&place, "forget", &forget).await;

    // The link worked once, and whoever made it learns nothing more.
    let mut bob = place.browser("bob");
    assert_eq!(bob.post("/offers/arrivals", &[("visit", token)]).await.to(), "/help");
    let path = format!("/segue/observed?site={KEY}&visit={v}");
    let observed = call(&place, Method::GET, SHOP_HOST, Some(AT), &path, String::new()).await;
    assert_eq!(observed.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_no_ends_it_and_never_ends_it_for_good() {
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    at_the_desk(&place).await;
    let v = visit(2);
    post(&place, "events", &batch(&v, 1, &refusals(6))).await;
    let offer = offered(&place, &v).await;
    // Another visit's no is no no.
    let other = json!({ "site": KEY, "visit": visit(3), "offer": offer["id"], "answer": "no" });
    assert_eq!(post(&place, "answer", &other).await.status, StatusCode::NOT_FOUND);
    let never = json!({ "site": KEY, "visit": v, "offer": offer["id"], "answer": "never" });
    assert_eq!(post(&place, "answer", &never).await.status, StatusCode::OK);
    let more: Vec<_> =
        (0..9).map(|i| json!({ "id": format!("more-{i}"), "kind": "invalid", "name": "street" })).collect();
    post(&place, "events", &batch(&v, 2, &json!(more))).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(post(&place, "events", &batch(&v, 3, &json!([]))).await.body["offer"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_the_websites_server_proves_is_known_and_nobody_else() {
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    let now = place.now();
    let secret = |kid: &str| Secret {
        kid: kid.into(),
        secret: format!("{kid}-secret-of-this-website-00000000"),
        made_at: now,
        retired_at: None,
    };
    let (own, other) = (secret("k1"), secret("k2"));
    let kept = own.clone();
    place.db.write(move |c| website::add_secret(c, &SHOP.into(), &kept)).await.unwrap();
    let token = |sub: &str, by: &Secret| api::script::jwt::sign(sub, KEY, now + Span::minutes(5), by);
    let known = async |n: u8, token: String| {
        let mut b = batch(&visit(n), 1, &json!([page("tab-1")]));
        b["token"] = token.into();
        post(&place, "events", &b).await.body["known"].clone()
    };
    assert_eq!(known(11, token("ann", &own)).await, true);
    assert_eq!(known(12, token("ann", &other)).await, false);
    assert_eq!(known(13, token("carl", &own)).await, false, "a person of another site");
    assert_eq!(known(14, token("nobody-at-all", &own)).await, false);
    assert_eq!(known(15, "ann".into()).await, false);
    let mut ann = place.browser("ann");
    ann.get("/observed").await.has("www.example.org");
    // What is somebody's is not told, nor deleted, by whoever has the visit's token alone.
    let path = format!("/segue/observed?site={KEY}&visit={}", visit(11));
    assert_eq!(
        call(&place, Method::GET, SHOP_HOST, Some(AT), &path, String::new()).await.status,
        StatusCode::NOT_FOUND
    );
    post(&place, "forget", &json!({ "site": KEY, "visit": visit(11) })).await;
    ann.get("/observed").await.has("www.example.org");
    // Nobody takes over a visit by naming it.
    let bob = token("bob", &own);
    let mut b = batch(&visit(11), 2, &json!([page("tab-2")]));
    b["token"] = bob.into();
    assert_eq!(post(&place, "events", &b).await.status, StatusCode::NOT_FOUND);
    // A retired secret proves nobody.
    place.db.write(move |c| website::retire_secret(c, &SHOP.into(), "k1", now).map(drop)).await.unwrap();
    assert_eq!(known(16, token("ann", &own)).await, false);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_are_refused_and_change_nothing() {
    let place = Place::open().await;
    elsewhere(&place, Basis::Interest).await;
    let before = content(&place.db).await;
    let v = visit(4);
    let fine = batch(&v, 1, &json!([page("tab-1")]));
    let mut unknown = fine.clone();
    unknown["site"] = "no-such-key".into();
    let mut others = fine.clone();
    others["site"] = "works-key".into();
    let deep = format!("{}1{}", "[".repeat(9_000), "]".repeat(9_000));
    let deeper =
        json!({ "site": KEY, "visit": v, "events": [{ "a": { "b": { "c": { "d": { "e": 1 } } } } }] });
    let at = |seq: Value| {
        let mut b = fine.clone();
        b["seq"] = seq;
        b.to_string()
    };
    let big = json!({ "site": KEY, "visit": v, "pad": "x".repeat(40_000) }).to_string();
    let (here, there) = (SHOP_HOST, OTHER_HOST);
    let own = Some(AT);
    let calls: Vec<(&str, &str, Option<&str>, String, u16)> = vec![
        ("an unknown key", here, own, unknown.to_string(), 404),
        ("another site's key", here, own, others.to_string(), 404),
        ("at another site's portal", there, own, fine.to_string(), 404),
        ("another origin", here, Some("https://evil.example.org"), fine.to_string(), 403),
        ("a look-alike origin", here, Some("https://www.example.org.evil.org"), fine.to_string(), 403),
        ("plain http", here, Some("http://www.example.org"), fine.to_string(), 403),
        ("a hidden origin", here, Some("null"), fine.to_string(), 403),
        ("no origin", here, None, fine.to_string(), 403),
        ("no JSON", here, own, "{".into(), 400),
        ("no batch", here, own, "[]".into(), 400),
        ("deep JSON", here, own, deep, 400),
        ("nested too deep", here, own, deeper.to_string(), 400),
        ("too large", here, own, big, 413),
        ("a number beyond what is counted exactly", here, own, at(json!(1u64 << 53)), 400),
        ("a negative number", here, own, at(json!(-1)), 400),
        ("a broken number", here, own, at(json!(1.5)), 400),
        ("no visit", here, own, json!({ "site": KEY, "events": [page("tab-1")] }).to_string(), 400),
        ("a visit of another form", here, own, batch("short", 1, &json!([page("tab-1")])).to_string(), 400),
    ];
    for (what, host, origin, body, status) in calls {
        for to in ["/segue/events", "/segue/forget"] {
            let got = call(&place, Method::POST, host, origin, to, body.clone()).await;
            let let_be = to.ends_with("forget") && what.contains("number");
            assert!(let_be || got.status.as_u16() == status, "{what} at {to}: {}", got.status);
        }
    }
    let path = format!("/segue/setup?site={KEY}");
    let from = async |origin| call(&place, Method::GET, SHOP_HOST, origin, &path, String::new()).await;
    assert_eq!(from(Some("https://evil.example.org")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(from(None).await.status, StatusCode::FORBIDDEN);
    let changed = difference(&before, &content(&place.db).await);
    assert!(changed.is_empty(), "{changed}");

    let setup = from(Some(AT)).await;
    assert_eq!(setup.status, StatusCode::OK);
    assert_eq!((&setup.body["basis"], &setup.body["fields"]), (&json!("interest"), &json!(["postcode"])));
    assert!(
        setup.body["texts"].as_object().unwrap().values().all(|t| t.as_str().is_some_and(|t| !t.is_empty()))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_twice_or_out_of_order_is_there_once() {
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    let v = visit(5);
    let greatest = (1u64 << 53) - 1;
    for seq in [7, 1, 7, 1 << 31, greatest, 1] {
        let id = format!("tab-{seq}");
        let said = post(&place, "events", &batch(&v, seq, &json!([page(&id), page(&id)]))).await;
        assert_eq!(said.body["taken"], json!(seq));
    }
    let path = format!("/segue/observed?site={KEY}&visit={v}");
    let observed = call(&place, Method::GET, SHOP_HOST, Some(AT), &path, String::new()).await;
    let ids = |all: &Value| all["events"].as_array().unwrap().len();
    assert_eq!(ids(&observed.body), 4, "{}", observed.body);
    assert!(observed.body.to_string().contains("//www.example.org/checkout"));
    assert_eq!(post(&place, "forget", &json!({ "site": KEY, "visit": v })).await.body["gone"], true);
    let gone = call(&place, Method::GET, SHOP_HOST, Some(AT), &path, String::new()).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let left = content(&place.db).await;
    assert!(!format!("{left:?}").contains("example.org/checkout"), "something of the visit is left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_is_slowed_and_others_are_not() {
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    let v = visit(6);
    let (mut slowed, mut dropped) = (0, 0);
    for n in 0..200u64 {
        // Each with names of its own.
        let events: Vec<_> = (0..50)
            .map(|i| json!({ "id": format!("t-{n}-{i}"), "kind": "event", "name": format!("n{n}.{i}") }))
            .collect();
        let said = post(&place, "events", &batch(&v, n, &json!(events))).await;
        if said.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(said.headers[RETRY_AFTER].to_str().unwrap().parse::<u32>().unwrap() >= 1);
            slowed += 1;
        }
        dropped += said.body["dropped"].as_u64().unwrap_or(0);
    }
    assert!(slowed > 100, "{slowed} of 200 were slowed");
    let path = format!("/segue/observed?site={KEY}&visit={v}");
    let observed = call(&place, Method::GET, SHOP_HOST, Some(AT), &path, String::new()).await;
    let kept = observed.body["events"].as_array().unwrap().len() as i64;
    assert!((200..=journey::jobs::EVENTS_MAX).contains(&kept), "{kept} events are kept");
    assert_eq!(dropped as i64 + kept, (200 - slowed) * 50, "what is left out is said");
    assert_eq!(
        post(&place, "events", &batch(&visit(7), 1, &json!([page("tab-1")]))).await.status,
        StatusCode::OK
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nobody_may_be_observed_nobody_is() {
    let place = Place::open().await;
    elsewhere(&place, Basis::None).await;
    let before = content(&place.db).await;
    let said = post(&place, "events", &batch(&visit(8), 1, &json!([page("tab-1")]))).await;
    assert_eq!(said.status, StatusCode::FORBIDDEN);
    assert!(difference(&before, &content(&place.db).await).is_empty());
    // Help can be asked for all the same.
    let asked = json!({ "site": KEY, "visit": visit(8), "offer": "", "answer": "yes", "shared": [] });
    assert_eq!(
        post(&place, "answer", &asked).await.body["open"],
        format!("http://{SHOP_HOST}/offers/arrival#v={}", visit(8))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_socket_carries_batches_up_and_offers_down() {
    let mut place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    at_the_desk(&place).await;
    place.serve().await;
    let at = place.address.unwrap();
    let open = async |origin: &'static str, key: &str| {
        let mut req = format!("ws://{at}/segue/live?site={key}").into_client_request().unwrap();
        req.headers_mut().insert(HOST, SHOP_HOST.parse().unwrap());
        req.headers_mut().insert(ORIGIN, origin.parse().unwrap());
        tokio_tungstenite::connect_async(req).await
    };
    assert!(open("https://evil.example.org", KEY).await.is_err(), "another origin opens no socket");
    assert!(open(AT, "no-such-key").await.is_err());
    let (mut socket, _) = open(AT, KEY).await.unwrap();
    let v = visit(9);
    let hello = json!({ "kind": "hello", "site": KEY, "visit": v, "seq": 0 });
    socket.send(Message::text(hello.to_string())).await.unwrap();
    socket.send(Message::text("no JSON")).await.unwrap();
    socket.send(Message::text(batch(&v, 1, &refusals(6)).to_string())).await.unwrap();
    let (mut taken, mut offer, mut error) = (false, Value::Null, false);
    while !taken || offer.is_null() || !error {
        let next =
            tokio::time::timeout(Duration::from_secs(20), socket.next()).await.unwrap().unwrap().unwrap();
        let Message::Text(text) = next else { continue };
        let said: Value = serde_json::from_str(&text).unwrap();
        taken |= said["taken"] == 1;
        error |= said["error"].is_string();
        if !said["offer"].is_null() {
            offer = said["offer"].clone();
        }
    }
    assert!(offer["id"].is_string());

    // A socket carries one visit, and is left as soon as its page has no business here any more.
    socket.send(Message::text(batch(&visit(10), 1, &json!([page("tab-1")])).to_string())).await.unwrap();
    let said = next_error(&mut socket).await;
    assert!(said.contains("one visit"), "{said}");
    let now = place.now();
    let moved = Website {
        site: SHOP.into(),
        key: KEY.into(),
        origins: vec!["https://new.example.org".into()],
        basis: Basis::Interest,
        fields: Vec::new(),
        changed_at: now,
    };
    place.db.write(move |c| website::put(c, &moved)).await.unwrap();
    socket.send(Message::text(batch(&v, 2, &json!([page("tab-2")])).to_string())).await.unwrap();
    let said = next_error(&mut socket).await;
    assert!(said.contains("origin"), "{said}");
    let closed = tokio::time::timeout(Duration::from_secs(20), async {
        while let Some(Ok(message)) = socket.next().await {
            assert!(!message.is_text(), "{message:?}");
        }
    });
    assert!(closed.await.is_ok(), "the socket stays open");
}

async fn next_error<S>(socket: &mut S) -> String
where
    S: futures_util::Stream<Item = Result<Message, tokio_tungstenite::tungstenite::Error>> + Unpin,
{
    loop {
        let next =
            tokio::time::timeout(Duration::from_secs(20), socket.next()).await.unwrap().unwrap().unwrap();
        let Message::Text(text) = next else { continue };
        let said: Value = serde_json::from_str(&text).unwrap();
        if let Some(error) = said["error"].as_str() {
            return error.to_owned();
        }
    }
}

#[tokio::test]
async fn the_script_is_served_to_every_page_and_kept_by_browsers() {
    let place = Place::open().await;
    for path in ["/segue.js", "/segue.mjs", "/segue/main.js"] {
        let req = Request::get(path).header(HOST, SHOP_HOST).body(Body::empty()).unwrap();
        let got = place.router.clone().oneshot(req).await.unwrap();
        assert_eq!(got.status(), StatusCode::OK, "{path}");
        let h = got.headers().clone();
        assert_eq!(
            (&h["content-type"], &h["cross-origin-resource-policy"]),
            (&"text/javascript; charset=utf-8".parse().unwrap(), &"cross-origin".parse().unwrap())
        );
        assert_eq!(h[ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        let again = Request::get(path).header(HOST, SHOP_HOST).header(IF_NONE_MATCH, &h[ETAG]);
        let again = place.router.clone().oneshot(again.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
    }
    for path in ["/segue/nothing.js", "/segue/..%2Fapp.js", "/segue/..%2f..%2fCargo.toml"] {
        let got = call(&place, Method::GET, SHOP_HOST, None, path, String::new()).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
    }
}
