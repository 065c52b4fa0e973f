//! Doing something: each with the policy's word, once per key.

use crate::body::{Json, Key, again, json};
use crate::{Api, Bearer, read};
use axum::extract::{Path, State};
use ground::{EventId, ItemId, OrderId, PaymentMethodId, PersonId, Result};
use http::StatusCode;
use records::actions::{self, Deed, Done, Moving};
use records::policy::{Act, Movement};
use records::{Address, PaymentKind};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Conn;
use web::{Answer, Page};

#[derive(Deserialize)]
pub struct Cancellation {
    reason: String,
}

#[derive(Deserialize)]
pub struct PaymentChange {
    payment_method_id: PaymentMethodId,
}

#[derive(Deserialize)]
pub struct Swaps {
    item_ids: Vec<ItemId>,
    new_item_ids: Vec<ItemId>,
    payment_method_id: PaymentMethodId,
}

#[derive(Deserialize)]
pub struct GiveBack {
    item_ids: Vec<ItemId>,
    payment_method_id: PaymentMethodId,
}

#[derive(Clone, Deserialize, Serialize)]
pub struct NewAddress {
    address1: String,
    #[serde(default)]
    address2: String,
    city: String,
    #[serde(default)]
    state: String,
    country: String,
    zip: String,
}

impl From<NewAddress> for Address {
    fn from(a: NewAddress) -> Self {
        let seen = |text: String| ground::visible(&text).into_owned();
        Self {
            address1: seen(a.address1),
            address2: seen(a.address2),
            city: seen(a.city),
            state: seen(a.state),
            country: seen(a.country),
            zip: seen(a.zip),
        }
    }
}

type Call = (State<Api>, Bearer, Path<OrderId>, Key, Page);

pub async fn cancellation((s, b, id, key, p): Call, Json(x): Json<Cancellation>) -> Answer {
    perform(s.0, b, id.0, key, p, Act::Cancel { reason: x.reason }).await
}

pub async fn address_change((s, b, id, key, p): Call, Json(x): Json<NewAddress>) -> Answer {
    perform(s.0, b, id.0, key, p, Act::ChangeAddress { address: x.into() }).await
}

pub async fn payment_change((s, b, id, key, p): Call, Json(x): Json<PaymentChange>) -> Answer {
    perform(s.0, b, id.0, key, p, Act::ChangePayment { method: x.payment_method_id }).await
}

pub async fn item_change((s, b, id, key, p): Call, Json(x): Json<Swaps>) -> Answer {
    let act = Act::ChangeItems { items: x.item_ids, new_items: x.new_item_ids, method: x.payment_method_id };
    perform(s.0, b, id.0, key, p, act).await
}

pub async fn give_back((s, b, id, key, p): Call, Json(x): Json<GiveBack>) -> Answer {
    perform(s.0, b, id.0, key, p, Act::Return { items: x.item_ids, method: x.payment_method_id }).await
}

pub async fn exchange((s, b, id, key, p): Call, Json(x): Json<Swaps>) -> Answer {
    let act = Act::Exchange { items: x.item_ids, new_items: x.new_item_ids, method: x.payment_method_id };
    perform(s.0, b, id.0, key, p, act).await
}

async fn perform(api: Api, bearer: Bearer, order: OrderId, key: Key, p: Page, act: Act) -> Answer {
    let fingerprint = actions::fingerprint(&(&order, &act))?;
    let (hub, entry): (_, EventId) = (api.house.hub.clone(), api.house.world.id());
    let now = p.now;
    let caller = bearer.key();
    let work = move |c: &Conn, p: &Page| -> Result<Value> {
        let (_, by) = bearer.order(c, &order)?;
        let (order, act, entry) = (order.clone(), act.clone(), entry.clone());
        let deed = Deed { order, act, by, now, entry, visit: None, dialogue: None, key: None };
        let done = actions::perform(c, &hub, &deed)?;
        let order = records::shelf::order(c, &done.order)?.ok_or(ground::Error::NotFound)?;
        Ok(answer(p, &done, read::order_json(p, &order)?))
    };
    let (value, seen) = once(&api, caller, key, fingerprint, p, work).await?;
    Ok(again(json(StatusCode::CREATED, &value)?, seen))
}

/// Runs a mutation in one transaction; with a key, once.
async fn once(
    api: &Api,
    caller: String,
    key: Key,
    fingerprint: String,
    p: Page,
    work: impl Fn(&Conn, &Page) -> Result<Value> + Send + 'static,
) -> Result<(Value, bool)> {
    let now = p.now;
    api.house
        .db
        .write(move |c| match &key.0 {
            None => Ok((work(c, &p)?, false)),
            Some(key) => actions::once(c, &caller, key, &fingerprint, now, || work(c, &p)),
        })
        .await
}

fn answer(p: &Page, done: &Done, order: Value) -> Value {
    let money: Vec<Value> = done.money.iter().map(|m| movement(p, m)).collect();
    json!({
        "act": done.kind.word(),
        "done": p.say(&done.text),
        "next": done.sentences.iter().map(|s| p.say(s)).collect::<Vec<_>>(),
        "cost": done.cost.as_f64(),
        "currency": done.cost.currency.code(),
        "money": money,
        "order": order,
    })
}

fn movement(p: &Page, m: &Movement) -> Value {
    json!({
        "transaction_type": if m.kind == PaymentKind::Payment { "payment" } else { "refund" },
        "amount": m.amount.as_f64(),
        "payment_method_id": m.method.as_str(),
        "payment_method": p.say(&m.method_text),
        "when": m.when,
        "after_arrival": m.after_arrival,
    })
}

/// `PUT /people/{id}/address`
pub async fn address(
    State(api): State<Api>,
    bearer: Bearer,
    Path(id): Path<PersonId>,
    key: Key,
    p: Page,
    Json(to): Json<NewAddress>,
) -> Answer {
    let fingerprint = actions::fingerprint(&("address", &id, &to))?;
    let (hub, entry): (_, EventId) = (api.house.hub.clone(), api.house.world.id());
    let now = p.now;
    let caller = bearer.key();
    let work = move |c: &Conn, _: &Page| -> Result<Value> {
        let (person, by) = bearer.person(c, &id)?;
        let (address, entry) = (to.clone().into(), entry.clone());
        let moving = Moving { site: person.site, address, by, now, entry, visit: None, dialogue: None };
        let person = actions::move_person(c, &hub, &moving)?;
        read::person_json(c, &person)
    };
    let (value, seen) = once(&api, caller, key, fingerprint, p, work).await?;
    Ok(again(json(StatusCode::OK, &value)?, seen))
}
