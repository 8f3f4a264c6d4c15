//! A respondent with a name instead of a pseudonym. Messages never repeat the value.

use crate::diagnostic::{Code, Diagnostic};
use crate::lint::CheckedAnswers;

/// The minimum number of digits in a telephone number. A pseudonym such as `R-2026-014` has as many, but also letters.
const MIN_DIGITS: usize = 7;

pub(super) fn lint(checked: &CheckedAnswers<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(respondent), Some(span)) = (&checked.answers.audit().respondent, checked.spans.audit.respondent) else {
        return;
    };
    if let Some(what) = gives_away(respondent) {
        found.push(
            Diagnostic::new(Code::NotAPseudonym, span.value, format!("the respondent is {what}, not a pseudonym"))
                .with_help("write a pseudonym such as \"R-014\""),
        );
    }
}

/// The kind of a value that identifies a person.
fn gives_away(respondent: &str) -> Option<&'static str> {
    let respondent = respondent.trim();
    let digits = respondent.chars().filter(char::is_ascii_digit).count();
    let dialled = |character: char| character.is_ascii_digit() || "+-()./ \u{a0}".contains(character);
    if respondent.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.')) {
        Some("an email address")
    } else if digits >= MIN_DIGITS && respondent.chars().all(dialled) {
        Some("a telephone number")
    } else if respondent.contains(char::is_whitespace) {
        Some("a value with a space in it")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_addresses_and_numbers_give_away_and_pseudonyms_do_not() {
        for (respondent, what) in [
            ("jo.bloggs@example.org", Some("an email address")),
            ("+44 (0)20 7946 0123", Some("a telephone number")),
            ("07700900123", Some("a telephone number")),
            ("Jo Bloggs", Some("a value with a space in it")),
            ("R-014", None),
            ("R-2026-014", None),
            ("014", None),
            ("peer@ward", None),
            ("日本", None),
        ] {
            assert_eq!(gives_away(respondent), what, "{respondent}");
        }
    }
}
