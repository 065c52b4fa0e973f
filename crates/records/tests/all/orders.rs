//! Order lines from spreadsheets, on whichever engine the suite runs.

use ground::{Currency, Instant, Lang, Money, OrderId, PersonId, SiteId, World};
use records::orders_csv::import_orders;
use records::{Import, Order, Status, Totals};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use store::Db;

struct Shop {
    db: Db,
    world: World,
    folder: tempfile::TempDir,
}

async fn shop() -> Shop {
    let world = World::system();
    let folder = tempfile::tempdir().unwrap();
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    for (id, zone) in [("shop", "Europe/London"), ("other", "UTC")] {
        let site = people::Site {
            id: id.into(),
            name: id.into(),
            kind: people::Audience::Customers,
            host: Some(format!("{id}.localhost")),
            langs: vec![Lang::En],
            default_lang: Lang::En,
            time_zone: zone.into(),
            currency: Currency::EUR,
            look: people::Look::default(),
            hours: json!({}),
            observe: true,
            keep_days: 30,
            recording_days: 30,
            voucher_budget: Money::zero(Currency::EUR),
            made_at: Instant(0),
        };
        db.write(move |c| people::shelf::put_site(c, &site)).await.unwrap();
    }
    Shop { db, world, folder }
}

impl Shop {
    fn write(&self, name: &str, rows: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        let head = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
        std::fs::write(&path, format!("{head}{rows}")).unwrap();
        path
    }

    async fn import(&self, site: &str, files: &[PathBuf]) -> Totals {
        let site = SiteId::from(site);
        let rejects = self.folder.path().join("rejects.jsonl");
        let to = Import { db: &self.db, world: &self.world, site: &site, rejects, progress: &|_| {} };
        import_orders(&to, files, Currency::GBP).await.unwrap()
    }

    async fn order(&self, id: &str) -> Order {
        let id = OrderId::from(id);
        self.db.read(move |c| records::shelf::order(c, &id)).await.unwrap().unwrap()
    }

    fn rejects(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.folder.path().join("rejects.jsonl")).unwrap_or_default();
        text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }
}

const ROWS: &str = "\
1,LAMP,\"LAMP, RED\",6,2010-07-01 08:26:00,2.55,17850.0,United Kingdom
1,MUG,MUG,1,2010-07-01 08:26:00,3.39,17850.0,United Kingdom
1,MUG,MUG,1,2010-07-01 08:26:00,3.39,17850.0,United Kingdom
C2,LAMP,\"LAMP, RED\",-6,2010-12-01 09:00:00,2.55,17850.0,United Kingdom
3,MUG,MUG,2,2010-12-01 10:00:00,3.39,,France
";

#[tokio::test(flavor = "multi_thread")]
async fn invoices_become_orders() {
    let shop = shop().await;
    let file = shop.write("day.csv", ROWS);
    let totals = shop.import("shop", &[file]).await;
    assert_eq!((totals.orders.added, totals.lines.added, totals.people.added), (3, 5, 1));
    let first = shop.order("1").await;
    assert_eq!(first.status, Status::Delivered);
    assert_eq!(first.person, Some(PersonId::from("17850")));
    assert_eq!(first.total(), Money::new(6 * 255 + 2 * 339, Currency::GBP));
    assert_eq!(first.placed_at, Instant::parse("2010-07-01T07:26:00Z"));
    let lines: Vec<_> = first.lines.iter().map(|l| (l.name.as_str(), l.quantity)).collect();
    assert_eq!(lines, [("LAMP, RED", 6), ("MUG", 1), ("MUG", 1)]);
    let second = shop.order("C2").await;
    assert_eq!((second.status, second.lines[0].quantity), (Status::Cancelled, -6));
    let third = shop.order("3").await;
    assert_eq!((third.person, third.address.country.as_str()), (None, "France"));
}

#[tokio::test(flavor = "multi_thread")]
async fn twice_changes_nothing_whatever_the_files() {
    let shop = shop().await;
    let file = shop.write("day.csv", ROWS);
    shop.import("shop", std::slice::from_ref(&file)).await;
    let again = shop.import("shop", &[file.clone(), file]).await;
    assert!(again.is_quiet(), "{again:?}");
    assert_eq!(again.lines.unchanged, 10);
    let more = "1,JUG,JUG,1,2010-07-01 08:26:00,1,17850.0,United Kingdom\n";
    let file = shop.write("more.csv", more);
    let totals = shop.import("shop", &[file]).await;
    assert_eq!((totals.orders.unchanged, totals.lines.added), (1, 1));
    assert_eq!(shop.order("1").await.lines.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_invoice_is_written_in_pieces() {
    let shop = shop().await;
    let rows: String =
        (0..1000).map(|n| format!("7,I{n},THING {n},1,2010-12-01 08:00:00,1.00,5,Spain\n")).collect();
    let file = shop.write("long.csv", &rows);
    let totals = shop.import("shop", std::slice::from_ref(&file)).await;
    assert_eq!((totals.orders.added, totals.lines.added, totals.people.added), (1, 1000, 1));
    let order = shop.order("7").await;
    assert_eq!(order.lines[999].name, "THING 999");
    assert!(shop.import("shop", &[file]).await.is_quiet());
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_rows_are_told_and_the_rest_goes_on() {
    let shop = shop().await;
    let bad = "\
1,LAMP,LAMP,six,2010-12-01 08:26:00,2.55,1,UK
1,LAMP,LAMP,0,2010-12-01 08:26:00,2.55,1,UK
1,LAMP,LAMP,6,yesterday,2.55,1,UK
1,LAMP,LAMP,6,2010-12-01 08:26:00,cheap,1,UK
,LAMP,LAMP,6,2010-12-01 08:26:00,2.55,1,UK
1,LAMP
1,LAMP,CAF\u{c9},6,2010-12-01 08:26:00,0.001,1,UK
";
    let file = shop.write("bad.csv", bad);
    let totals = shop.import("shop", &[file]).await;
    assert_eq!((totals.lines.rejected, totals.lines.added), (6, 1));
    let rejects = shop.rejects();
    let lines: Vec<u64> = rejects.iter().map(|r| r["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 7]);
    assert!(rejects[0]["reason"].as_str().unwrap().contains("six"), "{rejects:?}");
    assert!(rejects[5]["reason"].as_str().unwrap().contains("missing"), "{rejects:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_come_without_what_disturbs_their_neighbours() {
    let shop = shop().await;
    let rows = "\
1,LAMP,\u{202e}LAMP\u{1b},6,2010-12-01 08:26:00,2.55,1,U\u{2067}K
2\u{202e},LAMP,LAMP,6,2010-12-01 08:26:00,2.55,1,UK
";
    let totals = shop.import("shop", &[shop.write("bidi.csv", rows)]).await;
    assert_eq!((totals.lines.added, totals.lines.rejected), (1, 1));
    let order = shop.order("1").await;
    assert_eq!((order.lines[0].name.as_str(), order.address.country.as_str()), ("LAMP", "UK"));
    assert!(shop.rejects()[0]["reason"].as_str().unwrap().contains("InvoiceNo holds characters"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sites_invoices_are_left_alone() {
    let shop = shop().await;
    let file = shop.write("day.csv", ROWS);
    shop.import("shop", std::slice::from_ref(&file)).await;
    let totals = shop.import("other", &[file]).await;
    assert_eq!((totals.lines.rejected, totals.orders.rejected), (5, 3));
    assert_eq!(shop.order("1").await.site, SiteId::from("shop"));
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_real_days_go_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/online-retail");
    if !folder.exists() {
        eprintln!("SKIPPED: {} is not there", folder.display());
        return;
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let shop = shop().await;
    let totals = shop.import("shop", &files).await;
    assert_eq!(totals.lines.sum(), 42_481);
    assert_eq!(totals.lines.rejected, 0, "{:?}", shop.rejects().first());
    assert!(totals.orders.added > 1_900 && totals.people.added > 800, "{totals:?}");
    let again = shop.import("shop", &files).await;
    assert!(again.is_quiet(), "{again:?}");
}
