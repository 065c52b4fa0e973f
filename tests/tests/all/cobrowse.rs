//! Whose page is seen by whom: by the account manager of the dialogue alone, by the person's yes to that question,
//! until either of them, or the dialogue, ends it.

use http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;
use stories::cast::ALL_STAFF;
use stories::{PERSONS, Place, things};

const TOPIC: &str = "cobrowse:d-ann";
const DESK: &str = "/desk/dialogue/d-ann/co-browsing";

fn part(run: &str, text: &str) -> Value {
    json!({ "kind": "part", "run": run, "n": 0, "of": 1, "at": 0, "text": text })
}

/// Asked by Anna, agreed to by Ann.
async fn shown(place: &Place, ticks: &[(&str, &str)]) {
    let mut anna = place.browser("anna");
    assert_eq!(anna.post(DESK, &[]).await.status, StatusCode::SEE_OTHER);
    let mut ann = place.browser("ann");
    let question = ann.get("/co-browsing").await.hidden("id");
    let mut form = vec![("id", question.as_str())];
    form.extend(ticks);
    assert_eq!(ann.post("/co-browsing/consents", &form).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_is_seen_by_one_account_manager_and_only_after_a_yes() {
    let mut place = Place::open().await;
    things::prepare(&place).await;
    place.serve().await;

    // Whoever is not in the dialogue cannot ask; a yes without a question is none.
    for name in ["andor", "max", "otto", "ed"] {
        let mut other = place.browser(name);
        other.post(DESK, &[]).await;
    }
    let mut ann = place.browser("ann");
    ann.get("/co-browsing").await.lacks("cobrowse-question");
    assert_eq!(ann.post("/co-browsing/consents", &[("id", "x")]).await.status, StatusCode::CONFLICT);

    // Asked, not answered: nothing flows.
    let mut anna = place.browser("anna");
    anna.post(DESK, &[]).await;
    ann.get("/orders").await.has("cobrowse-question");
    let mut page = place.tab("ann", "portal").await;
    assert!(page.up(TOPIC, json!({ "kind": "here", "run": "r1" })).await.unwrap().get("refused").is_some());
    assert!(place.tab("anna", "desk").await.open(TOPIC, None).await.unwrap().is_none());
    let question = ann.get("/co-browsing").await.hidden("id");
    let mut eve = place.browser("eve");
    assert_eq!(eve.post("/co-browsing/consents", &[("id", &question)]).await.status, StatusCode::CONFLICT);

    // Yes: Anna sees it, and nobody else does.
    ann.post("/co-browsing/consents", &[("id", &question)]).await;
    ann.get("/orders").await.has("cobrowse-bar");
    let mut viewer = place.tab("anna", "desk").await;
    assert!(viewer.open(TOPIC, None).await.unwrap().is_some());
    for (name, face) in PERSONS.iter().map(|p| (p.0, "portal")).chain(ALL_STAFF.iter().map(|s| (s.0, "desk")))
    {
        let mut tab = place.tab(name, face).await;
        assert_eq!(tab.open(TOPIC, None).await.unwrap().is_some(), name == "anna", "{name} hears Ann's page");
        if !["ann", "anna"].contains(&name) {
            for body in [part("r1", "[]"), json!({ "kind": "fresh" }), json!({ "kind": "here", "run": "x" })]
            {
                let ack = tab.up(TOPIC, body).await.unwrap();
                let taken = ack.get("refused").is_none() && ack["data"]["other"] != true;
                assert!(!taken, "{name} took part: {ack}");
            }
        }
    }
    page.up(TOPIC, json!({ "kind": "here", "run": "r1" })).await.unwrap();
    page.up(TOPIC, part("r1", "[1]")).await.unwrap();
    let heard = viewer.wait_for(Duration::from_secs(5), |v| v["kind"] == "cobrowse").await.unwrap().unwrap();
    assert_eq!(heard["data"]["data"]["text"], "[1]");
    let (another, large) = (part("r0", "[]"), part("r1", &"x".repeat(70_000)));
    assert_eq!(page.up(TOPIC, another).await.unwrap()["data"]["other"], true, "a tab that is not shown");
    assert_eq!(page.up(TOPIC, large).await.unwrap()["data"]["dropped"], true);

    // A click was not allowed; a pointer comes to Ann.
    let click = viewer.up(TOPIC, json!({ "kind": "click", "node": 3 })).await.unwrap();
    assert_eq!(click["refused"]["rule"], "forbidden");
    page.open("person:ann", None).await.unwrap();
    viewer.up(TOPIC, json!({ "kind": "pointer", "x": 5.2, "y": 7, "more": "<b>" })).await.unwrap();
    let hand = page.wait_for(Duration::from_secs(5), |v| v["kind"] == "cobrowse").await.unwrap().unwrap();
    assert_eq!(hand["data"]["data"], json!({ "kind": "pointer", "x": 5.0, "y": 7.0, "run": "r1" }));

    // So does a drawing, as far as it is one.
    let wild = json!([[1.4, -2], [1e300, "x"], [1e300, -1e300], 7, [3], { "x": 1 }]);
    viewer.up(TOPIC, json!({ "kind": "draw", "node": 7, "points": wild })).await.unwrap();
    let hand = page.wait_for(Duration::from_secs(5), |v| v["kind"] == "cobrowse").await.unwrap().unwrap();
    let points = json!([[1.0, -2.0], [50_000.0, -50_000.0]]);
    assert_eq!(hand["data"]["data"], json!({ "kind": "draw", "node": 7, "points": points, "run": "r1" }));
    let long = json!({ "kind": "draw", "node": 7, "points": vec![[1, 1]; 5_000] });
    viewer.up(TOPIC, long).await.unwrap();
    let hand = page.wait_for(Duration::from_secs(5), |v| v["kind"] == "cobrowse").await.unwrap().unwrap();
    assert_eq!(hand["data"]["data"]["points"].as_array().unwrap().len(), 200);

    // Ann ends it: Anna hears no more.
    page.up(TOPIC, json!({ "kind": "end" })).await.unwrap();
    assert!(viewer.wait_for(Duration::from_secs(5), |v| v["op"] == "gone").await.unwrap().is_some());
    assert!(page.up(TOPIC, part("r1", "[]")).await.unwrap()["data"]["other"] == true);
    ann.get("/orders").await.lacks("cobrowse-bar");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_of_a_dialogue_ends_it_and_permissions_are_for_one_time() {
    let mut place = Place::open().await;
    things::prepare(&place).await;
    place.serve().await;
    shown(&place, &[("clicks", "yes")]).await;
    let mut viewer = place.tab("anna", "desk").await;
    viewer.open(TOPIC, None).await.unwrap().unwrap();
    let mut page = place.tab("ann", "portal").await;
    page.up(TOPIC, json!({ "kind": "here", "run": "r1" })).await.unwrap();
    let click = viewer.up(TOPIC, json!({ "kind": "click", "node": 3 })).await.unwrap();
    assert!(click.get("refused").is_none());

    // Asked anew, it is not allowed any more.
    place.browser("anna").post(&format!("{DESK}/endings"), &[]).await;
    assert!(viewer.wait_for(Duration::from_secs(5), |v| v["op"] == "gone").await.unwrap().is_some());
    shown(&place, &[]).await;
    let click = viewer.up(TOPIC, json!({ "kind": "click", "node": 3 })).await.unwrap();
    assert_eq!(click["refused"]["rule"], "forbidden");
    viewer.open(TOPIC, None).await.unwrap().unwrap();

    // Passed on: whoever comes next asks for themselves.
    place.browser("anna").post("/desk/dialogue/d-ann/passing", &[]).await;
    assert!(viewer.wait_for(Duration::from_secs(5), |v| v["op"] == "gone").await.unwrap().is_some());
    place.browser("ann").get("/orders").await.lacks("cobrowse-bar");
}
