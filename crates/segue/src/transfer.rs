//! Import and export, with progress on a terminal and totals at the end.

use crate::cli::{Export, Import, Into};
use crate::config::Config;
use crate::open;
use ground::{Currency, Fault, Lang, Result, SiteId, World};
use knowledge::Defaults;
use records::import::{Progress, Tally, Totals};
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use store::Db;

/// Brings data in. Answers whether every row was taken.
pub async fn import(config: &Config, world: &World, what: &Import) -> Result<bool> {
    let (into, first, currency) = match what {
        Import::Shop { into, file } => (into, file.clone(), Currency::USD),
        Import::Orders { into, files } => (into, files.first().cloned().unwrap_or_default(), Currency::GBP),
        Import::Articles { into, path } => (into, path.clone(), Currency::EUR),
    };
    let db = open::database(config, &open::folders(config)?, world).await?;
    let site = open::site_or_new(&db, into.site.as_deref(), currency, world).await?;
    let rejects = rejects(into, &first);
    match what {
        Import::Articles { path, .. } => articles(&db, world, site, path, &rejects).await,
        Import::Shop { .. } | Import::Orders { .. } => {
            let bar = Bar::new();
            let show = |p: &Progress| bar.show(p.done, p.of, p.totals.orders.sum());
            let to = records::import::Import {
                db: &db,
                world,
                site: &site,
                rejects: rejects.clone(),
                progress: &show,
            };
            let totals = match what {
                Import::Shop { file, .. } => records::shop_format::import_shop(&to, file).await?,
                Import::Orders { files, .. } => {
                    records::orders_csv::import_orders(&to, files, currency).await?
                }
                Import::Articles { .. } => Totals::default(),
            };
            bar.end();
            tell(&totals);
            report(totals.rejected(), &rejects);
            Ok(totals.rejected() == 0)
        }
    }
}

/// Takes data out.
pub async fn export(config: &Config, world: &World, what: &Export) -> Result<()> {
    let Export::Shop { site, file, .. } = what;
    let db = open::database(config, &open::folders(config)?, world).await?;
    let site = open::site(&db, site.as_deref()).await?;
    let totals = records::shop_format::export_shop(&db, &site, file).await?;
    println!(
        "{} products, {} people and {} orders are in {}",
        totals.products.sum(),
        totals.people.sum(),
        totals.orders.sum(),
        file.display()
    );
    Ok(())
}

fn rejects(into: &Into, first: &Path) -> PathBuf {
    into.rejects.clone().unwrap_or_else(|| {
        let name = first.file_name().map_or_else(|| "import".into(), |n| n.to_string_lossy().into_owned());
        PathBuf::from(format!("{name}.rejects.jsonl"))
    })
}

async fn articles(db: &Db, world: &World, site: SiteId, path: &Path, rejects: &Path) -> Result<bool> {
    let bar = Bar::new();
    let defaults =
        Defaults { site, lang: Lang::En, audience: knowledge::Audience::Public, by: "import".to_owned() };
    let mut show = |p: knowledge::Progress| bar.show(p.done as u64, p.of as u64, p.done as u64);
    let totals = knowledge::import_articles(db, world, &defaults, path, &mut show).await?;
    bar.end();
    println!(
        "articles   {} added, {} changed, {} unchanged, {} rejected",
        totals.created,
        totals.updated,
        totals.unchanged,
        totals.rejects.len()
    );
    if !totals.rejects.is_empty() {
        let mut text = String::new();
        for r in &totals.rejects {
            let row = serde_json::json!({ "file": r.file, "line": r.line, "reason": r.reason });
            text.push_str(&format!("{row}\n"));
        }
        std::fs::write(rejects, text)
            .map_err(|e| Fault::because(format!("cannot write {}", rejects.display()), e))?;
    }
    report(totals.rejects.len() as u64, rejects);
    Ok(totals.rejects.is_empty())
}

fn tell(totals: &Totals) {
    let line = |what: &str, t: &Tally| {
        if t.sum() > 0 {
            println!(
                "{what:<10} {} added, {} changed, {} unchanged, {} rejected",
                t.added, t.changed, t.unchanged, t.rejected
            );
        }
    };
    line("products", &totals.products);
    line("people", &totals.people);
    line("orders", &totals.orders);
    line("lines", &totals.lines);
    let sums = [&totals.products, &totals.people, &totals.orders, &totals.lines].map(Tally::sum);
    if sums.iter().all(|n| *n == 0) {
        println!("there was nothing to bring in");
    }
}

fn report(rejected: u64, rejects: &Path) {
    if rejected > 0 {
        println!("{rejected} could not be taken; each is in {} with its reason", rejects.display());
    }
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
        eprint!("\r{bar}{rest} {:>3.0} %  {count} ", share * 100.0);
        let _ = std::io::stderr().flush();
    }

    fn end(&self) {
        if self.terminal {
            eprintln!();
        }
    }
}
