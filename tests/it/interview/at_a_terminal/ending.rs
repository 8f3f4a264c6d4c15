//! However an interview ends, the file has every answer except possibly the last, and the terminal is restored.

use super::{QUESTIONS, answer, begun, files_in, holds_the_first, read, sees_what_follows};
use crate::terminal::Terminal;
use pillars::model::State;
use rustix::process::Signal;
use tempfile::tempdir;

#[test]
fn ctrl_c_interrupts_and_ctrl_d_quits_at_any_point() {
    for mode in [&[][..], &["--plain"]] {
        for (key, code) in [("\x03", 130), ("\x04", 0)] {
            for answered in [0, 3, 7] {
                let temp_dir = tempdir().unwrap();
                let mut terminal = begun(&temp_dir, mode);
                answer(&mut terminal, answered);
                sees_what_follows(&mut terminal, answered);
                terminal.keys(key);
                let shown = terminal.ends_with(code);
                assert!(shown.contains("To continue: pillars interview answers.toml"), "{shown}");
                holds_the_first(&read(&temp_dir), answered);
                assert_eq!(files_in(&temp_dir), ["answers.toml"]);
            }
        }
    }
}

#[test]
fn ctrl_d_keeps_what_was_typed_before_it() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    terminal.sees(QUESTIONS[0]);
    terminal.keys("2\r1\r\x04");
    terminal.ends_with(0);
    holds_the_first(&read(&temp_dir), 2);
}

#[test]
fn before_the_first_answer_there_is_nothing_to_save() {
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = Terminal::start(temp_dir.path(), &[&["interview"], mode].concat());
        terminal.sees("Which team is being audited?");
        terminal.keys("\x04");
        let shown = terminal.ends_with(0);
        assert!(shown.contains("nothing was saved"), "{shown}");
        assert!(files_in(&temp_dir).is_empty());
    }
}

#[test]
fn a_kill_or_a_closed_terminal_loses_no_answer_and_the_interview_continues() {
    for mode in [&[][..], &["--plain"]] {
        for answered in 0..7 {
            let temp_dir = tempdir().unwrap();
            let mut terminal = begun(&temp_dir, mode);
            answer(&mut terminal, answered);
            sees_what_follows(&mut terminal, answered);
            // Something is being typed.
            terminal.keys("t half a no");
            if answered % 2 == 0 {
                terminal.kill();
            } else {
                assert!(!terminal.close().success());
            }
            holds_the_first(&read(&temp_dir), answered);
            let mut next_day = Terminal::start(temp_dir.path(), &[&["interview"], mode].concat());
            sees_what_follows(&mut next_day, answered);
            next_day.line("q");
            next_day.ends_with(0);
            holds_the_first(&read(&temp_dir), answered);
            assert_eq!(files_in(&temp_dir), ["answers.toml"]);
        }
    }
}

#[test]
fn a_kill_in_the_middle_of_saving_leaves_a_valid_file() {
    for answered in 1..7 {
        let temp_dir = tempdir().unwrap();
        let mut terminal = begun(&temp_dir, &[]);
        answer(&mut terminal, answered);
        // The last answer is on its way, and nobody waits for it.
        terminal.kill();
        let answers = read(&temp_dir);
        let known = answers.states().iter().filter(|state| **state != State::Unanswered).count();
        assert!(known >= answered - 1, "{known} of {answered}");
        holds_the_first(&answers, known);
    }
}

#[test]
fn sigterm_restores_the_terminal() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    answer(&mut terminal, 2);
    sees_what_follows(&mut terminal, 2);
    terminal.signal(Signal::TERM);
    terminal.ends_with(130);
    holds_the_first(&read(&temp_dir), 2);
}

#[test]
fn a_second_interview_on_the_same_file_is_refused() {
    let temp_dir = tempdir().unwrap();
    let mut first = begun(&temp_dir, &[]);
    answer(&mut first, 2);
    sees_what_follows(&mut first, 2);
    let mut second = Terminal::start(temp_dir.path(), &["interview"]);
    second.sees("is open in another interview");
    second.ends_with(3);
    first.kill();
    // The lock went with its owner.
    let mut third = Terminal::start(temp_dir.path(), &["interview"]);
    sees_what_follows(&mut third, 2);
    third.line("q");
    third.ends_with(0);
}
