//! What an account manager was told when a dialogue began, for the person: each fact, and where it came from.

use crate::words::capital;
use ground::Text;
use handover::{Need, Shared};
use web::Page;

/// One fact.
pub(super) struct Told {
    pub label: String,
    pub value: String,
    /// The key of where it came from.
    pub from: &'static str,
}

/// What was agreed at an offer; without one, what the visit and they themselves said.
pub(super) fn told(p: &Page, need: &Need) -> Vec<Told> {
    let one = |label: &Text, value: String, from| Told { label: p.say(label), value, from };
    let mut all: Vec<Told> = need.shared.iter().map(|s| one(&s.label, p.typed(&s.value), from(s))).collect();
    if need.shared.is_empty() {
        let of_visit = [("struggle-share-goal", &need.goal), ("struggle-share-step", &need.step)];
        let known = of_visit.into_iter().filter_map(|(key, text)| Some((Text::new(key), text.as_ref()?)));
        all.extend(known.map(|(label, text)| one(&label, capital(&p.say(text)), "dialogue-told-from-pages")));
    }
    if !need.wish.is_empty() {
        all.push(one(&Text::new("dialogue-told-wish"), need.wish.clone(), "dialogue-told-from-you"));
    }
    all
}

/// From what a fact was taken.
fn from(s: &Shared) -> &'static str {
    match s.key.split('.').next().unwrap_or_default() {
        "goal" | "step" => "dialogue-told-from-pages",
        "refused" => "dialogue-told-from-answer",
        "invalid" => "dialogue-told-from-form",
        "search" => "dialogue-told-from-search",
        _ => "dialogue-told-from-field",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Lang;

    fn fact(key: &str) -> Shared {
        Shared { key: key.into(), label: Text::new("struggle-share-goal"), value: key.to_uppercase() }
    }

    #[test]
    fn every_fact_says_where_it_came_from() {
        for lang in Lang::ALL {
            let p = Page::sample(lang, ground::Instant(0));
            let mut need = Need::plain("shop".into(), "ann".into(), lang, "The lid");
            need.goal = Some(Text::new("journey-goal-profile"));
            // Without an offer: what the visit says, and they themselves.
            let all = told(&p, &need);
            assert_eq!(all.len(), 2);
            assert_eq!((all[0].from, all[1].from), ("dialogue-told-from-pages", "dialogue-told-from-you"));
            // With one: what was left of it, and nothing that was struck.
            need.shared = ["step", "refused.1", "invalid.1", "search.1", "field.first"].map(fact).to_vec();
            let all = told(&p, &need);
            assert_eq!(all.len(), 6);
            assert!(all.iter().all(|t| web::knows(lang, t.from)), "a source without a sentence");
            assert!(all.iter().all(|t| t.value != capital(&p.t("journey-goal-profile"))));
        }
    }
}
