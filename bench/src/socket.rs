//! A tab's connection.

use crate::house::Me;
use futures_util::SinkExt as _;
use serde_json::Value;
use std::io::{Error, Result};
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};

pub type Socket = WebSocketStream<TcpStream>;

/// Opens the live stream of a face. `from`: which address of this machine the tab seems to come from, because
/// one address may not open thousands.
pub async fn open(port: u16, me: &Me, face: &str, from: usize) -> Result<Socket> {
    let headers = [("cookie", me.cookie.clone()), ("origin", format!("http://{}", me.host))];
    upgrade(port, &format!("ws://{}/live?face={face}&tab=bench-{face}-{from}", me.host), &headers, from).await
}

/// A WebSocket on a port of this machine, whatever the name in the address.
pub async fn upgrade(
    port: u16,
    url: &str,
    headers: &[(&'static str, String)],
    from: usize,
) -> Result<Socket> {
    let mut request = url.into_client_request().map_err(Error::other)?;
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().map_err(Error::other)?);
    }
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((Ipv4Addr::new(127, 0, 1, (1 + from % 200) as u8), 0)))?;
    // Names under `localhost` are known to browsers, not to every resolver.
    let stream = socket.connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
    stream.set_nodelay(true)?;
    Ok(client_async(request, stream).await.map_err(Error::other)?.0)
}

pub async fn say(socket: &mut Socket, body: &Value) -> Result<()> {
    socket.send(Message::text(body.to_string())).await.map_err(Error::other)
}
