use super::*;
use crate::Draft;
use ground::World;

async fn library() -> (tempfile::TempDir, Db, Library) {
    let folder = tempfile::tempdir().unwrap();
    let world = World::system();
    let db = store::testing::open(folder.path(), &world).await.unwrap();
    let library = Library::open(db.clone(), Some(folder.path().into())).unwrap();
    (folder, db, library)
}

async fn write(db: &Db, lang: Lang, slug: &str, title: &str, body: &str, audience: Audience, state: State) {
    let world = World::system();
    let draft = Draft {
        site: "shop".into(),
        slug: slug.into(),
        lang,
        title: title.into(),
        body: body.into(),
        audience,
        tags: vec![],
        state,
        source: String::new(),
    };
    let (now, id) = (world.now(), world.id());
    db.write(move |c| shelf::save(c, &draft, "test", now, &id)).await.unwrap();
}

fn slugs(library: &Library, lang: Lang, reader: Audience, words: &str) -> Vec<String> {
    let hits = library.search(&"shop".into(), lang, reader, words, 10).unwrap();
    hits.hits.into_iter().map(|h| h.slug).collect()
}

#[tokio::test]
async fn articles_are_found_by_stem_beginning_and_with_a_typo() {
    use {Audience::*, State::*};
    let (folder, db, library) = library().await;
    write(
        &db,
        Lang::En,
        "returns",
        "Returning things",
        "Put it *back* into the box within 30 days.",
        Public,
        Published,
    )
    .await;
    write(&db, Lang::De, "returns", "Rücksendungen", "Legen Sie die Ware zurück.", Public, Published).await;
    write(&db, Lang::Hu, "returns", "Visszaküldés", "Tegye vissza a dobozba a terméket.", Public, Published)
        .await;
    write(&db, Lang::En, "draft", "Returning later", "Not yet.", Public, Draft).await;
    write(&db, Lang::En, "inside", "Returns: what we may grant", "Up to 25 euros.", Staff, Published).await;
    assert_eq!(library.catch_up().await.unwrap(), 5);

    assert_eq!(slugs(&library, Lang::En, Public, "how can I return something? box"), ["returns"]);
    assert_eq!(slugs(&library, Lang::En, Staff, "returns").len(), 2);
    assert_eq!(slugs(&library, Lang::En, Public, "retu"), ["returns"]);
    assert_eq!(slugs(&library, Lang::En, Public, "retrun"), ["returns"]);
    assert_eq!(slugs(&library, Lang::De, Public, "Rücksendung"), ["returns"]);
    assert_eq!(slugs(&library, Lang::De, Public, "rucksendungen"), ["returns"]);
    assert_eq!(slugs(&library, Lang::Hu, Public, "termékek"), ["returns"]);
    assert_eq!(slugs(&library, Lang::Hu, Public, "box"), Vec::<String>::new());
    assert_eq!(library.search(&"other".into(), Lang::En, Staff, "returns", 9).unwrap().total, 0);
    assert_eq!(library.search(&"shop".into(), Lang::En, Staff, "¿? \u{202e}", 9).unwrap().total, 0);

    let hit = &library.search(&"shop".into(), Lang::En, Public, "boxes", 3).unwrap().hits[0];
    assert!(hit.snippet.iter().any(|p| p.mark && p.text == "box"), "{:?}", hit.snippet);

    // Changed and withdrawn texts are followed; a new start knows what the old one knew.
    write(&db, Lang::En, "returns", "Returning things", "Use the green bag.", Public, Published).await;
    assert_eq!(library.catch_up().await.unwrap(), 1);
    assert_eq!(slugs(&library, Lang::En, Public, "box"), Vec::<String>::new());
    assert_eq!(slugs(&library, Lang::En, Public, "bag"), ["returns"]);
    write(&db, Lang::En, "returns", "Returning things", "Use the green bag.", Public, Withdrawn).await;
    library.catch_up().await.unwrap();
    assert_eq!(slugs(&library, Lang::En, Public, "bag"), Vec::<String>::new());
    drop(library);
    let again = Library::open(db.clone(), Some(folder.path().into())).unwrap();
    assert_eq!(again.catch_up().await.unwrap(), 0);
    assert_eq!(slugs(&again, Lang::De, Public, "Ware"), ["returns"]);

    // A broken index is made anew from the database.
    drop(again);
    std::fs::write(folder.path().join(FOLDER).join("meta.json"), "{").unwrap();
    let anew = Library::open(db, Some(folder.path().into())).unwrap();
    assert_eq!(anew.catch_up().await.unwrap(), 5);
    assert_eq!(slugs(&anew, Lang::De, Public, "Ware"), ["returns"]);
}

#[tokio::test]
async fn an_index_of_another_database_is_made_anew() {
    use {Audience::*, State::*};
    let (folder, db, library) = library().await;
    write(&db, Lang::En, "a", "Alpha", "One.", Public, Published).await;
    write(&db, Lang::En, "b", "Beta", "Two.", Public, Published).await;
    library.catch_up().await.unwrap();
    drop(library);
    let (_other, db, _) = self::library().await;
    write(&db, Lang::En, "c", "Gamma", "Three.", Public, Published).await;
    let library = Library::open(db, Some(folder.path().into())).unwrap();
    library.catch_up().await.unwrap();
    assert_eq!(slugs(&library, Lang::En, Public, "alpha"), Vec::<String>::new());
    assert_eq!(slugs(&library, Lang::En, Public, "gamma"), ["c"]);
}
