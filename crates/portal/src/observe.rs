//! Watching over visits: what happens on the portal becomes events, events become struggle, struggle may
//! become an offer.
//!
//! A handler takes a [`Watch`] and says what it knows; it never waits for it and nothing of it fails:
//!
//! ```ignore
//! pub async fn get(…, watch: Watch) -> Answer {
//!     watch.page(Some(Goal::order("items", &id)), Some(Text::new("journey-step-form")));
//!     …
//!     Err(e) => { watch.error(&e, Some(Goal::order("items", &id))); … }      // a refusal or a wrong field
//!     Ok(_)  => watch.success(Some(Goal::order("items", &id))),
//! }
//! ```
//!
//! A page that says nothing is noted with what its path tells. The visit is a cookie whose digest is
//! the visit's id, so nobody at the desk can take a visit over.

mod attend;
mod foreign;
mod heart;
mod offering;
mod visits;
mod watch;

pub use attend::attend;
pub use foreign::{Came, Taken};
pub use heart::Heart;
pub use offering::Known;
pub use watch::Watch;

use ground::{Instant, Lang, PersonId, Result, SiteId, Span, VisitId, World, digest};
use journey::intake::Kept;
use journey::wire;
use journey::{Device, Event, Intake, Visit};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use struggle::rules::{Rules, Sensitivity};
use struggle::{CanKeep, Level};
use visits::{Live, Outcome, Visits};
use web::House;
use web::live::Tab;

/// The cookie that a visit is recognised by.
pub const COOKIE: &str = "__Host-visit";
/// How long what a site wishes is believed without asking again.
const BELIEVED: Span = Span::secs(30);
/// Pause between two attempts to offer help in one visit.
const CONSIDER_AGAIN: Span = Span::secs(5);

/// What was left unfinished so long ago is wanted again, not still; and in how many visits it is looked for.
const AGAIN_WITHIN: Span = Span::days(14);
const AGAIN_VISITS: i64 = 10;

/// Least pause between two refreshes of a site's list at the desk.
const TELL_AGAIN: Span = Span::millis(120);

/// How long after somebody's event the desk's live view is told that people move: a second's events are told at once.
const MOVES: Span = Span::secs(1);

/// The topic of a visit's own tabs.
pub fn topic(visit: &VisitId) -> String {
    format!("visit:{visit}")
}

/// The topic of the desk's list of visits.
pub fn site_topic(site: &SiteId) -> String {
    format!("visits:{site}")
}

/// The visit's id from its cookie; `None` where that is no token of ours.
pub fn visit_of(cookie: &str) -> Option<VisitId> {
    let fine = cookie.len() == 43 && cookie.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    fine.then(|| VisitId(digest(cookie)))
}

/// Who watches over the visits of this process. Cheap to clone.
#[derive(Clone)]
pub struct Observer(Arc<Inner>);

struct Inner {
    house: House,
    visits: Visits,
    intake: Intake,
    can_keep: Arc<dyn CanKeep>,
    /// Whether a site wishes to observe, and since when that is believed.
    wishes: Mutex<HashMap<SiteId, (bool, Instant)>>,
    /// When each site offers help; believed as long.
    rules: Mutex<HashMap<SiteId, Rules>>,
    /// Sites whose list at the desk changed since it was last told.
    changed: Mutex<HashSet<SiteId>>,
    /// Sites where something happened that is shown in the live view alone, and since when that is to be told.
    moving: Mutex<HashMap<SiteId, Instant>>,
    /// When each site's desk was told last.
    told: Mutex<HashMap<SiteId, Instant>>,
    /// Visits of foreign pages that went on at the portal: the id there by the page's own, and when that was told last.
    carried: Mutex<HashMap<VisitId, (VisitId, Instant)>>,
    /// Visits that are stuck and have no offer yet.
    stuck: Mutex<HashSet<VisitId>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Observer {
    /// The observer, and the heart that must beat for it ([`Heart::run`]).
    pub fn new(house: &House, can_keep: Arc<dyn CanKeep>) -> (Self, Heart) {
        let (intake, keeper) = Intake::new(house.db.clone());
        let inner = Inner {
            house: house.clone(),
            visits: Visits::default(),
            intake,
            can_keep,
            wishes: Mutex::default(),
            rules: Mutex::default(),
            changed: Mutex::default(),
            moving: Mutex::default(),
            told: Mutex::default(),
            carried: Mutex::default(),
            stuck: Mutex::default(),
        };
        let observer = Self(Arc::new(inner));
        (observer.clone(), Heart::new(observer, keeper))
    }

    fn world(&self) -> &World {
        &self.0.house.world
    }

    fn now(&self) -> Instant {
        self.world().now()
    }

    /// How events are kept, for the metrics page.
    pub fn counts(&self) -> &journey::intake::Counts {
        self.0.intake.counts()
    }

    /// Visits in memory.
    pub fn visits(&self) -> usize {
        self.0.visits.len()
    }

    /// Whether the site wishes to be observed.
    pub async fn observes(&self, site: &SiteId) -> bool {
        let now = self.now();
        if let Some((wish, at)) = lock(&self.0.wishes).get(site)
            && now - *at < BELIEVED
        {
            return *wish;
        }
        let asked = site.clone();
        let read = move |c: &store::Conn| {
            let site = people::shelf::site(c, &asked)?;
            Ok((site.is_some_and(|s| s.observe), struggle::shelf::rules(c, &asked)?.0))
        };
        let (wish, rules) = self.0.house.db.read(read).await.unwrap_or_default();
        let mut wishes = lock(&self.0.wishes);
        if wishes.len() > 1_000 {
            wishes.clear();
            lock(&self.0.rules).clear();
        }
        lock(&self.0.rules).insert(site.clone(), rules);
        wishes.insert(site.clone(), (wish, now));
        wish
    }

    /// When a site offers help, as it is believed.
    fn rules(&self, site: &SiteId) -> Rules {
        lock(&self.0.rules).get(site).cloned().unwrap_or_default()
    }

    /// Whether a visit of a site may be offered help.
    fn may_be_offered(&self, id: &VisitId) -> bool {
        let Some(site) = self.0.visits.with(id, |live| live.visit.site.clone()) else { return false };
        let (rules, now) = (self.rules(&site), self.now());
        self.0.visits.with(id, |live| live.may_be_offered(&rules, now)) == Some(true)
    }

    /// Takes what a tab sends to `visit`: events, device, fields that may be shared. For `web::live::Ups::up`.
    /// Nothing in it is trusted; what is not understood is dropped. Errors: the database's.
    pub async fn up(&self, tab: &Tab, body: &Value) -> Result<Value> {
        let (Some(visit), Some(site)) = (tab.visit.as_deref().and_then(visit_of), &tab.site) else {
            return Ok(Value::Null);
        };
        if tab.face != web::Face::Portal || !self.observes(&site.id).await {
            return Ok(Value::Null);
        }
        self.meet(&visit, &site.id, tab.caller.person(), tab.lang, None).await?;
        let message = wire::read(body, self.now());
        self.counts().dropped.fetch_add(message.dropped as u64, Relaxed);
        self.0.visits.with(&visit, |live| {
            if let Some(device) = message.device {
                live.told(device);
            }
            message.typed.into_iter().for_each(|t| live.typed(t));
        });
        if !message.events.is_empty() {
            // Whoever tells something with its cookie is no passing robot: what is acknowledged must be kept.
            self.met(&visit);
            self.take(&visit, message.events).await?;
        }
        Ok(Value::Null)
    }

    /// Takes in what a browser sent, and answers when it is committed: what is acknowledged is there after a crash.
    /// How many came too fast and were left out.
    async fn take(&self, id: &VisitId, events: Vec<Event>) -> Result<usize> {
        let (room, now) = (self.0.intake.room().await?, self.now());
        let observe = |live: &mut Live| live.observe(events, false, |entry| Some(room.put(entry)), now);
        let Some(mut outcome) = self.0.visits.with(id, observe) else { return Ok(0) };
        self.counts().rationed.fetch_add(outcome.rationed as u64, Relaxed);
        self.counts().repeated.fetch_add(outcome.repeated as u64, Relaxed);
        let (kept, rationed) = (outcome.kept.take(), outcome.rationed);
        if let Some(kept) = kept {
            kept.wait().await?;
        }
        self.follow(id, outcome);
        Ok(rationed)
    }

    /// Whether a tab may hear this topic: its own visit's. For `web::live::Ups::topic_allowed`.
    pub fn may_hear(&self, tab: &Tab, topic: &str) -> bool {
        let own = tab.visit.as_deref().and_then(visit_of);
        own.is_some_and(|own| topic.strip_prefix("visit:") == Some(own.as_str()))
    }

    /// Makes sure that the visit is in memory: as it was kept, or new. Answers whose it is.
    async fn meet(
        &self,
        id: &VisitId,
        site: &SiteId,
        person: Option<&PersonId>,
        lang: Lang,
        agent: Option<&str>,
    ) -> Result<()> {
        let now = self.now();
        let known = self.0.visits.with(id, |live| live.greet(person, lang));
        if known == Some(false) {
            return Ok(());
        }
        let (asked, at, who) = (id.clone(), site.clone(), person.cloned());
        let kept = self.0.house.db.read(move |c| {
            let unfinished = match &who {
                Some(who) => unfinished(c, who, &at, &asked, now)?,
                None => HashMap::new(),
            };
            let visit = journey::shelf::visit(c, &asked)?;
            let offer = visit.is_some().then(|| struggle::shelf::open(c, &asked)).transpose()?.flatten();
            Ok((visit, offer, unfinished))
        });
        let (visit, offer, unfinished) = kept.await?;
        if known.is_some() {
            self.0.visits.with(id, |live| live.remembers(unfinished));
            return Ok(());
        }
        let mut live = match visit {
            Some(visit) => Live::again(visit, offer),
            None => Live::new(Visit::new(id.clone(), site.clone(), lang, now)),
        };
        live.remembers(unfinished);
        live.state.judge(self.rules(site).model());
        if let Some(agent) = agent {
            live.arrived_with(Device::from_user_agent(agent));
        }
        live.greet(person, lang);
        self.0.visits.put(live, now);
        Ok(())
    }

    /// Somebody of this visit came back with its cookie: it is no passing robot.
    fn met(&self, id: &VisitId) {
        let new = self.0.visits.with(id, |live| live.met(&self.0.intake).then(|| live.visit.site.clone()));
        if let Some(site) = new.flatten() {
            self.moves(site);
        }
    }

    /// Takes in what our own handlers know. They are not rationed, and do not wait.
    fn note(&self, id: &VisitId, events: Vec<Event>) {
        let now = self.now();
        let put = |entry| self.0.intake.put(entry);
        if let Some(outcome) = self.0.visits.with(id, |live| live.observe(events, true, put, now)) {
            self.follow(id, outcome);
        }
    }

    fn follow(&self, id: &VisitId, outcome: Outcome) {
        let Outcome { kept, changed, level, site, notes, moved, .. } = outcome;
        // Where help is offered sooner, it is thought of sooner.
        let soon = level == Level::Uneasy && self.rules(&site).sensitivity == Sensitivity::Eager;
        if level >= Level::Stuck || soon {
            lock(&self.0.stuck).insert(id.clone());
        } else if changed {
            lock(&self.0.stuck).remove(id);
        }
        if !changed && notes.is_empty() {
            if moved {
                lock(&self.0.changed).insert(site);
            } else {
                self.moves(site);
            }
            return;
        }
        // What the desk is told to fetch must be there when it does.
        let (observer, id) = (self.clone(), id.clone());
        tokio::spawn(async move { observer.decided(&id, site, kept, changed, level, notes).await });
    }

    async fn decided(
        &self,
        id: &VisitId,
        site: SiteId,
        kept: Option<Kept>,
        changed: bool,
        level: Level,
        notes: Vec<people::timeline::Entry>,
    ) {
        if let Some(kept) = kept
            && let Err(e) = kept.wait().await
        {
            tracing::warn!(visit = %id, error = ?e, "a decision was not kept");
        }
        if changed {
            self.tell_desk(&site);
        } else {
            lock(&self.0.changed).insert(site);
        }
        if level >= Level::Stuck {
            self.consider(id).await;
        } else if changed && level == Level::None {
            self.withdraw(id).await;
        }
        if !notes.is_empty() {
            self.write_down(notes).await;
        }
    }

    /// Tells the desk to fetch its list: at once, but not more often than each [`TELL_AGAIN`]; the heart makes
    /// up for the rest.
    fn tell_desk(&self, site: &SiteId) {
        let now = self.now();
        let last = lock(&self.0.told).get(site).copied();
        if last.is_some_and(|last| now >= last && now - last < TELL_AGAIN) {
            lock(&self.0.changed).insert(site.clone());
            return;
        }
        lock(&self.0.told).insert(site.clone(), now);
        let data = serde_json::json!({ "refresh": ["visits", "where", "way"] }).to_string();
        self.0.house.hub.flash(&site_topic(site), "visits", data);
    }

    /// Somebody came or went on: told to those who look at the live view, a second's worth together.
    fn moves(&self, site: SiteId) {
        let now = self.now();
        lock(&self.0.moving).entry(site).or_insert(now);
    }

    /// Tells the live view of what happened a second ago, which is kept by now.
    fn tell_moves(&self) {
        let (now, mut due) = (self.now(), Vec::new());
        lock(&self.0.moving).retain(|site, since| {
            let waits = now >= *since && now - *since < MOVES;
            if !waits {
                due.push(site.clone());
            }
            waits
        });
        let data = serde_json::json!({ "refresh": ["where", "way"] }).to_string();
        due.iter().for_each(|site| self.0.house.hub.flash(&site_topic(site), "moves", data.clone()));
    }

    /// Tells the visit's tabs to fetch what is offered.
    pub(crate) fn tell_visit(&self, id: &VisitId) {
        let data = serde_json::json!({ "refresh": ["offer"] }).to_string();
        self.0.house.hub.flash(&topic(id), "offer", data);
    }

    async fn write_down(&self, notes: Vec<people::timeline::Entry>) {
        let notes: Vec<_> = notes.into_iter().map(|n| (n, self.world().id())).collect();
        let kept = self
            .0
            .house
            .db
            .write(move |c| notes.iter().try_for_each(|(note, id)| people::timeline::note(c, note, id)));
        if let Err(e) = kept.await {
            tracing::warn!(error = ?e, "the timeline was not kept");
        }
    }

    /// The person deleted this visit: it leaves the memory too.
    pub fn forget(&self, id: &VisitId) {
        self.0.visits.remove(id);
        lock(&self.0.stuck).remove(id);
    }
}

/// What a person's earlier visits left unfinished, by [`journey::Goal::key`], and how many did. What they were helped
/// with then is not counted: an account manager knows how it ended, the visit does not.
fn unfinished(
    c: &store::Conn,
    person: &PersonId,
    site: &SiteId,
    but: &VisitId,
    now: Instant,
) -> Result<HashMap<String, i64>> {
    let left = journey::shelf::unfinished(c, person, site, but, now - AGAIN_WITHIN, AGAIN_VISITS)?;
    let mut helped = HashSet::new();
    if !left.is_empty() {
        for dialogue in dialogue::shelf::all_of(c, person, AGAIN_VISITS)? {
            helped.extend(handover::shelf::of_dialogue(c, &dialogue.id)?.and_then(|h| h.need.visit));
        }
    }
    let mut found = HashMap::new();
    for (_, goal) in left.iter().filter(|(visit, _)| !helped.contains(visit)) {
        *found.entry(goal.key()).or_insert(0) += 1;
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
