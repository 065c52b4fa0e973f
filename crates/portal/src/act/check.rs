//! Check your answers: what would happen; then, once, what does.

use super::form::FormPage;
use super::{Noun, Typed};
use crate::Portal;
use crate::observe::Watch;
use crate::order::Matter;
use crate::order_row::href;
use crate::session::Me;
use crate::words;
use askama::Template;
use axum::extract::{Path, State};
use ground::{Money, OrderId, Text};
use records::actions::{self, By, Deed};
use records::policy::{self, Movement, Preview, Right, Swapped};
use records::{Order, PaymentKind};
use web::{Answer, Errors, Form, Page, Query};

/// One item that becomes another.
pub(super) struct Swap {
    name: String,
    from: String,
    from_price: Money,
    to: String,
    to_price: Money,
}

/// Money that would move.
pub(super) struct Moving {
    what: &'static str,
    method: Text,
    when: Text,
    amount: Money,
    back: bool,
}

#[derive(Template)]
#[template(path = "act_check.html")]
pub(super) struct CheckPage {
    p: Page,
    noun: Noun,
    order: Order,
    order_href: String,
    base: String,
    errors: Errors,
    swaps: Vec<Swap>,
    sentences: Vec<Text>,
    money: Vec<Moving>,
    hidden: Vec<(&'static str, String)>,
}

impl CheckPage {
    pub fn new(p: Page, noun: Noun, matter: &Matter, typed: &Typed, preview: &Preview) -> Self {
        let order = &matter.order;
        let title = p.t("portal-act-check");
        Self {
            noun,
            order: order.clone(),
            order_href: href(order),
            base: noun.base(order),
            errors: Errors::none(),
            swaps: preview.swaps.iter().map(|s| swap(s, matter, &p)).collect(),
            // What becomes what is drawn above them.
            sentences: preview
                .sentences
                .iter()
                .filter(|t| t.key != "records-preview-swap")
                .cloned()
                .collect(),
            money: preview.money.iter().map(moving).collect(),
            hidden: typed.fields(noun),
            p: p.titled_as(title),
        }
    }
}

fn swap(s: &Swapped, matter: &Matter, p: &Page) -> Swap {
    let product = matter.product(&s.product);
    let options = |w| words::options(product, w, p.lang);
    Swap {
        name: product.map_or(s.name.as_str(), |x| x.name(p.lang)).to_owned(),
        from: options(&s.options),
        from_price: s.price,
        to: options(&s.new_options),
        to_price: s.new_price,
    }
}

fn moving(m: &Movement) -> Moving {
    let back = m.kind == PaymentKind::Refund;
    Moving {
        what: if back { "portal-you-get" } else { "portal-you-pay" },
        method: m.method_text.clone(),
        when: if m.after_arrival { Text::new("portal-after-arrival") } else { m.when.text() },
        amount: m.amount,
        back,
    }
}

/// `POST /orders/{id}/{noun}/preview`: to the page that shows what would happen, or the form again.
pub async fn preview(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path((id, noun)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let matter = Matter::of(&portal, &me, OrderId(id)).await?;
    match policy::decide(&typed.act(noun), &matter.policy(p.now), Right::Customer) {
        Ok(_) => Ok(web::see(format!("{}/preview?{}", noun.base(&matter.order), typed.query(noun)))),
        Err(refusal) => {
            FormPage::new(p.clone(), noun, &matter, typed.clone(), Errors::none()).propose(&watch);
            watch.refused(&refusal, Some(noun.goal(&matter.order)));
            FormPage::refused(p, noun, &matter, typed, &refusal)
        }
    }
}

/// `GET /orders/{id}/{noun}/preview?…`: check what will happen. It can be reloaded and left by "back".
pub async fn show(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path((id, noun)): Path<(String, String)>,
    Query(typed): Query<Typed>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let matter = Matter::of(&portal, &me, OrderId(id)).await?;
    match policy::decide(&typed.act(noun), &matter.policy(p.now), Right::Customer) {
        Ok(preview) => {
            watch.page(Some(noun.goal(&matter.order)), Some(Text::new("journey-step-confirm")));
            web::page(&CheckPage::new(p, noun, &matter, &typed, &preview))
        }
        // It was possible when it was sent; meanwhile something changed, or somebody made up the address.
        Err(refusal) => FormPage::refused(p, noun, &matter, typed, &refusal),
    }
}

/// `POST /orders/{id}/{noun}`: makes it so. The same key twice leads to the same page and does nothing more.
pub async fn confirm(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path((id, noun)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let deed = Deed {
        order: OrderId(id),
        act: typed.act(noun),
        by: By::Person(me.id().clone()),
        now: p.now,
        entry: portal.house.world.id(),
        visit: watch.visit().cloned(),
        dialogue: None,
        key: Some(typed.key.clone()),
    };
    let order = deed.order.clone();
    let hub = portal.house.hub.clone();
    match portal.house.db.write(move |c| actions::perform(c, &hub, &deed)).await {
        Ok(done) => {
            watch.success(Some(noun.goal_of(&done.order)));
            let order = web::segment(done.order.as_str());
            Ok(web::see(format!("/orders/{order}/{}/done?key={}", noun.word(), web::segment(&typed.key))))
        }
        Err(ground::Error::Refused(refusal)) => {
            watch.refused(&refusal, Some(noun.goal_of(&order)));
            let matter = Matter::of(&portal, &me, order).await?;
            let mut typed = typed;
            // A key that was used for something else cannot be used again.
            typed.key = portal.house.world.token();
            FormPage::refused(p, noun, &matter, typed, &refusal)
        }
        Err(e) => Err(e.into()),
    }
}
