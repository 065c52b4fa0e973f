//! Two weeks of visits, so that what is observed and measured shows how it looks in a house that lives.

use super::cast::{PARTS, SHOP};
use super::shop::Shop;
use ground::{Chance as _, EventId, Lang, OrderId, PersonId, SeededChance, Span, Text, VisitId, World};
use journey::{Device, Event, Goal, Kind, Visit};
use records::Status;
use struggle::{Level, State};

const DAYS: i64 = 14;

/// What somebody did: kind, page, then words, field or rule.
#[derive(Clone, Copy)]
enum Did {
    Saw(&'static str),
    Order,
    Opened(&'static str),
    Found(&'static str, i64),
    Refused,
    Invalid,
    Raged,
    Paused,
    Took,
    Sent,
}

/// How such a visit goes, and how often of a hundred.
const STORIES: &[(u64, &[Did])] = {
    use Did::*;
    &[
        (30, &[Saw("/"), Saw("/products"), Found("lamp", 6), Saw("/products")]),
        (16, &[Saw("/"), Saw("/orders"), Order, Took]),
        (12, &[Saw("/orders"), Order, Opened("return"), Sent]),
        (8, &[Saw("/"), Found("assembly", 2), Saw("/articles")]),
        (8, &[Saw("/orders"), Order, Opened("items"), Refused, Refused, Refused]),
        (6, &[Saw("/orders"), Order, Opened("cancel"), Refused, Opened("cancel"), Refused]),
        (7, &[Saw("/"), Found("", 0), Found("", 0)]),
        (6, &[Saw("/orders"), Order, Opened("address"), Invalid, Invalid, Invalid, Sent]),
        (4, &[Saw("/products"), Raged, Saw("/products"), Saw("/"), Saw("/products")]),
        (3, &[Saw("/orders"), Order, Opened("exchange"), Paused, Order, Opened("exchange"), Paused]),
    ]
};

const VAIN: &[(Lang, &[&str])] = &[
    (Lang::En, &["gift wrapping", "showroom", "student discount", "spare bulb"]),
    (Lang::De, &["Geschenkverpackung", "Ausstellung", "Ersatzlampe", "Ratenzahlung"]),
    (Lang::Hu, &["díszcsomagolás", "bemutatóterem", "pótizzó", "részletfizetés"]),
];

/// Visits with their events; nobody of the cast, whose own visits begin with the demo.
pub fn past(shop: &Shop, seed: u64, world: &World) -> Vec<(Visit, Vec<Event>)> {
    let (chance, now) = (SeededChance::new(seed), world.now());
    let up_to = |n: usize| (chance.u64() % n.max(1) as u64) as usize;
    let orders: Vec<_> = shop.orders.iter().filter(|o| PARTS.iter().all(|p| p.id != o.customer)).collect();
    let mut all = Vec::new();
    for day in 0..DAYS {
        for nth in 0..5 + up_to(7) {
            let began = now - Span::days(day) - Span::minutes(300 + up_to(600) as i64);
            let order = orders[up_to(orders.len())];
            let lang =
                shop.customers.iter().find(|c| c.id == order.customer).and_then(|c| Lang::parse(&c.lang));
            let lang = lang.unwrap_or_default();
            let mut visit =
                Visit::new(VisitId(ground::digest(&format!("{seed} {day} {nth}"))), SHOP.into(), lang, began);
            let story = story(up_to(100) as u64);
            let known = story.iter().any(|d| matches!(d, Did::Order));
            visit.person = known.then(|| PersonId::from(order.customer.as_str()));
            let kind = ["phone", "computer", "tablet"][up_to(9).min(4) / 2];
            visit.device =
                Device { kind: kind.to_owned(), browser: "Firefox".to_owned(), ..Device::default() };
            let vain = VAIN.iter().find(|(l, _)| *l == lang).map_or(&[][..], |(_, words)| *words);
            let words = vain.get(up_to(vain.len())).copied().unwrap_or_default();
            let events =
                lived(&mut visit, story, &OrderId(order.id.clone()), words, world, &|| up_to(40) as i64);
            all.push((visit, events));
        }
    }
    all
}

fn story(mut of_hundred: u64) -> &'static [Did] {
    for (share, story) in STORIES {
        if of_hundred < *share {
            return story;
        }
        of_hundred -= share;
    }
    STORIES[0].1
}

/// Goes through a story as the portal would: each event is observed, and the visit says how it stands.
fn lived(
    visit: &mut Visit,
    story: &[Did],
    order: &OrderId,
    words: &str,
    world: &World,
    seconds: &dyn Fn() -> i64,
) -> Vec<Event> {
    let (mut state, mut events, mut at) = (State::default(), Vec::new(), visit.started);
    for did in story {
        at = at + Span::secs(8 + seconds());
        let event = |kind| {
            Event::new(world.id::<EventId>(), kind, at).page(&visit.page).goal(visit.goal.clone(), None)
        };
        let path = format!("/orders/{}", web::segment(order.as_str()));
        let rule = |act: &str| if act == "order.cancel" { "cancel" } else { "items" };
        let mut e = match *did {
            Did::Saw(page) => event(Kind::Page).page(page).goal(None, None),
            Did::Order => event(Kind::Page).page(&path).goal(Some(Goal::order("look", order)), None),
            Did::Opened(act) => {
                event(Kind::Page).page(&format!("{path}/{act}/new")).goal(Some(Goal::order(act, order)), None)
            }
            Did::Found(said, hits) => {
                event(Kind::Search).page("/search").search(if said.is_empty() { words } else { said }, hits)
            }
            Did::Refused => {
                let act = rule(visit.goal.as_ref().map_or("", |g| g.kind.as_str()));
                let key = if act == "cancel" {
                    "records-refused-cancel-only-pending"
                } else {
                    "records-refused-items-only-pending"
                };
                let reason = Text::new(key).with("status", Status::Processed.text());
                event(Kind::Refused).rule(&format!("order.{act}-only-pending"), Some(reason))
            }
            Did::Invalid => event(Kind::Invalid).named("zip", "Postcode"),
            Did::Raged => event(Kind::RageClick).named("picture", "Picture").count(4),
            Did::Paused => event(Kind::Idle).count(45),
            Did::Took => event(Kind::Download).named("invoice", "Invoice"),
            Did::Sent => event(Kind::Success),
        };
        if e.kind == Kind::Page {
            visit.page.clone_from(&e.page);
            visit.goal.clone_from(&e.goal);
        }
        e.step = None;
        state.observe(&e, at);
        events.push(e);
    }
    visit.last_seen = at;
    visit.level = state.level().code().to_owned();
    visit.level_since = state.since();
    visit.reason = state.explain(at, 1).into_iter().next().map(|s| s.text);
    visit.cause = (state.level() > Level::None).then(|| state.probable_cause(at));
    visit.struggle = state.json();
    visit.events = events.len() as i64;
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_weeks_hold_visits_that_went_well_and_some_that_did_not() {
        let world = World::system();
        let shop = Shop::generate(7, world.now());
        let all = past(&shop, 7, &world);
        assert!((DAYS as usize * 5..400).contains(&all.len()));
        let count = |level: &str| all.iter().filter(|(v, _)| v.level == level).count();
        assert!(count("none") > all.len() / 2 && count("stuck") > 2, "{} stuck", count("stuck"));
        assert!(all.iter().all(|(v, events)| !events.is_empty() && !v.is_live(world.now())));
        assert_eq!(STORIES.iter().map(|(share, _)| share).sum::<u64>(), 100);
    }
}
