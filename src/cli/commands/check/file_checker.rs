//! Checks one file: recognises its kind, reads it and runs the lints that need no other file.

use crate::cli::files;
use crate::cli::inputs::{InputFile, InputReader};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::{self, AnswersFile, Outcome, PlanFile, ReadOptions};
use crate::lint::plan::{self, CheckedPlan};
use crate::lint::{CheckedAnswers, DateOptions, Scan, lint_answers, lint_questionnaire};
use crate::model::{Answers, Plan, Questionnaire};
use crate::source::{AnswersSpans, NotUtf8, PlanSpans, Source, Span};
use std::path::{Path, PathBuf};

/// A checked file and the problems found in it.
#[derive(Debug)]
pub(super) struct CheckedFile {
    pub(super) source: Source,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) errors_withheld: usize,
    pub(super) warnings_withheld: usize,
    /// The answers, if it is an answers file without errors.
    pub(super) answers: Option<(Answers, AnswersSpans)>,
    /// The plan, if it is a plan without errors.
    pub(super) plan: Option<(Plan, PlanSpans)>,
    /// Whether it is a plan, valid or not.
    pub(super) is_plan: bool,
    /// Whether it has no errors, so that the lints ran.
    pub(super) usable: bool,
}

/// Checks files against one questionnaire, on one date.
pub(super) struct FileChecker<'q> {
    reader: InputReader<'q>,
    dates: DateOptions,
    mode: CheckMode,
}

/// How thoroughly files are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CheckMode {
    /// For errors and warnings.
    Lints,
    /// For errors only, if warnings are allowed and there are no requirements. Only the names of files without errors are kept.
    Errors,
}

/// The kind of file that a named file must be.
const WANTED: &str = "an answers file, an action plan or a questionnaire";

impl<'q> FileChecker<'q> {
    /// Prepares to check files. `given` are the paths on the command line.
    pub(super) fn new(
        questionnaire: &'q Questionnaire,
        given: &[PathBuf],
        dates: DateOptions,
        mode: CheckMode,
    ) -> Self {
        Self { reader: InputReader::new(questionnaire, given), dates, mode }
    }

    /// Checks a file; `None` if it is another kind of file found in a folder.
    pub(super) fn check(&self, path: &Path, text: Result<&Source, &NotUtf8>) -> Option<CheckedFile> {
        let source = text.unwrap_or_else(|not_utf8| &not_utf8.source);
        match self.reader.read(text, self.options()) {
            InputFile::Answers(outcome) => Some(self.answers(source, *outcome)),
            InputFile::Questionnaire(outcome) => Some(questionnaire(source, &outcome)),
            InputFile::Plan(outcome) => Some(self.plan(source, *outcome)),
            InputFile::Other(_) if !self.reader.is_named(path) => None,
            InputFile::Other(kind) => {
                let found = match text {
                    Ok(source) => kind.wrong_for(source, WANTED),
                    Err(not_utf8) => Diagnostic::from(not_utf8),
                };
                Some(CheckedFile::broken(source.clone(), found))
            }
        }
    }

    /// The diagnostics of reading a text, without lints; `None` if it is another kind of file, or has more problems than are kept.
    pub(super) fn read(&self, source: &Source) -> Option<Vec<Diagnostic>> {
        fn all<T>(outcome: Outcome<T>) -> Option<Vec<Diagnostic>> {
            (outcome.withheld() == 0).then(|| outcome.into_parts().1)
        }
        match self.reader.read(Ok(source), ReadOptions::ANSWERS) {
            InputFile::Answers(outcome) => all(*outcome),
            InputFile::Questionnaire(outcome) => all(*outcome),
            InputFile::Plan(outcome) => all(*outcome),
            InputFile::Other(_) => None,
        }
    }

    fn options(&self) -> ReadOptions {
        match self.mode {
            CheckMode::Errors => ReadOptions::ANSWERS,
            CheckMode::Lints => ReadOptions::ALL,
        }
    }

    fn answers(&self, source: &Source, outcome: Outcome<AnswersFile>) -> CheckedFile {
        if self.mode == CheckMode::Errors && outcome.value().is_some() {
            return CheckedFile::clean(source.name());
        }
        let mut file = CheckedFile::of(source, &outcome);
        if let Some(read) = outcome.into_parts().0
            && let Some(spans) = read.spans
        {
            let checked = CheckedAnswers { source, answers: &read.answers, spans: &spans };
            file.diagnostics.extend(lint_answers(
                &checked,
                self.reader.questionnaire(),
                &Scan::new(source),
                self.dates,
            ));
            file.answers = Some((read.answers, spans));
        }
        file
    }

    fn plan(&self, source: &Source, outcome: Outcome<PlanFile>) -> CheckedFile {
        let mut file = CheckedFile::of(source, &outcome);
        file.is_plan = true;
        if self.mode == CheckMode::Errors {
            return file;
        }
        if let Some(PlanFile { plan, spans }) = outcome.into_parts().0 {
            let checked = CheckedPlan { source, plan: &plan, spans: &spans };
            let (questionnaire, today) = (self.reader.questionnaire(), self.dates.today);
            file.diagnostics.extend(plan::check(&checked, questionnaire, &Scan::new(source), today));
            file.plan = Some((plan, spans));
        }
        file
    }
}

fn questionnaire(source: &Source, outcome: &Outcome<Questionnaire>) -> CheckedFile {
    let mut file = CheckedFile::of(source, outcome);
    if let Some(questionnaire) = outcome.value() {
        let spans = input::questionnaire_spans(source);
        file.diagnostics.extend(lint_questionnaire(questionnaire, &spans, &Scan::new(source)));
    }
    file
}

impl CheckedFile {
    /// The answers in it, with the spans that lints point at.
    pub(super) fn checked(&self) -> Option<CheckedAnswers<'_>> {
        let (answers, spans) = self.answers.as_ref()?;
        Some(CheckedAnswers { source: &self.source, answers, spans })
    }

    /// The plan in it, with the spans that lints point at.
    pub(super) fn checked_plan(&self) -> Option<CheckedPlan<'_>> {
        let (plan, spans) = self.plan.as_ref()?;
        Some(CheckedPlan { source: &self.source, plan, spans })
    }

    /// A file that could not be read.
    pub(super) fn unreadable(path: &Path, error: &anyhow::Error) -> Self {
        let why = error.root_cause().to_string();
        let code = if error.is::<files::TooLarge>() { Code::TooLarge } else { Code::Unreadable };
        let found = Diagnostic::new(code, Span::BEGINNING, format!("the file cannot be read: {why}")).with_usual_help();
        Self::broken(Source::new(files::shown(path), ""), found)
    }

    /// A file without problems.
    fn clean(name: &str) -> Self {
        Self {
            source: Source::new(name, ""),
            diagnostics: Vec::new(),
            errors_withheld: 0,
            warnings_withheld: 0,
            answers: None,
            plan: None,
            is_plan: false,
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
            plan: None,
            is_plan: false,
            usable: !outcome.has_errors(),
        }
    }

    fn broken(source: Source, found: Diagnostic) -> Self {
        let diagnostics = vec![found];
        Self {
            source,
            diagnostics,
            errors_withheld: 0,
            warnings_withheld: 0,
            answers: None,
            plan: None,
            is_plan: false,
            usable: false,
        }
    }
}
