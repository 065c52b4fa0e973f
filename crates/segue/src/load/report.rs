//! What came of it, counted on this side.

use super::Plan;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Upper bounds of the histogram: a tenth more each, from 0.1 ms to a minute and more.
const STEPS: usize = 145;
const FIRST: f64 = 0.000_1;
const GROWTH: f64 = 1.1;

/// How long things took. Bounded, however many there were; a quantile is right to a tenth.
pub struct Times(Mutex<[u64; STEPS]>);

impl Default for Times {
    fn default() -> Self {
        Self(Mutex::new([0; STEPS]))
    }
}

impl Times {
    pub fn add(&self, took: Duration) {
        let step = (took.as_secs_f64() / FIRST).max(1.0).log(GROWTH).ceil() as usize;
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[step.min(STEPS - 1)] += 1;
    }

    /// Below which this share of all lies, in milliseconds; 0 where nothing was measured.
    pub fn quantile(&self, share: f64) -> f64 {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all: u64 = counts.iter().sum();
        let (wanted, mut so_far) = ((all as f64 * share).ceil() as u64, 0);
        for (step, count) in counts.iter().enumerate() {
            so_far += count;
            if so_far >= wanted && all > 0 {
                return FIRST * GROWTH.powi(step as i32) * 1_000.0;
            }
        }
        0.0
    }
}

/// Counters that all visits share.
#[derive(Default)]
pub struct Tally {
    /// Tabs that are open.
    pub open: AtomicUsize,
    /// Pages shown.
    pub pages: AtomicU64,
    /// Events sent, counted once however often they were sent again.
    pub sent: AtomicU64,
    pub acknowledged: AtomicU64,
    /// Times that the server asked for something again, or to be slower.
    pub again: AtomicU64,
    pub slow: AtomicU64,
    /// Connections that broke and were opened anew.
    pub broken: AtomicU64,
    /// Pages and connections refused.
    pub refused: AtomicU64,
    pub page_times: Times,
    pub times: Times,
    /// What went wrong first, in words.
    pub trouble: Mutex<Option<String>>,
}

impl Tally {
    pub fn failed(&self, what: &str, why: &dyn std::fmt::Display) {
        self.refused.fetch_add(1, Relaxed);
        self.trouble
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert_with(|| format!("{what}: {why}"));
    }
}

/// Prints lines while it goes on, and the sum at the end.
pub struct Report {
    tally: Arc<Tally>,
    began: Instant,
    /// When all had arrived, and what was acknowledged by then.
    full: Option<(Instant, u64)>,
}

impl Report {
    pub fn new(plan: &Plan, tally: Arc<Tally>) -> Self {
        say!(
            "{} visits to {}, each telling something every {:.0} s, for {:.0} s. Ctrl-C ends it earlier.",
            plan.visits,
            plan.target,
            plan.every.as_secs_f64(),
            plan.time.as_secs_f64()
        );
        Self { tally, began: Instant::now(), full: None }
    }

    /// All have arrived.
    pub fn full(&mut self) {
        self.full = Some((Instant::now(), self.tally.acknowledged.load(Relaxed)));
    }

    pub fn line(&self) {
        let t = &self.tally;
        say!(
            "{:>5.0} s  {:>6} tabs  {:>9} events  p50 {:.1} ms  p99 {:.1} ms",
            self.began.elapsed().as_secs_f64(),
            t.open.load(Relaxed),
            t.acknowledged.load(Relaxed),
            t.times.quantile(0.5),
            t.times.quantile(0.99)
        );
    }

    /// Answers whether everything sent was acknowledged.
    pub fn end(&self, arrived: usize) -> bool {
        let t = &self.tally;
        let count = |of: &AtomicU64| of.load(Relaxed);
        let (sent, acknowledged) = (count(&t.sent), count(&t.acknowledged));
        say!("\nVisits                 {arrived}");
        say!(
            "Pages shown            {}  (p50 {:.1} ms, p99 {:.1} ms)",
            count(&t.pages),
            t.page_times.quantile(0.5),
            t.page_times.quantile(0.99)
        );
        say!("Events sent            {sent}");
        say!(
            "Events acknowledged    {acknowledged}  (p50 {:.1} ms, p99 {:.1} ms)",
            t.times.quantile(0.5),
            t.times.quantile(0.99)
        );
        if let Some((since, before)) = self.full {
            let rate = (acknowledged - before) as f64 / since.elapsed().as_secs_f64().max(0.001);
            say!("A second, with all     {rate:.0}");
        }
        say!("Not acknowledged       {}", sent.saturating_sub(acknowledged));
        say!("Asked again / slower   {} / {}", count(&t.again), count(&t.slow));
        say!("Connections broken     {}", count(&t.broken));
        say!("Refused                {}", count(&t.refused));
        if let Some(first) = &*t.trouble.lock().unwrap_or_else(PoisonError::into_inner) {
            say!("The first trouble      {first}");
        }
        sent == acknowledged && count(&t.refused) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_right_to_a_tenth() {
        let times = Times::default();
        assert_eq!(times.quantile(0.99).to_bits(), 0.0f64.to_bits());
        (1..=1_000).for_each(|ms| times.add(Duration::from_millis(ms)));
        for (share, is) in [(0.5, 500.0), (0.99, 990.0), (1.0, 1_000.0)] {
            let said = times.quantile(share);
            assert!(said >= is * 0.999 && said <= is * 1.11, "{share}: {said}");
        }
        times.add(Duration::from_secs(9_999));
        assert!(times.quantile(1.0) > 60_000.0);
    }
}
