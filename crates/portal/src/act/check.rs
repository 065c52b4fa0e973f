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
use ground::{EventId, Instant, Money, OrderId, Text};
use people::draft::{self, Draft, Kind};
use records::actions::{self, By, Deed};
use records::policy::{self, Movement, Preview, Right, Swapped};
use records::{Order, PaymentKind};
use serde::Deserialize;
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
    /// Names the draft, which goes once it is done.
    query: String,
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
            query: String::new(),
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
        Ok(_) => {
            let id = keep(&portal, &me, noun.base(&matter.order), typed.fields(noun), p.now).await?;
            Ok(web::see(format!("{}/preview?draft={id}", noun.base(&matter.order))))
        }
        Err(refusal) => {
            FormPage::new(p.clone(), noun, &matter, typed.clone(), Errors::none()).propose(&watch);
            watch.refused(&refusal, Some(noun.goal(&matter.order)));
            FormPage::refused(p, noun, &matter, typed, &refusal)
        }
    }
}

/// Keeps what was typed while it is looked over, so that nothing of it stands in an address; under which id.
async fn keep(
    portal: &Portal,
    me: &Me,
    address: String,
    fields: Vec<(&'static str, String)>,
    now: Instant,
) -> ground::Result<String> {
    let draft = Draft {
        id: portal.house.world.id::<EventId>().0,
        site: me.site().clone(),
        person: me.id().clone(),
        kind: Kind::Check,
        address,
        fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        made_at: now,
    };
    let id = draft.id.clone();
    portal.house.db.write(move |c| draft::keep(c, &draft)).await?;
    Ok(id)
}

/// What is looked over.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    draft: String,
}

/// `GET /orders/{id}/{noun}/preview?draft=…`: check what will happen. It can be reloaded and left by "back".
/// Once it is done, or an hour old, it leads to an empty form.
pub async fn show(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path((id, noun)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let noun = Noun::parse(&noun)?;
    let (order, person, now) = (OrderId(id), me.id().clone(), p.now);
    let find = move |c: &store::Conn| {
        let matter = Matter::find(c, &order, &person)?;
        let draft = draft::find(c, &person, Kind::Check, &asked.draft, now)?;
        Ok((matter, draft))
    };
    let (matter, draft) = portal.house.db.read(find).await?;
    let Some(draft) = draft.filter(|d| d.address == noun.base(&matter.order)) else {
        return Ok(web::see_saying(noun.new_href(&matter.order), "note", &Text::new("portal-act-gone")));
    };
    let typed = Typed::of(&draft.fields);
    match policy::decide(&typed.act(noun), &matter.policy(p.now), Right::Customer) {
        Ok(preview) => {
            watch.page(Some(noun.goal(&matter.order)), Some(Text::new("journey-step-confirm")));
            let mut page = CheckPage::new(p, noun, &matter, &typed, &preview);
            page.query = crate::unsent::query(&draft.id);
            web::page(&page)
        }
        // It was possible when it was sent; meanwhile something changed.
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
            crate::saved::sent(&portal, &me, typed.saved).await;
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
