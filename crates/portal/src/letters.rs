//! Mails that the portal sends about orders.

use channels::mail::Mail;
use people::Person;
use records::policy::Kind;
use web::Tongue;

/// How to send back what is returned or exchanged; nothing for other deeds. `url`: the order's page.
pub fn back(person: &Person, kind: Kind, order: &str, url: &str) -> Option<Mail> {
    let first = match kind {
        Kind::Return => "portal-mail-back-return",
        Kind::Exchange => "portal-mail-back-exchange",
        _ => return None,
    };
    let tongue = Tongue::new(person.lang);
    let steps = [
        tongue.t("portal-mail-back-pack"),
        tongue.t1("portal-mail-back-number", "order", order),
        tongue.t("portal-mail-back-hand"),
    ];
    let text = [
        tongue.t1("portal-mail-hello", "name", person.first.as_str()),
        tongue.t1(first, "order", order),
        steps.join("\n"),
        tongue.t1("portal-mail-back-see", "url", url),
    ];
    Some(Mail {
        to: person.email.clone(),
        to_name: person.name(),
        subject: tongue.t1("portal-mail-back-subject", "order", order),
        text: text.join("\n\n"),
        html: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Lang;

    #[test]
    fn who_gives_something_back_is_told_how() {
        for lang in Lang::ALL {
            let mail =
                back(&crate::testing::person(lang), Kind::Return, "#W1", "https://x/orders/%23W1").unwrap();
            crate::testing::speaks(&mail.text);
            assert!(mail.text.contains("#W1") && mail.subject.contains("#W1"));
        }
        assert_eq!(back(&crate::testing::person(Lang::En), Kind::Cancel, "#W1", ""), None);
    }
}
