//! A diagnostic code: what is wrong, why it matters, and what to do.

use super::Explanation;
use crate::diagnostic::Code;

pub(super) fn explain(sheet: &mut Explanation, code: Code) {
    let entry = code.entry();
    let mut summary = entry.summary.chars();
    let summary: String = summary.next().into_iter().flat_map(char::to_uppercase).chain(summary).collect();
    sheet.title(summary, format!("{} {}", entry.severity, entry.name));
    sheet.text(entry.explanation);
    sheet.heading("For example");
    sheet.verbatim(entry.example.lines().map(str::to_owned).collect());
    sheet.heading("What to do");
    sheet.text(entry.cure);
}
