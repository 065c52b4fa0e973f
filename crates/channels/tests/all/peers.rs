//! Mail by a real Postfix: what it takes, refuses, and what a wrong certificate or a stopped server does.

use crate::postfix::Postfix;
use channels::mail::{self, Mail, Postman, Security, Smtp};
use ground::{FixedClock, Instant, JobId, Span, SystemChance, World};
use jobs::Worker;
use std::sync::Arc;

struct House {
    db: store::Db,
    world: World,
    clock: Arc<FixedClock>,
    worker: Worker,
    _folder: tempfile::TempDir,
}

impl House {
    async fn sends_by(host: &str, port: u16, security: Security) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FixedClock::at(Instant::parse("2026-11-23T10:00:00Z").unwrap()));
        let world = World::new(clock.clone(), Arc::new(SystemChance));
        let db = store::testing::open(folder.path(), &world).await.unwrap();
        let smtp = Smtp { host: host.into(), port, security, user: None, password: None };
        let postman = Postman::by_smtp("Hilfe & Co. <help@example.org>", &smtp).unwrap();
        let worker = Worker::new(db.clone(), world.clone()).on(mail::KIND, move |held| {
            let postman = postman.clone();
            async move { postman.deliver(held).await }
        });
        Self { db, world, clock, worker, _folder: folder }
    }

    async fn mails(&self, to: &str, subject: &'static str) {
        let (now, id) = (self.world.now(), self.world.id::<JobId>());
        let mail = Mail {
            to: to.into(),
            to_name: "Őry Éva".into(),
            subject: subject.into(),
            text: "Jó napot!\n.\nhttps://example.org/x".into(),
            html: None,
        };
        self.db.write(move |c| mail::enqueue(c, &mail, &id, now)).await.unwrap();
        self.worker.turn().await.unwrap();
    }

    /// The next attempt, once its pause is over.
    async fn later(&self, pause: Span) -> usize {
        self.clock.advance(pause);
        self.worker.turn().await.unwrap()
    }

    async fn waiting(&self) -> i64 {
        self.db.read(jobs::waiting).await.unwrap()
    }

    async fn given_up(&self) -> Vec<String> {
        let found = self.db.read(|c| jobs::given_up(c, 9)).await.unwrap();
        found.into_iter().map(|j| j.problem).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postfix_takes_it_refuses_it_and_gets_it_once_after_a_pause() {
    let Some(postfix) = Postfix::start() else { return };
    let house = House::sends_by("127.0.0.1", postfix.port, Security::None).await;
    house.mails("eva@example.org", "Ihr Anmelde-Link: fünf Minuten").await;
    assert_eq!((house.waiting().await, house.given_up().await), (0, vec![]));
    let mail = &postfix.mails(1)[0];
    for part in [
        "Delivered-To: eva@example.org",
        "Subject: Ihr Anmelde-Link: =?utf-8?b?",
        "<help@example.org>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Auto-Submitted: auto-generated",
        "\n.\nhttps://example.org/x",
    ] {
        assert!(mail.contains(part), "{part} is missing in {mail}");
    }

    house.mails("nobody@example.org", "Hello").await;
    let given_up = house.given_up().await;
    assert!(given_up[0].contains("User unknown in virtual mailbox table"), "{given_up:?}");
    assert_eq!(house.waiting().await, 0);

    postfix.down();
    house.mails("eva@example.org", "While you were away").await;
    assert_eq!(house.later(Span::secs(29)).await, 0, "it waits before it tries again");
    assert_eq!(house.later(Span::secs(1)).await, 1);
    assert_eq!((house.waiting().await, house.given_up().await.len()), (1, 1));
    postfix.up();
    assert_eq!(house.later(Span::minutes(1)).await, 1);
    assert_eq!(house.waiting().await, 0);
    let mails = postfix.mails(2);
    assert_eq!(mails.iter().filter(|m| m.contains("While you were away")).count(), 1);
    assert_eq!(house.later(Span::hours(1)).await, 0, "nothing is left to do");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_nobody_knows_is_told_and_tried_again() {
    let Some(postfix) = Postfix::start() else { return };
    let house = House::sends_by("localhost", postfix.port, Security::Starttls).await;
    house.mails("eva@example.org", "Secret").await;
    assert_eq!((house.waiting().await, house.given_up().await), (1, vec![]));
    for _ in 0..11 {
        house.later(Span::hours(24)).await;
    }
    let given_up = house.given_up().await;
    assert!(given_up[0].contains("does not trust the certificate of mail.host localhost:"), "{given_up:?}");
    assert!(
        !postfix.log().contains("from=<help@example.org>"),
        "nothing was sent in the clear: {}",
        postfix.log()
    );
}
