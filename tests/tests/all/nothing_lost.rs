//! The server is killed in the middle of a dialogue, again and again: every acknowledged message is there once,
//! and both sides go on.

use ground::{DialogueId, HandoverId, Lang, World};
use handover::Need;
use handover::shelf::Acceptor;
use people::sign_in::Face;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::{Db, Options, Place};
use stories::cast::{self, OTHER, PERSONS, SHOP};
use stories::{Tab, place};

const DIALOGUE: &str = "d-1";
const TOPIC: &str = "dialogue:d-1";
/// How soon both sides must go on after the server is back.
const SOON: Duration = Duration::from_secs(3);

/// The program as it was built: it lies beside the folder of this test.
fn program() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let found = own.parent().and_then(|deps| deps.parent()).unwrap().join("segue");
    assert!(found.exists(), "{} is missing: build it first, with `cargo build -p segue`", found.display());
    found
}

/// A data directory with the cast in it, and the program on it, which can be killed and started.
struct House {
    folder: tempfile::TempDir,
    place: Place,
    address: SocketAddr,
    child: Option<Child>,
}

impl House {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = store::testing::place(folder.path());
        let world = World::system();
        let db = Db::open(&Options::new(place.clone()), &world).await.unwrap();
        cast::settle(&db, &world, folder.path()).await;
        let now = world.now();
        db.write(move |c| {
            for (name, site) in PERSONS.iter().filter(|p| p.1 != OTHER) {
                place::begin(c, name, Face::Portal, Some(site), now)?;
            }
            place::begin(c, "anna", Face::Desk, None, now)
        })
        .await
        .unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        Self { folder, place, address: port, child: None }
    }

    async fn db(&self) -> Db {
        Db::open(&Options::new(self.place.clone()), &World::system()).await.unwrap()
    }

    /// Starts the program; answers when it answers.
    async fn start(&mut self) {
        let mut command = Command::new(program());
        command
            .arg("serve")
            .arg("--data")
            .arg(self.folder.path())
            .arg("--listen")
            .arg(self.address.to_string());
        command.env("SEGUE_LOG_LEVEL", "warn").stdout(Stdio::null());
        if let Place::Postgres(url) = &self.place {
            command.env("SEGUE_DATABASE_URL", url);
        }
        self.child = Some(command.spawn().unwrap());
        let until = Instant::now() + Duration::from_secs(20);
        while tokio::net::TcpStream::connect(self.address).await.is_err() {
            assert!(Instant::now() < until, "the program does not answer");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// `kill -9`.
    fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    async fn tab(&self, name: &str) -> Result<Tab, String> {
        let face = if name == "anna" { "desk" } else { "portal" };
        let host = format!("shop.localhost:{}", self.address.port());
        let cookie = format!("__Host-{face}={}", cast::secret(name, face));
        Tab::connect(self.address, &host, &cookie, face, &format!("tab-{name}")).await
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.kill();
    }
}

fn line(db: &Db) -> dialogue::Line {
    dialogue::Line { hub: live::Hub::new(db.clone(), "test"), voice: Arc::new(desk::Fluent) }
}

/// Ann is in a dialogue with Anna; Bob waits.
async fn begin_dialogue(house: &House) {
    let db = house.db().await;
    let (line, now) = (line(&db), World::system().now());
    db.write(move |c| {
        staffing::shelf::declare(c, &"anna".into(), staffing::State::Available, "", "l1", now)?;
        staffing::shelf::came(c, &"anna".into(), now)?;
        for (person, h) in [("ann", "h-1"), ("bob", "h-2")] {
            let need = Need::plain(SHOP.into(), person.into(), Lang::En, "help");
            handover::shelf::ask(c, &line, &HandoverId(h.into()), &need, now)?;
        }
        let by = Acceptor { staff: &"anna".into(), name: "Anna Kis", zone: "UTC" };
        handover::shelf::accept(c, &line, &"h-1".into(), &by, &DialogueId(DIALOGUE.into()), now).map(drop)
    })
    .await
    .unwrap();
}

/// What one side did and saw, over all its connections.
#[derive(Default)]
struct Side {
    /// Client id of a message → its number as it was acknowledged.
    acknowledged: Mutex<BTreeMap<String, i64>>,
    /// Client id of a message → how often it was heard.
    heard: Mutex<BTreeMap<String, u32>>,
    /// Messages acknowledged since the server came back last.
    since_return: AtomicU64,
}

/// Writes one message after the other and hears what the other writes; comes back when the line breaks, and
/// sends again what was not acknowledged, as a browser does.
async fn keep_talking(
    house: Arc<tokio::sync::RwLock<House>>,
    name: &'static str,
    side: Arc<Side>,
    stop: Arc<AtomicBool>,
) {
    let (mut mark, mut k): (Option<String>, u32) = (None, 0);
    while !stop.load(Ordering::Relaxed) {
        let connected = house.read().await.tab(name).await;
        if let Ok(mut tab) = connected {
            let _ = talk(&mut tab, name, &side, &stop, &mut mark, &mut k).await;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn talk(
    tab: &mut Tab,
    name: &str,
    side: &Side,
    stop: &AtomicBool,
    mark: &mut Option<String>,
    k: &mut u32,
) -> Result<(), String> {
    let since = mark.clone().unwrap_or_else(|| "x.0".to_owned());
    tab.open(TOPIC, Some(&since)).await?.ok_or("the topic is not open to me")?;
    while !stop.load(Ordering::Relaxed) {
        let client = format!("{name}-{k}");
        let ack = tab
            .up(TOPIC, json!({"kind": "message", "client": client, "body": format!("message {k}")}))
            .await?;
        if ack["op"] == "ack" {
            assert!(ack.get("refused").is_none(), "{ack}");
            side.acknowledged.lock().unwrap().insert(client, ack["data"]["n"].as_i64().unwrap());
            side.since_return.fetch_add(1, Ordering::Relaxed);
            *k += 1;
        }
        hear(tab, side, mark).await?;
    }
    // What is still on its way.
    while hear(tab, side, mark).await? {}
    Ok(())
}

/// Takes in the facts that are there; false where nothing came for a while.
async fn hear(tab: &mut Tab, side: &Side, mark: &mut Option<String>) -> Result<bool, String> {
    let mut any = false;
    let kept = |v: &Value| v["op"] == "fact" && v["topic"] == TOPIC && !v["n"].is_null();
    while let Some(fact) = tab.wait_for(Duration::from_millis(25), kept).await? {
        any = true;
        *mark = Some(fact["n"].as_str().unwrap().to_owned());
        if fact["kind"] == "message" {
            let client = fact["data"]["data"]["client"].as_str().unwrap().to_owned();
            *side.heard.lock().unwrap().entry(client).or_default() += 1;
        }
    }
    Ok(any)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_five_times_every_acknowledged_message_is_there_once() {
    let house = House::open().await;
    begin_dialogue(&house).await;
    let house = Arc::new(tokio::sync::RwLock::new(house));
    house.write().await.start().await;
    let (ann, anna) = (Arc::new(Side::default()), Arc::new(Side::default()));
    let stop = Arc::new(AtomicBool::new(false));
    let sides = [("ann", ann.clone()), ("anna", anna.clone())];
    let talking: Vec<_> = sides
        .iter()
        .map(|(name, side)| tokio::spawn(keep_talking(house.clone(), name, side.clone(), stop.clone())))
        .collect();
    let mut slowest = Duration::ZERO;
    for round in 0..=5u64 {
        if round > 0 {
            let mut house = house.write().await;
            house.kill();
            tokio::time::sleep(Duration::from_millis(100 * round)).await;
            sides.iter().for_each(|(_, s)| s.since_return.store(0, Ordering::Relaxed));
            house.start().await;
        }
        let back = Instant::now();
        for (name, side) in &sides {
            while side.since_return.load(Ordering::Relaxed) == 0 {
                assert!(back.elapsed() < SOON, "{name} has not gone on {SOON:?} after round {round}");
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        slowest = slowest.max(back.elapsed());
        // In the middle of whatever is under way.
        tokio::time::sleep(Duration::from_millis(700 + 37 * round)).await;
    }
    stop.store(true, Ordering::Relaxed);
    for task in talking {
        task.await.unwrap();
    }
    println!("both sides went on within {slowest:?}");

    let db = house.read().await.db().await;
    let kept = db.read(|c| dialogue::shelf::since(c, &DIALOGUE.into(), 0, 100_000)).await.unwrap();
    let mut by_client: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    kept.iter().for_each(|m| by_client.entry(m.client.clone()).or_default().push(m.n));
    let mut numbers: Vec<i64> = kept.iter().map(|m| m.n).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), kept.len(), "two messages with one number");
    for (name, side) in &sides {
        let acknowledged = side.acknowledged.lock().unwrap().clone();
        assert!(acknowledged.len() > 20, "{name} wrote only {} messages", acknowledged.len());
        for (client, n) in &acknowledged {
            assert_eq!(by_client.get(client), Some(&vec![*n]), "{client} of {name}");
        }
        // Nobody saw anything twice, and everybody saw everything.
        let heard = side.heard.lock().unwrap().clone();
        let twice: Vec<_> = heard.iter().filter(|(_, times)| **times != 1).collect();
        assert!(twice.is_empty(), "{name} heard more than once: {twice:?}");
        for (_, other) in &sides {
            for client in other.acknowledged.lock().unwrap().keys() {
                assert!(heard.contains_key(client), "{name} never heard {client}");
            }
        }
    }
    let parted = kept.iter().filter(|m| m.about() == "handover").count();
    assert_eq!(parted, 1, "Anna joined once and was never taken for gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_vanishes_for_ten_seconds_gives_the_person_back_and_the_servers_absence_does_not_count() {
    let mut house = House::open().await;
    begin_dialogue(&house).await;
    house.start().await;
    let mut anna = house.tab("anna").await.unwrap();
    anna.open(TOPIC, None).await.unwrap().unwrap();
    let db = house.db().await;
    let waiting = || async {
        let queue = db.read(|c| handover::shelf::queue(c, &[SHOP.into()])).await.unwrap();
        queue.iter().map(|h| (h.need.person.0.clone(), h.front)).collect::<Vec<_>>()
    };
    assert_eq!(waiting().await, [("bob".to_owned(), false)]);

    // Anna's browser is gone for seven seconds, then the server for five more: together more than ten.
    anna.vanish();
    tokio::time::sleep(Duration::from_secs(7)).await;
    house.kill();
    tokio::time::sleep(Duration::from_secs(5)).await;
    house.start().await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(waiting().await, [("bob".to_owned(), false)], "the server's absence was counted");

    // She is back in time, and goes for good.
    let anna = house.tab("anna").await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut ann = house.tab("ann").await.unwrap();
    ann.open(TOPIC, Some("x.0")).await.unwrap().unwrap();
    let gone = Instant::now();
    anna.vanish();
    let told = |v: &Value| v["op"] == "fact" && v["kind"] == "vanished";
    let fact = ann.wait_for(Duration::from_secs(14), told).await.unwrap();
    let after = gone.elapsed();
    assert!(fact.is_some(), "the person was not told");
    assert!((9.5..13.0).contains(&after.as_secs_f64()), "told after {after:?}");
    assert_eq!(waiting().await, [("ann".to_owned(), true), ("bob".to_owned(), false)], "to the front");
    assert!(ann.wait_for(Duration::from_secs(2), told).await.unwrap().is_none(), "told twice");
    let said = db.read(|c| dialogue::shelf::transcript(c, &DIALOGUE.into())).await.unwrap();
    let told = said.iter().filter(|m| m.say.as_ref().is_some_and(|s| s.key == "handover-vanished")).count();
    assert_eq!(told, 1);
}
