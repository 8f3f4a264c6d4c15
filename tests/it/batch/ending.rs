//! Runs that end early: Ctrl-C, and a closed pipe.

use super::{TeamSet, wards};
use crate::shell::{bash_in, interruptible_in, wait_for_temporary_file};
use std::io::Write as _;
use std::path::Path;
use std::process::{ChildStdin, Command, Stdio};

/// Interrupts a command over teams once it is under way, with a result standing where it would write its own.
#[cfg(unix)]
fn interrupted_leaves_everything_as_it_was(command: &str, until_under_way: impl Fn(&Path, &mut ChildStdin)) {
    let forty = TeamSet::of(&wards::teams(2));
    let result = forty.path().join("result.csv");
    std::fs::write(&result, "as it was").unwrap();
    let arguments = [command, "answers", "-", "-o", "result.csv", "--questionnaire", "wards.toml"];
    let mut child = interruptible_in(forty.path(), &arguments).stdin(Stdio::piped()).spawn().unwrap();
    // Standard input that never ends keeps the run going; waiting for the child would end it.
    let mut input = child.stdin.take().unwrap();
    until_under_way(forty.path(), &mut input);
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(input);
    assert_eq!(std::fs::read_to_string(&result).unwrap(), "as it was");
    assert_eq!(std::fs::read_dir(forty.path()).unwrap().count(), 3, "no temporary file is left");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_everything_as_it_was() {
    interrupted_leaves_everything_as_it_was("batch", |folder, _| wait_for_temporary_file(folder));
}

#[cfg(unix)]
#[test]
fn an_interrupted_comparison_leaves_everything_as_it_was() {
    // More than a pipe holds: once it is written the program is reading.
    interrupted_leaves_everything_as_it_was("compare", |_, input| input.write_all(&vec![b'\n'; 1 << 20]).unwrap());
}

#[cfg(unix)]
#[test]
fn piped_into_head_it_ends_quietly() {
    let forty = TeamSet::of(&wards::teams(40));
    let script = r#"pillars batch answers --format ndjson --questionnaire wards.toml | head -c 10 >/dev/null; echo "${PIPESTATUS[0]}""#;
    let output = bash_in(forty.path(), script).output().unwrap();
    assert_eq!((String::from_utf8_lossy(&output.stdout).trim(), output.stderr.len()), ("0", 0));
}
