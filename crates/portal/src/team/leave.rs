//! `/leave`: what is left, what was asked for, and asking.

use super::{at, here, shown, today, tone};
use crate::Portal;
use crate::observe::Watch;
use crate::session::Me;
use askama::Template;
use axum::extract::{Path, State};
use ground::{Instant, Lang, PersonId, Refusal, RequestId, Result, SiteId, Text};
use http::StatusCode;
use jiff::civil::Date;
use journey::Goal;
use serde::Deserialize;
use services::{Ask, Balance, Cost, Kind, LeaveRequest, shelf, verbs};
use store::Conn;
use web::{Answer, Choice, Errors, Form, Page, Query};

/// The month from which on the next year's leave is shown, too.
const NEXT_YEAR_FROM: i8 = 11;
/// Where leave is asked for.
const ASKING: &str = "/leave/requests";
/// Requests that are shown.
const SHOWN: i64 = 30;

#[derive(Template)]
#[template(path = "team/leave.html")]
struct LeavePage {
    p: Page,
    balances: Vec<Balance>,
    requests: Vec<LeaveRequest>,
    holidays: Vec<(Instant, String)>,
    leads: bool,
    kinds: Vec<Choice>,
    typed: Typed,
    errors: Errors,
    /// What was asked for, checked and waiting for a yes.
    check: Option<Check>,
}

/// What an ask would take.
struct Check {
    ask: Ask,
    cost: Cost,
}

impl LeavePage {
    fn tone(&self, r: &LeaveRequest) -> &'static str {
        tone(r.state)
    }
    fn day(&self, d: &Date) -> Instant {
        shown(*d)
    }
    /// It can still be taken back.
    fn may_withdraw(&self, r: &LeaveRequest) -> bool {
        r.state.holds() && r.first > today(&self.p)
    }
    fn year(&self, b: &Balance) -> String {
        b.year.to_string()
    }
    /// How much of a balance is used, in per cent, for the bar.
    fn used(&self, b: &Balance) -> i64 {
        let total = b.total().halves.max(1);
        ((total - b.left().halves) * 100 / total).clamp(0, 100)
    }
}

/// What was typed into the form.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    first: String,
    #[serde(default)]
    last: String,
    #[serde(default)]
    note: String,
    /// Made once per form: the request's id, so that sent twice it is there once.
    #[serde(default)]
    key: String,
    /// The saved draft that this goes on with; empty: none.
    #[serde(default)]
    saved: String,
}

impl Typed {
    /// Errors: a refusal for the field that is no date.
    fn ask(&self) -> Result<Ask, Refusal> {
        let day = |field: &str, text: &str| {
            text.trim().parse::<Date>().map_err(|_| {
                Refusal::input("leave.date-missing", field, Text::new("services-leave-date-missing"))
            })
        };
        Ok(Ask {
            kind: Kind::parse(&self.kind).unwrap_or(Kind::Annual),
            first: day("first", &self.first)?,
            last: if self.last.trim().is_empty() {
                day("first", &self.first)?
            } else {
                day("last", &self.last)?
            },
        })
    }

    fn id(&self, portal: &Portal) -> RequestId {
        let fine = self.key.len() == 36 && self.key.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        if fine { self.key.as_str().into() } else { portal.house.world.id() }
    }
}

/// What the page shows besides the form.
struct Shown {
    balances: Vec<Balance>,
    requests: Vec<LeaveRequest>,
    holidays: Vec<(Date, String)>,
    leads: bool,
}

fn read(c: &Conn, person: &PersonId, site: &SiteId, day: Date, lang: Lang) -> Result<Shown> {
    let mut balances = shelf::balances(c, person, day.year())?;
    if day.month() >= NEXT_YEAR_FROM {
        balances.extend(shelf::balances(c, person, day.year() + 1)?);
    }
    Ok(Shown {
        balances,
        requests: shelf::leave_requests(c, person, SHOWN)?,
        holidays: shelf::holidays(c, site, day, lang, 5)?,
        leads: !shelf::team_of(c, person)?.is_empty(),
    })
}

/// As the beginning of a line.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

async fn show(
    portal: &Portal,
    p: Page,
    me: &Me,
    status: StatusCode,
    mut typed: Typed,
    errors: Errors,
    check: Option<Check>,
) -> Answer {
    let (person, site, day, lang) = (me.id().clone(), p.site.id.clone(), today(&p), p.lang);
    let shown_here = portal.house.db.read(move |c| read(c, &person, &site, day, lang)).await?;
    if typed.key.is_empty() {
        typed.key = portal.house.world.id::<RequestId>().0;
    }
    let p = p.titled("services-leave-title");
    let kinds = Kind::ALL
        .iter()
        .map(|k| Choice::new(k.word(), capital(&p.say(&k.text()))).chosen(typed.kind == k.word()))
        .collect();
    let page = LeavePage {
        balances: shown_here.balances,
        requests: shown_here.requests,
        holidays: shown_here.holidays.into_iter().map(|(d, name)| (shown(d), name)).collect(),
        leads: shown_here.leads,
        kinds,
        typed,
        errors,
        check,
        p,
    };
    web::page_as(status, &page)
}

/// What is gone on with.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Resumed {
    saved: String,
}

/// `GET /leave`; with `?saved=ID` as it was saved.
pub async fn get(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Query(resumed): Query<Resumed>,
) -> Answer {
    here(&p)?;
    watch.page(Some(Goal::leave()), Some(Text::new("journey-step-form")));
    let mut typed = Typed { kind: Kind::Annual.word().to_owned(), ..Typed::default() };
    if !resumed.saved.is_empty() {
        let draft = crate::saved::own(&portal, &me, resumed.saved, p.now).await?;
        if draft.address != ASKING {
            return Err(web::Oops::NotFound);
        }
        for (name, value) in draft.fields {
            match name.as_str() {
                "kind" => typed.kind = value,
                "first" => typed.first = value,
                "last" => typed.last = value,
                "note" => typed.note = value,
                _ => {}
            }
        }
        typed.saved = draft.id;
    }
    show(&portal, p, &me, StatusCode::OK, typed, Errors::none(), None).await
}

/// `POST /leave/requests/saved`: keeps what was typed, to go on later.
pub async fn save(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(typed): Form<Typed>,
) -> Answer {
    here(&p)?;
    let fields = [
        ("saved", typed.saved),
        ("kind", typed.kind),
        ("first", typed.first),
        ("last", typed.last),
        ("note", typed.note),
    ];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    crate::saved::keep(&portal, &me, &watch, ASKING.to_owned(), fields, p.now).await
}

async fn refused(
    portal: &Portal,
    p: Page,
    me: &Me,
    watch: &Watch,
    typed: Typed,
    error: ground::Error,
) -> Answer {
    for (name, key, value) in [
        ("first", "services-leave-first", &typed.first),
        ("last", "services-leave-last", &typed.last),
        ("note", "services-leave-note", &typed.note),
    ] {
        if !value.trim().is_empty() {
            watch.typed(name, &p.t(key), value);
        }
    }
    watch.error(&error, Some(Goal::leave()));
    let conflict = matches!(&error, ground::Error::Refused(r) if r.conflict);
    let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let errors = Errors::catch(error)?;
    show(portal, p, me, status, typed, errors, None).await
}

/// `POST /leave/requests/preview`: what it would take, or why not.
pub async fn preview(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(typed): Form<Typed>,
) -> Answer {
    here(&p)?;
    let ask = match typed.ask() {
        Ok(ask) => ask,
        Err(refusal) => return refused(&portal, p, &me, &watch, typed, refusal.into()).await,
    };
    let (person, at) = (me.id().clone(), at(&portal, &p, &watch));
    match portal.house.db.read(move |c| verbs::preview(c, &person, &ask, &at)).await {
        Ok(cost) => {
            watch.page(Some(Goal::leave()), Some(Text::new("journey-step-confirm")));
            show(&portal, p, &me, StatusCode::OK, typed, Errors::none(), Some(Check { ask, cost })).await
        }
        Err(e) => refused(&portal, p, &me, &watch, typed, e).await,
    }
}

/// `POST /leave/requests`: asks for it. The same form sent twice asks once.
pub async fn post(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(typed): Form<Typed>,
) -> Answer {
    here(&p)?;
    let ask = match typed.ask() {
        Ok(ask) => ask,
        Err(refusal) => return refused(&portal, p, &me, &watch, typed, refusal.into()).await,
    };
    let (person, at, id) = (me.id().clone(), at(&portal, &p, &watch), typed.id(&portal));
    let (note, hub) = (typed.note.clone(), portal.house.hub.clone());
    let done = portal.house.db.write(move |c| {
        if let Some(known) = shelf::leave_request(c, &id)?.filter(|r| r.person == person) {
            return Ok(known);
        }
        let request = verbs::ask(c, &person, &ask, &note, &at, &id)?;
        services::facts::changed(c, &hub, &request, shelf::manager_of(c, &person)?.as_ref());
        Ok(request)
    });
    match done.await {
        Ok(request) => {
            watch.success(Some(Goal::leave()));
            crate::saved::sent(&portal, &me, typed.saved).await;
            let said = Text::new("services-leave-sent").with("days", request.days.text());
            Ok(web::see_with("/leave", &said))
        }
        Err(e) => refused(&portal, p, &me, &watch, typed, e).await,
    }
}

/// `POST /leave/requests/{id}/withdrawals`
pub async fn withdraw(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path(id): Path<String>,
) -> Answer {
    here(&p)?;
    let (person, at, hub) = (me.id().clone(), at(&portal, &p, &watch), portal.house.hub.clone());
    let done = portal.house.db.write(move |c| {
        let request = verbs::withdraw(c, &person, &id.as_str().into(), &at)?;
        services::facts::changed(c, &hub, &request, shelf::manager_of(c, &person)?.as_ref());
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(web::see_with("/leave", &Text::new("services-leave-taken-back"))),
        Err(e) => {
            let typed = Typed { kind: Kind::Annual.word().to_owned(), ..Typed::default() };
            refused(&portal, p, &me, &watch, typed, e).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::speaks;
    use services::{Days, State as Is};

    #[test]
    fn the_page_is_made_in_each_language() {
        for lang in Lang::ALL {
            let request = |state| LeaveRequest {
                id: "r".into(),
                site: "team".into(),
                person: "p".into(),
                kind: Kind::Annual,
                first: jiff::civil::date(2030, 3, 4),
                last: jiff::civil::date(2030, 3, 5),
                days: Days::whole(2),
                year: 2030,
                note: "<b>Őri</b>".into(),
                state,
                asked_at: Instant(0),
                booked_by: Some("s".into()),
                decided_at: None,
                decided_by: None,
                decision_note: "Because".into(),
            };
            let ask = Ask {
                kind: Kind::Annual,
                first: jiff::civil::date(2030, 3, 4),
                last: jiff::civil::date(2030, 3, 5),
            };
            let mut errors = Errors::none();
            errors.add("last", Text::new("services-leave-dates"));
            let page = LeavePage {
                p: Page::sample(lang, Instant(0)).titled("services-leave-title"),
                balances: vec![Balance { entitled: Days::whole(25), ..Balance::none(2030, Kind::Annual) }],
                requests: Is::ALL.into_iter().map(request).collect(),
                holidays: vec![(Instant(0), "Újév".into())],
                leads: true,
                kinds: vec![Choice::new("annual", "x")],
                typed: Typed::default(),
                errors,
                check: Some(Check {
                    ask,
                    cost: Cost { days: Days::whole(2), year: 2030, left: Some(Days { halves: 3 }) },
                }),
            };
            let html = page.render().unwrap();
            speaks(&html);
            assert!(!html.contains(">services-") && !html.contains("<b>Ő"), "{html}");
        }
    }
}
