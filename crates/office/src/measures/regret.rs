//! Which offers were taken, and which were regretted: by kind, and by what blocked.

use super::count::{Cell, MOST, Section, of_all};
use ground::{Instant, Result, SiteId};
use insight::Share;
use std::collections::BTreeMap;
use store::Conn;
use struggle::regret::{self, Made, Regret};
use struggle::{Kind, Stage};
use web::Page;

/// Offers, counted.
#[derive(Default)]
struct Tally {
    made: u64,
    taken: u64,
    regretted: [u64; Regret::ALL.len()],
}

impl Tally {
    fn add(&mut self, made: &Made, regret: Option<Regret>) {
        self.made += 1;
        self.taken += u64::from(made.stage == Stage::Accepted);
        if let Some(nth) = Regret::ALL.iter().position(|r| Some(*r) == regret) {
            self.regretted[nth] += 1;
        }
    }

    fn all(&self) -> u64 {
        self.regretted.iter().sum()
    }

    /// Offers; taken; regretted; each share with what is sure of it.
    fn cells(&self, p: &Page) -> Vec<Cell> {
        let share = |some| Cell::Words(said(p, Share { some, all: self.made }));
        vec![
            Cell::count(self.made),
            Cell::count(self.taken),
            share(self.taken),
            Cell::count(self.all()),
            share(self.all()),
        ]
    }
}

/// `20 % (6 to 51 %)`.
pub(super) fn said(p: &Page, share: Share) -> String {
    let (Some(n), Some((low, high))) = (share.per_cent(), share.surely()) else { return String::new() };
    let rounded = |thousandths: u64| ((thousandths + 5) / 10).to_string();
    p.t2(
        "office-measures-share",
        "n",
        n,
        "between",
        p.t2("office-measures-between", "low", rounded(low), "high", rounded(high)),
    )
}

/// By kind, with the reasons; and by what blocked, the most regretted first.
pub(super) fn sections(c: &Conn, p: &Page, site: &SiteId, since: Instant) -> Result<[Section; 2]> {
    let all = regret::made(c, site, since)?;
    let seen = journey::counts::last_seen(c, site, since, regret::MOST)?;
    let (mut by_kind, mut by_cause) = (BTreeMap::<Kind, Tally>::new(), BTreeMap::<String, Tally>::new());
    for made in &all {
        let regret = made.regret(seen.get(&made.visit).copied(), p.now);
        by_kind.entry(made.kind).or_default().add(made, regret);
        by_cause.entry(p.say(&of_all(&made.cause))).or_default().add(made, regret);
    }
    let shares = ["shown", "accepted", "accepted-share", "regretted", "regretted-share"];
    let reasons = ["regret-not-helped", "regret-closed", "regret-never", "regret-left"];
    let columns: Vec<&str> = ["kind"].into_iter().chain(shares).chain(reasons).collect();
    let mut kinds = Section::new(p, "regret", &columns);
    kinds.lead = p.t2(
        "office-measures-regret-lead",
        "seconds",
        regret::AT_ONCE.as_secs(),
        "left",
        regret::LEFT_WITHIN.as_secs(),
    );
    for (kind, tally) in &by_kind {
        let mut cells = vec![Cell::Words(p.t(format!("offer-kind-{}", kind.code())))];
        cells.extend(tally.cells(p));
        cells.extend(tally.regretted.map(Cell::count));
        kinds.row(cells);
    }
    let columns: Vec<&str> = ["cause"].into_iter().chain(shares).collect();
    let mut causes = Section::new(p, "regret-causes", &columns);
    let mut list: Vec<_> = by_cause.into_iter().collect();
    list.sort_by_key(|(_, t)| std::cmp::Reverse((t.all(), t.made)));
    for (cause, tally) in list.into_iter().take(MOST) {
        let mut cells = vec![Cell::Words(cause)];
        cells.extend(tally.cells(p));
        causes.row(cells);
    }
    if all.len() as i64 >= regret::MOST {
        kinds.lead = format!("{} {}", kinds.lead, p.t("office-measures-cut"));
    }
    Ok([kinds, causes])
}
