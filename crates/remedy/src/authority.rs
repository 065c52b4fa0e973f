//! Whether somebody may grant an amount alone. Pure.

use ground::{Money, Refusal, Text};

#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Within their authority and the budget.
    Grant,
    /// Above their authority: a supervisor decides.
    Approve,
    Refuse(Box<Refusal>),
}

/// `left` is what remains of the site's budget today; `None` where it has none.
pub fn check(amount: Money, authority: Money, left: Option<Money>) -> Verdict {
    let refuse = |r: Refusal| Verdict::Refuse(Box::new(r));
    if amount.minor <= 0 {
        return refuse(Refusal::input("remedy.amount", "amount", Text::new("remedy-amount-positive")));
    }
    if amount.currency != authority.currency || left.is_some_and(|l| l.currency != amount.currency) {
        return refuse(Refusal::input("remedy.currency", "amount", Text::new("remedy-amount-currency")));
    }
    if let Some(left) = left.filter(|l| amount.minor > l.minor) {
        let rest = Money::new(left.minor.max(0), left.currency);
        let reason = Text::new("remedy-budget-spent").with("left", rest);
        return refuse(Refusal::conflict("remedy.budget", reason));
    }
    if amount.minor > authority.minor { Verdict::Approve } else { Verdict::Grant }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Currency;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn the_limits_are_inclusive() {
        assert_eq!(check(eur(2000), eur(2000), None), Verdict::Grant);
        assert_eq!(check(eur(2001), eur(2000), None), Verdict::Approve);
        assert_eq!(check(eur(2000), eur(2000), Some(eur(2000))), Verdict::Grant);
        assert!(
            matches!(check(eur(2000), eur(2000), Some(eur(1999))), Verdict::Refuse(r) if r.rule == "remedy.budget")
        );
        assert!(matches!(check(eur(0), eur(2000), None), Verdict::Refuse(r) if r.rule == "remedy.amount"));
        assert!(matches!(
            check(Money::new(5, Currency::USD), eur(2000), None),
            Verdict::Refuse(r) if r.rule == "remedy.currency"
        ));
    }

    proptest! {
        #[test]
        fn never_more_than_authority_alone_and_never_more_than_the_budget(
            amount in -1000i64..10_000, authority in 0i64..10_000, left in prop::option::of(-500i64..10_000),
        ) {
            match check(eur(amount), eur(authority), left.map(eur)) {
                Verdict::Grant => prop_assert!(amount > 0 && amount <= authority && left.is_none_or(|l| amount <= l)),
                Verdict::Approve => prop_assert!(amount > authority && left.is_none_or(|l| amount <= l)),
                Verdict::Refuse(_) => prop_assert!(amount <= 0 || left.is_some_and(|l| amount > l)),
            }
        }
    }
}
