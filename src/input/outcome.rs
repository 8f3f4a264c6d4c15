//! What comes out of reading a file.

use super::sink::DiagnosticSink;
use crate::diagnostic::Diagnostic;

/// What a file holds, if it can be used, and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    value: Option<T>,
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl<T> Outcome<T> {
    /// The value stands only if nothing is an error.
    pub(super) fn new(value: Option<T>, problems: DiagnosticSink) -> Self {
        let value = if problems.any_error() { None } else { value };
        let (errors, warnings) = problems.counts();
        Self { value, diagnostics: problems.into_sorted(), errors, warnings }
    }

    /// A file that cannot be used because of one error.
    #[must_use]
    pub fn failed(error: Diagnostic) -> Self {
        Self { value: None, diagnostics: vec![error], errors: 1, warnings: 0 }
    }

    /// What the file holds; there exactly if it has no error.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The problems, sorted by place.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many more problems there were than [`super::MOST_KEPT`] allows to keep.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.errors + self.warnings - self.diagnostics.len()
    }

    /// How many errors there are, including those that were not kept.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are, including those that were not kept.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// Whether the file cannot be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Value and problems.
    #[must_use]
    pub fn into_parts(self) -> (Option<T>, Vec<Diagnostic>) {
        (self.value, self.diagnostics)
    }
}
