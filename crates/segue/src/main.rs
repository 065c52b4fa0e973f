//! The one program.

fn main() -> std::process::ExitCode {
    segue::main()
}
