//! The course of an interview: questions, results so far, going back, the result and a plan.

use super::{QUESTIONS, answer, begun, holds_the_first, read};
use tempfile::tempdir;

#[test]
fn a_whole_interview_ends_with_the_result_on_one_screen() {
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = begun(&temp_dir, mode);
        answer(&mut terminal, 7);
        terminal.sees("That was the last question.");
        terminal.line("");
        terminal.sees("Saved to answers.toml.");
        let shown = terminal.ends_with(0);
        assert!(shown.contains("Missing ") && !shown.contains("What this result is not"), "{shown}");
        assert!(shown.contains("To see the full result: pillars score answers.toml --full"), "{shown}");
        holds_the_first(&read(&temp_dir), 7);
    }
}

#[test]
fn a_pillars_result_so_far_shows_its_coverage_and_bounds() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    terminal.sees(QUESTIONS[0]);
    terminal.line("d");
    terminal.sees(QUESTIONS[1]);
    terminal.line("2");
    terminal.sees(QUESTIONS[2]);
    terminal.line("0");
    terminal.sees("2 of 3 items (1 don't know); ranges show what is still possible");
    terminal.line("q");
    terminal.ends_with(0);
}

#[test]
fn going_back_to_the_previous_pillar_and_forth_shows_the_answers_given() {
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = begun(&temp_dir, mode);
        answer(&mut terminal, 3);
        terminal.sees(QUESTIONS[3]);
        terminal.line("b");
        terminal.sees("Your answer: -1,");
        terminal.line("back");
        terminal.sees("Your answer: 1,");
        terminal.line("");
        terminal.sees("Your answer: -1,");
        terminal.line("");
        terminal.sees("question 1 of 4 (must-have)");
        terminal.line("q");
        terminal.ends_with(0);
        holds_the_first(&read(&temp_dir), 3);
    }
}

#[test]
fn a_slip_says_what_was_not_understood_and_asks_again() {
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = begun(&temp_dir, mode);
        terminal.sees(QUESTIONS[0]);
        terminal.line("skp");
        terminal.sees("\"skp\" is not understood.");
        if mode.is_empty() {
            // The line is empty again, and the levels are still there.
            terminal.sees("> Answer: \n  0  ");
        }
        terminal.line("2");
        terminal.sees(QUESTIONS[1]);
        terminal.line("q");
        terminal.ends_with(0);
        holds_the_first(&read(&temp_dir), 1);
    }
}

#[test]
fn the_result_is_shown_once_whether_or_not_a_plan_follows_it() {
    for (plan, lines) in [(&[][..], &[""][..]), (&["--plan", "plan.toml"], &["", "q"])] {
        for mode in [&[][..], &["--plain"]] {
            let temp_dir = tempdir().unwrap();
            let mut terminal = begun(&temp_dir, &[plan, mode].concat());
            answer(&mut terminal, 7);
            for line in lines {
                terminal.sees(if line.is_empty() { "That was the last question." } else { "Action plan, 1 of 3" });
                terminal.line(line);
            }
            terminal.sees("Saved to answers.toml.");
            let sent = anstream::adapter::strip_str(&terminal.sent()).to_string();
            terminal.ends_with(0);
            let (_, after) = sent.split_once("That was the last question.").unwrap();
            assert_eq!(after.matches("Mill Lane").count(), 1, "{after}");
        }
    }
}
