//! Finds articles by words.
//!
//! The index follows the database: articles carry the number of their last change, the index
//! remembers the number up to which it knows them. So it hears of every writer, whichever process
//! it is, and an index that is missing, old or foreign is made anew from the database.

use crate::words::{self, Word};
use crate::{Article, Audience, Piece, State, plain, shelf, snippet};
use ground::{ArticleId, Fault, Lang, Result, SiteId};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use store::Db;
use tantivy::collector::{Count, TopDocs};
use tantivy::directory::MmapDirectory;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::{
    DocAddress, Index, IndexBuilder, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher,
    TantivyDocument, Term,
};
use tokio::sync::{Mutex, Notify};

/// Name of the folder with the index; a change of the fields or of the packing changes it.
const FOLDER: &str = "search-3";
/// Stored articles are packed so many bytes together: who reads one unpacks little else.
const PACKED: usize = 4 * 1024;
/// Articles that are read and indexed at a time.
const BATCH: i64 = 500;
/// After so many articles a long catching-up becomes visible.
const COMMIT_EVERY: usize = 10_000;
/// Memory of the writer while it writes, in bytes.
const WRITER_MEMORY: usize = 24_000_000;
/// How often the database is asked for changes that other processes made.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How many times more a word of the title is said than one of the text.
const TITLE_COUNTS: usize = 3;
/// Length of a snippet, in characters.
const SNIPPET: usize = 200;

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    pub id: ArticleId,
    pub slug: String,
    pub title: Vec<Piece>,
    pub snippet: Vec<Piece>,
    /// Higher is better; comparable within one answer only.
    pub score: f32,
}

impl Hit {
    pub fn plain_title(&self) -> String {
        self.title.iter().map(|p| p.text.as_str()).collect()
    }
}

/// How close the hits are to what was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Closeness {
    /// Every word is there.
    #[default]
    All,
    /// Every word is there, the last one as a beginning.
    Beginning,
    /// Every word is there; one that no article has, by a word one letter away.
    Typo,
    /// Some of the words are there.
    Some,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Hits {
    /// How many articles were found, of which `hits` are the best.
    pub total: usize,
    pub closeness: Closeness,
    pub hits: Vec<Hit>,
}

#[derive(Clone, Copy)]
struct Fields {
    id: Field,
    scope: Field,
    slug: Field,
    title: Field,
    text: Field,
    /// By language: stems of title, tags and text; words as they are.
    stems: [Field; 3],
    words: [Field; 3],
}

struct Inner {
    db: Db,
    index: Index,
    reader: IndexReader,
    fields: Fields,
    /// The change up to which the index knows the database.
    cursor: Mutex<i64>,
    changed: Notify,
}

/// The articles, findable. Cheap to clone.
#[derive(Clone)]
pub struct Library(Arc<Inner>);

fn fault(what: &'static str) -> impl Fn(tantivy::TantivyError) -> Fault {
    move |e| Fault::because(what, e)
}

const fn nth(lang: Lang) -> usize {
    match lang {
        Lang::En => 0,
        Lang::De => 1,
        Lang::Hu => 2,
    }
}

fn schema() -> (Schema, Fields) {
    let mut b = Schema::builder();
    let text = |analyzer: &str, record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let mut by_lang = |name: &str, stem: bool, record: IndexRecordOption| {
        Lang::ALL.map(|l| {
            let analyzer = if stem { format!("stem-{l}") } else { "fold".to_owned() };
            b.add_text_field(&format!("{name}_{l}"), text(&analyzer, record))
        })
    };
    let stems = by_lang("stems", true, IndexRecordOption::WithFreqs);
    let words = by_lang("words", false, IndexRecordOption::Basic);
    let fields = Fields {
        id: b.add_text_field("id", STRING | STORED),
        scope: b.add_text_field("scope", STRING),
        slug: b.add_text_field("slug", STORED),
        title: b.add_text_field("title", STORED),
        text: b.add_text_field("text", STORED),
        stems,
        words,
    };
    (b.build(), fields)
}

/// What a reader of a kind may see on a site, as one word of the index.
fn scope(site: &SiteId, lang: Lang, reader: Audience) -> String {
    format!("{}/{site}/{lang}", reader.word())
}

fn open_index(schema: &Schema, folder: Option<&Path>) -> Result<Index> {
    let index = match folder {
        None => new_index(schema).create_in_ram().map_err(fault("cannot make a search index"))?,
        Some(folder) => {
            let folder = folder.join(FOLDER);
            open_folder(schema, &folder).or_else(|e| {
                tracing::warn!(error = %e, folder = %folder.display(), "the search index is unreadable: made anew");
                let _ = std::fs::remove_dir_all(&folder);
                open_folder(schema, &folder)
            })?
        }
    };
    for lang in Lang::ALL {
        index.tokenizers().register(&format!("stem-{lang}"), words::stemming(lang));
    }
    index.tokenizers().register("fold", words::folding());
    Ok(index)
}

fn new_index(schema: &Schema) -> IndexBuilder {
    let settings = IndexSettings { docstore_blocksize: PACKED, ..IndexSettings::default() };
    Index::builder().schema(schema.clone()).settings(settings)
}

fn open_folder(schema: &Schema, folder: &Path) -> Result<Index> {
    let text = || format!("cannot open the search index in {}", folder.display());
    std::fs::create_dir_all(folder).map_err(|e| Fault::because(text(), e))?;
    let directory = MmapDirectory::open(folder).map_err(|e| Fault::because(text(), e))?;
    Ok(new_index(schema).open_or_create(directory).map_err(|e| Fault::because(text(), e))?)
}

impl Library {
    /// Opens the index in `folder` (the data directory), or in memory. It answers at once with
    /// what it knows; [`Library::run`] or [`Library::catch_up`] brings it up to date.
    pub fn open(db: Db, folder: Option<PathBuf>) -> Result<Self> {
        let (schema, fields) = schema();
        let index = open_index(&schema, folder.as_deref())?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(fault("cannot read the search index"))?;
        let meta = index.load_metas().map_err(fault("cannot read the search index"))?;
        let cursor = meta.payload.and_then(|p| p.parse().ok()).unwrap_or(0);
        let inner = Inner { db, index, reader, fields, cursor: Mutex::new(cursor), changed: Notify::new() };
        Ok(Self(Arc::new(inner)))
    }

    /// Something changed: look now, not in a second. Call it in `c.after_commit`.
    pub fn changed(&self) {
        self.0.changed.notify_one();
    }

    /// Follows the database until the task is dropped.
    pub async fn run(self) {
        loop {
            if let Err(e) = self.catch_up().await {
                tracing::error!(error = ?e, "the search index cannot follow the database");
            }
            tokio::select! {
                () = self.0.changed.notified() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }

    /// Indexes whatever changed; answers how many articles that were.
    pub async fn catch_up(&self) -> Result<usize> {
        let mut cursor = self.0.cursor.lock().await;
        let (mut batch, last) = self.changes(*cursor).await?;
        let foreign = last < *cursor;
        if foreign {
            *cursor = 0;
            batch = self.changes(0).await?.0;
        }
        if batch.is_empty() && !foreign {
            return Ok(0);
        }
        let mut writer = self.clone().writer(foreign).await?;
        let (mut all, mut open) = (0, 0);
        while let Some((_, n)) = batch.last() {
            *cursor = *n;
            (all, open) = (all + batch.len(), open + batch.len());
            let commit = open >= COMMIT_EVERY;
            writer = self.clone().write(writer, batch, commit.then_some(*cursor)).await?;
            open = if commit { 0 } else { open };
            batch = self.changes(*cursor).await?.0;
        }
        let me = self.clone();
        let n = *cursor;
        blocking(move || {
            commit(&mut writer, n)?;
            writer.wait_merging_threads().map_err(fault("cannot merge the search index"))?;
            me.0.reader.reload().map_err(fault("cannot reload the search index"))
        })
        .await?;
        Ok(all)
    }

    async fn changes(&self, n: i64) -> Result<(Vec<(Article, i64)>, i64)> {
        self.0.db.read(move |c| Ok((shelf::changed_since(c, n, BATCH)?, shelf::last_change(c)?))).await
    }

    async fn writer(self, empty: bool) -> Result<IndexWriter> {
        blocking(move || {
            let writer = self
                .0
                .index
                .writer_with_num_threads(1, WRITER_MEMORY)
                .map_err(fault("cannot write the search index"))?;
            if empty {
                writer.delete_all_documents().map_err(fault("cannot empty the search index"))?;
            }
            Ok(writer)
        })
        .await
    }

    async fn write(
        self,
        mut w: IndexWriter,
        batch: Vec<(Article, i64)>,
        n: Option<i64>,
    ) -> Result<IndexWriter> {
        blocking(move || {
            for (article, _) in batch {
                self.put(&w, &article)?;
            }
            if let Some(n) = n {
                commit(&mut w, n)?;
                self.0.reader.reload().map_err(fault("cannot reload the search index"))?;
            }
            Ok(w)
        })
        .await
    }

    fn put(&self, w: &IndexWriter, a: &Article) -> Result<(), Fault> {
        let f = &self.0.fields;
        w.delete_term(Term::from_field_text(f.id, a.id.as_str()));
        if a.state != State::Published {
            return Ok(());
        }
        let text = plain(&a.body);
        let all = format!("{}\n{}\n{text}", a.title, a.tags.join(" "));
        let l = nth(a.lang);
        let mut doc = TantivyDocument::default();
        for reader in Audience::ALL.into_iter().filter(|r| r.may_read(a.audience)) {
            doc.add_text(f.scope, scope(&a.site, a.lang, reader));
        }
        doc.add_text(f.id, a.id.as_str());
        doc.add_text(f.slug, &a.slug);
        doc.add_text(f.title, &a.title);
        // A word of the title counts for several: said at writing, so that no question pays for it.
        for _ in 0..TITLE_COUNTS {
            doc.add_text(f.stems[l], &a.title);
        }
        doc.add_text(f.stems[l], &all);
        doc.add_text(f.words[l], &all);
        doc.add_text(f.text, text);
        w.add_document(doc).map_err(fault("cannot index an article"))?;
        Ok(())
    }

    /// The best `limit` articles of a site, in a language, for a kind of reader. Takes well under
    /// a millisecond of memory work, so it may be called from async code.
    pub fn search(
        &self,
        site: &SiteId,
        lang: Lang,
        reader: Audience,
        question: &str,
        limit: usize,
    ) -> Result<Hits> {
        let words = words::of_question(lang, question);
        if words.is_empty() || limit == 0 {
            return Ok(Hits::default());
        }
        let mut ask = Ask {
            f: &self.0.fields,
            l: nth(lang),
            scope: scope(site, lang, reader),
            words: &words,
            unknown: Vec::new(),
        };
        let unfinished = question.ends_with(char::is_alphanumeric)
            && words.last().is_some_and(|w| w.plain.chars().count() >= 2);
        let searcher = self.0.reader.searcher();
        let mut found = find(&searcher, &ask, Closeness::All, limit)?;
        if found.total < limit && unfinished {
            let longer = find(&searcher, &ask, Closeness::Beginning, limit)?;
            found = if longer.total < found.total { found } else { longer };
        }
        if found.total == 0 {
            ask.unknown = unknown(&searcher, &ask)?;
            if ask.unknown.contains(&true) {
                found = find(&searcher, &ask, Closeness::Typo, limit)?;
            }
        }
        if found.total == 0 && words.len() > 1 {
            found = find(&searcher, &ask, Closeness::Some, limit)?;
        }
        hits(&searcher, &ask, found)
    }
}

/// Where the best are.
struct Found {
    total: usize,
    closeness: Closeness,
    top: Vec<(f32, DocAddress)>,
}

fn find(searcher: &Searcher, ask: &Ask<'_>, closeness: Closeness, limit: usize) -> Result<Found> {
    let wanted = (TopDocs::with_limit(limit).order_by_score(), Count);
    let (top, total) = searcher.search(&ask.query(closeness), &wanted).map_err(fault("cannot search"))?;
    Ok(Found { total, closeness, top })
}

/// Which words no article has: only these are taken for mistyped. To look for all words that resemble a common one
/// would take several milliseconds, and would find what was not meant.
fn unknown(searcher: &Searcher, ask: &Ask<'_>) -> Result<Vec<bool>> {
    let is_unknown = |w: &Word| {
        let stem = searcher.doc_freq(&ask.stem(w))?;
        Ok(stem == 0 && searcher.doc_freq(&ask.plain(w))? == 0)
    };
    let unknown: tantivy::Result<Vec<bool>> = ask.words.iter().map(is_unknown).collect();
    Ok(unknown.map_err(fault("cannot search"))?)
}

/// Reads what was found: only what is shown.
fn hits(searcher: &Searcher, ask: &Ask<'_>, found: Found) -> Result<Hits> {
    let needles = ask.needles();
    let mut hits = Vec::with_capacity(found.top.len());
    for (score, address) in found.top {
        let doc: TantivyDocument = searcher.doc(address).map_err(fault("cannot read a hit"))?;
        let get = |field| doc.get_first(field).and_then(|v| v.as_str()).unwrap_or_default();
        hits.push(Hit {
            id: get(ask.f.id).into(),
            slug: get(ask.f.slug).to_owned(),
            title: snippet::marked(get(ask.f.title), &needles),
            snippet: snippet::snippet(get(ask.f.text), &needles, SNIPPET),
            score,
        });
    }
    Ok(Hits { total: found.total, closeness: found.closeness, hits })
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Fault> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => Ok(done?),
        Err(e) => Err(Fault::because("the search index stopped", e).into()),
    }
}

fn commit(writer: &mut IndexWriter, n: i64) -> Result<(), Fault> {
    let mut prepared = writer.prepare_commit().map_err(fault("cannot save the search index"))?;
    prepared.set_payload(&n.to_string());
    prepared.commit().map_err(fault("cannot save the search index"))?;
    Ok(())
}

/// A question on its way into the index.
struct Ask<'a> {
    f: &'a Fields,
    l: usize,
    scope: String,
    words: &'a [Word],
    /// By word, whether it may be mistyped.
    unknown: Vec<bool>,
}

type Part = (Occur, Box<dyn Query>);

impl Ask<'_> {
    fn query(&self, closeness: Closeness) -> BooleanQuery {
        let scope =
            TermQuery::new(Term::from_field_text(self.f.scope, &self.scope), IndexRecordOption::Basic);
        let mut all: Vec<Part> = vec![(Occur::Must, Box::new(ConstScoreQuery::new(Box::new(scope), 0.0)))];
        let words: Vec<Box<dyn Query>> =
            self.words.iter().enumerate().map(|(i, w)| self.word(i, w, closeness)).collect();
        if closeness == Closeness::Some {
            let least = if words.len() > 3 { 2 } else { 1 };
            all.push((
                Occur::Must,
                Box::new(BooleanQuery::union_with_minimum_required_clauses(words, least)),
            ));
        } else {
            all.extend(words.into_iter().map(|w| (Occur::Must, w)));
        }
        BooleanQuery::new(all)
    }

    fn stem(&self, w: &Word) -> Term {
        Term::from_field_text(self.f.stems[self.l], &w.stem)
    }

    fn plain(&self, w: &Word) -> Term {
        Term::from_field_text(self.f.words[self.l], &w.plain)
    }

    fn word(&self, i: usize, w: &Word, closeness: Closeness) -> Box<dyn Query> {
        let stem = || self.stem(w);
        let exact: Box<dyn Query> = Box::new(TermQuery::new(stem(), IndexRecordOption::WithFreqs));
        let mut ways = vec![exact];
        let mut also = |q: FuzzyTermQuery| ways.push(Box::new(BoostQuery::new(Box::new(q), 0.3)));
        let unknown = self.unknown.get(i) == Some(&true);
        match closeness {
            Closeness::Beginning if i + 1 == self.words.len() => {
                also(FuzzyTermQuery::new_prefix(self.plain(w), 0, true));
            }
            Closeness::Typo | Closeness::Some if unknown && w.plain.chars().count() >= 4 => {
                also(FuzzyTermQuery::new(stem(), 1, true));
                also(FuzzyTermQuery::new(self.plain(w), 1, true));
            }
            _ => {}
        }
        Box::new(BooleanQuery::union(ways))
    }

    /// What is marked in a hit: words that begin with one of these.
    fn needles(&self) -> Vec<String> {
        let of = |w: &Word| {
            let shared = w.plain.bytes().zip(w.stem.bytes()).take_while(|(a, b)| a == b).count();
            w.plain[..shared.max(w.plain.len().min(2))].to_owned()
        };
        self.words.iter().map(of).collect()
    }
}

#[cfg(test)]
mod tests;
