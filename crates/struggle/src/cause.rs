//! What probably blocks, in words, with the evidence.

use crate::sign::Sign;
use crate::state::{State, Strand};
use ground::{Instant, Text};

impl State {
    /// What probably blocks: the heaviest obstacle, and a second one of another kind where it weighs at
    /// least half as much. Says so where nothing is known.
    pub fn probable_cause(&self, now: Instant) -> Text {
        let mut ranked = self.proven(now);
        if ranked.is_empty() {
            // A guess is better than nothing, while nobody is offered anything.
            ranked = self.ranked(now);
        }
        // A rule or a field explains more than restlessness does.
        let hard = ranked.iter().filter(|(s, _)| is_obstacle(s.sign)).chain(ranked.iter());
        let Some((first, weight)) = hard.into_iter().next() else {
            return Text::new("struggle-cause-none");
        };
        let second = ranked.iter().find(|(s, w)| {
            is_obstacle(s.sign) && w * 2 >= *weight && (s.sign != first.sign || s.rule != first.rule)
        });
        match second {
            Some((second, _)) => {
                Text::new("struggle-cause-two").with("first", one(first)).with("second", one(second))
            }
            None => one(first),
        }
    }
}

fn is_obstacle(sign: Sign) -> bool {
    matches!(
        sign,
        Sign::Refused
            | Sign::Invalid
            | Sign::SearchEmpty
            | Sign::RageClick
            | Sign::DeadClick
            | Sign::ErrorClick
            | Sign::Failed
    )
}

fn one(s: &Strand) -> Text {
    let text = |key| Text::new(key).with("count", s.count);
    match s.sign {
        Sign::Refused => match (&s.goal, &s.reason) {
            (Some(g), Some(r)) => {
                text("struggle-cause-refused-goal").with("goal", g.name.clone()).with("reason", r.clone())
            }
            (None, Some(r)) => text("struggle-cause-refused").with("reason", r.clone()),
            _ => text("struggle-cause-refused-rule").with("rule", s.rule.as_str()),
        },
        Sign::Invalid => match &s.reason {
            Some(r) if s.label.is_empty() => text("struggle-cause-invalid-unnamed").with("reason", r.clone()),
            Some(r) => {
                text("struggle-cause-invalid").with("label", s.label.as_str()).with("reason", r.clone())
            }
            None => text("struggle-cause-invalid-field").with("label", s.label.as_str()),
        },
        Sign::SearchEmpty | Sign::SearchRefined => text("struggle-cause-search"),
        Sign::RageClick | Sign::DeadClick | Sign::ErrorClick => {
            text("struggle-cause-click").with("label", s.label.as_str()).with("page", s.page.as_str())
        }
        Sign::Hesitation | Sign::Refill | Sign::Abandon => {
            text("struggle-cause-unsure").with("page", s.page.as_str())
        }
        Sign::Loop | Sign::Return | Sign::Thrash | Sign::UTurn | Sign::Backtrack | Sign::Standstill => {
            text("struggle-cause-lost").with("page", s.page.as_str())
        }
        Sign::Slow | Sign::Failed => text("struggle-cause-request").with("page", s.page.as_str()),
        Sign::Copy => text("struggle-cause-copy").with("page", s.page.as_str()),
        Sign::Language | Sign::Zoom => text("struggle-cause-read").with("page", s.page.as_str()),
        Sign::Again => text("struggle-cause-again"),
        Sign::Anger | Sign::Urgency => text("struggle-cause-words"),
        Sign::Help | Sign::Human => text("struggle-cause-help"),
    }
}
