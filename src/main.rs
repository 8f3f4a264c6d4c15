//! The `pillars` binary: hands its arguments to the library's shell.

fn main() -> pillars::app::Exit {
    pillars::app::run(std::env::args_os())
}
