//! Randomness that a test can repeat, and secrets made from it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use sha2::{Digest as _, Sha256};
use std::sync::{Mutex, PoisonError};

/// A source of random numbers.
pub trait Chance: Send + Sync {
    fn u64(&self) -> u64;

    /// A whole number in `0..bound`; 0 where `bound` is 0.
    fn below(&self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.u64() % bound }
    }
}

/// The operating system's randomness.
pub struct SystemChance;

impl Chance for SystemChance {
    fn u64(&self) -> u64 {
        rand::rng().next_u64()
    }
}

/// The same numbers for the same seed. Never for secrets outside tests and the demo's content.
pub struct SeededChance(Mutex<StdRng>);

impl SeededChance {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Chance for SeededChance {
    fn u64(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).next_u64()
    }
}

/// 32 random bytes as URL-safe base64 without padding (43 characters).
pub fn token(chance: &dyn Chance) -> String {
    let mut bytes = [0u8; 32];
    for eight in bytes.chunks_mut(8) {
        eight.copy_from_slice(&chance.u64().to_be_bytes());
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// SHA-256 of a secret as URL-safe base64: what is stored in its place.
pub fn digest(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}
