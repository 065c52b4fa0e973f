//! A draft in words: what it was for, and each field with the label that its form gives it.

use crate::act::{self, Noun, Typed};
use crate::order::Matter;
use ground::{Instant, Lang};
use people::draft::Draft;
use services::calendar::noon;
use web::Page;

/// One field as its form showed it.
pub(crate) struct Said {
    pub label: String,
    pub value: String,
}

/// Fields that nobody types: they are sent on and not shown.
pub(crate) fn is_hidden(name: &str) -> bool {
    ["key", "client", "about", "id", "visit", "then", "handover", "keep", "saved", "t"].contains(&name)
}

/// The order and the verb of an address of [`act`].
pub(crate) fn order_of(address: &str) -> Option<(String, Noun)> {
    let mut parts = address.strip_prefix("/orders/")?.split(['/', '?']);
    let (order, noun) = (parts.next()?, parts.next()?);
    let order = percent(order)?;
    Some((order, Noun::parse(noun).ok()?))
}

/// A segment of a path as it is meant.
fn percent(segment: &str) -> Option<String> {
    let mut out = Vec::new();
    let mut bytes = segment.bytes();
    while let Some(b) = bytes.next() {
        if b == b'%' {
            let hex = [bytes.next()?, bytes.next()?];
            out.push(u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok()?);
        } else {
            out.push(b);
        }
    }
    String::from_utf8(out).ok()
}

/// What the form was for.
pub(crate) fn what(p: &Page, address: &str) -> String {
    if let Some((order, noun)) = order_of(address) {
        return format!("{} · {order}", p.say(&noun.kind().text()));
    }
    let path = address.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    p.t(match parts.as_slice() {
        ["help", "case"] => "handover-leave-title",
        ["help", "call"] => "handover-call-title",
        ["help", ..] => "handover-help-ask",
        ["dialogue", _, "rating"] => "portal-unsent-rating",
        ["dialogue", ..] => "dialogue-compose-label",
        ["cases", ..] => "dialogue-more-title",
        ["profile", ..] => "portal-profile",
        ["preferences", ..] => "portal-preferences",
        ["leave", ..] => "services-leave-title",
        ["approvals", ..] => "services-approvals-title",
        ["articles", ..] => "portal-article-useful",
        _ => "portal-unsent-form",
    })
}

/// Every field that somebody chose or typed.
pub(crate) fn said(p: &Page, draft: &Draft, matter: Option<&(Matter, Noun)>) -> Vec<Said> {
    let mut all = Vec::new();
    if let Some((matter, noun)) = matter {
        let typed = Typed::of(&draft.fields);
        all.extend(
            act::told(p, *noun, matter, typed).into_iter().map(|(label, value)| Said { label, value }),
        );
    }
    let acts = ["reason", "swap", "back", "payment_method_id"];
    for (name, value) in &draft.fields {
        let told = matter.is_some() && acts.contains(&name.as_str());
        if !is_hidden(name) && !told && !value.trim().is_empty() {
            all.push(Said {
                label: label(p, &draft.address, name),
                value: value_of(p, &draft.address, name, value),
            });
        }
    }
    all
}

fn label(p: &Page, address: &str, name: &str) -> String {
    let leave = address.starts_with("/leave");
    let key = match name {
        "wish" if address.starts_with("/help/case") => "handover-leave-wish-label",
        "wish" => "handover-help-wish",
        "at" => "handover-call-hour",
        "body" => "dialogue-compose-label",
        "stars" => "portal-unsent-stars",
        "words" => "dialogue-rating-words",
        "first" if leave => "services-leave-first",
        "last" if leave => "services-leave-last",
        "kind" if leave => "services-leave-kind",
        "note" => "services-leave-note",
        "decision" => "portal-unsent-answer",
        "useful" => "portal-article-useful",
        "reason" => "portal-act-reason",
        "first" => "portal-profile-first",
        "last" => "portal-profile-last",
        "phone" => "portal-profile-phone",
        "address1" => "portal-address1",
        "address2" => "portal-address2",
        "city" => "portal-city",
        "zip" => "portal-zip",
        "state" => "portal-state",
        "country" => "portal-country",
        "payment_method_id" => "portal-invoice-method",
        "lang" => "portal-pref-lang",
        "text_size" => "portal-pref-size",
        "contrast" | "motion" | "channel" | "manner" | "approach" => {
            return p.t(format!("portal-pref-{name}"));
        }
        // A form that this page does not know: its own word is better than none.
        other => return other.chars().take(60).collect(),
    };
    p.t(key)
}

/// What was chosen, in the words of the form; what was typed, as it was.
fn value_of(p: &Page, address: &str, name: &str, value: &str) -> String {
    let leave = address.starts_with("/leave");
    let known = match name {
        "at" => Instant::parse(value).map(|at| format!("{}, {}", p.day(at), p.time(at))),
        "stars" => {
            value.parse::<i64>().ok().filter(|n| (1..=5).contains(n)).map(|n| p.tn("dialogue-rated-stars", n))
        }
        "first" | "last" if leave => value.trim().parse().ok().map(|day| p.date(noon(day))),
        "kind" if leave => services::Kind::parse(value).map(|k| p.say(&k.text())),
        "decision" if value == "approve" => Some(p.t("services-approve")),
        "decision" if value == "refuse" => Some(p.t("services-refuse")),
        "useful" if value == "yes" => Some(p.t("portal-article-yes")),
        "useful" if value == "no" => Some(p.t("portal-article-no")),
        "lang" => Lang::parse(value).map(|l| l.own_name().to_owned()),
        "text_size" => of_key(p, &format!("portal-pref-size-{value}")),
        "contrast" | "motion" | "channel" | "manner" | "approach" => {
            of_key(p, &format!("portal-pref-{name}-{value}"))
        }
        _ => None,
    };
    known.unwrap_or_else(|| value.to_owned())
}

/// The sentence of a key that is made from what came, where there is one.
fn of_key(p: &Page, key: &str) -> Option<String> {
    web::knows(p.lang, key).then(|| p.t(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_order_and_verb() {
        assert_eq!(order_of("/orders/%23W1/returns/preview"), Some(("#W1".to_owned(), Noun::Returns)));
        assert_eq!(order_of("/orders/%23W1/returns?x=1"), Some(("#W1".to_owned(), Noun::Returns)));
        for none in ["/orders/%23W1", "/orders/%2/returns", "/orders/%ff/returns", "/orders/a/b", "/help", ""]
        {
            assert_eq!(order_of(none), None, "{none}");
        }
    }
}
