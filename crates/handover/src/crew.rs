//! The account managers of a site, as the router sees them.

use crate::Agent;
use ground::{Instant, Result, SiteId, StaffId};
use people::Role;
use staffing::State;
use store::Conn;

/// Everybody who is an account manager at the site, with what is known of their presence.
pub fn agents(c: &Conn, site: &SiteId, now: Instant) -> Result<Vec<Agent>> {
    let staff = people::shelf::staff_of_site(c, site)?;
    let staff: Vec<_> = staff.into_iter().filter(|s| s.is(site, Role::AccountManager)).collect();
    let ids: Vec<StaffId> = staff.iter().map(|s| s.id.clone()).collect();
    let presences = staffing::shelf::presences(c, &ids)?;
    let engaged = dialogue::shelf::engaged(c, &ids)?;
    let agent = |s: people::Staff| {
        let presence = presences.iter().find(|p| p.staff == s.id);
        Agent {
            ready: presence.is_some_and(|p| p.ready(now)),
            state: presence.filter(|p| p.here(now)).map_or(State::Away, |p| p.state),
            free_since: presence.map_or(now, |p| p.free_since),
            busy_since: engaged.get(&s.id).map(|(_, since)| *since),
            staff: s.id,
            name: s.name,
            langs: s.langs,
            skills: s.skills,
        }
    };
    Ok(staff.into_iter().map(agent).collect())
}

/// Whether somebody who speaks the language is there, free or not.
pub fn anybody(agents: &[Agent], lang: ground::Lang) -> bool {
    agents.iter().any(|a| (a.ready || a.busy_since.is_some()) && a.langs.contains(&lang))
}
