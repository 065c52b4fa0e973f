//! Find and save what the shop knows, on a connection.

mod methods;
mod orders;
mod products;

pub use methods::{lock_methods, move_balance, payment_methods, payment_methods_of};
pub use orders::{
    add, count_orders_of, counts_by_status, lock, order, orders, orders_in, orders_of, replace, save,
};
pub use products::{product, products, products_named, products_of, set_available};

pub(crate) use orders::rows_of_lines;
pub(crate) use products::currency_of;

use ground::{Fault, Result};
use serde::Serialize;

/// JSON for a column that is kept as text.
pub(crate) fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|e| Fault::because("cannot write JSON", e).into())
}

/// The same where there may be nothing.
pub(crate) fn opt_json(value: Option<&impl Serialize>) -> Result<Option<String>> {
    value.map(json).transpose()
}
