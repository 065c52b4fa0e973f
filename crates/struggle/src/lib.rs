//! How stuck somebody is, and why; and what to propose to them.
//!
//! [`State`] is a pure machine: events of a visit go in, a [`Level`] comes out, with the reasons in
//! words ([`Signal`]) and what probably blocks ([`State::probable_cause`]). An [`Offer`] proposes help,
//! if [`CanKeep`] says that it can be kept.
//!
//! A signal is a guess at the deciding event and confirmed or withdrawn by what comes next ([`Noticed`]); guesses
//! count half, reach no further than uneasy, and are told to nobody but the desk.
//!
//! Promises: a signal that is withdrawn leaves no weight; an event that comes twice counts once; difficulty never lowers the level, time and
//! success do; the state is at most [`STATE_MAX`] bytes as JSON, whatever is observed. Nobody is
//! offered help again in a visit after a no, nor ever after "don't approach me". Knows nothing of
//! queues and account managers: the program plugs in who can be there.

mod cause;
pub mod choose;
pub mod control;
pub mod counts;
mod course;
pub mod learn;
mod level;
pub mod model;
pub mod offer;
mod open;
pub mod own;
pub mod regret;
pub mod rules;
mod said;
pub mod shelf;
mod sign;
pub mod sql;
mod state;
mod table;
mod weigh;
mod words;

pub use choose::{Block, Case, Kind, choose};
pub use level::Level;
pub use model::Model;
pub use offer::{Answer, CanKeep, Draft, Offer, Outcome, Promise, Stage, Thing, Wish};
pub use open::Noticed;
pub use said::{ANGER, HUMAN, URGENCY, message, said};
pub use sign::{LIFTED_BY_OTHERS, Sign};
pub use state::{Decision, STATE_MAX, Signal, State, is_discreet};
pub use table::{SIGNS, Weighing};
