//! Documents as poppler reads them. Without poppler-utils these tests say so and pass.

use crate::{Align, Document, Part, Table, Tone};
use ground::{Instant, Lang};
use std::process::Command;

fn sample() -> Document {
    let mut table = Table::new("Lines of the invoice")
        .column("Item", Align::Start)
        .column("Options", Align::Start)
        .column("Quantity", Align::End)
        .column("Price", Align::End);
    for n in 1..=60 {
        let price = format!("{}.90 €", n * 7);
        table = table.row(vec![
            format!("Teekanne Nr. {n}"),
            "Größe: 1 l, Farbe: weiß".to_owned(),
            "1".to_owned(),
            price,
        ]);
    }
    let table = table.total(["Összesen", "", "", "12 810.90 €"]);
    Document::new("Invoice 2026-114 for Ágnes Őry", Lang::En)
        .author("Hearth & Home")
        .dated(Instant::parse("2026-11-23T08:15:00Z").unwrap())
        .footer("Hearth & Home, 12 Quay Street, Galway")
        .part(Part::toned(Tone::Lead, "Hearth & Home"))
        .part(Part::toned(Tone::Small, "12 Quay Street, Galway"))
        .heading(1, "Invoice 2026-114")
        .columns(vec![
            vec![
                Part::toned(Tone::Strong, "Billed to"),
                Part::paragraph("Ágnes Őry\nKőszegi út 4\n9700 Szombathely"),
            ],
            vec![Part::pairs([
                ("Invoice date", "23 November 2026"),
                ("Order", "#W2378156"),
                ("Status", "paid"),
            ])],
        ])
        .heading(2, "What you bought")
        .table(table)
        .heading(2, "What happens next")
        .list(["Your parcel arrives on 26 November.", "You may return it within 30 days."])
        .numbered(["Pack it.", "Print the label.", "Hand it in."])
        .paragraph("árvíztűrő tükörfúrógép, Straße, 3 €, and what we cannot show: 日本 🫖")
}

/// What `tool` says about the document, or `None` where the tool is not installed.
fn poppler(tool: &str, args: &[&str], pdf: &[u8]) -> Option<String> {
    let path = std::env::temp_dir().join(format!("paper-{}-{tool}-{}.pdf", std::process::id(), args.len()));
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(args).arg(&path);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let said = command.output();
    let _ = std::fs::remove_file(&path);
    match said {
        Ok(said) => Some(String::from_utf8_lossy(&said.stdout).into_owned()),
        Err(_) => {
            eprintln!("SKIPPED: {tool} is not installed (package poppler-utils)");
            None
        }
    }
}

#[test]
fn it_is_tagged_and_says_its_title_and_language() {
    let pdf = sample().pdf().unwrap();
    let Some(info) = poppler("pdfinfo", &[], &pdf) else { return };
    assert!(info.contains("Title:           Invoice 2026-114 for Ágnes Őry"), "{info}");
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(info.contains("Author:          Hearth & Home"), "{info}");
    let has = |what: &[u8]| pdf.windows(what.len()).any(|w| w == what);
    assert!(has(b"/Lang(en)"), "no language in the catalogue");
    assert!(has(b"<pdfuaid:part>1</pdfuaid:part>"), "not declared as PDF/UA-1");
    assert!(has(b"/DisplayDocTitle true"));
}

#[test]
fn its_structure_has_headings_lists_and_tables() {
    let pdf = sample().pdf().unwrap();
    let Some(tree) = poppler("pdfinfo", &["-struct"], &pdf) else { return };
    let count = |tag: &str| {
        tree.lines()
            .filter(|l| l.split_whitespace().next().map(|w| w.trim_end_matches(':')) == Some(tag))
            .count()
    };
    for tag in
        ["H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Div"]
    {
        assert!(count(tag) > 0, "no {tag} in\n{tree}");
    }
    assert_eq!(count("TR"), 62, "a repeated header must be an artifact");
    assert_eq!(count("TD"), 61 * 4, "an empty cell must stay a cell");
    assert_eq!(count("THead"), 1);
}

#[test]
fn its_typeface_is_embedded_as_a_subset_with_unicode() {
    let Some(fonts) = poppler("pdffonts", &[], &sample().pdf().unwrap()) else { return };
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 2, "{fonts}");
    for row in rows {
        let words: Vec<&str> = row.split_whitespace().collect();
        assert!(words[0].contains("+SourceSans3"), "{row}");
        let yes = words.iter().filter(|w| **w == "yes").count();
        assert_eq!(yes, 3, "embedded, subset, unicode: {row}");
    }
}

#[test]
fn its_text_reads_back_with_every_letter() {
    let Some(text) = poppler("pdftotext", &["-layout"], &sample().pdf().unwrap()) else { return };
    for part in ["Ágnes Őry", "árvíztűrő tükörfúrógép", "Straße", "3 €", "Teekanne Nr. 60", "Page 2 of 3"]
    {
        assert!(text.contains(part), "no {part} in\n{text}");
    }
    assert!(text.contains("□□ □"), "what the typeface lacks is a box:\n{text}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(sample().pdf().unwrap(), sample().pdf().unwrap());
}

#[test]
fn hostile_text_is_neither_a_failure_nor_a_bomb() {
    let nasty = format!(
        "\u{202e}evil\u{0}\u{feff}\u{e000}{}{}",
        "Z\u{300}\u{301}\u{302}".repeat(200),
        "x".repeat(1_000_000)
    );
    let doc = Document::new(nasty.clone(), Lang::Hu)
        .heading(3, nasty.clone())
        .paragraph(nasty.clone())
        .pairs([(nasty.clone(), nasty.clone())])
        .table(
            Table::new("")
                .column(nasty.clone(), Align::End)
                .column("b", Align::Start)
                .row([nasty.clone(), nasty]),
        );
    let pdf = doc.pdf().unwrap();
    assert!(pdf.len() < 3_000_000, "{}", pdf.len());
}

#[test]
fn an_empty_document_is_still_a_document() {
    assert!(Document::new("Nothing", Lang::De).pdf().unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn it_can_be_looked_at() {
    // PAPER_SAMPLE=/tmp/sample.pdf cargo test -p paper looked_at
    if let Ok(path) = std::env::var("PAPER_SAMPLE") {
        std::fs::write(path, sample().pdf().unwrap()).unwrap();
    }
}
