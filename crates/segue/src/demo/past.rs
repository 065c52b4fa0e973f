//! What happened before: conversations with their cases and ratings, orders on the timelines,
//! what readers said of articles, quick replies.

use super::cast::{SHOP, TEAM};
use super::shop::Shop;
use dialogue::{Author, Dialogue, Line, NewMessage, Outcome, QuickReply, Rating, Wrap, case_code};
use ground::{
    CaseId, Currency, DialogueId, EventId, Instant, Lang, Money, PersonId, RemedyId, Result, SiteId, Span,
    Text, World,
};
use people::timeline::{self, Actor, Entry};
use store::Conn;

/// A conversation as it was.
pub struct Talk {
    site: &'static str,
    person: &'static str,
    person_name: &'static str,
    staff: (&'static str, &'static str),
    lang: Lang,
    days_ago: i64,
    subject: &'static str,
    wrong: &'static str,
    done: &'static str,
    /// Days from now until which it stays open; nothing where it was resolved.
    open_for: Option<i64>,
    /// Euros of a voucher.
    voucher: i64,
    stars: Option<(i64, &'static str)>,
    /// The person begins, and they take turns.
    said: &'static [&'static str],
}

const TALKS: &[Talk] = &[
    Talk {
        site: SHOP,
        person: "elise_marchand",
        person_name: "Élise Marchand",
        staff: ("nora", "Nora Brandt"),
        lang: Lang::En,
        days_ago: 63,
        subject: "Basket smaller than expected",
        wrong: "The small basket was ordered by mistake; the medium one was wanted.",
        done: "Explained the exchange and arranged the pick-up at home.",
        open_for: None,
        voucher: 0,
        stars: Some((5, "Quick and very kind, thank you.")),
        said: &[
            "Hello, the basket is lovely but far too small for the blankets.",
            "Good morning Ms Marchand, I can see your order. The medium one is 42 cm wide, would that do?",
            "Yes! But I cannot carry the parcel to the shop at the moment.",
            "Then it will be picked up at your door tomorrow between 9 and 12. You need not print anything.",
            "Wonderful, thank you.",
        ],
    },
    Talk {
        site: SHOP,
        person: "jurgen_weiss",
        person_name: "Jürgen Weiß",
        staff: ("nora", "Nora Brandt"),
        lang: Lang::De,
        days_ago: 34,
        subject: "Kratzer an einem Stuhl",
        wrong: "Einer der beiden Stühle kam mit einem Kratzer an der Lehne an.",
        done: "Kunde behält den Stuhl, Öl und Schleifpapier zugesandt, Gutschein über 15 €.",
        open_for: None,
        voucher: 15,
        stars: Some((4, "")),
        said: &[
            "Guten Tag, ein Stuhl hat einen Kratzer an der Lehne.",
            "Guten Tag, Herr Weiß, das tut mir leid. Darf ich das Foto sehen?",
            "Er ist nicht tief, aber man sieht ihn.",
            "Das lässt sich ausschleifen. Ich schicke Ihnen Papier und Öl, oder wir tauschen den Stuhl. Was ist Ihnen lieber?",
            "Dann mache ich es selbst, das ist weniger Aufwand.",
            "Sehr gern. Für die Mühe schreibe ich Ihnen 15 € gut.",
        ],
    },
    Talk {
        site: SHOP,
        person: "zsofia_koszegi",
        person_name: "Kőszegi Zsófia",
        staff: ("levente", "Kovács Levente"),
        lang: Lang::Hu,
        days_ago: 4,
        subject: "A visszaküldött lámpa jóváírása",
        wrong: "A visszaküldött függőlámpa csomagja elindult, de a pénz még nem érkezett meg.",
        done: "A csomag a bécsi raktárban van; megérkezése után azonnal indítjuk a visszatérítést.",
        open_for: Some(2),
        voucher: 0,
        stars: None,
        said: &[
            "Jó napot kívánok! Egy hete visszaküldtem a lámpát, de még nem kaptam vissza a pénzt.",
            "Jó napot kívánok! Látom a csomagot, tegnap óta a bécsi raktárban van.",
            "És mikor kapom vissza?",
            "Holnapután ideér, aznap elindítom a visszatérítést, és e-mailben is jelzem Önnek.",
            "Köszönöm szépen.",
        ],
    },
    Talk {
        site: SHOP,
        person: "aoife_brennan",
        person_name: "Aoife Brennan",
        staff: ("nora", "Nora Brandt"),
        lang: Lang::En,
        days_ago: 19,
        subject: "Parcel stood still for three days",
        wrong: "The parcel did not move for three days before a birthday.",
        done: "Carrier found it at the depot; delivered the same evening. Voucher of €10.",
        open_for: None,
        voucher: 10,
        stars: Some((3, "It arrived in the end, but I had to ask.")),
        said: &[
            "My parcel has not moved since Monday and it is a birthday present.",
            "I am on the line with the carrier, one moment please.",
            "Thank you.",
            "It was left at the depot in Galway. A courier brings it this evening. I have credited €10 for the worry.",
        ],
    },
    Talk {
        site: SHOP,
        person: "peter_szoke",
        person_name: "Szőke Péter",
        staff: ("levente", "Kovács Levente"),
        lang: Lang::Hu,
        days_ago: 12,
        subject: "Ajándékkártya egyenlege",
        wrong: "Nem találta, hol látható az ajándékkártya egyenlege.",
        done: "Megmutattuk a profilban.",
        open_for: None,
        voucher: 0,
        stars: Some((5, "Gyors és barátságos.")),
        said: &[
            "Jó napot! Hol nézhetem meg, mennyi maradt az ajándékkártyámon?",
            "Jó napot, Szőke úr! A profiljában, a fizetési módok alatt látja.",
            "Megvan, köszönöm!",
        ],
    },
    Talk {
        site: TEAM,
        person: "tomasz_wisniewski",
        person_name: "Tomasz Wiśniewski",
        staff: ("amelie", "Amélie Dubois"),
        lang: Lang::En,
        days_ago: 27,
        subject: "Allowance missing on a payslip",
        wrong: "The weekend allowance was not on the payslip.",
        done: "Reported too late for that month; paid with the next one.",
        open_for: None,
        voucher: 0,
        stars: Some((5, "")),
        said: &[
            "Hi, my weekend allowance is missing.",
            "Hello Tomasz, I see the shifts. They were confirmed on the 22nd, after the closing day.",
            "So it is lost?",
            "Not at all, it comes with the next salary. I have noted it, you need not do anything.",
        ],
    },
];

/// Ids for one conversation, made outside of the write.
pub struct Ids {
    dialogue: DialogueId,
    case: CaseId,
    code: String,
    remedy: RemedyId,
    voucher: String,
    entries: [EventId; 3],
}

/// Everything that a write needs and may not make up itself.
pub struct Past {
    talks: Vec<Ids>,
    orders: Vec<(Entry, EventId)>,
    replies: Vec<String>,
    now: Instant,
}

impl Past {
    pub fn of(shop: &Shop, world: &World) -> Self {
        let ids = |_: &Talk| Ids {
            dialogue: world.id(),
            case: world.id(),
            code: case_code(world),
            remedy: world.id(),
            voucher: remedy::voucher_code(world),
            entries: [world.id(), world.id(), world.id()],
        };
        Self {
            talks: TALKS.iter().map(ids).collect(),
            orders: orders(shop).into_iter().map(|e| (e, world.id())).collect(),
            replies: (0..REPLIES.len()).map(|_| world.id::<EventId>().0).collect(),
            now: world.now(),
        }
    }

    /// What was said and done.
    pub fn put_talks(&self, c: &Conn, line: &Line) -> Result<()> {
        for (talk, ids) in TALKS.iter().zip(&self.talks) {
            talk.put(c, ids, line, self.now)?;
        }
        for (((lang, short, body), id), place) in REPLIES.iter().zip(&self.replies).zip(1i64..) {
            for site in [SHOP, TEAM] {
                let reply = QuickReply {
                    id: format!("{id}-{site}"),
                    short: (*short).to_owned(),
                    body: (*body).to_owned(),
                };
                dialogue::shelf::save_reply(c, &site.into(), *lang, &reply, place)?;
            }
        }
        Ok(())
    }

    /// The orders on the timelines of those who placed them, at most 100 at a time.
    pub fn timelines(&self) -> impl Iterator<Item = Vec<(Entry, EventId)>> {
        self.orders.chunks(100).map(<[_]>::to_vec)
    }
}

impl Talk {
    fn put(&self, c: &Conn, ids: &Ids, line: &Line, now: Instant) -> Result<()> {
        let (site, person) = (SiteId::from(self.site), PersonId::from(self.person));
        let at = now - Span::days(self.days_ago) - Span::minutes(37);
        let zone = "Europe/Budapest";
        if !dialogue::shelf::open(c, &ids.dialogue, &site, &person, self.lang, zone, at)? {
            return Ok(());
        }
        let found = dialogue::shelf::find(c, &ids.dialogue)?;
        let talk = found.ok_or(ground::Error::NotFound)?;
        for (n, body) in self.said.iter().enumerate() {
            let (author, (id, name)) = match n % 2 {
                0 => (Author::Person, (self.person, self.person_name)),
                _ => (Author::Staff, self.staff),
            };
            let new = NewMessage {
                author,
                author_id: id.to_owned(),
                author_name: name.to_owned(),
                body: (*body).to_owned(),
                say: None,
                client: format!("past-{n}"),
                attachment: None,
            };
            dialogue::shelf::post(c, &talk, &new, line, at + Span::secs(70 * n as i64))?;
        }
        let end = at + Span::minutes(9);
        self.make_good(c, ids, line, &talk, end)?;
        self.close(c, ids, line, &talk, now, end)?;
        let noted = |kind: &str, key: &'static str, at, actor, id: &EventId| {
            let entry = Entry {
                site: site.clone(),
                person: person.clone(),
                at,
                kind: kind.to_owned(),
                actor,
                subject: None,
                text: Text::new(key).with("name", self.staff.1).with("subject", self.subject),
                visit: None,
                dialogue: Some(ids.dialogue.clone()),
            };
            timeline::note(c, &entry, id)
        };
        noted("dialogue.begun", "demo-noted-talked", at, Actor::Person, &ids.entries[0])?;
        let staff = Actor::Staff(self.staff.0.into());
        let key = if self.open_for.is_some() { "demo-noted-promised" } else { "demo-noted-resolved" };
        noted("case.settled", key, end, staff, &ids.entries[1])
    }

    fn make_good(&self, c: &Conn, ids: &Ids, line: &Line, talk: &Dialogue, at: Instant) -> Result<()> {
        if self.voucher == 0 {
            return Ok(());
        }
        let eur = |euros: i64| Money::new(euros * 100, Currency::EUR);
        let ask = remedy::Ask {
            id: ids.remedy.clone(),
            key: ids.remedy.0.clone(),
            site: talk.site.clone(),
            person: talk.person.clone(),
            dialogue: Some(talk.id.clone()),
            order: None,
            staff: self.staff.0.into(),
            amount: eur(self.voucher),
            reason: self.wrong.to_owned(),
            day: remedy::site_day(at, &talk.zone),
            code: ids.voucher.clone(),
        };
        remedy::shelf::voucher(c, line, &ask, eur(25), eur(500), at)?;
        Ok(())
    }

    fn close(
        &self,
        c: &Conn,
        ids: &Ids,
        line: &Line,
        talk: &Dialogue,
        now: Instant,
        end: Instant,
    ) -> Result<()> {
        let outcome = match self.open_for {
            Some(days) => Outcome::OpenUntil(now + Span::days(days)),
            None => Outcome::Resolved,
        };
        let wrap = Wrap {
            subject: self.subject.to_owned(),
            wrong: self.wrong.to_owned(),
            done: self.done.to_owned(),
            outcome,
            order: None,
        };
        dialogue::shelf::wrap(c, talk, &self.staff.0.into(), &wrap, &ids.case, &ids.code, line, end)?;
        if let (Some((stars, words)), Some(ended)) = (self.stars, dialogue::shelf::find(c, &talk.id)?) {
            let rating = Rating { stars, words: words.to_owned(), at: end + Span::minutes(2) };
            dialogue::shelf::rate(c, &ended, &rating, line)?;
        }
        Ok(())
    }
}

/// An order placed, delivered or cancelled, each as one entry.
fn orders(shop: &Shop) -> Vec<Entry> {
    let entry = |o: &super::shop::Made, at: Instant, kind: &str, key: &'static str, actor: Actor| Entry {
        site: SHOP.into(),
        person: o.customer.as_str().into(),
        at,
        kind: kind.to_owned(),
        actor,
        subject: Some(o.id.clone()),
        text: Text::new(key).with("order", o.id.as_str()).with("total", Money::new(o.total, Currency::EUR)),
        visit: None,
        dialogue: None,
    };
    let mut all = Vec::new();
    for o in &shop.orders {
        all.push(entry(o, o.placed_at, "order.placed", "demo-noted-placed", Actor::Person));
        if let Some(at) = o.delivered_at {
            all.push(entry(o, at, "order.delivered", "demo-noted-delivered", Actor::System));
        }
        let asked = o.placed_at + Span::days(5);
        match o.status {
            "cancelled" => {
                all.push(entry(
                    o,
                    o.placed_at + Span::hours(5),
                    "order.cancelled",
                    "demo-noted-cancelled",
                    Actor::Person,
                ));
            }
            "return requested" => {
                all.push(entry(o, asked, "order.returned", "demo-noted-returned", Actor::Person))
            }
            "exchange requested" => {
                all.push(entry(o, asked, "order.exchanged", "demo-noted-exchanged", Actor::Person));
            }
            _ => {}
        }
    }
    all
}

const REPLIES: &[(Lang, &str, &str)] = &[
    (Lang::En, "hello", "Hello, I can see what you tried and will put it right. One moment, please."),
    (Lang::En, "anything-else", "Is there anything else that I can do for you?"),
    (Lang::En, "bye", "Thank you for your patience. You find everything we agreed under “My things”."),
    (
        Lang::De,
        "hallo",
        "Guten Tag, ich sehe, was Sie versucht haben, und kümmere mich darum. Einen Moment bitte.",
    ),
    (Lang::De, "noch-etwas", "Kann ich sonst noch etwas für Sie tun?"),
    (
        Lang::De,
        "danke",
        "Vielen Dank für Ihre Geduld. Was wir vereinbart haben, steht unter „Meine Vorgänge“.",
    ),
    (Lang::Hu, "udv", "Jó napot kívánok! Látom, mit próbált meg, és elintézem. Egy pillanat türelmét kérem."),
    (Lang::Hu, "meg-valami", "Segíthetek még valamiben?"),
    (Lang::Hu, "koszonom", "Köszönöm a türelmét. Amiben megállapodtunk, azt az ügyei között találja."),
];
