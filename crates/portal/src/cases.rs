//! The person's cases: what is open with us, what was, and saying that it is not solved.

use crate::Portal;
use crate::session::Me;
use ::dialogue::{Case, shelf};
use askama::Template;
use axum::extract::{Path, State};
use ground::{CaseId, EventId, Instant, Result, SiteId, Span, Text};
use http::StatusCode;
use remedy::Voucher;
use serde::Deserialize;
use staffing::Week;
use store::Conn;
use web::{Answer, Errors, Form, Page, Routes, Who, see_with};

/// By when they hear from us where no hours are known.
pub(crate) const SOON: Span = Span::days(2);

/// The addresses of this file; merged into the portal's table.
pub fn routes() -> Routes<Portal> {
    Routes::new()
        .get("/cases", Who::Person, list)
        .get("/cases/{id}", Who::Person, get)
        .post("/cases/{id}/additions", Who::Person, add)
        // A thread within a case names its files relative to its own page.
        .get("/cases/{id}/files/{file}", Who::Person, crate::dialogue::files::get)
}

/// By when whoever asks now hears from us.
pub(crate) fn promise(c: &Conn, site: &SiteId, now: Instant) -> Result<Option<Instant>> {
    Ok(people::shelf::site(c, site)?.and_then(|s| Week::of(&s).promise(now)))
}

#[derive(Template)]
#[template(path = "help/cases.html")]
struct CasesPage {
    p: Page,
    open: Vec<Case>,
    resolved: Vec<Case>,
    vouchers: Vec<Voucher>,
}

/// `GET /cases`: what is open with us, and what was.
pub async fn list(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let id = me.id().clone();
    let find = move |c: &Conn| Ok((shelf::cases_of(c, &id, 100)?, remedy::shelf::vouchers_of(c, &id)?));
    let (all, vouchers) = portal.house.db.read(find).await?;
    let (open, resolved) = all.into_iter().partition(Case::is_open);
    web::page(&CasesPage { p: p.titled("dialogue-cases-title"), open, resolved, vouchers })
}

#[derive(Template)]
#[template(path = "help/case.html")]
struct CasePage {
    p: Page,
    k: Case,
    owner: String,
    messages: Vec<String>,
    recordings: Vec<journey::Recording>,
    /// By when they would hear from us, were it opened again.
    by: Option<Instant>,
    errors: Errors,
    words: String,
}

impl CasePage {
    /// The label of the field.
    fn asks(&self) -> String {
        self.p.t(if self.k.is_open() { "dialogue-more-label-open" } else { "dialogue-more-label" })
    }
}

async fn page(portal: &Portal, p: Page, me: &Me, id: CaseId) -> Result<CasePage> {
    let (own, voice) = (me.id().clone(), portal.line.voice.clone());
    let find = move |c: &Conn| {
        let k = shelf::case_for(c, &id, &own)?;
        let owner = k.staff.as_ref().map(|s| people::shelf::staff(c, s)).transpose()?.flatten();
        let messages = match &k.dialogue {
            Some(d) => shelf::transcript(c, d)?,
            None => Vec::new(),
        };
        let recordings = match &k.dialogue {
            Some(d) => journey::recording::of_dialogue(c, d, p.now)?,
            None => Vec::new(),
        };
        let html = |m: &::dialogue::Message| ::dialogue::message_html(m, p.lang, &p.site.time_zone, &*voice);
        Ok(CasePage {
            p: p.clone().titled_as(k.subject.clone()),
            owner: owner.map(|s| s.name).unwrap_or_default(),
            recordings,
            messages: messages.iter().map(html).collect(),
            by: promise(c, &k.site, p.now)?,
            errors: Errors::none(),
            words: String::new(),
            k,
        })
    };
    portal.house.db.read(find).await
}

/// `GET /cases/{id}`: with its thread.
pub async fn get(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<CaseId>) -> Answer {
    web::page(&page(&portal, p, &me, id).await?)
}

#[derive(Deserialize)]
pub struct More {
    #[serde(default)]
    words: String,
}

/// `POST /cases/{id}/additions`: more is said of it; a resolved case is open again.
pub async fn add(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    Path(id): Path<CaseId>,
    Form(f): Form<More>,
) -> Answer {
    portal.limits.messages.take(me.id().as_str(), p.now).map_err(web::Oops::TooMany)?;
    let (line, own, case, now) = (portal.line.clone(), me.id().clone(), id.clone(), p.now);
    let (entry, words) = (portal.house.world.id::<EventId>(), f.words.clone());
    let added = portal.house.db.write(move |c| {
        let case = shelf::case_for(c, &case, &own)?;
        let until = promise(c, &case.site, now)?.unwrap_or(now + SOON);
        shelf::say_more(c, &case, &words, until, &line, &entry, now)?;
        handover::facts::cases(c, &line, &case.site);
        Ok(case.is_open())
    });
    match added.await {
        Ok(was_open) => {
            let said = if was_open { "dialogue-more-added" } else { "dialogue-more-reopened" };
            Ok(see_with(format!("/cases/{id}"), &Text::new(said)))
        }
        Err(e) => {
            let errors = Errors::catch(e)?;
            let mut page = page(&portal, p, &me, id).await?;
            (page.errors, page.words) = (errors, f.words);
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
