//! Offers that somebody was sorry to have got: measured, so that what annoys is offered less.

use crate::choose::Kind;
use crate::offer::Stage;
use crate::sql;
use ground::{Instant, Result, SiteId, Span, Text, VisitId};
use store::{Conn, Row, params};

/// Closed so soon after it was made, it was not read.
pub const AT_ONCE: Span = Span::secs(5);
/// Nothing heard of a visit later than so long after an offer that was not answered: it drove them away, or
/// came too late.
pub const LEFT_WITHIN: Span = Span::secs(30);
/// Nothing heard for so long: they left.
pub const GONE: Span = Span::minutes(5);
/// Offers that are looked at; the latest.
pub const MOST: i64 = 20_000;
/// What is kept of a no that is for ever.
pub const NEVER: &str = "never";

/// Why an offer was regretted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regret {
    /// Taken, and it did not help.
    NotHelped,
    /// Closed within seconds.
    Closed,
    /// "Don't offer me help again."
    Never,
    /// They left the site right after it appeared.
    Left,
}

impl Regret {
    pub const ALL: [Self; 4] = [Self::NotHelped, Self::Closed, Self::Never, Self::Left];

    pub const fn code(self) -> &'static str {
        match self {
            Self::NotHelped => "not-helped",
            Self::Closed => "closed",
            Self::Never => "never",
            Self::Left => "left",
        }
    }
}

/// An offer that was made, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    pub visit: VisitId,
    pub kind: Kind,
    /// What probably blocked.
    pub cause: Text,
    pub stage: Stage,
    /// What was said of it; empty where nothing was.
    pub said: String,
    pub made_at: Instant,
    pub decided_at: Option<Instant>,
}

impl Made {
    /// Whether it was regretted. `seen`: when the visit was last heard of, where that is still known.
    pub fn regret(&self, seen: Option<Instant>, now: Instant) -> Option<Regret> {
        match self.stage {
            Stage::Accepted if self.said == "not_helped" => Some(Regret::NotHelped),
            Stage::Declined if self.said == NEVER => Some(Regret::Never),
            Stage::Declined if self.decided_at.is_some_and(|at| at - self.made_at <= AT_ONCE) => {
                Some(Regret::Closed)
            }
            Stage::Open if seen.is_some_and(|s| s - self.made_at <= LEFT_WITHIN && now - s > GONE) => {
                Some(Regret::Left)
            }
            _ => None,
        }
    }
}

/// Offers of a site since `since`, the latest first, at most [`MOST`].
pub fn made(c: &Conn, site: &SiteId, since: Instant) -> Result<Vec<Made>> {
    let one = |r: &Row| {
        Ok(Made {
            visit: r.id(0),
            kind: Kind::parse(&r.get::<String>(1)),
            cause: r.json(2)?,
            stage: Stage::parse(&r.get::<String>(3)),
            said: r.get(4),
            made_at: r.instant(5),
            decided_at: r.get(6),
        })
    };
    c.all(sql::MADE, params![site, since, MOST])?.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regret_is_told_from_an_answer() {
        let at = |s| Instant(0) + Span::secs(s);
        let made = |stage, said: &str, decided: Option<i64>| Made {
            visit: "v".into(),
            kind: Kind::Answer,
            cause: Text::new("struggle-cause-none"),
            stage,
            said: said.into(),
            made_at: at(0),
            decided_at: decided.map(at),
        };
        let now = at(3_600);
        let regret = |m: Made, seen: i64| m.regret(Some(at(seen)), now);
        assert_eq!(regret(made(Stage::Accepted, "not_helped", Some(60)), 90), Some(Regret::NotHelped));
        assert_eq!(regret(made(Stage::Accepted, "helped", Some(2)), 3), None);
        assert_eq!(regret(made(Stage::Declined, "never", Some(60)), 90), Some(Regret::Never));
        assert_eq!(regret(made(Stage::Declined, "", Some(5)), 90), Some(Regret::Closed));
        assert_eq!(regret(made(Stage::Declined, "", Some(6)), 90), None, "read, and not wanted");
        assert_eq!(regret(made(Stage::Open, "", None), 30), Some(Regret::Left));
        assert_eq!(regret(made(Stage::Open, "", None), 31), None, "they went on");
        assert_eq!(regret(made(Stage::Open, "", None), 3_590), None, "they are there");
        assert_eq!(made(Stage::Open, "", None).regret(None, now), None, "the visit is not kept any more");
        assert_eq!(regret(made(Stage::Lapsed, "", Some(9)), 9), None, "they got on");
    }
}
