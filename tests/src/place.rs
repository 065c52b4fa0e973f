//! The program as [`segue::wiring`] builds it.

use crate::cast;
use crate::client::Client;
use crate::tab::Tab;
use axum::Router;
use channels::Spool;
use channels::mail::Postman;
use ground::{FixedClock, Instant, SeededChance, Span, World};
use people::sign_in::{self, Face, Signed};
use segue::open::Folders;
use segue::wiring::{self, Parts, Task};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use store::Db;
use tempfile::TempDir;
use tokio::sync::watch;
use web::{House, Settings};

/// A Monday morning within everybody's hours.
pub const NOW: &str = "2026-11-23T10:00:00Z";

pub struct Place {
    pub db: Db,
    pub world: World,
    pub clock: Arc<FixedClock>,
    pub house: House,
    pub router: Router,
    pub folder: TempDir,
    tasks: Mutex<Vec<Task>>,
    stop: watch::Sender<bool>,
    /// Where sockets are answered, once [`Place::serve`] was called.
    pub address: Option<SocketAddr>,
}

impl Place {
    /// Two sites with their people, nothing has happened yet, nothing runs beside the requests.
    pub async fn open() -> Self {
        let clock = Arc::new(FixedClock::at(Instant::parse(NOW).unwrap()));
        let world = World::new(clock.clone(), Arc::new(SeededChance::new(7)));
        let folder = tempfile::tempdir().unwrap();
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        cast::settle(&db, &world, folder.path()).await;
        let folders = Folders { root: folder.path().to_owned() };
        let settings =
            Settings { public_url: "http://shop.localhost:8080".to_owned(), ..Settings::default() };
        let postman = Postman::by_spool("Segue <segue@localhost>", Spool::new(folders.mail())).unwrap();
        let (db2, world2) = (db.clone(), world.clone());
        let built =
            wiring::build(Parts { db, world, settings, folders, postman, metrics_token: None }).unwrap();
        let place = Self {
            db: db2,
            world: world2,
            clock,
            house: built.house,
            router: built.router,
            folder,
            tasks: Mutex::new(built.tasks),
            stop: watch::channel(false).0,
            address: None,
        };
        place.sign_in_everybody().await;
        place
    }

    /// With jobs, observer and presence running, and a socket to talk to.
    pub async fn alive() -> Self {
        let mut place = Self::open().await;
        place.start();
        place.serve().await;
        place
    }

    /// Runs what runs beside the requests.
    pub fn start(&self) {
        for task in self.tasks.lock().unwrap().drain(..) {
            tokio::spawn(task(self.stop.subscribe()));
        }
    }

    /// Answers on a port of its own.
    pub async fn serve(&mut self) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        self.address = Some(listener.local_addr().unwrap());
        let service = self.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
    }

    pub fn now(&self) -> Instant {
        self.world.now()
    }

    pub fn pass(&self, span: Span) {
        self.clock.advance(span);
    }

    /// A browser with nobody signed in, at the shop.
    pub fn nobody(&self) -> Client {
        Client::new(self.router.clone(), cast::SHOP_HOST)
    }

    /// The browser of somebody of the cast, signed in wherever they may be, at their own site.
    pub fn browser(&self, name: &str) -> Client {
        Client::new(self.router.clone(), cast::host(name)).signed_in(name)
    }

    /// A program with somebody's token, at their site.
    pub fn program(&self, name: &str) -> Client {
        Client::new(self.router.clone(), cast::host(name)).with_bearer(name)
    }

    /// A live connection of somebody of the cast.
    pub async fn tab(&self, name: &str, face: &str) -> Tab {
        let address = self.address.expect("call serve() first");
        let client = self.browser(name);
        Tab::connect(address, &client.host, &client.cookie_line(), face, "tab-1").await.unwrap()
    }

    async fn sign_in_everybody(&self) {
        let now = self.now();
        self.db
            .write(move |c| {
                for (name, site) in cast::PERSONS {
                    begin(c, name, Face::Portal, Some(site), now)?;
                }
                for (name, _) in cast::ALL_STAFF {
                    begin(c, name, Face::Desk, None, now)?;
                    begin(c, name, Face::Office, None, now)?;
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
    }
}

/// Begins a session whose secret everybody in a test can work out.
pub fn begin(
    c: &store::Conn,
    name: &str,
    face: Face,
    site: Option<&str>,
    now: Instant,
) -> ground::Result<()> {
    let who = Signed { face, subject: name.to_owned(), site: site.map(Into::into), next: "/".to_owned() };
    let secret = cast::secret(name, face.word());
    sign_in::begin(c, &secret, &web::csrf::of(&secret), &who, now)
}
