//! Changes to a member of staff: who they are, what they can and may grant, their roles, leaving.

use super::{OnePage, Part, Typed, known, may_work, one};
use crate::hand::Hand;
use crate::me::ADMINISTRATORS;
use crate::{Me, Office, fields, seen};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Currency, Error, Lang, Refusal, Result, SiteId, StaffId, Text};
use http::StatusCode;
use people::sign_in::{self, Face};
use people::{Role, Staff, shelf, token};
use serde_json::Value;
use store::Conn;
use web::{Answer, Caller, Errors, Form, Page, see_with};

/// How the audit trail shows them.
pub(crate) mod shown {
    use people::Staff;
    use serde_json::{Value, json};

    pub fn who(s: &Staff) -> Value {
        json!({ "name": s.name, "called": s.called, "email": s.email, "lang": s.lang.code() })
    }

    pub fn work(s: &Staff) -> Value {
        let langs: Vec<&str> = s.langs.iter().map(|l| l.code()).collect();
        json!({
            "langs": langs.join(", "),
            "skills": s.skills.join(", "),
            "authority": ground::Money::new(s.authority, ground::Currency::EUR).to_string(),
        })
    }

    pub fn roles(s: &Staff, site: &ground::SiteId) -> Value {
        let roles: Vec<&str> = s.roles.iter().filter(|(id, _)| id == site).map(|(_, r)| r.word()).collect();
        json!({ "roles": roles.join(", ") })
    }
}

/// What one of the forms is about, as it stands now. Roles: at each site that the asker administers.
pub(super) fn stands(c: &Conn, me: &Me, p: &Page, s: &Staff, part: Part) -> Result<Value> {
    Ok(match part {
        Part::Who => shown::who(s),
        Part::Work => shown::work(s),
        Part::Roles => {
            let at = |site: people::Site| {
                let here = s.roles.iter().filter(|(id, _)| *id == site.id);
                let roles: Vec<_> = here.map(|(_, r)| p.t(super::role_key(*r))).collect();
                (site.name, Value::String(roles.join(", ")))
            };
            Value::Object(me.sites(c, ADMINISTRATORS)?.into_iter().map(at).collect())
        }
    })
}

/// The site under which a change is noted: the only one where they work; none where there are several.
fn site_of(s: &Staff) -> Option<SiteId> {
    let mut sites: Vec<&SiteId> = s.roles.iter().map(|(id, _)| id).collect();
    sites.sort();
    sites.dedup();
    if let [one] = sites.as_slice() { Some((*one).clone()) } else { None }
}

/// The roles they will have: at sites that the asker administers those that were ticked (with `only`: no
/// others), elsewhere as they are.
pub(crate) fn asked_roles(me: &Me, staff: &Staff, ticked: &[String], only: bool) -> Vec<(SiteId, Role)> {
    let mut roles: Vec<(SiteId, Role)> = staff.roles.clone();
    if only {
        roles.retain(|(site, _)| !me.is(site, ADMINISTRATORS));
    }
    let read = |t: &String| {
        let (role, site) = t.split_once('/')?;
        Some((SiteId::from(site), Role::parse(role)?))
    };
    let ticked = ticked.iter().filter_map(read).filter(|(site, _)| me.is(site, ADMINISTRATORS));
    roles.extend(ticked);
    roles.sort();
    roles.dedup();
    roles
}

/// Refuses to leave a site without anybody who administers it.
fn keeps_an_administrator(c: &Conn, before: &Staff, after: &Staff) -> Result<()> {
    for site in before.sites(ADMINISTRATORS).iter().filter(|s| !after.is(s, Role::Administrator)) {
        // Two who leave at once must not both count on the other.
        shelf::hold_site(c, site)?;
        let others = shelf::staff_of_site(c, site)?;
        if !others.iter().any(|s| s.id != before.id && s.is(site, Role::Administrator)) {
            let name = shelf::site(c, site)?.map_or_else(|| site.to_string(), |s| s.name);
            let text = Text::new("office-last-administrator").with("site", name);
            return Err(Refusal::input("staff.last-administrator", "roles", text).into());
        }
    }
    Ok(())
}

async fn again(
    office: &Office,
    caller: &Caller,
    p: Page,
    id: StaffId,
    sent: (Typed, Part, Errors),
) -> Result<OnePage> {
    office.read(caller, move |c, me| one(c, me, p.clone(), known(c, me, &id)?, Some(sent.clone()))).await
}

/// Writes one part; a refusal shows the page again.
async fn part<F>(
    (office, caller, p, id): (Office, Caller, Page, StaffId),
    (typed, which, errors): (Typed, Part, Errors),
    write: F,
) -> Answer
where
    F: Fn(&Conn, &Hand, Staff) -> Result<()> + Send + 'static,
{
    let mut errors = errors;
    if errors.is_empty() {
        let (who, p, sent) = (id.clone(), p.clone(), typed.seen.clone());
        let held = move |c: &Conn, hand: &Hand| {
            shelf::hold_staff(c, &who)?;
            let before = known(c, &hand.me, &who)?;
            seen::still(c, &p, &sent, &stands(c, &hand.me, &p, &before, which)?)?;
            write(c, hand, before)
        };
        let done = office.write(&caller, held).await;
        match done {
            Ok(()) => {
                prove_again(&office, &id);
                // Whoever lost their last role here is no longer ours to see.
                let who = id.clone();
                let seen = office.read(&caller, move |c, me| Ok(known(c, me, &who).is_ok())).await?;
                let one = if seen { format!("/{}", web::segment(&id)) } else { String::new() };
                return Ok(see_with(format!("/office/staff{one}"), &Text::new("office-saved")));
            }
            Err(e) => errors = Errors::catch(e)?,
        }
    }
    let page = again(&office, &caller, p, id, (typed, which, errors)).await?;
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Keeps what one of the forms changed, and notes what differs as `shown` shows it.
fn keep(c: &Conn, hand: &Hand, before: &Staff, after: &Staff, shown: fn(&Staff) -> Value) -> Result<()> {
    shelf::put_staff(c, after)?;
    let (site, id) = (site_of(after), after.id.as_str());
    hand.note(c, site.as_ref(), "staff.changed", id, shown(before), shown(after)).map(drop)
}

/// `POST /office/staff/{id}/who`: name, address, language.
pub(crate) async fn who(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<StaffId>,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let name = fields::named(&f.name, "name", 100, &mut errors);
    let called = fields::short(&f.called, "called", 60, &mut errors);
    let email = f.email.trim().to_owned();
    errors.require(sign_in::looks_like_mail(&email), "email", "office-email-wrong");
    let lang = Lang::parse(&f.lang).unwrap_or_default();
    part((office, caller, p, id), (f, Part::Who, errors), move |c, hand, before| {
        if !hand.me.governs(&before) {
            return Err(Error::Forbidden);
        }
        if shelf::staff_by_address(c, &email)?.is_some_and(|s| s.id != before.id) {
            let text = Text::new("office-email-taken");
            return Err(Refusal::input("staff.email-taken", "email", text).into());
        }
        let (name, called, email) = (name.clone(), called.clone(), email.clone());
        let after = Staff { name, called, email, lang, ..before.clone() };
        keep(c, hand, &before, &after, shown::who)
    })
    .await
}

/// `POST /office/staff/{id}/work`: languages, skills, what they may grant alone.
pub(crate) async fn work(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<StaffId>,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let langs = fields::parse_langs(&f.langs);
    errors.require(!langs.is_empty(), "langs", "office-langs-missing");
    let skills = fields::words(&f.skills);
    let authority = fields::amount(&f.authority, Currency::EUR, "authority", &mut errors);
    let authority = authority.map_or(0, |a| a.minor);
    part((office, caller, p, id), (f, Part::Work, errors), move |c, hand, before| {
        if !may_work(&hand.me, &before) {
            return Err(Error::Forbidden);
        }
        let after = Staff { langs: langs.clone(), skills: skills.clone(), authority, ..before.clone() };
        keep(c, hand, &before, &after, shown::work)
    })
    .await
}

/// `POST /office/staff/{id}/roles`: at the sites that the asker administers.
pub(crate) async fn roles(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<StaffId>,
    Form(f): Form<Typed>,
) -> Answer {
    let ticked = f.roles.clone();
    part((office, caller, p, id), (f, Part::Roles, Errors::none()), move |c, hand, before| {
        let mut after = before.clone();
        after.roles = asked_roles(&hand.me, &before, &ticked, true);
        keeps_an_administrator(c, &before, &after)?;
        shelf::put_staff(c, &after)?;
        for site in hand.me.sites(c, ADMINISTRATORS)? {
            let (was, is) = (shown::roles(&before, &site.id), shown::roles(&after, &site.id));
            hand.note(c, Some(&site.id), "staff.roles-changed", after.id.as_str(), was, is)?;
        }
        Ok(())
    })
    .await
}

#[derive(Template)]
#[template(path = "office/staff_departure.html")]
struct DeparturePage {
    p: Page,
    errors: Errors,
    staff: Staff,
}

fn leaving(c: &Conn, me: &Me, id: &StaffId) -> Result<Staff> {
    let staff = known(c, me, id)?;
    if me.governs(&staff) && me.id() != id { Ok(staff) } else { Err(Error::Forbidden) }
}

/// `GET /office/staff/{id}/departure`: what it means, before it is done.
pub(crate) async fn departure(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<StaffId>,
) -> Answer {
    let staff = office.read(&caller, move |c, me| leaving(c, me, &id)).await?;
    let p = p.titled("office-staff-leave");
    web::page(&DeparturePage { p, errors: Errors::none(), staff })
}

/// Their open tabs prove at once what they may still hear, instead of at the next turn.
fn prove_again(office: &Office, id: &StaffId) {
    office.house.hub.flash(&format!("staff:{id}"), web::live::RIGHTS, String::new());
}

/// They can sign in no more, at once, on any device; their keys end. What they did stays theirs.
pub(crate) async fn depart(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<StaffId>,
) -> Answer {
    let who = id.clone();
    let done = office.write(&caller, move |c, hand| {
        shelf::hold_staff(c, &who)?;
        let before = leaving(c, &hand.me, &who)?;
        let after = Staff { active: false, ..before.clone() };
        keeps_an_administrator(c, &before, &after)?;
        if !dialogue::shelf::engaged(c, std::slice::from_ref(&who))?.is_empty() {
            let text = Text::new("office-staff-busy").with("name", before.name);
            return Err(Refusal::conflict("staff.in-dialogue", text).into());
        }
        shelf::put_staff(c, &after)?;
        sign_in::end_all(c, Face::Desk, who.as_str())?;
        sign_in::end_all(c, Face::Office, who.as_str())?;
        token::revoke_all(c, &who, hand.now)?;
        let active = |yes: bool| serde_json::json!({ "active": yes });
        let site = site_of(&before);
        hand.note(c, site.as_ref(), "staff.left", who.as_str(), active(true), active(false)).map(drop)
    });
    match done.await {
        Ok(()) => {
            prove_again(&office, &id);
            Ok(see_with(format!("/office/staff/{}", web::segment(&id)), &Text::new("office-staff-gone")))
        }
        Err(e) => {
            let errors = Errors::catch(e)?;
            let staff = office.read(&caller, move |c, me| leaving(c, me, &id)).await?;
            let page = DeparturePage { p: p.titled("office-staff-leave"), errors, staff };
            web::page_as(StatusCode::CONFLICT, &page)
        }
    }
}

/// `POST /office/staff/{id}/return`: takes the departure back.
pub(crate) async fn come_back(
    State(office): State<Office>,
    caller: Caller,
    Path(id): Path<StaffId>,
) -> Answer {
    let to = format!("/office/staff/{}", web::segment(&id));
    office
        .write(&caller, move |c, hand| {
            shelf::hold_staff(c, &id)?;
            let before = leaving(c, &hand.me, &id)?;
            shelf::put_staff(c, &Staff { active: true, ..before.clone() })?;
            let active = |yes: bool| serde_json::json!({ "active": yes });
            let site = site_of(&before);
            hand.note(c, site.as_ref(), "staff.came-back", id.as_str(), active(before.active), active(true))
        })
        .await?;
    Ok(see_with(to, &Text::new("office-staff-back")))
}
