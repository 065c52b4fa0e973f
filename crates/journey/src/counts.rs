//! How much was observed, for those who answer for it.

use crate::sql;
use ground::{Instant, Result, SiteId, Span};
use store::{Conn, params};

const DAY: i64 = 86_400_000_000;
/// More events than this are not counted by kind: it would take too long.
const COUNTABLE: i64 = 2_000_000;

/// One day of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The middle of the day.
    pub noon: Instant,
    /// Visits that were last seen on it.
    pub visits: i64,
    /// Everything observed in these visits.
    pub events: i64,
    /// How often help was offered.
    pub offers: i64,
}

/// What was observed on a site since `since`, by day, the latest first; `ahead` is how far the site's clocks
/// are ahead of UTC. Days without visits are left out.
pub fn by_day(c: &Conn, site: &SiteId, since: Instant, ahead: Span) -> Result<Vec<Day>> {
    let offers = c.all(sql::OFFERS_BY_DAY, params![site, since, ahead.0])?;
    let rows = c.all(sql::BY_DAY, params![site, since, ahead.0])?;
    let day = |r: &store::Row| {
        let n: i64 = r.get(0);
        Day {
            noon: Instant(n * DAY + DAY / 2 - ahead.0),
            visits: r.get(1),
            events: r.get(2),
            offers: offers.iter().find(|o| o.get::<i64>(0) == n).map_or(0, |o| o.get(1)),
        }
    };
    Ok(rows.iter().map(day).collect())
}

/// How many events of each kind ([`crate::Kind::code`]) were observed on a site since `since`, the most
/// frequent first; none where there are too many to count.
pub fn by_kind(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<(String, i64)>> {
    let rows = c.all(sql::BY_DAY, params![site, since, 0])?;
    if rows.iter().map(|r| r.get::<i64>(2)).sum::<i64>() > COUNTABLE {
        return Ok(Vec::new());
    }
    let rows = c.all(sql::BY_KIND, params![site, since])?;
    Ok(rows.iter().map(|r| (r.get(0), r.get(1))).collect())
}
