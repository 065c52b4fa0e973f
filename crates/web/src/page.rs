//! What every page stands in: language, site, caller, preferences, navigation, flash message.

use crate::assets::assets;
use crate::caller::{Caller, Reader};
use crate::csrf::Seed;
use crate::house::House;
use crate::site::{Face, Site};
use crate::words::{Say, Tongue};
use crate::{cookies, flash};
use axum::extract::FromRequestParts;
use ground::{Instant, Lang, Money, Text};
use http::header::ACCEPT_LANGUAGE;
use http::request::Parts;
use std::convert::Infallible;
use std::sync::Arc;

/// Cookie that remembers the language chosen on this device.
pub(crate) const LANG_COOKIE: &str = "__Host-lang";
/// Cookie that remembers the display preferences chosen on this device; see [`Prefs::cookie`].
pub const PREFS_COOKIE: &str = "__Host-display";

/// How somebody wants pages to be shown. Empty text: as the device says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prefs {
    /// `""`, `large`, `larger`.
    pub text_size: String,
    /// `""`, `more`.
    pub contrast: String,
    /// `""`, `less`.
    pub motion: String,
    /// `""`, `light`, `dark`.
    pub theme: String,
}

impl Prefs {
    /// Keeps known values, forgets others.
    pub fn new(text_size: &str, contrast: &str, motion: &str, theme: &str) -> Self {
        let known = |v: &str, all: &[&str]| if all.contains(&v) { v.to_owned() } else { String::new() };
        Self {
            text_size: known(text_size, &["large", "larger"]),
            contrast: known(contrast, &["more"]),
            motion: known(motion, &["less"]),
            theme: known(theme, &["light", "dark"]),
        }
    }

    /// As the value of [`PREFS_COOKIE`].
    pub fn cookie(&self) -> String {
        format!("{}.{}.{}.{}", self.text_size, self.contrast, self.motion, self.theme)
    }

    /// Reads [`Prefs::cookie`].
    pub fn parse(text: &str) -> Self {
        let bits: Vec<&str> = text.split('.').collect();
        let at = |i: usize| bits.get(i).copied().unwrap_or("");
        Self::new(at(0), at(1), at(2), at(3))
    }
}

/// An entry of the main navigation.
#[derive(Clone, Debug, PartialEq)]
pub struct Nav {
    pub href: String,
    /// Already in the reader's language, or a key of the locale files (`portal-nav-orders`).
    pub label: String,
    /// Name of an icon in `icons.html`; empty: none.
    pub icon: &'static str,
    /// Shown as a small number where it is not 0.
    pub count: i64,
    /// Id of the frame around the number, where it is fetched again when it changes; empty: none.
    pub frame: &'static str,
    /// Set by the page: this is where the reader is.
    pub current: bool,
}

impl Nav {
    pub fn new(href: impl Into<String>, label: impl Into<String>, icon: &'static str) -> Self {
        Self { href: href.into(), label: label.into(), icon, count: 0, frame: "", current: false }
    }

    pub fn counting(mut self, n: i64) -> Self {
        self.count = n;
        self
    }

    /// The number is fetched again when this frame is named.
    pub fn live(mut self, frame: &'static str) -> Self {
        self.frame = frame;
        self
    }
}

/// A message shown once, at the top of the next page.
#[derive(Clone, Debug, PartialEq)]
pub struct Flash {
    pub text: Text,
    /// `good`, `note` or `bad`: how it looks.
    pub tone: String,
}

/// What the layouts need, and the words for everything else. An extractor: take it in a handler, name it
/// `p`, put it into the page struct.
#[derive(Clone, Debug)]
pub struct Page {
    pub lang: Lang,
    /// What stands before the site's name in the window's title, and in `<h1>` where a template says so.
    pub title: String,
    /// For `<input type="hidden" name="csrf" value="…">`; the macro `form::token(p)` writes it.
    pub csrf: String,
    pub caller: Caller,
    /// The signed-in caller's own name.
    pub name: Option<String>,
    pub site: Arc<Site>,
    pub face: Face,
    pub prefs: Prefs,
    pub flash: Option<Flash>,
    pub nav: Vec<Nav>,
    /// Path and query of this page.
    pub path: String,
    pub now: Instant,
    pub demo: bool,
    /// Live topics this page listens to, each with the number of the last fact already shown.
    pub topics: Vec<(String, Option<String>)>,
    aside: Option<crate::Aside>,
    tongue: Tongue,
}

impl Page {
    /// A page outside any request: for tests and for error pages before anything is known.
    pub fn sample(lang: Lang, now: Instant) -> Self {
        Self {
            lang,
            title: String::new(),
            csrf: "csrf".to_owned(),
            caller: Caller::Nobody,
            name: None,
            site: Arc::new(Site::default()),
            face: Face::Portal,
            prefs: Prefs::default(),
            flash: None,
            nav: Vec::new(),
            path: "/".to_owned(),
            now,
            demo: false,
            topics: Vec::new(),
            aside: None,
            tongue: Tongue::new(lang),
        }
    }

    pub(crate) fn of(parts: &Parts) -> Option<Self> {
        let ext = &parts.extensions;
        let house = ext.get::<House>()?;
        let site = ext.get::<Arc<Site>>().cloned().unwrap_or_default();
        let reader = ext.get::<Reader>();
        let lang = language(parts, &site, reader);
        let original = ext.get::<axum::extract::OriginalUri>().map_or(&parts.uri, |u| &u.0);
        let path = original.path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let zone = reader.and_then(|r| r.zone.as_deref()).unwrap_or(&site.time_zone);
        let mut nav = reader.map(|r| r.nav.clone()).unwrap_or_default();
        mark_current(&mut nav, original.path());
        let csrf = ext.get::<Arc<Seed>>().map(|s| s.token()).unwrap_or_default();
        let device = cookies::get(&parts.headers, PREFS_COOKIE).map(Prefs::parse).unwrap_or_default();
        let topics = reader.map(|r| r.topics.iter().map(|t| (t.clone(), None)).collect()).unwrap_or_default();
        Some(Self {
            lang,
            title: String::new(),
            csrf,
            caller: ext.get::<Caller>().cloned().unwrap_or_default(),
            name: reader.map(|r| r.name.clone()),
            face: Face::of_path(original.path()),
            prefs: reader.map(|r| r.prefs.clone()).filter(|p| *p != Prefs::default()).unwrap_or(device),
            flash: flash::take(parts),
            nav,
            path,
            now: house.world.now(),
            demo: house.settings.demo,
            topics,
            aside: reader.and_then(|r| r.aside.clone()),
            tongue: Tongue::new(lang).in_zone(zone),
            site,
        })
    }

    /// What the face puts below every page's main part, as HTML.
    pub fn aside(&self) -> String {
        self.aside.as_ref().map(|a| a.html(self)).unwrap_or_default()
    }

    /// Titled by a key of the locale files.
    #[must_use]
    pub fn titled(mut self, key: &str) -> Self {
        self.title = self.t(key);
        self
    }

    /// Titled by ready text (a name, an order's number).
    #[must_use]
    pub fn titled_as(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Listens to a live topic from the fact after `since` (`epoch.n`); `None`: from now on.
    #[must_use]
    pub fn listening(mut self, topic: impl Into<String>, since: Option<String>) -> Self {
        let topic = topic.into();
        self.topics.retain(|(t, _)| *t != topic);
        self.topics.push((topic, since));
        self
    }

    /// The tongue this page speaks with.
    pub const fn tongue(&self) -> &Tongue {
        &self.tongue
    }

    /// See [`Tongue::t`].
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.tongue.t(key)
    }
    /// See [`Tongue::t1`].
    pub fn t1(&self, key: impl AsRef<str>, name: &str, value: impl Say) -> String {
        self.tongue.t1(key, name, value)
    }
    /// See [`Tongue::t2`].
    pub fn t2(&self, key: impl AsRef<str>, a: &str, x: impl Say, b: &str, y: impl Say) -> String {
        self.tongue.t2(key, a, x, b, y)
    }
    /// See [`Tongue::tn`].
    pub fn tn(&self, key: impl AsRef<str>, n: impl Say) -> String {
        self.tongue.tn(key, n)
    }
    /// See [`Tongue::say`].
    pub fn say(&self, text: &Text) -> String {
        self.tongue.say(text)
    }
    pub fn money(&self, m: impl Plain<Money>) -> String {
        self.tongue.money(m.plain())
    }
    pub fn number(&self, n: impl Plain<i64>) -> String {
        self.tongue.number(n.plain())
    }
    pub fn date(&self, at: impl Plain<Instant>) -> String {
        self.tongue.date(at.plain())
    }
    /// What somebody typed or chose: a day as a field of a form sends it (`2026-11-24`) is said as a date, anything
    /// else stays as it is.
    pub fn typed(&self, value: &str) -> String {
        let day = value.trim();
        let plain = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let noon =
            || day.parse::<jiff::civil::Date>().ok()?.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok();
        match plain.then(noon).flatten() {
            Some(noon) => self.date(Instant::from(noon.timestamp())),
            None => value.to_owned(),
        }
    }
    pub fn date_short(&self, at: impl Plain<Instant>) -> String {
        self.tongue.date_short(at.plain())
    }
    /// From one day to another; a single day once.
    pub fn dates(&self, first: impl Plain<Instant>, last: impl Plain<Instant>) -> String {
        let (first, last) = (self.date_short(first), self.date_short(last));
        if first == last { first } else { format!("{first} – {last}") }
    }
    pub fn day(&self, at: impl Plain<Instant>) -> String {
        self.tongue.day(at.plain())
    }
    pub fn time(&self, at: impl Plain<Instant>) -> String {
        self.tongue.time(at.plain())
    }
    pub fn date_time(&self, at: impl Plain<Instant>) -> String {
        self.tongue.date_time(at.plain())
    }
    pub fn relative(&self, at: impl Plain<Instant>) -> String {
        self.tongue.relative(at.plain(), self.now)
    }
    /// For `<time datetime="…">`.
    pub fn iso(&self, at: impl Plain<Instant>) -> String {
        at.plain().rfc3339()
    }

    /// `ltr` for every language we speak.
    pub const fn dir(&self) -> &'static str {
        "ltr"
    }
    /// The label of a navigation entry.
    pub fn label(&self, nav: &Nav) -> String {
        if crate::words::knows(self.lang, &nav.label) { self.t(&nav.label) } else { nav.label.clone() }
    }
    pub fn signed_in(&self) -> bool {
        !self.caller.is_nobody()
    }
    /// The other languages of this page: those of the site; at the desk and in the office every one there is.
    pub fn other_langs(&self) -> Vec<Lang> {
        offered(self.face, &self.site).iter().copied().filter(|l| *l != self.lang).collect()
    }
    /// Where this page is had in another language.
    pub fn in_lang(&self, lang: &Lang) -> String {
        format!("/language?to={}&then={}", lang.code(), query_escape(&self.path))
    }
    /// The address of a file under `browser/`.
    pub fn asset(&self, path: &str) -> String {
        assets().url(path)
    }
    /// `a < b`, whether a template passes values or references.
    pub fn before(&self, a: impl Plain<i64>, b: impl Plain<i64>) -> bool {
        a.plain() < b.plain()
    }
    /// `a == b`, likewise.
    pub fn is(&self, a: impl Plain<i64>, b: impl Plain<i64>) -> bool {
        a.plain() == b.plain()
    }
    /// A line icon; see `icons.rs` for the names.
    pub fn icon(&self, name: impl AsRef<str>) -> askama::filters::Safe<&'static str> {
        crate::icons::icon(name.as_ref())
    }
    /// The text of the import map; the only inline script there is.
    pub fn import_map(&self) -> &'static str {
        &assets().import_map
    }
    /// The site's own colours.
    pub fn look_url(&self) -> String {
        format!("/look/{}.css", self.site.look.accent.trim_start_matches('#').to_ascii_lowercase())
    }
    /// What stands for the site where there is no logo: its mark, else the first letter of its name.
    pub fn initial(&self) -> String {
        let mark = &self.site.look.mark;
        if mark.is_empty() { initial(&self.site.name) } else { mark.clone() }
    }
    /// First letters of the first and the last word of a name.
    pub fn initials(&self, name: impl AsRef<str>) -> String {
        let words: Vec<&str> = name.as_ref().split_whitespace().collect();
        match words.as_slice() {
            [] => String::new(),
            [one] => initial(one),
            [first, .., last] => initial(first) + &initial(last),
        }
    }
    /// Key of what this face is called.
    pub const fn face_label(&self) -> &'static str {
        match self.face {
            Face::Portal | Face::Api => "web-face-portal",
            Face::Desk => "web-face-desk",
            Face::Office => "web-face-office",
        }
    }
    /// Where this face begins.
    pub fn home(&self) -> &'static str {
        if self.face == Face::Portal { "/" } else { self.face.mount() }
    }
    /// Where somebody signs in to this face.
    pub const fn sign_in(&self) -> &'static str {
        self.face.sign_in()
    }
    /// Where they sign out (a `POST`).
    pub fn sign_out(&self) -> String {
        format!("{}/sign-out", self.face.mount())
    }
    /// Topics for `<live-stream>`: `person:1 dialogue:2`.
    pub fn live_topics(&self) -> String {
        self.topics.iter().map(|(t, _)| t.as_str()).collect::<Vec<_>>().join(" ")
    }
    /// Their last numbers in the same order, `-` where none: `- 7.31`.
    pub fn live_since(&self) -> String {
        self.topics.iter().map(|(_, s)| s.as_deref().unwrap_or("-")).collect::<Vec<_>>().join(" ")
    }
}

impl<S: Sync> FromRequestParts<S> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts).unwrap_or_else(|| {
            tracing::error!("a page outside web::stand");
            Self::sample(Lang::En, Instant(0))
        }))
    }
}

/// A value or a reference to it: templates pass references.
pub trait Plain<T> {
    fn plain(&self) -> T;
}
impl<T, U: Plain<T> + ?Sized> Plain<T> for &U {
    fn plain(&self) -> T {
        (**self).plain()
    }
}
macro_rules! plain {
    ($($t:ty),+) => {$(
        impl Plain<$t> for $t {
            fn plain(&self) -> $t {
                *self
            }
        }
    )+};
}
plain!(Money, Instant, i64);
impl Plain<i64> for usize {
    fn plain(&self) -> i64 {
        i64::try_from(*self).unwrap_or(i64::MAX)
    }
}
impl Plain<i64> for i32 {
    fn plain(&self) -> i64 {
        i64::from(*self)
    }
}
impl Plain<i64> for u32 {
    fn plain(&self) -> i64 {
        i64::from(*self)
    }
}

/// First letter or digit of a name, in upper case.
pub fn initial(name: &str) -> String {
    name.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().to_string()).unwrap_or_default()
}

/// Staff read their own language, whatever a site speaks with its persons.
pub(crate) fn offered(face: Face, site: &Site) -> &[Lang] {
    if matches!(face, Face::Desk | Face::Office) { &Lang::ALL } else { &site.langs }
}

/// Chosen on this device, else the caller's own, else what the browser asks for, else the site's first.
pub(crate) fn language(parts: &Parts, site: &Site, reader: Option<&Reader>) -> Lang {
    let uri = parts.extensions.get::<axum::extract::OriginalUri>().map_or(&parts.uri, |u| &u.0);
    let langs = offered(Face::of_path(uri.path()), site);
    let offered = |l: &Lang| langs.contains(l);
    cookies::get(&parts.headers, LANG_COOKIE)
        .and_then(Lang::parse)
        .filter(offered)
        .or_else(|| reader.and_then(|r| r.lang).filter(offered))
        .or_else(|| {
            let header = parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
            Lang::negotiate(header, langs)
        })
        .unwrap_or(site.default_lang)
}

/// The longest entry that the path lies under.
fn mark_current(nav: &mut [Nav], path: &str) {
    let under = |href: &str| {
        path == href || (href.len() > 1 && path.strip_prefix(href).is_some_and(|r| r.starts_with('/')))
    };
    let best = nav.iter().enumerate().filter(|(_, n)| under(&n.href)).max_by_key(|(_, n)| n.href.len());
    if let Some(i) = best.map(|(i, _)| i) {
        nav[i].current = true;
    }
}

pub(crate) fn query_escape(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_was_typed_is_said_as_a_date_and_nothing_else_is() {
        for (lang, said) in [
            (Lang::En, "24 November 2026"),
            (Lang::De, "24. November 2026"),
            (Lang::Hu, "2026. november 24."),
        ] {
            let p = Page::sample(lang, Instant(0));
            assert_eq!(p.typed("2026-11-24"), said);
            for other in ["", "2026-13-24", "2026-11-24 and later", "1-11-2026", "+36 1 234 5", "M-41293-20"]
            {
                assert_eq!(p.typed(other), other);
            }
        }
    }
}
