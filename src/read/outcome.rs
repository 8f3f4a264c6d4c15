//! What comes out of reading a file.

use super::problems::Problems;
use crate::diagnostic::{Diagnostic, Severity};

/// What a file holds, if it can be used, and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    value: Option<T>,
    diagnostics: Vec<Diagnostic>,
    withheld: usize,
}

impl<T> Outcome<T> {
    /// The value stands only if nothing is an error.
    pub(super) fn new(value: Option<T>, problems: Problems) -> Self {
        let value = if problems.any_error() { None } else { value };
        let (diagnostics, withheld) = problems.into_sorted();
        Self { value, diagnostics, withheld }
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
        self.withheld
    }

    /// Whether the file cannot be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity() == Severity::Error)
    }

    /// Value and problems.
    #[must_use]
    pub fn into_parts(self) -> (Option<T>, Vec<Diagnostic>) {
        (self.value, self.diagnostics)
    }
}
