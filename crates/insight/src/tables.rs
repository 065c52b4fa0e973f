//! Measures as tables: for a page, and for a spreadsheet.

/// Numbers with a name, to be counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// All tables as one file (RFC 4180): the table's title in the first column of each row, and its columns' names
/// before its rows. Begins with a mark by which spreadsheets know that it is UTF-8.
pub fn csv(tables: &[Table]) -> String {
    let mut text = "\u{feff}".to_owned();
    for table in tables {
        let head = std::iter::once(&table.title).chain(&table.columns);
        line(&mut text, head);
        for row in &table.rows {
            line(&mut text, std::iter::once(&table.title).chain(row));
        }
    }
    text
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a String>) {
    let cells: Vec<String> = cells.map(|c| cell(c)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// What somebody typed must not be a formula where the file is opened.
fn cell(raw: &str) -> String {
    let formula = raw.starts_with(['=', '+', '-', '@', '\t', '\r']) && raw.parse::<f64>().is_err();
    let guard = if formula { "'" } else { "" };
    let text = format!("{guard}{raw}");
    if text.contains([',', ';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Things that are the same counted together, the most frequent first, then by name; at most `most`.
pub fn tally<K: Ord>(all: impl IntoIterator<Item = K>, most: usize) -> Vec<(K, u64)> {
    let mut counts = std::collections::BTreeMap::new();
    for key in all {
        *counts.entry(key).or_insert(0u64) += 1;
    }
    let mut list: Vec<(K, u64)> = counts.into_iter().collect();
    list.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    list.truncate(most);
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: &[&[&str]]) -> Table {
        let own = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect();
        Table { title: "T".into(), columns: own(&["what", "n"]), rows: rows.iter().map(|r| own(r)).collect() }
    }

    #[test]
    fn a_file_that_any_spreadsheet_reads_and_none_executes() {
        let rows: &[&[&str]] = &[&["a, \"b\"\nc", "3"], &["=1+1", "-2"], &["@x", "+4"]];
        let told = csv(&[table(rows)]);
        assert_eq!(told, "\u{feff}T,what,n\r\nT,\"a, \"\"b\"\"\nc\",3\r\nT,'=1+1,-2\r\nT,'@x,+4\r\n");
    }

    #[test]
    fn the_most_frequent_comes_first() {
        assert_eq!(tally(["b", "a", "b", "c"], 2), [("b", 2), ("a", 1)]);
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_or_breaks_a_row(text in "\\PC{0,30}") {
            let made = cell(&text);
            // Without the quotation mark that opens a cell; a second one is a character of its content.
            let first = made.strip_prefix('"').unwrap_or(&made).chars().next();
            let number = text.parse::<f64>().is_ok();
            prop_assert!(number || !matches!(first, Some('=' | '+' | '-' | '@')), "{made}");
            prop_assert!(made.starts_with('"') || !made.contains([',', '\n', '"']));
        }
    }
}
