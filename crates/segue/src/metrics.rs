//! Counters for Prometheus, in its text format.

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, StatusCode};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Upper bounds of the histogram's buckets, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

#[derive(Default)]
struct Count {
    buckets: [u64; BOUNDS.len()],
    sum: f64,
    count: u64,
}

type Route = (&'static str, String, u16);

fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// What the program did since it started. Cheap to clone.
#[derive(Clone)]
pub struct Metrics {
    requests: Arc<Mutex<BTreeMap<Route, Count>>>,
    house: web::House,
    live: web::live::Live,
    portal: portal::Portal,
    script: Arc<api::script::Counts>,
    token: Option<Arc<str>>,
}

impl Metrics {
    pub fn new(
        house: &web::House,
        live: &web::live::Live,
        portal: &portal::Portal,
        script: &api::script::Script,
        token: Option<&str>,
    ) -> Self {
        Self {
            requests: Arc::default(),
            house: house.clone(),
            live: live.clone(),
            portal: portal.clone(),
            script: script.counts.clone(),
            token: token.map(Into::into),
        }
    }

    /// Counts a request by its route and method, so that the number of names is bounded by the number of routes: a
    /// method may be any word, and those that are none of ours are one.
    pub async fn count(State(m): State<Self>, req: Request, next: Next) -> Response {
        let began = Instant::now();
        let method = method_name(req.method());
        let route = req.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
        let answer = next.run(req).await;
        let seconds = began.elapsed().as_secs_f64();
        let mut all = m.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry((method, route, answer.status().as_u16())).or_default();
        for (bucket, bound) in count.buckets.iter_mut().zip(BOUNDS) {
            *bucket += u64::from(seconds <= bound);
        }
        count.sum += seconds;
        count.count += 1;
        drop(all);
        answer
    }

    /// `GET /metrics`: for programs on this machine, or with `metrics_token` as a bearer.
    pub async fn page(
        State(m): State<Self>,
        peer: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
        req: Request,
    ) -> Response {
        let bearer = req.headers().get(AUTHORIZATION).and_then(|v| v.to_str().ok());
        let known = match (&m.token, bearer.and_then(|b| b.strip_prefix("Bearer "))) {
            (Some(token), Some(sent)) => ground::digest(token) == ground::digest(sent),
            _ => false,
        };
        // Behind a proxy everybody is on this machine: then only the token counts.
        let local = m.house.settings.proxies == 0 && peer.is_some_and(|p| p.0.0.ip().is_loopback());
        if !known && !local {
            return StatusCode::FORBIDDEN.into_response();
        }
        let counted = m.house.db.read(|c| Ok((jobs::waiting(c)?, jobs::count_given_up(c)?)));
        let (waiting, given_up) = counted.await.unwrap_or((-1, -1));
        ([(CONTENT_TYPE, "text/plain; version=0.0.4")], m.text(waiting, given_up)).into_response()
    }

    fn text(&self, jobs: i64, given_up: i64) -> String {
        let mut out = String::new();
        let name = "segue_http_request_seconds";
        let _ = writeln!(out, "# HELP {name} Time to answer a request.\n# TYPE {name} histogram");
        for ((method, route, status), c) in
            self.requests.lock().unwrap_or_else(PoisonError::into_inner).iter()
        {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            for (n, bound) in c.buckets.iter().zip(BOUNDS) {
                let _ = writeln!(out, "{name}_bucket{{{labels},le=\"{bound}\"}} {n}");
            }
            let _ = writeln!(out, "{name}_bucket{{{labels},le=\"+Inf\"}} {}", c.count);
            let _ = writeln!(out, "{name}_sum{{{labels}}} {}\n{name}_count{{{labels}}} {}", c.sum, c.count);
        }
        let db = self.house.db.gauges();
        let seen = self.portal.observer.counts();
        for (name, kind, help, value) in [
            ("segue_db_reads_total", "counter", "Closures that read.", db.reads.load(Relaxed) as i64),
            ("segue_db_writes_total", "counter", "Closures that wrote.", db.writes.load(Relaxed) as i64),
            ("segue_db_commits_total", "counter", "Synced commits.", db.groups.load(Relaxed) as i64),
            (
                "segue_db_retries_total",
                "counter",
                "Closures that ran again.",
                db.retries.load(Relaxed) as i64,
            ),
            ("segue_db_refused_total", "counter", "Closures refused.", db.refused.load(Relaxed) as i64),
            ("segue_db_queued", "gauge", "Closures that wait.", db.queued.load(Relaxed)),
            ("segue_live_tabs", "gauge", "Live connections.", self.live.tabs() as i64),
            ("segue_live_listeners", "gauge", "Topics listened to.", self.house.hub.listeners() as i64),
            ("segue_visits_live", "gauge", "Visits held in memory.", self.portal.observer.visits() as i64),
            ("segue_events_total", "counter", "Events kept.", seen.events.load(Relaxed) as i64),
            (
                "segue_events_lost_total",
                "counter",
                "Events that could not be kept.",
                seen.lost.load(Relaxed) as i64,
            ),
            (
                "segue_script_batches_total",
                "counter",
                "Batches taken from pages of others.",
                self.script.batches.load(Relaxed) as i64,
            ),
            (
                "segue_script_slowed_total",
                "counter",
                "Calls of the script that came too fast.",
                self.script.slowed.load(Relaxed) as i64,
            ),
            (
                "segue_script_refused_total",
                "counter",
                "Calls of the script that were refused.",
                self.script.refused.load(Relaxed) as i64,
            ),
            (
                "segue_events_dropped_total",
                "counter",
                "Events from browsers that were not understood or too many for a message.",
                seen.dropped.load(Relaxed) as i64,
            ),
            (
                "segue_events_rationed_total",
                "counter",
                "Events from browsers beyond what one visit may send.",
                seen.rationed.load(Relaxed) as i64,
            ),
            (
                "segue_events_repeated_total",
                "counter",
                "Events that came again.",
                seen.repeated.load(Relaxed) as i64,
            ),
            ("segue_jobs_given_up", "gauge", "Jobs that were given up.", given_up),
            ("segue_jobs_waiting", "gauge", "Jobs that wait or run.", jobs),
        ] {
            let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}");
        }
        out
    }
}
