//! The interview in a pseudo-terminal: whatever ends it, the file holds every answered question but at most the last, and
//! the terminal is as it was.

use crate::picture::svg;
use crate::support::{folder, read_questionnaire, source};
use crate::terminal::Terminal;
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::{Answers, ItemIndex, State};
use rustix::process::Signal;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// The questions in their order, by a piece of what the screen shows of each.
const QUESTIONS: [&str; 7] = [
    "beside them on the first shift?",
    "get their bus fare back?",
    "hears about it for weeks",
    "before they cook?",
    "On how many of the last ten open days",
    "in what is cooked?",
    "The loudest decide",
];
const ANSWERS: [&str; 7] = ["2", "1", "-1", "3", "d", "0", "2"];

fn states() -> [State; 7] {
    use State::DontKnow;
    use pillars::model::Level::{Four, One, Three, Two, Zero};
    let level = State::Level;
    [level(Two), level(One), level(One), level(Three), DontKnow, level(Zero), level(Four)]
}

fn read(temp_dir: &TempDir) -> Answers {
    read_file(&temp_dir.path().join("answers.toml"))
}

#[track_caller]
fn read_file(path: &Path) -> Answers {
    let questionnaire = read_questionnaire(&folder("examples/questionnaires/volunteer-kitchen.toml"));
    let (file, diagnostics) = AnswersReader::new(&questionnaire).read(&source(path), ReadOptions::ALL).into_parts();
    file.unwrap_or_else(|| panic!("{diagnostics:#?}")).answers
}

/// Past whose audit it is.
fn begun(temp_dir: &TempDir, arguments: &[&str]) -> Terminal {
    let mut terminal = Terminal::start(temp_dir.path(), &[&["interview"], arguments].concat());
    introduce(&mut terminal);
    terminal
}

fn introduce(terminal: &mut Terminal) {
    terminal.sees("Which team is being audited?");
    terminal.line("Mill Lane");
    terminal.sees("Which organisation");
    terminal.line("");
    terminal.sees("Date of the audit");
    terminal.line("2026-11-21");
    terminal.sees("Whose view do these answers give?");
    terminal.line("2");
}

/// Answers the first so many questions.
fn answer(terminal: &mut Terminal, many: usize) {
    for (question, answer) in QUESTIONS.iter().zip(ANSWERS).take(many) {
        terminal.sees(question);
        terminal.line(answer);
    }
}

/// Waits for what comes after so many answers: the next question, or the end.
fn sees_what_follows(terminal: &mut Terminal, answered: usize) {
    terminal.sees(QUESTIONS.get(answered).unwrap_or(&"That was the last question."));
}

#[track_caller]
fn holds_the_first(answers: &Answers, many: usize) {
    let mut expected = [State::Unanswered; 7];
    expected[..many].copy_from_slice(&states()[..many]);
    assert_eq!(answers.states(), expected);
}

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
        assert!(shown.contains("For everything about it: pillars score answers.toml --full"), "{shown}");
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
fn arrows_choose_and_the_meaning_of_an_answer_stays_on_the_screen() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    terminal.sees(QUESTIONS[0]);
    terminal.keys("\x1b[B\x1b[B\x1b[B");
    terminal.sees("> 2  ");
    terminal.keys("\x1b[A");
    terminal.sees("> 1  ");
    terminal.keys("\x0e\r");
    terminal.sees("> Answer: 2  Newcomers have somebody beside them");
    terminal.sees(QUESTIONS[1]);
    terminal.line("q");
    terminal.ends_with(0);
    holds_the_first(&read(&temp_dir), 1);
}

#[test]
fn esc_clears_the_line_goes_back_to_the_question_from_a_note_and_never_leaves_a_question() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    answer(&mut terminal, 1);
    terminal.sees(QUESTIONS[1]);
    terminal.keys("t half");
    terminal.sees("> Answer: t half");
    terminal.keys("\x1b");
    terminal.sees_no_more("t half");
    // The same without the wait for what may follow Esc.
    terminal.keys("\x07");
    terminal.line("t");
    terminal.sees("What is worth remembering?");
    terminal.keys("\x1b");
    terminal.sees_again(QUESTIONS[1]);
    terminal.line("1");
    terminal.sees(QUESTIONS[2]);
    terminal.line("q");
    terminal.ends_with(0);
    let answers = read(&temp_dir);
    holds_the_first(&answers, 2);
    assert!(answers.remarks().is_empty());
}

#[test]
fn the_line_is_edited_with_the_keys_of_any_line_editor() {
    const ALT_B: &str = "\x1bb";
    const ALT_D: &str = "\x1bd";
    const CTRL_A: &str = "\x01";
    const CTRL_E: &str = "\x05";
    const CTRL_K: &str = "\x0b";
    const CTRL_U: &str = "\x15";
    const CTRL_W: &str = "\x17";
    const CTRL_Y: &str = "\x19";
    const UNDO: &str = "\x1f";
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    terminal.sees(QUESTIONS[0]);
    for (keys, line) in [
        (["one two", CTRL_A, "zero ", CTRL_E, " three"], "zero one two three"),
        (["one two", CTRL_U, "three", "", ""], "three"),
        (["one two", CTRL_A, CTRL_K, "three", ""], "three"),
        (["one two three", CTRL_W, CTRL_W, "four", ""], "one four"),
        (["one two three", ALT_B, ALT_B, "and ", ""], "one and two three"),
        (["one two three", ALT_B, ALT_D, "four", ""], "one two four"),
        (["one two", CTRL_W, CTRL_A, CTRL_Y, " "], "two one"),
        (["one two", CTRL_U, UNDO, "", ""], "one two"),
    ] {
        terminal.line("t");
        terminal.sees("What is worth remembering?");
        // What was said before is on the line.
        terminal.keys(CTRL_U);
        terminal.keys(&keys.concat());
        terminal.line("");
        terminal.sees("Note, next line");
        terminal.line("");
        terminal.sees(&format!("Note: {line}"));
    }
    terminal.line("q");
    terminal.ends_with(0);
}

#[test]
fn a_text_pasted_with_several_lines_is_a_note_with_several_lines() {
    let temp_dir = tempdir().unwrap();
    let mut terminal = begun(&temp_dir, &[]);
    terminal.sees(QUESTIONS[0]);
    terminal.line("t");
    terminal.sees("What is worth remembering?");
    terminal.keys("\x1b[200~one\r\n  two\ttabs\x1b[201~");
    terminal.line("");
    terminal.sees("next line");
    terminal.line("");
    terminal.sees("Note: one");
    terminal.line("2");
    terminal.sees(QUESTIONS[1]);
    terminal.line("q");
    terminal.ends_with(0);
    assert_eq!(read(&temp_dir).remarks()[&ItemIndex::new(0)].note.as_deref(), Some("one\ntwo tabs"));
}

#[test]
fn notes_and_evidence_keep_accents_and_emoji() {
    for mode in [&[][..], &["--plain"]] {
        let temp_dir = tempdir().unwrap();
        let mut terminal = begun(&temp_dir, mode);
        terminal.sees(QUESTIONS[0]);
        terminal.line("t");
        terminal.sees("What is worth remembering?");
        terminal.line("Zoë’s café 😀 日本");
        terminal.sees("next line");
        terminal.line("and e\u{301}");
        terminal.line("");
        terminal.sees("Note: Zoë’s café");
        terminal.line("e Plan på väggen 👩‍🍳");
        terminal.sees("Evidence: Plan på väggen");
        terminal.line("2");
        terminal.sees(QUESTIONS[1]);
        terminal.line("q");
        terminal.ends_with(0);
        let answers = read(&temp_dir);
        holds_the_first(&answers, 1);
        assert_eq!(answers.remarks()[&ItemIndex::new(0)].note.as_deref(), Some("Zoë’s café 😀 日本\nand e\u{301}"));
        assert_eq!(answers.remarks()[&ItemIndex::new(0)].evidence.as_deref(), Some("Plan på väggen 👩‍🍳"));
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

#[test]
fn going_back_to_a_note_sends_no_escape_to_the_terminal() {
    let note = "\u{1b}]0;owned\u{7}red\u{1b}[31m \u{9b}2J\u{202e}";
    let written = "\\u001b]0;owned\\u0007red\\u001b[31m \\u009b2J\\u202e";
    for part in ["t", "n"] {
        let temp_dir = tempdir().unwrap();
        let answer = if part == "t" { "level = 2, note" } else { "not_applicable" };
        std::fs::write(
            temp_dir.path().join("answers.toml"),
            format!(
                "questionnaire = \"volunteer-kitchen\"\nversion = \"1.2.0\"\n[audit]\nteam = \"T\"\n\
                 date = 2026-11-21\nviewpoint = \"guest\"\n[answers.welcome]\nfirst-shift = {{ {answer} = \"{written}\" }}\n"
            ),
        )
        .unwrap();
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

fn files_in(temp_dir: &TempDir) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(temp_dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
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
