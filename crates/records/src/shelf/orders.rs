//! Orders with their lines, parcels and payments.

use super::{currency_of, json, opt_json};
use crate::{Line, Order, Parcel, Payment, PaymentKind, Status, sql};
use ground::{Currency, Fault, Instant, Money, OrderId, PersonId, Result};
use std::collections::HashMap;
use store::{Conn, Row, Value, params};

/// The whole order, whoever it belongs to.
pub fn order(c: &Conn, id: &OrderId) -> Result<Option<Order>> {
    let Some(row) = c.one(sql::ORDER, params![id])? else { return Ok(None) };
    let mut order = order_of(&row)?;
    for row in c.all(sql::LINES, params![id])? {
        order.lines.push(line_of(&row, order.currency)?);
    }
    for row in c.all(sql::PARCELS, params![id])? {
        order.parcels.push(parcel_of(&row)?);
    }
    for row in c.all(sql::PAYMENTS, params![id])? {
        order.payments.push(payment_of(&row, order.currency)?);
    }
    Ok(Some(order))
}

/// Holds the order's row until the transaction ends. False where there is no such order.
pub fn lock(c: &Conn, id: &OrderId) -> Result<bool> {
    Ok(c.run(sql::LOCK_ORDER, params![id])? == 1)
}

/// A person's orders, newest first.
pub fn orders_of(c: &Conn, person: &PersonId, limit: i64, offset: i64) -> Result<Vec<Order>> {
    let rows = c.all(sql::ORDERS_OF, params![person, limit, offset])?;
    filled(c, &rows)
}

/// A person's orders in these states, newest first.
pub fn orders_in(
    c: &Conn,
    person: &PersonId,
    statuses: &[Status],
    limit: i64,
    offset: i64,
) -> Result<Vec<Order>> {
    let words = store::list(statuses.iter().map(|s| s.word()));
    let rows = c.all(sql::ORDERS_BY_STATUS, params![person, words, limit, offset])?;
    filled(c, &rows)
}

/// How many orders a person has in each state.
pub fn counts_by_status(c: &Conn, person: &PersonId) -> Result<Vec<(Status, i64)>> {
    let rows = c.all(sql::COUNTS_BY_STATUS, params![person])?;
    Ok(rows.iter().filter_map(|r| Some((Status::parse(&r.get::<String>(0))?, r.get(1)))).collect())
}

/// How many orders a person has.
pub fn count_orders_of(c: &Conn, person: &PersonId) -> Result<i64> {
    Ok(c.one(sql::COUNT_ORDERS_OF, params![person])?.map_or(0, |row| row.get(0)))
}

/// Several orders, in the order in which the shop lists them. Unknown ids are left out.
pub fn orders(c: &Conn, ids: &[OrderId]) -> Result<Vec<Order>> {
    let rows = c.all(sql::ORDERS_IN, params![store::list(ids)])?;
    filled(c, &rows)
}

fn filled(c: &Conn, rows: &[Row]) -> Result<Vec<Order>> {
    let mut orders = rows.iter().map(order_of).collect::<Result<Vec<_>>>()?;
    if orders.is_empty() {
        return Ok(orders);
    }
    let ids = store::list(orders.iter().map(|o| &o.id));
    let place: HashMap<OrderId, usize> = orders.iter().enumerate().map(|(i, o)| (o.id.clone(), i)).collect();
    let at = |row: &Row| place.get(&row.id::<OrderId>(0)).copied();
    for row in c.all(sql::LINES_IN, params![&ids])? {
        if let Some(order) = at(&row).and_then(|i| orders.get_mut(i)) {
            order.lines.push(line_of(&row, order.currency)?);
        }
    }
    for row in c.all(sql::PARCELS_IN, params![&ids])? {
        if let Some(order) = at(&row).and_then(|i| orders.get_mut(i)) {
            order.parcels.push(parcel_of(&row)?);
        }
    }
    for row in c.all(sql::PAYMENTS_IN, params![&ids])? {
        if let Some(order) = at(&row).and_then(|i| orders.get_mut(i)) {
            order.payments.push(payment_of(&row, order.currency)?);
        }
    }
    Ok(orders)
}

/// Adds an order. False where the id is taken; then nothing was written.
/// `seq` is its place in the shop's list, `source` the digest of what it was imported from.
pub fn add(c: &Conn, o: &Order, seq: i64, source: &str) -> Result<bool> {
    let mut row = columns(o, source)?;
    row.extend_from_slice(params![&o.site, seq]);
    let added = c.run(sql::ADD_ORDER, &row)? == 1;
    if added {
        add_parts(c, o)?;
    }
    Ok(added)
}

/// Puts an order in the place of the one with the same id.
pub fn replace(c: &Conn, o: &Order, source: &str) -> Result<()> {
    c.run(sql::REPLACE_ORDER, &columns(o, source)?)?;
    for drop in [sql::DROP_LINES, sql::DROP_PARCELS, sql::DROP_PAYMENTS] {
        c.run(drop, params![&o.id])?;
    }
    add_parts(c, o)
}

/// What is written of an order itself.
fn columns(o: &Order, source: &str) -> Result<Vec<Value>> {
    let row = params![
        &o.id,
        &o.person,
        o.status.word(),
        json(&o.address)?,
        o.currency.code(),
        o.placed_at,
        o.expected_at,
        o.delivered_at,
        &o.cancel_reason,
        opt_json(o.exchange.as_ref())?,
        opt_json(o.returned.as_ref())?,
        o.items_changed_at,
        o.touched,
        json(&o.extra)?,
        source,
    ];
    Ok(row.to_vec())
}

fn add_parts(c: &Conn, o: &Order) -> Result<()> {
    let lines = rows_of_lines(&o.id, o.lines.iter().enumerate().map(|(n, l)| (n as i64, l)))?;
    c.run_many(sql::ADD_LINE, &lines)?;
    for (n, parcel) in o.parcels.iter().enumerate() {
        add_parcel(c, &o.id, n, parcel)?;
    }
    for (n, payment) in o.payments.iter().enumerate() {
        add_payment(c, &o.id, n, payment)?;
    }
    Ok(())
}

pub(crate) fn rows_of_lines<'a>(
    id: &OrderId,
    lines: impl Iterator<Item = (i64, &'a Line)>,
) -> Result<Vec<Vec<Value>>> {
    lines
        .map(|(n, l)| {
            Ok(params![
                id,
                &l.key,
                n,
                &l.item,
                &l.product,
                &l.name,
                l.price,
                l.quantity,
                json(&l.options)?,
                json(&l.extra)?,
            ]
            .to_vec())
        })
        .collect()
}

fn add_parcel(c: &Conn, id: &OrderId, n: usize, p: &Parcel) -> Result<u64> {
    let (tracking, items, events) = (json(&p.tracking)?, json(&p.items)?, json(&p.events)?);
    c.run(sql::ADD_PARCEL, params![id, n, tracking, items, events, p.replaced, json(&p.extra)?])
}

fn add_payment(c: &Conn, id: &OrderId, n: usize, p: &Payment) -> Result<u64> {
    c.run(sql::ADD_PAYMENT, params![id, n, p.kind.word(), p.amount, &p.method, p.at, json(&p.extra)?])
}

/// Writes what differs between two states of one order. The row is locked by the caller.
pub fn save(c: &Conn, before: &Order, after: &Order, now: Instant) -> Result<()> {
    let id = &after.id;
    c.run(
        sql::SAVE_ORDER,
        params![
            id,
            after.status.word(),
            json(&after.address)?,
            after.expected_at,
            after.delivered_at,
            &after.cancel_reason,
            opt_json(after.exchange.as_ref())?,
            opt_json(after.returned.as_ref())?,
            after.items_changed_at,
            after.touched,
            now,
        ],
    )?;
    for (n, line) in after.lines.iter().enumerate() {
        if before.lines.get(n) == Some(line) {
            continue;
        }
        if before.lines.iter().any(|l| l.key == line.key) {
            let row = params![id, &line.key, n, &line.item, line.price, line.quantity, json(&line.options)?];
            c.run(sql::SAVE_LINE, row)?;
        } else {
            c.run_many(sql::ADD_LINE, &rows_of_lines(id, [(n as i64, line)].into_iter())?)?;
        }
    }
    for (n, parcel) in after.parcels.iter().enumerate() {
        match before.parcels.get(n) {
            Some(old) if old == parcel => {}
            Some(_) => {
                let (tracking, items, events) =
                    (json(&parcel.tracking)?, json(&parcel.items)?, json(&parcel.events)?);
                c.run(sql::SAVE_PARCEL, params![id, n, tracking, items, events, parcel.replaced])?;
            }
            None => {
                add_parcel(c, id, n, parcel)?;
            }
        }
    }
    for (n, payment) in after.payments.iter().enumerate().skip(before.payments.len()) {
        if add_payment(c, id, n, payment)? != 1 {
            return Err(Fault::new("a payment was booked twice").into());
        }
    }
    Ok(())
}

fn order_of(row: &Row) -> Result<Order> {
    let word: String = row.get(3);
    let status = Status::parse(&word).ok_or_else(|| Fault::new(format!("unknown status {word}")))?;
    let exchange: Option<String> = row.get(10);
    let returned: Option<String> = row.get(11);
    Ok(Order {
        id: row.id(0),
        site: row.id(1),
        person: row.opt_id(2),
        status,
        address: row.json(4)?,
        currency: currency_of(row, 5)?,
        lines: Vec::new(),
        parcels: Vec::new(),
        payments: Vec::new(),
        placed_at: row.get(6),
        expected_at: row.get(7),
        delivered_at: row.get(8),
        cancel_reason: row.get(9),
        exchange: exchange.map(|_| row.json(10)).transpose()?,
        returned: returned.map(|_| row.json(11)).transpose()?,
        items_changed_at: row.get(12),
        touched: row.get(13),
        extra: row.json(14)?,
    })
}

fn line_of(row: &Row, currency: Currency) -> Result<Line> {
    Ok(Line {
        key: row.get(1),
        item: row.id(2),
        product: row.id(3),
        name: row.get(4),
        price: Money::new(row.get(5), currency),
        quantity: row.get(6),
        options: row.json(7)?,
        extra: row.json(8)?,
    })
}

fn parcel_of(row: &Row) -> Result<Parcel> {
    Ok(Parcel {
        tracking: row.json(2)?,
        items: row.json(3)?,
        events: row.json(4)?,
        replaced: row.get(5),
        extra: row.json(6)?,
    })
}

fn payment_of(row: &Row, currency: Currency) -> Result<Payment> {
    let word: String = row.get(1);
    Ok(Payment {
        kind: PaymentKind::parse(&word).ok_or_else(|| Fault::new(format!("unknown payment {word}")))?,
        amount: Money::new(row.get(2), currency),
        method: row.id(3),
        at: row.get(4),
        extra: row.json(5)?,
    })
}
