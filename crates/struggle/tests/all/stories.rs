//! Stories of people who struggle, and what the machine makes of them.

use ground::{Arg, EventId, Instant, Lang, OrderId, SiteId, Span, Text, VisitId};
use journey::wire::Typed;
use journey::{Event, Goal, How, Kind, Proof, Visit};
use proptest::prelude::*;
use struggle::{Answer, Draft, Level, Promise, SIGNS, STATE_MAX, Sign, State};

const NOW: Instant = Instant(1_800_000_000_000_000);

fn after(seconds: i64) -> Instant {
    NOW + Span::secs(seconds)
}

fn event(n: i64, kind: Kind, seconds: i64) -> Event {
    Event::new(EventId(format!("e{n}")), kind, after(seconds)).page("/orders/%23W1/item-changes")
}

fn items() -> Option<Goal> {
    Some(Goal::order("items", &OrderId::from("#W1")))
}

fn refused(n: i64, seconds: i64) -> Event {
    let reason = Text::new("records-refused-items-only-pending");
    event(n, Kind::Refused, seconds).goal(items(), None).rule("order.items-only-pending", Some(reason))
}

fn invalid(n: i64, seconds: i64) -> Event {
    event(n, Kind::Invalid, seconds).named("zip", "Postcode").rule("zip.format", Some(Text::new("x-zip")))
}

fn run(events: &[Event]) -> State {
    let mut state = State::default();
    for e in events {
        state.observe(e, e.at);
    }
    state
}

#[test]
fn a_customer_who_is_refused_three_times_is_stuck_and_it_says_so() {
    let mut state = State::default();
    let levels: Vec<_> = (0..3).map(|i| state.observe(&refused(i, i * 60), after(i * 60))).collect();
    assert_eq!(
        levels.iter().map(|d| d.level).collect::<Vec<_>>(),
        [Level::Uneasy, Level::Uneasy, Level::Stuck]
    );
    assert!(levels[2].became_stuck());
    let why = &state.explain(after(120), 1)[0];
    assert_eq!((why.sign, why.count, why.text.key.as_ref()), (Sign::Refused, 3, "struggle-refused-goal"));
    assert_eq!(why.you.key, "struggle-refused-goal-you");
}

#[test]
fn an_employee_is_stuck_at_the_second_refusal_of_a_balance() {
    let refused = |n| {
        let reason = Text::new("services-leave-over-balance");
        event(n, Kind::Refused, n * 60)
            .goal(Some(Goal::leave()), None)
            .rule("leave.over-balance", Some(reason))
    };
    assert_eq!(run(&[refused(1)]).level(), Level::Uneasy);
    assert_eq!(run(&[refused(1), refused(2)]).level(), Level::Stuck);
}

#[test]
fn two_different_blockages_have_two_different_causes() {
    let at = after(60);
    let by_rule = run(&[refused(1, 0), refused(2, 20), refused(3, 40)]).probable_cause(at);
    let by_field = run(&[invalid(1, 0), invalid(2, 10), invalid(3, 20), invalid(4, 30)]).probable_cause(at);
    assert_eq!(by_rule.key, "struggle-cause-refused-goal");
    assert!(by_rule.args.contains(&("count".into(), Arg::Int(3))));
    assert_eq!(by_field.key, "struggle-cause-invalid");
    assert!(by_field.args.contains(&("label".into(), Arg::Str("Postcode".into()))));
    let unnamed = |n| event(n, Kind::Invalid, n).named("zip", "").rule("field", Some(Text::new("x-zip")));
    let cause = run(&[unnamed(1), unnamed(2), unnamed(3)]).probable_cause(at);
    assert_eq!(cause.key, "struggle-cause-invalid-unnamed");
    let both = run(&[refused(1, 0), refused(2, 5), invalid(3, 8), invalid(4, 9), invalid(5, 10)]);
    assert_eq!(both.probable_cause(at).key, "struggle-cause-two");
}

#[test]
fn time_and_success_lower_it_without_flicker() {
    let mut state = run(&[refused(1, 0), refused(2, 10), refused(3, 20)]);
    assert_eq!(state.level(), Level::Stuck);
    assert_eq!(state.pass(after(300)).level, Level::Stuck, "below where it began, above where it ends");
    assert_eq!(state.pass(after(1_200)).level, Level::Uneasy);
    let mut state = run(&[refused(1, 0), refused(2, 10), refused(3, 20)]);
    let done = event(9, Kind::Success, 30).goal(items(), None);
    assert_eq!(state.observe(&done, after(30)).level, Level::None);
    // A success elsewhere does not solve this.
    let mut state = run(&[refused(1, 0), refused(2, 10), refused(3, 20)]);
    let other = event(9, Kind::Success, 30).goal(Some(Goal::profile()), None);
    assert!(state.observe(&other, after(30)).weight > 2_000);
}

#[test]
fn an_ordinary_visit_is_no_struggle() {
    let page = |n, path: &str, goal: Option<Goal>| event(n, Kind::Page, n * 20).goal(goal, None).page(path);
    let search = |n, words: &str, hits| event(n, Kind::Search, n * 20).search(words, hits);
    let state = run(&[
        page(0, "/", None),
        page(1, "/orders", None),
        page(2, "/orders/%23W1", None),
        page(3, "/orders", None),
        page(4, "/orders/%23W2", None),
        search(5, "return", 12),
        search(6, "returns gift card", 3),
        event(7, Kind::Invalid, 140),
        page(8, "/orders/%23W1/item-changes", items()),
        page(9, "/orders", None),
    ]);
    assert_eq!(state.level(), Level::None, "{:?}", state.explain(after(200), 9));
}

#[test]
fn searching_without_result_and_wandering_are_seen() {
    let search = |n: i64, words: &str| event(n, Kind::Search, n * 15).search(words, 0);
    let lost = run(&[
        search(0, "voucher lost"),
        search(1, "lost voucher code"),
        search(2, "coupon"),
        search(3, "code"),
    ]);
    assert_eq!(lost.level(), Level::Uneasy);
    assert_eq!(lost.probable_cause(after(60)).key, "struggle-cause-search");
    // The person is told with their own words; the desk reads none before they agree.
    let signals = lost.explain(after(60), 9);
    let told =
        signals.iter().map(|s| &s.text).chain([&lost.probable_cause(after(60))]).cloned().collect::<Vec<_>>();
    assert!(!format!("{told:?}").contains("code"), "{told:?}");
    assert!(format!("{:?}", signals[0].you).contains("code"));
    let page = |n: i64, path: &str| {
        let goal = path.ends_with("item-changes").then(items).flatten();
        event(n, Kind::Page, n * 15).page(path).goal(goal, None)
    };
    let around = ["/orders/1/item-changes", "/orders/1"].into_iter().cycle().take(9).enumerate();
    let state = run(&around.map(|(i, path)| page(i as i64, path)).collect::<Vec<_>>());
    let signs: Vec<_> = state.explain(after(150), 9).iter().map(|s| s.sign).collect();
    assert!(signs.contains(&Sign::Loop) && signs.contains(&Sign::Return), "{signs:?}");
}

#[test]
fn clicks_alone_make_nobody_stuck() {
    let clicks: Vec<_> = (0..40).map(|i| event(i, Kind::DeadClick, i).named("save", "Save")).collect();
    assert!(run(&clicks).level() < Level::Stuck);
}

#[test]
fn what_is_proposed_for_sharing_can_be_struck_and_edited_and_not_extended() {
    let mut visit = Visit::new(VisitId::from("v"), SiteId::from("s"), Lang::En, NOW);
    visit.goal = items();
    let state =
        run(&[refused(1, 0), refused(2, 10), refused(3, 20), event(4, Kind::Search, 25).search("color", 0)]);
    let typed = [Typed::new("colour", "Colour", "<b>red</b>\u{202E}").unwrap()];
    let draft = Draft::of(&visit, &state, &typed, &|t| t.key.to_string(), after(30)).unwrap();
    let keys: Vec<_> = draft.facts.iter().map(|f| f.key.as_str()).collect();
    assert_eq!(keys, ["goal", "refused.1", "search.1", "field.colour"]);
    assert_eq!(draft.facts[3].value, "<b>red</b>");
    let offer = struggle::Offer {
        id: "o".into(),
        kind: struggle::Kind::Person,
        thing: None,
        outcome: None,
        chosen: None,
        draft,
        promise: Promise::Person { wait: Span::secs(0) },
        stage: struggle::Stage::Open,
        shared: vec![],
        handover: None,
        made_at: NOW,
        decided_at: None,
        own: struggle::own::Own::default(),
    };
    let answer = |key: &str, value: &str| Answer { key: key.into(), value: value.into() };
    let agreed =
        offer.agree(&[answer("goal", "other colour"), answer("search.1", " "), answer("password", "x")]);
    assert_eq!(agreed.len(), 1);
    assert_eq!(agreed[0].value, "other colour");
    assert_eq!(offer.skill(), "orders");
}

#[test]
fn every_sign_is_weighed_once() {
    let mut all: Vec<_> = SIGNS.iter().map(|w| w.sign).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), SIGNS.len());
    assert!(SIGNS.iter().all(|w| w.sign.weighing().weight == w.weight && !w.source.is_empty()));
}

fn any_event() -> impl Strategy<Value = Event> {
    let words = "[a-z<>\"\\\\é漢 ]{0,220}";
    (0..23usize, 0..400i64, 0..5u8, words, 0..6i64, 0..3u8, any::<u16>(), 0..8u8).prop_map(
        |(kind, seconds, place, words, hits, how, id, proof)| {
            let mut e = Event::new(EventId(format!("e{id}")), Kind::ALL[kind], after(seconds))
                .page(&format!("/orders/{place}/{}", words.replace(' ', "")))
                .named(&format!("f{place}"), &words)
                .rule(&format!("rule.{place}"), Some(Text::new("x").with("why", words.as_str())))
                .search(&words, hits)
                .count(hits);
            e.goal = (place > 1).then(|| Goal::order("items", &OrderId(format!("#W{place}{words}"))));
            e.proof =
                [Proof::Provisional, Proof::Confirmed, Proof::Withdrawn].get(usize::from(proof)).copied();
            e.of = (proof > 0 && proof < 3).then(|| EventId(format!("e{}", hits * 7)));
            e.how = [How::Visited, How::Left, How::Refilled].get(usize::from(how)).copied();
            e
        },
    )
}

/// What may withdraw guesses, or is success, lowers the weight; a page may be the form that was left.
fn is_difficulty(e: &Event) -> bool {
    let eases = matches!(e.kind, Kind::Success | Kind::Submit | Kind::Download | Kind::Page);
    !eases && e.proof != Some(Proof::Withdrawn)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_is_observed_the_state_stays_small_and_reads_back(events in prop::collection::vec(any_event(), 0..90)) {
        let mut state = State::default();
        for e in &events {
            state.observe(e, e.at);
            prop_assert!(state.json().len() <= STATE_MAX, "{}", state.json().len());
        }
        prop_assert_eq!(State::read(&state.json()), state.clone());
        state.explain(after(500), 20);
        state.probable_cause(after(500));
    }

    #[test]
    fn without_events_everybody_calms_down(events in prop::collection::vec(any_event(), 0..60)) {
        let mut state = run(&events);
        let mut last = state.pass(after(400)).weight;
        for hour in 1..24 {
            let now = after(400 + hour * 3_600);
            let passed = state.pass(now);
            prop_assert!(passed.weight <= last);
            last = passed.weight;
        }
        prop_assert_eq!(state.level(), Level::None);
        prop_assert!(state.explain(after(100_000), 9).is_empty());
    }

    #[test]
    fn difficulty_never_lowers_the_weight(events in prop::collection::vec(any_event(), 1..60)) {
        let mut state = State::default();
        for e in events.iter().filter(|e| is_difficulty(e)) {
            // A fixed now: only the event may change the weight.
            let before = state.pass(after(400));
            let then = state.observe(e, after(400));
            prop_assert!(then.weight >= before.weight, "{:?} {} < {}", e.kind, then.weight, before.weight);
            prop_assert!(then.level >= before.level);
        }
    }

    #[test]
    fn an_event_that_comes_again_changes_nothing(
        events in prop::collection::vec(any_event(), 1..40), again in prop::collection::vec(0..40usize, 0..20)
    ) {
        let mut unique = events;
        let mut ids = std::collections::HashSet::new();
        unique.retain(|e| ids.insert(e.id.clone()));
        let mut doubled = State::default();
        for (i, e) in unique.iter().enumerate() {
            doubled.observe(e, after(400));
            for j in again.iter().filter(|j| **j <= i) {
                prop_assert!(doubled.observe(&unique[*j], after(400)).repeated);
            }
        }
        let mut once = State::default();
        for e in &unique {
            once.observe(e, after(400));
        }
        prop_assert_eq!(once, doubled);
    }

    #[test]
    fn an_unreadable_state_is_a_new_one(text in "\\PC*") {
        State::read(&text);
    }
}
