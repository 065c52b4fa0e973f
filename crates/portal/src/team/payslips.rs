//! `/payslips`: one's pay statements, each as a document.

use super::here;
use crate::Portal;
use crate::observe::Watch;
use crate::session::Me;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use ground::{DocumentId, Error, Instant, Money};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use journey::Goal;
use paper::{Align, Document, Part, Table, Tone};
use services::{Payslip, SlipLine, shelf};
use web::{Answer, Page, Tongue};

/// Statements that are shown: three years.
const SHOWN: i64 = 36;

#[derive(Template)]
#[template(path = "team/payslips.html")]
struct PayslipsPage {
    p: Page,
    latest: Option<Payslip>,
    earlier: Vec<Payslip>,
}

impl PayslipsPage {
    fn href(&self, slip: &Payslip) -> String {
        format!("/payslips/{}.pdf", web::segment(slip.id.as_str()))
    }
    fn amount(&self, slip: &Payslip, line: &SlipLine) -> Money {
        Money::new(line.minor, slip.net.currency)
    }
    fn month(&self, slip: &Payslip) -> String {
        month(self.p.tongue(), slip)
    }
}

/// “October 2026”, in the reader's language.
fn month(tongue: &Tongue, slip: &Payslip) -> String {
    let (year, number) = slip.month.split_once('-').unwrap_or((&slip.month, ""));
    tongue.t1(format!("services-month-{number}"), "year", year)
}

/// `GET /payslips`
pub async fn get(State(portal): State<Portal>, p: Page, me: Me, watch: Watch) -> Answer {
    here(&p)?;
    watch.page(Some(Goal::payslips()), None);
    let person = me.id().clone();
    let mut slips = portal.house.db.read(move |c| shelf::payslips(c, &person, SHOWN)).await?;
    let latest = (!slips.is_empty()).then(|| slips.remove(0));
    web::page(&PayslipsPage { p: p.titled("services-slips-title"), latest, earlier: slips })
}

/// `GET /payslips/{id}.pdf`
pub async fn pdf(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Path(file): Path<String>,
) -> Answer {
    here(&p)?;
    let id: DocumentId = file.strip_suffix(".pdf").ok_or(Error::NotFound)?.into();
    let person = me.id().clone();
    let slip = portal.house.db.read(move |c| shelf::payslip_of(c, &person, &id)).await?;
    watch.download("payslip", Some(Goal::payslips()));
    let document = statement(&slip, &me.0.name(), &p.site.name, p.tongue(), p.now);
    let made = tokio::task::spawn_blocking(move || document.pdf()).await;
    let bytes = made.map_err(|e| ground::Fault::because("a document could not be made", e))??;
    let name = format!("attachment; filename=\"payslip-{}.pdf\"", slip.month);
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CONTENT_DISPOSITION, name.as_str()),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, bytes).into_response())
}

/// The statement as a document.
fn statement(slip: &Payslip, name: &str, payer: &str, tongue: &Tongue, now: Instant) -> Document {
    let t = |key: &str| tongue.t(key);
    let title = tongue.t1("services-slip-heading", "month", month(tongue, slip).as_str());
    let mut table = Table::new(title.clone())
        .row_headers()
        .column(t("services-slip-line"), Align::Start)
        .column(t("services-slip-amount"), Align::End);
    for line in &slip.lines {
        let amount = Money::new(line.minor, slip.net.currency);
        table = table.row([tongue.say(&line.text()), tongue.money(amount)]);
    }
    let table = table.total([t("services-slip-net"), tongue.money(slip.net)]);
    Document::new(format!("{title} – {payer}"), tongue.lang)
        .author(payer)
        .dated(now)
        .footer(payer.to_owned())
        .part(Part::toned(Tone::Lead, payer))
        .part(Part::Space(14.0))
        .heading(1, title)
        .pairs([
            (t("services-slip-for"), name.to_owned()),
            (t("services-slip-paid"), tongue.date(slip.paid_at)),
            (t("services-slip-gross"), tongue.money(slip.gross)),
        ])
        .heading(2, t("services-slip-lines"))
        .table(table)
        .part(Part::toned(Tone::Small, t("services-slip-note")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::speaks;
    use ground::{Currency, Lang};

    #[test]
    fn statements_are_shown_and_printed_in_each_language() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        let slip = Payslip {
            id: "p-2026-10".into(),
            person: "p".into(),
            month: "2026-10".into(),
            gross: eur(300_000),
            net: eur(200_000),
            lines: vec![SlipLine { kind: "salary".into(), minor: 300_000 }],
            paid_at: Instant(0),
        };
        for lang in Lang::ALL {
            let p = Page::sample(lang, Instant(0));
            let bytes = statement(&slip, "Őry Ágnes", "Team", p.tongue(), Instant(0)).pdf().unwrap();
            assert!(bytes.starts_with(b"%PDF"));
            let page = PayslipsPage { p, latest: Some(slip.clone()), earlier: vec![slip.clone()] };
            let html = page.render().unwrap();
            speaks(&html);
            assert!(!html.contains(">services-"), "{html}");
        }
    }
}
