//! Standing by for somebody in the live view. The person is not told, and nothing more of them is seen.

use crate::visits::LIVE;
use crate::{Desk, staff_of};
use axum::extract::{Path, State};
use ground::{Error, Instant, Refusal, Result, StaffId, Text, VisitId};
use handover::standby::{STANDS, Standby};
use people::Role;
use serde_json::json;
use web::{Answer, Caller, see, see_saying};

/// `POST /desk/visits/{id}/standbys`: from now on, for ten minutes.
pub(crate) async fn begin(State(desk): State<Desk>, caller: Caller, Path(id): Path<VisitId>) -> Answer {
    let to = format!("/desk/visits/{}", web::segment(id.as_str()));
    let now = desk.now();
    let new = desk.read(&caller, move |c, me| {
        let v = journey::shelf::visit(c, &id)?.ok_or(Error::NotFound)?;
        me.at(&v.site)?;
        if !me.is(&v.site, Role::AccountManager) {
            return Err(Error::Forbidden);
        }
        if now - v.last_seen > LIVE {
            return Err(refused("desk-standby-left"));
        }
        if !staffing::shelf::presence(c, &me.id, now)?.ready(now) {
            return Err(refused("desk-standby-away"));
        }
        let name = me.staff.name.clone();
        Ok(Standby { staff: me.id, name, site: v.site, visit: v.id, person: v.person, until: now + STANDS })
    });
    let begun = new.await.and_then(|new| {
        let before = desk.standbys.all().into_iter().find(|s| s.staff == new.staff);
        let site = new.site.clone();
        desk.standbys.begin(new, now).map_err(|other| {
            let text = Text::new("desk-standby-taken").with("name", other.name.as_str());
            Error::from(Refusal::conflict("standby.taken", text))
        })?;
        changed(&desk, &site);
        before.into_iter().for_each(|s| changed(&desk, &s.site));
        Ok(())
    });
    match begun {
        Ok(()) => Ok(see(to)),
        Err(Error::Refused(r)) => Ok(see_saying(to, "bad", &r.reason)),
        Err(e) => Err(e.into()),
    }
}

fn refused(key: &'static str) -> Error {
    Refusal::conflict("standby.refused", Text::new(key)).into()
}

/// `POST /desk/visits/{id}/standbys/endings`: no longer; nothing where they stand by for another.
pub(crate) async fn end(State(desk): State<Desk>, caller: Caller, Path(id): Path<VisitId>) -> Answer {
    let (to, staff) = (format!("/desk/visits/{}", web::segment(id.as_str())), staff_of(&caller)?);
    let visit = id.clone();
    let found = desk.read(&caller, move |c, me| {
        let v = journey::shelf::visit(c, &id)?.ok_or(Error::NotFound)?;
        me.at(&v.site)?;
        if !me.is(&v.site, Role::AccountManager) {
            return Err(Error::Forbidden);
        }
        Ok(v.person)
    });
    let person = found.await?;
    if desk.standbys.of(&visit, person.as_ref(), desk.now()).is_some_and(|s| s.staff == staff) {
        gone(&desk, &staff);
    }
    Ok(see(to))
}

/// Ends what somebody stands by for, as when they go.
pub(crate) fn gone(desk: &Desk, staff: &StaffId) {
    if let Some(s) = desk.standbys.end(staff) {
        changed(desk, &s.site);
    }
}

/// Ends those whose time or presence is over.
pub(crate) async fn sweep(desk: &Desk, now: Instant) -> Result<()> {
    let staff: Vec<StaffId> = desk.standbys.all().into_iter().map(|s| s.staff).collect();
    if staff.is_empty() {
        return Ok(());
    }
    let here = desk.tabs.here();
    let presences = desk.house.db.read(move |c| staffing::shelf::presences(c, &staff)).await?;
    let ready = |id: &StaffId| {
        presences.iter().any(|p| {
            let here = p.here(now) || here.contains(id);
            p.staff == *id && p.state == staffing::State::Available && here
        })
    };
    for s in desk.standbys.sweep(now, ready) {
        changed(desk, &s.site);
    }
    Ok(())
}

fn changed(desk: &Desk, site: &ground::SiteId) {
    desk.house.hub.flash(
        &format!("visits:{site}"),
        "visits",
        json!({ "refresh": ["visits", "where", "way"] }).to_string(),
    );
}
