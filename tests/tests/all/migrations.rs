//! Each migration runs forward on a database that holds data, in both engines.

use std::collections::BTreeMap;
use store::{Db, MIGRATIONS, Migration, Value};
use stories::digest::{Content, content, difference, tables};

struct Column {
    name: String,
    kind: String,
}

/// The tables that a migration makes, in its order.
fn made(m: &Migration) -> Vec<(String, Vec<Column>)> {
    let plain: Vec<&str> = m.postgres.lines().map(|l| l.split("--").next().unwrap_or("")).collect();
    let text = plain.join("\n");
    let statements = text.split(';').map(str::trim).filter(|s| s.starts_with("create table"));
    statements
        .map(|s| {
            let (head, body) = s.split_once('(').unwrap();
            let columns = body.lines().map(str::trim).filter(|l| !l.is_empty() && *l != ")");
            let columns = columns
                .filter(|l| !["primary", "unique", "foreign", "check"].iter().any(|w| l.starts_with(w)));
            let column = |l: &str| {
                let mut words = l.split_whitespace();
                let name = words.next().unwrap().to_owned();
                Column { name, kind: words.next().unwrap().trim_end_matches(',').to_owned() }
            };
            (head.split_whitespace().nth(2).unwrap().to_owned(), columns.map(column).collect())
        })
        .collect()
}

/// Two rows of every table: texts are alike, so that what refers to another row finds it.
async fn fill(db: &Db, m: &Migration) {
    for (table, columns) in made(m) {
        let names: Vec<_> = columns.iter().map(|c| c.name.as_str()).collect();
        let places: Vec<_> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let sql = format!("insert into {table} ({}) values ({})", names.join(", "), places.join(", "));
        let sql: &'static str = Box::leak(sql.into_boxed_str());
        for (text, number) in [("x", 101), ("y", 202)] {
            let row: Vec<Value> = columns
                .iter()
                .map(|c| match c.kind.as_str() {
                    "text" => Value::Text(text.to_owned()),
                    "boolean" => Value::Bool(true),
                    "bigint" => Value::Int(number),
                    "double" => Value::Real(1.5),
                    other => panic!("{table}.{} is {other}: not one of our four kinds", c.name),
                })
                .collect();
            db.write(move |c| c.run(sql, &row).map(drop)).await.unwrap_or_else(|e| panic!("{table}: {e:?}"));
        }
    }
}

/// What is in the tables that there are after `steps` migrations.
async fn held(db: &Db, steps: usize) -> BTreeMap<String, Vec<String>> {
    let there: Vec<String> =
        MIGRATIONS[..steps].iter().flat_map(|m| made(m).into_iter().map(|(t, _)| t)).collect();
    let mut all = BTreeMap::new();
    for table in there {
        let sql: &'static str = Box::leak(format!("select * from {table}").into_boxed_str());
        let rows = db.read(move |c| c.all(sql, &[])).await.unwrap();
        let mut rows: Vec<String> = rows.iter().map(|r| format!("{r:?}")).collect();
        rows.sort_unstable();
        all.insert(table, rows);
    }
    all
}

#[tokio::test]
async fn every_migration_runs_on_a_database_that_holds_data() {
    let world = ground::World::system();
    let folder = tempfile::tempdir().unwrap();
    let place = store::testing::place(folder.path());
    for (done, m) in MIGRATIONS.iter().enumerate() {
        let before = match done {
            0 => BTreeMap::new(),
            _ => held(&store::testing::open_half_way(&place, done, &world).await.unwrap(), done).await,
        };
        let db = store::testing::open_half_way(&place, done + 1, &world).await;
        let db = db.unwrap_or_else(|e| panic!("migration {} does not run on data: {e:?}", m.name));
        let after = held(&db, done).await;
        for (table, rows) in &before {
            assert!(rows.len() >= 2, "{table} was not filled");
            assert_eq!(rows.len(), after[table].len(), "migration {} loses rows of {table}", m.name);
        }
        fill(&db, m).await;
    }
    // The program opens what the steps made, finds nothing to do, and leaves everything as it was.
    let opened = || store::Options::new(place.clone());
    let before: Content = content(&Db::open(&opened(), &world).await.unwrap()).await;
    let again = content(&Db::open(&opened(), &world).await.unwrap()).await;
    assert_eq!(difference(&before, &again), "");
    for table in tables() {
        assert!(before[table].len() >= 2, "{table} holds nothing");
    }
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let world = ground::World::system();
    let folder = tempfile::tempdir().unwrap();
    let place = store::testing::place(folder.path());
    drop(Db::open(&store::Options::new(place.clone()), &world).await.unwrap());
    let older = store::testing::open_half_way(&place, MIGRATIONS.len() - 1, &world).await;
    let Err(ground::Error::Fault(fault)) = older else { panic!("an older program opened a newer database") };
    assert!(fault.to_string().contains("newer program"), "{fault}");
}
