//! A message as HTML: the same for both sides, told apart by `data-author` and the side of the page.

use crate::Message;
use askama::Template;
use ground::{Instant, Lang, Text};

/// Says a sentence in a language, with dates in a time zone (IANA name). The program plugs it in.
pub trait Speaks: Send + Sync {
    fn say(&self, lang: Lang, zone: &str, text: &Text) -> String;
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessageView<'a> {
    m: &'a Message,
    said: String,
    time: String,
}

/// Hours and minutes in a time zone: `14:05`.
pub fn clock_time(at: Instant, zone: &str) -> String {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    at.timestamp().to_zoned(zone).strftime("%H:%M").to_string()
}

/// One message. Everything that came from a person is escaped by the template.
pub fn message(m: &Message, lang: Lang, zone: &str, voice: &dyn Speaks) -> String {
    let said = m.say.as_ref().map(|t| voice.say(lang, zone, t)).unwrap_or_default();
    let view = MessageView { m, said, time: clock_time(m.at, zone) };
    view.render().unwrap_or_default()
}

impl MessageView<'_> {
    fn key(&self) -> String {
        format!("{}-{}", self.m.author.code(), self.m.client)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Message};

    struct Plain;
    impl Speaks for Plain {
        fn say(&self, _: Lang, _: &str, text: &Text) -> String {
            text.key.to_string()
        }
    }

    #[test]
    fn hostile_text_stays_text() {
        let m = Message {
            id: "d.1".into(),
            n: 1,
            author: Author::Person,
            author_id: "p".into(),
            author_name: "<b>Eve</b>".into(),
            body: "<script>alert('x')</script>\u{202e}abc javascript:alert(1)".into(),
            say: None,
            client: "c1".into(),
            at: Instant::parse("2026-11-23T13:05:00Z").unwrap(),
            attachments: Vec::new(),
        };
        let html = message(&m, Lang::En, "Europe/Berlin", &Plain);
        assert!(!html.contains("<script") && !html.contains("<b>Eve"));
        assert!(html.contains("id=\"m-person-c1\"") && html.contains("14:05"));
    }
}
