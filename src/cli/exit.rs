//! Exit codes, the same for every command and format.

use std::error::Error;
use std::fmt;
use std::process::{ExitCode, Termination};

/// How a run ended. A low score is not a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: success, whatever the score.
    Success,
    /// 1: a named answers file or questionnaire has errors, or a requirement is not met.
    Findings,
    /// 2: wrong usage.
    Usage,
    /// 3: a file cannot be read or written, or the questionnaire in use has errors. Overrides 1.
    Failure,
    /// 130: interrupted.
    Interrupted,
}

impl Exit {
    /// The exit status of the process.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Failure => 3,
            Self::Interrupted => 130,
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}

/// Wrong usage that parsing alone cannot detect.
#[derive(Debug)]
pub(in crate::cli) struct UsageError(pub(in crate::cli) String);

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for UsageError {}

/// The error has already been reported; only the exit code is left.
#[derive(Debug)]
pub(in crate::cli) struct AlreadyReported(pub(in crate::cli) Exit);

impl fmt::Display for AlreadyReported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped because of the errors above")
    }
}

impl Error for AlreadyReported {}
