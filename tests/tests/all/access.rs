//! Who may call what: every route of every face, called by everybody, on things that belong to somebody else.

use http::{Method, StatusCode};
use stories::cast::ALL_STAFF;
use stories::client::{Got, Load};
use stories::digest::{content, difference};
use stories::routes::{Caller, Must, Route, addresses, call, callers, must, table};
use stories::{PERSONS, Place, things};
use web::{Face, Who};

/// What the program itself answers, beside the faces, and why anyone may ask for it.
const OPEN: &[(&str, &str)] = &[
    ("/healthz", "says nothing but that it runs"),
    ("/readyz", "says nothing but that it can work"),
    ("/assets/x/y", "our own scripts and styles"),
    ("/look/x.css", "a site's colour"),
    ("/viewer", "an empty document in which the desk shows a page"),
    ("/language?to=de", "sets one's own cookie"),
];

fn is_refused(got: &Got) -> bool {
    let to_sign_in = got.status == StatusCode::SEE_OTHER && got.to().contains("/sign-in");
    // A wrong token may not be tried often.
    things::is_refusal(got.status) || to_sign_in || got.status == StatusCode::TOO_MANY_REQUESTS
}

#[test]
fn every_route_says_who_may_call_it() {
    let all = table();
    assert!(all.len() > 60, "the tables could not be read");
    for route in &all {
        assert_ne!(route.who, Who::Machine, "{} proves itself in another way: test that", route.path);
        let anyone = route.who == Who::Anyone;
        let face = Face::of_path(&route.path);
        let open =
            route.path.contains("/sign-") || route.path.ends_with("/setup") || route.path.ends_with(".json");
        assert!(!anyone || face == Face::Portal || open, "anyone may call {} {}", route.method, route.path);
        assert_eq!(
            matches!(route.who, Who::Bearer),
            face == Face::Api && !anyone,
            "{} {} is {}",
            route.method,
            route.path,
            route.who.label()
        );
        if route.method != Method::GET && face == Face::Portal && anyone {
            let known = [
                "/sign-in",
                "/sign-in/link",
                "/sign-out",
                "/offers/arrivals",
                "/offers/{id}/acceptances",
                "/offers/{id}/refusals",
                "/offers/{id}/outcomes",
                "/help/visitor-cases",
            ];
            assert!(known.contains(&route.path.as_str()), "anyone may change something by {}", route.path);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_reaches_what_is_not_theirs() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let callers = callers(&place);
    let mut before = content(&place.db).await;
    let (mut wrong, mut calls) = (String::new(), 0);
    for route in table() {
        for at in addresses(&route) {
            let mut refused = Vec::new();
            for caller in &callers {
                let must = must(&route, &at, caller);
                if must == Must::BeLet {
                    continue;
                }
                let got = call(caller, &route, &at).await;
                calls += 1;
                refused.push(caller.name.as_str());
                if must == Must::BeRefused && !is_refused(&got) {
                    let (m, who) = (&route.method, route.who.label());
                    wrong.push_str(&format!(
                        "{} got {} from {m} {} ({who})\n",
                        caller.name, got.status, at.path
                    ));
                }
            }
            let after = content(&place.db).await;
            let changed = difference(&before, &after);
            if !changed.is_empty() {
                wrong.push_str(&format!(
                    "{} {} by one of {refused:?} changed:\n{changed}",
                    route.method, at.path
                ));
            }
            before = after;
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(calls > 500, "only {calls} calls were tried");
    println!("{calls} calls were refused");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_may_is_let_and_nothing_breaks() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let callers = callers(&place);
    let mut wrong = String::new();
    let mut routes = table();
    // Looking first, while everything is there.
    routes.sort_by_key(|r| (r.method != Method::GET, r.path.ends_with("/sign-out")));
    for route in routes {
        for at in addresses(&route) {
            for caller in &callers {
                if must(&route, &at, caller) != Must::BeLet {
                    continue;
                }
                let got = call(caller, &route, &at).await;
                let status = got.status.as_u16();
                let looks = route.method == Method::GET;
                let refused = matches!(status, 401 | 403)
                    || (looks && status == 404)
                    || got.to().contains("/sign-in?then=");
                if status >= 500 || status == 405 || (refused && !excused(&route, caller)) {
                    wrong.push_str(&format!(
                        "{} got {} {} from {} {}\n",
                        caller.name,
                        got.status,
                        got.to(),
                        route.method,
                        at.path
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Where the table lets more callers in than the thing itself does, and each is right.
fn excused(route: &Route, caller: &Caller) -> bool {
    let nobody = caller.person.is_none() || caller.bearer;
    match route.path.as_str() {
        // One must be known to accept; the page leads there.
        "/offers/{id}/acceptances" => nobody,
        // Customers take no leave.
        "/desk/dialogue/{id}/leave" => true,
        // The link that these ask for is none.
        p if p.ends_with("/sign-in/arrived") || p.ends_with("/setup") => true,
        _ => false,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_not_ours_changes_nothing() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let callers = callers(&place);
    let before = content(&place.db).await;
    let mut wrong = String::new();
    for route in table() {
        if route.method == Method::GET || matches!(route.who, Who::Bearer | Who::Machine) {
            continue;
        }
        for at in addresses(&route) {
            let Some(caller) = callers.iter().find(|c| must(&route, &at, c) == Must::BeLet) else { continue };
            let load = things::load(&route.method, &route.path, route.upload);
            for (token, origin) in [(false, None), (true, Some("https://evil.example")), (true, Some("null"))]
            {
                let mut client = caller.client.clone();
                (client.token, client.origin) = (token, origin.map(str::to_owned));
                let got = client.send(route.method.clone(), &at.path, &load).await;
                if got.status != StatusCode::FORBIDDEN {
                    wrong.push_str(&format!(
                        "{} {} answered {} to {origin:?}\n",
                        route.method, at.path, got.status
                    ));
                }
            }
        }
    }
    wrong.push_str(&difference(&before, &content(&place.db).await));
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[tokio::test]
async fn what_the_program_answers_by_itself_is_harmless() {
    let place = Place::open().await;
    let mut client = place.nobody();
    for (path, why) in OPEN {
        let got = client.get(path).await;
        assert!(!got.status.is_server_error(), "{path} ({why}) answered {}", got.status);
        assert!(!got.text().contains("ann@"), "{path} tells of persons");
    }
    // The live stream is for our own pages only.
    let mut foreign = place.browser("ann");
    foreign.origin = Some("https://evil.example".to_owned());
    let up = Load::Json(r#"{"to":"visit","seq":1,"body":{}}"#.to_owned());
    for (method, path) in [(Method::GET, "/live/sse?topics=person:ann"), (Method::POST, "/live/up")] {
        assert_eq!(foreign.send(method, path, &up).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    // Without the page's token.
    let up = place.browser("ann").send(Method::POST, "/live/up", &up).await;
    assert_eq!(up.status, StatusCode::FORBIDDEN);
    // Figures are for this machine, or for whoever has the token.
    let got = client.get("/metrics").await;
    assert!(matches!(got.status.as_u16(), 200 | 401 | 403 | 404), "{}", got.status);
    for path in
        ["/demo", "/demo/sign-in", "/nothing/here", "/desk/nothing", "/office/nothing", "/api/v1/nothing"]
    {
        assert_eq!(client.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_hears_what_is_not_theirs() {
    let mut place = Place::open().await;
    things::prepare(&place).await;
    place.serve().await;
    let visit = format!("visit:{}", ground::digest(&things::visit_cookie()));
    // Topic, and who hears it: at the portal (persons) and at the desk (staff).
    let hears: Vec<(String, &[&str])> = vec![
        ("dialogue:d-ann".into(), &["ann", "anna", "andor", "sue", "max"]),
        ("desk:dialogue:d-ann".into(), &["anna", "andor", "sue", "max"]),
        ("person:ann".into(), &["ann"]),
        ("person:eve".into(), &["eve"]),
        ("staff:anna".into(), &["anna"]),
        // A page that nobody has agreed to show.
        ("cobrowse:d-ann".into(), &[]),
        ("queue:shop".into(), &["anna", "andor", "sue", "max"]),
        ("visits:shop".into(), &["anna", "andor", "sue", "max"]),
        ("queue:works".into(), &["otto", "max"]),
        (visit, &[]),
        ("jobs".into(), &[]),
        ("".into(), &[]),
    ];
    let names =
        PERSONS.iter().map(|(n, _)| (*n, "portal")).chain(ALL_STAFF.iter().map(|(n, _)| (*n, "desk")));
    for (name, face) in
        names.chain([("ed", "office"), ("anna", "portal"), ("ann", "desk"), ("ann", "office")])
    {
        let mut tab = place.tab(name, face).await;
        let own = PERSONS.iter().any(|(n, _)| *n == name) == (face == "portal") && face != "office";
        for (topic, who) in &hears {
            let heard = tab.open(topic, None).await.unwrap().is_some();
            assert_eq!(heard, own && who.contains(&name), "{name} at the {face} and {topic}");
        }
        // What goes up to somebody else's dialogue is not taken.
        if !["ann", "anna"].contains(&name) {
            let ack = tab
                .up("dialogue:d-ann", serde_json::json!({"kind": "message", "client": "x-1", "body": "hi"}));
            assert!(ack.await.unwrap().get("refused").is_some(), "{name} wrote into a dialogue of others");
        }
    }
    let said = place.db.read(|c| dialogue::shelf::transcript(c, &things::DIALOGUE.into())).await.unwrap();
    assert!(said.iter().all(|m| m.body != "hi"));
}

/// Lists name their site in the query, which no table of routes knows: it gives nobody another site's list.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_list_shows_another_site() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let lists = [
        "persons",
        "articles",
        "observed",
        "measures",
        "measures.csv",
        "audit",
        "persons/new",
        "articles/new",
    ];
    for list in lists {
        let path = format!("/office/{list}?site=shop");
        assert_eq!(place.browser("root").get(&path).await.status, StatusCode::OK, "{path}");
        // Otto does not work at the shop; Max does, but does not lead it or write there.
        for (who, status) in [("otto", StatusCode::NOT_FOUND), ("max", StatusCode::FORBIDDEN)] {
            assert_eq!(place.browser(who).get(&path).await.status, status, "{who} at {path}");
        }
    }
    // Without a site, or where it only narrows: nothing of the shop is in what its strangers get.
    let narrowed = [
        "/office",
        "/office/staff",
        "/office/staff?site=shop",
        "/office/persons",
        "/office/articles",
        "/office/observed",
        "/office/measures",
        "/office/audit",
        "/office/tokens",
        "/office/sites",
        "/desk",
        "/desk/cases",
        "/desk/cases?list=open",
        "/desk/cases?list=all",
        "/desk/dialogues",
        "/desk/approvals",
    ];
    for path in narrowed {
        let got = place.browser("otto").get(path).await;
        assert_eq!(got.status, StatusCode::OK, "{path}");
        for theirs in
            ["Ann Őry", "Bob Őry", "Anna Kis", "Ada Kis", "The shop", "How to return something", "ABC234"]
        {
            assert!(!got.text().contains(theirs), "{path} shows {theirs} to somebody of another site");
        }
    }
}

/// An administrator of one site makes nobody anything at another, and takes nobody over.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_climbs() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let roles = |id: &'static str| {
        let db = place.db.clone();
        async move { db.read(move |c| Ok(people::shelf::staff(c, &id.into())?.unwrap())).await.unwrap() }
    };
    let words = ["works:administrator", "works/administrator", "works administrator", "works.administrator"];
    let all: Vec<(&str, &str)> = words.iter().map(|w| ("roles", *w)).collect();
    let (max, otto, sue) = (roles("max").await, roles("otto").await, roles("sue").await);
    for who in ["ada", "sue", "ed", "andor"] {
        let mut client = place.browser(who);
        for id in ["ada", "sue", "max", "otto", "zoe"] {
            client.post(&format!("/office/staff/{id}/roles"), &all).await;
            let to = [("email", "thief@example.org"), ("name", "Thief"), ("lang", "en")];
            if ["max", "otto"].contains(&id) {
                client.post(&format!("/office/staff/{id}/who"), &to).await;
                client.post(&format!("/office/staff/{id}/departure"), &to).await;
                client.post("/office/tokens", &[("label", "x"), ("staff", id)]).await;
            }
        }
        let mut new = all.clone();
        new.extend([("email", "otto@desk.example"), ("name", "Otto"), ("authority", "0")]);
        client.post("/office/staff", &new).await;
        client.post("/office/tokens", &[("label", "x"), ("person", "carl")]).await;
    }
    assert_eq!((roles("max").await, roles("otto").await), (max, otto));
    for id in ["ada", "sue", "zoe"] {
        let now = roles(id).await;
        assert!(now.roles.iter().all(|(site, _)| site.as_str() != "works"), "{id} became {:?}", now.roles);
    }
    assert_eq!(roles("sue").await.email, sue.email);
    let keys = place.db.read(|c| people::token::list(c, 1_000)).await.unwrap();
    assert!(keys.iter().all(|k| k.label != "x"), "a key for somebody of another site");
}
