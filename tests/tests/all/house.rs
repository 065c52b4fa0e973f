//! The tests that hold the house: arrows, SQL, migrations.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// What ARCHITECTURE.md allows: crate → what it may use.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().filter(|l| l.starts_with("| ")).skip(2);
    let cells = rows.map(|l| l.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .filter(|c| c.len() == 3 && root().join("crates").join(c[0]).is_dir())
        .map(|c| (c[0].to_owned(), c[2].split_whitespace().map(str::to_owned).collect()))
        .collect()
}

#[test]
fn a_crate_uses_only_what_the_map_allows() {
    let allowed = allowed();
    assert!(allowed.len() > 20, "the map of ARCHITECTURE.md could not be read");
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let map = allowed.get(&name).unwrap_or_else(|| panic!("{name} is missing in ARCHITECTURE.md"));
        let manifest: toml::Table = fs::read_to_string(path.join("Cargo.toml")).unwrap().parse().unwrap();
        let Some(uses) = manifest.get("dependencies").and_then(toml::Value::as_table) else { continue };
        for used in uses.keys().filter(|u| allowed.contains_key(*u)) {
            assert!(
                map.contains(used) || map.contains("everything"),
                "{name} uses {used}, which ARCHITECTURE.md does not allow"
            );
        }
    }
}

#[test]
fn sql_stands_in_sql_files_only() {
    let words = ["insert into ", "delete from ", "select "];
    let mut sources = Vec::new();
    files(&root().join("crates"), ".rs", &mut sources);
    for path in sources {
        let shown = path.to_string_lossy().into_owned();
        let own = shown.ends_with("/sql.rs") || shown.contains("/sql/");
        if own || shown.contains("/store/") || shown.contains("/tests/") || shown.contains("tests.rs") {
            continue;
        }
        for (i, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let sql = line.split('"').skip(1).any(|s| {
                let s = s.trim_start().to_lowercase();
                words.iter().any(|w| s.starts_with(w)) && (s.contains(" from ") || s.contains(" into "))
                    || s.starts_with("update ") && s.contains(" set ")
            });
            assert!(!sql, "{shown}:{} holds SQL: it belongs into sql.rs", i + 1);
        }
    }
}

/// Tables and columns of a migration, without types.
fn shape(text: &str) -> BTreeMap<String, Vec<String>> {
    let plain: String =
        text.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    let mut shapes = BTreeMap::new();
    for statement in plain.split(';') {
        let statement = statement.trim();
        let lower = statement.to_lowercase();
        if lower.starts_with("create table") {
            let (head, body) = statement.split_once('(').unwrap();
            let name = head.split_whitespace().nth(2).unwrap().to_owned();
            let columns = body
                .lines()
                .filter_map(|l| l.split_whitespace().next())
                .filter(|w| w.chars().next().is_some_and(|c| c.is_ascii_lowercase()))
                .filter(|w| {
                    !["primary", "unique", "foreign", "check", "constraint"]
                        .contains(&w.trim_end_matches('('))
                })
                .map(str::to_owned)
                .collect();
            shapes.insert(name, columns);
        } else if lower.contains("index") {
            let folded = lower.split_whitespace().collect::<Vec<_>>().join(" ").replace(" collate \"c\"", "");
            shapes.insert(folded, Vec::new());
        }
    }
    shapes
}

#[test]
fn migrations_are_twins() {
    assert!(!store::MIGRATIONS.is_empty());
    for m in store::MIGRATIONS {
        assert_eq!(shape(m.sqlite), shape(m.postgres), "migration {} differs between the engines", m.name);
    }
}
