//! The `pillars` binary: passes its arguments to the library's shell.

fn main() -> pillars::cli::Exit {
    pillars::cli::run(wild::args_os())
}
