//! What the documents say of commands, settings and one another is so.

use clap::CommandFactory as _;
use segue::config::{KEYS, variable};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every document with its text.
fn documents() -> Vec<(PathBuf, String)> {
    let mut paths =
        vec![root().join("README.md"), root().join("ARCHITECTURE.md"), root().join("CONTRIBUTING.md")];
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                paths.push(path);
            }
        }
    }
    paths.into_iter().map(|p| (p.clone(), std::fs::read_to_string(p).unwrap())).collect()
}

/// What stands in code: the lines of blocks, and the words between backticks.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (nth, part) in text.split("```").enumerate() {
        if nth % 2 == 1 {
            found.extend(part.lines().skip(1).map(|l| l.trim().to_owned()));
        } else {
            // A span may go over the end of a line.
            let spans = part.split('`').skip(1).step_by(2);
            found.extend(spans.map(|s| s.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut lost = Vec::new();
    let mut count = 0;
    for (path, text) in documents() {
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            if target.contains("://") {
                continue;
            }
            count += 1;
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let to = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let heading = |l: &str| {
                let words = l.trim_start_matches('#').trim().to_lowercase();
                words
                    .chars()
                    .filter(|c| c.is_alphanumeric() || " -".contains(*c))
                    .collect::<String>()
                    .replace(' ', "-")
            };
            let there = to.exists()
                && (anchor.is_empty()
                    || std::fs::read_to_string(&to)
                        .unwrap()
                        .lines()
                        .any(|l| l.starts_with('#') && heading(l) == anchor));
            if !there {
                lost.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(count > 20, "only {count} links were found");
    assert!(lost.is_empty(), "{lost:#?}");
}

/// What is wrong with a command line, if anything. Placeholders are in capitals.
fn wrong(line: &str) -> Option<String> {
    let mut command = segue::cli::Cli::command();
    let mut words = line.split(['|', '&', '#']).next().unwrap().split_whitespace();
    while let Some(word) = words.next() {
        let word = word.trim_matches(['[', ']', ',', ';']);
        if let Some(flag) = word.strip_prefix("--") {
            let flag = flag.split(['=', '|', '\\']).next().unwrap();
            let known = command.get_arguments().any(|a| a.get_long() == Some(flag));
            if !known && flag != "help" {
                return Some(format!("`{}` has no --{flag}", command.get_name()));
            }
            words.next();
        } else if command.has_subcommands() {
            let placeholder = word == "…" || word.chars().all(|c| c.is_uppercase());
            match command.find_subcommand(word) {
                _ if placeholder => return None,
                Some(found) => command = found.clone(),
                None => return Some(format!("`{}` has no {word}", command.get_name())),
            }
        }
    }
    None
}

#[test]
fn every_command_that_is_shown_exists() {
    assert!(wrong("import shops FILE").is_some() && wrong("serve --prot 1").is_some(), "it can fail");
    let mut lost = Vec::new();
    let mut count = 0;
    for (path, text) in documents() {
        for line in code(&text) {
            let said = ["segue ", "target/release/segue ", "cargo run --release -- ", "$ segue "]
                .iter()
                .find_map(|begin| line.strip_prefix(begin));
            let Some(said) = said else { continue };
            count += 1;
            // `import shop FILE`, `import orders …` in one span of a table are told apart by their commas.
            if let Some(what) = wrong(said) {
                lost.push(format!("{}: segue {said}: {what}", path.display()));
            }
        }
    }
    assert!(count > 20, "only {count} commands were found");
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn every_setting_is_described_and_every_one_that_is_named_exists() {
    let running = std::fs::read_to_string(root().join("docs/running.md")).unwrap();
    for k in KEYS {
        assert!(running.contains(&format!("`{}`", k.name)), "docs/running.md says nothing of {}", k.name);
    }
    let mut lost = Vec::new();
    for (path, text) in documents() {
        for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            let of_tests = word.starts_with("SEGUE_TEST_") || word == "SEGUE_BIN" || word == "SEGUE_RACES";
            // `SEGUE_MAIL_…` and `SEGUE_…` stand for those that begin so.
            let begins = word.ends_with('_') && KEYS.iter().any(|k| variable(k.name).starts_with(word));
            let known = begins || KEYS.iter().any(|k| variable(k.name) == word);
            if word.starts_with("SEGUE_") && !of_tests && !known {
                lost.push(format!("{}: {word}", path.display()));
            }
        }
        for span in code(&text) {
            let name = span.split([' ', '=']).next().unwrap();
            let a_setting = name.split_once('.').is_some_and(|(group, rest)| {
                ["mail", "log"].contains(&group) && rest.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            });
            // `mail.rs` is a file.
            if a_setting && !name.ends_with(".rs") && !KEYS.iter().any(|k| k.name == name) {
                lost.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn what_is_said_of_signs_is_how_they_are_weighed() {
    let text = std::fs::read_to_string(root().join("docs/observation.md")).unwrap();
    for w in struggle::SIGNS {
        let row = format!("| {:.1} | {} min |", w.weight as f64 / 1_000.0, w.half_life.as_minutes());
        let normal = ["", "once", "twice"][w.quiet as usize];
        let said = text.lines().any(|l| l.contains(&row) && (normal.is_empty() || l.contains(normal)));
        assert!(said, "{:?}: no row with {row} {normal}", w.sign);
    }
}
