//! The figures, and how they are printed.

use super::{Judge, Run, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How well one judge did. What cannot be said is `None`.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub judge: String,
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    pub auc: Option<f64>,
    /// Median seconds between the first word and giving up, where it was said before.
    pub ahead: Option<f64>,
    /// Per situation: visits, and how many were said to be in difficulty.
    pub situations: BTreeMap<String, (usize, usize)>,
}

/// Said before they gave up; afterwards it helps nobody.
fn told(run: &Run, verdict: &Verdict) -> bool {
    verdict.first.is_some_and(|at| at <= run.gave_up.unwrap_or(run.ended))
}

pub fn measure(judge: &str, runs: &[Run], by: &Judge) -> Figures {
    let judged: Vec<(&Run, Verdict)> = runs.iter().map(|r| (r, by(r))).collect();
    let count = |f: &dyn Fn(&Run, bool) -> bool| judged.iter().filter(|(r, v)| f(r, told(r, v))).count();
    let right = count(&|r, said| said && r.gave_up.is_some());
    let (said, hard) = (count(&|_, said| said), count(&|r, _| r.gave_up.is_some()));
    let share = |part: usize, all: usize| (all > 0).then(|| part as f64 / all as f64);
    let early = judged.iter().filter(|(r, v)| told(r, v)).filter_map(|(r, v)| Some(r.gave_up? - v.first?));
    let mut situations = BTreeMap::new();
    for (run, verdict) in &judged {
        let place: &mut (usize, usize) = situations.entry(run.situation.clone()).or_default();
        place.0 += 1;
        place.1 += usize::from(told(run, verdict));
    }
    Figures {
        judge: judge.to_owned(),
        precision: share(right, said),
        recall: share(right, hard),
        auc: auc(&judged),
        ahead: median(early.collect()).map(|ms| ms / 1_000.0),
        situations,
    }
}

/// How often somebody in difficulty has the higher score than somebody without.
fn auc(judged: &[(&Run, Verdict)]) -> Option<f64> {
    let scores = |hard: bool| -> Vec<f64> {
        judged.iter().filter(|(r, _)| r.gave_up.is_some() == hard).map(|(_, v)| v.score).collect()
    };
    struggle::model::train::auc(&scores(true), &scores(false))
}

fn median(mut all: Vec<i64>) -> Option<f64> {
    all.sort_unstable();
    let (low, high) = (all.get(all.len().saturating_sub(1) / 2)?, all.get(all.len() / 2)?);
    Some((low + high) as f64 / 2.0)
}

pub fn print(runs: &[Run], results: &[Figures]) -> String {
    let hard = runs.iter().filter(|r| r.gave_up.is_some()).count();
    let mut out = format!("{} visits, {hard} of them given up\n\n", runs.len());
    let number = |n: Option<f64>, places: usize| n.map_or("-".to_owned(), |n| format!("{n:.places$}"));
    let _ =
        writeln!(out, "{:<12} {:>9} {:>6} {:>5} {:>13}", "", "precision", "recall", "AUC", "seconds ahead");
    for f in results {
        let (p, r, a) = (number(f.precision, 2), number(f.recall, 2), number(f.auc, 2));
        let _ = writeln!(out, "{:<12} {p:>9} {r:>6} {a:>5} {:>13}", f.judge, number(f.ahead, 1));
    }
    let _ = write!(out, "\n{:<24} {:>6} {:>8}", "said to be stuck in", "visits", "gave up");
    for f in results {
        let _ = write!(out, " {:>10}", f.judge);
    }
    let Some(first) = results.first() else { return out };
    for (name, (visits, _)) in &first.situations {
        let gave_up = runs.iter().filter(|r| r.situation == *name && r.gave_up.is_some()).count();
        let _ = write!(out, "\n{name:<24} {visits:>6} {gave_up:>8}");
        for f in results {
            let _ = write!(out, " {:>10}", f.situations.get(name).map_or(0, |s| s.1));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(gave_up: Option<i64>) -> Run {
        Run { situation: "s".into(), gave_up, ended: 100_000, ..Run::default() }
    }

    #[test]
    fn figures_are_those_of_a_hand_counted_set() {
        // Two give up: one is told 40 s before, the other only afterwards; of two others one is held to be stuck.
        let runs = [run(Some(60_000)), run(Some(30_000)), run(None), run(None)].to_vec();
        let by: Judge = Box::new(|r| match r.gave_up {
            Some(60_000) => Verdict { score: 3.0, first: Some(20_000) },
            Some(_) => Verdict { score: 1.0, first: Some(31_000) },
            None => Verdict { score: 1.0, first: Some(50_000) },
        });
        let f = measure("x", &runs, &by);
        assert_eq!((f.precision, f.recall, f.ahead), (Some(1.0 / 3.0), Some(0.5), Some(40.0)));
        assert_eq!(f.auc, Some(0.75));
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        let f = measure("x", &[], &(Box::new(|_: &Run| Verdict::default()) as Judge));
        assert_eq!((f.precision, f.recall, f.auc, f.ahead), (None, None, None, None));
    }
}
