//! The conversation beside a page of others: whoever holds the page's secret, on that very page's origin, follows what was
//! asked for from it. Nobody else does, and nothing more is theirs.

use crate::website::{AT, KEY, elsewhere};
use futures_util::{SinkExt as _, StreamExt as _};
use ground::PersonId;
use http::header::{HOST, ORIGIN};
use people::website::Basis;
use serde_json::{Value, json};
use std::time::Duration;
use stories::Place;
use stories::cast::{OTHER_HOST, SHOP_HOST};
use stories::digest::{content, difference};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

const SECRET: &str = "a-secret-of-the-page-of-43-characters-aaaaa";

struct Beside(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Beside {
    /// Opens a socket as a page of `origin` does, and says the secret. `None` where no socket opens.
    async fn open(place: &Place, host: &str, origin: &str, key: &str, secret: &str) -> Option<Self> {
        let at = place.address.unwrap();
        let mut req = format!("ws://{at}/segue/beside?site={key}").into_client_request().unwrap();
        req.headers_mut().insert(HOST, host.parse().unwrap());
        req.headers_mut().insert(ORIGIN, origin.parse().unwrap());
        let (socket, _) = tokio_tungstenite::connect_async(req).await.ok()?;
        let mut beside = Self(socket);
        beside.say(&json!({ "hello": secret, "lang": "en", "after": 0 })).await;
        Some(beside)
    }

    async fn say(&mut self, what: &Value) {
        // Whoever was left already cannot be told anything.
        let _ = self.0.send(Message::text(what.to_string())).await;
    }

    /// The next message that fits; `None` where the socket ends before.
    async fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Option<Value> {
        loop {
            let next = tokio::time::timeout(Duration::from_secs(20), self.0.next()).await.expect("in time");
            let Message::Text(text) = next?.ok()? else { continue };
            let said: Value = serde_json::from_str(&text).unwrap();
            if fits(&said) {
                return Some(said);
            }
        }
    }

    async fn stage(&mut self, stage: &str) -> Value {
        self.until(|m| m["stage"] == stage).await.unwrap_or_else(|| panic!("it was never {stage}"))
    }

    /// Whether it is told that there is nothing for it.
    async fn gone(&mut self) -> bool {
        self.until(|m| m["gone"] == true).await.is_some()
    }

    async fn answered(&mut self, seq: u64, mut what: Value) -> Value {
        what["seq"] = seq.into();
        self.say(&what).await;
        self.until(|m| m["ack"] == seq).await.expect("an answer")
    }
}

/// Nothing is otherwise than before; the house's own work goes on.
async fn unchanged(place: &Place, before: &stories::digest::Content) {
    let changed = difference(before, &content(&place.db).await);
    let changed: Vec<_> = changed.lines().filter(|l| !l.starts_with("jobs: ")).collect();
    assert!(changed.is_empty(), "{changed:?}");
}

/// Ann is at a page of others, opens the window and asks for help there.
async fn asked(place: &Place, origin: &str) -> stories::Client {
    let mut ann = place.browser("ann");
    let arrived = [("visit", ""), ("struck", ""), ("tie", SECRET), ("origin", origin)];
    assert_eq!(ann.post("/offers/arrivals", &arrived).await.to(), "/help");
    let to = ann.post("/help", &[("wish", "My voucher")]).await.to().to_owned();
    assert!(to.starts_with("/help/waiting") || to.starts_with("/dialogue/"), "{to}");
    ann
}

/// Anna takes whoever waits. The path of the dialogue at her desk.
async fn taken(place: &Place) -> (stories::Client, String) {
    let mut tab = place.tab("anna", "desk").await;
    tokio::spawn(async move { tab.wait_for(Duration::from_secs(60), |_| false).await });
    let mut anna = place.browser("anna");
    anna.post("/desk/presence", &[("state", "available")]).await;
    let waiting = place
        .db
        .read(|c| handover::shelf::open_of(c, &PersonId::from("ann")))
        .await
        .unwrap()
        .expect("ann waits");
    let mut to = String::new();
    for _ in 0..100 {
        to = anna.post("/desk/acceptances", &[("handover", waiting.id.as_str())]).await.to().to_owned();
        if to.starts_with("/desk/dialogue/") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(to.starts_with("/desk/dialogue/"), "{to}");
    (anna, to)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_follows_writes_and_is_shown_until_it_is_over() {
    let mut place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    place.serve().await;
    let mut ann = place.browser("ann");
    let arrived = [("visit", ""), ("struck", ""), ("tie", SECRET), ("origin", AT)];
    ann.post("/offers/arrivals", &arrived).await;
    let mut page = Beside::open(&place, SHOP_HOST, AT, KEY, SECRET).await.unwrap();
    let first = page.stage("open").await;
    assert!(first["words"]["beside-send"].is_string() && first["path"].is_null(), "{first}");
    let early = page.answered(1, json!({ "kind": "message", "client": "c1", "body": "too early" })).await;
    assert!(early["error"].is_string(), "{early}");
    ann.post("/help", &[("wish", "My voucher")]).await;
    assert_eq!(page.stage("waiting").await["open"], format!("http://{SHOP_HOST}/help/waiting"));
    let (mut anna, at) = taken(&place).await;
    let talking = page.stage("talking").await;
    assert_eq!((&talking["unread"], &talking["share"]), (&json!(0), &Value::Null));

    // Written twice, kept once; what is refused says why.
    let said = json!({ "kind": "message", "client": "c2", "body": "<b>Hello</b>" });
    let first = page.answered(2, said.clone()).await;
    assert_eq!(page.answered(3, said).await["value"], first["value"]);
    anna.get(&at).await.has("&#60;b&#62;Hello&#60;/b&#62;");
    assert!(page.answered(4, json!({ "kind": "message", "client": "c3", "body": " " })).await["error"] != "");
    anna.post(&format!("{at}/messages"), &[("body", "Good evening"), ("client", "d1")]).await;
    let heard = page
        .until(|m| m["messages"].as_array().is_some_and(|a| a.iter().any(|l| l["text"] == "Good evening")));
    assert_eq!(heard.await.unwrap()["unread"], 1);

    // The page is shown by a yes of its own; from there alone.
    anna.post(&format!("{at}/co-browsing"), &[]).await;
    let share = page.until(|m| m["share"]["id"].is_string()).await.unwrap()["share"].clone();
    assert_eq!(share["on"], false);
    let wrong = page.answered(5, json!({ "kind": "agree", "id": "another", "clicks": true })).await;
    assert!(wrong["error"].is_string(), "{wrong}");
    let yes = json!({ "kind": "agree", "id": share["id"], "clicks": false });
    assert!(page.answered(6, yes).await["error"].is_null());
    assert!(page.answered(7, json!({ "kind": "here", "run": "r1" })).await["error"].is_null());
    let part = json!({ "kind": "part", "run": "r1", "n": 0, "of": 1, "at": 0, "text": "[]" });
    assert!(page.answered(8, part.clone()).await["error"].is_null());
    ann.get("/orders").await.has("www.example.org").lacks("data-controller=\"cobrowse\"");
    let id = at.rsplit('/').next().unwrap().to_owned();
    let mut portal = place.tab("ann", "portal").await;
    let own = portal.up(&format!("cobrowse:{id}"), json!({ "kind": "here", "run": "r2" })).await;
    let own = own.unwrap();
    assert!(own["refused"].is_object(), "a page of the portal is not what was agreed to: {own}");

    // Over is over.
    anna.post(
        &format!("{at}/wrap-up"),
        &[("wrong", "A voucher"), ("done", "Explained"), ("outcome", "resolved")],
    )
    .await;
    let ended = place.db.read(|c| dialogue::shelf::open_of(c, &PersonId::from("ann"))).await.unwrap();
    assert!(ended.is_none(), "the dialogue has ended");
    page.stage("over").await;
    let mut again = Beside::open(&place, SHOP_HOST, AT, KEY, SECRET).await.unwrap();
    assert!(again.gone().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_another_page_and_another_site_hear_and_change_nothing() {
    let mut place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    place.serve().await;
    asked(&place, AT).await;
    taken(&place).await;
    let mut page = Beside::open(&place, SHOP_HOST, AT, KEY, SECRET).await.unwrap();
    page.stage("talking").await;
    let before = content(&place.db).await;

    let guessed = "b-secret-of-the-page-of-43-characters-aaaaa";
    for (host, origin, key, secret) in [
        (SHOP_HOST, AT, KEY, guessed),
        (SHOP_HOST, AT, KEY, ""),
        (OTHER_HOST, "https://works.example.org", "works-key", SECRET),
    ] {
        let mut other = Beside::open(&place, host, origin, key, secret).await.unwrap();
        other.say(&json!({ "seq": 1, "kind": "message", "client": "e1", "body": "I am Ann" })).await;
        assert!(other.gone().await, "{origin} {secret}");
    }
    for (host, origin, key) in [
        (SHOP_HOST, "https://evil.example.org", KEY),
        (SHOP_HOST, AT, "works-key"),
        (OTHER_HOST, AT, KEY),
        (SHOP_HOST, "null", KEY),
    ] {
        assert!(Beside::open(&place, host, origin, key, SECRET).await.is_none(), "{origin} {key}");
    }
    unchanged(&place, &before).await;

    // What is no message ends that socket, or is refused, and changes nothing.
    for text in [
        "no JSON",
        "[]",
        "{\"seq\":1e30,\"kind\":\"message\"}",
        "{\"seq\":1,\"kind\":\"act\",\"what\":\"cancel\"}",
    ] {
        let mut hostile = Beside::open(&place, SHOP_HOST, AT, KEY, SECRET).await.unwrap();
        hostile.stage("talking").await;
        hostile.0.send(Message::text(text)).await.unwrap();
        let heard = hostile.until(|m| m["ack"].is_u64()).await;
        assert!(heard.is_none_or(|m| m["error"].is_string()), "{text}");
    }
    let large = json!({ "seq": 1, "kind": "message", "client": "e2", "body": "x".repeat(200_000) });
    let mut hostile = Beside::open(&place, SHOP_HOST, AT, KEY, SECRET).await.unwrap();
    hostile.stage("talking").await;
    hostile.say(&large).await;
    assert!(hostile.until(|m| m["ack"].is_u64()).await.is_none(), "what is too large ends the socket");
    unchanged(&place, &before).await;
    // And the page itself was not disturbed.
    let said = page.answered(1, json!({ "kind": "message", "client": "c1", "body": "still here" })).await;
    assert!(said["value"]["n"].is_i64(), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_on_which_our_script_may_not_stand_ties_nothing() {
    let mut place = Place::alive().await;
    elsewhere(&place, Basis::Interest).await;
    place.serve().await;
    asked(&place, "https://evil.example.org").await;
    let mut page = Beside::open(&place, SHOP_HOST, AT, KEY, SECRET).await.unwrap();
    assert!(page.gone().await);
    // Nor does a secret that is none, or that another window has tied already.
    let mut bob = place.browser("bob");
    for tie in ["short", &"x".repeat(500)] {
        bob.post("/offers/arrivals", &[("visit", ""), ("tie", tie), ("origin", AT)]).await;
        assert!(Beside::open(&place, SHOP_HOST, AT, KEY, tie).await.unwrap().gone().await);
    }
    let mut ann = place.browser("ann");
    ann.post("/offers/arrivals", &[("visit", ""), ("tie", SECRET), ("origin", AT)]).await;
    bob.post("/offers/arrivals", &[("visit", ""), ("tie", SECRET), ("origin", AT)]).await;
    bob.post("/help", &[("wish", "Mine")]).await;
    let mut page = Beside::open(&place, SHOP_HOST, AT, KEY, SECRET).await.unwrap();
    assert_eq!(page.stage("open").await["path"], Value::Null, "it is Ann's, who has asked for nothing yet");
}
