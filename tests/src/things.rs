//! What belongs to Ann, with the ids that addresses name: a kind of thing is one line of [`THINGS`].

use crate::Place;
use crate::cast::{self, OTHER, SHOP};
use crate::client::Load;
use dialogue::{Case, CaseState};
use ground::{Currency, DialogueId, Instant, Lang, Money, OfferId, Span, Text};
use handover::Need;
use handover::shelf::Acceptor;
use http::{Method, StatusCode};
use journey::{Goal, SharedFact, Visit};
use remedy::Ask;
use staffing::NewCall;
use struggle::offer::{Draft, Promise};

/// Who may touch a thing, beyond what the route says of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// No thing: a word of the address.
    Word,
    /// Everybody of a site.
    Site(&'static str),
    /// One person of a site; at desk, office and API also the staff of that site whom the route names.
    Of(&'static str, &'static str),
    /// Whoever holds the cookie of Ann's visit, as Ann.
    Visit,
    /// Of the whole house: staff who have the role at every site.
    House,
}

impl Whose {
    /// Where it is.
    pub const fn site(self) -> Option<&'static str> {
        match self {
            Self::Word | Self::House => None,
            Self::Site(site) | Self::Of(_, site) => Some(site),
            Self::Visit => Some(SHOP),
        }
    }
}

const ANNS: Whose = Whose::Of("ann", SHOP);
const SHOPS: Whose = Whose::Site(SHOP);

/// (address up to its parameter, value, whose). A parameter may have several values: each is tried.
pub const THINGS: &[(&str, &str, Whose)] = &[
    ("/orders/{id}", "#W1", ANNS),
    ("/orders/{id}/{noun}", "cancellations", Whose::Word),
    ("/orders/{id}/{noun}", "address-changes", Whose::Word),
    ("/orders/{id}/{noun}", "payment-changes", Whose::Word),
    ("/orders/{id}/{noun}", "item-changes", Whose::Word),
    ("/products/{id}", "p1", SHOPS),
    ("/articles/{slug}", "returns", SHOPS),
    ("/offers/{id}", OFFER, Whose::Visit),
    ("/dialogue/{id}", DIALOGUE, ANNS),
    ("/dialogue/{id}/files/{file}", FILE, ANNS),
    ("/cases/{id}", CASE, ANNS),
    ("/cases/{id}/files/{file}", FILE, ANNS),
    ("/unsent/{id}", DRAFT, ANNS),
    ("/saved/{id}", SAVED, ANNS),
    ("/payslips/{file}", "slip-eve.pdf", Whose::Of("eve", OTHER)),
    ("/leave/requests/{id}", "leave-eve", Whose::Of("eve", OTHER)),
    ("/approvals/{id}", "leave-eve", Whose::Of("carl", OTHER)),
    ("/desk/dialogue/{id}", DIALOGUE, ANNS),
    ("/desk/dialogue/{id}/files/{file}", FILE, ANNS),
    ("/desk/dialogue/{id}/orders/{order}", "#W1", ANNS),
    ("/desk/dialogue/{id}/orders/{order}/{act}", "cancel", Whose::Word),
    ("/desk/dialogue/{id}/orders/{order}/{act}", "change-address", Whose::Word),
    ("/desk/calls/{id}", CALL, ANNS),
    ("/desk/visits/{id}", VISIT, SHOPS),
    ("/desk/approvals/{id}", REMEDY, ANNS),
    ("/desk/cases/{id}", CASE, ANNS),
    ("/desk/cases/{id}/files/{file}", FILE, ANNS),
    ("/desk/cases/{id}/recordings/{recording}", RECORDING, ANNS),
    ("/observed/recordings/{id}", RECORDING, ANNS),
    ("/office/sites/{id}", SHOP, SHOPS),
    ("/office/sites/{id}/replies/{reply}", REPLY, Whose::Word),
    ("/office/sites/{id}/website/keys/{kid}", WEBSITE_KEY, Whose::Word),
    ("/office/staff/{id}", "zoe", SHOPS),
    ("/office/articles/{id}", ARTICLE, SHOPS),
    ("/office/persons/{id}", "ann", ANNS),
    ("/office/articles/{id}/versions/{n}", "1", Whose::Word),
    ("/office/observed/{id}", VISIT, SHOPS),
    ("/office/jobs/{id}", "job-1", Whose::House),
    ("/office/tokens/{id}", "token-spare", SHOPS),
    ("/api/v1/orders/{id}", "#W1", ANNS),
    ("/api/v1/people/{id}", "ann", ANNS),
    ("/api/v1/products/{id}", "p1", SHOPS),
];

/// Where a parameter means something else than the same address means above: (route, address, value).
pub const OTHERWISE: &[(&str, &str, &str)] = &[
    ("/cases/{id}/files/{file}", "/cases/{id}", DIALOGUE),
    ("/desk/cases/{id}/files/{file}", "/desk/cases/{id}", DIALOGUE),
];

/// Who is refused with a reason, because the thing is theirs in another way: (caller, route).
pub const INVOLVED: &[(&str, &str)] = &[("eve", "/approvals/{id}/decisions")];

/// Changing routes whose thing is named in the form: whose it is, and whether a refusal there may be a page
/// that says so (it still changes nothing).
pub const IN_FORMS: &[(&str, Whose, bool)] = &[
    ("/desk/acceptances", SHOPS, false),
    ("/observed/deletions", ANNS, true),
    ("/office/persons", SHOPS, false),
    ("/office/articles", SHOPS, false),
    ("/office/articles/preview", SHOPS, false),
    ("/office/tokens", SHOPS, true),
];

/// Pages of the whole house: only for who may do it at every site.
pub const HOUSE: &[&str] = &["/office/jobs"];

/// Pages that only one kind of site has.
pub const ONLY_AT: &[(&str, &str)] = &[("/leave", OTHER), ("/payslips", OTHER), ("/approvals", OTHER)];

/// The id that [`visit_cookie`] stands for.
pub const VISIT: &str = "7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM";
pub const DIALOGUE: &str = "d-ann";
pub const FILE: &str = "file-ann";
pub const OFFER: &str = "offer-ann";
pub const CASE: &str = "case-ann";
pub const RECORDING: &str = "recording-ann";
pub const DRAFT: &str = "draft-ann";
pub const SAVED: &str = "saved-ann";
pub const CALL: &str = "call-ann";
pub const REMEDY: &str = "remedy-ann";
pub const ARTICLE: &str = "article-returns";
pub const WEBSITE_KEY: &str = "k-shop";
pub const REPLY: &str = "reply-hello";
/// Bob waits here for an account manager.
pub const HANDOVER: &str = "h-bob";

/// The cookie of Ann's visit.
pub fn visit_cookie() -> String {
    "v".repeat(43)
}

/// What any form of ours asks for: fields that a form does not know are not read.
pub fn form() -> Vec<(String, String)> {
    let visit = ground::digest(&visit_cookie());
    let fields = [
        ("address1", "1 New Street"),
        ("city", "Galway"),
        ("zip", "H92"),
        ("country", "Ireland"),
        ("reason", "no longer needed"),
        ("key", "key-1"),
        ("payment_method_id", "card_1"),
        ("method", "card_1"),
        ("swap", "i1>i2"),
        ("body", "Hello there"),
        ("client", "client-1"),
        ("id", "note-1"),
        ("stars", "4"),
        ("words", "fine"),
        ("useful", "yes"),
        ("first", "Ann"),
        ("last", "Ory"),
        ("name", "The name"),
        ("email", "somebody@example.org"),
        ("phone", "+353 1 555 0000"),
        ("wish", "my parcel"),
        ("at", "2026-11-23T12:00:00Z"),
        ("handover", HANDOVER),
        ("visit", visit.as_str()),
        ("state", "available"),
        ("decision", "grant"),
        ("wrong", "It was late"),
        ("done", "Sent again"),
        ("outcome", "resolved"),
        ("amount", "5.00"),
        ("t", "no-such-link"),
        ("token", "no-such-link"),
        ("lang", "en"),
        ("site", SHOP),
        ("person", "ann"),
        ("label", "a key"),
        ("title", "A title"),
        ("slug", "new-one"),
        ("audience", "public"),
        ("do", "save"),
    ];
    fields.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec()
}

/// The same for programs.
pub fn json() -> String {
    serde_json::json!({
        "reason": "no longer needed", "address1": "1 New Street", "address2": "", "city": "Galway",
        "state": "", "country": "Ireland", "zip": "H92", "payment_method_id": "card_1",
        "item_ids": ["i1"], "new_item_ids": ["i2"]
    })
    .to_string()
}

/// The least picture that is one.
pub fn picture() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend([0; 32]);
    png
}

/// A load that a changing route would take.
pub fn load(method: &Method, path: &str, upload: bool) -> Load {
    match (method, path.starts_with("/api/")) {
        (&Method::GET, _) => Load::Nothing,
        (_, true) => Load::Json(json()),
        _ if upload => Load::Upload(form(), "photo.png".to_owned(), picture()),
        _ => Load::Form(form()),
    }
}

/// Makes what [`THINGS`] names: Ann is in a dialogue with Anna, Bob waits, a case, a call, a voucher to approve.
pub async fn prepare(place: &Place) {
    let (now, line) = (place.now(), portal_line(place));
    let l = line.clone();
    place
        .db
        .write(move |c| {
            article(c, now)?;
            let reply = dialogue::QuickReply {
                id: REPLY.into(),
                short: "hello".into(),
                body: "Hello {first}".into(),
            };
            dialogue::shelf::save_reply(c, &SHOP.into(), Lang::En, &reply, 1)?;
            let website = people::website::Website {
                site: SHOP.into(),
                key: "shop-key".into(),
                origins: vec!["https://www.example.org".into()],
                basis: people::website::Basis::Consent,
                fields: vec!["postcode".into()],
                changed_at: now,
            };
            people::website::put(c, &website)?;
            let secret = people::website::Secret {
                kid: WEBSITE_KEY.into(),
                secret: "a-secret-of-the-website-0000000000000000000".into(),
                made_at: now,
                retired_at: None,
            };
            people::website::add_secret(c, &SHOP.into(), &secret)?;
            let job =
                jobs::Job { kind: "mail.send", payload: serde_json::json!({}), run_at: now, unique: None };
            jobs::enqueue(c, &job, &"job-1".into(), now)?;
            c.run("update jobs set state = 'given up', problem = 'no such address' where id = 'job-1'", &[])?;
            let spare = people::token::Bearer::Person("ann".into());
            people::token::create(c, &cast::token("spare"), &spare, "spare", &"token-spare".into(), now)?;
            people::shelf::put_staff(c, &cast::staff("zoe", &[(SHOP, people::Role::AccountManager)], now))?;
            let wish = Need::plain(SHOP.into(), "ann".into(), Lang::En, "my parcel");
            let asked = handover::shelf::ask(c, &l, &"h-ann".into(), &wish, now)?;
            staffing::shelf::declare(c, &"anna".into(), staffing::State::Available, "", "log-1", now)?;
            staffing::shelf::came(c, &"anna".into(), now)?;
            let by = Acceptor { staff: &"anna".into(), name: "Anna Kis", zone: "UTC" };
            handover::shelf::accept(c, &l, &asked.id, &by, &DialogueId(DIALOGUE.into()), now)?;
            let wish = Need::plain(SHOP.into(), "bob".into(), Lang::En, "my teapot");
            handover::shelf::ask(c, &l, &HANDOVER.into(), &wish, now)?;
            dialogue::shelf::add_case(c, &case(now), &l)?;
            offer(c, now)?;
            recording(c, now)?;
            call(c, now)?;
            people::draft::keep(c, &draft(people::draft::Kind::Unsent, DRAFT, now))?;
            people::draft::keep(c, &draft(people::draft::Kind::Saved, SAVED, now))?;
            let ask = voucher(now);
            let (none, budget) = (Money::zero(Currency::EUR), Money::new(50_000, Currency::EUR));
            remedy::shelf::voucher(c, &l, &ask, none, budget, now)?;
            Ok(())
        })
        .await
        .unwrap();
    place.db.write(move |c| employee(c, now)).await.unwrap();
    file(place, &line, now).await;
}

/// The line on which dialogues are told.
pub fn portal_line(place: &Place) -> dialogue::Line {
    dialogue::Line { hub: place.house.hub.clone(), voice: std::sync::Arc::new(desk::Fluent) }
}

fn article(c: &store::Conn, now: Instant) -> ground::Result<()> {
    let draft = knowledge::Draft {
        site: SHOP.into(),
        slug: "returns".into(),
        lang: Lang::En,
        title: "How to return something".into(),
        body: "Pack it, and hand it in.".into(),
        audience: knowledge::Audience::Public,
        tags: vec![],
        state: knowledge::State::Published,
        source: String::new(),
    };
    knowledge::shelf::save(c, &draft, "test", now, &ARTICLE.into()).map(drop)
}

fn case(now: Instant) -> Case {
    Case {
        id: CASE.into(),
        code: "ABC234".into(),
        site: SHOP.into(),
        person: "ann".into(),
        dialogue: Some(DIALOGUE.into()),
        handover: None,
        staff: Some("anna".into()),
        order: Some("#W1".into()),
        subject: "Late parcel".into(),
        wrong: "It was late".into(),
        done: String::new(),
        state: CaseState::Open,
        open_until: Some(now + Span::days(2)),
        created_at: now,
        changed_at: now,
        resolved_at: None,
    }
}

/// What Ann wrote when her session had ended.
pub fn draft(kind: people::draft::Kind, id: &str, now: Instant) -> people::draft::Draft {
    people::draft::Draft {
        id: id.into(),
        site: SHOP.into(),
        person: "ann".into(),
        kind,
        address: "/help/case".into(),
        fields: vec![("about".into(), String::new()), ("wish".into(), "my parcel is late".into())],
        made_at: now,
    }
}

fn offer(c: &store::Conn, now: Instant) -> ground::Result<()> {
    let id = ground::VisitId(ground::digest(&visit_cookie()));
    let mut visit = Visit::new(id.clone(), SHOP.into(), Lang::En, now);
    visit.person = Some("ann".into());
    journey::shelf::keep(c, &[visit], &[])?;
    let draft = Draft {
        site: SHOP.into(),
        visit: id,
        person: Some("ann".into()),
        goal: Some(Goal::order("items", &"#W2".into())),
        step: None,
        reason: Text::new("struggle-share-goal"),
        why: Text::new("struggle-share-goal"),
        cause: Text::new("struggle-share-goal"),
        facts: vec![SharedFact {
            key: "goal".into(),
            label: Text::new("struggle-share-goal"),
            value: "change the items".into(),
        }],
    };
    let promise = Promise::Person { wait: Span::secs(0) };
    struggle::shelf::make(c, &draft, promise, &OfferId(OFFER.into()), now).map(drop)
}

/// What Anna saw of Ann's page.
fn recording(c: &store::Conn, now: Instant) -> ground::Result<()> {
    let r = journey::Recording {
        id: RECORDING.into(),
        site: SHOP.into(),
        person: "ann".into(),
        dialogue: DIALOGUE.into(),
        staff: "anna".into(),
        name: "Anna".into(),
        purpose: "show it to the makers".into(),
        started: now,
        last: now,
        until: now + Span::days(30),
        bytes: 0,
        pieces: 0,
        on: true,
    };
    journey::recording::begin(c, &r)?;
    journey::recording::keep(c, RECORDING, &piece(0, "[]", now))?;
    journey::recording::end(c, RECORDING).map(drop)
}

/// The whole of a message that a tab sent.
pub fn piece(message: i64, text: &str, at: Instant) -> journey::recording::Piece {
    let run = "r1".to_owned();
    journey::recording::Piece { n: 0, at, run, message, pieces: 1, piece: 0, text: text.into() }
}

fn call(c: &store::Conn, now: Instant) -> ground::Result<()> {
    let at = now + Span::hours(3);
    let new = NewCall {
        site: SHOP.into(),
        person: "ann".into(),
        visit: None,
        lang: Lang::En,
        phone: "+353 1 555 0001".into(),
        wish: "call me".into(),
        at,
    };
    staffing::shelf::promise(c, &new, &[at], CALL, now).map(drop)
}

fn voucher(now: Instant) -> Ask {
    Ask {
        id: REMEDY.into(),
        key: "voucher-1".into(),
        site: SHOP.into(),
        person: "ann".into(),
        dialogue: Some(DIALOGUE.into()),
        order: None,
        staff: "anna".into(),
        amount: Money::new(1_000, Currency::EUR),
        reason: "It was late".into(),
        day: remedy::site_day(now, "UTC"),
        code: "CODE-1".into(),
    }
}

fn employee(c: &store::Conn, now: Instant) -> ground::Result<()> {
    let slip = services::Payslip {
        id: "slip-eve".into(),
        person: "eve".into(),
        month: "2026-10".into(),
        gross: Money::new(300_000, Currency::EUR),
        net: Money::new(200_000, Currency::EUR),
        lines: Vec::new(),
        paid_at: now,
    };
    services::shelf::set_payslip(c, &slip)?;
    let days = services::Days::whole(20);
    let balance =
        services::Balance { entitled: days, ..services::Balance::none(2026, services::Kind::Annual) };
    services::shelf::set_balance(c, &"eve".into(), &balance)?;
    let day = services::today(now + Span::days(7), "UTC");
    services::shelf::insert_request(
        c,
        &services::LeaveRequest {
            id: "leave-eve".into(),
            site: OTHER.into(),
            person: "eve".into(),
            kind: services::Kind::Annual,
            first: day,
            last: day,
            days: services::Days::whole(1),
            year: 2026,
            note: "a day off".into(),
            state: services::State::Asked,
            asked_at: now,
            booked_by: None,
            decided_at: None,
            decided_by: None,
            decision_note: String::new(),
        },
    )
}

async fn file(place: &Place, line: &dialogue::Line, now: Instant) {
    let file = dialogue::Attachment::check(FILE.into(), DIALOGUE.into(), "photo.png", &picture()).unwrap();
    let files = dialogue::Files::new(place.folder.path().join("attachments"));
    let (line, db) = (line.clone(), place.db.clone());
    let id = file.id.clone();
    let post = async move {
        let stored = db.write(move |c| {
            let d = dialogue::shelf::find(c, &DIALOGUE.into())?.unwrap();
            let new = dialogue::NewMessage {
                author: dialogue::Author::Person,
                author_id: "ann".into(),
                author_name: "Ann Őry".into(),
                body: String::new(),
                say: None,
                client: "file-1".into(),
                attachment: Some(file.clone()),
            };
            dialogue::shelf::post(c, &d, &new, &line, now).map(drop)
        });
        stored.await.map(|()| true)
    };
    files.keep(&id, picture(), post).await.unwrap();
}

/// True for what a refused caller may be answered.
pub fn is_refusal(status: StatusCode) -> bool {
    matches!(status.as_u16(), 401 | 403 | 404)
}
