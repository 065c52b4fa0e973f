//! Wrapping up: what was wrong, what was done, resolved or open until.

use crate::Desk;
use crate::messages::mine;
use crate::work::{self, Foot};
use axum::extract::{Path, State};
use dialogue::{Outcome, Wrap};
use ground::{CaseId, DialogueId, Instant, Refusal, Result, Text};
use handover::shelf::Leaving;
use http::StatusCode;
use serde::Deserialize;
use web::{Answer, Caller, Errors, Form, Page, see_with};

/// The form of a wrap-up, and of settling a case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WrapForm {
    pub wrong: String,
    pub done: String,
    /// `resolved` or `open`.
    pub outcome: String,
    /// A date: `2026-11-30`.
    pub until: String,
    #[serde(skip)]
    pub errors: Errors,
}

impl WrapForm {
    /// The outcome; a date means the end of that day in the site's time zone.
    pub fn outcome_at(&self, zone: &str) -> Result<Outcome> {
        if self.outcome != "open" {
            return Ok(Outcome::Resolved);
        }
        let wrong = || Refusal::input("wrap.until", "until", Text::new("desk-wrap-until-wrong"));
        let date: jiff::civil::Date = self.until.trim().parse().map_err(|_| wrong())?;
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let end = date.at(23, 59, 59, 0).to_zoned(zone).map_err(|_| wrong())?;
        Ok(Outcome::OpenUntil(Instant::from(end.timestamp())))
    }
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
) -> Answer {
    let (d, q) = (id.clone(), p.clone());
    let known = desk.read(&caller, move |c, me| work::known(c, &q, &mine(c, &me, &d)?)).await;
    // Whoever is not in it sees so on the page.
    let (wrong, done) = known.unwrap_or_default();
    let foot = Foot::Wrap(WrapForm { wrong, done, ..WrapForm::default() });
    web::page(&work::page(&desk, &caller, id, p, foot, None).await?)
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
    Form(mut f): Form<WrapForm>,
) -> Answer {
    let (case, code) = (desk.house.world.id::<CaseId>(), dialogue::case_code(&desk.house.world));
    let (line, form, d) = (desk.line.clone(), f.clone(), id.clone());
    let wrapped = desk
        .write(&caller, move |c, me, now| {
            let d = mine(c, &me, &d)?;
            let order = handover::shelf::of_dialogue(c, &d.id)?.and_then(|h| h.need.order);
            let wrap = Wrap {
                subject: String::new(),
                wrong: form.wrong.clone(),
                done: form.done.clone(),
                outcome: form.outcome_at(&d.zone)?,
                order,
            };
            let kept = handover::shelf::wrap(c, &line, &d, &me.id, &wrap, &case, &code, now)?;
            // Their other tabs have nothing left to do here.
            dialogue::facts::refresh(c, &line, dialogue::facts::desk_topic(&d.id), &["acts"]);
            Ok(kept)
        })
        .await;
    match wrapped {
        Ok(k) => {
            let said = Text::new("desk-wrapped").with("code", k.code.as_str());
            Ok(see_with("/desk", &said))
        }
        Err(e) => {
            f.errors = Errors::catch(e)?;
            let page = work::page(&desk, &caller, id, p, Foot::Wrap(f), None).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Passes the person on: to the front of the queue, with the thread.
pub(crate) async fn pass(State(desk): State<Desk>, caller: Caller, Path(id): Path<DialogueId>) -> Answer {
    let line = desk.line.clone();
    desk.write(&caller, move |c, me, now| {
        mine(c, &me, &id)?;
        handover::shelf::return_to_front(c, &line, &me.id, Leaving::Passed, now).map(drop)
    })
    .await?;
    Ok(see_with("/desk", &Text::new("desk-passed")))
}
