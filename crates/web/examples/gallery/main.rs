//! Every part of the design on one page, a form, a desk, and the live stream to try:
//! `cargo run -p web --example gallery`, then http://localhost:8090.

mod face;

use ground::World;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::signal;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join("segue-gallery");
    std::fs::create_dir_all(&folder)?;
    let port: u16 = std::env::args().nth(1).and_then(|p| p.parse().ok()).unwrap_or(8090);
    let world = World::system();
    let db =
        store::Db::open(&store::Options::new(store::Place::Sqlite(folder.join("segue.db"))), &world).await?;
    let settings =
        web::Settings { public_url: format!("http://localhost:{port}"), ..web::Settings::default() };
    let hub = live::Hub::new(db.clone(), world.token());
    let house = web::House { db, hub, world, settings: Arc::new(settings) };
    let live = web::live::Live::new(&house, Arc::new(face::Talk { house: house.clone() }));
    let app = web::stand(face::router(house.clone()).merge(live.router()), &house, Arc::new(face::site()));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://localhost:{port}");
    let stopped = async move {
        let _ = signal::ctrl_c().await;
        live.shutdown();
    };
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stopped)
        .await?;
    Ok(())
}
