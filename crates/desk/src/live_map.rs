//! The live view's filters, which stand in its address, and its map: where people are, and how many do not get on.

use crate::visits::{Row, level};
use journey::Goal;
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap};
use web::Page;

/// What is asked for; empty is everything.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    /// `uneasy` or `stuck`: this or worse.
    pub level: String,
    /// The words of a spot.
    pub at: String,
    /// The kind of what they want; [`NO_GOAL`]: what that is is not known.
    pub goal: String,
    /// `known` or `unknown`: whether it is known who it is.
    pub who: String,
    pub lang: String,
    pub site: String,
    /// `yes`: only those who asked for somebody, and wait.
    pub waiting: String,
}

/// What they want is not known.
pub(crate) const NO_GOAL: &str = "none";

impl Wish {
    /// Anything is chosen: the list is not everybody.
    pub fn chooses(&self) -> bool {
        self.query(&self.at).contains('?')
    }

    pub fn wants(&self, r: &Row) -> bool {
        r.rank >= level(&self.level).0 && (self.at.is_empty() || self.at == r.spot()) && self.wants_there(r)
    }

    /// Whatever they are at, and however it goes: the map counts these.
    pub fn wants_there(&self, r: &Row) -> bool {
        (self.lang.is_empty() || self.lang == r.lang.code())
            && (self.site.is_empty() || self.site == r.site.as_str())
            && (self.waiting != "yes" || r.waits)
            && match self.goal.as_str() {
                "" => true,
                NO_GOAL => r.kind.is_empty(),
                kind => r.kind == kind,
            }
            && match self.who.as_str() {
                "known" => r.known,
                "unknown" => !r.known,
                _ => true,
            }
    }

    /// The address with this choice, at that spot.
    pub fn query(&self, at: &str) -> String {
        let pairs = [
            ("level", self.level.as_str()),
            ("at", at),
            ("goal", self.goal.as_str()),
            ("who", self.who.as_str()),
            ("lang", self.lang.as_str()),
            ("site", self.site.as_str()),
            ("waiting", self.waiting.as_str()),
        ];
        let parts = pairs.iter().filter(|(_, v)| !v.is_empty());
        let parts: Vec<_> = parts.map(|(k, v)| format!("{k}={}", web::segment(v))).collect();
        if parts.is_empty() { "/desk/visits".to_owned() } else { format!("/desk/visits?{}", parts.join("&")) }
    }
}

/// Where people are, and how many of them do not get on.
pub(crate) struct Spot {
    pub text: String,
    pub href: String,
    pub chosen: bool,
    pub people: i64,
    pub uneasy: i64,
    pub stuck: i64,
    pub giving_up: i64,
    /// At which step how many are, the most first.
    pub steps: Vec<(String, i64)>,
}

/// Steps that are told of one spot.
const STEPS_TOLD: usize = 4;

pub(crate) fn spots(rows: &[&Row], wish: &Wish) -> Vec<Spot> {
    let mut all: Vec<Spot> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for r in rows {
        let nth = *at.entry(r.spot()).or_insert_with(|| {
            all.push(Spot {
                text: r.spot().to_owned(),
                chosen: wish.at == r.spot(),
                // A second time takes it back.
                href: wish.query(if wish.at == r.spot() { "" } else { r.spot() }),
                people: 0,
                uneasy: 0,
                stuck: 0,
                giving_up: 0,
                steps: Vec::new(),
            });
            all.len() - 1
        });
        let spot = &mut all[nth];
        spot.people += 1;
        if !r.goal.is_empty() && !r.step.is_empty() {
            match spot.steps.iter_mut().find(|(step, _)| *step == r.step) {
                Some((_, n)) => *n += 1,
                None => spot.steps.push((r.step.clone(), 1)),
            }
        }
        match r.rank {
            1 => spot.uneasy += 1,
            2 => spot.stuck += 1,
            3 => spot.giving_up += 1,
            _ => {}
        }
    }
    for spot in &mut all {
        spot.steps.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        spot.steps.truncate(STEPS_TOLD);
    }
    all.sort_by(|a, b| {
        let key = |s: &Spot| (s.giving_up, s.stuck, s.uneasy, s.people);
        key(b).cmp(&key(a)).then_with(|| a.text.cmp(&b.text))
    });
    all
}

/// One of a list to choose from.
pub(crate) struct Choice {
    pub value: String,
    pub text: String,
    pub chosen: bool,
}

/// What those who are there want, each kind once; what is chosen is always among it.
pub(crate) fn goals(p: &Page, rows: &[Row], wish: &Wish) -> Vec<Choice> {
    let kinds = rows.iter().map(|r| r.kind.as_str()).chain([wish.goal.as_str()]);
    let kinds: BTreeSet<&str> = kinds.filter(|k| !k.is_empty() && *k != NO_GOAL).collect();
    let choice = |kind: &str| Choice {
        text: p.say(&Goal::sort_of(kind)),
        chosen: wish.goal == kind,
        value: kind.to_owned(),
    };
    let mut all: Vec<_> = kinds.into_iter().map(choice).collect();
    all.sort_by(|a, b| a.text.cmp(&b.text));
    if wish.goal == NO_GOAL || rows.iter().any(|r| r.kind.is_empty()) {
        let text = p.t("desk-live-goal-none");
        all.push(Choice { value: NO_GOAL.to_owned(), text, chosen: wish.goal == NO_GOAL });
    }
    all
}
