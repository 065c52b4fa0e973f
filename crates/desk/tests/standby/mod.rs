//! Standing by for a visit: first when its person asks for help, seen by colleagues, over by itself.

use crate::common::{Place, plain, speaks};
use ground::{Instant, Span};
use http::StatusCode;
use journey::Visit;

const EVAS: &str = "/desk/visits/v1";

async fn with_visits() -> Place {
    let place = Place::open().await;
    let now = place.desk.house.world.now();
    let visits = move |c: &store::Conn| {
        for (id, person) in [("v1", Some("eva")), ("v2", None)] {
            let mut v = Visit::new(id.into(), "shop".into(), ground::Lang::En, now);
            v.person = person.map(Into::into);
            journey::shelf::keep(c, &[v], &[])?;
        }
        Ok(())
    };
    place.desk.house.db.write(visits).await.unwrap();
    place
}

impl Place {
    async fn stand_by(&self, who: &str, visit: &str) -> StatusCode {
        self.post(who, &format!("{visit}/standbys"), &[]).await.status
    }

    /// Whether the router proposes Eva to them.
    async fn is_rung(&self, who: &str) -> bool {
        self.get(who, "/desk").await.html.contains("queue-item for-me")
    }

    async fn by(&self, who: &str) -> bool {
        let html = self.get("zsofia", EVAS).await.html;
        speaks(&html);
        plain(&html).contains(&format!("{who} Kis stands by"))
    }

    fn later(&self, span: Span) {
        let now: Instant = self.desk.house.world.now();
        self.clock.set(now + span);
    }
}

#[tokio::test]
async fn whoever_stands_by_is_proposed_first_and_nobody_is_kept_away() {
    let place = with_visits().await;
    // Anna has been free for the longest; Bela stands by.
    assert_eq!(place.stand_by("bela", EVAS).await, StatusCode::SEE_OTHER);
    assert!(place.by("Bela").await);
    assert!(plain(&place.get("anna", "/desk/visits").await.html).contains("Bela Kis stands by"));
    assert!(place.get("bela", EVAS).await.html.contains("You stand by until"));
    let h = place.ask().await;
    assert!(place.is_rung("bela").await && !place.is_rung("anna").await && !place.is_rung("zsofia").await);
    // Their page says so, too.
    let (first, other) = (place.get("bela", EVAS).await.html, place.get("anna", EVAS).await.html);
    assert!(first.contains("and you are asked first") && first.contains("data-ring-count-value=\"1\""));
    assert!(
        other.contains("They ask for somebody.") && other.contains("data-ring-count-value=\"0\""),
        "{other}"
    );
    let taking = format!("name=\"handover\" value=\"{h}\"");
    assert!(first.contains(&taking) && other.contains(&taking));
    assert!(!place.get("vera", EVAS).await.html.contains(&taking), "who only supervises takes nobody");
    // A preference: Anna may still be quicker, and then it is over.
    let got = place.post("anna", "/desk/acceptances", &[("handover", h.as_str())]).await;
    assert!(got.to.starts_with("/desk/dialogue/"), "{}", got.to);
    assert!(!place.get("zsofia", "/desk/visits").await.html.contains("stands by"));
    let over = place.get("bela", EVAS).await.html;
    assert!(!over.contains("They ask for somebody"), "{over}");
}

#[tokio::test]
async fn one_stands_by_and_others_take_over_when_they_are_busy() {
    let place = with_visits().await;
    place.stand_by("bela", EVAS).await;
    // Two do not stand by for the same, and one stands by for one.
    place.stand_by("anna", EVAS).await;
    assert!(place.by("Bela").await && !place.by("Anna").await);
    place.stand_by("bela", "/desk/visits/v2").await;
    assert!(!place.by("Bela").await);
    place.stand_by("bela", EVAS).await;
    assert!(place.by("Bela").await);
    place.ask().await;
    // Bela is in another conversation.
    let (now, line) = (place.desk.house.world.now(), place.desk.line.clone());
    let busy = move |c: &store::Conn| {
        let carl = people::Person {
            id: "carl".into(),
            email: "carl@example.org".into(),
            ..people::shelf::person(c, &"eva".into())?.unwrap()
        };
        people::shelf::put_person(c, &carl)?;
        let need = handover::Need::plain("shop".into(), "carl".into(), ground::Lang::En, "x");
        handover::shelf::ask(c, &line, &"h2".into(), &need, now)?;
        let by = handover::shelf::Acceptor { staff: &"bela".into(), name: "Bela", zone: "Europe/Vienna" };
        handover::shelf::accept(c, &line, &"h2".into(), &by, &"d2".into(), now).map(drop)
    };
    place.desk.house.db.write(busy).await.unwrap();
    assert!(!place.is_rung("bela").await && place.is_rung("anna").await);
}

#[tokio::test]
async fn it_ends_by_itself() {
    let place = with_visits().await;
    place.stand_by("bela", EVAS).await;
    place.post("bela", &format!("{EVAS}/standbys/endings"), &[]).await;
    assert!(!place.by("Bela").await, "by their own word");

    place.stand_by("bela", EVAS).await;
    place.post("anna", &format!("{EVAS}/standbys/endings"), &[]).await;
    assert!(place.by("Bela").await, "not by another's");
    place.post("bela", "/desk/presence", &[("state", "break")]).await;
    assert!(!place.by("Bela").await, "with a break");
    place.stand_by("bela", EVAS).await;
    assert!(!place.by("Bela").await, "who is on a break does not stand by");
    place.post("bela", "/desk/presence", &[("state", "available")]).await;

    place.stand_by("bela", EVAS).await;
    place.later(Span::minutes(4));
    desk::sweep(&place.desk).await.unwrap();
    assert!(place.by("Bela").await);
    place.later(Span::minutes(6));
    assert!(!place.by("Bela").await, "after ten minutes");
    assert_eq!(place.stand_by("bela", EVAS).await, StatusCode::SEE_OTHER);
    assert!(!place.by("Bela").await, "they are no longer here");

    // Gone without a word.
    let now = place.desk.house.world.now();
    let back = move |c: &store::Conn| {
        let mut v = journey::shelf::visit(c, &"v1".into())?.unwrap();
        v.last_seen = now;
        journey::shelf::keep(c, &[v], &[])
    };
    place.desk.house.db.write(back).await.unwrap();
    place.stand_by("bela", EVAS).await;
    assert!(place.by("Bela").await);
    place.desk.house.db.write(move |c| staffing::shelf::went(c, &"bela".into(), now)).await.unwrap();
    place.later(Span::secs(11));
    desk::sweep(&place.desk).await.unwrap();
    assert!(!place.by("Bela").await, "with their presence");
}

#[tokio::test]
async fn only_account_managers_of_the_site_stand_by() {
    let place = with_visits().await;
    for (who, status) in [("otto", StatusCode::NOT_FOUND), ("vera", StatusCode::FORBIDDEN)] {
        assert_eq!(place.stand_by(who, EVAS).await, status, "{who}");
        let end = place.post(who, &format!("{EVAS}/standbys/endings"), &[]).await;
        assert_eq!(end.status, status, "{who}");
    }
    assert_eq!(place.stand_by("bela", "/desk/visits/none").await, StatusCode::NOT_FOUND);
    assert!(place.desk.standbys.all().is_empty());
    place.stand_by("bela", EVAS).await;
    place.post("otto", &format!("{EVAS}/standbys/endings"), &[]).await;
    assert!(place.by("Bela").await);
    // Whoever only supervises sees it, and has nothing to press.
    let html = place.get("vera", "/desk/visits/v2").await.html;
    assert!(!html.contains("standbys"), "{html}");
}

#[tokio::test]
async fn whoever_helped_before_is_rung_again_and_the_desk_says_why() {
    let place = with_visits().await;
    let first = place.ask().await;
    // Anna has been free for the longest, and says so herself.
    let anna = plain(&place.get("anna", "/desk").await.html);
    assert!(anna.contains("For you</strong>: ") && anna.contains("speaks English"), "{anna}");
    assert!(!anna.contains("helped them"), "{anna}");
    let got = place.post("bela", "/desk/acceptances", &[("handover", first.as_str())]).await;
    let wrap = [("wrong", "A lamp"), ("done", "Explained"), ("outcome", "resolved")];
    let end = format!("{}/wrap-up", got.to);
    assert_eq!(place.post("bela", &end, &wrap).await.status, StatusCode::SEE_OTHER);

    place.later(Span::minutes(30));
    for who in ["anna", "bela"] {
        place.post(who, "/desk/presence", &[("state", "available")]).await;
    }
    place.ask_as("h2").await;
    assert!(place.is_rung("bela").await && !place.is_rung("anna").await, "Bela helped her before");
    let (bela, anna) = (place.get("bela", "/desk").await.html, place.get("anna", "/desk").await.html);
    speaks(&bela);
    assert!(plain(&bela).contains("For you</strong>: ") && plain(&bela).contains("helped them on"), "{bela}");
    assert!(plain(&anna).contains("Bela Kis</bdi>: ") && plain(&anna).contains("helped them on"), "{anna}");
    // A preference: where Bela is away it is Anna.
    place.post("bela", "/desk/presence", &[("state", "away")]).await;
    assert!(place.is_rung("anna").await);
}

#[tokio::test]
async fn each_who_waits_is_rung_for_at_somebody_and_who_passed_them_on_is_not_rung_again() {
    let place = with_visits().await;
    // Eva waits first, Bob after her.
    place.ask().await;
    let (line, now) = (place.desk.line.clone(), place.desk.house.world.now());
    let person = people::Person { id: "bob".into(), email: "bob@example.org".into(), ..eva(&place).await };
    let bobs = move |c: &store::Conn| {
        people::shelf::put_person(c, &person)?;
        let need = handover::Need::plain("shop".into(), "bob".into(), ground::Lang::En, "Hello");
        handover::shelf::ask(c, &line, &"h9".into(), &need, now).map(drop)
    };
    place.desk.house.db.write(bobs).await.unwrap();
    let mut rung = Vec::new();
    for who in ["anna", "bela", "zsofia"] {
        rung.extend(place.is_rung(who).await.then_some(who));
    }
    assert_eq!(rung.len(), 2, "two who wait ring two of the three who are free: {rung:?}");

    // Whoever is rung for Eva takes her and passes her on: another is rung for her then.
    let html = place.get(rung[0], "/desk").await.html;
    let hers =
        html.split("id=\"q-").find(|q| q.contains("for-me")).unwrap().split('"').next().unwrap().to_owned();
    let got = place.post(rung[0], "/desk/acceptances", &[("handover", hers.as_str())]).await;
    let passed = place.post(rung[0], &format!("{}/passing", got.to), &[]).await;
    assert_eq!(passed.status, StatusCode::SEE_OTHER, "{}", passed.html);
    place.post(rung[0], "/desk/presence", &[("state", "available")]).await;
    let html = place.get(rung[0], "/desk").await.html;
    let mine = html.split("id=\"q-").find(|q| q.starts_with(&hers)).unwrap();
    assert!(!mine.contains("for-me"), "{mine}");
}

async fn eva(place: &Place) -> people::Person {
    let eva = place.desk.house.db.read(|c| people::shelf::person(c, &"eva".into())).await.unwrap();
    eva.unwrap()
}
