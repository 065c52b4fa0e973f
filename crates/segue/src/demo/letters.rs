//! Reads a spooled mail back: enough of RFC 5322 and 2047 for what we write ourselves.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ground::Instant;

/// A mail as the demo's page shows it.
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub at: Option<Instant>,
    /// Lines; links are told apart.
    pub lines: Vec<Vec<Bit>>,
}

/// A piece of a line.
pub struct Bit {
    pub text: String,
    pub link: bool,
}

impl Letter {
    pub fn read(raw: &str) -> Self {
        let raw = raw.replace("\r\n", "\n");
        let (head, body) = raw.split_once("\n\n").unwrap_or((&raw, ""));
        let head = head.replace("\n ", " ").replace("\n\t", " ");
        let field = |name: &str| {
            let line = head.lines().find(|l| l.to_lowercase().starts_with(&format!("{name}:")));
            line.map(|l| words(l[name.len() + 1..].trim())).unwrap_or_default()
        };
        let text = plain_part(&head, body);
        let lines = text.trim().lines().map(bits).collect();
        Self { to: field("to"), subject: field("subject"), at: sent(&field("date")), lines }
    }
}

/// `Mon, 23 Nov 2026 05:44:02 +0000`
fn sent(date: &str) -> Option<Instant> {
    jiff::fmt::rfc2822::parse(date).ok().map(|z| z.timestamp().into())
}

/// The text of a mail; of one with several parts, the first.
fn plain_part(head: &str, body: &str) -> String {
    let lower = head.to_lowercase();
    if lower.contains("content-type: multipart/") {
        let boundary = head.split("boundary=").nth(1).map(|b| b.trim_start_matches('"'));
        let boundary = boundary.and_then(|b| b.split(['"', ';', '\n', ' ']).next()).unwrap_or("--");
        let part = body.split(&format!("--{boundary}")).nth(1).unwrap_or_default().trim_start_matches('\n');
        let (head, body) = part.split_once("\n\n").unwrap_or(("", part));
        return plain_part(head, body);
    }
    if lower.contains("content-transfer-encoding: base64") {
        let packed: String = body.split_whitespace().collect();
        return STANDARD.decode(packed).map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default();
    }
    if lower.contains("content-transfer-encoding: quoted-printable") {
        return quoted(&body.replace("=\n", ""), false);
    }
    body.to_owned()
}

/// `=C5=91` is `ő`.
fn quoted(text: &str, underscores: bool) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'=').then(|| text.get(at + 1..at + 3)).flatten();
        match code.and_then(|c| u8::from_str_radix(c, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if underscores && bytes[at] == b'_' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// `=?utf-8?b?…?=` in a header.
fn words(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        let before = &rest[..at];
        // Space between two encoded words does not count.
        if !(before.trim().is_empty() && out.len() + before.len() < text.len() && !out.is_empty()) {
            out.push_str(before);
        }
        let parts: Vec<&str> = rest[at + 2..].splitn(4, '?').collect();
        let [_, kind, data, tail] = parts.as_slice() else { break };
        match kind.to_ascii_lowercase().as_str() {
            "b" => out.push_str(&String::from_utf8_lossy(&STANDARD.decode(data).unwrap_or_default())),
            _ => out.push_str(&quoted(data, true)),
        }
        rest = tail.strip_prefix('=').unwrap_or(tail);
    }
    out.push_str(rest);
    out
}

fn bits(line: &str) -> Vec<Bit> {
    let mut all: Vec<Bit> = Vec::new();
    for word in line.split_inclusive(' ') {
        let link = word.starts_with("http://") || word.starts_with("https://");
        match all.last_mut() {
            Some(last) if !link && !last.link => last.text.push_str(word),
            _ => all.push(Bit { text: word.to_owned(), link }),
        }
    }
    all
}

impl Bit {
    pub fn href(&self) -> &str {
        self.text.trim_end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_read_as_they_were_written() {
        let raw = "To: =?utf-8?b?S8WRc3plZ2k=?= <z@example.com>\r\nSubject: =?utf-8?q?J=C3=B3_napot?=\r\n\
            Content-Transfer-Encoding: quoted-printable\r\nDate: Mon, 23 Nov 2026 05:44:02 +0000\r\n\r\nUj l=C3=A9p=\r\n=C3=A9s: http://a.b/?t=3D1 x\r\n";
        let l = Letter::read(raw);
        assert_eq!((l.to.as_str(), l.subject.as_str()), ("Kőszegi <z@example.com>", "Jó napot"));
        assert_eq!(l.at, Instant::parse("2026-11-23T05:44:02Z"));
        assert_eq!(l.lines[0][0].text, "Uj lépés: ");
        assert_eq!(l.lines[0][1].href(), "http://a.b/?t=1");
        let two = "Content-Type: multipart/alternative; boundary=\"xx\"\n\n--xx\nContent-Transfer-Encoding: base64\n\nc3rDrWE=\n--xx--";
        assert_eq!(Letter::read(two).lines[0][0].text, "szía");
    }
}
