//! The ground everyone stands on: identifiers, instants, clock, chance, money, languages and the
//! words for what went wrong.
//!
//! Promises: no I/O, no async, no global state. Time and chance come from a [`World`], so a test
//! can fix both. Knows nothing of the product.

mod chance;
mod clock;
mod error;
mod id;
mod lang;
mod money;
mod text;

pub use chance::{Chance, SeededChance, SystemChance, digest, token};
pub use clock::{Clock, FixedClock, Instant, Span, SystemClock};
pub use error::{Error, Fault, Refusal, Result};
pub use id::*;
pub use lang::Lang;
pub use money::{Currency, Money, MoneyError};
pub use text::{Arg, Text, visible};

use std::sync::Arc;

/// Time and chance, handed to whoever needs them.
#[derive(Clone)]
pub struct World {
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
}

impl World {
    pub fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance }
    }

    /// The machine's own clock and randomness.
    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemChance))
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new UUIDv7, in order of time.
    pub fn id<T: From<String>>(&self) -> T {
        T::from(id::uuid7(self.now(), self.chance.u64(), self.chance.u64()))
    }

    /// 32 random bytes as URL-safe text: for links, cookies and keys. Store its [`digest`] only.
    pub fn token(&self) -> String {
        token(&*self.chance)
    }

    pub fn chance(&self) -> &dyn Chance {
        &*self.chance
    }
}
