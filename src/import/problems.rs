//! The problems of one file: all are counted, and a limited number is kept.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::MAX_KEPT;

/// The problems of one file, in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct Problems {
    pub(super) kept: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl Problems {
    /// Adds a problem. The message is built only if it is kept.
    pub(super) fn add(&mut self, code: Code, describe: impl FnOnce() -> Diagnostic) {
        let count = match code.severity() {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        if *count < MAX_KEPT {
            self.kept.push(describe());
        }
        *count += 1;
    }

    /// Adds an error, whatever the severity of its code.
    pub(super) fn add_error(&mut self, found: Diagnostic) {
        if self.errors < MAX_KEPT {
            self.kept.push(found.with_severity(Severity::Error));
        }
        self.errors += 1;
    }

    /// Whether there is any error.
    pub(super) fn any_error(&self) -> bool {
        self.errors > 0
    }

    /// The number of errors and of warnings that were counted but not kept.
    pub(super) fn withheld(&self) -> (usize, usize) {
        (self.errors.saturating_sub(MAX_KEPT), self.warnings.saturating_sub(MAX_KEPT))
    }
}
