//! The one way to act on an order: decided by [`policy`](crate::policy), done in the caller's
//! transaction, once per key, noted on the timeline and shown on the person's open pages. Whoever has
//! to send something back is told how, by a job of [`jobs`].

use crate::jobs::{self, SendBack};
use crate::policy::{self, Act, Effect, Kind, Matter, Movement, Preview, Right};
use crate::{Address, Order, PaymentMethod, Product, Status, facts, shelf, sql};
use ground::{
    DialogueId, Error, EventId, Fault, Instant, Money, OrderId, PersonId, Refusal, Result, SiteId, StaffId,
    Text, VisitId, digest,
};
use live::Hub;
use people::timeline::{self, Actor, Entry};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Conn, params};

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// The customer, or a program in their name.
    Person(PersonId),
    /// An account manager on behalf of the customer. Authority is what `people` knows of them, or
    /// of the supervisor who approved it.
    Staff { staff: StaffId, person: PersonId, approved_by: Option<StaffId> },
}

impl By {
    /// For whom it is done.
    pub const fn person(&self) -> &PersonId {
        match self {
            Self::Person(person) | Self::Staff { person, .. } => person,
        }
    }

    fn actor(&self) -> Actor {
        match self {
            Self::Person(_) => Actor::Person,
            Self::Staff { staff, .. } => Actor::Staff(staff.clone()),
        }
    }

    /// Whose keys are told apart: `person:ID`, `staff:ID`.
    pub fn caller(&self) -> String {
        match self {
            Self::Person(person) => format!("person:{person}"),
            Self::Staff { staff, .. } => format!("staff:{staff}"),
        }
    }
}

/// Something to be done, with everything a transaction needs from outside.
#[derive(Clone, Debug)]
pub struct Deed {
    pub order: OrderId,
    pub act: Act,
    pub by: By,
    pub now: Instant,
    /// For the timeline; a new one each time.
    pub entry: EventId,
    pub visit: Option<VisitId>,
    pub dialogue: Option<DialogueId>,
    /// The same key with the same act is done once; with another act it is refused.
    pub key: Option<String>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Done {
    pub order: OrderId,
    pub kind: Kind,
    /// Where the order stands since.
    pub status: Status,
    /// One sentence of what was done.
    pub text: Text,
    /// What happens next, in order of importance.
    pub sentences: Vec<Text>,
    pub money: Vec<Movement>,
    pub cost: Money,
    /// It had been done before, with the same key.
    #[serde(skip)]
    pub again: bool,
}

/// An order with all that is needed to decide about it.
#[derive(Clone, Debug)]
pub struct Found {
    pub order: Order,
    pub methods: Vec<PaymentMethod>,
    pub products: Vec<Product>,
    pub right: Right,
}

impl Found {
    pub fn matter(&self, now: Instant) -> Matter<'_> {
        Matter { order: &self.order, methods: &self.methods, products: &self.products, now }
    }
}

/// The order of whoever asks. Errors: not found where it is another's (or another site's); forbidden
/// for staff who do not help customers at its site.
pub fn find(c: &Conn, order: &OrderId, by: &By) -> Result<Found> {
    let order = shelf::order(c, order)?.filter(|o| o.person.as_ref() == Some(by.person()));
    let order = order.ok_or(Error::NotFound)?;
    let right = right(c, &order, by)?;
    let methods = shelf::payment_methods(c, by.person())?;
    let products = shelf::products(c, order.lines.iter().map(|l| &l.product))?;
    Ok(Found { order, methods, products, right })
}

fn right(c: &Conn, order: &Order, by: &By) -> Result<Right> {
    let By::Staff { staff, approved_by, .. } = by else { return Ok(Right::Customer) };
    let at = |id: &StaffId| -> Result<people::Staff> {
        let helps = |s: &people::Staff| HELPERS.iter().any(|role| s.is(&order.site, *role));
        people::shelf::staff(c, id)?.filter(helps).ok_or(Error::Forbidden)
    };
    let mut authority = at(staff)?.authority;
    if let Some(approver) = approved_by {
        let approver = at(approver)?;
        if !approver.is(&order.site, people::Role::Supervisor) {
            return Err(Error::Forbidden);
        }
        authority = authority.max(approver.authority);
    }
    Ok(Right::Desk { authority: Money::new(authority, order.currency) })
}

/// Those who act on orders for customers.
const HELPERS: [people::Role; 2] = [people::Role::AccountManager, people::Role::Supervisor];

/// What would happen; nothing is changed.
pub fn preview(c: &Conn, order: &OrderId, act: &Act, by: &By, now: Instant) -> Result<Preview> {
    let found = find(c, order, by)?;
    Ok(policy::decide(act, &found.matter(now), found.right)?)
}

/// Does it, within the caller's transaction.
pub fn perform(c: &Conn, hub: &Hub, deed: &Deed) -> Result<Done> {
    let Some(key) = &deed.key else { return perform_now(c, hub, deed) };
    let fingerprint = fingerprint(&(&deed.order, deed.by.person(), &deed.act))?;
    let (mut done, again) =
        once(c, &deed.by.caller(), key, &fingerprint, deed.now, || perform_now(c, hub, deed))?;
    done.again = again;
    Ok(done)
}

fn perform_now(c: &Conn, hub: &Hub, deed: &Deed) -> Result<Done> {
    if !shelf::lock(c, &deed.order)? {
        return Err(Error::NotFound);
    }
    shelf::lock_methods(c, deed.by.person())?;
    let found = find(c, &deed.order, &deed.by)?;
    let preview = policy::decide(&deed.act, &found.matter(deed.now), found.right)?;
    let mut after = found.order.clone();
    let mut methods = found.methods.clone();
    policy::apply(&preview, &mut after, &mut methods, deed.now);
    shelf::save(c, &found.order, &after, deed.now)?;
    for effect in &preview.effects {
        if let Effect::Balance { method, by } = effect {
            shelf::move_balance(c, method, *by)?;
        }
    }
    note(c, deed, &after, &preview)?;
    if matches!(preview.kind, Kind::Return | Kind::Exchange) {
        let (person, order, kind) = (deed.by.person().clone(), after.id.clone(), preview.kind);
        jobs::send_back(c, &SendBack { person, order, kind }, &deed.entry, deed.now)?;
    }
    facts::order_changed(c, hub, deed.by.person(), &after.id);
    Ok(Done {
        order: after.id,
        kind: preview.kind,
        status: after.status,
        text: preview.done,
        sentences: preview.sentences,
        money: preview.money,
        cost: preview.cost,
        again: false,
    })
}

fn note(c: &Conn, deed: &Deed, order: &Order, preview: &Preview) -> Result<()> {
    let entry = Entry {
        site: order.site.clone(),
        person: deed.by.person().clone(),
        at: deed.now,
        kind: format!("order.{}", preview.kind.word()),
        actor: deed.by.actor(),
        subject: Some(order.id.0.clone()),
        text: preview.done.clone(),
        visit: deed.visit.clone(),
        dialogue: deed.dialogue.clone(),
    };
    timeline::note(c, &entry, &deed.entry)
}

/// A person's own address, to be changed.
#[derive(Clone, Debug)]
pub struct Moving {
    pub site: SiteId,
    pub address: Address,
    pub by: By,
    pub now: Instant,
    pub entry: EventId,
    pub visit: Option<VisitId>,
    pub dialogue: Option<DialogueId>,
}

/// Changes where a person lives; orders under way keep their address.
///
/// Errors: refused where the address is incomplete; not found for another site's person.
pub fn move_person(c: &Conn, hub: &Hub, to: &Moving) -> Result<people::Person> {
    policy::check_address(&to.address)?;
    let mut person = people::shelf::person_at(c, &to.site, to.by.person())?;
    person.address = to.address.clone();
    person.changed_at = to.now;
    people::shelf::put_person(c, &person)?;
    let text = Text::new("records-done-address").with("address", policy::address_line(&to.address));
    let entry = Entry {
        site: to.site.clone(),
        person: person.id.clone(),
        at: to.now,
        kind: "person.address".to_owned(),
        actor: to.by.actor(),
        subject: None,
        text,
        visit: to.visit.clone(),
        dialogue: to.dialogue.clone(),
    };
    timeline::note(c, &entry, &to.entry)?;
    facts::person_changed(c, hub, &person.id);
    Ok(person)
}

/// A digest of what is asked, to be compared when its key comes again.
pub fn fingerprint(what: &impl Serialize) -> Result<String> {
    shelf::json(what).map(|text| digest(&text))
}

/// Does something once per caller and key, and gives the same answer (and `true`) when the key comes
/// again. A refusal is not kept, because nothing was done.
///
/// Errors: refused (422, `idempotency.other-request`) where the key came before with something else.
pub fn once<T: Serialize + DeserializeOwned>(
    c: &Conn,
    caller: &str,
    key: &str,
    fingerprint: &str,
    now: Instant,
    work: impl FnOnce() -> Result<T>,
) -> Result<(T, bool)> {
    if key.is_empty() || key.len() > KEY_MAX || key.chars().any(char::is_control) {
        return Err(Refusal::input("idempotency.key", KEY, Text::new("records-refused-key")).into());
    }
    // Whoever inserts the row works; the others wait for the row and then read the answer.
    if c.run(sql::TAKE_KEY, params![caller, key, fingerprint, now])? == 1 {
        let answer = work()?;
        c.run(sql::KEEP_ANSWER, params![caller, key, shelf::json(&answer)?])?;
        return Ok((answer, false));
    }
    let kept = c.one(sql::KEPT_ANSWER, params![caller, key])?;
    let kept = kept.ok_or_else(|| Fault::new("an answer that was kept is gone"))?;
    if kept.get::<String>(0) != fingerprint {
        let reason = Text::new("records-refused-key-other");
        return Err(Refusal::input("idempotency.other-request", KEY, reason).into());
    }
    Ok((kept.json(1)?, true))
}

/// What was done under a key of this caller's, if it was.
pub fn kept(c: &Conn, caller: &str, key: &str) -> Result<Option<Done>> {
    let row = c.one(sql::KEPT_ANSWER, params![caller, key])?;
    Ok(row.and_then(|r| r.json(1).ok()))
}

/// Answers that one call of [`forget_answers`] deletes at most: whoever writes meanwhile waits for it.
const FORGOTTEN: i64 = 200;

/// Forgets some answers that were given before an instant; how many. To be called until there are none.
pub fn forget_answers(c: &Conn, before: Instant) -> Result<u64> {
    c.run(sql::EXPIRE_KEYS, params![before, FORGOTTEN])
}

/// Longest idempotency key, in bytes.
pub const KEY_MAX: usize = 255;
const KEY: &str = "Idempotency-Key";
