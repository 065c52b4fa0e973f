//! What the program gave up doing, for those who answer for the whole house.

use crate::me::ADMINISTRATORS;
use crate::{Me, Office};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Error, Instant, JobId, Result, Text};
use people::shelf;
use serde_json::{Value, json};
use store::Conn;
use web::{Answer, Caller, Page, see_with};

/// Jobs that the list shows.
const MOST: i64 = 200;

struct Row {
    id: String,
    what: String,
    /// To whom, about what.
    about: String,
    attempts: i64,
    problem: String,
    made_at: Instant,
}

#[derive(Template)]
#[template(path = "office/jobs.html")]
struct JobsPage {
    p: Page,
    rows: Vec<Row>,
    waiting: i64,
    more: bool,
}

/// Jobs belong to no site: whoever administers every site may see them. Errors: forbidden.
fn house(c: &Conn, me: &Me) -> Result<()> {
    let all = shelf::sites(c)?;
    if all.iter().all(|s| me.is(&s.id, ADMINISTRATORS)) { Ok(()) } else { Err(Error::Forbidden) }
}

/// Whether they may see what was given up, and how much that is.
pub(crate) fn noticed(c: &Conn, me: &Me) -> Result<i64> {
    if house(c, me).is_err() { Ok(0) } else { jobs::count_given_up(c) }
}

/// Whom a letter was for, and its subject; never its text, which may hold a link that signs in.
fn about(payload: &Value) -> String {
    let field = |name: &str| payload.get(name).and_then(Value::as_str).unwrap_or_default();
    [field("to"), field("subject")].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn row(p: &Page, job: jobs::Waiting) -> Row {
    let key = format!("office-job-{}", job.kind.replace(['.', '_'], "-"));
    Row {
        what: if web::knows(p.lang, &key) { p.t(key) } else { job.kind },
        about: about(&job.payload),
        id: job.id.to_string(),
        attempts: job.attempts,
        problem: job.problem,
        made_at: job.made_at,
    }
}

/// `GET /office/jobs`
pub(crate) async fn list(State(office): State<Office>, caller: Caller, p: Page) -> Answer {
    let page = office.read(&caller, move |c, me| {
        house(c, me)?;
        let rows: Vec<Row> = jobs::given_up(c, MOST)?.into_iter().map(|j| row(&p, j)).collect();
        let more = jobs::count_given_up(c)? > rows.len() as i64;
        Ok(JobsPage { p: p.clone().titled("office-jobs-title"), rows, waiting: jobs::waiting(c)?, more })
    });
    web::page(&page.await?)
}

fn shown(job: &jobs::Waiting) -> Value {
    json!({ "job": job.kind, "about": about(&job.payload), "problem": job.problem })
}

/// `POST /office/jobs/{id}/revival`: lets it be tried again, from its first attempt.
pub(crate) async fn revive(State(office): State<Office>, caller: Caller, Path(id): Path<JobId>) -> Answer {
    office
        .write(&caller, move |c, hand| {
            house(c, &hand.me)?;
            let job = jobs::find_given_up(c, &id)?.ok_or(Error::NotFound)?;
            jobs::revive(c, &id, hand.now)?;
            hand.note(c, None, "job.revived", id.as_str(), shown(&job), Value::Null)
        })
        .await?;
    Ok(see_with("/office/jobs", &Text::new("office-job-revived")))
}

#[derive(Template)]
#[template(path = "office/job_removal.html")]
struct RemovalPage {
    p: Page,
    row: Row,
}

/// `GET /office/jobs/{id}/removal`: asks, because it cannot be undone.
pub(crate) async fn removal(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<JobId>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        house(c, me)?;
        let job = jobs::find_given_up(c, &id)?.ok_or(Error::NotFound)?;
        Ok(RemovalPage { p: p.clone().titled("office-job-remove"), row: row(&p, job) })
    });
    web::page(&page.await?)
}

/// `POST /office/jobs/{id}/removal`
pub(crate) async fn remove(State(office): State<Office>, caller: Caller, Path(id): Path<JobId>) -> Answer {
    office
        .write(&caller, move |c, hand| {
            house(c, &hand.me)?;
            let job = jobs::find_given_up(c, &id)?.ok_or(Error::NotFound)?;
            jobs::discard(c, &id)?;
            hand.note(c, None, "job.removed", id.as_str(), shown(&job), Value::Null)
        })
        .await?;
    Ok(see_with("/office/jobs", &Text::new("office-job-removed")))
}
