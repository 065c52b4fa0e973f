//! `GET /`: what is under way and when the next thing happens, what one probably wants to do next, and what
//! happened last. For whoever is not signed in: the way in, and answers.

mod shortcuts;
mod under_way;

use crate::Portal;
use crate::saved::Saved;
use crate::session::Maybe;
use ::dialogue::Case;
use askama::Template;
use axum::extract::State;
use ground::{Instant, PersonId};
use handover::Handover;
use knowledge::{Audience, Listed};
use people::Person;
use people::draft::{self, Draft};
use people::timeline::Entry;
use records::{Order, Product};
use services::{Balance, LeaveRequest, Payslip};
use store::Conn;
use web::{Answer, Page, segment};

pub use shortcuts::Shortcut;
pub use under_way::UnderWay;

/// Entries of the timeline that home shows.
const RECENT: i64 = 6;
/// Orders that home looks at.
const ORDERS: i64 = 40;

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
    saved: Vec<Saved>,
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
    /// Requests that wait for this manager's decision, by the first day.
    to_decide: Vec<LeaveRequest>,
    /// What they saved to go on later.
    saved: Vec<Draft>,
}

impl Known {
    fn read(c: &Conn, id: &PersonId, employee: bool, year: i16, now: Instant) -> ground::Result<Self> {
        let mut known = Self {
            cases: ::dialogue::shelf::open_cases_of(c, id, 20)?,
            waiting: handover::shelf::open_of(c, id)?,
            recent: people::timeline::shown(c, id, RECENT)?,
            saved: draft::of(c, id, draft::Kind::Saved, now)?,
            ..Self::default()
        };
        if employee {
            known.balances = services::shelf::balances(c, id, year)?;
            known.leave = services::shelf::leave_requests(c, id, 20)?;
            known.to_decide = services::shelf::for_manager(c, id, now)?;
            known.to_decide.retain(|r| r.state == services::State::Asked);
            known.payslip = services::shelf::payslips(c, id, 1)?.into_iter().next();
            return Ok(known);
        }
        known.orders = records::shelf::orders_of(c, id, ORDERS, 0)?;
        let firsts = known.orders.iter().filter_map(|o| Some(&o.lines.first()?.product));
        known.products = records::shelf::products_named(c, firsts)?;
        Ok(known)
    }
}

pub async fn get(State(portal): State<Portal>, p: Page, Maybe(me): Maybe) -> Answer {
    let Some(me) = me else { return welcome(&portal, p).await };
    let (id, employee) = (me.id().clone(), p.site.employees);
    let (year, now) = (p.tongue().local(p.now).year(), p.now);
    let known = portal.house.db.read(move |c| Known::read(c, &id, employee, year, now)).await?;
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
    let under_way = under_way::under_way(&p, &known);
    let late = known.orders.iter().filter(|o| o.is_late(p.now)).count();
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
    let mut shortcuts = shortcuts::shortcuts(&p, &known.orders, &known.products);
    shortcuts.extend(shortcuts::at_work(&known));
    let shown = known.recent.into_iter().filter(|e| !e.kind.starts_with("visit."));
    HomePage {
        greeting: p.t1(greeting, "name", person.first.as_str()),
        lead,
        under_way,
        shortcuts,
        recent: shown.map(|e| (icon(&e.kind), e)).collect(),
        balances: known.balances,
        saved: known.saved.iter().map(|d| Saved::of(&p, d)).collect(),
        p,
    }
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
    use ground::{Lang, Span, Text};
    use records::Status;

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
