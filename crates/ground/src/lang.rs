//! The languages the product speaks.

use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
    De,
    Hu,
}

impl Lang {
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::Hu];

    /// BCP 47, as in `lang="…"`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Hu => "hu",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Hu => "Magyar",
        }
    }

    /// Reads a BCP 47 tag by its first part: `de-AT` is German.
    pub fn parse(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|l| l.code() == first)
    }

    /// The best of `offered` for an `Accept-Language` header (RFC 9110, 12.5.4).
    pub fn negotiate(header: &str, offered: &[Self]) -> Option<Self> {
        let mut wishes: Vec<(u32, usize, Self)> = header
            .split(',')
            .take(32)
            .enumerate()
            .filter_map(|(i, part)| {
                let mut bits = part.split(';');
                let lang = Self::parse(bits.next()?)?;
                let q = bits
                    .find_map(|b| b.trim().strip_prefix("q="))
                    .map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
                let weight = (q.clamp(0.0, 1.0) * 1000.0) as u32;
                (weight > 0 && offered.contains(&lang)).then_some((weight, i, lang))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        wishes.first().map(|w| w.2)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_offered_language_wins() {
        assert_eq!(Lang::negotiate("fr, de-AT;q=0.8, hu;q=0.9", &Lang::ALL), Some(Lang::Hu));
        assert_eq!(Lang::negotiate("de;q=0, fr", &Lang::ALL), None);
    }
}
