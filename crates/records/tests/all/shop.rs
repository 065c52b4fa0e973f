//! Shop files go in and come out, on whichever engine the suite runs.

use ground::{Currency, Instant, Lang, Money, SiteId, World};
use records::shop_format::{export_shop, import_shop};
use records::{Import, Tally, Totals};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use store::Db;

struct Shop {
    db: Db,
    world: World,
    folder: tempfile::TempDir,
    site: SiteId,
}

async fn shop() -> Shop {
    let world = World::system();
    let folder = tempfile::tempdir().unwrap();
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    let shop = Shop { db, world, folder, site: "shop".into() };
    for id in ["shop", "other"] {
        shop.site(id).await;
    }
    shop
}

impl Shop {
    async fn site(&self, id: &str) {
        let site = people::Site {
            id: id.into(),
            name: id.into(),
            kind: people::Audience::Customers,
            host: Some(format!("{id}.localhost")),
            langs: vec![Lang::En],
            default_lang: Lang::En,
            time_zone: "UTC".into(),
            currency: Currency::USD,
            look: people::Look::default(),
            hours: json!({}),
            observe: true,
            keep_days: 30,
            recording_days: 30,
            voucher_budget: Money::zero(Currency::USD),
            made_at: Instant(0),
        };
        self.db.write(move |c| people::shelf::put_site(c, &site)).await.unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn import(&self, site: &SiteId, file: &Path) -> ground::Result<Totals> {
        let rejects = self.path("rejects.jsonl");
        let import = Import { db: &self.db, world: &self.world, site, rejects, progress: &|_| {} };
        import_shop(&import, file).await
    }

    async fn take(&self, shop: &Value) -> Totals {
        let file = self.path("in.json");
        std::fs::write(&file, serde_json::to_string_pretty(shop).unwrap()).unwrap();
        self.import(&self.site, &file).await.unwrap()
    }

    async fn export(&self) -> Value {
        let file = self.path("out.json");
        export_shop(&self.db, &self.site, &file).await.unwrap();
        serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
    }

    fn rejects(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.path("rejects.jsonl")).unwrap_or_default();
        text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }
}

fn sample() -> Value {
    json!({
        "products": {
            "lamp": {
                "name": "Lamp", "product_id": "lamp", "names": {"de": "Lampe"}, "shelf": 7,
                "variants": {
                    "lamp-red": {"item_id": "lamp-red", "options": {"color": "red"}, "available": true, "price": 50.0},
                    "lamp-blue": {"item_id": "lamp-blue", "options": {"color": "blue"}, "available": false,
                        "price": 0.07, "supplier": {"id": 3}}
                }
            }
        },
        "users": {
            "ann_1": {
                "user_id": "ann_1", "name": {"first_name": "Ann", "last_name": "Ő’Neil"},
                "address": {"address1": "1 Elm", "address2": "", "city": "Denver", "country": "USA", "state": "CO", "zip": "80279"},
                "email": "ann@example.com", "language": "hu", "loyalty": ["gold"],
                "payment_methods": {
                    "gift_1": {"source": "gift_card", "id": "gift_1", "balance": 12.3},
                    "card_1": {"source": "credit_card", "id": "card_1", "brand": "visa", "last_four": "1234"}
                },
                "orders": ["#W2", "#W1"]
            }
        },
        "orders": {
            "#W1": {
                "order_id": "#W1", "user_id": "ann_1",
                "address": {"address1": "1 Elm", "address2": "", "city": "Denver", "country": "USA", "state": "CO", "zip": "80279"},
                "items": [{"name": "Lamp", "product_id": "lamp", "item_id": "lamp-red", "price": 50.0, "quantity": 2,
                    "options": {"color": "red"}, "gift": true}],
                "status": "delivered",
                "fulfillments": [{"tracking_id": ["1", "2"], "item_ids": ["lamp-red", "lamp-red"],
                    "events": [{"at": "2026-11-01T10:00:00Z", "kind": "handed-over", "place": "Graz"}]}],
                "payment_history": [{"transaction_type": "payment", "amount": 100.0, "payment_method_id": "card_1"}],
                "placed_at": "2026-10-30T09:00:00.5Z", "note": "by the door"
            },
            "#W2": {
                "order_id": "#W2", "user_id": "ann_1",
                "address": {"address1": "1 Elm", "address2": "", "city": "Denver", "country": "USA", "state": "CO", "zip": "80279"},
                "items": [], "status": "cancelled", "fulfillments": [], "payment_history": [],
                "cancel_reason": "no longer needed", "exchange_items": null, "exchange_new_items": null,
                "exchange_payment_method_id": null, "exchange_price_difference": null,
                "return_items": null, "return_payment_method_id": null
            }
        }
    })
}

fn only_unchanged(n: u64) -> Tally {
    Tally { unchanged: n, ..Tally::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_in_comes_out() {
    let shop = shop().await;
    let totals = shop.take(&sample()).await;
    assert_eq!((totals.products.added, totals.people.added, totals.orders.added), (1, 1, 2));
    assert_eq!(totals.rejected(), 0, "{:?}", shop.rejects());
    assert_eq!(shop.export().await, sample());
}

#[tokio::test(flavor = "multi_thread")]
async fn twice_changes_nothing_and_a_change_is_counted() {
    let shop = shop().await;
    shop.take(&sample()).await;
    let again = shop.take(&sample()).await;
    assert!(again.is_quiet(), "{again:?}");
    assert_eq!(again.orders, only_unchanged(2));

    let mut other = sample();
    other["products"]["lamp"]["variants"]["lamp-blue"]["available"] = true.into();
    other["users"]["ann_1"]["payment_methods"].as_object_mut().unwrap().remove("card_1");
    other["orders"]["#W1"]["items"][0]["quantity"] = 3.into();
    let changed = shop.take(&other).await;
    assert_eq!((changed.products.changed, changed.people.changed, changed.orders.changed), (1, 1, 1));
    assert_eq!(changed.orders.unchanged, 1);
    assert_eq!(shop.export().await, other);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_row_is_told_and_the_rest_goes_on() {
    let shop = shop().await;
    let mut bad = sample();
    bad["orders"]["#W1"]["status"] = "lost in space".into();
    bad["products"]["lamp"]["variants"]["lamp-red"]["price"] = "cheap".into();
    let mut thief = bad["users"]["ann_1"].clone();
    thief["user_id"] = "bob".into();
    bad["users"]["eve~/"] = thief;
    let totals = shop.take(&bad).await;
    assert_eq!((totals.products.rejected, totals.people.rejected, totals.orders.rejected), (1, 1, 1));
    assert_eq!((totals.people.added, totals.orders.added), (1, 1));
    let rejects = shop.rejects();
    let told: Vec<_> = rejects
        .iter()
        .map(|r| (r["pointer"].as_str().unwrap(), r["reason"].as_str().unwrap(), r["line"].as_u64().unwrap()))
        .collect();
    let text = std::fs::read_to_string(shop.path("in.json")).unwrap();
    let line = |n: u64| text.lines().nth(n as usize - 1).unwrap().trim();
    let find = |pointer: &str| told.iter().find(|t| t.0 == pointer).unwrap();
    assert_eq!(find("/orders/#W1").1, "unknown status “lost in space”");
    assert!(line(find("/orders/#W1").2).starts_with("\"#W1\""), "{}", line(find("/orders/#W1").2));
    assert!(find("/products/lamp").1.contains("expected f64"), "{told:?}");
    assert!(find("/users/eve~0~1").1.contains("its key is"));
    assert!(rejects[0]["file"].as_str().unwrap().ends_with("in.json"));
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_disturb_their_neighbours_are_taken_without_what_does() {
    let shop = shop().await;
    let mut bad = sample();
    bad["users"]["ann_1"]["name"]["last_name"] = "Ő’Neil\u{202e}\u{7}".into();
    bad["orders"]["#W1"]["address"]["city"] = "Den\u{0}ver\u{2066}".into();
    bad["products"]["lamp"]["name"] = "\u{202e}Lamp".into();
    let red = &mut bad["products"]["lamp"]["variants"]["lamp-red"]["options"];
    *red = json!({"co\u{202d}lor": "r\u{8}ed"});
    assert_eq!(shop.take(&bad).await.rejected(), 0);
    assert_eq!(shop.export().await, sample(), "nothing else changed, not even the order of things");
    assert!(shop.take(&bad).await.is_quiet());

    let mut id = json!({"products": {}, "users": {}, "orders": {}});
    id["users"]["eve\u{202e}"] = bad["users"]["ann_1"].clone();
    assert_eq!(shop.take(&id).await.people.rejected, 1);
    assert_eq!(shop.rejects()[0]["reason"], "the key holds characters that cannot be seen");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sites_things_are_left_alone() {
    let shop = shop().await;
    shop.take(&sample()).await;
    let totals = shop.import(&"other".into(), &shop.path("in.json")).await.unwrap();
    assert_eq!(totals.rejected(), 4);
    assert_eq!(shop.export().await, sample());
    assert!(shop.import(&"nowhere".into(), &shop.path("in.json")).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_says_where() {
    let shop = shop().await;
    let file = shop.path("broken.json");
    std::fs::write(&file, "{\"orders\": {\n\"#W1\": {]}}").unwrap();
    let error = shop.import(&shop.site, &file).await.unwrap_err().to_string();
    assert!(error.contains("broken.json") && error.contains("line 2"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_is_understood() {
    let shop = shop().await;
    shop.db.read(|c| records::sql::ALL.iter().try_for_each(|(_, sql)| c.prepare(sql))).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_shop_comes_out_as_it_went_in() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/retail/db.json");
    if !file.exists() {
        eprintln!("SKIPPED: {} is not there", file.display());
        return;
    }
    let shop = shop().await;
    let totals = shop.import(&shop.site, &file).await.unwrap();
    assert_eq!((totals.products.added, totals.people.added, totals.orders.added), (50, 500, 1000));
    assert_eq!(totals.rejected(), 0, "{:?}", shop.rejects());
    let wanted: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert!(shop.export().await == wanted, "the export differs from what was imported");
    assert!(shop.import(&shop.site, &file).await.unwrap().is_quiet());
    assert!(shop.import(&shop.site, &shop.path("out.json")).await.unwrap().is_quiet());
}
