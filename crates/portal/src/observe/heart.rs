//! What must go on in the background: keeping events, telling the desk, time that passes.

use super::{Observer, lock};
use journey::Keeper;
use std::time::Duration;
use tokio::sync::watch;

/// How often the desk's list is told of changes that are not urgent.
const TELL: Duration = Duration::from_millis(150);
/// Ticks between two attempts to offer help to those who are stuck without an offer.
const CONSIDER: u32 = 20;
/// Ticks after which time passes for everybody.
const PASS: u32 = 100;

/// Beats for an [`Observer`].
pub struct Heart {
    observer: Observer,
    keeper: Keeper,
}

impl Heart {
    pub(super) fn new(observer: Observer, keeper: Keeper) -> Self {
        Self { observer, keeper }
    }

    /// Beats until `stop` becomes true; then what was observed is kept.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let keeping = tokio::spawn(self.keeper.run(stop.clone()));
        let mut beat = tokio::time::interval(TELL);
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut count = 0u32;
        while !*stop.borrow() {
            tokio::select! {
                _ = stop.changed() => {}
                _ = beat.tick() => {
                    count = count.wrapping_add(1);
                    self.observer.beat(count.is_multiple_of(CONSIDER), count.is_multiple_of(PASS)).await;
                }
            }
        }
        let _ = keeping.await;
    }
}

impl Observer {
    /// One beat. For tests, too.
    pub(crate) async fn beat(&self, consider: bool, pass: bool) {
        let sites = std::mem::take(&mut *lock(&self.0.changed));
        sites.iter().for_each(|site| self.tell_desk(site));
        self.tell_moves();
        if pass {
            for (id, outcome) in self.0.visits.pass(&self.0.intake, self.now()) {
                self.follow(&id, outcome);
            }
        }
        if consider {
            let mut stuck: Vec<_> = lock(&self.0.stuck).iter().cloned().collect();
            stuck.retain(|id| {
                let there = self.may_be_offered(id);
                if !there {
                    lock(&self.0.stuck).remove(id);
                }
                there
            });
            for id in stuck {
                self.consider(&id).await;
            }
        }
    }
}
