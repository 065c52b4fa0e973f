//! Facts with numbers, topics, catch-up.
//!
//! A *kept* fact is a row: [`publish`] numbers it within its topic inside the writer's transaction
//! and wakes the listeners after the commit. A *flash* is not kept: who is typing, or "this list
//! changed, fetch it again". Both reach a listener in order.
//!
//! A listener says where it stands with a [`Mark`]; [`Hub::subscribe`] first gives every kept fact
//! after it, then what happens from now on. First load and reconnect are the same path. Flashes
//! that were missed are not given again: whoever reconnects fetches its lists anew, which is why a
//! listener whose flashes may have been missed is told to [`Heard::Reset`] them.
//!
//! Promises: kept facts of a topic are numbered 1, 2, 3… without gaps and each listener hears each
//! once, in order; memory per topic is bounded. Knows nothing of HTTP and of what facts mean.

mod hub;
pub mod sql;

pub use hub::{Fact, Heard, Hub, Listener, Mark, expire, last, publish, since};
