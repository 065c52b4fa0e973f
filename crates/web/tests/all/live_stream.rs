//! Stories of one tab on the live stream, over a real socket.

use futures_util::future::BoxFuture;
use futures_util::{SinkExt as _, StreamExt as _};
use ground::{Instant, Result, Span, World};
use http::request::Parts;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use web::live::{Live, RIGHTS, Tab, Ups};
use web::{Caller, Face, House, Settings};

struct Desk {
    house: House,
    open: AtomicBool,
    signed_in: AtomicBool,
    seen: Mutex<Vec<String>>,
}

impl Desk {
    fn saw(&self, what: impl Into<String>) {
        self.seen.lock().unwrap().push(what.into());
    }
}

impl Ups for Desk {
    fn caller<'a>(&'a self, face: Face, head: &'a Parts) -> BoxFuture<'a, Caller> {
        let caller = if self.signed_in.load(Ordering::SeqCst) {
            crate::face::caller(face, &head.headers)
        } else {
            Caller::Nobody
        };
        Box::pin(std::future::ready(caller))
    }
    fn topic_allowed<'a>(&'a self, tab: &'a Tab, topic: &'a str) -> BoxFuture<'a, bool> {
        let yes = self.open.load(Ordering::SeqCst)
            && (!topic.starts_with("staff:") || tab.caller.staff().is_some());
        Box::pin(std::future::ready(yes))
    }
    fn up<'a>(&'a self, tab: &'a Tab, to: &'a str, body: Value) -> BoxFuture<'a, Result<Value>> {
        Box::pin(async move {
            self.saw(format!("{} {to} {body}", tab.id));
            if to == "tongue" {
                return Ok(json!(tab.lang.code()));
            }
            crate::face::Talk { house: self.house.clone() }.up(tab, to, body).await
        })
    }
    fn shown(&self, tab: &Tab, fact: &live::Fact) -> Option<String> {
        (fact.kind != "note" || tab.caller.staff().is_some()).then(|| fact.data.clone())
    }
    fn joined<'a>(&'a self, tab: &'a Tab) -> BoxFuture<'a, ()> {
        self.saw(format!("{} joined", tab.id));
        Box::pin(std::future::ready(()))
    }
    fn left<'a>(&'a self, tab: &'a Tab, _: Span) -> BoxFuture<'a, ()> {
        self.saw(format!("{} left", tab.id));
        Box::pin(std::future::ready(()))
    }
}

struct Place {
    at: String,
    house: House,
    desk: Arc<Desk>,
    live: Live,
    folder: PathBuf,
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn place() -> Place {
    let world = World::system();
    let folder = std::env::temp_dir().join(format!("segue-live-{}", world.token()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = store::testing::open(&folder, &world).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap().to_string();
    let settings = Settings { public_url: format!("http://{at}"), ..Settings::default() };
    let house = House { hub: live::Hub::new(db.clone(), "run1"), db, world, settings: Arc::new(settings) };
    let desk = Arc::new(Desk {
        house: house.clone(),
        open: AtomicBool::new(true),
        signed_in: AtomicBool::new(true),
        seen: Mutex::default(),
    });
    let live = Live::new(&house, desk.clone());
    let app = web::stand(
        crate::face::router(house.clone()).merge(live.router()),
        &house,
        Arc::new(crate::face::site()),
    );
    tokio::spawn(async move { axum::serve(listener, app).await });
    Place { at, house, desk, live, folder }
}

impl Place {
    async fn tab(&self, query: &str, cookie: &str) -> TabEnd {
        self.knock(query, cookie, &format!("http://{}", self.at)).await.unwrap()
    }

    async fn knock(&self, query: &str, cookie: &str, origin: &str) -> Result<TabEnd, tungstenite::Error> {
        let mut request = format!("ws://{}/live?{query}", self.at).into_client_request().unwrap();
        request.headers_mut().insert("origin", origin.parse().unwrap());
        request.headers_mut().insert("cookie", cookie.parse().unwrap());
        let (socket, _) = connect_async(request).await?;
        let mut tab = TabEnd(socket);
        assert_eq!(tab.hear("hello").await["run"], "run1");
        Ok(tab)
    }

    async fn say(&self, topic: &str, kind: &str, data: Value) {
        let (hub, topic, kind, now) = (self.house.hub.clone(), topic.to_owned(), kind.to_owned(), Instant(1));
        let db = &self.house.db;
        db.write(move |c| live::publish(c, &hub, &topic, &kind, data.to_string(), now).map(|_| ()))
            .await
            .unwrap();
    }
}

struct TabEnd(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl TabEnd {
    async fn send(&mut self, value: Value) {
        self.0.send(Message::text(value.to_string())).await.unwrap();
    }

    async fn next(&mut self) -> Option<Value> {
        loop {
            match timeout(Duration::from_secs(5), self.0.next()).await.expect("something within 5 s") {
                Some(Ok(Message::Text(text))) => return Some(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                _ => {}
            }
        }
    }

    /// The next message of that kind; beats are skipped.
    async fn hear(&mut self, op: &str) -> Value {
        loop {
            let message = self.next().await.expect("an open connection");
            if message["op"] == "beat" {
                continue;
            }
            assert_eq!(message["op"], op, "{message}");
            return message;
        }
    }

    async fn open(&mut self, topic: &str, since: Value) -> Value {
        self.send(json!({"op": "open", "topic": topic, "since": since})).await;
        self.hear("opened").await
    }
}

#[tokio::test]
async fn facts_come_with_their_numbers_and_again_after_an_absence() {
    let place = place().await;
    place.say("talk:1", "said", json!({"text": "before"})).await;
    let mut tab = place.tab("face=portal&tab=t1", "").await;
    assert_eq!(tab.open("talk:1", Value::Null).await["n"], "run1.1");
    place.say("talk:1", "said", json!({"text": "now"})).await;
    let fact = tab.hear("fact").await;
    assert_eq!(fact, json!({"op":"fact","topic":"talk:1","n":"run1.2","kind":"said","data":{"text":"now"}}));
    place.house.hub.flash("talk:1", "typing", String::new());
    let flash = tab.hear("fact").await;
    assert_eq!((&flash["n"], &flash["data"]), (&Value::Null, &Value::Null));
    drop(tab);

    for text in ["one", "two"] {
        place.say("talk:1", "said", json!({ "text": text })).await;
    }
    let mut tab = place.tab("tab=t1", "").await;
    tab.open("talk:1", json!("run1.2")).await;
    tab.hear("reset").await;
    assert_eq!(tab.hear("fact").await["n"], "run1.3");
    assert_eq!(tab.hear("fact").await["data"]["text"], "two");
}

#[tokio::test]
async fn a_tab_speaks_the_language_of_its_page() {
    let place = place().await;
    for (query, code) in [("tab=t&lang=de", "de"), ("tab=t&lang=xx", "en"), ("tab=t", "en")] {
        let mut tab = place.tab(query, "").await;
        tab.send(json!({"op":"up","to":"tongue","seq":1,"body":{}})).await;
        assert_eq!(tab.hear("ack").await["data"], code, "{query}");
    }
}

#[tokio::test]
async fn what_goes_up_is_acknowledged_when_it_is_kept() {
    let place = place().await;
    let mut tab = place.tab("tab=t1", "").await;
    tab.open("talk:1", Value::Null).await;
    tab.send(json!({"op":"up","to":"talk:1","seq":41,"body":{"id":"a"}})).await;
    let (first, second) = (tab.next().await.unwrap(), tab.next().await.unwrap());
    let ack = if first["op"] == "ack" { &first } else { &second };
    assert_eq!(ack, &json!({"op":"ack","seq":41,"data":1}));
    tab.send(json!({"op":"up","to":"talk:1","seq":42,"body":{"refuse":true}})).await;
    let ack = tab.hear("ack").await;
    assert_eq!(ack["refused"]["rule"], "gallery.no");
    tab.0.send(Message::text("not json")).await.unwrap();
    tab.send(json!({"op":"close","topic":"talk:1"})).await;
    tab.send(json!({"op":"up","to":"talk:2","seq":43,"body":{}})).await;
    assert_eq!(tab.hear("ack").await["seq"], 43);
    place.say("talk:1", "said", json!({})).await;
    tab.send(json!({"op":"up","to":"talk:2","seq":44,"body":{}})).await;
    assert_eq!(tab.hear("ack").await["seq"], 44, "a closed topic is silent");
}

#[tokio::test]
async fn a_flood_is_told_to_slow_down_and_loses_nothing() {
    let place = place().await;
    let mut tab = place.tab("tab=t1", "").await;
    tab.open("talk:1", Value::Null).await;
    for seq in 1..=150 {
        // Refused, because what is refused takes no time.
        tab.send(json!({"op":"up","to":"talk:2","seq":seq,"body":{"refuse":true}})).await;
    }
    let mut acknowledged = Vec::new();
    let mut slow = Vec::new();
    let mut heard_at = 0;
    while acknowledged.len() < 150 {
        let message = tab.next().await.unwrap();
        match message["op"].as_str().unwrap() {
            "ack" => acknowledged.push(message["seq"].as_u64().unwrap()),
            "slow" => {
                slow.push(message);
                place.say("talk:1", "said", json!({"text": "meanwhile"})).await;
            }
            "fact" => heard_at = acknowledged.len(),
            _ => {}
        }
    }
    assert_eq!(acknowledged, (1..=150).collect::<Vec<u64>>(), "all of it, in order");
    assert_eq!(slow.len(), 1, "told once: {slow:?}");
    assert!(slow[0]["seq"].as_u64().unwrap() >= 120, "only beyond the limit: {slow:?}");
    assert!((119..150).contains(&heard_at), "what is heard does not wait: {heard_at}");
}

/// Nothing is queued for whoever does not read, and nobody else waits for them.
#[tokio::test]
async fn who_does_not_read_is_left_and_nobody_else_waits() {
    let place = place().await;
    let mut tab = place.tab("tab=t1", "").await;
    tab.open("talk:1", Value::Null).await;
    // A tab whose machine takes next to nothing off the wire.
    let wire = tokio::net::TcpSocket::new_v4().unwrap();
    wire.set_recv_buffer_size(2_048).unwrap();
    let wire = wire.connect(place.at.parse().unwrap()).await.unwrap();
    let mut request = format!("ws://{}/live?tab=t2", place.at).into_client_request().unwrap();
    request.headers_mut().insert("origin", format!("http://{}", place.at).parse().unwrap());
    let (mut deaf, _) = tokio_tungstenite::client_async(request, wire).await.unwrap();
    let open = json!({"op": "open", "topic": "talk:1", "since": null}).to_string();
    deaf.send(Message::text(open)).await.unwrap();
    while place.house.hub.listeners() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let began = std::time::Instant::now();
    let text = "x".repeat(20_000);
    for n in 1..=400 {
        place.say("talk:1", "said", json!({"text": text})).await;
        assert_eq!(tab.hear("fact").await["n"], format!("run1.{n}"));
    }
    let heard = began.elapsed();
    assert!(heard < web::live::SEND_LIMIT, "400 facts took {heard:?} beside somebody who does not read");
    assert_eq!(place.live.tabs(), 2, "they may still begin to read");
    while place.live.tabs() > 1 {
        assert!(began.elapsed() < web::live::SEND_LIMIT * 2, "who does not read is still there");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(place.desk.seen.lock().unwrap().contains(&"t2 left".to_owned()));
    assert_eq!(place.house.hub.listeners(), 1, "nothing is held for them");
    place.say("talk:1", "said", json!({"text": "after"})).await;
    assert_eq!(tab.hear("fact").await["n"], "run1.401");
}

#[tokio::test]
async fn a_topic_is_heard_only_with_the_right_to_it() {
    let place = place().await;
    let mut person = place.tab("tab=p", "").await;
    person.send(json!({"op":"open","topic":"staff:sam"})).await;
    assert_eq!(person.hear("gone").await["topic"], "staff:sam");
    let mut staff = place.tab("face=desk&tab=s", "__Host-desk=sam").await;
    staff.open("staff:sam", Value::Null).await;
    person.open("talk:1", Value::Null).await;
    staff.open("talk:1", Value::Null).await;

    place.say("talk:1", "note", json!({"text": "private"})).await;
    place.say("talk:1", "said", json!({"text": "public"})).await;
    assert_eq!(person.hear("fact").await["data"]["text"], "public");
    assert_eq!(staff.hear("fact").await["data"]["text"], "private");
    assert_eq!(staff.hear("fact").await["data"]["text"], "public");

    place.desk.open.store(false, Ordering::SeqCst);
    place.house.hub.flash("talk:1", RIGHTS, String::new());
    assert_eq!(person.hear("gone").await["topic"], "talk:1");
    place.say("talk:1", "said", json!({"text": "later"})).await;
    person.send(json!({"op":"up","to":"talk:9","seq":1,"body":{}})).await;
    person.hear("ack").await;
}

#[tokio::test]
async fn signing_out_ends_the_connection() {
    let place = place().await;
    let mut staff = place.tab("face=desk&tab=s", "__Host-desk=sam").await;
    staff.open("staff:sam", Value::Null).await;
    place.desk.signed_in.store(false, Ordering::SeqCst);
    place.house.hub.flash("staff:sam", RIGHTS, String::new());
    let close = loop {
        match timeout(Duration::from_secs(5), staff.0.next()).await.unwrap() {
            Some(Ok(Message::Close(Some(frame)))) => break frame,
            Some(Ok(_)) => {}
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(u16::from(close.code), 4401);
}

#[tokio::test]
async fn a_foreign_page_gets_no_connection() {
    let place = place().await;
    for origin in ["https://evil.example", "null"] {
        let Err(tungstenite::Error::Http(answer)) = place.knock("tab=x", "", origin).await else {
            panic!("let in from {origin}")
        };
        assert_eq!(answer.status(), 403);
    }
}

#[tokio::test]
async fn presence_begins_and_ends_with_the_connection() {
    let place = place().await;
    let tab = place.tab("face=desk&tab=s1", "__Host-desk=sam").await;
    assert_eq!(place.live.tabs(), 1);
    drop(tab);
    for _ in 0..100 {
        if place.live.tabs() == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(*place.desk.seen.lock().unwrap(), ["s1 joined", "s1 left"]);
}

#[tokio::test]
async fn a_program_that_stops_says_so_and_nobody_has_left() {
    let place = place().await;
    let mut tab = place.tab("face=desk&tab=s1", "__Host-desk=sam").await;
    place.live.shutdown();
    while tab.next().await.is_some() {}
    assert_eq!(*place.desk.seen.lock().unwrap(), ["s1 joined"]);
    assert!(matches!(
        place.knock("tab=x", "", &format!("http://{}", place.at)).await,
        Err(tungstenite::Error::Http(answer)) if answer.status() == 503
    ));
}
