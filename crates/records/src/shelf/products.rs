//! Products with their variants.

use crate::{Product, Variant, sql};
use ground::{Currency, Fault, ItemId, Money, ProductId, Result, SiteId};
use std::collections::HashMap;
use store::{Conn, Row, params};

/// A product with all its variants.
pub fn product(c: &Conn, id: &ProductId) -> Result<Option<Product>> {
    let Some(row) = c.one(sql::PRODUCT, params![id])? else { return Ok(None) };
    let (mut product, currency) = product_of(&row)?;
    for row in c.all(sql::VARIANTS_OF, params![id])? {
        product.variants.push(variant_of(&row, currency)?);
    }
    Ok(Some(product))
}

/// Several products with all their variants. Unknown ids are left out.
pub fn products<'a>(c: &Conn, ids: impl IntoIterator<Item = &'a ProductId>) -> Result<Vec<Product>> {
    let rows = c.all(sql::PRODUCTS_IN, params![store::list(ids)])?;
    filled(c, &rows)
}

/// Several products without their variants, for lists that only name them. Unknown ids are left out.
pub fn products_named<'a>(c: &Conn, ids: impl IntoIterator<Item = &'a ProductId>) -> Result<Vec<Product>> {
    let rows = c.all(sql::PRODUCTS_IN, params![store::list(ids)])?;
    rows.iter().map(|row| Ok(product_of(row)?.0)).collect()
}

/// A site's products by name; `words` is looked for in the name, without case and accents.
pub fn products_of(c: &Conn, site: &SiteId, words: &str, limit: i64, offset: i64) -> Result<Vec<Product>> {
    let pattern = format!("%{}%", store::escape_like(&store::fold(words.trim())));
    let rows = c.all(sql::PRODUCTS_OF, params![site, pattern, limit, offset])?;
    filled(c, &rows)
}

/// Says whether an item can be had. False where there is no such item.
pub fn set_available(c: &Conn, item: &ItemId, available: bool) -> Result<bool> {
    Ok(c.run(sql::SET_AVAILABLE, params![item, available])? == 1)
}

fn filled(c: &Conn, rows: &[Row]) -> Result<Vec<Product>> {
    let found = rows.iter().map(product_of).collect::<Result<Vec<_>>>()?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids = store::list(found.iter().map(|(p, _)| &p.id));
    let (mut products, currencies): (Vec<Product>, Vec<Currency>) = found.into_iter().unzip();
    let place: HashMap<ProductId, usize> =
        products.iter().enumerate().map(|(i, p)| (p.id.clone(), i)).collect();
    for row in c.all(sql::VARIANTS_IN, params![ids])? {
        if let Some(&i) = place.get(&row.id::<ProductId>(1)) {
            products[i].variants.push(variant_of(&row, currencies[i])?);
        }
    }
    Ok(products)
}

fn product_of(row: &Row) -> Result<(Product, Currency)> {
    let product = Product {
        id: row.id(0),
        site: row.id(1),
        name: row.get(2),
        names: row.json(4)?,
        labels: row.json(5)?,
        variants: Vec::new(),
        extra: row.json(6)?,
    };
    Ok((product, currency_of(row, 3)?))
}

fn variant_of(row: &Row, currency: Currency) -> Result<Variant> {
    Ok(Variant {
        item: row.id(0),
        product: row.id(1),
        options: row.json(2)?,
        available: row.get(3),
        price: Money::new(row.get(4), currency),
        extra: row.json(5)?,
    })
}

pub(crate) fn currency_of(row: &Row, column: usize) -> Result<Currency> {
    let code: String = row.get(column);
    Currency::parse(&code).map_err(|e| Fault::because(format!("unknown currency {code}"), e).into())
}
