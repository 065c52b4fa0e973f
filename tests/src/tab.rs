//! One tab of a browser: a live connection as the pages' own script keeps it.

use futures_util::{SinkExt as _, StreamExt as _};
use http::header::{COOKIE, HOST, ORIGIN};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

pub struct Tab {
    socket: WebSocketStream<TcpStream>,
    seq: u64,
    heard: VecDeque<Value>,
}

impl Tab {
    /// Errors: the words of what stood in the way.
    pub async fn connect(
        address: SocketAddr,
        host: &str,
        cookies: &str,
        face: &str,
        tab: &str,
    ) -> Result<Self, String> {
        let said = |e: &dyn std::fmt::Display| e.to_string();
        let stream = TcpStream::connect(address).await.map_err(|e| said(&e))?;
        let mut req = format!("ws://{address}/live?face={face}&tab={tab}").into_client_request().unwrap();
        let headers = req.headers_mut();
        headers.insert(HOST, host.parse().unwrap());
        headers.insert(ORIGIN, format!("http://{host}").parse().unwrap());
        headers.insert(COOKIE, cookies.parse().unwrap());
        let hello = timeout(Duration::from_secs(10), tokio_tungstenite::client_async(req, stream));
        let (socket, _) = hello.await.map_err(|e| said(&e))?.map_err(|e| said(&e))?;
        Ok(Self { socket, seq: 0, heard: VecDeque::new() })
    }

    pub async fn say(&mut self, what: &Value) -> Result<(), String> {
        self.say_raw(&what.to_string()).await
    }

    /// Anything, as no page of ours would put it.
    pub async fn say_raw(&mut self, text: &str) -> Result<(), String> {
        self.socket.send(Message::Text(text.into())).await.map_err(|e| e.to_string())
    }

    /// The next message, from before or new, that `fits`; the others stay. `None` after `patience`.
    /// Errors: the connection ended.
    pub async fn wait_for(
        &mut self,
        patience: Duration,
        fits: impl Fn(&Value) -> bool,
    ) -> Result<Option<Value>, String> {
        if let Some(at) = self.heard.iter().position(&fits) {
            return Ok(self.heard.remove(at));
        }
        let until = Instant::now() + patience;
        loop {
            let Ok(next) = timeout_at(until, self.socket.next()).await else { return Ok(None) };
            match next {
                Some(Ok(Message::Text(text))) => {
                    let value: Value = serde_json::from_str(&text).unwrap();
                    if fits(&value) {
                        return Ok(Some(value));
                    }
                    if value["op"] != "beat" {
                        self.heard.push_back(value);
                    }
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(_)) | None => return Err("closed".to_owned()),
                Some(Err(e)) => return Err(e.to_string()),
            }
        }
    }

    /// Opens a topic: the mark it stands at, `None` where it may not be heard.
    pub async fn open(&mut self, topic: &str, since: Option<&str>) -> Result<Option<String>, String> {
        self.say(&json!({"op": "open", "topic": topic, "since": since})).await?;
        let answer = self
            .wait_for(Duration::from_secs(10), |v| {
                v["topic"] == topic && (v["op"] == "opened" || v["op"] == "gone")
            })
            .await?
            .ok_or("no answer to open")?;
        Ok((answer["op"] == "opened").then(|| answer["n"].as_str().unwrap_or_default().to_owned()))
    }

    /// Sends something up and waits for its acknowledgement.
    pub async fn up(&mut self, to: &str, body: Value) -> Result<Value, String> {
        self.seq += 1;
        let seq = self.seq;
        self.say(&json!({"op": "up", "to": to, "seq": seq, "body": body})).await?;
        self.wait_for(Duration::from_secs(10), |v| v["seq"] == seq)
            .await?
            .ok_or_else(|| "no answer".to_owned())
    }

    /// Closes without a word, as a browser that is gone.
    pub fn vanish(self) {
        drop(self);
    }
}
