//! What one probably wants to do next, from what one did.

use super::Known;
use crate::act::Noun;
use crate::order_row::{href, title};
use ground::{Arg, Text};
use records::policy::{self, Right};
use records::{Order, Product, Status};
use web::{Page, segment};

/// Days after delivery in which giving back is proposed.
const FRESH: i64 = 30;
/// At most so many shortcuts.
const SHORTCUTS: usize = 4;

/// What one probably wants to do next.
pub struct Shortcut {
    pub href: String,
    pub icon: &'static str,
    pub label: Text,
    pub why: Text,
}

/// From what the person did: the orders they may act on, the thing they buy most.
pub(super) fn shortcuts(p: &Page, orders: &[Order], products: &[Product]) -> Vec<Shortcut> {
    let may = |noun: Noun, o: &Order| policy::may(noun.kind(), o, Right::Customer, p.now).is_ok();
    let mut all = Vec::new();
    let about = |o: &Order| Text::new("portal-short-about").with("what", title(o, products, p.lang, p));
    let mut push = |href: String, icon, key: &'static str, why: Text| {
        all.push(Shortcut { href, icon, label: Text::new(key), why });
    };
    if let Some(o) = orders.iter().find(|o| o.is_late(p.now)) {
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
pub(super) fn at_work(known: &Known) -> Vec<Shortcut> {
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
