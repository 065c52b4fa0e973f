//! What is above somebody's authority waits here for a supervisor.

use crate::view::Names;
use crate::{Desk, Me};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Error, EventId, Instant, Money, RemedyId, Result, Text};
use http::StatusCode;
use people::Role;
use people::audit::{self, Change};
use remedy::{Remedy, State as Decided};
use serde::Deserialize;
use store::Conn;
use web::{Answer, Caller, Form, Page, see};

pub(crate) struct Row {
    remedy: Remedy,
    /// The act that is asked for, and on which order; empty where it is a voucher.
    what: String,
    staff: String,
    person: String,
    authority: Money,
    own: bool,
    decider: String,
    tone: &'static str,
    state_key: &'static str,
}

#[derive(Template)]
#[template(path = "desk/approvals.html")]
struct Approvals {
    p: Page,
    me: Me,
    asked: Vec<Row>,
    decided: Vec<Row>,
    wrong: Option<Text>,
}

pub(crate) const fn tone(state: Decided) -> (&'static str, &'static str) {
    match state {
        Decided::Asked => ("warn", "desk-remedy-asked"),
        Decided::Granted => ("good", "desk-remedy-granted"),
        Decided::Refused => ("bad", "desk-remedy-refused"),
    }
}

/// The act and its order in words; empty where it is a voucher.
pub(crate) fn what(p: &Page, r: &Remedy) -> String {
    let Some(act) = &r.act else { return String::new() };
    let order = r.order.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{} · {order}", p.say(&act.kind().text()))
}

fn row(c: &Conn, p: &Page, me: &Me, names: &mut Names, remedy: Remedy) -> Result<Row> {
    let authority = people::shelf::staff(c, &remedy.staff)?.map_or(0, |s| s.authority);
    let decider = remedy.decided_by.as_ref().map(|s| names.staff(c, s)).transpose()?.unwrap_or_default();
    let (tone, state_key) = tone(remedy.state);
    Ok(Row {
        what: what(p, &remedy),
        staff: names.staff(c, &remedy.staff)?,
        person: names.person(c, &remedy.person)?,
        authority: Money::new(authority, remedy.amount.currency),
        own: remedy.staff == me.id,
        decider,
        tone,
        state_key,
        remedy,
    })
}

async fn page(desk: &Desk, caller: &Caller, p: Page, wrong: Option<Text>) -> Result<Approvals> {
    let p = p.titled("desk-approvals-title");
    desk.read(caller, move |c, me| {
        let (sites, mut names) = (me.supervised(), Names::default());
        let mut rows = |all: Vec<Remedy>| -> Result<Vec<Row>> {
            all.into_iter().map(|r| row(c, &p, &me, &mut names, r)).collect()
        };
        let asked = rows(remedy::shelf::asked(c, &sites)?)?;
        let decided = rows(remedy::shelf::decided(c, &sites)?)?;
        Ok(Approvals { p: p.clone(), me, asked, decided, wrong: wrong.clone() })
    })
    .await
}

pub(crate) async fn list(State(desk): State<Desk>, caller: Caller, p: Page) -> Answer {
    web::page(&page(&desk, &caller, p, None).await?)
}

/// The decision, for the office's page of changes.
fn change(c: &Conn, p: &Page, me: &Me, r: &Remedy, grants: bool, now: Instant) -> Result<Change> {
    let mut names = Names::default();
    let after = serde_json::json!({
        "name": names.person(c, &r.person)?,
        "asked_by": names.staff(c, &r.staff)?,
        "amount": p.money(r.amount),
        "act": what(p, r),
        "reason": r.decision,
    });
    Ok(Change {
        at: now,
        staff: Some(me.id.clone()),
        staff_name: me.name.clone(),
        site: Some(r.site.clone()),
        kind: if grants { "remedy.granted" } else { "remedy.refused" }.to_owned(),
        subject: r.id.to_string(),
        before: serde_json::Value::Null,
        after,
    })
}

#[derive(Deserialize)]
pub(crate) struct Decision {
    decision: String,
    #[serde(default)]
    reason: String,
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<RemedyId>,
    p: Page,
    Form(f): Form<Decision>,
) -> Answer {
    let (line, code) = (desk.line.clone(), remedy::voucher_code(&desk.house.world));
    let grants = match f.decision.as_str() {
        "grant" => true,
        "refuse" => false,
        _ => return Err(Error::NotFound.into()),
    };
    let (note, said): (EventId, Page) = (desk.house.world.id(), p.clone());
    let decided = desk
        .write(&caller, move |c, me, now| {
            let r = remedy::shelf::find(c, &id)?;
            if !me.is(&r.site, Role::Supervisor) {
                return Err(Error::NotFound);
            }
            let r = remedy::shelf::decide(c, &line, &r, &me.id, grants, &f.reason, &code, now)?;
            audit::note(c, &change(c, &said, &me, &r, grants, now)?, &note)
        })
        .await;
    match decided {
        Ok(()) => Ok(see("/desk/approvals")),
        Err(Error::Refused(r)) => {
            let page = page(&desk, &caller, p, Some(r.reason.clone())).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(e) => Err(e.into()),
    }
}
