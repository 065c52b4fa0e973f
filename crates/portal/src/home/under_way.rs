//! What is not finished: late things first, then by their next date.

use super::Known;
use crate::order_row::{href, title};
use crate::progress;
use ground::{Arg, Instant, Text};
use handover::Stage;
use records::{Order, Status};
use web::{Page, segment};

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

/// A row, whether it may wait, and when its next thing happens.
type Dated = (bool, Instant, UnderWay);

const FAR: Instant = Instant(i64::MAX);

/// Late things first, then by their next date.
pub(super) fn under_way(p: &Page, known: &Known) -> Vec<UnderWay> {
    let mut all: Vec<Dated> = Vec::new();
    all.extend(known.orders.iter().filter(|o| moves(o)).map(|o| order(p, known, o)));
    all.extend(known.cases.iter().filter(|c| c.is_open()).map(|c| case(p, c)));
    all.extend(to_decide(p, known));
    let asked = known.leave.iter().filter(|r| r.state == services::State::Asked);
    all.extend(asked.map(|r| leave(p, r)));
    all.extend(talk(p, known));
    all.sort_by_key(|(calm, at, _)| (*calm, *at));
    all.into_iter().map(|(.., row)| row).collect()
}

fn moves(order: &Order) -> bool {
    order.is_on_its_way() || matches!(order.status, Status::ReturnRequested | Status::ExchangeRequested)
}

fn order(p: &Page, known: &Known, order: &Order) -> Dated {
    let tone = progress::tone(order, p.now);
    let row = UnderWay {
        href: href(order),
        icon: if order.has_left() { "truck" } else { "orders" },
        tone,
        title: title(order, &known.products, p.lang, p),
        note: progress::now_line(order, p.now),
        badge: Some(progress::badge(order, p.now)),
    };
    (tone != "warn", order.expected_at.unwrap_or(FAR), row)
}

fn case(p: &Page, case: &::dialogue::Case) -> Dated {
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
    (!late, case.open_until.unwrap_or(FAR), row)
}

fn to_decide(p: &Page, known: &Known) -> Option<Dated> {
    let begins = services::calendar::noon(known.to_decide.first()?.first);
    let row = UnderWay {
        href: "/approvals".to_owned(),
        icon: "people",
        tone: "note",
        title: p.tn("portal-to-decide", known.to_decide.len()),
        note: Text::new("portal-to-decide-next").with("date", Arg::Date(begins)),
        badge: Some(Text::new("portal-to-decide-you")),
    };
    Some((false, begins, row))
}

fn leave(p: &Page, request: &services::LeaveRequest) -> Dated {
    let begins = services::calendar::noon(request.first);
    let row = UnderWay {
        href: "/leave".to_owned(),
        icon: "leave",
        tone: "note",
        title: p.say(&request.days.text()),
        note: Text::new("portal-leave-from").with("date", Arg::Date(begins)),
        badge: Some(request.state.text()),
    };
    (true, begins, row)
}

fn talk(p: &Page, known: &Known) -> Option<Dated> {
    let waiting = known.waiting.as_ref()?;
    let key = if waiting.stage == Stage::Accepted { "portal-talk-open" } else { "portal-talk-waiting" };
    let row = UnderWay {
        href: "/help".to_owned(),
        icon: "chat",
        tone: "note",
        title: p.t("portal-talk"),
        note: Text::new(key),
        badge: None,
    };
    Some((false, Instant(0), row))
}
