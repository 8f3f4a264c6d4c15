//! What a check found, file by file: what every format shows.

use super::Tally;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Location, Position, Source, Span};

/// What was found in one file.
#[derive(Debug, Clone)]
pub struct FileFindings {
    /// The file.
    pub source: Source,
    /// What is wrong with it, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Errors that were counted and not kept.
    pub errors_withheld: usize,
    /// Warnings that were counted and not kept.
    pub warnings_withheld: usize,
}

/// What was found in all files, in the order in which they are shown.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// The files that were checked, also those without a problem.
    pub files: Vec<FileFindings>,
    /// How many other files the folders hold that are none of ours.
    pub skipped: usize,
}

impl FileFindings {
    /// A file with what was found in it.
    #[must_use]
    pub fn new(source: Source, diagnostics: Vec<Diagnostic>) -> Self {
        Self { source, diagnostics, errors_withheld: 0, warnings_withheld: 0 }
    }

    /// How many errors there are, including those that were not kept.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error) + self.errors_withheld
    }

    /// How many warnings there are, including those that were not kept.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning) + self.warnings_withheld
    }

    /// How many problems were counted and not kept.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.errors_withheld + self.warnings_withheld
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity() == severity).count()
    }

    /// Where a finding begins and ends: for a cell both are the cell, with its row as the line.
    pub(super) fn extent(&self, found: &Diagnostic) -> (Position, Position) {
        match found.location() {
            Location::Cell(cell) => {
                let position = Position { line: cell.row, column: cell.column };
                (position, position)
            }
            Location::Position(position) => (position, position),
            Location::Text(span) => self.reach(span),
        }
    }

    /// The first position of a span and the one after its last.
    pub(super) fn reach(&self, span: Span) -> (Position, Position) {
        let span = self.source.fit(span);
        (self.source.position(span.start), self.source.position(span.end))
    }
}

impl Findings {
    /// How much was found in how many files.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for file in &self.files {
            tally.add_file(file.errors(), file.warnings());
        }
        tally
    }
}
