//! `GET /things`: what is open and what was settled between the person and the organisation.

use crate::Portal;
use crate::home::icon;
use crate::session::Me;
use ::dialogue::Case;
use askama::Template;
use axum::extract::State;
use people::timeline::Entry;
use remedy::Voucher;
use services::LeaveRequest;
use staffing::Call;
use web::{Answer, Page};

#[derive(Template)]
#[template(path = "things.html")]
struct ThingsPage {
    p: Page,
    cases: Vec<Case>,
    leave: Vec<LeaveRequest>,
    vouchers: Vec<Voucher>,
    timeline: Vec<(&'static str, Entry)>,
    call: Option<Call>,
}

impl ThingsPage {
    /// The first day of a leave.
    fn begins(&self, request: &LeaveRequest) -> ground::Instant {
        services::calendar::noon(request.first)
    }
}

pub async fn get(State(portal): State<Portal>, p: Page, me: Me) -> Answer {
    let (id, employees) = (me.id().clone(), p.site.employees);
    let (cases, leave, vouchers, timeline, call) = portal
        .house
        .db
        .read(move |c| {
            let leave = if employees { services::shelf::leave_requests(c, &id, 20)? } else { Vec::new() };
            let vouchers = if employees { Vec::new() } else { remedy::shelf::vouchers_of(c, &id)? };
            let cases = ::dialogue::shelf::cases_of(c, &id, 50)?;
            let call = staffing::shelf::call_for(c, &id)?;
            Ok((cases, leave, vouchers, people::timeline::recent(c, &id, 60)?, call))
        })
        .await?;
    let mut vouchers: Vec<Voucher> = vouchers;
    vouchers.retain(|v| v.left.minor > 0 && v.expires_at > p.now);
    web::page(&page(p, cases, leave, vouchers, timeline, call))
}

fn page(
    p: Page,
    mut cases: Vec<Case>,
    leave: Vec<LeaveRequest>,
    vouchers: Vec<Voucher>,
    all: Vec<Entry>,
    call: Option<Call>,
) -> ThingsPage {
    cases.sort_by_key(|c| (!c.is_open(), std::cmp::Reverse(c.changed_at)));
    // What was merely observed is shown on a page of its own.
    let told = all.into_iter().filter(|e| !e.kind.starts_with("visit."));
    let timeline = told.take(40).map(|e| (icon(&e.kind), e)).collect();
    ThingsPage { p: p.titled("portal-things"), cases, leave, vouchers, timeline, call }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::speaks;
    use ::dialogue::CaseState;
    use ground::{Currency, Lang, Money, Span};

    fn case(state: CaseState, until: Option<i64>) -> Case {
        Case {
            id: "c1".into(),
            code: "K7Q2MD".into(),
            site: "shop".into(),
            person: "ann".into(),
            dialogue: Some("d1".into()),
            handover: None,
            staff: None,
            order: Some("#W1".into()),
            subject: "Wrong colour".into(),
            wrong: "The teapot is red".into(),
            done: "Sent a white one".into(),
            state,
            open_until: until.map(|d| NOW + Span::days(d)),
            created_at: NOW,
            changed_at: NOW,
            resolved_at: None,
        }
    }

    #[test]
    fn things_are_shown_in_each_language_full_and_empty() {
        for lang in Lang::ALL {
            let p = || Page::sample(lang, NOW);
            let call = Call {
                id: "c".into(),
                site: "shop".into(),
                person: "ann".into(),
                lang,
                phone: "+36 1 234 5678".into(),
                wish: "<b>".into(),
                at: NOW + Span::days(1),
                state: staffing::CallState::Promised,
                staff: None,
            };
            let cases = vec![
                case(CaseState::Resolved, None),
                case(CaseState::Open, Some(2)),
                case(CaseState::Open, Some(-2)),
            ];
            let voucher = Voucher {
                code: "7K3F-Q2MD-9XTR".into(),
                amount: Money::new(1_000, Currency::EUR),
                left: Money::new(1_000, Currency::EUR),
                granted_at: NOW,
                expires_at: NOW + Span::days(300),
            };
            speaks(&page(p(), cases, vec![], vec![voucher], vec![], Some(call)).render().unwrap());
            speaks(&page(p(), vec![], vec![], vec![], vec![], None).render().unwrap());
        }
    }
}
