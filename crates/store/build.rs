//! Lists the migrations of the workspace, so that the program carries them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a build script stops the build where it fails")]

use std::{env, fmt::Write as _, fs, path::Path};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../migrations");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .filter_map(|f| f.unwrap().file_name().into_string().ok())
        .filter_map(|f| f.strip_suffix(".sqlite.sql").map(str::to_owned))
        .collect();
    names.sort();
    let mut code = String::from("&[\n");
    for name in names {
        let number: u32 = name[..4].parse().expect("a migration's name begins with four digits");
        let path = |engine| folder.join(format!("{name}.{engine}.sql")).canonicalize().unwrap();
        writeln!(
            code,
            "Migration {{ number: {number}, name: {name:?}, sqlite: include_str!({:?}), postgres: include_str!({:?}) }},",
            path("sqlite"),
            path("postgres")
        )
        .unwrap();
    }
    code.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("migrations.rs"), code).unwrap();
}
