//! Keys for programs, each bound to a person or to a member of staff.

use crate::me::ADMINISTRATORS;
use crate::{Me, Office, fields};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Error, EventId, Instant, PersonId, Refusal, Result, SiteId, StaffId, Text};
use http::StatusCode;
use people::shelf;
use people::token::{self, Bearer, Token};
use serde::Deserialize;
use store::Conn;
use web::{Answer, Caller, Choice, Errors, Form, Page, see_with};

/// Keys that are looked through; older ones are not listed.
const MOST: i64 = 1_000;

struct Row {
    id: String,
    label: String,
    who: String,
    staff: bool,
    made_at: Instant,
    revoked_at: Option<Instant>,
}

#[derive(Template)]
#[template(path = "office/tokens.html")]
struct TokensPage {
    p: Page,
    rows: Vec<Row>,
}

/// The name and the site of whom a key acts for, where the asker administers them: a key can do whatever
/// its bearer can.
fn bearer(c: &Conn, me: &Me, bearer: &Bearer) -> Result<Option<(String, Option<SiteId>)>> {
    Ok(match bearer {
        Bearer::Person(id) => {
            shelf::person(c, id)?.filter(|p| me.is(&p.site, ADMINISTRATORS)).map(|p| (p.name(), Some(p.site)))
        }
        Bearer::Staff(id) => shelf::staff(c, id)?
            .filter(|s| me.governs(s) && !s.roles.is_empty())
            .map(|s| (s.name, s.roles.first().map(|(site, _)| site.clone()))),
    })
}

fn row(t: Token, who: String) -> Row {
    let staff = matches!(t.bearer, Bearer::Staff(_));
    Row { id: t.id, label: t.label, who, staff, made_at: t.made_at, revoked_at: t.revoked_at }
}

pub(crate) async fn list(State(office): State<Office>, caller: Caller, p: Page) -> Answer {
    let rows = office.read(&caller, |c, me| {
        let mut rows = Vec::new();
        for t in token::list(c, MOST)? {
            if let Some((who, _)) = bearer(c, me, &t.bearer)? {
                rows.push(row(t, who));
            }
        }
        Ok(rows)
    });
    let rows = rows.await?;
    web::page(&TokensPage { p: p.titled("office-tokens-title"), rows })
}

#[derive(Template)]
#[template(path = "office/token_new.html")]
struct NewPage {
    p: Page,
    errors: Errors,
    f: Typed,
    staff: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "office/token_made.html")]
struct MadePage {
    p: Page,
    secret: String,
    label: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    label: String,
    staff: String,
    /// A person's id or mail address.
    person: String,
}

async fn form(office: &Office, caller: &Caller, p: Page, f: Typed, errors: Errors) -> Result<NewPage> {
    let chosen = f.staff.clone();
    let staff = office.read(caller, move |c, me| {
        let all = shelf::all_staff(c)?;
        let ours = all.into_iter().filter(|s| s.active && !s.roles.is_empty() && me.governs(s));
        Ok(ours.map(|s| Choice::new(s.id.as_str(), s.name).chosen(s.id.as_str() == chosen)).collect())
    });
    Ok(NewPage { staff: staff.await?, p: p.titled("office-token-new"), errors, f })
}

pub(crate) async fn new(State(office): State<Office>, caller: Caller, p: Page) -> Answer {
    web::page(&form(&office, &caller, p, Typed::default(), Errors::none()).await?)
}

/// A person by id or, at the asker's sites, by mail address.
fn person(c: &Conn, me: &Me, text: &str) -> Result<Option<PersonId>> {
    if let Some(found) = shelf::person(c, &text.into())? {
        return Ok(me.is(&found.site, ADMINISTRATORS).then_some(found.id));
    }
    for site in me.sites(c, ADMINISTRATORS)? {
        if let Some(found) = shelf::persons_by_email(c, &site.id, text)?.into_iter().next() {
            return Ok(Some(found.id));
        }
    }
    Ok(None)
}

/// Makes a key; the answer is the only page that ever shows it.
pub(crate) async fn create(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = Errors::none();
    let label = fields::named(&f.label, "label", 100, &mut errors);
    let (staff, who) = (f.staff.trim().to_owned(), f.person.trim().to_owned());
    errors.require(staff.is_empty() != who.is_empty(), "person", "office-token-for-one");
    if errors.is_empty() {
        let world = &office.house.world;
        let (secret, id): (String, EventId) = (world.token(), world.id());
        let (kept, named) = (secret.clone(), label.clone());
        let made = office.write(&caller, move |c, hand| {
            let unknown = || Refusal::input("token.unknown", "person", Text::new("office-token-unknown"));
            let whose = if staff.is_empty() {
                Bearer::Person(person(c, &hand.me, &who)?.ok_or_else(unknown)?)
            } else {
                Bearer::Staff(StaffId::from(staff.as_str()))
            };
            let (name, site) = bearer(c, &hand.me, &whose)?.ok_or_else(unknown)?;
            token::create(c, &kept, &whose, &named, &id, hand.now)?;
            let after = serde_json::json!({ "label": named, "bearer": name });
            let before = serde_json::Value::Null;
            hand.note(c, site.as_ref(), "token.created", id.as_str(), before, after).map(drop)
        });
        match made.await {
            Ok(()) => return web::page(&MadePage { p: p.titled("office-token-made"), secret, label }),
            Err(e) => errors = Errors::catch(e)?,
        }
    }
    let page = form(&office, &caller, p, f, errors).await?;
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

#[derive(Template)]
#[template(path = "office/token_revoke.html")]
struct RevokePage {
    p: Page,
    row: Row,
}

fn ours(c: &Conn, me: &Me, id: &str) -> Result<(Token, String, Option<SiteId>)> {
    let found = token::find(c, id)?.ok_or(Error::NotFound)?;
    let (who, site) = bearer(c, me, &found.bearer)?.ok_or(Error::NotFound)?;
    Ok((found, who, site))
}

pub(crate) async fn revocation(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<String>,
) -> Answer {
    let (t, who, _) = office.read(&caller, move |c, me| ours(c, me, &id)).await?;
    web::page(&RevokePage { p: p.titled("office-token-revoke"), row: row(t, who) })
}

pub(crate) async fn revoke(State(office): State<Office>, caller: Caller, Path(id): Path<String>) -> Answer {
    office
        .write(&caller, move |c, hand| {
            let (t, who, site) = ours(c, &hand.me, &id)?;
            if token::revoke(c, &id, hand.now)? {
                let before = serde_json::json!({ "label": t.label, "bearer": who });
                hand.note(c, site.as_ref(), "token.revoked", &id, before, serde_json::Value::Null)?;
            }
            Ok(())
        })
        .await?;
    Ok(see_with("/office/tokens", &Text::new("office-token-revoked")))
}
