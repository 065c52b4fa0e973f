//! Puts the rooms of the house together.

use crate::demo;
use crate::elsewhere::Elsewhere;
use crate::learning;
use crate::letters;
use crate::metrics::Metrics;
use crate::open::Folders;
use crate::sites::Directory;
use crate::unset;
use crate::ups::Wire;
use axum::Router;
use axum::middleware;
use axum::routing::get;
use channels::mail::{self, Postman};
use futures_util::future::BoxFuture;
use ground::{Result, World};
use http::StatusCode;
use jobs::Worker;
use live::Hub;
use std::sync::Arc;
use store::Db;
use tokio::sync::watch;
use web::live::Live;
use web::{House, Settings};

/// Something that runs beside the requests until the program stops.
pub type Task = Box<dyn FnOnce(watch::Receiver<bool>) -> BoxFuture<'static, ()> + Send>;

/// What the program is made from.
pub struct Parts {
    pub db: Db,
    pub world: World,
    pub settings: Settings,
    pub folders: Folders,
    pub postman: Postman,
    pub metrics_token: Option<String>,
}

/// The program, ready to answer.
pub struct Built {
    pub router: Router,
    pub house: House,
    pub live: Live,
    pub worker: Worker,
    pub tasks: Vec<Task>,
}

/// Builds every face and process on one house.
///
/// Errors: a fault where the search index cannot be opened.
pub fn build(parts: Parts) -> Result<Built> {
    let Parts { db, world, settings, folders, postman, metrics_token } = parts;
    let hub = Hub::new(db.clone(), world.token()[..8].to_owned());
    let house = House { db: db.clone(), hub, world: world.clone(), settings: Arc::new(settings) };
    let library = knowledge::Library::open(db.clone(), Some(folders.search()))?;
    let portal = portal::Portal::new(house.clone(), library.clone()).attachments(folders.attachments());
    let desk = desk::Desk::new(house.clone(), folders.attachments(), letters::to_staff(&house))
        .beside(portal.beside.clone())
        .seen(portal.seen.clone());
    let office = office::Office::new(house.clone());
    let wire = Wire { portal: portal.clone(), desk: desk.clone(), office: office.clone() };
    let live = Live::new(&house, Arc::new(wire));
    let script = api::script::Script::new(house.clone(), Arc::new(Elsewhere(portal.clone())));
    let metrics = Metrics::new(&house, &live, &portal, &script, metrics_token.as_deref());
    let worker = Worker::new(db.clone(), world.clone()).on(mail::KIND, move |held| {
        let postman = postman.clone();
        async move { postman.deliver(held).await }
    });
    let (forget_db, forget_world) = (db.clone(), world.clone());
    let worker = worker
        .on(journey::jobs::FORGET, move |_| journey::jobs::forget(forget_db.clone(), forget_world.clone()));
    let (learn_db, learn_world) = (db.clone(), world.clone());
    let worker = worker.on(learning::KIND, move |_| learning::learn(learn_db.clone(), learn_world.clone()));
    let writing = house.clone();
    let worker = worker.on(records::jobs::SEND_BACK, move |held| letters::send_back(writing.clone(), held));
    let watching = portal.clone();

    let faces = Router::new()
        .merge(portal::router(portal).layer(middleware::from_fn(unset::until_set_up)))
        .nest("/desk", desk::router(desk.clone()))
        .nest("/api/v1", api::router(api::Api::new(house.clone())))
        .nest("/office", office::router(office))
        .merge(api::script::router(script.clone()))
        .merge(live.router())
        .route("/metrics", get(Metrics::page).with_state(metrics.clone()))
        .layer(middleware::from_fn_with_state(metrics, Metrics::count));
    let mut sites = Directory::new(db.clone(), world.clone());
    let faces = if house.settings.demo {
        sites = sites.with_aliases(demo::cast::aliases());
        demo::pages::mount(faces, &house, &folders)
    } else {
        faces
    };
    let sites = Arc::new(sites);
    // Asked by machines, often: outside of the house, without site and log line.
    let router = healthy(web::stand(faces, &house, sites), db.clone());

    let working = worker.clone();
    let reading = library;
    let (begin_db, begin_world) = (db.clone(), world.clone());
    let (sweep_db, sweep_world) = (db, world);
    let tasks: Vec<Task> = vec![
        Box::new(move |stop| Box::pin(until(stop, desk::watch(desk)))),
        Box::new(move |stop| Box::pin(working.run(stop))),
        Box::new(move |stop| Box::pin(watching.watch(stop))),
        Box::new(move |_| Box::pin(begin_forgetting(begin_db, begin_world))),
        Box::new(move |stop| Box::pin(until(stop, reading.run()))),
        Box::new(move |stop| Box::pin(until(stop, sweep(sweep_db, sweep_world)))),
    ];
    Ok(Built { router, house, live, worker, tasks })
}

/// Runs something endless until the program stops.
async fn until(mut stop: watch::Receiver<bool>, endless: impl Future<Output = ()>) {
    tokio::select! {
        _ = stop.wait_for(|s| *s) => {}
        () = endless => {}
    }
}

/// Puts the hourly deletion of old visits and the nightly learning in, which go on by themselves.
async fn begin_forgetting(db: Db, world: World) {
    let (id, now): (ground::JobId, _) = (world.id(), world.now());
    if let Err(e) = db.write(move |c| journey::jobs::schedule(c, &id, now, now)).await {
        tracing::warn!(error = ?e, "old visits will not be deleted");
    }
    let id: ground::JobId = world.id();
    if let Err(e) = db.write(move |c| learning::schedule(c, &id, now, now)).await {
        tracing::warn!(error = ?e, "nothing will be learned from visits");
    }
}

/// Hourly: what nobody can use any more.
async fn sweep(db: Db, world: World) {
    let mut hour = tokio::time::interval(std::time::Duration::from_secs(3600));
    loop {
        hour.tick().await;
        let now = world.now();
        let old = now - ground::Span::days(7);
        if let Err(e) = emptied(&db, move |c| records::actions::forget_answers(c, old)).await {
            tracing::warn!(error = ?e, "old answers to repeated calls could not be deleted");
        }
        if let Err(e) = emptied(&db, move |c| people::shelf::sweep(c, now)).await {
            tracing::warn!(error = ?e, "old sign-in links and sessions could not be deleted");
        }
        if let Err(e) = emptied(&db, move |c| people::draft::sweep(c, now)).await {
            tracing::warn!(error = ?e, "old drafts could not be deleted");
        }
    }
}

/// A little at a time, so that nobody waits for it.
async fn emptied(db: &Db, some: impl Fn(&store::Conn) -> Result<u64> + Clone + Send + 'static) -> Result<()> {
    while db.write(some.clone()).await? > 0 {}
    Ok(())
}

/// `GET /healthz`: the program answers. `GET /readyz`: so does its database.
fn healthy(router: Router, db: Db) -> Router {
    let ready = move || async move {
        match db.read(|c| people::shelf::sites(c).map(drop)).await {
            Ok(()) => (StatusCode::OK, "ready\n"),
            Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
        }
    };
    router.route("/healthz", get(|| async { "ok\n" })).route("/readyz", get(ready))
}
