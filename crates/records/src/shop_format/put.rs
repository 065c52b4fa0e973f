//! Puts the records of a shop file into the database.

use super::record::{Listed, ShopMethod, ShopName, ShopOrder, ShopProduct, ShopUser, Taken};
use crate::import::{Fate, Fates, Kind, Origin};
use crate::shelf::{self, json};
use crate::{Order, PaymentMethod, Product, sql};
use ground::{Currency, Instant, ItemId, Lang, PaymentMethodId, PersonId, Result, SiteId, digest};
use people::Person;
use serde::Serialize;
use std::sync::Arc;
use store::{Conn, fold, params};

/// What all records of an import share.
pub struct Context {
    pub site: SiteId,
    pub currency: Currency,
    pub lang: Lang,
    pub now: Instant,
}

/// A checked record with its place in the file.
pub struct Row {
    context: Arc<Context>,
    seq: i64,
    origin: Origin,
    /// Digest of the record: the same one is not taken twice.
    source: String,
    what: What,
}

enum What {
    Product(Product),
    Person { user: Box<ShopUser>, methods: Vec<PaymentMethod> },
    Order(Box<Order>),
}

fn source(record: &impl Serialize, context: &Context) -> Taken<String> {
    let text = serde_json::to_string(record).map_err(|e| e.to_string())?;
    Ok(digest(&format!("{} {text}", context.currency.code())))
}

impl Row {
    pub fn product(
        context: &Arc<Context>,
        key: &str,
        seq: i64,
        record: ShopProduct,
        origin: &Origin,
    ) -> Taken<Self> {
        let source = source(&record, context)?;
        let what = What::Product(record.product(key, &context.site, context.currency)?);
        Ok(Self { context: Arc::clone(context), seq, origin: origin.clone(), source, what })
    }

    pub fn person(
        context: &Arc<Context>,
        key: &str,
        seq: i64,
        record: ShopUser,
        origin: &Origin,
    ) -> Taken<Self> {
        record.check(key)?;
        let source = source(&record, context)?;
        let methods = record.methods(context.currency)?;
        let what = What::Person { user: Box::new(record), methods };
        Ok(Self { context: Arc::clone(context), seq, origin: origin.clone(), source, what })
    }

    pub fn order(
        context: &Arc<Context>,
        key: &str,
        seq: i64,
        record: ShopOrder,
        origin: &Origin,
    ) -> Taken<Self> {
        let source = source(&record, context)?;
        let what = What::Order(Box::new(record.order(key, &context.site, context.currency)?));
        Ok(Self { context: Arc::clone(context), seq, origin: origin.clone(), source, what })
    }

    /// Rows of the database that it writes.
    pub fn weight(&self) -> usize {
        match &self.what {
            What::Product(p) => 1 + p.variants.len(),
            What::Person { methods, .. } => 2 + methods.len(),
            What::Order(o) => 1 + o.lines.len() + o.parcels.len() + o.payments.len(),
        }
    }
}

/// Writes one record, unless it is there.
pub fn put(c: &Conn, row: &Row) -> Result<Fates> {
    let (kind, fate) = match &row.what {
        What::Product(p) => (Kind::Product, put_product(c, row, p)?),
        What::Person { user, methods } => (Kind::Person, put_person(c, row, user, methods)?),
        What::Order(o) => (Kind::Order, put_order(c, row, o)?),
    };
    Ok(vec![(kind, row.origin.clone(), fate)])
}

/// What is known of an id: nothing, the same record, another one, or it is another site's.
enum Known {
    New,
    Same,
    Other,
    Foreign,
}

fn known(c: &Conn, sql: &'static str, id: &str, row: &Row) -> Result<Known> {
    let Some(found) = c.one(sql, params![id])? else { return Ok(Known::New) };
    Ok(match found {
        r if r.id::<SiteId>(0) != row.context.site => Known::Foreign,
        r if r.get::<String>(1) == row.source => Known::Same,
        _ => Known::Other,
    })
}

fn rejected(reason: impl Into<String>) -> Result<Fate> {
    Ok(Fate::Rejected(reason.into()))
}

fn put_product(c: &Conn, row: &Row, p: &Product) -> Result<Fate> {
    let before = match known(c, sql::PRODUCT_SOURCE, p.id.as_str(), row)? {
        Known::Same => return Ok(Fate::Unchanged),
        Known::Foreign => return rejected("this product belongs to another site"),
        Known::New => None,
        Known::Other => shelf::product(c, &p.id)?,
    };
    let items = store::list(p.variants.iter().map(|v| &v.item));
    if let Some(r) = c.one(sql::FOREIGN_ITEM, params![items, &p.id])? {
        return rejected(format!("item {} belongs to another product", r.get::<String>(0)));
    }
    c.run(
        sql::PUT_PRODUCT,
        params![
            &p.id,
            &p.site,
            row.seq,
            &p.name,
            fold(&p.name),
            row.context.currency.code(),
            json(&p.names)?,
            json(&p.labels)?,
            json(&p.extra)?,
            &row.source
        ],
    )?;
    for (seq, v) in p.variants.iter().enumerate() {
        let (options, extra) = (json(&v.options)?, json(&v.extra)?);
        c.run(sql::PUT_VARIANT, params![&v.item, &p.id, seq, options, v.available, v.price, extra])?;
    }
    let gone = before.iter().flat_map(|b| &b.variants).map(|v| &v.item);
    for item in gone.filter(|item: &&ItemId| p.variant(item).is_none()) {
        c.run(sql::DROP_VARIANT, params![item, &p.id])?;
    }
    Ok(fate(before.as_ref().map(ShopProduct::of), &ShopProduct::of(p)))
}

fn fate<T: PartialEq>(before: Option<T>, now: &T) -> Fate {
    match before {
        None => Fate::Added,
        Some(b) if b == *now => Fate::Unchanged,
        Some(_) => Fate::Changed,
    }
}

fn put_person(c: &Conn, row: &Row, user: &ShopUser, methods: &[PaymentMethod]) -> Result<Fate> {
    let id = PersonId::from(user.user_id.as_str());
    match known(c, sql::SHOPPER_SOURCE, id.as_str(), row)? {
        Known::Same => return Ok(Fate::Unchanged),
        Known::Foreign => return rejected("this person belongs to another site"),
        Known::New | Known::Other => {}
    }
    let person = people::shelf::person(c, &id)?;
    if person.as_ref().is_some_and(|p| p.site != row.context.site) {
        return rejected("this person belongs to another site");
    }
    let ids = store::list(methods.iter().map(|m| &m.id));
    if let Some(r) = c.one(sql::FOREIGN_METHOD, params![ids, &id])? {
        return rejected(format!("payment method {} belongs to another person", r.get::<String>(0)));
    }
    let before = match &person {
        None => None,
        Some(p) => {
            Some((p.clone(), user_of(p, &shelf::payment_methods(c, &id)?, vec![], Default::default())))
        }
    };
    let now = merged(row, user, person);
    people::shelf::put_person(c, &now)?;
    let gone = before.iter().flat_map(|(_, u)| &u.payment_methods.0);
    for (method, _) in gone.filter(|(m, _)| methods.iter().all(|n| n.id.as_str() != m)) {
        c.run(sql::DROP_METHOD, params![PaymentMethodId::from(method.as_str()), &id])?;
    }
    for (seq, m) in methods.iter().enumerate() {
        c.run(
            sql::PUT_METHOD,
            params![
                &m.id,
                &m.person,
                seq,
                m.kind.word(),
                &m.brand,
                &m.last_four,
                m.balance,
                row.context.currency.code(),
                json(&m.extra)?
            ],
        )?;
    }
    let mut extra = user.extra.clone();
    if let Some(language) = &user.language {
        extra.insert(super::export::LANGUAGE.to_owned(), language.as_str().into());
    }
    let shopper = params![&id, &now.site, row.seq, json(&user.orders)?, json(&extra)?, &row.source];
    c.run(sql::PUT_SHOPPER, shopper)?;
    let now = user_of(&now, methods, vec![], Default::default());
    Ok(fate(before.map(|(_, u)| u), &now))
}

/// The person as the record has them; what the record does not know stays.
fn merged(row: &Row, user: &ShopUser, before: Option<Person>) -> Person {
    let context = &row.context;
    let lang = user.language.as_deref().and_then(Lang::parse);
    let mut person = before.unwrap_or_else(|| Person {
        id: user.user_id.as_str().into(),
        site: context.site.clone(),
        kind: people::Kind::Customer,
        first: String::new(),
        last: String::new(),
        email: String::new(),
        phone: String::new(),
        lang: context.lang,
        address: people::Address::default(),
        prefs: people::Prefs::default(),
        manager: None,
        extra: serde_json::json!({}),
        made_at: context.now,
        changed_at: context.now,
    });
    person.first.clone_from(&user.name.first_name);
    person.last.clone_from(&user.name.last_name);
    person.email = user.email.clone().unwrap_or(person.email);
    person.lang = lang.unwrap_or(person.lang);
    person.address = user.address.clone();
    person.changed_at = context.now;
    person
}

/// The record of a person. Their language stands in it where it is not the site's.
pub fn user_of(p: &Person, methods: &[PaymentMethod], orders: Vec<String>, extra: crate::Extra) -> ShopUser {
    ShopUser {
        user_id: p.id.0.clone(),
        name: ShopName { first_name: p.first.clone(), last_name: p.last.clone() },
        address: p.address.clone(),
        email: (!p.email.is_empty()).then(|| p.email.clone()),
        language: None,
        payment_methods: Listed(methods.iter().map(|m| (m.id.0.clone(), ShopMethod::from(m))).collect()),
        orders,
        extra,
    }
}

fn put_order(c: &Conn, row: &Row, o: &Order) -> Result<Fate> {
    match known(c, sql::ORDER_SOURCE, o.id.as_str(), row)? {
        Known::Same => Ok(Fate::Unchanged),
        Known::Foreign => rejected("this order belongs to another site"),
        Known::New => match shelf::add(c, o, row.seq, &row.source)? {
            true => Ok(Fate::Added),
            false => rejected("this order is twice in the file"),
        },
        Known::Other => {
            shelf::lock(c, &o.id)?;
            let record = |o: &Order| ShopOrder::of(o, row.context.currency);
            let before = shelf::order(c, &o.id)?.as_ref().map(record);
            let fate = fate(before, &record(o));
            shelf::replace(c, o, &row.source)?;
            Ok(fate)
        }
    }
}
