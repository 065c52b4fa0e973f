//! Those who work at the desk and in the office, as whom a lead of their site sees them.

pub(crate) mod change;
pub(crate) mod new;

use crate::me::{ADMINISTRATORS, LEADS};
use crate::{Me, Office, fields, seen};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Currency, Error, Money, Result, SiteId, StaffId};
use people::{Role, Site, Staff, shelf};
use serde::Deserialize;
use store::Conn;
use web::{Answer, Caller, Choice, Errors, Page, Query};

pub(crate) struct Row {
    staff: Staff,
    /// Roles at the sites that the reader leads, in words.
    posts: Vec<String>,
    /// Works at sites that the reader does not lead as well.
    elsewhere: bool,
    authority: Money,
}

#[derive(Template)]
#[template(path = "office/staff.html")]
struct StaffPage {
    p: Page,
    rows: Vec<Row>,
    left: Vec<Row>,
    sites: Vec<Choice>,
    /// Of every site.
    all: bool,
    administers: bool,
}

pub(crate) const fn role_key(role: Role) -> &'static str {
    match role {
        Role::AccountManager => "office-role-account-manager",
        Role::Supervisor => "office-role-supervisor",
        Role::Editor => "office-role-editor",
        Role::Administrator => "office-role-administrator",
    }
}

/// Whether the asker may know of them: they share a site that the asker leads, or work nowhere.
fn known_to(me: &Me, other: &Staff) -> bool {
    other.roles.iter().any(|(site, _)| me.is(site, LEADS))
        || (other.roles.is_empty() && !me.staff.sites(ADMINISTRATORS).is_empty())
}

/// A member of staff whom the asker may know of. Errors: not found.
pub(crate) fn known(c: &Conn, me: &Me, id: &StaffId) -> Result<Staff> {
    shelf::staff(c, id)?.filter(|s| known_to(me, s)).ok_or(Error::NotFound)
}

fn posts(p: &Page, sites: &[Site], staff: &Staff) -> Vec<String> {
    let of = |site: &Site| {
        let roles = staff.roles.iter().filter(|(id, _)| *id == site.id);
        roles.map(|(_, r)| format!("{} · {}", p.t(role_key(*r)), site.name)).collect::<Vec<_>>()
    };
    sites.iter().flat_map(of).collect()
}

/// The currency in which their authority is told: that of the first site where they work.
fn currency(all: &[Site], staff: &Staff) -> Currency {
    let theirs = all.iter().find(|s| staff.roles.iter().any(|(id, _)| *id == s.id));
    theirs.or(all.first()).map_or(Currency::EUR, |s| s.currency)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
}

pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(q): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let mine = me.sites(c, LEADS)?;
        let shown: Vec<Site> =
            mine.iter().filter(|s| q.site.is_empty() || s.id.as_str() == q.site).cloned().collect();
        let here = |s: &Staff| {
            let works = s.roles.iter().any(|(id, _)| shown.iter().any(|site| site.id == *id));
            works || (q.site.is_empty() && known_to(me, s))
        };
        let row = |staff: Staff| Row {
            posts: posts(&p, &mine, &staff),
            elsewhere: staff.roles.iter().any(|(id, _)| !mine.iter().any(|s| s.id == *id)),
            authority: Money::new(staff.authority, currency(&mine, &staff)),
            staff,
        };
        let everybody = shelf::all_staff(c)?.into_iter().filter(here).map(row);
        let (rows, left) = everybody.partition(|r: &Row| r.staff.active);
        let choice = |s: &Site| Choice::new(s.id.as_str(), s.name.as_str()).chosen(s.id.as_str() == q.site);
        let sites = if mine.len() > 1 { mine.iter().map(choice).collect() } else { Vec::new() };
        let administers = !me.staff.sites(ADMINISTRATORS).is_empty();
        let (p, all) = (p.clone().titled("office-staff-title"), q.site.is_empty());
        Ok(StaffPage { p, rows, left, sites, all, administers })
    });
    web::page(&page.await?)
}

/// Which of the three forms of a member of staff came back with errors.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Part {
    Who,
    Work,
    Roles,
}

/// The forms of a member of staff, each shown only to those who may use it.
#[derive(Template)]
#[template(path = "office/staff_one.html")]
pub(crate) struct OnePage {
    p: Page,
    staff: Staff,
    /// Roles at the sites that the reader leads, in words.
    posts: Vec<String>,
    elsewhere: bool,
    me: bool,
    may_who: bool,
    may_work: bool,
    may_roles: bool,
    who: Errors,
    work: Errors,
    roles: Errors,
    f: Typed,
    langs: Vec<Choice>,
    own_lang: Vec<Choice>,
    role_sets: Vec<RoleSet>,
    authority: Money,
    /// What each form was opened with.
    seen: [String; 3],
}

/// The roles at one site, to be ticked.
pub(crate) struct RoleSet {
    pub site: String,
    pub choices: Vec<Choice>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub name: String,
    pub called: String,
    pub email: String,
    pub lang: String,
    pub langs: Vec<String>,
    pub skills: String,
    pub authority: String,
    /// `role/site`
    pub roles: Vec<String>,
    /// What the form was opened with.
    pub seen: String,
}

impl Typed {
    fn of(s: &Staff) -> Self {
        Self {
            name: s.name.clone(),
            called: s.called.clone(),
            email: s.email.clone(),
            lang: s.lang.code().to_owned(),
            langs: s.langs.iter().map(|l| l.code().to_owned()).collect(),
            skills: s.skills.join(", "),
            authority: Money::new(s.authority, Currency::EUR).to_string(),
            roles: s.roles.iter().map(|(site, role)| role_value(site, *role)).collect(),
            seen: String::new(),
        }
    }
}

pub(crate) fn role_value(site: &SiteId, role: Role) -> String {
    format!("{}/{}", role.word(), site)
}

/// The roles at every site that the asker administers.
pub(crate) fn role_sets(p: &Page, sites: &[Site], chosen: &[String]) -> Vec<RoleSet> {
    let set = |site: &Site| RoleSet {
        site: site.name.clone(),
        choices: Role::ALL
            .map(|r| {
                let value = role_value(&site.id, r);
                let chosen = chosen.contains(&value);
                let hint = p.t(format!("office-role-{}-hint", r.word()));
                Choice::new(value, p.t(role_key(r))).hint(hint).chosen(chosen)
            })
            .into(),
    };
    sites.iter().map(set).collect()
}

/// May change skills, languages and authority: whoever leads every site where the other works. Nobody
/// raises their own authority unless they administer.
fn may_work(me: &Me, other: &Staff) -> bool {
    let leads = other.roles.iter().all(|(site, _)| me.is(site, LEADS));
    leads && (me.id() != &other.id || me.governs(other))
}

pub(crate) fn one(
    c: &Conn,
    me: &Me,
    p: Page,
    staff: Staff,
    sent: Option<(Typed, Part, Errors)>,
) -> Result<OnePage> {
    let mine = me.sites(c, LEADS)?;
    let administered = me.sites(c, ADMINISTRATORS)?;
    let mut f = Typed::of(&staff);
    let (mut who, mut work, mut roles) = (Errors::none(), Errors::none(), Errors::none());
    let stands = |part| change::stands(c, me, &p, &staff, part).map(|now| now.to_string());
    let mut carried = [stands(Part::Who)?, stands(Part::Work)?, stands(Part::Roles)?];
    if let Some((t, part, errors)) = sent {
        let now = change::stands(c, me, &p, &staff, part)?;
        carried[part as usize] = seen::carried(&errors, &t.seen, &now);
        match part {
            Part::Who => {
                (f.name, f.called, f.email, f.lang, who) = (t.name, t.called, t.email, t.lang, errors);
            }
            Part::Work => (f.langs, f.skills, f.authority, work) = (t.langs, t.skills, t.authority, errors),
            Part::Roles => (f.roles, roles) = (t.roles, errors),
        }
    }
    let own: Vec<_> = ground::Lang::parse(&f.lang).into_iter().collect();
    Ok(OnePage {
        p: p.clone().titled_as(staff.name.as_str()),
        posts: posts(&p, &mine, &staff),
        elsewhere: staff.roles.iter().any(|(id, _)| !mine.iter().any(|s| s.id == *id)),
        me: *me.id() == staff.id,
        may_who: me.governs(&staff),
        may_work: may_work(me, &staff),
        may_roles: !administered.is_empty(),
        who,
        work,
        roles,
        langs: fields::langs(&fields::parse_langs(&f.langs)),
        own_lang: fields::langs(&own),
        role_sets: role_sets(&p, &administered, &f.roles),
        authority: Money::new(staff.authority, currency(&mine, &staff)),
        seen: carried,
        f,
        staff,
    })
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<StaffId>,
) -> Answer {
    let page = office.read(&caller, move |c, me| one(c, me, p.clone(), known(c, me, &id)?, None));
    web::page(&page.await?)
}
