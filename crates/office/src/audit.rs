//! Who changed what in the office, before and after.

pub(crate) mod told;

use crate::Office;
use crate::me::{ADMINISTRATORS, LEADS};
use askama::Template;
use axum::extract::State;
use ground::{Instant, Result};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use people::{Site, audit, shelf};
use serde::Deserialize;
use store::Conn;
use told::{Row, row};
use web::{Answer, Caller, Choice, Page, Query};

const PAGE: i64 = 50;

/// Kinds of change, by what they are about.
const ABOUT: [&str; 10] =
    ["site.", "staff.", "person.", "article.", "reply.", "token.", "job.", "house.", "import.", "export."];

#[derive(Template)]
#[template(path = "office/audit.html")]
struct AuditPage {
    p: Page,
    rows: Vec<Row>,
    sites: Vec<Choice>,
    staff: Vec<Choice>,
    about: Vec<Choice>,
    w: Wanted,
    filtered: bool,
    newer: String,
    older: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
    staff: String,
    about: String,
    /// First and last day, as a date field sends them.
    from: String,
    to: String,
    subject: String,
    page: i64,
}

impl Wanted {
    /// The address of a page of what is wanted.
    fn at(&self, page: i64) -> String {
        let part = |text: &str| web::segment(text);
        format!(
            "/office/audit?site={}&staff={}&about={}&from={}&to={}&subject={}&page={page}",
            part(&self.site),
            part(&self.staff),
            part(&self.about),
            part(&self.from),
            part(&self.to),
            part(&self.subject)
        )
    }

    fn is_filtered(&self) -> bool {
        let all = [&self.site, &self.staff, &self.about, &self.from, &self.to, &self.subject];
        all.iter().any(|text| !text.is_empty())
    }
}

/// The beginning of a day, `later` days on; none where it is no date.
fn begins(day: &str, later: i64, zone: &str) -> Option<Instant> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let day: Date = day.trim().parse().ok()?;
    let day = day.checked_add(jiff::Span::new().try_days(later).ok()?).ok()?;
    Some(Instant(day.to_zoned(zone).ok()?.timestamp().as_microsecond()))
}

/// Everybody who works or worked at these sites, and the command line.
fn everybody(c: &Conn, p: &Page, sites: &[Site], chosen: &str) -> Result<Vec<Choice>> {
    let mut names: Vec<Choice> = Vec::new();
    for site in sites {
        for s in shelf::staff_of_site(c, &site.id)? {
            if !names.iter().any(|n| n.value == s.id.as_str()) {
                names.push(Choice::new(s.id.as_str(), s.name).chosen(s.id.as_str() == chosen));
            }
        }
    }
    names.push(Choice::new("-", p.t("office-by-command-line")).chosen(chosen == "-"));
    Ok(names)
}

pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let sites = me.sites(c, LEADS)?;
        let wanted_site = match w.site.as_str() {
            "" => None,
            id => Some(me.site(c, &id.into(), LEADS)?),
        };
        let zone = wanted_site.as_ref().or(sites.first()).map_or("UTC", |s| s.time_zone.as_str());
        let wanted = audit::Wanted {
            sites: wanted_site
                .iter()
                .chain(sites.iter().filter(|_| wanted_site.is_none()))
                .map(|s| s.id.clone())
                .collect(),
            // What concerns the whole house is for those who administer all of it.
            siteless: wanted_site.is_none() && shelf::sites(c)?.iter().all(|s| me.is(&s.id, ADMINISTRATORS)),
            staff: w.staff.clone(),
            kind: w.about.clone(),
            subject: w.subject.clone(),
            from: begins(&w.from, 0, zone),
            until: begins(&w.to, 1, zone),
        };
        let n = w.page.clamp(0, 100_000);
        let mut found = audit::find(c, &wanted, PAGE + 1, n * PAGE)?;
        let more = found.len() as i64 > PAGE;
        found.truncate(PAGE as usize);
        let about = ABOUT.map(|a| {
            Choice::new(a, p.t(format!("office-about-{}", a.trim_end_matches('.')))).chosen(a == w.about)
        });
        Ok(AuditPage {
            rows: found.into_iter().map(|x| row(c, me, &p, &sites, x)).collect::<Result<_>>()?,
            staff: everybody(c, &p, &sites, &w.staff)?,
            sites: sites
                .iter()
                .map(|s| Choice::new(s.id.as_str(), s.name.as_str()).chosen(s.id.as_str() == w.site))
                .collect(),
            about: about.into(),
            filtered: w.is_filtered(),
            newer: if n > 0 { w.at(n - 1) } else { String::new() },
            older: if more { w.at(n + 1) } else { String::new() },
            p: p.clone().titled("office-audit-title"),
            w: w.clone(),
        })
    });
    web::page(&page.await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Span;

    #[test]
    fn a_day_begins_where_the_site_is() {
        let first = begins("2026-11-23", 0, "Europe/Vienna").unwrap();
        assert_eq!(first, Instant::parse("2026-11-22T23:00:00Z").unwrap());
        assert_eq!(begins("2026-11-23", 1, "Europe/Vienna").unwrap() - first, Span::days(1));
        assert_eq!(begins("soon", 0, "Europe/Vienna"), None);
    }
}
