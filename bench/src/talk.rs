//! Dialogues over two sockets each: from sending a message to the account manager's screen. Messages are sent when
//! they are due, whether or not earlier ones have arrived.
//!
//! Every tab stays within what the live stream allows it. What is refused or slowed down ends the measurement
//! aloud: the figure would be of something else.

use crate::house::{House, Me};
use crate::measure::{Figure, cpu_of, figure};
use crate::peer::Peer;
use crate::socket::{self, Socket, say};
use crate::town::Town;
use futures_util::{SinkExt as _, StreamExt as _};
use ground::World;
use serde_json::{Value, json};
use std::io::{Error, Result};
use std::time::Duration;
use tokio::time::{Instant, interval_at, timeout};
use tokio_tungstenite::tungstenite::Message;

/// Where messages are sent later than so, the figure would be of the load generator.
const LATE: Duration = Duration::from_millis(500);

/// How many dialogues, and how many messages a second in each.
#[derive(Clone, Copy)]
pub struct Load {
    pub dialogues: usize,
    pub each: u64,
    pub time: Duration,
}

/// One dialogue: who writes, who reads, and how a message is put.
struct Line {
    from: Socket,
    to: Socket,
    put: Box<dyn Fn(u64) -> String + Send>,
}

/// The product's: stored, then on the account manager's screen.
pub async fn deliver(load: Load) -> Result<Figure> {
    let (town, world) = (Town::found(load.dialogues, load.dialogues).await?, World::system());
    let house = town.open().await?;
    let mut desks = Vec::new();
    for n in 0..load.dialogues {
        desks.push(socket::open(house.port, &town.manager(&house, n), "desk", n).await?);
    }
    // The desk's open tab makes an account manager present.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let mut lines = Vec::new();
    for (n, mut to) in desks.into_iter().enumerate() {
        let person = town.person(&house, n, &world);
        let topic = format!("dialogue:{}", meet(&house, &person, &town.manager(&house, n)).await?);
        say(&mut to, &json!({"op": "open", "topic": topic, "since": null})).await?;
        let from = socket::open(house.port, &person, "portal", n).await?;
        let put = move |i| {
            let body = json!({"kind": "message", "client": format!("b-{i}"), "body": format!("bench-{i}.")});
            json!({"op": "up", "to": topic, "seq": i + 1, "body": body}).to_string()
        };
        lines.push(Line { from, to, put: Box::new(put) });
    }
    let name = format!("a message stored and delivered, {}/s", load.dialogues as u64 * load.each);
    run(lines, load, &name, house.pid).await
}

/// The peer's: a socket.io room, its messages in SQLite.
pub async fn deliver_by_peer(peer: &Peer, load: Load) -> Result<Figure> {
    let mut lines = Vec::new();
    for n in 0..load.dialogues {
        let room = format!("room-{}-{n}", load.each);
        let (mut from, mut to) = (peer.socket(n).await?, peer.socket(n).await?);
        for socket in [&mut from, &mut to] {
            socket.send(Message::text(format!("42{}", json!(["join", room])))).await.map_err(Error::other)?;
        }
        let put = move |i| format!("42{}", json!(["message", {"room": room, "body": format!("bench-{i}.")}]));
        lines.push(Line { from, to, put: Box::new(put) });
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    let name =
        format!("peer: Fastify, socket.io, SQLite: a message, {}/s", load.dialogues as u64 * load.each);
    run(lines, load, &name, peer.pid()).await
}

/// Opens a dialogue between a person and an account manager; answers its id.
async fn meet(house: &House, person: &Me, staff: &Me) -> Result<String> {
    let csrf = person.csrf(house, "/help").await?;
    person.post(house, "/help", &csrf, "wish=bench").await?;
    let page = crate::http::Client::open(house.port).await?.ask(&staff.get("/desk")).await?.text();
    let mark = "name=\"handover\" value=\"";
    let start = page.find(mark).ok_or_else(|| Error::other("nobody is in the queue"))? + mark.len();
    let handover = page[start..].split('"').next().unwrap_or("").to_owned();
    let csrf = staff.csrf(house, "/desk").await?;
    let answer = staff.post(house, "/desk/acceptances", &csrf, &format!("handover={handover}")).await?;
    let place = answer.header("location").unwrap_or_default().to_owned();
    match place.rsplit_once("/dialogue/") {
        Some((_, id)) => Ok(id.to_owned()),
        None => Err(Error::other(format!("no dialogue: {} {place}", answer.status))),
    }
}

async fn run(lines: Vec<Line>, load: Load, name: &str, pid: u32) -> Result<Figure> {
    tokio::time::sleep(Duration::from_millis(300)).await;
    let (cpu, began, count) = (cpu_of(pid), Instant::now(), lines.len());
    let gap = Duration::from_secs(1) / load.each as u32;
    let talks = lines.into_iter().enumerate().map(|(n, line)| {
        // Not all in the same moment.
        let first = began + Duration::from_millis(50) + gap * n as u32 / count as u32;
        tokio::spawn(talk(line, first, gap, load.each * load.time.as_secs()))
    });
    let mut times = Vec::new();
    for talk in talks.collect::<Vec<_>>() {
        times.extend(talk.await.map_err(Error::other)??);
    }
    let took = began.elapsed();
    queueing(name, &mut times);
    Ok(figure(name, times.into_iter().map(|(_, t)| t).collect(), took, cpu_of(pid).saturating_sub(cpu)))
}

/// Where messages wait for each other, later ones take longer than earlier ones.
fn queueing(name: &str, times: &mut [(Instant, Duration)]) {
    times.sort_unstable();
    let middle = |part: &[(Instant, Duration)]| {
        let mut part: Vec<Duration> = part.iter().map(|(_, t)| *t).collect();
        part.sort_unstable();
        part.get(part.len() / 2).copied().unwrap_or_default()
    };
    let fifth = times.len() / 5;
    let (first, last) = (middle(&times[..fifth]), middle(&times[times.len() - fifth..]));
    println!("<!-- {name}: p50 of the first fifth {first:.2?}, of the last {last:.2?} -->");
}

async fn talk(line: Line, first: Instant, gap: Duration, count: u64) -> Result<Vec<(Instant, Duration)>> {
    let Line { from, mut to, put } = line;
    let (mut out, mut back) = from.split();
    let (said, mut trouble) = tokio::sync::mpsc::channel(1);
    let drain = tokio::spawn(async move {
        while let Some(Ok(message)) = back.next().await {
            if let Message::Text(text) = message
                && text.starts_with('{')
                && let Ok(v) = serde_json::from_str::<Value>(&text)
                && (v.get("refused").is_some() || v["op"] == "slow" || v["op"] == "again")
            {
                let _ = said.send(text.to_string()).await;
            }
        }
    });
    let sender = tokio::spawn(async move {
        let mut sent = Vec::new();
        let mut tick = interval_at(first, gap);
        for n in 0..count {
            let due = tick.tick().await;
            sent.push(Instant::now());
            if due.elapsed() > LATE {
                return Err(Error::other("the load generator itself is late"));
            }
            out.send(Message::text(put(n))).await.map_err(Error::other)?;
        }
        Result::Ok(sent)
    });
    let mut arrived: Vec<Option<Instant>> = vec![None; count as usize];
    let mut missing = arrived.len();
    while missing > 0 {
        let next = tokio::select! {
            Some(text) = trouble.recv() => return Err(Error::other(text)),
            next = timeout(Duration::from_secs(10), to.next()) => next,
        };
        let text = match next {
            Ok(Some(Ok(Message::Text(text)))) => text,
            Ok(Some(Ok(_))) => continue,
            _ if sender.is_finished() => {
                sender.await.map_err(Error::other)??;
                return Err(Error::other(format!("{missing} of {count} messages did not arrive")));
            }
            _ => {
                return Err(Error::other(format!(
                    "nothing arrived for 10 s; {missing} of {count} are missing"
                )));
            }
        };
        if text.as_str() == "2" {
            // Engine.IO asks for a sign of life.
            to.send(Message::text("3")).await.map_err(Error::other)?;
        }
        for piece in text.split("bench-").skip(1) {
            let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
            if let Some(place) = digits.parse::<usize>().ok().and_then(|n| arrived.get_mut(n))
                && place.is_none()
            {
                *place = Some(Instant::now());
                missing -= 1;
            }
        }
    }
    let sent = sender.await.map_err(Error::other)??;
    drain.abort();
    Ok(sent.into_iter().zip(arrived.into_iter().flatten()).map(|(s, a)| (s, a - s)).collect())
}
