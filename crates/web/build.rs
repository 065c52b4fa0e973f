//! Release builds carry the files of `browser/` and `locales/` inside the program; other builds read
//! them from the working tree, so that an edited style or sentence needs no compiler.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../..").canonicalize()?;
    let embed = env::var("PROFILE")? == "release";
    let mut out = String::new();
    let disk = if embed { "None".to_owned() } else { format!("Some({:?})", root.to_string_lossy()) };
    writeln!(out, "pub(crate) const DISK: Option<&str> = {disk};")?;
    for folder in ["browser", "locales"] {
        let mut files = Vec::new();
        if embed {
            println!("cargo:rerun-if-changed={}", root.join(folder).display());
            walk(&root.join(folder), &mut files)?;
        }
        files.sort();
        writeln!(out, "pub(crate) static {}: &[(&str, &[u8])] = &[", folder.to_uppercase())?;
        for file in files {
            let name = file.strip_prefix(root.join(folder))?.to_string_lossy().replace('\\', "/");
            writeln!(out, "    ({name:?}, include_bytes!({:?})),", file.to_string_lossy())?;
        }
        writeln!(out, "];")?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("files.rs"), out)?;
    Ok(())
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, into)?;
        } else {
            into.push(path);
        }
    }
    Ok(())
}
