//! What became of offers, for those who answer for it.

use crate::sql;
use ground::{Instant, Result, SiteId};
use store::{Conn, params};

/// Offers made on a site since `since`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    pub open: i64,
    pub accepted: i64,
    pub declined: i64,
    /// Nobody answered while it was shown.
    pub lapsed: i64,
}

impl Offers {
    pub const fn made(self) -> i64 {
        self.open + self.accepted + self.declined + self.lapsed
    }
}

pub fn offers(c: &Conn, site: &SiteId, since: Instant) -> Result<Offers> {
    let mut all = Offers::default();
    for row in c.all(sql::STATES_SINCE, params![site, since])? {
        let n: i64 = row.get(1);
        match row.get::<String>(0).as_str() {
            "accepted" => all.accepted += n,
            "declined" => all.declined += n,
            "lapsed" => all.lapsed += n,
            _ => all.open += n,
        }
    }
    Ok(all)
}
