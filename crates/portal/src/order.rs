//! `GET /orders/{id}`: one order, and what may be done with it. `GET /orders/{id}/invoice.pdf`: its invoice.

use crate::act::Noun;
use crate::observe::Watch;
use crate::order_row::href;
use crate::session::Me;
use crate::{Portal, invoice, progress, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use ground::{Instant, Money, OrderId, PaymentMethodId, PersonId, Text};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use journey::Goal;
use records::policy::{self, Right};
use records::{Order, Parcel, Payment, PaymentKind, PaymentMethod, Product};
use store::Conn;
use web::{Answer, Page, segment};

/// An order with everything its pages speak of.
#[derive(Clone)]
pub struct Matter {
    pub order: Order,
    pub methods: Vec<PaymentMethod>,
    pub products: Vec<Product>,
}

impl Matter {
    /// The person's own order; somebody else's does not exist.
    pub fn find(c: &Conn, id: &OrderId, person: &PersonId) -> ground::Result<Self> {
        let order = records::shelf::order(c, id)?.filter(|o| o.person.as_ref() == Some(person));
        let order = order.ok_or(ground::Error::NotFound)?;
        let methods = records::shelf::payment_methods(c, person)?;
        let products = records::shelf::products(c, order.lines.iter().map(|l| &l.product))?;
        Ok(Self { order, methods, products })
    }

    /// The same, read by itself.
    pub async fn of(portal: &Portal, me: &Me, id: OrderId) -> ground::Result<Self> {
        let person = me.id().clone();
        portal.house.db.read(move |c| Self::find(c, &id, &person)).await
    }

    pub fn product(&self, id: &ground::ProductId) -> Option<&Product> {
        self.products.iter().find(|p| p.id == *id)
    }

    pub fn method_text(&self, id: &PaymentMethodId) -> Text {
        let method = self.methods.iter().find(|m| m.id == *id);
        method.map_or_else(|| Text::new("records-method-former"), PaymentMethod::text)
    }

    pub fn policy(&self, now: Instant) -> policy::Matter<'_> {
        policy::Matter { order: &self.order, methods: &self.methods, products: &self.products, now }
    }
}

/// Money that moved, for showing.
pub struct Move {
    /// Key of what it was.
    pub what: &'static str,
    pub method: Text,
    /// When it arrives, where that is still to come.
    pub when: Option<Text>,
    pub at: Option<Instant>,
    pub amount: Money,
    pub back: bool,
}

impl Move {
    pub fn of(payment: &Payment, matter: &Matter) -> Self {
        let back = payment.kind == PaymentKind::Refund;
        Self {
            what: if back { "portal-payment-refund" } else { "portal-payment-payment" },
            method: matter.method_text(&payment.method),
            when: None,
            at: payment.at,
            amount: payment.amount,
            back,
        }
    }
}

struct Line {
    href: String,
    product: ground::ProductId,
    name: String,
    options: String,
    quantity: i64,
    price: Money,
    total: Money,
}

struct May {
    href: String,
    icon: &'static str,
    label: Text,
}

struct MayNot {
    href: String,
    label: Text,
    reason: Text,
    try_it: Text,
}

#[derive(Template)]
#[template(path = "order.html")]
struct OrderPage {
    p: Page,
    order: Order,
    tone: &'static str,
    badge: Text,
    now: Text,
    /// Label and note, ready to be read.
    steps: Vec<(String, String)>,
    reached: usize,
    may: Vec<May>,
    may_not: Vec<MayNot>,
    instead: Vec<Text>,
    lines: Vec<Line>,
    parcels: Vec<Parcel>,
    name: String,
    address: Vec<String>,
    payments: Vec<Move>,
    invoice: String,
}

impl OrderPage {
    fn new(p: Page, matter: &Matter, name: String) -> Self {
        let order = &matter.order;
        let way = progress::progress(order);
        let steps = way
            .steps
            .iter()
            .map(|s| (p.say(&s.label), s.note.as_ref().map(|n| p.say(n)).unwrap_or_default()))
            .collect();
        let (may, may_not, instead) = verbs(order, p.now);
        let lines = order.lines.iter().map(|l| line(l, matter, &p)).collect();
        Self {
            tone: progress::tone(order, p.now),
            badge: progress::badge(order, p.now),
            now: progress::now_line(order, p.now),
            steps,
            reached: way.reached,
            may,
            may_not,
            instead,
            lines,
            parcels: order.parcels.clone(),
            name,
            address: words::address_lines(&order.address),
            payments: order.payments.iter().map(|m| Move::of(m, matter)).collect(),
            invoice: format!("{}/invoice.pdf", href(order)),
            order: order.clone(),
            p,
        }
    }
}

fn line(l: &records::Line, matter: &Matter, p: &Page) -> Line {
    let product = matter.product(&l.product);
    let name = product.map_or(l.name.as_str(), |x| x.name(p.lang)).to_owned();
    Line {
        href: format!("/products/{}", segment(l.product.as_str())),
        product: l.product.clone(),
        options: words::options(product, &l.options, p.lang),
        name,
        quantity: l.quantity,
        price: l.price,
        total: l.total(),
    }
}

/// What may be done now, what may not and why, and what is possible instead (each said once).
fn verbs(order: &Order, now: Instant) -> (Vec<May>, Vec<MayNot>, Vec<Text>) {
    let (mut may, mut may_not, mut instead) = (Vec::new(), Vec::new(), Vec::new());
    for noun in Noun::ALL {
        let kind = noun.kind();
        let href = noun.new_href(order);
        match policy::may(kind, order, Right::Customer, now) {
            Ok(()) => may.push(May { href, icon: noun.icon(), label: kind.text() }),
            Err(refusal) => {
                for text in &refusal.instead {
                    if !instead.contains(text) {
                        instead.push(text.clone());
                    }
                }
                let try_it = Text::new("portal-order-try").with("act", kind.text());
                may_not.push(MayNot { href, label: kind.text(), reason: refusal.reason, try_it });
            }
        }
    }
    (may, may_not, instead)
}

pub async fn get(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let matter = Matter::of(&portal, &me, OrderId(id)).await?;
    let title = p.t1("portal-order-title", "order", matter.order.id.as_str());
    let page = OrderPage::new(p.titled_as(title), &matter, me.0.name());
    web::page(&page)
}

pub async fn pdf(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path(id): Path<String>,
) -> Answer {
    let (id, person) = (OrderId(id), me.id().clone());
    let (matter, host) = portal
        .house
        .db
        .read(move |c| {
            let matter = Matter::find(c, &id, &person)?;
            let host = people::shelf::site(c, &matter.order.site)?.and_then(|s| s.host);
            Ok((matter, host))
        })
        .await?;
    let url = words::base_url(&portal.house.settings, host.as_deref());
    let name = me.0.name();
    let parties = invoice::Parties {
        seller: &p.site.name,
        seller_url: url.split_once("://").map_or(url.as_str(), |(_, rest)| rest),
        accent: p.site.look.accent.trim_start_matches('#'),
        customer: &name,
    };
    let m = &matter;
    let document = invoice::document(&m.order, &m.methods, &m.products, &parties, p.tongue(), p.now);
    let made = tokio::task::spawn_blocking(move || document.pdf()).await;
    let bytes = made.map_err(|e| ground::Fault::because("an invoice could not be made", e))??;
    watch.download("invoice", Some(Goal::order("invoice", &m.order.id)));
    Ok(as_pdf(bytes, &file_name(&p, m.order.id.as_str())))
}

/// The bytes as a file that the browser shows or keeps under this name (ASCII).
pub fn as_pdf(bytes: Vec<u8>, name: &str) -> Response {
    let disposition = format!("inline; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

fn file_name(p: &Page, number: &str) -> String {
    let plain: String = number.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("{}-{plain}.pdf", p.t("portal-invoice-file"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::{NOW, order};
    use ground::Lang;
    use records::Status;

    #[test]
    fn an_order_of_every_state_is_shown_in_each_language() {
        for lang in Lang::ALL {
            for status in Status::ALL {
                let matter = Matter { order: order(status), methods: vec![], products: vec![] };
                let page = OrderPage::new(Page::sample(lang, NOW), &matter, "Ágnes Őry".into());
                crate::testing::speaks(&page.render().unwrap());
            }
        }
    }

    #[test]
    fn buttons_are_what_the_policy_allows_and_the_rest_is_explained() {
        let (may, may_not, instead) = verbs(&order(Status::Processed), NOW);
        assert!(may.is_empty());
        assert_eq!(may_not.len(), 6);
        assert!(!instead.is_empty());
        let (may, may_not, _) = verbs(&order(Status::Pending), NOW);
        assert_eq!((may.len(), may_not.len()), (4, 2));
    }
}
