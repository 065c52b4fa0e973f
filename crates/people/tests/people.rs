//! People sign in once per link, and what happens to them is remembered.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use ground::{Currency, Error, Instant, Lang, Money, PersonId, SiteId, Span, Text, World};
use people::sign_in::{self, Face, Signed};
use people::timeline::{Actor, Entry};
use people::{Audience, Kind, Look, Person, Prefs, Role, Site, Staff, shelf, timeline};
use store::Db;

const NOW: Instant = Instant(1_780_000_000_000_000);

async fn db() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (store::testing::open(folder.path(), &World::system()).await.unwrap(), folder)
}

fn site(id: &str, host: Option<&str>) -> Site {
    Site {
        id: id.into(),
        name: id.to_uppercase(),
        kind: Audience::Customers,
        host: host.map(Into::into),
        langs: vec![Lang::En, Lang::Hu],
        default_lang: Lang::En,
        time_zone: "Europe/Budapest".into(),
        currency: Currency::EUR,
        look: Look::default(),
        hours: serde_json::json!({}),
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::new(50_000, Currency::EUR),
        made_at: NOW,
    }
}

fn person(id: &str, site: &str) -> Person {
    Person {
        id: id.into(),
        site: site.into(),
        kind: Kind::Customer,
        first: "Ágnes".into(),
        last: "Szőke".into(),
        email: "Agnes@Example.com".into(),
        phone: String::new(),
        lang: Lang::Hu,
        address: people::Address::default(),
        prefs: Prefs::default(),
        manager: None,
        extra: serde_json::json!({}),
        made_at: NOW,
        changed_at: NOW,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_are_understood() {
    let (db, _folder) = db().await;
    db.read(|c| people::sql::ALL.iter().try_for_each(|(_, sql)| c.prepare(sql))).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_signs_in_once_and_in_time() {
    let (db, _folder) = db().await;
    let signed =
        Signed { face: Face::Portal, subject: "p".into(), site: Some("s".into()), next: "/orders".into() };
    let first = signed.clone();
    db.write(move |c| sign_in::link(c, "secret", &first, NOW, sign_in::LINK_LIFE)).await.unwrap();
    let redeem = |at: Instant| db.write(move |c| sign_in::redeem(c, "secret", at));
    assert!(matches!(redeem(NOW + Span::minutes(16)).await, Err(Error::Refused(_))));
    assert_eq!(redeem(NOW + Span::minutes(1)).await.unwrap(), signed);
    assert!(matches!(redeem(NOW + Span::minutes(1)).await, Err(Error::Refused(_))));

    db.write(move |c| sign_in::begin(c, "cookie", "csrf", &signed, NOW)).await.unwrap();
    let open = |face, at| db.read(move |c| sign_in::session(c, face, "cookie", at));
    assert_eq!(open(Face::Portal, NOW).await.unwrap().unwrap().subject, "p");
    assert_eq!(open(Face::Desk, NOW).await.unwrap(), None, "a cookie opens its own face only");
    assert_eq!(open(Face::Portal, NOW + Span::days(8)).await.unwrap(), None, "idle too long");
    db.write(|c| sign_in::end(c, "cookie")).await.unwrap();
    assert_eq!(open(Face::Portal, NOW).await.unwrap(), None);
}

/// Nobody who writes waits for all of them at once.
#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_can_use_any_more_goes_some_at_a_time() {
    let (db, _folder) = db().await;
    let ann =
        Signed { face: Face::Portal, subject: "ann".into(), site: Some("s".into()), next: String::new() };
    db.write(move |c| {
        (0..450).try_for_each(|n| sign_in::begin(c, &format!("cookie-{n}"), "csrf", &ann, NOW).map(drop))
    })
    .await
    .unwrap();
    let mut gone = Vec::new();
    while gone.last() != Some(&0) {
        gone.push(db.write(|c| people::shelf::sweep(c, NOW + Span::days(400))).await.unwrap());
    }
    assert_eq!(gone, [200, 200, 50, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn persons_are_found_at_their_own_site_only() {
    let (db, _folder) = db().await;
    db.write(|c| {
        shelf::put_site(c, &site("shop", None))?;
        shelf::put_site(c, &site("team", Some("team.localhost")))?;
        assert!(shelf::put_person(c, &person("agnes", "shop"))?);
        assert!(!shelf::put_person(c, &person("agnes", "team"))?, "an id stays with its site");
        Ok(())
    })
    .await
    .unwrap();
    db.read(|c| {
        let (shop, team, agnes) = (SiteId::from("shop"), SiteId::from("team"), PersonId::from("agnes"));
        assert_eq!(shelf::person_at(c, &shop, &agnes)?.name(), "Szőke Ágnes");
        assert!(matches!(shelf::person_at(c, &team, &agnes), Err(Error::NotFound)));
        assert_eq!(shelf::persons_by_email(c, &shop, "AGNES@example.COM ")?.len(), 1);
        assert_eq!(shelf::persons_like(c, &shop, "szoke", 10, 0)?.len(), 1);
        assert_eq!(shelf::persons_like(c, &shop, "100%", 10, 0)?.len(), 0);
        assert_eq!(shelf::site_by_host(c, "Team.localhost:8080")?.unwrap().id, team);
        assert_eq!(shelf::site_by_host(c, "elsewhere")?.unwrap().id, shop);
        Ok(())
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_keep_their_roles_and_a_timeline_its_order() {
    let (db, _folder) = db().await;
    db.write(|c| {
        shelf::put_site(c, &site("shop", None))?;
        let anna = Staff {
            id: "anna".into(),
            name: "Kis Anna".into(),
            called: "Anna".into(),
            email: "anna@example.com".into(),
            lang: Lang::En,
            langs: vec![Lang::De, Lang::Hu],
            skills: vec!["orders".into()],
            authority: 2_500,
            active: true,
            roles: vec![("shop".into(), Role::AccountManager)],
            made_at: NOW,
        };
        shelf::put_staff(c, &anna)?;
        assert_eq!(anna.called(), "Anna");
        assert_eq!(shelf::staff_by_email(c, "ANNA@example.com")?, Some(anna.clone()));
        let unsaid = Staff { called: String::new(), ..anna };
        assert_eq!(unsaid.called(), "Kis Anna", "no given name is guessed");
        for n in 0..3 {
            let entry = Entry {
                site: "shop".into(),
                person: "agnes".into(),
                at: NOW + Span::secs(n),
                kind: "test".into(),
                actor: Actor::Staff("anna".into()),
                subject: Some("#W1".into()),
                text: Text::new("x").with("n", n),
                visit: None,
                dialogue: None,
            };
            timeline::note(c, &entry, &format!("e{n}").into())?;
        }
        Ok(())
    })
    .await
    .unwrap();
    let last = db.read(|c| timeline::recent(c, &"agnes".into(), 2)).await.unwrap();
    assert_eq!(last.iter().map(|e| e.at).collect::<Vec<_>>(), [NOW + Span::secs(2), NOW + Span::secs(1)]);
}
