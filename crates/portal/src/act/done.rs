//! What happens next.

use super::Noun;
use crate::Portal;
use crate::order::{Matter, Move};
use crate::order_row::href;
use crate::session::Me;
use askama::Template;
use axum::extract::{Path, State};
use ground::{OrderId, Text};
use records::{Order, Status};
use web::{Answer, Page};

#[derive(Template)]
#[template(path = "act_done.html")]
pub(super) struct DonePage {
    pub p: Page,
    pub noun: Noun,
    pub order: Order,
    pub order_href: String,
    pub sentences: Vec<Text>,
    pub payments: Vec<Move>,
}

impl DonePage {
    pub fn new(p: Page, noun: Noun, matter: &Matter) -> Self {
        let order = &matter.order;
        let title = p.t(noun.key("done"));
        let payments = order.payments.iter().map(|m| Move::of(m, matter)).collect();
        Self {
            noun,
            order_href: href(order),
            sentences: next(noun),
            payments: if noun.has_address() { Vec::new() } else { payments },
            order: order.clone(),
            p: p.titled_as(title),
        }
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

/// `GET /orders/{id}/{noun}/done`
pub async fn get(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    Path((id, noun)): Path<(String, String)>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let (id, person) = (OrderId(id), me.id().clone());
    let matter = portal.house.db.read(move |c| Matter::find(c, &id, &person)).await?;
    if !is_done(noun, &matter.order) {
        return Ok(web::see(href(&matter.order)));
    }
    web::page(&DonePage::new(p, noun, &matter))
}
