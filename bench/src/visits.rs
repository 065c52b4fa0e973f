//! Many live visits, each with its tab: what one costs in memory, and how long the desk takes to see that one of
//! them is in trouble.

use crate::house::{House, Me};
use crate::http::{Client, request};
use crate::measure::{Figure, cpu_of, figure, memory_of};
use crate::socket::{self, Socket, say};
use crate::town::{Town, name};
use futures_util::{SinkExt as _, StreamExt as _};
use ground::{Chance as _, SeededChance, World};
use serde_json::{Value, json};
use std::io::{Error, Result};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;

/// Each tab tells something this often.
const TELLS_EVERY: Duration = Duration::from_secs(10);
/// Visits that get stuck, one after another.
const STUCK: usize = 200;

/// Of one event to the other: what the browser reports when somebody gets stuck.
fn trouble(n: usize) -> Value {
    let event = |i: usize| json!({"id": format!("stuck-{n}-{i}"), "kind": "invalid", "name": "city", "label": "City", "rule": "city.unknown"});
    json!({"page": "/profile", "events": (0..6).map(event).collect::<Vec<_>>()})
}

fn up(seq: usize, body: &Value) -> Message {
    Message::text(json!({"op": "up", "to": "visit", "seq": seq, "body": body}).to_string())
}

/// Opens `count` visits, prints what they take, and measures from the deciding event to the desk's list.
pub async fn decide(count: usize) -> Result<Figure> {
    let (town, world) = (Town::found(count, 1).await?, World::system());
    let house = town.open().await?;
    warm(&house, &town.person(&house, 0, &world)).await?;
    let before = memory_of(house.pid);
    let mut tabs = Vec::with_capacity(count);
    let mut client = Client::open(house.port).await?;
    for n in 0..count {
        let me = town.person(&house, n, &world);
        client.ask(&me.get("/profile")).await?;
        let mut socket = socket::open(house.port, &me, "portal", n).await?;
        // What every page of somebody signed in listens to.
        for topic in [format!("person:person-{n}"), format!("visit:{}", me.visit())] {
            say(&mut socket, &json!({"op": "open", "topic": topic, "since": null})).await?;
        }
        socket
            .send(up(
                1,
                &json!({"page": "/profile", "events": [{"id": format!("first-{n}"), "kind": "idle"}]}),
            ))
            .await
            .map_err(Error::other)?;
        tabs.push(tab(socket, n));
    }
    sleep(Duration::from_secs(2)).await;
    let after = memory_of(house.pid);
    println!(
        "<!-- {count} visits with their tabs: {before:.0} MiB before, {after:.0} MiB after: {:.1} KiB each -->",
        (after - before) * 1024.0 / count as f64
    );
    let desk = town.manager(&house, 0);
    let mut screen = socket::open(house.port, &desk, "desk", 0).await?;
    say(&mut screen, &json!({"op": "open", "topic": "visits:bench", "since": null})).await?;
    let (chance, cpu, began) = (SeededChance::new(11), cpu_of(house.pid), Instant::now());
    let mut times = Vec::new();
    let mut fetch = Client::open(house.port).await?;
    for n in 0..STUCK {
        let n = n * (count / STUCK).max(1);
        while timeout(Duration::from_millis(chance.below(200)), screen.next()).await.is_ok() {}
        let sent = Instant::now();
        tabs[n].send(trouble(n)).await.map_err(Error::other)?;
        times.push(seen(&mut screen, &mut fetch, &desk, n, sent).await?);
    }
    let (took, cpu) = (began.elapsed(), cpu_of(house.pid).saturating_sub(cpu));
    Ok(figure(&format!("the deciding event to the desk's list, {count} live visits"), times, took, cpu))
}

async fn warm(house: &House, me: &Me) -> Result<()> {
    let mut client = Client::open(house.port).await?;
    for _ in 0..500 {
        client.ask(&me.get("/profile")).await?;
    }
    Ok(())
}

/// A tab that listens, and tells something now and then.
fn tab(socket: Socket, n: usize) -> mpsc::Sender<Value> {
    let (sender, mut orders) = mpsc::channel::<Value>(4);
    let (mut out, mut back) = socket.split();
    tokio::spawn(async move {
        let first = tokio::time::Instant::now() + TELLS_EVERY * (n % 1000) as u32 / 1000;
        let (mut seq, mut tick) = (1, tokio::time::interval_at(first, TELLS_EVERY));
        loop {
            let body = tokio::select! {
                got = back.next() => match got { Some(Ok(_)) => continue, _ => return },
                order = orders.recv() => match order { Some(body) => body, None => return },
                _ = tick.tick() => {
                    json!({"page": "/profile", "events": [{"id": format!("t-{n}-{seq}"), "kind": "section", "name": "address"}]})
                }
            };
            seq += 1;
            if out.send(up(seq, &body)).await.is_err() {
                return;
            }
        }
    });
    sender
}

/// Waits like the desk's browser: told that the list changed, it fetches the list.
async fn seen(
    screen: &mut Socket,
    fetch: &mut Client,
    desk: &Me,
    n: usize,
    sent: Instant,
) -> Result<Duration> {
    let list =
        request("GET", &desk.host, "/desk", &[("cookie", &desk.cookie), ("turbo-frame", "visits")], "");
    let who = format!("<bdi>{}</bdi>", name(n));
    loop {
        let next = timeout(Duration::from_secs(10), screen.next()).await;
        let Ok(Some(Ok(Message::Text(text)))) = next else {
            if sent.elapsed() > Duration::from_secs(9) {
                return Err(Error::other(format!("the desk was not told of {}", name(n))));
            }
            continue;
        };
        if !text.contains("\"topic\":\"visits:bench\"") || !text.contains("\"op\":\"fact\"") {
            continue;
        }
        let page = fetch.ask(&list).await?.text();
        let row = page.split("<li class=\"visit\"").find(|row| row.contains(&who));
        if row.is_some_and(|row| !row.contains("data-level=\"none\"")) {
            return Ok(sent.elapsed());
        }
    }
}
