//! Acting on an order on the person's behalf: choose, see what would happen, confirm.

use crate::act_form::{ActForm, Typed};
use crate::messages::mine;
use crate::orders::right;
use crate::work::{self, Foot, base};
use crate::{Desk, Me};
use axum::extract::{Path, State};
use dialogue::Dialogue;
use ground::{DialogueId, Error, OrderId, Refusal, RequestId, Result, Text};
use http::StatusCode;
use records::policy::{self, Kind, Matter};
use records::{Order, PaymentMethod, Product};
use serde_json::json;
use store::Conn;
use web::{Answer, Caller, Form, Page, Query, see_with};

fn kind_of(word: &str) -> Result<Kind> {
    let all = Kind::CUSTOMER.into_iter().chain(Kind::DESK);
    all.into_iter().find(|k| k.word() == word).ok_or(Error::NotFound)
}

/// Everything that a decision looks at.
struct Found {
    d: Dialogue,
    site: people::Site,
    order: Order,
    methods: Vec<PaymentMethod>,
    products: Vec<Product>,
    name: String,
}

fn find(c: &Conn, me: &Me, id: &DialogueId, order: &OrderId) -> Result<Found> {
    let d = mine(c, me, id)?;
    let order = records::shelf::order(c, order)?;
    let order = order.filter(|o| o.person.as_ref() == Some(&d.person)).ok_or(Error::NotFound)?;
    let methods = records::shelf::payment_methods(c, &d.person)?;
    let products = records::shelf::products(c, order.lines.iter().map(|l| &l.product))?;
    let name = people::shelf::person(c, &d.person)?.ok_or(Error::NotFound)?.name();
    let site = people::shelf::site(c, &d.site)?.ok_or(Error::NotFound)?;
    Ok(Found { d, site, order, methods, products, name })
}

/// The form; with `preview=yes`, what would happen or why not.
async fn form(
    desk: &Desk,
    caller: &Caller,
    at: (&DialogueId, &OrderId, Kind),
    typed: &Typed,
    p: &Page,
    refusal: Option<Refusal>,
) -> Result<ActForm> {
    let (id, order, kind) = (at.0.clone(), at.1.clone(), at.2);
    let (typed, p, key) = (typed.clone(), p.clone(), desk.house.world.id::<RequestId>().0);
    desk.read(caller, move |c, me| {
        let f = find(c, &me, &id, &order)?;
        let matter = Matter { order: &f.order, methods: &f.methods, products: &f.products, now: p.now };
        let form = ActForm::of(&p, &id, kind, &matter, &typed, key.clone());
        let right = right(me.authority(&f.site));
        if let Some(refusal) = &refusal {
            return Ok(form.refused(refusal));
        }
        if typed.preview.is_empty() {
            return Ok(match policy::may(kind, &f.order, right, p.now) {
                Ok(()) => form,
                Err(refusal) => form.refused(&refusal),
            });
        }
        Ok(match policy::decide(&typed.act(kind), &matter, right) {
            Ok(preview) => form.previewed(&p, kind, &preview, &typed, f.name),
            Err(refusal) => form.refused(&refusal),
        })
    })
    .await
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path((id, order, act)): Path<(DialogueId, OrderId, String)>,
    Query(typed): Query<Typed>,
    p: Page,
) -> Answer {
    let kind = kind_of(&act)?;
    let form = form(&desk, &caller, (&id, &order, kind), &typed, &p, None).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    web::page_as(status, &work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?)
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    Path((id, order, act)): Path<(DialogueId, OrderId, String)>,
    p: Page,
    Form(typed): Form<Typed>,
) -> Answer {
    let kind = kind_of(&act)?;
    let (line, d, o, meant) = (desk.line.clone(), id.clone(), order.clone(), typed.clone());
    let done = desk
        .write(&caller, move |c, me, now| {
            let f = find(c, &me, &d, &o)?;
            let done = perform(c, &me, &f, kind, &meant, now)?;
            let said = Text::new("desk-act-done").with("name", me.name.as_str()).with("what", done.clone());
            dialogue::shelf::announce(c, &f.d, &format!("act-{}", meant.key), said, &line, now)?;
            let topic = dialogue::facts::person_topic(&f.d.person);
            let data = json!({
                "refresh": ["order", "orders", "home-under-way", "timeline"],
                "data": { "order": o.as_str() }
            });
            dialogue::facts::keep(c, &line, &topic, "order", &data, now)?;
            Ok(done)
        })
        .await;
    match done {
        Ok(done) => Ok(see_with(base(&id), &done)),
        Err(Error::Refused(r)) => {
            let form = form(&desk, &caller, (&id, &order, kind), &typed, &p, Some(*r)).await?;
            let page = work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(e) => Err(e.into()),
    }
}

/// Does it through the one door to the records; the sentence of what was done.
fn perform(c: &Conn, me: &Me, f: &Found, kind: Kind, typed: &Typed, now: ground::Instant) -> Result<Text> {
    let matter = Matter { order: &f.order, methods: &f.methods, products: &f.products, now };
    let preview = policy::decide(&typed.act(kind), &matter, right(me.authority(&f.site)))?;
    let _ = c;
    Ok(preview.done)
}
