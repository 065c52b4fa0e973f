//! Acts above somebody's authority: asked for, granted or refused by another, done once.

use crate::common::{Place, speaks};
use ground::{DialogueId, RemedyId};
use http::StatusCode;
use records::TrackingKind;

const WHY: [(&str, &str); 3] = [("key", "k-1"), ("parcel", "0"), ("why", "She needs it <b>tomorrow</b>")];

async fn asked(place: &Place) -> Vec<RemedyId> {
    let all = place.desk.house.db.read(|c| remedy::shelf::asked(c, &["shop".into()])).await.unwrap();
    all.into_iter().map(|r| r.id).collect()
}

/// Eva's parcel is lost, and Anna has asked to send it again; the dialogue and the decision's address.
async fn asked_to_reship(place: &Place) -> (String, String) {
    place.tracked(TrackingKind::Lost).await;
    let talk = place.in_dialogue().await;
    let got = place.post("anna", &format!("{talk}/orders/W1/reship/approvals"), &WHY).await;
    assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, talk.as_str()), "{}", got.html);
    let decide = format!("/desk/approvals/{}", asked(place).await[0]);
    (talk, decide)
}

#[tokio::test]
async fn above_authority_the_desk_says_so_and_offers_to_ask() {
    let place = Place::open().await;
    place.tracked(TrackingKind::Lost).await;
    let talk = place.in_dialogue().await;
    let act = format!("{talk}/orders/W1/reship");
    let preview = place.get("anna", &format!("{act}?preview=yes&parcel=0")).await;
    assert_eq!(preview.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["worth €30.00", "up to €20.00", "Ask a supervisor", "reship/approvals"] {
        assert!(preview.html.contains(said), "{said}: {}", preview.html);
    }
    speaks(&preview.html);
    let ask = format!("{act}/approvals");
    let no_reason = place.post("anna", &ask, &[("key", "k-0"), ("parcel", "0"), ("why", " ")]).await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no_reason.html.contains("reship/approvals"), "it can be mended: {}", no_reason.html);
    // What the policy refuses to everybody cannot be asked for.
    let nothing = place.post("anna", &ask, &[("key", "k-0"), ("parcel", "7"), ("why", "x")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Others are not in this dialogue, or not at this site.
    assert!(place.post("bela", &ask, &WHY).await.status.is_client_error());
    assert_eq!(place.post("otto", &ask, &WHY).await.status, StatusCode::NOT_FOUND);
    assert!(asked(&place).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_supervisor_grants_is_done_once_for_whoever_asked() {
    let place = Place::open().await;
    let (talk, decide) = asked_to_reship(&place).await;
    place.post("anna", &format!("{talk}/orders/W1/reship/approvals"), &WHY).await;
    assert_eq!(asked(&place).await.len(), 1, "sent twice, asked once");
    assert!(place.get("anna", &talk).await.html.contains("Waits for approval"));
    assert_eq!(place.order().await.parcels.len(), 1, "nothing is done before");

    assert_eq!(place.get("anna", "/desk/approvals").await.status, StatusCode::FORBIDDEN);
    let list = place.get("zsofia", "/desk/approvals").await.html;
    for said in ["€30.00", "tomorrow&#60;/b&#62;", "Send a lost parcel again · W1", "Anna Kis for Eva Adler"]
    {
        assert!(list.contains(said), "{said}: {list}");
    }
    speaks(&list);
    assert!(!place.get("otto", "/desk/approvals").await.html.contains("Eva"));
    let grant = [("decision", "grant")];
    assert_eq!(place.post("anna", &decide, &grant).await.status, StatusCode::FORBIDDEN);
    assert_eq!(place.post("otto", &decide, &grant).await.status, StatusCode::NOT_FOUND);

    let (one, two) = tokio::join!(place.post("zsofia", &decide, &grant), place.post("vera", &decide, &grant));
    let mut both = [one.status, two.status];
    both.sort();
    assert_eq!(both, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY], "one of them decided");

    let order = place.order().await;
    assert_eq!((order.parcels.len(), order.parcels[0].replaced), (2, true));
    let id = DialogueId(talk.rsplit('/').next().unwrap().to_owned());
    let (said, happened) = place
        .desk
        .house
        .db
        .read(move |c| {
            Ok((dialogue::shelf::transcript(c, &id)?, people::timeline::recent(c, &"eva".into(), 20)?))
        })
        .await
        .unwrap();
    let told = said.iter().filter(|m| m.say.as_ref().is_some_and(|t| t.key == "remedy-act-done")).count();
    let noted: Vec<_> = happened.iter().filter(|e| e.kind == "order.reship").collect();
    assert_eq!((told, noted.len()), (1, 1));
    assert_eq!(noted[0].actor, people::timeline::Actor::Staff("anna".into()));
    let html = place.get("anna", &talk).await.html;
    assert!(html.contains("Granted · "), "{html}");
    speaks(&html);
}

#[tokio::test]
async fn what_is_no_longer_possible_is_not_granted_and_may_be_refused_with_a_reason() {
    let place = Place::open().await;
    let (talk, decide) = asked_to_reship(&place).await;
    place.tracked(TrackingKind::Delivered).await;
    let late = place.post("zsofia", &decide, &[("decision", "grant")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.html.contains("role=\"alert\"") && late.html.contains("lost"), "{}", late.html);
    assert_eq!((place.order().await.parcels.len(), asked(&place).await.len()), (1, 1));

    let silent = place.post("zsofia", &decide, &[("decision", "refuse"), ("reason", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let refuse = [("decision", "refuse"), ("reason", "It has arrived")];
    assert_eq!(place.post("zsofia", &decide, &refuse).await.to, "/desk/approvals");
    let html = place.get("anna", &talk).await.html;
    assert!(html.contains("It has arrived") && html.contains("Refused · Zsofia Kis"), "{html}");
    let again = place.post("vera", &decide, &[("decision", "grant")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "decided is decided");
}
