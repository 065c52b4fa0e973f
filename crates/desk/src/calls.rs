//! A promised call was made.

use crate::Desk;
use axum::extract::{Path, State};
use ground::Text;
use people::Role;
use staffing::CallState;
use web::{Answer, Caller, see_with};

pub(crate) async fn post(State(desk): State<Desk>, caller: Caller, Path(id): Path<String>) -> Answer {
    desk.write(&caller, move |c, me, now| {
        for site in me.staff.sites(&[Role::AccountManager]) {
            if staffing::shelf::close_call(c, &site, &id, CallState::Kept, Some(&me.id), now)? {
                return Ok(());
            }
        }
        Err(ground::Error::NotFound)
    })
    .await?;
    Ok(see_with("/desk", &Text::new("desk-call-done")))
}
