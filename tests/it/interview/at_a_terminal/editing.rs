//! Keys: arrows, Esc and those of a line editor; pasted lines, accents and emoji.

use super::{QUESTIONS, answer, begun, holds_the_first, read};
use pillars::model::ItemIndex;
use tempfile::tempdir;

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
