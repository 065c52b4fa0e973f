//! Search over HTTP with 50,000 articles made from a seed, common words included.

use crate::house;
use crate::http::request;
use crate::measure::{Figure, load};
use ground::{Chance as _, SeededChance};
use std::io::{Result, Write as _};
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

/// Searches, each of two or three words, over so many connections.
pub async fn search(connections: usize, time: Duration) -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    let chance = SeededChance::new(7);
    let words = vocabulary(&chance);
    let file = folder.path().join("articles.json");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file)?);
    out.write_all(b"[")?;
    for n in 0..ARTICLES {
        let text = |count| (0..count).map(|_| word(&chance, &words)).collect::<Vec<_>>().join(" ");
        let article = serde_json::json!({"id": format!("a{n}"), "title": text(6), "content": text(120)});
        write!(out, "{}{article}", if n > 0 { "," } else { "" })?;
    }
    out.write_all(b"]")?;
    out.flush()?;
    drop(out);
    let data = folder.path().join("data").display().to_string();
    let began = Instant::now();
    house::say(&["import", "articles", "--data", &data, &file.display().to_string()]).await?;
    println!("<!-- {ARTICLES} articles imported in {:.1} s -->", began.elapsed().as_secs_f64());
    let house = house::serve(std::path::Path::new(&data)).await?;
    let host = format!("localhost:{}", house.port);
    let began = Instant::now();
    let mut client = crate::http::Client::open(house.port).await?;
    // Until the index holds everything.
    loop {
        let answer = client.ask(&request("GET", &host, "/search?q=the", &[], "")).await?;
        let all = crate::measure::cpu_of(house.pid);
        tokio::time::sleep(Duration::from_secs(2)).await;
        let idle = crate::measure::cpu_of(house.pid).saturating_sub(all) < Duration::from_millis(100);
        if (answer.status < 400 && idle) || began.elapsed() > Duration::from_secs(180) {
            break;
        }
    }
    println!(
        "<!-- indexed after {:.0} s; memory {:.0} MiB -->",
        began.elapsed().as_secs_f64(),
        crate::measure::memory_of(house.pid)
    );
    let query = |_| {
        let n = 2 + chance.below(2);
        let q = (0..n).map(|_| word(&chance, &words)).collect::<Vec<_>>().join("+");
        request("GET", &host, &format!("/articles?q={q}"), &[], "")
    };
    let requests = (0..500).map(query).collect();
    load("search over HTTP, 50,000 articles", house.port, house.pid, requests, connections, time).await
}
