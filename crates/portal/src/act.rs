//! Doing something to an order, the same way for every verb: a form, a page to check what will happen and
//! what it costs, a confirmation that works once, a page that says what happens next.
//!
//! `GET  /orders/{id}/{noun}/new`      the form
//! `POST /orders/{id}/{noun}/saved`    keeps what was typed, to go on later
//! `POST /orders/{id}/{noun}/preview`  the form again with what is wrong, or on to
//! `GET  /orders/{id}/{noun}/preview`  what would happen
//! `POST /orders/{id}/{noun}/edit`     back to the form with what was typed
//! `POST /orders/{id}/{noun}`          makes it so, once per key
//! `GET  /orders/{id}/{noun}/done`     what happens next
//!
//! The form can be opened, and sent, where the policy says no: the answer names the rule and what is
//! possible instead, and what was typed stays.

mod check;
mod done;
mod form;
mod typed;

pub use check::{confirm, preview, show};
pub use done::get as done;
pub(crate) use form::told;
pub use form::{edit, new, save};
pub use typed::Typed;

use crate::order_row::href;
use ground::OrderId;
use journey::Goal;
use records::Order;
use records::policy::Kind;

/// A verb as a noun: its place in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Cancellations,
    AddressChanges,
    PaymentChanges,
    ItemChanges,
    Returns,
    Exchanges,
}

impl Noun {
    pub const ALL: [Self; 6] = [
        Self::AddressChanges,
        Self::ItemChanges,
        Self::PaymentChanges,
        Self::Returns,
        Self::Exchanges,
        Self::Cancellations,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Cancellations => "cancellations",
            Self::AddressChanges => "address-changes",
            Self::PaymentChanges => "payment-changes",
            Self::ItemChanges => "item-changes",
            Self::Returns => "returns",
            Self::Exchanges => "exchanges",
        }
    }

    /// Errors: not found.
    pub fn parse(word: &str) -> ground::Result<Self> {
        Self::ALL.into_iter().find(|n| n.word() == word).ok_or(ground::Error::NotFound)
    }

    pub const fn kind(self) -> Kind {
        match self {
            Self::Cancellations => Kind::Cancel,
            Self::AddressChanges => Kind::ChangeAddress,
            Self::PaymentChanges => Kind::ChangePayment,
            Self::ItemChanges => Kind::ChangeItems,
            Self::Returns => Kind::Return,
            Self::Exchanges => Kind::Exchange,
        }
    }

    pub const fn icon(self) -> &'static str {
        match self {
            Self::Cancellations => "cancel",
            Self::AddressChanges => "home",
            Self::PaymentChanges => "card",
            Self::ItemChanges => "edit",
            Self::Returns => "return",
            Self::Exchanges => "exchange",
        }
    }

    /// A sentence of this verb: `portal-act-<kind>-<part>`.
    pub fn key(self, part: &str) -> String {
        format!("portal-act-{}-{part}", self.kind().word())
    }

    /// What somebody wants who does this.
    pub fn goal(self, order: &Order) -> Goal {
        self.goal_of(&order.id)
    }

    /// The same where only the order's id is at hand.
    pub fn goal_of(self, order: &OrderId) -> Goal {
        Goal::order(self.word(), order)
    }

    /// Where its collection is, below the order.
    pub fn base(self, order: &Order) -> String {
        format!("{}/{}", href(order), self.word())
    }

    pub fn new_href(self, order: &Order) -> String {
        format!("{}/new", self.base(order))
    }

    pub const fn has_reason(self) -> bool {
        matches!(self, Self::Cancellations)
    }

    pub const fn has_address(self) -> bool {
        matches!(self, Self::AddressChanges)
    }

    /// Items become other items.
    pub const fn has_swaps(self) -> bool {
        matches!(self, Self::ItemChanges | Self::Exchanges)
    }

    /// Items come back.
    pub const fn has_returns(self) -> bool {
        matches!(self, Self::Returns)
    }

    /// Long enough that somebody may want to go on later.
    pub const fn is_long(self) -> bool {
        self.has_address() || self.has_swaps() || self.has_returns()
    }

    pub const fn has_method(self) -> bool {
        !matches!(self, Self::Cancellations | Self::AddressChanges)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::Matter;
    use crate::progress::tests::{NOW, order};
    use askama::Template as _;
    use ground::{Currency, Lang, Money};
    use records::policy::{self, Right};
    use records::{Extra, MethodKind, PaymentMethod, Product, Status, Variant, Words};
    use web::{Errors, Page};

    fn matter(status: Status) -> Matter {
        let method = |id: &str, kind, balance: Option<i64>| PaymentMethod {
            id: id.into(),
            person: "ann".into(),
            kind,
            brand: Some("visa".into()),
            last_four: Some("1234".into()),
            balance: balance.map(|b| Money::new(b, Currency::EUR)),
            extra: Extra::new(),
        };
        let variant = |item: &str, product: &str, colour: &str, price| Variant {
            item: item.into(),
            product: product.into(),
            options: Words(vec![("colour".into(), colour.into())]),
            available: true,
            price: Money::new(price, Currency::EUR),
            extra: Extra::new(),
        };
        let product = |name: &str, variants: Vec<Variant>| Product {
            id: format!("p-{name}").into(),
            site: "shop".into(),
            name: name.into(),
            names: [("de".to_owned(), "Teekanne".to_owned())].into(),
            labels: std::collections::BTreeMap::new(),
            variants,
            extra: Extra::new(),
        };
        Matter {
            order: order(status),
            methods: vec![
                method("card_1", MethodKind::CreditCard, None),
                method("gift_1", MethodKind::GiftCard, Some(500)),
                method("pay_1", MethodKind::Paypal, None),
            ],
            products: vec![
                product(
                    "Teapot",
                    vec![variant("i1", "p-Teapot", "white", 4_990), variant("i3", "p-Teapot", "red", 5_290)],
                ),
                product("Cup", vec![variant("i2", "p-Cup", "blue", 890), variant("i4", "p-Cup", "red", 690)]),
            ],
        }
    }

    fn typed(noun: Noun, matter: &Matter) -> Typed {
        let mut typed = Typed::fresh(noun, &matter.order, "key".into());
        typed.reason = "no longer needed".into();
        typed.swap = vec!["i1>i3".into(), "i2>i4".into(), String::new()];
        typed.back = vec!["i1*1".into(), "i2*3".into()];
        if noun == Noun::PaymentChanges {
            typed.payment_method_id = "pay_1".into();
        }
        typed
    }

    #[test]
    fn every_verb_has_its_pages_in_each_language() {
        for lang in Lang::ALL {
            for noun in Noun::ALL {
                let status = if noun.has_returns() || noun == Noun::Exchanges {
                    Status::Delivered
                } else {
                    Status::Pending
                };
                let m = matter(status);
                let typed = typed(noun, &m);
                let p = || Page::sample(lang, NOW);
                let form =
                    form::FormPage::new(p(), noun, &m, typed.clone(), Errors::none()).render().unwrap();
                crate::testing::speaks(&form);
                let preview = policy::decide(&typed.act(noun), &m.policy(NOW), Right::Customer).unwrap();
                crate::testing::speaks(
                    &check::CheckPage::new(p(), noun, &m, &typed, &preview).render().unwrap(),
                );
                crate::testing::speaks(&done::DonePage::new(p(), noun, &m, None).render().unwrap());
            }
        }
    }

    #[test]
    fn the_form_keeps_what_was_chosen() {
        let m = matter(Status::Pending);
        let p = Page::sample(Lang::En, NOW);
        let html =
            form::FormPage::new(p, Noun::ItemChanges, &m, typed(Noun::ItemChanges, &m), Errors::none());
        let html = html.render().unwrap();
        assert!(html.contains("value=\"i1&#62;i3\" selected"), "{html}");
        // Of four cups one was chosen to change.
        assert_eq!(html.matches("value=\"i2&#62;i4\" selected").count(), 1);
        assert_eq!(html.matches("value=\"i2&#62;i4\"").count(), 4);
    }

    #[test]
    fn a_processed_order_can_be_tried_and_says_why_not() {
        let m = matter(Status::Processed);
        let p = Page::sample(Lang::En, NOW);
        let form =
            form::FormPage::new(p, Noun::ItemChanges, &m, typed(Noun::ItemChanges, &m), Errors::none());
        assert!(form.doubt.is_some());
        assert!(form.render().unwrap().contains("item-changes/preview"));
    }
}
