//! The pager: the text it gets, and when it is not used.

use crate::support::folder;
use crate::terminal::Terminal;
use std::path::Path;

/// Marks every line, so that a test sees what went through it.
const PAGER: &str = "/bin/sed s/^/paged:/";

fn shown(arguments: &[&str]) -> String {
    let environment = [("PAGER", PAGER), ("TERM", "xterm-256color")];
    Terminal::start_in_a_window(Path::new(&folder("examples/answers")), arguments, &environment, (50, 100)).ends_with(0)
}

#[test]
fn everything_goes_through_the_pager_and_a_screenful_does_not() {
    for command in [
        &["score", "hostile.toml"][..],
        &["batch", "hostile.toml", "doing-well.toml"],
        &["compare", "hostile.toml", "follow-up/hostile.toml"],
    ] {
        assert!(!shown(command).contains("paged:"), "{command:?}");
        assert!(shown(&[command, &["--full"]].concat()).contains("paged:"), "{command:?}");
    }
    for without in [
        shown(&["score", "hostile.toml", "--full", "--no-pager"]),
        shown(&["batch", "hostile.toml", "--full", "--no-pager"]),
        shown(&["compare", "hostile.toml", "follow-up/hostile.toml", "--full", "--no-pager"]),
    ] {
        assert!(!without.contains("paged:"), "{without}");
    }
}
