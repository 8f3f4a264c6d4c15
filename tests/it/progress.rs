//! The progress bar in a pseudo-terminal: visible during a long run, removed when it ends or is interrupted, and never shown for a short one.
//!
//! Pipes that this test holds open make a run last as long as it wants: the program reads them by their names under `/proc`.

use crate::shell::wait_for_temporary_file;
use crate::support::folder;
use crate::terminal::Terminal;
use rustix::process::Signal;
use std::io::{PipeReader, PipeWriter, Write as _, pipe};
use std::os::fd::AsRawFd as _;
use std::path::Path;
use std::time::Duration;
use tempfile::{TempDir, tempdir};

/// As many files as the program reads before it looks at the clock.
const FILES: usize = 64;
/// Longer than the program waits before it shows a bar.
const LONG: Duration = Duration::from_millis(1200);

/// The answers of a team.
fn answers_of(team: &str) -> String {
    let answers = std::fs::read_to_string(folder("examples/answers/kitchen.toml")).unwrap();
    let (before, after) = answers.split_once("team = \"").unwrap();
    format!("{before}team = \"{team} {after}")
}

/// A folder with answers, a folder of so many teams in it, and a result of an earlier run.
fn place() -> TempDir {
    let place = tempdir().unwrap();
    std::fs::create_dir(place.path().join("answers")).unwrap();
    for file in 0..FILES {
        std::fs::write(place.path().join(format!("answers/{file:02}.toml")), answers_of(&file.to_string())).unwrap();
    }
    std::fs::write(place.path().join("result.csv"), "as it was").unwrap();
    place
}

/// A pipe with a team's answers that ends when the writer is dropped, and the path by which another process reads it.
fn held(team: &str) -> (String, PipeReader, PipeWriter) {
    let (reader, mut writer) = pipe().unwrap();
    writer.write_all(answers_of(team).as_bytes()).unwrap();
    (format!("/proc/{}/fd/{}", std::process::id(), reader.as_raw_fd()), reader, writer)
}

/// A run that has lasted, with the bar on the screen and one more file to come; and what holds it there.
fn lasting(place: &Path) -> (Terminal, PipeReader, PipeWriter) {
    let (first, _reader, writer) = held("first");
    let (last, held_reader, held_writer) = held("last");
    let arguments = ["batch", &first, "answers", &last, "-o", "result.csv", "--ascii"];
    let mut terminal = Terminal::start(place, &arguments);
    wait_for_temporary_file(place);
    std::thread::sleep(LONG);
    drop(writer);
    terminal.sees("of 66 files");
    (terminal, held_reader, held_writer)
}

#[test]
fn a_run_that_lasts_shows_how_far_it_has_come_and_takes_that_away_at_its_end() {
    let place = place();
    let (terminal, _reader, writer) = lasting(place.path());
    let shown = terminal.shown();
    let bar = shown.lines().next().unwrap();
    assert!(bar.starts_with("####") && bar.contains(" 64 of 66 files, ") && bar.ends_with(" left"), "{shown}");
    assert!(bar.contains("/s, "), "{shown}");
    drop(writer);
    assert_eq!(terminal.ends_with(0), "");
    let written = std::fs::read_to_string(place.path().join("result.csv")).unwrap();
    assert_eq!(written.lines().count(), 1 + FILES + 2);
}

#[test]
fn an_interrupted_run_takes_the_bar_away_and_leaves_the_file_as_it_was() {
    let place = place();
    let (terminal, _reader, _writer) = lasting(place.path());
    terminal.signal(Signal::INT);
    let shown = terminal.ends_with(130);
    assert!(!shown.contains("files"), "{shown}");
    assert_eq!(std::fs::read_to_string(place.path().join("result.csv")).unwrap(), "as it was");
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 2, "no temporary file is left");
}

#[test]
fn a_run_that_is_soon_done_shows_nothing() {
    let place = place();
    let terminal = Terminal::start(place.path(), &["batch", "answers", "-o", "result.csv"]);
    assert_eq!(terminal.ends_with(0), "");
}
