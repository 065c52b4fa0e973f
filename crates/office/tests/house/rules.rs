//! When a site offers help: tried on what happened, saved, and taken back.

use crate::common::{Place, speaks};
use ground::{Instant, Lang, Span, Text};
use journey::{Event, Goal, Kind, Visit};

const FORM: &str = "/office/sites/shop/rules";
const ALL: [(&str, &str); 6] = [
    ("kinds", "field"),
    ("kinds", "answer"),
    ("kinds", "service"),
    ("kinds", "save"),
    ("kinds", "call"),
    ("kinds", "person"),
];

/// A visit of somebody who was refused so often, ten seconds apart; perhaps it worked then.
fn refused(n: usize, times: i64, done: bool, at: Instant) -> (Visit, Vec<Event>) {
    let visit = Visit::new(format!("v-{n}").into(), "shop".into(), Lang::En, at);
    let goal = || Some(Goal::order("items", &"#W1".into()));
    let event = |i: i64, kind| {
        Event::new(format!("e{n}-{i}").into(), kind, at + Span::secs(i * 10))
            .goal(goal(), Some(Text::new("journey-step-form")))
    };
    let mut events: Vec<_> = (1..=times).map(|i| event(i, Kind::Refused)).collect();
    if done {
        events.push(event(times + 1, Kind::Success));
    }
    (visit, events)
}

/// On Friday at ten, when Bela was there: two visits with two refusals and one with four, of which one each ended
/// well; and one with three at night.
async fn live(place: &Place) {
    let now = place.world.now();
    place
        .db
        .write(move |c| {
            let then = now - Span::days(3);
            staffing::shelf::declare(c, &"bela".into(), staffing::State::Available, "", "log-1", then)?;
            let visits = [
                refused(1, 2, true, then),
                refused(2, 2, false, then),
                refused(3, 4, true, then),
                refused(4, 3, false, then - Span::hours(1)),
            ];
            visits.iter().try_for_each(|(v, events)| journey::shelf::note(c, v, events))
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn rules_are_tried_on_what_happened_before_they_are_saved() {
    let place = Place::open().await;
    live(&place).await;
    let gina = place.of("gina");
    gina.get(FORM).await.is(200).lacks("What it would have meant");
    let eager = [("sensitivity", "eager"), ("pause", "24"), ("days", "7")];
    let tried = gina.post(FORM, &[&ALL[..], &eager[..], &[("do", "try")]].concat()).await;
    tried.is(422).has("What it would have meant").has(
        "Would have offered 4 times in 5 visits (as it is now: 2), 1 of them when nobody was free, and 2 to people \
         who then reached their goal by themselves.",
    );
    speaks(&tried);
    // Trying changes nothing.
    gina.get(FORM).await.lacks("Take the last change back");
    let careful = [("sensitivity", "careful"), ("pause", "24"), ("days", "7"), ("do", "try")];
    gina.post(FORM, &[&ALL[..], &careful[..]].concat()).await.has("Would have offered once in 5 visits");

    // Saved, told in the trail, and taken back.
    gina.post(FORM, &[&ALL[..5], &eager[..]].concat()).await.is(303);
    gina.get(FORM)
        .await
        .has("value=\"eager\" checked")
        .has("Before that it was: Signs and a learned model; As usual; A no counts for: 24 hours");
    gina.get("/office/audit").await.has("when").has("offers help").has("eager");
    gina.post(FORM, &[("do", "back")]).await.is(303);
    gina.get(FORM).await.has("value=\"normal\" checked").has("Not offered: Somebody to talk to");
    for who in ["ed", "otto"] {
        assert!(matches!(place.of(who).post(FORM, &eager).await.status.as_u16(), 403 | 404), "{who}");
    }
}
