//! `GET /search?q=…`: one's orders, products and answers in one go.

use crate::articles::reader;
use crate::observe::Watch;
use crate::order_row::OrderRow;
use crate::session::Maybe;
use crate::{Portal, words};
use askama::Template;
use axum::extract::State;
use journey::Goal;
use knowledge::Hit;
use records::{Order, Product};
use serde::Deserialize;
use web::{Answer, Page, Query};

/// Orders that are looked through, and found things of each kind that are shown.
const LOOK: i64 = 200;
const SHOWN: usize = 6;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    p: Page,
    q: String,
    orders: Vec<OrderRow>,
    products: Vec<Product>,
    hits: Vec<Hit>,
    more: usize,
}

impl SearchPage {
    fn found(&self) -> usize {
        self.orders.len() + self.products.len() + self.hits.len()
    }
}

#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    q: String,
}

pub async fn get(
    State(portal): State<Portal>,
    p: Page,
    me: Maybe,
    watch: Watch,
    Query(wish): Query<Wish>,
) -> Answer {
    let q: String = wish.q.trim().chars().take(200).collect();
    let p = p.titled("portal-search-title");
    if q.is_empty() {
        let page = SearchPage { p, q, orders: vec![], products: vec![], hits: vec![], more: 0 };
        return web::page(&page);
    }
    let found = portal.library.search(&p.site.id, p.lang, reader(&me), &q, SHOWN)?;
    let (site, person, asked) = (p.site.id.clone(), me.0.map(|me| me.id().clone()), q.clone());
    let employees = p.site.employees;
    let (orders, known, products) = portal
        .house
        .db
        .read(move |c| {
            if employees {
                return Ok((Vec::new(), Vec::new(), Vec::new()));
            }
            let products = records::shelf::products_of(c, &site, &asked, SHOWN as i64, 0)?;
            let Some(person) = &person else { return Ok((Vec::new(), Vec::new(), products)) };
            let mut orders = records::shelf::orders_of(c, person, LOOK, 0)?;
            let known =
                records::shelf::products(c, orders.iter().flat_map(|o| &o.lines).map(|l| &l.product))?;
            orders.retain(|o| fits(o, &known, &asked));
            orders.truncate(SHOWN);
            Ok((orders, known, products))
        })
        .await?;
    let rows = orders.iter().map(|o| OrderRow::of(o, &known, p.lang, &p, p.now)).collect();
    let more = found.total.saturating_sub(found.hits.len());
    watch.page(Some(Goal::answer()), None);
    watch.search(&q, orders.len() + products.len() + found.total);
    web::page(&SearchPage { p, q, orders: rows, products, hits: found.hits, more })
}

/// Its number, or something in it.
fn fits(order: &Order, products: &[Product], q: &str) -> bool {
    let q = store::fold(q);
    let number = store::fold(order.id.as_str());
    let bare = q.trim_start_matches('#');
    if (q.starts_with('#') || bare.len() >= 3) && number.contains(bare) {
        return true;
    }
    order.lines.iter().any(|l| {
        let product = products.iter().find(|p| p.id == l.product);
        let names = product.into_iter().flat_map(|p| p.names.values().map(String::as_str));
        let options = words::options(product, &l.options, ground::Lang::En);
        names.chain([l.name.as_str(), options.as_str()]).any(|n| store::fold(n).contains(&q))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::{NOW, order};
    use crate::testing::{product, speaks};
    use ground::Lang;
    use records::Status;

    #[test]
    fn an_order_is_found_by_number_and_by_what_is_in_it() {
        let o = order(Status::Pending);
        for q in ["#W2378156", "w2378", "2378156", "teapot", "TEÁPOT", "colour: blue"] {
            assert!(fits(&o, &[], q), "{q}");
        }
        assert!(!fits(&o, &[], "sofa"));
        assert!(!fits(&o, &[], "w2"));
    }

    #[test]
    fn what_was_found_is_shown_in_each_language() {
        for lang in Lang::ALL {
            let p = || Page::sample(lang, NOW);
            let row = OrderRow::of(&order(Status::Pending), &[], lang, &p(), NOW);
            let page = |orders, products, more| SearchPage {
                p: p(),
                q: "tea".into(),
                orders,
                products,
                hits: vec![],
                more,
            };
            speaks(&page(vec![row], vec![product("Teapot")], 3).render().unwrap());
            speaks(&page(vec![], vec![], 0).render().unwrap());
            speaks(&SearchPage { q: String::new(), ..page(vec![], vec![], 0) }.render().unwrap());
        }
    }
}
