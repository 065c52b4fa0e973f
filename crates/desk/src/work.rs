//! One dialogue on one screen: who, what for, what failed, what may be done.

use crate::act_form::ActForm;
use crate::approvals::{tone, what};
use crate::home::minutes;
use crate::leave::{self, LeaveView};
use crate::orders::{self, OrderView};
use crate::view::{Names, thread};
use crate::wrap::WrapForm;
use crate::{Desk, Me};
use askama::Template;
use axum::extract::{Path, State};
use dialogue::{Case, Dialogue, Note, QuickReply, Side, facts};
use ground::{Arg, DialogueId, Error, Instant, OrderId, Result, Text};
use handover::Handover;
use journey::{Event, Kind};
use people::{Audience, Person};
use store::Conn;
use web::{Answer, Caller, Page};

/// Things of the timeline that are shown.
const LAST: i64 = 10;
/// Entries that are looked through for what was done in a dialogue.
const DEEDS: i64 = 50;
/// Events of a visit that are looked through for what failed.
const EVENTS: i64 = 200;

pub(crate) struct Who {
    pub name: String,
    pub email: String,
    pub since: String,
    pub facts: Vec<(String, String)>,
}

pub(crate) struct Failed {
    pub text: String,
    pub times: i64,
    pub at: Instant,
}

pub(crate) struct Context {
    pub goal: String,
    pub step: String,
    pub wish: String,
    pub cause: String,
    pub reason: String,
    pub shared: Vec<(String, String)>,
    pub failed: Vec<Failed>,
}

pub(crate) struct Happened {
    pub at: Instant,
    pub when: String,
    pub text: String,
}

pub(crate) struct RemedyView {
    pub amount: String,
    pub reason: String,
    pub state: &'static str,
    pub tone: &'static str,
    pub state_text: String,
}

/// What stands below the transcript.
#[derive(Clone)]
pub(crate) enum Foot {
    Compose,
    Wrap(WrapForm),
}

#[derive(Template)]
#[template(path = "desk/work.html")]
pub(crate) struct Work {
    p: Page,
    me: Me,
    d: Dialogue,
    who: Who,
    /// This reader is in it.
    mine: bool,
    minutes: String,
    context: Option<Context>,
    timeline: Vec<Happened>,
    messages: Vec<String>,
    notes: Vec<Note>,
    replies: Vec<QuickReply>,
    orders: Vec<OrderView>,
    /// On a site for employees, in place of orders.
    leave: Option<LeaveView>,
    remedies: Vec<RemedyView>,
    /// The site has a budget for vouchers.
    vouchers: bool,
    cases: Vec<Case>,
    case_of: Option<Case>,
    wrapping: bool,
    wrap: WrapForm,
    form: Option<ActForm>,
    wrong: Option<Text>,
    typed: String,
    /// Ids that a form sends along.
    fresh: String,
    /// Where co-browsing is asked for and seen, as HTML.
    beside: String,
}

impl Work {
    fn path(&self) -> String {
        base(&self.d.id)
    }
    /// How far this side's messages have reached the other's screen, and their eyes.
    fn had(&self) -> i64 {
        self.d.had_by_other(Side::Staff)
    }
    fn read(&self) -> i64 {
        self.d.read_by_other(Side::Staff)
    }
}

pub(crate) fn base(id: &DialogueId) -> String {
    format!("/desk/dialogue/{id}")
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
) -> Answer {
    web::page(&page(&desk, &caller, id, p, Foot::Compose, None).await?)
}

/// The page, with what stands below the transcript and in the column of acts.
pub(crate) async fn page(
    desk: &Desk,
    caller: &Caller,
    id: DialogueId,
    p: Page,
    foot: Foot,
    form: Option<ActForm>,
) -> Result<Work> {
    let (run, fresh) = (desk.house.hub.run().to_owned(), desk.house.world.id::<DialogueId>().0);
    let built = desk.read(caller, move |c, me| {
        let d = dialogue::shelf::find(c, &id)?.ok_or(Error::NotFound)?;
        me.at(&d.site)?;
        build(c, me, d, p.clone(), &run, &fresh, foot.clone(), form.clone())
    });
    let mut work = built.await?;
    work.beside = crate::cobrowse::panel(desk, &work.p, &work.d, work.mine);
    Ok(work)
}

fn build(
    c: &Conn,
    me: Me,
    d: Dialogue,
    p: Page,
    run: &str,
    fresh: &str,
    foot: Foot,
    form: Option<ActForm>,
) -> Result<Work> {
    let person = people::shelf::person(c, &d.person)?.ok_or(Error::NotFound)?;
    let site = people::shelf::site(c, &d.site)?.ok_or(Error::NotFound)?;
    let h = handover::shelf::of_dialogue(c, &d.id)?;
    let mine = d.staff.as_ref() == Some(&me.id);
    let topic = facts::topic(&d.id);
    let mark = live::Mark { run: run.to_owned(), n: live::last(c, &topic)? };
    let name = person.name();
    let p =
        p.titled_as(name).listening(topic, Some(mark.to_string())).listening(facts::desk_topic(&d.id), None);
    let about = h.as_ref().and_then(|h| h.need.order.clone());
    let right = orders::right(me.authority(&site));
    let mut cases = dialogue::shelf::cases_of(c, &d.person, 12)?;
    let case_of = cases.iter().find(|k| k.dialogue.as_ref() == Some(&d.id)).cloned();
    cases.sort_by_key(|k| !k.is_open());
    cases.truncate(4);
    let mut replies = dialogue::shelf::replies(c, &d.site, d.lang)?;
    if replies.is_empty() {
        replies = QuickReply::defaults(d.lang, |lang, text| web::Tongue::new(lang).say(text));
    }
    let blank = |name: &str| match name {
        "name" => person.name(),
        "first" => person.first.clone(),
        "me" => me.staff.called().to_owned(),
        "site" => site.name.clone(),
        "order" => about.as_ref().map(ToString::to_string).unwrap_or_default(),
        _ => String::new(),
    };
    for reply in &mut replies {
        reply.body = reply.filled(blank);
    }
    let messages = dialogue::shelf::transcript(c, &d.id)?;
    let (wrapping, wrap) = match foot {
        Foot::Compose => (false, WrapForm::default()),
        Foot::Wrap(form) => (true, form),
    };
    Ok(Work {
        who: who(c, &p, &person, h.as_ref())?,
        mine,
        minutes: minutes(&p, p.now - d.opened_at),
        context: h.as_ref().map(|h| context(c, &p, h)).transpose()?,
        timeline: timeline(c, &p, &d)?,
        messages: thread(&p, &d, &messages),
        notes: dialogue::shelf::notes(c, &d.id)?,
        replies,
        orders: orders::list(c, &p, &d.person, touched(c, &d)?.or(about).as_ref(), &base(&d.id), right)?,
        vouchers: site.kind == Audience::Customers && site.voucher_budget.minor > 0,
        leave: leave::view(c, &p, &site, &d.person)?,
        remedies: remedies(c, &p, &d)?,
        cases,
        case_of,
        wrapping,
        wrap,
        form,
        wrong: None,
        typed: String::new(),
        fresh: fresh.to_owned(),
        beside: String::new(),
        me,
        d,
        p,
    })
}

/// What was done in this dialogue, the last first.
fn deeds(c: &Conn, d: &Dialogue) -> Result<Vec<people::timeline::Entry>> {
    let mut all = people::timeline::recent(c, &d.person, DEEDS)?;
    let done = |kind: &str| ["order.", "voucher.", "leave."].iter().any(|noun| kind.starts_with(noun));
    all.retain(|e| e.dialogue.as_ref() == Some(&d.id) && done(&e.kind));
    Ok(all)
}

/// The order that was changed last in this dialogue.
fn touched(c: &Conn, d: &Dialogue) -> Result<Option<OrderId>> {
    let mut orders = deeds(c, d)?.into_iter().filter(|e| e.kind.starts_with("order."));
    Ok(orders.find_map(|e| e.subject).map(OrderId))
}

/// What is known already of what was wrong and of what was done: nobody types it again.
pub(crate) fn known(c: &Conn, p: &Page, d: &Dialogue) -> Result<(String, String)> {
    let wrong = match handover::shelf::of_dialogue(c, &d.id)? {
        Some(h) => {
            let said = [h.need.cause.as_ref(), h.need.reason.as_ref()];
            let goal = || h.need.goal.as_ref().map(|t| p.say(t)).filter(|_| h.need.wish.is_empty());
            let said = said.into_iter().flatten().next().map(|t| p.say(t));
            said.or_else(goal).unwrap_or(h.need.wish.clone())
        }
        None => String::new(),
    };
    let done: Vec<_> = deeds(c, d)?.iter().rev().map(|e| p.say(&e.text)).collect();
    Ok((wrong, done.join("\n")))
}

fn who(c: &Conn, p: &Page, person: &Person, h: Option<&Handover>) -> Result<Who> {
    let mut facts = vec![(p.t("desk-who-language"), person.lang.own_name().to_owned())];
    let orders = records::shelf::count_orders_of(c, &person.id)?;
    if orders > 0 {
        facts.push((p.t("desk-who-orders"), p.number(orders)));
    }
    if !person.address.city.is_empty() {
        facts.push((p.t("desk-who-place"), format!("{}, {}", person.address.city, person.address.country)));
    }
    let manner = person.prefs.manner.word();
    if manner != "usual" {
        facts.push((p.t("desk-who-manner"), p.t(format!("desk-manner-{manner}"))));
    }
    let visit = h.and_then(|h| h.need.visit.as_ref());
    if let Some(v) = visit.map(|v| journey::shelf::visit(c, v)).transpose()?.flatten() {
        let device = [p.say(&v.device.text()), v.device.browser.clone()];
        let device: Vec<_> = device.into_iter().filter(|s| !s.is_empty()).collect();
        facts.push((p.t("desk-who-device"), device.join(" · ")));
        let aids: Vec<_> = v.device.aids().iter().map(|t| p.say(t)).collect();
        if !aids.is_empty() {
            facts.push((p.t("desk-who-aids"), aids.join(", ")));
        }
    }
    let since = p.t1("desk-who-since", "date", person.made_at);
    Ok(Who { name: person.name(), email: person.email.clone(), since, facts })
}

pub(crate) fn context(c: &Conn, p: &Page, h: &Handover) -> Result<Context> {
    let need = &h.need;
    let say = |t: Option<&Text>| t.map(|t| p.say(t)).unwrap_or_default();
    let events = match &need.visit {
        Some(visit) => journey::shelf::events(c, visit, EVENTS)?,
        None => Vec::new(),
    };
    let goal = say(need.goal.as_ref());
    Ok(Context {
        goal: if goal.is_empty() { p.t("desk-goal-unknown") } else { goal },
        step: say(need.step.as_ref()),
        wish: need.wish.clone(),
        cause: say(need.cause.as_ref().filter(|t| tells(t))),
        reason: say(need.reason.as_ref().filter(|t| tells(t))),
        // What was left as it was proposed stands in the other parts already.
        shared: need
            .shared
            .iter()
            .filter(|s| need.visit.is_none() || s.key.starts_with("field") || s.key.starts_with("search"))
            .map(|s| (label_of(p, s), p.typed(&s.value)))
            .collect(),
        failed: failed(p, &events),
    })
}

/// That they wish to talk to somebody, whoever talks to them knows.
fn tells(why: &Text) -> bool {
    !matches!(&*why.key, "struggle-cause-help" | "struggle-help")
}

/// What a shared fact is called here: a field by its own name, without whose entry it is.
fn label_of(p: &Page, s: &handover::Shared) -> String {
    let own = s.label.args.iter().find(|(name, _)| name == "label").map(|(_, arg)| arg);
    match own {
        Some(Arg::Str(label)) if s.key.starts_with("field.") && !label.is_empty() => label.clone(),
        _ => p.say(&s.label),
    }
}

/// What went wrong in the visit, the same things counted, the last first.
fn failed(p: &Page, events: &[Event]) -> Vec<Failed> {
    let mut all: Vec<Failed> = Vec::new();
    for e in events.iter().filter(|e| e.stands()) {
        let Some(text) = failure(p, e) else { continue };
        match all.iter_mut().find(|f| f.text == text) {
            Some(known) => {
                known.times += 1;
                known.at = e.at;
            }
            None => all.push(Failed { text, times: 1, at: e.at }),
        }
    }
    all.sort_by_key(|f| std::cmp::Reverse(f.at));
    all.truncate(3);
    all
}

pub(crate) fn failure(p: &Page, e: &Event) -> Option<String> {
    let reason = e.reason.as_ref().map(|t| p.say(t));
    match e.kind {
        Kind::Refused => Some(reason.unwrap_or_else(|| p.t1("desk-failed-rule", "rule", &e.rule))),
        Kind::Invalid => Some(reason.unwrap_or_else(|| p.t1("desk-failed-field", "field", label(p, e)))),
        Kind::Search if e.hits == Some(0) => Some(p.t("desk-failed-search")),
        Kind::RageClick => Some(p.t1("desk-failed-rage", "label", label(p, e))),
        Kind::DeadClick => Some(p.t1("desk-failed-dead", "label", label(p, e))),
        _ => None,
    }
}

/// What a thing is called: its label, else its name; of a website that names neither, that it does not.
fn label(p: &Page, e: &Event) -> String {
    match (e.label.as_str(), e.name.as_str()) {
        ("", name) if is_a_place(name) => p.t("desk-failed-unnamed"),
        ("", name) => name.to_owned(),
        (label, _) => label.to_owned(),
    }
}

/// Whether a name says only which of its kind a thing is on its page, as the script for websites of others calls what the
/// site does not let it name: `input#3`, `part#1.button#2`.
fn is_a_place(name: &str) -> bool {
    !name.is_empty()
        && name.split('.').all(|part| {
            let kind = part.trim_end_matches(|c: char| c.is_ascii_digit());
            let tag = kind.trim_end_matches('#');
            kind.len() < part.len()
                && tag.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                && !tag.is_empty()
        })
}

fn timeline(c: &Conn, p: &Page, d: &Dialogue) -> Result<Vec<Happened>> {
    let entries = people::timeline::recent(c, &d.person, LAST)?;
    let mut kept = Vec::with_capacity(entries.len());
    for e in entries {
        if !is_struck(c, &e)? {
            kept.push(e);
        }
    }
    let when = |at: Instant| if p.now - at < ground::Span::hours(18) { p.time(at) } else { day(p, at) };
    Ok(kept.iter().map(|e| Happened { at: e.at, when: when(e.at), text: p.say(&e.text) }).collect())
}

/// Whether they struck what the visit of this entry would tell.
fn is_struck(c: &Conn, e: &people::timeline::Entry) -> Result<bool> {
    let Some(visit) = e.visit.as_ref().filter(|_| e.kind.starts_with("visit.")) else { return Ok(false) };
    Ok(journey::shelf::visit(c, visit)?.is_some_and(|v| struggle::is_discreet(&v)))
}

/// Day and month, without the year where it is this one.
fn day(p: &Page, at: Instant) -> String {
    let year = p.iso(p.now).split('-').next().unwrap_or("").to_owned();
    p.date_short(at).replace(&format!(" {year}"), "").replace(&format!("{year}. "), "")
}

fn remedies(c: &Conn, p: &Page, d: &Dialogue) -> Result<Vec<RemedyView>> {
    let mut names = Names::default();
    let mut all = Vec::new();
    for r in remedy::shelf::of_dialogue(c, &d.id)? {
        let (tone, key) = tone(r.state);
        let by = r.decided_by.as_ref().map(|s| names.staff(c, s)).transpose()?;
        let state_text = match by {
            Some(name) => format!("{} · {name}", p.t(key)),
            None => p.t(key),
        };
        let what = what(p, &r);
        let reason = if r.decision.is_empty() { r.reason } else { r.decision };
        let reason = if what.is_empty() { reason } else { format!("{what} – {reason}") };
        all.push(RemedyView { amount: p.money(r.amount), reason, state: r.state.code(), tone, state_text });
    }
    Ok(all)
}
