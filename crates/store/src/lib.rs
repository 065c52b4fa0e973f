//! The one door to the database.
//!
//! `db.read(|c| …)` and `db.write(|c| …)` take plain synchronous Rust that runs on a thread owning
//! a connection. The closure *is* the transaction: a read is one snapshot, a write commits when the
//! closure answers `Ok`, and nothing of it stays when it answers `Err`.
//!
//! The contract of a closure:
//! - it may run more than once, so it is `Fn`, owns its data and takes time and chance from outside;
//! - it never calls the door again (that panics, with a clear text);
//! - the first failed statement dooms it on both engines, whatever it answers afterwards;
//!   an expected conflict is `on conflict do nothing` and a count of rows;
//! - what must follow a commit is a job in the same transaction or [`Conn::after_commit`];
//! - it touches at most some 100 rows or 20 ms, because SQLite has one writer.
//!
//! A caller who stops waiting does not cancel a write. Knows nothing of the product.

mod conn;
mod door;
mod list;
mod migrate;
mod postgres_engine;
mod row;
mod sqlite_engine;
pub mod testing;
mod value;

pub use conn::Conn;
pub use door::{Db, Gauges, Options, Place};
pub use list::{escape_like, fold, list};
pub use migrate::{MIGRATIONS, Migration};
pub use row::{FromValue, Row};
pub use value::{IntoValue, Value};

/// The parameters `$1…` of a statement, in order.
#[macro_export]
macro_rules! params {
    ($($p:expr),* $(,)?) => { &[$($crate::IntoValue::into_value($p)),*] as &[$crate::Value] };
}

/// Declares the statements of a `sql.rs` as constants, and `ALL` with every one of them, which a
/// test prepares on both engines.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* $vis const $name: &str = $sql;)+
        /// Every statement of this file: (name, text).
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $sql)),+];
    };
}
