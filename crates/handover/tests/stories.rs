//! The passage as stories: two want the same person, an account manager vanishes, a person leaves it with us.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use dialogue::{Author, Line, NewMessage, Outcome, Speaks, Wrap, shelf as talk};
use ground::{
    DialogueId, Error, FixedClock, HandoverId, Instant, Lang, PersonId, Span, StaffId, SystemChance, Text,
    World,
};
use handover::shelf::{self, Acceptor};
use handover::{Need, Stage};
use staffing::{State, VANISH};
use std::sync::Arc;
use store::Db;

mod schedules;

struct Plain;
impl Speaks for Plain {
    fn say(&self, _: Lang, _: &str, text: &Text) -> String {
        text.key.to_string()
    }
}

struct Place {
    db: Db,
    line: Line,
    clock: Arc<FixedClock>,
    _folder: tempfile::TempDir,
}

async fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T09:00:00Z").unwrap()));
    let world = World::new(clock.clone(), Arc::new(SystemChance));
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    let line = Line { hub: live::Hub::new(db.clone(), "t"), voice: Arc::new(Plain) };
    Place { db, line, clock, _folder: folder }
}

fn need(person: &str) -> Need {
    Need::plain("shop".into(), person.into(), Lang::En, "my parcel")
}

impl Place {
    fn now(&self) -> Instant {
        ground::Clock::now(&*self.clock)
    }

    async fn ask(&self, person: &str) -> HandoverId {
        let (line, need, now, id) =
            (self.line.clone(), need(person), self.now(), HandoverId(format!("h-{person}")));
        self.db.write(move |c| shelf::ask(c, &line, &id, &need, now)).await.unwrap().id
    }

    async fn accept(&self, h: &HandoverId, staff: &str) -> Result<DialogueId, String> {
        accept(self.db.clone(), self.line.clone(), h.clone(), staff.to_owned(), self.now()).await
    }
}

async fn accept(
    db: Db,
    line: Line,
    h: HandoverId,
    staff: String,
    now: Instant,
) -> Result<DialogueId, String> {
    let answer = db
        .write(move |c| {
            let staff = StaffId(staff.clone());
            let by = Acceptor { staff: &staff, name: "Anna", zone: "UTC" };
            let fresh = DialogueId(format!("d-{h}-{staff}"));
            shelf::accept(c, &line, &h, &by, &fresh, now).map(|d| d.id)
        })
        .await;
    answer.map_err(|e| match e {
        Error::Refused(r) => r.rule.clone(),
        other => format!("{other:?}"),
    })
}

#[tokio::test]
async fn every_statement_is_understood() {
    let p = place().await;
    p.db.read(|c| {
        let all = handover::sql::ALL.iter().chain(dialogue::sql::ALL).chain(staffing::sql::ALL);
        {
            let mut all = all;
            all.try_for_each(|(_, sql)| c.prepare(sql))
        }
    })
    .await
    .unwrap()
}

/// 10,000 races of two for one (`SEGUE_RACES` sets another number), 64 under way at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_accept_at_once_one_wins() {
    let races: usize = std::env::var("SEGUE_RACES").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let p = place().await;
    let (db, line, now) = (p.db.clone(), p.line.clone(), p.now());
    let one = move |i: usize| {
        let (db, line) = (db.clone(), line.clone());
        async move {
            let (l, n) = (line.clone(), need(&format!("p{i}")));
            let h = HandoverId(format!("h{i}"));
            let id = h.clone();
            db.write(move |c| shelf::ask(c, &l, &id, &n, now)).await.unwrap();
            let a = tokio::spawn(accept(db.clone(), line.clone(), h.clone(), format!("a{i}"), now));
            let b = tokio::spawn(accept(db.clone(), line.clone(), h, format!("b{i}"), now));
            match (a.await.unwrap(), b.await.unwrap()) {
                (Ok(_), Err(rule)) | (Err(rule), Ok(_)) => assert_eq!(rule, "handover.taken"),
                other => panic!("race {i}: {other:?}"),
            }
        }
    };
    let mut under_way = tokio::task::JoinSet::new();
    for i in 0..races {
        if under_way.len() == 64 {
            under_way.join_next().await.unwrap().unwrap();
        }
        under_way.spawn(one(i));
    }
    while let Some(done) = under_way.join_next().await {
        done.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_account_manager_gets_no_second_person() {
    let p = place().await;
    for round in 0..50 {
        let (a, b) = (p.ask(&format!("a{round}")).await, p.ask(&format!("b{round}")).await);
        let staff = format!("s{round}");
        let (db, line, now) = (p.db.clone(), p.line.clone(), p.now());
        let one = tokio::spawn(accept(db.clone(), line.clone(), a, staff.clone(), now));
        let two = tokio::spawn(accept(db, line, b, staff, now));
        match (one.await.unwrap(), two.await.unwrap()) {
            (Ok(_), Err(rule)) | (Err(rule), Ok(_)) => assert_eq!(rule, "handover.busy"),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn whoever_asks_twice_keeps_their_place() {
    let p = place().await;
    let first = p.ask("eva").await;
    let (line, now) = (p.line.clone(), p.now());
    let again = p.db.write(move |c| shelf::ask(c, &line, &"other".into(), &need("eva"), now)).await.unwrap();
    assert_eq!(again.id, first);
}

#[tokio::test]
async fn who_loses_their_account_manager_goes_first_and_is_told_once() {
    let p = place().await;
    let staff = StaffId("anna".into());
    let (s, now) = (staff.clone(), p.now());
    p.db.write(move |c| {
        staffing::shelf::declare(c, &s, State::Available, "", "l1", now)?;
        staffing::shelf::came(c, &s, now)
    })
    .await
    .unwrap();
    let eva = p.ask("eva").await;
    let d = p.accept(&eva, "anna").await.unwrap();
    p.clock.advance(Span::secs(5));
    p.ask("ben").await;

    let (line, s, now) = (p.line.clone(), staff.clone(), p.now());
    p.db.write(move |c| staffing::shelf::went(c, &s, now)).await.unwrap();
    p.clock.advance(Span::millis(9_999));
    let (l, now) = (line.clone(), p.now());
    assert_eq!(p.db.write(move |c| shelf::sweep(c, &l, now)).await.unwrap().len(), 0);
    p.clock.advance(Span::millis(1));
    for expected in [1, 0, 0] {
        let (l, now) = (line.clone(), p.now());
        assert_eq!(p.db.write(move |c| shelf::sweep(c, &l, now)).await.unwrap().len(), expected);
    }

    let (queue, said) =
        p.db.read(move |c| Ok((shelf::queue(c, &["shop".into()])?, talk::transcript(c, &d)?))).await.unwrap();
    let who: Vec<_> = queue.iter().map(|h| (h.need.person.as_str(), h.front)).collect();
    assert_eq!(who, [("eva", true), ("ben", false)]);
    let keys: Vec<_> = said.iter().map(|m| m.say.as_ref().unwrap().key.to_string()).collect();
    assert_eq!(keys, ["handover-joined", "handover-vanished"]);

    let again = p.accept(&eva, "bela").await.unwrap();
    let thread = p.db.read(move |c| talk::transcript(c, &again)).await.unwrap();
    assert_eq!(thread.len(), 3, "the thread goes on");
}

#[tokio::test]
async fn the_servers_downtime_counts_against_nobody() {
    let p = place().await;
    let staff = StaffId("anna".into());
    let (s, now) = (staff.clone(), p.now());
    p.db.write(move |c| staffing::shelf::came(c, &s, now)).await.unwrap();
    let eva = p.ask("eva").await;
    p.accept(&eva, "anna").await.unwrap();
    p.clock.advance(Span::hours(3));
    let (line, now) = (p.line.clone(), p.now());
    let swept = move |c: &store::Conn| {
        staffing::shelf::fresh_start(c, now)?;
        Ok((shelf::sweep(c, &line, now + Span::secs(9))?.len(), shelf::sweep(c, &line, now + VANISH)?.len()))
    };
    assert_eq!(p.db.write(swept).await.unwrap(), (0, 1));
}

#[tokio::test]
async fn a_message_sent_twice_is_stored_once_and_a_wrap_up_becomes_a_case() {
    let p = place().await;
    let eva = p.ask("eva").await;
    let id = p.accept(&eva, "anna").await.unwrap();
    let (line, now) = (p.line.clone(), p.now());
    let case =
        p.db.write(move |c| {
            let d = talk::find(c, &id)?.unwrap();
            let hello = NewMessage {
                author: Author::Person,
                author_id: "eva".into(),
                author_name: "Eva".into(),
                body: "Hello".into(),
                say: None,
                client: "c1".into(),
                attachment: None,
            };
            let first = talk::post(c, &d, &hello, &line, now)?;
            let again = talk::post(c, &d, &hello, &line, now)?;
            assert!(first.fresh && !again.fresh);
            assert_eq!((first.message.n, again.message.n), (2, 2));
            let wrap = Wrap {
                subject: String::new(),
                wrong: "Parcel lost".into(),
                done: "Sent again".into(),
                outcome: Outcome::OpenUntil(now + Span::days(3)),
                order: None,
            };
            let other = StaffId("bela".into());
            assert!(matches!(
                shelf::wrap(c, &line, &d, &other, &wrap, &"k".into(), "ABC234", now),
                Err(Error::Forbidden)
            ));
            let case = shelf::wrap(c, &line, &d, &"anna".into(), &wrap, &"k".into(), "ABC234", now)?;
            assert!(talk::of_staff(c, &"anna".into())?.is_none());
            let rating = dialogue::Rating { stars: 5, words: "Thank you".into(), at: now };
            let ended = talk::find(c, &d.id)?.unwrap();
            assert_eq!(talk::unrated(c, &"eva".into(), now)?, Some(d.id.clone()));
            talk::rate(c, &ended, &rating, &line)?;
            assert!(
                matches!(talk::rate(c, &ended, &rating, &line), Err(Error::Refused(r)) if r.rule == "rating.once")
            );
            Ok(case)
        })
        .await
        .unwrap();
    assert_eq!((case.subject.as_str(), case.is_open()), ("Parcel lost", true));
    let open = p.db.read(|c| shelf::open_of(c, &PersonId("eva".into()))).await.unwrap();
    assert!(open.is_none());
}

#[tokio::test]
async fn leaving_it_with_us_makes_a_case_with_a_date() {
    let p = place().await;
    let eva = p.ask("eva").await;
    let (line, now) = (p.line.clone(), p.now());
    let (case, stage) =
        p.db.write(move |c| {
            let case = shelf::leave(c, &line, &need("eva"), now + Span::days(1), &"k".into(), "ABC234", now)?;
            Ok((case, shelf::find(c, &eva)?.unwrap().stage))
        })
        .await
        .unwrap();
    assert_eq!((case.wrong.as_str(), stage), ("my parcel", Stage::Left));
}
