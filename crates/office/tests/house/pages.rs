//! Every template, in every language: no sentence is missing, no page breaks the house's policy.

use crate::common::{Place, speaks};
use std::collections::BTreeSet;

/// Each template and the page that shows it. Empty: a part of others, or shown by a story of its own.
const PAGES: &[(&str, &[&str])] = &[
    (
        "article.html",
        &["/office/articles/a-returns", "/office/articles/new", "/office/articles/new?lang=hu&slug=returns"],
    ),
    ("article_version.html", &["/office/articles/a-returns/versions/1"]),
    ("article_versions.html", &["/office/articles/a-returns/versions"]),
    (
        "articles.html",
        &["/office/articles", "/office/articles?q=nothing+like+it", "/office/articles?site=work"],
    ),
    ("audit.html", &["/office/audit", "/office/audit?staff=ed"]),
    ("fields.html", &[]),
    ("home.html", &["/office"]),
    ("job_removal.html", &["/office/jobs/j1/removal"]),
    ("jobs.html", &["/office/jobs"]),
    ("measures.html", &["/office/measures", "/office/measures?site=work&days=365"]),
    ("observed.html", &["/office/observed", "/office/observed?site=work"]),
    ("observed_visit.html", &["/office/observed/v-shop"]),
    ("person.html", &["/office/persons/karl", "/office/persons/eva", "/office/persons/new"]),
    ("persons.html", &["/office/persons", "/office/persons?q=nobody+like+that"]),
    ("replies.html", &["/office/sites/shop/replies", "/office/sites/shop/replies?lang=hu"]),
    ("reply.html", &["/office/sites/shop/replies/new?lang=de", "/office/sites/shop/replies/shop.en.hello"]),
    // Told in doors.rs.
    ("setup.html", &[]),
    ("setup_spent.html", &["/office/setup?token=spent"]),
    ("sign_in.html", &["/office/sign-in/link?t=spent"]),
    ("sign_in_link.html", &[]),
    ("sign_in_said.html", &["/office/sign-in/sent"]),
    ("site.html", &["/office/sites/shop", "/office/sites/work"]),
    ("site_hours.html", &["/office/sites/shop/hours"]),
    ("site_look.html", &["/office/sites/shop/look"]),
    ("site_new.html", &["/office/sites/new"]),
    ("site_observation.html", &["/office/sites/shop/observation"]),
    ("site_offers.html", &["/office/sites/shop/offers", "/office/sites/shop/offers?lang=hu"]),
    ("site_profile.html", &["/office/sites/shop/profile"]),
    ("site_rules.html", &["/office/sites/shop/rules"]),
    ("site_vouchers.html", &["/office/sites/shop/vouchers"]),
    ("site_website.html", &["/office/sites/shop/website"]),
    // Told in stories.rs.
    ("site_website_key.html", &[]),
    ("sites.html", &["/office/sites"]),
    ("staff.html", &["/office/staff", "/office/staff?site=work"]),
    ("staff_departure.html", &["/office/staff/bela/departure"]),
    ("staff_new.html", &["/office/staff/new"]),
    ("staff_one.html", &["/office/staff/bela", "/office/staff/gina"]),
    // Told in stories.rs.
    ("token_made.html", &[]),
    ("token_new.html", &["/office/tokens/new"]),
    ("token_revoke.html", &["/office/tokens/k-eva/revocation"]),
    ("tokens.html", &["/office/tokens"]),
];

#[test]
fn no_template_is_forgotten() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/office");
    let there: BTreeSet<String> =
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    let known: BTreeSet<String> = PAGES.iter().map(|(t, _)| (*t).to_owned()).collect();
    assert_eq!(there, known);
}

#[tokio::test]
async fn every_page_speaks_every_language() {
    let place = Place::open().await;
    // Something on the trail, of every kind that is told.
    let gina = place.of("gina");
    gina.post("/office/sites/shop/vouchers", &[("budget", "7")]).await.is(303);
    gina.post("/office/staff/bela/roles", &[("roles", "account-manager/shop"), ("roles", "editor/shop")])
        .await
        .is(303);
    for (who, lang) in [("gina", "en"), ("dora", "de"), ("hanna", "hu")] {
        let browser = place.of(who);
        for path in PAGES.iter().flat_map(|(_, paths)| *paths) {
            let got = browser.get(path).await;
            assert!(matches!(got.status.as_u16(), 200 | 409), "{path}: {}\n{}", got.status, got.html);
            got.has(&format!("<html lang=\"{lang}\""));
            speaks(&got);
            assert_eq!(got.html.matches("<h1").count(), 1, "{path} has one main heading");
        }
    }
}
