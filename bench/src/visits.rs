//! Many live visits, each with its tab: what one costs in memory, that nothing of what they tell is lost, and how long
//! desks take to see that one of them is in trouble. Beside the floor and the peer, under the same load.

use crate::crowd::{Crowd, Words};
use crate::house::{House, Me, floor};
use crate::http::{Client, request};
use crate::measure::{Figure, cpu_of, figure, memory_of};
use crate::peer::Peer;
use crate::socket::{self, say, upgrade};
use crate::town::{SITE, Town, door};
use futures_util::SinkExt as _;
use ground::World;
use serde_json::json;
use std::io::{Error, Result};
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Message;

/// How many visits, how many desks, and how many of the visits get stuck, one after another.
#[derive(Clone, Copy)]
pub struct Load {
    pub visits: usize,
    pub desks: usize,
    pub stuck: usize,
}

/// The product, with everybody signed in.
pub async fn ours(load: Load) -> Result<Figure> {
    let (town, world) = (Town::found(load.visits, load.desks).await?, World::system());
    let house = town.open().await?;
    warm(&house, &town.person(&house, 0, &world)).await?;
    let before = memory_of(house.pid);
    let mut crowd = Crowd::new(Words::Ours);
    let mut client = Client::open(house.port).await?;
    for n in 0..load.visits {
        let me = town.person(&house, n, &world);
        client.ask(&me.get("/profile")).await?;
        let mut socket = socket::open(house.port, &me, "portal", n).await?;
        // What every page of somebody signed in listens to.
        for topic in [format!("person:person-{n}"), format!("visit:{}", me.visit())] {
            say(&mut socket, &json!({"op": "open", "topic": topic, "since": null})).await?;
        }
        crowd.tab(socket);
    }
    settle().await;
    grown("ours", &load, before, memory_of(house.pid));
    for n in 0..load.desks {
        let me = town.manager(&house, n);
        let mut screen = socket::open(house.port, &me, "desk", n).await?;
        say(&mut screen, &json!({"op": "open", "topic": format!("visits:{SITE}"), "since": null})).await?;
        let list =
            request("GET", &me.host, "/desk", &[("cookie", &me.cookie), ("turbo-frame", "visits")], "");
        crowd.desk(screen, Some((Client::open(house.port).await?, list)));
    }
    let name =
        format!("the deciding event to the desk's list, {} live visits, {} desks", load.visits, load.desks);
    let (figure, sections) = measured(crowd, load, &name, house.pid).await?;
    let db = door(town.folder(), &world).await?;
    let kept = db.read(|c| journey::counts::kept(c, &SITE.into())).await.map_err(Error::other)?;
    let there: i64 = kept.iter().filter(|k| k.kind == journey::Kind::Section).map(|k| k.count).sum();
    println!("<!-- of {sections} events that were acknowledged, {there} are in the database -->");
    if there < sections as i64 {
        return Err(Error::other("acknowledged events are missing"));
    }
    Ok(figure)
}

/// The floor: sockets, a synced file, a broadcast.
pub async fn of_floor(load: Load) -> Result<Figure> {
    let house = floor().await?;
    let before = memory_of(house.pid);
    let mut crowd = Crowd::new(Words::Floor);
    let url = format!("ws://127.0.0.1:{}/live", house.port);
    for n in 0..load.visits {
        crowd.tab(upgrade(house.port, &url, &[], n).await?);
    }
    settle().await;
    grown("floor", &load, before, memory_of(house.pid));
    for n in 0..load.desks {
        let mut screen = upgrade(house.port, &url, &[], n).await?;
        screen.send(Message::text("desk")).await.map_err(Error::other)?;
        crowd.desk(screen, None);
    }
    let name = format!("floor: axum sockets and a synced file, {} visits, {} desks", load.visits, load.desks);
    Ok(measured(crowd, load, &name, house.pid).await?.0)
}

/// The peer: socket.io and SQLite.
pub async fn of_peer(peer: &Peer, load: Load) -> Result<Figure> {
    let before = memory_of(peer.pid());
    let mut crowd = Crowd::new(Words::Peer);
    for n in 0..load.visits {
        crowd.tab(peer.socket(n).await?);
    }
    settle().await;
    grown("peer", &load, before, memory_of(peer.pid()));
    for n in 0..load.desks {
        let mut screen = peer.socket(n).await?;
        screen.send(Message::text("42[\"desk\"]")).await.map_err(Error::other)?;
        crowd.desk(screen, None);
    }
    let name = format!("peer: socket.io, SQLite: relayed, {} visits, {} desks", load.visits, load.desks);
    Ok(measured(crowd, load, &name, peer.pid()).await?.0)
}

/// Each tab tells something at least twice.
async fn settle() {
    sleep(crate::crowd::TELLS_EVERY * 2).await;
}

fn grown(what: &str, load: &Load, before: f64, after: f64) {
    println!(
        "<!-- {what}: {} visits with their tabs: {before:.0} MiB before, {after:.0} MiB after: {:.1} KiB each -->",
        load.visits,
        (after - before) * 1024.0 / load.visits as f64
    );
}

/// Also how many single events were acknowledged.
async fn measured(mut crowd: Crowd, load: Load, name: &str, pid: u32) -> Result<(Figure, u64)> {
    sleep(Duration::from_secs(1)).await;
    let (cpu, began) = (cpu_of(pid), Instant::now());
    let times = crowd.decide(load.stuck).await?;
    let (took, cpu) = (began.elapsed(), cpu_of(pid).saturating_sub(cpu));
    let mut figure = figure(name, times, took, cpu);
    // What everything took that happened meanwhile, for each time that somebody got stuck.
    figure.cpu *= load.desks as u32;
    let tally = crowd.end().await;
    let (sent, kept, troubled) =
        (tally.sent.load(Relaxed), tally.kept.load(Relaxed), tally.troubled.load(Relaxed));
    let (p50, p99) = tally.quantiles();
    println!(
        "<!-- {name}: {sent} events told, {kept} acknowledged (p50 {p50:.2?}, p99 {p99:.2?}), {troubled} broken, slowed or asked for again -->"
    );
    if kept < sent || troubled > 0 {
        return Err(Error::other(format!("{} of {sent} events were not acknowledged", sent - kept)));
    }
    Ok((figure, kept - 6 * load.stuck as u64))
}

async fn warm(house: &House, me: &Me) -> Result<()> {
    let mut client = Client::open(house.port).await?;
    for _ in 0..500 {
        client.ask(&me.get("/profile")).await?;
    }
    Ok(())
}
