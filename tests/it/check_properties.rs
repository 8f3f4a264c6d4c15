//! Properties of checking that hold for any file: no panic, locations within the text, and fixes that only fix.

use crate::minimal_files::{SMALL, VALID};
use crate::small::questionnaire;
use pillars::diagnostic::{Code, Diagnostic, Edit, Severity};
use pillars::findings::{self, FileFindings, Findings};
use pillars::input::{self, AnswersReader, FileKind, ReadOptions};
use pillars::lint::{
    CheckedAnswers, DateOptions, LintLevel, LintLevels, Scan, Suppressions, lint_answers, lint_questionnaire, teams,
};
use pillars::source::Source;
use pillars::write::{diff, edited};
use proptest::prelude::*;
use proptest::sample::Index;

const PIECES: &[&str] = &[
    "#",
    "\"",
    "'",
    "'''",
    "\"\"\"",
    "\\",
    "\\e",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "\r\n",
    "é",
    "日本",
    "07:32",
    "3",
    "level",
    "=",
    "# pillars: allow same-level-throughout because\n",
    "# pillars: allow",
    "\"\u{0}\"",
    "evidence",
    "\"3\"",
    "partiy",
];

/// Valid answers and a questionnaire, each with pieces put in anywhere.
fn text() -> impl Strategy<Value = String> {
    let edits = prop::collection::vec((any::<Index>(), prop::sample::select(PIECES)), 0..4);
    (prop::sample::select(&[VALID, SMALL][..]), edits).prop_map(|(text, edits)| {
        let mut text = text.to_owned();
        for (at, piece) in edits {
            let at = text.floor_char_boundary(at.index(text.len() + 1));
            text.insert_str(at, piece);
        }
        text
    })
}

/// Everything a check finds in one text by itself.
fn found(source: &Source) -> Vec<Diagnostic> {
    let questionnaire = questionnaire(SMALL);
    let (scan, today) = (Scan::new(source), "2026-11-21".parse().unwrap());
    let dates = DateOptions { today, max_age: "1d".parse().ok() };
    let (file, mut all) = AnswersReader::new(&questionnaire).read(source, ReadOptions::ALL).into_parts();
    if let Some(file) = &file {
        let checked = CheckedAnswers { source, answers: &file.answers, spans: file.spans.as_ref().unwrap() };
        all.extend(lint_answers(&checked, &questionnaire, &scan, dates));
        all.extend(
            teams::lint_teams(&[checked, checked], &questionnaire, |_| String::new())
                .into_iter()
                .map(|(_, found)| found),
        );
    }
    let (other, questions) = input::questionnaire(source).into_parts();
    all.extend(questions);
    if let Some(other) = &other {
        all.extend(lint_questionnaire(other, &input::questionnaire_spans(source), &scan));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_place_of_every_finding_lies_in_the_text(text in text()) {
        let source = Source::new("file.toml", text);
        let _kind = FileKind::detect(&source);
        let all = found(&source);
        let errors = all.iter().filter(|one| one.severity() == Severity::Error).count();
        let suppressions = Suppressions::of(&source, &Scan::new(&source));
        let left = suppressions.apply(&source, all, |code| code != Code::OldAudit);
        prop_assert_eq!(left.iter().filter(|one| one.severity() == Severity::Error).count(), errors, "nothing allows an error");
        for one in &left {
            for label in one.secondary().iter().chain([one.primary()]) {
                prop_assert_eq!(source.fit(label.span), label.span, "{}", one.code());
            }
        }
        let mut levels = LintLevels::default();
        levels.set_all(LintLevel::Deny);
        let denied = levels.apply(left);
        prop_assert!(denied.iter().all(|one| one.severity() == Severity::Error));
        let findings = Findings { files: vec![FileFindings::new(source, denied)], skipped: 0 };
        serde_json::from_str::<serde_json::Value>(&findings::json(&findings).unwrap()).unwrap();
        serde_json::from_str::<serde_json::Value>(&findings::sarif(&findings).unwrap()).unwrap();
        prop_assert_eq!(findings::github(&findings).lines().count(), findings.files[0].diagnostics.len());
        let junit = findings::junit(&findings);
        prop_assert!(!junit.contains(|c: char| c.is_control() && c != '\n'), "{}", junit);
    }

    #[test]
    fn any_bytes_are_scanned_to_their_end(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let source = Source::new("file.toml", String::from_utf8_lossy(&bytes));
        let scan = Scan::new(&source);
        prop_assert!(scan.comments.is_sorted());
        prop_assert!(scan.comments.iter().all(|span| source.slice(*span).starts_with('#')));
        found(&source);
    }

    #[test]
    fn fixing_changes_the_edited_places_and_nothing_else(text in text()) {
        let source = Source::new("file.toml", text);
        let edits: Vec<Edit> = found(&source).iter().filter_map(Diagnostic::fix).cloned().collect();
        let new = edited(&source, &edits);
        if edits.is_empty() {
            prop_assert_eq!(&new, source.text());
        }
        prop_assert_eq!(diff(&source, &new).is_empty(), new == source.text());
        let comments = |source: &Source| Scan::new(source).comments.len();
        prop_assert_eq!(comments(&Source::new("file.toml", new)), comments(&source), "comments stay");
    }
}
