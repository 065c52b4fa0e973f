//! Who one is: `GET`, `POST /profile`.

use crate::Portal;
use crate::observe::Watch;
use crate::session::Me;
use askama::Template;
use axum::extract::State;
use ground::{EventId, Text};
use http::StatusCode;
use journey::Goal;
use people::timeline::{Actor, Entry};
use people::{Address, Person};
use serde::Deserialize;
use web::{Answer, Errors, Form, Page, see_with};

/// Longest name and telephone number, in characters.
const NAME: usize = 80;
const PHONE: usize = 40;

#[derive(Deserialize, Clone, Default)]
#[serde(default)]
pub struct Typed {
    first: String,
    last: String,
    phone: String,
    address1: String,
    address2: String,
    city: String,
    state: String,
    country: String,
    zip: String,
}

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfilePage {
    p: Page,
    errors: Errors,
    typed: Typed,
    email: String,
}

impl ProfilePage {
    fn family_first(&self) -> bool {
        people::family_first(self.p.lang)
    }
}

pub async fn get(p: Page, me: Me) -> Answer {
    let typed = Typed::of(&me.0);
    let email = me.0.email.clone();
    web::page(&ProfilePage { p: p.titled("portal-profile"), errors: Errors::none(), typed, email })
}

pub async fn post(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(typed): Form<Typed>,
) -> Answer {
    let errors = typed.check();
    if !errors.is_empty() {
        watch.errors(&errors, Some(Goal::profile()));
        let email = me.0.email.clone();
        let page = ProfilePage { p: p.titled("portal-profile"), errors, typed, email };
        return web::page_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let (id, site, now) = (me.id().clone(), me.site().clone(), p.now);
    let note: EventId = portal.house.world.id();
    let hub = portal.house.hub.clone();
    portal
        .house
        .db
        .write(move |c| {
            let mut person = people::shelf::person_at(c, &site, &id)?;
            if !typed.fill(&mut person) {
                return Ok(());
            }
            person.changed_at = now;
            people::shelf::put_person(c, &person)?;
            records::facts::person_changed(c, &hub, &person.id);
            people::timeline::note(c, &noted(&person, "portal-timeline-profile"), &note)
        })
        .await?;
    watch.success(Some(Goal::profile()));
    Ok(see_with("/profile", &Text::new("portal-profile-saved")))
}

/// The person changed something about themselves.
pub fn noted(person: &Person, key: &'static str) -> Entry {
    Entry {
        site: person.site.clone(),
        person: person.id.clone(),
        at: person.changed_at,
        kind: "profile.changed".to_owned(),
        actor: Actor::Person,
        subject: None,
        text: Text::new(key),
        visit: None,
        dialogue: None,
    }
}

impl Typed {
    fn of(p: &Person) -> Self {
        let a = p.address.clone();
        Self {
            first: p.first.clone(),
            last: p.last.clone(),
            phone: p.phone.clone(),
            address1: a.address1,
            address2: a.address2,
            city: a.city,
            state: a.state,
            country: a.country,
            zip: a.zip,
        }
    }

    fn address(&self) -> Address {
        Address::typed([&self.address1, &self.address2, &self.city, &self.state, &self.country, &self.zip])
    }

    /// An address may be empty as a whole; otherwise it must be one that parcels find.
    fn check(&self) -> Errors {
        let mut errors = Errors::none();
        let fine = |s: &str, most| s.chars().count() <= most && !s.chars().any(char::is_control);
        errors.require(!self.first.trim().is_empty(), "first", "portal-profile-first-missing");
        errors.require(fine(&self.first, NAME), "first", "portal-profile-name-wrong");
        errors.require(fine(&self.last, NAME), "last", "portal-profile-name-wrong");
        let digits = self.phone.chars().filter(char::is_ascii_digit).count();
        let signs = self.phone.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c));
        let phone = self.phone.trim().is_empty() || (digits >= 5 && signs && fine(&self.phone, PHONE));
        errors.require(phone, "phone", "portal-profile-phone-wrong");
        let a = self.address();
        if a != Address::default()
            && let Err(refusal) = records::policy::check_address(&a)
        {
            errors.add(refusal.field.as_deref().unwrap_or(""), refusal.reason);
        }
        errors
    }

    /// Writes what was typed into the person. False where nothing differs.
    fn fill(&self, person: &mut Person) -> bool {
        let before = person.clone();
        person.first = self.first.trim().to_owned();
        person.last = self.last.trim().to_owned();
        person.phone = self.phone.trim().to_owned();
        person.address = self.address();
        *person != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::{person, speaks};
    use ground::Lang;

    #[test]
    fn the_profile_is_shown_in_each_language() {
        for lang in Lang::ALL {
            let typed = Typed { phone: "what".into(), zip: "1".into(), ..Typed::of(&person(lang)) };
            let errors = typed.check();
            assert!(errors.has("phone") && errors.has("address1"));
            let p = Page::sample(lang, NOW);
            speaks(&ProfilePage { p, errors, typed, email: "a@b.hu".into() }.render().unwrap());
        }
    }

    #[test]
    fn an_empty_address_is_fine_and_nothing_new_changes_nothing() {
        let mut ann = person(Lang::Hu);
        let typed = Typed::of(&ann);
        assert!(typed.check().is_empty());
        assert!(!typed.fill(&mut ann));
    }
}
