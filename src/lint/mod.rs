//! Doubts about files that are valid, and requirements to gate on. Pure: what today is, and what the files are, is given.
//!
//! [`lint_answers()`] and [`teams::lint_teams`] say what is doubtful about answers,
//! [`lint_questionnaire`] about a questionnaire, [`requirements::unmet`] which requirements are not met; [`Suppressions`] and [`LintLevels`]
//! decide what becomes of it all.

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
pub use answers::{Clock, lint_answers};
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
