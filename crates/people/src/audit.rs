//! Who changed what in the office.

use crate::sql;
use ground::{EventId, Instant, Result, SiteId, StaffId};
use store::{Conn, Row, params};

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub at: Instant,
    /// None: the command line, or the program itself.
    pub staff: Option<StaffId>,
    pub staff_name: String,
    pub site: Option<SiteId>,
    /// Stable machine word: `site.changed`, `staff.added`.
    pub kind: String,
    pub subject: String,
    pub before: serde_json::Value,
    pub after: serde_json::Value,
}

/// Writes a change, in the transaction that makes it.
pub fn note(c: &Conn, x: &Change, id: &EventId) -> Result<()> {
    c.run(
        sql::AUDIT_NOTE,
        params![id, x.at, &x.staff, &x.staff_name, &x.site, &x.kind, &x.subject, &x.before, &x.after],
    )?;
    Ok(())
}

/// Changes before an instant, newest first; of every site, or of one and of none.
pub fn before(c: &Conn, site: Option<&SiteId>, before: Instant, limit: i64) -> Result<Vec<Change>> {
    let rows = match site {
        Some(site) => c.all(sql::AUDIT_OF_SITE, params![site, before, limit])?,
        None => c.all(sql::AUDIT_ALL, params![before, limit])?,
    };
    rows.iter().map(read).collect()
}

/// Which changes are wanted; empty texts leave all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub sites: Vec<SiteId>,
    /// Also what concerns no site in particular.
    pub siteless: bool,
    /// The id of who made them; `-` for those whom nobody of the staff made.
    pub staff: String,
    /// The beginning of the kind: `site.`
    pub kind: String,
    /// What was changed, whole.
    pub subject: String,
    /// From this instant on.
    pub from: Option<Instant>,
    /// Before this instant.
    pub until: Option<Instant>,
}

/// Changes, newest first.
pub fn find(c: &Conn, w: &Wanted, limit: i64, offset: i64) -> Result<Vec<Change>> {
    let siteless = if w.siteless { "yes" } else { "no" };
    let kind = format!("{}%", store::escape_like(&w.kind));
    let subject = if w.subject.is_empty() { "%".to_owned() } else { store::escape_like(&w.subject) };
    let sites = store::list(&w.sites);
    let (from, until) = (w.from.unwrap_or(Instant(0)), w.until.unwrap_or(Instant(i64::MAX)));
    let rows = c.all(
        sql::AUDIT_FIND,
        params![sites, siteless, w.staff.as_str(), kind, subject, limit, offset, from, until],
    )?;
    rows.iter().map(read).collect()
}

fn read(r: &Row) -> Result<Change> {
    Ok(Change {
        at: r.instant(0),
        staff: r.opt_id(1),
        staff_name: r.get(2),
        site: r.opt_id(3),
        kind: r.get(4),
        subject: r.get(5),
        before: r.json(6)?,
        after: r.json(7)?,
    })
}
