//! Cases: what is open, whose, until when.

use crate::view::{Names, thread};
use crate::work::{Context, context};
use crate::wrap::WrapForm;
use crate::{Desk, Me};
use askama::Template;
use axum::extract::{Path, State};
use dialogue::{Case, Rating};
use ground::{CaseId, Error, Result, Text};
use http::StatusCode;
use serde::Deserialize;
use store::Conn;
use web::{Answer, Caller, Form, Page, Query, see_with};

pub(crate) struct Row {
    case: Case,
    person: String,
    owner: String,
}

#[derive(Template)]
#[template(path = "desk/cases.html")]
struct Cases {
    p: Page,
    me: Me,
    list: &'static str,
    rows: Vec<Row>,
}

impl Cases {
    fn lists(&self) -> [(&'static str, &'static str, bool); 3] {
        let all = [("mine", "desk-cases-mine"), ("open", "desk-cases-open"), ("all", "desk-cases-all")];
        all.map(|(code, key)| (code, key, code == self.list))
    }
}

#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    list: String,
}

pub(crate) async fn list(
    State(desk): State<Desk>,
    caller: Caller,
    Query(q): Query<Which>,
    p: Page,
) -> Answer {
    let p = p.titled("desk-cases-title");
    let list = match q.list.as_str() {
        "open" => "open",
        "all" => "all",
        _ => "mine",
    };
    let page = desk
        .read(&caller, move |c, me| {
            let cases = match list {
                "open" => dialogue::shelf::open_cases(c, &me.sites, 100)?,
                "all" => dialogue::shelf::all_cases(c, &me.sites, 100)?,
                _ => dialogue::shelf::cases_by(c, &me.id, &me.sites, 100)?,
            };
            let mut names = Names::default();
            let mut rows = Vec::with_capacity(cases.len());
            for case in cases {
                let person = names.person(c, &case.person)?;
                let owner = case.staff.as_ref().map(|s| names.staff(c, s)).transpose()?.unwrap_or_default();
                rows.push(Row { case, person, owner });
            }
            Ok(Cases { p: p.clone(), me, list, rows })
        })
        .await?;
    web::page(&page)
}

#[derive(Template)]
#[template(path = "desk/case.html")]
struct One {
    p: Page,
    me: Me,
    k: Case,
    person: String,
    owner: String,
    owner_is_other: bool,
    rating: Option<Rating>,
    /// What was known when it came to us.
    context: Option<Context>,
    messages: Vec<String>,
    recordings: Vec<journey::Recording>,
    wrap: WrapForm,
}

pub(crate) fn of(c: &Conn, me: &Me, id: &CaseId) -> Result<Case> {
    let case = dialogue::shelf::case(c, id)?.ok_or(Error::NotFound)?;
    me.at(&case.site)?;
    Ok(case)
}

async fn page(desk: &Desk, caller: &Caller, id: CaseId, p: Page, wrap: WrapForm) -> Result<One> {
    desk.read(caller, move |c, me| {
        let k = of(c, &me, &id)?;
        let mut names = Names::default();
        let (mut messages, mut rating, mut recordings) = (Vec::new(), None, Vec::new());
        if let Some(d) = &k.dialogue
            && let Some(d) = dialogue::shelf::find(c, d)?
        {
            messages = thread(&p, &d, &dialogue::shelf::transcript(c, &d.id)?);
            rating = dialogue::shelf::rating(c, &d.id)?;
            recordings = journey::recording::of_dialogue(c, &d.id, p.now)?;
        }
        Ok(One {
            p: p.clone().titled_as(format!("{} {}", k.code, k.subject)),
            person: names.person(c, &k.person)?,
            owner: k.staff.as_ref().map(|s| names.staff(c, s)).transpose()?.unwrap_or_default(),
            owner_is_other: k.staff.as_ref() != Some(&me.id),
            rating,
            context: handover::shelf::of_case(c, &k)?.map(|h| context(c, &p, &h)).transpose()?,
            messages,
            recordings,
            wrap: wrap.clone(),
            me,
            k,
        })
    })
    .await
}

pub(crate) async fn get(State(desk): State<Desk>, caller: Caller, Path(id): Path<CaseId>, p: Page) -> Answer {
    web::page(&page(&desk, &caller, id, p, WrapForm::default()).await?)
}

pub(crate) async fn take(State(desk): State<Desk>, caller: Caller, Path(id): Path<CaseId>) -> Answer {
    let (line, back) = (desk.line.clone(), format!("/desk/cases/{id}"));
    desk.write(&caller, move |c, me, now| {
        dialogue::shelf::take_case(c, &of(c, &me, &id)?, &me.id, &line, now)
    })
    .await?;
    Ok(see_with(back, &Text::new("desk-case-taken")))
}

pub(crate) async fn settle(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<CaseId>,
    p: Page,
    Form(mut f): Form<WrapForm>,
) -> Answer {
    let (line, case, form) = (desk.line.clone(), id.clone(), f.clone());
    let settled = desk
        .write(&caller, move |c, me, now| {
            let case = of(c, &me, &case)?;
            let outcome = form.outcome_at(&zone_of(c, &case)?)?;
            dialogue::shelf::settle(c, &case, &form.done, &outcome, &line, now)
        })
        .await;
    match settled {
        Ok(()) => Ok(see_with(format!("/desk/cases/{id}"), &Text::new("desk-case-saved"))),
        Err(e) => {
            f.errors = web::Errors::catch(e)?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&desk, &caller, id, p, f).await?)
        }
    }
}

fn zone_of(c: &Conn, case: &Case) -> Result<String> {
    Ok(people::shelf::site(c, &case.site)?.map_or_else(|| "UTC".to_owned(), |s| s.time_zone))
}
