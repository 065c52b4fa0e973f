//! Accepting a handover is creating its acceptance.

use crate::Desk;
use axum::extract::State;
use ground::{DialogueId, HandoverId, Refusal, Text};
use handover::shelf::Acceptor;
use people::Role;
use serde::Deserialize;
use web::{Answer, Caller, Form, see, see_saying};

#[derive(Deserialize)]
pub(crate) struct Accept {
    handover: HandoverId,
}

pub(crate) async fn post(State(desk): State<Desk>, caller: Caller, Form(f): Form<Accept>) -> Answer {
    let (line, fresh) = (desk.line.clone(), desk.house.world.id::<DialogueId>());
    let accepted = desk
        .write(&caller, move |c, me, now| {
            let h = handover::shelf::find(c, &f.handover)?.ok_or(ground::Error::NotFound)?;
            me.at(&h.need.site)?;
            if !me.is(&h.need.site, Role::AccountManager) {
                return Err(ground::Error::Forbidden);
            }
            if !me.staff.langs.contains(&h.need.lang) {
                return Err(Refusal::conflict("handover.language", Text::new("desk-accept-language")).into());
            }
            let site = people::shelf::site(c, &h.need.site)?.ok_or(ground::Error::NotFound)?;
            let by = Acceptor { staff: &me.id, name: &me.name, zone: &site.time_zone };
            handover::shelf::accept(c, &line, &h.id, &by, &fresh, now)
        })
        .await;
    match accepted {
        Ok(d) => Ok(see(format!("/desk/dialogue/{}", d.id))),
        Err(ground::Error::Refused(r)) => Ok(see_saying("/desk", "bad", &r.reason)),
        Err(e) => Err(e.into()),
    }
}
