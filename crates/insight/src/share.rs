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
        let (low, _, high) = self.wilson()?;
        let thousandths = |x: f64| (x * 1000.0).round() as u64;
        Some((thousandths(low), thousandths(high)))
    }

    /// Wilson's interval around the share itself.
    fn wilson(self) -> Option<(f64, f64, f64)> {
        if self.all == 0 {
            return None;
        }
        let n = self.all as f64;
        let (z, share) = (1.96, self.some.min(self.all) as f64 / n);
        let middle = share + z * z / (2.0 * n);
        let spread = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z * z / n;
        let bound = |x: f64| (x / whole).clamp(0.0, 1.0);
        Some((bound(middle - spread), share, bound(middle + spread)))
    }

    /// Between which thousandths this share lies above (below zero: under) another, with 95 per cent certainty:
    /// Newcombe's interval, made of Wilson's. Nothing where either is of nothing.
    pub fn beyond(self, other: Self) -> Option<(i64, i64)> {
        let ((low, here, high), (under, there, over)) = (self.wilson()?, other.wilson()?);
        let thousandths = |x: f64| (x.clamp(-1.0, 1.0) * 1000.0).round() as i64;
        let between = here - there;
        let down = (here - low).hypot(over - there);
        let up = (high - here).hypot(there - under);
        Some((thousandths(between - down), thousandths(between + up)))
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

    #[test]
    fn two_shares_are_compared_with_what_is_sure() {
        let of = |some, all| Share { some, all };
        // Newcombe (1998), table II, method 10: 0.0524 to 0.3339, 0.1705 to 0.8090, 0.6075 to 1.
        assert_eq!(of(56, 70).beyond(of(48, 80)), Some((52, 334)));
        assert_eq!(of(9, 10).beyond(of(3, 10)), Some((171, 809)));
        assert_eq!(of(10, 10).beyond(of(0, 10)), Some((607, 1000)));
        assert_eq!((of(0, 0).beyond(of(1, 2)), of(1, 2).beyond(of(0, 0))), (None, None));
    }

    proptest! {
        #[test]
        fn the_other_way_round_is_the_opposite(a in 0u64..300, b in 1u64..300, c in 0u64..300, d in 1u64..300) {
            let (one, other) = (Share { some: a.min(b), all: b }, Share { some: c.min(d), all: d });
            let ((low, high), (under, over)) = (one.beyond(other).unwrap(), other.beyond(one).unwrap());
            prop_assert!(low <= high && (low + over).abs() <= 1 && (high + under).abs() <= 1);
            prop_assert!(one != other || (low <= 0 && high >= 0));
        }

        #[test]
        fn the_share_lies_within_what_is_sure(all in 1u64..5000, part in 0.0f64..=1.0) {
            let some = (all as f64 * part) as u64;
            let (low, high) = Share { some, all }.surely().unwrap();
            let share = some as f64 * 1000.0 / all as f64;
            prop_assert!(low as f64 <= share + 1.0 && share <= high as f64 + 1.0 && high <= 1000);
        }
    }
}
