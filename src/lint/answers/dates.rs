//! The date of the audit: too old, or in the future.

use super::DateOptions;
use crate::diagnostic::{Code, Diagnostic};
use crate::lint::CheckedAnswers;

pub(super) fn lint(checked: &CheckedAnswers<'_>, dates: DateOptions, found: &mut Vec<Diagnostic>) {
    let (date, at) = (checked.answers.audit().date, checked.spans.audit.date.value);
    if date > dates.today {
        let message = format!("the audit is dated {date}, in the future; today is {}", dates.today);
        found.push(Diagnostic::new(Code::FutureDate, at, message).with_help("correct the date"));
    }
    if let Some(age) = dates.max_age
        && age.earliest(dates.today).is_some_and(|earliest| date < earliest)
    {
        let message = format!("the audit is dated {date}, more than {age} before today, {}", dates.today);
        found.push(Diagnostic::new(Code::OldAudit, at, message).with_help("repeat the audit, or allow a greater age"));
    }
}
