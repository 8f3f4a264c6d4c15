//! What is wrong with one file: everything is counted, as much is kept as anybody would look at.

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
    /// Adds a problem, which is put into words only if it is kept.
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

    /// Adds a problem that is in words already; an error whatever its code says.
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

    /// How many errors and warnings were counted and not kept.
    pub(super) fn withheld(&self) -> (usize, usize) {
        (self.errors.saturating_sub(MAX_KEPT), self.warnings.saturating_sub(MAX_KEPT))
    }
}
