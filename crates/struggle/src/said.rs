//! What somebody's own words say: a wish for a human being, anger, urgency.
//!
//! Only words that were sent to somebody anyway are read: a search, a message. What is typed into a field of a
//! page is not. The lists are small, so that they can be read and argued about; whole words count, capitals and
//! accents as people write them.

use crate::sign::Sign;
use ground::{EventId, Instant};
use journey::{Event, Kind};

/// Words and short phrases in English, German and Hungarian.
pub const HUMAN: [&str; 22] = [
    "human",
    "real person",
    "speak to someone",
    "talk to someone",
    "speak to a person",
    "talk to a person",
    "live agent",
    "call me",
    "customer service",
    "echter mensch",
    "mit jemandem sprechen",
    "mit einem menschen",
    "ansprechpartner",
    "mitarbeiter sprechen",
    "kundendienst",
    "rufen sie mich an",
    "élő ember",
    "emberrel beszélni",
    "beszélni valakivel",
    "ügyfélszolgálat",
    "ügyintéző",
    "hívjanak vissza",
];
pub const ANGER: [&str; 20] = [
    "ridiculous",
    "unacceptable",
    "terrible",
    "useless",
    "fed up",
    "scam",
    "complaint",
    "worst",
    "unverschämt",
    "inakzeptabel",
    "frechheit",
    "beschwerde",
    "betrug",
    "reicht mir",
    "nutzlos",
    "felháborító",
    "elfogadhatatlan",
    "panasz",
    "átverés",
    "elegem van",
];
pub const URGENCY: [&str; 15] = [
    "urgent",
    "urgently",
    "asap",
    "emergency",
    "immediately",
    "right now",
    "dringend",
    "eilig",
    "sofort",
    "notfall",
    "schnellstmöglich",
    "sürgős",
    "sürgősen",
    "azonnal",
    "vészhelyzet",
];

/// What `text` says. A question about complaints in general ("complaint form") counts too; weights are small
/// enough to bear it.
pub fn said(text: &str) -> Vec<Sign> {
    let lower: String = text.chars().take(2_000).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let line = format!(" {} ", words.join(" "));
    let has = |list: &[&str]| list.iter().any(|w| line.contains(&format!(" {w} ")));
    let lists = [(Sign::Human, has(&HUMAN)), (Sign::Anger, has(&ANGER)), (Sign::Urgency, has(&URGENCY))];
    lists.into_iter().filter(|(_, found)| *found).map(|(sign, _)| sign).collect()
}

/// A message as an event: what it says, not its words. `None` where it says none of it.
pub fn message(id: EventId, text: &str, at: Instant) -> Option<Event> {
    let codes: Vec<_> = said(text).into_iter().map(Sign::code).collect();
    (!codes.is_empty()).then(|| Event::new(id, Kind::Message, at).rule(&codes.join("."), None))
}

/// What an event of a search or a message says.
pub(crate) fn of(event: &Event) -> Vec<Sign> {
    if event.kind == Kind::Message {
        let all = [Sign::Human, Sign::Anger, Sign::Urgency];
        return all.into_iter().filter(|s| event.rule.split('.').any(|r| r == s.code())).collect();
    }
    said(&event.words)
}
