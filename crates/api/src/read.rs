//! Reading: who calls, orders, people, products; each as the shop format has it.

use crate::body::json;
use crate::{Api, Bearer};
use axum::extract::{Path, State};
use ground::{Error, Fault, OrderId, PersonId, ProductId, Refusal, Result, Text};
use http::StatusCode;
use people::Person;
use records::shop_format::{ShopOrder, ShopProduct, user};
use records::{Order, Product};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Conn;
use web::{Answer, Page, Query};

/// Records of one answer, if nothing else is asked for, and at most.
const PAGE: i64 = 50;
const MOST: i64 = 200;

/// Which part of a list, as it was asked for.
#[derive(Deserialize)]
pub struct Part {
    #[serde(default)]
    limit: String,
    #[serde(default)]
    offset: String,
    #[serde(default)]
    q: String,
}

impl Part {
    fn limit(&self) -> Result<i64> {
        Ok(whole("limit", &self.limit, PAGE)?.clamp(1, MOST))
    }

    fn offset(&self) -> Result<i64> {
        Ok(whole("offset", &self.offset, 0)?.clamp(0, 1_000_000_000))
    }
}

/// Errors: a refusal that names the parameter, where it is no whole number.
fn whole(name: &'static str, said: &str, otherwise: i64) -> Result<i64> {
    if said.is_empty() {
        return Ok(otherwise);
    }
    let wrong = |_| Refusal::input("query.number", name, Text::new("api-query-number").with("name", name));
    said.parse().map_err(|e| wrong(e).into())
}

fn value(record: &impl Serialize) -> Result<Value> {
    serde_json::to_value(record).map_err(|e| Fault::because("cannot write JSON", e).into())
}

pub fn order_json(p: &Page, order: &Order) -> Result<Value> {
    let mut record = value(&ShopOrder::of(order, order.currency))?;
    record["currency"] = order.currency.code().into();
    record["total"] = order.total().as_f64().into();
    record["status_text"] = p.say(&order.status.text()).into();
    Ok(record)
}

pub fn person_json(c: &Conn, person: &Person) -> Result<Value> {
    let mut record = value(&user(c, person)?)?;
    record["language"] = person.lang.code().into();
    Ok(record)
}

fn product_json(p: &Page, product: &Product) -> Result<Value> {
    let mut record = value(&ShopProduct::of(product))?;
    record["name"] = product.name(p.lang).into();
    if let Some(variant) = product.variants.first() {
        record["currency"] = variant.price.currency.code().into();
    }
    Ok(record)
}

/// `GET /whoami`
pub async fn whoami(bearer: Bearer) -> Answer {
    let me = match &bearer {
        Bearer::Person(p) => json!({
            "kind": "person", "id": p.id.as_str(), "name": p.name(), "site": p.site.as_str(),
            "language": p.lang.code(),
        }),
        Bearer::Staff(s) => json!({
            "kind": "staff", "id": s.id.as_str(), "name": s.name, "language": s.lang.code(),
            "roles": s.roles.iter().map(|(site, role)| json!({"site": site.as_str(), "role": role.word()}))
                .collect::<Vec<_>>(),
        }),
    };
    json(StatusCode::OK, &me)
}

/// `GET /orders/{id}`
pub async fn order(State(api): State<Api>, bearer: Bearer, Path(id): Path<OrderId>, p: Page) -> Answer {
    let order = api.house.db.read(move |c| Ok(bearer.order(c, &id)?.0)).await?;
    json(StatusCode::OK, &order_json(&p, &order)?)
}

/// `GET /people/{id}`
pub async fn person(State(api): State<Api>, bearer: Bearer, Path(id): Path<PersonId>) -> Answer {
    let record = api.house.db.read(move |c| person_json(c, &bearer.person(c, &id)?.0)).await?;
    json(StatusCode::OK, &record)
}

/// `GET /people/{id}/orders`, newest first.
pub async fn orders_of(
    State(api): State<Api>,
    bearer: Bearer,
    Path(id): Path<PersonId>,
    Query(part): Query<Part>,
    p: Page,
) -> Answer {
    let (limit, offset) = (part.limit()?, part.offset()?);
    let read = api.house.db.read(move |c| {
        let (person, _) = bearer.person(c, &id)?;
        let orders = records::shelf::orders_of(c, &person.id, limit, offset)?;
        Ok((orders, records::shelf::count_orders_of(c, &person.id)?))
    });
    let (orders, count) = read.await?;
    let orders = orders.iter().map(|o| order_json(&p, o)).collect::<Result<Vec<_>>>()?;
    json(StatusCode::OK, &json!({ "orders": orders, "count": count, "limit": limit, "offset": offset }))
}

/// `GET /products?q=`, by name: of the person's site, or of the site that was asked.
pub async fn products(State(api): State<Api>, bearer: Bearer, Query(part): Query<Part>, p: Page) -> Answer {
    let site = match &bearer {
        Bearer::Person(person) => person.site.clone(),
        Bearer::Staff(_) => p.site.id.clone(),
    };
    if !bearer.belongs_to(&site) {
        return Err(Error::NotFound.into());
    }
    let (limit, offset, words) = (part.limit()?, part.offset()?, part.q);
    let read = api.house.db.read(move |c| records::shelf::products_of(c, &site, &words, limit, offset));
    let products = read.await?.iter().map(|x| product_json(&p, x)).collect::<Result<Vec<_>>>()?;
    json(StatusCode::OK, &json!({ "products": products, "limit": limit, "offset": offset }))
}

/// `GET /products/{id}`
pub async fn product(State(api): State<Api>, bearer: Bearer, Path(id): Path<ProductId>, p: Page) -> Answer {
    let product = api.house.db.read(move |c| records::shelf::product(c, &id)).await?;
    let product = product.filter(|x| bearer.belongs_to(&x.site)).ok_or(Error::NotFound)?;
    json(StatusCode::OK, &product_json(&p, &product)?)
}
