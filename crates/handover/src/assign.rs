//! Who is rung for each of those who wait, all at once. Pure.
//!
//! Choosing for each on their own would ring one account manager for two people while another is free. Here those who wait are
//! looked at in their order; each gets the one who suits best and is not rung for somebody earlier. Where only that one would do,
//! the earlier person is rung through to another who can help them as well, if there is one (an augmenting path, Kuhn 1955):
//! so nobody waits for an account manager while a free one could help them, unless all who could are rung for earlier people.

use crate::choose::{Agent, Asked, order};

/// For each of those who wait, first in line first, which of `agents` is rung: an index; `None` where nobody free can help
/// them now.
pub fn assign(waiting: &[Asked<'_>], agents: &[Agent]) -> Vec<Option<usize>> {
    let likes: Vec<Vec<usize>> = waiting.iter().map(|asked| order(asked, agents)).collect();
    let mut rung_for: Vec<Option<usize>> = vec![None; agents.len()];
    for person in 0..waiting.len() {
        let mut seen = vec![false; agents.len()];
        place(person, &likes, &mut rung_for, &mut seen);
    }
    let mut all = vec![None; waiting.len()];
    for (agent, person) in rung_for.iter().enumerate() {
        if let Some(person) = person {
            all[*person] = Some(agent);
        }
    }
    all
}

/// Finds somebody for one person, and others for those who make room. Depth is at most the number of agents.
fn place(person: usize, likes: &[Vec<usize>], rung_for: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    // Whoever is not rung yet comes before anybody who would have to be asked to make room.
    for agent in &likes[person] {
        if rung_for[*agent].is_none() && !seen[*agent] {
            rung_for[*agent] = Some(person);
            return true;
        }
    }
    for agent in &likes[person] {
        if std::mem::replace(&mut seen[*agent], true) {
            continue;
        }
        let Some(other) = rung_for[*agent] else { continue };
        rung_for[*agent] = Some(person);
        if place(other, likes, rung_for, seen) {
            return true;
        }
        rung_for[*agent] = Some(other);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choose::tests::{agents, past};
    use crate::{Fit, choose, fit};
    use ground::{Instant, Lang, StaffId};
    use proptest::prelude::*;

    type Wish = (Lang, &'static str, Vec<(StaffId, Instant)>);

    fn wishes(most: usize) -> impl Strategy<Value = Vec<Wish>> {
        let skill = prop::sample::select(vec!["", "orders", "returns"]);
        prop::collection::vec((prop::sample::select(Lang::ALL.to_vec()), skill, past()), 0..most)
    }

    fn asked(all: &[Wish]) -> Vec<Asked<'_>> {
        all.iter()
            .map(|(lang, skill, helped)| Asked { lang: *lang, skill, helped, ..Asked::default() })
            .collect()
    }

    /// Whether those of `of` who are marked can all be rung for at once.
    fn all_can(
        of: &[Asked<'_>],
        marked: &[bool],
        agents: &[Agent],
        taken: &mut Vec<bool>,
        at: usize,
    ) -> bool {
        if at == of.len() {
            return true;
        }
        if !marked[at] {
            return all_can(of, marked, agents, taken, at + 1);
        }
        (0..agents.len()).any(|a| {
            if taken[a] || !agents[a].is_free() || fit(&agents[a], of[at].lang, of[at].skill) == Fit::No {
                return false;
            }
            taken[a] = true;
            let fine = all_can(of, marked, agents, taken, at + 1);
            taken[a] = false;
            fine
        })
    }

    proptest! {
        #[test]
        fn each_is_rung_for_one_who_can_be_helped_and_nobody_is_passed_over(all in agents(6), wishes in wishes(6)) {
            let waiting = asked(&wishes);
            let rung = assign(&waiting, &all);
            let mut used = vec![false; all.len()];
            for (person, agent) in rung.iter().enumerate().filter_map(|(p, a)| Some((p, (*a)?))) {
                prop_assert!(!std::mem::replace(&mut used[agent], true), "rung for two");
                prop_assert!(all[agent].is_free() && all[agent].langs.contains(&waiting[person].lang));
            }
            // As many as possible, the earlier ones first: whoever is left out could not be helped beside those before them.
            let mut marked = vec![false; waiting.len()];
            for person in 0..waiting.len() {
                marked[person] = true;
                let can = all_can(&waiting, &marked, &all, &mut vec![false; all.len()], 0);
                marked[person] = can;
                prop_assert_eq!(rung[person].is_some(), can);
            }
        }

        #[test]
        fn the_first_in_line_alone_gets_the_best(all in agents(8), wishes in wishes(2)) {
            let waiting = asked(&wishes);
            if let [one] = waiting.as_slice() {
                let best = choose(one, &all).map(|a| &a.staff);
                prop_assert_eq!(assign(&waiting, &all)[0].map(|a| &all[a].staff), best);
            }
        }

        #[test]
        fn the_order_of_the_list_does_not_matter(all in agents(7), wishes in wishes(5)) {
            let waiting = asked(&wishes);
            let mut turned = all.clone();
            turned.reverse();
            let names = |agents: &[Agent]| -> Vec<Option<StaffId>> {
                assign(&waiting, agents).into_iter().map(|a| a.map(|a| agents[a].staff.clone())).collect()
            };
            prop_assert_eq!(names(&all), names(&turned));
        }
    }
}
