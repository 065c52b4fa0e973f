//! What was observed about oneself: `GET /observed`, to keep as a file `GET /observed/export`;
//! `POST /observed/deletions` deletes one visit, or all.

use crate::Portal;
use crate::recordings;
use crate::session::Me;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse as _;
use ground::{Fault, Instant, Text, VisitId};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use journey::jobs::EVENTS_MAX;
use journey::{Event, Kind, Recording, Visit, recording};
use serde::Deserialize;
use serde_json::{Value, json};
use web::{Answer, Form, Page, see_with};

/// Visits that are shown, events of each, visits that one deletion takes.
const VISITS: i64 = 20;
const EVENTS: i64 = 60;
const AT_ONCE: i64 = 50;
/// Visits of one file; each is whole.
const EXPORTED: i64 = 200;

struct Seen {
    at: Instant,
    what: Text,
    detail: String,
}

struct Shown {
    id: String,
    started: Instant,
    device: String,
    goal: Option<Text>,
    events: Vec<Seen>,
}

#[derive(Template)]
#[template(path = "observed.html")]
struct ObservedPage {
    p: Page,
    keep_days: i64,
    visits: Vec<Shown>,
    recordings: Vec<Recording>,
}

#[derive(Deserialize)]
pub struct Deletion {
    /// Empty: all of them.
    #[serde(default)]
    visit: String,
}

pub async fn get(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let (id, site) = (me.id().clone(), me.site().clone());
    let now = p.now;
    let (visits, keep_days, recordings) = portal
        .house
        .db
        .read(move |c| {
            let keep = people::shelf::site(c, &site)?.map_or(0, |s| s.keep_days);
            let visits = journey::shelf::of_person(c, &id, VISITS)?;
            let with = |v: Visit| Ok((journey::shelf::events(c, &v.id, EVENTS)?, v));
            let visits = visits.into_iter().map(with).collect::<ground::Result<Vec<_>>>()?;
            Ok((visits, keep, recording::of_person(c, &id, now)?))
        })
        .await?;
    web::page(&page(p, keep_days, visits, recordings))
}

fn page(
    p: Page,
    keep_days: i64,
    visits: Vec<(Vec<Event>, Visit)>,
    recordings: Vec<Recording>,
) -> ObservedPage {
    let visits = visits
        .into_iter()
        .map(|(events, v)| Shown {
            id: v.id.to_string(),
            started: v.started,
            device: v.device.browser.clone(),
            goal: v.goal.map(|g| Text::new("portal-observed-goal").with("goal", g.name)),
            events: events.iter().filter(|e| e.stands()).map(seen).collect(),
        })
        .collect();
    ObservedPage { p: p.titled("portal-observed"), keep_days, visits, recordings }
}

fn seen(e: &Event) -> Seen {
    let key = match e.kind {
        Kind::Page => "portal-event-page",
        Kind::Section => "portal-event-section",
        Kind::Search => "portal-event-search",
        Kind::Field => "portal-event-field",
        Kind::Invalid => "portal-event-invalid",
        Kind::Refused => "portal-event-refused",
        Kind::DeadClick | Kind::RageClick => "portal-event-click",
        Kind::Thrash => "portal-event-thrash",
        Kind::Idle => "portal-event-idle",
        Kind::Download => "portal-event-download",
        Kind::Submit => "portal-event-submit",
        Kind::Success => "portal-event-success",
        Kind::Help => "portal-event-help",
        Kind::Device => "portal-event-device",
        Kind::ErrorClick => "portal-event-error-click",
        Kind::Request => "portal-event-request",
        Kind::Abandon => "portal-event-abandon",
        Kind::Copy => "portal-event-copy",
        Kind::Language => "portal-event-language",
        Kind::Zoom => "portal-event-zoom",
        Kind::Message => "portal-event-message",
        Kind::Again => "portal-event-again",
    };
    let detail = [e.words.as_str(), &e.label, &e.name, &e.page].into_iter().find(|s| !s.is_empty());
    Seen { at: e.at, what: Text::new(key), detail: detail.unwrap_or_default().to_owned() }
}

/// `GET /observed/export`: everything that is kept, and what was concluded from it, as JSON.
pub async fn export(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let (id, now) = (me.id().clone(), p.now);
    let found = portal.house.db.read(move |c| {
        let visits = journey::shelf::of_person(c, &id, EXPORTED)?;
        let one = |v: &Visit| {
            let events = journey::shelf::events(c, &v.id, EVENTS_MAX)?;
            let group = struggle::control::group_of(c, &v.id)?;
            Ok(whole(v, &events, &struggle::shelf::of_visit(c, &v.id)?, group))
        };
        let visits = visits.iter().map(one).collect::<ground::Result<Vec<Value>>>()?;
        Ok((visits, recording::of_person(c, &id, now)?))
    });
    let (visits, kept) = found.await?;
    let all = json!({
        "person": me.id().as_str(),
        "site": me.site().as_str(),
        "exported_at": p.iso(p.now),
        "visits": visits,
        // What they show is a file of its own.
        "recordings": kept.iter().map(recordings::told).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&all).map_err(|e| Fault::because("cannot write JSON", e))?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"observed.json\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

fn whole(v: &Visit, events: &[Event], offers: &[struggle::Offer], group: Option<(bool, Instant)>) -> Value {
    json!({
        "id": v.id.as_str(),
        "language": v.lang.code(),
        "started": v.started.0,
        "last_seen": v.last_seen.0,
        "device": v.device,
        "page": v.page,
        "goal": v.goal,
        "step": v.step,
        "level": v.level,
        "reason": v.reason,
        "cause": v.cause,
        "concluded": serde_json::from_str::<Value>(&v.struggle).unwrap_or_default(),
        "events": events,
        "offers": offers.iter().map(offered).collect::<Vec<_>>(),
        "compared": group.map(|(held, at)| json!({ "held_back": held, "at": at.0 })),
    })
}

fn offered(o: &struggle::Offer) -> Value {
    json!({
        "kind": o.kind.code(),
        "made": o.made_at.0,
        "reason": o.draft.reason,
        "chosen": o.chosen,
        "offered": o.thing.as_ref().map(|t| &t.text),
        "answer": o.stage.code(),
        "answered": o.decided_at.map(|at| at.0),
        "outcome": o.outcome.map(struggle::Outcome::code),
        "shared": o.shared,
    })
}

pub async fn delete(State(portal): State<Portal>, p: Page, me: Me, Form(which): Form<Deletion>) -> Answer {
    let id = me.id().clone();
    if which.visit.is_empty() {
        recordings::delete_all(&portal, &id, p.now).await?;
    }
    let gone = portal
        .house
        .db
        .write(move |c| {
            let ids: Vec<VisitId> = if which.visit.is_empty() {
                journey::shelf::of_person(c, &id, AT_ONCE)?.into_iter().map(|v| v.id).collect()
            } else {
                vec![VisitId(which.visit.clone())]
            };
            let mut gone = Vec::new();
            for visit in ids {
                if journey::shelf::drop_visit(c, &id, &visit)? {
                    struggle::shelf::forget(c, &visit)?;
                    gone.push(visit);
                }
            }
            Ok(gone)
        })
        .await?;
    for visit in &gone {
        portal.observer.forget(visit);
    }
    let text = Text::new("portal-observed-deleted").with("n", gone.len() as i64);
    Ok(see_with("/observed", &text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::speaks;
    use ground::Lang;

    #[test]
    fn what_was_observed_is_shown_in_each_language() {
        for lang in Lang::ALL {
            let recording = Recording {
                id: "r1".into(),
                site: "shop".into(),
                person: "ann".into(),
                dialogue: "d1".into(),
                staff: "anna".into(),
                name: "Anna".into(),
                purpose: "show it to a colleague".into(),
                started: NOW,
                last: NOW,
                until: NOW,
                bytes: 1,
                pieces: 1,
                on: false,
            };
            let visit = Visit::new("v1".into(), "shop".into(), lang, NOW);
            let event = |k| Event::new(format!("{k:?}").as_str().into(), k, NOW).page("/orders");
            let events: Vec<Event> = Kind::ALL.into_iter().map(event).collect();
            speaks(
                &page(Page::sample(lang, NOW), 30, vec![(events, visit)], vec![recording.clone()])
                    .render()
                    .unwrap(),
            );
            speaks(&page(Page::sample(lang, NOW), 1, vec![], vec![]).render().unwrap());
        }
    }
}
