//! What is offered to whom, by the thousand.

use ground::{Instant, Span};
use proptest::prelude::*;
use struggle::choose::{End, Past};
use struggle::{Block, Case, Kind, Level, Promise, choose};

fn kinds() -> impl Strategy<Value = Kind> {
    proptest::sample::select(Kind::ALL.to_vec())
}

fn promises() -> impl Strategy<Value = Promise> {
    prop_oneof![
        (0..600i64).prop_map(|s| Promise::Person { wait: Span::secs(s) }),
        Just(Promise::CallAt(Instant(1))),
        Just(Promise::Nobody),
    ]
}

fn pasts() -> impl Strategy<Value = Vec<Past>> {
    let end = proptest::sample::select(vec![End::Taken, End::No, End::Lapsed]);
    proptest::collection::vec((kinds(), end).prop_map(|(kind, end)| Past { kind, end }), 0..6)
}

prop_compose! {
    fn any_case()(
        level in proptest::sample::select(Level::ALL.to_vec()),
        block in proptest::sample::select(vec![
            Block::Field, Block::Search, Block::Way, Block::Ours, Block::Asks, Block::Other,
        ]),
        wishes in any::<bool>(),
        typing in proptest::bool::weighted(0.2),
        promise in promises(),
        at_hand in proptest::collection::vec(kinds(), 0..4),
        before in pasts(),
    ) -> (Level, Block, bool, bool, Promise, Vec<Kind>, Vec<Past>) {
        (level, block, wishes, typing, promise, at_hand, before)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn an_offer_can_be_kept_interrupts_nobody_and_respects_a_no(
        (level, block, wishes_somebody, typing, promise, at_hand, before) in any_case()
    ) {
        let case = Case { level, block, wishes_somebody, typing, promise, at_hand: &at_hand, before: &before };
        let Some(chosen) = choose(&case) else { return Ok(()) };
        prop_assert!(!typing && level >= Level::Stuck);
        prop_assert!(before.last().is_none_or(|p| p.end != End::No), "a second one after a no");
        match chosen.kind {
            Kind::Person => prop_assert!(matches!(promise, Promise::Person { .. }), "nobody is there"),
            Kind::Call => prop_assert!(matches!(promise, Promise::CallAt(_))),
            other => prop_assert!(at_hand.contains(&other), "{other:?} is not at hand"),
        }
        let again = before.iter().any(|p| p.kind == chosen.kind && p.end == End::Taken);
        prop_assert!(!again, "{:?} was taken already", chosen.kind);
    }

    #[test]
    fn a_weaker_kind_comes_first_unless_somebody_is_wished_for(
        (level, block, wishes_somebody, typing, promise, at_hand, before) in any_case()
    ) {
        let case = Case { level, block, wishes_somebody, typing, promise, at_hand: &at_hand, before: &before };
        let Some(chosen) = choose(&case) else { return Ok(()) };
        let urgent = level == Level::GivingUp || wishes_somebody || block == Block::Asks;
        let can = matches!(promise, Promise::Person { .. } | Promise::CallAt(_));
        let human = if matches!(promise, Promise::Person { .. }) { Kind::Person } else { Kind::Call };
        let taken = before.iter().any(|p| p.kind == human && p.end == End::Taken);
        if urgent && can && !taken {
            prop_assert_eq!(chosen.kind, human);
        } else if chosen.kind.is_somebody() {
            // Whatever the page could tell was not at hand, does not fit, or was taken.
            let hand = [Kind::Field, Kind::Answer, Kind::Service, human];
            let left: Vec<Kind> = hand.into_iter()
                .filter(|k| at_hand.contains(k) && !k.is_somebody())
                .filter(|k| !before.iter().any(|p| p.kind == *k && p.end == End::Taken))
                .collect();
            prop_assert!(!(block == Block::Field && left.contains(&Kind::Field)));
            prop_assert!(!(block == Block::Search && left.contains(&Kind::Answer)));
            prop_assert!(!(block == Block::Way && left.contains(&Kind::Service)));
        }
    }

    #[test]
    fn whoever_is_stuck_gets_somebody_where_somebody_can_come_and_nothing_else_is_at_hand(
        block in proptest::sample::select(vec![Block::Field, Block::Search, Block::Way, Block::Ours, Block::Other]),
        promise in promises(),
    ) {
        let case = Case {
            level: Level::Stuck, block, wishes_somebody: false, typing: false, promise,
            at_hand: &[], before: &[],
        };
        prop_assert_eq!(choose(&case).is_some(), promise != Promise::Nobody);
    }
}
