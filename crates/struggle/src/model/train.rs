//! How weights are learned: a visit is looked at in steps; every look asks whether they gave up in the end.
//!
//! The strength of the ridge, the calibration and the levels are chosen by situations that the weights had not seen: each
//! situation is judged by a model of all others. Deterministic: the same visits give the same file.

use super::feature::{FEATURES, Feature, Vector};
use super::fit::{Prior, Row, logistic, logit, sigmoid};
use super::{Figures, From, Levels, Model, STEP, Weights};
use ground::{Fault, Result};
use std::collections::BTreeSet;

/// Strengths that are tried.
const RIDGES: [f64; 6] = [0.3, 1.0, 3.0, 10.0, 30.0, 100.0];
/// Least visits of each outcome.
const LEAST: usize = 10;
/// A lower threshold is taken where it is nearly as good: whoever is recognised sooner is helped sooner.
const NEARLY: f64 = 0.01;

/// One look at a visit.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Milliseconds since it began.
    pub at: i64,
    pub vector: Vector,
}

/// A visit that is over.
#[derive(Clone, Debug)]
pub struct Seen {
    pub situation: String,
    /// When they gave up, in milliseconds; `None` where they reached their goal.
    pub gave_up: Option<i64>,
    pub moments: Vec<Moment>,
}

impl Seen {
    /// Looks before it was over.
    fn looks(&self) -> impl Iterator<Item = &Moment> {
        let until = self.gave_up.unwrap_or(i64::MAX);
        self.moments.iter().filter(move |m| m.at <= until)
    }
}

/// The intercept stands behind the features.
fn row(m: &Moment, y: bool, weight: f64) -> Row {
    let mut x = m.vector.sparse();
    x.push((FEATURES, 1.0));
    Row { x, y, weight, offset: 0.0 }
}

/// Nothing that tells of difficulty may lower the chance.
fn priors(ridge: f64) -> Vec<Prior> {
    let of = |f: Feature| match f {
        Feature::Way(w) if !w.is_difficulty() => Prior::ridge(ridge),
        _ => Prior::ridge(ridge).not_below(0.0),
    };
    Feature::all().map(of).chain([Prior::ridge(1e-3)]).collect()
}

fn weights(beta: &[f64]) -> Weights {
    let mut of = [0.0; FEATURES];
    of.iter_mut().zip(beta).for_each(|(w, b)| *w = *b);
    Weights { intercept: beta.get(FEATURES).copied().unwrap_or(0.0), of }
}

/// Whether they give up. Every visit counts the same, however long it was.
fn gives_up<'a>(visits: impl Iterator<Item = &'a Seen>, ridge: f64) -> Weights {
    let rows: Vec<_> = visits
        .flat_map(|v| {
            let weight = 1.0 / v.looks().count().max(1) as f64;
            v.looks().map(move |m| row(m, v.gave_up.is_some(), weight))
        })
        .collect();
    weights(&logistic(&rows, &priors(ridge)))
}

/// Whether they give up within the next step.
fn leaves(visits: &[Seen], ridge: f64) -> Weights {
    let soon = |v: &Seen, m: &Moment| v.gave_up.is_some_and(|g| g - m.at < STEP.as_millis());
    let rows: Vec<_> = visits.iter().flat_map(|v| v.looks().map(move |m| row(m, soon(v, m), 1.0))).collect();
    weights(&logistic(&rows, &priors(ridge)))
}

/// Log-odds of one look by weights that had not seen its situation: of everything, and of what is confirmed.
#[derive(Clone, Copy, Debug)]
struct Judged {
    at: i64,
    all: f64,
    sure: f64,
}

/// All looks of each visit, each situation judged by a model of the others.
fn across(visits: &[Seen], ridge: f64) -> Vec<Vec<Judged>> {
    let situations: BTreeSet<_> = visits.iter().map(|v| v.situation.as_str()).collect();
    let mut judged = vec![Vec::new(); visits.len()];
    for situation in situations {
        let model = gives_up(visits.iter().filter(|v| v.situation != situation), ridge);
        for (v, out) in visits.iter().zip(&mut judged).filter(|(v, _)| v.situation == situation) {
            let judge = |m: &Moment| Judged {
                at: m.at,
                all: model.log_odds(&m.vector),
                sure: model.log_odds(&m.vector.settled()),
            };
            *out = v.looks().map(judge).collect();
        }
    }
    judged
}

/// Scale and shift that make chances of log-odds (Platt).
fn calibrate(visits: &[Seen], judged: &[Vec<Judged>]) -> (f64, f64) {
    let rows: Vec<_> = visits
        .iter()
        .zip(judged)
        .flat_map(|(v, looks)| {
            let weight = 1.0 / looks.len().max(1) as f64;
            let row = move |j: &Judged| Row {
                x: vec![(0, j.all), (1, 1.0)],
                y: v.gave_up.is_some(),
                weight,
                offset: 0.0,
            };
            looks.iter().map(row)
        })
        .collect();
    let beta = logistic(&rows, &[Prior::ridge(1e-3).around(1.0).not_below(0.05), Prior::ridge(1e-3)]);
    (beta[0], beta[1])
}

/// Mean loss of the chances, every visit counting the same.
fn loss(visits: &[Seen], judged: &[Vec<Judged>], (scale, shift): (f64, f64)) -> f64 {
    let of = |(v, looks): (&Seen, &Vec<Judged>)| {
        let one = |j: &Judged| {
            let p = sigmoid(shift + scale * j.all).clamp(1e-9, 1.0 - 1e-9);
            if v.gave_up.is_some() { -p.ln() } else { -(1.0 - p).ln() }
        };
        looks.iter().map(one).sum::<f64>() / looks.len().max(1) as f64
    };
    visits.iter().zip(judged).map(of).sum::<f64>() / visits.len().max(1) as f64
}

/// Precision, recall, and the seconds between the first word and giving up.
fn words(visits: &[Seen], judged: &[Vec<Judged>], log_odds: f64) -> (f64, f64, Vec<f64>) {
    let (mut said, mut right, mut ahead) = (0.0, 0.0, Vec::new());
    for (v, looks) in visits.iter().zip(judged) {
        let Some(first) = looks.iter().find(|j| j.sure >= log_odds) else { continue };
        said += 1.0;
        if let Some(gave_up) = v.gave_up {
            right += 1.0;
            ahead.push((gave_up - first.at) as f64 / 1_000.0);
        }
    }
    let hard = visits.iter().filter(|v| v.gave_up.is_some()).count() as f64;
    (if said > 0.0 { right / said } else { 0.0 }, right / hard, ahead)
}

/// The lowest chance that is nearly the best compromise of precision and recall (F1).
fn threshold(visits: &[Seen], judged: &[Vec<Judged>], odds: impl Fn(f64) -> f64) -> f64 {
    let all: Vec<(f64, f64)> = (10..=95)
        .map(|n| f64::from(n) / 100.0)
        .map(|p| {
            let (precision, recall, _) = words(visits, judged, odds(p));
            (p, 2.0 * precision * recall / (precision + recall).max(1e-9))
        })
        .collect();
    let best = all.iter().map(|(_, f)| *f).fold(0.0, f64::max);
    all.iter().find(|(_, f)| *f >= best - NEARLY).map_or(0.5, |(p, _)| *p)
}

/// How often one of `hard` has the higher score than one of `fine`; equal scores count half. `None` where one is empty.
pub fn auc(hard: &[f64], fine: &[f64]) -> Option<f64> {
    let won = |a: f64, b: f64| {
        if a > b {
            1.0
        } else if a < b {
            0.0
        } else {
            0.5
        }
    };
    let pairs = hard.len() * fine.len();
    let sum: f64 = hard.iter().map(|a| fine.iter().map(|b| won(*a, *b)).sum::<f64>()).sum();
    (pairs > 0).then(|| sum / pairs as f64)
}

fn figures(visits: &[Seen], judged: &[Vec<Judged>], stuck: f64, chance: impl Fn(f64) -> f64) -> Figures {
    let (precision, recall, mut ahead) = words(visits, judged, stuck);
    ahead.sort_by(f64::total_cmp);
    let highest = |looks: &Vec<Judged>| looks.iter().map(|j| j.sure).fold(f64::NEG_INFINITY, f64::max);
    let scores = |hard: bool| -> Vec<f64> {
        visits
            .iter()
            .zip(judged)
            .filter(|(v, _)| v.gave_up.is_some() == hard)
            .map(|(_, l)| highest(l))
            .collect()
    };
    let auc = auc(&scores(true), &scores(false)).unwrap_or(0.0);
    let (mut brier, mut classes) = (0.0, [(0.0, 0.0, 0.0); 10]);
    for (v, looks) in visits.iter().zip(judged) {
        let (y, weight) = (f64::from(u8::from(v.gave_up.is_some())), 1.0 / looks.len().max(1) as f64);
        for j in looks {
            let p = chance(j.all);
            brier += weight * (p - y).powi(2);
            let class = &mut classes[((p * 10.0) as usize).min(9)];
            *class = (class.0 + weight, class.1 + weight * p, class.2 + weight * y);
        }
    }
    let n = visits.len().max(1) as f64;
    let round = |x: f64| (x * 1_000.0).round() / 1_000.0;
    Figures {
        precision: round(precision),
        recall: round(recall),
        auc: round(auc),
        seconds_ahead: round(ahead.get(ahead.len() / 2).copied().unwrap_or(0.0)),
        brier: round(brier / n),
        calibration_error: round(classes.iter().map(|(_, p, y)| (p - y).abs()).sum::<f64>() / n),
    }
}

/// Learns from visits. `files` says where they come from.
///
/// Errors: fewer than ten visits that were given up, or that were not, or fewer than two situations.
pub fn train(visits: &[Seen], files: Vec<String>) -> Result<Model> {
    let gave_up = visits.iter().filter(|v| v.gave_up.is_some()).count();
    let situations: BTreeSet<_> = visits.iter().map(|v| v.situation.as_str()).collect();
    if gave_up < LEAST || visits.len() - gave_up < LEAST || situations.len() < 2 {
        let wrong = format!(
            "too little to learn from: {} visits in {} situations, {gave_up} of them given up; at least {LEAST} of each are needed",
            visits.len(),
            situations.len(),
        );
        return Err(Fault::new(wrong).into());
    }
    let tried = RIDGES.map(|ridge| {
        let judged = across(visits, ridge);
        let platt = calibrate(visits, &judged);
        (loss(visits, &judged, platt), ridge, judged, platt)
    });
    let best = tried.into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
    let Some((_, ridge, judged, (scale, shift))) = best else { return Err(Fault::new("no ridge").into()) };
    let odds = |p: f64| (logit(p) - shift) / scale;
    let stuck = threshold(visits, &judged, odds);
    let levels = Levels { uneasy: stuck * 0.6, stuck, giving_up: stuck + (1.0 - stuck) * 0.6 };
    let from = From {
        files,
        visits: visits.len(),
        gave_up,
        situations: situations.len(),
        moments: visits.iter().map(|v| v.looks().count()).sum(),
        ridge,
        cross_validated: figures(visits, &judged, odds(stuck), |z| sigmoid(shift + scale * z)),
    };
    let (gives_up, leaves) = (gives_up(visits.iter(), ridge), leaves(visits, ridge));
    Ok(Model { from, levels, scale, shift, gives_up, leaves, alone: false })
}
