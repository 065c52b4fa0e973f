//! What pages of others send when they mean no good: it stays in bounds, is counted, is shown as text, and costs
//! nobody else anything.

use crate::hostile::{hostile, longest_marks, look_everywhere};
use crate::ingest::{figure, metrics};
use crate::website::{AT, KEY, batch, call, elsewhere, page, post, visit};
use axum::body::Body;
use axum::extract::ConnectInfo;
use futures_util::{SinkExt as _, StreamExt as _};
use ground::{Span, VisitId};
use http::header::{HOST, ORIGIN, RETRY_AFTER, USER_AGENT};
use http::{Method, Request, StatusCode};
use people::website::Basis;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;
use stories::cast::{SHOP, SHOP_HOST};
use stories::client::Load;
use stories::html::{dangers, parse};
use stories::{Place, things};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tower::ServiceExt as _;

fn id(visit: &str) -> VisitId {
    VisitId(ground::digest(visit))
}

/// A batch from an address, as the network tells it.
async fn from(place: &Place, address: &str, agent: &[u8], body: &Value) -> http::Response<Body> {
    let peer: SocketAddr = address.parse().unwrap();
    let req = Request::post("/segue/events")
        .header(HOST, SHOP_HOST)
        .header(ORIGIN, AT)
        .header(USER_AGENT, agent)
        .extension(ConnectInfo(peer))
        .body(Body::from(body.to_string()))
        .unwrap();
    place.router.clone().oneshot(req).await.unwrap()
}

/// The text in every place that a page of others may fill.
fn everywhere(visit: &str, seq: u64, text: &str) -> Value {
    let kinds = ["page", "event", "field", "invalid", "rage_click", "dead_click", "submit", "error", text];
    let event = |(i, kind): (usize, &&str)| {
        json!({ "id": format!("h-{seq}-{i}"), "kind": kind, "page": format!("/{text}"), "name": text, "label": text,
            "rule": text, "how": "left", "of": text, "proof": text, "count": 1e300 })
    };
    json!({
        "site": KEY, "visit": visit, "seq": seq, "lang": text, "token": text,
        "goal": { "name": text, "step": text },
        "device": { "kind": text, "browser": text, "link": text, "aids": [text], "width": -1e300 },
        "typed": [{ "name": text, "label": text, "value": text }],
        "events": kinds.iter().enumerate().map(event).collect::<Vec<_>>()
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_page_of_others_says_is_shown_as_text_at_the_desk_and_in_the_office() {
    let place = Place::alive().await;
    things::prepare(&place).await;
    elsewhere(&place, Basis::Interest).await;
    // The site keeps the key that it had.
    let website = place.db.read(|c| people::website::of_site(c, &SHOP.into())).await.unwrap().unwrap();
    let (v, mut wrong) = (visit(1), BTreeSet::new());
    let mut all = hostile();
    all.push(format!("HX{}", "<b>".repeat(700)));
    for (n, text) in (1..).zip(&all) {
        // As much of it as a batch may hold in so many places.
        let text = &text.chars().take(200).collect::<String>();
        let agent = format!("<script>HX</script>{}", "x".repeat(4_000));
        let mut body = everywhere(&v, n, text);
        body["site"] = website.key.clone().into();
        let said = from(&place, "203.0.113.9:1", agent.as_bytes(), &body).await;
        assert_eq!(said.status(), StatusCode::OK, "{text}");
        // They do not get on, so that the desk lists them.
        let refused: Vec<_> = (0..3)
            .map(|i| json!({ "id": format!("i-{n}-{i}"), "kind": "invalid", "page": "/checkout", "name": text, "rule": text }))
            .collect();
        let mut more = batch(&v, 100 + n, &json!(refused));
        more["site"] = website.key.clone().into();
        more["goal"]["name"] = "<x-evil>HX".into();
        assert_eq!(post(&place, "events", &more).await.status, StatusCode::OK);
        place.pass(Span::secs(2));
    }
    look_everywhere(&place, &mut wrong, "a page of others").await;
    // These say what came, and say it as text.
    let shown = format!("/desk/visits/{}", id(&v));
    for (who, path) in [
        ("anna", "/desk"),
        ("anna", "/desk/visits"),
        ("anna", &shown),
        ("root", "/office/sites/shop/website"),
    ] {
        let got = place.browser(who).get(path).await;
        assert_eq!(got.status, StatusCode::OK, "{path}");
        wrong.extend(dangers(&got.text()).iter().map(|d| format!("{path}: {d}")));
        let says = parse(&got.text()).text;
        assert!(says.contains("HX"), "nothing that came is shown at {path}: {says}");
        assert!(got.body.len() < 200_000, "{path} has {} bytes", got.body.len());
    }
    // The list alone, as each desk fetches it when it changed: for those who work at the site.
    let frame = async |who: &str| {
        let (mut browser, headers) = (place.browser(who), [("turbo-frame", "visits")]);
        let got = browser.send_with(Method::GET, "/desk", &Load::Nothing, &headers).await;
        assert_eq!((got.status, dangers(&got.text())), (StatusCode::OK, Vec::new()), "{who}");
        parse(&got.text()).text.contains("HX")
    };
    assert!(frame("anna").await && frame("sue").await);
    assert!(!frame("otto").await, "otto sees the visits of a site where he does not work");
    assert!(wrong.is_empty(), "\n{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    // What is kept of it is small and clean.
    let asked = id(&v);
    let (kept, events) = place
        .db
        .read(move |c| {
            Ok((journey::shelf::visit(c, &asked)?.unwrap(), journey::shelf::events(c, &asked, 9_999)?))
        })
        .await
        .unwrap();
    assert!(events.len() > all.len() * 3, "{} events", events.len());
    for words in events.iter().map(|e| serde_json::to_string(e).unwrap()).chain([kept.device.browser.clone()])
    {
        assert!(words.len() < 4_000, "{} bytes: {words}", words.len());
        assert!(!words.contains(['\u{202E}', '\u{0}', '\u{1b}']) && longest_marks(&words) <= 2, "{words}");
    }
    assert!(kept.struggle.len() < 64 * 1024 && kept.device.browser.len() < 300, "{kept:?}");
    assert!(figure(&place, "segue_events_dropped_total").await >= all.len() as i64, "kinds that are none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_from_one_address_is_slowed_counted_and_felt_by_no_other() {
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    let mut wrong = batch(&visit(2), 1, &json!([page("tab-1")]));
    wrong["site"] = "no-such-key".into();
    // A network of IPv6 is one caller, however many addresses it has.
    for at in [|_: usize| "203.0.113.9:7".to_owned(), |n: usize| format!("[2001:db8::{n:x}]:7")] {
        let (refused, slowed) = (
            figure(&place, "segue_script_refused_total").await,
            figure(&place, "segue_script_slowed_total").await,
        );
        for n in 0..800 {
            let said = from(&place, &at(n), b"x", &wrong).await;
            let slow = said.status() == StatusCode::TOO_MANY_REQUESTS;
            assert!(slow || said.status() == StatusCode::NOT_FOUND, "{}", said.status());
            assert_eq!(slow, n >= 600, "call {n}");
            assert_eq!(slow, said.headers().contains_key(RETRY_AFTER));
        }
        assert_eq!(figure(&place, "segue_script_refused_total").await - refused, 600);
        assert_eq!(figure(&place, "segue_script_slowed_total").await - slowed, 200);
    }
    let fine = batch(&visit(3), 1, &json!([page("tab-1")]));
    for other in ["203.0.113.10:7", "[2001:db8:0:1::9]:7"] {
        assert_eq!(from(&place, other, b"x", &fine).await.status(), StatusCode::OK, "{other}");
    }
    assert_eq!(from(&place, "203.0.113.9:8", b"x", &fine).await.status(), StatusCode::TOO_MANY_REQUESTS);
    place.pass(Span::secs(1));
    assert_eq!(from(&place, "203.0.113.9:8", b"x", &fine).await.status(), StatusCode::OK, "it recovers");
}

/// Names are kept with their events, at most so many of a visit, and nowhere else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_thousand_names_of_events_take_no_more_than_their_events() {
    const VISITS: u8 = 40;
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    let before = metrics(&place).await.lines().count();
    let mut left_out = 0;
    for round in 0..50u64 {
        for v in 1..=VISITS {
            let events: Vec<_> = (0..50)
                .map(|i| json!({ "id": format!("n-{round}-{i}"), "kind": "event", "name": format!("n{v}.{round}.{i}"), "page": format!("/{round}/{i}") }))
                .collect();
            let said = post(&place, "events", &batch(&visit(v), round, &json!(events))).await;
            assert_eq!(said.status, StatusCode::OK);
            left_out += said.body["dropped"].as_i64().unwrap();
        }
        place.pass(Span::secs(3));
    }
    let (mut kept, now) = (0, place.now());
    for v in 1..=VISITS {
        let asked = id(&visit(v));
        let (visit, events) = place
            .db
            .read(move |c| {
                Ok((journey::shelf::visit(c, &asked)?.unwrap(), journey::shelf::events(c, &asked, 9_999)?))
            })
            .await
            .unwrap();
        assert!(events.len() as i64 <= journey::jobs::EVENTS_MAX);
        assert!(visit.struggle.len() < 8 * 1024, "{} bytes of one visit", visit.struggle.len());
        kept += events.len() as i64;
    }
    assert_eq!(kept + left_out, 100_000, "what is left out is said");
    assert!(kept >= 60_000, "{kept} were kept: the story is no longer one");
    assert_eq!(figure(&place, "segue_visits_live").await, i64::from(VISITS));
    // No list grows with them.
    let says = metrics(&place).await;
    assert!(!says.contains("n1.1.1") && says.lines().count() < before + 40, "{says}");
    for (who, path) in [
        ("anna", "/desk".to_owned()),
        ("anna", "/desk/visits".to_owned()),
        ("anna", format!("/desk/visits/{}", id(&visit(1)))),
        ("root", "/office/sites/shop/website".to_owned()),
    ] {
        let got = place.browser(who).get(&path).await;
        assert_eq!(got.status, StatusCode::OK, "{path}");
        assert!(got.body.len() < 300_000, "{path} has {} bytes", got.body.len());
    }
    // And all of it goes.
    let later = now + Span::days(400);
    let mut gone = 0;
    loop {
        let n = place
            .db
            .write(move |c| journey::shelf::forget(c, later, journey::jobs::FORGET_BATCH))
            .await
            .unwrap();
        assert!(n <= journey::jobs::FORGET_BATCH + 1, "{n} rows at once");
        gone += n;
        if n == 0 {
            break;
        }
    }
    assert!(gone >= kept, "{gone} rows of {kept} events went");
}

type Socket = WebSocketStream<TcpStream>;

async fn socket(place: &Place) -> Socket {
    let at = place.address.unwrap();
    let mut req = format!("ws://{at}/segue/live?site={KEY}").into_client_request().unwrap();
    req.headers_mut().insert(HOST, SHOP_HOST.parse().unwrap());
    req.headers_mut().insert(ORIGIN, AT.parse().unwrap());
    tokio_tungstenite::client_async(req, TcpStream::connect(at).await.unwrap()).await.unwrap().0
}

/// The next thing said; nothing where the socket ended.
async fn said(socket: &mut Socket) -> Option<Value> {
    loop {
        match tokio::time::timeout(Duration::from_secs(20), socket.next()).await.unwrap() {
            Some(Ok(Message::Text(text))) => return Some(serde_json::from_str(&text).unwrap()),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            _ => return None,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_batch_ends_or_is_refused_on_its_own_socket_alone() {
    let place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    let (mut good, v) = (socket(&place).await, visit(4));
    let fine = |seq: u64| Message::text(batch(&v, seq, &json!([page(&format!("tab-{seq}"))])).to_string());
    good.send(fine(1)).await.unwrap();
    assert_eq!(said(&mut good).await.unwrap()["taken"], 1);
    let of = |seq: Value| {
        let mut b = batch(&visit(5), 1, &json!([page("bad")]));
        b["seq"] = seq;
        b.to_string()
    };
    let mut other = batch(&visit(5), 1, &json!([page("bad")]));
    other["site"] = "works-key".into();
    let before = figure(&place, "segue_script_refused_total").await;
    let mut bad = socket(&place).await;
    let refused = [
        "[".repeat(9_000),
        format!("{{\"site\":\"{KEY}\",\"events\":{}1{}}}", "[".repeat(90), "]".repeat(90)),
        "[]".to_owned(),
        other.to_string(),
        of(json!(1u64 << 53)),
        of(json!(-1)),
        of(json!("1")),
        batch(&"x".repeat(20_000), 1, &json!([page("bad")])).to_string(),
    ];
    for what in &refused {
        bad.send(Message::text(what.clone())).await.unwrap();
        let answer = said(&mut bad).await.unwrap();
        assert!(answer["error"].is_string(), "{answer} to {}", what.chars().take(60).collect::<String>());
    }
    // Fine numbers, however large, are taken after all that.
    for seq in [1u64 << 31, (1 << 53) - 1] {
        bad.send(Message::text(of(json!(seq)))).await.unwrap();
        assert_eq!(said(&mut bad).await.unwrap()["taken"], seq);
    }
    assert_eq!(figure(&place, "segue_script_refused_total").await - before, refused.len() as i64);
    for end in [Message::text("x".repeat(40_000)), Message::binary(vec![0u8; 9])] {
        let mut bad = socket(&place).await;
        let _ = bad.send(end).await;
        assert_eq!(said(&mut bad).await, None, "the socket stays open");
    }
    good.send(fine(2)).await.unwrap();
    assert_eq!(said(&mut good).await.unwrap()["taken"], 2);
}

/// Methods are any words: a program that makes them up fills no list.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn made_up_methods_paths_and_hosts_fill_no_list() {
    let place = Place::alive().await;
    let mut nobody = place.nobody();
    nobody.get("/nowhere").await;
    nobody.send(Method::from_bytes(b"X").unwrap(), "/nowhere", &Load::Nothing).await;
    let before = metrics(&place).await;
    for n in 0..300 {
        let method = Method::from_bytes(format!("EVIL{n}").as_bytes()).unwrap();
        let path = format!("/nowhere/{n}");
        let got = call(&place, method, &format!("h{n}.example.org"), None, &path, String::new()).await;
        assert!(got.status.is_client_error(), "{}", got.status);
    }
    let after = metrics(&place).await;
    assert!(!after.contains("EVIL") && !after.contains("/nowhere/"), "{after}");
    assert!(after.lines().count() < before.lines().count() + 30, "{after}");
}
