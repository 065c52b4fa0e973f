//! The website of a site: set up, keyed, and closed to whoever does not administer it.

use crate::common::Place;

const AT: &str = "/office/sites/shop/website";

#[tokio::test]
async fn a_website_is_set_up_keyed_and_told_in_the_trail() {
    let place = Place::open().await;
    let anna = place.of("anna");
    anna.get(AT).await.lacks("data-site=").lacks("keys-title");
    // Everything that is wrong is said at once, and nothing typed is lost.
    let wrong = anna
        .post(AT, &[("origins", "www.example.org\nhttps://ok.example.org"), ("fields", "postcode")])
        .await;
    wrong
        .is(422)
        .has("“www.example.org” is not an address")
        .has("https://ok.example.org")
        .has("Choose one.")
        .has("postcode");
    anna.post(&format!("{AT}/keys"), &[]).await.is(422).has("Save your website");

    let form = anna.get(AT).await;
    let seen = form
        .html
        .split("name=\"seen\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&#34;", "\"");
    let typed = [
        ("seen", seen.as_str()),
        ("basis", "consent"),
        ("origins", "https://WWW.example.org/"),
        ("fields", "postcode"),
    ];
    anna.done(AT, &typed)
        .await
        .has("Saved.")
        .has("https://www.example.org")
        .has("data-site=")
        .has("script-src");
    // Somebody else had the form open before.
    let late = [
        ("seen", seen.as_str()),
        ("basis", "none"),
        ("origins", "https://other.example.org"),
        ("fields", ""),
    ];
    anna.post(AT, &late).await.is(422).has("https://other.example.org").has("https://www.example.org");

    let made = anna.post(&format!("{AT}/keys"), &[]).await;
    made.is(200);
    let secret =
        made.html.split("id=\"secret\" readonly value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(secret.len(), 43);
    let list = anna.get(AT).await;
    list.lacks(secret).has("Retire");
    let kid = list.html.split("/website/keys/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    anna.post(&format!("{AT}/keys"), &[]).await.is(200);
    anna.post(&format!("{AT}/keys"), &[]).await.is(422).has("2 keys are in force");
    anna.done(&format!("{AT}/keys/{kid}/retirement"), &[]).await.has("The key is retired.");
    anna.post(&format!("{AT}/keys/{kid}/retirement"), &[]).await.is(404);
    anna.post(&format!("{AT}/keys"), &[]).await.is(200);

    let trail = anna.get("/office/audit?site=shop").await;
    trail
        .has("changed the website of")
        .has("made a key for the website of")
        .has("retired a key of the website of")
        .lacks(secret);
    // Who does not administer the shop sees and changes nothing of it.
    for stranger in ["otto", "ed"] {
        let got = place.of(stranger).get(AT).await;
        assert!([403, 404].contains(&got.status.as_u16()), "{stranger}: {}", got.status);
        let post = place.of(stranger).post(&format!("{AT}/keys"), &[]).await;
        assert!([403, 404].contains(&post.status.as_u16()), "{stranger}: {}", post.status);
    }
}
