//! The copy of an invoice: an order as a document in the reader's language.

use ground::{Instant, Text};
use paper::{Align, Document, Part, Table, Tone};
use records::{Order, PaymentKind, PaymentMethod, Product};
use web::Tongue;

/// Who sells, who buys.
pub struct Parties<'a> {
    pub seller: &'a str,
    /// Where the seller is reached on the web.
    pub seller_url: &'a str,
    /// Six hexadecimal digits.
    pub accent: &'a str,
    pub customer: &'a str,
}

/// The invoice of an order as a document. Knows products by the order's lines; a product that is gone
/// keeps the name under which it was sold.
pub fn document(
    order: &Order,
    methods: &[PaymentMethod],
    products: &[Product],
    parties: &Parties<'_>,
    tongue: &Tongue,
    now: Instant,
) -> Document {
    let t = |key: &str| tongue.t(key);
    let number = order.id.as_str();
    let title = tongue.t1("portal-invoice-title", "order", number);
    let mut facts = vec![(t("portal-invoice-order"), number.to_owned())];
    if let Some(at) = order.placed_at {
        facts.push((t("portal-invoice-date"), tongue.date(at)));
    }
    if let Some(at) = order.delivered_at {
        facts.push((t("portal-invoice-delivered"), tongue.date(at)));
    }
    facts.push((t("portal-invoice-status"), tongue.say(&order.status.text())));
    facts.push((t("portal-invoice-copied"), tongue.date(now)));
    let address = crate::words::address_lines(&order.address).join("\n");
    Document::new(format!("{title} – {}", parties.seller), tongue.lang)
        .author(parties.seller)
        .dated(now)
        .accent(rgb(parties.accent))
        .footer(format!("{} · {}", parties.seller, parties.seller_url))
        .part(Part::toned(Tone::Lead, parties.seller))
        .part(Part::toned(Tone::Small, parties.seller_url))
        .part(Part::Space(14.0))
        .heading(1, title)
        .columns(vec![
            vec![
                Part::toned(Tone::Strong, t("portal-invoice-to")),
                Part::paragraph(format!("{}\n{address}", parties.customer)),
            ],
            vec![Part::Pairs(facts)],
        ])
        .heading(2, t("portal-invoice-items"))
        .table(lines(order, products, tongue))
        .heading(2, t("portal-invoice-payments"))
        .table(payments(order, methods, tongue))
        .part(Part::toned(Tone::Small, t("portal-invoice-copy-note")))
}

fn lines(order: &Order, products: &[Product], tongue: &Tongue) -> Table {
    let t = |key: &str| tongue.t(key);
    let mut table = Table::new(t("portal-invoice-items"))
        .row_headers()
        .column(t("portal-invoice-item"), Align::Start)
        .column(t("portal-invoice-quantity"), Align::End)
        .column(t("portal-invoice-price"), Align::End)
        .column(t("portal-invoice-amount"), Align::End);
    for line in &order.lines {
        let product = products.iter().find(|p| p.id == line.product);
        let name = product.map_or(line.name.as_str(), |p| p.name(tongue.lang));
        let options = crate::words::options(product, &line.options, tongue.lang);
        let what = if options.is_empty() { name.to_owned() } else { format!("{name}\n{options}") };
        table = table.row([
            what,
            tongue.number(line.quantity),
            tongue.money(line.price),
            tongue.money(line.total()),
        ]);
    }
    let none = String::new;
    table.total([t("portal-invoice-total"), none(), none(), tongue.money(order.total())])
}

fn payments(order: &Order, methods: &[PaymentMethod], tongue: &Tongue) -> Table {
    let t = |key: &str| tongue.t(key);
    let mut table = Table::new(t("portal-invoice-payments"))
        .column(t("portal-invoice-paid-on"), Align::Start)
        .column(t("portal-invoice-what"), Align::Start)
        .column(t("portal-invoice-method"), Align::Start)
        .column(t("portal-invoice-amount"), Align::End);
    for p in &order.payments {
        let method = methods.iter().find(|m| m.id == p.method);
        let method = method.map_or_else(|| Text::new("records-method-former"), PaymentMethod::text);
        let (what, amount) = match p.kind {
            PaymentKind::Payment => (t("portal-payment-payment"), p.amount),
            PaymentKind::Refund => (t("portal-payment-refund"), -p.amount),
        };
        let on = p.at.map(|at| tongue.date(at)).unwrap_or_default();
        table = table.row([on, what, tongue.say(&method), tongue.money(amount)]);
    }
    table
}

/// Dark enough to be read on paper.
fn rgb(hex: &str) -> [u8; 3] {
    let byte = |i: usize| hex.get(i..i + 2).and_then(|h| u8::from_str_radix(h, 16).ok());
    match (byte(0), byte(2), byte(4)) {
        (Some(r), Some(g), Some(b)) => {
            let light = (299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b)) / 1000;
            let dim = |c: u8| if light > 110 { (u32::from(c) * 110 / light) as u8 } else { c };
            [dim(r), dim(g), dim(b)]
        }
        _ => [0x1f, 0x4e, 0x5f],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::{NOW, order};
    use ground::Lang;
    use records::Status;

    fn invoice(lang: Lang) -> Vec<u8> {
        let tongue = Tongue::new(lang).in_zone("Europe/Budapest");
        let parties = Parties {
            seller: "Hearth & Home",
            seller_url: "https://shop.example",
            accent: "0b6e4f",
            customer: "Ágnes Őry",
        };
        document(&order(Status::Delivered), &[], &[], &parties, &tongue, NOW).pdf().unwrap()
    }

    #[test]
    fn an_invoice_is_made_in_each_language() {
        for lang in Lang::ALL {
            let pdf = invoice(lang);
            assert!(pdf.starts_with(b"%PDF-1.7"));
            if let Ok(folder) = std::env::var("INVOICE_SAMPLES") {
                std::fs::write(format!("{folder}/invoice-{lang}.pdf"), pdf).unwrap();
            }
        }
    }

    #[test]
    fn a_light_accent_is_darkened_for_paper() {
        assert_eq!(rgb("000000"), [0, 0, 0]);
        assert!(rgb("ffff00")[0] < 140);
        assert_eq!(rgb("nonsense"), [0x1f, 0x4e, 0x5f]);
    }
}
