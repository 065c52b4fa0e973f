//! The visits of this process in memory: bounded, in shards, each as `journey` and `struggle` know it.

use ground::{EventId, Instant, Lang, PersonId, SiteId, Span, Text, VisitId};
use journey::intake::Kept;
use journey::jobs::EVENTS_MAX;
use journey::wire::{TYPED_MAX, Typed};
use journey::{Device, Entry, Event, Goal, Intake, Kind, VISIT_GAP, Visit};
use people::timeline::{self, Actor};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex};
use struggle::rules::Rules;
use struggle::{Level, Offer, State};

const SHARDS: usize = 16;
/// Visits held in memory by one shard; the one unseen longest makes room. (It is kept in the database.)
const SHARD_MAX: usize = 2_000;
/// Pages whose goal is remembered, for events that a browser sends later.
const PAGES: usize = 6;
/// Events of somebody who has not come back yet.
const HELD: usize = 8;
/// Events from a browser that may come at once, and how many more each second.
const RATION: i64 = 200;
const RATION_PER_SECOND: i64 = 20;
/// The page that tells of a success comes at most so long after it.
const TOLD_WITHIN: Span = Span::secs(10);
/// What was noted on the timeline once is not noted again in this visit.
const NOTED: usize = 32;

pub(super) struct Live {
    pub visit: Visit,
    pub state: State,
    pub typed: Vec<Typed>,
    pub offer: Option<Arc<Offer>>,
    /// On a foreign page: what the portal's own pages could tell is not there.
    pub foreign: bool,
    /// Their browser says that they want no help unasked.
    pub alone: bool,
    /// Offered nothing unasked, to compare with.
    pub held_back: bool,
    /// When an offer was last thought of.
    pub considered: Instant,
    pages: Vec<(String, Option<Goal>, Option<Text>)>,
    /// The goal that was reached last, and when.
    reached: Option<(String, Instant)>,
    /// What earlier visits of the same person left unfinished, and how many did.
    unfinished: HashMap<String, i64>,
    noted: HashSet<String>,
    /// False until the cookie comes back, or somebody signs in: robots leave no trace.
    met: bool,
    held: Vec<Event>,
    ration: i64,
    rationed_at: Instant,
}

/// What came of events.
pub(super) struct Outcome {
    /// Its commit, where it was put in and somebody must wait for it.
    pub kept: Option<Kept>,
    /// The level changed.
    pub changed: bool,
    pub level: Level,
    pub site: SiteId,
    /// For the person's timeline.
    pub notes: Vec<timeline::Entry>,
    /// What the desk's list shows changed.
    pub moved: bool,
    /// Events that came faster than a browser may send them, or beyond what is kept of a visit, and were left out.
    pub rationed: usize,
    /// Events that came again.
    pub repeated: usize,
}

impl Live {
    pub fn new(mut visit: Visit) -> Self {
        // As text it is made when it is kept.
        let state = State::read(&std::mem::take(&mut visit.struggle));
        let now = visit.last_seen;
        Self {
            visit,
            state,
            typed: Vec::new(),
            offer: None,
            foreign: false,
            alone: false,
            held_back: false,
            considered: Instant(0),
            pages: Vec::new(),
            reached: None,
            unfinished: HashMap::new(),
            noted: HashSet::new(),
            met: false,
            held: Vec::new(),
            ration: RATION,
            rationed_at: now,
        }
    }

    /// As it was kept.
    pub fn again(visit: Visit, offer: Option<Offer>) -> Self {
        let pages = vec![(visit.page.clone(), visit.goal.clone(), visit.step.clone())];
        Self { offer: offer.map(Arc::new), met: true, pages, ..Self::new(visit) }
    }

    /// Whoever it is now; a visit stays theirs once they signed in. True where they became known just now.
    pub fn greet(&mut self, person: Option<&PersonId>, lang: Lang) -> bool {
        self.visit.lang = lang;
        let new = self.visit.person.is_none() && person.is_some();
        if new {
            self.visit.person = person.cloned();
        }
        new
    }

    /// What they left unfinished before.
    pub fn remembers(&mut self, unfinished: HashMap<String, i64>) {
        self.unfinished = unfinished;
    }

    /// They are at it again: told once in a visit.
    fn again_at(&mut self, event: &Event) -> Option<Event> {
        let goal = event.goal.as_ref()?;
        if event.kind == Kind::Success {
            self.unfinished.remove(&goal.key());
        }
        if event.kind != Kind::Page {
            return None;
        }
        let before = self.unfinished.remove(&goal.key())?;
        let id = EventId(format!("{}-again", event.id));
        let again = Event::new(id, Kind::Again, event.at).page(&event.page).count(before + 1);
        Some(again.goal(event.goal.clone(), event.step.clone()))
    }

    /// Whether this caller may go on with the visit.
    pub fn is_of(&self, site: &SiteId, person: Option<&PersonId>, now: Instant) -> bool {
        let same = self.visit.person.is_none() || self.visit.person.as_ref() == person;
        self.visit.site == *site && same && self.visit.is_live(now)
    }

    pub fn arrived_with(&mut self, device: Device) {
        if self.visit.device == Device::default() {
            self.visit.device = device;
        }
    }

    /// The browser knows more of the device than its header did.
    pub fn told(&mut self, mut device: Device) {
        device.browser = std::mem::take(&mut self.visit.device.browser);
        if device.kind.is_empty() {
            device.kind = std::mem::take(&mut self.visit.device.kind);
        }
        self.visit.device = device;
    }

    pub fn typed(&mut self, typed: Typed) {
        self.typed.retain(|t| t.name != typed.name);
        if self.typed.len() >= TYPED_MAX {
            self.typed.remove(0);
        }
        self.typed.push(typed);
    }

    /// They are at the form of what they want.
    pub fn fills_in(&self) -> bool {
        self.visit.step.as_ref().is_some_and(|s| s.key == "journey-step-form")
    }

    /// Whoever wants something unfinished may be offered help with it; a robot may not.
    pub fn may_be_offered(&self, rules: &Rules, now: Instant) -> bool {
        self.met && !self.alone && rules.ready(&self.state, now)
    }

    /// The cookie came back: what was held is kept. Whether it came for the first time.
    pub fn met(&mut self, intake: &Intake) -> bool {
        let new = !self.met;
        if new {
            self.met = true;
            let events = std::mem::take(&mut self.held);
            intake.offer(Entry { visit: self.kept(), events });
        }
        new
    }

    /// Takes events in, and has them put into the intake while the visit is held, so that no older state follows
    /// a newer one.
    pub fn observe(
        &mut self,
        events: Vec<Event>,
        ours: bool,
        put: impl FnOnce(Entry) -> Option<Kept>,
        now: Instant,
    ) -> Outcome {
        let before = self.shown();
        let was = self.state.level();
        let mut notes = Vec::new();
        let mut taken = Vec::with_capacity(events.len());
        let (came, mut repeated) = (events.len(), 0);
        let events = if ours { events } else { self.rationed(events, now) };
        let mut rationed = came - events.len();
        self.visit.last_seen = now;
        let mut coming: VecDeque<Event> = events.into();
        while let Some(mut event) = coming.pop_front() {
            self.place(&mut event, now);
            let decision = self.state.observe(&event, now);
            if decision.repeated {
                repeated += 1;
                continue;
            }
            self.back_to_it(&event, now);
            notes.extend(self.worth_noting(&event, now));
            coming.extend(self.again_at(&event));
            taken.push(event);
        }
        let room = (EVENTS_MAX - self.visit.events).max(0) as usize;
        rationed += taken.len().saturating_sub(room);
        taken.truncate(room);
        self.visit.events += taken.len() as i64;
        if self.state.level() >= Level::Stuck && was < Level::Stuck {
            notes.extend(self.stuck_note(now));
        }
        self.settle(now);
        let moved = before != self.shown();
        Outcome {
            kept: self.entry(taken).and_then(put),
            changed: was != self.state.level(),
            level: self.state.level(),
            site: self.visit.site.clone(),
            notes,
            moved,
            rationed,
            repeated,
        }
    }

    /// What the desk's list shows.
    fn shown(&self) -> (Option<Goal>, Option<Text>, Option<Text>) {
        (self.visit.goal.clone(), self.visit.step.clone(), self.visit.reason.clone())
    }

    /// Lets time pass. `None` where nothing changed.
    pub fn pass(&mut self, intake: &Intake, now: Instant) -> Option<Outcome> {
        let decision = self.state.pass(now);
        if !decision.changed() {
            return None;
        }
        self.settle(now);
        Some(Outcome {
            kept: self.entry(Vec::new()).and_then(|e| intake.put(e)),
            changed: true,
            level: decision.level,
            site: self.visit.site.clone(),
            notes: Vec::new(),
            moved: false,
            rationed: 0,
            repeated: 0,
        })
    }

    fn entry(&mut self, events: Vec<Event>) -> Option<Entry> {
        if self.met || self.visit.person.is_some() {
            self.met = true;
            let mut all = std::mem::take(&mut self.held);
            all.extend(events);
            return Some(Entry { visit: self.kept(), events: all });
        }
        self.held.extend(events);
        self.held.truncate(HELD);
        None
    }

    /// The visit as it is kept, and so as the desk lists it: without what they struck.
    fn kept(&self) -> Visit {
        let mut visit = self.visit.clone();
        visit.struggle = self.state.json();
        if self.state.discreet {
            (visit.goal, visit.step, visit.reason, visit.cause) = (None, None, None, None);
            visit.page.clear();
        }
        visit
    }

    /// They struck some of what this visit tells.
    pub fn hush(&mut self, intake: &Intake) {
        self.state.discreet = true;
        if let Some(entry) = self.entry(Vec::new()) {
            intake.offer(entry);
        }
    }

    /// Writes the state into the visit.
    fn settle(&mut self, now: Instant) {
        let strongest = self.state.explain(now, 1).into_iter().next();
        self.visit.level = self.state.level().code().to_owned();
        self.visit.level_since = self.state.since();
        self.visit.reason = strongest.map(|s| s.text);
        let has_cause = self.state.level() > Level::None;
        self.visit.cause = has_cause.then(|| self.state.probable_cause(now));
    }

    /// Events of a browser know only their page; where that was, we know.
    fn place(&mut self, event: &mut Event, now: Instant) {
        if event.kind == Kind::Page {
            self.visit.page.clone_from(&event.page);
            self.turn_to(event, now);
            self.pages.retain(|(path, ..)| *path != event.page);
            if self.pages.len() >= PAGES {
                self.pages.remove(0);
            }
            self.pages.push((event.page.clone(), event.goal.clone(), event.step.clone()));
            return;
        }
        if event.page.is_empty() {
            event.page.clone_from(&self.visit.page);
        }
        if event.goal.is_none() {
            let there = self.pages.iter().find(|(path, ..)| *path == event.page);
            let (goal, step) = there.map_or_else(
                || (self.visit.goal.clone(), self.visit.step.clone()),
                |(_, goal, step)| (goal.clone(), step.clone()),
            );
            event.goal = goal;
            event.step = event.step.take().or(step);
        } else if matches!(event.kind, Kind::Refused | Kind::Invalid | Kind::Submit)
            && !self.holds(event, now)
        {
            // A form is tried on a page of another path than it was shown on.
            self.visit.goal.clone_from(&event.goal);
        }
    }

    /// Whether what they try to do stays what it is: they have difficulty with it, and what happens now is
    /// beside it. Whoever looks something up or changes a setting in between still wants what they wanted.
    fn holds(&self, event: &Event, now: Instant) -> bool {
        let hard =
            self.visit.goal.as_ref().is_some_and(|g| self.state.weight_of(g, now) >= Level::Uneasy.ends());
        let same = event.goal.as_ref().map(Goal::key) == self.visit.goal.as_ref().map(Goal::key);
        hard && !same && event.goal.as_ref().is_none_or(Goal::is_aside)
    }

    /// A page is shown: what is wanted there is wanted now, unless the goal holds.
    fn turn_to(&mut self, event: &Event, now: Instant) {
        if self.holds(event, now) {
            return;
        }
        // The page that says that it is done stands where it was tried, and wants nothing.
        if let Some((key, at)) = self.reached.take()
            && now - at < TOLD_WITHIN
            && event.goal.as_ref().map(Goal::key) == Some(key)
        {
            return;
        }
        // On the way through home or help somebody still wants what they wanted.
        if event.goal.is_some() {
            self.visit.goal.clone_from(&event.goal);
        }
        self.visit.step.clone_from(&event.step);
    }

    /// What was tried in between is done, or has become the greater difficulty: the goal is the hardest.
    fn back_to_it(&mut self, event: &Event, now: Instant) {
        if !matches!(event.kind, Kind::Success | Kind::Refused | Kind::Invalid) {
            return;
        }
        let Some(hardest) = self.state.hardest(now) else {
            // What is done is no longer wanted; whoever asks for help afterwards asks about something else.
            if event.kind == Kind::Success
                && event.goal.as_ref().map(Goal::key) == self.visit.goal.as_ref().map(Goal::key)
            {
                self.reached = self.visit.goal.take().map(|g| (g.key(), now));
                self.visit.step = None;
            }
            return;
        };
        if self.visit.goal.as_ref().map(Goal::key) == Some(hardest.key()) {
            return;
        }
        let beside = event.kind == Kind::Success || self.visit.goal.as_ref().is_some_and(Goal::is_aside);
        if beside || event.goal.as_ref().map(Goal::key) == Some(hardest.key()) {
            self.visit.goal = Some(hardest.clone());
            self.visit.step = None;
        }
    }

    fn rationed(&mut self, mut events: Vec<Event>, now: Instant) -> Vec<Event> {
        let seconds = (now - self.rationed_at).as_secs().clamp(0, 3_600);
        if seconds > 0 {
            self.ration = (self.ration + seconds * RATION_PER_SECOND).min(RATION);
            self.rationed_at = now;
        }
        events.truncate(self.ration.max(0) as usize);
        self.ration -= events.len() as i64;
        events
    }

    /// What belongs on the person's timeline: a goal begun, a refusal; each once.
    fn worth_noting(&mut self, event: &Event, now: Instant) -> Option<timeline::Entry> {
        let goal = event.goal.as_ref()?;
        let (key, kind, text) = match event.kind {
            Kind::Page if goal.is_deed() => {
                let text = Text::new("journey-timeline-began").with("goal", goal.name.clone());
                (format!("goal {}", goal.key()), "visit.began", text)
            }
            Kind::Refused => {
                let text = Text::new("journey-timeline-refused").with("goal", goal.name.clone());
                let reason = event.reason.clone().unwrap_or_else(|| Text::new("journey-timeline-no-reason"));
                (
                    format!("refused {} {}", goal.key(), event.rule),
                    "visit.refused",
                    text.with("reason", reason),
                )
            }
            _ => return None,
        };
        let person = self.visit.person.clone()?;
        if self.noted.len() >= NOTED || !self.noted.insert(key) {
            return None;
        }
        Some(self.timeline(person, kind, Actor::Person, goal.subject.clone(), text, now))
    }

    fn stuck_note(&self, now: Instant) -> Option<timeline::Entry> {
        let person = self.visit.person.clone()?;
        let strongest = self.state.explain(now, 1).into_iter().next()?;
        let subject = self.visit.goal.as_ref().and_then(|g| g.subject.clone());
        let text = Text::new("journey-timeline-stuck").with("reason", strongest.text);
        Some(self.timeline(person, "visit.stuck", Actor::System, subject, text, now))
    }

    fn timeline(
        &self,
        person: PersonId,
        kind: &str,
        actor: Actor,
        subject: Option<String>,
        text: Text,
        at: Instant,
    ) -> timeline::Entry {
        timeline::Entry {
            site: self.visit.site.clone(),
            person,
            at,
            kind: kind.to_owned(),
            actor,
            subject,
            text,
            visit: Some(self.visit.id.clone()),
            dialogue: None,
        }
    }
}

pub(super) struct Visits {
    /// In boxes: a table has room for more than it holds.
    shards: Vec<Mutex<HashMap<VisitId, Box<Live>>>>,
}

impl Default for Visits {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }
}

impl Visits {
    /// Does something with a visit, if it is in memory.
    pub fn with<T>(&self, id: &VisitId, f: impl FnOnce(&mut Live) -> T) -> Option<T> {
        super::lock(self.shard(id)).get_mut(id).map(|live| f(live))
    }

    /// Puts a visit in, unless somebody else did meanwhile.
    pub fn put(&self, live: Live, now: Instant) {
        let mut shard = super::lock(self.shard(&live.visit.id));
        if shard.len() >= SHARD_MAX {
            shard.retain(|_, l| now - l.visit.last_seen < VISIT_GAP);
            while shard.len() >= SHARD_MAX {
                let oldest = shard.values().min_by_key(|l| l.visit.last_seen).map(|l| l.visit.id.clone());
                match oldest {
                    Some(id) => shard.remove(&id),
                    None => break,
                };
            }
        }
        shard.entry(live.visit.id.clone()).or_insert_with(|| Box::new(live));
    }

    /// Forgets a visit; what of it waits to be kept may still be.
    pub fn remove(&self, id: &VisitId) {
        super::lock(self.shard(id)).remove(id);
    }

    pub fn len(&self) -> usize {
        self.shards.iter().map(|s| super::lock(s).len()).sum()
    }

    /// Lets time pass for everybody who struggles, and forgets visits that ended.
    pub fn pass(&self, intake: &Intake, now: Instant) -> Vec<(VisitId, Outcome)> {
        let mut all = Vec::new();
        for shard in &self.shards {
            let mut shard = super::lock(shard);
            shard.retain(|_, l| now - l.visit.last_seen < VISIT_GAP);
            let struggling = shard.iter_mut().filter(|(_, l)| l.state.level() > Level::None);
            all.extend(struggling.filter_map(|(id, l)| Some((id.clone(), l.pass(intake, now)?))));
        }
        all
    }

    fn shard(&self, id: &VisitId) -> &Mutex<HashMap<VisitId, Box<Live>>> {
        let sum = id.as_str().bytes().fold(0usize, |h, b| h.wrapping_mul(31).wrapping_add(usize::from(b)));
        &self.shards[sum % SHARDS]
    }
}
