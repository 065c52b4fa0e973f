//! How those who wanted a person were served, for those who answer for it.

use crate::{Stage, sql};
use ground::{Instant, Result, SiteId, Span, VisitId};
use store::{Conn, params};

/// Waits that are read.
const WAITS: i64 = 20_000;

/// Handovers of a site asked for since `since`, by how they stand.
pub fn by_stage(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<(Stage, i64)>> {
    let rows = c.all(sql::STATES_SINCE, params![site, since])?;
    Ok(rows.iter().map(|r| (Stage::parse(&r.get::<String>(0)), r.get(1))).collect())
}

/// How long each waited who was accepted since `since`, and whether their account manager vanished later.
pub fn waits(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<(Span, bool)>> {
    let rows = c.all(sql::WAITS_SINCE, params![site, since, WAITS])?;
    Ok(rows.iter().map(|r| (Span(r.get(0)), r.get::<String>(1) == "vanished")).collect())
}

/// Visits of a site in which somebody was asked for since `since`; of those whose visit may be known.
pub fn visits(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<VisitId>> {
    Ok(c.all(sql::VISITS_SINCE, params![site, since, WAITS])?.iter().map(|r| r.id(0)).collect())
}
