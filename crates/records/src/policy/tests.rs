//! A refusal for every rule, and what must hold whatever is asked.

use super::*;
use crate::{Extra, Line, MethodKind, Parcel, Payment, Product, Tracking, TrackingKind, Variant};
use ground::{Currency, OrderId, PersonId, SiteId, Span};
use proptest::prelude::*;

pub(crate) const NOW: Instant = Instant(1_700_000_000_000_000);
const USD: Currency = Currency::USD;

fn usd(minor: i64) -> Money {
    Money::new(minor, USD)
}

fn words(color: &str) -> Words {
    Words(vec![("color".into(), color.into())])
}

fn variant(item: &str, product: &str, color: &str, price: i64, available: bool) -> Variant {
    Variant {
        item: item.into(),
        product: product.into(),
        options: words(color),
        available,
        price: usd(price),
        extra: Extra::new(),
    }
}

fn products() -> Vec<Product> {
    let product = |id: &str, name: &str, variants| Product {
        id: id.into(),
        site: "shop".into(),
        name: name.into(),
        names: Default::default(),
        labels: Default::default(),
        variants,
        extra: Extra::new(),
    };
    vec![
        product(
            "lamp",
            "Lamp",
            vec![
                variant("lamp-red", "lamp", "red", 5000, true),
                variant("lamp-blue", "lamp", "blue", 6000, true),
                variant("lamp-green", "lamp", "green", 4000, true),
                variant("lamp-gold", "lamp", "gold", 9000, false),
            ],
        ),
        product("mug", "Mug", vec![variant("mug-white", "mug", "white", 1000, true)]),
    ]
}

fn line(key: &str, item: &str, product: &str, price: i64) -> Line {
    Line {
        key: key.into(),
        item: item.into(),
        product: product.into(),
        name: if product == "lamp" { "Lamp" } else { "Mug" }.into(),
        price: usd(price),
        quantity: 1,
        options: words("red"),
        extra: Extra::new(),
    }
}

fn address() -> Address {
    Address {
        address1: "1 Elm Street".into(),
        address2: String::new(),
        city: "Denver".into(),
        state: "CO".into(),
        country: "USA".into(),
        zip: "80279".into(),
    }
}

pub(crate) fn order(status: Status) -> Order {
    Order {
        id: OrderId::from("#W1"),
        site: SiteId::from("shop"),
        person: Some(PersonId::from("ann")),
        status,
        address: address(),
        currency: USD,
        lines: vec![line("0", "lamp-red", "lamp", 5000), line("1", "mug-white", "mug", 1000)],
        parcels: vec![],
        payments: vec![Payment {
            kind: PaymentKind::Payment,
            amount: usd(6000),
            method: "card".into(),
            at: None,
            extra: Extra::new(),
        }],
        placed_at: None,
        expected_at: None,
        delivered_at: None,
        cancel_reason: None,
        exchange: None,
        returned: None,
        items_changed_at: None,
        touched: false,
        extra: Extra::new(),
    }
}

fn methods(balance: i64) -> Vec<PaymentMethod> {
    let method = |id: &str, kind: MethodKind, balance: Option<i64>| PaymentMethod {
        id: id.into(),
        person: "ann".into(),
        kind,
        brand: None,
        last_four: None,
        balance: balance.map(usd),
        extra: Extra::new(),
    };
    vec![
        method("card", MethodKind::CreditCard, None),
        method("paypal", MethodKind::Paypal, None),
        method("gift", MethodKind::GiftCard, Some(balance)),
    ]
}

fn ask_with(order: &Order, balance: i64, act: Act, right: Right) -> Result<Preview, Refusal> {
    let (methods, products) = (methods(balance), products());
    decide(&act, &Matter { order, methods: &methods, products: &products, now: NOW }, right)
}

fn ask(status: Status, act: Act) -> Result<Preview, Refusal> {
    ask_with(&order(status), 10_000, act, Right::Customer)
}

#[track_caller]
fn refused(result: Result<Preview, Refusal>, rule: &str) {
    let refusal = result.expect_err("it was allowed");
    assert_eq!(refusal.rule, rule);
    if refusal.conflict {
        assert!(!refusal.instead.is_empty(), "{rule} does not say what is possible instead");
    }
}

fn cancel(reason: &str) -> Act {
    Act::Cancel { reason: reason.into() }
}
fn items(ids: &[&str]) -> Vec<ItemId> {
    ids.iter().map(|i| ItemId::from(*i)).collect()
}
fn change(from: &[&str], to: &[&str], method: &str) -> Act {
    Act::ChangeItems { items: items(from), new_items: items(to), method: method.into() }
}
fn exchange(from: &[&str], to: &[&str], method: &str) -> Act {
    Act::Exchange { items: items(from), new_items: items(to), method: method.into() }
}
fn give_back(from: &[&str], method: &str) -> Act {
    Act::Return { items: items(from), method: method.into() }
}
fn pay_with(method: &str) -> Act {
    Act::ChangePayment { method: method.into() }
}
fn desk(authority: i64) -> Right {
    Right::Desk { authority: usd(authority) }
}

#[test]
fn only_a_pending_order_is_cancelled() {
    for status in Status::ALL {
        let answer = ask(status, cancel("no longer needed"));
        match status {
            Status::Pending => assert!(answer.is_ok()),
            Status::PendingModified => refused(answer, "order.final-after-item-change"),
            _ => refused(answer, "order.cancel-only-pending"),
        }
    }
}

#[test]
fn a_cancellation_has_one_of_two_reasons() {
    assert!(ask(Status::Pending, cancel("ordered by mistake")).is_ok());
    refused(ask(Status::Pending, cancel("too expensive")), "cancel.reason");
    refused(ask(Status::Pending, cancel("")), "cancel.reason");
}

#[test]
fn a_cancellation_refunds_the_original_method() {
    let mut o = order(Status::Pending);
    let mut m = methods(100);
    let preview = ask_with(&o, 100, cancel("no longer needed"), Right::Customer).unwrap();
    assert_eq!(preview.money[0].when, When::BusinessDays);
    apply(&preview, &mut o, &mut m, NOW);
    assert_eq!((o.status, o.cancel_reason.as_deref()), (Status::Cancelled, Some("no longer needed")));
    assert_eq!(o.payments[1].kind, PaymentKind::Refund);
    assert_eq!((o.payments[1].amount, o.payments[1].method.as_str()), (usd(6000), "card"));
    assert_eq!(m[2].balance, Some(usd(100)));

    let mut o = order(Status::Pending);
    o.payments[0].method = "gift".into();
    let preview = ask_with(&o, 100, cancel("no longer needed"), Right::Customer).unwrap();
    assert_eq!(preview.money[0].when, When::AtOnce);
    apply(&preview, &mut o, &mut m, NOW);
    assert_eq!(m[2].balance, Some(usd(6100)));
}

#[test]
fn after_a_payment_change_a_cancellation_refunds_who_pays_now() {
    let mut o = order(Status::Pending);
    let mut m = methods(10_000);
    let preview = ask_with(&o, 10_000, pay_with("gift"), Right::Customer).unwrap();
    apply(&preview, &mut o, &mut m, NOW);
    assert_eq!(m[2].balance, Some(usd(4000)));
    let kinds: Vec<_> = o.payments.iter().map(|p| (p.kind, p.method.as_str(), p.amount.minor)).collect();
    assert_eq!(
        kinds,
        [
            (PaymentKind::Payment, "card", 6000),
            (PaymentKind::Payment, "gift", 6000),
            (PaymentKind::Refund, "card", 6000)
        ]
    );
    assert_eq!(o.status, Status::Pending);
    let products = products();
    let matter = Matter { order: &o, methods: &m, products: &products, now: NOW };
    let preview = decide(&cancel("no longer needed"), &matter, Right::Customer).unwrap();
    assert_eq!(preview.money.len(), 1);
    apply(&preview, &mut o, &mut m, NOW);
    assert_eq!(m[2].balance, Some(usd(10_000)));
}

#[test]
fn address_payment_and_items_change_only_while_pending() {
    for status in Status::ALL {
        for (act, rule) in [
            (Act::ChangeAddress { address: address() }, "order.address-only-pending"),
            (pay_with("paypal"), "order.payment-only-pending"),
            (change(&["lamp-red"], &["lamp-blue"], "card"), "order.items-only-pending"),
        ] {
            match status {
                Status::Pending => assert!(ask(status, act).is_ok()),
                Status::PendingModified => refused(ask(status, act), "order.final-after-item-change"),
                _ => refused(ask(status, act), rule),
            }
        }
    }
}

#[test]
fn an_address_is_complete() {
    let broken: [fn(&mut Address); 5] = [
        |a| a.address1 = " ".into(),
        |a| a.city.clear(),
        |a| a.country.clear(),
        |a| a.zip.clear(),
        |a| a.address2 = "x\u{7}".into(),
    ];
    for break_it in broken {
        let mut a = address();
        break_it(&mut a);
        refused(ask(Status::Pending, Act::ChangeAddress { address: a }), "address.incomplete");
    }
    let without_state = Address { state: String::new(), ..address() };
    assert!(ask(Status::Pending, Act::ChangeAddress { address: without_state }).is_ok());
}

#[test]
fn a_new_payment_method_is_ones_own_another_and_covers_the_total() {
    refused(ask(Status::Pending, pay_with("stranger")), "payment.unknown-method");
    refused(ask(Status::Pending, pay_with("card")), "payment.same-method");
    let o = order(Status::Pending);
    refused(ask_with(&o, 5_999, pay_with("gift"), Right::Customer), "payment.gift-card-balance");
    assert!(ask_with(&o, 6_000, pay_with("gift"), Right::Customer).is_ok());
    let mut o = order(Status::Pending);
    let preview = ask(Status::Pending, pay_with("paypal")).unwrap();
    apply(&preview, &mut o, &mut methods(0), NOW);
    refused(ask_with(&o, 10_000, pay_with("gift"), Right::Customer), "payment.changed-once");
}

#[test]
fn new_items_are_available_and_of_the_same_product() {
    type Swap = fn(&[&str], &[&str], &str) -> Act;
    let both: [(Swap, Status); 2] = [(change, Status::Pending), (exchange, Status::Delivered)];
    for (swap, status) in both {
        let ask = |from: &[&str], to: &[&str], method: &str| ask(status, swap(from, to, method));
        refused(ask(&[], &[], "card"), "items.none");
        refused(ask(&["lamp-red"], &[], "card"), "items.counts-differ");
        refused(ask(&["lamp-blue"], &["lamp-red"], "card"), "items.not-in-order");
        refused(ask(&["lamp-red", "lamp-red"], &["lamp-blue", "lamp-blue"], "card"), "items.too-many");
        refused(ask(&["lamp-red"], &["mug-white"], "card"), "items.other-product");
        refused(ask(&["lamp-red"], &["nonsense"], "card"), "items.other-product");
        refused(ask(&["lamp-red"], &["lamp-red"], "card"), "items.same-options");
        refused(ask(&["lamp-red"], &["lamp-gold"], "card"), "items.unavailable");
        refused(ask(&["lamp-red"], &["lamp-blue"], "stranger"), "payment.unknown-method");
    }
}

#[test]
fn a_gift_card_covers_the_difference() {
    for (status, swap) in [
        (Status::Pending, change(&["lamp-red"], &["lamp-blue"], "gift")),
        (Status::Delivered, exchange(&["lamp-red"], &["lamp-blue"], "gift")),
    ] {
        refused(ask_with(&order(status), 999, swap.clone(), Right::Customer), "payment.gift-card-balance");
        assert!(ask_with(&order(status), 1_000, swap, Right::Customer).is_ok());
    }
}

#[test]
fn an_item_change_books_the_difference_once() {
    let mut o = order(Status::Pending);
    let mut m = methods(10_000);
    let preview = ask(Status::Pending, change(&["lamp-red"], &["lamp-green"], "gift")).unwrap();
    assert_eq!(preview.cost, usd(-1000));
    apply(&preview, &mut o, &mut m, NOW);
    assert_eq!(o.status, Status::PendingModified);
    assert_eq!(o.status.word(), "pending (item modified)");
    assert_eq!((o.lines[0].item.as_str(), o.lines[0].price), ("lamp-green", usd(4000)));
    assert_eq!(o.lines[0].options, words("green"));
    assert_eq!((o.payments[1].kind, o.payments[1].amount), (PaymentKind::Refund, usd(1000)));
    assert_eq!(m[2].balance, Some(usd(11_000)));
}

#[test]
fn only_a_delivered_order_is_returned_or_exchanged() {
    for status in Status::ALL {
        let back = ask(status, give_back(&["mug-white"], "card"));
        let other = ask(status, exchange(&["lamp-red"], &["lamp-blue"], "card"));
        if status == Status::Delivered {
            assert!(back.is_ok() && other.is_ok());
        } else {
            refused(back, "order.return-only-delivered");
            refused(other, "order.exchange-only-delivered");
        }
    }
}

#[test]
fn a_refund_goes_to_the_original_method_or_a_gift_card() {
    assert!(ask(Status::Delivered, give_back(&["mug-white"], "card")).is_ok());
    assert!(ask(Status::Delivered, give_back(&["mug-white"], "gift")).is_ok());
    refused(ask(Status::Delivered, give_back(&["mug-white"], "paypal")), "return.method");
    refused(ask(Status::Delivered, give_back(&["mug-white"], "stranger")), "payment.unknown-method");
    refused(ask(Status::Delivered, give_back(&[], "card")), "items.none");
    refused(ask(Status::Delivered, give_back(&["lamp-blue"], "card")), "items.not-in-order");
    refused(ask(Status::Delivered, give_back(&["mug-white", "mug-white"], "card")), "items.too-many");
}

#[test]
fn returns_and_exchanges_book_no_money() {
    let mut o = order(Status::Delivered);
    let mut m = methods(5_000);
    let preview = ask(Status::Delivered, give_back(&["mug-white", "lamp-red"], "gift")).unwrap();
    assert_eq!((preview.cost, preview.money[0].after_arrival), (usd(-6000), true));
    apply(&preview, &mut o, &mut m, NOW);
    assert_eq!((o.status, o.payments.len(), m[2].balance), (Status::ReturnRequested, 1, Some(usd(5_000))));
    assert_eq!(o.returned.unwrap().items, items(&["lamp-red", "mug-white"]));

    let mut o = order(Status::Delivered);
    let preview = ask(Status::Delivered, exchange(&["lamp-red"], &["lamp-green"], "card")).unwrap();
    apply(&preview, &mut o, &mut m, NOW);
    assert_eq!((o.status, o.payments.len()), (Status::ExchangeRequested, 1));
    assert_eq!(o.lines[0].item.as_str(), "lamp-red");
    assert_eq!(o.exchange.unwrap().difference, usd(-1000));
}

#[test]
fn two_of_one_item_become_two_others() {
    let mut o = order(Status::Pending);
    o.lines.push(line("2", "lamp-red", "lamp", 5000));
    let act = change(&["lamp-red", "lamp-red"], &["lamp-blue", "lamp-green"], "card");
    let preview = ask_with(&o, 0, act, Right::Customer).unwrap();
    assert_eq!(preview.cost, usd(0));
    apply(&preview, &mut o, &mut methods(0), NOW);
    let now: Vec<_> = o.lines.iter().map(|l| l.item.as_str()).collect();
    assert_eq!(now, ["lamp-blue", "mug-white", "lamp-green"]);
    assert_eq!(o.payments.len(), 1, "nothing is booked where nothing is due");
}

#[test]
fn one_piece_of_a_line_of_three_is_split_off() {
    let mut o = order(Status::Pending);
    o.lines[0].quantity = 3;
    let act = change(&["lamp-red", "lamp-red"], &["lamp-blue", "lamp-green"], "card");
    let preview = ask_with(&o, 0, act, Right::Customer).unwrap();
    apply(&preview, &mut o, &mut methods(0), NOW);
    let mut now: Vec<_> = o.lines.iter().map(|l| (l.item.as_str(), l.quantity)).collect();
    now.sort();
    assert_eq!(now, [("lamp-blue", 1), ("lamp-green", 1), ("lamp-red", 1), ("mug-white", 1)]);
    let keys: std::collections::HashSet<_> = o.lines.iter().map(|l| &l.key).collect();
    assert_eq!(keys.len(), 4);
}

#[test]
fn what_is_for_the_desk_is_refused_to_customers() {
    for act in [
        Act::RedirectProcessed { address: address() },
        Act::ChangeProcessedItems {
            items: items(&["lamp-red"]),
            new_items: items(&["lamp-blue"]),
            method: "card".into(),
        },
        Act::Reship { parcel: 0 },
    ] {
        refused(ask(Status::Processed, act), "desk.only");
    }
}

#[test]
fn the_desk_changes_a_processed_order_until_it_leaves() {
    let swap = |to: &str| Act::ChangeProcessedItems {
        items: items(&["lamp-red"]),
        new_items: items(&[to]),
        method: "card".into(),
    };
    let redirect = || Act::RedirectProcessed { address: address() };
    for status in Status::ALL.into_iter().filter(|s| *s != Status::Processed) {
        refused(ask_with(&order(status), 0, swap("lamp-blue"), desk(0)), "desk.only-processed");
        refused(ask_with(&order(status), 0, redirect(), desk(0)), "desk.only-processed");
    }
    let mut o = order(Status::Processed);
    assert!(ask_with(&o, 0, redirect(), desk(0)).is_ok());
    refused(ask_with(&o, 0, swap("lamp-green"), desk(999)), "authority.too-low");
    assert!(ask_with(&o, 0, swap("lamp-green"), desk(1_000)).is_ok());
    refused(ask_with(&o, 0, swap("lamp-gold"), desk(1_000)), "items.unavailable");
    let preview = ask_with(&o, 0, swap("lamp-blue"), desk(0)).unwrap();
    apply(&preview, &mut o, &mut methods(0), NOW);
    assert_eq!((o.status, o.lines[0].item.as_str()), (Status::Processed, "lamp-blue"));
    let again = Act::ChangeProcessedItems {
        items: items(&["lamp-blue"]),
        new_items: items(&["lamp-red"]),
        method: "card".into(),
    };
    refused(ask_with(&o, 0, again, desk(10_000)), "order.items-changed-once");
    // What the customer is told to do instead leaves out what was used up.
    let cancel = Act::Cancel { reason: CANCEL_REASONS[0].into() };
    let instead =
        |o: &Order| ask_with(o, 0, cancel.clone(), Right::Customer).unwrap_err().instead[0].key.clone();
    assert_eq!(instead(&o), "records-instead-processed-address");
    assert_eq!(instead(&order(Status::Processed)), "records-instead-processed");
    o.parcels.push(Parcel {
        events: vec![Tracking { at: NOW, kind: TrackingKind::HandedOver, place: String::new() }],
        ..Parcel::default()
    });
    refused(ask_with(&o, 0, redirect(), desk(0)), "desk.already-shipped");
    refused(ask_with(&o, 0, swap("lamp-green"), desk(0)), "desk.already-shipped");
}

#[test]
fn a_parcel_is_sent_again_when_it_is_lost() {
    let mut o = order(Status::Processed);
    let reship = |o: &Order, parcel, authority| ask_with(o, 0, Act::Reship { parcel }, desk(authority));
    refused(reship(&o, 0, 10_000), "reship.not-lost");
    refused(reship(&order(Status::Pending), 0, 10_000), "reship.only-processed");
    let event = |kind, days| Tracking { at: NOW - Span::days(days), kind, place: String::new() };
    o.parcels.push(Parcel {
        tracking: vec!["1".into()],
        items: items(&["lamp-red", "mug-white"]),
        events: vec![event(TrackingKind::HandedOver, 9)],
        ..Parcel::default()
    });
    o.expected_at = Some(NOW - Span::days(4));
    refused(reship(&o, 0, 10_000), "reship.not-lost");
    o.expected_at = Some(NOW - Span::days(5));
    refused(reship(&o, 0, 5_999), "authority.too-low");
    assert!(reship(&o, 0, 6_000).is_ok());
    o.expected_at = Some(NOW);
    o.parcels[0].events.push(event(TrackingKind::Lost, 1));
    refused(reship(&o, 7, 6_000), "reship.no-such-parcel");
    let preview = reship(&o, 0, 6_000).unwrap();
    apply(&preview, &mut o, &mut methods(0), NOW);
    assert!(o.parcels[0].replaced);
    assert_eq!(o.parcels[1].items, items(&["lamp-red", "mug-white"]));
    refused(reship(&o, 0, 6_000), "reship.not-lost");
}

fn any_act() -> impl Strategy<Value = Act> {
    let item = prop::sample::select(vec!["lamp-red", "lamp-blue", "lamp-gold", "mug-white", "x"]);
    let some = prop::collection::vec(item.prop_map(ItemId::from), 0..4);
    let method = prop::sample::select(vec!["card", "paypal", "gift", "x"]).prop_map(PaymentMethodId::from);
    let reason = prop::sample::select(vec!["no longer needed", "ordered by mistake", "x"]);
    prop_oneof![
        reason.prop_map(|r| Act::Cancel { reason: r.into() }),
        method.clone().prop_map(|method| Act::ChangePayment { method }),
        (some.clone(), some.clone(), method.clone())
            .prop_map(|(items, new_items, method)| Act::ChangeItems { items, new_items, method }),
        (some.clone(), some.clone(), method.clone()).prop_map(|(items, new_items, method)| Act::Exchange {
            items,
            new_items,
            method
        }),
        (some.clone(), some, method.clone()).prop_map(|(items, new_items, method)| {
            Act::ChangeProcessedItems { items, new_items, method }
        }),
        (prop::collection::vec(Just(ItemId::from("mug-white")), 0..3), method)
            .prop_map(|(items, method)| Act::Return { items, method }),
    ]
}

proptest! {
    /// Whatever is asked in whatever order: no money is made or lost, no gift card falls below
    /// zero, nobody gets back more than they paid, and no piece disappears.
    #[test]
    fn money_and_pieces_are_kept(
        status in prop::sample::select(Status::ALL.to_vec()),
        balance in 0i64..20_000,
        acts in prop::collection::vec(any_act(), 1..8),
    ) {
        let mut order = order(status);
        let mut methods = methods(balance);
        let products = products();
        for act in acts {
            let before = (order.clone(), methods.clone());
            let matter = Matter { order: &order, methods: &methods, products: &products, now: NOW };
            let right = if act.kind() == Kind::ChangeProcessedItems { desk(100_000) } else { Right::Customer };
            let Ok(preview) = decide(&act, &matter, right) else { continue };
            prop_assert_eq!(matter.order, &before.0);
            apply(&preview, &mut order, &mut methods, NOW);
            let spent_from_gift = order.paid_by(&"gift".into()).minor;
            prop_assert_eq!(methods[2].balance.unwrap().minor, balance - spent_from_gift);
            prop_assert!(methods[2].balance.unwrap().minor >= 0);
            prop_assert_eq!(order.pieces(), 2);
            let paid: i64 = ["card", "paypal", "gift"].iter().map(|m| order.paid_by(&(*m).into()).minor).sum();
            match order.status {
                Status::Cancelled if status == Status::Cancelled => {}
                Status::Cancelled => prop_assert_eq!(paid, 0),
                _ => prop_assert_eq!(paid, order.total().minor),
            }
            prop_assert!(order.touched);
            prop_assert!(!preview.sentences.is_empty());
            let booked: i64 = preview.money.iter().filter(|m| !m.after_arrival).map(|m| match m.kind {
                PaymentKind::Payment => m.amount.minor,
                PaymentKind::Refund => -m.amount.minor,
            }).sum();
            let before_paid: i64 =
                ["card", "paypal", "gift"].iter().map(|m| before.0.paid_by(&(*m).into()).minor).sum();
            prop_assert_eq!(paid - before_paid, booked);
        }
    }

    /// A decision never panics, whatever the order looks like.
    #[test]
    fn a_decision_always_answers(act in any_act(), quantity in -3i64..4, balance in -5i64..5) {
        let mut order = order(Status::Pending);
        order.lines[0].quantity = quantity;
        order.payments.clear();
        let (methods, products) = (methods(balance), products());
        let matter = Matter { order: &order, methods: &methods, products: &products, now: NOW };
        let _ = decide(&act, &matter, Right::Customer);
    }
}
