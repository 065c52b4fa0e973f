//! How much was observed, for those who answer for it.

use crate::{Event, Kind, sql};
use ground::{Instant, PersonId, Result, SiteId, Span, VisitId};
use std::collections::HashMap;
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

/// Visits that [`of_kinds`] looks into, and events that it reads.
const VISITS: i64 = 5_000;
const EVENTS: i64 = 50_000;

/// Visits of a site seen since `since`, by how they stood when they were last looked at.
pub fn by_level(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<(String, i64)>> {
    Ok(c.all(sql::LEVELS, params![site, since])?.iter().map(|r| (r.get(0), r.get(1))).collect())
}

/// When each visit of a site was last heard of, since `since`; the latest, at most `most`.
pub fn last_seen(c: &Conn, site: &SiteId, since: Instant, most: i64) -> Result<HashMap<VisitId, Instant>> {
    Ok(c.all(sql::LAST_SEEN, params![site, since, most])?.iter().map(|r| (r.id(0), r.instant(1))).collect())
}

/// Visits of a site since `since` and whose they are, the latest first.
pub fn visits_since(
    c: &Conn,
    site: &SiteId,
    since: Instant,
    most: i64,
) -> Result<Vec<(VisitId, Option<PersonId>)>> {
    Ok(c.all(sql::KEPT_VISITS, params![site, since, most])?.iter().map(|r| (r.id(0), r.opt_id(1))).collect())
}

/// The events of some visits, the oldest first.
pub fn events_of(c: &Conn, visits: &[VisitId], most: i64) -> Result<HashMap<VisitId, Vec<Event>>> {
    let mut all: HashMap<VisitId, Vec<Event>> = HashMap::new();
    for row in c.all(sql::EVENTS_OF, params![store::list(visits), most])? {
        all.entry(row.id(0)).or_default().push(row.json(1)?);
    }
    Ok(all)
}

/// Events of some kinds since `since`, with their visit, the latest first; guesses and what was withdrawn are left
/// out. False: these are all; true:
/// only those of the latest visits were read, because there are too many.
pub fn of_kinds(
    c: &Conn,
    site: &SiteId,
    kinds: &[Kind],
    since: Instant,
) -> Result<(Vec<(VisitId, Event)>, bool)> {
    let kinds = store::list(kinds.iter().map(|k| k.code()).collect::<Vec<_>>());
    let rows = c.all(sql::OF_KINDS, params![site, since, kinds, VISITS, EVENTS])?;
    let visits: i64 = by_level(c, site, since)?.iter().map(|(_, n)| n).sum();
    let cut = visits > VISITS || rows.len() as i64 >= EVENTS;
    let mut events: Vec<(VisitId, Event)> =
        rows.iter().map(|r| Ok((r.id(0), r.json(1)?))).collect::<Result<_>>()?;
    events.retain(|(_, e)| e.stands());
    Ok((events, cut))
}

/// What is kept of one kind of event.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub kind: Kind,
    pub count: i64,
    pub oldest: Instant,
    /// When a visit was last seen that holds one of them and goes first.
    pub first_visit: Instant,
    /// The latest one.
    pub example: Option<Event>,
}

/// What is kept of a site's visits: how many, when the one was last seen that goes first, and how many
/// events they hold.
pub fn kept_visits(c: &Conn, site: &SiteId) -> Result<(i64, Option<Instant>, i64)> {
    let row = c.one(sql::VISITS_KEPT, params![site])?;
    Ok(row.map_or((0, None, 0), |r| (r.get(0), r.get(1), r.get(2))))
}

/// What is kept of every kind of event on a site, in the order of [`Kind::ALL`]; none where there are too
/// many to count.
pub fn kept(c: &Conn, site: &SiteId) -> Result<Vec<Kept>> {
    if kept_visits(c, site)?.2 > COUNTABLE {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for row in c.all(sql::KEPT, params![site])? {
        let Some(kind) = Kind::parse(&row.get::<String>(0)) else { continue };
        let example = c.one(sql::LATEST_OF_KIND, params![site, kind.code()])?;
        all.push(Kept {
            kind,
            count: row.get(1),
            oldest: row.instant(2),
            first_visit: row.instant(3),
            example: example.map(|r| r.json(0)).transpose()?,
        });
    }
    all.sort_by_key(|k| Kind::ALL.iter().position(|kind| *kind == k.kind));
    Ok(all)
}
