//! Everything that a database holds, to see whether something changed.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use store::Db;

/// Table → its rows in words, sorted.
pub type Content = BTreeMap<&'static str, Vec<String>>;

/// Every table of every migration.
pub fn tables() -> &'static [&'static str] {
    static TABLES: OnceLock<Vec<&'static str>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let lines = store::MIGRATIONS.iter().flat_map(|m| m.sqlite.lines());
        lines.filter_map(|l| l.strip_prefix("create table ")?.split_whitespace().next()).collect()
    })
}

fn statements() -> &'static [(&'static str, &'static str)] {
    static ALL: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    ALL.get_or_init(|| {
        tables().iter().map(|t| (*t, &*Box::leak(format!("select * from {t}").into_boxed_str()))).collect()
    })
}

/// What is in the database now.
pub async fn content(db: &Db) -> Content {
    db.read(|c| {
        let mut all = Content::new();
        for (table, sql) in statements() {
            let rows = c.all(sql, &[])?;
            let mut rows: Vec<String> = rows.iter().map(|r| format!("{r:?}")).collect();
            rows.sort_unstable();
            all.insert(table, rows);
        }
        Ok(all)
    })
    .await
    .unwrap()
}

/// What differs, in words; empty where nothing does.
pub fn difference(before: &Content, after: &Content) -> String {
    let mut out = String::new();
    for (table, rows) in after {
        let old = &before[table];
        if rows == old {
            continue;
        }
        for row in rows.iter().filter(|r| !old.contains(r)) {
            out.push_str(&format!("{table}: + {row}\n"));
        }
        for row in old.iter().filter(|r| !rows.contains(r)) {
            out.push_str(&format!("{table}: - {row}\n"));
        }
    }
    out
}
