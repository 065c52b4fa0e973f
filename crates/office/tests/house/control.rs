//! Visits held back to compare with: set, and told.

use crate::common::{Place, speaks};
use ground::{Instant, Lang, Span, Text, VisitId};
use journey::{Event, Goal, Kind, Visit};
use struggle::control;
use struggle::offer::Draft;
use struggle::rules::Rules;

const FORM: &str = "/office/sites/shop/rules";

#[tokio::test]
async fn a_share_of_visits_is_held_back_where_an_administrator_says_so() {
    let place = Place::open().await;
    let gina = place.of("gina");
    gina.get(FORM).await.is(200).has("<option value=\"0\" selected>No visits</option>");
    gina.post(FORM, &[("kinds", "person"), ("control", "20")]).await.is(303);
    gina.get(FORM).await.has("<option value=\"20\" selected>20 of 100 visits</option>");
    // What no form of ours offers is nothing.
    gina.post(FORM, &[("kinds", "person"), ("control", "90")]).await.is(303);
    gina.get(FORM)
        .await
        .has("<option value=\"0\" selected>")
        .has("Held back, to compare with: 20 of 100 visits");
    gina.get("/office/measures?site=shop").await.lacks("What offers bring");
}

/// Forty visits under a share of 50: whoever is offered something gets on, and the others give up; one has something
/// in between that is not what they wanted.
async fn live(place: &Place) -> (usize, usize) {
    let now = place.world.now();
    let lived = place.db.write(move |c| {
        let rules = Rules { control: 50, ..Rules::default() };
        let mut held = 0;
        for n in 0..40 {
            let id = VisitId(format!("v-{n}"));
            let goal = Goal::order("items", &"#W1".into());
            let draft = Draft {
                site: "shop".into(),
                visit: id.clone(),
                person: None,
                goal: Some(goal.clone()),
                step: None,
                reason: Text::new("struggle-cause-none"),
                why: Text::new("struggle-cause-none"),
                cause: Text::new("struggle-cause-none"),
                facts: vec![],
            };
            let back = control::held_back(c, &rules, &draft, now)?;
            // Asked again it is the same, whatever the share is by then.
            let other = Rules { control: 5, ..Rules::default() };
            assert_eq!(control::held_back(c, &other, &draft, now + Span::secs(9))?, back);
            let of = if back { Goal::profile() } else { goal };
            let done = |at: Instant| {
                Event::new(format!("e{n}").into(), Kind::Success, at).goal(Some(of.clone()), None)
            };
            let visit = Visit::new(id, "shop".into(), Lang::En, now);
            journey::shelf::note(c, &visit, &[done(now + Span::secs(30))])?;
            held += usize::from(back);
        }
        Ok(held)
    });
    let held = lived.await.unwrap();
    (40 - held, held)
}

#[tokio::test]
async fn what_became_of_both_groups_is_told_with_what_is_sure() {
    let place = Place::open().await;
    let (offered, held) = live(&place).await;
    assert!(offered > 10 && held > 10, "{offered} and {held}");
    place.clock.advance(Span::minutes(59));
    let early = place.of("gina").get("/office/measures?site=shop&days=7").await;
    early.has("What offers bring").lacks("fewer of 100");
    place.clock.advance(Span::minutes(1));
    let page = place.of("gina").get("/office/measures?site=shop&days=7").await;
    page.has("Of 100 visits that were about to be offered something, 50 were held back by chance.")
        .has("With offers, ")
        .has("to 100 fewer of 100 gave up (95 per cent certain).")
        .has(&format!("Held back</th><td class=\"num\" data-label=\"Visits that ended\">{held}</td>"));
    speaks(&page);
    for who in ["dora", "hanna"] {
        speaks(&place.of(who).get("/office/measures?site=shop").await);
    }
    // Erased with the visit.
    let left = place.db.write(|c| {
        journey::shelf::drop_whole(c, &"shop".into(), &"v-0".into())?;
        control::group_of(c, &"v-0".into())
    });
    assert_eq!(left.await.unwrap(), None);
}

#[tokio::test]
async fn what_visits_taught_is_told_and_can_be_taken_back() {
    use struggle::learn::{self, Learned};
    use struggle::shelf;
    let place = Place::open().await;
    let gina = place.of("gina");
    gina.get(FORM).await.lacks("Back to the built-in weights");
    let now = place.world.now();
    let learned = Learned { by: 40, visits: 50, hard: 30, expected: 500, now: 598 };
    let put = place.db.write(move |c| {
        learn::put(c, &"shop".into(), Some(learned), now)?;
        Ok((shelf::rules(c, &"shop".into())?.0.learned, shelf::rules(c, &"other".into())?.0.learned))
    });
    assert_eq!(put.await.unwrap(), (40, 0));
    let page = gina.get(FORM).await;
    page.has("from 50 visits of 30 days in which something was tried: 60 % did not manage alone.")
        .has("expect 50 %, with what was learned it is 60 %. Where they say 50 %, it is 60 % here.");
    speaks(&page);
    gina.post(FORM, &[("do", "unlearn")]).await.is(303);
    gina.get(FORM).await.lacks("Back to the built-in weights").lacks("name=\"learn\" value=\"yes\" checked");
    let left = place
        .db
        .read(|c| Ok((learn::of_site(c, &"shop".into())?, shelf::rules(c, &"shop".into())?.0.learned)));
    assert_eq!(left.await.unwrap(), (None, 0));
}
