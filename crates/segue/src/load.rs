//! Makes visits: many people at once on a portal of this machine, each with a tab, a goal and a temper. For finding out
//! what a machine carries, and for seeing a full desk.
//!
//! Promises: bounded in visits and time, stops by itself, and speaks to this machine only. The same seed makes the same
//! people. What was acknowledged and what was not is counted on this side, independent of the server's own counters.

mod report;
mod target;
mod temper;
mod visitor;

pub use target::Target;

use ground::{Chance as _, Result, SeededChance};
use report::{Report, Tally};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use visitor::Visitor;

/// Visits at most, seconds at most.
pub const VISITS_MAX: usize = 20_000;
pub const SECONDS_MAX: u64 = 3_600;
/// Visits that begin in one second: people do not all come at once, and one address may not open them all.
const ARRIVALS: u64 = 250;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Plan {
    pub target: Target,
    pub visits: usize,
    pub every: Duration,
    pub time: Duration,
    /// Of a hundred visits, how many run into something that does not work.
    pub stuck: u64,
    pub seed: u64,
}

/// Makes the visits and prints what came of them. Answers whether everything sent was acknowledged.
pub async fn run(plan: Plan) -> Result<bool> {
    target::answers(&plan.target).await?;
    let (tally, (stop, stopped)) = (Arc::new(Tally::default()), watch::channel(false));
    let chance = SeededChance::new(plan.seed);
    let mut visits = tokio::task::JoinSet::new();
    let began = Instant::now();
    let mut report = Report::new(&plan, Arc::clone(&tally));
    let mut arrivals = tokio::time::interval(Duration::from_micros(1_000_000 / ARRIVALS));
    let mut tick = tokio::time::interval(Duration::from_secs(5));
    let (mut arrived, mut over) = (0, false);
    tick.tick().await;
    while !over {
        tokio::select! {
            _ = arrivals.tick(), if arrived < plan.visits => {
                let visitor = Visitor::new(&plan, arrived, chance.u64());
                visits.spawn(visitor.live(Arc::clone(&tally), stopped.clone()));
                arrived += 1;
                if arrived == plan.visits {
                    report.full();
                }
            }
            _ = tick.tick() => report.line(),
            _ = tokio::signal::ctrl_c() => over = true,
            () = tokio::time::sleep_until((began + plan.time).into()) => over = true,
        }
    }
    let _ = stop.send(true);
    // Each waits a little for what it sent last.
    while visits.join_next().await.is_some() {}
    Ok(report.end(arrived))
}
