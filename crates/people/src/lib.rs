//! Persons who are served, staff who serve them, sites where they meet.
//!
//! Owns sites, persons, staff and their roles, sign-in (links, sessions, tokens), the timeline of
//! everything that happens between an organisation and one person, what they typed and have not sent
//! yet, and the audit trail of what staff changed in the office.
//!
//! Promises: secrets are kept as digests only; a sign-in link works once; a timeline entry is
//! written in the transaction that makes it true. Knows nothing of orders, visits or dialogues but
//! their ids.

pub mod audit;
pub mod draft;
mod person;
pub mod shelf;
pub mod sign_in;
mod site;
pub mod sql;
mod staff;
pub mod timeline;
pub mod token;
pub mod website;

pub use person::{
    Address, Approach, Channel, Contrast, Kind, Manner, Motion, Person, Prefs, TextSize, family_first,
};
pub use site::{Audience, Look, Site};
pub use staff::{Role, Staff};
