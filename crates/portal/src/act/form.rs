//! The form of a verb.

use super::{Noun, Typed};
use crate::Portal;
use crate::observe::Watch;
use crate::order::Matter;
use crate::order_row::href;
use crate::session::Me;
use crate::words;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ground::{Instant, ItemId, Money, OrderId, Refusal, Text};
use http::StatusCode;
use records::policy::{self, Act, CANCEL_REASONS, Right};
use records::{Line, Order, PaymentMethod, Variant};
use web::{Answer, Choice, Errors, Form, Page, Query};

/// Up to so many pieces of one line are chosen one by one; more of them only together.
const ONE_BY_ONE: i64 = 4;

/// A line, or a piece of it, that can be changed or given back.
pub(super) struct Piece {
    pub product: ground::ProductId,
    pub name: String,
    pub options: String,
    pub price: Money,
    pub quantity: i64,
    pub choices: Vec<Choice>,
    /// Value of the box that gives the one piece back.
    pub back: String,
    pub chosen: bool,
}

#[derive(Template)]
#[template(path = "act_form.html")]
pub(super) struct FormPage {
    pub p: Page,
    pub noun: Noun,
    pub order: Order,
    pub order_href: String,
    pub base: String,
    pub typed: Typed,
    pub errors: Errors,
    /// The order's state refused what was sent.
    pub refusal: Option<Refusal>,
    /// The policy would refuse the order as it stands.
    pub doubt: Option<Refusal>,
    pub reasons: Vec<Choice>,
    pub pieces: Vec<Piece>,
    pub methods: Vec<Choice>,
}

impl FormPage {
    pub fn new(p: Page, noun: Noun, matter: &Matter, typed: Typed, errors: Errors) -> Self {
        let order = &matter.order;
        let title = p.say(&noun.kind().text());
        let p = p.titled_as(format!("{title} – {}", order.id));
        Self {
            noun,
            order: order.clone(),
            order_href: href(order),
            base: noun.base(order),
            doubt: policy::may(noun.kind(), order, Right::Customer, p.now).err(),
            reasons: reasons(&p, &typed),
            pieces: pieces(&p, noun, matter, &typed),
            methods: methods(&p, noun, matter, &typed),
            typed,
            errors,
            refusal: None,
            p,
        }
    }

    /// Remembers what was chosen here, in words, to be proposed for sharing should help be offered.
    pub fn propose(&self, watch: &Watch) {
        for (i, piece) in self.pieces.iter().enumerate() {
            if let Some(chosen) = piece.choices.iter().find(|c| c.chosen) {
                watch.typed(&format!("swap-{}", i + 1), &piece.name, &chosen.label);
            }
        }
        if let Some(reason) = self.reasons.iter().find(|r| r.chosen).filter(|_| self.noun.has_reason()) {
            watch.typed("reason", &self.p.t("portal-act-reason"), &reason.label);
        }
    }

    /// What was chosen here, each with its label.
    fn chosen(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        if let Some(reason) = self.reasons.iter().find(|r| r.chosen).filter(|_| self.noun.has_reason()) {
            all.push((self.p.t("portal-act-reason"), reason.label.clone()));
        }
        for piece in &self.pieces {
            match piece.choices.iter().find(|c| c.chosen) {
                Some(choice) => all.push((piece.name.clone(), choice.label.clone())),
                None if piece.chosen => all.push((self.p.t(self.noun.key("items")), piece.name.clone())),
                None => {}
            }
        }
        if let Some(method) = self.methods.iter().find(|m| m.chosen) {
            all.push((self.p.t(self.noun.key("method")), method.label.clone()));
        }
        all
    }

    /// The form again, with what is wrong: 409 where the order's state refuses, 422 where the input does.
    pub fn refused(p: Page, noun: Noun, matter: &Matter, typed: Typed, refusal: &Refusal) -> Answer {
        let status = if refusal.conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
        let mut page = Self::new(p, noun, matter, typed, Errors::of(refusal));
        page.refusal = refusal.conflict.then(|| refusal.clone());
        web::page_as(status, &page)
    }
}

/// What was chosen in a form, in its words: label and value.
pub(crate) fn told(p: &Page, noun: Noun, matter: &Matter, typed: Typed) -> Vec<(String, String)> {
    FormPage::new(p.clone(), noun, matter, typed, Errors::none()).chosen()
}

/// What is gone on with.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub struct Resumed {
    saved: String,
}

/// `POST /orders/{id}/{noun}/saved`: keeps what was typed, to go on later.
pub async fn save(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path((id, noun)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let matter = Matter::of(&portal, &me, OrderId(id)).await?;
    let fields = typed.fields(noun).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    crate::saved::keep(&portal, &me, &watch, noun.base(&matter.order), fields, p.now).await
}

/// `GET /orders/{id}/{noun}/new`; with `?saved=ID` as it was saved.
pub async fn new(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path((id, noun)): Path<(String, String)>,
    Query(resumed): Query<Resumed>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let matter = Matter::of(&portal, &me, OrderId(id)).await?;
    watch.page(Some(noun.goal(&matter.order)), Some(Text::new("journey-step-form")));
    let key = portal.house.world.token();
    let typed = match resumed.saved {
        none if none.is_empty() => Typed::fresh(noun, &matter.order, key),
        id => {
            let draft = crate::saved::own(&portal, &me, id, p.now).await?;
            if draft.address != noun.base(&matter.order) {
                return Err(web::Oops::NotFound);
            }
            Typed { key, saved: draft.id.clone(), ..Typed::of(&draft.fields) }
        }
    };
    web::page(&FormPage::new(p, noun, &matter, typed, Errors::none()))
}

/// `POST /orders/{id}/{noun}/edit`: what was typed, to be changed.
pub async fn edit(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    Path((id, noun)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, web::Oops> {
    let noun = Noun::parse(&noun)?;
    let matter = Matter::of(&portal, &me, OrderId(id)).await?;
    // Turbo shows the answer to a form only where it is not a success.
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &FormPage::new(p, noun, &matter, typed, Errors::none()))
}

fn reasons(p: &Page, typed: &Typed) -> Vec<Choice> {
    CANCEL_REASONS
        .iter()
        .map(|r| {
            let label = p.t(format!("portal-reason-{}", r.replace(' ', "-")));
            Choice::new(*r, label).chosen(typed.reason == *r)
        })
        .collect()
}

fn pieces(p: &Page, noun: Noun, matter: &Matter, typed: &Typed) -> Vec<Piece> {
    let lines = matter.order.lines.iter().filter(|l| l.quantity > 0);
    if noun.has_returns() {
        return lines.map(|l| returned(p, matter, l, typed)).collect();
    }
    if !noun.has_swaps() {
        return Vec::new();
    }
    let mut chosen: Vec<&str> = typed.swap.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
    let mut pieces = Vec::new();
    for line in lines {
        let (times, each) = if line.quantity <= ONE_BY_ONE { (line.quantity, 1) } else { (1, line.quantity) };
        for _ in 0..times {
            pieces.push(swapped(p, matter, line, each, &mut chosen));
        }
    }
    pieces
}

fn piece(p: &Page, matter: &Matter, line: &Line, quantity: i64) -> Piece {
    let product = matter.product(&line.product);
    let name = product.map_or(line.name.as_str(), |x| x.name(p.lang)).to_owned();
    let shown = if quantity > 1 { format!("{} × {name}", p.number(quantity)) } else { name.clone() };
    Piece {
        product: line.product.clone(),
        name: shown,
        options: words::options(product, &line.options, p.lang),
        price: line.price,
        quantity,
        choices: Vec::new(),
        back: format!("{}*1", line.item),
        chosen: false,
    }
}

fn returned(p: &Page, matter: &Matter, line: &Line, typed: &Typed) -> Piece {
    let mut piece = piece(p, matter, line, line.quantity);
    piece.chosen = typed.back.contains(&piece.back);
    if line.quantity > 1 {
        piece.choices = (1..=line.quantity.min(50))
            .map(|n| {
                let value = format!("{}*{n}", line.item);
                let chosen = typed.back.contains(&value);
                Choice::new(value, p.tn("portal-act-pieces", n)).chosen(chosen)
            })
            .collect();
    }
    piece
}

fn swapped(p: &Page, matter: &Matter, line: &Line, each: i64, chosen: &mut Vec<&str>) -> Piece {
    let mut piece = piece(p, matter, line, each);
    let Some(product) = matter.product(&line.product) else { return piece };
    let mut others: Vec<&Variant> =
        product.variants.iter().filter(|v| v.item != line.item && v.available).collect();
    others.sort_by_key(|v| (differing(line, v), v.price.minor));
    for v in others {
        let value = if each > 1 {
            format!("{}>{}*{each}", line.item, v.item)
        } else {
            format!("{}>{}", line.item, v.item)
        };
        let taken = piece.choices.iter().any(|c| c.chosen);
        let at = chosen.iter().position(|c| *c == value).filter(|_| !taken);
        if let Some(at) = at {
            chosen.remove(at);
        }
        let label = words::options(Some(product), &v.options, p.lang);
        let hint = difference(p, line.price, v.price);
        piece.choices.push(Choice::new(value, label).hint(hint).chosen(at.is_some()));
    }
    piece
}

/// In how many options a variant differs: the closest come first.
fn differing(line: &Line, v: &Variant) -> usize {
    v.options.iter().filter(|(n, value)| line.options.get(n) != Some(value)).count()
}

fn difference(p: &Page, old: Money, new: Money) -> String {
    let gap = Money::new(new.minor - old.minor, old.currency);
    match gap.minor {
        0 => p.t("portal-act-same-price"),
        n if n > 0 => p.t1("portal-act-dearer", "amount", gap),
        _ => p.t1("portal-act-cheaper", "amount", -gap),
    }
}

/// The person's payment methods; one that the policy would not take says why.
fn methods(p: &Page, noun: Noun, matter: &Matter, typed: &Typed) -> Vec<Choice> {
    if !noun.has_method() {
        return Vec::new();
    }
    let mut choices: Vec<(bool, Choice)> = matter
        .methods
        .iter()
        .map(|m| {
            let against = against(noun, matter, m, p.now);
            let mut hint = m.balance.map(|b| p.t1("portal-act-balance", "balance", b)).unwrap_or_default();
            if let Some(refusal) = &against {
                hint = p.say(&refusal.reason);
            }
            let chosen = typed.payment_method_id == m.id.as_str();
            (
                against.is_some(),
                Choice::new(m.id.as_str(), words::capital(&p.say(&m.text()))).hint(hint).chosen(chosen),
            )
        })
        .collect();
    choices.sort_by_key(|(against, _)| *against);
    choices.into_iter().map(|(_, c)| c).collect()
}

/// What speaks against this method whatever else is typed.
fn against(noun: Noun, matter: &Matter, method: &PaymentMethod, now: Instant) -> Option<Refusal> {
    let first: Vec<ItemId> = matter.order.lines.first().map(|l| l.item.clone()).into_iter().collect();
    let act = match noun {
        Noun::PaymentChanges => Act::ChangePayment { method: method.id.clone() },
        Noun::Returns => Act::Return { items: first, method: method.id.clone() },
        _ => return None,
    };
    let refusal = policy::decide(&act, &matter.policy(now), Right::Customer).err()?;
    (!refusal.conflict && refusal.field.as_deref() == Some("payment_method_id")).then_some(refusal)
}
