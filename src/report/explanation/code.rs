//! A diagnostic code: what is wrong, why it matters, and what to do.

use super::Explanation;
use crate::diagnostic::Code;

pub(super) fn explain(sheet: &mut Explanation, code: Code) {
    let entry = code.entry();
    sheet.text(entry.explanation);
    sheet.heading("For example");
    sheet.code(entry.example.lines().map(str::to_owned).collect());
    sheet.heading("What to do");
    sheet.text(entry.cure);
}
