//! The form of one quick reply: a new one, or one that is there.

use super::{address, blanks, change, chosen, example, found, settle, shown};
use crate::Office;
use crate::me::OFFICE;
use askama::Template;
use axum::extract::{Path, State};
use dialogue::{QuickReply, shelf};
use ground::{Lang, Refusal, SiteId, Text};
use http::StatusCode;
use people::Site;
use serde::Deserialize;
use serde_json::Value;
use web::{Answer, Caller, Errors, Form, Page, Query, see_with};

#[derive(Template)]
#[template(path = "office/reply.html")]
struct ReplyPage {
    p: Page,
    errors: Errors,
    site: Site,
    lang: Lang,
    /// Empty for a new one.
    id: String,
    f: Typed,
    blanks: Vec<(String, String, String)>,
    /// What was typed, as the desk would fill it in; empty where nothing is filled in.
    example: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    lang: String,
    short: String,
    body: String,
    /// What stood there when the form was opened.
    seen: String,
}

impl Typed {
    fn reply(&self, id: &str) -> QuickReply {
        QuickReply { id: id.to_owned(), short: self.short.clone(), body: self.body.clone() }
    }
}

/// A reply as a form remembers it, to notice that somebody else changed it.
fn mark(r: &QuickReply) -> String {
    ground::digest(&format!("{}\n{}", r.short, r.body))
}

fn page(p: Page, errors: Errors, site: Site, (lang, id): (Lang, String), f: Typed) -> ReplyPage {
    let p = if id.is_empty() { p.titled("office-reply-new") } else { p.titled_as(format!("/{}", f.short)) };
    ReplyPage {
        blanks: blanks(&p, &site),
        example: example(&p, &site, &f.reply("")),
        p,
        errors,
        site,
        lang,
        id,
        f,
    }
}

/// `GET /office/sites/{id}/replies/new?lang=de`
pub(crate) async fn new(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Query(f): Query<Typed>,
) -> Answer {
    let site = office.read(&caller, move |c, me| me.site(c, &id, OFFICE)).await?;
    let lang = chosen(&site, &f.lang);
    web::page(&page(p, Errors::none(), site, (lang, String::new()), Typed::default()))
}

/// `POST /office/sites/{id}/replies`
pub(crate) async fn create(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(f): Form<Typed>,
) -> Answer {
    let (typed, fresh) = (f.clone(), office.house.world.id::<ground::EventId>().0);
    let made = change(&office, &caller, &id, move |c, hand, site| {
        let (lang, r) = (chosen(site, &typed.lang), shelf::clean_reply(&typed.reply(&fresh))?);
        settle(c, &site.id, lang)?;
        shelf::add_reply(c, &site.id, lang, &r)?;
        hand.note(c, Some(&site.id), "reply.added", &fresh, Value::Null, shown(lang, &r))?;
        Ok(lang)
    });
    match made.await {
        Ok(lang) => Ok(see_with(address(&id, lang), &Text::new("office-reply-added"))),
        Err(e) => {
            let errors = Errors::catch(e)?;
            let site = office.read(&caller, move |c, me| me.site(c, &id, OFFICE)).await?;
            let lang = chosen(&site, &f.lang);
            let page = page(p, errors, site, (lang, String::new()), f);
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// `GET /office/sites/{id}/replies/{reply}`
pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path((id, reply)): Path<(SiteId, String)>,
) -> Answer {
    let (site, lang, r) = office
        .read(&caller, move |c, me| {
            let site = me.site(c, &id, OFFICE)?;
            let (lang, r) = found(c, &site, &reply)?;
            Ok((site, lang, r))
        })
        .await?;
    let seen = mark(&r);
    let f = Typed { lang: lang.code().to_owned(), short: r.short, body: r.body, seen };
    web::page(&page(p, Errors::none(), site, (lang, r.id), f))
}

/// `POST /office/sites/{id}/replies/{reply}`
pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path((id, reply)): Path<(SiteId, String)>,
    Form(f): Form<Typed>,
) -> Answer {
    let (typed, which) = (f.clone(), reply.clone());
    let done = change(&office, &caller, &id, move |c, hand, site| {
        let (lang, before) = found(c, site, &which)?;
        if mark(&before) != typed.seen {
            let now = Text::new("office-reply-changed-meanwhile").with("body", before.body);
            return Err(Refusal::input("reply.changed-meanwhile", "body", now).into());
        }
        settle(c, &site.id, lang)?;
        let after = shelf::clean_reply(&typed.reply(&which))?;
        shelf::change_reply(c, &site.id, &after)?;
        hand.note(c, Some(&site.id), "reply.changed", &which, shown(lang, &before), shown(lang, &after))?;
        Ok(lang)
    });
    match done.await {
        Ok(lang) => Ok(see_with(address(&id, lang), &Text::new("office-saved"))),
        Err(e) => {
            let errors = Errors::catch(e)?;
            let (site, lang, now) = office
                .read(&caller, move |c, me| {
                    let site = me.site(c, &id, OFFICE)?;
                    let (lang, now) = found(c, &site, &reply)?;
                    Ok((site, lang, now))
                })
                .await?;
            // Saved once more, it replaces what the other wrote: that was shown.
            let changed = errors.rule.as_deref() == Some("reply.changed-meanwhile");
            let seen = if changed { mark(&now) } else { f.seen.clone() };
            let status = if changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            web::page_as(status, &page(p, errors, site, (lang, now.id), Typed { seen, ..f }))
        }
    }
}
