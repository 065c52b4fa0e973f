//! The presence switch.

use crate::Desk;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use dialogue::Line;
use dialogue::facts::{person_topic, refresh};
use ground::{Result, SiteId};
use serde::Deserialize;
use staffing::State as Being;
use store::Conn;
use web::{Answer, Caller, Form, own_path, see};

#[derive(Deserialize)]
pub(crate) struct Switch {
    state: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    then: String,
}

pub(crate) async fn post(State(desk): State<Desk>, caller: Caller, Form(f): Form<Switch>) -> Answer {
    let state = Being::parse(&f.state).ok_or(ground::Error::NotFound)?;
    let (line, log, reason) = (desk.line.clone(), desk.house.world.id::<ground::EventId>(), f.reason);
    desk.write(&caller, move |c, me, now| {
        staffing::shelf::declare(c, &me.id, state, &reason, log.as_str(), now)?;
        tell(c, &line, &me.sites)
    })
    .await?;
    if state != Being::Available {
        crate::standby::gone(&desk, &crate::staff_of(&caller)?);
    }
    let then = own_path(&f.then);
    let answer: Response = see(if then.starts_with("/desk") { then } else { "/desk" });
    Ok(answer.into_response())
}

/// Desks see who is there, and whoever waits sees whether somebody is.
pub(crate) fn tell(c: &Conn, line: &Line, sites: &[SiteId]) -> Result<()> {
    for site in sites {
        refresh(c, line, handover::facts::queue_topic(site), &["crew", "queue"]);
    }
    for h in handover::shelf::queue(c, sites)? {
        refresh(c, line, person_topic(&h.need.person), &["waiting", "help-state"]);
    }
    Ok(())
}
