//! What a handler says of what happens on its page.

use super::{Observer, lock};
use axum::extract::FromRequestParts;
use ground::{Refusal, Text, VisitId};
use http::request::Parts;
use journey::wire::Typed;
use journey::{Event, Goal, Kind};
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// An extractor. Where nothing is observed it does nothing.
#[derive(Clone, Default)]
pub struct Watch(Option<Arc<Seen>>);

struct Seen {
    observer: Observer,
    visit: VisitId,
    path: String,
    page_noted: AtomicBool,
    /// A form that was sent and has no answer yet: judged together with it, since it may well succeed.
    unanswered: Mutex<Option<Event>>,
}

impl Seen {
    fn event(&self, kind: Kind) -> Event {
        let world = self.observer.world();
        Event::new(world.id(), kind, world.now()).page(&self.path)
    }

    fn observe(&self, event: Option<Event>) {
        let events: Vec<_> = lock(&self.unanswered).take().into_iter().chain(event).collect();
        if !events.is_empty() {
            self.observer.note(&self.visit, events);
        }
    }
}

/// Whoever went away before the answer came has sent it all the same.
impl Drop for Seen {
    fn drop(&mut self) {
        self.observe(None);
    }
}

impl<S: Sync> FromRequestParts<S> for Watch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

impl Watch {
    pub(super) fn new(observer: Observer, visit: VisitId, path: &str) -> Self {
        let path = path.to_owned();
        Self(Some(Arc::new(Seen {
            observer,
            visit,
            path,
            page_noted: AtomicBool::new(false),
            unanswered: Mutex::default(),
        })))
    }

    /// The visit that this request belongs to.
    pub fn visit(&self) -> Option<&VisitId> {
        self.0.as_ref().map(|s| &s.visit)
    }

    /// The page that is shown: what is wanted there, and which part of it.
    pub fn page(&self, goal: Option<Goal>, step: Option<Text>) {
        if let Some(seen) = &self.0 {
            seen.page_noted.store(true, Ordering::Relaxed);
        }
        self.note(Kind::Page, |e| e.goal(goal, step));
    }

    /// Notes the page with what its path tells, where the handler said nothing.
    pub(super) fn page_by_path(&self) {
        if let Some(seen) = &self.0
            && !seen.page_noted.load(Ordering::Relaxed)
        {
            self.page(Goal::from_path(&seen.path), None);
        }
    }

    /// A field was not accepted: its machine name, its label in the reader's language (empty where it is not
    /// at hand), which check failed, and what was said.
    pub fn invalid(&self, field: &str, label: &str, rule: &str, reason: &Text) {
        self.note(Kind::Invalid, |e| e.named(field, label).rule(rule, Some(reason.clone())));
    }

    /// Every field of a form that was not accepted. The labels are not at hand here; the sentences are.
    pub fn errors(&self, errors: &web::Errors, goal: Option<Goal>) {
        let rule = errors.rule.as_deref().unwrap_or("field");
        for (field, reason) in errors.list() {
            let goal = goal.clone();
            self.note(Kind::Invalid, |e| {
                e.named(field, "").rule(rule, Some(reason.clone())).goal(goal, None)
            });
        }
    }

    /// The rules refused. Where the state of a thing refuses, or says what is possible instead, that is a
    /// refusal; where a field was filled wrongly, it is a validation error.
    pub fn refused(&self, refusal: &Refusal, goal: Option<Goal>) {
        let policy = refusal.conflict || !refusal.instead.is_empty();
        let kind = if policy { Kind::Refused } else { Kind::Invalid };
        self.note(kind, |e| {
            let e = e.named(refusal.field.as_deref().unwrap_or(""), "");
            e.rule(&refusal.rule, Some(refusal.reason.clone())).goal(goal, None)
        });
    }

    /// The same of an error, where it is a refusal.
    pub fn error(&self, error: &ground::Error, goal: Option<Goal>) {
        if let ground::Error::Refused(refusal) = error {
            self.refused(refusal, goal);
        }
    }

    /// What was searched for, and how much was found.
    pub fn search(&self, words: &str, hits: usize) {
        let hits = i64::try_from(hits).unwrap_or(i64::MAX);
        self.note(Kind::Search, |e| e.search(words, hits));
    }

    /// A form was sent: said by the middleware for every one of them.
    pub(super) fn sent(&self) {
        let Some(seen) = &self.0 else { return };
        let name = seen.path.rsplit('/').next().unwrap_or_default();
        let sent = seen.event(Kind::Submit).named(name, "").goal(Goal::from_path(&seen.path), None);
        *lock(&seen.unanswered) = Some(sent);
    }

    /// The request is answered; where the handler said nothing of a form, only that it was sent is known.
    pub(super) fn answered(&self) {
        if let Some(seen) = &self.0 {
            seen.observe(None);
        }
    }

    /// What was wanted is done.
    pub fn success(&self, goal: Option<Goal>) {
        self.note(Kind::Success, |e| e.goal(goal, None));
    }

    /// A document was fetched.
    pub fn download(&self, name: &str, goal: Option<Goal>) {
        self.note(Kind::Download, |e| e.named(name, "").goal(goal, None));
    }

    /// Looked for a way to reach somebody.
    pub fn help(&self) {
        self.note(Kind::Help, |e| e);
    }

    /// A message was written to us: noted is what it says (a wish for a human being, anger, urgency), not its words.
    pub fn message(&self, words: &str) {
        let Some(seen) = &self.0 else { return };
        let world = seen.observer.world();
        if let Some(event) = struggle::message(world.id(), words, world.now()) {
            seen.observe(Some(event.page(&seen.path)));
        }
    }

    /// What was typed into a field that may be shared, should they agree. Never a password, a number of a card
    /// or a private field.
    pub fn typed(&self, name: &str, label: &str, value: &str) {
        let (Some(seen), Some(typed)) = (&self.0, Typed::new(name, label, value)) else { return };
        seen.observer.0.visits.with(&seen.visit, |live| live.typed(typed));
    }

    fn note(&self, kind: Kind, fill: impl FnOnce(Event) -> Event) {
        if let Some(seen) = &self.0 {
            seen.observe(Some(fill(seen.event(kind))));
        }
    }
}
