//! Visit events through the intake, durable: what a socket's handler does after parsing.

use crate::measure::{Figure, cpu_of, figure};
use crate::town::{SITE, Town, door};
use ground::{EventId, Lang, VisitId, World};
use journey::{Entry, Event, Intake, Kind, Visit};
use std::io::{Error, Result};
use std::time::{Duration, Instant};

/// Events that one message of a tab carries.
const BATCH: usize = 20;

/// `visits` tabs, each waiting until its batch is on disk before it sends the next.
pub async fn keep(visits: usize, time: Duration) -> Result<Figure> {
    let (town, world) = (Town::found(0, 0).await?, World::system());
    let db = door(town.folder(), &world).await?;
    let (intake, keeper) = Intake::new(db.clone());
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let keeping = tokio::spawn(keeper.run(stopped));
    let pid = std::process::id();
    let (cpu, began) = (cpu_of(pid), Instant::now());
    let tabs = (0..visits).map(|_| {
        let (intake, world) = (intake.clone(), world.clone());
        tokio::spawn(async move {
            let now = world.now();
            let mut visit = Visit::new(world.id::<VisitId>(), SITE.into(), Lang::En, now);
            let mut times = Vec::new();
            while began.elapsed() < time {
                let event = |_| Event::new(world.id::<EventId>(), Kind::Field, world.now());
                let events: Vec<Event> = (0..BATCH).map(event).collect();
                // A new visit each time it would exceed what is kept of one.
                if times.len() % 90 == 89 {
                    visit = Visit::new(world.id::<VisitId>(), SITE.into(), Lang::En, now);
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
    let there = db.read(|c| journey::counts::kept(c, &SITE.into())).await.map_err(Error::other)?;
    let (there, said) = (there.iter().map(|k| k.count).sum::<i64>(), (times.len() * BATCH) as i64);
    if there != said {
        return Err(Error::other(format!("{said} events were acknowledged and {there} are there")));
    }
    let name = format!("visit events, durable, {visits} visits × {BATCH}");
    let mut kept = figure(&name, times, took, cpu);
    // A batch is what takes the time; an event is what is counted.
    kept.count *= BATCH;
    kept.per_second *= BATCH as f64;
    kept.cpu /= BATCH as u32;
    Ok(kept)
}
