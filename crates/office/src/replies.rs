//! A site's quick replies in each of its languages: what account managers call up with `/` and a word.
//! Until a site writes its own in a language, the built-in ones are there; the first change makes them its own.

pub(crate) mod form;

use crate::Office;
use crate::hand::Hand;
use crate::me::{Me, OFFICE};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use dialogue::{BLANKS, QuickReply, shelf};
use ground::{Error, Lang, Refusal, Result, SiteId, Text};
use people::Site;
use people::audit::{self, Change};
use serde::Deserialize;
use serde_json::{Value, json};
use store::Conn;
use web::{Answer, Caller, Choice, Form, Page, Query, see_saying, see_with};

/// Removals that the page still offers to take back.
const REMOVED: i64 = 5;

/// A reply as the list shows it.
struct Row {
    id: String,
    short: String,
    body: String,
    /// With its blanks filled by an example; empty where it has none.
    example: String,
}

#[derive(Template)]
#[template(path = "office/replies.html")]
struct ListPage {
    p: Page,
    site: Site,
    lang: Lang,
    langs: Vec<Choice>,
    rows: Vec<Row>,
    /// None of them is the site's own.
    built_in: bool,
    leads: bool,
    /// Lately removed: id and short word.
    removed: Vec<(String, String)>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    lang: String,
}

/// The built-in replies of a language, with ids that they would have as this site's own.
fn built_in(site: &SiteId, lang: Lang) -> Vec<QuickReply> {
    let all = QuickReply::defaults(lang, |lang, text| web::Tongue::new(lang).say(text));
    let own = |r: QuickReply| QuickReply { id: format!("{site}.{}.{}", lang.code(), r.short), ..r };
    all.into_iter().map(own).collect()
}

/// The replies in force, and whether they are the built-in ones.
fn in_force(c: &Conn, site: &SiteId, lang: Lang) -> Result<(Vec<QuickReply>, bool)> {
    let own = shelf::replies(c, site, lang)?;
    Ok(if own.is_empty() { (built_in(site, lang), true) } else { (own, false) })
}

/// Makes the built-in ones the site's own, where it has none.
fn settle(c: &Conn, site: &SiteId, lang: Lang) -> Result<()> {
    let (all, built_in) = in_force(c, site, lang)?;
    if built_in {
        for (r, place) in all.iter().zip(1i64..) {
            shelf::save_reply(c, site, lang, r, place)?;
        }
    }
    Ok(())
}

/// A reply in force by its id. Errors: not found.
fn found(c: &Conn, site: &Site, id: &str) -> Result<(Lang, QuickReply)> {
    if let Some((lang, reply, _)) = shelf::reply(c, &site.id, id)? {
        return Ok((lang, reply));
    }
    for lang in site.langs.iter().copied() {
        let (all, built_in) = in_force(c, &site.id, lang)?;
        if let Some(reply) = all.into_iter().find(|r| built_in && r.id == id) {
            return Ok((lang, reply));
        }
    }
    Err(Error::NotFound)
}

/// The language asked for, if the site speaks it; else its usual one.
fn chosen(site: &Site, code: &str) -> Lang {
    Lang::parse(code).filter(|l| site.langs.contains(l)).unwrap_or(site.default_lang)
}

/// An example of what the desk fills in.
fn example(p: &Page, site: &Site, reply: &QuickReply) -> String {
    if !reply.has_blanks() {
        return String::new();
    }
    reply.filled(
        |name| if name == "site" { site.name.clone() } else { p.t(format!("office-blank-{name}-such")) },
    )
}

/// What can be filled in: the word in braces, what it stands for, an example.
fn blanks(p: &Page, site: &Site) -> Vec<(String, String, String)> {
    let one = |name: &str| {
        let such = QuickReply { id: String::new(), short: String::new(), body: format!("{{{name}}}") };
        (such.body.clone(), p.t(format!("office-blank-{name}")), example(p, site, &such))
    };
    BLANKS.map(one).into()
}

fn address(site: &SiteId, lang: Lang) -> String {
    format!("/office/sites/{}/replies?lang={}", web::segment(site), lang.code())
}

/// As the audit trail shows it.
fn shown(lang: Lang, r: &QuickReply) -> Value {
    json!({ "short": r.short, "body": r.body, "lang": lang.code() })
}

/// The last removals in this language that could be taken back, the newest first.
fn removed(c: &Conn, site: &SiteId, lang: Lang) -> Result<Vec<Change>> {
    let wanted =
        audit::Wanted { sites: vec![site.clone()], kind: "reply.removed".into(), ..audit::Wanted::default() };
    let mut all = audit::find(c, &wanted, 100, 0)?;
    let mut seen: Vec<String> = Vec::new();
    all.retain(|x| {
        let first = !seen.contains(&x.subject);
        seen.push(x.subject.clone());
        first && x.before.get("lang").and_then(Value::as_str) == Some(lang.code())
    });
    let mut left = Vec::new();
    for change in all {
        if left.len() < REMOVED as usize && shelf::reply(c, site, &change.subject)?.is_none() {
            left.push(change);
        }
    }
    Ok(left)
}

fn word<'a>(change: &'a Change, name: &str) -> &'a str {
    change.before.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// `GET /office/sites/{id}/replies?lang=de`
pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let site = me.site(c, &id, OFFICE)?;
        let lang = chosen(&site, &w.lang);
        let (all, built_in) = in_force(c, &site.id, lang)?;
        let removed = removed(c, &site.id, lang)?;
        let tab = |l: &Lang| Choice::new(l.code(), l.own_name()).chosen(*l == lang);
        Ok(ListPage {
            p: p.clone().titled("office-replies-title"),
            langs: site.langs.iter().map(tab).collect(),
            rows: all
                .into_iter()
                .map(|r| Row { example: example(&p, &site, &r), id: r.id, short: r.short, body: r.body })
                .collect(),
            removed: removed.iter().map(|x| (x.subject.clone(), word(x, "short").to_owned())).collect(),
            leads: me.is(&site.id, crate::me::LEADS),
            site,
            lang,
            built_in,
        })
    });
    web::page(&page.await?)
}

/// Changes replies of a site, with its row held: one change after the other.
async fn change<T, F>(office: &Office, caller: &Caller, id: &SiteId, change: F) -> Result<T>
where
    T: Send + 'static,
    F: Fn(&Conn, &Hand, &Site) -> Result<T> + Send + 'static,
{
    let id = id.clone();
    office
        .write(caller, move |c, hand| {
            people::shelf::hold_site(c, &id)?;
            let site = writable(c, &hand.me, &id)?;
            change(c, hand, &site)
        })
        .await
}

fn writable(c: &Conn, me: &Me, id: &SiteId) -> Result<Site> {
    me.site(c, id, OFFICE)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Move {
    /// `up`; anything else is down.
    to: String,
}

/// `POST /office/sites/{id}/replies/{reply}/moves`: one place up or down.
pub(crate) async fn place(
    State(office): State<Office>,
    caller: Caller,
    Path((id, reply)): Path<(SiteId, String)>,
    Form(f): Form<Move>,
) -> Answer {
    let (up, which) = (f.to == "up", reply.clone());
    let lang = change(&office, &caller, &id, move |c, hand, site| {
        let (lang, r) = found(c, site, &which)?;
        settle(c, &site.id, lang)?;
        let all = shelf::replies(c, &site.id, lang)?;
        let mut ids: Vec<&str> = all.iter().map(|r| r.id.as_str()).collect();
        let at = ids.iter().position(|id| *id == which).ok_or(Error::NotFound)?;
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < ids.len()) };
        if let Some(to) = to {
            ids.swap(at, to);
            shelf::order_replies(c, &site.id, &ids)?;
            let place = |n: usize| json!({ "short": r.short, "lang": lang.code(), "place": n + 1 });
            hand.note(c, Some(&site.id), "reply.moved", &which, place(at), place(to))?;
        }
        Ok(lang)
    });
    Ok(see_with(address(&id, lang.await?), &Text::new("office-reply-moved")))
}

/// `POST /office/sites/{id}/replies/{reply}/removal`: at once; the page that follows offers to take it back.
pub(crate) async fn remove(
    State(office): State<Office>,
    caller: Caller,
    Path((id, reply)): Path<(SiteId, String)>,
) -> Answer {
    let gone = change(&office, &caller, &id, move |c, hand, site| {
        let (lang, r) = found(c, site, &reply)?;
        settle(c, &site.id, lang)?;
        shelf::drop_reply(c, &site.id, &reply)?;
        hand.note(c, Some(&site.id), "reply.removed", &reply, shown(lang, &r), Value::Null)?;
        Ok((lang, r.short))
    });
    let (lang, short) = gone.await?;
    Ok(see_with(address(&id, lang), &Text::new("office-reply-removed").with("short", short)))
}

/// `POST /office/sites/{id}/replies/{reply}/restoration`: takes a removal back.
pub(crate) async fn restore(
    State(office): State<Office>,
    caller: Caller,
    Path((id, reply)): Path<(SiteId, String)>,
) -> Answer {
    let done = change(&office, &caller, &id, move |c, hand, site| {
        let wanted = audit::Wanted {
            sites: vec![site.id.clone()],
            kind: "reply.removed".into(),
            subject: reply.clone(),
            ..audit::Wanted::default()
        };
        let change = audit::find(c, &wanted, 1, 0)?.into_iter().next().ok_or(Error::NotFound)?;
        let lang = Lang::parse(word(&change, "lang")).ok_or(Error::NotFound)?;
        // Twice is once.
        if shelf::reply(c, &site.id, &reply)?.is_none() {
            let text = |name: &str| word(&change, name).to_owned();
            let r = QuickReply { id: reply.clone(), short: text("short"), body: text("body") };
            shelf::add_reply(c, &site.id, lang, &r)?;
            hand.note(c, Some(&site.id), "reply.restored", &reply, Value::Null, shown(lang, &r))?;
        }
        Ok((lang, word(&change, "short").to_owned()))
    });
    match done.await {
        Ok((lang, short)) => {
            let text = Text::new("office-reply-restored").with("short", short);
            Ok(see_with(address(&id, lang), &text))
        }
        Err(Error::Refused(r)) => Ok(sorry(&id, &r)),
        Err(e) => Err(e.into()),
    }
}

fn sorry(id: &SiteId, r: &Refusal) -> Response {
    see_saying(format!("/office/sites/{}/replies", web::segment(id)), "bad", &r.reason)
}
