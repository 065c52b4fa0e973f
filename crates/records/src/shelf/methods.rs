//! How persons pay.

use super::currency_of;
use crate::{MethodKind, PaymentMethod, sql};
use ground::{Fault, Money, PaymentMethodId, PersonId, Result};
use store::{Conn, Row, params};

/// A person's payment methods, as the shop lists them.
pub fn payment_methods(c: &Conn, person: &PersonId) -> Result<Vec<PaymentMethod>> {
    c.all(sql::METHODS_OF, params![person])?.iter().map(method_of).collect()
}

/// The payment methods of several persons.
pub fn payment_methods_of(c: &Conn, persons: &[PersonId]) -> Result<Vec<PaymentMethod>> {
    c.all(sql::METHODS_IN, params![store::list(persons)])?.iter().map(method_of).collect()
}

/// Holds the rows of a person's payment methods until the transaction ends.
pub fn lock_methods(c: &Conn, person: &PersonId) -> Result<()> {
    c.run(sql::LOCK_METHODS, params![person])?;
    Ok(())
}

/// Moves a gift card's balance; never below nothing. Errors: a fault where it would be.
pub fn move_balance(c: &Conn, id: &PaymentMethodId, by: Money) -> Result<()> {
    match c.run(sql::MOVE_BALANCE, params![id, by])? {
        1 => Ok(()),
        _ => Err(Fault::new("a gift card does not cover what was decided").into()),
    }
}

fn method_of(row: &Row) -> Result<PaymentMethod> {
    let currency = currency_of(row, 6)?;
    let balance: Option<i64> = row.get(5);
    Ok(PaymentMethod {
        id: row.id(0),
        person: row.id(1),
        kind: MethodKind::parse(&row.get::<String>(2)),
        brand: row.get(3),
        last_four: row.get(4),
        balance: balance.map(|minor| Money::new(minor, currency)),
        extra: row.json(7)?,
    })
}
