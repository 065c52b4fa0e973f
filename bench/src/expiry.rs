//! What others wait for while old visits are deleted, on SQLite, which has one writer.

use crate::measure::{Figure, cpu_of, figure};
use crate::town::{SITE, Town, door};
use ground::{EventId, Instant as Moment, Lang, Span, World};
use journey::{Event, Kind, Visit, jobs, shelf};
use std::io::{Error, Result};
use std::time::{Duration, Instant};

/// Visits that are old, and events of each.
const OLD: usize = 200;
const EVENTS: usize = 1_000;

fn old(n: usize, at: Moment) -> (Visit, Vec<Event>) {
    let visit = Visit { last_seen: at, ..Visit::new(format!("old-{n}").into(), SITE.into(), Lang::En, at) };
    let event = |i| Event::new(EventId(format!("e-{n}-{i}")), Kind::Section, at).page("/orders/1");
    (visit, (0..EVENTS).map(event).collect())
}

/// Writes a visit every 2 ms while 200,000 old rows go as the hourly job deletes them.
pub async fn wait() -> Result<Figure> {
    let (town, world) = (Town::found(0, 0).await?, World::system());
    let db = door(town.folder(), &world).await?;
    let now = world.now();
    for n in 0..OLD {
        let (visit, events) = old(n, now - Span::days(40));
        let put = move |c: &store::Conn| events.chunks(100).try_for_each(|some| shelf::note(c, &visit, some));
        db.write(put).await.map_err(Error::other)?;
    }
    let deleting = {
        let db = db.clone();
        tokio::spawn(async move {
            let mut gone = 0;
            loop {
                let n = db
                    .write(move |c| shelf::forget(c, now, jobs::FORGET_BATCH))
                    .await
                    .map_err(Error::other)?;
                gone += n;
                if n == 0 {
                    return Result::Ok(gone);
                }
            }
        })
    };
    let pid = std::process::id();
    let (cpu, began, mut waits) = (cpu_of(pid), Instant::now(), Vec::new());
    while !deleting.is_finished() {
        let mut visit = Visit::new("fresh".into(), SITE.into(), Lang::En, now);
        visit.page = format!("/{}", waits.len());
        let asked = Instant::now();
        db.write(move |c| shelf::note(c, &visit, &[])).await.map_err(Error::other)?;
        waits.push(asked.elapsed());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let took = began.elapsed();
    let gone = deleting.await.map_err(Error::other)??;
    let most = waits.iter().max().copied().unwrap_or_default();
    println!("<!-- {gone} old rows went in {took:.1?}; a writer waited for {most:.2?} at most -->");
    if gone < (OLD * EVENTS) as i64 {
        return Err(Error::other(format!("only {gone} rows went")));
    }
    Ok(figure("a write while 200,000 old rows go", waits, took, cpu_of(pid).saturating_sub(cpu)))
}
