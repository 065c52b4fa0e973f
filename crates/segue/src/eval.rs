//! Replays recorded visits of scripted people and says how well difficulty was recognised: by the signals as they are, and
//! by what others publish of theirs, on the same stream.
//!
//! A label comes from the script of the person (they did not get on, and gave up then and then), never from a rule.

mod others;
mod table;
pub mod train;

use ground::{Fault, Instant, Result, Span};
use journey::{Event, wire};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use struggle::{Level, Model, State};

/// Instants of a recording begin here.
const BEGIN: Instant = Instant(1_800_000_000_000_000);
/// A file larger than this is not read.
const FILE_MAX: u64 = 64 * 1024 * 1024;

/// One person in one situation, as recorded: a line of a file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Run {
    pub situation: String,
    /// Where it happened, as the recording calls it.
    pub site: String,
    /// `train` or `test`: whether weights may be learned from its situation.
    pub split: String,
    pub seed: u64,
    /// When they gave up, in milliseconds; `None` where they reached their goal.
    pub gave_up: Option<i64>,
    /// When the visit ended, in milliseconds.
    pub ended: i64,
    /// The host of a website of others; on the portal there is none.
    pub host: Option<String>,
    /// What the observer told: milliseconds and the message.
    pub told: Vec<(i64, Value)>,
    /// What the portal noted itself: milliseconds and the event.
    pub noted: Vec<(i64, Event)>,
    /// What the page did: milliseconds, what, and for clicks the target, x and y.
    pub raw: Vec<Raw>,
}

/// One event of a document.
#[derive(Clone, Debug, Deserialize)]
pub struct Raw {
    pub at: i64,
    /// `click`, `mutation`, `scroll`, `selection`, `page`.
    pub what: String,
    #[serde(default)]
    pub target: String,
    #[serde(default)]
    pub x: f64,
    #[serde(default)]
    pub y: f64,
    /// The click was in a field to type into, which nobody calls dead.
    #[serde(default)]
    pub field: bool,
}

/// What a judge said of a run: how strongly, and when first (milliseconds), if at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Verdict {
    pub score: f64,
    pub first: Option<i64>,
}

/// Says what it thinks of a run.
pub type Judge = Box<dyn Fn(&Run) -> Verdict>;

/// Who judges, as the table names them: the rules; the model that the program brings along, or the one that is given; both,
/// as they judge together; and what others publish.
pub fn judges(model: Option<Model>) -> Result<Vec<(&'static str, Judge)>> {
    let model = model.map_or_else(Model::built_in, Ok)?;
    let (alone, both) = (Arc::new(Model { alone: true, ..model.clone() }), Arc::new(model));
    Ok(vec![
        ("rules", Box::new(|run: &Run| judged(run, None))),
        ("model", Box::new(move |run: &Run| judged(run, Some(alone.clone())))),
        ("both", Box::new(move |run: &Run| judged(run, Some(both.clone())))),
        ("PostHog", Box::new(others::posthog)),
        ("OpenReplay", Box::new(others::openreplay)),
    ])
}

/// What came of a run as the server would have heard it: when, and the events.
fn heard(run: &Run) -> Vec<(i64, Vec<Event>)> {
    let mut events: Vec<(i64, Vec<Event>)> = Vec::new();
    for (at, body) in &run.told {
        let now = BEGIN + Span::millis(*at);
        let message = match &run.host {
            Some(host) => wire::read_foreign(body, host, now),
            None => wire::read(body, now),
        };
        events.push((*at, message.events));
    }
    for (at, event) in &run.noted {
        events.push((*at, vec![Event { at: BEGIN + Span::millis(*at), ..event.clone() }]));
    }
    events.sort_by_key(|(at, _)| *at);
    events
}

/// Lets a visit pass before a state: every half second it is looked at, because time decides, too.
fn replay(run: &Run, state: &mut State, mut look: impl FnMut(&State, i64, &struggle::Decision)) {
    let mut next = heard(run).into_iter().peekable();
    for at in (0..=run.ended).step_by(500) {
        while let Some((_, all)) = next.next_if(|(when, _)| *when <= at) {
            for event in &all {
                state.observe(event, BEGIN + Span::millis(at));
            }
        }
        let decision = state.pass(BEGIN + Span::millis(at));
        look(state, at, &decision);
    }
}

/// Whether, and when, somebody was held to be stuck: by the rules, or by a model.
fn judged(run: &Run, model: Option<Arc<Model>>) -> Verdict {
    let mut verdict = Verdict::default();
    replay(run, &mut State::default().judged_by(model), |_, at, decision| {
        let score = decision.chance.map_or(decision.sure as f64 / 1_000.0, |c| c as f64 / 1e6);
        verdict.score = verdict.score.max(score);
        if decision.level >= Level::Stuck {
            verdict.first = verdict.first.or(Some(at));
        }
    });
    verdict
}

/// Reads recordings, one JSON object a line.
pub fn read(files: &[PathBuf]) -> Result<Vec<Run>> {
    let mut runs = Vec::new();
    for file in files {
        for (n, line) in text(file)?.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let run = serde_json::from_str(line)
                .map_err(|e| Fault::new(format!("{}, line {}: {e}", file.display(), n + 1)))?;
            runs.push(run);
        }
    }
    Ok(runs)
}

fn text(file: &Path) -> Result<String> {
    let wrong = |e: std::io::Error| Fault::new(format!("cannot read {}: {e}", file.display()));
    if std::fs::metadata(file).map_err(wrong)?.len() > FILE_MAX {
        return Err(Fault::new(format!("{} is larger than 64 MiB", file.display())).into());
    }
    Ok(std::fs::read_to_string(file).map_err(wrong)?)
}

/// Prints how well each judge did, for each half of the situations.
pub fn journey(files: &[PathBuf], weights: Option<&Path>, json: bool) -> Result<()> {
    let runs = read(files)?;
    let model = weights.map(|file| Model::read(&text(file)?)).transpose()?;
    let judges = judges(model)?;
    let mut all = serde_json::Map::new();
    for (split, runs) in halves(runs) {
        let results: Vec<_> = judges.iter().map(|(name, judge)| table::measure(name, &runs, judge)).collect();
        if json {
            all.insert(split, serde_json::json!(results));
        } else {
            say!("{split}: {}\n", table::print(&runs, &results));
        }
    }
    if json {
        say!("{}", serde_json::to_string_pretty(&all).unwrap_or_default());
    }
    Ok(())
}

/// Runs by the half that their situation belongs to.
fn halves(runs: Vec<Run>) -> std::collections::BTreeMap<String, Vec<Run>> {
    let mut halves = std::collections::BTreeMap::<String, Vec<Run>>::new();
    for run in runs {
        halves.entry(run.split.clone()).or_default().push(run);
    }
    halves
}

pub use table::{Figures, measure};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recorded_people_are_recognised_as_well_as_the_document_says() {
        let runs = read(&["../../tests/journey/set/test.jsonl".into()]).unwrap();
        let judges = judges(None).unwrap();
        let all: Vec<_> = judges.iter().map(|(name, judge)| measure(name, &runs, judge)).collect();
        println!("{}", table::print(&runs, &all));
        let (rules, model, both) = (&all[0], &all[1], &all[2]);
        assert!(rules.precision >= Some(0.95) && rules.recall >= Some(0.15), "{rules:?}");
        for by in [model, both] {
            assert!(by.precision >= Some(0.8) && by.recall >= Some(0.8), "{by:?}");
            assert!(by.ahead >= Some(30.0), "{by:?}");
        }
    }

    #[test]
    fn no_situation_is_in_both_halves() {
        let files =
            ["../../tests/journey/set/train.jsonl".into(), "../../tests/journey/set/test.jsonl".into()];
        let halves = halves(read(&files).unwrap());
        let names = |half: &str| -> std::collections::BTreeSet<_> {
            halves[half].iter().map(|r| r.situation.clone()).collect()
        };
        assert_eq!(halves.keys().collect::<Vec<_>>(), ["test", "train"]);
        assert!(names("train").is_disjoint(&names("test")));
    }
}
