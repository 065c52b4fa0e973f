//! `GET /`: what is under way and when the next thing happens, what one probably wants to do next, and what
//! happened last. For whoever is not signed in: the way in, and answers.

use crate::act::Noun;
use crate::order_row::{href, title};
use crate::session::Maybe;
use crate::{Portal, progress};
use ::dialogue::Case;
use askama::Template;
use axum::extract::State;
use ground::{Arg, Instant, PersonId, Text};
use handover::{Handover, Stage};
use knowledge::{Audience, Listed};
use people::Person;
use people::timeline::Entry;
use records::policy::{self, Right};
use records::{Order, Product, Status};
use services::{Balance, LeaveRequest, Payslip};
use store::Conn;
use web::{Answer, Page, segment};

/// Orders that home looks at.
const ORDERS: i64 = 40;
/// Days after delivery in which giving back is proposed.
const FRESH: i64 = 30;
/// At most so many shortcuts.
const SHORTCUTS: usize = 4;

/// Something that is not finished, and when the next thing happens.
pub struct UnderWay {
    pub href: String,
    pub icon: &'static str,
    /// `warn`, `good`, `note` or nothing.
    pub tone: &'static str,
    pub title: String,
    pub note: Text,
    pub badge: Option<Text>,
}

/// What one probably wants to do next.
pub struct Shortcut {
    pub href: String,
    pub icon: &'static str,
    pub label: Text,
    pub why: Text,
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    p: Page,
    greeting: String,
    lead: String,
    under_way: Vec<UnderWay>,
    shortcuts: Vec<Shortcut>,
    recent: Vec<(&'static str, Entry)>,
    balances: Vec<Balance>,
}

#[derive(Template)]
#[template(path = "welcome.html")]
struct WelcomePage {
    p: Page,
    tagline: String,
    articles: Vec<Listed>,
    products: Vec<Product>,
}

/// What the database knows for a person's home.
#[derive(Default)]
struct Known {
    orders: Vec<Order>,
    products: Vec<Product>,
    cases: Vec<Case>,
    waiting: Option<Handover>,
    recent: Vec<Entry>,
    balances: Vec<Balance>,
    leave: Vec<LeaveRequest>,
    payslip: Option<Payslip>,
}

impl Known {
    fn read(c: &Conn, id: &PersonId, employee: bool, year: i16) -> ground::Result<Self> {
        let mut known = Self {
            cases: ::dialogue::shelf::cases_of(c, id, 20)?,
            waiting: handover::shelf::open_of(c, id)?,
            recent: people::timeline::recent(c, id, 30)?,
            ..Self::default()
        };
        if employee {
            known.balances = services::shelf::balances(c, id, year)?;
            known.leave = services::shelf::leave_requests(c, id, 20)?;
            known.payslip = services::shelf::payslips(c, id, 1)?.into_iter().next();
            return Ok(known);
        }
        known.orders = records::shelf::orders_of(c, id, ORDERS, 0)?;
        let firsts = known.orders.iter().filter_map(|o| Some(&o.lines.first()?.product));
        known.products = records::shelf::products(c, firsts)?;
        Ok(known)
    }
}

pub async fn get(State(portal): State<Portal>, p: Page, Maybe(me): Maybe) -> Answer {
    let Some(me) = me else { return welcome(&portal, p).await };
    let (id, employee) = (me.id().clone(), p.site.employees);
    let year = p.tongue().local(p.now).year();
    let known = portal.house.db.read(move |c| Known::read(c, &id, employee, year)).await?;
    web::page(&home(p, &me.0, known))
}

async fn welcome(portal: &Portal, p: Page) -> Answer {
    let (site, lang, employees) = (p.site.id.clone(), p.lang, p.site.employees);
    let (articles, products, tagline) = portal
        .house
        .db
        .read(move |c| {
            let articles = knowledge::shelf::readable(c, &site, lang, Audience::Public, 6)?;
            let products =
                if employees { Vec::new() } else { records::shelf::products_of(c, &site, "", 6, 0)? };
            let tagline = people::shelf::site(c, &site)?.map(|s| s.look.tagline).unwrap_or_default();
            Ok((articles, products, tagline))
        })
        .await?;
    web::page(&WelcomePage { p, tagline, articles, products })
}

fn home(p: Page, person: &Person, known: Known) -> HomePage {
    let under_way = under_way(&p, &known);
    let late = known.orders.iter().filter(|o| progress::is_late(o, p.now)).count();
    let lead = match (under_way.len(), late) {
        (0, _) => p.t("portal-home-quiet"),
        (n, 0) => p.tn("portal-home-under-way", n),
        (n, late) => p.t2("portal-home-under-way-late", "n", n, "late", late),
    };
    let greeting = match p.tongue().local(p.now).hour() {
        4..=10 => "portal-morning",
        11..=17 => "portal-day",
        _ => "portal-evening",
    };
    let mut shortcuts = shortcuts(&p, &known.orders, &known.products);
    shortcuts.extend(at_work(&known));
    let shown = known.recent.into_iter().filter(|e| !e.kind.starts_with("visit."));
    HomePage {
        greeting: p.t1(greeting, "name", person.first.as_str()),
        lead,
        under_way,
        shortcuts,
        recent: shown.take(6).map(|e| (icon(&e.kind), e)).collect(),
        balances: known.balances,
        p,
    }
}

/// Late things first, then by their next date.
fn under_way(p: &Page, known: &Known) -> Vec<UnderWay> {
    let mut all: Vec<(bool, Instant, UnderWay)> = Vec::new();
    let far = Instant(i64::MAX);
    for order in &known.orders {
        let moving = progress::is_on_its_way(order)
            || matches!(order.status, Status::ReturnRequested | Status::ExchangeRequested);
        if !moving {
            continue;
        }
        let tone = progress::tone(order, p.now);
        let row = UnderWay {
            href: href(order),
            icon: if order.has_left() { "truck" } else { "orders" },
            tone,
            title: title(order, &known.products, p.lang, p),
            note: progress::now_line(order, p.now),
            badge: Some(progress::badge(order, p.now)),
        };
        all.push((tone != "warn", order.expected_at.unwrap_or(far), row));
    }
    for case in known.cases.iter().filter(|c| c.is_open()) {
        let late = case.is_late(&p.now);
        let note = match case.open_until {
            Some(at) => Text::new("portal-case-until").with("date", Arg::Date(at)),
            None => Text::new("portal-case-open"),
        };
        let row = UnderWay {
            href: format!("/cases/{}", segment(case.id.as_str())),
            icon: "flag",
            tone: if late { "warn" } else { "note" },
            title: case.subject.clone(),
            note,
            badge: Some(Text::new(if late { "portal-late" } else { "portal-case" })),
        };
        all.push((!late, case.open_until.unwrap_or(far), row));
    }
    for request in known.leave.iter().filter(|r| r.state == services::State::Asked) {
        let row = UnderWay {
            href: "/leave".to_owned(),
            icon: "leave",
            tone: "note",
            title: p.say(&request.days.text()),
            note: Text::new("portal-leave-from")
                .with("date", Arg::Date(services::calendar::noon(request.first))),
            badge: Some(request.state.text()),
        };
        all.push((true, services::calendar::noon(request.first), row));
    }
    if let Some(waiting) = &known.waiting {
        let key = if waiting.stage == Stage::Accepted { "portal-talk-open" } else { "portal-talk-waiting" };
        let row = UnderWay {
            href: "/help".to_owned(),
            icon: "chat",
            tone: "note",
            title: p.t("portal-talk"),
            note: Text::new(key),
            badge: None,
        };
        all.push((false, Instant(0), row));
    }
    all.sort_by_key(|(calm, at, _)| (*calm, *at));
    all.into_iter().map(|(.., row)| row).collect()
}

/// From what the person did: the orders they may act on, the thing they buy most.
fn shortcuts(p: &Page, orders: &[Order], products: &[Product]) -> Vec<Shortcut> {
    let may = |noun: Noun, o: &Order| policy::may(noun.kind(), o, Right::Customer, p.now).is_ok();
    let mut all = Vec::new();
    let about = |o: &Order| Text::new("portal-short-about").with("what", title(o, products, p.lang, p));
    let mut push = |href: String, icon, key: &'static str, why: Text| {
        all.push(Shortcut { href, icon, label: Text::new(key), why });
    };
    if let Some(o) = orders.iter().find(|o| progress::is_late(o, p.now)) {
        push(format!("/help?about={}", segment(o.id.as_str())), "chat", "portal-short-late", about(o));
    }
    let fresh = |o: &&Order| o.delivered_at.is_some_and(|at| p.now - at < ground::Span::days(FRESH));
    if let Some(o) = orders.iter().filter(fresh).find(|o| may(Noun::Returns, o)) {
        push(Noun::Returns.new_href(o), "return", "portal-short-return", about(o));
    }
    if let Some(o) = orders.iter().find(|o| may(Noun::ItemChanges, o)) {
        push(Noun::ItemChanges.new_href(o), "edit", "portal-short-items", about(o));
        push(Noun::AddressChanges.new_href(o), "home", "portal-short-address", about(o));
    }
    if let Some(o) = orders.first() {
        push(format!("{}/invoice.pdf", href(o)), "document", "portal-short-invoice", about(o));
    }
    if let Some((product, times)) = favourite(orders)
        && let Some(found) = products.iter().find(|x| x.id == *product)
    {
        let why = Text::new("portal-short-bought").with("what", found.name(p.lang)).with("n", times);
        push(format!("/products/{}", segment(product.as_str())), "box", "portal-short-again", why);
    }
    all.truncate(SHORTCUTS);
    all
}

/// What employees come for.
fn at_work(known: &Known) -> Vec<Shortcut> {
    let leave = known.balances.first().map(|b| Shortcut {
        href: "/leave".to_owned(),
        icon: "leave",
        label: Text::new("portal-short-leave"),
        why: Text::new("portal-short-leave-why").with("left", b.left().text()),
    });
    let slip = known.payslip.as_ref().map(|s| Shortcut {
        href: format!("/payslips/{}.pdf", segment(s.id.as_str())),
        icon: "document",
        label: Text::new("portal-short-payslip"),
        why: Text::new("portal-step-on").with("date", Arg::Date(s.paid_at)),
    });
    leave.into_iter().chain(slip).collect()
}

/// The product bought most often, at least twice.
fn favourite(orders: &[Order]) -> Option<(&ground::ProductId, i64)> {
    let mut counts: std::collections::BTreeMap<&ground::ProductId, i64> = std::collections::BTreeMap::new();
    for line in orders.iter().filter(|o| o.status != Status::Cancelled).filter_map(|o| o.lines.first()) {
        *counts.entry(&line.product).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).filter(|(_, n)| *n >= 2)
}

/// Where a timeline entry leads: to the order that it is about.
pub fn leads_to(entry: &Entry) -> Option<String> {
    let order = entry.subject.as_ref().filter(|_| entry.kind.starts_with("order."))?;
    Some(format!("/orders/{}", segment(order)))
}

/// The icon of a timeline entry.
pub fn icon(kind: &str) -> &'static str {
    match kind.split('.').next().unwrap_or("") {
        "order" | "orders" => "orders",
        "dialogue" | "handover" => "chat",
        "case" => "flag",
        "voucher" | "remedy" => "gift",
        "leave" => "leave",
        "profile" | "person" => "person",
        "mail" => "mail",
        _ => "history",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::{NOW, order};
    use crate::testing::{person, speaks};
    use ground::{Lang, Span};

    fn known() -> Known {
        let mut late = order(Status::Processed);
        late.expected_at = Some(NOW - Span::days(2));
        let mut delivered = order(Status::Delivered);
        delivered.delivered_at = Some(NOW - Span::days(2));
        let entry = Entry {
            site: "shop".into(),
            person: "ann".into(),
            at: NOW,
            kind: "profile.changed".into(),
            actor: people::timeline::Actor::Person,
            subject: None,
            text: Text::new("portal-timeline-profile"),
            visit: None,
            dialogue: None,
        };
        Known {
            orders: vec![order(Status::Pending), late, delivered],
            recent: vec![entry.clone(), Entry { kind: "visit.stuck".into(), ..entry }],
            ..Known::default()
        }
    }

    #[test]
    fn home_is_made_in_each_language_full_and_empty() {
        for lang in Lang::ALL {
            let p = || Page::sample(lang, NOW);
            speaks(&home(p(), &person(lang), known()).render().unwrap());
            speaks(&home(p(), &person(lang), Known::default()).render().unwrap());
            let page = WelcomePage { p: p(), tagline: String::new(), articles: vec![], products: vec![] };
            speaks(&page.render().unwrap());
        }
    }

    #[test]
    fn late_things_come_first_and_nobody_reads_that_they_struggle() {
        let page = home(Page::sample(Lang::En, NOW), &person(Lang::En), known());
        assert_eq!(page.under_way[0].tone, "warn");
        assert_eq!(page.recent.len(), 1);
        assert_eq!(page.shortcuts[0].icon, "chat");
        assert!(page.lead.contains('2'), "{}", page.lead);
    }
}
