//! The result of reading a file.

use super::sink::DiagnosticSink;
use crate::diagnostic::Diagnostic;

/// The content of a file, if it is valid, and its problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    value: Option<T>,
    diagnostics: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl<T> Outcome<T> {
    /// The value is kept only if there are no errors.
    pub(super) fn new(value: Option<T>, problems: DiagnosticSink) -> Self {
        let value = if problems.any_error() { None } else { value };
        let (errors, warnings) = problems.counts();
        Self { value, diagnostics: problems.into_sorted(), errors, warnings }
    }

    /// A file that is invalid because of one error.
    #[must_use]
    pub fn failed(error: Diagnostic) -> Self {
        Self { value: None, diagnostics: vec![error], errors: 1, warnings: 0 }
    }

    /// The content; `Some` exactly if there are no errors.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The problems, sorted by position.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The number of problems beyond [`super::MAX_KEPT`].
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.errors + self.warnings - self.diagnostics.len()
    }

    /// The number of errors, including those that were not kept.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The number of warnings, including those that were not kept.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// Whether the file is invalid.
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
