//! The first site and its administrator, by the single-use link that the program prints.

use crate::{Office, fields, sign_in};
use askama::Template;
use axum::extract::State;
use ground::{Currency, Error, EventId, Instant, Lang, Money, Result, SiteId, StaffId};
use http::StatusCode;
use people::audit::{self, Change};
use people::sign_in::{self as door, Face as Door, Signed};
use people::{Audience, Look, Role, Site, Staff, shelf};
use serde::Deserialize;
use store::Conn;
use web::{Answer, Choice, Errors, Form, Page, Query, csrf};

#[derive(Template)]
#[template(path = "office/setup.html")]
struct SetupPage {
    p: Page,
    errors: Errors,
    token: String,
    f: Typed,
    /// Sites that are there already, brought in by an import: they get the administrator.
    sites: Vec<String>,
    kinds: Vec<Choice>,
    langs: Vec<Choice>,
    default_langs: Vec<Choice>,
    currencies: Vec<Choice>,
    zones: Vec<String>,
    own_langs: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "office/setup_spent.html")]
struct SpentPage {
    p: Page,
}

#[derive(Clone, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    token: String,
    site: String,
    kind: String,
    langs: Vec<String>,
    default_lang: String,
    zone: String,
    currency: String,
    name: String,
    email: String,
    lang: String,
    desk: String,
}

impl Default for Typed {
    fn default() -> Self {
        let text = String::new;
        Self {
            token: text(),
            site: text(),
            kind: Audience::Customers.word().to_owned(),
            langs: Vec::new(),
            default_lang: text(),
            zone: "UTC".to_owned(),
            currency: "EUR".to_owned(),
            name: text(),
            email: text(),
            lang: text(),
            desk: text(),
        }
    }
}

pub(crate) fn kinds(p: &Page, chosen: &str) -> Vec<Choice> {
    [Audience::Customers, Audience::Employees]
        .map(|a| Choice::new(a.word(), p.t(format!("office-kind-{}", a.word()))).chosen(a.word() == chosen))
        .into()
}

fn page(p: Page, f: Typed, sites: Vec<String>, errors: Errors) -> SetupPage {
    let p = p.titled("office-setup-title");
    let chosen = fields::parse_langs(&f.langs);
    SetupPage {
        token: f.token.clone(),
        sites,
        kinds: kinds(&p, &f.kind),
        langs: fields::langs(&chosen),
        default_langs: fields::langs(&Lang::parse(&f.default_lang).into_iter().collect::<Vec<_>>()),
        currencies: fields::currencies(&f.currency),
        zones: fields::zones(),
        own_langs: fields::langs(&[Lang::parse(&f.lang).unwrap_or(p.lang)]),
        p,
        errors,
        f,
    }
}

/// The names of the sites that are there, where the link works; `None` where it does not.
async fn look(office: &Office, token: String) -> Result<Option<Vec<String>>> {
    let now = office.now();
    office
        .house
        .db
        .read(move |c| {
            let fits = door::look(c, &token, now)?.is_some_and(|s| s.face == Door::Setup);
            if !fits || shelf::has_administrator(c)? {
                return Ok(None);
            }
            Ok(Some(shelf::sites(c)?.into_iter().map(|s| s.name).collect()))
        })
        .await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Token {
    token: String,
}

pub(crate) async fn get(State(office): State<Office>, p: Page, Query(q): Query<Token>) -> Answer {
    let Some(sites) = look(&office, q.token.clone()).await? else { return spent(p) };
    let langs = vec![p.lang.code().to_owned()];
    let default_lang = p.lang.code().to_owned();
    let f = Typed { token: q.token, langs, default_lang, desk: "yes".to_owned(), ..Typed::default() };
    web::page(&page(p, f, sites, Errors::none()))
}

fn spent(p: Page) -> Answer {
    web::page_as(StatusCode::CONFLICT, &SpentPage { p: p.titled("office-setup-spent") })
}

pub(crate) async fn post(State(office): State<Office>, p: Page, Form(f): Form<Typed>) -> Answer {
    let Some(sites) = look(&office, f.token.clone()).await? else { return spent(p) };
    let (world, now) = (office.house.world.clone(), office.now());
    let mut errors = Errors::none();
    let staff = administrator(&f, world.id(), now, &mut errors);
    let site = if sites.is_empty() { first_site(&f, now, &mut errors) } else { None };
    if !errors.is_empty() {
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page(p, f, sites, errors));
    }
    let (secret, noted): (String, EventId) = (world.token(), world.id());
    let (kept, token, desk) = (secret.clone(), f.token.clone(), f.desk == "yes");
    let made = office.house.db.write(move |c| {
        if door::redeem(c, &token, now)?.face != Door::Setup || shelf::has_administrator(c)? {
            return Err(Error::NotFound);
        }
        begin(c, site.as_ref(), staff.clone(), desk, &noted, now)?;
        let who =
            Signed { face: Door::Office, subject: staff.id.to_string(), site: None, next: String::new() };
        door::begin(c, &kept, &csrf::of(&kept), &who, now)
    });
    match made.await {
        Ok(()) => Ok(sign_in::arriving("/office", &secret)),
        Err(Error::Refused(_) | Error::NotFound) => spent(p),
        Err(e) => Err(e.into()),
    }
}

/// Whoever sets the house up administers everything that is there.
fn begin(
    c: &Conn,
    site: Option<&Site>,
    mut staff: Staff,
    desk: bool,
    noted: &EventId,
    now: Instant,
) -> Result<()> {
    if let Some(site) = site {
        shelf::put_site(c, site)?;
    }
    let mut roles = vec![Role::Administrator];
    if desk {
        roles.extend([Role::AccountManager, Role::Supervisor]);
    }
    for site in shelf::sites(c)? {
        staff.roles.extend(roles.iter().map(|r| (site.id.clone(), *r)));
    }
    // Nobody administers anything, but somebody with this address may be there already.
    if let Some(known) = shelf::staff_by_email(c, &staff.email)? {
        staff.id = known.id;
    }
    shelf::put_staff(c, &staff)?;
    let change = Change {
        at: now,
        staff: Some(staff.id.clone()),
        staff_name: staff.name.clone(),
        site: None,
        kind: "house.begun".to_owned(),
        subject: staff.id.to_string(),
        before: serde_json::Value::Null,
        after: serde_json::json!({ "name": staff.name, "email": staff.email }),
    };
    audit::note(c, &change, noted)
}

fn administrator(f: &Typed, id: StaffId, now: Instant, errors: &mut Errors) -> Staff {
    let name = fields::short(&f.name, "name", 100, errors);
    errors.require(!name.is_empty(), "name", "office-your-name-missing");
    errors.require(door::looks_like_mail(f.email.trim()), "email", "office-email-wrong");
    let lang = Lang::parse(&f.lang).unwrap_or_default();
    Staff {
        id,
        name,
        called: String::new(),
        email: f.email.trim().to_owned(),
        lang,
        langs: vec![lang],
        skills: Vec::new(),
        authority: 5_000,
        active: true,
        roles: Vec::new(),
        made_at: now,
    }
}

fn first_site(f: &Typed, now: Instant, errors: &mut Errors) -> Option<Site> {
    let name = fields::short(&f.site, "site", 60, errors);
    errors.require(!name.is_empty(), "site", "office-site-name-missing");
    let langs = fields::parse_langs(&f.langs);
    errors.require(!langs.is_empty(), "langs", "office-langs-missing");
    let default_lang = fields::default_lang(&f.default_lang, &langs, errors);
    let zone = fields::zone(&f.zone);
    errors.require(zone.is_some(), "zone", "office-zone-wrong");
    let currency = Currency::parse(&f.currency).unwrap_or(Currency::EUR);
    Some(Site {
        id: SiteId(crate::sites::id_of(&name)),
        name,
        kind: Audience::parse(&f.kind).unwrap_or_default(),
        host: None,
        default_lang,
        langs,
        time_zone: zone?,
        currency,
        look: Look::default(),
        hours: crate::hours::usual(),
        observe: true,
        keep_days: 90,
        recording_days: 30,
        voucher_budget: Money::new(50_000, currency),
        made_at: now,
    })
}
