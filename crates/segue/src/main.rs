//! The one program.

/// A page is made of many small pieces of text, on several threads: the system's allocator takes a
/// quarter of its time. Without huge pages, which double what an idle program holds.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    segue::main()
}
