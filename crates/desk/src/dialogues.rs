//! The history of dialogues.

use crate::view::Names;
use crate::{Desk, Me};
use askama::Template;
use axum::extract::State;
use dialogue::{Case, Dialogue, Rating};
use serde::Deserialize;
use web::{Answer, Caller, Page, Query};

const ROWS: i64 = 40;

pub(crate) struct Row {
    d: Dialogue,
    person: String,
    staff: String,
    case: Option<Case>,
    rating: Option<Rating>,
}

#[derive(Template)]
#[template(path = "desk/dialogues.html")]
struct Dialogues {
    p: Page,
    me: Me,
    rows: Vec<Row>,
    newer: String,
    older: String,
}

#[derive(Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    from: i64,
}

pub(crate) async fn list(State(desk): State<Desk>, caller: Caller, Query(q): Query<From>, p: Page) -> Answer {
    let (p, from) = (p.titled("desk-dialogues-title"), q.from.clamp(0, 100_000));
    let page = desk
        .read(&caller, move |c, me| {
            let mut all = dialogue::shelf::of_sites(c, &me.sites, ROWS + 1, from)?;
            let more = all.len() > ROWS as usize;
            all.truncate(ROWS as usize);
            let mut names = Names::default();
            let mut rows = Vec::with_capacity(all.len());
            for d in all {
                let last = handover::shelf::turns(c, &d.id)?.pop().map(|t| t.0);
                let case = dialogue::shelf::case_of_dialogue(c, &d.id)?;
                let last = last.or_else(|| case.as_ref().and_then(|k| k.staff.clone()));
                rows.push(Row {
                    person: names.person(c, &d.person)?,
                    staff: last.map(|s| names.staff(c, &s)).transpose()?.unwrap_or_default(),
                    case,
                    rating: dialogue::shelf::rating(c, &d.id)?,
                    d,
                });
            }
            let at = |n: i64| format!("/desk/dialogues?from={n}");
            Ok(Dialogues {
                p: p.clone(),
                me,
                rows,
                newer: if from > 0 { at((from - ROWS).max(0)) } else { String::new() },
                older: if more { at(from + ROWS) } else { String::new() },
            })
        })
        .await?;
    web::page(&page)
}
