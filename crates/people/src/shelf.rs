//! Finding and saving sites, persons and staff.

use crate::{Address, Audience, Kind, Person, Role, Site, Staff, sql};
use ground::{Currency, Error, Fault, Instant, Money, PersonId, Result, SiteId, StaffId};
use store::{Conn, Row, Value, escape_like, fold, params};

fn read_site(r: &Row) -> Result<Site> {
    let currency =
        Currency::parse(&r.get::<String>(7)).map_err(|e| Fault::because("a site's currency", e))?;
    Ok(Site {
        id: r.id(0),
        name: r.get(1),
        kind: Audience::parse(&r.get::<String>(2)).unwrap_or_default(),
        host: r.get(3),
        langs: r.json(4)?,
        default_lang: r.get(5),
        time_zone: r.get(6),
        currency,
        look: r.json(8)?,
        hours: r.json(9)?,
        observe: r.get(10),
        keep_days: r.get(11),
        voucher_budget: Money::new(r.get(12), currency),
        made_at: r.instant(13),
        recording_days: r.get(14),
    })
}

/// Adds a site or changes it.
pub fn put_site(c: &Conn, s: &Site) -> Result<()> {
    let langs = serde_json::to_value(&s.langs).unwrap_or_default();
    let look = serde_json::to_value(&s.look).unwrap_or_default();
    c.run(
        sql::SITE_PUT,
        params![
            &s.id,
            &s.name,
            s.kind.word(),
            &s.host,
            langs,
            s.default_lang,
            &s.time_zone,
            s.currency.code(),
            look,
            &s.hours,
            s.observe,
            s.keep_days,
            s.voucher_budget,
            s.made_at,
            s.recording_days
        ],
    )?;
    Ok(())
}

/// Every site, oldest first.
pub fn sites(c: &Conn) -> Result<Vec<Site>> {
    c.all(sql::SITES, &[])?.iter().map(read_site).collect()
}

pub fn site(c: &Conn, id: &SiteId) -> Result<Option<Site>> {
    c.one(sql::SITE, params![id])?.as_ref().map(read_site).transpose()
}

/// The site of a `Host` header (port ignored, any case): the one with that name, else the oldest
/// one without a name, else the oldest.
pub fn site_by_host(c: &Conn, host: &str) -> Result<Option<Site>> {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name).to_ascii_lowercase();
    let all = sites(c)?;
    let named = all.iter().find(|s| s.host.as_deref() == Some(name.as_str()));
    Ok(named.or_else(|| all.iter().find(|s| s.host.is_none())).or(all.first()).cloned())
}

/// Holds a site until the transaction ends: whoever reads it to write it again holds it first.
pub fn hold_site(c: &Conn, id: &SiteId) -> Result<()> {
    c.run(sql::SITE_HOLD, params![id]).map(drop)
}

/// Holds a member of staff; see [`hold_site`].
pub fn hold_staff(c: &Conn, id: &StaffId) -> Result<()> {
    c.run(sql::STAFF_HOLD, params![id]).map(drop)
}

/// Holds a person; see [`hold_site`].
pub fn hold_person(c: &Conn, id: &PersonId) -> Result<()> {
    c.run(sql::PERSON_HOLD, params![id]).map(drop)
}

fn read_person(r: &Row) -> Result<Person> {
    Ok(Person {
        id: r.id(0),
        site: r.id(1),
        kind: Kind::parse(&r.get::<String>(2)).unwrap_or_default(),
        first: r.get(3),
        last: r.get(4),
        email: r.get(5),
        phone: r.get(6),
        lang: r.get(7),
        address: Address {
            address1: r.get(8),
            address2: r.get(9),
            city: r.get(10),
            state: r.get(11),
            country: r.get(12),
            zip: r.get(13),
        },
        prefs: r.json(14)?,
        manager: r.opt_id(15),
        extra: r.json(16)?,
        made_at: r.instant(17),
        changed_at: r.instant(18),
    })
}

/// A person as the parameters of [`sql::PERSON_PUT`], for [`Conn::run_many`].
pub fn person_row(p: &Person) -> Vec<Value> {
    let a = &p.address;
    params![
        &p.id,
        &p.site,
        p.kind.word(),
        &p.first,
        &p.last,
        &p.email,
        fold(&p.email),
        fold(&format!("{} {} {}", p.first, p.last, p.first)),
        &p.phone,
        p.lang,
        &a.address1,
        &a.address2,
        &a.city,
        &a.state,
        &a.country,
        &a.zip,
        serde_json::to_value(p.prefs).unwrap_or_default(),
        &p.manager,
        &p.extra,
        p.made_at,
        p.changed_at
    ]
    .to_vec()
}

/// Somebody was known earlier than this house learnt of them. Never later.
pub fn known_since(c: &Conn, id: &PersonId, at: Instant) -> Result<()> {
    c.run(sql::KNOWN_SINCE, params![id, at])?;
    Ok(())
}

/// Adds a person or changes them. False where the id belongs to a person of another site, who is
/// left as they are.
pub fn put_person(c: &Conn, p: &Person) -> Result<bool> {
    Ok(c.run(sql::PERSON_PUT, &person_row(p))? == 1)
}

pub fn person(c: &Conn, id: &PersonId) -> Result<Option<Person>> {
    c.one(sql::PERSON, params![id])?.as_ref().map(read_person).transpose()
}

/// A person of a site. Errors: not found, where they are another site's.
pub fn person_at(c: &Conn, site: &SiteId, id: &PersonId) -> Result<Person> {
    person(c, id)?.filter(|p| p.site == *site).ok_or(Error::NotFound)
}

/// Persons of a site with this e-mail address, whatever its case; at most 5.
pub fn persons_by_email(c: &Conn, site: &SiteId, email: &str) -> Result<Vec<Person>> {
    c.all(sql::PERSONS_BY_EMAIL, params![site, fold(email.trim())])?.iter().map(read_person).collect()
}

/// Persons of a site whose name or address contains the words, or whose id they are.
pub fn persons_like(c: &Conn, site: &SiteId, words: &str, limit: i64, offset: i64) -> Result<Vec<Person>> {
    let like = format!("%{}%", escape_like(&fold(words.trim())));
    let rows = c.all(sql::PERSONS_LIKE, params![site, like, words.trim(), limit, offset])?;
    rows.iter().map(read_person).collect()
}

/// Persons of a site in order of their ids, after `after` (empty: from the first).
pub fn persons_of_site(c: &Conn, site: &SiteId, after: &str, limit: i64) -> Result<Vec<Person>> {
    c.all(sql::PERSONS_OF_SITE, params![site, after, limit])?.iter().map(read_person).collect()
}

pub fn persons_of_manager(c: &Conn, manager: &PersonId) -> Result<Vec<Person>> {
    c.all(sql::PERSONS_OF_MANAGER, params![manager])?.iter().map(read_person).collect()
}

pub fn count_persons(c: &Conn, site: &SiteId) -> Result<i64> {
    Ok(c.one(sql::PERSONS_COUNT, params![site])?.map_or(0, |r| r.get(0)))
}

fn read_staff(c: &Conn, r: &Row) -> Result<Staff> {
    let id: StaffId = r.id(0);
    let roles = c.all(sql::ROLES_OF, params![&id])?;
    let roles = roles.iter().filter_map(|r| Some((r.id(0), Role::parse(&r.get::<String>(1))?))).collect();
    Ok(Staff {
        id,
        name: r.get(1),
        email: r.get(2),
        lang: r.get(3),
        langs: r.json(4)?,
        skills: r.json(5)?,
        authority: r.get(6),
        active: r.get(7),
        roles,
        made_at: r.instant(8),
        called: r.get(9),
    })
}

/// Adds a member of staff with their roles, or changes them.
pub fn put_staff(c: &Conn, s: &Staff) -> Result<()> {
    let langs = serde_json::to_value(&s.langs).unwrap_or_default();
    let skills = serde_json::to_value(&s.skills).unwrap_or_default();
    c.run(
        sql::STAFF_PUT,
        params![
            &s.id,
            &s.name,
            &s.email,
            fold(s.email.trim()),
            s.lang,
            langs,
            skills,
            s.authority,
            s.active,
            s.made_at,
            &s.called
        ],
    )?;
    c.run(sql::ROLES_DROP, params![&s.id])?;
    for (site, role) in &s.roles {
        c.run(sql::ROLE_PUT, params![&s.id, site, role.word()])?;
    }
    Ok(())
}

pub fn staff(c: &Conn, id: &StaffId) -> Result<Option<Staff>> {
    c.one(sql::STAFF, params![id])?.as_ref().map(|r| read_staff(c, r)).transpose()
}

/// An active member of staff by e-mail address, whatever its case.
pub fn staff_by_email(c: &Conn, email: &str) -> Result<Option<Staff>> {
    c.one(sql::STAFF_BY_EMAIL, params![fold(email.trim()), true])?
        .as_ref()
        .map(|r| read_staff(c, r))
        .transpose()
}

/// A member of staff by e-mail address, whatever its case, whether they are active or left.
pub fn staff_by_address(c: &Conn, email: &str) -> Result<Option<Staff>> {
    c.one(sql::STAFF_BY_ADDRESS, params![fold(email.trim())])?.as_ref().map(|r| read_staff(c, r)).transpose()
}

/// Whoever works at a site, by name.
pub fn staff_of_site(c: &Conn, site: &SiteId) -> Result<Vec<Staff>> {
    c.all(sql::STAFF_OF_SITE, params![site])?.iter().map(|r| read_staff(c, r)).collect()
}

pub fn all_staff(c: &Conn) -> Result<Vec<Staff>> {
    c.all(sql::STAFF_ALL, &[])?.iter().map(|r| read_staff(c, r)).collect()
}

/// Whether anybody may administer anything; if not, the set-up link is printed.
pub fn has_administrator(c: &Conn) -> Result<bool> {
    Ok(c.one(sql::ADMINISTRATORS, params![true])?.is_some_and(|r| r.get::<i64>(0) > 0))
}

/// Rows of each kind that one call of [`sweep`] deletes at most: whoever writes meanwhile waits for it.
const SWEPT: i64 = 200;

/// Deletes some of what nobody can use any more: old links, and sessions that ended long ago. Answers how many; to be
/// called until there are none.
pub fn sweep(c: &Conn, now: Instant) -> Result<u64> {
    Ok(c.run(sql::LINKS_EXPIRE, params![now - ground::Span::days(30), SWEPT])?
        + c.run(sql::SESSIONS_EXPIRE, params![now - crate::sign_in::REMEMBERED, SWEPT])?)
}
