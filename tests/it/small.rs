//! What the tests of reading share: a small questionnaire, and findings as lines that can be compared.

use pillars::diagnostic::Diagnostic;
use pillars::input::{self, AnswersFile, AnswersReader, Outcome, ReadOptions};
use pillars::model::Questionnaire;
use pillars::source::Source;

/// A questionnaire with one of everything.
pub(crate) const SMALL: &str = include_str!("fixtures/small.toml");

/// The questionnaires that come with the program.
pub(crate) const QUESTIONNAIRES: [(&str, &str); 3] = [
    ("pillars.toml", include_str!("../../pillars.toml")),
    ("imroc-peer-workers.toml", include_str!("../../examples/questionnaires/imroc-peer-workers.toml")),
    ("volunteer-kitchen.toml", include_str!("../../examples/questionnaires/volunteer-kitchen.toml")),
];

/// A valid answers file to the small questionnaire.
pub(crate) const VALID: &str = r#"questionnaire = "small"
version = "1.2.0"

[audit]
team = "Northfield CMHT"
organisation = "Example Trust"
date = 2026-11-21
viewpoint = "leadership"
respondent = "R-014"
participants = 6

[answers.leading]
parity = { level = 2, note = "Attends, cannot vote", evidence = "Minutes, June", dissent = "Two of us would say 1" }
budget = { not_applicable = "No profession here holds its own budget" }
deputy = "don't know"

[answers.culture-work]
training = { dont_know = true, note = "HR to confirm" }

[culture]
debate = -1
"#;

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
