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
    row(&actions().await?, &base);
    row(&talk::deliver(&again, 200, Duration::from_secs(10)).await?, &base);
    row(&events::keep(64, TIME).await?, &base);
    drop(again);
    row(&articles::search(8, TIME).await?, &base);
    Ok(())
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
