//! Databases for tests: a fresh SQLite file, or, where `SEGUE_TEST_POSTGRES` holds a connection
//! string, a fresh schema on that server. The same suite runs once with each.

use crate::{Db, Options, Place};
use ground::{Result, World};
use std::path::Path;

/// The environment variable that chooses PostgreSQL.
pub const POSTGRES: &str = "SEGUE_TEST_POSTGRES";

/// Where a test's database is: a file in `folder`, or a fresh schema on PostgreSQL.
pub fn place(folder: &Path) -> Place {
    match std::env::var(POSTGRES) {
        Ok(server) if !server.is_empty() => Place::Postgres(fresh_schema(&server)),
        _ => Place::Sqlite(folder.join("segue.db")),
    }
}

/// Opens a database of a test's own.
pub async fn open(folder: &Path, world: &World) -> Result<Db> {
    Db::open(&Options::new(place(folder)), world).await
}

/// Opens a database with the first `steps` migrations only, to test what the next one does to data.
pub async fn open_half_way(place: &Place, steps: usize, world: &World) -> Result<Db> {
    let mut options = Options::new(place.clone());
    options.migrations = &crate::MIGRATIONS[..steps];
    Db::open(&options, world).await
}

fn fresh_schema(server: &str) -> String {
    let name =
        format!("t_{}", ground::digest(&World::system().token())[..20].replace('-', "_").to_lowercase());
    let (server_owned, made) = (server.to_owned(), name.clone());
    // The client brings a runtime of its own, which may not be inside a test's.
    let made = std::thread::spawn(move || {
        let mut client = postgres::Client::connect(&server_owned, postgres::NoTls)?;
        client.batch_execute(&format!("create schema \"{made}\""))
    })
    .join();
    assert!(matches!(made, Ok(Ok(()))), "cannot make a schema on {server}: {made:?}");
    let joint = if server.contains('?') { '&' } else { '?' };
    format!("{server}{joint}options=-c%20search_path%3D{name}")
}
