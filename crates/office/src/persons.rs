//! Those who are served: found, added, changed by whoever leads their site.

use crate::me::{Chosen, LEADS};
use crate::{Office, fields, seen};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Error, Instant, Lang, PersonId, Refusal, Text};
use http::StatusCode;
use people::{Approach, Kind, Person, Prefs, Site, shelf, timeline};
use serde::Deserialize;
use web::{Answer, Caller, Choice, Errors, Form, Page, Query, see_with};

const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "office/persons.html")]
struct PersonsPage {
    p: Page,
    chosen: Chosen,
    q: String,
    rows: Vec<(Person, &'static str)>,
    newer: String,
    older: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
    q: String,
    page: i64,
}

pub(crate) const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Customer => "office-person-customer",
        Kind::Employee => "office-person-employee",
        Kind::Manager => "office-person-manager",
    }
}

pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let chosen = me.choose(c, &w.site, LEADS)?;
        let n = w.page.clamp(0, 100_000);
        let mut found = shelf::persons_like(c, &chosen.site.id, &w.q, PAGE + 1, n * PAGE)?;
        let more = found.len() as i64 > PAGE;
        found.truncate(PAGE as usize);
        let to = |n: i64| {
            let (site, q) = (web::segment(&chosen.site.id), web::segment(&w.q));
            format!("/office/persons?site={site}&q={q}&page={n}")
        };
        Ok(PersonsPage {
            p: p.clone().titled("office-persons"),
            newer: if n > 0 { to(n - 1) } else { String::new() },
            older: if more { to(n + 1) } else { String::new() },
            rows: found.into_iter().map(|p| (p.clone(), kind_key(p.kind))).collect(),
            q: w.q.clone(),
            chosen,
        })
    });
    web::page(&page.await?)
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    site: String,
    first: String,
    last: String,
    email: String,
    phone: String,
    lang: String,
    kind: String,
    manager: String,
    /// What the form was opened with.
    seen: String,
}

/// Something that happened, as the page shows it.
struct Happened {
    at: Instant,
    text: String,
}

#[derive(Template)]
#[template(path = "office/person.html")]
struct OnePage {
    p: Page,
    errors: Errors,
    f: Typed,
    site: Site,
    /// Empty for somebody new.
    id: String,
    heading: String,
    unapproached: bool,
    langs: Vec<Choice>,
    kinds: Vec<Choice>,
    managers: Vec<Choice>,
    happened: Vec<Happened>,
}

impl OnePage {
    fn family_first(&self) -> bool {
        people::family_first(self.p.lang)
    }
}

fn form(
    c: &store::Conn,
    p: &Page,
    site: Site,
    person: Option<&Person>,
    (mut f, errors): (Typed, Errors),
) -> ground::Result<OnePage> {
    if let Some(person) = person {
        f.seen = seen::carried(&errors, &f.seen, &shown(person));
    }
    let lang: Vec<_> = Lang::parse(&f.lang).into_iter().collect();
    let kinds: &[Kind] = match site.kind {
        people::Audience::Customers => &[Kind::Customer],
        people::Audience::Employees => &[Kind::Employee, Kind::Manager],
    };
    let mut managers = Vec::new();
    if site.kind == people::Audience::Employees {
        let all = shelf::persons_of_site(c, &site.id, "", 2_000)?;
        let others = all.iter().filter(|o| o.kind == Kind::Manager && person.is_none_or(|p| p.id != o.id));
        managers =
            others.map(|o| Choice::new(o.id.as_str(), o.name()).chosen(o.id.as_str() == f.manager)).collect();
    }
    let entries = person.map_or(Ok(Vec::new()), |who| timeline::recent(c, &who.id, 50))?;
    Ok(OnePage {
        errors,
        id: person.map(|who| who.id.to_string()).unwrap_or_default(),
        heading: person.map_or_else(|| p.t("office-person-new"), Person::name),
        unapproached: person.is_some_and(|who| who.prefs.approach == Approach::Never),
        langs: fields::langs(&lang),
        kinds: kinds
            .iter()
            .map(|k| Choice::new(k.word(), p.t(kind_key(*k))).chosen(k.word() == f.kind))
            .collect(),
        managers,
        happened: entries.iter().map(|e| Happened { at: e.at, text: p.say(&e.text) }).collect(),
        p: p.clone(),
        f,
        site,
    })
}

fn titled(mut page: OnePage) -> OnePage {
    page.p = page.p.titled_as(page.heading.as_str());
    page
}

pub(crate) async fn new(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let site = me.choose(c, &w.site, LEADS)?.site;
        let employees = site.kind == people::Audience::Employees;
        let kind = if employees { Kind::Employee } else { Kind::Customer };
        let f = Typed {
            site: site.id.to_string(),
            lang: site.default_lang.code().to_owned(),
            kind: kind.word().to_owned(),
            ..Typed::default()
        };
        form(c, &p, site, None, (f, Errors::none()))
    });
    web::page(&titled(page.await?))
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<PersonId>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let person = shelf::person(c, &id)?.ok_or(Error::NotFound)?;
        let site = me.site(c, &person.site, LEADS)?;
        let f = Typed {
            site: site.id.to_string(),
            first: person.first.clone(),
            last: person.last.clone(),
            email: person.email.clone(),
            phone: person.phone.clone(),
            lang: person.lang.code().to_owned(),
            kind: person.kind.word().to_owned(),
            manager: person.manager.as_ref().map(PersonId::to_string).unwrap_or_default(),
            seen: String::new(),
        };
        form(c, &p, site, Some(&person), (f, Errors::none()))
    });
    web::page(&titled(page.await?))
}

fn check(f: &Typed) -> Errors {
    let mut errors = Errors::none();
    fields::named(&format!("{} {}", f.first, f.last), "last", 100, &mut errors);
    errors.require(people::sign_in::looks_like_mail(f.email.trim()), "email", "office-email-wrong");
    if f.phone.chars().count() > 40 {
        errors.add("phone", Text::new("office-too-long").with("most", 40));
    }
    errors
}

fn trimmed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What was typed, put onto a person.
fn applied(f: &Typed, mut person: Person, now: Instant) -> Person {
    person.first = trimmed(&f.first);
    person.last = trimmed(&f.last);
    f.email.trim().clone_into(&mut person.email);
    person.phone = trimmed(&f.phone);
    person.lang = Lang::parse(&f.lang).unwrap_or(person.lang);
    person.kind = Kind::parse(&f.kind).unwrap_or(person.kind);
    person.manager = Some(f.manager.as_str()).filter(|m| !m.is_empty()).map(PersonId::from);
    person.changed_at = now;
    person
}

fn shown(p: &Person) -> serde_json::Value {
    serde_json::json!({
        "first": p.first, "last": p.last, "email": p.email, "phone": p.phone, "lang": p.lang.code(),
        "kind": p.kind.word(), "manager": p.manager.as_ref().map(PersonId::as_str),
    })
}

/// Two with one address could not be told apart when they sign in; a manager is one of the same site.
fn fits(c: &store::Conn, person: &Person) -> ground::Result<()> {
    let same = shelf::persons_by_email(c, &person.site, &person.email)?;
    if same.iter().any(|p| p.id != person.id) {
        let text = Text::new("office-email-taken");
        return Err(Refusal::input("person.email-taken", "email", text).into());
    }
    if let Some(manager) = &person.manager
        && (*manager == person.id || shelf::person_at(c, &person.site, manager)?.kind != Kind::Manager)
    {
        return Err(Refusal::input("person.manager", "manager", Text::new("office-manager-wrong")).into());
    }
    Ok(())
}

pub(crate) async fn create(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Form(f): Form<Typed>,
) -> Answer {
    let (mut errors, id) = (check(&f), office.house.world.id::<PersonId>());
    if errors.is_empty() {
        let (typed, id) = (f.clone(), id.clone());
        let made = office.write(&caller, move |c, hand| {
            let site = hand.me.site(c, &typed.site.as_str().into(), LEADS)?;
            let blank = Person {
                id: id.clone(),
                site: site.id.clone(),
                kind: Kind::Customer,
                first: String::new(),
                last: String::new(),
                email: String::new(),
                phone: String::new(),
                lang: site.default_lang,
                address: people::Address::default(),
                prefs: Prefs::default(),
                manager: None,
                extra: serde_json::json!({}),
                made_at: hand.now,
                changed_at: hand.now,
            };
            let person = applied(&typed, blank, hand.now);
            fits(c, &person)?;
            shelf::put_person(c, &person)?;
            let before = serde_json::Value::Null;
            hand.note(c, Some(&site.id), "person.added", person.id.as_str(), before, shown(&person)).map(drop)
        });
        match made.await {
            Ok(()) => {
                let to = format!("/office/persons?site={}", web::segment(&f.site));
                return Ok(see_with(to, &Text::new("office-person-added")));
            }
            Err(e) => errors = Errors::catch(e)?,
        }
    }
    let page = office.read(&caller, move |c, me| {
        let site = me.site(c, &f.site.as_str().into(), LEADS)?;
        form(c, &p, site, None, (f.clone(), errors.clone()))
    });
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &titled(page.await?))
}

pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<PersonId>,
    Form(f): Form<Typed>,
) -> Answer {
    let mut errors = check(&f);
    if errors.is_empty() {
        let (typed, id, page) = (f.clone(), id.clone(), p.clone());
        let to = format!("/office/persons/{}", web::segment(&id));
        let done = office.write(&caller, move |c, hand| {
            shelf::hold_person(c, &id)?;
            let before = shelf::person(c, &id)?.ok_or(Error::NotFound)?;
            let site = hand.me.site(c, &before.site, LEADS)?;
            seen::still(c, &page, &typed.seen, &shown(&before))?;
            let after = applied(&typed, before.clone(), hand.now);
            fits(c, &after)?;
            shelf::put_person(c, &after)?;
            let (was, is) = (shown(&before), shown(&after));
            hand.note(c, Some(&site.id), "person.changed", id.as_str(), was, is).map(drop)
        });
        match done.await {
            Ok(()) => return Ok(see_with(to, &Text::new("office-saved"))),
            Err(e) => errors = Errors::catch(e)?,
        }
    }
    let page = office.read(&caller, move |c, me| {
        let person = shelf::person(c, &id)?.ok_or(Error::NotFound)?;
        let site = me.site(c, &person.site, LEADS)?;
        form(c, &p, site, Some(&person), (f.clone(), errors.clone()))
    });
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &titled(page.await?))
}
