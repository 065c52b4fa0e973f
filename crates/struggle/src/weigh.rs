//! Which events are evidence of what.

use crate::open::Noticed;
use crate::said;
use crate::sign::Sign;
use crate::state::{State, goal_key, hash, push};
use ground::{Instant, Span};
use journey::{Event, How, Kind};

const PAGES: usize = 12;
const STEPS: usize = 8;
const SEARCHES: usize = 4;
/// Views of one page that make a loop, and within which time.
const LOOP_VIEWS: usize = 3;
const LOOP_WITHIN: Span = Span::minutes(5);
const REFINED_WITHIN: Span = Span::minutes(3);
/// A page that is left for the one before within this long was not what was looked for.
const U_TURN: Span = Span::secs(7);

impl State {
    pub(crate) fn weigh(&mut self, event: &Event, now: Instant, out: &mut Vec<Noticed>) {
        let at_goal = goal_key(event);
        let (page, name) = (event.page.as_str(), event.name.as_str());
        match event.kind {
            Kind::Refused => self.add(Sign::Refused, event, &[&at_goal, &event.rule], now, out),
            Kind::Invalid => self.add(Sign::Invalid, event, &[&at_goal, page, name], now, out),
            Kind::Search => self.search(event, now, out),
            Kind::Page => self.page(event, now, out),
            Kind::RageClick => self.add(Sign::RageClick, event, &[page, name], now, out),
            Kind::DeadClick => self.add(Sign::DeadClick, event, &[page, name], now, out),
            Kind::ErrorClick => self.add(Sign::ErrorClick, event, &[page, name], now, out),
            Kind::Thrash => self.add(Sign::Thrash, event, &[page], now, out),
            Kind::Idle => self.add(Sign::Hesitation, event, &[page], now, out),
            Kind::Help => self.add(Sign::Help, event, &[], now, out),
            Kind::Request if event.rule == "slow" => self.add(Sign::Slow, event, &[page], now, out),
            Kind::Request => self.add(Sign::Failed, event, &[page], now, out),
            Kind::Abandon => self.add(Sign::Abandon, event, &[page], now, out),
            Kind::Copy => self.add(Sign::Copy, event, &[page], now, out),
            Kind::Language => self.add(Sign::Language, event, &[], now, out),
            Kind::Zoom => self.add(Sign::Zoom, event, &[], now, out),
            Kind::Again => self.add(Sign::Again, event, &[&at_goal], now, out),
            Kind::Message => self.words(event, now, out),
            Kind::Field if event.how == Some(How::Refilled) => {
                self.add(Sign::Refill, event, &[page, name], now, out);
            }
            Kind::Submit | Kind::Download => self.went_on(now, out),
            Kind::Success => {
                self.went_on(now, out);
                self.succeed(event);
            }
            Kind::Field | Kind::Section | Kind::Device => {}
        }
    }

    /// Something was got or sent: hesitating, turning round and looking back were thinking.
    fn went_on(&mut self, now: Instant, out: &mut Vec<Noticed>) {
        let thought = [Sign::Hesitation, Sign::UTurn, Sign::Backtrack, Sign::Abandon];
        self.withdraw_where(now, out, |o| thought.contains(&o.sign));
    }

    fn words(&mut self, event: &Event, now: Instant, out: &mut Vec<Noticed>) {
        for sign in said::of(event) {
            self.add(sign, event, &[], now, out);
        }
    }

    fn search(&mut self, event: &Event, now: Instant, out: &mut Vec<Noticed>) {
        let at = event.at.min(now);
        if event.words.is_empty() {
            return;
        }
        if event.hits == Some(0) {
            self.add(Sign::SearchEmpty, event, &[], now, out);
        }
        self.words(event, now, out);
        let words = hash(&[&event.words.to_lowercase()]);
        self.searches.retain(|(w, t)| *w != words && at - *t < REFINED_WITHIN);
        push(&mut self.searches, (words, at), SEARCHES);
        if self.searches.len() >= 3 && event.hits != Some(0) {
            self.add(Sign::SearchRefined, event, &[], now, out);
        }
    }

    fn page(&mut self, event: &Event, now: Instant, out: &mut Vec<Noticed>) {
        let at = event.at.min(now);
        let page = hash(&[&event.page]);
        // They came back to the form that they had left.
        self.withdraw_where(now, out, |o| o.sign == Sign::Abandon && o.key == page);
        if event.page.starts_with("/articles/") {
            self.withdraw_where(now, out, |o| o.sign == Sign::SearchRefined);
        }
        // A reload is no way back.
        if self.pages.last().is_none_or(|(last, _)| *last != page) {
            let turned = match self.pages.as_slice() {
                [.., before, last] => before.0 == page && at - last.1 < U_TURN,
                _ => false,
            };
            push(&mut self.pages, (page, at), PAGES);
            let views = self.pages.iter().filter(|(p, t)| *p == page && at - *t < LOOP_WITHIN).count();
            // Lists are gone back to by everybody.
            let is_hub = event.page.matches('/').count() <= 1;
            if turned && !is_hub {
                self.add(Sign::UTurn, event, &[], now, out);
            }
            if views >= if is_hub { LOOP_VIEWS + 2 } else { LOOP_VIEWS } {
                self.add(Sign::Loop, event, &[&event.page], now, out);
            }
        }
        if let Some(goal) = event.goal.as_ref().filter(|g| g.is_deed()) {
            let step = step_of(&goal.key(), event.step.as_ref().map_or("", |s| &s.key));
            if self.steps.last() != Some(&step) {
                let earlier = self.steps.iter().rposition(|s| *s == step);
                // Whether all since then belongs to the same goal.
                let stayed = earlier.is_some_and(|i| self.steps[i..].iter().all(|s| *s >> 32 == step >> 32));
                push(&mut self.steps, step, STEPS);
                if earlier.is_some() {
                    let sign = if stayed { Sign::Backtrack } else { Sign::Return };
                    self.add(sign, event, &[&goal.key()], now, out);
                }
            }
        } else if self.steps.last().is_some_and(|s| *s != 0) {
            // Left the step for a page that belongs to no deed.
            push(&mut self.steps, 0, STEPS);
        }
    }
}

/// A step's hash; its upper half is the goal's.
fn step_of(goal: &str, step: &str) -> u64 {
    (hash(&[goal]) << 32) | (hash(&[goal, step]) & 0xffff_ffff)
}
