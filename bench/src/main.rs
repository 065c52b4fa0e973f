//! Measures the program beside a floor, in one run:
//! `cargo build --release -p segue -p bench && target/release/bench`.
//!
//! The floor is a minimal axum answer of 8 KiB under the same load. Processor time is the server's, from
//! `/proc`, so this runs on Linux. Everything stays on this machine and ends by itself.

mod articles;
mod events;
mod house;
mod http;
mod measure;
mod talk;

use house::Me;
use measure::{Figure, load, memory_of};
use std::io::{Error, Result};
use std::time::Duration;

const TIME: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, port] = arguments.as_slice()
        && word == "floor"
    {
        return house::serve_floor(port.parse().map_err(Error::other)?).await;
    }
    let folder = tempfile::tempdir()?;
    let first = house::demo(folder.path()).await?;
    println!("demo, from nothing to its first answer: {} ms", first.cold_start.as_millis());
    drop(first);
    let again = house::demo(folder.path()).await?;
    println!("cold start on data that is there: {} ms", again.cold_start.as_millis());
    tokio::time::sleep(Duration::from_secs(2)).await;
    println!("idle memory: {:.0} MiB\n", memory_of(again.pid));

    let floor = house::floor().await?;
    let nothing = http::request("GET", "localhost", "/", &[], "");
    let base = load("floor: a minimal axum answer", floor.port, floor.pid, vec![nothing], 8, TIME).await?;
    head();
    row(&base, &base);
    for (name, path) in [("portal home, signed in", "/"), ("portal orders, signed in", "/orders")] {
        let me = Me::enter(&again, "customer", "shop").await?;
        row(&load(name, again.port, again.pid, vec![me.get(path)], 8, TIME).await?, &base);
    }
    row(&actions(&again, folder.path()).await?, &base);
    row(&talk::deliver(&again, 200, Duration::from_secs(10)).await?, &base);
    row(&events::keep(64, TIME).await?, &base);
    drop(again);
    row(&articles::search(8, TIME).await?, &base);
    Ok(())
}

/// A change of address through the API, durable, each with a key of its own.
async fn actions(house: &house::House, data: &std::path::Path) -> Result<Figure> {
    let data = data.display().to_string();
    let token = house::say(&["token", "create", "--data", &data, "--person", "elise_marchand"]).await?;
    let bearer = format!("Bearer {}", token.trim());
    let host = format!("shop.segue.localhost:{}", house.port);
    let mut client = http::Client::open(house.port).await?;
    let ask = http::request(
        "GET",
        &host,
        "/api/v1/people/elise_marchand/orders",
        &[("authorization", &bearer)],
        "",
    );
    let answer = client.ask(&ask).await?;
    let orders: serde_json::Value = serde_json::from_slice(&answer.body).map_err(Error::other)?;
    let pending =
        find(&orders).ok_or_else(|| Error::other(format!("no pending order in {}", answer.text())))?;
    let path = format!("/api/v1/orders/{}/address-changes", pending.replace('#', "%23"));
    let requests = (0..200_000)
        .map(|n| {
            let key = format!("bench-{n}");
            let headers = [
                ("authorization", bearer.as_str()),
                ("content-type", "application/json"),
                ("idempotency-key", &key),
            ];
            let body = format!(
                r#"{{"address1":"Main street {n}","address2":"","city":"Lyon","state":"","country":"France","zip":"69001"}}"#
            );
            http::request("POST", &host, &path, &headers, &body)
        })
        .collect();
    load("an order's address changed by API, durable, 32 at once", house.port, house.pid, requests, 32, TIME)
        .await
}

fn find(orders: &serde_json::Value) -> Option<String> {
    let list = orders.as_array().or_else(|| orders.get("orders").and_then(|o| o.as_array()))?;
    let pending = list.iter().find(|o| o["status"] == "pending")?;
    pending["order_id"].as_str().or_else(|| pending["id"].as_str()).map(str::to_owned)
}

fn head() {
    println!(
        "| what | count | per second | p50 ms | p99 ms | CPU µs each | CPU ÷ floor |\n| --- | --- | --- | --- | --- | --- | --- |"
    );
}

fn row(f: &Figure, base: &Figure) {
    let ms = |d: Duration| d.as_secs_f64() * 1e3;
    println!(
        "| {} | {} | {:.0} | {:.2} | {:.2} | {:.0} | {:.1} |",
        f.name,
        f.count,
        f.per_second,
        ms(f.p50),
        ms(f.p99),
        f.cpu.as_secs_f64() * 1e6,
        f.cpu.as_secs_f64() / base.cpu.as_secs_f64().max(1e-9)
    );
}
