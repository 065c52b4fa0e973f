//! What ties a page of others to what was asked for from it.
//!
//! The page that opened our window hands it a secret (32 bytes of chance), and the browser says of which origin that page
//! is. Who knows the secret, on a page of that very origin, follows what was asked for in that window, writes in its
//! dialogue, and may show that page, by a yes of its own: nothing of the portal, no other dialogue, and nothing once it is
//! over. A tie lives in the memory of this process; without one the window goes on alone.

use crate::Portal;
use crate::cobrowse;
use crate::help::wait_text;
use ::dialogue::{Author, Dialogue, Message, facts, shelf};
use ground::{DialogueId, Error, HandoverId, Instant, Lang, PersonId, Result, SiteId, VisitId, digest};
use handover::{Handover, Stage, crew};
use journey::VISIT_GAP;
use journey::cobrowse::{Share, Yes};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::Conn;
use web::Tongue;

/// Ties of one process.
const MOST: usize = 20_000;
/// Messages that a page is told at once; older ones are in the window.
const TOLD: i64 = 100;

/// What a page is told in words; see `locales/*/beside.ftl`.
const WORDS: [&str; 31] = [
    "beside-region",
    "beside-open",
    "beside-write",
    "beside-send",
    "beside-hide",
    "beside-show",
    "beside-window",
    "beside-failed",
    "beside-away",
    "beside-typing",
    "beside-you",
    "beside-file",
    "beside-done",
    "beside-tape-asked",
    "beside-tape-on",
    "cobrowse-question",
    "beside-visible",
    "beside-never",
    "cobrowse-how-to-end",
    "cobrowse-clicks",
    "cobrowse-yes",
    "cobrowse-no",
    "cobrowse-on",
    "cobrowse-key",
    "cobrowse-end",
    "cobrowse-marked",
    "cobrowse-drawn",
    "cobrowse-clicked",
    "cobrowse-filling",
    "cobrowse-fill-yes",
    "cobrowse-fill-no",
];

#[derive(Clone, Debug)]
struct Tie {
    site: SiteId,
    host: String,
    visit: VisitId,
    asked: Option<(HandoverId, PersonId)>,
    /// When the page was heard of last.
    heard: Instant,
    /// Its page is open.
    open: bool,
}

/// All ties of this process, by the digest of their secret. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Ties(Arc<Mutex<HashMap<String, Tie>>>);

/// 32 bytes of chance as a browser writes them.
fn is_secret(secret: &str) -> bool {
    secret.len() == 43 && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

impl Ties {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Tie>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page of `host` follows what is asked for in this visit. A secret that is none, or one that is tied already, ties
    /// nothing.
    pub fn bind(&self, secret: &str, site: &SiteId, host: &str, visit: &VisitId, now: Instant) {
        let mut all = self.all();
        if all.len() >= MOST {
            all.retain(|_, tie| now - tie.heard < VISIT_GAP);
        }
        if !is_secret(secret) || all.len() >= MOST {
            return;
        }
        all.entry(digest(secret)).or_insert_with(|| Tie {
            site: site.clone(),
            host: host.to_owned(),
            visit: visit.clone(),
            asked: None,
            heard: now,
            open: false,
        });
    }

    /// Somebody was asked for in this visit.
    pub fn asked(&self, visit: &VisitId, handover: &HandoverId, person: &PersonId) {
        for tie in self.all().values_mut().filter(|t| t.visit == *visit) {
            tie.asked = Some((handover.clone(), person.clone()));
        }
    }

    /// Where a page of others is open that follows what this person asked for.
    pub fn host(&self, person: &PersonId) -> Option<String> {
        let all = self.all();
        let of = |t: &&Tie| t.open && t.asked.as_ref().is_some_and(|(_, p)| p == person);
        all.values().find(of).map(|t| t.host.clone())
    }

    fn find(&self, at: &At, now: Instant) -> Result<Tie> {
        let mut all = self.all();
        let tie = all.get_mut(&digest(&at.secret)).ok_or(Error::NotFound)?;
        if tie.site != at.site || tie.host != at.host || now - tie.heard > VISIT_GAP {
            return Err(Error::NotFound);
        }
        (tie.heard, tie.open) = (now, true);
        Ok(tie.clone())
    }

    fn leave(&self, at: &At) {
        if let Some(tie) = self.all().get_mut(&digest(&at.secret)) {
            tie.open = false;
        }
    }

    fn cut(&self, at: &At) {
        self.all().remove(&digest(&at.secret));
    }
}

/// Who follows, and from where.
#[derive(Clone, Debug)]
pub struct At {
    pub site: SiteId,
    /// Host of the page, with its port, as the browser vouches for it.
    pub host: String,
    pub secret: String,
    pub lang: Lang,
}

/// How it stands, as a page is told.
#[derive(Clone, Debug)]
pub struct Followed {
    /// `{stage, title, text, path, unread, last, messages, share}`.
    pub state: Value,
    /// Where a change is told.
    pub topics: Vec<String>,
    /// Nothing follows.
    pub over: bool,
}

#[derive(Serialize)]
struct Line {
    n: i64,
    /// `person`, `staff` or `system`.
    by: &'static str,
    name: String,
    at: String,
    text: String,
    /// Files that came with it; they are in the window.
    files: usize,
    client: String,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    dialogue: DialogueId,
    name: String,
    on: bool,
    clicks: bool,
    /// `asked` or `on` where a recording is.
    tape: Option<&'static str>,
}

impl Shown {
    /// As the page at `host` is told: what the portal shows is not its business.
    fn of(share: Share, host: &str) -> Option<Self> {
        if share.is_on() && share.at.as_deref() != Some(host) {
            return None;
        }
        let tape = match (share.taping(), share.tape_asked()) {
            (Some(_), _) => Some("on"),
            (None, Some(_)) => Some("asked"),
            (None, None) => None,
        };
        Some(Self {
            on: share.is_on(),
            id: share.id,
            dialogue: share.dialogue,
            name: share.name,
            clicks: share.clicks,
            tape,
        })
    }
}

/// What was found of it, in one read.
struct Found {
    handover: Handover,
    dialogue: Option<Dialogue>,
    messages: Vec<Message>,
    unread: i64,
    with: String,
    place: Option<handover::Place>,
}

fn find(c: &Conn, id: &HandoverId, person: &PersonId, after: i64, now: Instant) -> Result<Found> {
    let handover = handover::shelf::find(c, id)?.ok_or(Error::NotFound)?;
    let dialogue = handover.dialogue.as_ref().map(|d| shelf::of(c, d, person)).transpose()?;
    let (mut messages, mut unread, mut with) = (Vec::new(), 0, String::new());
    if let Some(d) = &dialogue {
        messages = shelf::since(c, &d.id, after.max(d.last_n - TOLD), TOLD)?;
        let new = shelf::since(c, &d.id, d.person_read, TOLD)?;
        unread = new.iter().filter(|m| m.author == Author::Staff).count() as i64;
        let staff = handover::shelf::turns(c, &d.id)?.pop().map(|t| t.0);
        let staff = staff.map(|s| people::shelf::staff(c, &s)).transpose()?.flatten();
        with = staff.map(|s| s.called().to_owned()).unwrap_or_default();
    }
    let place = if handover.stage == Stage::Waiting {
        let agents = crew::agents(c, &handover.need.site, now)?;
        Some(handover::shelf::place_of(c, &handover, &agents, now)?)
    } else {
        None
    };
    Ok(Found { handover, dialogue, messages, unread, with, place })
}

impl Found {
    fn stage(&self) -> &'static str {
        match (&self.dialogue, self.handover.stage) {
            (Some(d), _) if !d.is_open() => "over",
            (Some(d), _) if d.staff.is_none() => "again",
            (Some(_), _) => "talking",
            (None, Stage::Waiting) => "waiting",
            (None, _) => "over",
        }
    }

    /// Its heading, and a sentence about it.
    fn says(&self, tongue: &Tongue) -> (String, String) {
        match (self.stage(), &self.place) {
            ("talking", _) => (tongue.t1("beside-talking", "name", &self.with), String::new()),
            ("again", _) => (tongue.t("handover-waiting-title"), tongue.t("handover-waiting-front")),
            ("waiting", Some(place)) => {
                let at = match place.position {
                    1 => tongue.t("handover-waiting-next"),
                    n => tongue.tn("handover-waiting-place", n),
                };
                let wait = place.wait.map(|w| tongue.say(&wait_text(w)));
                let wait = wait.unwrap_or_else(|| tongue.t("handover-waiting-nobody"));
                (tongue.t("handover-waiting-title"), format!("{at}. {wait}"))
            }
            _ => (tongue.t("beside-over"), tongue.t("beside-over-text")),
        }
    }
}

impl Portal {
    /// The words that a page needs to show it, by name.
    pub fn beside_words(&self, lang: Lang) -> Value {
        let tongue = Tongue::new(lang);
        // The page fills in the name.
        WORDS
            .iter()
            .map(|key| ((*key).to_owned(), Value::from(tongue.t1(key, "name", "{name}"))))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    /// How what was asked for from a page of others stands, with the messages after the number `after`. Without an
    /// asking yet it is of the stage `open`.
    ///
    /// Errors: not found where nothing ties this page.
    pub async fn beside_elsewhere(&self, at: &At, after: i64) -> Result<Followed> {
        let now = self.house.world.now();
        let tie = self.ties.find(at, now)?;
        let visit = vec![crate::observe::topic(&tie.visit)];
        let Some((id, person)) = tie.asked else {
            return Ok(Followed { state: json!({ "stage": "open" }), topics: visit, over: false });
        };
        let own = person.clone();
        let found = self.house.db.read(move |c| find(c, &id, &own, after, now)).await?;
        let zone = found.dialogue.as_ref().map_or("UTC", |d| d.zone.as_str());
        let tongue = Tongue::new(at.lang).in_zone(zone);
        let line = |m: &Message| Line {
            n: m.n,
            by: m.author.code(),
            name: m.author_name.clone(),
            at: tongue.time(m.at),
            text: m.say.as_ref().map_or_else(|| m.body.clone(), |t| self.line.voice.say(at.lang, zone, t)),
            files: m.attachments.len(),
            client: m.client.clone(),
        };
        let (stage, (title, text)) = (found.stage(), found.says(&tongue));
        let over = stage == "over";
        if over {
            self.ties.cut(at);
        }
        let share = self.beside.of_person(&person).filter(|_| stage == "talking");
        let path = match &found.dialogue {
            Some(d) => format!("/dialogue/{}", d.id),
            None => "/help/waiting".to_owned(),
        };
        let mut topics = vec![facts::person_topic(&person)];
        topics.extend(found.dialogue.as_ref().map(|d| facts::topic(&d.id)));
        let state = json!({
            "stage": stage,
            "title": title,
            "text": text,
            "path": path,
            "unread": found.unread,
            "last": found.messages.last().map_or(after, |m| m.n),
            "messages": found.messages.iter().map(line).collect::<Vec<_>>(),
            "share": share.and_then(|s| Shown::of(s, &at.host)),
        });
        Ok(Followed { state, topics, over })
    }

    /// Takes what such a page sends: `{kind: "message", client, body}`, `{kind: "typing"}`, `{kind: "read", n}`,
    /// `{kind: "agree", id, clicks}`, `{kind: "end"}`, and of itself `here`, `away`, `part` as a page of the portal does.
    ///
    /// Errors: not found where nothing ties this page, or there is no dialogue (yet, or any more); refused as the portal's
    /// own pages are.
    pub async fn heard_elsewhere(&self, at: &At, body: &Value) -> Result<Value> {
        let now = self.house.world.now();
        let Some((handover, person)) = self.ties.find(at, now)?.asked else { return Err(Error::NotFound) };
        let own = person.clone();
        let dialogue = self.house.db.read(move |c| {
            let id = handover::shelf::find(c, &handover)?.and_then(|h| h.dialogue).ok_or(Error::NotFound)?;
            Ok(shelf::of(c, &id, &own)?.is_open().then_some(id))
        });
        let id = dialogue.await?.ok_or(Error::NotFound)?;
        let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or("");
        let share = || self.beside.of_person(&person).filter(|s| s.dialogue == id);
        match text("kind") {
            "message" | "typing" | "read" => crate::dialogue::take(self, person, id, body).await,
            "agree" => {
                let asked = share().filter(|s| s.id == text("id")).ok_or_else(cobrowse::over)?;
                let clicks = body.get("clicks").and_then(Value::as_bool).unwrap_or(false);
                // What is typed on a page that is not ours is never shown.
                let yes = Yes { fields: false, clicks, at: Some(at.host.clone()) };
                cobrowse::begin(self, asked, yes, now).await.map(|_| Value::Null)
            }
            "end" => match share() {
                Some(share) => cobrowse::finish(self, &share, now).await.map(|()| Value::Null),
                None => Ok(Value::Null),
            },
            "here" | "away" | "part" => cobrowse::take(self, &person, &id, Some(&at.host), body).await,
            _ => Err(Error::NotFound),
        }
    }

    /// The page went away; it may come back.
    pub fn left_elsewhere(&self, at: &At) {
        self.ties.leave(at);
    }
}
