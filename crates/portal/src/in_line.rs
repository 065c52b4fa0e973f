//! Waiting in line, on every page: the place, how long it will take, how to leave; and whoever is away for long.

use crate::Portal;
use ::dialogue::facts::person_topic;
use askama::Template;
use axum::Extension;
use ground::{Instant, PersonId, Result};
use handover::{Handover, Place as Standing, Seen, crew, shelf};
use std::time::Duration;
use store::Conn;
use web::{Answer, Aside, Page, Routes, Who};

/// How often those who wait are looked after.
const OFTEN: Duration = Duration::from_secs(1);
/// Of those who wait no longer, so many are told in one transaction.
const BATCH: usize = 25;

/// The address of this file; merged into the portal's table.
pub fn routes() -> Routes<Portal> {
    Routes::new().get("/help/in-line", Who::Person, get)
}

/// How somebody stands in line.
#[derive(Clone, Debug)]
pub enum InLine {
    Waits {
        place: Standing,
        /// They were away for a while.
        back: bool,
    },
    /// They were away for so long that their place was given up.
    Lapsed,
}

impl InLine {
    /// Of somebody who waits, and is here now.
    pub(crate) fn of(c: &Conn, h: &Handover, seen: &Seen, now: Instant) -> Result<Self> {
        let agents = crew::agents(c, &h.need.site, now)?;
        let place = shelf::place_of(c, h, &agents, now)?;
        Ok(Self::Waits { place, back: seen.is_back(&h.need.person, now) })
    }
}

#[derive(Template)]
#[template(path = "help/in_line.html")]
struct Strip<'a> {
    p: &'a Page,
    line: Option<&'a InLine>,
}

impl Strip<'_> {
    fn place(&self, place: &Standing) -> String {
        if place.position == 1 {
            self.p.t("handover-waiting-next")
        } else {
            self.p.tn("handover-waiting-place", place.position)
        }
    }

    fn wait(&self, place: &Standing) -> String {
        match place.wait {
            Some(wait) => crate::help::say_wait(self.p, wait),
            None => self.p.t("handover-waiting-nobody"),
        }
    }
}

/// The place of the strip on every page of a person; for [`crate::session::resolve`]. The pages of waiting and
/// of the conversation say themselves what it would.
pub(crate) fn region(line: Option<InLine>) -> Aside {
    Aside::new(move |p| {
        let said = p.path == "/help/waiting" || p.path.starts_with("/dialogue/");
        let line = line.as_ref().filter(|_| !said);
        Strip { p, line }.render().unwrap_or_default()
    })
}

/// `GET /help/in-line`: the strip alone.
pub async fn get(line: Option<Extension<InLine>>, p: Page) -> Answer {
    web::page(&Strip { p: &p, line: line.as_ref().map(|Extension(l)| l) })
}

/// Looks after those who wait, once: the desk hears who went away or came back, and whoever is gone waits no longer.
pub async fn tend(portal: &Portal) -> Result<()> {
    let now = portal.house.world.now();
    let waiting = portal.house.db.read(shelf::all_waiting).await?;
    let hub = portal.house.hub.clone();
    let tended = portal.seen.tend(&waiting, |person| hub.heard(&person_topic(person)), now);
    for turned in tended.turned.chunks(BATCH) {
        let (line, turned) = (portal.line.clone(), turned.to_vec());
        portal.house.db.write(move |c| turned.iter().try_for_each(|p| shelf::turned(c, &line, p))).await?;
    }
    for gone in tended.gone.chunks(BATCH) {
        let (line, gone) = (portal.line.clone(), gone.to_vec());
        let lapse = move |c: &Conn, p: &PersonId| shelf::lapse(c, &line, p, now).map(drop);
        portal.house.db.write(move |c| gone.iter().try_for_each(|p| lapse(c, p))).await?;
    }
    Ok(())
}

/// Looks after them for ever.
pub(crate) async fn watch(portal: Portal) {
    let mut often = tokio::time::interval(OFTEN);
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        if let Err(e) = tend(&portal).await {
            tracing::warn!(%e, "those who wait could not be looked after");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::tests::Place;
    use crate::testing::speaks;
    use ground::{Lang, Span};

    #[test]
    fn the_strip_says_place_and_time_in_each_language() {
        for lang in Lang::ALL {
            let p = Page::sample(lang, Instant(0));
            let show = |line: Option<InLine>| Strip { p: &p, line: line.as_ref() }.render().unwrap();
            let waits =
                |position, wait, back| show(Some(InLine::Waits { place: Standing { position, wait }, back }));
            for html in [
                waits(1, Some(Span(0)), false),
                waits(7, Some(Span::minutes(12)), true),
                waits(2, None, false),
                show(Some(InLine::Lapsed)),
            ] {
                speaks(&html);
                assert!(html.contains("/help") && !html.contains(">handover-"), "{html}");
            }
            assert!(waits(7, Some(Span::minutes(12)), false).contains("/help/cancellation"));
            assert!(!show(None).contains("<div"));
        }
    }

    /// The kinds of the newest entries of Ann's timeline.
    async fn noted(place: &Place) -> Vec<String> {
        let recent = place.portal.house.db.read(|c| people::timeline::recent(c, &"ann".into(), 9));
        recent.await.unwrap().into_iter().map(|e| e.kind).collect()
    }

    #[tokio::test]
    async fn every_page_says_the_place_until_it_is_left() {
        let mut place = Place::open(true).await;
        assert!(!place.get("/orders").await.html.contains("class=\"in-line\""));
        place.post("/help", &[("wish", "Where is it?")]).await;
        for path in ["/", "/orders", "/articles", "/help/in-line"] {
            let html = place.get(path).await.html;
            let strip = html
                .split("id=\"in-line\"")
                .nth(1)
                .unwrap()
                .split("</turbo-frame>")
                .next()
                .unwrap()
                .to_owned();
            assert!(strip.contains("You are next") && strip.contains("it takes a moment"), "{path}: {strip}");
            assert!(
                strip.contains("/help/cancellation") && strip.contains("name=\"csrf\""),
                "{path}: {strip}"
            );
        }
        // The page of waiting says it itself.
        assert!(!place.get("/help/waiting").await.html.contains("class=\"in-line\""));
        assert_eq!(place.post("/help/cancellation", &[]).await.to, "/help");
        assert!(!place.get("/orders").await.html.contains("class=\"in-line\""));
    }

    #[tokio::test]
    async fn whoever_comes_back_is_told_that_nobody_was_called_and_keeps_the_place() {
        let mut place = Place::open(true).await;
        place.post("/help", &[("wish", "Where is it?")]).await;
        let ann: PersonId = "ann".into();
        tend(&place.portal).await.unwrap();
        place.wait(Span::secs(59));
        tend(&place.portal).await.unwrap();
        assert_eq!(place.portal.seen.away(&ann, place.now()), None);
        // Counted from when they were seen first, which may be the tending after the question. (To the second: `Seen`.)
        for _ in 0..60 {
            if place.portal.seen.away(&ann, place.now()).is_some() {
                break;
            }
            place.wait(Span::secs(1));
            tend(&place.portal).await.unwrap();
        }
        assert!(place.portal.seen.away(&ann, place.now()).is_some());
        place.wait(Span::minutes(5));
        tend(&place.portal).await.unwrap();
        let html = place.get("/orders").await.html;
        assert!(html.contains("nobody was called for you") && html.contains("You are next"), "{html}");
        assert!(place.get("/help/waiting").await.html.contains("nobody was called for you"));
        assert_eq!(place.portal.seen.away(&ann, place.now()), None);
        // Said for a minute; a browser that is connected is somebody.
        place.wait(Span::minutes(1));
        let _tab = place.portal.house.hub.subscribe(&person_topic(&ann), live::Mark::default());
        tend(&place.portal).await.unwrap();
        place.wait(Span::minutes(30));
        tend(&place.portal).await.unwrap();
        assert_eq!(place.portal.seen.away(&ann, place.now()), None);
        assert!(!noted(&place).await.contains(&"handover.lapsed".to_owned()));
    }

    #[tokio::test]
    async fn whoever_is_away_for_ten_minutes_waits_no_longer_and_is_told_kindly_once() {
        let mut place = Place::open(true).await;
        place.post("/help", &[("wish", "Where is it?")]).await;
        tend(&place.portal).await.unwrap();
        place.wait(Span::minutes(10));
        place.wait(Span::millis(-1));
        tend(&place.portal).await.unwrap();
        assert!(!noted(&place).await.contains(&"handover.lapsed".to_owned()));
        place.wait(Span::millis(1));
        for _ in 0..2 {
            tend(&place.portal).await.unwrap();
        }
        let lapsed = noted(&place).await.iter().filter(|k| *k == "handover.lapsed").count();
        assert_eq!(lapsed, 1);
        let open = place.portal.house.db.read(|c| handover::shelf::open_of(c, &"ann".into())).await.unwrap();
        assert!(open.is_none());

        place.wait(Span::hours(3));
        let html = place.get("/orders").await.html;
        assert!(html.contains("we gave up your place in line"), "{html}");
        assert!(!place.get("/orders").await.html.contains("we gave up your place"), "said once");
        assert!(place.get("/things").await.html.contains("Gave up the place in line"));
        // They may ask again, and are not told of the old one then.
        assert_eq!(place.post("/help", &[("wish", "Again")]).await.to, "/help/waiting");
        assert!(place.get("/orders").await.html.contains("You are next"));
    }
}
