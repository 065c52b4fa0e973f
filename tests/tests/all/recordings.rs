//! A recording of a person's page: by their second yes, exactly what was seen, for whoever may see the case, until the
//! person takes it back.

use http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;
use stories::things::{self, DIALOGUE, RECORDING};
use stories::{Place, client::Client, tab::Tab};

const TOPIC: &str = "cobrowse:d-ann";
const DESK: &str = "/desk/dialogue/d-ann/co-browsing";
const REPLAY: &str = "/desk/cases/case-ann/recordings";

fn part(n: u64, text: &str) -> Value {
    json!({ "kind": "part", "run": "r1", "n": n, "of": 1, "at": 0, "text": text })
}

/// Ann's page is seen by Anna.
async fn seen() -> (Place, Client, Client, Tab) {
    let mut place = Place::open().await;
    things::prepare(&place).await;
    place.serve().await;
    let (mut ann, mut anna) = (place.browser("ann"), place.browser("anna"));
    anna.post(DESK, &[]).await;
    let question = ann.get("/co-browsing").await.hidden("id");
    ann.post("/co-browsing/consents", &[("id", &question)]).await;
    let mut page = place.tab("ann", "portal").await;
    page.up(TOPIC, json!({ "kind": "here", "run": "r1" })).await.unwrap();
    (place, ann, anna, page)
}

/// Asked by Anna; the question's name.
async fn asked(anna: &mut Client, ann: &mut Client) -> String {
    let wish = [("purpose", "show it to the makers")];
    assert_eq!(anna.post(&format!("{DESK}/recordings"), &wish).await.status, StatusCode::SEE_OTHER);
    let got = ann.get("/co-browsing").await;
    got.has("May I keep a recording").has("show it to the makers").has("for 30 days");
    let text = got.text();
    let at = text.find("tape-question").unwrap();
    text[at..].split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// What is stored of recordings, but that which was there before: (id, texts in order).
async fn stored(place: &Place) -> Vec<(String, Vec<String>)> {
    let now = place.now();
    let found = place.db.read(move |c| {
        let mut all = Vec::new();
        for r in journey::recording::of_dialogue(c, &DIALOGUE.into(), now)? {
            let pieces = journey::recording::pieces(c, &r.id, 0)?;
            all.push((r.id, pieces.into_iter().map(|p| p.text).collect()));
        }
        Ok(all)
    });
    let mut found: Vec<(String, Vec<String>)> = found.await.unwrap();
    found.retain(|(id, _)| id != RECORDING);
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_recorded_without_a_second_yes_and_then_exactly_what_is_seen() {
    let (place, mut ann, mut anna, mut page) = seen().await;
    let mut viewer = place.tab("anna", "desk").await;
    viewer.open(TOPIC, None).await.unwrap().unwrap();

    // The first yes is none to this, an unasked yes is none, and others cannot ask.
    page.up(TOPIC, part(0, "[\"before\"]")).await.unwrap();
    assert_eq!(ann.post("/co-browsing/recordings", &[("id", "x")]).await.status, StatusCode::CONFLICT);
    for other in ["andor", "max", "otto"] {
        place.browser(other).post(&format!("{DESK}/recordings"), &[("purpose", "peep")]).await;
    }
    ann.get("/co-browsing").await.lacks("May I keep a recording");
    anna.post(&format!("{DESK}/recordings"), &[("purpose", "  ")]).await;
    ann.get("/co-browsing").await.lacks("May I keep a recording");

    let tape = asked(&mut anna, &mut ann).await;
    page.up(TOPIC, part(1, "[\"asked\"]")).await.unwrap();
    let mut eve = place.browser("eve");
    assert_eq!(eve.post("/co-browsing/recordings", &[("id", &tape)]).await.status, StatusCode::CONFLICT);
    assert_eq!(stored(&place).await, []);

    // No means no.
    ann.post("/co-browsing/recordings/endings", &[("id", &tape)]).await;
    assert_eq!(ann.post("/co-browsing/recordings", &[("id", &tape)]).await.status, StatusCode::CONFLICT);
    page.up(TOPIC, part(2, "[\"refused\"]")).await.unwrap();
    assert_eq!(stored(&place).await, []);

    // Yes: the page begins with a picture of the whole, and what Anna hears is what is kept.
    let tape = asked(&mut anna, &mut ann).await;
    page.open("person:ann", None).await.unwrap();
    ann.post("/co-browsing/recordings", &[("id", &tape)]).await;
    let fresh = |v: &Value| v["data"]["data"]["kind"] == "fresh";
    assert!(page.wait_for(Duration::from_secs(5), fresh).await.unwrap().is_some());
    ann.get("/orders").await.has("data-taping").has("Stop and throw away");
    for n in 3..6 {
        page.up(TOPIC, part(n, &format!("[{n}]"))).await.unwrap();
    }
    let mut heard = Vec::new();
    while heard.len() < 3 {
        let is =
            |v: &Value| v["data"]["data"]["kind"] == "part" && v["data"]["data"]["n"].as_u64() >= Some(3);
        let v = viewer.wait_for(Duration::from_secs(5), is).await.unwrap().unwrap();
        heard.push(v["data"]["data"]["text"].as_str().unwrap().to_owned());
    }
    // What is not passed on is not kept: another tab, or too much at once.
    let mut other = part(9, "[9]");
    other["run"] = "r0".into();
    page.up(TOPIC, other).await.unwrap();
    page.up(TOPIC, part(10, &"x".repeat(70_000))).await.unwrap();
    assert_eq!(stored(&place).await, [(tape.clone(), heard)]);

    // Kept: it goes on no more, and the person finds it.
    ann.post("/co-browsing/recordings/endings", &[("id", &tape), ("what", "keep")]).await;
    page.up(TOPIC, part(11, "[11]")).await.unwrap();
    assert_eq!(stored(&place).await[0].1.len(), 3);
    ann.get("/orders").await.lacks("data-taping").has("cobrowse-bar");
    ann.get("/observed").await.has("Delete this recording").has("show it to the makers");
    ann.get("/cases/case-ann").await.has("Recordings of what your account manager saw");
    let file = ann.get(&format!("/observed/recordings/{tape}")).await.text();
    let file: Value = serde_json::from_str(&file).unwrap();
    assert_eq!((file["stream"].as_array().unwrap().len(), &file["stream"][0]["text"]), (3, &json!("[3]")));
    ann.get("/observed/export").await.has(&tape);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thrown_away_deleted_or_ended_with_the_share() {
    let (place, mut ann, mut anna, mut page) = seen().await;
    let tape = asked(&mut anna, &mut ann).await;
    ann.post("/co-browsing/recordings", &[("id", &tape)]).await;
    page.up(TOPIC, part(0, "[\"SENTINEL\"]")).await.unwrap();
    ann.post("/co-browsing/recordings/endings", &[("id", &tape), ("what", "discard")]).await;
    let held = format!("{:?}", stories::digest::content(&place.db).await["recording_parts"]);
    assert!(!held.contains("SENTINEL"), "it is thrown away at once");

    // Deleting the recording that is being made ends it.
    let tape = asked(&mut anna, &mut ann).await;
    ann.post("/co-browsing/recordings", &[("id", &tape)]).await;
    page.up(TOPIC, part(1, "[\"SENTINEL\"]")).await.unwrap();
    let gone = format!("/observed/recordings/{tape}/deletions");
    assert_eq!(place.browser("bob").post(&gone, &[]).await.status, StatusCode::NOT_FOUND);
    ann.post(&gone, &[]).await;
    page.up(TOPIC, part(2, "[\"SENTINEL\"]")).await.unwrap();
    let held = format!("{:?}", stories::digest::content(&place.db).await["recording_parts"]);
    assert!(!held.contains("SENTINEL"), "consent that is taken back deletes");
    ann.get("/orders").await.lacks("data-taping").has("cobrowse-bar");

    // The end of the share ends the recording, which stays; and all goes where all is deleted.
    let tape = asked(&mut anna, &mut ann).await;
    ann.post("/co-browsing/recordings", &[("id", &tape)]).await;
    page.up(TOPIC, part(3, "[\"kept\"]")).await.unwrap();
    anna.post("/desk/dialogue/d-ann/passing", &[]).await;
    let (found, now) = (tape.clone(), place.now());
    let mut on = true;
    for _ in 0..100 {
        let id = found.clone();
        on = place.db.read(move |c| Ok(journey::recording::find(c, &id, now)?.unwrap().on)).await.unwrap();
        if !on {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(!on, "the dialogue is passed on: nobody sees the page, nothing is recorded");
    assert_eq!(stored(&place).await, [(tape, vec!["[\"kept\"]".to_owned()])]);
    ann.post("/observed/deletions", &[]).await;
    assert_eq!(stored(&place).await, []);
    assert_eq!(stories::digest::content(&place.db).await["recordings"].len(), 0, "the older one is gone too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recording_is_replayed_by_whoever_may_see_the_case_and_each_replay_is_noted() {
    let place = Place::open().await;
    things::prepare(&place).await;
    let noted = || async {
        let wanted = people::audit::Wanted {
            sites: vec!["shop".into()],
            kind: "recording.replayed".into(),
            ..Default::default()
        };
        let found = place.db.read(move |c| people::audit::find(c, &wanted, 100, 0)).await.unwrap();
        found.into_iter().map(|x| (x.staff_name, x.subject)).collect::<Vec<_>>()
    };
    let (at, replays) = (format!("{REPLAY}/{RECORDING}"), format!("{REPLAY}/{RECORDING}/replays"));
    for (who, status) in [("otto", StatusCode::NOT_FOUND), ("ed", StatusCode::FORBIDDEN)] {
        let mut other = place.browser(who);
        assert_eq!(other.get(&at).await.status, status, "{who}");
        assert_eq!(other.post(&replays, &[]).await.status, status, "{who}");
    }
    // Another case does not lead to it.
    let mut anna = place.browser("anna");
    assert_eq!(
        anna.get(&format!("/desk/cases/case-none/recordings/{RECORDING}")).await.status,
        StatusCode::NOT_FOUND
    );
    anna.get("/desk/cases/case-ann").await.has(&at);
    anna.get(&at).await.has("noted under").has("/viewer");
    assert_eq!(noted().await, [], "looking at the page is not watching it");
    // Nothing of it is given out before its replay is noted.
    assert_eq!(anna.post(&replays, &[("after", "1")]).await.status, StatusCode::CONFLICT);
    assert_eq!(noted().await, []);
    let got: Value = serde_json::from_str(&anna.post(&replays, &[("after", "0")]).await.text()).unwrap();
    assert_eq!((got["pieces"][0]["text"].as_str(), got["after"].as_i64()), (Some("[]"), Some(1)));
    let rest: Value = serde_json::from_str(&anna.post(&replays, &[("after", "1")]).await.text()).unwrap();
    assert_eq!(rest, json!({ "pieces": [], "after": null }));
    assert_eq!(noted().await, [("Anna Kis".to_owned(), RECORDING.to_owned())]);
    anna.post(&replays, &[]).await;
    assert_eq!(noted().await.len(), 2, "each replay");
    place.browser("ada").get("/office/audit?site=shop").await.has("watched a recording of the case ABC234");

    // Over is over, even before it is deleted.
    place.pass(ground::Span::days(31));
    let now = place.now();
    assert_eq!(place.db.read(move |c| journey::recording::find(c, RECORDING, now)).await.unwrap(), None);
}
