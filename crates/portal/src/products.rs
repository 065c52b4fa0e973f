//! What the shop sells: `GET /products`, `GET /products/{id}`.

use crate::order_row::OrderRow;
use crate::session::Maybe;
use crate::{Portal, words};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Money, ProductId};
use records::Product;
use serde::Deserialize;
use web::{Answer, Page, Query};

/// Products on one page.
const PAGE: i64 = 24;
/// Orders that are looked through for a product.
const LOOK: i64 = 100;

#[derive(Template)]
#[template(path = "products.html")]
struct ListPage {
    p: Page,
    q: String,
    products: Vec<Product>,
    newer: String,
    older: String,
}

struct Row {
    cells: Vec<String>,
    price: Money,
    available: bool,
}

#[derive(Template)]
#[template(path = "product.html")]
struct ProductPage {
    p: Page,
    /// One's own orders with it.
    mine: Vec<OrderRow>,
    name: String,
    id: ProductId,
    summary: String,
    columns: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: i64,
}

/// Its name in the reader's language.
pub fn name(p: &Page, product: &Product) -> String {
    product.name(p.lang).to_owned()
}

/// "From €4.90, 6 variants".
pub fn summary(p: &Page, product: &Product) -> String {
    let Some(least) = product.variants.iter().map(|v| v.price).min_by_key(|m| m.minor) else {
        return p.t("portal-product-none");
    };
    if product.variants.iter().all(|v| !v.available) {
        return p.t("portal-product-sold-out");
    }
    p.t2("portal-product-from", "price", least, "n", product.variants.len())
}

pub async fn list(State(portal): State<Portal>, p: Page, Query(wish): Query<Wish>) -> Answer {
    let page = wish.page.clamp(0, 10_000);
    let (site, q) = (p.site.id.clone(), wish.q.clone());
    let read =
        portal.house.db.read(move |c| records::shelf::products_of(c, &site, &q, PAGE + 1, page * PAGE));
    let mut products = read.await?;
    let more = products.len() as i64 > PAGE;
    products.truncate(PAGE as usize);
    let address = |n: i64| format!("/products?q={}&page={n}", web::segment(&wish.q));
    let newer = if page > 0 { address(page - 1) } else { String::new() };
    let older = if more { address(page + 1) } else { String::new() };
    web::page(&ListPage { p: p.titled("portal-products"), q: wish.q.clone(), products, newer, older })
}

pub async fn get(State(portal): State<Portal>, p: Page, Maybe(me): Maybe, Path(id): Path<String>) -> Answer {
    let (id, site, me) = (ProductId(id), p.site.id.clone(), me.map(|me| me.id().clone()));
    let read = portal.house.db.read(move |c| {
        let product = records::shelf::product(c, &id)?.filter(|x| x.site == site);
        let product = product.ok_or(ground::Error::NotFound)?;
        let mut orders = match &me {
            Some(me) => records::shelf::orders_of(c, me, LOOK, 0)?,
            None => Vec::new(),
        };
        orders.retain(|o| o.lines.iter().any(|l| l.product == id));
        orders.truncate(3);
        let known =
            records::shelf::products(c, orders.iter().filter_map(|o| Some(&o.lines.first()?.product)))?;
        Ok((product, orders, known))
    });
    let (product, orders, known) = read.await?;
    let mine = orders.iter().map(|o| OrderRow::of(o, &known, p.lang, &p, p.now)).collect();
    web::page(&page(p, &product, mine))
}

fn page(p: Page, product: &Product, mine: Vec<OrderRow>) -> ProductPage {
    let mut columns: Vec<String> = Vec::new();
    for variant in &product.variants {
        for (name, _) in variant.options.iter() {
            if !columns.iter().any(|c| c == name) {
                columns.push(name.to_owned());
            }
        }
    }
    let mut variants: Vec<_> = product.variants.iter().collect();
    variants.sort_by_key(|v| (!v.available, v.price.minor));
    let cell = |v: &records::Variant, name: &str| {
        v.options.get(name).map(|w| product.label(p.lang, w).to_owned()).unwrap_or_default()
    };
    let rows = variants
        .iter()
        .map(|v| Row {
            cells: columns.iter().map(|name| cell(v, name)).collect(),
            price: v.price,
            available: v.available,
        })
        .collect();
    let columns = columns.iter().map(|c| words::capital(product.label(p.lang, c))).collect();
    let name = product.name(p.lang).to_owned();
    ProductPage {
        mine,
        summary: summary(&p, product),
        id: product.id.clone(),
        name: name.clone(),
        columns,
        rows,
        p: p.titled_as(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::{product, speaks};
    use ground::Lang;

    #[test]
    fn products_are_shown_in_each_language() {
        for lang in Lang::ALL {
            let p = || Page::sample(lang, NOW);
            speaks(&page(p(), &product("Teapot"), vec![]).render().unwrap());
            let all = vec![product("Teapot"), Product { variants: vec![], ..product("Cup") }];
            let list = |products| ListPage {
                p: p(),
                q: "tea".into(),
                products,
                newer: "/products?page=0".into(),
                older: String::new(),
            };
            speaks(&list(all).render().unwrap());
            speaks(&list(vec![]).render().unwrap());
        }
    }
}
