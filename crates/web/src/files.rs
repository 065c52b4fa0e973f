//! The files of `browser/` and `locales/`: inside the program in a release, else from the working tree.

use std::borrow::Cow;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

pub(crate) type File = (String, Cow<'static, [u8]>);

/// Everything under `browser/`, by path below it.
pub(crate) fn browser() -> Vec<File> {
    load("browser", BROWSER)
}

/// Everything under `locales/`, by path below it.
pub(crate) fn locales() -> Vec<File> {
    load("locales", LOCALES)
}

/// One file of `browser/` as it is now, where files are read from the working tree.
pub(crate) fn fresh(path: &str) -> Option<Vec<u8>> {
    let plain = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    std::fs::read(Path::new(DISK?).join("browser").join(path)).ok().filter(|_| plain)
}

/// True where files are read from the working tree at every request.
pub(crate) const fn on_disk() -> bool {
    DISK.is_some()
}

fn load(folder: &str, embedded: &'static [(&str, &[u8])]) -> Vec<File> {
    let Some(root) = DISK else {
        return embedded.iter().map(|(n, b)| ((*n).to_owned(), Cow::Borrowed(*b))).collect();
    };
    let base = Path::new(root).join(folder);
    let mut found = Vec::new();
    walk(&base, &base, &mut found);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn walk(base: &Path, folder: &Path, into: &mut Vec<File>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|e| e.path()) {
        if path.is_dir() {
            walk(base, &path, into);
        } else if let (Ok(name), Ok(bytes)) = (path.strip_prefix(base), std::fs::read(&path)) {
            into.push((name.to_string_lossy().replace('\\', "/"), Cow::Owned(bytes)));
        }
    }
}
