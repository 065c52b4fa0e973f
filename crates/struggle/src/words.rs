//! What the signs are called, to the desk and to the person.

use crate::sign::Sign;
use crate::state::{Signal, Strand};
use ground::Text;

pub(crate) fn signal(s: &Strand, weight: i64) -> Signal {
    Signal { sign: s.sign, text: said(s, false), you: said(s, true), weight, count: s.count, last: s.at }
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
    }
}
