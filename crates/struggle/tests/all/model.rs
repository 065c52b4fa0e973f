//! The model: what it may look at, what it may never do, and that it says the same every time.

use ground::{EventId, Instant, Span};
use journey::{Event, Goal, How, Kind, Proof};
use proptest::prelude::*;
use std::sync::Arc;
use struggle::model::feature::{FEATURES, Feature, JUDGED, Vector, Way};
use struggle::model::train::{Moment, Seen, train};
use struggle::{Level, Model, STATE_MAX, Sign, State};

const NOW: Instant = Instant(1_800_000_000_000_000);

fn after(seconds: i64) -> Instant {
    NOW + Span::secs(seconds)
}

fn event(n: usize, kind: Kind, seconds: i64) -> Event {
    Event::new(EventId(format!("e-{n}")), kind, after(seconds))
        .page("//shop.example/checkout")
        .named("button#2", "")
}

fn model(alone: bool) -> Arc<Model> {
    Arc::new(Model { alone, ..Model::built_in().unwrap() })
}

fn state(events: &[Event]) -> State {
    let mut state = State::default().judged_by(Some(model(true)));
    events.iter().for_each(|e| {
        state.observe(e, e.at);
    });
    state
}

/// What people and pages do, of every kind that a browser may tell.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let kinds: Vec<Kind> =
        Kind::ALL.into_iter().filter(|k| !matches!(k, Kind::Language | Kind::Zoom | Kind::Device)).collect();
    let one = (prop::sample::select(kinds), 0..6u8, 0..40i64, 0..3u8, prop::bool::ANY);
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let mut at = 0;
        let mut made = Vec::new();
        for (n, (kind, place, wait, proof, page)) in all.into_iter().enumerate() {
            at += wait;
            let page = if page { "/a" } else { "/b" };
            let mut e =
                event(n, kind, at).page(page).named(&format!("field#{place}"), "").count(i64::from(place));
            e.how = Some([How::Visited, How::Left, How::Refilled][proof as usize]);
            e.proof = [None, Some(Proof::Provisional), Some(Proof::Confirmed)][proof as usize];
            made.push(e);
        }
        made
    })
}

/// What tells who somebody is, and not how they get on.
fn personal(n: usize, seconds: i64) -> Vec<Event> {
    let of = |k: usize, kind| event(1_000 + n * 3 + k, kind, seconds);
    vec![of(0, Kind::Language).named("hu", ""), of(1, Kind::Zoom).count(200), of(2, Kind::Device)]
}

#[test]
fn the_weights_are_read_and_written_to_the_letter() {
    let text = include_str!("../../weights.toml");
    let read = Model::read(text).unwrap();
    assert_eq!(read, Model::built_in().unwrap());
    assert_eq!(read.write(), text);
    assert!(
        read.from.cross_validated.precision >= 0.8 && read.from.cross_validated.recall >= 0.8,
        "{:?}",
        read.from
    );
}

#[test]
fn a_file_that_is_wrong_says_what_is() {
    let text = include_str!("../../weights.toml");
    for (is, becomes, says) in [
        ("stuck = ", "stuck = 7", "levels"),
        ("tries = ", "language = 1.0\ntries = ", "language"),
        ("refused = ", "zoom = 1.0\nrefused = ", "zoom"),
        ("scale = ", "scale = -", "scale"),
        ("[calibration]", "[calibrations]", "calibration"),
    ] {
        let wrong = Model::read(&text.replacen(is, becomes, 1)).unwrap_err();
        assert!(format!("{wrong:?}").contains(says), "{wrong:?}");
    }
}

#[test]
fn a_button_that_never_answers_makes_somebody_stuck_long_before_they_go() {
    let mut state = State::default().judged_by(Some(model(true)));
    let mut levels = Vec::new();
    for n in 0..12_usize {
        let at = 10 + n as i64 * 8;
        let guess = event(n * 2, Kind::DeadClick, at);
        let sure = Event {
            of: Some(guess.id.clone()),
            proof: Some(Proof::Confirmed),
            ..event(n * 2 + 1, Kind::DeadClick, at + 2)
        };
        state.observe(&Event { proof: Some(Proof::Provisional), ..guess }, after(at));
        levels.push(state.observe(&sure, after(at + 2)).level);
    }
    let stuck = levels.iter().position(|l| *l >= Level::Stuck).expect("stuck");
    assert!((1..9).contains(&stuck), "not at once, and not late: {levels:?}");
    let signs: Vec<_> = state.explain(after(110), 3).iter().map(|s| s.sign).collect();
    assert!(signs.contains(&Sign::DeadClick) && signs.contains(&Sign::Standstill), "{signs:?}");
    let stays = state.stays(after(110)).unwrap();
    assert!(stays >= Span::secs(5) && stays <= Span::minutes(10), "{stays:?}");
    // Whoever is silent may be gone.
    assert_eq!(state.pass(after(110 + 20 * 60)).level, Level::None);
}

#[test]
fn a_form_that_is_filled_in_and_sent_is_nothing() {
    let mut all = vec![event(0, Kind::Page, 0)];
    for n in 1..6 {
        all.push(event(n, Kind::Field, n as i64 * 6).named(&format!("input#{n}"), ""));
    }
    all.push(event(7, Kind::Submit, 40));
    assert_eq!(state(&all).level(), Level::None);
}

#[test]
fn what_is_learned_depends_on_what_was_seen_alone() {
    // Those who try without end give up; those who do not, do not. A sign that both show weighs nothing.
    let visits: Vec<Seen> = (0..40)
        .map(|n| {
            let hard = n % 2 == 0;
            let looks = (0..12_i64).map(|step| {
                let mut events = vec![event(0, Kind::Page, 0), event(1, Kind::Copy, 1)];
                let tries = if hard { step } else { step.min(1) };
                events.extend((0..tries).map(|t| event(10 + t as usize, Kind::DeadClick, 2 + t * 5)));
                let now = after(2 + step * 5);
                let mut state = State::default();
                for e in &events {
                    state.observe(e, e.at);
                }
                Moment { at: step * 5_000, vector: Vector::of(&state, now) }
            });
            Seen {
                situation: format!("s{}", n % 8),
                gave_up: hard.then_some(60_000),
                moments: looks.collect(),
            }
        })
        .collect();
    let first = train(&visits, vec!["x".into()]).unwrap();
    let again = train(&visits, vec!["x".into()]).unwrap();
    assert_eq!(first.write(), again.write());
    let weight = |f: Feature| first.gives_up.of[f.place().unwrap()];
    let tries = weight(Feature::Way(Way::Tries));
    assert!(tries > 0.1 && weight(Feature::Sure(Sign::Copy)) < tries);
    assert!(first.from.cross_validated.recall > 0.9, "{:?}", first.from);
    assert!(train(&visits[..12], Vec::new()).is_err(), "too few");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn who_they_are_changes_nothing(all in events()) {
        let plain = state(&all);
        let mut with = Vec::new();
        for (n, e) in all.iter().enumerate() {
            with.push(e.clone());
            with.extend(personal(n, (e.at - NOW).as_millis() / 1_000));
        }
        let told = state(&with);
        let now = all.last().map_or(NOW, |e| e.at);
        prop_assert_eq!(plain.chance(now).map(|c| c.0), told.chance(now).map(|c| c.0));
        prop_assert_eq!(plain.level(), told.level());
        prop_assert_eq!(plain.stays(now), told.stays(now));
    }

    #[test]
    fn more_difficulty_never_lowers_the_chance(
        numbers in prop::collection::vec(0.0f64..3.0, FEATURES),
        nth in 0..FEATURES,
        more in 0.0f64..3.0,
    ) {
        let model = model(true);
        let mut v = Vector::default();
        v.0.copy_from_slice(&numbers);
        let before = model.chance_of(&v);
        let feature = Feature::all().nth(nth).unwrap();
        v.0[nth] += more;
        let free = matches!(feature, Feature::Way(w) if !w.is_difficulty());
        prop_assert!(free || model.chance_of(&v) >= before, "{feature:?}");
    }

    #[test]
    fn a_guess_alone_reaches_no_further_than_uneasy(n in 1..JUDGED.len(), much in 0.0f64..50.0) {
        let model = model(true);
        let mut v = Vector::default();
        v.0[Feature::Guess(JUDGED[n]).place().unwrap()] = much;
        prop_assert_eq!(model.chance_of(&v.settled()), model.chance_of(&Vector::default()));
    }

    #[test]
    fn it_stays_small_and_says_the_same_after_it_was_kept(all in events()) {
        let one = state(&all);
        let text = one.json();
        prop_assert!(text.len() <= STATE_MAX, "{}", text.len());
        let again = State::read(&text).judged_by(Some(model(true)));
        let now = all.last().map_or(NOW, |e| e.at) + Span::secs(7);
        prop_assert_eq!(one.chance(now).map(|c| c.0), again.chance(now).map(|c| c.0));
        prop_assert!(one.chance(now).is_none_or(|(p, _)| (0.0..=1.0).contains(&p)));
    }

    #[test]
    fn beside_the_rules_it_only_adds(all in events()) {
        let (mut rules, mut both) = (State::default(), State::default().judged_by(Some(model(false))));
        for e in &all {
            let (by_rules, by_both) = (rules.observe(e, e.at), both.observe(e, e.at));
            prop_assert!(by_both.level >= by_rules.level || by_both.repeated);
        }
    }
}

#[test]
fn goals_of_a_visit_are_no_matter_to_it() {
    let wants = |goal: Option<Goal>| {
        let all: Vec<_> =
            (0..6).map(|n| event(n, Kind::Invalid, n as i64 * 9).goal(goal.clone(), None)).collect();
        state(&all).chance(after(60)).map(|c| c.0)
    };
    assert_eq!(wants(None), wants(Some(Goal::leave())));
}
