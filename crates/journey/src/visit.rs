//! One stretch of self-service.

use crate::{Goal, clean};
use ground::{Instant, Lang, PersonId, SiteId, Span, Text, VisitId};
use serde::{Deserialize, Serialize};

/// A visit ends when nothing was heard of it for this long.
pub const VISIT_GAP: Span = Span::minutes(60);

/// How good the connection is, as far as the browser tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Link {
    #[default]
    Unknown,
    Good,
    Slow,
    Poor,
}

impl Link {
    /// Reads the browser's `effectiveType` (Network Information API): `4g`, `3g`, `2g`, `slow-2g`.
    pub fn parse(code: &str) -> Self {
        match code {
            "4g" | "good" => Self::Good,
            "3g" | "slow" => Self::Slow,
            "2g" | "slow-2g" | "poor" => Self::Poor,
            _ => Self::Unknown,
        }
    }

    /// In words.
    pub const fn text(self) -> Text {
        match self {
            Self::Unknown => Text::new("journey-link-unknown"),
            Self::Good => Text::new("journey-link-good"),
            Self::Slow => Text::new("journey-link-slow"),
            Self::Poor => Text::new("journey-link-poor"),
        }
    }
}

/// With what somebody visits. Known from the request; more exactly from the browser, where it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Device {
    /// `phone`, `tablet`, `computer`, or empty.
    pub kind: String,
    /// Name and system of the browser: `Firefox, Linux`.
    pub browser: String,
    /// Width and height of the window in CSS pixels; 0 where unknown.
    pub width: i64,
    pub height: i64,
    pub link: Link,
    /// Declared aids: `reduced-motion`, `more-contrast`, `forced-colors`, `large-text`, `keyboard`,
    /// `screen-reader`.
    pub aids: Vec<String>,
}

/// Declared aids that are understood.
pub const AIDS: [&str; 6] =
    ["reduced-motion", "more-contrast", "forced-colors", "large-text", "keyboard", "screen-reader"];

impl Device {
    /// What a `User-Agent` header tells: the kind of device, the browser's name and its system.
    pub fn from_user_agent(header: &str) -> Self {
        let has = |s: &str| header.contains(s);
        let browser = [
            ("Edg/", "Edge"),
            ("OPR/", "Opera"),
            ("SamsungBrowser/", "Samsung Internet"),
            ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ];
        let system = [
            ("iPhone", "iOS"),
            ("iPad", "iPadOS"),
            ("Android", "Android"),
            ("Windows", "Windows"),
            ("Mac OS", "macOS"),
            ("CrOS", "ChromeOS"),
            ("Linux", "Linux"),
        ];
        let name = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| has(mark)).map(|(_, n)| *n);
        let parts: Vec<&str> = [name(&browser), name(&system)].into_iter().flatten().collect();
        let kind = if has("iPad") || (has("Android") && !has("Mobile")) {
            "tablet"
        } else if has("Mobile") || has("iPhone") {
            "phone"
        } else if parts.is_empty() {
            ""
        } else {
            "computer"
        };
        Self { kind: kind.to_owned(), browser: parts.join(", "), ..Self::default() }
    }

    /// Device in words.
    pub fn text(&self) -> Text {
        match self.kind.as_str() {
            "phone" => Text::new("journey-device-phone"),
            "tablet" => Text::new("journey-device-tablet"),
            "computer" => Text::new("journey-device-computer"),
            _ => Text::new("journey-device-unknown"),
        }
    }

    /// Declared aids in words.
    pub fn aids(&self) -> Vec<Text> {
        let text = |aid: &String| match aid.as_str() {
            "reduced-motion" => Some(Text::new("journey-aid-reduced-motion")),
            "more-contrast" => Some(Text::new("journey-aid-more-contrast")),
            "forced-colors" => Some(Text::new("journey-aid-forced-colors")),
            "large-text" => Some(Text::new("journey-aid-large-text")),
            "keyboard" => Some(Text::new("journey-aid-keyboard")),
            "screen-reader" => Some(Text::new("journey-aid-screen-reader")),
            _ => None,
        };
        self.aids.iter().filter_map(text).collect()
    }
}

/// A visit as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    pub id: VisitId,
    pub site: SiteId,
    /// Known once they sign in.
    pub person: Option<PersonId>,
    pub lang: Lang,
    pub goal: Option<Goal>,
    pub step: Option<Text>,
    /// Path of the page that was shown last.
    pub page: String,
    pub started: Instant,
    pub last_seen: Instant,
    pub device: Device,
    /// The level of struggle as its crate names it: `none`, `uneasy`, `stuck`, `giving-up`.
    pub level: String,
    /// When that level was reached.
    pub level_since: Instant,
    /// The strongest reason for it.
    pub reason: Option<Text>,
    /// What probably blocks.
    pub cause: Option<Text>,
    /// State of `struggle`, opaque here.
    pub struggle: String,
    /// How many events were kept.
    pub events: i64,
}

impl Visit {
    pub fn new(id: VisitId, site: SiteId, lang: Lang, now: Instant) -> Self {
        Self {
            id,
            site,
            person: None,
            lang,
            goal: None,
            step: None,
            page: String::new(),
            started: now,
            last_seen: now,
            device: Device::default(),
            level: "none".to_owned(),
            level_since: now,
            reason: None,
            cause: None,
            struggle: String::new(),
            events: 0,
        }
    }

    /// Whole minutes since it began.
    pub fn minutes(&self, now: Instant) -> i64 {
        (now - self.started).as_minutes().max(0)
    }

    /// True while something was heard of it lately.
    pub fn is_live(&self, now: Instant) -> bool {
        now - self.last_seen < VISIT_GAP
    }

    /// A page's path, cleaned.
    pub fn at_page(&mut self, path: &str) {
        self.page = clean::path(path);
    }
}
