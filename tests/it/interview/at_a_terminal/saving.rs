//! When an answer cannot be saved: nothing typed is lost, and no other file is overwritten.

use super::{QUESTIONS, answer, begun, files_in, holds_the_first, introduce, read_file};
use crate::terminal::Terminal;
use rustix::process::Signal;
use std::path::Path;
use tempfile::{TempDir, tempdir};

#[test]
fn a_folder_that_vanishes_midway_is_reported_and_nothing_typed_is_lost() {
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let folder = temp_dir.path().join("audits");
        std::fs::create_dir(&folder).unwrap();
        let mut terminal = Terminal::start(temp_dir.path(), &[&["interview", "audits/team.toml"], mode].concat());
        introduce(&mut terminal);
        answer(&mut terminal, 1);
        terminal.sees(QUESTIONS[1]);
        std::fs::remove_dir_all(&folder).unwrap();
        terminal.line("1");
        terminal.sees("Your last answer is not saved: cannot write audits/team.toml");
        terminal.line("elsewhere.toml");
        terminal.sees("Saved to elsewhere.toml.");
        terminal.sees(QUESTIONS[2]);
        terminal.line("q");
        terminal.ends_with(0);
        holds_the_first(&read_file(&temp_dir.path().join("elsewhere.toml")), 2);
        assert_eq!(files_in(&temp_dir), ["elsewhere.toml"]);
    }
}

/// Answers the first question, lets something happen to the file, and answers the second.
#[track_caller]
fn answers_after(temp_dir: &TempDir, mode: &[&str], happens: impl FnOnce(&Path)) -> Terminal {
    let mut terminal = begun(temp_dir, mode);
    answer(&mut terminal, 1);
    terminal.sees(QUESTIONS[1]);
    happens(&temp_dir.path().join("answers.toml"));
    terminal.line("1");
    terminal
}

#[test]
fn a_file_that_was_replaced_by_one_that_cannot_be_read_is_not_overwritten() {
    const TOO_LARGE: u64 = 17 << 20;
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = answers_after(&temp_dir, mode, |file| {
            std::fs::File::create(file).unwrap().set_len(TOO_LARGE).unwrap();
        });
        terminal.sees("Your last answer is not saved");
        terminal.line("elsewhere.toml");
        terminal.sees("Saved to elsewhere.toml.");
        terminal.sees(QUESTIONS[2]);
        terminal.line("q");
        terminal.ends_with(0);
        assert_eq!(std::fs::metadata(temp_dir.path().join("answers.toml")).unwrap().len(), TOO_LARGE);
        holds_the_first(&read_file(&temp_dir.path().join("elsewhere.toml")), 2);
    }
}

#[test]
fn a_named_pipe_that_replaces_the_file_blocks_neither_the_interview_nor_a_signal() {
    use std::os::unix::fs::FileTypeExt as _;
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = answers_after(&temp_dir, mode, |file| {
            std::fs::remove_file(file).unwrap();
            assert!(std::process::Command::new("mkfifo").arg(file).status().unwrap().success());
        });
        terminal.sees("Your last answer is not saved");
        terminal.signal(Signal::TERM);
        let shown = terminal.ends_with(130);
        assert!(shown.contains("The last answer was not saved."), "{shown}");
        assert!(std::fs::metadata(temp_dir.path().join("answers.toml")).unwrap().file_type().is_fifo());
        let mut again = Terminal::start(temp_dir.path(), &["interview"]);
        again.sees("is not a regular file");
        again.ends_with(3);
    }
}

#[test]
fn a_file_that_can_be_written_again_stays_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let permit = |file: &Path, mode| std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
    let temp_dir = tempdir().unwrap();
    let mut terminal = answers_after(&temp_dir, &["--plain"], |file| permit(file, 0o440));
    terminal.sees("Your last answer is not saved");
    terminal.sees("Save to");
    permit(&temp_dir.path().join("answers.toml"), 0o640);
    terminal.line("");
    terminal.sees("Saved to answers.toml.");
    terminal.line("q");
    let shown = terminal.ends_with(0);
    assert!(!shown.contains("from now on"), "{shown}");
    holds_the_first(&read_file(&temp_dir.path().join("answers.toml")), 2);
}

#[test]
fn an_answer_typed_at_the_path_prompt_does_not_become_a_file() {
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = answers_after(&temp_dir, mode, |file| std::fs::write(file, "# by somebody else\n").unwrap());
        for slip in ["2", "d", "t Attends, cannot vote"] {
            terminal.sees("Save to");
            terminal.line(slip);
            terminal.sees(&format!("\"{slip}\" is not the path"));
        }
        terminal.line("elsewhere.toml");
        terminal.sees("Saved to elsewhere.toml.");
        terminal.line("q");
        terminal.ends_with(0);
        assert_eq!(files_in(&temp_dir), ["answers.toml", "elsewhere.toml"]);
    }
}
