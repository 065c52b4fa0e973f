//! The member of staff who asks, and where they work.

use ground::{Error, Instant, Money, Result, SiteId, StaffId};
use people::{Role, Staff};
use staffing::{Presence, State};
use store::Conn;

/// Roles that work at the desk.
pub(crate) const DESK_ROLES: [Role; 2] = [Role::AccountManager, Role::Supervisor];

/// Who asks.
#[derive(Clone, Debug)]
pub struct Me {
    pub id: StaffId,
    pub name: String,
    pub state: State,
    pub reason: String,
    /// In a dialogue, whatever was declared.
    pub talking: bool,
    pub staff: Staff,
    /// Where they are account manager or supervisor.
    pub sites: Vec<SiteId>,
}

pub(crate) fn load(c: &Conn, id: &StaffId, now: Instant) -> Result<Me> {
    let staff = people::shelf::staff(c, id)?.filter(|s| s.active).ok_or(Error::Forbidden)?;
    let presence: Presence = staffing::shelf::presence(c, id, now)?;
    let sites = staff.sites(&DESK_ROLES);
    Ok(Me {
        id: id.clone(),
        name: staff.name.clone(),
        state: presence.state,
        reason: presence.reason,
        talking: dialogue::shelf::of_staff(c, id)?.is_some(),
        sites,
        staff,
    })
}

impl Me {
    /// Not found, where they do not work at the site.
    pub fn at(&self, site: &SiteId) -> Result<()> {
        if self.sites.contains(site) { Ok(()) } else { Err(Error::NotFound) }
    }

    pub fn is(&self, site: &SiteId, role: Role) -> bool {
        self.staff.is(site, role)
    }

    /// Where they supervise.
    pub fn supervised(&self) -> Vec<SiteId> {
        self.staff.sites(&[Role::Supervisor])
    }

    /// What they may give away alone at a site.
    pub fn authority(&self, site: &people::Site) -> Money {
        Money::new(self.staff.authority, site.currency)
    }

    pub(crate) fn state_key(&self) -> &'static str {
        if self.talking { "desk-crew-busy" } else { key_of(self.state) }
    }

    /// What the dot beside it shows.
    pub(crate) fn state_code(&self) -> &'static str {
        if self.talking { "busy" } else { self.state.code() }
    }

    /// Code, key of the words, whether it is so now.
    pub(crate) fn states(&self) -> Vec<(&'static str, &'static str, bool)> {
        State::ALL.iter().map(|s| (s.code(), key_of(*s), *s == self.state)).collect()
    }

    /// For templates rendered in tests.
    pub fn sample() -> Self {
        let staff = Staff {
            id: StaffId("anna".into()),
            name: "Anna Kis".into(),
            called: "Anna".into(),
            email: "anna@example.org".into(),
            lang: ground::Lang::En,
            langs: ground::Lang::ALL.to_vec(),
            skills: Vec::new(),
            authority: 2_000,
            active: true,
            roles: Vec::new(),
            made_at: Instant(0),
        };
        let (state, reason, talking) = (State::Available, String::new(), false);
        Self {
            id: staff.id.clone(),
            name: staff.name.clone(),
            state,
            reason,
            talking,
            sites: Vec::new(),
            staff,
        }
    }
}

pub(crate) const fn key_of(state: State) -> &'static str {
    match state {
        State::Available => "staffing-state-available",
        State::Away => "staffing-state-away",
        State::Break => "staffing-state-break",
    }
}
