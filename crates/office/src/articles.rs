//! What a site knows, for those who write it: its articles, in every language and state.

mod new;
mod one;
pub(crate) mod versions;

pub(crate) use new::{get as new, post as create, preview as preview_new};
pub(crate) use one::{get, post, preview};

use crate::me::{Chosen, WRITERS};
use crate::{Office, fields};
use askama::Template;
use axum::extract::State;
use ground::{Lang, Result};
use knowledge::{Listed, shelf};
use serde::Deserialize;
use store::Conn;
use web::{Answer, Caller, Choice, Page, Query};

const PAGE: i64 = 50;

/// How the badge of a state looks.
pub(crate) const fn tone(state: knowledge::State) -> &'static str {
    match state {
        knowledge::State::Published => "good",
        knowledge::State::Draft => "warn",
        knowledge::State::Withdrawn => "",
    }
}

struct Row {
    a: Listed,
    audience: String,
    state: String,
    tone: &'static str,
    /// Its other languages.
    others: Vec<Lang>,
}

#[derive(Template)]
#[template(path = "office/articles.html")]
struct ArticlesPage {
    p: Page,
    chosen: Chosen,
    q: String,
    langs: Vec<Choice>,
    states: Vec<Choice>,
    filtered: bool,
    rows: Vec<Row>,
    newer: String,
    older: String,
}

#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    site: String,
    q: String,
    lang: String,
    state: String,
    page: i64,
}

impl Wanted {
    fn to(&self, site: &str, page: i64) -> String {
        let part = |text: &str| web::segment(text);
        let (site, q, lang, state) = (part(site), part(&self.q), part(&self.lang), part(&self.state));
        format!("/office/articles?site={site}&q={q}&lang={lang}&state={state}&page={page}")
    }
}

/// `GET /office/articles?site=shop&q=returns&lang=de&state=draft`
pub(crate) async fn list(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Query(w): Query<Wanted>,
) -> Answer {
    let page = office.read(&caller, move |c, me| {
        let chosen = me.choose(c, &w.site, WRITERS)?;
        let n = w.page.clamp(0, 100_000);
        // One's own language first; `any` asks for all of them.
        let langs = &chosen.site.langs;
        let own = if langs.contains(&p.lang) { p.lang } else { chosen.site.default_lang };
        let lang = if w.lang.is_empty() { Some(own) } else { Lang::parse(&w.lang) };
        let which = (lang, knowledge::State::parse(&w.state));
        let mut found = shelf::list_in(c, &chosen.site.id, &w.q, which, PAGE + 1, n * PAGE)?;
        let more = found.len() as i64 > PAGE;
        found.truncate(PAGE as usize);
        let site = chosen.site.id.to_string();
        let state = |s: knowledge::State| Choice::new(s.word(), p.say(&s.text())).chosen(which.1 == Some(s));
        Ok(ArticlesPage {
            rows: found.into_iter().map(|a| row(c, &p, &chosen, a)).collect::<Result<_>>()?,
            langs: fields::langs(&which.0.into_iter().collect::<Vec<_>>()),
            states: knowledge::State::ALL.map(state).into(),
            filtered: !w.q.trim().is_empty() || !w.lang.is_empty() || which.1.is_some(),
            newer: if n > 0 { w.to(&site, n - 1) } else { String::new() },
            older: if more { w.to(&site, n + 1) } else { String::new() },
            q: w.q.clone(),
            p: p.clone().titled("office-articles-title"),
            chosen,
        })
    });
    web::page(&page.await?)
}

fn row(c: &Conn, p: &Page, chosen: &Chosen, a: Listed) -> Result<Row> {
    let all = shelf::siblings(c, &chosen.site.id, &a.slug)?;
    Ok(Row {
        others: all.iter().map(|o| o.lang).filter(|l| *l != a.lang).collect(),
        audience: p.say(&a.audience.text()),
        state: p.say(&a.state.text()),
        tone: tone(a.state),
        a,
    })
}
