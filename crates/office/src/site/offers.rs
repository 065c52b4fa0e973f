//! What a site says in its own words when it offers help: by sentence and language, with the card as people see it.

use super::caught;
use crate::me::ADMINISTRATORS;
use crate::{Office, seen};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Arg, Error, Instant, Lang, Result, SiteId, Span, Text};
use http::StatusCode;
use people::Site;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use struggle::own::{LONGEST, Own, SENTENCES, Sentence};
use struggle::{Kind, shelf};
use web::{Answer, Caller, Choice, Errors, Form, OfferCard, Page, Query, Tongue, see_with};

/// A sentence as the form shows it.
struct Row {
    code: &'static str,
    label: String,
    /// What is said without own words.
    usual: String,
    /// What may be filled in.
    blanks: Vec<String>,
    own: String,
}

#[derive(Template)]
#[template(path = "office/site_offers.html")]
struct OffersPage {
    p: Page,
    errors: Errors,
    site: Site,
    lang: Lang,
    langs: Vec<Choice>,
    rows: Vec<Row>,
    longest: usize,
    /// The cards as they would be shown.
    cards: Vec<OfferCard>,
    seen: String,
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    lang: String,
}

/// What the form says: sentence and words.
type Typed = BTreeMap<String, String>;

fn chosen(site: &Site, code: &str) -> Lang {
    Lang::parse(code).filter(|l| site.langs.contains(l)).unwrap_or(site.default_lang)
}

fn own_of(own: &Own, lang: Lang) -> Typed {
    SENTENCES.iter().map(|s| (s.code.to_owned(), own.words(lang, s.code).to_owned())).collect()
}

/// For the trail and for two who edit at once.
fn shown(lang: Lang, typed: &Typed) -> Value {
    let one =
        |(code, words): (&String, &String)| (format!("{code} ({})", lang.code()), Value::from(words.clone()));
    Value::Object(typed.iter().map(one).collect::<Map<_, _>>())
}

/// The cards, as somebody who struggles would get them, in words that fit.
fn cards(site: &Site, lang: Lang, typed: &Typed, now: Instant) -> Vec<OfferCard> {
    let tongue = Tongue::new(lang).in_zone(&site.time_zone);
    let fits = |s: &Sentence| s.clean(typed.get(s.code)?).ok().map(|words| (lang, s.code.to_owned(), words));
    let own = Own::new(SENTENCES.iter().filter_map(fits).collect());
    let own = |text: &Text| own.say(lang, text, &|t| tongue.say(t));
    let example = |key| Arg::Text(Text::new(key));
    let text = |s: &Sentence| match s.code {
        "field" => Text::new(s.key)
            .with("label", example("office-offers-such-label"))
            .with("words", example("office-offers-such-words")),
        "answer" => Text::new(s.key).with("title", example("office-offers-such-title")),
        "service" => Text::new(s.key).with("goal", example("office-offers-such-goal")),
        "save" => Text::new(s.key).with("days", people::draft::SAVED.as_days()),
        "call" => Text::new(s.key).with("at", Arg::Time(now + Span::hours(2))),
        "person-wait" => Text::new(s.key).with("minutes", 3i64),
        _ => Text::new(s.key),
    };
    SENTENCES
        .iter()
        .filter(|s| !s.kind.is_empty())
        .map(|s| OfferCard {
            id: "such".to_owned(),
            field: String::new(),
            save_at: String::new(),
            mark: format!("-{}", s.code),
            kind: Kind::parse(s.kind).code(),
            title: own(&Text::new("offer-title")),
            reason: tongue.t("office-offers-such-reason"),
            says: own(&text(s)),
        })
        .collect()
}

fn page(p: Page, site: Site, lang: Lang, typed: &Typed, errors: Errors, seen: String) -> OffersPage {
    let tongue = Tongue::new(lang);
    let row = |s: &Sentence| Row {
        code: s.code,
        label: p.t(format!("office-offers-{}", s.code)),
        usual: tongue.say(&s.usual()),
        blanks: s.blanks.iter().map(|b| format!("{{{b}}}")).collect(),
        own: typed.get(s.code).cloned().unwrap_or_default(),
    };
    let choice = |l: &Lang| Choice::new(l.code(), l.own_name()).chosen(*l == lang);
    OffersPage {
        rows: SENTENCES.iter().map(row).collect(),
        langs: site.langs.iter().map(choice).collect(),
        cards: cards(&site, lang, typed, p.now),
        longest: LONGEST,
        p: p.titled("office-offers-title"),
        errors,
        site,
        lang,
        seen,
    }
}

async fn known(office: &Office, caller: &Caller, id: &SiteId) -> Result<(Site, Own)> {
    let id = id.clone();
    office
        .read(caller, move |c, me| {
            let site = me.site(c, &id, ADMINISTRATORS)?;
            let own = shelf::own(c, &id)?;
            Ok((site, own))
        })
        .await
}

/// `GET /office/sites/{id}/offers?lang=de`
pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Query(w): Query<Wanted>,
) -> Answer {
    let (site, own) = known(&office, &caller, &id).await?;
    let lang = chosen(&site, &w.lang);
    let typed = own_of(&own, lang);
    let seen = shown(lang, &typed).to_string();
    web::page(&page(p, site, lang, &typed, Errors::none(), seen))
}

/// `POST /office/sites/{id}/offers`: with `do=preview` only shown; with `usual=SENTENCE` that one as it usually is.
pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let value = |name: &str| fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
    let (site, own) = known(&office, &caller, &id).await?;
    let lang = chosen(&site, value("lang"));
    let mut typed: Typed = SENTENCES.iter().map(|s| (s.code.to_owned(), value(s.code).to_owned())).collect();
    if let Some(words) = typed.get_mut(value("usual")) {
        words.clear();
    }
    let mut errors = Errors::none();
    for s in &SENTENCES {
        match s.clean(typed.get(s.code).map_or("", String::as_str)) {
            Err(Error::Refused(refusal)) => errors.add(s.code, refusal.reason),
            other => drop(other?),
        }
    }
    let sent = value("seen").to_owned();
    if value("do") == "preview" {
        // Turbo shows the answer to a form only where it is not a success.
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page(p, site, lang, &typed, errors, sent));
    }
    if errors.is_empty() {
        let (of, carried, said, after) = (id.clone(), sent.clone(), p.clone(), typed.clone());
        let done = office.write(&caller, move |c, hand| {
            people::shelf::hold_site(c, &of)?;
            hand.me.site(c, &of, ADMINISTRATORS)?;
            let before = shown(lang, &own_of(&shelf::own(c, &of)?, lang));
            seen::still(c, &said, &carried, &before)?;
            for s in &SENTENCES {
                let words = after.get(s.code).map_or("", String::as_str);
                shelf::put_own(c, &of, lang, s, words, hand.now)?;
            }
            let after = shown(lang, &own_of(&shelf::own(c, &of)?, lang));
            hand.note(c, Some(&of), "site.words-changed", of.as_str(), before, after).map(drop)
        });
        match caught(done.await)? {
            None => return Ok(see_with(address(&id, lang), &Text::new("office-saved"))),
            Some(refused) => errors = refused,
        }
    }
    let now = shown(lang, &own_of(&own, lang));
    let seen = seen::carried(&errors, &sent, &now);
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page(p, site, lang, &typed, errors, seen))
}

fn address(id: &SiteId, lang: Lang) -> String {
    format!("/office/sites/{}/offers?lang={}", web::segment(id), lang.code())
}
