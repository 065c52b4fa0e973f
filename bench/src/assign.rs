//! Assignment: whom the router rings, and an acceptance on disk.

use crate::measure::{Figure, cpu_of, figure};
use crate::town::{SITE, Town, door};
use dialogue::Line;
use ground::{DialogueId, HandoverId, Lang, Text, World};
use handover::shelf::Acceptor;
use handover::{Agent, Asked, Need, choose};
use std::io::{Error, Result};
use std::sync::Arc;
use std::time::Instant;

const AGENTS: usize = 500;

/// Announcements are not read here.
struct Mute;

impl dialogue::Speaks for Mute {
    fn say(&self, _: Lang, _: &str, text: &Text) -> String {
        text.key.to_string()
    }
}

/// In memory: the one to ring, of 500.
pub fn in_memory() -> Figure {
    let world = World::system();
    let agent = |n: usize| Agent {
        staff: format!("staff-{n}").into(),
        name: format!("Sam {n}"),
        called: String::new(),
        langs: vec![if n.is_multiple_of(3) { Lang::Hu } else { Lang::En }],
        skills: if n.is_multiple_of(5) { vec!["orders".to_owned()] } else { Vec::new() },
        ready: true,
        state: staffing::State::Available,
        free_since: world.now(),
        busy_since: (n.is_multiple_of(2)).then(|| world.now()),
    };
    let agents: Vec<Agent> = (0..AGENTS).map(agent).collect();
    let helped = [(agents[0].staff.clone(), world.now())];
    let asked = Asked { lang: Lang::En, skill: "orders", helped: &helped, ..Asked::default() };
    let (pid, began) = (std::process::id(), Instant::now());
    let cpu = cpu_of(pid);
    let times = (0..100_000).map(|_| {
        let at = Instant::now();
        std::hint::black_box(choose(&asked, std::hint::black_box(&agents)));
        at.elapsed()
    });
    let times = times.collect();
    let name = format!("assignment in memory, {AGENTS} account managers");
    figure(&name, times, began.elapsed(), cpu_of(pid).saturating_sub(cpu))
}

/// Durable: the claim, the dialogue and what is said of it, one after another.
pub async fn durable() -> Result<Figure> {
    let (town, world) = (Town::found(AGENTS, AGENTS).await?, World::system());
    let db = door(town.folder(), &world).await?;
    let line = Line { hub: live::Hub::new(db.clone(), "bench"), voice: Arc::new(Mute) };
    for n in 0..AGENTS {
        let (line, now) = (line.clone(), world.now());
        let need = Need::plain(SITE.into(), format!("person-{n}").into(), Lang::En, "bench");
        let id = HandoverId(format!("handover-{n}"));
        db.write(move |c| handover::shelf::ask(c, &line, &id, &need, now).map(drop))
            .await
            .map_err(Error::other)?;
    }
    let (pid, began) = (std::process::id(), Instant::now());
    let cpu = cpu_of(pid);
    let mut times = Vec::new();
    for n in 0..AGENTS {
        let (line, now, fresh) = (line.clone(), world.now(), world.id::<DialogueId>());
        let (id, staff) = (HandoverId(format!("handover-{n}")), format!("staff-{n}").into());
        let at = Instant::now();
        let accepted = db.write(move |c| {
            let by = Acceptor { staff: &staff, name: "Sam", zone: "UTC" };
            handover::shelf::accept(c, &line, &id, &by, &fresh, now).map(drop)
        });
        accepted.await.map_err(Error::other)?;
        times.push(at.elapsed());
    }
    Ok(figure("assignment, durable", times, began.elapsed(), cpu_of(pid).saturating_sub(cpu)))
}
