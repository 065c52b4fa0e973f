//! What was observed on a site, and for how long it is kept.

use crate::Office;
use crate::me::{Chosen, LEADS};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Error, Instant, Span, VisitId};
use jiff::tz::TimeZone;
use journey::counts::{self, Day};
use journey::{Event, Visit};
use people::Site;
use serde::Deserialize;
use web::{Answer, Caller, Page, Query};

/// Days that are counted.
const DAYS: i64 = 14;
/// Visits that the list shows, and events of one.
const VISITS: i64 = 100;
const EVENTS: i64 = 300;

struct Row {
    id: VisitId,
    who: String,
    goal: String,
    reason: String,
    level: &'static str,
    tone: &'static str,
    events: i64,
    last: Instant,
    forgotten: Instant,
}

#[derive(Template)]
#[template(path = "office/observed.html")]
struct ListPage {
    p: Page,
    chosen: Chosen,
    rows: Vec<Row>,
    administers: bool,
    days: Vec<Day>,
    kept: Vec<Kept>,
    /// Visits that are kept, and everything observed in them.
    visits: i64,
    events: i64,
    /// When the first of them goes.
    first_goes: Option<Instant>,
}

/// What is kept of one kind of event.
struct Kept {
    kind: String,
    /// What is stored of it.
    stored: String,
    example: String,
    count: i64,
    oldest: Instant,
    goes: Instant,
}

fn kept(p: &Page, site: &Site, k: &counts::Kept) -> Kept {
    let code = k.kind.code().replace('_', "-");
    Kept {
        kind: kind_name(p, &code),
        stored: p.t(format!("office-kept-{code}")),
        example: k.example.as_ref().map(|e| told(p, e).text).unwrap_or_default(),
        count: k.count,
        oldest: k.oldest,
        goes: k.first_visit + Span::days(site.keep_days),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
}

fn level(word: &str) -> (&'static str, &'static str) {
    match word {
        "giving-up" | "giving_up" => ("office-level-giving-up", "bad"),
        "stuck" => ("office-level-stuck", "bad"),
        "uneasy" => ("office-level-uneasy", "warn"),
        _ => ("office-level-none", ""),
    }
}

fn row(c: &store::Conn, p: &Page, site: &Site, v: Visit) -> ground::Result<Row> {
    let person = v.person.as_ref().map_or(Ok(None), |id| people::shelf::person(c, id))?;
    let (level, tone) = level(&v.level);
    Ok(Row {
        who: person.map_or_else(|| p.t("office-anonymous"), |who| who.name()),
        goal: v.goal.as_ref().map(|g| p.say(&g.name)).unwrap_or_default(),
        reason: v.reason.as_ref().map(|t| p.say(t)).unwrap_or_default(),
        level,
        tone,
        events: v.events,
        last: v.last_seen,
        forgotten: v.last_seen + Span::days(site.keep_days),
        id: v.id,
    })
}

pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let now = office.now();
    let page = office.read(&caller, move |c, me| {
        let chosen = me.choose(c, &w.site, LEADS)?;
        let since = now - Span::days(chosen.site.keep_days);
        let visits = journey::shelf::live(c, &chosen.site.id, since, VISITS)?;
        let rows = visits.into_iter().map(|v| row(c, &p, &chosen.site, v)).collect::<ground::Result<_>>()?;
        let administers = me.is(&chosen.site.id, crate::me::ADMINISTRATORS);
        let since = now - Span::days(DAYS.min(chosen.site.keep_days));
        let ahead =
            TimeZone::get(&chosen.site.time_zone).map_or(0, |z| z.to_offset(now.timestamp()).seconds());
        let days = counts::by_day(c, &chosen.site.id, since, Span::secs(i64::from(ahead)))?;
        let (visits, first, events) = counts::kept_visits(c, &chosen.site.id)?;
        Ok(ListPage {
            kept: counts::kept(c, &chosen.site.id)?.iter().map(|k| kept(&p, &chosen.site, k)).collect(),
            first_goes: first.map(|at| at + Span::days(chosen.site.keep_days)),
            visits,
            events,
            p: p.clone().titled("office-observed-title"),
            chosen,
            rows,
            administers,
            days,
        })
    });
    web::page(&page.await?)
}

/// A kind of event, in words.
pub(crate) fn kind_name(p: &Page, code: &str) -> String {
    p.t(format!("office-event-{}", code.replace('_', "-")))
}

/// One event, in words.
struct Told {
    at: Instant,
    kind: String,
    text: String,
}

#[derive(Template)]
#[template(path = "office/observed_visit.html")]
struct VisitPage {
    p: Page,
    site: Site,
    row: Row,
    device: String,
    events: Vec<Told>,
    cut: bool,
}

/// Without what somebody searched for: words that were typed are not shown beside a person who did not agree.
fn told(p: &Page, e: &Event) -> Told {
    let name = if e.label.is_empty() { &e.name } else { &e.label };
    let mut parts: Vec<String> = vec![e.page.clone(), name.clone()];
    if let Some(hits) = e.hits {
        parts.push(p.tn("office-hits", hits));
    }
    parts.extend(e.reason.as_ref().map(|t| p.say(t)));
    parts.retain(|t| !t.is_empty());
    Told { at: e.at, kind: kind_name(p, e.kind.code()), text: parts.join(" · ") }
}

pub(crate) async fn visit(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<VisitId>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let v = journey::shelf::visit(c, &id)?.ok_or(Error::NotFound)?;
        let site = me.site(c, &v.site, LEADS)?;
        let events = journey::shelf::events(c, &id, EVENTS)?;
        let aids = v.device.aids().into_iter().map(|t| p.say(&t));
        let device: Vec<String> = [p.say(&v.device.text()), v.device.browser.clone()]
            .into_iter()
            .chain(aids)
            .filter(|t| !t.is_empty())
            .collect();
        let cut = v.events > events.len() as i64;
        let row = row(c, &p, &site, v)?;
        Ok(VisitPage {
            device: device.join(", "),
            events: events.iter().filter(|e| e.stands()).map(|e| told(&p, e)).collect(),
            p: p.clone().titled_as(row.who.as_str()),
            site,
            row,
            cut,
        })
    });
    web::page(&page.await?)
}
