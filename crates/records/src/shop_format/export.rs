//! Writes a site's shop as one file, from one snapshot.

use super::put::user_of;
use super::record::{ShopOrder, ShopProduct, ShopUser};
use crate::{Extra, Totals, shelf, sql};
use ground::{Error, Fault, Lang, OrderId, PersonId, ProductId, Result, SiteId};
use people::Person;
use serde::Serialize;
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use store::{Conn, Db, params};

/// Records fetched at once.
const PAGE: i64 = 200;

/// Writes all products, people and orders of a site; answers how many (as `unchanged`). The file is
/// put in place when it is whole.
///
/// Errors: not found where the site is unknown; a fault where the file cannot be written.
pub async fn export_shop(db: &Db, site: &SiteId, file: &Path) -> Result<Totals> {
    let (site, file) = (site.clone(), file.to_owned());
    let mut part = file.clone().into_os_string();
    part.push(".part");
    let part = PathBuf::from(part);
    db.read(move |c| {
        let fault = |e| Fault::because(format!("cannot write {}", part.display()), e);
        let out = BufWriter::new(File::create(&part).map_err(fault)?);
        let totals = Export { c, site: &site, out, part: &part }.all()?;
        std::fs::rename(&part, &file)
            .map_err(|e| Fault::because(format!("cannot write {}", file.display()), e))?;
        Ok(totals)
    })
    .await
}

struct Export<'a> {
    c: &'a Conn,
    site: &'a SiteId,
    out: BufWriter<File>,
    part: &'a Path,
}

impl Export<'_> {
    fn all(mut self) -> Result<Totals> {
        let site = people::shelf::site(self.c, self.site)?.ok_or(Error::NotFound)?;
        let mut totals = Totals::default();
        self.text("{\"products\": {")?;
        totals.products.unchanged = self.section(sql::PRODUCT_IDS_AFTER, |c, ids| {
            let ids: Vec<ProductId> = ids.iter().map(|i| i.as_str().into()).collect();
            Ok(shelf::products(c, &ids)?.iter().map(|p| (p.id.0.clone(), ShopProduct::of(p))).collect())
        })?;
        self.text("\n},\n\"users\": {")?;
        totals.people.unchanged = self.section(sql::SHOPPERS_AFTER, users)?;
        self.text("\n},\n\"orders\": {")?;
        totals.orders.unchanged = self.section(sql::ORDER_IDS_AFTER, |c, ids| {
            let ids: Vec<OrderId> = ids.iter().map(|i| i.as_str().into()).collect();
            let record = |o| ShopOrder::of(o, site.currency);
            Ok(shelf::orders(c, &ids)?.iter().map(|o| (o.id.0.clone(), record(o))).collect())
        })?;
        self.text("\n}}\n")?;
        self.out
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)
            .and_then(|f| f.sync_all())
            .map_err(|e| Fault::because(format!("cannot write {}", self.part.display()), e))?;
        Ok(totals)
    }

    /// Pages through ids by their place; `records` fetches them in the same order.
    fn section<T: Serialize>(
        &mut self,
        ids_after: &'static str,
        records: impl Fn(&Conn, &[String]) -> Result<Vec<(String, T)>>,
    ) -> Result<u64> {
        let (mut seq, mut last, mut count) = (-1i64, String::new(), 0);
        loop {
            let rows = self.c.all(ids_after, params![self.site, seq, &last, PAGE])?;
            let Some(end) = rows.last() else { return Ok(count) };
            (seq, last) = (end.get(0), end.get(1));
            let ids: Vec<String> = rows.iter().map(|r| r.get(1)).collect();
            for (id, record) in records(self.c, &ids)? {
                let comma = if count == 0 { "" } else { "," };
                let fault = |e| Fault::because("cannot write JSON", e);
                let key = serde_json::to_string(&id).map_err(fault)?;
                let record = serde_json::to_string(&record).map_err(fault)?;
                self.text(&format!("{comma}\n{key}: {record}"))?;
                count += 1;
            }
        }
    }

    fn text(&mut self, text: &str) -> Result<()> {
        self.out
            .write_all(text.as_bytes())
            .map_err(|e| Fault::because(format!("cannot write {}", self.part.display()), e).into())
    }
}

fn users(c: &Conn, ids: &[String]) -> Result<Vec<(String, ShopUser)>> {
    let mut users = Vec::new();
    for id in ids {
        if let Some(person) = people::shelf::person(c, &PersonId::from(id.as_str()))? {
            users.push((id.clone(), user(c, &person)?));
        }
    }
    Ok(users)
}

/// A person as the shop format has them.
pub fn user(c: &Conn, person: &Person) -> Result<ShopUser> {
    let row = c.one(sql::SHOPPER, params![&person.id])?;
    let (listed, mut extra): (Vec<String>, Extra) = match row {
        Some(row) => (row.json(0)?, row.json(1)?),
        None => Default::default(),
    };
    let own = c.all(sql::ORDER_IDS_OF, params![&person.id])?;
    let known: HashSet<&String> = listed.iter().collect();
    let new: Vec<String> = own.iter().map(|r| r.get::<String>(0)).filter(|o| !known.contains(o)).collect();
    let orders = listed.iter().cloned().chain(new).collect();
    let language = extra.remove(LANGUAGE).and_then(|word| word.as_str().map(str::to_owned));
    let language = language.map(|word| match Lang::parse(&word) {
        Some(_) => person.lang.code().to_owned(),
        None => word,
    });
    let methods = shelf::payment_methods(c, &person.id)?;
    Ok(ShopUser { language, ..user_of(person, &methods, orders, extra) })
}

/// Marks, among the kept fields of a person, that their record named a language.
pub const LANGUAGE: &str = "language";
