//! How stuck somebody is, as a level.

use ground::Text;
use serde::{Deserialize, Serialize};

/// How stuck somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    #[default]
    None,
    Uneasy,
    Stuck,
    GivingUp,
}

impl Level {
    pub const ALL: [Self; 4] = [Self::None, Self::Uneasy, Self::Stuck, Self::GivingUp];

    /// As stored: `giving-up`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Uneasy => "uneasy",
            Self::Stuck => "stuck",
            Self::GivingUp => "giving-up",
        }
    }

    /// The code of [`Level::code`] read back; anything else is `None`.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|l| l.code() == code).unwrap_or_default()
    }

    /// In words, as at the desk.
    pub const fn text(self) -> Text {
        match self {
            Self::None => Text::new("struggle-level-none"),
            Self::Uneasy => Text::new("struggle-level-uneasy"),
            Self::Stuck => Text::new("struggle-level-stuck"),
            Self::GivingUp => Text::new("struggle-level-giving-up"),
        }
    }

    /// Whether it is reached by confirmed evidence only: an offer, and a name at the desk, follow from it.
    pub const fn needs_proof(self) -> bool {
        matches!(self, Self::Stuck | Self::GivingUp)
    }

    /// The weight at which it begins, in thousandths. Three refusals within a few minutes make
    /// somebody stuck; one makes them uneasy.
    pub const fn begins(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Uneasy => 1_500,
            Self::Stuck => 4_000,
            Self::GivingUp => 8_000,
        }
    }

    /// By the rules: of all weight and what of it is confirmed, in thousandths.
    pub(crate) fn by_weight(weight: i64, sure: i64, before: Self) -> Self {
        let of = |l: Self| if l.needs_proof() { sure } else { weight };
        let reached = |l: &Self| of(*l) >= l.begins();
        let up = Self::ALL.into_iter().rev().find(reached).unwrap_or_default();
        let held = |l: &Self| *l <= before && of(*l) >= l.ends();
        let down = Self::ALL.into_iter().rev().find(held).unwrap_or_default();
        up.max(down)
    }

    /// The weight below which it ends: seven tenths of where it begins, so that it does not flicker.
    pub const fn ends(self) -> i64 {
        self.begins() * 7 / 10
    }
}
