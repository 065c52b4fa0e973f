//! Visits and what was observed in them.
//!
//! A [`Visit`] is one stretch of self-service by one person on one site; an [`Event`] is one observed
//! fact in it. Events come from the pages' handlers, which know what happened, and from the browser,
//! which is never trusted: [`wire::read`] takes from it only the kinds that a browser can know, and
//! every text goes through [`clean`] before anything else sees it.
//!
//! Promises: texts are bounded and harmless (no control, direction or stacked characters); an event
//! that arrives twice is kept once; [`Intake`] never holds more than [`intake::WAITING`] entries in
//! memory, and says so to its caller instead of growing; what is older than a site wishes is deleted.
//!
//! Knows nothing of difficulty: a visit carries the state of `struggle` as opaque JSON.

pub mod clean;
pub mod cobrowse;
pub mod counts;
mod event;
mod goal;
pub mod intake;
pub mod jobs;
pub mod recording;
pub mod shelf;
pub mod sql;
mod visit;
pub mod wire;

pub use cobrowse::{Cobrowse, Share, Tape};
pub use event::{Event, How, Kind, Proof};
pub use goal::{Goal, SharedFact};
pub use intake::{Entry, Intake, Keeper};
pub use recording::Recording;
pub use visit::{Device, Link, VISIT_GAP, Visit};
