//! What somebody typed into a long form and saved, to go on later on this or another device: kept for two weeks,
//! for them alone.
//!
//! `GET  /saved/{id}`            what is kept, and the way on
//! `POST /saved/{id}/deletions`  throws it away
//! `POST /saved/{id}/letters`    mails a link to that page, which asks to sign in
//!
//! The form itself is opened with `?saved=ID`, carries the id, and what is done with it throws the draft away.

use crate::Portal;
use crate::observe::Watch;
use crate::order::Matter;
use crate::session::Me;
use crate::unsent::words::{self, Said};
use askama::Template;
use axum::extract::{Path, State};
use channels::mail::{self, Mail};
use ground::{Error, EventId, Instant, JobId, OrderId, Result, Text};
use people::draft::{self, Draft, Kind};
use web::{Answer, Page, Routes, Who, see, see_saying};

/// The addresses of this file; merged into the portal's table.
pub fn routes() -> Routes<Portal> {
    Routes::new().get("/saved/{id}", Who::Person, get).post("/saved/{id}/deletions", Who::Person, throw).post(
        "/saved/{id}/letters",
        Who::Person,
        letter,
    )
}

/// A saved draft as home lists it.
pub(crate) struct Saved {
    pub id: String,
    pub what: String,
    /// Where the form is, with what was typed.
    pub href: String,
    pub until: Instant,
}

impl Saved {
    pub fn of(p: &Page, d: &Draft) -> Self {
        let form =
            if d.address.starts_with("/orders/") { format!("{}/new", d.address) } else { "/leave".into() };
        Self {
            what: words::what(p, &d.address),
            href: format!("{form}?saved={}", d.id),
            until: d.until(),
            id: d.id.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "saved.html")]
struct SavedPage {
    p: Page,
    saved: Saved,
    said: Vec<Said>,
    /// There is an address to which a link can be mailed.
    mail: bool,
}

/// Keeps what was typed for the form at `address`, and leads to the page that says so. What goes on with a saved
/// draft takes its place.
pub(crate) async fn keep(
    portal: &Portal,
    me: &Me,
    watch: &Watch,
    address: String,
    fields: Vec<(String, String)>,
    now: Instant,
) -> Answer {
    let before = fields.iter().find(|(name, _)| name == "saved").map(|(_, id)| id.clone());
    let typed = |(name, value): (String, String)| {
        let value = web::keepable(&name, &value)?;
        (!words::is_hidden(&name) && !value.trim().is_empty()).then_some((name, value))
    };
    let draft = Draft {
        id: portal.house.world.id::<EventId>().0,
        site: me.site().clone(),
        person: me.id().clone(),
        kind: Kind::Saved,
        address,
        fields: fields.into_iter().filter_map(typed).collect(),
        made_at: now,
    };
    let to = format!("/saved/{}", draft.id);
    let keep = move |c: &store::Conn| {
        if let Some(before) = before.as_deref().filter(|id| !id.is_empty()) {
            draft::throw(c, &draft.person, before)?;
        }
        draft::keep(c, &draft)
    };
    portal.house.db.write(keep).await?;
    if let Some(visit) = watch.visit() {
        portal.observer.saved(visit).await;
    }
    Ok(see(to))
}

/// One's own saved draft. Errors: not found.
pub(crate) async fn own(portal: &Portal, me: &Me, id: String, now: Instant) -> Result<Draft> {
    let person = me.id().clone();
    let found = portal.house.db.read(move |c| draft::find(c, &person, Kind::Saved, &id, now));
    found.await?.ok_or(Error::NotFound)
}

/// What went on with a saved draft is done.
pub(crate) async fn sent(portal: &Portal, me: &Me, saved: String) {
    if saved.is_empty() {
        return;
    }
    let person = me.id().clone();
    if let Err(e) = portal.house.db.write(move |c| draft::throw(c, &person, &saved)).await {
        tracing::warn!(%e, "a saved draft that was sent is still there");
    }
}

/// `GET /saved/{id}`
pub async fn get(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let draft = own(&portal, &me, id, p.now).await?;
    let matter = match words::order_of(&draft.address) {
        Some((order, noun)) => Matter::of(&portal, &me, OrderId(order)).await.ok().map(|m| (m, noun)),
        None => None,
    };
    let p = p.titled("portal-saved-title");
    web::page(&SavedPage {
        saved: Saved::of(&p, &draft),
        said: words::said(&p, &draft, matter.as_ref()),
        mail: !me.0.email.is_empty(),
        p,
    })
}

/// `POST /saved/{id}/deletions`
pub async fn throw(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let draft = own(&portal, &me, id, p.now).await?;
    portal.house.db.write(move |c| draft::throw(c, &draft.person, &draft.id)).await?;
    Ok(see_saying("/", "note", &Text::new("portal-unsent-thrown")))
}

/// `POST /saved/{id}/letters`: nothing of what was typed stands in the letter.
pub async fn letter(State(portal): State<Portal>, p: Page, me: Me, Path(id): Path<String>) -> Answer {
    let draft = own(&portal, &me, id, p.now).await?;
    let back = format!("/saved/{}", draft.id);
    if me.0.email.is_empty() {
        return Err(web::Oops::NotFound);
    }
    if portal.limits.messages.take(me.id().as_str(), p.now).is_err() {
        return Ok(see_saying(back, "bad", &Text::new("portal-saved-too-many")));
    }
    let (person, site, settings, now) = (me.0.clone(), p.site.clone(), portal.house.settings.clone(), p.now);
    let (job, until): (JobId, String) = (portal.house.world.id(), p.date(draft.until()));
    let tongue = web::Tongue::new(p.lang);
    let send = move |c: &store::Conn| {
        let host = people::shelf::site(c, &site.id)?.and_then(|s| s.host);
        let base = crate::words::base_url(&settings, host.as_deref());
        let text = [
            tongue.t1("portal-mail-hello", "name", person.first.as_str()),
            tongue.t1("portal-saved-mail-text", "site", site.name.as_str()),
            format!("{base}/saved/{}", draft.id),
            tongue.t1("portal-saved-mail-until", "day", until.as_str()),
        ];
        let letter = Mail {
            to: person.email.clone(),
            to_name: person.name(),
            subject: tongue.t1("portal-saved-mail-subject", "site", site.name.as_str()),
            text: text.join("\n\n"),
            html: None,
        };
        mail::enqueue(c, &letter, &job, now)
    };
    portal.house.db.write(send).await?;
    Ok(see_saying(back, "good", &Text::new("portal-saved-mailed")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::speaks;
    use ground::Lang;

    #[test]
    fn what_is_saved_is_told_in_each_language_as_text() {
        for lang in Lang::ALL {
            for address in ["/orders/%23W1/returns", "/leave/requests"] {
                let draft = Draft {
                    id: "d-1".into(),
                    site: "shop".into(),
                    person: "ann".into(),
                    kind: Kind::Saved,
                    address: address.to_owned(),
                    fields: vec![("note".into(), "<b>HX</b>".into())],
                    made_at: NOW,
                };
                let p = Page::sample(lang, NOW).titled("portal-saved-title");
                let (saved, said) = (Saved::of(&p, &draft), words::said(&p, &draft, None));
                let html = SavedPage { saved, said, mail: true, p }.render().unwrap();
                speaks(&html);
                assert!(!html.contains("<b>HX"), "{html}");
            }
        }
    }
}
