//! The integration tests: one binary, one module for each subject.

#![expect(clippy::expect_used, reason = "a fixture that cannot be made is a failed test")]

mod reading_answers;
mod reading_questionnaires;
mod template;
