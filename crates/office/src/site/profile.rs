//! Name, audience, host, languages and time zone of a site.

use super::{carried, caught, change, for_form, saved};
use crate::me::ADMINISTRATORS;
use crate::sites::{host_is_free, read_host};
use crate::{Office, fields, setup};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Lang, SiteId};
use http::StatusCode;
use people::{Audience, Site};
use serde::Deserialize;
use web::{Answer, Caller, Choice, Errors, Form, Page};

#[derive(Template)]
#[template(path = "office/site_profile.html")]
struct ProfilePage {
    p: Page,
    errors: Errors,
    site: Site,
    f: Typed,
    kinds: Vec<Choice>,
    langs: Vec<Choice>,
    default_langs: Vec<Choice>,
    zones: Vec<String>,
    seen: String,
}

const FIELDS: &[&str] = &["name", "kind", "host", "langs", "default_lang", "time_zone"];

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    kind: String,
    host: String,
    langs: Vec<String>,
    default_lang: String,
    zone: String,
    seen: String,
}

fn form(p: Page, site: Site, f: Typed, errors: Errors) -> ProfilePage {
    let p = p.titled("office-site-profile");
    ProfilePage {
        kinds: setup::kinds(&p, &f.kind),
        langs: fields::langs(&fields::parse_langs(&f.langs)),
        default_langs: fields::langs(&Lang::parse(&f.default_lang).into_iter().collect::<Vec<_>>()),
        zones: fields::zones(),
        seen: carried(&site, FIELDS, &errors, &f.seen),
        p,
        errors,
        site,
        f,
    }
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let site = for_form(&office, &caller, &id).await?;
    let f = Typed {
        name: site.name.clone(),
        kind: site.kind.word().to_owned(),
        host: site.host.clone().unwrap_or_default(),
        langs: site.langs.iter().map(|l| l.code().to_owned()).collect(),
        default_lang: site.default_lang.code().to_owned(),
        zone: site.time_zone.clone(),
        seen: String::new(),
    };
    web::page(&form(p, site, f, Errors::none()))
}

pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let name = fields::named(&f.name, "name", 60, &mut errors);
    let host = read_host(&f.host, &mut errors);
    let langs = fields::parse_langs(&f.langs);
    errors.require(!langs.is_empty(), "langs", "office-langs-missing");
    let default_lang = fields::default_lang(&f.default_lang, &langs, &mut errors);
    let zone = fields::zone(&f.zone);
    errors.require(zone.is_some(), "zone", "office-zone-wrong");
    let kind = Audience::parse(&f.kind).unwrap_or_default();
    if let (Some(zone), true) = (zone, errors.is_empty()) {
        let done =
            change((&office, &caller, &p), (&id, ADMINISTRATORS), (FIELDS, &f.seen), move |c, _, site| {
                site.name.clone_from(&name);
                site.kind = kind;
                site.host.clone_from(&host);
                site.langs.clone_from(&langs);
                site.default_lang = default_lang;
                site.time_zone.clone_from(&zone);
                host_is_free(c, site)
            });
        match caught(done.await)? {
            None => return Ok(saved(&id)),
            Some(refused) => errors = refused,
        }
    }
    let site = for_form(&office, &caller, &id).await?;
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(p, site, f, errors))
}
