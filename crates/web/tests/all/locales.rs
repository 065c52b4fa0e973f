//! Every sentence that the house says exists in all its languages, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Key (or `key.attribute`) to the arguments it names.
type Sentences = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, ends: &[&str], into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|e| e.unwrap().path()) {
        if path.is_dir() {
            files(&path, ends, into);
        } else if ends.iter().any(|e| path.to_string_lossy().ends_with(e)) {
            into.push(path);
        }
    }
    into.sort();
}

fn is_key(text: &str) -> bool {
    let mut parts = text.split(['-', '.']);
    let named = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.contains('-') && text.starts_with(|c: char| c.is_ascii_lowercase()) && parts.all(named)
}

fn read(lang: &str) -> (Sentences, Vec<String>) {
    let mut all = Sentences::new();
    let mut wrong = Vec::new();
    let mut found = Vec::new();
    files(&root().join("locales").join(lang), &[".ftl"], &mut found);
    for file in found {
        let crate_name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let mut key = String::new();
        let mut current = String::new();
        for line in fs::read_to_string(&file).unwrap().lines().filter(|l| !l.starts_with('#')) {
            let head = line.split_once('=').map(|(h, _)| h.trim_end());
            match head {
                Some(h) if !line.starts_with([' ', '}', '[', '*']) && is_key(h) => {
                    key = h.to_owned();
                    current.clone_from(&key);
                    if all.insert(current.clone(), BTreeSet::new()).is_some() {
                        wrong.push(format!("{lang}: {key} is defined twice"));
                    }
                    if !key.starts_with(&format!("{crate_name}-")) {
                        wrong.push(format!("{lang}/{crate_name}.ftl: {key} belongs elsewhere"));
                    }
                }
                Some(h) if h.trim_start().starts_with('.') && !h.trim().contains(' ') => {
                    current = format!("{key}{}", h.trim());
                    all.insert(current.clone(), BTreeSet::new());
                }
                _ => {}
            }
            for piece in line.split('$').skip(1) {
                let name: String =
                    piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                all.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    (all, wrong)
}

/// Keys said directly, and beginnings of keys that are put together.
fn said() -> (BTreeMap<String, String>, BTreeSet<String>, Vec<String>) {
    let mut sources = Vec::new();
    files(&root().join("crates"), &[".rs", ".html", ".txt"], &mut sources);
    let (mut direct, mut any, mut begun) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
    let calls = [".t(", ".t1(", ".t2(", ".tn(", "Text::new(", ".titled("];
    for file in sources.iter().filter(|f| !f.components().any(|c| c.as_os_str() == "tests")) {
        let text = fs::read_to_string(file).unwrap();
        let told = |l: &&str| !l.trim_start().starts_with("//");
        let text = text.lines().filter(told).collect::<Vec<_>>().join("\n");
        let pieces: Vec<&str> = text.split('"').collect();
        for pair in pieces.windows(2) {
            let (before, inside) = (pair[0].trim_end(), pair[1]);
            if is_key(inside) {
                any.insert(inside.to_owned());
                if calls.iter().any(|c| before.ends_with(c)) {
                    direct.insert(inside.to_owned(), short(file));
                }
            } else if let Some((start, _)) = inside.split_once('{')
                && start.ends_with('-')
                && start.len() > 4
                && is_key(start.trim_end_matches('-'))
            {
                begun.push(start.to_owned());
            }
        }
    }
    (direct, any, begun)
}

fn short(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).to_string_lossy().into_owned()
}

#[test]
fn every_sentence_exists_in_every_language() {
    let mut wrong = Vec::new();
    let [en, de, hu] = ["en", "de", "hu"].map(|lang| {
        let (all, bad) = read(lang);
        wrong.extend(bad);
        (lang, all)
    });
    for (lang, all) in [&de, &hu] {
        for (key, args) in &en.1 {
            match all.get(key) {
                None => wrong.push(format!("{lang} lacks {key}")),
                Some(own) if own != args => {
                    wrong.push(format!("{lang}: {key} takes {own:?}, in English {args:?}"))
                }
                Some(_) => {}
            }
        }
        wrong.extend(
            all.keys().filter(|k| !en.1.contains_key(*k)).map(|k| format!("English lacks {k} ({lang})")),
        );
    }
    let (direct, any, begun) = said();
    let missing = direct.iter().filter(|(k, _)| !en.1.contains_key(*k));
    wrong.extend(missing.map(|(k, file)| format!("{k} is said in {file} and nowhere written")));
    let unused: Vec<&String> = en
        .1
        .keys()
        .filter(|k| !any.contains(*k) && !k.contains('.') && !begun.iter().any(|b| k.starts_with(b.as_str())))
        .collect();
    println!("{} sentences, {} not found in use: {unused:?}", en.1.len(), unused.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
