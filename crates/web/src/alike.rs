//! Text that many are sent alike.

use axum::response::{Html, IntoResponse as _, Response};
use flate2::write::GzEncoder;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use http::{HeaderMap, HeaderValue};
use std::io::Write as _;
use std::sync::OnceLock;

/// HTML that is made once and packed once, for everybody who asks for it at the same time.
#[derive(Debug)]
pub struct Alike {
    html: String,
    gzip: OnceLock<Vec<u8>>,
}

impl Alike {
    pub const fn new(html: String) -> Self {
        Self { html, gzip: OnceLock::new() }
    }

    /// The answer for whoever sent these headers.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        if !takes(asked.get(ACCEPT_ENCODING), "gzip") {
            return Html(self.html.clone()).into_response();
        }
        let mut answer = Html(self.gzip.get_or_init(|| packed(&self.html)).clone()).into_response();
        answer.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        answer.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
        answer
    }
}

/// Whether an encoding is among those that are accepted, and not refused by `q=0`.
pub(crate) fn takes(accepted: Option<&HeaderValue>, encoding: &str) -> bool {
    let accepted = accepted.and_then(|v| v.to_str().ok()).unwrap_or("");
    accepted.split(',').any(|one| {
        let (name, q) = one.split_once(';').unwrap_or((one, "q=1"));
        name.trim().eq_ignore_ascii_case(encoding) && q.trim().trim_start_matches("q=").parse() != Ok(0.0)
    })
}

fn packed(html: &str) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::with_capacity(html.len() / 6), flate2::Compression::fast());
    // Writing into memory does not fail.
    let _ = out.write_all(html.as_bytes());
    out.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt as _;
    use std::io::Read as _;

    async fn body(answer: Response) -> Vec<u8> {
        answer.into_body().collect().await.unwrap().to_bytes().to_vec()
    }

    #[tokio::test]
    async fn who_takes_it_packed_gets_the_same_packed() {
        let alike = Alike::new("<p>Grüße</p>".repeat(200));
        let mut asked = HeaderMap::new();
        assert_eq!(body(alike.answer(&asked)).await, alike.html.as_bytes());
        asked.insert(ACCEPT_ENCODING, HeaderValue::from_static("br, gzip;q=0.8"));
        let answer = alike.answer(&asked);
        assert_eq!(answer.headers()[CONTENT_ENCODING], "gzip");
        let bytes = body(answer).await;
        let mut text = String::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, alike.html);
        assert!(bytes.len() * 10 < text.len());
        asked.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip;q=0, br"));
        assert!(!alike.answer(&asked).headers().contains_key(CONTENT_ENCODING));
    }
}
