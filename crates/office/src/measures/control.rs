//! Visits that were offered something beside those that were held back: what offers bring.

use super::count::{Cell, Section};
use super::regret::said;
use ground::{Instant, Result, SiteId, Text};
use insight::Share;
use std::collections::HashSet;
use store::Conn;
use struggle::control::{self, Group, Groups};
use struggle::{Stage, regret};
use web::Page;

fn gave_up(group: &Group) -> Share {
    Share { some: group.gave_up, all: group.ended() }
}

/// The groups; nothing where nobody was held back.
pub(super) fn section(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<Option<Section>> {
    let (share, visits) = control::compared(c, site, since)?;
    if visits.is_empty() {
        return Ok(None);
    }
    let taken = regret::made(c, site, since)?.into_iter();
    let taken = taken.filter(|o| o.kind.is_somebody() && o.stage == Stage::Accepted).map(|o| o.visit);
    let mut somebody: HashSet<_> = handover::counts::visits(c, site, since)?.into_iter().collect();
    somebody.extend(taken);
    let groups = Groups::of(share, &visits, &somebody, p.now);
    let columns = ["group", "ended", "reached", "somebody", "gave-up", "still"];
    let mut section = Section::new(p, "control", &columns);
    section.lead =
        format!("{} {}", p.tn("office-measures-control-lead", share), told(p, &groups)).trim().to_owned();
    for (word, group) in [("offered", groups.offered), ("held", groups.held)] {
        let share = |some| Cell::Words(said(p, Share { some, all: group.ended() }));
        section.row(vec![
            Cell::Words(p.t(format!("office-measures-control-{word}"))),
            Cell::count(group.ended()),
            share(group.reached),
            share(group.somebody),
            share(group.gave_up),
            Cell::count(group.open),
        ]);
    }
    Ok(Some(section))
}

/// What can be concluded, in a sentence; nothing where a group is empty.
fn told(p: &Page, groups: &Groups) -> String {
    let Some((low, high)) = gave_up(&groups.held).beyond(gave_up(&groups.offered)) else {
        return String::new();
    };
    let rounded = |thousandths: i64| thousandths.abs().saturating_add(5) / 10;
    let (key, low, high) = match (low > 0, high < 0) {
        (true, _) => ("office-measures-control-fewer", rounded(low), rounded(high)),
        (_, true) => ("office-measures-control-more", rounded(high), rounded(low)),
        _ => ("office-measures-control-unsure", rounded(low), rounded(high)),
    };
    let text = Text::new(key);
    p.say(&text.with("low", low).with("high", high))
}
