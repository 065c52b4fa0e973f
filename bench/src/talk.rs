//! A dialogue over two sockets: from the person's message to the account manager's screen.

use crate::house::{House, Me};
use crate::measure::{Figure, cpu_of, quantile};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{Error, Result};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};

type Socket = WebSocketStream<TcpStream>;

async fn socket(house: &House, me: &Me, face: &str) -> Result<Socket> {
    let url = format!("ws://{}/live?face={face}&tab=bench-{face}", me.host);
    let mut request = url.into_client_request().map_err(Error::other)?;
    let headers = request.headers_mut();
    let value = |text: &str| text.parse().map_err(Error::other);
    headers.insert("cookie", value(&me.cookie)?);
    headers.insert("origin", value(&format!("http://{}", me.host))?);
    // Names under `localhost` are known to browsers, not to every resolver.
    let stream = TcpStream::connect(("127.0.0.1", house.port)).await?;
    stream.set_nodelay(true)?;
    Ok(client_async(request, stream).await.map_err(Error::other)?.0)
}

async fn say(socket: &mut Socket, body: &Value) -> Result<()> {
    socket.send(Message::text(body.to_string())).await.map_err(Error::other)
}

/// Opens a dialogue between the demo's customer and account manager; answers its id.
async fn meet(house: &House, person: &Me, staff: &Me) -> Result<String> {
    let csrf = person.csrf(house, "/help").await?;
    person.post(house, "/help", &csrf, "wish=bench").await?;
    let page = crate::http::Client::open(house.port).await?.ask(&staff.get("/desk")).await?.text();
    let mark = "name=\"handover\" value=\"";
    let start = page.find(mark).ok_or_else(|| Error::other("nobody is in the queue"))? + mark.len();
    let handover = page[start..].split('"').next().unwrap_or("").to_owned();
    let csrf = staff.csrf(house, "/desk").await?;
    let answer = staff.post(house, "/desk/acceptances", &csrf, &format!("handover={handover}")).await?;
    let place = answer.header("location").unwrap_or_default().to_owned();
    let id = place.rsplit('/').next().unwrap_or("").to_owned();
    if id.is_empty() { Err(Error::other(format!("no dialogue: {}", answer.status))) } else { Ok(id) }
}

/// Who talks with whom, as the demo names them: part and name of the person, part and name of the staff.
const PAIRS: [[&str; 4]; 3] = [
    ["customer", "shop", "account-manager", "desk"],
    ["customer-hu", "bolt", "account-manager-hu", "desk2"],
    ["customer-de", "laden", "supervisor", "supervisor"],
];

/// Sends `rate` messages a second in sum over three dialogues for `time`; from sending to the other side's screen.
pub async fn deliver(house: &House, rate: u64, time: Duration) -> Result<Figure> {
    let mut lines = Vec::new();
    for [part, name, staff_part, staff_name] in PAIRS {
        let person = Me::enter(house, part, name).await?;
        let staff = Me::enter(house, staff_part, staff_name).await?;
        // The desk's open tab makes the account manager present.
        let mut desk = socket(house, &staff, "desk").await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let topic = format!("dialogue:{}", meet(house, &person, &staff).await?);
        say(&mut desk, &json!({"op": "open", "topic": topic, "since": null})).await?;
        let portal = socket(house, &person, "portal").await?;
        lines.push((desk, portal, topic));
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (cpu, began) = (cpu_of(house.pid), Instant::now());
    let each = rate / lines.len() as u64;
    let talks =
        lines.into_iter().map(|(desk, portal, topic)| tokio::spawn(talk(desk, portal, topic, each, time)));
    let mut times = Vec::new();
    for talk in talks.collect::<Vec<_>>() {
        times.extend(talk.await.map_err(Error::other)??);
    }
    let took = began.elapsed();
    times.sort_unstable();
    Ok(Figure {
        name: format!("a message stored and delivered, {rate}/s in 3 dialogues"),
        count: times.len(),
        per_second: times.len() as f64 / took.as_secs_f64(),
        p50: quantile(&times, 0.5),
        p99: quantile(&times, 0.99),
        cpu: cpu_of(house.pid).saturating_sub(cpu).checked_div(times.len() as u32).unwrap_or_default(),
    })
}

async fn talk(
    mut desk: Socket,
    portal: Socket,
    topic: String,
    rate: u64,
    time: Duration,
) -> Result<Vec<Duration>> {
    let count = rate * time.as_secs();
    let (mut out, mut back) = portal.split();
    let drain = tokio::spawn(async move { while back.next().await.is_some() {} });
    let sender = tokio::spawn(async move {
        let mut sent = Vec::new();
        let mut tick = tokio::time::interval(Duration::from_secs(1) / rate as u32);
        for n in 0..count {
            tick.tick().await;
            let body =
                json!({"kind": "message", "client": format!("{topic}-{n}"), "body": format!("bench-{n}.")});
            let text = json!({"op": "up", "to": topic, "seq": n + 1, "body": body}).to_string();
            sent.push(Instant::now());
            out.send(Message::text(text)).await.map_err(Error::other)?;
        }
        Result::Ok(sent)
    });
    let mut arrived: HashMap<u64, Instant> = HashMap::new();
    let (began, patience) = (Instant::now(), time + Duration::from_secs(10));
    while (arrived.len() as u64) < count && began.elapsed() < patience {
        let Ok(Some(Ok(message))) = tokio::time::timeout(Duration::from_secs(5), desk.next()).await else {
            break;
        };
        let Message::Text(text) = message else { continue };
        for piece in text.split("bench-").skip(1) {
            let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
            if let Ok(n) = digits.parse() {
                arrived.entry(n).or_insert_with(Instant::now);
            }
        }
    }
    let sent = sender.await.map_err(Error::other)??;
    drain.abort();
    if arrived.len() as u64 != count {
        return Err(Error::other(format!("{} of {count} messages arrived", arrived.len())));
    }
    Ok(arrived.iter().filter_map(|(n, at)| Some(at.duration_since(*sent.get(*n as usize)?))).collect())
}
