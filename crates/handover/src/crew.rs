//! The account managers of a site, as the router sees them.

use crate::{Agent, Waiting, shelf};
use ground::{HandoverId, Instant, Lang, Result, SiteId, Span, StaffId};
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
            called: s.called().to_owned(),
            staff: s.id,
            name: s.name,
            langs: s.langs,
            skills: s.skills,
        }
    };
    Ok(staff.into_iter().map(agent).collect())
}

/// Whether somebody who speaks the language is there, free or not.
pub fn anybody(agents: &[Agent], lang: Lang) -> bool {
    agents.iter().any(|a| (a.ready || a.busy_since.is_some()) && a.langs.contains(&lang))
}

/// How help can be kept for somebody who would ask now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Somebody is free, or will probably be after this long.
    Person(Span),
    /// A call can be promised for this instant.
    CallAt(Instant),
    Nobody,
}

/// Nobody is offered a wait that is longer than this; a call is better.
const PATIENCE: Span = Span::minutes(10);

/// How help can be kept at a site, in a language, for whoever would come last in the queue.
pub fn keep(c: &Conn, site: &SiteId, lang: Lang, skill: &str, now: Instant) -> Result<Keep> {
    let agents = agents(c, site, now)?;
    let me = Waiting {
        id: HandoverId("~".to_owned()),
        lang,
        skill: skill.to_owned(),
        front: false,
        queued_at: now,
    };
    let queue: Vec<Waiting> =
        shelf::queue(c, std::slice::from_ref(site))?.iter().map(crate::Handover::waiting).collect();
    let wait = crate::place(&me, &queue, &agents, shelf::usual(c, site)?, now).wait;
    match (wait, hours(c, site, lang, now, 1)?.first()) {
        (Some(wait), _) if wait <= PATIENCE => Ok(Keep::Person(wait)),
        (_, Some(at)) => Ok(Keep::CallAt(*at)),
        (Some(wait), None) => Ok(Keep::Person(wait)),
        (None, None) => Ok(Keep::Nobody),
    }
}

/// The next hours for which a call can be promised in a language.
pub fn hours(c: &Conn, site: &SiteId, lang: Lang, now: Instant, count: usize) -> Result<Vec<Instant>> {
    let Some(known) = people::shelf::site(c, site)? else { return Ok(Vec::new()) };
    let staff = people::shelf::staff_of_site(c, site)?;
    let able = staff.iter().filter(|s| s.is(site, Role::AccountManager) && s.langs.contains(&lang)).count();
    let taken = staffing::shelf::taken(c, site, now)?;
    Ok(staffing::free_hours(&staffing::Week::of(&known), now, &taken, able, count))
}
