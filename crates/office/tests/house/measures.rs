//! How it went: what is told is what happened.

use crate::common::{Place, speaks};
use ground::{DialogueId, Instant, Lang, Span, Text, VisitId};
use handover::Need;
use handover::shelf::Acceptor;
use journey::{Event, Goal, Kind, Visit};
use std::sync::Arc;
use store::Conn;

struct Silent;

impl dialogue::Speaks for Silent {
    fn say(&self, _: Lang, _: &str, text: &Text) -> String {
        text.key.to_string()
    }
}

fn event(n: usize, kind: Kind, at: Instant) -> Event {
    Event::new(format!("m{n}").into(), kind, at)
}

/// Two visits that searched in vain and were refused, two conversations of which one was rated, an article
/// that did not help, two offers, and one who gave up waiting.
async fn live_a_little(place: &Place) {
    let now = place.world.now();
    let hub = live::Hub::new(place.db.clone(), "t");
    place
        .db
        .write(move |c: &Conn| {
            for (n, id) in ["v-one", "v-two"].into_iter().enumerate() {
                let mut visit = Visit::new(id.into(), "shop".into(), Lang::En, now - Span::hours(2));
                visit.level = "giving-up".to_owned();
                let mut search = event(10 * n, Kind::Search, now);
                (search.words, search.hits) = ("  Gift Wrap".to_owned(), Some(0));
                let mut found = event(10 * n + 1, Kind::Search, now);
                (found.words, found.hits) = ("teapot".to_owned(), Some(3));
                let goal = Goal::order("items", &format!("#W{n}").as_str().into());
                let refused = event(10 * n + 2, Kind::Refused, now).goal(Some(goal), None);
                journey::shelf::note(c, &visit, &[search, found, refused])?;
            }
            let said = knowledge::Rating {
                article: "a-returns".into(),
                rater: "person:eva".into(),
                useful: false,
                words: String::new(),
                at: now,
            };
            knowledge::shelf::rate(c, &said)?;
            let line = dialogue::Line { hub: hub.clone(), voice: Arc::new(Silent) };
            staffing::shelf::declare(c, &"bela".into(), staffing::State::Available, "", "log-1", now)?;
            staffing::shelf::came(c, &"bela".into(), now)?;
            let need = Need::plain("shop".into(), "eva".into(), Lang::En, "help");
            let asked = handover::shelf::ask(c, &line, &"h-eva".into(), &need, now)?;
            let by = Acceptor { staff: &"bela".into(), name: "Bela Kis", zone: "UTC" };
            let talk = DialogueId("d-eva".into());
            handover::shelf::accept(c, &line, &asked.id, &by, &talk, now + Span::minutes(3))?;
            let d = dialogue::shelf::find(c, &talk)?.unwrap();
            let wrap = dialogue::Wrap {
                subject: "Wrap".into(),
                wrong: "It was not there".into(),
                done: "It is now".into(),
                outcome: dialogue::Outcome::Resolved,
                order: None,
            };
            let end = now + Span::minutes(9);
            handover::shelf::wrap(c, &line, &d, &"bela".into(), &wrap, &"case-1".into(), "CODE23", end)?;
            let d = dialogue::shelf::find(c, &talk)?.unwrap();
            let rating = dialogue::Rating { stars: 4, words: "=1+1 <b>fine</b>".into(), at: end };
            dialogue::shelf::rate(c, &d, &rating, &line)?;
            Ok(())
        })
        .await
        .unwrap();
    place.clock.advance(Span::hours(1));
}

#[tokio::test]
async fn what_is_told_is_what_happened() {
    let place = Place::open().await;
    let gina = place.of("gina");
    gina.get("/office/measures?site=other").await.is(200).has("Nothing in this period.");
    live_a_little(&place).await;
    let page = gina.get("/office/measures?site=shop&days=7").await;
    page.has("4.0 of 5 stars on average, from 1 rating.")
        .has("=1+1 &#60;b&#62;fine&#60;/b&#62;")
        .has("<a href=\"/office/articles/a-returns\">How to return</a>")
        .has(">0 %<")
        .has("5 searches, 2 of them found nothing.")
        .has(">gift wrap</th>")
        .has("change the item options of order …")
        .lacks("teapot")
        .has("The last 7 days");
    // Three visits: two that gave up, and the one that was there.
    page.has(">Giving up</th><td class=\"num\" data-label=\"Visits\">2</td>");
    page.has("Half of them waited at most</th><td class=\"num\" data-label=\"Value\">3 minutes</td>");
    speaks(&page);
    for (who, text) in [("dora", "Im Durchschnitt 4,0 von 5 Sternen"), ("hanna", "Átlagosan 4,0 csillag")] {
        let page = place.of(who).get("/office/measures?site=shop").await;
        page.has(text);
        speaks(&page);
    }
    // For a spreadsheet: the same figures, and nothing that runs there.
    let csv = gina.get("/office/measures.csv?site=shop&days=7").await;
    csv.is(200)
        .has("Searched and not found,gift wrap,2\r\n")
        .has("Waiting for a person,Half of them waited at most,00:03:00\r\n")
        .has(",'=1+1 <b>fine</b>,")
        .lacks(",=1+1");
    // Earlier than the period nothing counts.
    place.clock.advance(Span::days(8));
    let later = place.of("gina");
    gina_again(&place).await;
    later.get("/office/measures?site=shop&days=7").await.lacks("gift wrap").lacks("on average");
    later.get("/office/measures?site=shop&days=30").await.has("gift wrap");
}

/// A session that was idle for a week has ended.
async fn gina_again(place: &Place) {
    let now = place.world.now();
    let who = people::sign_in::Signed {
        face: people::sign_in::Face::Office,
        subject: "gina".into(),
        site: None,
        next: String::new(),
    };
    place
        .db
        .write(move |c| {
            people::sign_in::end(c, &crate::common::secret("gina"))?;
            people::sign_in::begin(c, &crate::common::secret("gina"), "unused", &who, now)
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn figures_are_for_those_who_lead_the_site() {
    let place = Place::open().await;
    for path in ["/office/measures", "/office/measures.csv"] {
        place.of("ed").get(path).await.is(403);
        place.of("zsofia").get(path).await.is(200);
        place.of("zsofia").get(&format!("{path}?site=other")).await.is(404);
        place.of("otto").get(&format!("{path}?site=shop")).await.is(404);
        let nobody = place.browser().get(path).await;
        assert!(nobody.to.contains("/sign-in"), "{}", nobody.to);
    }
}

/// Ten offers of an answer: six taken of which two did not help, one closed at once, one for ever, one read and not
/// wanted, one whose person left; and one of a person that lapsed.
async fn offer_a_little(place: &Place) {
    use struggle::offer::{Draft, Promise};
    use struggle::shelf::{self, Plan};
    use struggle::{Kind as Of, Outcome};
    let now = place.world.now();
    place
        .db
        .write(move |c: &Conn| {
            for n in 0..11i64 {
                let of = if n == 10 { Of::Person } else { Of::Answer };
                let id = VisitId(format!("v-{n}"));
                let visit = Visit::new(id.clone(), "shop".into(), Lang::En, now);
                journey::shelf::note(c, &visit, &[])?;
                let draft = Draft {
                    site: "shop".into(),
                    visit: id.clone(),
                    person: None,
                    goal: None,
                    step: None,
                    reason: Text::new("struggle-cause-none"),
                    why: Text::new("struggle-cause-none"),
                    cause: Text::new("struggle-cause-refused-rule")
                        .with("rule", format!("r{}", n % 2))
                        .with("count", 3i64),
                    facts: vec![],
                };
                let promise = Promise::Person { wait: Span::secs(0) };
                let plan = Plan { kind: of, thing: None, why: None };
                let offer = ground::OfferId(format!("o-{n}"));
                shelf::make_of(c, &draft, promise, plan, &offer, now)?.unwrap();
                let later = now + Span::secs(60);
                match n {
                    0..6 => {
                        shelf::take(c, &offer, later)?;
                        if n < 2 {
                            shelf::judge(c, &offer, Outcome::NotHelped)?;
                        }
                    }
                    6 => drop(shelf::decline(c, &offer, now + Span::secs(2))?),
                    7 => {
                        shelf::decline(c, &offer, later)?;
                        shelf::never(c, &offer)?;
                    }
                    8 => drop(shelf::decline(c, &offer, later)?),
                    9 => {}
                    _ => drop(shelf::lapse(c, &id, later)?),
                }
            }
            Ok(())
        })
        .await
        .unwrap();
    place.clock.advance(Span::hours(1));
}

#[tokio::test]
async fn regret_is_told_with_its_reasons_and_how_far_it_can_be_trusted() {
    let place = Place::open().await;
    let gina = place.of("gina");
    offer_a_little(&place).await;
    let csv = gina.get("/office/measures.csv?site=shop&days=7").await;
    // Wilson's intervals of 6, and of 5, in 10; and of 0 in 1.
    csv.is(200)
        .has("Offers taken and regretted,An answer,10,6,60 % (31 to 83 %),5,50 % (24 to 76 %),2,1,1,1\r\n")
        .has("Offers taken and regretted,Somebody to talk to,1,0,0 % (0 to 79 %),0,0 % (0 to 79 %),0,0,0,0\r\n");
    let page = gina.get("/office/measures?site=shop&days=7").await;
    page.has("Offers regretted, by what blocked").has("r1");
    speaks(&page);
}
