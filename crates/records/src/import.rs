//! What all imports share: where to, how far, what became of each row, and what could not be taken.

use futures_util::future::{BoxFuture, FutureExt as _};
use futures_util::stream::{FuturesOrdered, StreamExt as _};
use ground::{Fault, Result, SiteId, World};
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use store::Db;

/// Rows in one closure, and closures on their way at once: so many may wait for one commit.
const SLICE: usize = 100;
const UNDER_WAY: usize = 16;

/// An import: into which site, who hears of its progress, where bad rows go.
pub struct Import<'a> {
    pub db: &'a Db,
    pub world: &'a World,
    pub site: &'a SiteId,
    /// JSON lines with file, line, pointer and reason; made only when a row is bad.
    pub rejects: PathBuf,
    /// Called now and then, and once at the end.
    pub progress: &'a (dyn Fn(&Progress) + Send + Sync),
}

/// How far an import is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read and to be read.
    pub done: u64,
    pub of: u64,
    pub totals: Totals,
}

/// What became of so many rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub added: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub rejected: u64,
}

impl Tally {
    pub fn sum(&self) -> u64 {
        self.added + self.changed + self.unchanged + self.rejected
    }

    pub(crate) fn count(&mut self, fate: &Fate) {
        match fate {
            Fate::Added => self.added += 1,
            Fate::Changed => self.changed += 1,
            Fate::Unchanged => self.unchanged += 1,
            Fate::Rejected(_) => self.rejected += 1,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub products: Tally,
    pub people: Tally,
    pub orders: Tally,
    /// Lines of orders, where the source has them as rows of their own.
    pub lines: Tally,
}

impl Totals {
    pub fn rejected(&self) -> u64 {
        self.products.rejected + self.people.rejected + self.orders.rejected + self.lines.rejected
    }

    /// Nothing was added, changed or rejected.
    pub fn is_quiet(&self) -> bool {
        [self.products, self.people, self.orders, self.lines].iter().all(|t| t.unchanged == t.sum())
    }
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Added,
    Changed,
    Unchanged,
    /// With the reason, in English: it is for whoever made the file.
    Rejected(String),
}

/// Where a row came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    pub line: u64,
    /// JSON pointer, where the file is JSON.
    pub pointer: Option<String>,
}

/// The file of rows that could not be taken.
pub(crate) struct Rejects {
    path: PathBuf,
    source: String,
    out: Option<BufWriter<File>>,
}

#[derive(Serialize)]
struct Reject<'a> {
    file: &'a str,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    reason: &'a str,
}

impl Rejects {
    /// Forgets the rejects of the run before.
    pub(crate) fn new(path: &Path) -> Self {
        let _ = std::fs::remove_file(path);
        Self { path: path.to_owned(), source: String::new(), out: None }
    }

    pub(crate) fn reading(&mut self, source: &Path) {
        self.source = source.display().to_string();
    }

    pub(crate) fn put(&mut self, origin: &Origin, reason: &str) -> Result<()> {
        let fault = |e| Fault::because(format!("cannot write {}", self.path.display()), e);
        let out = match &mut self.out {
            Some(out) => out,
            none => none.insert(BufWriter::new(File::create(&self.path).map_err(fault)?)),
        };
        let row =
            Reject { file: &self.source, line: origin.line, pointer: origin.pointer.as_deref(), reason };
        let text = serde_json::to_string(&row).map_err(|e| Fault::because("cannot write JSON", e))?;
        writeln!(out, "{text}").map_err(fault)?;
        Ok(())
    }

    pub(crate) fn close(mut self) -> Result<()> {
        match self.out.take() {
            None => Ok(()),
            Some(mut out) => out
                .flush()
                .map_err(|e| Fault::because(format!("cannot write {}", self.path.display()), e).into()),
        }
    }
}

/// Collects rows into slices and writes several slices at once, begun in their order.
pub(crate) struct Slices<T: Send + Sync + 'static> {
    db: Db,
    put: fn(&store::Conn, &T) -> Result<Fates>,
    slice: Vec<T>,
    weight: usize,
    under_way: FuturesOrdered<BoxFuture<'static, Result<Fates>>>,
}

/// Which tally a row counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Product,
    Person,
    Order,
    Line,
}

/// Rows and their fates.
pub(crate) type Fates = Vec<(Kind, Origin, Fate)>;

impl<T: Send + Sync + 'static> Slices<T> {
    pub(crate) fn new(db: &Db, put: fn(&store::Conn, &T) -> Result<Fates>) -> Self {
        let under_way = FuturesOrdered::new();
        Self { db: db.clone(), put, slice: Vec::new(), weight: 0, under_way }
    }

    /// Takes a row that writes `weight` rows of the database. Answers what is done by now.
    pub(crate) async fn take(&mut self, row: T, weight: usize) -> Result<Fates> {
        let mut done = Fates::new();
        if self.weight + weight > SLICE && !self.slice.is_empty() {
            done = self.send().await?;
        }
        self.weight += weight;
        self.slice.push(row);
        Ok(done)
    }

    async fn send(&mut self) -> Result<Fates> {
        let rows = std::mem::take(&mut self.slice);
        self.weight = 0;
        let (db, put) = (self.db.clone(), self.put);
        if !rows.is_empty() {
            self.under_way.push_back(Box::pin(async move {
                db.write(move |c| {
                    let mut fates = Fates::new();
                    for row in &rows {
                        fates.extend(put(c, row)?);
                    }
                    Ok(fates)
                })
                .await
            }));
        }
        let mut done = Fates::new();
        // A look at it begins the new one, after those before it.
        while let Some(Some(fates)) = self.under_way.next().now_or_never() {
            done.extend(fates?);
        }
        while self.under_way.len() >= UNDER_WAY {
            if let Some(fates) = self.under_way.next().await {
                done.extend(fates?);
            }
        }
        Ok(done)
    }

    /// Writes what is left and waits for all of it.
    pub(crate) async fn finish(&mut self) -> Result<Fates> {
        let mut done = self.send().await?;
        while let Some(fates) = self.under_way.next().await {
            done.extend(fates?);
        }
        Ok(done)
    }
}

/// Adds fates to the totals and the rejects file.
pub(crate) fn settle(fates: &Fates, totals: &mut Totals, rejects: &mut Rejects) -> Result<()> {
    for (kind, origin, fate) in fates {
        let tally = match kind {
            Kind::Product => &mut totals.products,
            Kind::Person => &mut totals.people,
            Kind::Order => &mut totals.orders,
            Kind::Line => &mut totals.lines,
        };
        tally.count(fate);
        if let Fate::Rejected(reason) = fate {
            rejects.put(origin, reason)?;
        }
    }
    Ok(())
}
