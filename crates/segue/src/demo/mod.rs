//! The demo organisation: a shop for things of the house and those who work for it, generated from a
//! seed with dates relative to today, and the pages that lead through it.

pub mod articles;
pub mod cast;
mod catalog;
mod changes;
pub mod elsewhere;
mod letters;
pub mod pages;
mod past;
mod shop;
pub mod team;
mod visits;

use cast::{SHOP, TEAM};
use dialogue::Line;
use ground::{Fault, Instant, Lang, Result, Span, Text, World};
use past::Past;
use shop::Shop;
use std::path::Path;
use std::sync::Arc;
use store::Db;

/// The same organisation every time.
const SEED: u64 = 20_261_123;

/// Fills an empty database with the demo organisation; one that has its sites is left alone.
/// `folder` is used for a file on the way.
///
/// Errors: a fault where the database or the folder cannot be written.
pub async fn fill(db: &Db, world: &World, folder: &Path) -> Result<()> {
    let there = db.read(|c| Ok(people::shelf::site(c, &SHOP.into())?.is_some())).await?;
    if there {
        return Ok(());
    }
    let now = world.now();
    let shop = Shop::generate(SEED, now);
    let texts = articles::with_ids(world)?;
    let past = Past::of(&shop, world);
    let visits = visits::past(&shop, SEED, world);
    let line = line(db, world);
    db.write(move |c| {
        let began = now - Span::days(400);
        for site in cast::sites(began) {
            people::shelf::put_site(c, &site)?;
        }
        for s in cast::staff(began) {
            people::shelf::put_staff(c, &s)?;
        }
        team::put(c, now)
    })
    .await?;
    let written = now - Span::days(45);
    for slice in texts.chunks(50) {
        let slice = slice.to_vec();
        db.write(move |c| articles::put(c, &slice, written)).await?;
    }
    import(db, world, &shop, folder).await?;
    db.write(move |c| long_known(c, now)).await?;
    for entries in past.timelines() {
        db.write(move |c| entries.iter().try_for_each(|(e, id)| people::timeline::note(c, e, id))).await?;
    }
    db.write(move |c| past.put_talks(c, &line)).await?;
    for slice in visits.chunks(12) {
        let slice = slice.to_vec();
        db.write(move |c| slice.iter().try_for_each(|(v, events)| journey::shelf::note(c, v, events)))
            .await?;
    }
    let stamps = changes::ids(world);
    db.write(move |c| changes::put(c, now, &stamps)).await?;
    db.write(move |c| ratings(c, now)).await
}

/// The shop comes in as everybody's does: from a file.
async fn import(db: &Db, world: &World, shop: &Shop, folder: &Path) -> Result<()> {
    let file = folder.join("demo-shop.json");
    let unwritable = |e: std::io::Error| Fault::because(format!("cannot write {}", file.display()), e);
    std::fs::write(&file, shop.file().to_string()).map_err(unwritable)?;
    let site = SHOP.into();
    let to = records::Import {
        db,
        world,
        site: &site,
        rejects: folder.join("demo-shop.rejects.jsonl"),
        progress: &|_| {},
    };
    let totals = records::shop_format::import_shop(&to, &file).await?;
    let _ = std::fs::remove_file(&file);
    let rejected = totals.products.rejected + totals.people.rejected + totals.orders.rejected;
    if rejected > 0 {
        return Err(Fault::new(format!("{rejected} records of the demo's shop were rejected")).into());
    }
    Ok(())
}

/// The shop's customers have not all come today, as the file's have.
fn long_known(c: &store::Conn, now: Instant) -> Result<()> {
    for (nth, person) in people::shelf::persons_of_site(c, &SHOP.into(), "", 100)?.iter().enumerate() {
        people::shelf::known_since(c, &person.id, now - Span::days(410 + nth as i64 * 61 % 800))?;
    }
    Ok(())
}

/// What readers said of articles.
fn ratings(c: &store::Conn, now: Instant) -> Result<()> {
    const SAID: &[(&str, &str, &str, bool, &str)] = &[
        (SHOP, "return-an-item", "person:aoife_brennan", true, ""),
        (SHOP, "return-an-item", "person:giulia_romano", true, ""),
        (SHOP, "return-an-item", "person:mikael_astrom", false, "Can I hand it in at your shop in Győr too?"),
        (SHOP, "change-an-order", "person:nuria_ferrer", false, "It was already processed. What then?"),
        (SHOP, "change-an-order", "person:tomas_pereira", false, ""),
        (SHOP, "change-an-order", "person:sanne_de_vries", true, ""),
        (SHOP, "care-for-wood", "person:ivana_horvat", true, "The steel wool worked wonders."),
        (TEAM, "leave-not-enough-days", "person:tomasz_wisniewski", true, ""),
        (TEAM, "read-your-payslip", "person:sinead_murphy", true, ""),
    ];
    for (nth, (site, slug, rater, useful, words)) in SAID.iter().enumerate() {
        if let Some(a) = knowledge::shelf::by_slug(c, &(*site).into(), Lang::En, slug)? {
            let rating = knowledge::Rating {
                article: a.id,
                rater: (*rater).to_owned(),
                useful: *useful,
                words: (*words).to_owned(),
                at: now - Span::hours(30 * (nth as i64 + 1)),
            };
            knowledge::shelf::rate(c, &rating)?;
        }
    }
    Ok(())
}

/// Nobody listens yet; what is posted is kept.
fn line(db: &Db, world: &World) -> Line {
    struct Plain;
    impl dialogue::Speaks for Plain {
        fn say(&self, lang: Lang, zone: &str, text: &Text) -> String {
            web::Tongue::new(lang).in_zone(zone).say(text)
        }
    }
    let run = world.token().chars().take(8).collect::<String>();
    Line { hub: live::Hub::new(db.clone(), run), voice: Arc::new(Plain) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_empty_database_becomes_an_organisation_once() {
        let folder = tempfile::tempdir().unwrap();
        let world = World::system();
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        fill(&db, &world, folder.path()).await.unwrap();
        fill(&db, &world, folder.path()).await.unwrap();
        let now = world.now();
        let (orders, articles, things, leave, told) = db
            .read(move |c| {
                let elise = "elise_marchand".into();
                let orders = records::shelf::orders_of(c, &elise, 20, 0)?;
                let articles = knowledge::shelf::count(c, &SHOP.into())?;
                let things = dialogue::shelf::cases_of(c, &elise, 9)?;
                let year = services::today(now, "Europe/Budapest").year();
                let leave = services::shelf::balances(c, &"tomasz_wisniewski".into(), year)?;
                Ok((orders, articles, things, leave, people::timeline::recent(c, &elise, 20)?))
            })
            .await
            .unwrap();
        let people = db.read(|c| people::shelf::persons_of_site(c, &SHOP.into(), "", 100)).await.unwrap();
        assert!(people.iter().all(|p| now - p.made_at > Span::days(365)), "nobody has come today");
        assert_eq!(orders.len(), 5);
        assert!(articles >= 60 && things.len() == 1 && told.len() >= 8);
        assert_eq!(leave[0].left(), services::Days::whole(3));
        let packed = orders.iter().find(|o| o.status == records::Status::Processed && !o.has_left());
        assert!(packed.is_some_and(|o| o.lines.iter().any(|l| l.name.contains("Lumen"))));
    }
}
