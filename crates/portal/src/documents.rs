//! `GET /documents`: everything that can be had as a file.

use crate::Portal;
use crate::order_row::{href, title};
use crate::session::Me;
use askama::Template;
use axum::extract::State;
use ground::{Instant, Money};
use serde::Deserialize;
use web::{Answer, Page, Query};

/// Documents on one page.
const PAGE: i64 = 20;

struct Document {
    href: String,
    icon: &'static str,
    title: String,
    at: Option<Instant>,
    amount: Option<Money>,
}

#[derive(Template)]
#[template(path = "documents.html")]
struct DocumentsPage {
    p: Page,
    documents: Vec<Document>,
    newer: String,
    older: String,
}

#[derive(Deserialize)]
pub struct Wish {
    #[serde(default)]
    page: i64,
}

pub async fn get(State(portal): State<Portal>, p: Page, me: Me, Query(wish): Query<Wish>) -> Answer {
    let page = wish.page.clamp(0, 10_000);
    let id = me.id().clone();
    let (orders, products, slips) = portal
        .house
        .db
        .read(move |c| {
            let orders = records::shelf::orders_of(c, &id, PAGE + 1, page * PAGE)?;
            let firsts = orders.iter().filter_map(|o| Some(&o.lines.first()?.product));
            let products = records::shelf::products(c, firsts)?;
            let slips = if page == 0 { services::shelf::payslips(c, &id, PAGE)? } else { Vec::new() };
            Ok((orders, products, slips))
        })
        .await?;
    let p = p.titled("portal-documents");
    let older =
        if orders.len() as i64 > PAGE { format!("/documents?page={}", page + 1) } else { String::new() };
    let newer = if page > 0 { format!("/documents?page={}", page - 1) } else { String::new() };
    let slips = slips.iter().map(|s| Document {
        href: format!("/payslips/{}.pdf", web::segment(s.id.as_str())),
        icon: "payslip",
        title: p.t1("portal-document-payslip", "month", s.month.as_str()),
        at: Some(s.paid_at),
        amount: Some(s.net),
    });
    let invoices = orders.iter().take(PAGE as usize).map(|o| Document {
        href: format!("{}/invoice.pdf", href(o)),
        icon: "document",
        title: p.t1("portal-document-invoice", "what", title(o, &products, p.lang, &p)),
        at: o.placed_at,
        amount: Some(o.total()),
    });
    let documents = slips.chain(invoices).collect();
    web::page(&DocumentsPage { documents, newer, older, p })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::speaks;
    use ground::Lang;

    #[test]
    fn documents_are_shown_in_each_language() {
        for lang in Lang::ALL {
            let documents = |n: usize| {
                (0..n).map(|_| Document {
                    href: "/x".into(),
                    icon: "document",
                    title: "Ő".into(),
                    at: Some(NOW),
                    amount: None,
                })
            };
            for n in [0, 2] {
                let p = Page::sample(lang, NOW);
                let page = DocumentsPage {
                    p,
                    documents: documents(n).collect(),
                    newer: String::new(),
                    older: "/x".into(),
                };
                speaks(&page.render().unwrap());
            }
        }
    }
}
