//! Search over HTTP with 50,000 articles made from a seed, common words included.

use crate::house::{self, House};
use crate::http::request;
use crate::measure::{Figure, cpu_of, load, memory_of};
use crate::peer::Peer;
use ground::{Chance as _, SeededChance, World};
use std::io::{Error, Result, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

const ARTICLES: usize = 50_000;

/// Words as often as Zipf has it: the first are in nearly every article.
fn word(chance: &SeededChance, words: &[String]) -> String {
    let u = (chance.below(1 << 52) as f64 + 1.0) / (1u64 << 52) as f64;
    let at = ((words.len() as f64).powf(u) - 1.0) as usize;
    words[at.min(words.len() - 1)].clone()
}

fn vocabulary(chance: &SeededChance) -> Vec<String> {
    let common = ["the", "order", "you", "can", "return", "payment", "delivery", "account", "how", "change"];
    let syllables =
        ["ba", "re", "mo", "ti", "la", "ne", "ko", "su", "vi", "da", "pe", "lo", "ra", "mi", "to", "fe"];
    let made = (0..20_000).map(|_| {
        let n = 2 + chance.below(3);
        (0..n).map(|_| syllables[chance.below(syllables.len() as u64) as usize]).collect::<String>()
    });
    common.iter().map(|w| (*w).to_owned()).chain(made).collect()
}

/// What is asked for.
#[derive(Clone, Copy)]
enum Ask {
    /// Two or three words as often as they occur: mostly common ones.
    Words,
    /// The same, with two letters of one word changed over.
    Typo,
}

/// Readers at once: as many as there are processors, whose searches wait for nothing; and more, who wait for each
/// other.
const AT_ONCE: [usize; 2] = [2, 8];

/// Searches, ours and the peer's.
pub async fn search(time: Duration, row: impl Fn(&Figure)) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let chance = SeededChance::new(7);
    let words = vocabulary(&chance);
    let file = folder.path().join("articles.json");
    write(&file, &chance, &words)?;
    let data = folder.path().join("data");
    let house = indexed(&data, &file).await?;
    let host = format!("localhost:{}", house.port);
    let world = World::system();
    let question = |ask| {
        let mut asked: Vec<String> = (0..2 + chance.below(2)).map(|_| word(&chance, &words)).collect();
        if let (Ask::Typo, Some(longest)) = (ask, asked.iter_mut().max_by_key(|w| w.len())) {
            let at = 1 + chance.below(longest.len() as u64 - 2) as usize;
            let other = longest.remove(at);
            longest.insert(at + 1, other);
        }
        asked.join("+")
    };
    let asked = |ask: Ask| (0..500).map(|_| question(ask)).collect::<Vec<_>>();
    let peer = Peer::start(Some(&file)).await;
    for (what, asked) in [("", asked(Ask::Words)), (", mistyped", asked(Ask::Typo))] {
        // Each reader with a visit of their own, as browsers have.
        let ours = asked.iter().map(|q| {
            let cookie = format!("__Host-visit={}", world.token());
            request("GET", &host, &format!("/articles?q={q}"), &[("cookie", &cookie)], "")
        });
        let theirs = asked.iter().map(|q| request("GET", "localhost", &format!("/search?q={q}"), &[], ""));
        let (ours, theirs): (Vec<_>, Vec<_>) = (ours.collect(), theirs.collect());
        for n in AT_ONCE {
            let name = format!("search over HTTP, {ARTICLES} articles{what}, {n} at once");
            row(&load(&name, house.port, house.pid, ours.clone(), n, time).await?);
        }
        let Some(peer) = &peer else { continue };
        for n in AT_ONCE {
            let name = format!("peer: Fastify, SQLite FTS5: search{what}, {n} at once");
            row(&load(&name, peer.port(), peer.pid(), theirs.clone(), n, time).await?);
        }
    }
    Ok(())
}

fn write(file: &Path, chance: &SeededChance, words: &[String]) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    out.write_all(b"[")?;
    for n in 0..ARTICLES {
        let text = |count| (0..count).map(|_| word(chance, words)).collect::<Vec<_>>().join(" ");
        let article = serde_json::json!({"id": format!("a{n}"), "title": text(6), "content": text(120)});
        write!(out, "{}{article}", if n > 0 { "," } else { "" })?;
    }
    out.write_all(b"]")?;
    out.flush()
}

/// Imports the articles and serves them once all can be found.
async fn indexed(data: &Path, file: &Path) -> Result<House> {
    let began = Instant::now();
    let into = data.display().to_string();
    house::say(&["import", "articles", "--data", &into, &file.display().to_string()]).await?;
    println!("<!-- {ARTICLES} articles imported in {:.1} s -->", began.elapsed().as_secs_f64());
    let house = house::serve(data).await?;
    let began = Instant::now();
    // The index is complete when the program has nothing left to do.
    loop {
        let before = cpu_of(house.pid);
        tokio::time::sleep(Duration::from_secs(1)).await;
        if cpu_of(house.pid) - before < Duration::from_millis(50) {
            break;
        }
        if began.elapsed() > Duration::from_secs(180) {
            return Err(Error::other("the articles were not indexed in 180 s"));
        }
    }
    let (took, memory) = (began.elapsed().as_secs_f64() - 1.0, memory_of(house.pid));
    println!("<!-- indexed after {took:.0} s; memory {memory:.0} MiB -->");
    Ok(house)
}
