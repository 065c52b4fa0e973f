//! How it went: what people rated, searched in vain, stumbled over and waited for, on one site in one period.
//! Every figure is counted from what the database holds; nothing is estimated.

mod control;
mod count;
mod regret;

use crate::Office;
use crate::me::{Chosen, LEADS};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use count::Section;
use ground::{Instant, Span};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use serde::Deserialize;
use web::{Answer, Caller, Choice, Page, Query};

/// Periods to choose from, in days.
const PERIODS: [i64; 4] = [7, 30, 90, 365];
const USUAL: i64 = 30;

#[derive(Template)]
#[template(path = "office/measures.html")]
struct MeasuresPage {
    p: Page,
    chosen: Chosen,
    periods: Vec<Choice>,
    days: i64,
    since: Instant,
    sections: Vec<Section>,
    /// What was observed reaches less far back than the period.
    shorter: bool,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
    days: String,
}

impl Wanted {
    fn days(&self) -> i64 {
        self.days.parse().ok().filter(|d| PERIODS.contains(d)).unwrap_or(USUAL)
    }
}

async fn counted(office: &Office, caller: &Caller, p: Page, w: Wanted) -> ground::Result<MeasuresPage> {
    let now = office.now();
    office
        .read(caller, move |c, me| {
            let chosen = me.choose(c, &w.site, LEADS)?;
            let days = w.days();
            let since = now - Span::days(days);
            let period =
                |d: i64| Choice::new(d.to_string(), p.tn("office-measures-days", d)).chosen(d == days);
            Ok(MeasuresPage {
                sections: count::sections(c, &p, &chosen.site.id, since)?,
                shorter: chosen.site.keep_days < days,
                p: p.clone().titled("office-measures-title"),
                periods: PERIODS.map(period).into(),
                chosen,
                days,
                since,
            })
        })
        .await
}

/// `GET /office/measures?site=shop&days=30`
pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    web::page(&counted(&office, &caller, p, w).await?)
}

/// `GET /office/measures.csv?site=shop&days=30`: the same tables for a spreadsheet.
pub(crate) async fn csv(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = counted(&office, &caller, p, w).await?;
    let tables: Vec<insight::Table> = page.sections.iter().map(Section::table).collect();
    let day = page.p.iso(page.p.now).chars().take(10).collect::<String>();
    // A site's id is made of letters, digits and dashes.
    let name = format!("attachment; filename=\"{}-{}-days-{day}.csv\"", page.chosen.site.id, page.days);
    let mut answer: Response = (StatusCode::OK, insight::csv(&tables)).into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let plain = HeaderValue::from_static("attachment; filename=\"measures.csv\"");
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&name).unwrap_or(plain));
    Ok(answer)
}
