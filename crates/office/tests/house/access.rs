//! Who is let, and who is not: nobody finds what belongs to a site where they have no role.

use crate::common::Place;

/// Pages about one thing of the shop, the least that opens them, and the same of another site.
const THINGS: &[(&str, &str, &str)] = &[
    ("leads", "/office/sites/shop", "/office/sites/other"),
    ("administers", "/office/sites/shop/profile", "/office/sites/other/profile"),
    ("administers", "/office/sites/shop/look", "/office/sites/other/look"),
    ("leads", "/office/sites/shop/hours", "/office/sites/other/hours"),
    ("administers", "/office/sites/shop/observation", "/office/sites/other/observation"),
    ("administers", "/office/sites/shop/vouchers", "/office/sites/other/vouchers"),
    ("leads", "/office/staff/bela", "/office/staff/otto"),
    ("administers", "/office/staff/bela/departure", "/office/staff/otto/departure"),
    ("leads", "/office/persons?site=shop", "/office/persons?site=other"),
    ("leads", "/office/persons/eva", "/office/persons/olga"),
    ("leads", "/office/persons/new?site=shop", "/office/persons/new?site=other"),
    ("writes", "/office/articles?site=shop", "/office/articles?site=other"),
    ("writes", "/office/articles/a-returns", "/office/articles/a-secret"),
    ("writes", "/office/articles/new?site=shop", "/office/articles/new?site=other"),
    ("writes", "/office/articles/a-returns/versions", "/office/articles/a-secret/versions"),
    ("writes", "/office/articles/a-returns/versions/1", "/office/articles/a-secret/versions/1"),
    ("leads", "/office/observed?site=shop", "/office/observed?site=other"),
    ("leads", "/office/observed/v-shop", "/office/observed/v-other"),
    ("leads", "/office/audit?site=shop", "/office/audit?site=other"),
    ("administers", "/office/tokens/k-eva/revocation", "/office/tokens/k-olga/revocation"),
];

fn may(who: &str, what: &str) -> bool {
    match who {
        "anna" => true,
        "zsofia" => what == "leads",
        "ed" => what == "writes",
        _ => false,
    }
}

#[tokio::test]
async fn each_role_opens_what_is_its_own_and_nothing_of_another_site() {
    let place = Place::open().await;
    for (what, ours, theirs) in THINGS {
        for who in ["anna", "zsofia", "ed"] {
            let browser = place.of(who);
            let got = browser.get(ours).await;
            assert_eq!(
                got.status.as_u16(),
                if may(who, what) { 200 } else { 403 },
                "{who} {ours}\n{}",
                got.html
            );
            // Whoever may not do such things at all is told so; whoever may does not find it.
            let status = browser.get(theirs).await.status.as_u16();
            assert_eq!(status, if may(who, what) { 404 } else { 403 }, "{who} {theirs}");
        }
        // The other site's administrator finds the shop's as little.
        let status = place.of("otto").get(ours).await.status.as_u16();
        assert_eq!(status, 404, "otto {ours}");
        // Nobody ends their own access.
        let own = theirs.ends_with("otto/departure");
        place.of("otto").get(theirs).await.is(if own { 403 } else { 200 });
        // Whoever works at the desk only, or nowhere, signs in first.
        for browser in [place.of("bela"), place.browser()] {
            let got = browser.get(ours).await;
            assert!(got.to.starts_with("/office/sign-in?then="), "{ours}: {} {}", got.status, got.to);
        }
    }
}

#[tokio::test]
async fn nothing_of_another_site_is_changed_and_nothing_above_ones_role() {
    let place = Place::open().await;
    let forms: &[(&str, &str, &str)] = &[
        ("administers", "/office/sites/shop/profile", "/office/sites/other/profile"),
        ("administers", "/office/sites/shop/look", "/office/sites/other/look"),
        ("leads", "/office/sites/shop/hours", "/office/sites/other/hours"),
        ("administers", "/office/sites/shop/observation", "/office/sites/other/observation"),
        ("administers", "/office/sites/shop/vouchers", "/office/sites/other/vouchers"),
        ("administers", "/office/staff/bela/who", "/office/staff/otto/who"),
        ("leads", "/office/staff/bela/work", "/office/staff/otto/work"),
        ("administers", "/office/staff/bela/roles", "/office/staff/otto/roles"),
        ("administers", "/office/staff/bela/departure", "/office/staff/otto/departure"),
        ("leads", "/office/persons/eva", "/office/persons/olga"),
        ("writes", "/office/articles/a-returns", "/office/articles/a-secret"),
        (
            "writes",
            "/office/articles/a-returns/versions/1/restoration",
            "/office/articles/a-secret/versions/1/restoration",
        ),
        ("administers", "/office/tokens/k-eva/revocation", "/office/tokens/k-olga/revocation"),
    ];
    // Everything a form could ask for, so that nothing is refused for being incomplete.
    let all = [
        ("name", "Taken over"),
        ("email", "taken@example.org"),
        ("lang", "en"),
        ("langs", "en"),
        ("default_lang", "en"),
        ("kind", "customers"),
        ("zone", "UTC"),
        ("host", "taken.example.org"),
        ("accent", "#000000"),
        ("days", "30"),
        ("budget", "1"),
        ("authority", "999"),
        ("roles", "administrator/other"),
        ("roles", "administrator/shop"),
        ("first", "Taken"),
        ("last", "Over"),
        ("title", "Taken over"),
        ("body", "Taken over"),
        ("version", "1"),
    ];
    let before =
        place.db.read(|c| people::audit::before(c, None, ground::Instant(i64::MAX), 100)).await.unwrap();
    for (what, ours, theirs) in forms {
        for who in ["anna", "zsofia", "ed", "bela"] {
            let browser = place.of(who);
            let status = browser.post(theirs, &all).await.status.as_u16();
            assert_eq!(status, if may(who, what) { 404 } else { 403 }, "{who} {theirs}");
            if !may(who, what) {
                assert_eq!(browser.post(ours, &all).await.status.as_u16(), 403, "{who} {ours}");
            }
        }
        assert_eq!(place.of("otto").post(ours, &all).await.status.as_u16(), 404, "otto {ours}");
    }
    let after =
        place.db.read(|c| people::audit::before(c, None, ground::Instant(i64::MAX), 100)).await.unwrap();
    assert_eq!(before, after);
    let otto = place.db.read(|c| people::shelf::staff(c, &"otto".into())).await.unwrap().unwrap();
    assert_eq!((otto.name.as_str(), otto.roles.len()), ("Otto Kis", 1));
}

#[tokio::test]
async fn new_things_are_made_at_ones_own_sites_only() {
    let place = Place::open().await;
    let person =
        [("site", "other"), ("first", "A"), ("last", "B"), ("email", "a@example.org"), ("kind", "customer")];
    place.of("anna").post("/office/persons", &person).await.is(404);
    place.of("ed").post("/office/persons", &person).await.is(403);
    let article = [("site", "other"), ("lang", "en"), ("title", "T"), ("body", "B")];
    place.of("ed").post("/office/articles", &article).await.is(404);
    place.of("ed").post("/office/articles/preview", &article).await.is(404);
    place.of("zsofia").post("/office/articles", &[("site", "shop")]).await.is(403);
    // A key for somebody of another site, or for staff who have power there, is not to be had.
    for fields in [
        [("label", "x"), ("person", "olga")],
        [("label", "x"), ("staff", "gina")],
        [("label", "x"), ("staff", "otto")],
    ] {
        place.of("anna").post("/office/tokens", &fields).await.is(422);
    }
    place.of("zsofia").post("/office/tokens", &[("label", "x"), ("person", "eva")]).await.is(403);
    // Roles at a site that one does not administer are not given, not even to oneself.
    place
        .of("anna")
        .post(
            "/office/staff/anna/roles",
            &[
                ("roles", "administrator/shop"),
                ("roles", "administrator/work"),
                ("roles", "administrator/other"),
            ],
        )
        .await
        .is(303);
    let anna = place.db.read(|c| people::shelf::staff(c, &"anna".into())).await.unwrap().unwrap();
    assert!(!anna.works_at(&"other".into()));
}

#[tokio::test]
async fn lists_show_ones_own_sites_only() {
    let place = Place::open().await;
    let anna = place.of("anna");
    anna.get("/office/sites").await.has("The shop").has("The work").lacks("The other");
    anna.get("/office/staff").await.has("Bela Kis").lacks("Otto Kis");
    anna.get("/office/tokens").await.has("Eva&#39;s app").lacks("Olga&#39;s");
    anna.get("/office/articles?site=shop").await.has("How to return").lacks("Secret");
    anna.get("/office").await.has("The shop").lacks("The other");
    let ed = place.of("ed").get("/office").await;
    ed.has("/office/articles").lacks("/office/staff").lacks("/office/audit").lacks("/office/tokens");
    place
        .of("zsofia")
        .get("/office")
        .await
        .has("/office/audit")
        .lacks("/office/tokens")
        .lacks("/office/articles");
    // What was given up is the whole house's.
    anna.get("/office/jobs").await.is(403);
    anna.post("/office/jobs/j1/revival", &[]).await.is(403);
    anna.post("/office/jobs/j1/removal", &[]).await.is(403);
    place.of("gina").get("/office/jobs").await.is(200).has("lost@example.org").lacks("a secret link");
}
