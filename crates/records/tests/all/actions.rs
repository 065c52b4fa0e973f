//! Acting on orders through the one door, on whichever engine the suite runs.

use ground::{
    Currency, Error, EventId, Instant, Lang, Money, OrderId, PersonId, SiteId, Span, StaffId, World,
};
use live::{Heard, Hub, Mark};
use people::{Role, timeline};
use records::actions::{self, By, Deed, Done};
use records::policy::{Act, Kind};
use records::{
    Address, Extra, Line, MethodKind, Order, Parcel, Payment, PaymentKind, PaymentMethod, Status, Tracking,
    TrackingKind, Words, sql,
};
use store::{Db, params};

struct Shop {
    db: Db,
    hub: Hub,
    world: World,
    _folder: tempfile::TempDir,
}

const USD: Currency = Currency::USD;

async fn shop() -> Shop {
    let world = World::system();
    let folder = tempfile::tempdir().unwrap();
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    let hub = Hub::new(db.clone(), "test");
    let shop = Shop { db, hub, world, _folder: folder };
    shop.db.write(fill).await.unwrap();
    shop
}

fn fill(c: &store::Conn) -> ground::Result<()> {
    let site = people::Site {
        id: "shop".into(),
        name: "shop".into(),
        kind: people::Audience::Customers,
        host: None,
        langs: vec![Lang::En],
        default_lang: Lang::En,
        time_zone: "UTC".into(),
        currency: USD,
        look: people::Look::default(),
        hours: serde_json::json!({}),
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::zero(USD),
        made_at: Instant(0),
    };
    people::shelf::put_site(c, &site)?;
    for (id, role, authority) in [
        ("sam", Role::AccountManager, 2_000),
        ("sue", Role::Supervisor, 50_000),
        ("ed", Role::Editor, 99_999),
    ] {
        let staff = people::Staff {
            id: id.into(),
            name: id.into(),
            called: String::new(),
            email: format!("{id}@example.com"),
            lang: Lang::En,
            langs: vec![],
            skills: vec![],
            authority,
            active: true,
            roles: vec![("shop".into(), role)],
            made_at: Instant(0),
        };
        people::shelf::put_staff(c, &staff)?;
    }
    let person = people::Person {
        id: "ann".into(),
        site: "shop".into(),
        kind: people::Kind::Customer,
        first: "Ann".into(),
        last: "Test".into(),
        email: String::new(),
        phone: String::new(),
        lang: Lang::En,
        address: address(),
        prefs: people::Prefs::default(),
        manager: None,
        extra: serde_json::json!({}),
        made_at: Instant(0),
        changed_at: Instant(0),
    };
    people::shelf::put_person(c, &person)?;
    for (id, kind, balance) in [("card", "credit_card", None), ("gift", "gift_card", Some(7_000i64))] {
        let row = params![id, "ann", 0i64, kind, None::<String>, None::<String>, balance, "USD", "{}"];
        c.run(sql::PUT_METHOD, row)?;
    }
    for (n, (id, status)) in [("#P", Status::Pending), ("#L", Status::Processed)].into_iter().enumerate() {
        records::shelf::add(c, &order(id, status), n as i64, "")?;
    }
    Ok(())
}

fn address() -> Address {
    let text = |s: &str| s.to_owned();
    Address {
        address1: text("1 Elm"),
        address2: String::new(),
        city: text("Denver"),
        state: text("CO"),
        country: text("USA"),
        zip: text("80279"),
    }
}

fn order(id: &str, status: Status) -> Order {
    let line = |key: &str| Line {
        key: key.into(),
        item: "lamp-red".into(),
        product: "lamp".into(),
        name: "Lamp".into(),
        price: Money::new(3_000, USD),
        quantity: 1,
        options: Words::default(),
        extra: Extra::new(),
    };
    Order {
        id: id.into(),
        site: SiteId::from("shop"),
        person: Some("ann".into()),
        status,
        address: address(),
        currency: USD,
        lines: vec![line("0"), line("1")],
        parcels: vec![Parcel {
            tracking: vec!["T1".into()],
            items: vec!["lamp-red".into(), "lamp-red".into()],
            events: vec![Tracking { at: Instant(1), kind: TrackingKind::Lost, place: "Linz".into() }],
            ..Parcel::default()
        }],
        payments: vec![Payment {
            kind: PaymentKind::Payment,
            amount: Money::new(6_000, USD),
            method: "card".into(),
            at: None,
            extra: Extra::new(),
        }],
        placed_at: Some(Instant(5)),
        expected_at: None,
        delivered_at: None,
        cancel_reason: None,
        exchange: None,
        returned: None,
        items_changed_at: None,
        touched: false,
        extra: Extra::new(),
    }
}

impl Shop {
    async fn act(&self, order: &str, by: By, act: Act, key: Option<&str>) -> ground::Result<Done> {
        let deed = Deed {
            order: order.into(),
            act,
            by,
            now: self.world.now(),
            entry: self.world.id::<EventId>(),
            visit: None,
            dialogue: None,
            key: key.map(str::to_owned),
        };
        let hub = self.hub.clone();
        self.db.write(move |c| actions::perform(c, &hub, &deed)).await
    }

    async fn order(&self, id: &str) -> Order {
        let id = OrderId::from(id);
        self.db.read(move |c| records::shelf::order(c, &id)).await.unwrap().unwrap()
    }

    async fn methods(&self) -> Vec<PaymentMethod> {
        self.db.read(|c| records::shelf::payment_methods(c, &"ann".into())).await.unwrap()
    }
}

fn ann() -> By {
    By::Person("ann".into())
}

fn staff(id: &str, approved_by: Option<&str>) -> By {
    By::Staff { staff: id.into(), person: "ann".into(), approved_by: approved_by.map(StaffId::from) }
}

#[track_caller]
fn rule(result: ground::Result<Done>) -> String {
    match result {
        Err(Error::Refused(r)) => r.rule,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_decided_is_kept_noted_and_told() {
    let shop = shop().await;
    let mut listener = shop.hub.subscribe("person:ann", Mark::default());
    let done = shop.act("#P", ann(), Act::ChangePayment { method: "gift".into() }, None).await.unwrap();
    assert_eq!((done.kind, done.status, done.again), (Kind::ChangePayment, Status::Pending, false));
    let order = shop.order("#P").await;
    assert!(order.touched);
    let history: Vec<_> = order.payments.iter().map(|p| (p.kind, p.method.as_str())).collect();
    assert_eq!(
        history,
        [(PaymentKind::Payment, "card"), (PaymentKind::Payment, "gift"), (PaymentKind::Refund, "card")]
    );
    let gift = shop.methods().await.into_iter().find(|m| m.kind == MethodKind::GiftCard).unwrap();
    assert_eq!(gift.balance, Some(Money::new(1_000, USD)));
    let notes = shop.db.read(|c| timeline::recent(c, &PersonId::from("ann"), 5)).await.unwrap();
    assert_eq!((notes.len(), notes[0].kind.as_str()), (1, "order.change-payment"));
    let Ok(Heard::Fact(fact)) = listener.next().await else { panic!("nothing was told") };
    assert!(fact.data.contains("\"refresh\"") && fact.data.contains("#P"), "{}", fact.data);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_does_it_once_and_remembers_the_answer() {
    let shop = shop().await;
    let cancel = |reason: &str| Act::Cancel { reason: reason.into() };
    let first = shop.act("#P", ann(), cancel("no longer needed"), Some("k")).await.unwrap();
    let again = shop.act("#P", ann(), cancel("no longer needed"), Some("k")).await.unwrap();
    assert_eq!(again, Done { again: true, ..first });
    assert_eq!(
        rule(shop.act("#P", ann(), cancel("ordered by mistake"), Some("k")).await),
        "idempotency.other-request"
    );
    assert_eq!(
        rule(shop.act("#P", ann(), cancel("no longer needed"), None).await),
        "order.cancel-only-pending"
    );
    assert_eq!(shop.order("#P").await.payments.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_and_the_wrong_staff_cannot() {
    let shop = shop().await;
    let cancel = || Act::Cancel { reason: "no longer needed".into() };
    let stranger = shop.act("#P", By::Person("bob".into()), cancel(), None).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    assert!(matches!(shop.act("#X", ann(), cancel(), None).await, Err(Error::NotFound)));
    for by in [staff("ed", None), staff("nobody", None), staff("sam", Some("ed")), staff("sam", Some("sam"))]
    {
        assert!(matches!(shop.act("#P", by, cancel(), None).await, Err(Error::Forbidden)));
    }
    assert_eq!(shop.order("#P").await, order("#P", Status::Pending));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_parcel_is_sent_again_within_authority_or_with_approval() {
    let shop = shop().await;
    let reship = || Act::Reship { parcel: 0 };
    assert_eq!(rule(shop.act("#L", ann(), reship(), None).await), "desk.only");
    assert_eq!(rule(shop.act("#L", staff("sam", None), reship(), None).await), "authority.too-low");
    shop.act("#L", staff("sam", Some("sue")), reship(), None).await.unwrap();
    let order = shop.order("#L").await;
    assert!(order.parcels[0].replaced);
    assert_eq!(order.parcels[1].items.len(), 2);
    assert!(order.expected_at.is_some_and(|at| at > shop.world.now() + Span::days(4)));
    assert_eq!(rule(shop.act("#L", staff("sue", None), reship(), None).await), "reship.not-lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_leave_one() {
    let shop = std::sync::Arc::new(shop().await);
    let mut calls = tokio::task::JoinSet::new();
    for n in 0..16 {
        let shop = std::sync::Arc::clone(&shop);
        calls.spawn(async move {
            let act = if n % 2 == 0 {
                Act::Cancel { reason: "no longer needed".into() }
            } else {
                Act::ChangePayment { method: "gift".into() }
            };
            shop.act("#P", ann(), act, None).await.is_ok()
        });
    }
    let done = calls.join_all().await.into_iter().filter(|ok| *ok).count();
    let order = shop.order("#P").await;
    assert_eq!(order.status, Status::Cancelled);
    assert!((1..=2).contains(&done));
    let gift = shop.methods().await.into_iter().find(|m| m.kind == MethodKind::GiftCard).unwrap();
    assert_eq!(gift.balance, Some(Money::new(7_000, USD)), "what was paid came back");
    assert_eq!(order.paid_by(&"card".into()).minor + order.paid_by(&"gift".into()).minor, 0);
}
