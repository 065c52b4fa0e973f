//! A mail leaves once its job is done: by SMTP, or into the spool.

use channels::Spool;
use channels::mail::{self, Mail, Postman, Security, Smtp};
use ground::{JobId, World};
use jobs::Worker;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

async fn send(postman: Postman) -> store::Db {
    let folder = tempfile::tempdir().unwrap();
    let world = World::system();
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    let (now, id) = (world.now(), world.id::<JobId>());
    let mail = Mail {
        to: "agnes@example.com".into(),
        to_name: "Szőke Ágnes".into(),
        subject: "Your link".into(),
        text: "Jó napot!\nhttps://example.org/x".into(),
        html: None,
    };
    db.write(move |c| mail::enqueue(c, &mail, &id, now)).await.unwrap();
    let worker = Worker::new(db.clone(), world).on(mail::KIND, move |held| {
        let postman = postman.clone();
        async move { postman.deliver(held).await }
    });
    worker.turn().await.unwrap();
    db
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_it_waits_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let spool = Spool::new(folder.path().join("mail"));
    send(Postman::by_spool("Help <help@example.org>", spool.clone()).unwrap()).await;
    let mails = spool.latest(10).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].raw.contains("Subject: Your link"));
    assert!(mails[0].raw.contains("https://example.org/x"));
}

/// The least that speaks SMTP: takes one mail and answers it back.
async fn server(accepts: bool) -> (u16, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let task = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 test\r\n").await.unwrap();
        let (mut taken, mut in_data) = (String::new(), false);
        while let Ok(Some(line)) = lines.next_line().await {
            if in_data {
                if line == "." {
                    in_data = false;
                    write.write_all(b"250 taken\r\n").await.unwrap();
                } else {
                    taken.push_str(&line);
                    taken.push('\n');
                }
                continue;
            }
            let answer: &[u8] = match line.get(..4).unwrap_or("") {
                "DATA" => {
                    in_data = true;
                    b"354 go on\r\n"
                }
                "EHLO" => b"250-test\r\n250 AUTH PLAIN\r\n",
                "AUTH" => b"535 wrong password\r\n",
                "RCPT" if !accepts => b"550 no such box\r\n",
                "QUIT" => break,
                _ => b"250 ok\r\n",
            };
            write.write_all(answer).await.unwrap();
        }
        taken
    });
    (port, task)
}

fn by(port: u16) -> Postman {
    signed_in(port, None)
}

fn signed_in(port: u16, password: Option<&str>) -> Postman {
    let (user, password) = (password.map(|_| "me".to_owned()), password.map(str::to_owned));
    let smtp = Smtp { host: "127.0.0.1".into(), port, security: Security::None, user, password };
    Postman::by_smtp("help@example.org", &smtp).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_server_it_leaves_by_smtp() {
    let (port, taken) = server(true).await;
    let db = send(by(port)).await;
    assert_eq!(db.read(jobs::waiting).await.unwrap(), 0);
    drop(db);
    let taken = taken.await.unwrap();
    assert!(taken.contains("Subject: Your link"), "{taken}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_does_not_exist_is_given_up_and_a_dead_server_is_tried_again() {
    let (port, _) = server(false).await;
    let db = send(by(port)).await;
    assert!(db.read(|c| jobs::given_up(c, 1)).await.unwrap()[0].problem.contains("no such box"));
    let db = send(by(1)).await;
    assert_eq!(db.read(jobs::waiting).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_tried_again_because_it_can_be_put_right() {
    let (port, _) = server(true).await;
    let db = send(signed_in(port, Some("guessed"))).await;
    assert_eq!(db.read(jobs::waiting).await.unwrap(), 1);
}
