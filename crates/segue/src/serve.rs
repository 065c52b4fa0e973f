//! Runs until it is told to stop, then stops in order.

use crate::config::Config;
use crate::wiring::Built;
use ground::{Fault, Result};
use std::future::IntoFuture as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How long requests and jobs that have begun may take after the word to stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// The sockets to listen on: what was asked for and, for 127.0.0.1, `::1` beside it where the machine
/// has one, because browsers try both for names under `localhost`.
///
/// Errors: a fault that names the address.
pub async fn listeners(config: &Config) -> Result<Vec<TcpListener>> {
    let bound = TcpListener::bind(config.listen).await.map_err(|e| {
        let at = config.listen;
        Fault::because(format!("cannot listen on {at} (choose another address with --listen)"), e)
    })?;
    let mut all = vec![bound];
    if config.listen.ip() == IpAddr::V4(Ipv4Addr::LOCALHOST) {
        let beside = SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), config.listen.port());
        if let Ok(second) = TcpListener::bind(beside).await {
            all.push(second);
        }
    }
    Ok(all)
}

/// Answers until SIGTERM or Ctrl-C; then closes the live connections, finishes what has begun, and
/// lets the tasks end.
pub async fn run(built: Built, listeners: Vec<TcpListener>) -> Result<()> {
    let (stop, stopped) = watch::channel(false);
    let mut tasks = JoinSet::new();
    for task in built.tasks {
        tasks.spawn(task(stopped.clone()));
    }
    let mut servers = JoinSet::new();
    for listener in listeners {
        let mut heard = stopped.clone();
        let service = built.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        let server = axum::serve(listener, service).with_graceful_shutdown(async move {
            let _ = heard.wait_for(|s| *s).await;
        });
        servers.spawn(server.into_future());
    }
    asked_to_stop().await;
    tracing::info!("stopping: no new connections; what has begun is finished");
    let _ = stop.send(true);
    built.live.shutdown();
    let ended = tokio::time::timeout(PATIENCE, async {
        while servers.join_next().await.is_some() {}
        while tasks.join_next().await.is_some() {}
    });
    if ended.await.is_err() {
        tracing::warn!(seconds = PATIENCE.as_secs(), "some requests or jobs were cut off");
    }
    tracing::info!("stopped");
    Ok(())
}

/// Ends when whoever runs the program wants it to stop.
pub async fn asked_to_stop() {
    let ctrl_c = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = ctrl_c => {}
        () = terminated => {}
    }
}
