//! The member of staff who asks, and what they may do where.

use ground::{Error, Result, SiteId, StaffId};
use people::{Role, Site, Staff, shelf};
use store::Conn;

/// Roles that work in the office.
pub(crate) const OFFICE: &[Role] = &[Role::Supervisor, Role::Editor, Role::Administrator];
pub(crate) const ADMINISTRATORS: &[Role] = &[Role::Administrator];
/// Those who answer for people: what they may grant, when they are there, what was observed.
pub(crate) const LEADS: &[Role] = &[Role::Supervisor, Role::Administrator];
/// Those who write.
pub(crate) const WRITERS: &[Role] = &[Role::Editor, Role::Administrator];

/// Who asks.
#[derive(Clone, Debug)]
pub struct Me {
    pub staff: Staff,
}

/// Errors: forbidden, where they left or never worked in the office.
pub(crate) fn load(c: &Conn, id: &StaffId) -> Result<Me> {
    let staff = shelf::staff(c, id)?.filter(|s| s.active && !s.sites(OFFICE).is_empty());
    Ok(Me { staff: staff.ok_or(Error::Forbidden)? })
}

impl Me {
    pub fn id(&self) -> &StaffId {
        &self.staff.id
    }

    pub fn is(&self, site: &SiteId, roles: &[Role]) -> bool {
        roles.iter().any(|r| self.staff.is(site, *r))
    }

    /// A site where they have one of these roles. Errors: not found, where they do not work at it;
    /// forbidden, where they work at it as something else.
    pub fn site(&self, c: &Conn, id: &SiteId, roles: &[Role]) -> Result<Site> {
        if !self.staff.works_at(id) {
            return Err(Error::NotFound);
        }
        if !self.is(id, roles) {
            return Err(Error::Forbidden);
        }
        shelf::site(c, id)?.ok_or(Error::NotFound)
    }

    /// Every site where they have one of these roles, oldest first.
    pub fn sites(&self, c: &Conn, roles: &[Role]) -> Result<Vec<Site>> {
        Ok(shelf::sites(c)?.into_iter().filter(|s| self.is(&s.id, roles)).collect())
    }

    /// Administers every site where the other works: only then may they change who the other is. Otherwise
    /// the administrator of one site could take over the one of another by changing their mail address.
    pub fn governs(&self, other: &Staff) -> bool {
        other.roles.iter().all(|(site, _)| self.is(site, ADMINISTRATORS))
    }
}

/// The site that a list is about, and the others it could be about.
pub(crate) struct Chosen {
    pub site: Site,
    /// Empty where there is only one.
    pub tabs: Vec<web::Choice>,
}

impl Me {
    /// The site that was asked for, else the first. Errors: not found or forbidden, where that may not be.
    pub(crate) fn choose(&self, c: &Conn, wanted: &str, roles: &[Role]) -> Result<Chosen> {
        let mine = self.sites(c, roles)?;
        let site = match wanted {
            "" => mine.first().cloned().ok_or(Error::Forbidden)?,
            id => self.site(c, &id.into(), roles)?,
        };
        let tab = |s: &Site| {
            web::Choice::new(s.id.as_str(), s.name.as_str()).chosen(s.id.as_str() == site.id.as_str())
        };
        let tabs = if mine.len() > 1 { mine.iter().map(tab).collect() } else { Vec::new() };
        Ok(Chosen { site, tabs })
    }
}
