//! The description of the API, as OpenAPI 3.1.

use crate::body::json;
use http::StatusCode;
use serde_json::{Value, json};
use web::Answer;

/// `GET /openapi.json`
pub async fn get() -> Answer {
    json(StatusCode::OK, &document())
}

/// The whole document.
pub fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Segue",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Orders, products and people: the same acts, under the same policy, as portal and desk.",
            "description": INTRODUCTION,
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "servers": [{ "url": "/api/v1" }],
        "security": [{ "bearer": [] }],
        "paths": paths(),
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
            "parameters": parameters(),
            "responses": responses(),
            "schemas": schemas()
        }
    })
}

const INTRODUCTION: &str = "A token acts in the name of one person or one member of staff; what they may not \
see answers 404. Identifiers in paths are percent-encoded: `#W1` is `%23W1`. Errors are RFC 9457 problem \
documents in the caller's language; a refusal names its `rule` and what is possible `instead`, and has changed \
nothing: 409 where the state of the order refuses, 422 where the input does. A mutation may carry an \
`Idempotency-Key` of at most 255 characters: the same call with the same key is done once and gets the same \
answer (marked `Idempotency-Replayed: true`); another call with that key is refused with 422; a call that \
arrives while the first is being done waits for its answer. Without the key, each call counts. Amounts are \
decimal numbers in the currency named beside them.";

fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

fn read(id: &str, summary: &str, schema: Value, parameters: &[Value]) -> Value {
    json!({
        "operationId": id,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": { "description": "Found", "content": { "application/json": { "schema": schema } } },
            "401": reference("responses", "Unauthorized"),
            "404": reference("responses", "NotFound")
        }
    })
}

fn act(id: &str, summary: &str, body: &str) -> Value {
    mutation(id, summary, body, "201", reference("schemas", "Done"))
}

fn mutation(id: &str, summary: &str, body: &str, status: &str, answer: Value) -> Value {
    let mut operation = json!({
        "operationId": id,
        "summary": summary,
        "parameters": [reference("parameters", "id"), reference("parameters", "key"), reference("parameters", "language")],
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": reference("schemas", body) } }
        },
        "responses": {
            "401": reference("responses", "Unauthorized"),
            "404": reference("responses", "NotFound"),
            "409": reference("responses", "Conflict"),
            "422": reference("responses", "Refused")
        }
    });
    operation["responses"][status] =
        json!({ "description": "Done", "content": { "application/json": { "schema": answer } } });
    operation
}

fn paths() -> Value {
    let id = reference("parameters", "id");
    let part = [reference("parameters", "limit"), reference("parameters", "offset")];
    let list = |name: &str, schema: &str| {
        json!({
            "type": "object",
            "properties": { name: { "type": "array", "items": reference("schemas", schema) } },
            "required": [name]
        })
    };
    let one = |schema| reference("schemas", schema);
    let with_id: Vec<Value> = [id.clone()].into_iter().chain(part.clone()).collect();
    let with_words: Vec<Value> = [reference("parameters", "q")].into_iter().chain(part).collect();
    json!({
        "/openapi.json": { "get": {
            "operationId": "describe",
            "summary": "This document",
            "security": [],
            "responses": { "200": { "description": "OpenAPI 3.1", "content": { "application/json": {} } } }
        } },
        "/whoami": { "get": read("whoami", "In whose name the token acts", one("Who"), &[]) },
        "/orders/{id}": { "get": read("readOrder", "An order", one("Order"), std::slice::from_ref(&id)) },
        "/orders/{id}/cancellations": { "post": act("cancelOrder", "Cancel a pending order", "Cancellation") },
        "/orders/{id}/address-changes": {
            "post": act("changeOrderAddress", "Change where a pending order is sent", "Address")
        },
        "/orders/{id}/payment-changes": {
            "post": act("changeOrderPayment", "Pay a pending order in another way, once", "PaymentChange")
        },
        "/orders/{id}/item-changes": {
            "post": act("changeOrderItems", "Change item options of a pending order, once", "Swaps")
        },
        "/orders/{id}/returns": {
            "post": act("returnItems", "Give back items of a delivered order", "Return")
        },
        "/orders/{id}/exchanges": {
            "post": act("exchangeItems", "Exchange items of a delivered order for other options", "Swaps")
        },
        "/people/{id}": { "get": read("readPerson", "A person", one("Person"), &[id]) },
        "/people/{id}/address": {
            "put": mutation("changeAddress", "Change a person's own address", "Address", "200", one("Person"))
        },
        "/people/{id}/orders": {
            "get": read("listOrders", "A person's orders, newest first", list("orders", "Order"), &with_id)
        },
        "/products": { "get": read("listProducts", "Products by name", list("products", "Product"), &with_words) },
        "/products/{id}": {
            "get": read("readProduct", "A product with its variants", one("Product"), &[reference("parameters", "id")])
        }
    })
}

fn parameters() -> Value {
    let query = |name: &str, description: &str, schema: Value| json!({ "name": name, "in": "query", "description": description, "schema": schema });
    json!({
        "id": {
            "name": "id", "in": "path", "required": true, "description": "Percent-encoded: `%23W123` for `#W123`",
            "schema": { "type": "string", "maxLength": ground::ID_MAX }
        },
        "key": {
            "name": "Idempotency-Key", "in": "header", "description": "Makes the call safe to repeat",
            "schema": { "type": "string", "minLength": 1, "maxLength": records::actions::KEY_MAX }
        },
        "language": {
            "name": "Accept-Language", "in": "header", "description": "en, de or hu; the bearer's own otherwise",
            "schema": { "type": "string" }
        },
        "q": query("q", "Words of the name", json!({ "type": "string" })),
        "limit": query("limit", "Records at most", json!({ "type": "integer", "minimum": 1, "maximum": 200, "default": 50 })),
        "offset": query("offset", "Records to leave out", json!({ "type": "integer", "minimum": 0, "default": 0 }))
    })
}

fn responses() -> Value {
    let problem = |description: &str| {
        json!({
            "description": description,
            "content": { "application/problem+json": { "schema": reference("schemas", "Problem") } }
        })
    };
    json!({
        "Unauthorized": problem("No token, or one that is not known"),
        "NotFound": problem("It does not exist, or not for this token"),
        "Conflict": problem("The state of the order does not allow it; nothing has changed"),
        "Refused": problem("The input does not allow it; nothing has changed")
    })
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}

fn schemas() -> Value {
    let text = json!({ "type": "string" });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let amount = json!({ "type": "number" });
    let some = json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 });
    let statuses: Vec<&str> = records::Status::ALL.iter().map(|s| s.word()).collect();
    json!({
        "Cancellation": object(&["reason"], json!({
            "reason": { "type": "string", "enum": records::policy::CANCEL_REASONS }
        })),
        "Address": object(&["address1", "city", "country", "zip"], json!({
            "address1": text, "address2": text, "city": text, "state": text, "country": text, "zip": text
        })),
        "PaymentChange": object(&["payment_method_id"], json!({ "payment_method_id": text })),
        "Swaps": object(&["item_ids", "new_item_ids", "payment_method_id"], json!({
            "item_ids": some, "new_item_ids": some, "payment_method_id": text
        })),
        "Return": object(&["item_ids", "payment_method_id"], json!({ "item_ids": some, "payment_method_id": text })),
        "Done": object(&["act", "done", "next", "cost", "currency", "money", "order"], json!({
            "act": text, "done": text, "next": texts, "cost": amount, "currency": text,
            "money": { "type": "array", "items": reference("schemas", "Movement") },
            "order": reference("schemas", "Order")
        })),
        "Movement": object(&["transaction_type", "amount", "payment_method_id", "when", "after_arrival"], json!({
            "transaction_type": { "type": "string", "enum": ["payment", "refund"] },
            "amount": amount, "payment_method_id": text, "payment_method": text,
            "when": { "type": "string", "enum": ["at-once", "business-days"] },
            "after_arrival": { "type": "boolean" }
        })),
        "Payment": object(&["transaction_type", "amount", "payment_method_id"], json!({
            "transaction_type": { "type": "string", "enum": ["payment", "refund"] },
            "amount": amount, "payment_method_id": text
        })),
        "Item": object(&["name", "product_id", "item_id", "price", "options"], json!({
            "name": text, "product_id": text, "item_id": text, "price": amount,
            "quantity": { "type": "integer", "default": 1 },
            "options": { "type": "object", "additionalProperties": { "type": "string" } }
        })),
        "Order": object(&["order_id", "address", "items", "status", "fulfillments", "payment_history"], json!({
            "order_id": text, "user_id": text, "address": reference("schemas", "Address"),
            "items": { "type": "array", "items": reference("schemas", "Item") },
            "status": { "type": "string", "enum": statuses }, "status_text": text,
            "fulfillments": { "type": "array", "items": object(&["tracking_id", "item_ids"], json!({
                "tracking_id": texts, "item_ids": texts
            })) },
            "payment_history": { "type": "array", "items": reference("schemas", "Payment") },
            "currency": text, "total": amount, "placed_at": text, "expected_at": text, "delivered_at": text
        })),
        "Person": object(&["user_id", "name", "address", "payment_methods", "orders"], json!({
            "user_id": text, "name": object(&["first_name", "last_name"], json!({ "first_name": text, "last_name": text })),
            "address": reference("schemas", "Address"), "email": text, "language": text,
            "payment_methods": { "type": "object", "additionalProperties": object(&["source", "id"], json!({
                "source": text, "id": text, "brand": text, "last_four": text, "balance": amount
            })) },
            "orders": texts
        })),
        "Product": object(&["product_id", "name", "variants"], json!({
            "product_id": text, "name": text, "currency": text,
            "variants": { "type": "object", "additionalProperties": object(&["item_id", "options", "available", "price"], json!({
                "item_id": text, "options": { "type": "object", "additionalProperties": { "type": "string" } },
                "available": { "type": "boolean" }, "price": amount
            })) }
        })),
        "Who": object(&["kind", "id", "name"], json!({
            "kind": { "type": "string", "enum": ["person", "staff"] }, "id": text, "name": text
        })),
        "Problem": object(&["type", "title", "status"], json!({
            "type": text, "title": text, "status": { "type": "integer" }, "detail": text,
            "rule": { "type": "string", "description": "Stable name of the rule that refused" },
            "field": text, "instead": texts
        }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_route_is_described_and_nothing_else() {
        let table = crate::table();
        let routes: BTreeSet<(String, String)> =
            table.table().iter().map(|r| (r.path.to_owned(), r.method.as_str().to_lowercase())).collect();
        let document = document();
        let described: BTreeSet<(String, String)> = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, item)| item.as_object().unwrap().keys().map(|m| (path.clone(), m.clone())))
            .collect();
        assert_eq!(routes, described);
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn walk(root: &Value, at: &Value) {
            match at {
                Value::Object(map) => {
                    if let Some(Value::String(to)) = map.get("$ref") {
                        assert!(root.pointer(&to[1..]).is_some(), "{to} leads nowhere");
                    }
                    map.values().for_each(|v| walk(root, v));
                }
                Value::Array(list) => list.iter().for_each(|v| walk(root, v)),
                _ => {}
            }
        }
        let document = document();
        walk(&document, &document);
        let mut ids = BTreeSet::new();
        for operation in
            document["paths"].as_object().unwrap().values().flat_map(|i| i.as_object().unwrap().values())
        {
            assert!(ids.insert(operation["operationId"].as_str().unwrap()), "an operationId is twice there");
        }
    }
}
