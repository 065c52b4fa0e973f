//! How long people waited.

use ground::Span;

/// Waits, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    pub count: u64,
    /// Half of them waited at most this long.
    pub half: Span,
    /// Nine of ten waited at most this long.
    pub most: Span,
    pub longest: Span,
}

impl Waits {
    /// Nothing where nobody waited.
    pub fn of(all: impl IntoIterator<Item = Span>) -> Option<Self> {
        let mut all: Vec<i64> = all.into_iter().map(|s| s.0.max(0)).collect();
        all.sort_unstable();
        // The least wait that at least this share did not exceed.
        let at =
            |tenths: usize| all.get((all.len() * tenths).div_ceil(10).saturating_sub(1)).copied().map(Span);
        Some(Self { count: all.len() as u64, half: at(5)?, most: at(9)?, longest: at(10)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_and_nine_of_ten() {
        let waits = Waits::of((1..=10).map(Span::minutes)).unwrap();
        assert_eq!((waits.count, waits.half, waits.most), (10, Span::minutes(5), Span::minutes(9)));
        assert_eq!(Waits::of([Span::secs(7)]).unwrap().most, Span::secs(7));
        assert_eq!(Waits::of([]), None);
    }

    proptest! {
        #[test]
        fn the_shares_are_kept(all in prop::collection::vec(0i64..1_000, 1..60)) {
            let waits = Waits::of(all.iter().copied().map(Span)).unwrap();
            let within = |limit: Span| all.iter().filter(|w| **w <= limit.0).count();
            prop_assert!(within(waits.half) * 2 >= all.len());
            prop_assert!(within(waits.most) * 10 >= all.len() * 9);
            prop_assert!(waits.half <= waits.most && waits.most <= waits.longest);
        }
    }
}
