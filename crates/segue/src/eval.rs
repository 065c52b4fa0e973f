//! Replays recorded visits of scripted people and says how well difficulty was recognised: by the signals as they are, and
//! by what others publish of theirs, on the same stream.
//!
//! A label comes from the script of the person (they did not get on, and gave up then and then), never from a rule.

mod others;
mod table;

use ground::{EventId, Fault, Instant, Result, Span};
use journey::{Event, Kind, wire};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};
use struggle::{Level, State};

/// Instants of a recording begin here.
const BEGIN: Instant = Instant(1_800_000_000_000_000);
/// A file larger than this is not read.
const FILE_MAX: u64 = 64 * 1024 * 1024;

/// One person in one situation, as recorded: a line of a file.
#[derive(Clone, Debug, Deserialize)]
pub struct Run {
    pub situation: String,
    pub seed: u64,
    /// When they gave up, in milliseconds; `None` where they reached their goal.
    pub gave_up: Option<i64>,
    /// When the visit ended, in milliseconds.
    pub ended: i64,
    /// What the observer told: milliseconds and the message.
    pub told: Vec<(i64, Value)>,
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

type Judge = fn(&Run) -> Verdict;

/// Who judges, as the table names them.
pub const JUDGES: [(&str, Judge); 3] =
    [("rules", rules), ("PostHog", others::posthog), ("OpenReplay", others::openreplay)];

/// The signals and weights as they are: whether, and when, somebody was held to be stuck.
fn rules(run: &Run) -> Verdict {
    let mut events: Vec<(i64, Vec<Event>)> = Vec::new();
    for (at, body) in &run.told {
        events.push((*at, wire::read(body, BEGIN + Span::millis(*at)).events));
    }
    for (n, raw) in run.raw.iter().enumerate().filter(|(_, r)| r.what == "page") {
        let page = Event::new(EventId(format!("page-{n}")), Kind::Page, BEGIN + Span::millis(raw.at));
        events.push((raw.at, vec![page.page(&raw.target)]));
    }
    events.sort_by_key(|(at, _)| *at);
    let (mut state, mut verdict) = (State::default(), Verdict::default());
    let mut next = events.into_iter().peekable();
    // Time decides too: every half second is looked at, until the end.
    for at in (0..=run.ended).step_by(500) {
        while let Some((_, all)) = next.next_if(|(when, _)| *when <= at) {
            for event in &all {
                state.observe(event, BEGIN + Span::millis(at));
            }
        }
        let decision = state.pass(BEGIN + Span::millis(at));
        verdict.score = verdict.score.max(decision.sure as f64 / 1_000.0);
        if decision.level >= Level::Stuck {
            verdict.first = verdict.first.or(Some(at));
        }
    }
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

/// Prints how well each judge did.
pub fn journey(files: &[PathBuf], json: bool) -> Result<()> {
    let runs = read(files)?;
    let results: Vec<_> = JUDGES.iter().map(|(name, judge)| table::measure(name, &runs, *judge)).collect();
    if json {
        say!("{}", serde_json::to_string_pretty(&results).unwrap_or_default());
    } else {
        say!("{}", table::print(&runs, &results));
    }
    Ok(())
}

pub use table::{Figures, measure};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recorded_people_are_recognised_as_well_as_the_document_says() {
        let runs = read(&["../../tests/journey/set/people.jsonl".into()]).unwrap();
        let all: Vec<_> = JUDGES.iter().map(|(name, judge)| measure(name, &runs, *judge)).collect();
        println!("{}", table::print(&runs, &all));
        let rules = &all[0];
        assert!(rules.precision >= Some(0.95) && rules.recall >= Some(0.15), "{rules:?}");
    }
}
