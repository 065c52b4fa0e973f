//! What a small team would do with Fastify, socket.io and SQLite (`peers/server.mjs`), where Node is there.

use crate::house::{House, free_port, up};
use crate::socket::{Socket, upgrade};
use futures_util::{SinkExt as _, StreamExt as _};
use std::io::{Error, Result};
use std::path::Path;
use tokio::process::Command;
use tokio_tungstenite::tungstenite::Message;

pub struct Peer {
    house: House,
    _folder: tempfile::TempDir,
}

impl Peer {
    /// Starts it; says why where it cannot be had.
    pub async fn start(articles: Option<&Path>) -> Option<Self> {
        match Self::try_start(articles).await {
            Ok(peer) => Some(peer),
            Err(e) => {
                println!("<!-- no peer: {e} -->");
                None
            }
        }
    }

    async fn try_start(articles: Option<&Path>) -> Result<Self> {
        let at = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
        if !at.join("node_modules").exists() {
            let got = Command::new("npm").arg("ci").arg("--prefix").arg(&at).output().await;
            let got = got.map_err(|e| Error::other(format!("npm cannot be run ({e})")))?;
            if !got.status.success() {
                return Err(Error::other("`npm ci` in bench/peers failed"));
            }
        }
        let (folder, port) = (tempfile::tempdir()?, free_port()?);
        let mut command = Command::new("node");
        command.arg(at.join("server.mjs")).arg(port.to_string()).arg(folder.path()).args(articles);
        let house = up(command, port, "/").await?;
        Ok(Self { house, _folder: folder })
    }

    pub const fn port(&self) -> u16 {
        self.house.port
    }

    pub const fn pid(&self) -> u32 {
        self.house.pid
    }

    /// A connection in the words of Engine.IO, ready for events.
    pub async fn socket(&self, from: usize) -> Result<Socket> {
        let url = format!("ws://127.0.0.1:{}/socket.io/?EIO=4&transport=websocket", self.port());
        let mut socket = upgrade(self.port(), &url, &[], from).await?;
        socket.send(Message::text("40")).await.map_err(Error::other)?;
        loop {
            match socket.next().await {
                Some(Ok(Message::Text(text))) if text.starts_with("40") => return Ok(socket),
                Some(Ok(_)) => {}
                _ => return Err(Error::other("the peer let nobody in")),
            }
        }
    }
}
