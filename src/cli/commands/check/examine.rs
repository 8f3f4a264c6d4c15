//! One file under check: told by its text, read, and doubted by itself.

use crate::cli::files;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::{self, AnswersReader, Outcome, ReadOptions};
use crate::lint::{Clock, Kind, Scan, Sheet, doubts, kind, questionnaire_doubts};
use crate::model::{Answers, Questionnaire};
use crate::source::{NotUtf8, Places, Source, Span};
use std::path::Path;

/// One file of ours, and what was found in it by itself.
#[derive(Debug)]
pub(super) struct CheckedFile {
    pub(super) source: Source,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) errors_withheld: usize,
    pub(super) warnings_withheld: usize,
    /// The answers, if it holds any and has no error.
    pub(super) answers: Option<(Answers, Places)>,
    /// Whether it has no error, so that everything doubtful was looked for.
    pub(super) usable: bool,
}

/// Examines files against one questionnaire, on one day.
pub(super) struct FileChecker<'q> {
    reader: AnswersReader<'q>,
    clock: Clock,
    depth: CheckMode,
}

/// How far files are looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CheckMode {
    /// For everything that can be said.
    Lints,
    /// For errors alone, where warnings are allowed and nothing is asked of teams: of a file without one, only its name is kept.
    Errors,
}

impl<'q> FileChecker<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire, clock: Clock, depth: CheckMode) -> Self {
        Self { reader: AnswersReader::new(questionnaire), clock, depth }
    }

    /// What is found in a file; nothing if it is none of ours.
    pub(super) fn examine(&self, source: Result<&Source, &NotUtf8>) -> Option<CheckedFile> {
        match source {
            Ok(source) => match kind(source.text())? {
                Kind::Answers => Some(self.answers(source)),
                Kind::Questionnaire => Some(questionnaire(source)),
            },
            Err(bad) => {
                kind(bad.source.text())?;
                Some(CheckedFile::broken(bad.source.clone(), Diagnostic::from(bad)))
            }
        }
    }

    /// What reading a text finds, doubts aside; nothing if it is none of ours, or has more problems than are kept.
    pub(super) fn read(&self, source: &Source) -> Option<Vec<Diagnostic>> {
        fn all<T>(outcome: Outcome<T>) -> Option<Vec<Diagnostic>> {
            (outcome.withheld() == 0).then(|| outcome.into_parts().1)
        }
        match kind(source.text())? {
            Kind::Answers => all(self.reader.read(source, ReadOptions::ANSWERS)),
            Kind::Questionnaire => all(input::questionnaire(source)),
        }
    }

    fn answers(&self, source: &Source) -> CheckedFile {
        if self.depth == CheckMode::Errors && self.reader.read(source, ReadOptions::ANSWERS).value().is_some() {
            return CheckedFile::faultless(source.name());
        }
        let outcome = self.reader.read(source, ReadOptions::ALL);
        let mut file = CheckedFile::of(source, &outcome);
        if let Some(read) = outcome.into_parts().0
            && let Some(places) = read.places
        {
            let sheet = Sheet { source, answers: &read.answers, places: &places };
            file.diagnostics.extend(doubts(&sheet, self.reader.questionnaire(), &Scan::of(source), self.clock));
            file.answers = Some((read.answers, places));
        }
        file
    }
}

fn questionnaire(source: &Source) -> CheckedFile {
    let outcome = input::questionnaire(source);
    let mut file = CheckedFile::of(source, &outcome);
    if let Some(questionnaire) = outcome.value() {
        let places = input::questionnaire_places(source);
        file.diagnostics.extend(questionnaire_doubts(questionnaire, &places, &Scan::of(source)));
    }
    file
}

impl CheckedFile {
    /// The answers in it, with the places that doubts point at.
    pub(super) fn sheet(&self) -> Option<Sheet<'_>> {
        let (answers, places) = self.answers.as_ref()?;
        Some(Sheet { source: &self.source, answers, places })
    }

    /// A file that could not be read at all.
    pub(super) fn unreadable(path: &Path, error: &anyhow::Error) -> Self {
        let why = error.root_cause().to_string();
        let code = if error.is::<files::TooLarge>() { Code::TooLarge } else { Code::Unreadable };
        let found = Diagnostic::new(code, Span::BEGINNING, format!("the file cannot be read: {why}"))
            .with_help(code.entry().cure);
        Self::broken(Source::new(files::shown(path), ""), found)
    }

    /// A file with nothing to say about it.
    fn faultless(name: &str) -> Self {
        Self {
            source: Source::new(name, ""),
            diagnostics: Vec::new(),
            errors_withheld: 0,
            warnings_withheld: 0,
            answers: None,
            usable: true,
        }
    }

    fn of<T>(source: &Source, outcome: &Outcome<T>) -> Self {
        let kept = |severity| outcome.diagnostics().iter().filter(|found| found.severity() == severity).count();
        Self {
            source: source.clone(),
            diagnostics: outcome.diagnostics().to_vec(),
            errors_withheld: outcome.errors() - kept(Severity::Error),
            warnings_withheld: outcome.warnings() - kept(Severity::Warning),
            answers: None,
            usable: !outcome.has_errors(),
        }
    }

    fn broken(source: Source, found: Diagnostic) -> Self {
        let diagnostics = vec![found];
        Self { source, diagnostics, errors_withheld: 0, warnings_withheld: 0, answers: None, usable: false }
    }
}
