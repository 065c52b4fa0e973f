//! The script for websites of others, as it is sent: `browser/segue/`, without what only its readers need, each file with
//! those that it imports in it: one journey to the server, and they pack better together.

use crate::files;
use ground::digest;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// One file of the script.
#[derive(Clone, Debug)]
pub struct Script {
    pub text: String,
    /// Changes with the text.
    pub tag: String,
}

const FOLDER: &str = "segue/";
/// Beside the folder, and in it for whoever asks: what serves our own pages and those of others alike.
const SHARED: [&str; 5] =
    ["cobrowse.js", "cobrowse_clean.js", "cobrowse_hand.js", "cobrowse_page.js", "drawing.js"];
/// As it was vendored, to the letter.
const RECORDER: (&str, &str) = ("rrweb.js", "vendor/rrweb-record-2.1.6.js");

/// A file of the script by its name: `main.js`. As it is now, where files are read from the working tree.
pub fn script(name: &str) -> Option<Cow<'static, Script>> {
    static ALL: OnceLock<BTreeMap<String, Script>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let sources: BTreeMap<_, _> = files::browser()
            .into_iter()
            .filter_map(|(p, bytes)| Some((called(&p)?.to_owned(), text(&bytes))))
            .collect();
        let found = |n: &str| sources.get(n).cloned();
        sources
            .keys()
            .filter(|n| !SHARED.contains(&n.as_str()))
            .map(|n| (n.clone(), made(n, &found)))
            .collect()
    });
    let known = all.get(name)?;
    let fresh = |name: &str| files::fresh(&path(name)).map(|bytes| text(&bytes));
    match fresh(name) {
        Some(_) => Some(Cow::Owned(made(name, &fresh))),
        None => Some(Cow::Borrowed(known)),
    }
}

/// What a file of `browser/` is called here; none where it is not for others.
fn called(path: &str) -> Option<&str> {
    if path == RECORDER.1 {
        return Some(RECORDER.0);
    }
    SHARED.into_iter().find(|s| *s == path).or_else(|| path.strip_prefix(FOLDER))
}

/// Where a file stands in `browser/`.
fn path(name: &str) -> String {
    match name {
        name if name == RECORDER.0 => RECORDER.1.to_owned(),
        name if SHARED.contains(&name) => name.to_owned(),
        name => format!("{FOLDER}{name}"),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A file of `browser/` as it stands: for the demo's pages of others.
pub fn browser_file(path: &str) -> Option<Cow<'static, [u8]>> {
    let known = files::browser().into_iter().find(|(name, _)| name == path)?;
    Some(files::fresh(path).map_or(known.1, Cow::Owned))
}

fn made(name: &str, source: &impl Fn(&str) -> Option<String>) -> Script {
    let text = if name == RECORDER.0 {
        source(name).unwrap_or_default()
    } else {
        joined(name, source, &mut BTreeSet::new())
    };
    let tag = format!("\"{}\"", &digest(&text)[..16]);
    Script { text, tag }
}

/// A module with the modules beside it that it imports in front of it, each once; they keep what they declare to the
/// whole. (No two may declare the same at their top: a test holds it.)
fn joined(name: &str, source: &impl Fn(&str) -> Option<String>, seen: &mut BTreeSet<String>) -> String {
    let Some(text) = source(name).filter(|_| seen.insert(name.to_owned())) else { return String::new() };
    let (mut before, mut own) = (String::new(), String::new());
    for line in lean(&text).split_inclusive('\n') {
        match beside(line) {
            Some(other) => {
                let other = joined(other, source, seen);
                let kept = other.split_inclusive('\n').map(|l| l.strip_prefix("export ").unwrap_or(l));
                before.extend(kept);
            }
            None => own.push_str(line),
        }
    }
    before + &own
}

/// The file that a line imports names of, as they are.
fn beside(line: &str) -> Option<&str> {
    let (names, file) = line.trim_end().strip_prefix("import {")?.split_once("} from \"./")?;
    let file = file.strip_suffix("\";")?;
    let file = file.strip_prefix(FOLDER).unwrap_or(file);
    (!names.contains(" as ") && !file.contains('/')).then_some(file)
}

/// Without indentation, empty lines, and lines that are nothing but a comment. A template over several lines stays.
pub(crate) fn lean(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let (mut comment, mut said) = (false, false);
    for whole in source.lines() {
        let line = whole.trim();
        let quotes = line.matches('`').count() % 2 == 1;
        if said {
            said = !quotes;
            out.push_str(whole);
            out.push('\n');
            continue;
        }
        // A comment may be followed by what it is about: a cast, say.
        let line = match line.find("*/") {
            Some(end) if comment || line.starts_with("/*") => {
                comment = false;
                line[end + 2..].trim_start()
            }
            None if comment || line.starts_with("/*") => {
                comment = true;
                continue;
            }
            _ => line,
        };
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        said = quotes;
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_stay_at_home() {
        let source = "// @ts-check\n/**\n * @param {string} a\n */\nfunction f(a) {\n  // why\n\n  return a * 2; // so\n}\n/* one */\n/** @type {A} */ (b).c();\n/* two\n */ d();\nf(`\n  // two\n\n`);\n";
        assert_eq!(
            lean(source),
            "function f(a) {\nreturn a * 2; // so\n}\n(b).c();\nd();\nf(`\n  // two\n\n`);\n"
        );
    }

    #[test]
    fn what_is_imported_stands_in_front_once_and_declares_nothing_twice() {
        let main = script("main.js").unwrap();
        assert!(!main.text.lines().any(|l| l.starts_with("import ")), "one file");
        assert_eq!(main.text.matches("\nexport ").count(), 1, "only `start` is for others");
        for name in ["main.js", "offer.js", "beside.js", "shown.js"] {
            let source = |n: &str| {
                let (_, bytes) = files::browser().into_iter().find(|(p, _)| *p == path(n))?;
                Some(text(&bytes))
            };
            let mut parts = BTreeSet::new();
            joined(name, &source, &mut parts);
            let mut seen = BTreeSet::new();
            // What a file declares at its top stands at the beginning of a line.
            for line in
                parts.iter().flat_map(|n| source(n).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
            {
                let line = line.strip_prefix("export ").unwrap_or(&line);
                let line = line.strip_prefix("async ").unwrap_or(line);
                let words = ["const ", "let ", "function ", "class "];
                let Some(rest) = words.iter().find_map(|w| line.strip_prefix(w)) else { continue };
                let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
                for what in rest.split(['=', '(']).next().unwrap().split(',') {
                    let what: String =
                        what.chars().skip_while(|c| !is_name(*c)).take_while(|c| is_name(*c)).collect();
                    assert!(seen.insert(what.clone()), "{name}: {what} twice");
                }
            }
            assert!(seen.len() > 3, "{name}");
        }
    }

    #[test]
    fn every_template_of_the_script_ends() {
        let ours = |path: &str| path.ends_with(".js") && !path.starts_with("vendor/");
        for (name, bytes) in files::browser().into_iter().filter(|(path, _)| ours(path)) {
            let lean = lean(std::str::from_utf8(&bytes).unwrap());
            assert!(lean.matches('`').count().is_multiple_of(2), "{name}");
            assert!(!lean.lines().any(|l| l.ends_with('\\')), "{name}: a text goes over several lines");
        }
    }
}
