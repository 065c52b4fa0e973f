//! Who there is: two sites, three persons, staff of every role.

use ground::{Currency, Instant, Lang, Money, World};
use people::{Audience, Kind, Look, Person, Role, Site, Staff};
use serde_json::{Value, json};
use std::path::Path;
use store::Db;

pub const SHOP: &str = "shop";
pub const OTHER: &str = "works";
pub const SHOP_HOST: &str = "shop.localhost:8080";
pub const OTHER_HOST: &str = "works.localhost:8080";

/// Persons and their sites: Ann owns what there is at the shop, Bob is a stranger there. At the works, Eve
/// is an employee and Carl her manager.
pub const PERSONS: [(&str, &str); 4] = [("ann", SHOP), ("bob", SHOP), ("carl", OTHER), ("eve", OTHER)];

/// Staff and what they are where. Anna is in the dialogue with Ann.
pub const ALL_STAFF: [(&str, &[(&str, Role)]); 8] = [
    ("anna", &[(SHOP, Role::AccountManager)]),
    ("andor", &[(SHOP, Role::AccountManager)]),
    ("sue", &[(SHOP, Role::Supervisor)]),
    ("ed", &[(SHOP, Role::Editor)]),
    ("ada", &[(SHOP, Role::Administrator)]),
    ("root", &[(SHOP, Role::Administrator), (OTHER, Role::Administrator)]),
    (
        "otto",
        &[
            (OTHER, Role::AccountManager),
            (OTHER, Role::Supervisor),
            (OTHER, Role::Editor),
            (OTHER, Role::Administrator),
        ],
    ),
    (
        "max",
        &[
            (SHOP, Role::AccountManager),
            (OTHER, Role::Supervisor),
            (OTHER, Role::Editor),
            (OTHER, Role::Administrator),
        ],
    ),
];

/// True for those who have nothing to do with the shop.
pub fn lives_elsewhere(name: &str) -> bool {
    matches!(name, "carl" | "eve" | "otto")
}

/// Where somebody opens their browser.
pub fn host(name: &str) -> &'static str {
    if lives_elsewhere(name) { OTHER_HOST } else { SHOP_HOST }
}

/// The secret of somebody's session at a face: 43 characters.
pub fn secret(name: &str, face: &str) -> String {
    format!("{:x<43}", format!("{name}-{face}-"))
}

/// The secret of somebody's bearer token.
pub fn token(name: &str) -> String {
    format!("{:t<43}", format!("{name}-"))
}

pub fn site(id: &str, host: Option<&str>, kind: Audience, now: Instant) -> Site {
    let day = json!(["08:00-18:00"]);
    Site {
        id: id.into(),
        name: format!("The {id}"),
        kind,
        host: host.map(str::to_owned),
        langs: Lang::ALL.to_vec(),
        default_lang: Lang::En,
        time_zone: "UTC".into(),
        currency: Currency::EUR,
        look: Look::default(),
        hours: json!({"mon": day, "tue": day, "wed": day, "thu": day, "fri": day}),
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::new(50_000, Currency::EUR),
        made_at: now,
    }
}

pub fn staff(id: &str, roles: &[(&str, Role)], now: Instant) -> Staff {
    Staff {
        id: id.into(),
        name: format!("{}{} Kis", id[..1].to_uppercase(), &id[1..]),
        called: String::new(),
        email: format!("{id}@desk.example"),
        lang: Lang::En,
        langs: Lang::ALL.to_vec(),
        skills: vec!["orders".into()],
        authority: 2_000,
        active: true,
        roles: roles.iter().map(|(s, r)| ((*s).into(), *r)).collect(),
        made_at: now,
    }
}

fn order(id: &str, user: &str, status: &str, method: &str) -> Value {
    json!({ "order_id": id, "user_id": user, "address": address(), "status": status, "fulfillments": [],
        "items": [{"name": "Teapot", "product_id": "p1", "item_id": "i1", "price": 49.9,
            "options": {"colour": "white"}}],
        "payment_history": [{"transaction_type": "payment", "amount": 49.9, "payment_method_id": method}] })
}

fn address() -> Value {
    json!({"address1": "12 Quay Street", "address2": "", "city": "Galway", "country": "Ireland", "state": "",
        "zip": "H91"})
}

fn user(id: &str, first: &str, card: &str, orders: &[&str]) -> Value {
    json!({ "user_id": id, "name": {"first_name": first, "last_name": "Őry"}, "address": address(),
        "email": format!("{id}@example.org"), "orders": orders,
        "payment_methods": { card: {"source": "credit_card", "brand": "visa", "last_four": "1234", "id": card} } })
}

/// What is imported into the shop: Ann's orders W1 (pending), W2 (processed), W3 (delivered); Bob's W9.
pub fn shop_file() -> Value {
    let variant = |id: &str, colour: &str, price: f64| {
        (
            id.to_owned(),
            json!({"item_id": id, "options": {"colour": colour}, "available": true, "price": price}),
        )
    };
    let variants: serde_json::Map<_, _> =
        [variant("i1", "white", 49.9), variant("i2", "red", 52.9)].into_iter().collect();
    json!({
        "products": { "p1": {"name": "Teapot", "product_id": "p1", "variants": variants} },
        "users": { "ann": user("ann", "Ann", "card_1", &["#W1", "#W2", "#W3"]),
            "bob": user("bob", "Bob", "card_2", &["#W9"]) },
        "orders": { "#W1": order("#W1", "ann", "pending", "card_1"),
            "#W2": order("#W2", "ann", "processed", "card_1"),
            "#W3": order("#W3", "ann", "delivered", "card_1"),
            "#W9": order("#W9", "bob", "pending", "card_2") }
    })
}

/// Puts everybody into a fresh database.
pub async fn settle(db: &Db, world: &World, folder: &Path) {
    let now = world.now();
    db.write(move |c| {
        people::shelf::put_site(c, &site(SHOP, Some("shop.localhost"), Audience::Customers, now))?;
        people::shelf::put_site(c, &site(OTHER, Some("works.localhost"), Audience::Employees, now))?;
        for (id, roles) in ALL_STAFF {
            people::shelf::put_staff(c, &staff(id, roles, now))?;
        }
        for (id, person) in PERSONS.iter().map(|(n, _)| *n).chain(ALL_STAFF.map(|(n, _)| n)).enumerate() {
            let bearer = if id < PERSONS.len() {
                people::token::Bearer::Person(person.into())
            } else {
                people::token::Bearer::Staff(person.into())
            };
            let id = ground::EventId(format!("token-{person}"));
            people::token::create(c, &token(person), &bearer, "test", &id, now)?;
        }
        people::token::create(
            c,
            &token("revoked"),
            &people::token::Bearer::Person("ann".into()),
            "gone",
            &"token-revoked".into(),
            now,
        )?;
        people::token::revoke(c, "token-revoked", now)?;
        Ok(())
    })
    .await
    .unwrap();
    let file = folder.join("shop.json");
    std::fs::write(&file, shop_file().to_string()).unwrap();
    let (site, rejects) = (SHOP.into(), folder.join("rejects"));
    let import = records::Import { db, world, site: &site, rejects: rejects.clone(), progress: &|_| {} };
    records::shop_format::import_shop(&import, &file).await.unwrap();
    assert_eq!(std::fs::read_to_string(rejects).unwrap_or_default(), "", "the shop was not imported whole");
    db.write(move |c| {
        let bob = people::shelf::person(c, &"bob".into())?.unwrap();
        for (id, first, kind) in [("carl", "Carl", Kind::Manager), ("eve", "Eve", Kind::Employee)] {
            let employee = Person {
                id: id.into(),
                site: OTHER.into(),
                kind,
                first: first.into(),
                email: format!("{id}@example.org"),
                manager: (id == "eve").then(|| "carl".into()),
                ..bob.clone()
            };
            people::shelf::put_person(c, &employee)?;
        }
        Ok(())
    })
    .await
    .unwrap();
}
