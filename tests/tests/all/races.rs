//! Two account managers want the same person at the same moment, through the front door: one gets them.

use ground::{CaseId, HandoverId, Instant, Lang};
use handover::Need;
use http::StatusCode;
use people::Role;
use people::sign_in::Face;
use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};
use stories::cast::{SHOP, staff};
use stories::things::portal_line;
use stories::{Client, Place, place};
use tokio::sync::Mutex;

/// Pairs who race at the same time, each for persons of their own.
const LANES: usize = 16;

fn on_postgres() -> bool {
    std::env::var(store::testing::POSTGRES).is_ok_and(|s| !s.is_empty())
}

/// 10,000 races, on PostgreSQL 1,000; `SEGUE_RACES` sets another number.
fn rounds() -> usize {
    let usual = if on_postgres() { 1_000 } else { 10_000 };
    std::env::var("SEGUE_RACES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

fn pair(lane: usize) -> [String; 2] {
    [format!("a{lane}"), format!("b{lane}")]
}

async fn pairs(place: &Place) {
    let now = place.now();
    place
        .db
        .write(move |c| {
            for id in (0..LANES).flat_map(pair) {
                people::shelf::put_staff(c, &staff(&id, &[(SHOP, Role::AccountManager)], now))?;
                place::begin(c, &id, Face::Desk, None, now)?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// One race: who won, by what they were answered and by what the database holds.
async fn race(place: &Place, clients: &mut [Client], lane: usize, round: usize) {
    let (line, now) = (portal_line(place), place.now());
    let (person, id) = (format!("p-{lane}-{round}"), HandoverId(format!("h-{lane}-{round}")));
    let (l, need, h) =
        (line.clone(), Need::plain(SHOP.into(), person.as_str().into(), Lang::En, "help"), id.clone());
    place.db.write(move |c| handover::shelf::ask(c, &l, &h, &need, now).map(drop)).await.unwrap();
    let [a, b] = clients else { unreachable!() };
    let fields = [("handover", id.as_str())];
    let (one, two) = tokio::join!(a.post("/desk/acceptances", &fields), b.post("/desk/acceptances", &fields));
    let won: Vec<bool> = [&one, &two]
        .map(|got| {
            assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text());
            got.to().starts_with("/desk/dialogue/")
        })
        .to_vec();
    assert_eq!(
        won.iter().filter(|w| **w).count(),
        1,
        "round {round} of lane {lane}: {} and {}",
        one.to(),
        two.to()
    );
    let winner = pair(lane)[usize::from(won[1])].clone();
    let turns = place
        .db
        .write(move |c| {
            let d =
                dialogue::shelf::of_staff(c, &winner.as_str().into())?.expect("the winner is in a dialogue");
            assert_eq!(d.person.as_str(), person);
            let turns = handover::shelf::turns(c, &d.id)?;
            // The pair is free again for the next.
            let wrap = dialogue::Wrap {
                subject: String::new(),
                wrong: "a race".into(),
                done: "run".into(),
                outcome: dialogue::Outcome::Resolved,
                order: None,
            };
            let (case, code) = (CaseId(format!("k-{lane}-{round}")), format!("R{lane}-{round}"));
            handover::shelf::wrap(c, &line, &d, &winner.as_str().into(), &wrap, &case, &code, now)?;
            Ok(turns)
        })
        .await
        .unwrap();
    assert_eq!(turns.len(), 1, "one acceptance");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_accept_at_once_one_wins() {
    let place = Arc::new(Place::open().await);
    pairs(&place).await;
    let rounds = rounds();
    let began = Stopwatch::now();
    let mut lanes = tokio::task::JoinSet::new();
    for lane in 0..LANES {
        let place = place.clone();
        lanes.spawn(async move {
            let mut clients = pair(lane).map(|id| place.browser(&id));
            for round in 0..rounds.div_ceil(LANES) {
                race(&place, &mut clients, lane, round).await;
            }
        });
    }
    while let Some(done) = lanes.join_next().await {
        done.unwrap();
    }
    println!("{rounds} races in {:?}", began.elapsed());
}

/// How long after the winner's answer the others' screens are told: printed, and never seconds.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_others_are_told_at_once() {
    let mut place = Place::open().await;
    place.serve().await;
    pairs(&place).await;
    let mut watching = place.tab("sue", "desk").await;
    assert!(watching.open("queue:shop", None).await.unwrap().is_some());
    let mut winner = place.browser("a0");
    let mut took = Vec::new();
    for round in 0..50 {
        let (line, now) = (portal_line(&place), place.now());
        let (need, id) = (
            Need::plain(SHOP.into(), format!("p{round}").as_str().into(), Lang::En, "help"),
            format!("h{round}"),
        );
        let h = HandoverId(id.clone());
        place.db.write(move |c| handover::shelf::ask(c, &line, &h, &need, now).map(drop)).await.unwrap();
        let of_queue = |v: &serde_json::Value| v["op"] == "fact" && v["topic"] == "queue:shop";
        while watching.wait_for(Duration::from_millis(30), of_queue).await.unwrap().is_some() {}
        let began = Stopwatch::now();
        let got = winner.post("/desk/acceptances", &[("handover", &id)]).await;
        assert!(got.to().starts_with("/desk/dialogue/"), "{}", got.to());
        assert!(
            watching.wait_for(Duration::from_secs(5), of_queue).await.unwrap().is_some(),
            "nobody was told"
        );
        took.push(began.elapsed());
        let line = portal_line(&place);
        place
            .db
            .write(move |c| {
                let d = dialogue::shelf::of_staff(c, &"a0".into())?.unwrap();
                let h = handover::shelf::of_dialogue(c, &d.id)?.unwrap();
                handover::shelf::return_to_front(
                    c,
                    &line,
                    &"a0".into(),
                    handover::shelf::Leaving::Passed,
                    now,
                )?;
                let h = handover::shelf::find(c, &h.id)?.unwrap();
                handover::shelf::cancel(c, &line, &h, now).map(drop)
            })
            .await
            .unwrap();
    }
    took.sort();
    let (middle, last) = (took[took.len() / 2], took[took.len() - 1]);
    println!("from the click to the others' screens: half within {middle:?}, all within {last:?}");
    assert!(last < Duration::from_secs(3));
    assert!(middle < Duration::from_millis(200), "half took longer than {middle:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_in_a_dialogue_gets_no_second_one() {
    let place = Place::open().await;
    stories::things::prepare(&place).await;
    let mut anna = place.browser("anna");
    let got = anna.post("/desk/acceptances", &[("handover", stories::things::HANDOVER)]).await;
    assert_eq!((got.status, got.to()), (StatusCode::SEE_OTHER, "/desk"));
    anna.get("/desk").await.has("Ann");
    let open = place.db.read(|c| handover::shelf::open_of(c, &"bob".into())).await.unwrap().unwrap();
    assert_eq!(open.stage, handover::Stage::Waiting);
    // Many at once, of one account manager for many persons.
    let (line, now) = (portal_line(&place), place.now());
    place
        .db
        .write(move |c| {
            for i in 0..20 {
                let need = Need::plain(SHOP.into(), format!("q{i}").as_str().into(), Lang::En, "help");
                handover::shelf::ask(c, &line, &HandoverId(format!("q{i}")), &need, now)?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let all = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = tokio::task::JoinSet::new();
    for i in 0..20 {
        let (mut client, all) = (place.browser("andor"), all.clone());
        tasks.spawn(async move {
            let got = client.post("/desk/acceptances", &[("handover", &format!("q{i}"))]).await;
            all.lock().await.push(got.to().to_owned());
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    let all = all.lock().await;
    let won = all.iter().filter(|to| to.starts_with("/desk/dialogue/")).count();
    assert_eq!(won, 1, "{all:?}");
    // Not by a handler's care: by the database.
    let second =
        |sql: &'static str| place.db.write(move |c| c.run(sql, store::params![Instant(0)]).map(drop));
    let engaged = "insert into engagements (staff_id, person_id, dialogue_id, since) \
        select staff_id, 'somebody', id, $1 from engagements, dialogues where ended_at is null";
    assert!(second(engaged).await.is_err(), "a second engagement of the same account manager");
    let opened = "insert into dialogues (id, site_id, person_id, lang, zone, opened_at, last_n, person_read, staff_read, \
        person_had, staff_had) select 'second', site_id, person_id, lang, zone, $1, 0, 0, 0, 0, 0 from dialogues";
    assert!(second(opened).await.is_err(), "a second open dialogue of the same person");
}
