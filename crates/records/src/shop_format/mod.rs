//! The shop format: one JSON object with `products`, `users` and `orders`, each by id.
//! `docs/shop-format.md` describes it. Import may be repeated; export writes what was imported.

mod export;
mod put;
mod read;
mod record;

pub use export::{export_shop, user};
pub(crate) use record::id;
pub use record::{
    Listed, ShopEvent, ShopItem, ShopMethod, ShopName, ShopOrder, ShopParcel, ShopPayment, ShopProduct,
    ShopUser, ShopVariant,
};

use crate::import::{Import, Kind, Progress, Rejects, Slices, settle};
use crate::{Tally, Totals};
use ground::{Error, Fault, Result};
use put::Row;
use std::path::Path;
use std::sync::Arc;

/// Takes a shop file into a site. Bad records go to the rejects file and the rest goes on; a file
/// that was imported before changes nothing, whatever was done to its orders since.
///
/// Errors: not found where the site is unknown; a fault where the file cannot be read or stops
/// being JSON (what was read before that stays).
pub async fn import_shop(to: &Import<'_>, file: &Path) -> Result<Totals> {
    let id = to.site.clone();
    let site = to.db.read(move |c| people::shelf::site(c, &id)).await?.ok_or(Error::NotFound)?;
    let context = Arc::new(put::Context {
        site: site.id.clone(),
        currency: site.currency,
        lang: site.default_lang,
        now: to.world.now(),
    });
    let mut rejects = Rejects::new(&to.rejects);
    rejects.reading(file);
    let mut progress = Progress::default();
    let mut slices: Slices<Row> = Slices::new(to.db, put::put);
    let (reader, mut pieces) = read::start(file, context)?;
    while let Some(piece) = pieces.recv().await {
        (progress.done, progress.of) = (piece.done, piece.of);
        match piece.row {
            Ok(row) => {
                let weight = row.weight();
                let fates = slices.take(row, weight).await?;
                settle(&fates, &mut progress.totals, &mut rejects)?;
            }
            Err((kind, reason)) => {
                tally(&mut progress.totals, kind).rejected += 1;
                rejects.put(&piece.origin, &reason)?;
            }
        }
        (to.progress)(&progress);
    }
    let fates = slices.finish().await?;
    settle(&fates, &mut progress.totals, &mut rejects)?;
    rejects.close()?;
    reader.await.map_err(|e| Fault::because("the reader of the file died", e))??;
    progress.done = progress.of;
    (to.progress)(&progress);
    Ok(progress.totals)
}

fn tally(totals: &mut Totals, kind: Kind) -> &mut Tally {
    match kind {
        Kind::Product => &mut totals.products,
        Kind::Person => &mut totals.people,
        Kind::Order => &mut totals.orders,
        Kind::Line => &mut totals.lines,
    }
}
