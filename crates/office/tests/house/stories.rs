//! The office through the front door: sites, staff, persons, articles, keys, jobs, and the trail they leave.

use crate::common::{Place, speaks};
use ground::{Lang, Span};
use people::audit::Change;
use people::{Role, shelf, token};

async fn trail(place: &Place) -> Vec<Change> {
    let all = |c: &store::Conn| people::audit::before(c, None, ground::Instant(i64::MAX), 50);
    place.db.read(all).await.unwrap()
}

#[tokio::test]
async fn a_site_is_made_changed_and_given_its_hours() {
    let place = Place::open().await;
    let anna = place.of("anna");
    let wrong = anna
        .post(
            "/office/sites",
            &[("name", ""), ("host", "https://x"), ("zone", "Moon"), ("kind", "employees")],
        )
        .await;
    wrong
        .is(422)
        .has("href=\"#f-name\"")
        .has("href=\"#f-host\"")
        .has("href=\"#f-zone\"")
        .has("href=\"#f-langs\"")
        .has("https://x");
    speaks(&wrong);
    let fields = [
        ("name", "Őszi Bolt"),
        ("host", "oszi.example.org"),
        ("zone", "Europe/Budapest"),
        ("kind", "employees"),
        ("langs", "hu"),
        ("currency", "HUF"),
    ];
    let page = anna.done("/office/sites", &fields).await;
    page.is(200).has("Őszi Bolt").has("oszi.example.org").has("Europe/Budapest");
    speaks(&page);
    anna.post("/office/sites", &fields).await.is(422);
    // Whoever is named is told apart by their name.
    let taken = [("name", "Another"), ("host", "other.example.org"), ("zone", "UTC"), ("langs", "en")];
    anna.post("/office/sites", &taken).await.is(422).has("href=\"#f-host\"");

    let profile = [
        ("name", "Őszi"),
        ("host", "oszi.example.org"),
        ("zone", "UTC"),
        ("kind", "employees"),
        ("langs", "hu"),
        ("langs", "de"),
        ("default_lang", "en"),
    ];
    anna.post("/office/sites/oszi-bolt/profile", &profile).await.is(422).has("href=\"#f-default_lang\"");
    let profile = profile.map(|(k, v)| (k, if k == "default_lang" { "de" } else { v }));
    anna.done("/office/sites/oszi-bolt/profile", &profile).await.has("<h1>Őszi</h1>").has("Deutsch");

    let hours = [
        ("mon_from", "08:00"),
        ("mon_to", "12:00"),
        ("mon_from", "13:00"),
        ("mon_to", "17:30"),
        ("tue_from", "09:00"),
        ("tue_to", "08:00"),
        ("closed", "2026-12-25"),
    ];
    let wrong = anna.post("/office/sites/oszi-bolt/hours", &hours).await;
    wrong.is(422).has("href=\"#f-tue\"").has("value=\"13:00\"").has("2026-12-25");
    speaks(&wrong);
    let hours = hours.map(|(k, v)| (k, if (k, v) == ("tue_to", "08:00") { "16:00" } else { v }));
    anna.done("/office/sites/oszi-bolt/hours", &hours)
        .await
        .has("08:00–12:00, 13:00–17:30")
        .has("2026-12-25");

    let bad = [("accent", "red"), ("mark", "abc")];
    anna.post("/office/sites/oszi-bolt/look", &bad)
        .await
        .is(422)
        .has("href=\"#f-accent\"")
        .has("href=\"#f-mark\"");
    anna.done("/office/sites/oszi-bolt/look", &[("accent", "#0B6E4F"), ("mark", "Ő"), ("tagline", "Lamps")])
        .await
        .has("#0b6e4f");
    anna.post("/office/sites/oszi-bolt/vouchers", &[("budget", "-5")]).await.is(422);
    anna.done("/office/sites/oszi-bolt/vouchers", &[("budget", "250 000")]).await.is(200);
    let site = place.db.read(|c| shelf::site(c, &"oszi-bolt".into())).await.unwrap().unwrap();
    assert_eq!(site.voucher_budget.to_string(), "250000.00");
    assert_eq!(site.look.accent, "#0b6e4f");

    // Each change is on the trail, with what was and what is.
    let kinds: Vec<String> = trail(&place).await.iter().map(|c| c.kind.clone()).collect();
    assert_eq!(kinds.iter().filter(|k| *k == "site.changed").count(), 4, "{kinds:?}");
    let page = anna.get("/office/audit?site=oszi-bolt").await;
    page.has("<del>Őszi Bolt</del>").has("<ins>Őszi</ins>").has("Anna Kis").has("13:00-17:30");
    speaks(&page);
}

#[tokio::test]
async fn less_is_kept_only_after_its_consequence_was_shown() {
    let place = Place::open().await;
    let anna = place.of("anna");
    let to = "/office/sites/shop/observation";
    let kept = |place: &Place| {
        let db = place.db.clone();
        async move { db.read(|c| shelf::site(c, &"shop".into())).await.unwrap().unwrap().keep_days }
    };
    for wrong in ["0", "x", "100000"] {
        anna.post(to, &[("observe", "yes"), ("days", wrong)]).await.is(422).has("href=\"#f-days\"");
    }
    let asked = anna.post(to, &[("observe", "yes"), ("days", "7")]).await;
    asked.has("name=\"sure\" value=\"7\"");
    assert_eq!(kept(&place).await, 30);
    // Another number than the one that was confirmed is asked again.
    anna.post(to, &[("observe", "yes"), ("days", "3"), ("sure", "7")]).await.has("name=\"sure\" value=\"3\"");
    anna.post(to, &[("observe", "yes"), ("days", "7"), ("sure", "7")]).await.is(303);
    assert_eq!(kept(&place).await, 7);
    anna.post(to, &[("days", "60")]).await.is(303);
    let site = place.db.read(|c| shelf::site(c, &"shop".into())).await.unwrap().unwrap();
    assert!(!site.observe && site.keep_days == 60);
}

#[tokio::test]
async fn staff_are_added_changed_and_leave() {
    let place = Place::open().await;
    let anna = place.of("anna");
    anna.post("/office/staff", &[("name", ""), ("email", "x"), ("authority", "lots")])
        .await
        .is(422)
        .has("href=\"#f-name\"")
        .has("href=\"#f-email\"")
        .has("href=\"#f-authority\"")
        .has("href=\"#f-roles\"");
    let fields = [
        ("name", "Cora <b>Nagy</b>"),
        ("email", "cora@example.org"),
        ("lang", "hu"),
        ("langs", "hu"),
        ("langs", "en"),
        ("skills", "orders, returns"),
        ("authority", "25,50"),
        ("roles", "account-manager/shop"),
        ("roles", "administrator/other"),
    ];
    let page = anna.done("/office/staff", &fields).await;
    page.is(200).has("Cora &#60;b&#62;Nagy&#60;/b&#62;").has("25.50");
    speaks(&page);
    let cora = place.db.read(|c| shelf::staff_by_email(c, "cora@example.org")).await.unwrap().unwrap();
    assert_eq!(
        cora.roles,
        [("shop".into(), Role::AccountManager)],
        "not at a site that anna does not administer"
    );
    assert_eq!((cora.authority, cora.skills.len()), (2_550, 2));

    let one = format!("/office/staff/{}", cora.id);
    anna.post(&format!("{one}/who"), &[("name", "Cora"), ("email", "bela@example.org")])
        .await
        .is(422)
        .has("href=\"#f-email\"");
    anna.done(
        &format!("{one}/who"),
        &[("name", "Nagy Cora"), ("called", " Cora "), ("email", "c.nagy@example.org"), ("lang", "de")],
    )
    .await
    .has("c.nagy@example.org");
    let called = place.db.read(|c| shelf::staff_by_email(c, "c.nagy@example.org")).await.unwrap().unwrap();
    assert_eq!((called.name.as_str(), called.called()), ("Nagy Cora", "Cora"));
    // A supervisor sets what is granted alone, but nobody their own.
    let zsofia = place.of("zsofia");
    zsofia
        .done(&format!("{one}/work"), &[("langs", "hu"), ("skills", ""), ("authority", "40")])
        .await
        .is(200);
    zsofia.post("/office/staff/zsofia/work", &[("langs", "en"), ("authority", "900")]).await.is(403);
    anna.done(&format!("{one}/roles"), &[("roles", "account-manager/shop"), ("roles", "editor/shop")])
        .await
        .is(200);

    // Cora signs in; then she leaves, and is out at once, with her keys.
    let (id, now) = (cora.id.clone(), place.world.now());
    place
        .db
        .write(move |c| {
            let who = people::sign_in::Signed {
                face: people::sign_in::Face::Office,
                subject: id.0.clone(),
                site: None,
                next: String::new(),
            };
            people::sign_in::begin(c, &crate::common::secret("cora"), "unused", &who, now)?;
            token::create(c, "coras-key", &token::Bearer::Staff(id.clone()), "x", &"k-cora".into(), now)
        })
        .await
        .unwrap();
    let hers = place.of("cora");
    hers.get("/office").await.is(200);
    let page = anna.get(&format!("{one}/departure")).await;
    page.is(200);
    speaks(&page);
    anna.done(&format!("{one}/departure"), &[]).await.is(200);
    hers.get("/office").await.leads_to("/office/sign-in?then=%2Foffice");
    assert_eq!(place.db.read(|c| token::bearer(c, "coras-key")).await.unwrap(), None);
    let sessions = place.db.read(move |c| {
        people::sign_in::session(c, people::sign_in::Face::Office, &crate::common::secret("cora"), now)
    });
    assert_eq!(sessions.await.unwrap(), None);
    anna.post(
        "/office/staff",
        &[("name", "Cora"), ("email", "c.nagy@example.org"), ("authority", "1"), ("roles", "editor/shop")],
    )
    .await
    .is(422);
    anna.done(&format!("{one}/return"), &[]).await.is(200);
    hers.get("/office").await.leads_to("/office/sign-in?then=%2Foffice");
    let kinds: Vec<String> = trail(&place).await.iter().map(|c| c.kind.clone()).collect();
    for kind in ["staff.added", "staff.changed", "staff.roles-changed", "staff.left", "staff.came-back"] {
        assert!(kinds.iter().any(|k| k == kind), "{kind} in {kinds:?}");
    }
}

#[tokio::test]
async fn the_last_administrator_of_a_site_stays() {
    let place = Place::open().await;
    let gina = place.of("gina");
    // Others administer the other site as well: otto may go.
    for who in ["dora", "hanna", "otto"] {
        gina.post(&format!("/office/staff/{who}/departure"), &[]).await.is(303);
    }
    let got = gina
        .post("/office/staff/gina/roles", &[("roles", "administrator/shop"), ("roles", "administrator/work")])
        .await;
    got.is(422).has("The other needs at least one administrator");
    speaks(&got);
    gina.post("/office/staff/gina/departure", &[]).await.is(403);
    // Shop and work have anna too.
    gina.post("/office/staff/gina/roles", &[("roles", "administrator/other")]).await.is(303);
    let anna = place.of("anna");
    anna.post("/office/staff/anna/roles", &[("roles", "editor/shop")]).await.is(422);
    let anna = place.db.read(|c| shelf::staff(c, &"anna".into())).await.unwrap().unwrap();
    assert_eq!(anna.roles.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_administrators_who_leave_at_once_one_stays() {
    for _ in 0..10 {
        let place = Place::open().await;
        let four = ["otto", "gina", "dora", "hanna"].map(|who| {
            let browser = place.of(who);
            tokio::spawn(async move {
                browser
                    .post(&format!("/office/staff/{who}/roles"), &[("roles", "editor/other")])
                    .await
                    .status
                    .as_u16()
            })
        });
        let mut answers = Vec::new();
        for one in four {
            answers.push(one.await.unwrap());
        }
        answers.sort_unstable();
        let left = place.db.read(|c| shelf::staff_of_site(c, &"other".into())).await.unwrap();
        let left = left.iter().filter(|s| s.is(&"other".into(), Role::Administrator)).count();
        assert_eq!(left, 1, "{answers:?}");
        assert_eq!(answers, [303, 303, 303, 422]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_parts_of_a_site_changed_at_once_are_both_kept() {
    let place = Place::open().await;
    let (one, other) = (place.of("anna"), place.of("gina"));
    for n in 1..=10 {
        let (budget, days) = (n.to_string(), (30 + n).to_string());
        let (budget, days) = ([("budget", budget.as_str())], [("days", days.as_str())]);
        let vouchers = one.post("/office/sites/shop/vouchers", &budget);
        let observation = other.post("/office/sites/shop/observation", &days);
        let (a, b) = tokio::join!(vouchers, observation);
        assert_eq!((a.status.as_u16(), b.status.as_u16()), (303, 303));
        let site = place.db.read(|c| shelf::site(c, &"shop".into())).await.unwrap().unwrap();
        assert_eq!((site.voucher_budget.minor, site.keep_days), (n * 100, 30 + n));
    }
}

/// What a form carries of what stood there.
fn carried(page: &crate::common::Got, form: usize) -> String {
    let value = page.html.split("name=\"seen\" value=\"").nth(form + 1).unwrap();
    value.split('"').next().unwrap().replace("&#34;", "\"").replace("&#39;", "'")
}

#[tokio::test]
async fn nobody_writes_over_what_another_changed_without_having_seen_it() {
    let place = Place::open().await;
    let (gina, anna) = (place.of("gina"), place.of("anna"));
    // Two forms of one account manager, opened side by side.
    let at = "/office/staff/bela";
    let opened = carried(&gina.get(at).await, 1);
    let first = [("seen", opened.as_str()), ("langs", "en"), ("skills", "orders"), ("authority", "30")];
    anna.done(&format!("{at}/work"), &first).await.has("Saved.");
    let second =
        [("seen", opened.as_str()), ("langs", "en"), ("skills", "orders, gifts"), ("authority", "20")];
    let told = gina.post(&format!("{at}/work"), &second).await;
    told.is(422)
        .has("Somebody else changed this while you were writing. It is now – May grant alone: 30.00.");
    told.has("orders, gifts");
    let bela = |c: &store::Conn| Ok(shelf::staff(c, &"bela".into())?.unwrap());
    assert_eq!(place.db.read(bela).await.unwrap().authority, 3_000);
    // Another part of the same page was not touched by it.
    let who = carried(&gina.get(at).await, 0);
    // Having seen it, they may.
    let seen = carried(&told, 1);
    let third = [("seen", seen.as_str()), ("langs", "en"), ("skills", "gifts"), ("authority", "20")];
    gina.done(&format!("{at}/work"), &third).await.has("Saved.");
    let name = [("seen", who.as_str()), ("name", "Béla"), ("email", "bela@example.org"), ("lang", "en")];
    gina.done(&format!("{at}/who"), &name).await.has("Saved.");
    // A mistake does not make a form forget what it was opened with.
    let roles = carried(&gina.get(at).await, 2);
    anna.done(&format!("{at}/roles"), &[("roles", "editor/shop")]).await.has("Saved.");
    let told = gina.post(&format!("{at}/roles"), &[("seen", &roles), ("roles", "supervisor/shop")]).await;
    told.is(422).has("The shop: Editor");
    // The parts of a site, and a person.
    type Fields = &'static [(&'static str, &'static str)];
    let forms: [(&str, Fields, Fields, &str); 5] = [
        ("sites/shop/vouchers", &[("budget", "7")], &[("budget", "8")], "Vouchers a day: 7.00"),
        ("sites/shop/look", &[("accent", "#123456")], &[("accent", "#654321")], "Colour: #123456"),
        ("sites/shop/observation", &[("days", "60")], &[("days", "70")], "Kept for days: 60"),
        ("sites/shop/hours", &[("mon-from", "09:00"), ("mon-to", "10:00")], &[], "Opening hours: "),
        (
            "persons/eva",
            &[("last", "Eins"), ("email", "e@example.org"), ("phone", "1")],
            &[("last", "Zwei"), ("email", "e@example.org"), ("phone", "2")],
            "Family name: Eins",
        ),
    ];
    for (path, first, second, news) in forms {
        let path = format!("/office/{path}");
        let opened = carried(&gina.get(&path).await, 0);
        anna.done(&path, first).await.has("Saved.");
        let again = [&[("seen", opened.as_str())], second].concat();
        let told = gina.post(&path, &again).await;
        told.is(422).has(news).has("Save again to put yours in its place.");
        let seen = carried(&told, 0);
        gina.done(&path, &[&[("seen", seen.as_str())], second].concat()).await.has("Saved.");
    }
}

#[tokio::test]
async fn persons_are_found_added_and_changed() {
    let place = Place::open().await;
    let anna = place.of("anna");
    anna.get("/office/persons?site=shop&q=ADL").await.has("Eva Adler").lacks("Karl");
    anna.get("/office/persons?site=shop&q=zz").await.is(200).lacks("Eva Adler");
    let wrong = anna
        .post(
            "/office/persons",
            &[("site", "work"), ("first", "Lea"), ("email", "lea"), ("kind", "employee")],
        )
        .await;
    wrong.is(422).has("href=\"#f-email\"").has("value=\"Lea\"");
    speaks(&wrong);
    let fields = [
        ("site", "work"),
        ("first", "Lea"),
        ("last", "Őri"),
        ("email", "lea@example.org"),
        ("lang", "hu"),
        ("kind", "employee"),
        ("manager", "mira"),
    ];
    anna.post("/office/persons", &fields).await.leads_to("/office/persons?site=work");
    anna.post("/office/persons", &fields).await.is(422).has("href=\"#f-email\"");
    let lea = place
        .db
        .read(|c| shelf::persons_by_email(c, &"work".into(), "lea@example.org"))
        .await
        .unwrap()
        .remove(0);
    assert_eq!((lea.lang, lea.manager), (Lang::Hu, Some("mira".into())));
    let one = format!("/office/persons/{}", lea.id);
    let page = anna.get(&one).await;
    page.has("Őri Lea").has("Mira Adler");
    speaks(&page);
    // A manager is a manager of the same site.
    for manager in ["karl", "eva"] {
        let fields = fields.map(|(k, v)| (k, if k == "manager" { manager } else { v }));
        let status = anna.post(&one, &fields).await.status.as_u16();
        assert!(matches!(status, 404 | 422), "{manager}: {status}");
    }
    let fields = fields.map(|(k, v)| {
        (
            k,
            match k {
                "kind" => "manager",
                "manager" => "",
                _ => v,
            },
        )
    });
    anna.done(&one, &fields).await.is(200);
    let change = trail(&place).await.remove(0);
    assert_eq!((change.kind.as_str(), change.staff_name.as_str()), ("person.changed", "Anna Kis"));
    assert_eq!(
        (change.before["kind"].clone(), change.after["kind"].clone()),
        ("employee".into(), "manager".into())
    );
    assert!(change.before.get("email").is_none(), "only what differs: {change:?}");
}

#[tokio::test]
async fn an_article_is_written_looked_at_published_and_taken_back() {
    let place = Place::open().await;
    let ed = place.of("ed");
    let missing = ed
        .post("/office/articles", &[("site", "shop"), ("lang", "de"), ("title", ""), ("body", "Text")])
        .await;
    missing.is(422).has("href=\"#f-title\"").has("Text</textarea>");
    speaks(&missing);
    ed.post("/office/articles", &[("site", "shop"), ("lang", "xx"), ("title", "T"), ("body", "B")])
        .await
        .is(422)
        .has("href=\"#f-lang\"");

    let fields = [
        ("site", "shop"),
        ("lang", "de"),
        ("title", "Größe & Maße"),
        ("body", "## Wie\r\n\r\n<script>x</script>\r\n\r\n**fett**"),
        ("audience", "signed-in"),
        ("tags", "maße, größe"),
        ("do", "save"),
    ];
    let preview = ed.post("/office/articles/preview", &fields).await;
    preview.is(200).has("<strong>fett</strong>").has("<turbo-frame id=\"preview\"").lacks("<script>x");
    speaks(&preview);
    let before = trail(&place).await.len();
    let made = ed.post("/office/articles", &fields).await;
    let one = made.to.clone();
    let page = ed.get(&one).await;
    page.is(200).has("grosse-masse").has("Draft").has("Größe &#38; Maße");
    speaks(&page);
    assert_eq!(trail(&place).await.len(), before + 1);
    ed.post("/office/articles", &fields).await.is(422).has("href=\"#f-slug\"");

    let edit = [("title", "Größe"), ("body", "Neu"), ("audience", "public"), ("version", "1")];
    let shown = ed.post(&format!("{one}/preview"), &edit).await;
    shown.is(200).has("<p>Neu</p>").has("name=\"version\" value=\"1\"");
    let publish = [edit.as_slice(), &[("do", "publish")]].concat();
    ed.done(&one, &publish).await.has("Published").has("do\" value=\"withdraw");
    // Somebody else edited the first version meanwhile: nothing of theirs is lost, nothing overwritten.
    let late =
        ed.post(&one, &[("title", "Größe"), ("body", "Zu spät"), ("version", "1"), ("do", "save")]).await;
    late.is(422).has("Zu spät</textarea>");
    let id: ground::ArticleId = one.rsplit('/').next().unwrap().into();
    let now = place.db.read(move |c| knowledge::shelf::find(c, &id)).await.unwrap().unwrap();
    assert_eq!((now.body.as_str(), now.version, now.updated_by.as_str()), ("Neu", 2, "Ed Kis"));

    ed.done(&one, &[("title", "Größe"), ("body", "Neu"), ("version", "2"), ("do", "withdraw")])
        .await
        .has("Withdrawn")
        .has("value=\"publish\"");
    let versions = ed.get(&format!("{one}/versions")).await;
    versions.has("Version 3").has("Version 1").has("Ed Kis");
    speaks(&versions);
    let first = ed.get(&format!("{one}/versions/1")).await;
    first.has("<strong>fett</strong>").lacks("<script>x");
    speaks(&first);
    ed.get(&format!("{one}/versions/9")).await.is(404);
    ed.done(&format!("{one}/versions/1/restoration"), &[]).await.has("**fett**").has("Withdrawn");

    // The same in one more language keeps its address.
    let page = ed.get("/office/articles/new?site=shop&lang=hu&slug=grosse-masse").await;
    page.has("value=\"grosse-masse\"").has("value=\"hu\" selected").has("**fett**");
    speaks(&page);
    ed.done(
        "/office/articles",
        &[
            ("site", "shop"),
            ("lang", "hu"),
            ("title", "Méret"),
            ("body", "Így"),
            ("slug", "grosse-masse"),
            ("do", "publish"),
        ],
    )
    .await
    .has("Deutsch")
    .has("Published");
    let list = ed.get("/office/articles?site=shop&lang=hu").await;
    list.has("Méret").lacks("How to return");
    speaks(&list);
    ed.get("/office/articles?site=shop&lang=any&state=withdrawn").await.has("Größe").lacks("Méret");
    ed.get("/office/articles?site=shop&q=GROSS").await.lacks("Méret");
    let page = place.of("anna").get("/office/audit?about=article.").await;
    page.has("published the article").has("Größe").has("<ins>Withdrawn</ins>").lacks("<ins>withdrawn</ins>");
    speaks(&page);
    let kinds: Vec<String> = trail(&place).await.iter().map(|c| c.kind.clone()).collect();
    assert_eq!(
        kinds[..5],
        ["article.made", "article.changed", "article.withdrawn", "article.published", "article.made"]
    );
}

#[tokio::test]
async fn a_key_is_shown_once_works_and_is_revoked() {
    let place = Place::open().await;
    let anna = place.of("anna");
    anna.post("/office/tokens", &[("label", ""), ("person", "eva")]).await.is(422).has("href=\"#f-label\"");
    anna.post("/office/tokens", &[("label", "x"), ("person", "eva"), ("staff", "bela")]).await.is(422);
    anna.post("/office/tokens", &[("label", "x")]).await.is(422);
    let made = anna.post("/office/tokens", &[("label", "Stock"), ("person", "eva@example.org")]).await;
    speaks(&made);
    let key = made
        .html
        .split("id=\"secret\" readonly value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let list = anna.get("/office/tokens").await;
    list.has("Stock").lacks(&key);
    speaks(&list);
    let known = key.clone();
    let bearer = place.db.read(move |c| token::bearer(c, &known)).await.unwrap();
    assert_eq!(bearer, Some(token::Bearer::Person("eva".into())));
    let id = place
        .db
        .read(|c| token::list(c, 9))
        .await
        .unwrap()
        .into_iter()
        .find(|t| t.label == "Stock")
        .unwrap()
        .id;
    let page = anna.get(&format!("/office/tokens/{id}/revocation")).await;
    page.has("Eva Adler");
    speaks(&page);
    anna.done(&format!("/office/tokens/{id}/revocation"), &[]).await.has("Revoked");
    assert_eq!(place.db.read(move |c| token::bearer(c, &key)).await.unwrap(), None);
    let kinds: Vec<String> = trail(&place).await.iter().take(2).map(|c| c.kind.clone()).collect();
    assert_eq!(kinds, ["token.revoked", "token.created"]);
    assert!(!trail(&place).await.iter().any(|c| c.after.to_string().contains("secret")));
}

#[tokio::test]
async fn what_was_observed_is_shown_as_text_with_its_end() {
    let place = Place::open().await;
    let zsofia = place.of("zsofia");
    let list = zsofia.get("/office/observed").await;
    list.has("Eva Adler").has("Stuck").has("30 days").has("The last two weeks");
    // Of each kind what is stored, the latest, how many, the oldest, and when the first goes.
    list.has("What was searched for, and how many results there were").has("3 results");
    list.has("Kept now: 1 visit with 1 event.").has("<time datetime=\"2026-12-23T");
    speaks(&list);
    let visit = zsofia.get("/office/observed/v-shop").await;
    visit.has("/&#60;script&#62;alert(2)").lacks("<script>alert");
    // What was typed is not shown beside a person who did not agree.
    list.lacks("alert(1)");
    visit.lacks("alert(1)");
    speaks(&visit);
}

#[tokio::test]
async fn what_was_observed_really_goes_when_the_page_says_so() {
    let place = Place::open().await;
    let kept = |place: &Place| {
        let db = place.db.clone();
        async move {
            let count = |c: &store::Conn| {
                Ok((
                    journey::shelf::visit(c, &"v-shop".into())?.is_some(),
                    journey::shelf::events(c, &"v-shop".into(), 10)?.len(),
                    journey::counts::kept(c, &"shop".into())?.len(),
                ))
            };
            db.read(count).await.unwrap()
        }
    };
    place.clock.advance(Span::days(29));
    journey::jobs::forget(place.db.clone(), place.world.clone()).await;
    assert_eq!(kept(&place).await, (true, 1, 1), "not a day too early");
    place.clock.advance(Span::days(1));
    journey::jobs::forget(place.db.clone(), place.world.clone()).await;
    assert_eq!(kept(&place).await, (false, 0, 0), "neither the visit nor what was observed in it");
}

#[tokio::test]
async fn changes_are_found_by_who_and_what_page_by_page() {
    let place = Place::open().await;
    let anna = place.of("anna");
    for n in 1..=60 {
        place.clock.advance(Span::secs(1));
        anna.post("/office/sites/shop/vouchers", &[("budget", &n.to_string())]).await.is(303);
    }
    place
        .of("ed")
        .post("/office/articles", &[("site", "shop"), ("lang", "de"), ("title", "T"), ("body", "B")])
        .await
        .is(303);
    let newest = anna.get("/office/audit").await;
    newest.has("Ed Kis").has("<ins>60.00</ins>").lacks("<ins>2.00</ins>").has("page=1");
    speaks(&newest);
    anna.get("/office/audit?page=1").await.has("<ins>2.00</ins>").lacks("<ins>60.00</ins>").has("page=0");
    anna.get("/office/audit?staff=ed").await.has("Ed Kis").lacks("<ins>60.00</ins>");
    anna.get("/office/audit?about=article.").await.has("Ed Kis").lacks("<ins>60.00</ins>");
    anna.get("/office/audit?subject=shop").await.has("<ins>60.00</ins>").lacks("<ins>T</ins>");
    // By day, in the site's time; by nobody of the staff.
    anna.get("/office/audit?from=2026-11-23&to=2026-11-23").await.has("<ins>60.00</ins>");
    anna.get("/office/audit?to=2026-11-22").await.has("No change like that");
    anna.get("/office/audit?from=2026-11-24").await.has("No change like that");
    anna.get("/office/audit?from=nonsense").await.has("<ins>60.00</ins>");
    anna.get("/office/audit?staff=-").await.has("No change like that");
    // A change to nothing leaves no trail.
    let before = trail(&place).await.len();
    anna.post("/office/sites/shop/vouchers", &[("budget", "60")]).await.is(303);
    assert_eq!(trail(&place).await.len(), before);
}

#[tokio::test]
async fn a_change_is_a_sentence_with_names_whatever_wrote_it() {
    let place = Place::open().await;
    let now = place.world.now();
    let change = |staff: Option<&str>, name: &str, kind: &str, subject: &str, before, after| Change {
        at: now,
        staff: staff.map(Into::into),
        staff_name: name.to_owned(),
        site: Some("shop".into()),
        kind: kind.to_owned(),
        subject: subject.to_owned(),
        before,
        after,
    };
    let none = serde_json::Value::Null;
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let old = [
        change(Some("ed"), "Ed Kis", "person.changed", "karl", json(r#"{"manager":"mira"}"#), none.clone()),
        change(Some("ed"), "Ed Kis", "person.changed", "no-such-id", none.clone(), json(r#"{"phone":"1"}"#)),
        change(Some("gone"), "Once Here", "site.changed", "shop", none.clone(), json(r#"{"observe":true}"#)),
        change(
            None,
            "command line",
            "import.shop",
            "/home/anna/db.json",
            none.clone(),
            json(r#"{"added":1200}"#),
        ),
        change(None, "command line", "token.created", "eva", none.clone(), json(r#"{"label":"till"}"#)),
        change(Some("ed"), "Ed Kis", "thing.unheard-of", "1234", none.clone(), none.clone()),
    ];
    place
        .db
        .write(move |c| {
            for (n, x) in old.iter().enumerate() {
                people::audit::note(c, x, &format!("old-{n}").into())?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let page = place.of("gina").get("/office/audit").await;
    let ed = "<a href=\"/office/staff/ed\">Ed Kis</a>";
    page.has(&format!("{ed} changed what is known of <a href=\"/office/persons/karl\">Karl Adler</a>."))
        .has("<del>Mira Adler</del>")
        .has(&format!("{ed} changed what is known of something that is no longer there."))
        .has("Once Here changed the site <a href=\"/office/sites/shop\">The shop</a>.")
        .has("The command line imported a shop from db.json.")
        .has("<ins>1,200</ins>")
        .has("The command line made the key <a href=\"/office/tokens\">“till”</a>.")
        .has(&format!("{ed} changed something that is no longer there."))
        .lacks(">no-such-id<")
        .lacks("/home/anna");
    place
        .of("dora")
        .get("/office/audit")
        .await
        .has("hat Angaben zu <a href=\"/office/persons/karl\">Karl Adler</a> geändert.");
    place.of("hanna").get("/office/audit").await.has("A parancssor boltot importált innen: db.json.");
    // Whoever may not open a thing gets its name without a way to it.
    let zsofia = place.of("zsofia").get("/office/audit").await;
    zsofia.has("“till”").lacks("/office/tokens").has("changed what is known of Karl Adler");
    let nobody = place.of("gina").get("/office/audit?staff=-").await;
    nobody.has("db.json").lacks("Ed Kis</a>");
}

#[tokio::test]
async fn a_given_up_job_is_tried_again_or_removed() {
    let place = Place::open().await;
    let gina = place.of("gina");
    gina.get("/office").await.has("1 job was given up").has("/office/jobs");
    let list = gina.get("/office/jobs").await;
    list.has("lost@example.org").has("nobody does jobs of the kind mail.send").lacks("a secret link");
    speaks(&list);
    gina.done("/office/jobs/j1/revival", &[]).await.is(200).lacks("lost@example.org");
    assert_eq!(place.db.read(jobs::waiting).await.unwrap(), 1);
    gina.post("/office/jobs/j1/revival", &[]).await.is(404);
    jobs::Worker::new(place.db.clone(), place.world.clone()).turn().await.unwrap();
    let page = gina.get("/office/jobs/j1/removal").await;
    page.is(200).has("lost@example.org");
    speaks(&page);
    gina.done("/office/jobs/j1/removal", &[]).await.lacks("lost@example.org");
    let kinds: Vec<String> = trail(&place).await.iter().take(2).map(|c| c.kind.clone()).collect();
    assert_eq!(kinds, ["job.removed", "job.revived"]);
    speaks(&gina.get("/office/audit").await);
}

#[tokio::test]
async fn quick_replies_are_written_ordered_and_taken_back() {
    let place = Place::open().await;
    let ed = place.of("ed");
    let at = "/office/sites/shop/replies";
    let shorts = |place: &Place| {
        let db = place.db.clone();
        async move {
            let all = db.read(|c| dialogue::shelf::replies(c, &"shop".into(), Lang::En)).await.unwrap();
            all.into_iter().map(|r| r.short).collect::<Vec<_>>()
        }
    };
    // The built-in ones are shown, and nothing is kept yet.
    ed.get(at).await.is(200).has("/moment").has("They are used in English until");
    assert!(shorts(&place).await.is_empty());
    // The first change makes them the site's own.
    let made = [("lang", "en"), ("short", "/Parcel"), ("body", "{first}, {order} is on its way. {me}")];
    ed.done(at, &made).await.has("The quick reply is there.").has("Élise, #M41293 is on its way. Nora");
    assert_eq!(shorts(&place).await, ["hello", "moment", "check", "else", "bye", "parcel"]);
    ed.get(at).await.lacks("until you change");
    // In order.
    ed.done(&format!("{at}/shop.en.bye/moves"), &[("to", "up")]).await.has("The order is changed.");
    ed.post(&format!("{at}/shop.en.hello/moves"), &[("to", "up")]).await.is(303);
    assert_eq!(shorts(&place).await, ["hello", "moment", "check", "bye", "else", "parcel"]);
    // What nothing fills in, a word that is taken, and no word at all are refused at their fields.
    let wrong = [
        ([("lang", "en"), ("short", "x"), ("body", "Dear {frist}")], "f-body-error", "{frist}"),
        ([("lang", "en"), ("short", "bye"), ("body", "Hello")], "f-short-error", "already"),
        ([("lang", "en"), ("short", "a b"), ("body", "Hello")], "f-short-error", "letters"),
        ([("lang", "en"), ("short", "x"), ("body", " ")], "f-body-error", "f-body-error"),
    ];
    for (fields, field, text) in wrong {
        ed.post(at, &fields).await.is(422).has(field).has(text);
    }
    // Two editors: the second is told what the first wrote, and may replace it.
    let one = format!("{at}/shop.en.check");
    let form = ed.get(&one).await;
    let seen = form.html.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let anna = place.of("anna");
    anna.done(&one, &[("seen", seen), ("short", "check"), ("body", "Anna's")]).await.has("Saved.");
    let told = ed.post(&one, &[("seen", seen), ("short", "check"), ("body", "Ed's")]).await;
    told.is(409).has("Somebody else changed this reply").has("Anna&#39;s").has("Ed&#39;s");
    let now = told.html.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    ed.done(&one, &[("seen", now), ("short", "check"), ("body", "Ed's")]).await.has("Ed&#39;s");
    // Removed at once, and taken back, twice.
    ed.done(&format!("{at}/shop.en.moment/removal"), &[])
        .await
        .has("/moment is removed.")
        .has("Removed lately");
    assert!(!shorts(&place).await.contains(&"moment".to_owned()));
    for _ in 0..2 {
        ed.done(&format!("{at}/shop.en.moment/restoration"), &[]).await.has("/moment is there again.");
    }
    assert_eq!(shorts(&place).await, ["hello", "check", "bye", "else", "parcel", "moment"]);
    let kinds: Vec<String> = trail(&place).await.into_iter().map(|x| x.kind).collect();
    assert_eq!(kinds.iter().filter(|k| *k == "reply.restored").count(), 1);
    // Another language has its own.
    ed.get(&format!("{at}?lang=de")).await.has("Einen Moment bitte").lacks("/parcel");
    // Neither another site's reply nor another site's staff come through here.
    place.of("otto").get(&one).await.is(404);
    place.of("otto").post(&format!("{one}/removal"), &[]).await.is(404);
    ed.get("/office/sites/other/replies").await.is(404);
    place.of("gina").get("/office/sites/other/replies/shop.en.check").await.is(404);
}
