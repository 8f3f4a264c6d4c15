//! How a run ends before its time: Ctrl-C, and a pipe that is closed.

use super::{Fleet, wards};
use crate::shell::interruptible_in;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_everything_as_it_was() {
    let fleet = Fleet::of(&wards::teams(2));
    let result = fleet.path().join("result.csv");
    std::fs::write(&result, "as it was").unwrap();
    // Standard input that never ends keeps the run going.
    let mut child =
        interruptible_in(fleet.path(), &["batch", "answers", "-", "-o", "result.csv", "--questionnaire", "wards.toml"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
    // Waiting for the child would end its input.
    let input = child.stdin.take();
    let temporary = || {
        let names = std::fs::read_dir(fleet.path()).unwrap().map(|entry| entry.unwrap().file_name());
        names.filter(|name| name.to_string_lossy().starts_with(".pillars-")).count()
    };
    let begun = Instant::now();
    while temporary() == 0 {
        assert!(begun.elapsed() < Duration::from_mins(1), "the file beside its place never came");
        std::thread::sleep(Duration::from_millis(5));
    }
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(input);
    assert_eq!(std::fs::read_to_string(&result).unwrap(), "as it was");
    assert_eq!(temporary(), 0, "no temporary file is left");
}

#[cfg(unix)]
#[test]
fn an_interrupted_comparison_leaves_everything_as_it_was() {
    let fleet = Fleet::of(&wards::teams(2));
    let result = fleet.path().join("result.csv");
    std::fs::write(&result, "as it was").unwrap();
    let mut child = interruptible_in(
        fleet.path(),
        &["compare", "answers", "-", "-o", "result.csv", "--questionnaire", "wards.toml"],
    )
    .stdin(Stdio::piped())
    .spawn()
    .unwrap();
    // More than a pipe holds: once it is written the program is reading, and standard input does not end.
    let mut input = child.stdin.take().unwrap();
    input.write_all(&vec![b'\n'; 1 << 20]).unwrap();
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(std::fs::read_to_string(&result).unwrap(), "as it was");
    assert_eq!(std::fs::read_dir(fleet.path()).unwrap().count(), 3, "no temporary file is left");
}

#[cfg(unix)]
#[test]
fn piped_into_head_it_ends_quietly() {
    let fleet = Fleet::of(&wards::teams(40));
    let script = r#""$0" batch answers --format ndjson --questionnaire wards.toml | head -c 10 >/dev/null; echo "${PIPESTATUS[0]}""#;
    let output = Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_pillars")])
        .current_dir(fleet.path())
        .output()
        .unwrap();
    assert_eq!((String::from_utf8_lossy(&output.stdout).trim(), output.stderr.len()), ("0", 0));
}
