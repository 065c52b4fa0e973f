//! The file of weights: TOML that people can read, with where the numbers come from.

use super::{FEATURES, Feature, JUDGED, Levels, Model, Way, Weights};
use crate::sign::Sign;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where weights come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct From {
    pub files: Vec<String>,
    pub visits: usize,
    pub gave_up: usize,
    pub situations: usize,
    pub moments: usize,
    pub ridge: f64,
    /// By situations that the weights had not seen: each judged by a model of all others.
    pub cross_validated: Figures,
}

/// How well it did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Figures {
    pub precision: f64,
    pub recall: f64,
    pub auc: f64,
    pub seconds_ahead: f64,
    /// Mean squared error of the chances, and how far they are from what came of it, in ten classes.
    pub brier: f64,
    pub calibration_error: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    levels: LevelsFile,
    calibration: Calibration,
    gives_up: Part,
    leaves: Part,
    from: From,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct LevelsFile {
    uneasy: f64,
    stuck: f64,
    giving_up: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Calibration {
    scale: f64,
    shift: f64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    intercept: f64,
    #[serde(default)]
    way: BTreeMap<String, f64>,
    #[serde(default)]
    sure: BTreeMap<String, f64>,
    #[serde(default)]
    guess: BTreeMap<String, f64>,
}

const HEAD: &str = "\
# How much each sign, and how it goes, adds to the log-odds that somebody gives up (gives-up), and that they do so within
# five seconds (leaves). Signs: per 1.0 of the weight that docs/observation.md gives them; ways: docs/journey.md.
# What is not listed weighs nothing. Written by `segue train`; not by hand.

";

pub(super) fn read(text: &str) -> Result<Model, String> {
    let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
    let levels =
        Levels { uneasy: file.levels.uneasy, stuck: file.levels.stuck, giving_up: file.levels.giving_up };
    let rising = 0.0 < levels.uneasy && levels.uneasy <= levels.stuck && levels.stuck <= levels.giving_up;
    if !rising || levels.giving_up >= 1.0 {
        return Err("levels must rise, between 0 and 1".to_owned());
    }
    let Calibration { scale, shift } = file.calibration;
    if !(scale > 0.0 && scale.is_finite() && shift.is_finite()) {
        return Err("scale must be above 0".to_owned());
    }
    Ok(Model {
        from: file.from,
        levels,
        scale,
        shift,
        gives_up: weights(&file.gives_up)?,
        leaves: weights(&file.leaves)?,
        alone: false,
    })
}

/// Finds a feature by its name in the file.
type Find<'a> = &'a dyn Fn(&str) -> Option<Feature>;

fn weights(part: &Part) -> Result<Weights, String> {
    let mut all = Weights { intercept: finite("intercept", part.intercept)?, of: [0.0; FEATURES] };
    let sign = |name: &str| JUDGED.into_iter().find(|s| s.code() == name);
    let groups: [(_, Find); 3] = [
        (&part.way, &|n| Way::ALL.into_iter().find(|w| w.code() == n).map(Feature::Way)),
        (&part.sure, &|n| sign(n).map(Feature::Sure)),
        (&part.guess, &|n| sign(n).map(Feature::Guess)),
    ];
    for (group, find) in groups {
        for (name, value) in group {
            let place = find(name).and_then(Feature::place);
            let place = place.ok_or_else(|| format!("{name} is nothing that the model may look at"))?;
            all.of[place] = finite(name, *value)?;
        }
    }
    Ok(all)
}

fn finite(name: &str, n: f64) -> Result<f64, String> {
    if n.abs() <= 1_000.0 { Ok(n) } else { Err(format!("{name} is no weight")) }
}

pub(super) fn write(model: &Model) -> String {
    let file = File {
        levels: LevelsFile {
            uneasy: round(model.levels.uneasy),
            stuck: round(model.levels.stuck),
            giving_up: round(model.levels.giving_up),
        },
        calibration: Calibration { scale: round(model.scale), shift: round(model.shift) },
        gives_up: part(&model.gives_up),
        leaves: part(&model.leaves),
        from: model.from.clone(),
    };
    format!("{HEAD}{}", toml::to_string(&file).unwrap_or_default())
}

fn round(n: f64) -> f64 {
    (n * 10_000.0).round() / 10_000.0
}

fn part(weights: &Weights) -> Part {
    let mut part = Part {
        intercept: round(weights.intercept),
        way: BTreeMap::new(),
        sure: BTreeMap::new(),
        guess: BTreeMap::new(),
    };
    let code = |s: Sign| s.code().to_owned();
    // What weighs nothing is not listed.
    for (feature, w) in Feature::all().zip(weights.of).filter(|(_, w)| round(*w) != 0.0) {
        match feature {
            Feature::Sure(s) => part.sure.insert(code(s), round(w)),
            Feature::Guess(s) => part.guess.insert(code(s), round(w)),
            Feature::Way(way) => part.way.insert(way.code().to_owned(), round(w)),
        };
    }
    part
}
