//! Token buckets with bounded memory.

use ground::{Instant, Span};
use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, PoisonError};

/// So many at once, then so many a second, per key. Keeps at most `capacity` keys: when full, those that have
/// recovered are forgotten first, then all (a flood of addresses cannot fill memory). Of a key only a number is kept,
/// which nobody outside can foresee, however long the key is.
pub struct Limiter {
    burst: f64,
    per_second: f64,
    capacity: usize,
    hasher: RandomState,
    buckets: Mutex<HashMap<u64, Bucket>>,
}

struct Bucket {
    tokens: f64,
    at: Instant,
}

impl Limiter {
    /// `burst` calls at once, `per_second` after that, for at most `capacity` keys.
    pub fn new(burst: u32, per_second: f64, capacity: usize) -> Self {
        Self {
            burst: f64::from(burst),
            per_second,
            capacity,
            hasher: RandomState::new(),
            buckets: Mutex::default(),
        }
    }

    /// Takes one token of `key`; where there is none, says how long until there is.
    pub fn take(&self, key: &str, now: Instant) -> Result<(), Span> {
        let key = self.hasher.hash_one(key);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= self.capacity && !buckets.contains_key(&key) {
            buckets.retain(|_, b| self.level(b, now) < self.burst);
            if buckets.len() >= self.capacity {
                buckets.clear();
            }
        }
        let bucket = buckets.entry(key).or_insert(Bucket { tokens: self.burst, at: now });
        bucket.tokens = self.level(bucket, now);
        bucket.at = now;
        if bucket.tokens >= 1.0 {
            bucket.tokens -= 1.0;
            return Ok(());
        }
        Err(Span::millis(((1.0 - bucket.tokens) / self.per_second.max(1e-6) * 1_000.0).ceil() as i64))
    }

    fn level(&self, b: &Bucket, now: Instant) -> f64 {
        let seconds = (now - b.at).0.max(0) as f64 / 1e6;
        (b.tokens + seconds * self.per_second).min(self.burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_spends_its_burst_and_recovers() {
        let l = Limiter::new(2, 0.5, 10);
        let t = Instant(0);
        assert_eq!(l.take("a", t), Ok(()));
        assert_eq!(l.take("a", t), Ok(()));
        assert_eq!(l.take("a", t), Err(Span::secs(2)));
        assert_eq!(l.take("b", t), Ok(()));
        assert_eq!(l.take("a", t + Span::secs(2)), Ok(()));
    }

    #[test]
    fn a_flood_of_keys_stays_within_memory() {
        let l = Limiter::new(1, 1.0, 100);
        for i in 0..10_000 {
            let _ = l.take(&i.to_string(), Instant(0));
        }
        assert!(l.buckets.lock().unwrap().len() <= 100);
    }
}
