//! A share of a whole, with how far it can be trusted.

/// Some of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub some: u64,
    pub all: u64,
}

impl Share {
    /// In per cent, rounded; nothing of nothing.
    pub fn per_cent(self) -> Option<u64> {
        (self.all > 0).then(|| (self.some * 100 + self.all / 2) / self.all)
    }

    /// Between which thousandths the share lies with 95 per cent certainty (Wilson's interval); nothing of nothing.
    pub fn surely(self) -> Option<(u64, u64)> {
        if self.all == 0 {
            return None;
        }
        let n = self.all as f64;
        let (z, share) = (1.96, self.some.min(self.all) as f64 / n);
        let middle = share + z * z / (2.0 * n);
        let spread = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z * z / n;
        let thousandths = |x: f64| ((x / whole).clamp(0.0, 1.0) * 1000.0).round() as u64;
        Some((thousandths(middle - spread), thousandths(middle + spread)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_are_told_with_little_certainty() {
        let of = |some, all| Share { some, all };
        // Wilson (1927); the values of a table.
        assert_eq!(of(1, 10).surely(), Some((18, 404)));
        assert_eq!(of(0, 10).surely(), Some((0, 278)));
        assert_eq!((of(0, 0).surely(), of(0, 0).per_cent()), (None, None));
        assert_eq!(of(2, 3).per_cent(), Some(67));
    }

    proptest! {
        #[test]
        fn the_share_lies_within_what_is_sure(all in 1u64..5000, part in 0.0f64..=1.0) {
            let some = (all as f64 * part) as u64;
            let (low, high) = Share { some, all }.surely().unwrap();
            let share = some as f64 * 1000.0 / all as f64;
            prop_assert!(low as f64 <= share + 1.0 && share <= high as f64 + 1.0 && high <= 1000);
        }
    }
}
