//! Lints of valid files, and requirements to gate on. Pure: today's date and the files are arguments.
//!
//! [`lint_answers()`] and [`teams::lint_teams`] check answers, [`lint_questionnaire`] a questionnaire, and [`requirements::unmet`]
//! requirements. [`Suppressions`] and [`LintLevels`] decide which findings are reported, and how.

mod age;
mod answers;
mod levels;
pub mod plan;
mod questionnaire;
pub mod requirements;
mod scan;
mod stages;
mod suppressions;
pub mod teams;

pub use age::{InvalidAge, MaxAge};
pub use answers::{DateOptions, lint_answers};
pub use levels::{LintLevel, LintLevels};
pub use questionnaire::lint_questionnaire;
pub use scan::{Scan, Toml11Feature};
pub use suppressions::Suppressions;

use crate::model::Answers;
use crate::source::{AnswersSpans, Source};

/// A valid answers file with its spans.
#[derive(Debug, Clone, Copy)]
pub struct CheckedAnswers<'a> {
    /// The text.
    pub source: &'a Source,
    /// The answers.
    pub answers: &'a Answers,
    /// The spans.
    pub spans: &'a AnswersSpans,
}
