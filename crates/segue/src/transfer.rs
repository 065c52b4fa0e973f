//! Import and export, with progress on a terminal and totals at the end.

use crate::cli::{Export, Import, Into};
use crate::config::Config;
use crate::doctor::chain;
use crate::{open, serve, trail};
use ground::{Currency, Fault, Lang, Result, SiteId, World};
use knowledge::Defaults;
use records::import::{Progress, Tally, Totals};
use serde_json::json;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use store::Db;

/// What became of an import's rows.
struct Done {
    added: u64,
    changed: u64,
    rejected: u64,
}

/// Brings data in. Answers whether every row was taken.
pub async fn import(config: &Config, world: &World, what: &Import) -> Result<bool> {
    let (into, files, kind, currency) = match what {
        Import::Shop { into, file } => (into, std::slice::from_ref(file), "import.shop", Currency::USD),
        Import::Orders { into, files } => (into, files.as_slice(), "import.orders", Currency::GBP),
        Import::Articles { into, path } => {
            (into, std::slice::from_ref(path), "import.articles", Currency::EUR)
        }
    };
    // A slip of the pen in a file's name makes no house.
    for file in files {
        std::fs::metadata(file).map_err(|e| Fault::because(format!("cannot read {}", file.display()), e))?;
    }
    let db = open::database(config, &open::folders(config)?, world).await?;
    let site = open::site_or_new(&db, into.site.as_deref(), currency, world).await?;
    let rejects = rejects(into, files);
    let work = async {
        match what {
            Import::Articles { path, .. } => articles(&db, world, &site, path, &rejects).await,
            Import::Shop { .. } | Import::Orders { .. } => {
                let bar = Bar::new();
                let show = |p: &Progress| bar.show(p.done, p.of, p.totals.orders.sum());
                let rejects = rejects.clone();
                let to = records::import::Import { db: &db, world, site: &site, rejects, progress: &show };
                let totals = match what {
                    Import::Orders { files, .. } => {
                        records::orders_csv::import_orders(&to, files, currency).await
                    }
                    _ => records::shop_format::import_shop(&to, &files[0]).await,
                };
                bar.end();
                totals.map(|t| tell(&t))
            }
        }
    };
    let done = tokio::select! {
        done = work => done,
        () = serve::asked_to_stop() => {
            Err(Fault::new("stopped before the end: what was taken stays; run it again for the rest").into())
        }
    };
    let after = match &done {
        Ok(d) => json!({ "added": d.added, "changed": d.changed, "rejected": d.rejected }),
        // What was taken before it stopped stays.
        Err(e) => json!({ "stopped": chain(e) }),
    };
    if !done.as_ref().is_ok_and(|d| d.added + d.changed == 0) {
        let names = files.iter().map(|f| f.display().to_string()).collect::<Vec<_>>().join(", ");
        trail::note_after(&db, world, kind, names, site, after).await?;
    }
    let rejected = done?.rejected;
    if rejected > 0 {
        say!("{rejected} could not be taken; each is in {} with its reason", rejects.display());
    }
    Ok(rejected == 0)
}

/// Takes data out.
pub async fn export(config: &Config, world: &World, what: &Export) -> Result<()> {
    let Export::Shop { site, file, .. } = what;
    let db = open::database(config, &open::existing(config)?, world).await?;
    let site = open::site(&db, site.as_deref()).await?;
    let totals = records::shop_format::export_shop(&db, &site, file).await?;
    let (products, people, orders) = (totals.products.sum(), totals.people.sum(), totals.orders.sum());
    let after = json!({ "products": products, "people": people, "orders": orders });
    trail::note_after(&db, world, "export.shop", file.display().to_string(), site, after).await?;
    say!("{products} products, {people} people and {orders} orders are in {}", file.display());
    Ok(())
}

fn rejects(into: &Into, files: &[PathBuf]) -> PathBuf {
    into.rejects.clone().unwrap_or_else(|| {
        let name = files.first().and_then(|f| f.file_name());
        let name = name.map_or_else(|| "import".into(), |n| n.to_string_lossy().into_owned());
        PathBuf::from(format!("{name}.rejects.jsonl"))
    })
}

async fn articles(db: &Db, world: &World, site: &SiteId, path: &Path, rejects: &Path) -> Result<Done> {
    let bar = Bar::new();
    let by = "import".to_owned();
    let defaults = Defaults { site: site.clone(), lang: Lang::En, audience: knowledge::Audience::Public, by };
    let mut show = |p: knowledge::Progress| bar.show(p.done as u64, p.of as u64, p.done as u64);
    let totals = knowledge::import_articles(db, world, &defaults, path, &mut show).await?;
    bar.end();
    let _ = std::fs::remove_file(rejects);
    if !totals.rejects.is_empty() {
        let row = |r: &knowledge::Reject| json!({ "file": r.file, "line": r.line, "reason": r.reason });
        let text: String = totals.rejects.iter().map(|r| format!("{}\n", row(r))).collect();
        std::fs::write(rejects, text)
            .map_err(|e| Fault::because(format!("cannot write {}", rejects.display()), e))?;
    }
    let t = Tally {
        added: totals.created as u64,
        changed: totals.updated as u64,
        unchanged: totals.unchanged as u64,
        rejected: totals.rejects.len() as u64,
    };
    let done = tell_each(&[("articles", t)]);
    let asked = site.clone();
    let offered =
        db.read(move |c| people::shelf::site(c, &asked)).await?.map(|s| s.langs).unwrap_or_default();
    for (lang, count) in totals.langs.iter().filter(|(lang, _)| !offered.contains(lang)) {
        say!(
            "{count} of them are in {}, which the site does not offer: nobody sees them until it does",
            lang.own_name()
        );
        say!("           (office, sites, {site}, languages)");
    }
    Ok(done)
}

fn tell(totals: &Totals) -> Done {
    let Totals { products, people, orders, lines } = *totals;
    tell_each(&[("products", products), ("people", people), ("orders", orders), ("lines", lines)])
}

/// Prints what became of each kind of row, and adds them up.
fn tell_each(all: &[(&str, Tally)]) -> Done {
    for (what, t) in all.iter().filter(|(_, t)| t.sum() > 0) {
        let Tally { added, changed, unchanged, rejected } = t;
        say!("{what:<10} {added} added, {changed} changed, {unchanged} unchanged, {rejected} rejected");
    }
    if all.iter().all(|(_, t)| t.sum() == 0) {
        say!("there was nothing to bring in");
    }
    let sum = |of: fn(&Tally) -> u64| all.iter().map(|(_, t)| of(t)).sum();
    Done { added: sum(|t| t.added), changed: sum(|t| t.changed), rejected: sum(|t| t.rejected) }
}

/// A progress bar on a terminal; nothing elsewhere.
struct Bar {
    terminal: bool,
    last: Mutex<Instant>,
}

impl Bar {
    const WIDTH: usize = 30;

    fn new() -> Self {
        Self { terminal: std::io::stderr().is_terminal(), last: Mutex::new(Instant::now()) }
    }

    fn show(&self, done: u64, of: u64, count: u64) {
        let Ok(mut last) = self.last.lock() else { return };
        if !self.terminal || (done < of && last.elapsed() < Duration::from_millis(100)) {
            return;
        }
        *last = Instant::now();
        let share = if of == 0 { 1.0 } else { (done as f64 / of as f64).min(1.0) };
        let full = (share * Self::WIDTH as f64) as usize;
        let (bar, rest) = ("█".repeat(full), "░".repeat(Self::WIDTH - full));
        let _ = write!(std::io::stderr(), "\r{bar}{rest} {:>3.0} %  {count} ", share * 100.0);
        let _ = std::io::stderr().flush();
    }

    fn end(&self) {
        if self.terminal {
            let _ = writeln!(std::io::stderr());
        }
    }
}
