//! Granting a voucher in a dialogue.

use crate::Desk;
use crate::act_form::ActForm;
use crate::messages::mine;
use crate::work::{self, Foot, base};
use axum::extract::{Path, State};
use ground::{DialogueId, Error, Money, Refusal, RemedyId, Text};
use http::StatusCode;
use remedy::Ask;
use serde::Deserialize;
use web::{Answer, Caller, Errors, Form, Page, see};

#[derive(Clone, Deserialize)]
pub(crate) struct Grant {
    #[serde(default)]
    amount: String,
    #[serde(default)]
    reason: String,
    key: String,
}

async fn form(desk: &Desk, caller: &Caller, id: &DialogueId, p: &Page) -> Result<ActForm, web::Oops> {
    let (d, p) = (id.clone(), p.clone());
    let key = desk.house.world.id::<RemedyId>().0;
    let form = desk
        .read(caller, move |c, me| {
            let d = mine(c, &me, &d)?;
            let site = people::shelf::site(c, &d.site)?.ok_or(Error::NotFound)?;
            let hint = p.t1("desk-voucher-hint", "amount", me.authority(&site));
            Ok(ActForm::voucher(&p, &base(&d.id), key.clone(), site.currency.code(), hint))
        })
        .await?;
    Ok(form)
}

pub(crate) async fn get(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
) -> Answer {
    let form = form(&desk, &caller, &id, &p).await?;
    web::page(&work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?)
}

pub(crate) async fn post(
    State(desk): State<Desk>,
    caller: Caller,
    Path(id): Path<DialogueId>,
    p: Page,
    Form(f): Form<Grant>,
) -> Answer {
    let (fresh, code) = (desk.house.world.id::<RemedyId>(), remedy::voucher_code(&desk.house.world));
    let (line, d, grant) = (desk.line.clone(), id.clone(), f.clone());
    let granted = desk
        .write(&caller, move |c, me, now| {
            let d = mine(c, &me, &d)?;
            let site = people::shelf::site(c, &d.site)?.ok_or(Error::NotFound)?;
            let wrong = || Refusal::input("remedy.amount", "amount", Text::new("desk-voucher-amount-wrong"));
            let amount = Money::parse(&grant.amount.replace(',', "."), site.currency).map_err(|_| wrong())?;
            let ask = Ask {
                id: fresh.clone(),
                // The key of one member of staff is never another's.
                key: format!("{}.{}.{}", me.id, d.id, grant.key),
                site: d.site.clone(),
                person: d.person.clone(),
                dialogue: Some(d.id.clone()),
                order: None,
                staff: me.id.clone(),
                amount,
                reason: grant.reason.clone(),
                day: remedy::site_day(now, &site.time_zone),
                code: code.clone(),
            };
            remedy::shelf::voucher(c, &line, &ask, me.authority(&site), site.voucher_budget, now).map(drop)
        })
        .await;
    match granted {
        Ok(()) => Ok(see(base(&id))),
        Err(e) => {
            let mut form = form(&desk, &caller, &id, &p).await?;
            form.errors = Errors::catch(e)?;
            (form.amount, form.why, form.key) = (f.amount, f.reason, f.key);
            let page = work::page(&desk, &caller, id, p, Foot::Compose, Some(form)).await?;
            web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
