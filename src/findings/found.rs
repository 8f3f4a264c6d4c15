//! The findings of a check, file by file, for every format.

use super::Tally;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Location, Position, Source, Span};

/// The findings in one file.
#[derive(Debug, Clone)]
pub struct FileFindings {
    /// The file.
    pub source: Source,
    /// The diagnostics, sorted by position.
    pub diagnostics: Vec<Diagnostic>,
    /// Errors that were counted but not kept.
    pub errors_withheld: usize,
    /// Warnings that were counted but not kept.
    pub warnings_withheld: usize,
}

/// The findings in all files, in display order.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// The checked files, including those without problems.
    pub files: Vec<FileFindings>,
    /// The number of other files in the folders.
    pub skipped: usize,
}

impl FileFindings {
    /// A file and its findings.
    #[must_use]
    pub fn new(source: Source, diagnostics: Vec<Diagnostic>) -> Self {
        Self { source, diagnostics, errors_withheld: 0, warnings_withheld: 0 }
    }

    /// The number of errors, including those that were not kept.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error) + self.errors_withheld
    }

    /// The number of warnings, including those that were not kept.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning) + self.warnings_withheld
    }

    /// The number of problems that were counted but not kept.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.errors_withheld + self.warnings_withheld
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity() == severity).count()
    }

    /// The start and the end of a finding. For a cell, both are the cell, with its row as the line.
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
    /// The number of findings and files.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for file in &self.files {
            tally.add_file(file.errors(), file.warnings());
        }
        tally
    }
}
