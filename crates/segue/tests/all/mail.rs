//! A sign-in link on its way: from the portal's form through a real Postfix into a mailbox, and back.

use crate::postfix::Postfix;
use crate::program::{Running, SHOP, run, segue};
use std::time::{Duration, Instant};

#[test]
fn a_sign_in_link_travels_encrypted_and_opens_the_portal_once() {
    let Some(postfix) = Postfix::start() else { return };
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("shop.json");
    std::fs::write(&file, SHOP).unwrap();
    assert_eq!(run(data.path(), &["import", "shop", file.to_str().unwrap()]).0, Some(0));
    let settings = format!(
        "[mail]\nfrom = \"Bolt <help@example.org>\"\nhost = \"localhost\"\nport = {}\nsecurity = \"starttls\"\n",
        postfix.port
    );
    std::fs::write(data.path().join("segue.toml"), settings).unwrap();
    let cert = postfix.cert();
    let doctor = |trusted: &str| {
        let mut doctor = segue(data.path());
        let told =
            doctor.arg("doctor").env("SEGUE_LISTEN", "127.0.0.1:0").env("SSL_CERT_FILE", trusted).output();
        String::from_utf8(told.unwrap().stdout).unwrap()
    };
    let told = doctor("/dev/null");
    assert!(told.contains("BAD  mail") && told.contains("does not trust the certificate"), "{told}");
    let told = doctor(cert.to_str().unwrap());
    assert!(told.contains("ok   mail            leaves by localhost:"), "{told}");
    let program = Running::serve_with(data.path(), &[("SSL_CERT_FILE", cert.to_str().unwrap())]);
    let sent = program.submit("/sign-in", "email=eva@example.org");
    assert!(sent.starts_with("HTTP/1.1 303"), "{sent}");

    let mail = &postfix.mails(1)[0];
    assert!(mail.contains("with ESMTPS"), "in the clear: {mail}");
    let text = mail.replace("=\n", "").replace("=3D", "=");
    let link = text.split_whitespace().find(|w| w.contains("/sign-in/link?t=")).expect(&text);
    let path = link.strip_prefix(&format!("http://localhost:{}", program.port)).expect(link);
    let token = path.split_once("t=").unwrap().1;
    let entered = program.submit(path, &format!("t={token}"));
    assert!(entered.contains("__Host-portal=") && entered.starts_with("HTTP/1.1 303"), "{entered}");
    let again = program.get(path).unwrap();
    assert!(!again.contains("name=\"t\""), "it works once: {again}");

    // An address that the server refuses is told in the office.
    let out = std::fs::read_to_string(data.path().join("out")).unwrap();
    let path = out.split_whitespace().find(|w| w.contains("/office/setup?token=")).unwrap();
    let path = path.strip_prefix(&format!("http://localhost:{}", program.port)).unwrap();
    let token = path.split_once("token=").unwrap().1;
    let begun = program.submit(path, &format!("token={token}&name=Gina&email=nobody@example.org&lang=en"));
    assert!(begun.contains("__Host-office="), "{begun}");
    let sent = program.submit("/office/sign-in", "email=nobody@example.org");
    assert!(sent.starts_with("HTTP/1.1 303"), "{sent}");
    let began = Instant::now();
    let told = loop {
        let page = program.get_after(&begun, "/office/jobs");
        if page.contains("nobody@example.org") {
            break page;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{page}");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(told.contains("User unknown in virtual mailbox table"), "{told}");
}
