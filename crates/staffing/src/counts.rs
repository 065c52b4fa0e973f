//! What became of promised calls, for those who answer for it.

use crate::State;
use crate::sql;
use ground::{Instant, Result, SiteId, StaffId};
use store::{Conn, params};

/// Calls promised on a site since `since`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    pub promised: i64,
    pub kept: i64,
    pub cancelled: i64,
}

pub fn calls(c: &Conn, site: &SiteId, since: Instant) -> Result<Calls> {
    let mut all = Calls::default();
    for row in c.all(sql::CALLS_SINCE, params![site, since])? {
        let n: i64 = row.get(1);
        match row.get::<String>(0).as_str() {
            "kept" => all.kept += n,
            "cancelled" => all.cancelled += n,
            _ => all.promised += n,
        }
    }
    Ok(all)
}

/// What staff declared since `since`, the earliest first, at most `most`.
pub fn declared(
    c: &Conn,
    staff: &[StaffId],
    since: Instant,
    most: i64,
) -> Result<Vec<(StaffId, State, Instant)>> {
    let rows = c.all(sql::LOGGED, params![store::list(staff), since, most])?;
    let one = |r: &store::Row| Some((r.id(0), State::parse(&r.get::<String>(1))?, r.instant(2)));
    Ok(rows.iter().filter_map(one).collect())
}
