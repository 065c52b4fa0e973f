//! Somebody new on the staff, or somebody of another site who gets a role here too.

use super::{RoleSet, Typed, role_sets};
use crate::me::ADMINISTRATORS;
use crate::staff::change::{asked_roles, shown};
use crate::{Office, fields};
use askama::Template;
use axum::extract::State;
use ground::{Currency, Lang, Refusal, Result, StaffId, Text};
use http::StatusCode;
use people::{Staff, shelf};
use web::{Answer, Caller, Choice, Errors, Form, Page, see_with};

#[derive(Template)]
#[template(path = "office/staff_new.html")]
struct NewPage {
    p: Page,
    errors: Errors,
    f: Typed,
    langs: Vec<Choice>,
    own_lang: Vec<Choice>,
    role_sets: Vec<RoleSet>,
}

async fn form(office: &Office, caller: &Caller, p: Page, f: Typed, errors: Errors) -> Result<NewPage> {
    let sites = office.read(caller, |c, me| me.sites(c, ADMINISTRATORS)).await?;
    let own: Vec<_> = Lang::parse(&f.lang).into_iter().collect();
    let p = p.titled("office-staff-new");
    Ok(NewPage {
        langs: fields::langs(&fields::parse_langs(&f.langs)),
        own_lang: fields::langs(&own),
        role_sets: role_sets(&p, &sites, &f.roles),
        p,
        errors,
        f,
    })
}

pub(crate) async fn get(State(office): State<Office>, caller: Caller, p: Page) -> Answer {
    let lang = p.lang.code().to_owned();
    let f = Typed { langs: vec![lang.clone()], lang, authority: "25.00".to_owned(), ..Typed::default() };
    web::page(&form(&office, &caller, p, f, Errors::none()).await?)
}

pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let name = fields::named(&f.name, "name", 100, &mut errors);
    let called = fields::short(&f.called, "called", 60, &mut errors);
    let email = f.email.trim().to_owned();
    errors.require(people::sign_in::looks_like_mail(&email), "email", "office-email-wrong");
    let authority = fields::amount(&f.authority, Currency::EUR, "authority", &mut errors);
    errors.require(!f.roles.is_empty(), "roles", "office-roles-missing");
    if let (Some(authority), true) = (authority, errors.is_empty()) {
        let id: StaffId = office.house.world.id();
        let fresh = Staff {
            id: id.clone(),
            name,
            called,
            email,
            lang: Lang::parse(&f.lang).unwrap_or_default(),
            langs: fields::parse_langs(&f.langs),
            skills: fields::words(&f.skills),
            authority: authority.minor,
            active: true,
            roles: Vec::new(),
            made_at: office.now(),
        };
        let asked = f.roles.clone();
        let made = office.write(&caller, move |c, hand| {
            let known = shelf::staff_by_address(c, &fresh.email)?;
            if known.as_ref().is_some_and(|s| !s.active) {
                let text = Text::new("office-staff-left-already");
                return Err(Refusal::input("staff.left", "email", text).into());
            }
            let before = known.clone().unwrap_or_else(|| fresh.clone());
            let mut staff = before.clone();
            staff.roles = asked_roles(&hand.me, &staff, &asked, false);
            shelf::put_staff(c, &staff)?;
            let id = staff.id.as_str();
            if known.is_none() {
                let after = serde_json::json!({ "name": staff.name, "email": staff.email });
                let site = staff.roles.first().map(|(s, _)| s.clone());
                hand.note(c, site.as_ref(), "staff.added", id, serde_json::Value::Null, after)?;
            }
            for site in hand.me.sites(c, ADMINISTRATORS)? {
                let roles = |s: &Staff| shown::roles(s, &site.id);
                hand.note(c, Some(&site.id), "staff.roles-changed", id, roles(&before), roles(&staff))?;
            }
            Ok((staff, known.is_some()))
        });
        match made.await {
            Ok((staff, known)) => {
                let key = if known { "office-staff-known" } else { "office-staff-added" };
                let text = Text::new(key).with("name", staff.name);
                return Ok(see_with(format!("/office/staff/{}", web::segment(&staff.id)), &text));
            }
            Err(e) => errors = Errors::catch(e)?,
        }
    }
    let page = form(&office, &caller, p, f, errors).await?;
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
