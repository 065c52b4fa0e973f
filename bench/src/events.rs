//! Visit events through the intake, durable: what a socket's handler does after parsing.

use crate::measure::{Figure, cpu_of, quantile};
use ground::{Currency, EventId, Lang, Money, VisitId, World};
use journey::{Entry, Event, Intake, Kind, Visit};
use std::io::{Error, Result};
use std::time::{Duration, Instant};
use store::{Db, Options, Place};

/// Events that one message of a tab carries.
const BATCH: usize = 20;

/// `visits` tabs, each waiting until its batch is on disk before it sends the next.
pub async fn keep(visits: usize, time: Duration) -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    let world = World::system();
    let place = Place::Sqlite(folder.path().join("segue.db"));
    let db = Db::open(&Options::new(place), &world).await.map_err(Error::other)?;
    let site = site(&world);
    db.write(move |c| people::shelf::put_site(c, &site)).await.map_err(Error::other)?;
    let (intake, keeper) = Intake::new(db.clone());
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let keeping = tokio::spawn(keeper.run(stopped));
    let pid = std::process::id();
    let (cpu, began) = (cpu_of(pid), Instant::now());
    let tabs = (0..visits).map(|_| {
        let (intake, world) = (intake.clone(), world.clone());
        tokio::spawn(async move {
            let now = world.now();
            let mut visit = Visit::new(world.id::<VisitId>(), "bench".into(), Lang::En, now);
            let mut times = Vec::new();
            while began.elapsed() < time {
                let event = |_| Event::new(world.id::<EventId>(), Kind::Field, world.now());
                let events: Vec<Event> = (0..BATCH).map(event).collect();
                // A new visit each time it would exceed what is kept of one.
                if times.len() % 90 == 89 {
                    visit = Visit::new(world.id::<VisitId>(), "bench".into(), Lang::En, now);
                }
                let sent = Instant::now();
                intake.kept(Entry { visit: visit.clone(), events }).await.map_err(Error::other)?;
                times.push(sent.elapsed());
            }
            Result::Ok(times)
        })
    });
    let mut times = Vec::new();
    for tab in tabs.collect::<Vec<_>>() {
        times.extend(tab.await.map_err(Error::other)??);
    }
    let took = began.elapsed();
    let cpu = cpu_of(pid).saturating_sub(cpu);
    let _ = stop.send(true);
    keeping.await.map_err(Error::other)?;
    times.sort_unstable();
    let count = times.len() * BATCH;
    Ok(Figure {
        name: format!("visit events, durable, {visits} visits × {BATCH}"),
        count,
        per_second: count as f64 / took.as_secs_f64(),
        p50: quantile(&times, 0.5),
        p99: quantile(&times, 0.99),
        cpu: cpu.checked_div(count as u32).unwrap_or_default(),
    })
}

fn site(world: &World) -> people::Site {
    people::Site {
        id: "bench".into(),
        name: "Bench".into(),
        kind: people::Audience::Customers,
        host: None,
        langs: vec![Lang::En],
        default_lang: Lang::En,
        time_zone: "UTC".into(),
        currency: Currency::EUR,
        look: people::Look::default(),
        hours: serde_json::json!({}),
        observe: true,
        keep_days: 30,
        voucher_budget: Money::zero(Currency::EUR),
        made_at: world.now(),
    }
}
