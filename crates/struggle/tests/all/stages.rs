//! Guesses: what confirms them, what withdraws them, and what is left.

use ground::{EventId, Instant, Lang, SiteId, Span, Text, VisitId};
use journey::{Event, Goal, Kind, Proof, Visit};
use proptest::prelude::*;
use struggle::{Draft, Level, Noticed, SIGNS, STATE_MAX, Sign, State, said};

const NOW: Instant = Instant(1_800_000_000_000_000);

fn after(seconds: i64) -> Instant {
    NOW + Span::secs(seconds)
}

fn event(id: &str, kind: Kind, seconds: i64) -> Event {
    Event::new(id.into(), kind, after(seconds)).page("/orders/1/item-changes").named("save", "Save")
}

fn judged(id: &str, kind: Kind, seconds: i64, proof: Proof, of: Option<&str>) -> Event {
    event(id, kind, seconds).proof(proof, of.map(EventId::from))
}

fn page(id: &str, path: &str, seconds: i64) -> Event {
    event(id, Kind::Page, seconds).page(path)
}

/// Everything that was noticed, and how it stands `seconds` after the start.
fn run(events: &[Event], seconds: i64) -> (State, Vec<Noticed>) {
    let mut state = State::default();
    let mut all: Vec<_> = events.iter().flat_map(|e| state.notice(e, e.at).1).collect();
    all.extend(state.pass_noticing(after(seconds)).1);
    (state, all)
}

fn stages(all: &[Noticed], sign: Sign) -> Vec<Proof> {
    all.iter().filter(|n| n.sign == sign).map(|n| n.proof).collect()
}

#[test]
fn a_dead_click_is_a_guess_then_confirmed_or_withdrawn() {
    let guess = judged("g", Kind::DeadClick, 0, Proof::Provisional, None);
    let (state, all) = run(std::slice::from_ref(&guess), 1);
    assert_eq!(stages(&all, Sign::DeadClick), [Proof::Provisional]);
    assert_eq!(all[0].weight, 300, "half");
    let told = &state.explain(after(1), 3)[0];
    assert_eq!((told.proof, told.text.key.as_ref()), (Proof::Provisional, "struggle-guess"));

    let yes = judged("y", Kind::DeadClick, 2, Proof::Confirmed, Some("g"));
    let (mut state, all) = run(&[guess.clone(), yes.clone()], 2);
    assert_eq!(stages(&all, Sign::DeadClick), [Proof::Provisional, Proof::Confirmed]);
    assert_eq!(state.explain(after(2), 3)[0].count, 1, "one click, told twice");
    assert_eq!(all[0].id, all[1].id);
    assert!(state.pass(after(2)).weight > 590);

    // The page answered late: nothing is left, even where the order is lost.
    let no = judged("n", Kind::DeadClick, 5, Proof::Withdrawn, Some("g"));
    for order in [[&guess, &yes, &no], [&no, &guess, &yes], [&guess, &no, &yes], [&yes, &no, &guess]] {
        let (mut state, _) = run(&order.map(Clone::clone), 6);
        assert_eq!((state.pass(after(6)).weight, state.explain(after(6), 3).len()), (0, 0));
    }
    // And where the browser says no more, it was nothing.
    assert_eq!(stages(&run(&[guess], 30).1, Sign::DeadClick), [Proof::Provisional, Proof::Withdrawn]);
}

#[test]
fn going_straight_back_is_no_sign_where_it_leads_to_success() {
    let back =
        [page("1", "/orders/1", 0), page("2", "/orders/1/returns/new", 10), page("3", "/orders/1", 13)];
    let (_, all) = run(&back, 40);
    assert_eq!(stages(&all, Sign::UTurn), [Proof::Provisional, Proof::Confirmed]);
    let mut done = back.to_vec();
    done.push(event("4", Kind::Success, 25));
    let (mut state, all) = run(&done, 40);
    assert_eq!(stages(&all, Sign::UTurn), [Proof::Provisional, Proof::Withdrawn]);
    assert_eq!(state.pass(after(40)).weight, 0);
    // Somebody who reads first, or comes back to a list, turned round for a reason.
    let read =
        [page("1", "/orders/1", 0), page("2", "/orders/1/returns/new", 10), page("3", "/orders/1", 60)];
    let list = [page("1", "/orders", 0), page("2", "/orders/1", 10), page("3", "/orders", 13)];
    for calm in [read, list] {
        assert_eq!(stages(&run(&calm, 99).1, Sign::UTurn), []);
    }
}

#[test]
fn a_pause_before_sending_is_thinking() {
    let sent = [event("1", Kind::Idle, 0), event("2", Kind::Submit, 12)];
    assert_eq!(stages(&run(&sent, 60).1, Sign::Hesitation), [Proof::Provisional, Proof::Withdrawn]);
    let late = [event("1", Kind::Idle, 0), event("2", Kind::Submit, 40)];
    assert_eq!(stages(&run(&late, 60).1, Sign::Hesitation), [Proof::Provisional, Proof::Confirmed]);
}

#[test]
fn a_form_that_is_come_back_to_was_not_abandoned() {
    let form = "/orders/1/item-changes";
    let left = [event("1", Kind::Abandon, 0), page("2", "/articles/shipping", 1), page("3", form, 30)];
    assert_eq!(stages(&run(&left, 99).1, Sign::Abandon), [Proof::Provisional, Proof::Withdrawn]);
    assert_eq!(stages(&run(&left[..2], 99).1, Sign::Abandon), [Proof::Provisional, Proof::Confirmed]);
}

#[test]
fn looking_back_once_is_checking_and_twice_is_a_sign() {
    let goal = Some(Goal::new("order.items", Text::new("x")));
    let at = |id: &str, step: &'static str, seconds| {
        page(id, &format!("/orders/1/{step}"), seconds).goal(goal.clone(), Some(Text::new(step)))
    };
    let once = [at("1", "choose", 0), at("2", "check", 20), at("3", "choose", 40), at("4", "check", 60)];
    let mut steps = once.to_vec();
    let (state, all) = run(&once[..3], 90);
    assert_eq!((stages(&all, Sign::Backtrack), state.level()), (vec![], Level::None));
    steps.push(at("5", "choose", 80));
    let (_, all) = run(&steps, 200);
    assert!(stages(&all, Sign::Backtrack).contains(&Proof::Confirmed), "{all:?}");
    steps.push(event("6", Kind::Submit, 85));
    assert!(stages(&run(&steps, 200).1, Sign::Backtrack).contains(&Proof::Withdrawn));
    // Leaving the goal in between is the other sign.
    let (_, all) = run(&[at("1", "choose", 0), page("2", "/", 9), at("3", "choose", 30)], 90);
    assert_eq!((stages(&all, Sign::Return).len(), stages(&all, Sign::Backtrack).len()), (1, 0));
}

#[test]
fn an_article_that_is_opened_ends_the_search() {
    let search = |n: i64, words: &str| event(&format!("s{n}"), Kind::Search, n * 9).search(words, 4);
    let mut all = vec![search(1, "voucher"), search(2, "voucher code"), search(3, "code lost")];
    let seen = stages(&run(&all, 99).1, Sign::SearchRefined);
    assert_eq!(seen, [Proof::Provisional, Proof::Confirmed]);
    all.push(page("p", "/articles/lost-voucher", 40));
    assert_eq!(stages(&run(&all, 99).1, Sign::SearchRefined), [Proof::Provisional, Proof::Withdrawn]);
}

#[test]
fn guesses_alone_offer_nothing() {
    let mut events = Vec::new();
    for n in 0..40 {
        for kind in [Kind::RageClick, Kind::DeadClick, Kind::ErrorClick, Kind::Idle, Kind::Abandon] {
            let mut e = judged(&format!("{kind:?}{n}"), kind, 0, Proof::Provisional, None);
            e.page = format!("/p{n}");
            events.push(e);
        }
    }
    let (state, _) = run(&events, 1);
    assert!(state.level() < Level::Stuck);
    let visit = Visit::new(VisitId::from("v"), SiteId::from("s"), Lang::En, NOW);
    assert!(Draft::of(&visit, &state, &[], &|t| t.key.to_string(), after(1)).is_none());
}

#[test]
fn words_say_what_they_say_in_three_languages() {
    for (text, signs) in [
        ("Can I talk to a real person please?", vec![Sign::Human]),
        ("Ich möchte mit einem Menschen sprechen!", vec![Sign::Human]),
        ("Ügyfélszolgálat?", vec![Sign::Human]),
        ("this is RIDICULOUS", vec![Sign::Anger]),
        ("Das ist eine Frechheit, es ist dringend", vec![Sign::Anger, Sign::Urgency]),
        ("felháborító", vec![Sign::Anger]),
        ("Sürgős!", vec![Sign::Urgency]),
        // Parts of words, and things that only sound so.
        ("human-sized teddy bear", vec![Sign::Human]),
        ("humanities, burgundy lamp, sofortig", vec![]),
        ("immediate delivery of worsted wool", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(said(text), signs, "{text}");
    }
    let m = struggle::message("m".into(), "URGENT: call me", NOW).unwrap();
    assert_eq!((m.rule.as_str(), m.words.as_str()), ("human.urgency", ""), "no words are kept");
    assert_eq!(run(&[m], 1).1.iter().map(|n| n.sign).collect::<Vec<_>>(), [Sign::Human, Sign::Urgency]);
    assert_eq!(struggle::message("m".into(), "thank you", NOW), None);
}

#[test]
fn every_kind_of_difficulty_is_seen_once() {
    for (kind, sign) in [
        (Kind::ErrorClick, Sign::ErrorClick),
        (Kind::Request, Sign::Failed),
        (Kind::Abandon, Sign::Abandon),
        (Kind::Copy, Sign::Copy),
        (Kind::Language, Sign::Language),
        (Kind::Zoom, Sign::Zoom),
        (Kind::Again, Sign::Again),
        (Kind::Help, Sign::Help),
    ] {
        let e = event("1", kind, 0);
        let (_, all) = run(&[e.clone(), e], 120);
        assert_eq!(stages(&all, sign).iter().filter(|p| **p == Proof::Confirmed).count(), 1, "{kind:?}");
    }
    let slow = event("1", Kind::Request, 0).rule("slow", None);
    assert_eq!(run(&[slow], 1).1[0].sign, Sign::Slow);
}

#[test]
fn a_state_kept_by_an_earlier_version_still_tells() {
    let old = r#"{"level":"uneasy","since":1800000000000000,"strands":[{"s":"refused","k":77,"n":1,"w":1600,
        "t":1800000000000000,"u":"order.items-only-pending"}],"seen":[1,2],"pages":[[5,1800000000000000]],
        "steps":[9],"searches":[]}"#;
    let mut state = State::read(old);
    assert_eq!(state.level(), Level::Uneasy);
    assert_eq!(state.explain(NOW, 3)[0].sign, Sign::Refused);
    assert_eq!(state.pass(NOW).sure, 1_600);
}

#[test]
fn a_sign_is_called_the_same_everywhere() {
    for w in SIGNS {
        assert_eq!(serde_json::to_value(w.sign).unwrap(), w.sign.code());
        assert!(w.weight <= w.cap && w.quiet <= 2 && w.settles < w.half_life, "{w:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// However guesses, confirmations and withdrawals come, what is withdrawn leaves no weight.
    #[test]
    fn what_is_withdrawn_leaves_nothing(
        order in Just((0..18usize).collect::<Vec<_>>()).prop_shuffle(), kinds in prop::collection::vec(0..3usize, 6),
        confirmed in prop::collection::vec(any::<bool>(), 6),
    ) {
        let mut state = State::default();
        for i in order {
            let (n, what) = (i / 3, i % 3);
            let kind = [Kind::DeadClick, Kind::RageClick, Kind::ErrorClick][kinds[n]];
            let of = format!("g{n}");
            let e = match what {
                0 => judged(&of, kind, 0, Proof::Provisional, None),
                1 if confirmed[n] => judged(&format!("c{n}"), kind, 1, Proof::Confirmed, Some(&of)),
                1 => continue,
                _ => judged(&format!("w{n}"), kind, 2, Proof::Withdrawn, Some(&of)),
            };
            state.observe(&e, after(3));
        }
        let passed = state.pass(after(3));
        prop_assert_eq!((passed.weight, passed.sure, passed.level), (0, 0, Level::None));
        prop_assert!(state.explain(after(3), 9).is_empty());
    }

    /// The largest words in every place leave the state small.
    #[test]
    fn many_places_with_long_words_fit(words in "[\"\\\\ű漢 a]{60,200}", n in 10..60usize) {
        let mut state = State::default();
        for i in 0..n {
            let kind = Kind::ALL[i % Kind::ALL.len()];
            let mut e = event(&format!("e{i}"), kind, i as i64).named(&format!("n{i}"), &words);
            e.page = format!("/{i}/{}", words.replace(' ', ""));
            e.reason = Some(Text::new("x").with("why", words.as_str()));
            e.goal = Some(Goal::new(&format!("g{i}"), Text::new("y").with("what", words.as_str())));
            state.observe(&e, e.at);
            prop_assert!(state.json().len() <= STATE_MAX, "{}", state.json().len());
        }
        prop_assert_eq!(State::read(&state.json()), state);
    }
}
