//! `segue train`: learns the model's weights from recorded visits whose outcome is known.

use super::{BEGIN, Run, read, replay};
use ground::{Fault, Result, Span};
use std::path::{Path, PathBuf};
use struggle::State;
use struggle::model::STEP;
use struggle::model::feature::Vector;
use struggle::model::train::{Moment, Seen, train};

/// What is learned from a visit: how it stood at each step, until it ended.
fn seen(run: &Run) -> Seen {
    let mut moments = Vec::new();
    replay(run, &mut State::default(), |state, at, _| {
        if at % STEP.as_millis() == 0 {
            let now = BEGIN + Span::millis(at);
            moments.push(Moment { at, vector: Vector::of(state, now) });
        }
    });
    Seen { situation: run.situation.clone(), gave_up: run.gave_up, moments }
}

/// Learns from files, and writes the weights to `out`, or to the standard output.
///
/// Errors: a file that cannot be read; too little to learn from.
pub fn files(files: &[PathBuf], out: Option<&Path>) -> Result<()> {
    let runs = read(files)?;
    if let Some(run) = runs.iter().find(|r| r.split == "test") {
        let wrong =
            format!("{} is for testing: what is learned from it cannot be tested on it", run.situation);
        return Err(Fault::new(wrong).into());
    }
    let all: Vec<_> = runs.iter().map(seen).collect();
    let name = |p: &PathBuf| p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let model = train(&all, files.iter().map(name).collect())?;
    let text = model.write();
    match out {
        Some(path) => {
            std::fs::write(path, text)
                .map_err(|e| Fault::new(format!("cannot write {}: {e}", path.display())))?;
        }
        None => say!("{text}"),
    }
    Ok(())
}
