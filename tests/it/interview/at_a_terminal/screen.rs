//! What is drawn: after a resize, on plain terminals, with escape sequences in a file, and in the picture in the documentation.

use super::{QUESTIONS, answer, begun, holds_the_first, introduce, read, sees_what_follows};
use crate::minimal_files::AnswersFile;
use crate::picture::svg;
use crate::support::folder;
use crate::terminal::Terminal;
use pillars::model::ItemIndex;
use tempfile::tempdir;

#[test]
fn a_resized_window_shows_the_question_once_and_nothing_else() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    answer(&mut terminal, 1);
    terminal.sees(QUESTIONS[1]);
    terminal.keys("t ha");
    terminal.sees("> Answer: t ha");
    for (rows, columns) in [(30, 60), (50, 200), (24, 45), (24, 80)] {
        let drawn = terminal.drawn();
        terminal.resize(rows, columns);
        terminal.is_drawn_again(drawn);
        terminal.sees_only(&["A Good Welcome, question 2 of 3", "> Answer: t ha", "  t note:"]);
        let shown = terminal.shown();
        assert_eq!(shown.matches("> Answer: t ha").count(), 1, "{shown}");
        assert!(shown.contains("  2  Every volunteer"), "{shown}");
        let widest = shown.lines().map(|line| line.trim_end().chars().count()).max();
        assert!(widest <= Some(usize::from(columns)), "{shown}");
    }
    terminal.keys("\x15");
    terminal.line("1");
    sees_what_follows(&mut terminal, 2);
    terminal.line("q");
    terminal.ends_with(0);
    holds_the_first(&read(&temp_dir), 2);
}

#[test]
fn ctrl_l_draws_the_question_again() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    answer(&mut terminal, 1);
    terminal.sees(QUESTIONS[1]);
    terminal.keys("\x0c");
    terminal.sees_only(&["A Good Welcome, question 2 of 3", "> Answer: ", "? help"]);
    terminal.line("q");
    terminal.ends_with(0);
}

#[test]
fn an_accessible_or_dumb_terminal_gets_lines_without_escapes() {
    for environment in [[("TERM", "dumb"), ("ACCESSIBLE", "")], [("TERM", "xterm"), ("ACCESSIBLE", "1")]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = Terminal::start_with(temp_dir.path(), &["interview"], &environment);
        introduce(&mut terminal);
        answer(&mut terminal, 1);
        terminal.sees(QUESTIONS[1]);
        terminal.sees("Answer: ");
        assert!(!terminal.shown().contains("> Answer"), "{}", terminal.shown());
        terminal.line("q");
        terminal.ends_with(0);
    }
}

#[test]
fn going_back_to_a_note_sends_no_escape_to_the_terminal() {
    let note = "\u{1b}]0;owned\u{7}red\u{1b}[31m \u{9b}2J\u{202e}";
    let written = "\\u001b]0;owned\\u0007red\\u001b[31m \\u009b2J\\u202e";
    for part in ["t", "n"] {
        let temp_dir = tempdir().unwrap();
        let answer = if part == "t" { "level = 2, note" } else { "not_applicable" };
        let answers =
            AnswersFile::kitchen().answers("welcome", &format!("first-shift = {{ {answer} = \"{written}\" }}"));
        std::fs::write(temp_dir.path().join("answers.toml"), answers.text()).unwrap();
        let mut terminal = Terminal::start(temp_dir.path(), &["interview"]);
        terminal.sees(QUESTIONS[1]);
        terminal.line("b");
        terminal.sees(QUESTIONS[0]);
        terminal.line(part);
        terminal.sees("So far:");
        terminal.line("");
        terminal.line("q");
        let sent = terminal.sent();
        terminal.ends_with(0);
        for escape in ["\u{1b}]", "\u{9b}", "\u{202e}", "red\u{1b}"] {
            assert!(!sent.contains(escape), "{escape:?} in {sent:?}");
        }
        let remark = read(&temp_dir).remarks()[&ItemIndex::new(0)].clone();
        assert_eq!(remark.note.or(remark.reason).as_deref(), Some(note));
    }
}

#[test]
fn the_summary_sends_no_escape_from_the_path() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &["it\u{1b}]0;owned\u{7}s.toml"]);
    answer(&mut terminal, 1);
    terminal.sees(QUESTIONS[1]);
    terminal.line("q");
    terminal.sees("Saved to");
    let sent = terminal.sent();
    let shown = terminal.ends_with(0);
    assert!(!sent.contains("\u{1b}]"), "{sent:?}");
    assert!(shown.contains(r"pillars interview $'it\x1b]0;owned\x07s.toml'"), "{shown}");
}

/// The picture in `docs/interview.md`. After a change that shows: `SNAPSHOTS=overwrite cargo test picture`.
#[test]
fn the_picture_in_the_documentation_is_current() {
    let temp_dir = tempdir().unwrap();
    let environment = [("TERM", "xterm-256color")];
    let mut terminal =
        Terminal::start_in_a_window(temp_dir.path(), &["interview", "team.toml"], &environment, (36, 82));
    for (question, answer) in [
        ("Which team", "Northfield CMHT"),
        ("Which organisation", ""),
        ("Date of the audit", "2026-11-21"),
        ("Which stage", "2"),
        ("Whose view", "1"),
    ] {
        terminal.sees(question);
        terminal.line(answer);
    }
    terminal.sees("question 1 of");
    terminal.sees("save and quit");
    terminal.line("t The lead's post ends in March");
    terminal.sees("Note: The lead's post");
    terminal.line("2");
    terminal.sees("question 2 of");
    terminal.sees("save and quit");
    terminal.keys("\x1b[B\x1b[B\x1b[B");
    terminal.sees("> 2  ");
    terminal.sees("save and quit"); // the last line drawn
    let picture =
        svg(terminal.screen(), "An interview: a question is answered, the next one is open, an answer is chosen");
    terminal.kill();
    let current = snapbox::Data::read_from(&folder("docs/pictures/interview.svg"), None);
    snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV).eq(picture, current);
}
