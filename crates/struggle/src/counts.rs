//! What became of offers, for those who answer for it.

use crate::choose::Kind;
use crate::offer::Outcome;
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

    fn add(&mut self, state: &str, n: i64) {
        match state {
            "accepted" => self.accepted += n,
            "declined" => self.declined += n,
            "lapsed" => self.lapsed += n,
            _ => self.open += n,
        }
    }
}

pub fn offers(c: &Conn, site: &SiteId, since: Instant) -> Result<Offers> {
    let mut all = Offers::default();
    for row in c.all(sql::STATES_SINCE, params![site, since])? {
        let n: i64 = row.get(1);
        all.add(&row.get::<String>(0), n);
    }
    Ok(all)
}

/// What became of the offers of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfKind {
    pub kind: Kind,
    pub offers: Offers,
    /// Of those accepted: said that it helped, or that it did not.
    pub helped: i64,
    pub not_helped: i64,
}

/// Offers made on a site since `since`, by kind, the weakest first; kinds that were never offered are absent.
pub fn by_kind(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<OfKind>> {
    let none = |kind| OfKind { kind, offers: Offers::default(), helped: 0, not_helped: 0 };
    let mut all = Kind::ALL.map(none);
    for row in c.all(sql::BY_KIND, params![site, since])? {
        let (kind, n) = (Kind::parse(&row.get::<String>(0)), row.get::<i64>(3));
        let Some(of) = all.iter_mut().find(|k| k.kind == kind) else { continue };
        of.offers.add(&row.get::<String>(1), n);
        match Outcome::parse(&row.get::<String>(2)) {
            Some(Outcome::Helped) => of.helped += n,
            Some(Outcome::NotHelped) => of.not_helped += n,
            None => {}
        }
    }
    Ok(all.into_iter().filter(|k| k.offers.made() > 0).collect())
}
