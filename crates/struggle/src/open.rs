//! Guesses, and what became of them.

use crate::model::JUDGED;
use crate::sign::{Sign, decayed};
use crate::state::{Decision, State, Strand, hash, push};
use ground::{Instant, Span};
use journey::{Event, Proof};
use serde::{Deserialize, Serialize};

/// Guesses that are remembered; another one is not taken (its confirmation is).
const OPEN: usize = 10;
/// Withdrawals that came before what they withdraw.
const VOID: usize = 6;
/// What a browser calls a guess is forgotten where it says nothing more for this long.
pub(crate) const LAPSES: Span = Span::secs(15);
/// What was confirmed may still be withdrawn this long.
const FINAL: Span = Span::secs(60);
/// What a guess weighs, in tenths.
const GUESS: i64 = 5;

/// One occurrence that may still be withdrawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Open {
    #[serde(rename = "i")]
    id: u64,
    #[serde(rename = "s")]
    pub sign: Sign,
    #[serde(rename = "k")]
    pub key: u64,
    #[serde(rename = "w")]
    pub weight: i64,
    #[serde(rename = "t")]
    at: Instant,
    #[serde(rename = "c", default)]
    sure: bool,
    /// The browser decides, not time.
    #[serde(rename = "b", default)]
    theirs: bool,
}

/// One signal as it appears, is confirmed or is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noticed {
    pub sign: Sign,
    pub proof: Proof,
    /// Thousandths that it adds now, before the cap of its place; nothing once withdrawn.
    pub weight: i64,
    pub at: Instant,
    /// The same for a guess and what became of it.
    pub id: u64,
}

impl Open {
    fn noticed(&self, proof: Proof, at: Instant) -> Noticed {
        let weight = match proof {
            Proof::Provisional => self.weight * GUESS / 10,
            Proof::Confirmed => self.weight,
            Proof::Withdrawn => 0,
        };
        Noticed { sign: self.sign, proof, weight, at, id: self.id }
    }
}

impl State {
    /// Thousandths of a strand now: what is confirmed, and with guesses.
    pub(crate) fn weights(&self, s: &Strand, now: Instant) -> (i64, i64) {
        let w = s.sign.weighing();
        let (mut sure, mut guessed) = (s.settled(now), 0);
        for o in self.open.iter().filter(|o| o.sign == s.sign && o.key == s.key) {
            let left = decayed(o.weight, now - o.at, w.half_life);
            if o.sure {
                sure += left;
            } else {
                guessed += left * GUESS / 10;
            }
        }
        (sure.min(w.cap), (sure + guessed).min(w.cap))
    }

    /// What an occurrence of `weight` becomes: certain, a guess, or the outcome of a guess.
    pub(crate) fn take(
        &mut self,
        sign: Sign,
        key: u64,
        weight: i64,
        event: &Event,
        at: Instant,
        out: &mut Vec<Noticed>,
    ) {
        let settles = sign.weighing().settles;
        let id = guess_id(event.of.as_ref().unwrap_or(&event.id).as_str(), sign);
        let theirs = event.proof == Some(Proof::Provisional);
        let sure = !theirs && (settles.0 == 0 || event.proof == Some(Proof::Confirmed));
        let open = Open { id, sign, key, weight, at, sure, theirs };
        out.push(open.noticed(if sure { Proof::Confirmed } else { Proof::Provisional }, at));
        if self.open.len() < OPEN && (!sure || event.proof.is_some()) {
            self.open.push(open);
        } else if sure {
            self.settle(&open);
        } else {
            // No room for another guess: as if it had not been made.
            out.pop();
            self.uncount(sign, key);
        }
    }

    /// An event about an earlier guess. True where nothing is left to do with it.
    pub(crate) fn verdict(
        &mut self,
        event: &Event,
        sign: Sign,
        now: Instant,
        out: &mut Vec<Noticed>,
    ) -> bool {
        let id = guess_id(event.of.as_ref().unwrap_or(&event.id).as_str(), sign);
        if self.void.contains(&id) {
            return true;
        }
        let found = self.open.iter().position(|o| o.id == id);
        match (event.proof, found) {
            (Some(Proof::Withdrawn), _) => {
                push(&mut self.void, id, VOID);
                if let Some(i) = found {
                    self.withdraw(i, now, out);
                }
                true
            }
            (Some(Proof::Confirmed), Some(i)) => {
                if !self.open[i].sure {
                    self.open[i].sure = true;
                    out.push(self.open[i].noticed(Proof::Confirmed, event.at.min(now)));
                }
                true
            }
            // A guess whose confirmation came first, or a second one.
            (_, Some(_)) => true,
            (_, None) => false,
        }
    }

    /// Withdraws the guesses that `which` names.
    pub(crate) fn withdraw_where(
        &mut self,
        now: Instant,
        out: &mut Vec<Noticed>,
        which: impl Fn(&Open) -> bool,
    ) {
        while let Some(i) = self.open.iter().position(|o| !o.sure && which(o)) {
            self.withdraw(i, now, out);
        }
    }

    fn withdraw(&mut self, i: usize, now: Instant, out: &mut Vec<Noticed>) {
        let open = self.open.remove(i);
        out.push(open.noticed(Proof::Withdrawn, now));
        if JUDGED.contains(&open.sign) {
            self.course.withdraw(open.weight, now);
        }
        self.uncount(open.sign, open.key);
    }

    /// One occurrence less at a place; a place without any goes.
    fn uncount(&mut self, sign: Sign, key: u64) {
        for s in self.strands.iter_mut().filter(|s| s.is(sign, key)) {
            s.count -= 1;
        }
        self.strands.retain(|s| s.count > 0);
    }

    /// Adds what may no longer be withdrawn to its strand.
    fn settle(&mut self, open: &Open) {
        let half_life = open.sign.weighing().half_life;
        if let Some(s) = self.strands.iter_mut().find(|s| s.is(open.sign, open.key)) {
            s.gain(open.weight, open.at, half_life);
        }
    }

    /// Guesses that time decides.
    pub(crate) fn ripen(&mut self, now: Instant, out: &mut Vec<Noticed>) {
        while let Some(i) = self.open.iter().position(|o| !o.sure && o.theirs && now - o.at > LAPSES) {
            self.withdraw(i, now, out);
        }
        for o in self.open.iter_mut().filter(|o| !o.sure && !o.theirs) {
            let settled = o.at + o.sign.weighing().settles;
            if now >= settled {
                o.sure = true;
                out.push(o.noticed(Proof::Confirmed, settled));
            }
        }
        while let Some(i) = self.open.iter().position(|o| o.sure && now - o.at > FINAL) {
            let open = self.open.remove(i);
            self.settle(&open);
        }
    }

    /// As [`State::pass`], with what time decided.
    pub fn pass_noticing(&mut self, now: Instant) -> (Decision, Vec<Noticed>) {
        let mut out = Vec::new();
        (self.pass_into(now, &mut out), out)
    }
}

/// One event may be evidence of several signs.
fn guess_id(id: &str, sign: Sign) -> u64 {
    hash(&[id, sign.code()])
}
