//! `/approvals`: what a manager decides for their team.

use super::{at, here, shown, tone};
use crate::Portal;
use crate::observe::Watch;
use crate::session::Me;
use askama::Template;
use axum::extract::{Path, State};
use ground::{Instant, PersonId, Result, Span, Text};
use http::StatusCode;
use serde::Deserialize;
use services::{Balance, LeaveRequest, State as Is, shelf, verbs};
use store::Conn;
use web::{Answer, Errors, Form, Page};

/// Decisions of the last weeks stay in sight.
const DECIDED: Span = Span::days(30);

/// A request with what a manager wants to know.
struct Row {
    request: LeaveRequest,
    name: String,
    /// What the employee has left, with this request counted.
    left: Option<Balance>,
    /// Who else of the team is away on these days.
    away: Vec<String>,
}

#[derive(Template)]
#[template(path = "team/approvals.html")]
struct ApprovalsPage {
    p: Page,
    waiting: Vec<Row>,
    decided: Vec<Row>,
    errors: Errors,
    /// The request whose decision was not accepted, and what was typed.
    wrong: String,
    words: String,
}

impl ApprovalsPage {
    fn day(&self, d: &jiff::civil::Date) -> Instant {
        shown(*d)
    }
    fn tone(&self, r: &LeaveRequest) -> &'static str {
        tone(r.state)
    }
    fn is_wrong(&self, r: &LeaveRequest) -> bool {
        self.wrong == r.id.as_str()
    }
}

fn read(c: &Conn, manager: &PersonId, since: Instant) -> Result<Vec<Row>> {
    let requests = shelf::for_manager(c, manager, since)?;
    let team = people::shelf::persons_of_manager(c, manager)?;
    let name =
        |id: &PersonId| team.iter().find(|p| p.id == *id).map_or_else(|| id.0.clone(), people::Person::name);
    let mut booked = Vec::new();
    for person in &team {
        let held = shelf::leave_requests(c, &person.id, 20)?;
        booked.extend(held.into_iter().filter(|r| r.state == Is::Approved));
    }
    let mut rows = Vec::new();
    for request in requests {
        let meets = |b: &&LeaveRequest| {
            b.person != request.person && b.first <= request.last && request.first <= b.last
        };
        let mut away: Vec<String> = booked.iter().filter(meets).map(|b| name(&b.person)).collect();
        away.dedup();
        let left = if request.state == Is::Asked && request.kind.is_counted() {
            Some(shelf::balance(c, &request.person, request.year, request.kind)?)
        } else {
            None
        };
        rows.push(Row { name: name(&request.person), left, away, request });
    }
    Ok(rows)
}

async fn show(
    portal: &Portal,
    p: Page,
    me: &Me,
    status: StatusCode,
    errors: Errors,
    (wrong, words): (String, String),
) -> Answer {
    let (manager, since) = (me.id().clone(), p.now - DECIDED);
    let rows = portal.house.db.read(move |c| read(c, &manager, since)).await?;
    let (waiting, mut decided): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|r| r.request.state == Is::Asked);
    decided.sort_by_key(|r| std::cmp::Reverse(r.request.decided_at));
    let p = p.titled("services-approvals-title");
    web::page_as(status, &ApprovalsPage { p, waiting, decided, errors, wrong, words })
}

/// `GET /approvals`
pub async fn get(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    here(&p)?;
    show(&portal, p, &me, StatusCode::OK, Errors::none(), Default::default()).await
}

/// A decision.
#[derive(Deserialize)]
pub struct Decision {
    /// `approve` or `refuse`: the button.
    #[serde(default)]
    decision: String,
    #[serde(default)]
    words: String,
}

/// `POST /approvals/{id}/decisions`
pub async fn decide(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path(id): Path<String>,
    Form(f): Form<Decision>,
) -> Answer {
    here(&p)?;
    let approve = f.decision == "approve";
    let (manager, at, hub) = (me.id().clone(), at(&portal, &p, &watch), portal.house.hub.clone());
    let (asked, words) = (id.clone(), f.words.clone());
    let done = portal.house.db.write(move |c| {
        let request = verbs::decide(c, &manager, &asked.as_str().into(), approve, &words, &at)?;
        services::facts::changed(c, &hub, &request, Some(&manager));
        Ok(())
    });
    match done.await {
        Ok(()) => {
            let key = if approve { "services-approved-now" } else { "services-refused-now" };
            Ok(web::see_with("/approvals", &Text::new(key)))
        }
        Err(e) => {
            watch.error(&e, None);
            let conflict = matches!(&e, ground::Error::Refused(r) if r.conflict);
            let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            let errors = Errors::catch(e)?;
            show(&portal, p, &me, status, errors, (id, f.words)).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::speaks;
    use ground::Lang;
    use services::{Days, Kind};

    #[test]
    fn the_page_is_made_in_each_language() {
        for lang in Lang::ALL {
            let row = |state| Row {
                request: LeaveRequest {
                    id: "r".into(),
                    site: "team".into(),
                    person: "p".into(),
                    kind: Kind::Annual,
                    first: jiff::civil::date(2030, 3, 4),
                    last: jiff::civil::date(2030, 3, 5),
                    days: Days::whole(2),
                    year: 2030,
                    note: "Sea".into(),
                    state,
                    asked_at: Instant(0),
                    booked_by: Some("s".into()),
                    decided_at: Some(Instant(0)),
                    decided_by: None,
                    decision_note: "Because".into(),
                },
                name: "Őry Ágnes".into(),
                left: Some(Balance::none(2030, Kind::Annual)),
                away: vec!["Cy".into()],
            };
            for full in [true, false] {
                let rows = |state| if full { vec![row(state)] } else { Vec::new() };
                let page = ApprovalsPage {
                    p: Page::sample(lang, Instant(0)).titled("services-approvals-title"),
                    waiting: rows(Is::Asked),
                    decided: rows(Is::Refused),
                    errors: Errors::none(),
                    wrong: "r".into(),
                    words: String::new(),
                };
                let html = page.render().unwrap();
                speaks(&html);
                assert!(!html.contains(">services-"), "{html}");
            }
        }
    }
}
