//! Who is rung for a handover. Pure.

use ground::{Instant, Lang, StaffId};

/// An account manager of a site, as the router sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct Agent {
    pub staff: StaffId,
    pub name: String,
    /// What persons call them.
    pub called: String,
    pub langs: Vec<Lang>,
    pub skills: Vec<String>,
    /// Here and available.
    pub ready: bool,
    /// What they say of themselves; away where they are not here.
    pub state: staffing::State,
    /// Since when they are free.
    pub free_since: Instant,
    /// In a dialogue since then.
    pub busy_since: Option<Instant>,
}

impl Agent {
    pub fn is_free(&self) -> bool {
        self.ready && self.busy_since.is_none()
    }
}

/// How well somebody suits a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Does not speak the language.
    No,
    /// Speaks the language.
    Language,
    /// Speaks the language and has the skill.
    Skill,
}

/// Languages are needed; a skill is wished for. No skill asked is a skill had.
pub fn fit(agent: &Agent, lang: Lang, skill: &str) -> Fit {
    match () {
        () if !agent.langs.contains(&lang) => Fit::No,
        () if skill.is_empty() || agent.skills.iter().any(|s| s == skill) => Fit::Skill,
        () => Fit::Language,
    }
}

/// The one to ring: free, speaks the language, has the skill if anyone free has it, longest free.
pub fn choose<'a>(lang: Lang, skill: &str, agents: &'a [Agent]) -> Option<&'a Agent> {
    agents
        .iter()
        .filter(|a| a.is_free() && fit(a, lang, skill) > Fit::No)
        .min_by_key(|a| (std::cmp::Reverse(fit(a, lang, skill)), a.free_since, &a.staff))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn agents(most: usize) -> impl Strategy<Value = Vec<Agent>> {
        let one = (
            prop::sample::subsequence(Lang::ALL.to_vec(), 0..=3),
            prop::sample::subsequence(vec!["orders".to_owned(), "returns".to_owned()], 0..=2),
            any::<bool>(),
            0i64..50,
            prop::option::of(0i64..50),
        );
        prop::collection::vec(one, 0..most).prop_map(|all| {
            let agent = |(i, (langs, skills, ready, free, busy)): (
                usize,
                (Vec<Lang>, Vec<String>, bool, i64, Option<i64>),
            )| Agent {
                staff: StaffId(format!("s{i}")),
                name: String::new(),
                called: String::new(),
                langs,
                skills,
                ready,
                state: staffing::State::Available,
                free_since: Instant(free * 1_000_000),
                busy_since: busy.map(|b| Instant(b * 1_000_000)),
            };
            all.into_iter().enumerate().map(agent).collect()
        })
    }

    proptest! {
        #[test]
        fn the_best_and_longest_free_is_rung(all in agents(12), lang in prop::sample::select(Lang::ALL.to_vec()), asked in 0usize..3) {
            let skill = ["", "orders", "returns"][asked];
            let able: Vec<_> = all.iter().filter(|a| a.is_free() && a.langs.contains(&lang)).collect();
            match choose(lang, skill, &all) {
                None => prop_assert!(able.is_empty()),
                Some(one) => {
                    prop_assert!(one.is_free() && one.langs.contains(&lang));
                    for other in able {
                        prop_assert!(fit(other, lang, skill) <= fit(one, lang, skill));
                        if fit(other, lang, skill) == fit(one, lang, skill) {
                            prop_assert!(one.free_since <= other.free_since);
                        }
                    }
                }
            }
        }

        #[test]
        fn the_order_of_the_list_does_not_matter(all in agents(10)) {
            let mut turned = all.clone();
            turned.reverse();
            prop_assert_eq!(
                choose(Lang::En, "orders", &all).map(|a| a.staff.clone()),
                choose(Lang::En, "orders", &turned).map(|a| a.staff.clone())
            );
        }
    }
}
