//! Mails that the program writes: sign-in links for staff, and how to send something back.

use channels::mail::{self, Mail};
use desk::Mailer;
use ground::{Instant, JobId, Span, Text};
use jobs::{Held, Outcome};
use records::jobs::SendBack;
use std::sync::Arc;
use store::Conn;
use web::{House, Tongue};

/// Tells a person how to send back what they return or exchange, whoever asked for it: a job of
/// [`SEND_BACK`](records::jobs::SEND_BACK).
pub async fn send_back(house: House, held: Held) -> Outcome {
    let what: SendBack = match serde_json::from_value(held.payload) {
        Ok(what) => what,
        Err(e) => return Outcome::GiveUp { why: format!("not something to be sent back: {e}") },
    };
    // Were this job to run twice, the second mail would find the first still waiting.
    let (id, now) = (JobId(format!("{}-mail", held.id)), house.world.now());
    let settings = house.settings.clone();
    let write = house.db.write(move |c| {
        let person = people::shelf::person(c, &what.person)?.filter(|p| !p.email.is_empty());
        let Some(person) = person else { return Ok(()) };
        let host = people::shelf::site(c, &person.site)?.and_then(|s| s.host);
        let base = portal::words::base_url(&settings, host.as_deref());
        let url = format!("{base}/orders/{}", web::segment(what.order.as_str()));
        match portal::letters::back(&person, what.kind, what.order.as_str(), &url) {
            Some(letter) => mail::enqueue(c, &letter, &id, now),
            None => Ok(()),
        }
    });
    match write.await {
        Ok(()) => Outcome::Done,
        Err(e) => Outcome::Again { after: Span::secs(10), why: e.to_string() },
    }
}

/// Sends a member of staff the secret of their sign-in link.
pub fn to_staff(house: &House) -> Mailer {
    let house = house.clone();
    Arc::new(move |c: &Conn, staff: &people::Staff, secret: &str, now: Instant| {
        let tongue = Tongue::new(staff.lang);
        let link = format!("{}/desk/sign-in?link={secret}", house.settings.public_url);
        let text = Text::new("segue-mail-sign-in-text").with("name", staff.name.as_str()).with("link", link);
        let mail = Mail {
            to: staff.email.clone(),
            to_name: staff.name.clone(),
            subject: tongue.say(&Text::new("segue-mail-sign-in-subject")),
            text: tongue.say(&text),
            html: None,
        };
        mail::enqueue(c, &mail, &house.world.id::<JobId>(), now)
    })
}
