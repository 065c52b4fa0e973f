//! A site's own words for what it offers.

use crate::common::{Place, speaks};

const FORM: &str = "/office/sites/shop/offers";

#[tokio::test]
async fn a_site_says_in_its_own_words_what_it_offers() {
    let place = Place::open().await;
    let gina = place.of("gina");
    gina.get(FORM).await.is(200).has("This may answer it: “{title}”.").has("“How to return something”");
    // Shown first, nothing kept.
    let words =
        [("lang", "en"), ("answer", "Have a look at <b>{title}</b>"), ("person-wait", "{minutes} min")];
    let shown = gina.post(FORM, &[&words[..], &[("do", "preview")]].concat()).await;
    shown.is(422).has("Have a look at &#60;b&#62;How to return something&#60;/b&#62;").has("3 min");
    speaks(&shown);
    gina.get(FORM).await.lacks("Have a look");
    gina.post(FORM, &words).await.is(303);
    gina.get(FORM).await.has("Have a look at &#60;b&#62;{title}&#60;/b&#62;</textarea>");
    gina.get("/office/sites/shop/offers?lang=de").await.lacks("Have a look");
    gina.get("/office/audit").await.has("says when it offers help").has("Have a look at");
    // As it usually is.
    gina.post(FORM, &[&words[..], &[("usual", "answer")]].concat()).await.is(303);
    gina.get(FORM).await.lacks("Have a look").has("{minutes} min</textarea>");
}

#[tokio::test]
async fn words_that_do_not_fit_are_refused_beside_their_field() {
    let place = Place::open().await;
    let gina = place.of("gina");
    let long = "ő".repeat(201);
    let wrong = [
        ("answer", "Read it.", "{title} must be in it."),
        ("answer", "{title} {who}", "{who} is not filled in here."),
        ("service", "{goal", "A curly bracket"),
        ("heading", long.as_str(), "at most 200 characters"),
    ];
    for (code, words, said) in wrong {
        let page = gina.post(FORM, &[("lang", "en"), (code, words)]).await;
        page.is(422).has(said);
        speaks(&page);
    }
    gina.get(FORM).await.lacks("Read it.");
    // Two at once: what the other wrote is shown first.
    gina.post(FORM, &[("lang", "en"), ("heading", "Any trouble?")]).await.is(303);
    let before = "{\"heading (en)\":\"\"}";
    let page = gina.post(FORM, &[("lang", "en"), ("heading", "Stuck?"), ("seen", before)]).await;
    page.is(422).has("Any trouble?");
    for who in ["ed", "otto"] {
        assert!(matches!(place.of(who).get(FORM).await.status.as_u16(), 403 | 404), "{who}");
    }
}
