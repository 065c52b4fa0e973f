//! Small things that several pages show.

use dialogue::{Dialogue, Message, Speaks};
use ground::{Lang, PersonId, Result, StaffId, Text};
use std::collections::HashMap;
use store::Conn;
use web::{Page, Tongue};

/// Says the sentences of dialogues with the locale files.
pub struct Fluent;

impl Speaks for Fluent {
    fn say(&self, lang: Lang, zone: &str, text: &Text) -> String {
        Tongue::new(lang).in_zone(zone).say(text)
    }
}

/// The messages as HTML, sentences of the system in the page's language.
pub(crate) fn thread(p: &Page, d: &Dialogue, messages: &[Message]) -> Vec<String> {
    messages.iter().map(|m| dialogue::message_html(m, p.lang, &d.zone, &Fluent)).collect()
}

/// Names by id, each looked up once.
#[derive(Default)]
pub(crate) struct Names {
    persons: HashMap<PersonId, String>,
    staff: HashMap<StaffId, String>,
}

impl Names {
    /// The person's name; their id where they have none, or are gone.
    pub fn person(&mut self, c: &Conn, id: &PersonId) -> Result<String> {
        if let Some(name) = self.persons.get(id) {
            return Ok(name.clone());
        }
        let name = people::shelf::person(c, id)?.map(|p| p.name()).filter(|n| !n.is_empty());
        let name = name.unwrap_or_else(|| id.0.clone());
        self.persons.insert(id.clone(), name.clone());
        Ok(name)
    }

    pub fn staff(&mut self, c: &Conn, id: &StaffId) -> Result<String> {
        if let Some(name) = self.staff.get(id) {
            return Ok(name.clone());
        }
        let name = people::shelf::staff(c, id)?.map_or_else(|| id.0.clone(), |s| s.name);
        self.staff.insert(id.clone(), name.clone());
        Ok(name)
    }
}
