//! A message and what may be in it. Pure.

use crate::Attachment;
use ground::{Instant, MessageId, Refusal, Result, Text};
use serde::{Deserialize, Serialize};

/// Longest message, in characters.
pub const BODY_MAX: usize = 4_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    Person,
    Staff,
    System,
}

impl Author {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Staff => "staff",
            Self::System => "system",
        }
    }

    pub fn parse(code: &str) -> Self {
        match code {
            "person" => Self::Person,
            "staff" => Self::Staff,
            _ => Self::System,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: MessageId,
    /// Its number in the dialogue, from 1.
    pub n: i64,
    pub author: Author,
    pub author_id: String,
    pub author_name: String,
    pub body: String,
    /// A sentence of the system, in the reader's language.
    pub say: Option<Text>,
    /// The sender's own id of it.
    pub client: String,
    pub at: Instant,
    pub attachments: Vec<Attachment>,
}

impl Message {
    /// What a sentence of the system is about: the part of its key before the first dash.
    pub fn about(&self) -> &str {
        self.say.as_ref().map_or("", |t| t.key.split('-').next().unwrap_or(""))
    }
}

/// A message about to be stored.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub author: Author,
    pub author_id: String,
    pub author_name: String,
    pub body: String,
    pub say: Option<Text>,
    /// Unique per author and dialogue: sent twice, stored once.
    pub client: String,
    /// A file that came with it.
    pub attachment: Option<Attachment>,
}

impl NewMessage {
    /// A sentence of the system; `client` makes it unique.
    pub fn system(client: impl Into<String>, say: Text) -> Self {
        Self {
            author: Author::System,
            author_id: String::new(),
            author_name: String::new(),
            body: String::new(),
            say: Some(say),
            client: client.into(),
            attachment: None,
        }
    }
}

/// The text as it is stored: line ends as `\n`, nothing that cannot be seen, trimmed. Refused where nothing
/// is left, or more than [`BODY_MAX`] characters are.
pub fn clean_body(raw: &str) -> Result<String> {
    let unix = raw.replace("\r\n", "\n").replace('\r', "\n");
    let body = ground::visible(&unix);
    let body = body.trim();
    if body.is_empty() {
        return Err(Refusal::input("message.empty", "body", Text::new("dialogue-message-empty")).into());
    }
    if body.chars().count() > BODY_MAX {
        let reason = Text::new("dialogue-message-long").with("most", BODY_MAX as i64);
        return Err(Refusal::input("message.long", "body", reason).into());
    }
    Ok(body.to_owned())
}

/// Letters, digits and dashes, at most 64.
pub fn valid_client(client: &str) -> bool {
    !client.is_empty() && client.len() <= 64 && client.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_trimmed_and_bounded() {
        assert_eq!(clean_body(" a\r\nb\u{7} ").unwrap(), "a\nb");
        assert!(clean_body(" \n\u{0}").is_err());
        assert!(clean_body(&"x".repeat(BODY_MAX + 1)).is_err());
        assert_eq!(clean_body("<script>alert(1)</script>").unwrap(), "<script>alert(1)</script>");
    }

    #[test]
    fn a_client_id_is_plain() {
        assert!(valid_client("a1-B2"));
        assert!(!valid_client("a b") && !valid_client("") && !valid_client(&"a".repeat(65)));
    }
}
