//! What the signs are called, to the desk and to the person.

use crate::sign::Sign;
use crate::state::{Signal, Strand};
use ground::{Instant, Text};
use journey::Proof;

/// In words. A guess says to the desk that it is one; the person is told none.
pub(crate) fn signal(s: &Strand, weight: i64, proven: bool) -> Signal {
    let (text, proof) = match proven {
        true => (said(s, false), Proof::Confirmed),
        false => (Text::new("struggle-guess").with("signal", said(s, false)), Proof::Provisional),
    };
    Signal { sign: s.sign, proof, text, you: said(s, true), weight, count: s.count, last: s.at }
}

/// At it for so long without getting on. Time is certain, so it is no guess.
pub(crate) fn standstill(minutes: i64, weight: i64, last: Instant) -> Signal {
    let text = |key| Text::new(key).with("minutes", minutes);
    Signal {
        sign: Sign::Standstill,
        proof: Proof::Confirmed,
        text: text("struggle-standstill"),
        you: text("struggle-standstill-you"),
        weight,
        count: 1,
        last,
    }
}

fn said(s: &Strand, you: bool) -> Text {
    let pick = |desk, person| Text::new(if you { person } else { desk }).with("count", s.count);
    let labelled = |desk, person| pick(desk, person).with("label", s.label.as_str());
    match (s.sign, &s.goal) {
        (Sign::Refused, Some(g)) => {
            pick("struggle-refused-goal", "struggle-refused-goal-you").with("goal", g.name.clone())
        }
        (Sign::Refused, None) => pick("struggle-refused", "struggle-refused-you"),
        (Sign::Invalid, _) if s.label.is_empty() => pick("struggle-invalid", "struggle-invalid-you"),
        (Sign::Invalid, _) => labelled("struggle-invalid-field", "struggle-invalid-field-you"),
        // What was typed reaches the desk only as a fact that they agreed to share.
        (Sign::SearchEmpty, _) if you => labelled("", "struggle-search-empty-you"),
        (Sign::SearchEmpty, _) => pick("struggle-search-empty", ""),
        (Sign::SearchRefined, _) if you => labelled("", "struggle-search-refined-you"),
        (Sign::SearchRefined, _) => pick("struggle-search-refined", ""),
        (Sign::Loop, _) => pick("struggle-loop", "struggle-loop-you"),
        (Sign::RageClick, _) if s.label.is_empty() => pick("struggle-rage", "struggle-rage-you"),
        (Sign::RageClick, _) => labelled("struggle-rage-label", "struggle-rage-label-you"),
        (Sign::DeadClick, _) if s.label.is_empty() => pick("struggle-dead", "struggle-dead-you"),
        (Sign::DeadClick, _) => labelled("struggle-dead-label", "struggle-dead-label-you"),
        (Sign::Thrash, _) => pick("struggle-thrash", "struggle-thrash-you"),
        (Sign::Hesitation, _) => pick("struggle-idle", "struggle-idle-you"),
        (Sign::Return, Some(g)) => {
            pick("struggle-return-goal", "struggle-return-goal-you").with("goal", g.name.clone())
        }
        (Sign::Return, None) => pick("struggle-return", "struggle-return-you"),
        (Sign::Refill, _) if s.label.is_empty() => pick("struggle-refill", "struggle-refill-you"),
        (Sign::Refill, _) => labelled("struggle-refill-field", "struggle-refill-field-you"),
        (Sign::Help, _) => pick("struggle-help", "struggle-help-you"),
        (Sign::ErrorClick, _) if s.label.is_empty() => {
            pick("struggle-error-click", "struggle-error-click-you")
        }
        (Sign::ErrorClick, _) => labelled("struggle-error-click-label", "struggle-error-click-label-you"),
        (Sign::UTurn, _) => pick("struggle-u-turn", "struggle-u-turn-you"),
        (Sign::Slow, _) => pick("struggle-slow", "struggle-slow-you"),
        (Sign::Failed, _) => pick("struggle-failed", "struggle-failed-you"),
        (Sign::Abandon, _) => pick("struggle-abandon", "struggle-abandon-you"),
        (Sign::Copy, _) => pick("struggle-copy", "struggle-copy-you"),
        (Sign::Language, _) => pick("struggle-language", "struggle-language-you"),
        (Sign::Zoom, _) => pick("struggle-zoom", "struggle-zoom-you"),
        (Sign::Backtrack, _) => pick("struggle-backtrack", "struggle-backtrack-you"),
        (Sign::Again, Some(g)) => {
            pick("struggle-again-goal", "struggle-again-goal-you").with("goal", g.name.clone())
        }
        (Sign::Again, None) => pick("struggle-again", "struggle-again-you"),
        (Sign::Human, _) => pick("struggle-human", "struggle-human-you"),
        (Sign::Anger, _) => pick("struggle-anger", "struggle-anger-you"),
        (Sign::Standstill, _) => pick("struggle-standstill", "struggle-standstill-you").with("minutes", 0),
        (Sign::Urgency, _) => pick("struggle-urgency", "struggle-urgency-you"),
    }
}
