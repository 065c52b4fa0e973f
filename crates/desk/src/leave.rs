//! Booking leave for an employee in a dialogue: choose the days, see what they take and from which
//! year, confirm. What the portal refuses for want of days can be booked in advance here, within the rule.

use crate::act_form::{ActForm, PreviewView};
use crate::messages::mine;
use crate::work::{self, Foot, base};
use crate::{Desk, Me};
use axum::extract::{Path, State};
use dialogue::Dialogue;
use ground::{DialogueId, Error, EventId, Instant, PersonId, Refusal, RequestId, Result, Text};
use http::StatusCode;
use people::{Audience, Role, Site};
use serde::Deserialize;
use services::verbs::{self, At};
use services::{Advance, Ask, Grantor, Kind, State as Is, shelf};
use store::Conn;
use web::{Answer, Caller, Choice, Form, Page, Query, see_with, segment};

/// Requests that are shown.
const SHOWN: i64 = 4;

/// An employee's leave, in the column of acts.
pub(crate) struct LeaveView {
    pub balances: Vec<(String, String)>,
    pub requests: Vec<RequestView>,
}

pub(crate) struct RequestView {
    pub text: String,
    pub tone: &'static str,
    pub state: String,
}

/// What was typed or chosen; the same fields on the way to the preview and to the booking.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    preview: String,
    key: String,
    kind: String,
    first: String,
    last: String,
    words: String,
}

impl Typed {
    /// Errors: a refusal for the field that is no date.
    fn ask(&self) -> Result<Ask, Refusal> {
        let day = |field: &str, text: &str| {
            let missing =
                || Refusal::input("leave.date-missing", field, Text::new("services-leave-date-missing"));
            text.trim().parse().map_err(|_| missing())
        };
        let kind = Kind::parse(&self.kind).unwrap_or(Kind::Annual);
        Ok(Ask { kind, first: day("first", &self.first)?, last: day("last", &self.last)? })
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("kind", self.kind.clone()),
            ("first", self.first.clone()),
            ("last", self.last.clone()),
            ("words", self.words.clone()),
        ]
    }
}

const fn tone(state: Is) -> &'static str {
    match state {
        Is::Asked => "note",
        Is::Approved => "good",
        Is::Refused => "bad",
        Is::Withdrawn => "",
    }
}

fn shown(p: &Page, first: jiff::civil::Date, last: jiff::civil::Date) -> String {
    p.dates(services::calendar::noon(first), services::calendar::noon(last))
}

/// What an employee has and asked for; nothing on a site for customers.
pub(crate) fn view(c: &Conn, p: &Page, site: &Site, person: &PersonId) -> Result<Option<LeaveView>> {
    if site.kind != Audience::Employees {
        return Ok(None);
    }
    let year = services::today(p.now, &site.time_zone).year();
    let mut balances = Vec::new();
    for year in [year, year + 1] {
        for b in shelf::balances(c, person, year)?.iter().filter(|b| b.kind == Kind::Annual || b.year == year)
        {
            let term = format!("{} {}", p.say(&b.kind.text()), b.year);
            let left =
                Text::new("services-desk-left").with("left", b.left().text()).with("total", b.total().text());
            balances.push((term, p.say(&left)));
        }
    }
    let requests = shelf::leave_requests(c, person, SHOWN)?;
    let requests = requests
        .iter()
        .map(|r| RequestView {
            text: format!("{} · {}", shown(p, r.first, r.last), p.say(&r.days.text())),
            tone: tone(r.state),
            state: p.say(&r.state.text()),
        })
        .collect();
    Ok(Some(LeaveView { balances, requests }))
}

/// The dialogue that this reader is in, its site, and how far the reader may go.
fn find(c: &Conn, me: &Me, id: &DialogueId) -> Result<(Dialogue, Site, Grantor)> {
    let d = mine(c, me, id)?;
    let site = people::shelf::site(c, &d.site)?.ok_or(Error::NotFound)?;
    if site.kind != Audience::Employees {
        return Err(Error::NotFound);
    }
    let supervisor = me.is(&site.id, Role::Supervisor);
    let who = Grantor { staff: me.id.clone(), name: me.name.clone(), supervisor };
    Ok((d, site, who))
}

fn at(c: &Conn, d: &Dialogue, site: &Site, now: Instant, entry: &EventId) -> Result<At> {
    Ok(At {
        site: d.site.clone(),
        today: services::today(now, &site.time_zone),
        now,
        visit: handover::shelf::of_dialogue(c, &d.id)?.and_then(|h| h.need.visit),
        dialogue: Some(d.id.clone()),
        entry: entry.clone(),
    })
}

/// The days that were typed here, or those that the employee shared on the way.
fn wished(c: &Conn, d: &Dialogue, typed: &Typed) -> Result<(String, String)> {
    if !typed.first.is_empty() || !typed.last.is_empty() || !typed.preview.is_empty() {
        return Ok((typed.first.clone(), typed.last.clone()));
    }
    let shared = handover::shelf::of_dialogue(c, &d.id)?.map(|h| h.need.shared).unwrap_or_default();
    let value = |key: &str| shared.iter().find(|s| s.key == key).map(|s| s.value.clone()).unwrap_or_default();
    Ok((value("field.first"), value("field.last")))
}

async fn form(
    desk: &Desk,
    caller: &Caller,
    id: &DialogueId,
    typed: &Typed,
    p: &Page,
    refusal: Option<Refusal>,
) -> Result<ActForm> {
    let (id, typed, p) = (id.clone(), typed.clone(), p.clone());
    let (key, entry) = (desk.house.world.id::<RequestId>().0, desk.house.world.id::<EventId>());
    desk.read(caller, move |c, me| {
        let (d, site, who) = find(c, &me, &id)?;
        let most = Text::new("services-desk-authority").with("most", who.authority().text());
        let mut form = ActForm::leave(&p, &base(&d.id), key.clone(), p.say(&most));
        let kind = Kind::parse(&typed.kind).unwrap_or(Kind::Annual);
        form.reasons =
            Kind::ALL.iter().map(|k| Choice::new(k.word(), p.say(&k.text())).chosen(*k == kind)).collect();
        let (first, last) = wished(c, &d, &typed)?;
        (form.first, form.last, form.why) = (first, last, typed.words.clone());
        if let Some(refusal) = &refusal {
            return Ok(form.refused(refusal));
        }
        if typed.preview.is_empty() {
            return Ok(form);
        }
        let asked = typed.ask().map_err(Error::from).and_then(|ask| {
            let at = at(c, &d, &site, p.now, &entry)?;
            Ok((ask, verbs::preview_booking(c, &who, &d.person, &ask, &at)?))
        });
        match asked {
            Ok((ask, granted)) => {
                form.name = people::shelf::person(c, &d.person)?.map(|x| x.name()).unwrap_or_default();
                Ok(previewed(form, &p, &ask, &granted, &typed))
            }
            Err(Error::Refused(refusal)) => Ok(form.refused(&refusal)),
            Err(e) => Err(e),
        }
    })
    .await
}

fn previewed(mut form: ActForm, p: &Page, ask: &Ask, granted: &Advance, typed: &Typed) -> ActForm {
    let days = shown(p, ask.first, ask.last);
    let mut sentences = vec![format!("{}: {days}", p.say(&ask.kind.text()))];
    sentences.push(p.say(&Text::new("services-desk-takes").with("days", granted.days.text())));
    if granted.from_next_year.halves > 0 {
        let text = Text::new("services-desk-in-advance").with("days", granted.from_next_year.text());
        sentences.push(p.say(&text));
    }
    sentences.push(p.t("services-desk-approved-at-once"));
    form.preview = Some(PreviewView { swaps: Vec::new(), sentences });
    form.fields = typed.fields();
    let query: Vec<String> = form.fields.iter().map(|(n, v)| format!("{n}={}", segment(v))).collect();
    form.again = format!("{}?{}", form.href, query.join("&"));
    form
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    Query(typed): Query<Typed>,
    p: Page,
) -> Answer {
    let form = form(&desk, &caller, &id, &typed, &p, None).await?;
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    web::page_as(status, &work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?)
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
    Form(typed): Form<Typed>,
) -> Answer {
    let (line, d, meant) = (desk.line.clone(), id.clone(), typed.clone());
    let (fresh, entry) = (desk.house.world.id::<RequestId>(), desk.house.world.id::<EventId>());
    let done = desk
        .write(&caller, move |c, me, now| {
            let (d, site, who) = find(c, &me, &d)?;
            // One key is one booking of one dialogue, however often it is sent.
            let fine = meant.key.len() == 36 && meant.key.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
            let request = if fine { RequestId(meant.key.clone()) } else { fresh.clone() };
            if let Some(known) = shelf::leave_request(c, &request)?.filter(|r| r.person == d.person) {
                return Ok(Text::new("services-desk-booked").with("days", known.days.text()));
            }
            let ask = meant.ask()?;
            let at = at(c, &d, &site, now, &entry)?;
            let (booked, _) = verbs::book(c, &who, &d.person, &ask, &meant.words, &at, &request)?;
            let done = Text::new("services-desk-booked").with("days", booked.days.text());
            let said = Text::new("desk-act-done").with("name", me.name.as_str()).with("what", done.clone());
            dialogue::shelf::announce(c, &d, &format!("leave-{}", booked.id), said, &line, now)?;
            dialogue::facts::refresh(c, &line, dialogue::facts::desk_topic(&d.id), &["timeline"]);
            services::facts::changed(c, &line.hub, &booked, shelf::manager_of(c, &d.person)?.as_ref());
            Ok(done)
        })
        .await;
    match done {
        Ok(done) => Ok(see_with(base(&id), &done)),
        Err(Error::Refused(r)) => {
            let form = form(&desk, &caller, &id, &typed, &p, Some(*r)).await?;
            let page = work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(e) => Err(e.into()),
    }
}
