//! A site's website: where our script stands, why it may observe, what it may name, and the keys by which the
//! website's server says who somebody is.

use super::{caught, for_form};
use crate::me::ADMINISTRATORS;
use crate::observed::kind_name;
use crate::{Office, seen};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Error, Instant, Refusal, Result, SiteId, Text};
use http::StatusCode;
use people::Site;
use people::website::{self, Basis, FIELDS_MAX, ORIGINS_MAX, Secret, Website};
use serde::Deserialize;
use serde_json::{Value, json};
use store::Conn;
use web::{Answer, Caller, Choice, Errors, Form, Page, Settings, see_with};

/// Events that a fresh installation shows.
const ARRIVED: i64 = 30;
/// Longest name or selector of a field.
const FIELD_MAX: usize = 100;

/// An event that arrived from the website.
struct Arrived {
    at: Instant,
    kind: String,
    page: String,
}

/// A key as the page lists it; never its secret.
struct Key {
    kid: String,
    made_at: Instant,
    retired_at: Option<Instant>,
}

#[derive(Template)]
#[template(path = "office/site_website.html")]
struct WebsitePage {
    p: Page,
    errors: Errors,
    site: Site,
    /// What goes into the pages, once there is a website.
    tag: Option<String>,
    policy: String,
    bases: Vec<Choice>,
    origins: String,
    allowed: String,
    seen: String,
    keys: Vec<Key>,
    arrived: Vec<Arrived>,
}

#[derive(Template)]
#[template(path = "office/site_website_key.html")]
struct KeyPage {
    p: Page,
    site: Site,
    kid: String,
    secret: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    basis: String,
    origins: String,
    fields: String,
    seen: String,
}

const FIELDS: &[&str] = &["basis", "origins", "fields"];

fn shown(w: Option<&Website>) -> Value {
    w.map_or_else(
        || json!({ "basis": "", "origins": [], "fields": [] }),
        |w| json!({ "basis": w.basis.code(), "origins": w.origins, "fields": w.fields }),
    )
}

/// The portal's own origin, from which the script comes.
fn portal(settings: &Settings, site: &Site) -> String {
    let authority = settings.authority();
    let port = authority.rsplit_once(':').filter(|(_, p)| p.bytes().all(|b| b.is_ascii_digit()));
    let at = match (&site.host, port) {
        (Some(host), Some((_, port))) => format!("{host}:{port}"),
        (Some(host), None) => host.clone(),
        (None, _) => authority.to_owned(),
    };
    format!("{}://{at}", settings.scheme())
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

struct Known {
    website: Option<Website>,
    secrets: Vec<Secret>,
    events: Vec<journey::Event>,
}

async fn known(office: &Office, caller: &Caller, id: &SiteId) -> Result<Known> {
    let id = id.clone();
    office
        .read(caller, move |c, me| {
            me.site(c, &id, ADMINISTRATORS)?;
            Ok(Known {
                website: website::of_site(c, &id)?,
                secrets: website::secrets(c, &id)?,
                events: journey::shelf::foreign(c, &id, ARRIVED)?,
            })
        })
        .await
}

async fn page(
    office: &Office,
    caller: &Caller,
    p: Page,
    id: &SiteId,
    typed: Option<Typed>,
    errors: Errors,
) -> Result<WebsitePage> {
    let site = for_form(office, caller, id).await?;
    let Known { website, secrets, events } = known(office, caller, id).await?;
    let own = |w: &Website| Typed {
        basis: w.basis.code().to_owned(),
        origins: w.origins.join("\n"),
        fields: w.fields.join("\n"),
        seen: String::new(),
    };
    let f = typed.or_else(|| website.as_ref().map(own)).unwrap_or_default();
    let at = portal(&office.house.settings, &site);
    let tag = website.as_ref().map(|w| {
        format!(
            "<script src=\"{at}/segue.js\" data-site=\"{}\" referrerpolicy=\"no-referrer\" async></script>",
            w.key
        )
    });
    let socket = at.replacen("http", "ws", 1);
    let basis = |b: Basis| {
        let key = format!("office-basis-{}", b.code());
        Choice::new(b.code(), p.t(&key)).hint(p.t(format!("{key}-hint"))).chosen(f.basis == b.code())
    };
    let told = |e: &journey::Event| Arrived {
        at: e.at,
        kind: kind_name(&p, e.kind.code()),
        page: e.page.trim_start_matches('/').to_owned(),
    };
    Ok(WebsitePage {
        tag,
        policy: format!("script-src {at}; connect-src {at} {socket}"),
        bases: Basis::ALL.map(basis).into(),
        seen: seen::carried(&errors, &f.seen, &seen::of(&shown(website.as_ref()), FIELDS)),
        keys: secrets
            .into_iter()
            .map(|s| Key { kid: s.kid, made_at: s.made_at, retired_at: s.retired_at })
            .collect(),
        arrived: events.iter().filter(|e| e.stands()).map(told).collect(),
        p: p.titled("office-site-website"),
        errors,
        site,
        origins: f.origins,
        allowed: f.fields,
    })
}

/// `GET /office/sites/{id}/website`
pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    web::page(&page(&office, &caller, p, &id, None, Errors::none()).await?)
}

/// What was typed, if all of it fits.
fn read(f: &Typed, errors: &mut Errors) -> (Basis, Vec<String>, Vec<String>) {
    let basis = Basis::parse(&f.basis);
    errors.require(basis.is_some(), "basis", "office-website-basis-missing");
    let mut origins = Vec::new();
    for line in lines(&f.origins) {
        match website::origin(&line) {
            Some(origin) if !origins.contains(&origin) => origins.push(origin),
            Some(_) => {}
            None => errors.add("origins", Text::new("office-website-origin-wrong").with("origin", line)),
        }
    }
    if origins.len() > ORIGINS_MAX {
        errors.add("origins", Text::new("people-website-too-many").with("most", ORIGINS_MAX as i64));
    }
    errors.require(!origins.is_empty() || errors.has("origins"), "origins", "office-website-origin-missing");
    let mut fields: Vec<String> = Vec::new();
    for field in lines(&f.fields) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    if fields.len() > FIELDS_MAX || fields.iter().any(|f| f.chars().count() > FIELD_MAX) {
        let most = Text::new("office-website-fields-wrong").with("most", FIELDS_MAX as i64);
        errors.add("fields", most.with("length", FIELD_MAX as i64));
    }
    (basis.unwrap_or_default(), origins, fields)
}

/// `POST /office/sites/{id}/website`
pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let (basis, origins, fields) = read(&f, &mut errors);
    if errors.is_empty() {
        let (site, sent, said, key) =
            (id.clone(), f.seen.clone(), p.clone(), office.house.world.token()[..20].to_owned());
        let done = office.write(&caller, move |c, hand| {
            people::shelf::hold_site(c, &site)?;
            hand.me.site(c, &site, ADMINISTRATORS)?;
            let before = website::of_site(c, &site)?;
            let was = shown(before.as_ref());
            seen::still(c, &said, &sent, &seen::of(&was, FIELDS))?;
            let after = Website {
                site: site.clone(),
                key: before.map_or_else(|| key.clone(), |w| w.key),
                origins: origins.clone(),
                basis,
                fields: fields.clone(),
                changed_at: hand.now,
            };
            website::put(c, &after)?;
            hand.note(c, Some(&site), "website.changed", site.as_str(), was, shown(Some(&after))).map(drop)
        });
        match caught(done.await)? {
            None => return Ok(see_with(address(&id), &Text::new("office-saved"))),
            Some(refused) => errors = refused,
        }
    }
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&office, &caller, p, &id, Some(f), errors).await?)
}

fn address(id: &SiteId) -> String {
    format!("/office/sites/{}/website", web::segment(id))
}

/// `POST /office/sites/{id}/website/keys`: the answer is the only page that ever shows the secret.
pub(crate) async fn make(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let world = &office.house.world;
    let key = Secret {
        kid: format!("k-{}", &world.token()[..8]),
        secret: world.token(),
        made_at: p.now,
        retired_at: None,
    };
    let (site, kept) = (id.clone(), key.clone());
    let done = office.write(&caller, move |c, hand| {
        let of = hand.me.site(c, &site, ADMINISTRATORS)?;
        has_website(c, &site)?;
        website::add_secret(c, &site, &kept)?;
        let after = json!({ "key": kept.kid });
        hand.note(c, Some(&site), "website.key-made", site.as_str(), Value::Null, after)?;
        Ok(of)
    });
    match done.await {
        Ok(site) => web::page(&KeyPage {
            p: p.titled("office-website-key-made"),
            site,
            kid: key.kid,
            secret: key.secret,
        }),
        Err(e) => {
            let errors = Errors::catch(e)?;
            web::page_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &page(&office, &caller, p, &id, None, errors).await?,
            )
        }
    }
}

fn has_website(c: &Conn, site: &SiteId) -> Result<()> {
    match website::of_site(c, site)? {
        Some(_) => Ok(()),
        None => Err(Refusal::conflict("website.none", Text::new("office-website-first")).into()),
    }
}

/// `POST /office/sites/{id}/website/keys/{kid}/retirement`
pub(crate) async fn retire(
    State(office): State<Office>,
    caller: Caller,
    Path((id, kid)): Path<(SiteId, String)>,
) -> Answer {
    let site = id.clone();
    office
        .write(&caller, move |c, hand| {
            hand.me.site(c, &site, ADMINISTRATORS)?;
            if !website::retire_secret(c, &site, &kid, hand.now)? {
                return Err(Error::NotFound);
            }
            let before = json!({ "key": kid });
            hand.note(c, Some(&site), "website.key-retired", site.as_str(), before, Value::Null).map(drop)
        })
        .await?;
    Ok(see_with(address(&id), &Text::new("office-website-key-retired")))
}
