//! Made visits, and what is left of them when the program is killed among them.

use crate::program::{Running, SHOP, run, segue};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

fn shop(data: &Path) {
    let file = data.join("shop.json");
    std::fs::write(&file, SHOP).unwrap();
    assert_eq!(run(data, &["import", "shop", file.to_str().unwrap()]).0, Some(0));
}

/// Events of the kinds that browsers send.
fn there(data: &Path) -> i64 {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let kinds = runtime.block_on(async {
        let options = store::Options::new(store::Place::Sqlite(data.join("segue.db")));
        let db = store::Db::open(&options, &ground::World::system()).await.unwrap();
        db.read(|c| {
            let site = people::shelf::sites(c)?.remove(0).id;
            journey::counts::kept(c, &site)
        })
        .await
        .unwrap()
    });
    kinds.iter().filter(|k| k.kind.from_browser()).map(|k| k.count).sum()
}

fn number(said: &str, line: &str) -> i64 {
    let line = said.lines().find(|l| l.starts_with(line)).unwrap_or_else(|| panic!("{line} in {said}"));
    line.split_whitespace().find_map(|w| w.parse().ok()).unwrap()
}

#[test]
fn no_acknowledged_event_is_lost_or_doubled_when_the_program_is_killed() {
    let data = tempfile::tempdir().unwrap();
    shop(data.path());
    let program = Running::serve(data.path());
    let to = format!("http://localhost:{}", program.port);
    let args = ["load", "--to", &to, "--visits", "40", "--every", "1", "--seconds", "10", "--stuck", "30"];
    let load = segue(data.path()).args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while events(&program) < 150 {
        assert!(began.elapsed() < Duration::from_secs(30), "nobody came");
        std::thread::sleep(Duration::from_millis(20));
    }
    let program = program.killed_and_again(data.path());
    let ended = load.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    assert!(number(&said, "Connections broken") >= 40, "{said}");
    assert_eq!(number(&said, "Not acknowledged"), 0, "{said}");
    assert_eq!(ended.status.code(), Some(0), "{said}");
    drop(program);
    assert_eq!(there(data.path()), number(&said, "Events acknowledged"), "{said}");
}

fn events(program: &Running) -> i64 {
    let page = program.get("/metrics").unwrap();
    page.lines().find_map(|l| l.strip_prefix("segue_events_total ")?.trim().parse().ok()).unwrap()
}

#[test]
fn visits_are_made_on_this_machine_only_and_where_somebody_listens() {
    let data = tempfile::tempdir().unwrap();
    let (code, _, said) = run(data.path(), &["load", "--to", "http://10.0.0.1"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("must be this machine"), "{said}");
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (code, _, said) = run(data.path(), &["load", "--to", &format!("http://localhost:{free}")]);
    assert_eq!(code, Some(1));
    assert!(said.contains("start `segue demo` or `segue serve` there first"), "{said}");
}
