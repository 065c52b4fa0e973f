//! What a person tries to do, and what they agree to share of it.

use crate::clean;
use ground::{Arg, OrderId, ServiceId, Text};
use serde::{Deserialize, Serialize};

/// What a person is trying to do in a visit. Two goals are the same where kind and subject are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Machine name: `order.items`, `order.cancel`, `service.leave`, `article.read`.
    pub kind: String,
    /// What it is about: an order's id, a service's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// In words: "change the item options of order #W123".
    pub name: Text,
}

impl Goal {
    /// A goal whose words take no subject.
    pub fn new(kind: &str, name: Text) -> Self {
        Self { kind: clean::name(kind), subject: None, name }
    }

    /// What somebody wants of an order. `act` is one of `look`, `items`, `address`, `payment`,
    /// `cancel`, `return`, `exchange`, `invoice`, `track`, or the noun in an address (`item-changes`);
    /// another is said in general words.
    pub fn order(act: &str, order: &OrderId) -> Self {
        let (kind, key) = match act_of(act) {
            "items" => ("order.items", "journey-goal-order-items"),
            "address" => ("order.address", "journey-goal-order-address"),
            "payment" => ("order.payment", "journey-goal-order-payment"),
            "cancel" => ("order.cancel", "journey-goal-order-cancel"),
            "return" => ("order.return", "journey-goal-order-return"),
            "exchange" => ("order.exchange", "journey-goal-order-exchange"),
            "invoice" => ("order.invoice", "journey-goal-order-invoice"),
            "track" => ("order.track", "journey-goal-order-track"),
            _ => ("order.look", "journey-goal-order-look"),
        };
        let name = Text::new(key).with("order", clean::text(order.as_str(), clean::NAME_MAX));
        Self { kind: kind.into(), subject: Some(order.0.clone()), name }
    }

    /// Asking for a service: `title` as the catalogue shows it.
    pub fn service(service: &ServiceId, title: impl Into<Arg>) -> Self {
        let name = Text::new("journey-goal-service").with("service", title);
        Self { kind: "service.ask".into(), subject: Some(service.0.clone()), name }
    }

    /// What a website of others calls by a name: `checkout`. `None` where the name is none.
    pub fn named(name: &str) -> Option<Self> {
        let name = clean::name(name);
        let words = Text::new("journey-goal-named").with("name", name.as_str());
        (!name.is_empty()).then(|| Self { kind: format!("site.{name}"), subject: None, name: words })
    }

    /// Leave of an employee.
    pub fn leave() -> Self {
        Self::new("leave.ask", Text::new("journey-goal-leave"))
    }

    /// Payslips of an employee.
    pub fn payslips() -> Self {
        Self::new("payslip.read", Text::new("journey-goal-payslips"))
    }

    /// Looking for an answer.
    pub fn answer() -> Self {
        Self::new("answer.find", Text::new("journey-goal-answer"))
    }

    /// Profile, addresses, preferences.
    pub fn profile() -> Self {
        Self::new("profile.edit", Text::new("journey-goal-profile"))
    }

    /// Signing in.
    pub fn sign_in() -> Self {
        Self::new("sign-in", Text::new("journey-goal-sign-in"))
    }

    /// True for a goal that is begun, not merely looked at: it changes something.
    pub fn is_deed(&self) -> bool {
        !matches!(self.kind.as_str(), "order.look" | "order.track" | "answer.find" | "payslip.read")
    }

    /// True for what people pass through on the way to what they want, or while they try to get it: looking
    /// something up, settings, signing in.
    pub fn is_aside(&self) -> bool {
        !self.is_deed() || matches!(self.kind.as_str(), "profile.edit" | "sign-in")
    }

    /// Kind and subject in one word, for comparing: `order.items:#W123`.
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind, self.subject.as_deref().unwrap_or(""))
    }

    /// What sort of thing they want, in words, whatever it is about.
    pub fn sort(&self) -> Text {
        Self::sort_of(&self.kind)
    }

    /// What a kind of goals is called; whatever stands in `kind`, nothing of it is shown but a name.
    pub fn sort_of(kind: &str) -> Text {
        if let Some(goal) = kind.strip_prefix("site.").and_then(Self::named) {
            return goal.name;
        }
        Text::new(match kind {
            "order.look" => "journey-sort-order-look",
            "order.items" => "journey-sort-order-items",
            "order.address" => "journey-sort-order-address",
            "order.payment" => "journey-sort-order-payment",
            "order.cancel" => "journey-sort-order-cancel",
            "order.return" => "journey-sort-order-return",
            "order.exchange" => "journey-sort-order-exchange",
            "order.invoice" => "journey-sort-order-invoice",
            "order.track" => "journey-sort-order-track",
            "service.ask" => "journey-sort-service",
            "leave.ask" => "journey-goal-leave",
            "payslip.read" => "journey-goal-payslips",
            "answer.find" => "journey-goal-answer",
            "profile.edit" => "journey-goal-profile",
            "sign-in" => "journey-goal-sign-in",
            _ => "journey-sort-other",
        })
    }

    /// The order it is about, where it is about one.
    pub fn order_id(&self) -> Option<OrderId> {
        self.kind.starts_with("order.").then(|| self.subject.clone().map(OrderId)).flatten()
    }

    /// What can be known of a goal from the path alone, for pages that say nothing themselves.
    /// Orders: `/orders/{id}/{act}`; `{id}` is what stands in the path, decoded.
    pub fn from_path(path: &str) -> Option<Self> {
        let mut parts = path.split('/').filter(|p| !p.is_empty());
        match (parts.next()?, parts.next(), parts.next()) {
            ("orders", Some(id), act) => Some(Self::order(act.unwrap_or(""), &OrderId(decode(id)))),
            ("articles" | "search", ..) => Some(Self::answer()),
            ("leave", ..) => Some(Self::leave()),
            ("payslips", ..) => Some(Self::payslips()),
            ("profile" | "preferences" | "addresses", ..) => Some(Self::profile()),
            ("sign-in", ..) => Some(Self::sign_in()),
            _ => None,
        }
    }
}

fn act_of(part: &str) -> &str {
    match part {
        "item-changes" => "items",
        "address-changes" => "address",
        "payment-changes" => "payment",
        "cancellations" => "cancel",
        "returns" => "return",
        "exchanges" => "exchange",
        "tracking" => "track",
        "invoice.pdf" => "invoice",
        other => other,
    }
}

/// Percent-decoding of a path's part; what is not UTF-8 becomes nothing.
fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let raw = part.as_bytes();
    let mut i = 0;
    while i < raw.len() {
        let hex = (raw[i] == b'%')
            .then(|| part.get(i + 1..i + 3).and_then(|h| u8::from_str_radix(h, 16).ok()))
            .flatten();
        bytes.push(hex.unwrap_or(raw[i]));
        i += if hex.is_some() { 3 } else { 1 };
    }
    clean::text(&String::from_utf8(bytes).unwrap_or_default(), clean::NAME_MAX)
}

/// One thing that a person agreed to share with the account manager.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedFact {
    /// Machine name, unique in its list: `goal`, `refused.1`, `search.1`, `field.color`.
    pub key: String,
    /// What it is, in words: "You searched for".
    pub label: Text,
    /// What is shared, as the person left it.
    pub value: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_words_without_what_it_is_about() {
        let goal = Goal::order("items", &OrderId("#W1".into()));
        assert_eq!(goal.sort(), Text::new("journey-sort-order-items"));
        assert_eq!(Goal::sort_of("site.checkout"), Goal::named("checkout").unwrap().name);
        assert_eq!(Goal::sort_of("<b>"), Text::new("journey-sort-other"));
        for act in ["look", "items", "address", "payment", "cancel", "return", "exchange", "invoice", "track"]
        {
            let sort = Goal::order(act, &OrderId("#W1".into())).sort();
            assert_eq!(sort.key, format!("journey-sort-order-{act}"));
        }
    }

    #[test]
    fn a_path_tells_the_goal() {
        let goal = Goal::from_path("/orders/%23W2611340/item-changes").unwrap();
        assert_eq!(goal.key(), "order.items:#W2611340");
        assert!(goal.is_deed());
        assert_eq!(Goal::from_path("/orders/%23W1").unwrap().kind, "order.look");
        assert_eq!(Goal::from_path("/"), None);
        let aside = |path: &str| Goal::from_path(path).unwrap().is_aside();
        assert!(aside("/preferences") && aside("/search") && aside("/orders/%23W1") && !aside("/leave"));
    }
}
