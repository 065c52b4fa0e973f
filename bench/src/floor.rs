//! The least that does the work: a minimal axum answer, and a minimal axum socket that appends what it hears to a
//! synced file before it acknowledges, and tells desks who is stuck.

use axum::Router;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::routing::get;
use serde_json::{Value, json};
use std::io::{Result, Write as _};
use tokio::sync::{broadcast, mpsc, oneshot};

/// Lines that are synced together at most.
const GROUP: usize = 256;

#[derive(Clone)]
struct Floor {
    file: mpsc::Sender<(String, oneshot::Sender<()>)>,
    told: broadcast::Sender<String>,
}

/// What `bench floor PORT` runs.
pub async fn serve(port: u16) -> Result<()> {
    let page = "x".repeat(8 * 1024);
    let floor = Floor { file: file()?, told: broadcast::channel(64).0 };
    let live = move |ws: WebSocketUpgrade, State(floor): State<Floor>| async move {
        ws.read_buffer_size(2 * 1024).write_buffer_size(0).on_upgrade(move |socket| talk(floor, socket))
    };
    let app = Router::new()
        .route("/", get(move || std::future::ready(page.clone())))
        .route("/live", get(live))
        .with_state(floor);
    axum::serve(tokio::net::TcpListener::bind(("127.0.0.1", port)).await?, app).await
}

/// Lines go to a file that is synced before each is answered.
fn file() -> Result<mpsc::Sender<(String, oneshot::Sender<()>)>> {
    let (sender, mut lines) = mpsc::channel::<(String, oneshot::Sender<()>)>(8_192);
    let mut file = tempfile::tempfile()?;
    std::thread::spawn(move || {
        while let Some(first) = lines.blocking_recv() {
            let mut group = vec![first];
            while group.len() < GROUP
                && let Ok(more) = lines.try_recv()
            {
                group.push(more);
            }
            let text: String = group.iter().flat_map(|(line, _)| [line.as_str(), "\n"]).collect();
            if file.write_all(text.as_bytes()).and_then(|()| file.sync_data()).is_err() {
                return;
            }
            for (_, kept) in group {
                let _ = kept.send(());
            }
        }
    });
    Ok(sender)
}

async fn talk(floor: Floor, mut socket: WebSocket) {
    let mut told: Option<broadcast::Receiver<String>> = None;
    loop {
        let row = async {
            match &mut told {
                Some(told) => told.recv().await,
                None => std::future::pending().await,
            }
        };
        let answer = tokio::select! {
            Ok(row) = row => row,
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) if text.as_str() == "desk" => {
                    told = Some(floor.told.subscribe());
                    continue;
                }
                Some(Ok(Message::Text(text))) => match take(&floor, text.to_string()).await {
                    Some(answer) => answer,
                    None => return,
                },
                Some(Ok(_)) => continue,
                _ => return,
            },
            else => return,
        };
        if socket.send(Message::text(answer)).await.is_err() {
            return;
        }
    }
}

async fn take(floor: &Floor, text: String) -> Option<String> {
    let said: Value = serde_json::from_str(&text).ok()?;
    let (kept, wait) = oneshot::channel();
    floor.file.send((text, kept)).await.ok()?;
    wait.await.ok()?;
    let wrong = said["events"].as_array()?.iter().filter(|e| e["kind"] == "invalid").count();
    if wrong >= 6 {
        let _ = floor.told.send(json!({ "stuck": said["visit"] }).to_string());
    }
    Some(json!({ "seq": said["seq"] }).to_string())
}
