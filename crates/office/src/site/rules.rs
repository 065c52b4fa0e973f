//! When a site offers help: tried on visits that are kept, compared with how it is, and changed.

mod trial;

use super::caught;
use crate::me::ADMINISTRATORS;
use crate::{Office, seen};
use askama::Template;
use axum::extract::{Path, State};
use ground::{Instant, Refusal, Result, SiteId, Text};
use http::StatusCode;
use people::Site;
use serde_json::{Value, json};
use struggle::control::SHARES;
use struggle::learn::{self, Learned};
use struggle::rules::{Judge, PAUSES, Rules, Sensitivity};
use struggle::{Kind, shelf};
use trial::Tried;
use web::{Answer, Caller, Choice, Errors, Form, Page, see_with};

/// Days back that can be tried.
const DAYS: [i64; 3] = [7, 14, 30];
const USUAL: i64 = 14;

/// A figure with how it would have been under both rules.
struct Row {
    what: String,
    now: String,
    tried: String,
}

#[derive(Template)]
#[template(path = "office/site_rules.html")]
struct RulesPage {
    p: Page,
    errors: Errors,
    site: Site,
    judges: Vec<Choice>,
    sensitivities: Vec<Choice>,
    pauses: Vec<Choice>,
    kinds: Vec<Choice>,
    shares: Vec<Choice>,
    learns: bool,
    /// What its own visits taught, in a sentence; empty: nothing.
    learned: String,
    days: Vec<Choice>,
    /// What was tried; empty where nothing was.
    rows: Vec<Row>,
    /// In a sentence.
    told: String,
    cut: bool,
    /// Can be taken back.
    before: String,
    seen: String,
}

/// Fields of the form.
struct Typed {
    rules: Rules,
    days: i64,
    act: String,
    seen: String,
}

impl Typed {
    /// What no form of ours sends is as it usually is.
    fn of(fields: &[(String, String)]) -> Self {
        let value = |name: &str| fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str());
        let number = |name: &str, all: &[i64], usual| {
            value(name).parse().ok().filter(|n| all.contains(n)).unwrap_or(usual)
        };
        let on = |k: &Kind| fields.iter().any(|(n, v)| n == "kinds" && v == k.code());
        Self {
            rules: Rules {
                judge: Judge::parse(value("judge")).unwrap_or_default(),
                sensitivity: Sensitivity::parse(value("sensitivity")).unwrap_or_default(),
                pause: number("pause", &PAUSES, Rules::default().pause),
                off: Kind::ALL.into_iter().filter(|k| !on(k)).collect(),
                control: number("control", &SHARES, 0),
                learn: value("learn") == "yes",
                learned: 0,
            },
            days: number("days", &DAYS, USUAL),
            act: value("do").to_owned(),
            seen: value("seen").to_owned(),
        }
    }
}

fn shown(r: &Rules) -> Value {
    let off: Vec<_> = r.off.iter().map(|k| k.code()).collect();
    json!({
        "judge": r.judge.code(), "sensitivity": r.sensitivity.code(), "pause": r.pause, "off": off.join(", "),
        "control": r.control,
        "learn": r.learn,
    })
}

/// Rules in words.
fn said(p: &Page, r: &Rules) -> String {
    let mut all = vec![
        p.t(format!("office-rules-judge-{}", r.judge.code())),
        p.t(format!("office-rules-{}", r.sensitivity.code())),
        format!("{}: {}", p.t("office-rules-pause"), p.tn("office-rules-hours", r.pause)),
    ];
    if !r.off.is_empty() {
        let off: Vec<_> = r.off.iter().map(|k| p.t(format!("offer-kind-{}", k.code()))).collect();
        all.push(format!("{}: {}", p.t("office-rules-off"), off.join(", ")));
    }
    if r.control > 0 {
        all.push(format!("{}: {}", p.t("office-rules-control"), p.tn("office-rules-share", r.control)));
    }
    all.join("; ")
}

struct Known {
    site: Site,
    rules: Rules,
    before: Option<Rules>,
    learned: Option<(Learned, Instant)>,
}

async fn known(office: &Office, caller: &Caller, id: &SiteId) -> Result<Known> {
    let id = id.clone();
    office
        .read(caller, move |c, me| {
            let site = me.site(c, &id, ADMINISTRATORS)?;
            let (rules, before) = shelf::rules(c, &id)?;
            let learned = learn::of_site(c, &id)?;
            Ok(Known { site, rules, before, learned })
        })
        .await
}

fn page(p: Page, known: Known, typed: &Typed, tried: Option<Tried>, errors: Errors) -> RulesPage {
    let r = &typed.rules;
    let sensitivity = |s: Sensitivity| {
        let key = format!("office-rules-{}", s.code());
        Choice::new(s.code(), p.t(&key)).hint(p.t(format!("{key}-hint"))).chosen(s == r.sensitivity)
    };
    let judge = |j: Judge| {
        let key = format!("office-rules-judge-{}", j.code());
        Choice::new(j.code(), p.t(&key)).hint(p.t(format!("{key}-hint"))).chosen(j == r.judge)
    };
    let pause = |n: i64| Choice::new(n.to_string(), p.tn("office-rules-hours", n)).chosen(n == r.pause);
    let kind =
        |k: Kind| Choice::new(k.code(), p.t(format!("offer-kind-{}", k.code()))).chosen(!r.off.contains(&k));
    let share = |n: i64| Choice::new(n.to_string(), p.tn("office-rules-share", n)).chosen(n == r.control);
    let days = |n: i64| Choice::new(n.to_string(), p.tn("office-measures-days", n)).chosen(n == typed.days);
    let told = tried.as_ref().map(|t| {
        let text = Text::new("office-rules-told").with("offered", n(t.tried.offered));
        let text = text.with("nobody", n(t.tried.nobody_free)).with("themselves", n(t.tried.by_themselves));
        p.say(&text.with("now", n(t.now.offered)).with("visits", n(t.tried.visits)))
    });
    let now = shown(&known.rules);
    RulesPage {
        judges: Judge::ALL.map(judge).into(),
        sensitivities: Sensitivity::ALL.map(sensitivity).into(),
        pauses: PAUSES.map(pause).into(),
        kinds: Kind::ALL.map(kind).into(),
        learns: r.learn,
        learned: known.learned.map(|(l, at)| taught(&p, l, at)).unwrap_or_default(),
        shares: SHARES.map(share).into(),
        days: DAYS.map(days).into(),
        cut: tried.as_ref().is_some_and(|t| t.cut),
        rows: tried.map(|t| rows(&p, &t)).unwrap_or_default(),
        told: told.unwrap_or_default(),
        before: known.before.map(|b| said(&p, &b)).unwrap_or_default(),
        seen: seen::carried(&errors, &typed.seen, &now),
        p: p.titled("office-rules-title"),
        errors,
        site: known.site,
    }
}

/// What a site's own visits taught, in numbers.
fn taught(p: &Page, l: Learned, at: Instant) -> String {
    let per_cent = |part: i64, all: i64| if all > 0 { (part * 100 + all / 2) / all } else { 0 };
    let even = (100.0 / (1.0 + (-(l.by as f64) / 100.0).exp())).round() as i64;
    let text = Text::new("office-rules-learned-told").with("day", p.date(at)).with("visits", l.visits);
    let text = text.with("hard", per_cent(l.hard, l.visits)).with("expected", per_cent(l.expected, 1_000));
    p.say(&text.with("now", per_cent(l.now, 1_000)).with("even", even))
}

fn n(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn rows(p: &Page, t: &Tried) -> Vec<Row> {
    let row =
        |what: String, now: u64, tried: u64| Row { what, now: p.number(n(now)), tried: p.number(n(tried)) };
    let mut all = vec![row(p.t("office-rules-offered"), t.now.offered, t.tried.offered)];
    for k in Kind::ALL {
        all.push(row(p.t(format!("offer-kind-{}", k.code())), t.now.of(k), t.tried.of(k)));
    }
    all.push(row(p.t("office-rules-nobody"), t.now.nobody_free, t.tried.nobody_free));
    all.push(row(p.t("office-rules-themselves"), t.now.by_themselves, t.tried.by_themselves));
    all.push(row(p.t("office-rules-silent"), t.now.silent, t.tried.silent));
    all
}

/// `GET /office/sites/{id}/rules`
pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let known = known(&office, &caller, &id).await?;
    let typed = Typed { rules: known.rules.clone(), days: USUAL, act: String::new(), seen: String::new() };
    web::page(&page(p, known, &typed, None, Errors::none()))
}

/// `POST /office/sites/{id}/rules`: with `do=try` only tried, with `do=back` as it was before, with `do=unlearn`
/// without what was learned, else saved.
pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let typed = Typed::of(&fields);
    if typed.act == "try" {
        let known = known(&office, &caller, &id).await?;
        let mut typed = typed;
        typed.rules.learned = if typed.rules.learn { known.rules.learned } else { 0 };
        let tried = trial::run(&office, &known.site, [&known.rules, &typed.rules], typed.days, p.now).await?;
        // Turbo shows the answer to a form only where it is not a success.
        let page = page(p, known, &typed, Some(tried), Errors::none());
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let (of, said, sent, new, act) =
        (id.clone(), p.clone(), typed.seen.clone(), typed.rules.clone(), typed.act.clone());
    let done = office.write(&caller, move |c, hand| {
        people::shelf::hold_site(c, &of)?;
        hand.me.site(c, &of, ADMINISTRATORS)?;
        let (now, before) = shelf::rules(c, &of)?;
        seen::still(c, &said, &sent, &shown(&now))?;
        let mut new = match (act.as_str(), before) {
            ("unlearn", _) => Rules { learn: false, ..now.clone() },
            ("back", Some(before)) => before,
            ("back", None) => {
                return Err(Refusal::conflict("rules.none", Text::new("office-rules-no-before")).into());
            }
            _ => new.clone(),
        };
        new.learned = now.learned;
        if !new.learn {
            learn::put(c, &of, None, hand.now)?;
        }
        if new != now {
            shelf::put_rules(c, &of, &new, &now, hand.now)?;
        }
        hand.note(c, Some(&of), "site.rules-changed", of.as_str(), shown(&now), shown(&new)).map(drop)
    });
    match caught(done.await)? {
        None => {
            Ok(see_with(format!("/office/sites/{}/rules", web::segment(&id)), &Text::new("office-saved")))
        }
        Some(errors) => {
            let known = known(&office, &caller, &id).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page(p, known, &typed, None, errors))
        }
    }
}
