//! What tabs send of a visit, well meant or not: kept once, in bounds, counted, and at nobody else's cost.

use ground::{Span, VisitId};
use http::{Method, StatusCode};
use journey::Event;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use stories::client::{Client, Load};
use stories::{Place, Tab, things};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const UP: &str = "/live/up?face=portal&tab=t";

async fn open() -> (Place, Client, VisitId) {
    let place = Place::alive().await;
    things::prepare(&place).await;
    let mut ann = place.browser("ann");
    ann.cookies.insert("__Host-visit".into(), things::visit_cookie());
    ann.get("/").await;
    (place, ann, VisitId(ground::digest(&things::visit_cookie())))
}

async fn tab(place: &Place, client: &Client, name: &str) -> Tab {
    Tab::connect(place.address.unwrap(), &client.host, &client.cookie_line(), "portal", name).await.unwrap()
}

/// Somebody else's tab, and their visit.
async fn bob(place: &Place) -> (Tab, VisitId) {
    let mut bob = place.browser("bob");
    bob.get("/").await;
    let visit = VisitId(ground::digest(&bob.cookies["__Host-visit"]));
    (tab(place, &bob, "o").await, visit)
}

/// What is kept of what tabs told of a visit.
async fn told(place: &Place, visit: &VisitId) -> Vec<Event> {
    let visit = visit.clone();
    let mut events = place.db.read(move |c| journey::shelf::events(c, &visit, 10_000)).await.unwrap();
    events.retain(|e| e.id.as_str().starts_with("t-"));
    events.sort_by(|a, b| a.id.cmp(&b.id));
    events
}

async fn ids(place: &Place, visit: &VisitId) -> Vec<String> {
    told(place, visit).await.into_iter().map(|e| e.id.0).collect()
}

/// A line of the metrics page, as a program on this machine reads it.
pub(super) async fn figure(place: &Place, name: &str) -> i64 {
    let page = metrics(place).await;
    page.lines().find_map(|l| l.strip_prefix(name)?.trim().parse().ok()).unwrap_or(-1)
}

pub(super) async fn metrics(place: &Place) -> String {
    let mut wire = TcpStream::connect(place.address.unwrap()).await.unwrap();
    wire.write_all(b"GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut page = String::new();
    wire.read_to_string(&mut page).await.unwrap();
    page
}

fn events(ids: impl IntoIterator<Item = String>) -> Value {
    let all: Vec<_> = ids.into_iter().map(|id| json!({ "id": id, "kind": "section", "name": id })).collect();
    json!({ "page": "/orders", "events": all })
}

/// By a request, as where no socket opens and as a page that goes.
async fn post(client: &mut Client, seq: Value, body: &Value) -> StatusCode {
    let load = Load::Json(json!({ "to": "visit", "seq": seq, "body": body }).to_string());
    let token = client.csrf("/");
    client.send_with(Method::POST, UP, &load, &[("x-csrf-token", &token)]).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_is_kept_once_whichever_way_and_in_whatever_order_it_comes() {
    let (place, mut ann, visit) = open().await;
    let mut tab = tab(&place, &ann, "t").await;
    let body = events(["t-1".into(), "t-2".into()]);
    tab.up("visit", body.clone()).await.unwrap();
    tab.up("visit", body.clone()).await.unwrap();
    // As a page that goes sends it, with numbers that a tab may well have reached, the newest first.
    for seq in [json!(u64::MAX), json!((1u64 << 53) + 1), json!(1u64 << 53), json!(1u64 << 31), json!(0)] {
        assert_eq!(post(&mut ann, seq, &body).await, StatusCode::OK);
    }
    assert_eq!(post(&mut ann, json!(1), &events(["t-3".into()])).await, StatusCode::OK);
    tab.up("visit", events(["t-3".into(), "t-4".into(), "t-4".into()])).await.unwrap();
    assert_eq!(ids(&place, &visit).await, ["t-1", "t-2", "t-3", "t-4"]);
    assert_eq!(figure(&place, "segue_events_repeated_total").await, 14);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_that_waited_for_a_connection_is_dated_when_it_happened() {
    let (place, ann, visit) = open().await;
    let mut tab = tab(&place, &ann, "t").await;
    let one = json!({ "id": "t-1", "kind": "idle", "ago": 1_500 });
    tab.up("visit", json!({ "page": "/orders", "late": 90_000, "events": [one] })).await.unwrap();
    let kept = told(&place, &visit).await;
    assert_eq!(place.now() - kept[0].at, Span::millis(91_500));
}

/// On their very first page, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_acknowledged_is_kept_of_whoever_has_seen_one_page_only() {
    let (place, ..) = open().await;
    let mut somebody = place.nobody();
    somebody.get("/").await;
    let visit = VisitId(ground::digest(&somebody.cookies["__Host-visit"]));
    let mut tab = tab(&place, &somebody, "t").await;
    let all: Vec<_> = (10..30).map(|n| format!("t-{n}")).collect();
    tab.up("visit", events(all.clone())).await.unwrap();
    assert_eq!(ids(&place, &visit).await, all);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_forged_or_misshapen_changes_nothing_and_disturbs_nobody() {
    let (place, mut ann, visit) = open().await;
    let (mut other, others) = bob(&place).await;
    let (body, before) = (events(["t-9".into()]), ids(&place, &visit).await);
    // Numbers that are none, and bodies that are none.
    for seq in [json!(-1), json!(1.5), json!("1"), json!(1e300), Value::Null] {
        assert_eq!(post(&mut ann, seq, &body).await, StatusCode::NOT_FOUND);
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let token = ann.csrf("/");
    for (raw, status) in [
        (format!(r#"{{"to":"visit","seq":1,"body":{deep}}}"#), StatusCode::NOT_FOUND),
        (
            format!(r#"{{"to":"visit","seq":1,"body":"{}"}}"#, "x".repeat(300_000)),
            StatusCode::PAYLOAD_TOO_LARGE,
        ),
        ("{".to_owned(), StatusCode::NOT_FOUND),
        (String::new(), StatusCode::NOT_FOUND),
    ] {
        let got = ann.send_with(Method::POST, UP, &Load::Json(raw), &[("x-csrf-token", &token)]).await;
        assert_eq!(got.status, status);
    }
    // Another's token, no token: not ours.
    let load = Load::Json(json!({ "to": "visit", "seq": 1, "body": body }).to_string());
    for token in ["", "x", &place.browser("bob").csrf("/")] {
        let got = ann.send_with(Method::POST, UP, &load, &[("x-csrf-token", token)]).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN);
    }
    // Another origin.
    ann.origin = Some("https://evil.example.org".into());
    let got = ann.send_with(Method::POST, UP, &load, &[("x-csrf-token", &token)]).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    // Over the socket the same is passed over, or ends that socket alone.
    for raw in [
        deep,
        "\u{0}".into(),
        "[]".into(),
        r#"{"op":"up","to":"visit","seq":1e99,"body":{}}"#.into(),
        "x".repeat(300_000),
    ] {
        let mut bad = tab(&place, &ann, "bad").await;
        let _ = bad.say_raw(&raw).await;
        let _ = bad.up("visit", json!({})).await;
    }
    assert_eq!(ids(&place, &visit).await, before);
    let at = Instant::now();
    other.up("visit", events(["t-bob".into()])).await.unwrap();
    assert!(at.elapsed() < Duration::from_secs(2));
    assert_eq!(ids(&place, &others).await, ["t-bob"]);
    // What is understood in parts is kept in parts, and the rest counted.
    let odd = json!([{ "id": "t-odd", "kind": "success" }, { "id": "", "kind": "idle" }, [], 7, null]);
    other.up("visit", json!({ "page": "/orders", "events": odd })).await.unwrap();
    assert_eq!(figure(&place, "segue_events_dropped_total").await, 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_one_tab_is_rationed_counted_and_felt_by_nobody_else() {
    let (place, ann, visit) = open().await;
    let mut flood = tab(&place, &ann, "t").await;
    let (mut other, others) = bob(&place).await;
    // A hundred thousand names in 2,000 messages of 50, and nothing that comes down is read meanwhile.
    let flooding = tokio::spawn(async move {
        for n in 0..2_000 {
            let body = events((0..50).map(|i| format!("t-{n}-{i}")));
            if flood.say(&json!({ "op": "up", "to": "visit", "seq": n, "body": body })).await.is_err() {
                break;
            }
        }
        flood
    });
    let mut waits = Vec::new();
    for n in 0..20 {
        place.pass(Span::secs(1));
        let at = Instant::now();
        other.up("visit", events([format!("t-bob-{n}")])).await.unwrap();
        waits.push(at.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    flooding.abort();
    waits.sort();
    println!("beside a flood another tab waited for {:?} in the middle, {:?} at most", waits[10], waits[19]);
    assert!(waits[10] < Duration::from_millis(500) && waits[19] < Duration::from_secs(3), "{waits:?}");
    assert_eq!(ids(&place, &others).await.len(), 20, "another's events are all there");
    let kept = ids(&place, &visit).await.len();
    assert!((200..=2_000).contains(&kept), "{kept} events were kept");
    assert!(figure(&place, "segue_events_rationed_total").await > 1_000);
    // What is remembered of it does not grow with it.
    let kept = place.db.read(move |c| journey::shelf::visit(c, &visit)).await.unwrap().unwrap();
    assert!(kept.struggle.len() < 64 * 1024, "{} bytes", kept.struggle.len());
}
