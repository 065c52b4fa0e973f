//! Mails that the program writes: sign-in links for staff.

use channels::mail::{self, Mail};
use desk::Mailer;
use ground::{Instant, JobId, Text};
use std::sync::Arc;
use store::Conn;
use web::{House, Tongue};

/// Tells a person how to send back what they return or exchange through the API.
pub fn to_person(house: &House) -> api::Letters {
    let settings = house.settings.clone();
    Arc::new(move |c, person, done, id, now| {
        if person.email.is_empty() {
            return Ok(());
        }
        let host = people::shelf::site(c, &person.site)?.and_then(|s| s.host);
        let base = portal::words::base_url(&settings, host.as_deref());
        let url = format!("{base}/orders/{}", web::segment(done.order.as_str()));
        match portal::letters::back(person, done.kind, done.order.as_str(), &url) {
            Some(letter) => mail::enqueue(c, &letter, id, now),
            None => Ok(()),
        }
    })
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
