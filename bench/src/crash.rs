//! The program is killed while visits tell something: what was acknowledged is there.

use crate::socket::{self, Socket};
use crate::town::{Town, door};
use futures_util::{SinkExt as _, StreamExt as _};
use ground::{Chance as _, SeededChance, VisitId, World};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::io::{Error, Result};
use std::time::Duration;
use tokio_tungstenite::tungstenite::Message;

/// Times that it is killed, visits that tell something meanwhile, and how often each does.
const TIMES: usize = 5;
const VISITS: usize = 200;
const EVERY: Duration = Duration::from_millis(100);

/// Answers how many events were acknowledged, and how many of them are missing.
pub async fn lose() -> Result<(usize, usize)> {
    let (town, world, chance) = (Town::found(VISITS, 1).await?, World::system(), SeededChance::new(5));
    let (mut acknowledged, mut missing) = (0, 0);
    for time in 0..TIMES {
        let house = town.open().await?;
        let mut tabs = tokio::task::JoinSet::new();
        for n in 0..VISITS {
            let me = town.person(&house, n, &world);
            let (visit, socket) = (VisitId(me.visit()), socket::open(house.port, &me, "portal", n).await?);
            tabs.spawn(async move { (visit, tell(socket, format!("c{time}-{n}")).await) });
        }
        tokio::time::sleep(Duration::from_millis(1_000 + chance.below(1_000))).await;
        house.kill().await?;
        let db = door(town.folder(), &world).await?;
        while let Some(tab) = tabs.join_next().await {
            let (visit, told) = tab.map_err(Error::other)?;
            let there =
                db.read(move |c| journey::shelf::events(c, &visit, 10_000)).await.map_err(Error::other)?;
            let there: HashSet<String> = there.into_iter().map(|e| e.id.0).collect();
            acknowledged += told.len();
            missing += told.iter().filter(|id| !there.contains(*id)).count();
        }
    }
    Ok((acknowledged, missing))
}

/// Tells something until the connection ends; answers the ids that were acknowledged.
async fn tell(socket: Socket, name: String) -> Vec<String> {
    let (mut out, mut back) = socket.split();
    let (mut tick, mut seq, mut kept) = (tokio::time::interval(EVERY), 0u64, Vec::new());
    loop {
        tokio::select! {
            message = back.next() => match message {
                Some(Ok(Message::Text(text))) => {
                    let said: Value = serde_json::from_str(&text).unwrap_or_default();
                    if said["op"] == "ack" && let Some(seq) = said["seq"].as_u64() {
                        kept.push(format!("{name}-{seq}"));
                    }
                }
                Some(Ok(_)) => {}
                _ => return kept,
            },
            _ = tick.tick() => {
                seq += 1;
                let event = json!({"id": format!("{name}-{seq}"), "kind": "section", "name": "address"});
                let body = json!({"op": "up", "to": "visit", "seq": seq, "body": {"page": "/profile", "events": [event]}});
                if out.send(Message::text(body.to_string())).await.is_err() {
                    return kept;
                }
            }
        }
    }
}
