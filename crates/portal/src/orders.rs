//! `GET /orders`: a person's orders, newest first, by state.

use crate::Portal;
use crate::order_row::OrderRow;
use crate::session::Me;
use askama::Template;
use axum::extract::State;
use records::Status;
use serde::Deserialize;
use web::{Answer, Page, Query};

/// Orders on one page.
const PAGE: i64 = 10;

/// The ways to narrow the list: address, sentence, states.
pub(crate) const FILTERS: [(&str, &str, &[Status]); 5] = [
    ("", "portal-orders-all", &Status::ALL),
    ("open", "portal-orders-open", &[Status::Pending, Status::PendingModified, Status::Processed]),
    ("delivered", "portal-orders-delivered", &[Status::Delivered]),
    ("back", "portal-orders-back", &[Status::ReturnRequested, Status::ExchangeRequested]),
    ("cancelled", "portal-orders-cancelled", &[Status::Cancelled]),
];

#[derive(Template)]
#[template(path = "orders.html")]
struct OrdersPage {
    p: Page,
    filters: Vec<Filter>,
    rows: Vec<OrderRow>,
    newer: String,
    older: String,
}

struct Filter {
    href: String,
    label: &'static str,
    count: i64,
    chosen: bool,
}

#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    state: String,
    #[serde(default)]
    page: i64,
}

pub async fn get(State(portal): State<Portal>, p: Page, me: Me, Query(wish): Query<Wish>) -> Answer {
    let (state, _, statuses) =
        FILTERS.into_iter().find(|(word, _, _)| *word == wish.state).unwrap_or(FILTERS[0]);
    let page = wish.page.clamp(0, 10_000);
    let id = me.id().clone();
    let read = portal.house.db.read(move |c| {
        let counts = records::shelf::counts_by_status(c, &id)?;
        let orders = records::shelf::orders_in(c, &id, statuses, PAGE + 1, page * PAGE)?;
        let firsts = orders.iter().filter_map(|o| Some(&o.lines.first()?.product));
        let products = records::shelf::products_named(c, firsts)?;
        Ok((counts, orders, products))
    });
    let (counts, mut orders, products) = read.await?;
    let more = orders.len() as i64 > PAGE;
    orders.truncate(PAGE as usize);
    let p = p.titled("portal-orders");
    let rows = orders.iter().map(|o| OrderRow::of(o, &products, p.lang, &p, p.now)).collect();
    let filters = FILTERS
        .iter()
        .map(|(word, label, statuses)| Filter {
            href: address(word, 0),
            label,
            count: counts.iter().filter(|(s, _)| statuses.contains(s)).map(|(_, n)| n).sum(),
            chosen: *word == state,
        })
        .collect();
    let newer = if page > 0 { address(state, page - 1) } else { String::new() };
    let older = if more { address(state, page + 1) } else { String::new() };
    web::page(&OrdersPage { p, filters, rows, newer, older })
}

fn address(state: &str, page: i64) -> String {
    match (state, page) {
        ("", 0) => "/orders".to_owned(),
        ("", n) => format!("/orders?page={n}"),
        (s, 0) => format!("/orders?state={s}"),
        (s, n) => format!("/orders?state={s}&page={n}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::{NOW, order};
    use ground::Lang;

    #[test]
    fn the_list_is_made_in_each_language() {
        for lang in Lang::ALL {
            let p = Page::sample(lang, NOW);
            let rows = Status::ALL.map(|s| OrderRow::of(&order(s), &[], lang, &p, NOW)).into();
            let filters = FILTERS
                .map(|(w, label, _)| Filter { href: address(w, 1), label, count: 2, chosen: w.is_empty() })
                .into();
            let page = OrdersPage { p, filters, rows, newer: address("", 0), older: address("open", 2) };
            crate::testing::speaks(&page.render().unwrap());
        }
        let p = Page::sample(Lang::Hu, NOW);
        let empty =
            OrdersPage { p, filters: vec![], rows: vec![], newer: String::new(), older: String::new() };
        crate::testing::speaks(&empty.render().unwrap());
    }
}
