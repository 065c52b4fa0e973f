//! How one likes it: language, text size, contrast, motion, channel, how to be spoken to, and whether help
//! may be offered. `GET`, `POST /preferences`.

use crate::Portal;
use crate::observe::Watch;
use crate::session::{Me, prefs};
use askama::Template;
use axum::extract::State;
use ground::{Lang, Text};
use people::{Approach, Channel, Contrast, Manner, Motion, Person, TextSize};
use serde::Deserialize;
use web::{Answer, Choice, Errors, Form, PREFS_COOKIE, Page, cookies, see_with};

/// Remembers the language on this device; what a person chooses here is meant for here too.
const LANG_COOKIE: &str = "__Host-lang";
const YEAR: i64 = 31_536_000;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    lang: String,
    text_size: String,
    contrast: String,
    motion: String,
    channel: String,
    manner: String,
    approach: String,
}

#[derive(Template)]
#[template(path = "preferences.html")]
struct PreferencesPage {
    p: Page,
    errors: Errors,
    langs: Vec<Choice>,
    sizes: Vec<Choice>,
    contrasts: Vec<Choice>,
    motions: Vec<Choice>,
    channels: Vec<Choice>,
    manners: Vec<Choice>,
    approaches: Vec<Choice>,
}

impl PreferencesPage {
    fn new(p: Page, person: &Person) -> Self {
        let mine = person.prefs;
        let langs =
            p.site.langs.iter().map(|l| Choice::new(l.code(), l.own_name()).chosen(*l == person.lang));
        let choices = |group: &str, words: &[&str], now: &str| -> Vec<Choice> {
            let one = |w: &&str| {
                let key = format!("portal-pref-{group}-{w}");
                let hint = format!("{key}-hint");
                let hint = if web::knows(p.lang, &hint) { p.t(hint) } else { String::new() };
                Choice::new(*w, p.t(key)).hint(hint).chosen(*w == now)
            };
            words.iter().map(one).collect()
        };
        Self {
            errors: Errors::none(),
            langs: langs.collect(),
            sizes: choices("size", &words(TextSize::ALL, TextSize::word), mine.text_size.word()),
            contrasts: choices("contrast", &words(Contrast::ALL, Contrast::word), mine.contrast.word()),
            motions: choices("motion", &words(Motion::ALL, Motion::word), mine.motion.word()),
            channels: choices("channel", &words(Channel::ALL, Channel::word), mine.channel.word()),
            manners: choices("manner", &words(Manner::ALL, Manner::word), mine.manner.word()),
            approaches: choices("approach", &words(Approach::ALL, Approach::word), mine.approach.word()),
            p: p.titled("portal-preferences"),
        }
    }
}

fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|x| word(*x)).collect()
}

pub async fn get(p: Page, me: Me) -> Answer {
    web::page(&PreferencesPage::new(p, &me.0))
}

pub async fn post(
    State(portal): State<Portal>,
    p: Page,
    me: Me,
    watch: Watch,
    Form(typed): Form<Typed>,
) -> Answer {
    let visit = watch.visit().cloned();
    let (id, site, now, langs) = (me.id().clone(), me.site().clone(), p.now, p.site.langs.clone());
    let note = portal.house.world.id();
    let person = portal
        .house
        .db
        .write(move |c| {
            people::shelf::hold_person(c, &id)?;
            let before = people::shelf::person_at(c, &site, &id)?;
            let mut person = typed.fill(before.clone(), &langs);
            if let (Some(visit), Approach::Welcome) = (&visit, person.prefs.approach) {
                struggle::shelf::leave_alone(c, visit, None, false, now)?;
            }
            if person != before {
                person.changed_at = now;
                people::shelf::put_person(c, &person)?;
                people::timeline::note(
                    c,
                    &crate::profile::noted(&person, "portal-timeline-preferences"),
                    &note,
                )?;
            }
            Ok(person)
        })
        .await?;
    let mut answer = see_with("/preferences", &Text::new("portal-preferences-saved"));
    if person.prefs.approach == Approach::Welcome {
        cookies::clear(answer.headers_mut(), crate::offer::ALONE);
    }
    cookies::set(answer.headers_mut(), LANG_COOKIE, person.lang.code(), Some(YEAR));
    cookies::set(answer.headers_mut(), PREFS_COOKIE, &prefs(&person).cookie(), Some(YEAR));
    Ok(answer)
}

impl Typed {
    /// Keeps what is known of each; an unknown word changes nothing.
    fn fill(&self, mut person: Person, langs: &[Lang]) -> Person {
        if let Some(lang) = Lang::parse(&self.lang).filter(|l| langs.contains(l)) {
            person.lang = lang;
        }
        let mine = &mut person.prefs;
        mine.text_size = TextSize::parse(&self.text_size).unwrap_or(mine.text_size);
        mine.contrast = Contrast::parse(&self.contrast).unwrap_or(mine.contrast);
        mine.motion = Motion::parse(&self.motion).unwrap_or(mine.motion);
        mine.channel = Channel::parse(&self.channel).unwrap_or(mine.channel);
        mine.manner = Manner::parse(&self.manner).unwrap_or(mine.manner);
        mine.approach = Approach::parse(&self.approach).unwrap_or(mine.approach);
        person
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::tests::NOW;
    use crate::testing::{person, speaks};

    #[test]
    fn preferences_are_shown_in_each_language() {
        for lang in Lang::ALL {
            let page = PreferencesPage::new(Page::sample(lang, NOW), &person(lang));
            speaks(&page.render().unwrap());
        }
    }

    #[test]
    fn only_known_words_change_something() {
        let typed =
            Typed { lang: "fr".into(), contrast: "more".into(), motion: "x".into(), ..Typed::default() };
        let ann = typed.fill(person(Lang::Hu), &Lang::ALL);
        assert_eq!(
            (ann.lang, ann.prefs.contrast, ann.prefs.motion),
            (Lang::Hu, Contrast::More, Motion::Normal)
        );
    }
}
