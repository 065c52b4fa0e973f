//! 74 customers of a shop that was not written for us: what each wants, done through the HTTP API on
//! a fresh import, leaves the shop exactly as it must stand, to the cent.

use crate::shop::{Shop, read, real_shop, segment};
use http::Method;
use serde_json::{Value, json};
use std::sync::Arc;

/// Method, path and body of a writing action; nothing for one that only reads.
fn call(action: &Value) -> Option<(Method, String, Value)> {
    let a = &action["arguments"];
    let order = || segment(a["order_id"].as_str().unwrap());
    let some =
        |names: &[&str]| Value::Object(names.iter().map(|n| ((*n).to_owned(), a[*n].clone())).collect());
    let address = ["address1", "address2", "city", "state", "country", "zip"];
    let swaps = ["item_ids", "new_item_ids", "payment_method_id"];
    let post = |noun: &str, body| Some((Method::POST, format!("/orders/{}/{noun}", order()), body));
    match action["name"].as_str().unwrap() {
        "cancel_pending_order" => post("cancellations", some(&["reason"])),
        "modify_pending_order_address" => post("address-changes", some(&address)),
        "modify_pending_order_payment" => post("payment-changes", some(&["payment_method_id"])),
        "modify_pending_order_items" => post("item-changes", some(&swaps)),
        "return_delivered_order_items" => post("returns", some(&["item_ids", "payment_method_id"])),
        "exchange_delivered_order_items" => post("exchanges", some(&swaps)),
        "modify_user_address" => {
            let user = segment(a["user_id"].as_str().unwrap());
            Some((Method::PUT, format!("/people/{user}/address"), some(&address)))
        }
        _ => None,
    }
}

/// Amounts as whole cents, so that `0.04999999999999716` is `0.05`.
fn to_the_cent(v: &mut Value) {
    match v {
        Value::Number(n) => *v = json!((n.as_f64().unwrap() * 100.0).round() as i64),
        Value::Array(list) => list.iter_mut().for_each(to_the_cent),
        Value::Object(map) => map.values_mut().for_each(to_the_cent),
        _ => {}
    }
}

/// One task on a shop of its own: what is wrong afterwards, and how many actions were done and refused.
async fn play(shop: Shop, task: Value, original: Arc<Value>, expected: Value) -> (Vec<String>, u32, u32) {
    let id = task["id"].as_str().unwrap();
    let (mut wrong, mut done, mut refused) = (Vec::new(), 0, 0);
    for action in task["evaluation_criteria"]["actions"].as_array().unwrap() {
        let Some((method, path, body)) = call(action) else { continue };
        let a = &action["arguments"];
        let user = match a["user_id"].as_str() {
            Some(user) => user,
            None => original["orders"][a["order_id"].as_str().unwrap()]["user_id"].as_str().unwrap(),
        };
        let token = shop.person_token(user).await;
        let answer = shop.call(method, &path, &token, Some(&body)).await;
        match answer.status.as_u16() {
            200 | 201 => done += 1,
            409 | 422 if answer.body["rule"].is_string() => refused += 1,
            other => wrong.push(format!("task {id}: {path} answered {other}: {}", answer.body)),
        }
    }
    // What was refused is not in `expected`, so the comparison proves that it changed nothing.
    let mut now = shop.export().await;
    let mut must = (*original).clone();
    for kind in ["orders", "users"] {
        for (key, record) in expected[kind].as_object().into_iter().flatten() {
            must[kind][key] = record.clone();
        }
    }
    to_the_cent(&mut now);
    to_the_cent(&mut must);
    for kind in ["products", "users", "orders"] {
        assert_eq!(now[kind].as_object().unwrap().len(), must[kind].as_object().unwrap().len());
        for (key, record) in must[kind].as_object().unwrap() {
            if now[kind][key] != *record {
                wrong.push(format!("task {id}: {key} is {}\n  and must be {record}", now[kind][key]));
            }
        }
    }
    (wrong, done, refused)
}

/// Three of the expected orders (tasks 20, 21, 37) contradict the shop's own catalogue: where several
/// items were changed at once, every changed line stands there with the price and the options of the
/// last new item: a water bottle with the shades of a make-up kit, at its price, though the price
/// difference booked is the right one. A line has the price and options of its own item, so these
/// lines are corrected from the catalogue, counted, and nothing else of the record is touched.
fn corrected(expected: &mut Value, original: &Value) -> usize {
    let mut count = 0;
    for order in expected["orders"].as_object_mut().into_iter().flat_map(|m| m.values_mut()) {
        let before = original["orders"][order["order_id"].as_str().unwrap()]["items"].clone();
        for (n, line) in order["items"].as_array_mut().unwrap().iter_mut().enumerate() {
            let (product, item) = (line["product_id"].as_str().unwrap(), line["item_id"].as_str().unwrap());
            let variant = &original["products"][product]["variants"][item];
            assert!(variant.is_object(), "{item} is no variant of {product}");
            let fits = line["price"] == variant["price"] && line["options"] == variant["options"];
            if line["item_id"] != before[n]["item_id"] && !fits {
                line["price"] = variant["price"].clone();
                line["options"] = variant["options"].clone();
                count += 1;
            }
        }
    }
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn every_task_leaves_the_shop_as_it_must_stand() {
    let Some(folder) = real_shop() else { return };
    let prepared = fresh(&folder).await;
    let original = Arc::new(read(&folder.join("db.json")));
    let (tasks, mut expected) = (read(&folder.join("tasks.json")), read(&folder.join("expected.json")));
    let tasks = tasks.as_array().unwrap();
    assert_eq!(tasks.len(), 74);
    let odd: Vec<(String, usize)> = expected
        .as_object_mut()
        .unwrap()
        .iter_mut()
        .map(|(id, e)| (id.clone(), corrected(e, &original)))
        .filter(|(_, n)| *n > 0)
        .collect();
    assert_eq!(odd, [("20".to_owned(), 3), ("21".to_owned(), 1), ("37".to_owned(), 2)]);

    let file = prepared.path("prepared.db");
    let on_sqlite = prepared.path("segue.db").exists();
    if on_sqlite {
        store_copy(&prepared.path("segue.db"), &file);
    }
    let (mut done, mut refused, mut wrong) = (0, 0, Vec::new());
    // A database server has no file to copy, and importing 74 times is slow: there, every seventh task.
    let tasks: Vec<&Value> = tasks.iter().step_by(if on_sqlite { 1 } else { 7 }).collect();
    for some in tasks.chunks(4) {
        let mut plays = tokio::task::JoinSet::new();
        for task in some {
            let shop = if on_sqlite { Shop::copy_of(&file).await } else { fresh(&folder).await };
            let expected = expected[task["id"].as_str().unwrap()].clone();
            plays.spawn(play(shop, (*task).clone(), Arc::clone(&original), expected));
        }
        for (w, d, r) in plays.join_all().await {
            wrong.extend(w);
            done += d;
            refused += r;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    eprintln!("{done} actions done, {refused} refused, {} shops as they must stand", tasks.len());
    assert!(!on_sqlite || (done, refused) == (119, 1), "{done} done, {refused} refused");
}

/// Copies a database at rest: what its write-ahead log holds is in the copy.
fn store_copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::copy(from, to).unwrap();
    let log = |p: &std::path::Path| std::path::PathBuf::from(format!("{}-wal", p.display()));
    if log(from).exists() {
        std::fs::copy(log(from), log(to)).unwrap();
    }
}

async fn fresh(folder: &std::path::Path) -> Shop {
    let shop = Shop::new().await;
    shop.add_site("shop").await;
    let totals = shop.import("shop", &folder.join("db.json")).await;
    assert_eq!((totals.products.added, totals.people.added, totals.orders.added), (50, 500, 1000));
    assert_eq!(totals.rejected(), 0);
    shop
}
