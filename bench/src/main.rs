//! Measures the program beside a floor, in one run: `cargo run --release -p bench`.

mod http;
mod measure;

fn main() {}
