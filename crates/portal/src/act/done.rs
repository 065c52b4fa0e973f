//! What happens next.

use super::Noun;
use crate::Portal;
use crate::order::{Matter, Move};
use crate::order_row::href;
use crate::session::Me;
use askama::Template;
use axum::extract::{Path, State};
use ground::{OrderId, Text};
use records::actions::{self, By, Done};
use records::policy::Movement;
use records::{Order, PaymentKind, Status};
use serde::Deserialize;
use web::{Answer, Page, Query};

#[derive(Template)]
#[template(path = "act_done.html")]
pub(super) struct DonePage {
    pub p: Page,
    pub noun: Noun,
    pub order: Order,
    pub order_href: String,
    /// What was done, in one sentence.
    pub text: Option<Text>,
    pub sentences: Vec<Text>,
    pub payments: Vec<Move>,
}

impl DonePage {
    /// `done` is what was done under the key; without it, what such an order shows.
    pub fn new(p: Page, noun: Noun, matter: &Matter, done: Option<&Done>) -> Self {
        let order = &matter.order;
        let title = p.t(noun.key("done"));
        let money = done.map(|d| d.money.iter().map(moved).collect()).unwrap_or_default();
        Self {
            noun,
            order_href: href(order),
            text: done.map(|d| d.text.clone()),
            sentences: next(noun),
            payments: money,
            order: order.clone(),
            p: p.titled_as(title),
        }
    }
}

fn moved(m: &Movement) -> Move {
    let back = m.kind == PaymentKind::Refund;
    let when = if m.after_arrival { Text::new("portal-after-arrival") } else { m.when.text() };
    Move {
        what: if back { "portal-you-get" } else { "portal-you-pay" },
        method: m.method_text.clone(),
        when: Some(when),
        at: None,
        amount: m.amount,
        back,
    }
}

fn next(noun: Noun) -> Vec<Text> {
    let all: &[&'static str] = match noun {
        Noun::Cancellations => &["portal-next-refund", "portal-next-noted"],
        Noun::AddressChanges => &["portal-next-address", "portal-next-noted"],
        Noun::PaymentChanges => &["portal-next-payment", "portal-next-noted"],
        Noun::ItemChanges => &["portal-next-items", "portal-next-final", "portal-next-noted"],
        Noun::Returns => &["portal-next-mail", "portal-next-refund-after", "portal-next-noted"],
        Noun::Exchanges => &["portal-next-mail", "portal-next-exchange-after", "portal-next-noted"],
    };
    all.iter().map(|key| Text::new(key)).collect()
}

/// True where the order is in a state that this verb leads to.
fn is_done(noun: Noun, order: &Order) -> bool {
    match noun {
        Noun::Cancellations => order.status == Status::Cancelled,
        Noun::Returns => order.status == Status::ReturnRequested,
        Noun::Exchanges => order.status == Status::ExchangeRequested,
        Noun::AddressChanges | Noun::PaymentChanges | Noun::ItemChanges => order.touched,
    }
}

#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    key: String,
}

/// `GET /orders/{id}/{noun}/done?key=…`
pub async fn get(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    Path((id, noun)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let (id, person) = (OrderId(id), me.id().clone());
    let read = portal.house.db.read(move |c| {
        let matter = Matter::find(c, &id, &person)?;
        let done = actions::kept(c, &By::Person(person.clone()).caller(), &wish.key)?;
        Ok((matter, done.filter(|d| d.order == id && d.kind == noun.kind())))
    });
    let (matter, done) = read.await?;
    if !is_done(noun, &matter.order) {
        return Ok(web::see(href(&matter.order)));
    }
    web::page(&DonePage::new(p, noun, &matter, done.as_ref()))
}
