//! Conversations: numbered messages, marks, attachments, private notes, cases and ratings.
//!
//! Promises: a message sent twice under one client id is stored once; messages of a dialogue are
//! numbered without repetition and told on `dialogue:ID` after they are committed; a private note
//! never travels on a topic that the person may open; an account manager is in at most one dialogue
//! and a person has at most one open (both are keys of the database). Knows nothing of queues,
//! records and HTTP.

mod attachment;
mod case;
pub mod facts;
mod fragments;
mod message;
mod reply;
pub mod shelf;
mod sniff;
pub mod sql;
mod talk;

pub use attachment::{ATTACHMENT_MAX, Attachment, Files, file_name};
pub use case::{Case, CaseState, MORE_MAX, Outcome, Rating, Wrap, case_code};
pub use facts::Line;
pub use fragments::{Speaks, clock_time, message as message_html};
pub use message::{Author, BODY_MAX, Message, NewMessage, clean_body, valid_client};
pub use reply::{BLANKS, QuickReply};
pub use sniff::{Kind, sniff};
pub use talk::{Dialogue, Mark, Note, Side};
