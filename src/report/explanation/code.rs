//! A diagnostic code: what is wrong, why it matters, and what to do.

use super::Explanation;
use crate::diagnostic::Code;

pub(super) fn explain(explanation: &mut Explanation, code: Code) {
    let entry = code.info();
    explanation.text(entry.explanation);
    explanation.heading("For example");
    explanation.code(entry.example.lines().map(str::to_owned).collect());
    explanation.heading("What to do");
    explanation.text(entry.help);
}
