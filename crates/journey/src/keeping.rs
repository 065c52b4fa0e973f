//! What a site observes, and for how long it is kept.

use serde::{Deserialize, Serialize};

/// A site's wish. Where none was stated: observe, and keep 90 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// False: nothing is observed, and nobody is offered help unasked.
    pub observe: bool,
    /// Days after which a visit and its events are deleted, 1 to [`Keeping::DAYS_MAX`].
    pub days: i64,
}

impl Keeping {
    pub const DAYS_MAX: i64 = 730;

    /// The wish with days within what is possible.
    pub fn new(observe: bool, days: i64) -> Self {
        Self { observe, days: days.clamp(1, Self::DAYS_MAX) }
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self { observe: true, days: 90 }
    }
}
