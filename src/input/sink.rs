//! Collects the problems found while reading one file: counts all, and keeps a limited number.

use crate::diagnostic::{Code, Diagnostic, Severity};

/// The maximum number of errors, and of warnings, that are kept per file.
pub const MAX_KEPT: usize = 100;

/// The problems of one file, in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct DiagnosticSink {
    kept: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
    is_malformed: bool,
    suppress_from: Option<usize>,
}

impl DiagnosticSink {
    /// Adds a problem. The message is built only if it is kept, so that a million problems cost no more than a hundred.
    pub(super) fn add(&mut self, code: Code, describe: impl FnOnce(Code) -> Diagnostic) {
        let count = match code.severity() {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        if *count < MAX_KEPT {
            let found = describe(code);
            if self.suppress_from.is_some_and(|suppress_from| found.span().start >= suppress_from) {
                return;
            }
            self.kept.push(found);
        }
        *count += 1;
    }

    /// Suppresses diagnostics after this byte: later list entries cannot be told apart.
    pub(super) fn suppress_after(&mut self, byte: usize) {
        self.suppress_from = Some(byte);
    }

    /// Records that the text is malformed, so that nothing is reported as missing from it.
    pub(super) fn mark_malformed(&mut self) {
        self.is_malformed = true;
    }

    /// Whether the text is malformed.
    pub(super) fn is_malformed(&self) -> bool {
        self.is_malformed
    }

    /// Whether there are any errors.
    pub(super) fn any_error(&self) -> bool {
        self.errors > 0
    }

    /// The number of errors and warnings, including those that were not kept.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.errors, self.warnings)
    }

    /// The problems kept, sorted by position.
    pub(super) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|found| (found.span(), found.code()));
        self.kept
    }
}
