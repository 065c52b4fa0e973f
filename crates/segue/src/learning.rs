//! Each night: what a site's own visits say of the model's chances there.

use ground::{Instant, JobId, Result, SiteId, Span, VisitId, World};
use jobs::{Job, Outcome};
use std::collections::{HashMap, HashSet};
use store::{Conn, Db};
use struggle::learn::{self, Help, Lesson};
use struggle::rules::Judge;
use struggle::{Model, Stage, regret, shelf};

pub const KIND: &str = "struggle.learn";
/// Days back, visits at most (the latest), and how many are read at once.
const DAYS: i64 = 30;
const VISITS: i64 = 2_000;
const SLICE: usize = 50;
const EVENTS: i64 = 50_000;

/// Puts the learning of a day in, once. Call at start with `run_at` = now; it goes on by itself.
pub fn schedule(c: &Conn, id: &JobId, run_at: Instant, now: Instant) -> Result<bool> {
    let unique = Some(format!("{KIND}:{}", run_at.0 / Span::days(1).0));
    jobs::enqueue(c, &Job { kind: KIND, payload: serde_json::Value::Null, run_at, unique }, id, now)
}

/// Learns for every site, and puts itself in for the next day.
pub async fn learn(db: Db, world: World) -> Outcome {
    match learn_now(&db, &world).await {
        Ok(()) => Outcome::Done,
        Err(e) => Outcome::Again { after: Span::minutes(30), why: format!("{e:?}") },
    }
}

async fn learn_now(db: &Db, world: &World) -> Result<()> {
    let now = world.now();
    for site in db.read(people::shelf::sites).await? {
        of_site(db, &site.id, now).await?;
    }
    let id: JobId = world.id();
    db.write(move |c| schedule(c, &id, now + Span::days(1), now)).await.map(drop)
}

/// The first help of each visit.
fn helped(c: &Conn, site: &SiteId, since: Instant) -> Result<HashMap<VisitId, Help>> {
    let mut all: HashMap<VisitId, Help> = HashMap::new();
    let asked: HashSet<VisitId> = handover::counts::visits(c, site, since)?.into_iter().collect();
    for made in regret::made(c, site, since)? {
        let Some(at) = made.decided_at.filter(|_| made.stage == Stage::Accepted) else { continue };
        let needed = match made.said.as_str() {
            _ if made.kind.is_somebody() => Some(true),
            "helped" => Some(true),
            _ => None,
        };
        let first = all.entry(made.visit).or_insert(Help { at, needed });
        if at <= first.at {
            *first = Help { at, needed };
        }
    }
    // Who asked for somebody unasked: when does not matter, nothing they did alone ended it.
    for visit in asked {
        all.entry(visit).or_insert(Help { at: Instant(i64::MAX), needed: Some(true) });
    }
    Ok(all)
}

/// Learns from the visits of a site that ended.
async fn of_site(db: &Db, site: &SiteId, now: Instant) -> Result<()> {
    let (of, since) = (site.clone(), now - Span::days(DAYS));
    let read = db.read(move |c| {
        let rules = shelf::rules(c, &of)?.0;
        let seen = journey::counts::last_seen(c, &of, since, VISITS)?;
        Ok((rules, seen, helped(c, &of, since)?))
    });
    let (rules, seen, helped) = read.await?;
    let model = Model::shared().filter(|_| rules.learn && rules.judge == Judge::Model);
    let mut lessons: Vec<Lesson> = Vec::new();
    if let Some(model) = &model {
        let ended = seen.into_iter().filter(|(_, last)| now - *last >= journey::VISIT_GAP);
        let ended: Vec<VisitId> = ended.map(|(id, _)| id).collect();
        for slice in ended.chunks(SLICE) {
            let ids = slice.to_vec();
            let events = db.read(move |c| journey::counts::events_of(c, &ids, EVENTS)).await?;
            let taught = events.iter().filter_map(|(id, e)| learn::lesson(e, helped.get(id).copied(), model));
            lessons.extend(taught);
        }
    }
    let (site, learned) = (site.clone(), learn::learn(&lessons));
    db.write(move |c| learn::put(c, &site, learned, now)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::{Currency, Lang, Money};
    use journey::{Event, Goal, Kind, Visit};

    fn shop(now: Instant) -> people::Site {
        people::Site {
            id: "shop".into(),
            name: "Shop".into(),
            kind: people::Audience::Customers,
            host: None,
            langs: Lang::ALL.to_vec(),
            default_lang: Lang::En,
            time_zone: "UTC".into(),
            currency: Currency::EUR,
            look: people::Look::default(),
            hours: serde_json::json!({}),
            observe: true,
            keep_days: 30,
            recording_days: 30,
            voucher_budget: Money::zero(Currency::EUR),
            made_at: now,
        }
    }

    /// Forty visits that sent a form twice; most of them got on, and fewer than the built-in weights expect gave up.
    #[tokio::test]
    async fn a_night_teaches_what_the_visits_of_a_site_say() {
        let folder = tempfile::tempdir().unwrap();
        let world = World::system();
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        let now = world.now();
        db.write(move |c| {
            people::shelf::put_site(c, &shop(now))?;
            for n in 0..40 {
                let at = now - Span::days(2) + Span::minutes(n);
                let visit = Visit::new(format!("v-{n}").into(), "shop".into(), Lang::En, at);
                let event = |i: i64, kind| {
                    let id = format!("e{n}-{i}").into();
                    Event::new(id, kind, at + Span::secs(i * 20)).goal(Some(Goal::profile()), None)
                };
                let mut all = vec![event(0, Kind::Invalid), event(1, Kind::Submit)];
                if n % 5 > 0 {
                    all.push(event(2, Kind::Success));
                }
                journey::shelf::note(c, &visit, &all)?;
            }
            Ok(())
        })
        .await
        .unwrap();
        assert!(matches!(learn(db.clone(), world.clone()).await, Outcome::Done));
        let (learned, rules) = db
            .read(|c| Ok((learn::of_site(c, &"shop".into())?, shelf::rules(c, &"shop".into())?.0)))
            .await
            .unwrap();
        let learned = learned.unwrap().0;
        assert_eq!((learned.visits, learned.hard), (40, 8));
        assert_eq!(learned.by.signum(), (200 - learned.expected).signum());
        assert_eq!((rules.learned, rules.model()), (learned.by, Model::moved(learned.by)));
        // Not where it is not wished.
        let off = struggle::rules::Rules { learn: false, ..rules };
        let usual = struggle::rules::Rules::default();
        db.write(move |c| shelf::put_rules(c, &"shop".into(), &off, &usual, now)).await.unwrap();
        learn_now(&db, &world).await.unwrap();
        assert_eq!(db.read(|c| learn::of_site(c, &"shop".into())).await.unwrap(), None);
    }
}
