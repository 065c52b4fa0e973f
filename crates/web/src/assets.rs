//! Styles and modules under `/assets/<hash>/…`: one hash over all of them, so that relative imports hold and
//! every answer may be kept for ever.

use crate::files;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::OnceLock;

/// The list of controllers, made from the folder: their names and how each is loaded when it is first needed.
const CONTROLLERS: &str = "controllers/index.js";
/// All style sheets of `styles/` in the order of their names, as one.
const STYLES: &str = "styles/all.css";

pub(crate) struct Assets {
    /// `/assets/<hash>/`.
    pub base: String,
    pub import_map: String,
    /// CSP source of the import map: `'sha256-…'`.
    pub import_map_source: String,
    /// CSP source of the style that Turbo's progress bar brings along.
    pub progress_source: String,
    files: BTreeMap<String, Asset>,
}

struct Asset {
    bytes: Cow<'static, [u8]>,
    gzip: OnceLock<Vec<u8>>,
    brotli: OnceLock<Vec<u8>>,
}

/// Our own scripts without what only their readers need.
fn slim(name: &str, bytes: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
    if !name.ends_with(".js") || name.starts_with("vendor/") {
        return bytes;
    }
    match std::str::from_utf8(&bytes) {
        Ok(source) => Cow::Owned(crate::script::lean(source).into_bytes()),
        Err(_) => bytes,
    }
}

/// All of them, read once.
pub(crate) fn assets() -> &'static Assets {
    static ASSETS: OnceLock<Assets> = OnceLock::new();
    ASSETS.get_or_init(Assets::load)
}

impl Assets {
    fn load() -> Self {
        let mut all: BTreeMap<String, Cow<'static, [u8]>> = files::browser().into_iter().collect();
        // The demo's page of others is served by the demo, as its own site.
        all.retain(|name, _| content_type(name).is_some() && !name.starts_with("elsewhere/"));
        for (name, bytes) in &mut all {
            *bytes = slim(name, std::mem::take(bytes));
        }
        all.insert(CONTROLLERS.to_owned(), Cow::Owned(controllers(all.keys()).into_bytes()));
        all.insert(STYLES.to_owned(), Cow::Owned(styles(&all)));
        let mut hash = Sha256::new();
        for (name, bytes) in &all {
            hash.update(name.as_bytes());
            hash.update(Sha256::digest(bytes));
        }
        let mut base = "/assets/".to_owned();
        for byte in hash.finalize().iter().take(8) {
            let _ = write!(base, "{byte:02x}");
        }
        base.push('/');
        let import_map = import_map(&base, all.keys());
        let turbo = all.iter().find(|(n, _)| n.starts_with("vendor/turbo-")).map(|(_, b)| b.as_ref());
        let progress = turbo.and_then(|b| progress_css(&String::from_utf8_lossy(b)));
        Self {
            import_map_source: source(&import_map),
            progress_source: source(&progress.unwrap_or_default()),
            import_map,
            base,
            files: all.into_iter().map(|(n, b)| (n, Asset::new(b))).collect(),
        }
    }

    /// The address of a file under `browser/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    #[cfg(test)]
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}

impl Asset {
    fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { bytes, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    fn gzip(&self) -> &[u8] {
        self.gzip.get_or_init(|| {
            let mut w = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(8));
            let _ = w.write_all(&self.bytes);
            w.finish().unwrap_or_default()
        })
    }

    fn brotli(&self) -> &[u8] {
        self.brotli.get_or_init(|| {
            let mut out = Vec::new();
            let mut w = brotli::CompressorWriter::new(&mut out, 4096, 9, 20);
            let _ = w.write_all(&self.bytes);
            drop(w);
            out
        })
    }
}

/// `GET /assets/{hash}/{*path}`. Another hash is a page from before a restart: it gets what is there now.
pub(crate) async fn serve(Path((hash, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let all = assets();
    let (Some(asset), Some(kind)) = (all.files.get(&path), content_type(&path)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let current = all.base.split('/').nth(2) == Some(hash.as_str());
    let keep = if current && !files::on_disk() { "public, max-age=31536000, immutable" } else { "no-cache" };
    let fresh = match path.as_str() {
        STYLES if files::on_disk() => Some(styles(&files::browser().into_iter().collect())),
        _ => files::fresh(&path).map(|bytes| slim(&path, Cow::Owned(bytes)).into_owned()),
    };
    let mut answer = match fresh {
        Some(bytes) => bytes.into_response(),
        None => packed(asset, headers.get(ACCEPT_ENCODING)),
    };
    let h = answer.headers_mut();
    h.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    h.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    h.insert(VARY, HeaderValue::from_static("accept-encoding"));
    answer
}

fn packed(asset: &Asset, accepts: Option<&HeaderValue>) -> Response {
    let takes = |name: &str| crate::alike::takes(accepts, name);
    let (bytes, encoding) = match () {
        () if asset.bytes.len() < 256 => (asset.bytes.as_ref(), None),
        () if takes("br") && !cfg!(debug_assertions) => (asset.brotli(), Some("br")),
        () if takes("gzip") => (asset.gzip(), Some("gzip")),
        () => (asset.bytes.as_ref(), None),
    };
    let mut answer = bytes.to_vec().into_response();
    if let Some(encoding) = encoding {
        answer.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

fn content_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "html" => "text/html; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

fn styles(all: &BTreeMap<String, Cow<'static, [u8]>>) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in all {
        let sheet = name.strip_prefix("styles/").is_some_and(|n| n.ends_with(".css") && n != "all.css");
        if sheet {
            out.extend_from_slice(bytes);
            out.push(b'\n');
        }
    }
    out
}

fn controllers<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let mut out = String::from(
        "// Made from the folder. Each is loaded when a page first needs it.\nexport default {\n",
    );
    for name in names {
        let Some(file) = name.strip_prefix("controllers/") else { continue };
        if let Some(stem) = file.strip_suffix("_controller.js") {
            let _ = writeln!(out, "  \"{}\": () => import(\"./{file}\"),", stem.replace('_', "-"));
        }
    }
    out.push_str("};\n");
    out
}

/// Bare names: vendored packages, and `segue/<name>` for each module at the top of `browser/`.
fn import_map<'a>(base: &str, names: impl Iterator<Item = &'a String>) -> String {
    let mut imports = serde_json::Map::new();
    for name in names {
        let bare = if let Some(file) = name.strip_prefix("vendor/") {
            match file.split_once('-') {
                Some(("turbo", _)) => "@hotwired/turbo".to_owned(),
                Some(("stimulus", _)) => "@hotwired/stimulus".to_owned(),
                _ => continue,
            }
        } else if let (false, Some(stem)) = (name.contains('/'), name.strip_suffix(".js")) {
            format!("segue/{stem}")
        } else {
            continue;
        };
        imports.insert(bare, format!("{base}{name}").into());
    }
    serde_json::json!({ "imports": imports }).to_string()
}

/// The text of the `<style>` that Turbo adds for its progress bar, computed as its module does.
fn progress_css(turbo: &str) -> Option<String> {
    let duration: u32 = {
        let rest = turbo.split_once("static animationDuration = ")?.1;
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()?
    };
    let text = turbo.split_once("static get defaultCSS() {")?.1.split_once("unindent`")?.1.split_once('`')?.0;
    let text = text
        .replace("${ProgressBar.animationDuration / 2}", &(f64::from(duration) / 2.0).to_string())
        .replace("${ProgressBar.animationDuration}", &duration.to_string());
    let text = text.strip_prefix('\n').unwrap_or(&text);
    let indent = text.len() - text.trim_start_matches(' ').len();
    let lines: Vec<&str> = text.split('\n').map(|l| l.get(indent..).unwrap_or("")).collect();
    Some(lines.join("\n"))
}

fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the released program serves it. The limit is the design's.
    #[test]
    fn what_watches_is_at_most_10_kb_packed() {
        let watches = [
            "observer.js",
            "names.js",
            "segue/fields.js",
            "segue/page.js",
            "controllers/observer_controller.js",
        ];
        let packed: usize = watches.iter().map(|name| assets().files[*name].gzip().len()).sum();
        assert!((5_000..=10_240).contains(&packed), "{packed}");
        let text = std::str::from_utf8(&assets().files["observer.js"].bytes).unwrap();
        assert!(!text.lines().any(|l| l.starts_with("//")), "comments stay at home");
    }

    #[test]
    fn the_progress_bar_style_is_the_one_turbo_makes() {
        let turbo = files::browser().into_iter().find(|(n, _)| n.starts_with("vendor/turbo-")).unwrap();
        let css = progress_css(std::str::from_utf8(&turbo.1).unwrap()).unwrap();
        assert!(css.starts_with(".turbo-progress-bar {\n  position: fixed;"), "{css}");
        assert!(css.contains("width 300ms ease-out,\n    opacity 150ms 150ms ease-in;"), "{css}");
        assert!(css.ends_with("}\n"), "{css:?}");
        // What node prints for `ProgressBar.defaultCSS` of the pinned version.
        assert_eq!(source(&css), "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='");
    }

    #[test]
    fn vendored_files_are_the_ones_listed() {
        let all = files::browser();
        let list = all.iter().find(|(n, _)| n == "vendor/README.md").unwrap();
        let list = String::from_utf8_lossy(&list.1).into_owned();
        for (name, bytes) in all.iter().filter(|(n, _)| n.starts_with("vendor/") && !n.ends_with(".md")) {
            let sum: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
            assert!(list.contains(&sum), "{name} is not what browser/vendor/README.md lists: {sum}");
        }
    }

    #[test]
    fn modules_find_each_other_by_name() {
        let all = assets();
        let map: serde_json::Value = serde_json::from_str(&all.import_map).unwrap();
        for name in ["@hotwired/turbo", "@hotwired/stimulus", "segue/app", "segue/live"] {
            let url = map["imports"][name].as_str().unwrap_or_else(|| panic!("{name} in {map}"));
            assert!(all.has(url.strip_prefix(&all.base).unwrap()), "{url}");
        }
        assert!(!all.import_map.contains('<'), "an import map stands in a script element");
    }
}
