//! What an operator types, and what the program answers.

use crate::program::{Running, SHOP, run, segue};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn a_wrong_setting_stops_the_start_and_is_named() {
    let data = tempfile::tempdir().unwrap();
    let (code, _, said) = run(data.path(), &["serve", "--listen", "everywhere"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("listen is \"everywhere\" (from flag); allowed: an address and a port"), "{said}");

    std::fs::write(data.path().join("segue.toml"), "lisen = \"127.0.0.1:1\"\n").unwrap();
    let (code, _, said) = run(data.path(), &["serve"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("segue.toml sets lisen = \"127.0.0.1:1\", which is no setting"), "{said}");
}

#[test]
fn plain_http_beyond_this_machine_is_refused_with_the_remedy() {
    let data = tempfile::tempdir().unwrap();
    let (code, _, said) = run(data.path(), &["serve", "--listen", "0.0.0.0:0"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("proxy that speaks TLS"), "{said}");
    assert!(!said.contains("https://0.0.0.0"), "an address that nobody can type is no remedy: {said}");
    let (code, _, said) = run(data.path(), &["demo", "--listen", "0.0.0.0:0"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("signs everybody in with one click"), "{said}");
}

#[test]
fn an_import_that_is_stopped_says_so_and_the_next_one_goes_on() {
    let data = tempfile::tempdir().unwrap();
    let (file, rejects) = (data.path().join("long.csv"), data.path().join("bad"));
    let mut rows =
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\nbad\n".to_owned();
    for n in 0..60_000 {
        rows.push_str(&format!("{n},LAMP,LAMP,1,2026-12-01 08:26:00,2.55,1,UK\n"));
    }
    std::fs::write(&file, rows).unwrap();
    let args = ["import", "orders", file.to_str().unwrap(), "--rejects", rejects.to_str().unwrap()];
    let child = segue(data.path()).args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while !rejects.exists() {
        assert!(began.elapsed() < Duration::from_secs(20), "it did not begin");
        std::thread::sleep(Duration::from_millis(2));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(
        said.contains("stopped before the end: what was taken stays; run it again for the rest"),
        "{said}"
    );
    assert!(changes(data.path())[0].after["stopped"].is_string());
    let (_, said, _) = run(data.path(), &args);
    let number = |word: &str| -> u64 {
        let line = said.lines().find(|l| l.starts_with("orders")).unwrap();
        line.split(word).next().unwrap().split([' ', ',']).rfind(|w| !w.is_empty()).unwrap().parse().unwrap()
    };
    assert_eq!(number("added") + number("unchanged"), 60_000, "{said}");
}

#[test]
fn whoever_stops_listening_stops_nothing() {
    let data = tempfile::tempdir().unwrap();
    for args in [&["config", "show"][..], &["doctor"]] {
        let (reads, writes) = std::io::pipe().unwrap();
        drop(reads);
        let ended = segue(data.path()).args(args).env("SEGUE_LISTEN", "127.0.0.1:0").stdout(writes).output();
        let ended = ended.unwrap();
        assert!(ended.status.success() && ended.stderr.is_empty(), "{ended:?}");
    }
}

#[test]
fn what_is_in_force_is_shown_without_its_secrets() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("segue.toml"), "[mail]\nhost = \"mail.example.org\"\n").unwrap();
    let shown = segue(data.path())
        .args(["config", "show"])
        .env("SEGUE_MAIL_USER", "me")
        .env("SEGUE_MAIL_PASSWORD", "hush-hush")
        .output()
        .unwrap();
    let text = String::from_utf8(shown.stdout).unwrap();
    assert!(text.contains("\"mail.example.org\"") && text.contains("segue.toml"), "{text}");
    assert!(text.contains("********") && !text.contains("hush-hush"), "{text}");
}

#[test]
fn the_doctor_says_of_each_thing_that_it_is_well_or_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let told = segue(data.path()).arg("doctor").env("SEGUE_LISTEN", &listen).output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert_eq!(told.status.code(), Some(1));
    assert!(text.contains("BAD  port") && text.contains("choose another with --listen"), "{text}");
    for well in ["ok   configuration", "ok   database        SQLite 3.", "ok   write access", "ok   clock"] {
        assert!(text.contains(well), "{text}");
    }
}

#[test]
fn an_import_makes_the_house_and_an_export_gives_it_back() {
    let data = tempfile::tempdir().unwrap();
    let (file, back) = (data.path().join("shop.json"), data.path().join("back.json"));
    std::fs::write(&file, SHOP).unwrap();
    let (code, said, wrong) = run(data.path(), &["import", "shop", file.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{wrong}");
    assert!(said.contains("products   1 added") && said.contains("people     1 added"), "{said}");
    let (code, _, wrong) = run(data.path(), &["export", "shop", back.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{wrong}");
    let read = |p: &Path| -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(p).unwrap()).unwrap()
    };
    assert_eq!(read(&file), read(&back));
    let (code, _, wrong) = run(data.path(), &["token", "create", "--person", "nobody"]);
    assert_eq!(code, Some(1));
    assert!(wrong.contains("there is no person \"nobody\""), "{wrong}");
}

#[test]
fn articles_that_nobody_could_see_yet_are_told() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("articles");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.md"), "# Returns\n\nSend it back.\n").unwrap();
    std::fs::write(folder.join("b.md"), "---\nlang: hu\n---\n# Visszaküldés\n\nKüldje vissza.\n").unwrap();
    let shop = data.path().join("shop.json");
    std::fs::write(&shop, SHOP).unwrap();
    run(data.path(), &["import", "shop", shop.to_str().unwrap()]);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = store::Options::new(store::Place::Sqlite(data.path().join("segue.db")));
        let db = store::Db::open(&options, &ground::World::system()).await.unwrap();
        db.write(|c| {
            let mut site = people::shelf::sites(c)?.remove(0);
            site.langs = vec![ground::Lang::En];
            people::shelf::put_site(c, &site)
        })
        .await
        .unwrap();
    });
    let (code, said, wrong) = run(data.path(), &["import", "articles", folder.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{wrong}");
    assert!(said.contains("articles   2 added"), "{said}");
    assert!(said.contains("1 of them are in Magyar, which the site does not offer"), "{said}");
}

#[test]
fn a_mistyped_directory_is_told_and_not_made() {
    let parent = tempfile::tempdir().unwrap();
    let data = parent.path().join("mistyped/house");
    let file = parent.path().join("shop.json");
    for args in [
        &["export", "shop", file.to_str().unwrap()][..],
        &["token", "create", "--person", "eva_1"],
        &["token", "create", "--staff", "x@example.org"],
    ] {
        let (code, _, wrong) = run(&data, args);
        assert_eq!(code, Some(1), "{args:?}");
        assert!(wrong.contains("there is no data directory") && wrong.contains("--data"), "{wrong}");
    }
    let (code, _, wrong) = run(&data, &["import", "shop", file.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(wrong.contains("cannot read") && wrong.contains("shop.json"), "{wrong}");
    let (code, shown, _) = run(&data, &["config", "show"]);
    assert_eq!(code, Some(0));
    assert!(shown.contains("is not there yet"), "{shown}");
    let told = segue(&data).arg("doctor").env("SEGUE_LISTEN", "127.0.0.1:0").output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(told.status.success() && text.contains("is not there yet: the first start makes it"), "{text}");
    assert!(std::fs::read_dir(parent.path()).unwrap().next().is_none(), "nothing was made");

    std::fs::create_dir_all(&data).unwrap();
    let (code, _, wrong) = run(&data, &["export", "shop", file.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(wrong.contains("there is no database in"), "{wrong}");
    assert!(std::fs::read_dir(&data).unwrap().next().is_none(), "nothing was made");
}

/// The office's page of changes reads the same.
fn changes(data: &Path) -> Vec<people::audit::Change> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = store::Options::new(store::Place::Sqlite(data.join("segue.db")));
        let db = store::Db::open(&options, &ground::World::system()).await.unwrap();
        db.read(|c| people::audit::before(c, None, ground::Instant(i64::MAX), 50)).await.unwrap()
    })
}

#[test]
fn what_is_done_on_the_command_line_is_on_the_page_of_changes() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("shop.json");
    std::fs::write(&file, SHOP).unwrap();
    let import = ["import", "shop", file.to_str().unwrap()];
    let articles = data.path().join("a.md");
    std::fs::write(&articles, "# Returns\n\nSend it back.\n").unwrap();
    run(data.path(), &import);
    let (_, again, _) = run(data.path(), &import);
    assert!(again.contains("people     0 added, 0 changed, 1 unchanged"), "{again}");
    run(data.path(), &["import", "articles", articles.to_str().unwrap()]);
    let (code, key, _) = run(data.path(), &["token", "create", "--person", "eva_1", "--label", "till"]);
    assert_eq!(code, Some(0));
    run(data.path(), &["export", "shop", data.path().join("out.json").to_str().unwrap()]);
    std::fs::write(&file, "{ \"products\": ").unwrap();
    assert_eq!(run(data.path(), &import).0, Some(1));

    let all = changes(data.path());
    let kinds: Vec<_> = all.iter().rev().map(|c| c.kind.as_str()).collect();
    let wanted =
        ["site.made", "import.shop", "import.articles", "token.created", "export.shop", "import.shop"];
    assert_eq!(kinds, wanted, "and nothing for what changed nothing");
    assert!(all.iter().all(|c| c.staff_name == "command line" && c.staff.is_none() && c.site.is_some()));
    let first = &all[all.len() - 2];
    assert_eq!(first.after, serde_json::json!({ "added": 2, "changed": 0, "rejected": 0 }));
    assert!(first.subject.ends_with("shop.json"), "{}", first.subject);
    assert!(all[0].after["stopped"].as_str().unwrap().contains("EOF"), "{:?}", all[0].after);
    assert!(!format!("{all:?}").contains(key.trim()), "a key was written down");
}

#[test]
fn an_empty_directory_serves_a_link_to_begin_with_and_stops_in_order() {
    let data = tempfile::tempdir().unwrap();
    let mut program = Running::serve(data.path());
    let out = std::fs::read_to_string(data.path().join("out")).unwrap();
    let link = out.split_whitespace().find(|w| w.contains("/office/setup?token=")).unwrap();
    let path = link.split_once(&format!(":{}", program.port)).unwrap().1;
    let page = program.get(path).unwrap();
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let home = program.get("/").unwrap();
    assert!(home.starts_with("HTTP/1.1 503") && home.contains("not set up yet"), "{home}");
    assert!(program.get("/office/setup?token=guessed").unwrap().starts_with("HTTP/1.1 409"));
    assert!(program.get("/healthz").unwrap().starts_with("HTTP/1.1 200"));
    let metrics = program.get("/metrics").unwrap();
    for name in [
        "segue_http_request_seconds_bucket",
        "route=\"/office/setup\"",
        "segue_db_commits_total",
        "segue_events_total",
    ] {
        assert!(metrics.contains(name), "{name}");
    }
    let listen = format!("127.0.0.1:{}", program.port);
    let told = segue(data.path()).arg("doctor").env("SEGUE_LISTEN", listen).output().unwrap();
    assert!(String::from_utf8(told.stdout).unwrap().contains("Segue runs and answers there"));
    assert!(program.get("/demo/as/administrator").unwrap().starts_with("HTTP/1.1 404"), "only in the demo");

    let asked = Command::new("kill").args(["-TERM", &program.child.id().to_string()]).status().unwrap();
    assert!(asked.success());
    let began = Instant::now();
    let ended = loop {
        if let Some(status) = program.child.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(12), "it did not stop");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(ended.code(), Some(0));
    let log = std::fs::read_to_string(data.path().join("log")).unwrap();
    assert!(log.lines().all(|l| serde_json::from_str::<serde_json::Value>(l).is_ok()), "{log}");
    assert!(log.contains("\"message\":\"stopped\""), "{log}");
    let secret = path.split_once("token=").unwrap().1;
    assert!(!log.contains(secret), "a secret was logged");
}
