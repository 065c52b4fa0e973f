//! Stories of leave through the verbs, on a database.

use crate::verbs::{self, At};
use crate::*;
use ground::{Currency, Error, Instant, Lang, Money, PersonId, Result, World};
use jiff::civil::date;
use store::{Conn, Db};

async fn team() -> (tempfile::TempDir, Db, World) {
    let folder = tempfile::tempdir().unwrap();
    let world = World::system();
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    db.write(|c| {
        let site = people::Site {
            id: "team".into(),
            name: "Team".into(),
            kind: people::Audience::Employees,
            host: None,
            langs: Lang::ALL.to_vec(),
            default_lang: Lang::En,
            time_zone: "Europe/Berlin".into(),
            currency: Currency::EUR,
            look: people::Look::default(),
            hours: serde_json::json!({}),
            observe: true,
            keep_days: 90,
            recording_days: 30,
            voucher_budget: Money::zero(Currency::EUR),
            made_at: Instant(0),
        };
        people::shelf::put_site(c, &site)?;
        for (id, manager) in [("ada", None), ("ben", Some("ada")), ("cy", None)] {
            let person = people::Person {
                id: id.into(),
                site: "team".into(),
                kind: people::Kind::Employee,
                first: id.into(),
                last: String::new(),
                email: format!("{id}@example.com"),
                phone: String::new(),
                lang: Lang::En,
                address: people::Address::default(),
                prefs: people::Prefs::default(),
                manager: manager.map(PersonId::from),
                extra: serde_json::json!({}),
                made_at: Instant(0),
                changed_at: Instant(0),
            };
            people::shelf::put_person(c, &person)?;
            for (year, days) in [(2027, 5), (2028, 25)] {
                let b = Balance { entitled: Days::whole(days), ..Balance::none(year, Kind::Annual) };
                shelf::set_balance(c, &id.into(), &b)?;
            }
        }
        Ok(())
    })
    .await
    .unwrap();
    (folder, db, world)
}

fn at(world: &World) -> At {
    At {
        site: "team".into(),
        today: date(2027, 3, 1),
        now: world.now(),
        visit: None,
        dialogue: None,
        entry: world.id(),
    }
}

fn ask(first: i8, last: i8) -> Ask {
    Ask { kind: Kind::Annual, first: date(2027, 3, first), last: date(2027, 3, last) }
}

async fn write<T: Send + 'static>(
    db: &Db,
    world: &World,
    f: impl Fn(&Conn, &At) -> Result<T> + Send + 'static,
) -> std::result::Result<T, String> {
    let at = at(world);
    db.write(move |c| f(c, &at)).await.map_err(|e| match e {
        Error::Refused(r) => r.rule,
        other => other.to_string(),
    })
}

#[tokio::test]
async fn a_manager_decides_once_and_never_on_their_own() {
    let (_folder, db, world) = team().await;
    let asked =
        write(&db, &world, |c, at| verbs::ask(c, &"ben".into(), &ask(8, 10), "Sea", at, &"r1".into()));
    assert_eq!(asked.await.unwrap().days, Days::whole(3));
    let again = write(&db, &world, |c, at| verbs::ask(c, &"ben".into(), &ask(15, 17), "", at, &"r2".into()));
    assert_eq!(again.await.unwrap_err(), "leave.over-balance");
    let own = write(&db, &world, |c, at| verbs::ask(c, &"ada".into(), &ask(8, 10), "", at, &"r3".into()));
    own.await.unwrap();
    let decide = |who: &'static str, id: &'static str, approve, words: &'static str| {
        write(&db, &world, move |c, at| verbs::decide(c, &who.into(), &id.into(), approve, words, at))
    };
    assert_eq!(decide("ada", "r3", true, "").await.unwrap_err(), "leave.own-request");
    assert_eq!(decide("cy", "r1", true, "").await.unwrap_err(), "forbidden");
    assert_eq!(decide("ada", "r1", false, " ").await.unwrap_err(), "leave.reason-missing");
    assert_eq!(decide("ada", "r1", true, "").await.unwrap().state, State::Approved);
    assert_eq!(decide("ada", "r1", true, "").await.unwrap_err(), "leave.decided");
    let (waiting, left, told) = db
        .read(|c| {
            for (_, sql) in sql::ALL {
                c.prepare(sql)?;
            }
            let told = people::timeline::recent(c, &"ben".into(), 9)?;
            let left = shelf::balance(c, &"ben".into(), 2027, Kind::Annual)?.left();
            Ok((shelf::for_manager(c, &"ada".into(), Instant(0))?, left, told))
        })
        .await
        .unwrap();
    assert_eq!((waiting.len(), left), (1, Days::whole(2)));
    assert_eq!(told.iter().map(|e| e.kind.as_str()).collect::<Vec<_>>(), ["leave.approved", "leave.asked"]);
    let withdraw = |who: &'static str| {
        write(&db, &world, move |c, at| verbs::withdraw(c, &who.into(), &"r1".into(), at))
    };
    assert_eq!(withdraw("cy").await.unwrap_err(), "not found");
    withdraw("ben").await.unwrap();
    assert_eq!(withdraw("ben").await.unwrap_err(), "leave.decided");
}

#[tokio::test]
async fn an_account_manager_books_in_advance_within_their_authority() {
    let (_folder, db, world) = team().await;
    let who = |supervisor| Grantor { staff: "s".into(), name: "S".into(), supervisor };
    let book = |last: i8, boss: bool| {
        let id: ground::RequestId = world.id();
        write(&db, &world, move |c, at| {
            verbs::book(c, &who(boss), &"ben".into(), &ask(8, last), "Family", at, &id)
        })
    };
    assert_eq!(book(24, false).await.unwrap_err(), "leave.authority");
    let (request, granted) = book(17, false).await.unwrap();
    assert_eq!(
        (request.state, granted.days, granted.from_next_year),
        (State::Approved, Days::whole(8), Days::whole(3))
    );
    let (this, next) = db
        .read(|c| {
            let of = |year| shelf::balance(c, &"ben".into(), year, Kind::Annual);
            Ok((of(2027)?, of(2028)?))
        })
        .await
        .unwrap();
    assert_eq!((this.left(), this.advanced, next.left()), (Days::whole(0), Days::whole(3), Days::whole(22)));
    assert_eq!(book(17, true).await.unwrap_err(), "leave.overlap");
}
