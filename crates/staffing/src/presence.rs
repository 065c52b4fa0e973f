//! Whether an account manager is there. Pure.

use ground::{Instant, Span, StaffId};
use serde::{Deserialize, Serialize};

/// A browser that is away for this long has vanished.
pub const VANISH: Span = Span::secs(10);

/// Whoever comes back after this long is asked again whether they are available.
pub const AWAY_AFTER: Span = Span::minutes(30);

/// What an account manager says of themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Available,
    #[default]
    Away,
    Break,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Available, Self::Break, Self::Away];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Away => "away",
            Self::Break => "break",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    pub staff: StaffId,
    pub state: State,
    /// In their own words; may be empty.
    pub reason: String,
    pub since: Instant,
    /// When they became free: the longest free is chosen first.
    pub free_since: Instant,
    /// No connected tab since then.
    pub gone_since: Option<Instant>,
}

impl Presence {
    /// Nobody has seen them yet.
    pub fn unseen(staff: StaffId, now: Instant) -> Self {
        let state = State::Away;
        Self {
            staff,
            state,
            reason: String::new(),
            since: now,
            free_since: now,
            gone_since: Some(Instant(0)),
        }
    }

    /// A tab is connected, or was a moment ago.
    pub fn here(&self, now: Instant) -> bool {
        self.gone_since.is_none_or(|gone| now - gone < VANISH)
    }

    /// Here and available. Whether they are in a dialogue is not known in this crate.
    pub fn ready(&self, now: Instant) -> bool {
        self.state == State::Available && self.here(now)
    }

    /// What the state becomes when a tab connects: a short absence changes nothing.
    pub fn on_return(&self, now: Instant) -> State {
        match self.gone_since {
            Some(gone) if now - gone >= AWAY_AFTER => State::Away,
            _ => self.state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_seconds_make_the_difference() {
        let mut p = Presence::unseen("a".into(), Instant(0));
        p.state = State::Available;
        p.gone_since = Some(Instant(0));
        assert!(p.ready(Instant(0) + Span::millis(9_999)));
        assert!(!p.ready(Instant(0) + VANISH));
        assert_eq!(p.on_return(Instant(0) + Span::minutes(5)), State::Available);
        assert_eq!(p.on_return(Instant(0) + AWAY_AFTER), State::Away);
    }
}
