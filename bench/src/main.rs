//! Measures the program beside a floor and a peer, in one run:
//! `cargo build --release -p segue -p bench && target/release/bench`, or only some parts of it by name:
//! `target/release/bench start pages actions talk events assign visits expiry crash search`.
//!
//! The floor is a minimal axum answer of 8 KiB under the same load; the peer (`peers/server.mjs`) does the same
//! work with Fastify, socket.io and SQLite, where Node is there. Processor time is the server's, from `/proc`, so
//! this runs on Linux. Everything stays on this machine and ends by itself.

mod articles;
mod assign;
mod crash;
mod crowd;
mod events;
mod expiry;
mod floor;
mod house;
mod http;
mod measure;
mod peer;
mod socket;
mod talk;
mod town;
mod visits;

use house::Me;
use measure::{Figure, load, memory_of};
use peer::Peer;
use std::io::{Error, Result};
use std::time::Duration;

const TIME: Duration = Duration::from_secs(5);
const PARTS: [&str; 10] =
    ["start", "pages", "actions", "talk", "events", "assign", "visits", "expiry", "crash", "search"];
/// Visits that are live at once, and desks that watch them.
const MANY: visits::Load = visits::Load { visits: 5_000, desks: 100, stuck: 200 };
const VERY_MANY: visits::Load = visits::Load { visits: 10_000, desks: 100, stuck: 100 };

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, port] = arguments.as_slice()
        && word == "floor"
    {
        return floor::serve(port.parse().map_err(Error::other)?).await;
    }
    if let Some(unknown) = arguments.iter().find(|a| !PARTS.contains(&a.as_str())) {
        return Err(Error::other(format!("{unknown} is none of {}", PARTS.join(", "))));
    }
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("<!-- load of the machine before: {} -->", load.trim());
    let floor = house::floor().await?;
    let nothing = http::request("GET", "localhost", "/", &[], "");
    let base =
        measure::load("floor: a minimal axum answer", floor.port, floor.pid, vec![nothing], 8, TIME).await?;
    drop(floor);
    head();
    row(&base, &base);
    for part in PARTS {
        if (arguments.is_empty() || arguments.iter().any(|a| a == part))
            && let Err(e) = run(part, &base).await
        {
            println!("<!-- {part} did not complete: {e} -->");
        }
    }
    Ok(())
}

async fn run(part: &str, base: &Figure) -> Result<()> {
    match part {
        "start" => start().await,
        "pages" => pages(base).await,
        "actions" => {
            row(&actions().await?, base);
            let Some(peer) = Peer::start(None).await else { return Ok(()) };
            row(&actions_of_peer(&peer).await?, base);
            Ok(())
        }
        "talk" => {
            for (dialogues, each) in [(20, 10), (100, 20)] {
                let load = talk::Load { dialogues, each, time: Duration::from_secs(10) };
                row(&talk::deliver(load).await?, base);
                let Some(peer) = Peer::start(None).await else { continue };
                row(&talk::deliver_by_peer(&peer, load).await?, base);
            }
            Ok(())
        }
        "events" => {
            row(&events::keep(64, TIME).await?, base);
            Ok(())
        }
        "assign" => {
            row(&assign::in_memory(), base);
            row(&assign::durable().await?, base);
            Ok(())
        }
        "visits" => {
            row(&visits::of_floor(MANY).await?, base);
            row(&visits::ours(MANY).await?, base);
            if let Some(peer) = Peer::start(None).await {
                row(&visits::of_peer(&peer, MANY).await?, base);
            }
            row(&visits::ours(VERY_MANY).await?, base);
            Ok(())
        }
        "expiry" => {
            row(&expiry::wait().await?, base);
            Ok(())
        }
        "crash" => {
            let (kept, missing) = crash::lose().await?;
            println!(
                "<!-- killed five times: of {kept} events that were acknowledged, {missing} are missing -->"
            );
            if missing == 0 { Ok(()) } else { Err(Error::other("acknowledged events are missing")) }
        }
        _ => articles::search(TIME, |f| row(f, base)).await,
    }
}

async fn start() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let first = house::demo(folder.path()).await?;
    println!("<!-- demo, from nothing to its first answer: {} ms -->", first.cold_start.as_millis());
    drop(first);
    let again = house::demo(folder.path()).await?;
    println!("<!-- cold start on data that is there: {} ms -->", again.cold_start.as_millis());
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("<!-- idle memory: {:.0} MiB -->", memory_of(again.pid));
    Ok(())
}

async fn pages(base: &Figure) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let demo = house::demo(folder.path()).await?;
    for (name, path) in
        [("portal home, signed in, 8 at once", "/"), ("portal orders, signed in, 8 at once", "/orders")]
    {
        let me = Me::enter(&demo, "customer", "shop").await?;
        row(&load(name, demo.port, demo.pid, vec![me.get(path)], 8, TIME).await?, base);
    }
    let me = Me::enter(&demo, "customer", "shop").await?;
    let headers = [("cookie", me.cookie.as_str()), ("accept", "text/html"), ("accept-encoding", "gzip, br")];
    let packed = http::request("GET", &me.host, "/orders", &headers, "");
    row(
        &load("portal orders, compressed, 8 at once", demo.port, demo.pid, vec![packed], 8, TIME).await?,
        base,
    );
    let Some(peer) = Peer::start(None).await else { return Ok(()) };
    let theirs = http::request("GET", "localhost", "/orders", &[("cookie", "secret=secret")], "");
    row(
        &load("peer: Fastify, SQLite: orders, 8 at once", peer.port(), peer.pid(), vec![theirs], 8, TIME)
            .await?,
        base,
    );
    Ok(())
}

async fn actions_of_peer(peer: &Peer) -> Result<Figure> {
    let body = serde_json::json!({"address1": "Main street 1", "city": "Lyon", "zip": "69001"}).to_string();
    let headers = [("content-type", "application/json")];
    let request = |n| http::request("POST", "localhost", &format!("/orders/B{n}/address"), &headers, &body);
    let name = "peer: Fastify, SQLite: an order's address, durable, 32 at once";
    load(name, peer.port(), peer.pid(), (0..CUSTOMERS).map(request).collect(), 32, TIME).await
}

/// Customers, each with a key and an order of their own, so that no key is asked too often.
const CUSTOMERS: usize = 64;

/// A change of address through the API, durable, each with a key of its own.
async fn actions() -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    let (shop, data) = (folder.path().join("shop.json"), folder.path().join("data").display().to_string());
    std::fs::write(&shop, a_shop().to_string())?;
    house::say(&["import", "shop", "--data", &data, &shop.display().to_string()]).await?;
    let mut bearers = Vec::new();
    for n in 0..CUSTOMERS {
        let token =
            house::say(&["token", "create", "--data", &data, "--person", &format!("customer_{n}")]).await?;
        bearers.push(format!("Bearer {}", token.trim()));
    }
    let house = house::serve(std::path::Path::new(&data)).await?;
    let host = format!("localhost:{}", house.port);
    let request = |n: usize| {
        let (who, key) = (n % CUSTOMERS, format!("bench-{n}"));
        let headers = [
            ("authorization", bearers[who].as_str()),
            ("content-type", "application/json"),
            ("idempotency-key", &key),
        ];
        let body = serde_json::json!({
            "address1": format!("Main street {n}"), "address2": "", "city": "Lyon", "state": "ARA",
            "country": "France", "zip": "69001"
        });
        let path = format!("/api/v1/orders/%23B{who}/address-changes");
        http::request("POST", &host, &path, &headers, &body.to_string())
    };
    let requests = (0..50_000).map(request).collect();
    let name = "an order's address changed by API, durable, 32 at once";
    load(name, house.port, house.pid, requests, 32, TIME).await
}

fn a_shop() -> serde_json::Value {
    let address = serde_json::json!({
        "address1": "Main street 1", "address2": "", "city": "Lyon", "state": "ARA", "country": "France", "zip": "69001"
    });
    let (mut users, mut orders) = (serde_json::Map::new(), serde_json::Map::new());
    for n in 0..CUSTOMERS {
        let (user, order, card) = (format!("customer_{n}"), format!("#B{n}"), format!("credit_card_{n}"));
        users.insert(
            user.clone(),
            serde_json::json!({
                "user_id": user, "name": {"first_name": "Ann", "last_name": format!("Bench {n}")}, "address": address,
                "email": format!("ann{n}@example.com"), "orders": [order],
                "payment_methods": {(&card): {"source": "credit_card", "id": card, "brand": "visa", "last_four": "1234"}}
            }),
        );
        orders.insert(
            order.clone(),
            serde_json::json!({
                "order_id": order, "user_id": user, "address": address, "status": "pending", "fulfillments": [],
                "items": [{"name": "Cup", "product_id": "p1", "item_id": "i1", "price": 8.9, "options": {"color": "blue"}}],
                "payment_history": [{"transaction_type": "payment", "amount": 8.9, "payment_method_id": card}]
            }),
        );
    }
    serde_json::json!({
        "products": {"p1": {"name": "Cup", "product_id": "p1", "variants": {
            "i1": {"item_id": "i1", "options": {"color": "blue"}, "available": true, "price": 8.9}}}},
        "users": users, "orders": orders
    })
}

fn head() {
    println!(
        "| what | count | per second | p50 ms | p99 ms | CPU µs each | CPU ÷ floor |\n| --- | --- | --- | --- | --- | --- | --- |"
    );
}

fn row(f: &Figure, base: &Figure) {
    let ms = |d: Duration| d.as_secs_f64() * 1e3;
    println!(
        "| {} | {} | {:.0} | {:.3} | {:.2} | {:.0} | {:.1} |",
        f.name,
        f.count,
        f.per_second,
        ms(f.p50),
        ms(f.p99),
        f.cpu.as_secs_f64() * 1e6,
        f.cpu.as_secs_f64() / base.cpu.as_secs_f64().max(1e-9)
    );
}
