//! The script for websites of others, as it is sent: `browser/segue/`, without what only its readers need.

use crate::files;
use ground::digest;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One file of the script.
#[derive(Clone, Debug)]
pub struct Script {
    pub text: String,
    /// Changes with the text.
    pub tag: String,
}

const FOLDER: &str = "segue/";

/// A file of the script by its name: `main.js`. As it is now, where files are read from the working tree.
pub fn script(name: &str) -> Option<Cow<'static, Script>> {
    static ALL: OnceLock<BTreeMap<String, Script>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let own = files::browser().into_iter();
        let own = own.filter_map(|(path, bytes)| Some((path.strip_prefix(FOLDER)?.to_owned(), made(&bytes))));
        own.collect()
    });
    let known = all.get(name)?;
    match files::fresh(&format!("{FOLDER}{name}")) {
        Some(bytes) => Some(Cow::Owned(made(&bytes))),
        None => Some(Cow::Borrowed(known)),
    }
}

/// A file of `browser/` as it stands: for the demo's pages of others.
pub fn browser_file(path: &str) -> Option<Cow<'static, [u8]>> {
    let known = files::browser().into_iter().find(|(name, _)| name == path)?;
    Some(files::fresh(path).map_or(known.1, Cow::Owned))
}

fn made(bytes: &[u8]) -> Script {
    let text = lean(&String::from_utf8_lossy(bytes));
    let tag = format!("\"{}\"", &digest(&text)[..16]);
    Script { text, tag }
}

/// Without indentation, empty lines, and lines that are nothing but a comment. A template over several lines stays.
fn lean(source: &str) -> String {
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
    fn every_template_of_the_script_ends() {
        for (name, bytes) in files::browser().into_iter().filter(|(n, _)| n.starts_with(FOLDER)) {
            let lean = lean(std::str::from_utf8(&bytes).unwrap());
            assert!(lean.matches('`').count().is_multiple_of(2), "{name}");
            assert!(!lean.lines().any(|l| l.ends_with('\\')), "{name}: a text goes over several lines");
        }
    }
}
