//! Reads texts for the small questionnaire, and lists the problems found, one per line.

use crate::minimal_files::SMALL;
use pillars::diagnostic::Diagnostic;
use pillars::input::{self, AnswersFile, AnswersReader, Outcome, ReadOptions};
use pillars::model::Questionnaire;
use pillars::source::Source;

/// Takes a questionnaire that must be valid.
pub(crate) fn questionnaire(text: &str) -> Questionnaire {
    let outcome = input::questionnaire(&Source::new("questionnaire.toml", text));
    assert!(outcome.diagnostics().is_empty(), "{:?}", outcome.diagnostics());
    outcome.into_parts().0.expect("a valid questionnaire")
}

/// Reads answers to the small questionnaire.
pub(crate) fn answers(text: &str) -> (Source, Outcome<AnswersFile>) {
    let questionnaire = questionnaire(SMALL);
    let source = Source::new("answers.toml", text);
    let outcome = AnswersReader::new(&questionnaire).read(&source, ReadOptions::ALL);
    (source, outcome)
}

/// Each finding as "line:column code: message".
pub(crate) fn lines(source: &Source, diagnostics: &[Diagnostic]) -> Vec<String> {
    let line =
        |found: &Diagnostic| format!("{} {}: {}", source.position(found.span().start), found.code(), found.message());
    diagnostics.iter().map(line).collect()
}

/// Compares what is found in answers to the small questionnaire with what should be.
#[track_caller]
pub(crate) fn expect_in_answers(text: &str, expected: &[&str]) {
    let (source, outcome) = answers(text);
    assert_eq!(lines(&source, outcome.diagnostics()), expected);
}

/// Compares what is found in a questionnaire with what should be.
#[track_caller]
pub(crate) fn expect_in_questionnaire(text: &str, expected: &[&str]) {
    let source = Source::new("questionnaire.toml", text);
    let outcome = input::questionnaire(&source);
    assert_eq!(lines(&source, outcome.diagnostics()), expected);
    assert_eq!(outcome.value().is_none(), outcome.has_errors());
}

/// A text with one piece exchanged; it must be there.
#[track_caller]
pub(crate) fn with(text: &str, piece: &str, instead: &str) -> String {
    assert!(text.contains(piece), "{piece}");
    text.replacen(piece, instead, 1)
}
