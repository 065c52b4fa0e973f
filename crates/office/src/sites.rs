//! The sites of whoever asks, and a new one.

use crate::me::LEADS;
use crate::{Office, fields, hours, setup};
use askama::Template;
use axum::extract::State;
use ground::{Currency, Lang, Money, Refusal, SiteId, Text};
use http::StatusCode;
use people::{Audience, Look, Role, Site, shelf};
use serde::Deserialize;
use web::{Answer, Caller, Choice, Errors, Form, Page, see_with};

pub(crate) struct Row {
    site: Site,
    kind: &'static str,
    langs: String,
    persons: i64,
    open: bool,
}

#[derive(Template)]
#[template(path = "office/sites.html")]
struct SitesPage {
    p: Page,
    rows: Vec<Row>,
    administers: bool,
}

pub(crate) async fn list(State(office): State<Office>, caller: Caller, p: Page) -> Answer {
    let now = office.now();
    let rows = office.read(&caller, move |c, me| {
        let row = |site: Site| {
            Ok(Row {
                kind: kind_key(site.kind),
                langs: site.langs.iter().map(|l| l.own_name()).collect::<Vec<_>>().join(", "),
                persons: shelf::count_persons(c, &site.id)?,
                open: staffing::Week::of(&site).open_at(now),
                site,
            })
        };
        me.sites(c, LEADS)?.into_iter().map(row).collect::<ground::Result<Vec<_>>>()
    });
    let rows = rows.await?;
    let administers = caller.has(web::Role::Administrator);
    web::page(&SitesPage { p: p.titled("office-sites-title"), rows, administers })
}

pub(crate) const fn kind_key(kind: Audience) -> &'static str {
    match kind {
        Audience::Customers => "office-kind-customers",
        Audience::Employees => "office-kind-employees",
    }
}

#[derive(Template)]
#[template(path = "office/site_new.html")]
struct NewPage {
    p: Page,
    errors: Errors,
    f: Typed,
    kinds: Vec<Choice>,
    langs: Vec<Choice>,
    default_langs: Vec<Choice>,
    currencies: Vec<Choice>,
    zones: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    name: String,
    kind: String,
    host: String,
    langs: Vec<String>,
    default_lang: String,
    zone: String,
    currency: String,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            name: String::new(),
            kind: Audience::Customers.word().to_owned(),
            host: String::new(),
            langs: Vec::new(),
            default_lang: String::new(),
            zone: String::new(),
            currency: "EUR".to_owned(),
        }
    }
}

fn form(p: Page, f: Typed, errors: Errors) -> NewPage {
    let p = p.titled("office-site-new");
    NewPage {
        kinds: setup::kinds(&p, &f.kind),
        langs: fields::langs(&fields::parse_langs(&f.langs)),
        default_langs: fields::langs(&Lang::parse(&f.default_lang).into_iter().collect::<Vec<_>>()),
        currencies: fields::currencies(&f.currency),
        zones: fields::zones(),
        p,
        errors,
        f,
    }
}

pub(crate) async fn new(p: Page) -> Answer {
    let langs = Lang::ALL.map(|l| l.code().to_owned()).into();
    let default_lang = p.site.default_lang.code().to_owned();
    let f = Typed { langs, default_lang, zone: p.site.time_zone.clone(), ..Typed::default() };
    web::page(&form(p, f, Errors::none()))
}

/// Whoever makes a site administers it.
pub(crate) async fn create(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let name = fields::named(&f.name, "name", 60, &mut errors);
    let host = read_host(&f.host, &mut errors);
    let langs = fields::parse_langs(&f.langs);
    errors.require(!langs.is_empty(), "langs", "office-langs-missing");
    let zone = fields::zone(&f.zone);
    errors.require(zone.is_some(), "zone", "office-zone-wrong");
    let currency = Currency::parse(&f.currency).unwrap_or(Currency::EUR);
    let default_lang = fields::default_lang(&f.default_lang, &langs, &mut errors);
    let (Some(zone), true) = (zone, errors.is_empty()) else {
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(p, f, errors));
    };
    let site = Site {
        id: SiteId(id_of(&name)),
        name,
        kind: Audience::parse(&f.kind).unwrap_or_default(),
        host,
        langs,
        default_lang,
        time_zone: zone,
        currency,
        look: Look::default(),
        hours: hours::usual(),
        observe: true,
        keep_days: 90,
        recording_days: 30,
        voucher_budget: Money::new(50_000, currency),
        made_at: office.now(),
    };
    let id = site.id.clone();
    let made = office.write(&caller, move |c, hand| {
        if shelf::site(c, &site.id)?.is_some() {
            return Err(Refusal::input("site.name", "name", Text::new("office-site-name-taken")).into());
        }
        host_is_free(c, &site)?;
        shelf::put_site(c, &site)?;
        let mut me = hand.me.staff.clone();
        me.roles.push((site.id.clone(), Role::Administrator));
        shelf::put_staff(c, &me)?;
        hand.note(c, Some(&site.id), "site.made", site.id.as_str(), serde_json::Value::Null, shown(&site))
    });
    match made.await {
        Ok(_) => Ok(see_with(format!("/office/sites/{}", web::segment(&id)), &Text::new("office-site-made"))),
        Err(e) => {
            let errors = Errors::catch(e)?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &form(p, f, errors))
        }
    }
}

/// A site's id from its first name; it stays when the name changes.
pub(crate) fn id_of(name: &str) -> String {
    let id: String = knowledge::slug_of(name).chars().take(40).collect();
    let id = id.trim_matches('-');
    if id.is_empty() { "main".to_owned() } else { id.to_owned() }
}

/// The name under which browsers find a site: no scheme, no port, no path.
pub(crate) fn read_host(text: &str, errors: &mut Errors) -> Option<String> {
    let host = text.trim().trim_end_matches('.').to_ascii_lowercase();
    if host.is_empty() {
        return None;
    }
    let label = |l: &str| {
        !l.is_empty()
            && l.len() <= 63
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if host.len() > 253 || !host.split('.').all(label) {
        errors.add("host", Text::new("office-host-wrong"));
        return None;
    }
    Some(host)
}

/// Two sites cannot have one name, and only one can do without: it is found at every other name.
pub(crate) fn host_is_free(c: &store::Conn, site: &Site) -> ground::Result<()> {
    if shelf::sites(c)?.iter().any(|s| s.id != site.id && s.host == site.host) {
        let key = if site.host.is_some() { "office-host-taken" } else { "office-host-needed" };
        return Err(Refusal::input("site.host", "host", Text::new(key)).into());
    }
    Ok(())
}

/// A site as the audit trail shows it.
pub(crate) fn shown(s: &Site) -> serde_json::Value {
    let langs: Vec<&str> = s.langs.iter().map(|l| l.code()).collect();
    serde_json::json!({
        "name": s.name,
        "kind": s.kind.word(),
        "host": s.host,
        "langs": langs.join(", "),
        "default_lang": s.default_lang.code(),
        "time_zone": s.time_zone,
        "currency": s.currency.code(),
        "accent": s.look.accent,
        "mark": s.look.mark,
        "tagline": s.look.tagline,
        "hours": hours::told(&s.hours),
        "observe": s.observe,
        "keep_days": s.keep_days,
        "recording_days": s.recording_days,
        "voucher_budget": s.voucher_budget.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_plain_name() {
        let read = |text: &str| {
            let mut errors = Errors::none();
            let host = read_host(text, &mut errors);
            (host, errors.is_empty())
        };
        assert_eq!(read(" Help.Example.org. "), (Some("help.example.org".to_owned()), true));
        assert_eq!(read(""), (None, true));
        for wrong in ["https://a.b", "a.b:80", "a b", "-a.b", "a..b", "a.b/c"] {
            assert_eq!(read(wrong), (None, false), "{wrong}");
        }
        assert_eq!(id_of("Őszi Bolt!"), "oszi-bolt");
        assert_eq!(id_of("***"), "main");
    }
}
