//! What all vouchers of one day may be worth together.

use super::{carried, caught, change, for_form, saved};
use crate::me::ADMINISTRATORS;
use crate::{Office, fields};
use askama::Template;
use axum::extract::{Path, State};
use ground::SiteId;
use http::StatusCode;
use people::Site;
use serde::Deserialize;
use web::{Answer, Caller, Errors, Form, Page};

#[derive(Template)]
#[template(path = "office/site_vouchers.html")]
struct VouchersPage {
    p: Page,
    errors: Errors,
    site: Site,
    budget: String,
    seen: String,
}

const FIELDS: &[&str] = &["voucher_budget"];

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    budget: String,
    seen: String,
}

pub(crate) async fn get(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
) -> Answer {
    let site = for_form(&office, &caller, &id).await?;
    let (p, budget) = (p.titled("office-site-vouchers"), site.voucher_budget.to_string());
    let seen = carried(&site, FIELDS, &Errors::none(), "");
    web::page(&VouchersPage { p, errors: Errors::none(), site, budget, seen })
}

pub(crate) async fn post(
    State(office): State<Office>,
    caller: Caller,
    p: Page,
    Path(id): Path<SiteId>,
    Form(f): Form<Typed>,
) -> Answer {
    let site = for_form(&office, &caller, &id).await?;
    let mut errors = Errors::none();
    if let Some(budget) = fields::amount(&f.budget, site.currency, "budget", &mut errors) {
        let done =
            change((&office, &caller, &p), (&id, ADMINISTRATORS), (FIELDS, &f.seen), move |_, _, site| {
                site.voucher_budget = budget;
                Ok(())
            });
        match caught(done.await)? {
            None => return Ok(saved(&id)),
            Some(refused) => errors = refused,
        }
    }
    let site = for_form(&office, &caller, &id).await?;
    let seen = carried(&site, FIELDS, &errors, &f.seen);
    let page = VouchersPage { p: p.titled("office-site-vouchers"), errors, site, budget: f.budget, seen };
    web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
