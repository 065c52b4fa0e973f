//! Programs call: who may, what a refusal says, what a key is good for.

use crate::shop::{Answer, Shop};
use http::Method;
use people::Role;
use serde_json::{Value, json};

fn address() -> Value {
    json!({"address1": "1 Elm", "address2": "", "city": "Denver", "state": "CO", "country": "USA", "zip": "80279"})
}

fn order(id: &str, person: &str, status: &str) -> Value {
    json!({
        "order_id": id, "user_id": person, "address": address(), "status": status, "fulfillments": [],
        "items": [{"name": "Lamp", "product_id": "lamp", "item_id": "lamp-red", "price": 50.0,
            "options": {"color": "red"}}],
        "payment_history": [{"transaction_type": "payment", "amount": 50.0, "payment_method_id": format!("{person}-card")}]
    })
}

fn user(id: &str, orders: &[&str]) -> Value {
    json!({
        "user_id": id, "name": {"first_name": id, "last_name": "Test"}, "address": address(),
        "email": format!("{id}@example.com"), "orders": orders,
        "payment_methods": {
            format!("{id}-card"): {"source": "credit_card", "id": format!("{id}-card"), "brand": "visa", "last_four": "1234"},
            format!("{id}-gift"): {"source": "gift_card", "id": format!("{id}-gift"), "balance": 20.0}
        }
    })
}

async fn house() -> Shop {
    let shop = Shop::new().await;
    for site in ["shop", "other"] {
        shop.add_site(site).await;
    }
    let ours = json!({
        "products": {"lamp": {"name": "Lamp", "product_id": "lamp", "names": {"de": "Lampe"}, "variants": {
            "lamp-red": {"item_id": "lamp-red", "options": {"color": "red"}, "available": true, "price": 50.0},
            "lamp-blue": {"item_id": "lamp-blue", "options": {"color": "blue"}, "available": true, "price": 60.0}
        }}},
        "users": {"ann": user("ann", &["#W1", "#W2", "#W3"]), "bob": user("bob", &["#W9"])},
        "orders": {
            "#W1": order("#W1", "ann", "pending"), "#W2": order("#W2", "ann", "delivered"),
            "#W3": order("#W3", "ann", "processed"), "#W9": order("#W9", "bob", "pending")
        }
    });
    assert_eq!(shop.import_value("shop", &ours).await.rejected(), 0);
    let theirs = json!({
        "products": {"vase": {"name": "Vase", "product_id": "vase", "variants": {}}},
        "users": {"eve": user("eve", &["#E1"])},
        "orders": {"#E1": order("#E1", "eve", "pending")}
    });
    assert_eq!(shop.import_value("other", &theirs).await.rejected(), 0);
    shop
}

#[track_caller]
fn problem(answer: &Answer, status: u16, rule: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    assert_eq!(answer.body["status"], status);
    for member in ["type", "title"] {
        assert!(answer.body[member].is_string(), "{}", answer.body);
    }
    if !rule.is_empty() {
        assert_eq!(answer.body["rule"], rule, "{}", answer.body);
        assert!(answer.body["detail"].is_string());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_in_without_a_token() {
    let shop = house().await;
    for token in ["", "guess"] {
        let answer = shop.call(Method::GET, "/orders/%23W1", token, None).await;
        problem(&answer, 401, "");
        assert_eq!(answer.headers["www-authenticate"], "Bearer");
        let body = json!({"reason": "no longer needed"});
        problem(&shop.call(Method::POST, "/orders/%23W1/cancellations", token, Some(&body)).await, 401, "");
    }
    let answer = shop.call(Method::GET, "/openapi.json", "", None).await;
    assert_eq!(answer.body["openapi"], "3.1.0");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_what_is_theirs() {
    let shop = house().await;
    let ann = shop.person_token("ann").await;
    let get = async |path: &str| shop.call(Method::GET, path, &ann, None).await;
    assert_eq!(get("/whoami").await.body["id"], "ann");
    assert_eq!(get("/orders/%23W1").await.body["total"], 50.0);
    assert_eq!(get("/people/ann").await.body["payment_methods"]["ann-gift"]["balance"], 20.0);
    assert_eq!(get("/people/ann/orders").await.body["count"], 3);
    assert_eq!(get("/products?q=LAM").await.body["products"][0]["product_id"], "lamp");
    assert_eq!(get("/products/lamp").await.body["variants"]["lamp-blue"]["price"], 60.0);
    for path in [
        "/orders/%23W9",
        "/orders/%23E1",
        "/orders/nonsense",
        "/people/bob",
        "/people/eve",
        "/people/bob/orders",
        "/products/vase",
        "/nowhere",
    ] {
        problem(&get(path).await, 404, "");
    }
    assert_eq!(get("/products?limit=").await.body["limit"], 50);
    for (path, name) in
        [("/people/ann/orders?limit=abc", "limit"), ("/people/ann/orders?offset=1.5", "offset")]
    {
        let answer = get(path).await;
        problem(&answer, 422, "query.number");
        assert!(answer.body["detail"].as_str().unwrap().starts_with(name), "{}", answer.body);
    }
    let before = shop.export().await;
    let reason = json!({"reason": "no longer needed"});
    for id in ["%23W9", "%23E1", "nonsense"] {
        let path = format!("/orders/{id}/cancellations");
        problem(&shop.call(Method::POST, &path, &ann, Some(&reason)).await, 404, "");
    }
    problem(&shop.call(Method::PUT, "/people/bob/address", &ann, Some(&address())).await, 404, "");
    assert_eq!(shop.export().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_act_for_customers_of_their_site() {
    let shop = house().await;
    shop.add_staff("sam", "shop", Role::AccountManager, 0).await;
    shop.add_staff("ed", "shop", Role::Editor, 0).await;
    let (sam, ed) = (shop.staff_token("sam").await, shop.staff_token("ed").await);
    assert_eq!(shop.call(Method::GET, "/orders/%23W1", &sam, None).await.status, 200);
    problem(&shop.call(Method::GET, "/orders/%23E1", &sam, None).await, 404, "");
    problem(&shop.call(Method::GET, "/people/eve", &sam, None).await, 404, "");
    problem(&shop.call(Method::GET, "/orders/%23W1", &ed, None).await, 404, "");
    let reason = json!({"reason": "ordered by mistake"});
    let answer = shop.call(Method::POST, "/orders/%23W1/cancellations", &sam, Some(&reason)).await;
    assert_eq!((answer.status.as_u16(), &answer.body["order"]["status"]), (201, &json!("cancelled")));
    let notes = shop.db.read(|c| people::timeline::recent(c, &"ann".into(), 5)).await.unwrap();
    assert_eq!(notes[0].kind, "order.cancel");
    assert_eq!(notes[0].actor, people::timeline::Actor::Staff("sam".into()));
    assert_eq!(notes[0].subject.as_deref(), Some("#W1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_names_its_rule_in_the_callers_language_and_changes_nothing() {
    let shop = house().await;
    let ann = shop.person_token("ann").await;
    let before = shop.export().await;
    let swaps =
        json!({"item_ids": ["lamp-red"], "new_item_ids": ["lamp-blue"], "payment_method_id": "ann-card"});
    let path = "/orders/%23W3/item-changes";
    let english = shop.call(Method::POST, path, &ann, Some(&swaps)).await;
    problem(&english, 409, "order.items-only-pending");
    assert!(english.body["instead"].as_array().is_some_and(|i| !i.is_empty()));
    let german = shop.call_with(Method::POST, path, &ann, Some(&swaps), &[("accept-language", "de")]).await;
    problem(&german, 409, "order.items-only-pending");
    assert!(german.body["detail"].as_str().unwrap().contains("Artikeloptionen"), "{}", german.body);

    let refused: &[(&str, Value, u16, &str)] = &[
        (
            "/orders/%23W2/cancellations",
            json!({"reason": "no longer needed"}),
            409,
            "order.cancel-only-pending",
        ),
        ("/orders/%23W1/cancellations", json!({"reason": "bored"}), 422, "cancel.reason"),
        ("/orders/%23W1/cancellations", json!({"why": 1}), 422, "body.unreadable"),
        ("/orders/%23W2/address-changes", address(), 409, "order.address-only-pending"),
        (
            "/orders/%23W1/address-changes",
            json!({"address1": "", "city": "x", "country": "x", "zip": "1"}),
            422,
            "address.incomplete",
        ),
        (
            "/orders/%23W1/payment-changes",
            json!({"payment_method_id": "ann-card"}),
            422,
            "payment.same-method",
        ),
        (
            "/orders/%23W1/payment-changes",
            json!({"payment_method_id": "bob-card"}),
            422,
            "payment.unknown-method",
        ),
        (
            "/orders/%23W1/payment-changes",
            json!({"payment_method_id": "ann-gift"}),
            422,
            "payment.gift-card-balance",
        ),
        (
            "/orders/%23W1/returns",
            json!({"item_ids": ["lamp-red"], "payment_method_id": "ann-card"}),
            409,
            "order.return-only-delivered",
        ),
        (
            "/orders/%23W2/returns",
            json!({"item_ids": [], "payment_method_id": "ann-card"}),
            422,
            "items.none",
        ),
        (
            "/orders/%23W2/returns",
            json!({"item_ids": ["lamp-red", "lamp-red"], "payment_method_id": "ann-card"}),
            422,
            "items.too-many",
        ),
        ("/orders/%23W1/exchanges", swaps.clone(), 409, "order.exchange-only-delivered"),
        (
            "/orders/%23W2/exchanges",
            json!({"item_ids": ["lamp-red"], "new_item_ids": ["lamp-red"], "payment_method_id": "ann-card"}),
            422,
            "items.same-options",
        ),
    ];
    for (path, body, status, rule) in refused {
        problem(&shop.call(Method::POST, path, &ann, Some(body)).await, *status, rule);
    }
    assert_eq!(shop.export().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_makes_a_call_safe_to_repeat() {
    let shop = house().await;
    let (ann, bob) = (shop.person_token("ann").await, shop.person_token("bob").await);
    let reason = json!({"reason": "no longer needed"});
    let key = [("idempotency-key", "k1")];
    let cancel = async |path: &str, token: &str, body: &Value| {
        shop.call_with(Method::POST, path, token, Some(body), &key).await
    };
    let first = cancel("/orders/%23W1/cancellations", &ann, &reason).await;
    assert_eq!(first.status, 201, "{}", first.body);
    assert!(!first.headers.contains_key("idempotency-replayed"));
    let again = cancel("/orders/%23W1/cancellations", &ann, &reason).await;
    assert_eq!((again.status, &again.body), (first.status, &first.body));
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let other = json!({"reason": "ordered by mistake"});
    problem(&cancel("/orders/%23W1/cancellations", &ann, &other).await, 422, "idempotency.other-request");
    problem(&cancel("/orders/%23W2/cancellations", &ann, &reason).await, 422, "idempotency.other-request");
    // Another caller's keys are their own.
    assert_eq!(cancel("/orders/%23W9/cancellations", &bob, &reason).await.status, 201);
    let history = &shop.export().await["orders"]["#W1"]["payment_history"];
    assert_eq!(history.as_array().unwrap().len(), 2);

    let to = address();
    let put = async |key: &str| {
        let headers = [("idempotency-key", key)];
        shop.call_with(Method::PUT, "/people/ann/address", &ann, Some(&to), &headers).await
    };
    assert_eq!(put("k2").await.status, 200);
    problem(&put(&"x".repeat(256)).await, 422, "idempotency.key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_call_may_come_again_with_its_key() {
    let shop = house().await;
    let ann = shop.person_token("ann").await;
    let key = [("idempotency-key", "k")];
    let path = "/orders/%23W1/payment-changes";
    let body = json!({"payment_method_id": "ann-gift"});
    let answer = shop.call_with(Method::POST, path, &ann, Some(&body), &key).await;
    problem(&answer, 422, "payment.gift-card-balance");
    shop.db
        .write(|c| {
            let money = ground::Money::new(10_000, ground::Currency::USD);
            records::shelf::move_balance(c, &"ann-gift".into(), money)
        })
        .await
        .unwrap();
    assert_eq!(shop.call_with(Method::POST, path, &ann, Some(&body), &key).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_at_once_cancel_once() {
    let shop = std::sync::Arc::new(house().await);
    let ann = shop.person_token("ann").await;
    let mut calls = tokio::task::JoinSet::new();
    for n in 0..20 {
        let (shop, ann) = (shop.clone(), ann.clone());
        calls.spawn(async move {
            // Half of them with one key, half without.
            let key = [("idempotency-key", "same")];
            let headers: &[(&str, &str)] = if n % 2 == 0 { &key } else { &[] };
            let reason = json!({"reason": "no longer needed"});
            let path = "/orders/%23W1/cancellations";
            shop.call_with(Method::POST, path, &ann, Some(&reason), headers).await.status.as_u16()
        });
    }
    let statuses = calls.join_all().await;
    assert!(statuses.iter().all(|s| [201, 409].contains(s)), "{statuses:?}");
    assert!(statuses.contains(&201));
    let order = &shop.export().await["orders"]["#W1"];
    assert_eq!(order["payment_history"].as_array().unwrap().len(), 2);
}
