//! Who is rung for a handover, and why. Pure.

use ground::{Instant, Lang, Span, StaffId, Text};
use std::cmp::Reverse;

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

/// For so long an account manager who helped somebody is theirs again, where they are free.
pub const REMEMBERS: Span = Span::days(180);

/// What is asked for, as far as it matters for who is rung.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    pub lang: Lang,
    /// A skill that would help; empty for any.
    pub skill: &'a str,
    /// Who stands by for them.
    pub by: Option<&'a StaffId>,
    /// Who helped them, and when last, within [`REMEMBERS`].
    pub helped: &'a [(StaffId, Instant)],
    /// Who passed them on, and is not rung for them again.
    pub not: &'a [StaffId],
}

impl Asked<'_> {
    fn helped_at(&self, agent: &Agent) -> Option<Instant> {
        self.helped.iter().filter(|(s, _)| *s == agent.staff).map(|(_, at)| *at).max()
    }
}

/// The one to ring: free, and speaks the language. Among those, in this order: who stands by for them; who has the skill;
/// who helped them before, the last one first; who is free for longest.
pub fn choose<'a>(asked: &Asked<'_>, agents: &'a [Agent]) -> Option<&'a Agent> {
    agents.iter().filter(|a| can(asked, a)).min_by_key(|a| rank(asked, a))
}

/// All who could be rung, as indices, in the order of [`choose`].
pub(crate) fn order(asked: &Asked<'_>, agents: &[Agent]) -> Vec<usize> {
    let mut all: Vec<usize> = (0..agents.len()).filter(|n| can(asked, &agents[*n])).collect();
    all.sort_by_key(|n| rank(asked, &agents[*n]));
    all
}

fn can(asked: &Asked<'_>, agent: &Agent) -> bool {
    agent.is_free() && fit(agent, asked.lang, asked.skill) > Fit::No && !asked.not.contains(&agent.staff)
}

/// The lower the better.
fn rank<'a>(asked: &Asked<'_>, agent: &'a Agent) -> impl Ord + use<'a> {
    let stands = asked.by == Some(&agent.staff);
    let (skill, helped) = (fit(agent, asked.lang, asked.skill), asked.helped_at(agent));
    (Reverse((stands, skill, helped)), agent.free_since, &agent.staff)
}

/// What speaks for somebody, the weightiest first.
pub fn why(asked: &Asked<'_>, agent: &Agent, now: Instant) -> Vec<Text> {
    let mut all = Vec::new();
    if asked.by == Some(&agent.staff) {
        all.push(Text::new("handover-why-standby"));
    }
    if !asked.skill.is_empty() && fit(agent, asked.lang, asked.skill) == Fit::Skill {
        all.push(Text::new("handover-why-skill").with("skill", asked.skill));
    }
    if let Some(at) = asked.helped_at(agent) {
        all.push(Text::new("handover-why-helped").with("date", ground::Arg::Date(at)));
    }
    all.push(Text::new("handover-why-language").with("lang", asked.lang.own_name()));
    if agent.is_free() {
        let free = now - agent.free_since;
        all.push(Text::new("handover-why-free").with("n", free.as_minutes().max(0)));
    }
    all
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

    fn asked<'a>(lang: Lang, skill: &'a str, helped: &'a [(StaffId, Instant)]) -> Asked<'a> {
        Asked { lang, skill, helped, ..Asked::default() }
    }

    pub(crate) fn past() -> impl Strategy<Value = Vec<(StaffId, Instant)>> {
        let one = (0usize..12, 0i64..50)
            .prop_map(|(who, at)| (StaffId(format!("s{who}")), Instant(at * 1_000_000)));
        prop::collection::vec(one, 0..4)
    }

    proptest! {
        #[test]
        fn the_best_then_the_known_then_the_longest_free_is_rung(
            all in agents(12),
            lang in prop::sample::select(Lang::ALL.to_vec()),
            wish in 0usize..3,
            helped in past(),
        ) {
            let skill = ["", "orders", "returns"][wish];
            let asked = asked(lang, skill, &helped);
            let able: Vec<_> = all.iter().filter(|a| a.is_free() && a.langs.contains(&lang)).collect();
            let Some(one) = choose(&asked, &all) else {
                prop_assert!(able.is_empty());
                return Ok(());
            };
            prop_assert!(one.is_free() && one.langs.contains(&lang));
            for other in able {
                let (theirs, ours) = (fit(other, lang, skill), fit(one, lang, skill));
                prop_assert!(theirs <= ours);
                if theirs == ours {
                    prop_assert!(asked.helped_at(other) <= asked.helped_at(one));
                    if asked.helped_at(other) == asked.helped_at(one) {
                        prop_assert!(one.free_since <= other.free_since);
                    }
                }
            }
        }

        /// Nothing is said for somebody that is not so, and whatever put them first is said.
        #[test]
        fn the_reasons_are_true_and_whole(all in agents(10), helped in past(), stands in prop::option::of(0usize..10)) {
            let by = stands.map(|n| StaffId(format!("s{n}")));
            let asked = Asked { lang: Lang::Hu, skill: "orders", by: by.as_ref(), helped: &helped, not: &[] };
            let Some(one) = choose(&asked, &all) else { return Ok(()) };
            let said: Vec<_> = why(&asked, one, Instant(60_000_000)).iter().map(|t| t.key.to_string()).collect();
            let says = |key: &str| said.iter().any(|k| k == key);
            prop_assert_eq!(says("handover-why-standby"), by.as_ref() == Some(&one.staff));
            prop_assert_eq!(says("handover-why-skill"), one.skills.iter().any(|s| s == "orders"));
            prop_assert_eq!(says("handover-why-helped"), helped.iter().any(|(s, _)| *s == one.staff));
            prop_assert!(says("handover-why-language") && says("handover-why-free"));
        }

        #[test]
        fn whoever_passed_them_on_is_not_rung_again(all in agents(6), helped in past(), who in 0usize..6) {
            let not = [StaffId(format!("s{who}"))];
            let asked = Asked { not: &not, ..asked(Lang::En, "orders", &helped) };
            prop_assert!(choose(&asked, &all).is_none_or(|a| a.staff != not[0]));
        }

        #[test]
        fn the_order_of_the_list_does_not_matter(all in agents(10), helped in past()) {
            let mut turned = all.clone();
            turned.reverse();
            let asked = asked(Lang::En, "orders", &helped);
            prop_assert_eq!(
                choose(&asked, &all).map(|a| a.staff.clone()),
                choose(&asked, &turned).map(|a| a.staff.clone())
            );
        }
    }
}
