//! The interview in a pseudo-terminal.

mod course;
mod editing;
mod ending;
mod saving;
mod screen;

use crate::support::{folder, read_questionnaire, source};
use crate::terminal::Terminal;
use pillars::input::{AnswersReader, ReadOptions};
use pillars::model::{Answers, State};
use std::path::Path;
use tempfile::TempDir;

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
    terminal.sees("Whose viewpoint are these answers from?");
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

fn files_in(temp_dir: &TempDir) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(temp_dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
