//! Latencies, and the processor time that a process took.

use crate::http::Client;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What a run showed.
#[derive(Clone, Debug)]
pub struct Figure {
    pub name: String,
    pub count: usize,
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
    /// Processor time of the server for one request.
    pub cpu: Duration,
}

/// What latencies come to. `cpu`: what the server took for all of them.
pub fn figure(name: &str, mut times: Vec<Duration>, took: Duration, cpu: Duration) -> Figure {
    times.sort_unstable();
    Figure {
        name: name.to_owned(),
        count: times.len(),
        per_second: times.len() as f64 / took.as_secs_f64(),
        p50: quantile(&times, 0.5),
        p99: quantile(&times, 0.99),
        cpu: cpu.checked_div(times.len() as u32).unwrap_or_default(),
    }
}

/// Of sorted latencies, the one below which this share lies.
fn quantile(sorted: &[Duration], share: f64) -> Duration {
    let last = sorted.len().saturating_sub(1);
    sorted.get(((last as f64) * share).round() as usize).copied().unwrap_or_default()
}

/// User and system time of a process so far, from `/proc/PID/stat` in ticks of 10 ms.
pub fn cpu_of(pid: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let field = |n: usize| after.split_whitespace().nth(n).and_then(|t| t.parse::<u64>().ok()).unwrap_or(0);
    Duration::from_millis((field(11) + field(12)) * 10)
}

/// Resident memory of a process in MiB.
pub fn memory_of(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS:"));
    line.and_then(|l| l.split_whitespace().nth(1)).and_then(|k| k.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Asks `requests` in turn over so many connections for so long.
pub async fn load(
    name: &str,
    port: u16,
    pid: u32,
    requests: Vec<Vec<u8>>,
    connections: usize,
    time: Duration,
) -> std::io::Result<Figure> {
    let requests = Arc::new(requests);
    // Warm: caches, prepared statements.
    let mut warm = Client::open(port).await?;
    for request in requests.iter().cycle().take(200) {
        let answer = warm.ask(request).await?;
        if answer.status >= 400 {
            return Err(std::io::Error::other(format!("{name}: {} {}", answer.status, answer.text())));
        }
    }
    let (cpu, began) = (cpu_of(pid), Instant::now());
    let runs = (0..connections).map(|nth| {
        let requests = Arc::clone(&requests);
        tokio::spawn(async move {
            let mut client = Client::open(port).await?;
            let mut times = Vec::new();
            // Each connection takes every n-th, after those that warmed: none is sent twice before all were.
            for request in requests.iter().cycle().skip(200 + nth).step_by(connections) {
                let sent = Instant::now();
                if sent.duration_since(began) > time {
                    break;
                }
                let answer = client.ask(request).await?;
                times.push(sent.elapsed());
                if answer.status >= 400 {
                    return Err(std::io::Error::other(format!("{} {}", answer.status, answer.text())));
                }
            }
            std::io::Result::Ok(times)
        })
    });
    let mut times = Vec::new();
    for run in runs.collect::<Vec<_>>() {
        times.extend(run.await.map_err(std::io::Error::other)??);
    }
    let took = began.elapsed();
    Ok(figure(name, times, took, cpu_of(pid).saturating_sub(cpu)))
}
