//! Lists the demo's articles, so that the program carries them.

#![expect(clippy::unwrap_used, reason = "a build script stops the build where it fails")]

use std::{env, fmt::Write as _, fs, path::Path, path::PathBuf};

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("demo/articles");
    let mut files = Vec::new();
    walk(&folder, &mut files);
    files.sort();
    let mut code = String::from("&[\n");
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "md")) {
        let name = file.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
        writeln!(code, "({name:?}, include_str!({:?})),", file.display()).unwrap();
    }
    code.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("articles.rs"), code).unwrap();
}
