//! Hostile text in every field that is observed or typed is shown as text, at the desk and everywhere, and is
//! bounded.

use ground::{Lang, Span};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use stories::cast::SHOP;
use stories::client::{Client, Load};
use stories::html::{dangers, parse};
use stories::routes::{Must, addresses, callers, must, table};
use stories::things::{DIALOGUE, picture};
use stories::{Place, things};

/// Each says HX somewhere, so that it can be found again.
pub(super) fn hostile() -> Vec<String> {
    let zalgo: String = "HX"
        .chars()
        .flat_map(|c| std::iter::once(c).chain(('\u{300}'..='\u{36f}').cycle().take(300)))
        .collect();
    let mut all: Vec<String> = [
        "<script>alert('HX')</script>",
        "\"><img src=x onerror=alert('HX')><x-evil>",
        "' onmouseover='alert(1)' x-evil='HX",
        "javascript:alert('HX')//",
        "\u{202E}HX drowssap\u{202C}\u{2066}\u{2069}\u{200F}",
        "HX\u{0}\u{8}\u{1b}[31m\u{7f}\u{85}",
        "&lt;script&gt;HX&lt;/script&gt;&#60;script&#62;&#x3c;x-evil&#x3e;",
        "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}HX\u{FDFD}\u{1242B}",
        "<![CDATA[<script>HX</script>]]><!-- <x-evil>",
        "</title></textarea></style></template></turbo-stream></turbo-frame></script><x-evil>HX",
        "{{7*7}}${7*7}<%= 7*7 %>{ $name }HX",
        "HX\r\nSet-Cookie: evil=1\r\n\r\n<script>",
        "[HX](javascript:alert(1)) ![HX](javascript:x) <javascript:HX> <https://example.org/\"onclick=x>",
    ]
    .map(str::to_owned)
    .to_vec();
    all.push(zalgo);
    all
}

/// One megabyte.
fn mega() -> String {
    format!("HX{}", "<b>".repeat(1 << 18))
}

/// The pages of everybody who may see them, taken apart: what is dangerous in them.
pub(super) async fn look_everywhere(place: &Place, wrong: &mut BTreeSet<String>, what: &str) {
    let everybody = callers(place);
    for route in table().into_iter().filter(|r| r.method == Method::GET) {
        for at in addresses(&route) {
            // Whoever sees most of it.
            let eyes = ["ann", "anna", "sue", "ada", "ed", "eve", "carl", "root"];
            let sees = |name: &&str| {
                everybody.iter().find(|c| c.name == **name && must(&route, &at, c) == Must::BeLet)
            };
            if let Some(caller) = eyes.iter().find_map(sees) {
                let got = caller.client.clone().send(Method::GET, &at.path, &Load::Nothing).await;
                let shown = || {
                    format!(
                        "{} at {} with {:?}",
                        caller.name,
                        at.path,
                        what.chars().take(24).collect::<String>()
                    )
                };
                if got.status.is_server_error() {
                    wrong.insert(format!("{}: {}", shown(), got.status));
                }
                if got.headers.get("set-cookie").is_some_and(|v| v.as_bytes().starts_with(b"evil")) {
                    wrong.insert(format!("{}: a header from outside", shown()));
                }
                if got.headers.get("content-type").is_none_or(|t| !t.as_bytes().starts_with(b"text/html")) {
                    continue;
                }
                let html = got.text();
                wrong.extend(dangers(&html).iter().map(|d| format!("{}: {d}", shown())));
                if html.len() > 600_000 {
                    wrong.insert(format!("{}: {} bytes", shown(), html.len()));
                }
                for (at, _) in html.char_indices().filter(|(_, c)| is_hidden(*c)).take(1) {
                    let around: String =
                        html[..at].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
                    wrong.insert(format!("{}: a hidden character after {around:?}", shown()));
                }
                let marks = longest_marks(&html);
                if marks > 8 {
                    wrong.insert(format!("{}: {marks} combining marks in a row", shown()));
                }
            }
        }
    }
}

/// Characters that do something unseen: control, and those that turn the direction of what follows. (Our own
/// sentences set what comes from outside apart with U+2068 and U+2069.)
fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}' | '\u{2067}')
}

pub(super) fn longest_marks(html: &str) -> usize {
    let (mut now, mut most) = (0, 0);
    for c in html.chars() {
        now = if ('\u{300}'..='\u{36f}').contains(&c) { now + 1 } else { 0 };
        most = most.max(now);
    }
    most
}

#[track_caller]
fn borne(status: StatusCode, what: &str) {
    assert!(!status.is_server_error(), "{what}: {status}");
}

/// Ann's browser, with the visit that the desk sees.
fn anns(place: &Place) -> Client {
    let mut ann = place.browser("ann");
    ann.cookies.insert("__Host-visit".into(), things::visit_cookie());
    ann
}

/// Puts one text into every field that can be filled again and again.
async fn fill_fields(place: &Place, text: &str, n: usize) {
    let (mut ann, mut anna) = (anns(place), place.browser("anna"));
    let client = format!("c-{n}");
    let mut left = place.nobody().left_by("ann");
    borne(left.post("/help/case", &[("wish", text), (text, text)]).await.status, "unsent");
    let d = format!("/dialogue/{DIALOGUE}");
    borne(ann.post(&format!("{d}/messages"), &[("body", text), ("client", &client)]).await.status, "message");
    borne(
        anna.post(&format!("/desk{d}/messages"), &[("body", text), ("client", &client)]).await.status,
        "answer",
    );
    borne(anna.post(&format!("/desk{d}/notes"), &[("body", text), ("id", &client)]).await.status, "note");
    let upload = Load::Upload(vec![("client".into(), format!("f-{n}"))], text.to_owned(), picture());
    borne(ann.send(Method::POST, &format!("{d}/files"), &upload).await.status, "attachment");
    let fields = [
        ("first", text),
        ("last", text),
        ("phone", text),
        ("address1", text),
        ("address2", text),
        ("city", text),
        ("zip", text),
        ("country", text),
        ("state", text),
    ];
    borne(ann.post("/profile", &fields).await.status, "profile");
    for path in ["/search", "/articles", "/products", "/orders"] {
        borne(ann.get(&format!("{path}?q={}", web::segment(text))).await.status, path);
    }
    borne(ann.get(&format!("/orders?state={}", web::segment(text))).await.status, "state");
    borne(ann.get(&format!("/sign-in?then={}", web::segment(text))).await.status, "then");
    let refused = [
        ("key", text),
        ("reason", text),
        ("address1", text),
        ("city", text),
        ("zip", text),
        ("country", text),
        ("swap", text),
        ("payment_method_id", text),
    ];
    for noun in ["cancellations", "address-changes", "payment-changes", "item-changes"] {
        let got = ann.post(&format!("/orders/%23W2/{noun}/preview"), &refused).await;
        borne(got.status, noun);
        assert_eq!(dangers(&got.text()), Vec::<String>::new(), "{noun}");
    }
    let mut program = place.browser("ann").with_bearer("ann");
    let address = json!({"address1": text, "address2": text, "city": text, "state": text, "country": text, "zip": text, "reason": text});
    let load = Load::Json(address.to_string());
    borne(program.send(Method::PUT, "/api/v1/people/ann/address", &load).await.status, "address by API");
    borne(
        program.send(Method::POST, "/api/v1/orders/%23W1/address-changes", &load).await.status,
        "order by API",
    );
    let useful = [("useful", "no"), ("words", text)];
    borne(ann.post("/articles/returns/ratings", &useful).await.status, "rating of an article");
    let voucher = [("amount", "1.00"), ("reason", text), ("key", client.as_str())];
    borne(anna.post(&format!("/desk{d}/vouchers"), &voucher).await.status, "voucher");
    borne(anna.post("/desk/presence", &[("state", "available"), ("reason", text)]).await.status, "presence");
    let got = place.nobody().post("/sign-in", &[("email", text), ("then", text)]).await;
    borne(got.status, "sign-in");
    assert_eq!(dangers(&got.text()), Vec::<String>::new(), "sign-in");
    let (title, now) = (text.chars().take(190).collect::<String>(), place.now());
    place
        .db
        .write(move |c| {
            let draft = knowledge::Draft {
                site: SHOP.into(),
                slug: "returns".into(),
                lang: Lang::En,
                title: title.clone(),
                body: title.clone(),
                audience: knowledge::Audience::Public,
                tags: vec![title.clone()],
                state: knowledge::State::Published,
                source: String::new(),
            };
            knowledge::shelf::save(c, &draft, "test", now, &things::ARTICLE.into()).map(drop)
        })
        .await
        .unwrap();
}

/// What a browser sends of a visit, with the text in every place.
fn events(text: &str, n: usize) -> Value {
    let event = |kind: &str, i: usize| {
        json!({"id": format!("e-{n}-{i}"), "kind": kind, "page": text, "name": text, "label": text, "rule": text,
            "how": "left", "count": 3})
    };
    let kinds = ["section", "field", "invalid", "dead_click", "rage_click", "thrash", "idle", "help"];
    json!({
        "page": "/orders/%23W2/item-changes/new",
        "events": kinds.iter().enumerate().map(|(i, k)| event(k, i)).collect::<Vec<_>>(),
        "device": {"kind": text, "browser": text, "link": text, "aids": [text], "width": 1e300},
        "typed": [{"name": "reason", "label": text, "value": text}, {"name": text, "label": text, "value": text}]
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_field_is_shown_as_text() {
    let place = Place::alive().await;
    things::prepare(&place).await;
    let mut wrong = BTreeSet::new();
    for (n, text) in hostile().iter().enumerate() {
        fill_fields(&place, text, n).await;
        look_everywhere(&place, &mut wrong, text).await;
    }
    assert!(wrong.is_empty(), "\n{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    // It is there, as text, where an account manager reads it.
    let page = parse(&place.browser("anna").get(&format!("/desk/dialogue/{DIALOGUE}")).await.text());
    for text in [
        "<script>alert('HX')</script>",
        "javascript:alert('HX')//",
        "&lt;script&gt;HX&lt;/script&gt;",
        "{ $name }HX",
    ] {
        assert!(page.text.contains(text), "{text} is not shown as text: {}", page.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_browser_reports_of_a_visit_is_shown_as_text() {
    let place = Place::alive().await;
    things::prepare(&place).await;
    let mut ann = anns(&place);
    ann.get("/").await;
    let address = place.address.unwrap();
    let mut tab = stories::Tab::connect(address, &ann.host, &ann.cookie_line(), "portal", "t").await.unwrap();
    let mut all = hostile();
    all.push(format!("HX{}", "<b>".repeat(1_000)));
    for (n, text) in all.iter().enumerate() {
        let ack = tab.up("visit", events(text, n)).await.unwrap();
        assert_eq!(ack["op"], "ack", "{ack}");
        place.pass(Span::secs(2));
        ann.get(&format!("/search?q={}", web::segment(text.chars().take(2_000).collect::<String>()))).await;
    }
    // One megabyte at once is not read at all: the connection ends, the server goes on.
    assert!(tab.up("visit", events(&mega(), 99)).await.is_err());
    borne(ann.get("/").await.status, "after a megabyte");
    // Until it is kept.
    let visit = ground::VisitId(things::VISIT.into());
    let mut kept = Vec::new();
    for _ in 0..100 {
        let v = visit.clone();
        kept = place.db.read(move |c| journey::shelf::events(c, &v, 1_000)).await.unwrap();
        if kept.len() >= 60 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    assert!(kept.len() >= 60, "{} events were kept", kept.len());
    for event in &kept {
        let words = serde_json::to_string(event).unwrap();
        assert!(words.len() < 4_000, "an event of {} bytes", words.len());
        assert!(!words.contains(['\u{202E}', '\u{0}', '\u{1b}']), "{words}");
        assert!(longest_marks(&words) <= 2, "{words}");
    }
    let mut wrong = BTreeSet::new();
    look_everywhere(&place, &mut wrong, "events").await;
    assert!(wrong.is_empty(), "\n{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Bob is refused until help is offered; he writes hostile text into what is shared, and into all that follows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_shared_at_an_offer_and_all_that_follows_is_shown_as_text() {
    let bad = "<script>alert('HX')</script>\"><img src=x onerror=1><x-evil>\u{202E}&lt;b&gt;";
    let place = Place::alive().await;
    things::prepare(&place).await;
    let now = place.now();
    let mut tab = place.tab("andor", "desk").await;
    tokio::spawn(async move { tab.wait_for(Duration::from_secs(60), |_| false).await });
    let mut andor = place.browser("andor");
    assert_eq!(andor.post("/desk/presence", &[("state", "available")]).await.to(), "/desk");
    let mut bob = place.browser("bob");
    assert_eq!(bob.post("/help/cancellation", &[]).await.status, StatusCode::SEE_OTHER);
    let mut offered = None;
    for _ in 0..4 {
        bob.get("/orders/%23W9/returns/new").await;
        bob.get(&format!("/search?q={}", web::segment(bad))).await;
        place.pass(Span::secs(15));
        let fields = [("back", "i1*1"), ("payment_method_id", "card_2"), ("key", "k")];
        let got = bob.post("/orders/%23W9/returns/preview", &fields).await;
        assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.text());
        place.pass(Span::secs(15));
        for _ in 0..20 {
            let all =
                place.db.read(move |c| struggle::shelf::of_site(c, &SHOP.into(), now, 10)).await.unwrap();
            offered = all.into_iter().find(|o| o.draft.person == Some("bob".into()));
            if offered.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        if offered.is_some() {
            break;
        }
    }
    let offer = offered.expect("help is offered to Bob");
    let mut fields: Vec<(String, String)> = vec![("wish".into(), bad.into())];
    for fact in &offer.draft.facts {
        fields.push(("keep".into(), fact.key.clone()));
        fields.push((format!("value:{}", fact.key), bad.into()));
    }
    let page = bob.get(&format!("/offers/{}", offer.id)).await;
    assert_eq!(dangers(&page.text()), Vec::<String>::new());
    let yes = Load::Form(fields);
    let got = bob.send(Method::POST, &format!("/offers/{}/acceptances", offer.id), &yes).await;
    assert_eq!(got.to(), "/help/waiting", "{}", got.text());

    let h = place.db.read(|c| handover::shelf::open_of(c, &"bob".into())).await.unwrap().unwrap();
    assert!(!h.need.shared.is_empty() && h.need.shared.iter().all(|s| s.value.contains("<script>")));
    assert!(h.need.shared.iter().all(|s| !s.value.contains('\u{202E}')));
    let queue = andor.get("/desk").await;
    assert_eq!(dangers(&queue.text()), Vec::<String>::new());
    assert!(parse(&queue.text()).text.contains("<script>alert('HX')"), "the wish is shown in the queue");
    let to = andor.post("/desk/acceptances", &[("handover", h.id.as_str())]).await.to().to_owned();
    let page = andor.get(&to).await;
    assert_eq!(dangers(&page.text()), Vec::<String>::new());
    let shown = parse(&page.text()).text.matches("<script>alert('HX')").count();
    assert!(shown > h.need.shared.len(), "{shown} of what was shared is shown as text");

    // Bob sees on his own page what was told, and from where.
    let page = bob.get(to.trim_start_matches("/desk")).await;
    page.has("What we told them").has("what our page answered").has("you wrote it yourself");
    let shown = parse(&page.text()).text.matches("<script>alert('HX')").count();
    assert!(shown > h.need.shared.len(), "{shown} of what was shared is shown to him");

    let wrap = [("wrong", bad), ("done", bad), ("outcome", "resolved")];
    assert_eq!(andor.post(&format!("{to}/wrap-up"), &wrap).await.to(), "/desk");
    let own = to.trim_start_matches("/desk").to_owned();
    let rated = bob.post(&format!("{own}/rating"), &[("stars", "1"), ("words", bad)]).await;
    assert_eq!(rated.status, StatusCode::SEE_OTHER);
    let left = bob.post("/help/case", &[("wish", bad)]).await;
    borne(left.status, "left with us");
    let call = [("wish", bad), ("phone", "+353 1 555 0000 <x-evil>"), ("at", "2026-11-23T11:00:00Z")];
    borne(bob.post("/help/call", &call).await.status, "call");
    let mut wrong = BTreeSet::new();
    look_everywhere(&place, &mut wrong, "after the wrap-up").await;
    for path in ["/cases", "/things", "/help", "/", own.as_str()] {
        wrong.extend(dangers(&bob.get(path).await.text()));
    }
    for path in ["/desk/cases?list=all", "/desk/dialogues", "/desk", to.as_str()] {
        wrong.extend(dangers(&place.browser("sue").get(path).await.text()));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

/// A megabyte in every field is refused or cut, and nothing of it stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_megabyte_is_refused_or_cut() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let mega = mega();
    for route in table().into_iter().filter(|r| r.method != Method::GET && !r.path.ends_with("/sign-out")) {
        for at in addresses(&route) {
            let Some(caller) = callers(&place).into_iter().find(|c| must(&route, &at, c) == Must::BeLet)
            else {
                continue;
            };
            // Large, and just within what a form may be.
            for size in [mega.len(), 60_000] {
                let fields: Vec<_> = things::form()
                    .into_iter()
                    .map(|(k, v)| {
                        if ["wish", "words", "reason", "body", "note"].contains(&k.as_str()) {
                            (k, mega[..size].to_owned())
                        } else {
                            (k, v)
                        }
                    })
                    .collect();
                let load = match route.path.starts_with("/api/") {
                    true => Load::Json(format!("{{\"reason\": \"{}\"}}", &mega[..size])),
                    false => Load::Form(fields),
                };
                let got = caller.client.clone().send(route.method.clone(), &at.path, &load).await;
                borne(got.status, &format!("{} {}", route.method, at.path));
            }
        }
    }
    for (table, rows) in stories::digest::content(&place.db).await {
        // An article may be as long as a book.
        if table.starts_with("article") {
            continue;
        }
        for row in rows {
            assert!(row.len() < 40_000, "{table} keeps a row of {} bytes: {}", row.len(), &row[..300]);
        }
    }
}
