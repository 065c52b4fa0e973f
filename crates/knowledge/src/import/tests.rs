use super::*;
use ground::World;

async fn run(files: &[(&str, &str)]) -> (Db, tempfile::TempDir, Totals, Totals) {
    let folder = tempfile::tempdir().unwrap();
    let world = World::system();
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    let texts = folder.path().join("texts");
    for (name, text) in files {
        let path = texts.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let defaults =
        Defaults { site: "shop".into(), lang: Lang::En, audience: Audience::Public, by: "import".into() };
    let mut seen = Progress::default();
    let first = import_articles(&db, &world, &defaults, &texts, &mut |p| seen = p).await.unwrap();
    let again = import_articles(&db, &world, &defaults, &texts, &mut |_| {}).await.unwrap();
    (db, folder, first, again)
}

#[tokio::test]
async fn markdown_is_imported_once_and_rejects_are_told() {
    let (db, _folder, first, again) = run(&[
        ("leave/sick.md", "# Sick leave\n\nSee [here]({% page \"/a\" %}).{% alert %}\n"),
        ("de/leave/sick.md", "---\ntitle: Krank\ntags: [urlaub, krank]\naudience: signed-in\n---\nText.\n"),
        ("empty.md", "---\ntitle: Nothing\n---\n\n"),
        ("open.md", "---\ntitle: Open\n"),
        ("wrong.md", "---\ntitle: A\nlang: xx\n---\nText"),
        (
            "list.json",
            "[\n {\"id\": \"a_1\", \"title\": \"Internal: A\", \"content\": \"x\"},\n {\"id\": \"a_2\"}\n]",
        ),
        ("notes.txt", "not looked at"),
    ])
    .await;
    assert_eq!((first.created, first.updated, first.unchanged), (3, 0, 0));
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 3));
    let told: Vec<_> = first.rejects.iter().map(|r| (r.file.as_str(), r.line)).collect();
    assert_eq!(told, [("empty.md", 4), ("list.json", 3), ("open.md", 1), ("wrong.md", 1)]);
    let (en, de, json) = db
        .read(|c| {
            let get = |lang, slug| shelf::by_slug(c, &"shop".into(), lang, slug);
            Ok((get(Lang::En, "leave-sick")?, get(Lang::De, "leave-sick")?, get(Lang::En, "a-1")?))
        })
        .await
        .unwrap();
    assert_eq!(en.unwrap().body, "See [here](/a).");
    assert_eq!(de.unwrap().tags, ["urlaub", "krank"]);
    assert_eq!(json.unwrap().audience, Audience::Staff);
}

#[tokio::test]
async fn every_statement_is_understood_and_versions_are_kept() {
    let (db, folder, ..) = run(&[("a.md", "# A\n\nOne.")]).await;
    std::fs::write(folder.path().join("texts/a.md"), "# A\n\nTwo.").unwrap();
    let world = World::system();
    let defaults =
        Defaults { site: "shop".into(), lang: Lang::En, audience: Audience::Public, by: "import".into() };
    let texts = folder.path().join("texts");
    let totals = import_articles(&db, &world, &defaults, &texts, &mut |_| {}).await.unwrap();
    assert_eq!(totals.updated, 1);
    let now = world.now();
    let (versions, said, conflict) = db
        .write(move |c| {
            for (_, sql) in crate::sql::ALL {
                c.prepare(sql)?;
            }
            let a = shelf::by_slug(c, &"shop".into(), Lang::En, "a")?.unwrap();
            for useful in [true, false] {
                let rating = crate::Rating {
                    article: a.id.clone(),
                    rater: "person:p".into(),
                    useful,
                    words: "more".into(),
                    at: now,
                };
                shelf::rate(c, &rating)?;
            }
            let draft = Draft {
                site: a.site.clone(),
                slug: a.slug.clone(),
                lang: a.lang,
                title: "B".into(),
                body: "x".into(),
                audience: a.audience,
                tags: vec![],
                state: a.state,
                source: String::new(),
            };
            let conflict = shelf::save_edit(c, &draft, 1, "me", now, &a.id).is_err();
            Ok((shelf::versions(c, &a.id)?, shelf::usefulness(c, &a.id)?, conflict))
        })
        .await
        .unwrap();
    assert_eq!(versions.iter().map(|v| v.body.as_str()).collect::<Vec<_>>(), ["Two.", "One."]);
    assert_eq!((said.yes, said.no), (0, 1));
    assert!(conflict);
}
