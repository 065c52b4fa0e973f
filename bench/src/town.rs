//! An organisation to measure: one site, so many persons and account managers, everybody signed in.

use crate::house::{House, Me, serve};
use ground::{Currency, Lang, Money, SiteId, World};
use people::sign_in::{Face, Signed, begin};
use people::{Person, Role, Staff};
use std::io::{Error, Result};
use std::path::Path;
use store::{Conn, Db, Options, Place};

pub const SITE: &str = "bench";

/// People put in by one closure.
const SLICE: usize = 100;

/// A data directory with people in it.
pub struct Town {
    folder: tempfile::TempDir,
    persons: Vec<String>,
    staff: Vec<String>,
}

/// The database of a data directory.
pub async fn door(folder: &Path, world: &World) -> Result<Db> {
    let place = Place::Sqlite(folder.join("segue.db"));
    Db::open(&Options::new(place), world).await.map_err(Error::other)
}

impl Town {
    pub async fn found(persons: usize, staff: usize) -> Result<Self> {
        let (folder, world) = (tempfile::tempdir()?, World::system());
        let db = door(folder.path(), &world).await?;
        let new = site(&world);
        db.write(move |c| people::shelf::put_site(c, &new)).await.map_err(Error::other)?;
        let mut town = Self { folder, persons: Vec::new(), staff: Vec::new() };
        for n in 0..persons.max(staff) {
            town.persons.extend((n < persons).then(|| world.token()));
            town.staff.extend((n < staff).then(|| world.token()));
        }
        for (first, some) in town.persons.chunks(SLICE).enumerate() {
            let (some, world) = (some.to_vec(), world.clone());
            let put = move |c: &Conn| {
                some.iter().enumerate().try_for_each(|(n, s)| person(c, first * SLICE + n, s, &world))
            };
            db.write(put).await.map_err(Error::other)?;
        }
        for (first, some) in town.staff.chunks(SLICE).enumerate() {
            let (some, world) = (some.to_vec(), world.clone());
            let put = move |c: &Conn| {
                some.iter().enumerate().try_for_each(|(n, s)| manager(c, first * SLICE + n, s, &world))
            };
            db.write(put).await.map_err(Error::other)?;
        }
        Ok(town)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn open(&self) -> Result<House> {
        serve(self.folder.path()).await
    }

    /// A person in a browser, with a visit of their own.
    pub fn person(&self, house: &House, n: usize, world: &World) -> Me {
        let cookie = format!("__Host-portal={}; __Host-visit={}", self.persons[n], world.token());
        Me { host: format!("localhost:{}", house.port), cookie }
    }

    pub fn manager(&self, house: &House, n: usize) -> Me {
        Me { host: format!("localhost:{}", house.port), cookie: format!("__Host-desk={}", self.staff[n]) }
    }
}

/// What a person is called; no name is the beginning of another.
pub fn name(n: usize) -> String {
    format!("Ann Bench-{n}.")
}

fn person(c: &Conn, n: usize, secret: &str, world: &World) -> ground::Result<()> {
    let now = world.now();
    let new = Person {
        id: format!("person-{n}").into(),
        site: SITE.into(),
        kind: people::Kind::Customer,
        first: "Ann".into(),
        last: format!("Bench-{n}."),
        email: format!("ann{n}@example.com"),
        phone: String::new(),
        lang: Lang::En,
        address: people::Address::default(),
        prefs: people::Prefs::default(),
        manager: None,
        extra: serde_json::json!({}),
        made_at: now,
        changed_at: now,
    };
    people::shelf::put_person(c, &new)?;
    let who = Signed { face: Face::Portal, subject: new.id.0, site: Some(SITE.into()), next: "/".into() };
    begin(c, secret, &digest_of_csrf(secret), &who, now)
}

fn manager(c: &Conn, n: usize, secret: &str, world: &World) -> ground::Result<()> {
    let now = world.now();
    let new = Staff {
        id: format!("staff-{n}").into(),
        name: format!("Sam Desk-{n}"),
        called: String::new(),
        email: format!("sam{n}@example.com"),
        lang: Lang::En,
        langs: vec![Lang::En],
        skills: Vec::new(),
        authority: 0,
        active: true,
        roles: vec![(SiteId(SITE.into()), Role::AccountManager)],
        made_at: now,
    };
    people::shelf::put_staff(c, &new)?;
    let who = Signed { face: Face::Desk, subject: new.id.0, site: None, next: "/desk".into() };
    begin(c, secret, &digest_of_csrf(secret), &who, now)
}

fn digest_of_csrf(secret: &str) -> String {
    ground::digest(&format!("csrf:{secret}"))
}

pub fn site(world: &World) -> people::Site {
    people::Site {
        id: SITE.into(),
        name: "Bench".into(),
        kind: people::Audience::Customers,
        host: None,
        langs: vec![Lang::En],
        default_lang: Lang::En,
        time_zone: "UTC".into(),
        currency: Currency::EUR,
        look: people::Look::default(),
        hours: serde_json::json!({}),
        observe: true,
        keep_days: 30,
        recording_days: 30,
        voucher_budget: Money::zero(Currency::EUR),
        made_at: world.now(),
    }
}
